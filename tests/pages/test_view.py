"""What an address says: any text at all gives a valid view, and what is not taken is told."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coopstats import catalog
from coopstats.catalog.places import AMBIGUOUS_CODES
from coopstats.charts.scope import Scope
from coopstats.ui.view import FIRST_YEAR, LAST_YEAR, move_to_era, parameters_of, read_view

PROVINCES = {era: [p.code for p in catalog.provinces_of(era)] for era in catalog.ERAS}
REGIONS = {era: [r.id for r in catalog.regions_of(era)] for era in catalog.ERAS}
NAMES = ("lang", "geo", "place", "sector", "from", "to", "pub", "ws")
KNOWN = [
    "vi", "en", "63", "34", "VN", *PROVINCES["63"], *REGIONS["63"], *REGIONS["34"],
    *catalog.SECTORS, *catalog.publishers(), "2000", "2015", "2025", "published", "simulated",
    "dak lak", "Thành phố Hồ Chí Minh", "Huế",
]  # fmt: skip
VALUES = st.sampled_from(KNOWN) | st.text(max_size=30)
ADDRESSES = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), VALUES)


def _is_valid(scope: Scope) -> bool:
    era = scope.era
    return (
        scope.lang in ("vi", "en")
        and era in catalog.ERAS
        and scope.place in ("VN", *PROVINCES[era], *REGIONS[era])
        and scope.sector in catalog.FILTER_SECTORS
        and FIRST_YEAR <= scope.first_year <= scope.last_year <= LAST_YEAR
        and (not scope.publisher or scope.publisher in catalog.publishers())
        and bool(scope.place_name)
    )


@given(ADDRESSES)
def test_any_address_gives_a_valid_view(address: dict[str, str]):
    reading = read_view(address)
    assert _is_valid(reading.scope)
    assert all(notice.strip() for notice in reading.notices)


@given(ADDRESSES)
def test_the_address_written_reads_as_the_same_view_without_a_notice(address: dict[str, str]):
    scope = read_view(address).scope
    written = parameters_of(scope)
    again = read_view(written)
    assert again.scope == scope
    assert again.notices == []
    assert parameters_of(again.scope) == written


@given(ADDRESSES)
@example({"ws": "published"})
@example({"ws": "PUBLISHED"})
def test_a_value_is_taken_or_told_never_dropped(address: dict[str, str]):
    reading = read_view(address)
    # The workspace of what is published is the one that an address leaves out.
    written = {"ws": reading.scope.workspace, **parameters_of(reading.scope)}
    for name in NAMES:
        said = address.get(name)
        same = said is None or said == written.get(name, "")
        same = same or (name == "lang" and said is not None and said.lower() == written["lang"])
        # A place may be named in words; its code then stands in the address.
        named = name == "place" and said is not None and catalog.find_province(
            said, reading.scope.era
        ) == written["place"]  # fmt: skip
        named = named or (
            name == "place"
            and said is not None
            and catalog.find_region(said, reading.scope.era) == written["place"]
        )
        assert same or named or reading.notices, (name, said)


def test_an_empty_address_is_the_country_in_vietnamese():
    reading = read_view({})
    assert reading.scope == Scope("VN", "63", "all", FIRST_YEAR, LAST_YEAR)
    assert reading.notices == []


@pytest.mark.parametrize(
    ("said", "code"),
    [("dak lak", "66"), ("Đắk Lắk", "66"), ("TP Hồ Chí Minh", "79"), ("red_river_delta", None)],
)
def test_a_place_may_be_named(said: str, code: str | None):
    reading = read_view({"place": said})
    assert reading.scope.place == (code or said)
    assert reading.notices == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", PROVINCES["63"])
def test_each_of_the_63_in_a_link_for_34_is_its_own_code_or_mapped_aloud(
    code: str, lang: catalog.Lang
):
    reading = read_view({"geo": "34", "place": code, "lang": lang})
    if code in PROVINCES["34"]:
        # An ambiguous code is read in the era that the link names.
        assert (reading.scope.place, reading.notices) == (code, [])
    else:
        old = catalog.provinces()["63", code]
        assert reading.scope.place == old.successor
        assert len(reading.notices) == 1
        assert old.name.say(lang) in reading.notices[0]
        assert catalog.place_name(old.successor, "34").say(lang) in reading.notices[0]


@pytest.mark.parametrize("code", PROVINCES["63"])
def test_a_name_of_the_63_in_a_link_for_34_is_found(code: str):
    old = catalog.provinces()["63", code]
    reading = read_view({"geo": "34", "place": old.name.vi})
    new = catalog.provinces()["34", reading.scope.place]
    assert code in new.parts
    # Only a territory that stayed as it was (Thừa Thiên Huế, now Huế) goes without a word.
    assert new.name == old.name or new.is_unchanged or len(reading.notices) == 1


def test_years_the_wrong_way_round_are_turned_aloud():
    reading = read_view({"from": "2020", "to": "2010"})
    assert (reading.scope.first_year, reading.scope.last_year) == (2010, 2020)
    assert len(reading.notices) == 1


def test_a_long_value_is_quoted_in_part_only():
    (notice,) = read_view({"place": "x" * 5000}).notices
    assert len(notice) < 400


@pytest.mark.parametrize("code", PROVINCES["63"])
def test_a_province_of_the_63_moves_to_the_one_that_holds_it(code: str):
    new = move_to_era(code, "63", "34")
    assert code in catalog.provinces()["34", new].parts
    assert move_to_era(code, "63", "63") == code


@pytest.mark.parametrize("code", PROVINCES["34"])
def test_a_province_of_the_34_moves_back_to_a_part_of_it(code: str):
    province = catalog.provinces()["34", code]
    old = move_to_era(code, "34", "63")
    assert old in province.parts
    names = {catalog.provinces()["63", part].name for part in province.parts}
    # Back to the one of the same name where there is one, and forth again to where it came from.
    assert (catalog.provinces()["63", old].name == province.name) == (province.name in names)
    assert move_to_era(old, "63", "34") == code


@pytest.mark.parametrize("code", sorted(AMBIGUOUS_CODES))
def test_an_ambiguous_code_is_never_carried_over_as_it_is(code: str):
    old, new = catalog.provinces()["63", code], catalog.provinces()["34", code]
    assert old.name != new.name or old.parts != new.parts
    moved = move_to_era(code, "63", "34")
    assert code in catalog.provinces()["34", moved].parts


def test_the_country_and_regions_move_or_fall_back_to_the_country():
    for old, new in (("63", "34"), ("34", "63")):
        assert move_to_era("VN", old, new) == "VN"
        for region in REGIONS[old]:
            assert move_to_era(region, old, new) == (region if region in REGIONS[new] else "VN")
