"""simulate, build --register, export and template as a person runs them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from etl.build.versions import current_card, history
from etl.paths import REPOSITORY
from etl.register.schema import CLASSES, RECORDS
from tests.etl.command_line import Run, as_process, within


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return within(tmp_path / "warehouse")


@pytest.fixture
def process(tmp_path: Path) -> Run:
    return as_process(tmp_path / "warehouse")


def test_from_nothing_to_a_published_simulation_and_out_again(
    run: Run, process: Run, tmp_path: Path
):
    register, parquet = tmp_path / "register", tmp_path / "parquet"
    made = process("simulate", "--cooperatives", "500", "--years", "2023-2025", "--dirty", "0.02",
                   "--out", str(register))  # fmt: skip
    assert made.returncode == 0, made.stderr
    built = process("build", "--workspace", "simulated", "--register", str(register))
    assert built.returncode == 0, built.stderr
    assert "E-TAX-02" in built.stdout
    assert "đọc lại toàn bộ" in built.stdout
    again = run("build", "--workspace", "simulated", "--register", str(register), "--lang", "en")
    assert "Unchanged" in again.stdout
    assert len(history(tmp_path / "warehouse" / "simulated")) == 1
    assert run("verify", "--workspace", "simulated").returncode == 0
    out = process("export", "--workspace", "simulated", "--parquet", str(parquet))
    assert out.returncode == 0, out.stderr
    assert (parquet / "datapackage.json").is_file()
    for result in (made, built, again, out):
        assert "Traceback" not in result.stdout + result.stderr
        assert str(REPOSITORY) not in result.stdout + result.stderr


def test_simulated_and_published_never_share_a_workspace(run: Run, tmp_path: Path):
    register = tmp_path / "register"
    run("simulate", "--cooperatives", "200", "--years", "2024-2025", "--out", str(register))
    for arguments, said in (
        (("--register", str(register)), "E-REG-03"),
        (("--register", str(register), "--workspace", "register"), "E-REG-03"),
        (("--workspace", "simulated"), "never mixed"),
    ):
        refused = run("build", *arguments)
        assert refused.returncode == 2
        assert said in refused.stderr
    assert not (tmp_path / "warehouse").exists()


def test_a_register_without_its_manifest_is_blocked(run: Run, tmp_path: Path):
    (tmp_path / "register").mkdir()
    refused = run("build", "--workspace", "simulated", "--register", str(tmp_path / "register"))
    assert refused.returncode == 1
    assert "E-REG-01" in refused.stdout
    assert current_card(tmp_path / "warehouse" / "simulated") is None


@pytest.mark.parametrize("years", ["2025-2015", "2015", "1800-2025", "a-b"])
def test_years_that_make_no_sense_are_wrong_use(run: Run, tmp_path: Path, years: str):
    refused = run("simulate", "--years", years, "--out", str(tmp_path / "x"))
    assert refused.returncode == 2
    assert "2015-2025" in refused.stderr
    assert not (tmp_path / "x").exists()


def test_a_folder_with_files_is_left_alone(run: Run, tmp_path: Path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x")
    for arguments in (("simulate", "--out", str(tmp_path / "full")),):
        assert run(*arguments).returncode == 2
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_a_template_is_written_over_nothing(process: Run, tmp_path: Path):
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(b"a year's work")
    for name, said in (
        ("filled.xlsx", "không ghi đè"), ("mau.csv", ".xlsx"), ("none/mau.xlsx", "“none”"),
    ):  # fmt: skip
        refused = process("template", str(tmp_path / name))
        assert refused.returncode == 2
        assert said in refused.stderr
    assert filled.read_bytes() == b"a year's work"
    assert [path.name for path in tmp_path.iterdir()] == ["filled.xlsx"]


def test_the_template_has_the_schema_and_its_lists(process: Run, tmp_path: Path):
    path = tmp_path / "mau.xlsx"
    made = process("template", str(path))
    assert made.returncode == 0, made.stderr
    assert made.stderr == ""
    book = openpyxl.load_workbook(path)
    for record, fields in RECORDS.items():
        sheet = book[record]
        head = [cell.value for cell in sheet[1]]
        assert head == [field.name for field in fields]
        assert sheet.max_row == 1
    rules = book["cooperatives"].data_validations.dataValidation
    at = {field.name: n for n, field in enumerate(RECORDS["cooperatives"])}
    lists = {str(rule.sqref).split("2:")[0]: rule for rule in rules if rule.type == "list"}
    letter = openpyxl.utils.get_column_letter(at["sector_class"] + 1)
    source = lists[letter].formula1
    first, last = source.split("!")[1].replace("$", "").split(":")
    values = [row[0].value for row in book["danh_muc"][first:last]]
    assert values == [choice.value for choice in CLASSES]
    assert len(rules) >= 25
