"""Every text of the published files that the pages show is there in Vietnamese too."""

from __future__ import annotations

import csv
import re

import pytest

from coopstats.catalog import publisher_by_name
from coopstats.catalog.translations import publisher_words, translated, translations
from etl.paths import PUBLISHED_DIR

COLUMNS = {
    "conflicts.csv": ("reason_if_known",),
    "corrections.csv": ("reason",),
    "observations.csv": ("note",),
    "sources.csv": ("reliability_note",),
    "tables.csv": ("title_en", "note", "checks"),
    "targets.csv": ("note",),
}
# A month is a word in English and a number in Vietnamese.
MONTHS = {"June": 6, "July": 7, "August": 8, "November": 11, "Dec(ember)?": 12}
# Remarks beside a publisher that are the same in both languages.
PROPER_REMARKS = {"PX-Web"}
# The note of the simulated register's source (tests/register/test_charts_of_a_register.py).
SIMULATION = "Simulated register, not published figures"

PUBLISHERS = ("publisher_a", "publisher_b")


def _rows(file: str) -> list[dict[str, str]]:
    with (PUBLISHED_DIR / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _texts() -> set[str]:
    return {
        row[column]
        for file, columns in COLUMNS.items()
        for row in _rows(file)
        for column in columns
        if row[column]
    }


def _remarks() -> set[str]:
    """What stands in brackets after a publisher that the catalog knows without it."""
    names = {row[column] for row in _rows("conflicts.csv") for column in PUBLISHERS}
    bracketed = {name for name in names - set(publisher_by_name()) if name.endswith(")")}
    return {name.partition(" (")[2].removesuffix(")") for name in bracketed}


def test_every_published_text_is_translated():
    assert _texts() - set(translations()) == set()


def test_every_remark_beside_a_publisher_is_translated():
    table = translations()
    unknown = _remarks() - PROPER_REMARKS - set(table) - set(table.values())
    assert unknown == set()


def test_no_translation_is_left_over():
    table = translations()
    of_remarks = {en for en, vi in table.items() if {en, vi} & _remarks()}
    assert set(table) - _texts() - of_remarks - {SIMULATION} == set()


def test_vietnamese_differs_wherever_there_are_letters():
    same = [en for en, vi in translations().items() if en == vi and re.search("[a-z]", en.lower())]
    assert same == []
    assert all(vi.strip() == vi and vi for vi in translations().values())


def test_two_texts_never_share_a_translation():
    assert len(set(translations().values())) == len(translations())


def _numbers(text: str) -> list[int]:
    """The whole numbers of a text, in order of size, whatever separates their thousands."""
    joined = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    return sorted(int(digits) for digits in re.findall(r"\d+", joined))


def test_figures_survive_translation():
    for en, vi in translations().items():
        months = [n for name, n in MONTHS.items() if re.search(rf"\b{name}\b", en)]
        assert _numbers(vi) == sorted(_numbers(en) + months), (en, vi)


def test_large_numbers_use_the_separators_of_vietnamese():
    for en, vi in translations().items():
        assert not re.search(r"\d,\d{3}\b", vi), (en, vi)
        assert not re.search(r"\d\.\d{1,2}(?!\d)", vi), (en, vi)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_unknown_text_stays_as_it_is(lang):
    assert translated("nobody wrote this", lang) == "nobody wrote this"


def test_a_text_is_said_in_the_language_asked_for():
    assert translated("two ministries", "en") == "two ministries"
    assert translated("two ministries", "vi") == "số của hai bộ"
    assert translated("số của hai bộ", "en") == "two ministries"


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "Tổng cục Thống kê (implied by 29378 and +5.4%)",
            "Tổng cục Thống kê (suy ra từ 29.378 và +5,4%)",
            "National Statistics Office (implied by 29378 and +5.4%)",
        ),
        (
            "Tổng cục Thống kê (Niên giám 2008)",
            "Tổng cục Thống kê (Niên giám 2008)",
            "National Statistics Office (2008 Yearbook)",
        ),
        (
            "Bộ Kế hoạch và Đầu tư (Cục Phát triển hợp tác xã)",
            "Bộ Kế hoạch và Đầu tư (Cục Phát triển hợp tác xã)",
            "Ministry of Planning and Investment (Agency for Cooperative Development)",
        ),
        ("VietnamPlus", "VietnamPlus", "VietnamPlus"),
        ("Tờ báo lạ (chưa rõ", "Tờ báo lạ (chưa rõ", "Tờ báo lạ (chưa rõ"),
    ],
)
def test_publishers_of_disagreements_are_named_in_both_languages(text, vi, en):
    assert publisher_words(text, "vi") == vi
    assert publisher_words(text, "en") == en


def test_every_publisher_of_a_disagreement_is_in_the_catalog():
    names = {row[column] for row in _rows("conflicts.csv") for column in PUBLISHERS}
    known = set(publisher_by_name())
    unknown = {n for n in names - known if n.partition(" (")[0] not in known}
    assert unknown == set()
