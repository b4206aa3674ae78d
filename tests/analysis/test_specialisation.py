"""Location quotients by hand: parts of one publisher and year, the nation's nearest year."""

from __future__ import annotations

import pandas as pd
import pytest

from coopstats.analysis.specialisation import location_quotient, quotients, shares
from coopstats.catalog import indicator

COUNT = indicator("cooperatives")


def frame(*rows: tuple[str, int, str, str, float]) -> pd.DataFrame:
    columns = ["geo_code", "year", "definition", "publisher_id", "value"]
    made = pd.DataFrame(list(rows), columns=columns)
    return made.assign(obs_id=[f"o{i}" for i in range(len(made))])


def test_the_formula():
    # 30 of 40 here, 60 of 120 in the country: half as much again.
    assert location_quotient(30, 40, 60, 120) == 1.5
    for bad in ((1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, 0)):
        with pytest.raises(ValueError, match="above zero"):
            location_quotient(*bad)


def test_a_share_needs_both_parts_of_one_publisher_definition_and_year():
    sector = frame(
        ("01", 2020, "registered", "vca", 30),
        ("02", 2020, "registered", "vca", 30),
        ("03", 2020, "operating", "vca", 30),
        ("04", 2021, "registered", "vca", 30),
        ("05", 2020, "registered", "vca", 90),
    )
    everything = frame(
        ("01", 2020, "registered", "vca", 40),
        ("02", 2020, "registered", "nso", 40),
        ("03", 2020, "registered", "vca", 40),
        ("04", 2020, "registered", "vca", 40),
        ("05", 2020, "registered", "vca", 40),
    )
    found = shares(sector, everything)
    assert [(s.geo_code, s.value) for s in found] == [("01", 0.75)]


def test_the_newest_share_meets_the_nearest_year_of_its_own_definition():
    own = shares(
        frame(("01", 2018, "registered", "vca", 10), ("01", 2021, "registered", "vca", 30)),
        frame(("01", 2018, "registered", "vca", 40), ("01", 2021, "registered", "vca", 40)),
    )
    nation = shares(
        frame(
            ("VN", 2015, "registered", "vca", 10),
            ("VN", 2020, "registered", "vca", 60),
            ("VN", 2022, "registered", "mpi", 90),
            ("VN", 2021, "operating", "vca", 1),
        ),
        frame(
            ("VN", 2015, "registered", "vca", 120),
            ("VN", 2020, "registered", "vca", 120),
            ("VN", 2022, "registered", "mpi", 120),
            ("VN", 2021, "operating", "vca", 120),
        ),
    )
    (found,) = quotients(COUNT, own, nation)
    # 2020 and 2022 are equally near to 2021: the earlier one is taken.
    assert (found.province.year, found.nation.year, found.value) == (2021, 2020, 1.5)
    assert quotients(COUNT, own, [s for s in nation if s.definition == "operating"]) == []
