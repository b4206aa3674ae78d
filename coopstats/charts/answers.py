"""Questions of a page and their answers: each takes a way to ask and a scope, and gives an Exhibit.

No answer is invented: where nothing is published the Exhibit is one plain sentence that names the
nearest thing there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from coopstats.analysis.choice import PanelChoice, choose_panel, sector_table
from coopstats.analysis.rows import newest_row, rows_of
from coopstats.analysis.same_territory import first_year_of
from coopstats.catalog import ALLIANCE_CLASSES, AsPublished, Indicator, indicator
from coopstats.catalog.phrases import say
from coopstats.charts.captions import (
    indicator_title,
    publisher_name,
    sector_suffix,
    years_text,
)
from coopstats.charts.composition import composition
from coopstats.charts.exhibit import Exhibit, message_card
from coopstats.charts.older_changes import older_changes
from coopstats.charts.panel import caption, panel_table
from coopstats.charts.place_rows import Figure, figures_of, sector_rows
from coopstats.charts.province_map import Boundaries, province_map
from coopstats.charts.rank_moves import rank_moves
from coopstats.charts.ranking import ranking
from coopstats.charts.scope import Ask, Scope, remembered
from coopstats.charts.trend import Goal, Mark, trend

EVENTS = (
    (2012.9, "Luật HTX 2012", "Law 2012"),
    (2022.5, "NQ 20-NQ/TW", "Res. 20"),
    (2024.5, "Luật HTX 2023", "Law 2023"),
    (2025.5, "34 tỉnh", "34 provinces"),
)


def place_series(ask: Ask, scope: Scope, of: Indicator) -> pd.DataFrame:
    """`figures_of` as a frame, for lenses on frames: a column a field of `Figure`."""
    return pd.DataFrame(list(figures_of(ask, scope, of)), columns=list(Figure._fields))


def trend_answer(
    ask: Ask,
    scope: Scope,
    indicator_id: str,
    definitions: Sequence[str] = (),
    goal: Goal | None = None,
    exhibit_id: str = "trend",
    height: int = 340,
) -> Exhibit:
    """The trend of one place: a line a publisher and definition."""
    of = indicator(indicator_id)
    rows = figures_of(ask, scope, of)
    if definitions:
        rows = [row for row in rows if row.definition in definitions]
    if not rows:
        return nothing(ask, scope, of, exhibit_id, height)
    marks = [Mark(year, vi if scope.lang == "vi" else en) for year, vi, en in EVENTS]
    made = trend(
        of,
        rows,
        scope.lang,
        scope.place_in_sentence,
        scope.sector,
        marks,
        goal,
        height,
        exhibit_id,
        first_year_of(scope.era).get(scope.place),
    )
    if scope.level != "province":
        return made
    older = older_changes({scope.place}, scope.era, min(row.year for row in rows), scope.lang)
    return replace(made, caveats=(*made.caveats, *older))


def panel_choice(ask: Ask, scope: Scope, of: Indicator) -> PanelChoice:
    """The provinces to draw for an indicator in this scope, whatever its place and language."""
    return remembered(ask, _panel_choice, scope.anywhere.of(lang="vi"), of.id)


def _panel_choice(ask: Ask, scope: Scope, indicator_id: str) -> PanelChoice:
    """See `panel_choice`."""
    frame = ask(
        "panel",
        indicator=indicator_id,
        sector=scope.sector,
        era=scope.era,
        first_year=scope.first_year,
        last_year=scope.last_year,
    )
    of = indicator(indicator_id)
    return choose_panel(of, frame, scope.n_provinces, scope.publisher or None)


def map_answer(
    ask: Ask,
    scope: Scope,
    indicator_id: str,
    boundaries: Boundaries,
    exhibit_id: str = "map",
    height: int = 640,
) -> Exhibit:
    """The province map of an indicator, or why there is none."""
    of = indicator(indicator_id)
    choice = panel_choice(ask, scope, of)
    if choice.kind == "none":
        return nothing(ask, scope, of, exhibit_id, height, by_province=True)
    everywhere = remembered(ask, _whole_map, scope.anywhere, of, boundaries, exhibit_id, height)
    marked = tuple(code for code in scope.chosen if code in boundaries.paths)
    return replace(everywhere, marked=marked) if marked else everywhere


def _whole_map(
    ask: Ask, scope: Scope, of: Indicator, boundaries: Boundaries, exhibit_id: str, height: int
) -> Exhibit:
    """The map without a chosen place: the same for every place, so it is drawn once."""
    choice = panel_choice(ask, scope, of)
    return province_map(of, choice, boundaries, scope.lang, scope.sector, (), height, exhibit_id)


def ranking_answer(
    ask: Ask,
    scope: Scope,
    indicator_id: str,
    most: int = 12,
    trailing: int = 0,
    exhibit_id: str = "ranking",
    height: int = 400,
) -> Exhibit:
    """The order of provinces; within the region when a region is chosen."""
    of = indicator(indicator_id)
    choice = panel_choice(ask, scope, of)
    n_expected = scope.n_provinces
    if scope.level == "region" and choice.kind != "none":
        n_expected = len(scope.chosen)
        choice = choice.among(scope.chosen)
    if choice.kind == "none":
        return nothing(ask, scope, of, exhibit_id, height, by_province=True)
    chosen = scope.chosen if scope.level == "province" else ()
    return ranking(
        of,
        choice,
        scope.era,
        scope.lang,
        n_expected,
        scope.sector,
        chosen,
        most,
        trailing,
        height,
        exhibit_id,
        national_ratio(ask, scope, of, choice),
        rank_moves(ask, scope, of, choice),
    )


def national_ratio(ask: Ask, scope: Scope, of: Indicator, choice: PanelChoice) -> float | None:
    """The national figure of a ratio for the panel's publisher and year; None for counts."""
    if choice.kind != "panel" or of.nature != "average":
        return None
    return remembered(ask, _national_ratio, scope.anywhere.of(lang="vi"), of.id, choice)


