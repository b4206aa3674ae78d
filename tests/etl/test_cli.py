"""The command line as a data officer meets it: real files, exit codes, and a process of its own.

One test of each way to end runs `python -m etl`; the others run the same command in this process.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.build.publish import hold_lock
from etl.build.versions import current_card, history, version_path
from etl.paths import PUBLISHED_DIR, REPOSITORY
from tests.etl.command_line import Run, Said, as_process, within


@pytest.fixture
def warehouse(tmp_path: Path, published_warehouse: Path) -> Path:
    """A warehouse with one published version, free to be changed."""
    return Path(shutil.copytree(published_warehouse, tmp_path / "warehouse"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A command in this process, with its warehouse in the test's folder."""
    return within(tmp_path / "warehouse")


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """The like as `python -m etl`."""
    return as_process(tmp_path / "warehouse")


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    """The published folder with one figure altered: 22,861 cooperatives in 2018 to 22,862."""
    folder = Path(shutil.copytree(PUBLISHED_DIR, tmp_path / "altered"))
    file = folder / "observations.csv"
    text = file.read_text(encoding="utf-8")
    assert ",22861,cooperatives,22.861," in text
    file.write_text(
        text.replace(",22861,cooperatives,22.861,", ",22862,cooperatives,22.862,"),
        encoding="utf-8",
    )
    return folder


def said_nothing_internal(result: Said) -> bool:
    said = result.stdout + result.stderr
    return "Traceback" not in said and str(REPOSITORY) not in said and "SELECT" not in said


def test_build_accounts_for_every_file_and_publishes(process: Run, tmp_path: Path):
    result = process("build")
    assert result.returncode == 0, result.stderr
    card = current_card(tmp_path / "warehouse" / "published")
    assert card is not None
    assert f"Đã công bố bản {card.version}." in result.stdout
    assert f"Published version {card.version}." in result.stdout
    for file in card.source_files:
        assert file in result.stdout
    assert "cộng / total" in result.stdout
    assert "N-COR-01" in result.stdout


def test_build_again_says_unchanged(run: Run, warehouse: Path):
    result = run("build", "--lang", "en")
    assert result.returncode == 0
    assert "Unchanged" in result.stdout
    assert "Không đổi" not in result.stdout
    assert len(history(warehouse / "published")) == 1


def test_force_publishes_though_unchanged_and_quiet_says_nothing(run: Run, warehouse: Path):
    result = run("build", "--force", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert len(history(warehouse / "published")) == 2


def test_one_changed_figure_makes_a_new_version(run: Run, warehouse: Path, altered: Path):
    result = run("build", "--published", str(altered), "--lang", "vi")
    assert result.returncode == 0, result.stderr
    old, new = history(warehouse / "published")
    assert old.content_sha256 != new.content_sha256
    assert f"Đã công bố bản {new.version}." in result.stdout


def test_blocking_findings_are_named_and_nothing_is_published(
    process: Run, warehouse: Path, altered: Path
):
    before = current_card(warehouse / "published")
    (altered / "observations.csv").unlink()
    result = process("build", "--published", str(altered))
    assert result.returncode == 1
    assert "observations.csv" in result.stdout
    assert "Chưa công bố" in result.stderr
    assert "Not published" in result.stderr
    assert said_nothing_internal(result)
    assert current_card(warehouse / "published") == before


def test_a_missing_folder_is_wrong_use(process: Run, tmp_path: Path):
    result = process("build", "--published", str(tmp_path / "nowhere"))
    assert result.returncode == 2
    assert "nowhere" in result.stderr
    assert not (tmp_path / "warehouse").exists()


@pytest.mark.parametrize(
    "arguments",
    [["build", "--workspace", "../x"], ["build", "--lang", "fr"], ["build", "--keep", "1"], ["x"]],
)
def test_wrong_use_is_exit_code_two(process: Run, tmp_path: Path, arguments: list[str]):
    result = process(*arguments)
    assert result.returncode == 2
    assert said_nothing_internal(result)
    assert not (tmp_path / "warehouse").exists()


def test_a_second_builder_is_told_so(process: Run, warehouse: Path):
    with hold_lock(warehouse / "published"):
        results = [process("build"), process("rollback")]
    for result in results:
        assert result.returncode == 3
        assert "Một lần dựng khác đang chạy" in result.stderr
        assert "Another build" in result.stderr


def test_history_rollback_and_status(run: Run, warehouse: Path, altered: Path):
    run("build", "--quiet", "--published", str(altered))
    old, new = history(warehouse / "published")
    listed = run("history").stdout.splitlines()
    assert [line for line in listed if "●" in line and new.version in line]
    assert [line for line in listed if "●" not in line and old.version in line]
    assert old.version in run("rollback").stdout
    assert current_card(warehouse / "published") == old
    assert old.content_sha256 in run("status", "--lang", "vi").stdout
    assert run("rollback").returncode == 2
    assert run("rollback", new.version[:16]).returncode == 0
    assert current_card(warehouse / "published") == new
    assert run("rollback", "2019").returncode == 2


def test_verify_finds_one_changed_byte(run: Run, process: Run, warehouse: Path):
    assert run("verify").returncode == 0
    card = current_card(warehouse / "published")
    assert card is not None
    path = version_path(warehouse / "published", card)
    path.chmod(0o644)
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 3] ^= 1
    path.write_bytes(whole)
    result = process("verify")
    assert result.returncode == 4
    assert "không còn nguyên vẹn" in result.stderr
    assert said_nothing_internal(result)


@pytest.mark.parametrize("command", ["status", "verify", "history", "rollback"])
def test_before_the_first_build_each_says_so(run: Run, tmp_path: Path, command: str):
    result = run(command)
    assert result.returncode == 4
    assert "Chưa có bản nào được công bố" in result.stderr
    assert not (tmp_path / "warehouse").exists()


def test_an_internal_failure_is_a_sentence_and_debug_shows_more(process: Run, warehouse: Path):
    # A folder where the lock file should be: the builder cannot open it.
    (warehouse / "published" / ".lock").unlink()
    (warehouse / "published" / ".lock").mkdir()
    before = current_card(warehouse / "published")
    result = process("build")
    assert result.returncode == 4
    assert "--debug" in result.stderr
    assert said_nothing_internal(result)
    assert "Traceback" in process("build", "--debug").stderr
    assert current_card(warehouse / "published") == before


def test_an_unknown_publisher_is_named(run: Run, altered: Path):
    file = altered / "sources.csv"
    text = file.read_text(encoding="utf-8")
    assert "Liên minh Hợp tác xã tỉnh An Giang" in text
    file.write_text(
        text.replace("Liên minh Hợp tác xã tỉnh An Giang", "Cơ quan chưa biết"), encoding="utf-8"
    )
    result = run("build", "--published", str(altered))
    assert result.returncode == 1
    assert "Cơ quan chưa biết" in result.stdout
    assert said_nothing_internal(result)
