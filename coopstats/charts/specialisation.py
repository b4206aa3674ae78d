"""Specialisation: bars of provinces' location quotients about the country's own mix."""

from __future__ import annotations

from coopstats.analysis.specialisation import Quotient, Share, quotients, shares
from coopstats.catalog import DEFINITIONS, NATION_CODE, SECTORS, indicator, place_name
from coopstats.catalog.phrases import say
from coopstats.charts import style
from coopstats.charts.captions import publisher_name
from coopstats.charts.exhibit import Column, Exhibit, Table, message_card
from coopstats.charts.numbers import number, percent
from coopstats.charts.scope import Ask, Scope
from coopstats.charts.style import plain

MOST_DRAWN = 20
# What a sector is measured by: the one thing that offices print by province and sector.
MEASURE = "cooperatives"


def found_quotients(ask: Ask, scope: Scope) -> list[Quotient]:
    """The newest quotient of each province of the scope's era for its sector, highest first.

    Empty for all sectors at once, and where no publisher prints a sector and its total together.
    """
    if scope.sector == "all":
        return []
    of = indicator(MEASURE)
    years = {"first_year": scope.first_year, "last_year": scope.last_year}
    panels = {
        sector: ask("panel", indicator=of.id, sector=sector, era=scope.era, **years)
        for sector in (scope.sector, "all")
    }
    whole = {
        sector: panel[panel["n_reported"] == panel["n_parts"]] for sector, panel in panels.items()
    }
    own = whole[scope.sector]
    if scope.publisher:
        own = own[own["publisher_id"] == scope.publisher]
    mix = ask(
        "sector_mix", indicator=of.id, place=NATION_CODE, era=scope.era,
        first_year=1990, last_year=2035,
    ).assign(geo_code=NATION_CODE)  # fmt: skip
    nation = shares(mix[mix["sector"] == scope.sector], mix[mix["sector"] == "all"])
    return quotients(of, shares(own, whole["all"]), nation)


def specialisation_answer(
    ask: Ask, scope: Scope, exhibit_id: str = "specialisation", height: int = 420
) -> Exhibit:
    """Provinces by location quotient, the line at 1; provinces of the scope's place are strong.

    A quotient is (sector in the province / all in the province) / (sector in the country / all in
    the country), as the US Bureau of Labor Statistics defines it for its QCEW.
    """
    lang = scope.lang
    found = found_quotients(ask, scope)
    sector = SECTORS[scope.sector].name.say(lang)
    title = say("sec_lq_title", lang, sector=sector[0].lower() + sector[1:])
    if not found:
        text = say("sec_lq_none", lang)
        return message_card(exhibit_id, title, text, height=height)
    drawn = found[:MOST_DRAWN]
    names = [place_name(q.province.geo_code, scope.era).say(lang) for q in drawn]
    values = [round(q.value, 3) for q in drawn]
    low, high = min([*values, 1.0]), max([*values, 1.0])
    span = max(high - low, 0.1)
    figure = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": [plain(name) for name in names],
                # Bars start at 1, the country's own mix: to the right is more, to the left is less.
                "base": 1,
                "x": [round(value - 1, 3) for value in values],
                "customdata": [q.province.geo_code for q in drawn],
                "hovertext": [_hover(q, scope) for q in drawn],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "color": [
                        style.STRONG
                        if q.province.geo_code in scope.chosen
                        else style.CALM
                        if q.value >= 1
                        else style.PARTIAL
                        for q in drawn
                    ]
                },
            },
            {
                # Figures stand to the right of bar and line, where no name is.
                "type": "scatter",
                "mode": "text",
                "x": [max(value, 1) for value in values],
                "y": [plain(name) for name in names],
                "text": [
                    f"\u00a0<b>{number(q.value, lang, 2)}</b>  {q.province.year}" for q in drawn
                ],
                "textposition": "middle right",
                "textfont": {"size": 12, "color": style.INK},
                "hoverinfo": "skip",
            },
        ],
        "layout": style.layout(
            lang,
            height,
            margin={"l": 16 + round(6.9 * max(map(len, names))), "r": 12, "t": 20, "b": 4},
            bargap=0.34,
            xaxis=style.axis(visible=False, range=[low - 0.04 * span, high + 0.5 * span]),
            yaxis=style.axis(
                autorange="reversed", tickfont={"size": 12, "color": style.INK}, ticklabelstandoff=6
            ),
            shapes=[
                {
                    "type": "line",
                    "x0": 1,
                    "x1": 1,
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": style.BEHIND, "width": 1.4, "dash": "dot"},
                }
            ],
            annotations=[
                {
                    "x": 1,
                    "yref": "paper",
                    "y": 1,
                    "yanchor": "bottom",
                    "text": plain(say("sec_lq_equal", lang)),
                    "showarrow": False,
                    "font": {"size": 11, "color": style.BEHIND},
                }
            ],
        ),
    }
    return Exhibit(
        id=exhibit_id,
        kind="chart",
        title=title,
        subtitle=say("sec_lq_subtitle", lang),
        figure=figure,
        height=height,
        source=say("source", lang, text=_publishers(drawn, scope)),
        coverage=say("coverage", lang, n=len(found), of=scope.n_provinces),
        caveats=(say("sec_lq_rule", lang),),
        alt=say("sec_lq_alt", lang, title=title, top=f"{names[0]} ({number(values[0], lang, 2)})"),
        table=_table(found, scope),
        filename=f"hop-luc-specialisation-{scope.sector}-{scope.era}",
        select="place",
    )


