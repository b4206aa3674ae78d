"""Years before a province had its present territory are left out, but not in the new geography."""

from __future__ import annotations

import pandas as pd

from coopstats.analysis.same_territory import of_present_territory


def test_hanoi_begins_in_2008_and_the_divided_provinces_in_2004():
    frame = pd.DataFrame(
        {
            "geo_code": ["01", "01", "66", "66", "02", "93"],
            "year": [2007, 2008, 2003, 2004, 2000, 2003],
        }
    )
    kept = of_present_territory(frame, "63")
    assert list(zip(kept["geo_code"], kept["year"], strict=True)) == [
        ("01", 2008),
        ("66", 2004),
        ("02", 2000),
    ]
    assert len(of_present_territory(frame, "34")) == len(frame)
    assert of_present_territory(frame.iloc[0:0], "63").empty
