"""Places: both eras whole, their mapping the same both ways, and names found however written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopstats.catalog import (
    ERAS,
    FORMER_PROVINCES,
    find_province,
    find_region,
    fold,
    place_name,
    provinces,
    provinces_of,
    regions_of,
)
from coopstats.catalog.places import AMBIGUOUS_CODES

# Rhymes whose tone mark stood on the first vowel in the old spelling and on the second in the new.
OLD_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uỳ": "ùy", "uý": "úy"}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _spellings() -> list[tuple[str, str, str]]:
    return [
        (era, province.code, spelling)
        for era in ERAS
        for province in provinces_of(era)
        for spelling in (province.name.vi, province.name.en, *province.aliases)
    ]


def test_there_are_63_and_34_provinces():
    assert [len(provinces_of(era)) for era in ERAS] == [63, 34]


@pytest.mark.parametrize("era", ERAS)
def test_each_province_is_in_one_region(era):
    codes = [code for region in regions_of(era) for code in region.codes]
    assert sorted(codes) == sorted(province.code for province in provinces_of(era))
    assert all(
        province.code in region.codes
        for region in regions_of(era)
        for province in provinces_of(era)
        if province.region == region.id
    )
    assert len(regions_of(era)) == 6


@pytest.mark.parametrize("era", ERAS)
def test_codes_have_two_digits_and_names_are_told_apart(era):
    assert all(len(p.code) == 2 and p.code.isdigit() for p in provinces_of(era))
    assert len({p.name.vi for p in provinces_of(era)}) == len(provinces_of(era))


def test_mapping_is_the_same_both_ways():
    from_old = {(p.code, p.successor) for p in provinces_of("63")}
    from_new = {(part, p.code) for p in provinces_of("34") for part in p.parts}
    assert from_old == from_new
    assert all(p.parts == (p.code,) for p in provinces_of("63"))
    assert all(p.successor == p.code for p in provinces_of("34"))


def test_codes_that_changed_their_meaning_are_listed():
    # A merged province took the code and the name of one of its parts, but not always of the same.
    names = {p.code: p.name.vi for p in provinces_of("63")}
    changed = {
        p.code
        for p in provinces_of("34")
        if p.name.vi != names[p.code] and p.name.vi in names.values()
    }
    assert changed == AMBIGUOUS_CODES


def test_former_provinces_lie_in_known_ones():
    codes = {p.code for p in provinces_of("63")}
    assert all(within and set(within) <= codes for _, within in FORMER_PROVINCES.values())
    assert all(place_name(id_, "former") == name for id_, (name, _) in FORMER_PROVINCES.items())


def test_every_spelling_is_found():
    missed = [
        (era, code, spelling, find_province(spelling, era))
        for era, code, spelling in _spellings()
        if find_province(spelling, era) != code
    ]
    assert missed == []
    assert len(_spellings()) > 400


def test_no_spelling_means_two_provinces():
    owners: dict[tuple[str, str], set[str]] = {}
    for era, code, spelling in _spellings():
        owners.setdefault((era, fold(spelling)), set()).add(code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("era", ERAS)
def test_decomposed_letters_are_found(era):
    for province in provinces_of(era):
        decomposed = unicodedata.normalize("NFD", province.name.vi)
        assert find_province(decomposed, era) == province.code


@pytest.mark.parametrize("era", ERAS)
def test_old_and_new_tone_places_are_found(era):
    tried = 0
    for province in provinces_of(era):
        for new, old in OLD_TONES.items():
            for one, other in ((new, old), (old, new)):
                if one in province.name.vi:
                    tried += 1
                    assert find_province(province.name.vi.replace(one, other), era) == province.code
    assert tried


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("\u00d0ắk Lắk", "66"),
        ("\u00d0à Nẵng", "48"),
        ("\u00d0\u1ed3ng\u00a0Nai", "75"),
        ("B\u00ecnh\u00a0Dương", "74"),
        ("dak lak", "66"),
        ("DAK  LAK", "66"),
        ("ĐĂK LĂK", "66"),
        ("Hoà Bình", "17"),
        ("Khánh Hoà", "56"),
        ("Tỉnh Thừa Thiên-Huế", "46"),
        ("TP.HCM", "79"),
        ("thành phố cần thơ", "92"),
        ("ba ria vung tau", "77"),
    ],
)
def test_names_are_found_as_files_write_them(name, code):
    assert find_province(name, "63") == code


@pytest.mark.parametrize("name", ["", " ", "Cả nước", "Tổng số", "Hà", "Sông Bé", "01", "tinh"])
def test_what_is_no_province_is_not_found(name):
    assert find_province(name, "63") is None


def test_a_province_that_was_merged_away_is_not_found_among_the_34():
    gone = {p.name.vi for p in provinces_of("63")} - {p.name.vi for p in provinces_of("34")}
    found = {name: find_province(name, "34") for name in gone}
    # Thừa Thiên Huế became the city of Huế in January 2025, with the same territory and code.
    assert {name: code for name, code in found.items() if code} == {"Thừa Thiên Huế": "46"}
    assert len(gone) == 30


@pytest.mark.parametrize("era", ERAS)
def test_regions_are_found_by_name_or_id(era):
    for region in regions_of(era):
        for name in (region.name.vi, region.name.en, region.id, _plain(region.name.vi).upper()):
            assert find_region(name, era) == region.id
    assert find_region("Miền Đông", era) is None


@given(st.data())
def test_case_accents_and_spaces_do_not_matter(data):
    era, code, spelling = data.draw(st.sampled_from(_spellings()))
    accents = data.draw(st.sampled_from(["as it is", "none", "NFC", "NFD"]))
    changed = _plain(spelling) if accents == "none" else spelling
    if accents in ("NFC", "NFD"):
        changed = unicodedata.normalize(accents, changed)
    upper = data.draw(st.lists(st.booleans(), min_size=len(changed), max_size=len(changed)))
    changed = "".join(c.upper() if up else c.lower() for c, up in zip(changed, upper, strict=True))
    space = data.draw(st.sampled_from([" ", "  ", "\u00a0", "\t"]))
    changed = space + changed.replace(" ", space) + space
    assert find_province(changed, era) == code


def test_the_same_province_keeps_its_name_through_place_name():
    for (era, code), province in provinces().items():
        assert place_name(code, era) == province.name