def _publishers(found: list[Quotient], scope: Scope) -> str:
    ids = dict.fromkeys(s.publisher_id for q in found for s in (q.province, q.nation))
    names = [publisher_name(id_, scope.lang) for id_ in ids]
    shown = "; ".join(names[:4])
    return (
        f"{shown}; {say('and_more_publishers', scope.lang, n=len(names) - 4)}"
        if len(names) > 4
        else shown
    )


def _basis(share: Share, scope: Scope) -> str:
    return say(
        "sec_lq_basis",
        scope.lang,
        part=number(share.part, scope.lang),
        total=number(share.total, scope.lang),
        publisher=publisher_name(share.publisher_id, scope.lang),
        year=share.year,
    )


def _hover(q: Quotient, scope: Scope) -> str:
    lines = [
        f"{say('sec_lq', scope.lang)}: {number(q.value, scope.lang, 2)}",
        *(
            f"{say(phrase, scope.lang)}: {percent(share.value, scope.lang)} – {_basis(share, scope)}"
            for phrase, share in (("sec_lq_province", q.province), ("sec_lq_nation", q.nation))
        ),
    ]
    name = place_name(q.province.geo_code, scope.era).say(scope.lang)
    return f"<b>{plain(name)}</b><br>" + "<br>".join(plain(line) for line in lines)


def _table(found: list[Quotient], scope: Scope) -> Table:
    lang = scope.lang
    return Table(
        (
            Column(say("province", lang)),
            Column(say("sec_lq", lang), "right", "decimal"),
            Column(say("sec_lq_province", lang), "right", "percent"),
            Column(say("publisher", lang)),
            Column(say("sec_lq_nation", lang), "right", "percent"),
            Column(say("publisher", lang)),
            Column(say("definition", lang)),
            Column(say("figure_id", lang)),
        ),
        tuple(
            (
                place_name(q.province.geo_code, scope.era).say(lang),
                q.value,
                q.province.value,
                _basis(q.province, scope),
                q.nation.value,
                _basis(q.nation, scope),
                DEFINITIONS[q.province.definition].name.say(lang),
                "+".join((*q.province.obs_ids, *q.nation.obs_ids)),
            )
            for q in found
        ),
    )
