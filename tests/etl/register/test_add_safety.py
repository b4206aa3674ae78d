"""What must hold before a changed copy is published is seen to fail where it does not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pytest

from etl.build import reread as rereading
from etl.build.copying import HEADER_BYTES, HashedCopy, hash_beside
from etl.build.database import check_names, failed_checks, holds_by_part
from etl.build.publish import HalfWrittenError
from etl.build.reread import Expected
from etl.build.revise import change_copy, verify_copy
from etl.build.segments import segments_of
from etl.build.statements import build_sql
from etl.build.versions import current_card, sha256_of, version_path
from etl.observation import Intake
from etl.register.add.revision import AddedFile
from tests.etl.register.adding import own_file, rows_of, write
from tests.etl.register.conftest import Workspace
from tests.etl.test_build import DAMAGE

# What the damage of the published figures does not reach in one year of one province.
DAMAGE_OF_YEAR = {
    "drawn_figures_exist": "UPDATE core.observation SET is_suspect = true WHERE geo_code = '01'",
    "grain_rival_figure": "INSERT INTO marts.rival_figure (obs_id) VALUES ('a'), ('a')",
    "ids_splittable": "UPDATE core.observation SET obs_id = 'a+b' WHERE geo_code = '01'",
    "keys_present": "UPDATE marts.panel SET value = NULL WHERE geo_code = '01'",
    "places_known": "UPDATE core.observation SET geo_code = 'VN' WHERE geo_code = '01'",
    "sources_known": "UPDATE core.observation SET source_id = '?' WHERE geo_code = '01'",
}


@dataclass(frozen=True)
class Changed:
    """A copy that a file of 2024 of Hà Nội has changed, beside the version that it was."""

    connection: duckdb.DuckDBPyConnection
    base: Path
    aside: Path
    expected: Expected


@pytest.fixture(scope="module")
def changed(country: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Changed]:
    """Worked out and applied as `revise_and_publish` does; not verified yet."""
    folder = tmp_path_factory.mktemp("changed")
    card = current_card(country.folder)
    assert card is not None
    base = version_path(country.folder, card)
    aside = folder / "aside.duckdb"
    path = own_file(country, folder, 2024)
    rows = rows_of(path)
    rows[3]["name"] += " đổi tên"
    revision = AddedFile(write(path, rows[2:]))
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        connection.execute(build_sql("revise", "attach_base"), {"path": str(base)})
        # The tables of this country are small: their cards do not say how they are stored.
        stored = {name: segments_of(connection, f"base.{name}").digest for name in card.digests}
        card = replace(card, segments=stored)
        assert revision.work_out(connection, Intake(), lambda: None)
        copying = HashedCopy(base, aside)
        copying.start()
        assert copying.done() == card.sha256
        yield Changed(connection, base, aside, change_copy(connection, revision, card, aside))


@pytest.mark.parametrize("check", [name for name in check_names() if holds_by_part(name)])
def test_damage_in_what_is_put_in_is_found(check: str, changed: Changed):
    assert list(failed_checks(changed.connection, [check])) == []
    changed.connection.execute("BEGIN")
    try:
        changed.connection.execute(DAMAGE_OF_YEAR.get(check) or DAMAGE[check])
        (failed,) = failed_checks(changed.connection, [check])
    finally:
        changed.connection.execute("ROLLBACK")
    assert failed.n_rows > 0
    assert "Holds by" not in failed.rule


def test_checks_that_hold_only_for_the_whole_are_few():
    assert [name for name in check_names() if not holds_by_part(name)] == [
        "accounts_balance", "boundaries_complete", "something_to_draw",
    ]  # fmt: skip


# Each as a bug of writing might: rows that nothing should touch, rows that were put in, lost and doubled.
DAMAGED = (
    "UPDATE core.cooperative_year SET members = members + 1 WHERE year = 2022 AND members = 60",
    "UPDATE core.cooperative_year SET members = 1 WHERE year = 2024 AND province_code = '01'",
    "DELETE FROM core.cooperative_year WHERE year = 2021 AND province_code = '38'",
    "DELETE FROM core.group_year WHERE rowid = 0",
    "INSERT INTO core.cooperative_year BY NAME "
    "SELECT * EXCLUDE (tax_code) FROM core.cooperative_year WHERE rowid = 0",
    "UPDATE marts.series SET value = value + 1 WHERE year = 2021 AND geo_code = 'VN'",
    # The same value everywhere has no block: what the segment says of itself holds it.
    "UPDATE core.union_year SET file_id = file_id + 1",
    "DROP TABLE marts.age",
)


@pytest.mark.parametrize("large", [0, rereading.LARGE])
def test_a_copy_that_reads_back_otherwise_is_found(
    large: int, changed: Changed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rereading, "LARGE", large)
    connection, expected = changed.connection, changed.expected
    sha256, _ = verify_copy(connection, changed.base, changed.aside, expected)
    assert sha256 == sha256_of(changed.aside)
    for number, damage in enumerate(DAMAGED):
        damaged = Path(shutil.copy(changed.aside, tmp_path / f"{number}.duckdb"))
        with duckdb.connect(str(damaged)) as other:
            other.execute(damage)
            other.execute("CHECKPOINT")
        with pytest.raises(HalfWrittenError):
            verify_copy(connection, changed.base, damaged, expected)
        damaged.unlink()


def test_a_byte_that_turned_on_the_way_is_found(
    changed: Changed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """In a block of a table that is not read again row by row."""
    monkeypatch.setattr(rereading, "LARGE", 0)
    damaged = Path(shutil.copy(changed.aside, tmp_path / "damaged.duckdb"))
    with duckdb.connect(str(damaged), read_only=True) as other:
        block, size = other.execute("""
            SELECT block_id, (SELECT block_size FROM pragma_database_size())
            FROM pragma_storage_info('core.cooperative_year')
            WHERE block_id >= 0 AND column_name = 'assets_vnd' LIMIT 1""").fetchall()[0]
    with damaged.open("rb+") as file:
        file.seek(HEADER_BYTES + block * size + size // 3)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))
    _, different = hash_beside(damaged, changed.aside, size)
    assert different == {block}
    with pytest.raises((HalfWrittenError, duckdb.Error)):
        verify_copy(changed.connection, changed.base, damaged, changed.expected)
