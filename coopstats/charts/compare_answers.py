"""The compare page's answers: a comparison in any form, its lead sentence, its table."""

from __future__ import annotations

from typing import Literal

from coopstats.catalog import indicator, regions
from coopstats.catalog.phrases import say
from coopstats.charts.answers import nothing
from coopstats.charts.bars import bars
from coopstats.charts.compare_map import compare_map
from coopstats.charts.compare_scatter import compare_scatter
from coopstats.charts.compare_tables import pivot_table, table_of
from coopstats.charts.compare_words import compared_of
from coopstats.charts.compared import Compared, series_source
from coopstats.charts.comparison import Comparison, Prepared, default_places, prepare
from coopstats.charts.dumbbell import dumbbell
from coopstats.charts.exhibit import Exhibit, message_card
from coopstats.charts.heatmap import heatmap
from coopstats.charts.lines import lines
from coopstats.charts.multiples import multiples
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.slope import slope

Form = Literal[
    "line",
    "bar",
    "slope",
    "dumbbell",
    "multiples",
    "heatmap",
    "scatter",
    "map",
    "table",
    "pivot",
]
FORMS: tuple[Form, ...] = (
    "line",
    "bar",
    "slope",
    "dumbbell",
    "multiples",
    "heatmap",
    "scatter",
    "map",
    "table",
    "pivot",
)
TWO_YEARS = ("slope", "dumbbell")
Lead = list[tuple[str, bool]]


def prepared(ask: Ask, scope: Scope, asked: Comparison) -> Prepared:
    """The figures of a comparison and what else could be chosen (see `comparison.prepare`)."""
    return prepare(ask, scope, asked)


def compare_answer(
    ask: Ask,
    scope: Scope,
    asked: Comparison,
    form: Form,
    across: str,
    size: str,
    boundaries: Boundaries,
    exhibit_id: str = "compare",
) -> Exhibit:
    """The comparison in one form; a plain sentence where it has no answer.

    `across` and `size` are the second and third indicators of a scatter.
    """
    found = prepare(ask, scope, asked)
    problem = why_not(ask, scope, asked, found, exhibit_id)
    if problem is not None:
        return problem
    compared = compared_of(ask, scope, asked)
    made: Exhibit | None
    match form:
        case "scatter":
            made = compare_scatter(ask, scope, asked, found, compared, across, size, exhibit_id)
        case "map":
            made = compare_map(ask, scope, asked, found, boundaries, exhibit_id)
        case "slope":
            made = slope(compared, found.first_year, found.last_year, exhibit_id)
        case "dumbbell":
            made = dumbbell(compared, found.first_year, found.last_year, exhibit_id)
        case "bar":
            national = _national(ask, scope, asked, found)
            made = bars(compared, found.last_year, exhibit_id, national)
        case "multiples":
            made = multiples(compared, exhibit_id)
        case "heatmap":
            by_sector = len(asked.sectors) > 1 and len(found.places) > 1
            made = heatmap(compared, exhibit_id, found.last_year, by_sector)
        case "table":
            made = table_of(compared, exhibit_id)
        case "pivot":
            made = pivot_table(compared, exhibit_id)
        case "line":
            made = lines(compared, exhibit_id)
    return made or _one_year(scope, found, compared, exhibit_id)


def numbers_answer(
    ask: Ask, scope: Scope, asked: Comparison, form: Form, exhibit_id: str = "numbers"
) -> Exhibit | None:
    """The same figures as a table under a chart: places by years; None where there are none."""
    found = prepare(ask, scope, asked)
    if found.why or found.frame.empty or form in ("table", "scatter"):
        return None
    compared = compared_of(ask, scope, asked)
    return table_of(compared, exhibit_id) if form == "pivot" else pivot_table(compared, exhibit_id)


