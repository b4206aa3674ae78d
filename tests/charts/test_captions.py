"""The words around a figure: dates, publishers, source lines, definitions."""

from __future__ import annotations

import pandas as pd
import pytest

from coopstats import catalog
from coopstats.charts.captions import (
    MAX_NAMED_PUBLISHERS,
    caveat_texts,
    date_text,
    indicator_title,
    published_text,
    publisher_name,
    sector_suffix,
    source_line,
    status_text,
    years_text,
)


@pytest.mark.parametrize(
    ("as_of", "vi", "en"),
    [
        ("2022-12-31", "31/12/2022", "31 Dec 2022"),
        ("2025-06-05", "5/6/2025", "5 Jun 2025"),
        (None, "2022", "2022"),
        (float("nan"), "2022", "2022"),
        (pd.NaT, "2022", "2022"),
    ],
)
def test_a_date_is_as_precise_as_its_figure(as_of: object, vi: str, en: str):
    assert date_text(as_of, 2022, "vi") == vi
    assert date_text(as_of, 2022, "en") == en


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2023-12-05", "5/12/2023", "5 Dec 2023"),
        ("2023-07", "7/2023", "Jul 2023"),
        ("2023", "2023", "2023"),
    ],
)
def test_a_date_of_publication_keeps_its_precision(iso: str, vi: str, en: str):
    assert (published_text(iso, "vi"), published_text(iso, "en")) == (vi, en)


def _published(*pairs: tuple[str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["publisher_id", "published"])


def test_a_source_line_names_each_publisher_once_with_its_span():
    frame = _published(("nso", "2018-01-02"), ("vca", None), ("nso", "2020-05"), ("nso", "2018"))
    assert source_line(frame, "vi") == (
        f"Nguồn: {publisher_name('nso', 'vi')} (công bố 2018 – 5/2020); "
        f"{publisher_name('vca', 'vi')}"
    )
    assert source_line(frame[:1], "en", ["more"]) == (
        f"Source: {publisher_name('nso', 'en')} (published 2 Jan 2018) · more"
    )


def test_a_source_line_says_how_many_publishers_it_does_not_name():
    ids = list(catalog.publishers())[: MAX_NAMED_PUBLISHERS + 3]
    text = source_line(_published(*((id_, None) for id_ in ids)), "en")
    assert text.endswith("and 3 more publishers")
    assert text.count(";") == MAX_NAMED_PUBLISHERS
    exactly = source_line(_published(*((id_, None) for id_ in ids[:MAX_NAMED_PUBLISHERS])), "en")
    assert "more" not in exactly


def test_nothing_drawn_has_no_source():
    assert source_line(_published(), "vi") == ""


def test_an_unknown_publisher_keeps_its_id():
    assert publisher_name("who_is_this", "vi") == "who_is_this"


def test_a_definition_is_named_wherever_there_are_several():
    cooperatives, unions = catalog.indicator("cooperatives"), catalog.indicator("unions")
    assert len(cooperatives.definitions) > 1
    names = {indicator_title(cooperatives, d, "vi") for d in cooperatives.definitions}
    assert len(names) == len(cooperatives.definitions)
    if len(unions.definitions) == 1:
        assert indicator_title(unions, unions.definitions[0], "vi") == unions.title.vi


def test_small_words():
    assert sector_suffix("all", "vi") == ""
    assert sector_suffix("agriculture", "vi") == ", nông nghiệp"
    assert (years_text(2020, 2020), years_text(2015, 2022)) == ("2020", "2015–2022")
    assert status_text("final", "vi") == ""
    assert status_text("preliminary", "vi") == ", sơ bộ"
    assert status_text("preliminary", "en") == ", preliminary"


def test_a_caveat_stands_once():
    texts = caveat_texts(["scattered", "rebased", "scattered"], "en")
    assert len(texts) == 2
    with pytest.raises(KeyError):
        caveat_texts(["no_such_caveat"], "en")
