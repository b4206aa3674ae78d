"""Effective models: the honour list of a scope, and the best of every region and sector, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pandas as pd

from coopstats.analysis.rows import rows_of
from coopstats.analysis.scoring import list_order, score_of, standing_of, strongest
from coopstats.catalog import ALLIANCE_CLASSES, SECTORS, Lang, place_name, regions_of
from coopstats.catalog.criteria import (
    CRITERIA,
    LEAST_REPORTED,
    MOST_HONOURED,
    least_weight,
)
from coopstats.catalog.phrases import say
from coopstats.catalog.register_choices import SIZE_CLASSES
from coopstats.charts import style
from coopstats.charts.captions import sector_suffix
from coopstats.charts.exhibit import Column, Exhibit, Table, message_card
from coopstats.charts.numbers import number, percent
from coopstats.charts.register import (
    has_register,
    no_register,
    nothing_counted,
    place_filter,
    province_text,
    register_source,
)
from coopstats.charts.scope import Ask, Scope, remembered
from coopstats.charts.strata import counted, criteria_sets, strata
from coopstats.charts.unit_profile import reached_text, standing_text

Weights = tuple[int, ...]
DEFAULT_WEIGHTS: Weights = tuple(criterion.weight for criterion in CRITERIA.values())


def _first_weights(ask: Ask) -> Weights:
    """The weights that the database in service was built with: it knows their leaders."""
    return tuple(ask("register_first_weights")["weight"])


def _ranked_sets(ask: Ask, weights: Weights) -> list[int]:
    """The sets of criteria that weigh enough for whoever reports them to be ranked."""
    least = least_weight(sum(weights))
    return [
        one
        for one in remembered(ask, criteria_sets)
        if sum(weight for bit, weight in enumerate(weights) if one >> bit & 1) >= least
    ]


def _scored(ask: Ask, weights: Weights, ranked: list[int]) -> dict[str, object]:
    return {
        **{f"w_{id_}": weight for id_, weight in zip(CRITERIA, weights, strict=True)},
        "are_first": weights == remembered(ask, _first_weights),
        "first_set": min(ranked, default=0),
        "last_set": max(ranked, default=0),
    }


def _in_order(found: pd.DataFrame, weights: Weights) -> Iterator[Any]:
    """The rows of `total` and `unit_order` that are ranked, in the order of lists."""
    rows = rows_of(found)
    least = least_weight(sum(weights))
    return (rows[place] for place in list_order(found["total"], found["unit_order"], least))


def _orders(found: Iterable[Any]) -> list[int]:
    """The unit_order of each row, in order: what was asked once is kept for whoever asks the same."""
    return sorted(int(row.unit_order) for row in found)


def reasons_of(row: Any, weights: Weights, lang: Lang) -> str:
    """Why a cooperative stands where it does: its strongest criteria with what was reached."""
    standings = {id_: standing_of(getattr(row, f"{id_}_standing")) for id_ in CRITERIA}
    best = strongest(standings, dict(zip(CRITERIA, weights, strict=True)))
    parts: list[str] = []
    for id_ in best:
        of, standing = CRITERIA[id_], standings[id_]
        said = of.reason.say(lang).format(value=reached_text(of, float(getattr(row, id_)), lang))
        parts.append(f"{said} ({standing_text(standing or 0.0, lang)})")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else "–"


def _coverage(ask: Ask, scope: Scope, weights: Weights) -> str:
    ranked = _ranked_sets(ask, weights)
    n, of = counted(remembered(ask, strata), scope, ranked)
    return say(
        "reg_ranked",
        scope.lang,
        n=number(n, scope.lang),
        of=number(of, scope.lang),
        share=percent(LEAST_REPORTED, scope.lang, 0),
    )


def effective_lead(ask: Ask, scope: Scope, weights: Weights) -> list[tuple[str, bool]]:
    """How a score comes about, and how many cooperatives could be ranked."""
    lang = scope.lang
    if not sum(weights):
        return [(say("reg_no_weights", lang), False)]
    where = scope.place_in_sentence + sector_suffix(scope.sector, lang)
    return [
        (say("reg_score_how", lang, n=sum(w > 0 for w in weights)) + " ", False),
        (f"{where[0].upper()}{where[1:]}: ", False),
        (_coverage(ask, scope, weights), True),
        (".", False),
    ]


def honours_answer(ask: Ask, scope: Scope, weights: Weights) -> Exhibit:
    """The cooperatives with the highest scores in a scope, with the reasons in words."""
    lang = scope.lang
    where = scope.place_in_sentence + sector_suffix(scope.sector, lang)
    title = say("reg_honours", lang, where=where)
    if not has_register(ask):
        return no_register(scope, title, "honours", 260)
    if not sum(weights):
        text = say("reg_no_weights", lang)
        return message_card("honours", title, text, height=260)
    found = ask(
        "register_honours",
        **place_filter(scope),
        **_scored(ask, weights, _ranked_sets(ask, weights)),
        n=MOST_HONOURED,
    )
    leading = list(islice(_in_order(found, weights), MOST_HONOURED))
    if not leading:
        return nothing_counted(scope, title, "honours", 260)
    leaders = rows_of(ask("register_leaders", unit_orders=_orders(leading)))
    named = {row.unit_order: row for row in leaders}
    scored = [(named[one.unit_order], *score_of(one.total)) for one in leading]
    year = int(scored[0][0].year)
    return Exhibit(
        id="honours",
        kind="table",
        title=f"{title}, {year}",
        subtitle=say("reg_score_is", lang),
        height=640,
        source=register_source(ask, lang),
        coverage=_coverage(ask, scope, weights),
        caveats=(say("reg_score_limits", lang),),
        alt=title,
        table=Table(
            (
                Column(say("reg_name", lang)),
                Column(say("rank", lang), "right", "integer"),
                Column(say("reg_score", lang), "right", "decimal"),
                Column(say("province", lang)),
                Column(say("sector", lang)),
                Column(say("reg_size", lang)),
                Column(say("reg_reported_share", lang), "right", "percent"),
                Column(say("reg_why", lang), wide=True),
            ),
            tuple(
                (
                    str(row.name),
                    i + 1,
                    round(100 * score, 2),
                    province_text(row, scope.era, lang),
                    SECTORS[row.sector_class].name.say(lang),
                    SIZE_CLASSES[row.member_size_class].say(lang),
                    weight / sum(weights),
                    reasons_of(row, weights, lang),
                )
                for i, (row, score, weight) in enumerate(scored)
            ),
            tuple(f"unit:{int(row.unit_id)}" for row, *_ in scored),
        ),
        filename="hop-luc-honour-list",
    )


def best_answer(ask: Ask, scope: Scope, weights: Weights, height: int = 440) -> Exhibit:
    """The cooperative with the highest score of every region and sector."""
    lang = scope.lang
    title = say("reg_best", lang)
    ranked = _ranked_sets(ask, weights)
    n_scored: Counter[tuple[str, str]] = Counter()
    known = remembered(ask, strata)
    for one in known.values():
        region = one.region_in(scope.era)
        if region is not None and one.criteria in ranked:
            n_scored[region, one.sector] += one.n
    best: dict[tuple[str | None, str], Any] = {}
    for row in _in_order(ask("register_best", **_scored(ask, weights, ranked)), weights):
        of = known[row.stratum]
        best.setdefault((of.region_in(scope.era), of.sector), row)
    shown = [
        (region.id, sector, best[region.id, sector])
        for region in regions_of(scope.era)
        for sector in ALLIANCE_CLASSES
        if (region.id, sector) in best
    ]
    if not shown:
        return nothing_counted(scope, title, "best", height)
    orders = _orders(row for *_, row in shown)
    named = {
        row.unit_order: row for row in rows_of(ask("register_leader_names", unit_orders=orders))
    }
    return Exhibit(
        id="best",
        kind="table",
        title=title,
        height=height,
        source=register_source(ask, lang),
        coverage=_coverage(ask, scope.anywhere.of(sector="all"), weights),
        alt=title,
        table=Table(
            (
                Column(say("reg_name", lang)),
                Column(say("region", lang)),
                Column(say("sector", lang)),
                Column(say("reg_score", lang), "right", "decimal"),
                Column(say("reg_ranked_column", lang), "right", "integer"),
            ),
            tuple(
                (
                    str(named[row.unit_order].name),
                    place_name(region, scope.era).say(lang),
                    SECTORS[sector].name.say(lang),
                    round(100 * score_of(row.total)[0], 2),
                    n_scored[region, sector],
                )
                for region, sector, row in shown
            ),
            tuple(f"unit:{int(named[row.unit_order].unit_id)}" for *_, row in shown),
        ),
        filename="hop-luc-best-by-region-and-sector",
    )


def criteria_answer(ask: Ask, scope: Scope, weights: Weights, height: int = 440) -> Exhibit:
    """The criteria and how much each weighs in the score, in per cent of all weight."""
    lang = scope.lang
    total = sum(weights) or 1
    titles = [of.title.say(lang) for of in CRITERIA.values()]
    shares = [w / total for w in weights]
    title = say("reg_weights_title", lang)
    figure: dict[str, Any] = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": [style.two_lines(t) for t in titles],
                "x": [round(100 * s, 2) for s in shares],
                "text": [f"<b>{percent(s, lang, 0)}</b>" for s in shares],
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": 12},
                "hoverinfo": "skip",
                "marker": {"color": style.CALM},
            }
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 168, "r": 8, "t": 4, "b": 4},
            bargap=0.4,
            xaxis=style.axis(visible=False, range=[0, 130 * max(shares) or 1]),
            yaxis=style.axis(
                autorange="reversed", tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6
            ),
        ),
    }
    return Exhibit(
        id="criteria",
        kind="chart",
        title=title,
        subtitle=say("reg_weights_subtitle", lang),
        figure=figure,
        height=height,
        source=register_source(ask, lang),
        caveats=(say("reg_standing_rule", lang),),
        alt=title,
        table=Table(
            (
                Column(say("reg_criterion", lang)),
                Column(say("reg_weight", lang), "right", "integer"),
                Column(say("share", lang), "right", "percent"),
            ),
            tuple(zip(titles, weights, shares, strict=True)),
        ),
        filename="hop-luc-criteria",
    )