def _national_ratio(ask: Ask, scope: Scope, indicator_id: str, choice: PanelChoice) -> float | None:
    totals = ask(
        "area_totals",
        indicator=indicator_id,
        sector=scope.sector,
        era=scope.era,
        first_year=choice.year,
        last_year=choice.year,
    )
    for row in rows_of(totals):
        if (row.geo_level, row.definition, row.publisher_id) == (
            "nation",
            choice.definition,
            choice.publisher_id,
        ):
            return float(row.value)
    return None


def sector_answer(
    ask: Ask, scope: Scope, indicator_id: str, exhibit_id: str = "sectors", height: int = 340
) -> Exhibit:
    """The sector composition of a place, or the sentence that says which place has one."""
    of = indicator(indicator_id)
    mix = sector_rows(ask, scope, of)
    choice = sector_table(of, mix, ALLIANCE_CLASSES, scope.publisher or None)
    if len(choice.rows) < 2:
        wide = sector_table(of, mix, ("agriculture", "non_agriculture"), scope.publisher or None)
        choice = wide if len(wide.rows) > len(choice.rows) else choice
    if len(choice.rows) < 2:
        return nothing_by_sector(ask, scope, of, exhibit_id, height)
    table = (choice.definition, choice.publisher_id, choice.year)
    total = next(
        (
            float(row.value)
            for row in mix
            if row.sector == "all" and (row.definition, row.publisher_id, row.year) == table
        ),
        None,
    )
    return composition(
        of, choice, scope.lang, scope.place_in_sentence, total, scope.sector, height, exhibit_id
    )


def table_answer(ask: Ask, scope: Scope, indicator_id: str, exhibit_id: str = "table") -> Exhibit:
    """The numbers behind the map and the ranking: every province, in order."""
    of = indicator(indicator_id)
    choice = panel_choice(ask, scope, of)
    if choice.kind == "none":
        return nothing(ask, scope, of, exhibit_id, 200, by_province=True)
    words = caption(of, choice, scope.era, scope.sector, scope.lang, scope.n_provinces)
    return Exhibit(
        id=exhibit_id,
        kind="table",
        title=words.title,
        subtitle=words.subtitle,
        height=420,
        source=words.source,
        coverage=words.coverage,
        caveats=words.caveats,
        alt=words.title,
        table=panel_table(of, choice, scope.era, scope.lang, words),
        filename=words.filename + "-table",
    )


