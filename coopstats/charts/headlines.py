"""Headline figures: the newest of each indicator with publisher, date, change and target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coopstats.analysis.choice import newest, publisher_order
from coopstats.analysis.growth import is_year_end
from coopstats.analysis.rows import newest_row, rows_of
from coopstats.catalog import DEFINITIONS, Indicator, indicator
from coopstats.catalog.phrases import say
from coopstats.charts.captions import date_text, indicator_title, publisher_name, source_line
from coopstats.charts.exhibit import Exhibit, message_card
from coopstats.charts.numbers import figure_text, percent, value_text
from coopstats.charts.place_rows import Figure, figures_of
from coopstats.charts.progress import BEHIND_SHARE, Progress, progress_bars, target_text
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.trend import Goal

Tone = Literal["good", "bad", "warn", "quiet"]

# The resolution whose targets the committee follows; its ids in targets.csv begin with this.
RESOLUTION = "nq20-2022-"
RESOLUTION_YEAR = 2030
# A change over more years than this says nothing about now.
LONGEST_CHANGE = 5
# Figures a headline may be: never a part count such as suspended units.
HEADLINE_DEFINITIONS: dict[str, tuple[str, ...]] = {
    "cooperatives": ("registered", "operating", "with_results"),
    "members": ("total",),
    "workers": ("with_results", "regular"),
    "revenue_per_cooperative": ("per_cooperative_average", "computed_with_results"),
    "profit_per_cooperative": ("per_cooperative_average", "computed_with_results"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A short line under a headline figure."""

    text: str
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline figure, or why there is none (`value` "–")."""

    id: str
    label: str
    value: str
    unit: str
    lines: tuple[Line, ...]
    source: str
    status: str
    title: str
    obs_id: str = ""


def newest_figure(ask: Ask, scope: Scope, of: Indicator) -> Figure | None:
    """The figure that stands in the headline: newest year, then publisher, then definition."""
    return newest(of, figures_of(ask, scope, of), HEADLINE_DEFINITIONS.get(of.id))


def headline(ask: Ask, scope: Scope, indicator_id: str) -> Headline:
    """The newest figure of an indicator in a scope with its change, target share and rivals."""
    of, lang = indicator(indicator_id), scope.lang
    found = newest_figure(ask, scope, of)
    if found is None:
        text = say("no_data", lang)
        return Headline(of.id, of.short.say(lang), "–", "", (Line(text),), "", "final", text)
    value = float(found.value)
    text, unit = value_text(value, of.unit, lang)
    if of.unit in ("cooperatives", "groups", "unions"):
        unit = ""
    if unit.endswith(" người") or unit.endswith(" persons"):
        unit = unit.rsplit(" ", 1)[0]
    lines = [
        line
        for line in (_target_line(ask, scope, of, value), _change_line(ask, scope, of, found))
        if line
    ]
    rivals = _rivals(ask, scope, of, found)
    if rivals:
        lines.append(Line(rivals[0], "warn"))
    date = date_text(found.as_of, int(found.year), lang)
    status = found.status
    shown_status = "" if status == "final" else f"{say(status, lang)} "
    source = f"{publisher_name(found.publisher_id, lang)} · {shown_status}{date}"
    label = of.short.say(lang)
    definition = found.definition
    if len(of.definitions) > 1 and definition not in ("registered", "total"):
        source += f" · {DEFINITIONS[definition].name.say(lang)}"
    return Headline(
        of.id,
        label,
        text,
        unit,
        tuple(lines),
        source,
        status,
        "\n".join([indicator_title(of, definition, lang), *rivals[1:]]),
        found.obs_id,
    )


def resolution_target(ask: Ask, scope: Scope, of: Indicator) -> float | None:
    """The resolution's target for 2030 in base units; None for a place or sector without one."""
    if scope.sector != "all" or scope.level != "nation":
        return None
    for target in rows_of(ask("targets", place=scope.place, era=scope.era)):
        is_of_resolution = str(target.target_id).startswith(RESOLUTION)
        if (
            target.indicator == of.id
            and is_of_resolution
            and target.deadline_year == RESOLUTION_YEAR
        ):
            return float(target.value)
    return None


