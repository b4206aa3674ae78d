"""What every form of the compare page draws: series under one lens, and the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from coopstats.analysis import rows as row_tuples
from coopstats.catalog import DEFINITIONS, SECTORS, Era, Indicator, Lang, Unit, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import date_text, publisher_name, status_text
from coopstats.charts.exhibit import Column, Exhibit, LegendItem, Table
from coopstats.charts.numbers import figure_text, number, percent
from coopstats.charts.style import plain

MAX_SERIES = 12
Kind = Literal["unit", "percent", "change", "index", "rank"]


@dataclass(frozen=True, slots=True)
class Measure:
    """How transformed values are plotted and written. `label` names them on axes and columns."""

    kind: Kind
    label: str
    unit: Unit | None = None
    scale: float = 1.0
    decimals: int = 0

    def plotted(self, value: float) -> float:
        """The number on the axis: in the scaled unit, per cent for shares and changes."""
        if self.kind in ("percent", "change"):
            return round(100 * value, 3)
        return round(value / self.scale, 4)

    def text(self, value: float | None, lang: Lang) -> str:
        """A value without its unit, as a label writes it."""
        if value is None or value != value:
            return "–"
        if self.kind in ("percent", "change"):
            return percent(value, lang, signed=self.kind == "change")
        if self.kind == "rank":
            return str(int(value))
        return number(value / self.scale, lang, self.decimals)

    def full(self, value: float | None, lang: Lang) -> str:
        """A value with its unit, as a hover writes it."""
        if self.kind == "unit" and self.unit is not None:
            return figure_text(value, self.unit.id, lang)
        if self.kind == "rank":
            return f"{say('rank', lang).lower()} {self.text(value, lang)}"
        return self.text(value, lang)

    @property
    def column(self) -> Literal["integer", "decimal", "percent"]:
        """The format of a table column of these values."""
        if self.kind in ("percent", "change"):
            return "percent"
        return "decimal" if self.decimals else "integer"

    def cell(self, value: float | None) -> float | None:
        """A value as a raw table cell: scaled, shares as shares of one, None where missing."""
        if value is None or value != value:
            return None
        return value if self.kind in ("percent", "change") else value / self.scale


@dataclass(frozen=True, slots=True)
class Compared:
    """Series under one lens.

    `frame`: one row a series and year with the columns series, name, geo_code, sector, definition,
    publisher_id, year, value (under the lens), level (the figure behind it, base unit), status,
    as_of, obs_id, n_parts, n_reported. `order` lists the series in the order they were chosen in.
    """

    of: Indicator
    era: Era
    lang: Lang
    lens: str
    measure: Measure
    frame: pd.DataFrame
    order: tuple[str, ...]
    name: str
    period: str
    coverage: str
    source: str
    caveats: tuple[str, ...]
    cite: str
    filename: str
    # Each place by its own publisher: its newest figure, whose year stands beside it.
    own: bool = False

    @property
    def names(self) -> dict[str, str]:
        """The name of each series that has a figure."""
        return dict(zip(self.frame["series"], self.frame["name"], strict=True))

    def drawn(self) -> list[str]:
        """Series with a figure, in order."""
        held = set(self.frame["series"])
        return [series for series in self.order if series in held]

    def at(self, year: int) -> pd.DataFrame:
        """One row a series: its figure of a year, or its newest up to it under `own`."""
        if not self.own:
            return self.frame[self.frame["year"] == year]
        held = self.frame[self.frame["year"] <= year]
        return held.sort_values("year").drop_duplicates("series", keep="last")

    def year_note(self, row: object, year: int) -> str:
        """ " (2019)" where the figure is not of the year asked for."""
        found = int(getattr(row, "year"))  # noqa: B009
        return f" ({found})" if found != year else ""


def series_name(
    geo_code: str, sector: str, era: Era, lang: Lang, several_sectors: bool, several_places: bool
) -> str:
    """A series named by what tells it from the others: its place, its sector, or both."""
    place, kind = place_name(geo_code, era).say(lang), SECTORS[sector].name.say(lang)
    if several_sectors and several_places:
        return f"{place} – {kind[0].lower() + kind[1:]}"
    return kind if several_sectors else place


def series_source(definition: str, publisher_id: str, of: Indicator, lang: Lang) -> str:
    """Who counted and how: "Tổng cục Thống kê, có kết quả sản xuất kinh doanh"."""
    publisher = publisher_name(publisher_id, lang)
    if len(of.definitions) < 2:
        return publisher
    return f"{publisher}, {DEFINITIONS[definition].name.say(lang)}"


# Longer lines of a row's name are cut: a phone has room for no more beside its bars.
NAME_LETTERS = 27


def row_label(name: str) -> str:
    """A row's name on an axis: the publisher of several stands small on a second line."""
    lines = [
        plain(line if len(line) <= NAME_LETTERS else line[: NAME_LETTERS - 1] + "…")
        for line in name.split(" · ", 1)
    ]
    if len(lines) == 1:
        return lines[0]
    return f"{lines[0]}<br><span style='font-size:10px'>{lines[1]}</span>"


def label_margin(names: Sequence[str]) -> int:
    """Pixels on the left for the longest line of the names."""
    widths = [
        min(len(line), NAME_LETTERS) * (5.6 if at else 6.9)
        for name in names
        for at, line in enumerate(name.split(" · ", 1))
    ]
    return 16 + round(max(widths, default=0))


def is_whole(row: object) -> bool:
    """Whether a figure is final and of the whole place: else its mark is hollow or hatched."""
    final = str(getattr(row, "status")) == "final"  # noqa: B009
    return final and int(getattr(row, "n_reported")) == int(getattr(row, "n_parts"))  # noqa: B009


