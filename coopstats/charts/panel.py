"""What is said about figures by province, whatever the form: title, coverage, source, table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coopstats.analysis.choice import PanelChoice, in_order
from coopstats.analysis.rebase import refusal
from coopstats.catalog import UNITS, Era, Indicator, Lang, place_name, provinces
from coopstats.catalog.phrases import say
from coopstats.charts.captions import (
    caveat_texts,
    date_text,
    indicator_title,
    publisher_name,
    sector_suffix,
    source_line,
    years_text,
)
from coopstats.charts.exhibit import Column, Table
from coopstats.charts.numbers import decimals_of, figure_text, scale_of, unit_label
from coopstats.charts.older_changes import older_changes
from coopstats.charts.style import plain

# A panel is one publisher, definition and year, and its title says which.
_NOT_OF_A_PANEL = frozenset(
    {"publishers_differ", "definitions_differ", "suspect", "survey_break_2008"}
)


@dataclass(frozen=True, slots=True)
class PanelCaption:
    """The words of a panel: the same on its map, its ranking and its table."""

    title: str
    subtitle: str
    coverage: str
    source: str
    caveats: tuple[str, ...]
    unit: str
    scale: float
    decimals: int
    filename: str


@lru_cache(maxsize=2_000)
def caption(
    indicator: Indicator, choice: PanelChoice, era: Era, sector: str, lang: Lang, n_expected: int
) -> PanelCaption:
    """Title with place level, sector and period; coverage; source line; caveats."""
    unit = UNITS[indicator.unit]
    rows = choice.rows
    largest = max(abs(float(row.value)) for row in rows)
    scale = scale_of(unit, largest)
    codes = {str(row.geo_code) for row in rows}
    n = len(codes)
    coverage = say("coverage", lang, n=n, of=n_expected)
    n_partial = sum(row.n_reported < row.n_parts for row in rows)
    if n_partial:
        coverage += say("coverage_partial", lang, n=n_partial)
    name = indicator_title(indicator, choice.definition, lang)
    years = [int(row.year) for row in rows]
    first, last = min(years), max(years)
    ids = list(indicator.caveats)
    if choice.kind == "panel":
        period = date_text(rows[0].as_of, choice.year, lang)
        title = f"{name} {say('by_province', lang)}{sector_suffix(sector, lang)}, {period}"
        ids = [i for i in ids if i not in _NOT_OF_A_PANEL]
    else:
        title = say("newest_by_province", lang, title=name) + sector_suffix(sector, lang)
        period = years_text(first, last)
        ids.append("scattered")
    if choice.definition == "with_results" and last == 2022:
        ids.append("survey_2022_year")
    if sector == "agriculture_chapter":
        ids.append("chapter_only")
    reason = refusal(indicator, choice.definition) if era == "34" else None
    if reason is None and any(row.is_rebased for row in rows):
        ids.append("rebased")
    more = older_changes(codes, era, first, lang)
    if reason is not None:
        more = (say("unchanged_only", lang, reason=reason.say(lang)), *more)
    label = unit_label(unit, lang, scale)
    subtitle = " · ".join(
        part
        for part in (
            label[0].upper() + label[1:],
            "" if choice.kind == "panel" else period,
            "" if choice.kind == "panel" else say("class_rule_years", lang),
        )
        if part
    )
    return PanelCaption(
        title,
        subtitle,
        coverage,
        source_line(rows, lang),
        (*caveat_texts(ids, lang), *more),
        label,
        scale,
        decimals_of(unit, largest / scale),
        f"hop-luc-{indicator.id}-{choice.definition}-{era}-{years_text(first, last)}",
    )


def parts_reported(row: object) -> tuple[int, int]:
    """How many former provinces of a new one have a figure, and of how many: (2, 3)."""
    return int(getattr(row, "n_reported", 1)), int(getattr(row, "n_parts", 1))


def partial_text(row: object, lang: Lang) -> str:
    """ "2/3 tỉnh cũ có số" for a new province of which not every former province reported."""
    n_reported, n_parts = parts_reported(row)
    return say("partial", lang, n=n_reported, of=n_parts) if n_reported < n_parts else ""


def hover_text(
    indicator: Indicator, row: object, era: Era, lang: Lang, rank: int | None, of: int
) -> str:
    """The same as `hover_lines`, as hover HTML of our own making with the name in bold."""
    name, *rest = (plain(line) for line in hover_lines(indicator, row, era, lang, rank, of))
    return "<br>".join([f"<b>{name}</b>", *rest])


def hover_lines(
    indicator: Indicator, row: object, era: Era, lang: Lang, rank: int | None, of: int
) -> list[str]:
    """Name, figure, rank, date and publisher of one province, a line each."""
    code = str(getattr(row, "geo_code"))  # noqa: B009
    year = int(getattr(row, "year"))  # noqa: B009
    value = float(getattr(row, "value"))  # noqa: B009
    lines = [place_name(code, era).say(lang), figure_text(value, indicator.unit, lang)]
    if rank is not None:
        lines.append(f"{say('rank', lang)} {rank}/{of}")
    date = date_text(getattr(row, "as_of", None), year, lang)
    publisher = publisher_name(str(getattr(row, "publisher_id")), lang)  # noqa: B009
    lines.append(f"{date} · {publisher}")
    status = str(getattr(row, "status", "final"))
    if status != "final":
        lines.append(say(status, lang))
    partial = partial_text(row, lang)
    if partial:
        lines.append(partial)
    return lines


@lru_cache(maxsize=2_000)
def panel_table(
    indicator: Indicator, choice: PanelChoice, era: Era, lang: Lang, words: PanelCaption
) -> Table:
    """Every province of the panel in order of value, with region, date, publisher and coverage."""
    number_format = "decimal" if words.decimals else "integer"
    known = provinces()
    rows = tuple(
        (
            int(row.rank),
            place_name(row.geo_code, era).say(lang),
            place_name(known[era, row.geo_code].region, era).say(lang),
            float(row.value) / words.scale,
            date_text(row.as_of, int(row.year), lang),
            publisher_name(row.publisher_id, lang),
            say(row.status, lang),
            f"{int(row.n_reported)}/{int(row.n_parts)}" if era == "34" else "",
            str(row.obs_id),
        )
        for row in in_order(choice)
    )
    columns = (
        Column(say("rank", lang), "right", "integer"),
        Column(say("province", lang)),
        Column(say("region", lang)),
        Column(f"{indicator.short.say(lang)} ({words.unit})", "right", number_format),
        Column(say("date", lang)),
        Column(say("publisher", lang)),
        Column(say("status", lang)),
        Column("63→34", "right"),
        Column(say("figure_id", lang)),
    )
    if era == "63":
        keep = [i for i in range(len(columns)) if i != 7]
        return Table(
            tuple(columns[i] for i in keep), tuple(tuple(row[i] for i in keep) for row in rows)
        )
    return Table(columns, rows)
