"""Where figures are from: coverage by indicator and year, sources, files, findings, corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

import pandas as pd

from coopstats.analysis.breaks import class_of
from coopstats.catalog import INDICATORS, Lang
from coopstats.catalog.phrases import say
from coopstats.catalog.translations import translated
from coopstats.charts import style
from coopstats.charts.captions import published_text, publisher_name
from coopstats.charts.exhibit import Cell, Column, Exhibit, LegendItem, Table, message_card
from coopstats.charts.numbers import number
from coopstats.charts.register import OF_A_REGISTER, document_title, has_register
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

Level = Literal["nation", "region", "province"]
# A letter of a name in front of its squares, at the size it has there.
LETTER_PX = 6
# The least height of such a row, so that its name stands free of the next.
ROW_PX = 17
COVERAGE_STEPS = (1.0, 10.0, 30.0, 62.0, 63.0)
# Findings that say how many units of a province and year a file adds, changes, or takes away.
COUNTS_OF_UNITS = ("N-ADD-07", "W-ADD-06", "W-ADD-09", "W-ADD-10")


def _rows(frame: pd.DataFrame) -> Iterable[Any]:
    """The rows of a frame, each column an attribute."""
    return frame.itertuples(index=False)


def _provinces(n: int | str, lang: Lang) -> str:
    """So many provinces in words; `n` may be a span."""
    return say("coverage_provinces", lang, n=n)


def coverage_chart(ask: Ask, lang: Lang, level: Level, height: int = 640) -> Exhibit:
    """A square a (indicator, year): how many places of a level have a figure, darker for more.

    Taller than `height` where it takes that to name every row.
    """
    frame = ask("coverage")
    frame = frame[frame["level"] == level]
    order = [id_ for id_ in INDICATORS if id_ in set(frame["indicator"])]
    years = list(range(int(frame["year"].min()), int(frame["year"].max()) + 1))
    x: list[int] = []
    y: list[str] = []
    colors: list[str] = []
    texts: list[str] = []
    for row in _rows(frame):
        n = float(row.n_places) if level == "province" else 63.0
        x.append(int(row.year))
        y.append(plain(INDICATORS[row.indicator].short.say(lang)))
        colors.append(style.SEQUENTIAL[1 + class_of(n, COVERAGE_STEPS)])
        texts.append(
            f"<b>{plain(INDICATORS[row.indicator].short.say(lang))}, {int(row.year)}</b><br>"
            + say(
                "coverage_cell",
                lang,
                n=int(row.n_places),
                of=int(row.n_expected),
                figures=int(row.n_observations),
                publishers=int(row.n_publishers),
            )
        )
    names = [plain(INDICATORS[id_].short.say(lang)) for id_ in order]
    height = max(height, 40 + ROW_PX * len(names))
    figure = {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": x,
                "y": y,
                "text": texts,
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"symbol": "square", "size": 13, "color": colors},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 16 + LETTER_PX * max(map(len, names)), "r": 10, "t": 26, "b": 6},
            xaxis=style.axis(
                side="top",
                tickangle=0,
                range=[years[0] - 0.7, years[-1] + 0.7],
                # On a phone the years have 70 pixels: three of them, or those of decades.
                dtick=5 if len(years) < 2 * 10 else 10,
                tick0=2000,
                tickformat="d",
            ),
            yaxis=style.axis(
                categoryorder="array",
                categoryarray=names[::-1],
                # Each row has its name: left to itself the axis leaves out every second one.
                dtick=1,
                range=[-0.7, len(names) - 0.3],
                tickfont={"size": 11.5, "color": style.INK},
                ticklabelstandoff=6,
                showgrid=True,
            ),
        ),
    }
    title = say("coverage_title", lang, level=say(f"level_{level}", lang))
    legend = ()
    if level == "province":
        texts_of = ("1", "2–10", "11–30", "31–62", "63")
        legend = tuple(
            LegendItem(_provinces(t, lang), style.SEQUENTIAL[i + 1]) for i, t in enumerate(texts_of)
        )
    return Exhibit(
        id=f"coverage-{level}",
        kind="chart",
        title=title,
        subtitle=say("coverage_subtitle", lang),
        figure=figure,
        height=height,
        legend=legend,
        source=say("own_count", lang),
        alt=title,
        table=Table(
            (
                Column(say("indicator", lang)),
                Column(say("year", lang), "right", "year"),
                Column(say("places_with_figure", lang), "right", "integer"),
                Column(say("places_expected", lang), "right", "integer"),
                Column(say("figures", lang), "right", "integer"),
                Column(say("publishers", lang), "right", "integer"),
            ),
            tuple(
                (
                    INDICATORS[r.indicator].title.say(lang),
                    int(r.year),
                    int(r.n_places),
                    int(r.n_expected),
                    int(r.n_observations),
                    int(r.n_publishers),
                )
                for r in _rows(frame)
            ),
        ),
        filename=f"hop-luc-coverage-{level}",
    )


def coverage_summary(
    ask: Ask, scope: Scope, indicator_ids: Sequence[str], exhibit_id: str = "covers"
) -> Exhibit:
    """What the headline figures cover: newest year, years and provinces with a figure."""
    lang = scope.lang
    frame = ask("coverage")
    rows: list[tuple[Cell, ...]] = []
    for id_ in indicator_ids:
        own = frame[frame["indicator"] == id_]
        nation, province = own[own["level"] == "nation"], own[own["level"] == "province"]
        best = province.sort_values(["n_places", "year"]).iloc[-1] if len(province) else None
        rows.append(
            (
                INDICATORS[id_].short.say(lang),
                int(nation["year"].max()) if len(nation) else None,
                int(nation["year"].nunique()),
                f"{_provinces(int(best['n_places']), lang)} ({int(best['year'])})"
                if best is not None
                else say("no_data", lang),
            )
        )
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=say("covers_title", lang),
        subtitle=say("covers_subtitle", lang),
        height=300,
        alt=say("covers_title", lang),
        source=say("own_count", lang),
        table=Table(
            (
                Column(say("indicator", lang)),
                Column(say("newest_year", lang), "right", "year"),
                Column(say("years_with_figure", lang), "right", "integer"),
                Column(say("widest_year", lang)),
            ),
            tuple(rows),
        ),
        filename="hop-luc-coverage-summary",
    )


def _table(
    id_: str,
    title: str,
    subtitle: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Cell, ...]],
    height: int = 380,
) -> Exhibit:
    return Exhibit(
        id=id_,
        kind="table",
        title=title,
        subtitle=subtitle,
        height=height,
        alt=title,
        table=Table(columns, tuple(rows)),
        filename=f"hop-luc-{id_}",
    )


def sources_table(ask: Ask, lang: Lang) -> Exhibit:
    """Every source: publisher, outlet, title, date, kind, figures taken, address."""
    frame = ask("sources").fillna("")
    rows = [
        (
            publisher_name(r.publisher_id, lang, short=False),
            str(r.outlet),
            document_title(ask, str(r.title), lang),
            published_text(str(r.published), lang),
            say(f"kind_{r.kind}", lang),
            int(r.n_observations),
            # A register's English title stands in place of a note.
            "" if r.kind in OF_A_REGISTER else translated(str(r.reliability_note), lang),
            str(r.url),
            str(r.source_id),
        )
        for r in _rows(frame)
    ]
    columns = (
        Column(say("publisher", lang)),
        Column(say("outlet", lang)),
        Column(say("document", lang)),
        Column(say("published", lang)),
        Column(say("kind", lang)),
        Column(say("figures", lang), "right", "integer"),
        Column(say("note", lang)),
        Column(say("link", lang)),
        Column(say("source_id", lang)),
    )
    # A register has no outlet, note or address: columns that nobody fills would take the room of others.
    filled = [at for at in range(len(columns)) if any(row[at] != "" for row in rows) or not rows]
    return _table(
        "sources",
        say("sources_title", lang, n=len(rows)),
        say("sources_subtitle", lang),
        tuple(columns[at] for at in filled),
        [tuple(row[at] for at in filled) for row in rows],
        460,
    )


def small_files(ask: Ask) -> Collection[str]:
    """Files whose number of rows is a number of units that the register withholds."""
    return set(ask("register_small_files")["file"]) if has_register(ask) else ()


def _with_withheld(table: Exhibit, small: Collection[str], lang: Lang) -> Exhibit:
    """The table with the sentence that says why counts are missing, where some are."""
    return replace(table, caveats=(say("files_withheld", lang),)) if small else table


def files_table(ask: Ask, lang: Lang) -> Exhibit:
    """Every file read: rows read = loaded + quarantined + skipped.

    Of a file with one or two units of a province neither the rows read nor those loaded are told.
    """
    small = small_files(ask)
    rows = [
        (
            str(r.file),
            None if r.file in small else int(r.rows_read),
            None if r.file in small else int(r.rows_loaded),
            int(r.rows_quarantined),
            int(r.rows_skipped),
            int(r.observations),
            int(r.cells_blank),
            str(r.sha256)[:12],
        )
        for r in _rows(ask("files"))
    ]
    table = _table(
        "files",
        say("files_title", lang),
        say("files_subtitle", lang),
        (
            Column(say("file", lang)),
            Column(say("rows_read", lang), "right", "integer"),
            Column(say("rows_loaded", lang), "right", "integer"),
            Column(say("rows_quarantined", lang), "right", "integer"),
            Column(say("rows_skipped", lang), "right", "integer"),
            Column(say("figures", lang), "right", "integer"),
            Column(say("cells_blank", lang), "right", "integer"),
            Column("SHA-256"),
        ),
        rows,
    )
    return _with_withheld(table, small, lang)


def findings_table(ask: Ask, lang: Lang) -> Exhibit:
    """Findings of the build of this version: what was found where, and what was done.

    Those that would tell a withheld number of units are left out, as if there were none.
    """
    frame, small = ask("findings"), small_files(ask)
    tells = frame["file"].isin(list(small)) & frame["code"].isin(COUNTS_OF_UNITS)
    frame = frame[~tells]
    title = say("findings_title", lang, n=len(frame))
    if frame.empty:
        text = say("findings_none", lang)
        none = message_card("findings", title, text)
        return _with_withheld(none, small, lang)
    message = "message_vi" if lang == "vi" else "message_en"
    rows = [
        (
            say(f"severity_{r.severity}", lang),
            str(getattr(r, message)),
            say(f"action_{r.action}", lang),
        )
        for r in _rows(frame)
    ]
    table = _table(
        "findings",
        title,
        say("findings_subtitle", lang),
        (
            Column(say("severity", lang)),
            Column(say("finding", lang)),
            Column(say("action", lang)),
        ),
        rows,
    )
    return _with_withheld(table, small, lang)


def corrections_table(ask: Ask, lang: Lang) -> Exhibit:
    """Misprints of sources: the cell, what it prints, what is used, why. The file is never edited."""
    rows = [
        (
            f"{r.file} · {r.cell}",
            str(r.geo_as_printed),
            str(r.column_label),
            number(float(r.printed_value), lang),
            number(float(r.value), lang),
            translated(str(r.correction_reason), lang),
        )
        for r in _rows(ask("corrections"))
    ]
    return _table(
        "corrections",
        say("corrections_title", lang, n=len(rows)),
        say("corrections_subtitle", lang),
        (
            Column(say("cell", lang)),
            Column(say("place", lang)),
            Column(say("column", lang)),
            Column(say("printed", lang), "right"),
            Column(say("used", lang), "right"),
            Column(say("reason", lang)),
        ),
        rows,
        160,
    )
