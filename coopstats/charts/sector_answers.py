"""Answers of the sector page: the opening sentence and the sector's share of all sectors."""

from __future__ import annotations

from dataclasses import replace

from coopstats.analysis.choice import newest
from coopstats.catalog import Indicator, Text, indicator
from coopstats.catalog.phrases import PHRASES, say
from coopstats.charts.answers import nothing
from coopstats.charts.captions import publisher_name
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.headlines import HEADLINE_DEFINITIONS
from coopstats.charts.leads import Lead, topic_lead
from coopstats.charts.numbers import percent
from coopstats.charts.place_rows import Figures, figures_of
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.trend import trend


def sector_lead(ask: Ask, scope: Scope) -> Lead:
    """The sector's newest count and its share of all; asks to choose one where none is chosen."""
    if scope.sector == "all":
        return [(say("sec_choose", scope.lang), False), *topic_lead(ask, scope, ("cooperatives",))]
    return [*topic_lead(ask, scope, ("cooperatives",)), *_share_words(ask, scope)]


def _share_words(ask: Ask, scope: Scope) -> Lead:
    of, lang = indicator("cooperatives"), scope.lang
    found = newest(of, share_series(ask, scope, of), HEADLINE_DEFINITIONS.get(of.id))
    if found is None:
        return []
    what = of.title.say(lang)
    return [
        (say("sec_lead_share", lang), False),
        (percent(float(found.value), lang), True),
        (
            say(
                "sec_lead_share_of",
                lang,
                what=what[0].lower() + what[1:],
                where=scope.place_in_sentence,
                year=int(found.year),
                publisher=publisher_name(found.publisher_id, lang),
            ),
            False,
        ),
    ]


def share_series(ask: Ask, scope: Scope, of: Indicator) -> Figures:
    """The sector's figures over those of all sectors, as shares of one; one a publisher, definition
    and year that has both; ids name both figures."""
    totals = {
        (row.definition, row.publisher_id, row.year): row
        for row in figures_of(ask, scope.of(sector="all"), of)
    }
    both = (
        (row, totals.get((row.definition, row.publisher_id, row.year)))
        for row in figures_of(ask, scope, of)
    )
    return tuple(
        row._replace(value=row.value / total.value, obs_id=f"{row.obs_id}/{total.obs_id}")
        for row, total in both
        if total is not None and total.value > 0 and row.value <= total.value
    )


def share_of(of: Indicator) -> Indicator:
    """The share of an indicator as something to draw: its own title and the unit of shares."""
    phrase = PHRASES["sec_share_of"]
    title = Text(
        phrase.vi.format(title=of.title.vi[0].lower() + of.title.vi[1:]),
        phrase.en.format(title=of.title.en[0].lower() + of.title.en[1:]),
    )
    return replace(
        of,
        id=f"{of.id}-share",
        title=title,
        description=PHRASES["sec_share_description"],
        unit="share",
        nature="share",
    )


def share_answer(
    ask: Ask, scope: Scope, indicator_id: str, exhibit_id: str = "share", height: int = 320
) -> Exhibit:
    """The sector's share of all sectors in the place, a line a publisher and definition."""
    of = indicator(indicator_id)
    shares = share_series(ask, scope, of) if scope.sector != "all" else ()
    if not shares:
        return nothing(ask, scope, share_of(of), exhibit_id, height)
    made = trend(
        share_of(of),
        shares,
        scope.lang,
        scope.place_in_sentence,
        scope.sector,
        height=height,
        exhibit_id=exhibit_id,
    )
    return replace(made, caveats=(PHRASES["sec_share_description"].say(scope.lang), *made.caveats))
