"""Answers of the province page: what it is, where it stands, who its peers and neighbours are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coopstats.analysis.choice import by_code
from coopstats.analysis.peers import nearest_in_size, neighbours, rank_among
from coopstats.catalog import Indicator, indicator, place_name, provinces, regions
from coopstats.catalog.phrases import say
from coopstats.charts.answers import national_ratio, nothing, panel_choice
from coopstats.charts.captions import date_text, indicator_title, publisher_name, sector_suffix
from coopstats.charts.exhibit import Exhibit
from coopstats.charts.headlines import Headline, Line, headline
from coopstats.charts.leads import Lead, overview_lead
from coopstats.charts.older_changes import listed
from coopstats.charts.place_rows import figures_of
from coopstats.charts.ranking import ranking
from coopstats.charts.scope import Ask, Scope

SIZE = "cooperatives"


def province_lead(ask: Ask, scope: Scope) -> Lead:
    """What the province is made of or part of, its region, its newest count and rank.

    For the country or a region: the sentence that asks to choose a province.
    """
    if scope.level != "province":
        return [(say("prv_choose", scope.lang), False)]
    return [
        (territory_words(scope), False),
        (_region_words(scope), False),
        *overview_lead(ask, scope),
    ]


def territory_words(scope: Scope) -> str:
    """What happened to the province on 1 July 2025, in one sentence."""
    lang, own = scope.lang, provinces()[scope.era, scope.place]
    new = provinces()["34", own.successor]
    if new.is_unchanged:
        return say("prv_unchanged", lang, name=scope.place_name)
    names = [place_name(code, "63").say(lang) for code in new.parts]
    if scope.era == "34":
        return say("prv_formed", lang, name=scope.place_name, parts=listed(names, lang))
    others = [place_name(code, "63").say(lang) for code in new.parts if code != scope.place]
    return say(
        "prv_became",
        lang,
        name=scope.place_name,
        new=new.name.say(lang),
        others=listed(others, lang),
    )


def _region_words(scope: Scope) -> str:
    region = place_name(scope.parent_region, scope.era).say(scope.lang)
    return say("prv_in_region", scope.lang, region=region)


def province_headline(ask: Ask, scope: Scope, indicator_id: str) -> Headline:
    """The newest figure with the rank among all provinces and within the region, where one
    publisher's panel of provinces tells it."""
    made = headline(ask, scope, indicator_id)
    if scope.level != "province":
        return made
    of = indicator(indicator_id)
    choice = panel_choice(ask, scope, of)
    if choice.kind != "panel":
        return made
    order = by_code(choice)
    in_region = rank_among(
        choice.rows, scope.place, regions()[scope.era, scope.parent_region].codes
    )
    if in_region is None:
        return made
    text = say(
        "prv_rank",
        scope.lang,
        rank=order[scope.place].rank,
        of=len(order),
        own=in_region[0],
        region=in_region[1],
        publisher=publisher_name(choice.publisher_id, scope.lang),
        year=choice.year,
    )
    return replace(made, lines=(Line(text[0].upper() + text[1:]), *made.lines))


def known_first(ask: Ask, scope: Scope, indicator_ids: Sequence[str], most: int = 5) -> list[str]:
    """Indicators for the headlines: those with a figure for the place before those without."""
    known = {id_ for id_ in indicator_ids if has_series(ask, scope, id_)}
    return sorted(indicator_ids, key=lambda id_: id_ not in known)[:most]


def has_series(ask: Ask, scope: Scope, indicator_id: str) -> bool:
    """Whether anything is published of an indicator for the place, sector and years."""
    return bool(figures_of(ask, scope, indicator(indicator_id)))


def peers_in_region(ask: Ask, scope: Scope, indicator_id: str, height: int = 380) -> Exhibit:
    """Every province of the same region in order, the chosen one strong."""
    codes = regions()[scope.era, scope.parent_region].codes
    region = place_name(scope.parent_region, scope.era).say(scope.lang)
    return _among(
        ask, scope, indicator(indicator_id), codes, "prv_peers_region", "peers-region", height,
        region=region,
    )  # fmt: skip


def peers_in_size(ask: Ask, scope: Scope, indicator_id: str, height: int = 300) -> Exhibit:
    """The provinces nearest in number of cooperatives, by another indicator; the rule is said."""
    size = panel_choice(ask, scope, indicator(SIZE))
    codes = nearest_in_size(size.rows, scope.place) if size.kind == "panel" else []
    if not codes:
        return nothing(ask, scope, indicator(SIZE), "peers-size", height)
    made = _among(
        ask,
        scope,
        indicator(indicator_id),
        [scope.place, *codes],
        "prv_peers_size",
        "peers-size",
        height,
        n=len(codes),
    )
    rule = say(
        "prv_peers_size_rule",
        scope.lang,
        names=listed([place_name(code, scope.era).say(scope.lang) for code in codes], scope.lang),
        publisher=publisher_name(size.publisher_id, scope.lang),
        year=size.year,
    )
    return replace(made, caveats=(rule[0].upper() + rule[1:] + ".", *made.caveats))


def neighbours_of(ask: Ask, era: str) -> dict[str, tuple[str, ...]]:
    """Provinces that share a boundary, by code; computed from the outlines once a version."""
    return dict(neighbours(ask("boundaries", era=era)))


def neighbour_answer(
    ask: Ask, scope: Scope, indicator_id: str, codes: Sequence[str], height: int = 380
) -> Exhibit:
    """The province among those that share a boundary with it."""
    return _among(
        ask,
        scope,
        indicator(indicator_id),
        [scope.place, *codes],
        "prv_neighbours",
        "neighbours",
        height,
        n=len(codes),
    )


def _among(
    ask: Ask,
    scope: Scope,
    of: Indicator,
    codes: Sequence[str],
    phrase: str,
    exhibit_id: str,
    height: int,
    **values: object,
) -> Exhibit:
    """A ranking of some provinces of the indicator's panel, titled by `phrase`."""
    choice = panel_choice(ask, scope, of)
    among = choice.among(codes)
    if among.kind != "panel":
        return nothing(ask, scope, of, exhibit_id, height, by_province=True)
    lang = scope.lang
    made = ranking(
        of,
        among,
        scope.era,
        lang,
        len(codes),
        scope.sector,
        (scope.place,),
        len(codes),
        0,
        height,
        exhibit_id,
        national_ratio(ask, scope, of, choice),
    )
    period = date_text(among.rows[0].as_of, choice.year, lang)
    name = indicator_title(of, choice.definition, lang) + sector_suffix(scope.sector, lang)
    caveats = made.caveats
    if scope.place not in {row.geo_code for row in among.rows}:
        here = say(
            "prv_no_figure_here",
            lang,
            place=scope.place_name,
            what=name[0].lower() + name[1:],
            publisher=publisher_name(choice.publisher_id, lang),
            period=period,
        )
        caveats = (here, *caveats)
    short = of.short.say(lang)
    short = short[0].lower() + short[1:] + sector_suffix(scope.sector, lang)
    return replace(
        made,
        title=say(phrase, lang, title=short, place=scope.place_name, period=period, **values),
        subtitle=name,
        caveats=caveats,
        filename=f"{made.filename}-{exhibit_id}",
    )