def compare_lead(ask: Ask, scope: Scope, asked: Comparison) -> Lead:
    """Who is highest and lowest in the last year compared, and who counted."""
    lang = scope.lang
    found = prepare(ask, scope, asked)
    if found.why or found.frame.empty:
        return []
    compared = compared_of(ask, scope, asked)
    frame = compared.at(found.last_year)
    lead: Lead = [
        (say("cmp_lead", lang, what=compared.name, period=str(found.last_year)), False),
    ]
    ordered = frame.sort_values("value")
    if compared.measure.kind == "rank":
        best = ordered.iloc[0]
        value = compared.measure.text(float(best["value"]), lang)
        lead.append((say("cmp_lead_rank", lang, name=best["name"], value=value), True))
        lead.append((".", False))
    elif compared.own:
        lead.append((say("cmp_mixed", lang) + ".", False))
        return lead
    else:
        high, low = ordered.iloc[-1], ordered.iloc[0]
        value = compared.measure.full(float(high["value"]), lang)
        lead.append((say("cmp_lead_high", lang, name=high["name"], value=value), True))
        if len(ordered) > 1:
            text = compared.measure.full(float(low["value"]), lang)
            lead.append((say("cmp_lead_low", lang, name=low["name"], value=text), False))
        else:
            lead.append((".", False))
    if found.offer is not None:
        who = series_source(found.offer.definition, found.offer.publisher_id, found.of, lang)
        lead.append((say("cmp_lead_who", lang, source=who), False))
    return lead


def _national(ask: Ask, scope: Scope, asked: Comparison, found: Prepared) -> float | None:
    """The country's figure under the same series for ratios and averages, where it is published."""
    is_ratio = found.of.nature == "average" or asked.lens in ("per_cooperative", "index")
    if not is_ratio or found.offer is None or "VN" in found.places or len(found.sectors) > 1:
        return None
    wide = Comparison(
        asked.indicator,
        "VN",
        asked.sectors,
        found.offer.id,
        asked.lens,
        found.base_year or found.first_year,
        found.last_year,
    )
    nation = prepare(ask, scope, wide)
    if nation.offer is None or nation.offer.id != found.offer.id:
        return None
    if asked.lens == "index" and nation.base_year != found.base_year:
        return None
    own = nation.frame[nation.frame["year"] == found.last_year]
    return float(own["value"].iloc[0]) if len(own) else None


def why_not(
    ask: Ask, scope: Scope, asked: Comparison, found: Prepared, exhibit_id: str
) -> Exhibit | None:
    """The sentence for a comparison without an answer; None where there is one."""
    lang, of = scope.lang, found.of
    if not found.places and not (asked.places or default_places(scope)).startswith(
        ("top:", "bottom:")
    ):
        return _message(
            exhibit_id, of.title.say(lang), say("cmp_empty", lang), say("cmp_empty_hint", lang)
        )
    if found.raw.empty:
        # A place of its own tells what is nearest; several places have the country's.
        place = found.places[0] if len(found.places) == 1 else "VN"
        sector = asked.sectors[0]
        by_province = place != "VN" or (scope.era, place) not in regions()
        return nothing(ask, scope.of(place=place, sector=sector), of, exhibit_id, 320, by_province)
    if found.why:
        what = of.title.say(lang)
        text = say(
            "cmp_no_lens",
            lang,
            lens=say(f"cmp_{asked.lens}", lang),
            what=what[0].lower() + what[1:],
            reason=say(found.why, lang),
        )
        return _message(exhibit_id, what, text, "")
    return None


def _one_year(scope: Scope, found: Prepared, compared: Compared, exhibit_id: str) -> Exhibit:
    lang = scope.lang
    who = (
        series_source(found.offer.definition, found.offer.publisher_id, found.of, lang)
        if found.offer
        else compared.name
    )
    text = say("cmp_one_year", lang, who=who, years=compared.period)
    return _message(exhibit_id, compared.name, text, "")


def _message(exhibit_id: str, title: str, text: str, hint: str) -> Exhibit:
    return message_card(exhibit_id, title, text, hint, height=260)


def form_of(said: str) -> Form | None:
    """A form by its id, None for an unknown one."""
    return next((form for form in FORMS if form == said), None)


def scatter_default(indicator_id: str) -> str:
    """The second indicator where none is chosen: workers against cooperatives, and the reverse."""
    return "cooperatives" if indicator(indicator_id).id != "cooperatives" else "workers"
