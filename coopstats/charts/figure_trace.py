"""One figure followed to its cell: file, cell, printed form, definition, publisher, source."""

from __future__ import annotations

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.catalog import DEFINITIONS, INDICATORS, SECTORS, Lang, place_name
from coopstats.catalog.phrases import say
from coopstats.catalog.translations import translated
from coopstats.charts.captions import date_text, published_text, publisher_name
from coopstats.charts.exhibit import Column, Exhibit, Table, message_card
from coopstats.charts.numbers import figure_text
from coopstats.charts.register import document_title
from coopstats.charts.scope import Ask

LONGEST_ID = 400


def figure_trace(ask: Ask, lang: Lang, figure_id: str) -> Exhibit:
    """Every printed figure behind a figure id, one column each; a sum names all of its parts.

    `figure_id` is what tables and CSV files print in their last column; parts are joined by "+".
    """
    ids = figure_id[:LONGEST_ID].split("+")
    frame = ask("observation", obs_ids=ids)
    if frame.empty:
        text = say("trace_unknown", lang, id=figure_id[:80])
        return message_card(
            "trace", say("trace_title", lang), text, say("trace_hint", lang), height=140
        )
    figures = rows_of(frame)
    lines = [
        ("indicator", [INDICATORS[f.indicator].title.say(lang) for f in figures]),
        ("definition", [DEFINITIONS[f.definition].name.say(lang) for f in figures]),
        ("place", [place_name(f.geo_code, f.geo_era).say(lang) for f in figures]),
        ("sector", [SECTORS[f.sector].name.say(lang) for f in figures]),
        ("date", [date_text(f.as_of, int(f.year), lang) for f in figures]),
        ("value", [figure_text(float(f.value), INDICATORS[f.indicator].unit, lang) for f in figures]),
        ("printed_form", [f"“{f.value_as_printed}” {f.unit_as_printed}".strip() for f in figures]),
        ("status", [say(f.status, lang) for f in figures]),
        ("file", [str(f.file) for f in figures]),
        ("cell", [f"{f.cell} · {say('line_column', lang, line=int(f.row_number), column=f.column_label)}"
                  for f in figures]),
        ("publisher", [publisher_name(f.publisher_id, lang, short=False) for f in figures]),
        ("document", [document_title(ask, _text(f.title), lang) for f in figures]),
        ("outlet", [_text(f.outlet) for f in figures]),
        ("published", [published_text(_text(f.published), lang) for f in figures]),
        ("link", [_text(f.url) for f in figures]),
        ("note", [translated(_text(f.note), lang) for f in figures]),
    ]  # fmt: skip
    corrected = [f for f in figures if bool(f.is_corrected)]
    if corrected:
        lines.append(("reason", [translated(_text(f.correction_reason), lang) for f in figures]))
    return Exhibit(
        id="trace",
        kind="table",
        title=say("trace_title", lang),
        subtitle=say("trace_subtitle", lang),
        height=560,
        alt=say("trace_title", lang),
        table=Table(
            (Column(say("figure_id", lang)), *(Column(str(f.obs_id)) for f in figures)),
            tuple((say(name, lang), *values) for name, values in lines if any(values)),
        ),
        filename="hop-luc-figure",
    )


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]
