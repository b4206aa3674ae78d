"""The words around a comparison: its title, unit, coverage by name, source, caveats, citation."""

from __future__ import annotations

from typing import Any, Literal, cast

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import CAVEATS, UNITS, Lang, place_name
from coopstats.catalog.phrases import say
from coopstats.charts.captions import (
    caveat_texts,
    indicator_title,
    publisher_name,
    sector_suffix,
    source_line,
    years_text,
)
from coopstats.charts.compared import Compared, Kind, Measure, series_name, series_source
from coopstats.charts.comparison import Comparison, Prepared, prepare, ratio_of, with_places
from coopstats.charts.numbers import decimals_of, scale_of, unit_label
from coopstats.charts.scope import Ask, Scope, remembered


def measure_of(asked: Comparison, found: Prepared, lang: Lang) -> Measure:
    """How the values under the lens are written."""
    labels = {
        "share_nation": ("percent", "cmp_share_nation_label"),
        "share_sectors": ("percent", "cmp_share_sectors_label"),
        "year_on_year": ("change", "cmp_change_label"),
        "rank": ("rank", "cmp_rank_label"),
        "index": ("index", "cmp_index_label"),
    }
    if asked.lens in labels:
        lens_kind, label_id = labels[asked.lens]
        label = say(label_id, lang, year=found.base_year)
        return Measure(cast(Kind, lens_kind), label, decimals=1 if lens_kind == "index" else 0)
    of = found.of
    if asked.lens == "per_cooperative":
        of = ratio_of(of) or of
    unit = UNITS[of.unit]
    largest = float(found.frame["value"].abs().max())
    if unit.kind in ("share", "rate"):
        kind: Literal["change", "percent"] = "change" if unit.kind == "rate" else "percent"
        return Measure(kind, unit_label(unit, lang), unit)
    scale = scale_of(unit, largest)
    label = unit_label(unit, lang, scale)
    return Measure(
        "unit", label[0].upper() + label[1:], unit, scale, decimals_of(unit, largest / scale)
    )


def compared_of(ask: Ask, scope: Scope, asked: Comparison) -> Compared:
    """The figures of a comparison (see `prepare`; there must be some) with their names, words and
    citation; the lead, the chart and the table share them."""
    return remembered(ask, _compared, scope.anywhere, with_places(scope, asked))


def _compared(ask: Ask, scope: Scope, asked: Comparison) -> Compared:
    found = prepare(ask, scope, asked)
    lang, of = scope.lang, found.of
    several_sectors, several_places = len(found.sectors) > 1, len(found.places) > 1
    frame = found.frame
    held = sorted({str(d) for d in frame["definition"]})
    one_definition = held[0] if len(held) == 1 else ""

    def who(row: Any) -> str:
        # A definition that all share stands in the title.
        if one_definition:
            return publisher_name(row.publisher_id, lang)
        return series_source(row.definition, row.publisher_id, of, lang)

    names = [
        series_name(row.geo_code, row.sector, scope.era, lang, several_sectors, several_places)
        + (f" · {who(row)}" if found.own else "")
        for row in rows_of(frame)
    ]
    frame = frame.assign(name=names, series=frame["geo_code"] + "|" + frame["sector"])
    if "of" not in frame.columns:
        frame = frame.assign(of=0)
    definition = found.offer.definition if found.offer else one_definition
    title = indicator_title(of, definition, lang)
    if asked.lens != "level":
        lens = say(f"cmp_{asked.lens}", lang) if asked.lens != "index" else ""
        extra = lens[0].lower() + lens[1:] if lens else measure_of(asked, found, lang).label.lower()
        title = f"{title}: {extra}"
    if not several_sectors:
        title += sector_suffix(found.sectors[0], lang)
    if not several_places:
        title += f" – {place_name(found.places[0], scope.era).say(lang)}"
    n_rows = len(found.places) * len(found.sectors)
    missing = [
        series_name(place, sector, scope.era, lang, several_sectors, several_places)
        for place, sector in found.missing
    ]
    coverage = say(
        "cmp_coverage_series" if several_sectors else "cmp_coverage",
        lang,
        n=n_rows - len(missing),
        of=n_rows,
    )
    if missing:
        coverage += "; " + say("cmp_missing", lang, names=", ".join(missing))
    source = source_line(frame, lang)
    measure = measure_of(asked, found, lang)
    period = years_text(found.years[0], found.years[-1])
    return Compared(
        of,
        scope.era,
        lang,
        asked.lens,
        measure,
        frame.reset_index(drop=True),
        tuple(f"{place}|{sector}" for place in found.places for sector in found.sectors),
        title,
        period,
        coverage,
        source,
        caveats_of(found, scope, frame),
        say(
            "cmp_cite",
            lang,
            title=f"{title}, {period}",
            label=measure.label,
            source=f"{source}{'' if source.endswith('.') else '.'}",
            version="{version}",
            address="{address}",
        ),
        f"hop-luc-compare-{of.id}-{asked.lens}-{scope.era}-{period}",
        found.own,
    )


def caveats_of(found: Prepared, scope: Scope, frame: pd.DataFrame) -> tuple[str, ...]:
    """The warnings that concern what is drawn: a single series needs none about other publishers."""
    ids = [c for c in found.of.caveats if c != "suspect"]
    if not found.own:
        ids = [c for c in ids if c not in ("publishers_differ", "definitions_differ")]
    held = {str(d) for d in frame["definition"]}
    if held & {"with_results", "computed_with_results"} and 2022 in set(frame["year"]):
        ids.append("survey_2022_year")
    if "agriculture_chapter" in found.sectors:
        ids.append("chapter_only")
    if scope.era == "34" and (frame["n_parts"] > 1).any():
        ids.append("rebased")
    texts = caveat_texts([i for i in ids if i in CAVEATS], scope.lang)
    return (say("cmp_mixed", scope.lang).capitalize() + ".", *texts) if found.own else texts
