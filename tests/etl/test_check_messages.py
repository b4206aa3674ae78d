from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import etl
from coopstats import catalog
from etl.check.findings import Where, make_finding, say_value
from etl.check.messages import MESSAGES

ETL = Path(etl.__file__).parent
CODE = re.compile(r'"([EWN]-[A-Z]+-[0-9]{2})"')


def codes_used() -> set[str]:
    sources = [
        path
        for room in ("read", "recognise", "check")
        for path in (ETL / room).glob("*.py")
        if path.name != "messages.py"
    ]
    return {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_in_use_has_a_message_and_every_message_is_in_use() -> None:
    assert codes_used() == set(MESSAGES)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_says_the_same_in_both_languages(code: str) -> None:
    message = MESSAGES[code]
    assert all((message.vi, message.en, message.next_vi, message.next_en))
    assert message.vi != message.en
    assert message.next_vi != message.next_en
    assert placeholders(message.vi) == placeholders(message.en)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_letter_of_a_code_agrees_with_its_severity(code: str) -> None:
    allowed = {"E": {"blocking", "warning"}, "W": {"warning"}, "N": {"note"}}
    assert MESSAGES[code].severity in allowed[code[0]]


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert (say_value(31700, "vi"), say_value(31700, "en")) == ("31.700", "31,700")
    assert (say_value(0.0858, "vi"), say_value(1234.5, "en")) == ("0,0858", "1,234.5")
    assert say_value("2022", "vi") == "2022"
    assert say_value(catalog.Text("cả nước", "Viet Nam"), "en") == "Viet Nam"


def test_a_finding_names_file_sheet_and_cell_as_the_sender_sees_them() -> None:
    where = Where("bao_cao.xlsx", 5, "Tổng", "C5", "Biểu 3")
    finding = make_finding("E-NUM-01", where, "quarantined", "abc", value="abc")
    assert finding.message_vi.startswith(
        "E-NUM-01 Tệp bao_cao.xlsx, trang “Biểu 3”, ô C5, cột “Tổng”: “abc”"
    )
    assert finding.message_en.startswith("E-NUM-01 File bao_cao.xlsx, sheet “Biểu 3”, cell C5")


def test_an_unknown_code_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        make_finding("E-XXX-99", Where("a.csv"), "refused")