def resolution_goal(ask: Ask, scope: Scope, indicator_id: str) -> Goal | None:
    """The same target as a goal on a trend."""
    of = indicator(indicator_id)
    aim = resolution_target(ask, scope, of)
    if aim is None:
        return None
    text = value_text(aim, of.unit, scope.lang)[0]
    return Goal(RESOLUTION_YEAR, aim, say("target", scope.lang, year=RESOLUTION_YEAR, value=text))


def _target_line(ask: Ask, scope: Scope, of: Indicator, value: float) -> Line | None:
    """ "78 % mục tiêu 2030 (45.000)", where the resolution sets a target for this place."""
    aim = resolution_target(ask, scope, of)
    if aim is None:
        return None
    share = value / aim
    text = say(
        "of_target",
        scope.lang,
        share=percent(share, scope.lang, 0),
        year=RESOLUTION_YEAR,
        value=target_text(aim, of.unit, scope.lang),
    )
    return Line(text, "good" if share >= BEHIND_SHARE else "bad")


def _change_line(ask: Ask, scope: Scope, of: Indicator, found: Figure) -> Line | None:
    """Change on the same publisher's and definition's figure of the year before, if printed."""
    if not is_year_end(found.as_of):
        return None
    before = [
        row
        for row in figures_of(ask, scope, of)
        if row.publisher_id == found.publisher_id
        and row.definition == found.definition
        and found.year - LONGEST_CHANGE <= row.year < found.year
        and is_year_end(row.as_of)
    ]
    if not before:
        return None
    last = newest_row(before)
    if last.value <= 0:
        return None
    rate = float(found.value) / float(last.value) - 1
    text = say(
        "change_on", scope.lang, rate=percent(rate, scope.lang, signed=True), year=int(last.year)
    )
    tone: Tone = "quiet" if of.direction == 0 else "good" if rate * of.direction >= 0 else "bad"
    return Line(text, tone)


def _rivals(ask: Ask, scope: Scope, of: Indicator, found: Figure) -> list[str]:
    """A short line and the full list of other publishers' figures for the same year."""
    allowed = HEADLINE_DEFINITIONS.get(of.id, of.definitions)
    of_publisher: dict[str, Figure] = {}
    for row in figures_of(ask, scope, of):
        if (
            row.year == found.year
            and row.definition in allowed
            and row.publisher_id != found.publisher_id
        ):
            of_publisher.setdefault(row.publisher_id, row)
    if not of_publisher:
        return []
    others = sorted(of_publisher.values(), key=lambda row: publisher_order(of, row.publisher_id))
    texts = "; ".join(
        f"{publisher_name(row.publisher_id, scope.lang)}: "
        f"{figure_text(float(row.value), of.unit, scope.lang)}"
        for row in others
    )
    full = say("others_exist", scope.lang, n=len(others), year=int(found.year), texts=texts)
    values = [float(row.value) for row in (found, *others)]
    low, high = min(values), max(values)
    if low == high:
        return []
    short = say(
        "range_of_publishers",
        scope.lang,
        n=len(others) + 1,
        low=value_text(low, of.unit, scope.lang)[0],
        high=target_text(high, of.unit, scope.lang),
    )
    return [short, full]


def resolution_progress(
    ask: Ask,
    scope: Scope,
    indicator_ids: Sequence[str],
    title: str,
    exhibit_id: str = "targets",
    height: int = 300,
) -> Exhibit:
    """The national targets of the resolution for 2030 against the newest figures."""
    lang = scope.lang
    nation = scope.of(place="VN", sector="all", publisher="")
    goals: list[Progress] = []
    shown: list[Figure] = []
    for indicator_id in indicator_ids:
        of = indicator(indicator_id)
        aim = resolution_target(ask, nation, of)
        found = newest_figure(ask, nation, of)
        if aim is None or found is None:
            continue
        shown.append(found)
        goals.append(
            Progress(
                of.short.say(lang),
                of.unit,
                float(found.value),
                aim,
                RESOLUTION_YEAR,
                publisher_name(found.publisher_id, lang),
                date_text(found.as_of, int(found.year), lang),
                found.status,
                found.obs_id,
            )
        )
    if not goals:
        text = say("no_targets", lang)
        return message_card(exhibit_id, title, text)
    source = source_line(shown, lang)
    source = f"{source} · {say('resolution_targets', lang)}"
    return progress_bars(goals, lang, title, source, (), height, exhibit_id)
