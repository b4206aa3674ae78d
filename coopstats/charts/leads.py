"""The sentence that a page starts with: what is so, with figures, publisher and date."""

from __future__ import annotations

from collections.abc import Sequence

from coopstats.analysis.choice import by_code
from coopstats.catalog import DEFINITIONS, Lang, indicator
from coopstats.catalog.phrases import say
from coopstats.charts.answers import panel_choice
from coopstats.charts.captions import date_text, indicator_title, publisher_name, status_text
from coopstats.charts.growth_answers import GrowthSeries, area_rate, province_rate
from coopstats.charts.headlines import RESOLUTION_YEAR, newest_figure, resolution_target
from coopstats.charts.numbers import figure_text, number, percent, value_text
from coopstats.charts.place_rows import Figure
from coopstats.charts.scope import Ask, Scope

Lead = list[tuple[str, bool]]


def overview_lead(ask: Ask, scope: Scope) -> Lead:
    """How many cooperatives, how far the target for 2030, or the rank of a province."""
    of, lang = indicator("cooperatives"), scope.lang
    found = newest_figure(ask, scope, of)
    if found is None:
        return [
            (
                say(
                    "lead_nothing",
                    lang,
                    what=of.title.say(lang).lower(),
                    where=scope.place_in_sentence,
                ),
                False,
            )
        ]
    value = float(found.value)
    lead: Lead = [
        (
            say(
                "lead_date",
                lang,
                date=date_text(found.as_of, int(found.year), lang),
                where=scope.place_in_sentence,
            ),
            False,
        ),
        (f"{figure_text(value, of.unit, lang)}", True),
        (_how_counted(found, lang), False),
    ]
    aim = resolution_target(ask, scope, of)
    if aim is not None:
        years = RESOLUTION_YEAR - int(found.year)
        lead += [
            (say("lead_reached", lang), False),
            (percent(value / aim, lang, 0), True),
            (say("lead_of_target", lang, value=value_text(aim, of.unit, lang)[0]), False),
        ]
        if years > 0 and value < aim:
            lead += [
                (say("lead_needs", lang, year=RESOLUTION_YEAR), False),
                (say("lead_a_year", lang, n=number((aim - value) / years, lang)), True),
                (".", False),
            ]
    else:
        lead += _rank_in_panel(ask, scope, found)
    return lead


def _how_counted(found: Figure, lang: Lang) -> str:
    name = DEFINITIONS[found.definition].name.say(lang)
    publisher = publisher_name(found.publisher_id, lang)
    return f" ({name}{status_text(found.status, lang)}; {publisher}). "


def _rank_in_panel(ask: Ask, scope: Scope, found: Figure) -> Lead:
    """Where a province stands among all of its era in the newest full panel.

    Where the panel's figure is the one just named only the rank is added.
    """
    of, lang = indicator("cooperatives"), scope.lang
    if scope.level != "province":
        return []
    choice = panel_choice(ask, scope, of)
    if choice.kind != "panel":
        return []
    order = by_code(choice)
    row = order.get(scope.place)
    if row is None:
        return []
    rank, of_all = int(row.rank), len(order)
    if row.obs_id == found.obs_id:
        return [(say("lead_rank_only", lang, rank=rank, of=of_all), True), (".", False)]
    return [
        (
            say(
                "lead_panel",
                lang,
                what=indicator_title(of, choice.definition, lang),
                date=date_text(row.as_of, choice.year, lang),
            ),
            False,
        ),
        (
            say(
                "lead_rank",
                lang,
                rank=rank,
                of=of_all,
                value=number(float(row.value), lang),
            ),
            True,
        ),
        (f" ({publisher_name(choice.publisher_id, lang)}).", False),
    ]


def topic_lead(ask: Ask, scope: Scope, indicator_ids: Sequence[str]) -> Lead:
    """The newest figures of a topic's indicators in one sentence each."""
    lang = scope.lang
    lead: Lead = []
    for id_ in indicator_ids:
        of = indicator(id_)
        found = newest_figure(ask, scope, of)
        if found is None:
            what = of.title.say(lang)
            lead.append(
                (
                    say(
                        "lead_nothing",
                        lang,
                        what=what[0].lower() + what[1:],
                        where=scope.place_in_sentence,
                    )
                    + " ",
                    False,
                )
            )
            continue
        date = date_text(found.as_of, int(found.year), lang)
        lead += [
            (f"{of.title.say(lang)} – {date}: ", False),
            (figure_text(float(found.value), of.unit, lang), True),
            (_how_counted(found, lang), False),
        ]
    return lead


def growth_lead(
    ask: Ask, scope: Scope, series: GrowthSeries | None, first_year: int, last_year: int
) -> Lead:
    """The compound rate of the country, or of the chosen province, over the chosen years."""
    lang = scope.lang
    if series is None:
        return [(say("lead_no_growth", lang, where=scope.place_in_sentence), False)]
    of = indicator(series.indicator)
    title = indicator_title(of, series.definition, lang)
    place = scope.place_in_sentence
    if scope.level == "province":
        rate = province_rate(ask, scope, series, first_year, last_year)
    else:
        rate = area_rate(ask, scope, series, first_year, last_year, scope.place)
    if rate is None:
        place = scope.of(place="VN").place_in_sentence
        rate = area_rate(ask, scope, series, first_year, last_year)
    if rate is None:
        # The series has several years: it is a province's figure in one of them that is missing.
        years = {"first": first_year, "last": last_year}
        return [(say("lead_growth_parts", lang, what=title, where=place, **years), False)]
    return [
        (f"{title}, {place}: ", False),
        (percent(rate, lang, signed=True), True),
        (
            f" {say('compound', lang, first=first_year, last=last_year)} "
            f"({publisher_name(series.publisher_id, lang)}).",
            False,
        ),
    ]
