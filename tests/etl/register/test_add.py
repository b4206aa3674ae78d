"""Adding a province's year comes to what building the same final rows does; a failure changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build.contents import content_of
from etl.build.failures import CheckFailedError
from etl.build.publish import BuildBlockedError, Outcome, publish_aside
from etl.build.versions import (
    DamagedVersionError,
    VersionCard,
    current_card,
    history,
    rollback,
    sha256_of,
    verify_bytes,
    version_path,
    versions_folder,
)
from etl.register.add.messages import OF_ADDING
from etl.register.build import REGISTER_MARTS
from tests.etl.register.adding import Row, add, of_province, own_file, rows_of, write
from tests.etl.register.conftest import Workspace, build_register
from tests.etl.register.registers import code_of

# What says which file a row came from, or where it lies among its neighbours, is held in other tests.
NOT_COMPARED = {"file_id", "name_order", "file"}
ACCOUNTS = {"core.register_file", "meta.build", "meta.source_file", "meta.skipped", "meta.finding",
            "meta.quarantined"}  # fmt: skip


def different_tables(one: Path, other: Path) -> dict[str, tuple[int, int]]:
    """Rows that only one of two databases holds, by table; decimals are compared to ten digits."""
    found: dict[str, tuple[int, int]] = {}
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
        names = [
            {f"{schema}.{table}" for schema, table in connection.execute(
                "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = ?", [name]
            ).fetchall()}
            for name in ("one", "other")
        ]  # fmt: skip
        assert names[0] == names[1]
        for name in sorted(names[0] - ACCOUNTS):
            relation = connection.table(f"one.{name}")
            kept = ", ".join(
                f"format('{{:.10g}}', \"{column}\")" if str(kind) in ("DOUBLE", "FLOAT")
                else f'"{column}"'
                for column, kind in zip(relation.columns, relation.types, strict=True)
                if column not in NOT_COMPARED
            )  # fmt: skip
            rows = [f"(SELECT {kept} FROM {which}.{name})" for which in ("one", "other")]
            n = [
                connection.execute(f"SELECT count(*) FROM ({a} EXCEPT ALL {b})").fetchall()[0][0]
                for a, b in (rows, reversed(rows))
            ]
            if any(n):
                found[name] = (n[0], n[1])
    return found


def assert_same(place: Workspace, final: Path, outcome: Outcome, tmp_path: Path) -> None:
    """The version that adding made holds what building `final` does."""
    built = build_register(final, tmp_path / "built")
    added = version_path(place.folder, outcome.card)
    assert different_tables(added, built.file) == {}
    with duckdb.connect(str(added), read_only=True) as c:
        wrong = c.execute("""
            SELECT count(*) FROM (
                SELECT name_order - lag(name_order) OVER (ORDER BY name_folded, unit_id) AS gap
                FROM marts.cooperative_search) WHERE gap <= 0""").fetchall()
        assert wrong == [(0,)]


def final_register(place: Workspace, name: str, province: str, year: int, new: Path) -> Path:
    """The register's folder with the province's year taken out of `name` and the new file beside."""
    path = place.register / name
    own = of_province(rows_of(path), province, year)
    write(path, [row for row in rows_of(path) if row not in own])
    shutil.copy(new, place.register / new.name)
    return place.register


def new_cooperative(like: Row, number: int, **other: Any) -> Row:
    return {**like, "tax_code": code_of(number), "name": f"HTX mới {number}", **other}


def _the_same(rows: list[Row]) -> list[Row]:
    return rows


def _more(rows: list[Row]) -> list[Row]:
    return [*rows, *(new_cooperative(rows[n], 9_000 + n) for n in range(5))]


def _changed(rows: list[Row]) -> list[Row]:
    for row in rows[::2]:
        row["revenue_vnd"] = "7000000000" if row["status"] == "operating" else ""
        row["revenue_members_vnd"] = ""
        row["name"] += " đổi tên"
    return rows


def _fewer(rows: list[Row]) -> list[Row]:
    return rows[3:]


def _none_but_new(rows: list[Row]) -> list[Row]:
    return [new_cooperative(rows[0], 9_100), new_cooperative(rows[1], 9_101, sector_class="other")]


def _dirty(rows: list[Row]) -> list[Row]:
    rows[0]["tax_code"] = "123"
    rows[1]["members"] = "1.200"
    rows[2]["status"] = "?"
    return [*rows, rows[5]]


CHANGES: dict[str, Callable[[list[Row]], list[Row]]] = {
    "the same": _the_same, "more": _more, "changed": _changed, "fewer": _fewer,
    "others": _none_but_new, "dirty": _dirty,
}  # fmt: skip


CASES = (
    ("dirty", 2023, "79"), ("changed", 2022, "01"), ("more", 2025, "01"), ("changed", 2024, "01"),
    ("fewer", 2021, "38"), ("others", 2024, "38"), ("the same", 2025, "79"), ("fewer", 2025, "38"),
)  # fmt: skip
# Each builds a country twice: the first two always run, `make soak` runs them all. In the second,
# cooperatives were re-registered and moved in the years around it.
ALWAYS = 2


@pytest.mark.parametrize(
    ("change", "year", "province"),
    [
        case if n < ALWAYS else pytest.param(*case, marks=pytest.mark.soak)
        for n, case in enumerate(CASES)
    ],
)
def test_adding_comes_to_what_building_does(
    change: str, year: int, province: str, place: Workspace, tmp_path: Path
):
    name = f"cooperatives_{year}.csv"
    rows = of_province(rows_of(place.register / name), province, year)
    assert len(rows) > 8
    path = write(tmp_path / f"cooperatives_{year}_{province}.csv", CHANGES[change](rows))
    outcome = add(place.folder, path)
    assert outcome.is_new
    final = final_register(place, name, province, year, path)
    assert_same(place, final, outcome, tmp_path)


@pytest.mark.soak
def test_a_year_after_the_newest_makes_standings_of_its_own(place: Workspace, tmp_path: Path):
    """No other province has reported yet: nothing of the standings in service holds any more."""
    rows = of_province(rows_of(place.register / "cooperatives_2025.csv"), "79", 2025)
    next_year = [{**row, "year": "2026"} for row in rows if row["status"] != "dissolved"]
    path = write(tmp_path / "cooperatives_2026_79.csv", next_year)
    outcome = add(place.folder, path)
    shutil.copy(path, place.register / path.name)
    assert outcome.card.rows["marts.peer_standing"] < len(rows)
    assert_same(place, place.register, outcome, tmp_path)


@pytest.mark.parametrize(("record", "year"), [("unions", 2023), ("groups", 2025)])
@pytest.mark.soak
def test_unions_and_groups_are_added_alike(
    record: str, year: int, place: Workspace, tmp_path: Path
):
    name = next(p.name for p in sorted(place.register.glob(f"{record}*.csv")) if p.name in
                (f"{record}.csv", f"{record}_{year}.csv"))  # fmt: skip
    rows = rows_of(place.register / name)
    province = next(row["province_code"] for row in rows if int(row["year"]) == year)
    own = of_province(rows, province, year)
    path = write(tmp_path / f"{record}_{year}_{province}.csv", own[: max(1, len(own) // 2)])
    outcome = add(place.folder, path)
    assert_same(place, final_register(place, name, province, year, path), outcome, tmp_path)


def test_sent_twice_is_skipped_and_sent_anew_stands_in(place: Workspace, tmp_path: Path):
    path = own_file(place, tmp_path)
    first = add(place.folder, path)
    again = add(place.folder, Path(shutil.copy(path, tmp_path / "cooperatives_again.csv")))
    assert not again.is_new
    assert [f.code for f in again.intake.findings] == ["E-RES-01"]
    account = again.intake.accounts[0]
    assert account.rows_read == account.rows_skipped > 8
    write(path, rows_of(path)[2:])
    anew = add(place.folder, path)
    note = next(f for f in anew.intake.findings if f.code == "N-ADD-07")
    assert "2 withdrawn" in note.message_en
    assert "rút 2" in note.message_vi
    with duckdb.connect(str(version_path(place.folder, anew.card)), read_only=True) as c:
        named = c.execute(
            "SELECT rows_loaded FROM meta.source_file WHERE file = ?", [path.name]
        ).fetchall()
        assert named == [(len(rows_of(path)),)]
        assert c.execute(
            "SELECT count(*) FROM core.register_file WHERE file = ?", [path.name]
        ).fetchone() == (1,)
    assert set(anew.card.source_files) == set(first.card.source_files)


def test_a_unit_whose_row_was_set_aside_is_not_called_absent(place: Workspace, tmp_path: Path):
    path = own_file(place, tmp_path)
    gone, ruled, unread, pointed, *others = rows_of(path)
    ruled["status"], unread["workers"], pointed["workers"] = "?", "many", "1.200"
    found = add(place.folder, write(path, [ruled, unread, pointed, *others])).intake.findings
    note = next(f for f in found if f.code == "N-ADD-07")
    assert "1 withdrawn" in note.message_en
    assert "rút 1 " in note.message_vi
    (aside,) = (f for f in found if f.code == "W-ADD-09")
    assert (aside.file, aside.found, aside.severity) == (path.name, "3", "warning")
    assert gone not in others


def test_a_row_without_a_usable_code_may_be_one_of_the_withdrawn(place: Workspace, tmp_path: Path):
    """Each way to set a row aside, a missing unit, and a line of commas, which is no row."""
    path = own_file(place, tmp_path)
    gone, blank, mistyped, unread, pointed, known, *others = rows_of(path)
    blank["tax_code"], mistyped["tax_code"] = "", "0100109107"
    unread.update(tax_code="mã", workers="many", members="?")
    pointed.update(tax_code="12345", workers="1.200")
    known["workers"] = "many"
    nothing = dict.fromkeys(known, "")
    sent = [blank, mistyped, unread, pointed, known, nothing, *others]
    found = add(place.folder, write(path, sent)).intake.findings
    (aside,) = (f for f in found if f.code == "W-ADD-10")
    assert (aside.file, aside.found, aside.severity) == (path.name, "4", "warning")
    assert "of the 5 units" in aside.message_en
    assert "up to 4 " in aside.message_en
    assert "tới 4 đơn vị" in aside.message_vi
    assert next(f for f in found if f.code == "W-ADD-09").found == "1"
    # That the file has them no more is what nobody can know.
    note = next(f for f in found if f.code == "N-ADD-07")
    assert "5 withdrawn because no row of the file has their code" in note.message_en
    assert "rút 5 vì không dòng nào của tệp ghi mã" in note.message_vi
    assert gone not in others


def test_it_is_a_version_like_any_other(place: Workspace, tmp_path: Path):
    before = current_card(place.folder)
    assert before is not None
    after = add(place.folder, own_file(place, tmp_path)).card
    verify_bytes(place.folder, after)
    assert [card.version for card in history(place.folder)] == [before.version, after.version]
    assert current_card(place.folder) == after
    assert version_path(place.folder, after).stat().st_mode & 0o777 == 0o444
    assert rollback(place.folder) == before
    assert current_card(place.folder) == before


def _two_provinces(place: Workspace, folder: Path) -> Path:
    rows = rows_of(place.register / "cooperatives_2025.csv")
    return write(folder / "cooperatives_two.csv", [*of_province(rows, "01", 2025)[:6],
                                                   *of_province(rows, "38", 2025)[:2]])  # fmt: skip


def _no_sound_row(place: Workspace, folder: Path) -> Path:
    rows = of_province(rows_of(place.register / "cooperatives_2025.csv"), "01", 2025)
    return write(folder / "cooperatives_bad.csv", [{**row, "status": "?"} for row in rows])


def _events(place: Workspace, folder: Path) -> Path:
    return Path(shutil.copy(place.register / "identity_events.csv", folder))


def _same_name(place: Workspace, folder: Path) -> Path:
    return own_file(place, folder).rename(folder / "cooperatives_2025.csv")


def _too_early(place: Workspace, folder: Path) -> Path:
    path = own_file(place, folder, 2021)
    rows = [{**row, "year": "2020", "founded_on": ""} for row in rows_of(path)
            if row["status"] != "dissolved"]  # fmt: skip
    return write(folder / "cooperatives_2020_01.csv", rows)


def _no_column(_: Workspace, folder: Path) -> Path:
    path = folder / "cooperatives_short.csv"
    path.write_text("year,tax_code\n2025,0100109106\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("make", "code", "row"),
    [
        (_two_provinces, "E-ADD-01", 8), (_no_sound_row, "E-ADD-02", None),
        (_events, "E-ADD-03", None), (_same_name, "E-ADD-04", None),
        (_too_early, "E-ADD-05", None), (_no_column, "E-COL-01", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_added_changes_nothing(
    make: Callable[[Workspace, Path], Path], code: str, row: int | None, place: Workspace,
    tmp_path: Path,
):  # fmt: skip
    before = {p: p.stat().st_mtime_ns for p in place.folder.rglob("*") if p.name != ".lock"}
    with pytest.raises(BuildBlockedError) as blocked:
        add(place.folder, make(place, tmp_path))
    found = [f for f in blocked.value.intake.findings if f.severity == "blocking"]
    assert [(f.code, f.row) for f in found] == [(code, row)]
    assert found[0].message_vi != found[0].message_en
    after = {p: p.stat().st_mtime_ns for p in place.folder.rglob("*") if p.name != ".lock"}
    assert {p: t for p, t in after.items() if p.is_file()} == {
        p: t for p, t in before.items() if p.is_file()
    }


def test_each_language_names_the_places_of_a_file_of_several(place: Workspace, tmp_path: Path):
    with pytest.raises(BuildBlockedError) as blocked:
        add(place.folder, _two_provinces(place, tmp_path))
    (found,) = [f for f in blocked.value.intake.findings if f.code == "E-ADD-01"]
    assert "Hà Nội 2025: 6" in found.message_vi
    assert "Ha Noi 2025: 6" in found.message_en


def test_a_few_rows_for_a_whole_province_are_warned_of(place: Workspace, tmp_path: Path):
    path = own_file(place, tmp_path)
    write(path, rows_of(path)[:3])
    outcome = add(place.folder, path)
    assert "W-ADD-06" in {f.code for f in outcome.intake.findings}


@pytest.mark.parametrize("has_own_code", [False, True])
def test_a_unit_of_another_province_is_set_aside_with_its_line(
    has_own_code: bool, place: Workspace, tmp_path: Path
):
    """Also one that has had another tax code before, which is no longer its number."""
    path = own_file(place, tmp_path)
    with duckdb.connect(str(place.file), read_only=True) as connection:
        (code,) = connection.execute(
            "SELECT min(tax_code) FROM core.cooperative_year WHERE year = 2025"
            " AND province_code <> '01' AND (own_code IS NOT NULL) = $own",
            {"own": has_own_code},
        ).fetchall()[0]
    reported = rows_of(place.register / "cooperatives_2025.csv")
    (other,) = [row for row in reported if row["tax_code"] == code]
    rows = rows_of(path)
    write(path, [*rows[:4], {**other, "province_code": "01"}, *rows[4:]])
    outcome = add(place.folder, path)
    found = [(f.code, f.row) for f in outcome.intake.findings if f.severity == "warning"]
    assert found == [("E-DUP-01", 6)]
    account = outcome.intake.accounts[0]
    assert (account.rows_loaded, account.rows_quarantined) == (len(rows), 1)


def test_last_years_figures_under_a_new_year_are_noticed(place: Workspace, tmp_path: Path):
    before = of_province(rows_of(place.register / "cooperatives_2023.csv"), "01", 2023)
    rows = [{**row, "year": "2024"} for row in before if row["status"] != "dissolved"]
    outcome = add(place.folder, write(tmp_path / "cooperatives_2024_01.csv", rows))
    assert "W-RES-02" in {f.code for f in outcome.intake.findings}


def test_a_version_whose_bytes_have_changed_is_not_added_to(place: Workspace, tmp_path: Path):
    before = current_card(place.folder)
    assert before is not None
    path = version_path(place.folder, before)
    path.chmod(0o600)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "UPDATE core.cooperative_year SET members = members + 1 WHERE year = 2022"
        )
    with pytest.raises(DamagedVersionError):
        add(place.folder, own_file(place, tmp_path))
    assert current_card(place.folder) == before
    assert [p.name for p in (place.folder / "versions").iterdir() if p.name.startswith(".")] == []


def publish_changed(place: Workspace, *statements: str) -> VersionCard:
    """Publishes the current version with its tables changed as no build would change them."""
    aside = versions_folder(place.folder) / ".changed.duckdb"
    card = current_card(place.folder)
    assert card is not None
    shutil.copy(version_path(place.folder, card), aside)
    aside.chmod(0o600)
    with duckdb.connect(str(aside)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute("CHECKPOINT")
        contents = content_of(connection)
    return publish_aside(place.folder, aside, sha256_of(aside), contents, card.source_files)


def test_adding_does_not_wait_for_pandas_to_be_imported(place: Workspace, tmp_path: Path):
    """Which takes a third of a second: Arrow imports it where a column is made an array by its own ways."""
    path = own_file(place, tmp_path)
    rows = rows_of(path)
    write(path, [*rows, new_cooperative(rows[0], 9_000)])
    code = (
        "import sys; from pathlib import Path; from etl.register.add.door import add_file; "
        "add_file(Path(sys.argv[1]), Path(sys.argv[2])); print('pandas' in sys.modules)"
    )
    before = current_card(place.folder)
    said = subprocess.run(
        [sys.executable, "-c", code, path, place.folder], capture_output=True, text=True, check=True
    )
    assert said.stdout.split()[-1] == "False"
    assert current_card(place.folder) != before


def test_what_fails_a_check_is_not_published(place: Workspace, tmp_path: Path):
    """Where the source of the figures is no longer told."""
    before = publish_changed(place, "UPDATE core.source SET source_id = source_id || '-'")
    # The figures take the name that it has now: those of other places in that year have the old one.
    with pytest.raises(CheckFailedError, match="sources_known"):
        add(place.folder, own_file(place, tmp_path, 2024))
    assert current_card(place.folder) == before
    assert [p.name for p in (place.folder / "versions").iterdir() if p.name.startswith(".")] == []


@pytest.mark.soak
def test_where_no_number_is_left_between_names_all_are_counted_anew(
    place: Workspace, tmp_path: Path
):
    publish_changed(place, "UPDATE marts.cooperative_search SET name_order = name_order // 1048576")
    path = own_file(place, tmp_path)
    rows = rows_of(path)
    write(path, [*rows, *(new_cooperative(rows[n], 9_000 + n) for n in range(5))])
    outcome = add(place.folder, path)
    final = final_register(place, "cooperatives_2025.csv", "01", 2025, path)
    assert_same(place, final, outcome, tmp_path)
    with duckdb.connect(str(version_path(place.folder, outcome.card)), read_only=True) as c:
        found = c.execute("SELECT min(name_order) FROM marts.cooperative_search").fetchone()
        listed = c.execute(
            "SELECT revenue_vnd, name_order FROM marts.cooperative_search"
        ).fetchall()
    assert found == (1_048_576,)
    # In blocks of revenue as a build leaves them, by name within.
    assert listed == sorted(
        listed,
        key=lambda row: (1 if row[0] is None else -max(row[0], 0).bit_length(), row[1]),
    )


@pytest.mark.soak
def test_standings_follow_a_cooperative_that_moved_in_an_older_year(
    place: Workspace, tmp_path: Path
):
    def ids(year: int) -> set[str]:
        own = of_province(rows_of(place.register / f"cooperatives_{year}.csv"), "01", year)
        return {row["tax_code"] for row in own if row["status"] == "operating"}

    code = min(ids(2023) & ids(2024) & {
        row["tax_code"] for row in rows_of(place.register / "cooperatives_2025.csv")
        if row["status"] == "operating" and row["members"]
    })  # fmt: skip
    outcome, gone = None, dict[str, str]()
    for year, province in ((2024, "01"), (2023, "01"), (2023, "38")):
        path = own_file(place, tmp_path, year, province)
        rows = [row for row in rows_of(path) if row["tax_code"] != code]
        if province == "38":
            rows.append({**gone, "province_code": "38", "commune_code": ""})
        else:
            gone = next(row for row in rows_of(path) if row["tax_code"] == code)
        outcome = add(place.folder, write(path, rows))
        final_register(place, f"cooperatives_{year}.csv", province, year, path)
    assert outcome is not None
    with duckdb.connect(str(version_path(place.folder, outcome.card)), read_only=True) as c:
        found = c.execute(
            "SELECT province_63 FROM marts.peer_standing JOIN marts.cooperative_search "
            "USING (unit_id, province_63) WHERE tax_code = ?", [code]
        ).fetchone()  # fmt: skip
    assert found == ("38",)
    assert_same(place, place.register, outcome, tmp_path)


@pytest.mark.soak
def test_ways_lead_from_another_province_too(place: Workspace, tmp_path: Path):
    """What moved into the file's province by the next year is counted there, from where it was."""
    after = {
        row["tax_code"]: row
        for row in of_province(rows_of(place.register / "cooperatives_2024.csv"), "01", 2024)
    }
    gone = next(
        row
        for row in rows_of(own_file(place, tmp_path, 2023))
        if row["members"] and after.get(row["tax_code"], row)["members"] != row["members"]
    )
    path = own_file(place, tmp_path, 2023)
    stays = [row for row in rows_of(path) if row["tax_code"] != gone["tax_code"]]
    elsewhere = own_file(place, tmp_path, 2023, "38")
    moved = {**gone, "province_code": "38", "commune_code": ""}
    add(place.folder, write(path, stays))
    add(place.folder, write(elsewhere, [*rows_of(elsewhere), moved]))
    stays[0]["name"] += " đổi tên"
    outcome = add(place.folder, write(path, stays))
    for province, file in (("01", path), ("38", elsewhere)):
        final_register(place, "cooperatives_2023.csv", province, 2023, file)
    assert_same(place, place.register, outcome, tmp_path)


def test_every_message_of_adding_is_seen_in_a_test():
    text = "".join(
        p.read_text(encoding="utf-8") for p in Path(__file__).parent.glob("test_add*.py")
    )
    assert [code for code in OF_ADDING if code not in text] == []


def test_every_mart_is_worked_out_or_left_for_a_reason():
    worked_out = {
        "suppressed", "distribution", "birth_death", "survival", "age", "transition",
        "size_class", "cooperative_search", "peer_reached", "peer_standing", "peer_stratum", "first_weight",
    }  # fmt: skip
    # A new mart of the register needs a step in etl/register/add/window.py or units.py and its swap.
    assert set(REGISTER_MARTS) == worked_out