def nothing(
    ask: Ask, scope: Scope, of: Indicator, exhibit_id: str, height: int, by_province: bool = False
) -> Exhibit:
    """The plain sentence for a question without a published answer, and the nearest answer."""
    lang = scope.lang
    title = of.title.say(lang) + sector_suffix(scope.sector, lang)
    what = title[0].lower() + title[1:]
    if by_province:
        what += f" {say('by_province', lang)}"
    where = f"{scope.place_in_sentence}, {years_text(scope.first_year, scope.last_year)}"
    if scope.publisher:
        where += f" ({publisher_name(scope.publisher, lang)})"
    text = say(_nothing_in(scope), lang, what=what, where=where)
    if scope.era == "34" and by_province and isinstance(of.aggregation, AsPublished):
        text = say("not_comparable", lang, reason=of.aggregation.reason.say(lang))
    return message_card(
        exhibit_id,
        f"{title} – {scope.place_in_sentence}",
        text,
        nearest_text(ask, scope, of),
        height=height,
    )


def _nothing_in(scope: Scope) -> str:
    """The sentence of a workspace: what is not simulated may well be published."""
    return "nothing_simulated" if scope.is_simulated else "nothing_published"


def nearest_text(ask: Ask, scope: Scope, of: Indicator) -> str:
    """The nearest published figure: other years or publishers, then all sectors, then wider places."""
    wide = scope.of(first_year=1990, last_year=2035, publisher="")
    tries = [wide, wide.of(sector="all")]
    if scope.level == "province":
        region = scope.parent_region
        tries += [wide.of(place=region), wide.of(place=region, sector="all")]
    tries += [wide.of(place="VN"), wide.of(place="VN", sector="all")]
    for attempt in tries:
        rows = figures_of(ask, attempt, of)
        if rows:
            newest = newest_row(rows)
            years = [row.year for row in rows]
            name = indicator_title(of, newest.definition, scope.lang)
            return say(
                "nearest",
                scope.lang,
                what=f"{name}{sector_suffix(attempt.sector, scope.lang)} – {attempt.place_in_sentence}, "
                f"{years_text(min(years), max(years))} "
                f"({publisher_name(newest.publisher_id, scope.lang)})",
            )
    return ""


def nothing_by_sector(
    ask: Ask, scope: Scope, of: Indicator, exhibit_id: str, height: int
) -> Exhibit:
    """The sentence for a place without a sector split; names the newest split of the country."""
    lang = scope.lang
    title = f"{of.title.say(lang)} {say('by_sector', lang)}"
    hint = nearest_split(ask, scope, of)
    where = f"{scope.place_in_sentence}, {years_text(scope.first_year, scope.last_year)}"
    text = say(_nothing_in(scope), lang, what=title[0].lower() + title[1:], where=where)
    return message_card(
        exhibit_id, f"{title} – {scope.place_in_sentence}", text, hint, height=height
    )


def nearest_split(ask: Ask, scope: Scope, of: Indicator) -> str:
    """The newest national sector split of the indicator, or else of the number of cooperatives."""
    return remembered(ask, _nearest_split, scope.anywhere, of.id)


def _nearest_split(ask: Ask, scope: Scope, indicator_id: str) -> str:
    """See `nearest_split`."""
    lang = scope.lang
    for candidate in (indicator(indicator_id), indicator("cooperatives")):
        mix = sector_rows(ask, scope.of(first_year=1990, last_year=2035), candidate)
        choice = sector_table(candidate, mix, ALLIANCE_CLASSES)
        if len(choice.rows) > 1:
            return say(
                "nearest",
                lang,
                what=f"{candidate.title.say(lang)} {say('by_sector', lang)} – "
                f"{scope.of(place='VN').place_in_sentence}, {choice.year} "
                f"({publisher_name(choice.publisher_id, lang)}; "
                f"{say('classes', lang, n=len(choice.rows), of=len(ALLIANCE_CLASSES))})",
            )
    return ""