def hover(compared: Compared, row: Any) -> str:
    """Name, value under the lens, the figure behind it, date, publisher, what is missing."""
    lang = compared.lang
    lines = [f"<b>{plain(str(row.name_))}</b>", plain(compared.measure.full(row.value, lang))]
    if compared.lens == "rank":
        lines[1] += f"/{int(row.of)}"
    if compared.lens != "level":
        lines.append(plain(figure_text(float(row.level), compared.of.unit, lang)))
    lines.append(
        plain(
            f"{date_text(row.as_of, int(row.year), lang)} · "
            f"{series_source(row.definition, row.publisher_id, compared.of, lang)}"
            f"{status_text(row.status, lang)}"
        )
    )
    if int(row.n_reported) < int(row.n_parts):
        lines.append(say("partial", lang, n=int(row.n_reported), of=int(row.n_parts)))
    return "<br>".join(lines)


def rows_of(frame: pd.DataFrame) -> Sequence[Any]:
    """The rows as tuples with fields; `name` becomes `name_`."""
    return row_tuples.rows_of(frame.rename(columns={"name": "name_"}))


def not_final_legend(compared: Compared, frame: pd.DataFrame, shape: str) -> tuple[LegendItem, ...]:
    """The legend entry that explains hollow or hatched marks, where there are any."""
    if all(is_whole(row) for row in rows_of(frame)):
        return ()
    mark: Literal["hollow", "hatch"] = "hollow" if shape == "hollow" else "hatch"
    return (LegendItem(say("cmp_not_whole", compared.lang), style.QUIET, mark),)


def exhibit(
    compared: Compared,
    exhibit_id: str,
    figure: dict[str, Any],
    height: int,
    alt: str,
    frame: pd.DataFrame,
    legend: Sequence[LegendItem] = (),
    period: str = "",
) -> Exhibit:
    """The Exhibit of a form: its figure with the comparison's words and the rows it drew."""
    title = f"{compared.name}, {period or compared.period}"
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=compared.measure.label,
        figure=figure,
        height=height,
        legend=tuple(legend),
        source=compared.source,
        coverage=compared.coverage,
        caveats=compared.caveats,
        alt=say("cmp_alt", compared.lang, title=title, finding=alt),
        table=long_table(compared, frame),
        filename=compared.filename,
        cite=compared.cite,
    )


def long_table(compared: Compared, frame: pd.DataFrame) -> Table:
    """One row a series and year: value, the figure behind it, publisher, definition, date, id."""
    lang, measure = compared.lang, compared.measure
    with_level = compared.lens != "level"
    position = {series: at for at, series in enumerate(compared.order)}
    ordered = frame.assign(at=frame["series"].map(position)).sort_values(["at", "year"])
    columns = [
        Column(say("place", lang)),
        Column(say("sector", lang)),
        Column(say("year", lang), "right", "year"),
        Column(measure.label, "right", measure.column),
        *([Column(say("cmp_level_column", lang), "right")] if with_level else []),
        Column(say("publisher", lang)),
        Column(say("definition", lang)),
        Column(say("date", lang)),
        Column(say("status", lang)),
        Column(say("figure_id", lang)),
    ]
    rows = tuple(
        (
            place_name(row.geo_code, compared.era).say(lang),
            SECTORS[row.sector].name.say(lang),
            int(row.year),
            measure.cell(float(row.value)),
            *([figure_text(float(row.level), compared.of.unit, lang)] if with_level else []),
            publisher_name(row.publisher_id, lang),
            DEFINITIONS[row.definition].name.say(lang),
            date_text(row.as_of, int(row.year), lang),
            say(row.status, lang)
            + (
                f"; {say('partial', lang, n=int(row.n_reported), of=int(row.n_parts))}"
                if int(row.n_reported) < int(row.n_parts)
                else ""
            ),
            str(row.obs_id),
        )
        for row in rows_of(ordered)
    )
    return Table(tuple(columns), rows)


def finding(compared: Compared, frame: pd.DataFrame) -> str:
    """The largest and the smallest of what is drawn, for the alternative text."""
    known = rows_of(frame.dropna(subset=["value"]).sort_values("value"))
    if not known:
        return ""
    low, high = known[0], known[-1]
    return say(
        "cmp_high_low",
        compared.lang,
        high=f"{high.name_} ({compared.measure.full(float(high.value), compared.lang)})",
        low=f"{low.name_} ({compared.measure.full(float(low.value), compared.lang)})",
    )


def colors_of(series: Sequence[str]) -> dict[str, tuple[str, str]]:
    """A colour and a dash for each series: beyond eight, hues return with another dash."""
    hues = style.CATEGORICAL
    return {
        id_: (hues[at % len(hues)], "solid" if at < len(hues) else "dash")
        for at, id_ in enumerate(series)
    }


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """Positions moved apart to at least `gap`, each as near as can be to where it was.

    Neighbours that overlap form a block that keeps its centre; blocks that then touch join.
    """
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    blocks: list[tuple[float, list[int]]] = []
    for i in order:
        blocks.append((positions[i], [i]))
        while len(blocks) > 1:
            (upper_centre, upper), (lower_centre, lower) = blocks[-1], blocks[-2]
            need = gap * (len(upper) + len(lower)) / 2
            if upper_centre - lower_centre >= need - 1e-12:
                break
            size = len(upper) + len(lower)
            centre = (upper_centre * len(upper) + lower_centre * len(lower)) / size
            blocks[-2:] = [(centre, [*lower, *upper])]
    placed = [0.0] * len(positions)
    for centre, members in blocks:
        start = centre - gap * (len(members) - 1) / 2
        for at, i in enumerate(members):
            placed[i] = start + gap * at
    return placed
