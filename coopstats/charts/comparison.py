"""What is compared: places, sectors, one series a place, one lens. Figures are found here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from coopstats.analysis import transform
from coopstats.analysis.growth import at_year_end
from coopstats.analysis.ranking import ranked
from coopstats.catalog import (
    INDICATORS,
    NATION_CODE,
    Indicator,
    Ratio,
    Sum,
    indicator,
    provinces,
    provinces_of,
    regions,
)
from coopstats.charts.compared import MAX_SERIES
from coopstats.charts.compared_figures import (
    Offer,
    figures,
    offers_of,
    own_series,
    province_codes,
    wholly_reported,
)
from coopstats.charts.scope import Ask, Scope, remembered

OWN = "own"


@dataclass(frozen=True)
class Comparison:
    """What a visitor asked to compare; hashable, so that answers are cached by it.

    `places`: codes and region ids of the scope's era separated by commas, or "top:10",
    "bottom:10", "region:<id>", "all" (every province), or empty for the default of the scope.
    `series` is "<definition>.<publisher>", "own" (each place by its own publisher) or empty for the
    default. Years of 0 mean the first and the last there are. `limit` is the most rows compared.
    """

    indicator: str = "cooperatives"
    places: str = ""
    sectors: tuple[str, ...] = ("all",)
    series: str = ""
    lens: str = "level"
    first_year: int = 0
    last_year: int = 0
    limit: int = MAX_SERIES


@dataclass(frozen=True)
class Prepared:
    """A comparison with its figures: `raw` as published, `frame` under the lens.

    `why` is the id of the phrase that says why there is no answer, empty where there is one.
    """

    of: Indicator
    places: tuple[str, ...]
    sectors: tuple[str, ...]
    offers: tuple[Offer, ...]
    n_with_figure: int
    own: bool
    offer: Offer | None
    raw: pd.DataFrame
    frame: pd.DataFrame
    years: tuple[int, ...]
    first_year: int
    last_year: int
    base_year: int
    why: str = ""
    missing: tuple[tuple[str, str], ...] = ()
    n_cut: int = 0
    everywhere: pd.DataFrame = field(default_factory=pd.DataFrame)


def default_places(scope: Scope) -> str:
    """What is compared when nothing is chosen: the leaders, a region's provinces, or a province
    with its region and the country."""
    if scope.level == "nation":
        return "top:10"
    if scope.level == "region":
        return f"region:{scope.place}"
    return f"{scope.place},{scope.parent_region},{NATION_CODE}"


def with_places(scope: Scope, asked: Comparison) -> Comparison:
    """The same comparison with its places named, so that its answer no longer depends on the
    scope's own place."""
    return replace(asked, places=asked.places or default_places(scope))


def prepare(ask: Ask, scope: Scope, asked: Comparison) -> Prepared:
    """The figures of a comparison under its lens, what else could be chosen, and what is missing."""
    return remembered(ask, _prepare, scope.anywhere.of(lang="vi"), with_places(scope, asked))


def _prepare(ask: Ask, scope: Scope, asked: Comparison) -> Prepared:
    of = indicator(asked.indicator)
    rule = asked.places
    named = _named(rule, scope)
    areas = [code for code in named if code not in province_codes(scope)]
    everywhere = figures(ask, scope, of, asked.sectors, areas)
    ranked_rule = rule.startswith(("top:", "bottom:"))
    pool = (
        everywhere[everywhere["geo_code"].isin(province_codes(scope))]
        if ranked_rule
        else everywhere[everywhere["geo_code"].isin(named)]
    )
    offers = offers_of(of, pool)
    n_with_figure = int(pool.groupby(["geo_code", "sector"]).ngroups) if len(pool) else 0
    offer = next((o for o in offers if o.id == asked.series), None)
    own = asked.series == OWN
    if offer is None and not own and offers:
        # One series for all where it serves at least half of them; else each its own, labelled.
        own = 2 * offers[0].n_places < n_with_figure
        offer = None if own else offers[0]
    raw = (
        own_series(of, pool)
        if own
        else pool[
            (pool["definition"] == offer.definition) & (pool["publisher_id"] == offer.publisher_id)
        ]
        if offer
        else pool
    )
    if ranked_rule and len(raw):
        named = _leaders(rule, raw, asked.last_year, own)
        raw = raw[raw["geo_code"].isin(named)]
    pairs = [(place, sector) for place in named for sector in asked.sectors]
    n_cut = max(0, len(pairs) - asked.limit)
    pairs = pairs[: asked.limit]
    wanted = set(pairs)
    asked_for = [(g, s) in wanted for g, s in zip(raw["geo_code"], raw["sector"], strict=True)]
    # An empty list would be read as a choice of no columns.
    raw = raw[pd.Series(asked_for, index=raw.index, dtype=bool)]
    frame, base_year, why = _under_lens(ask, scope, of, asked, raw, everywhere)
    years = tuple(sorted({int(y) for y in frame["year"]}))
    first, last = _span(years, asked)
    held = set(zip(frame["geo_code"], frame["sector"], strict=True))
    return Prepared(
        of,
        tuple(dict.fromkeys(place for place, _ in pairs)),
        asked.sectors,
        offers,
        n_with_figure,
        own,
        offer,
        raw.reset_index(drop=True),
        frame.reset_index(drop=True),
        years,
        first,
        last,
        base_year,
        why,
        tuple(pair for pair in pairs if pair not in held),
        n_cut,
        everywhere,
    )


def _named(rule: str, scope: Scope) -> list[str]:
    if rule.startswith("region:"):
        region = regions().get((scope.era, rule.removeprefix("region:")))
        return list(region.codes) if region else []
    if rule == "all":
        return [p.code for p in provinces_of(scope.era)]
    if ":" in rule:
        return []
    known = [
        code
        for code in rule.split(",")
        if code == NATION_CODE or (scope.era, code) in provinces() or (scope.era, code) in regions()
    ]
    return list(dict.fromkeys(known))


def _leaders(rule: str, raw: pd.DataFrame, last_year: int, own: bool) -> list[str]:
    """The first or last n provinces in the year compared, in order of rank."""
    kind, _, size = rule.partition(":")
    year = last_year if last_year in set(raw["year"]) else int(raw["year"].max())
    newest = raw[raw["year"] <= year] if own else raw[raw["year"] == year]
    newest = newest.sort_values("year").drop_duplicates(["geo_code", "sector"], keep="last")
    sums = newest.groupby("geo_code")["value"].sum()
    totals = pd.DataFrame({"geo_code": sums.index, "value": sums.to_numpy()})
    order = ranked(totals, largest_first=kind == "top")
    n = int(size) if size.isdigit() else 10
    return [str(code) for code in order["geo_code"].head(min(n, MAX_SERIES))]


def _span(years: Sequence[int], asked: Comparison) -> tuple[int, int]:
    if not years:
        return 0, 0
    last = asked.last_year if asked.last_year in years else years[-1]
    before = [y for y in years if y < last]
    first = asked.first_year if asked.first_year in before else (before[0] if before else last)
    return first, last


Lensed = tuple[pd.DataFrame, int, str]


def _under_lens(
    ask: Ask,
    scope: Scope,
    of: Indicator,
    asked: Comparison,
    raw: pd.DataFrame,
    everywhere: pd.DataFrame,
) -> Lensed:
    """The rows under the lens, the base year of an index, and why there are none."""
    if raw.empty:
        return _refused(raw, "")
    if asked.lens == "per_cooperative":
        return _divided(ask, scope, of, asked, raw)
    if asked.lens in ("share_nation", "share_sectors"):
        return _shared(ask, scope, of, asked, raw)
    if asked.lens in ("index", "year_on_year"):
        return _over_time(of, asked, raw)
    if asked.lens == "rank":
        return _among_provinces(scope, raw, everywhere)
    return transform.level(raw), 0, ""


def _refused(raw: pd.DataFrame, why: str) -> Lensed:
    return raw.iloc[0:0].assign(level=pd.Series(dtype=float)), 0, why


def _areas(scope: Scope, raw: pd.DataFrame) -> list[str]:
    """The regions and the nation among the places of a frame."""
    return sorted({str(c) for c in raw["geo_code"]} - province_codes(scope))


def _divided(ask: Ask, scope: Scope, of: Indicator, asked: Comparison, raw: pd.DataFrame) -> Lensed:
    ratio = ratio_of(of)
    if ratio is None or not isinstance(ratio.aggregation, Ratio):
        return _refused(raw, "cmp_why_no_parts")
    pairs = {p.over_definition: p.by_definition for p in ratio.aggregation.parts}
    by = indicator("cooperatives")
    counts = figures(ask, scope, by, asked.sectors, _areas(scope, raw))
    found = transform.per_cooperative(wholly_reported(raw), wholly_reported(counts), pairs)
    return found, 0, "" if len(found) else "cmp_why_no_parts"


def _shared(ask: Ask, scope: Scope, of: Indicator, asked: Comparison, raw: pd.DataFrame) -> Lensed:
    if not isinstance(of.aggregation, Sum):
        return _refused(raw, "cmp_why_not_sum")
    if asked.lens == "share_nation":
        totals = figures(ask, scope, of, asked.sectors, [NATION_CODE])
        totals = totals[totals["geo_code"] == NATION_CODE]
        found = transform.share_of(raw, totals, ["sector"])
    else:
        totals = figures(ask, scope, of, ["all"], _areas(scope, raw))
        found = transform.share_of(wholly_reported(raw), wholly_reported(totals), ["geo_code"])
    return found, 0, "" if len(found) else "cmp_why_no_total"


def _over_time(of: Indicator, asked: Comparison, raw: pd.DataFrame) -> Lensed:
    if of.nature == "rate":
        return _refused(raw, "cmp_why_rate")
    whole = at_year_end(wholly_reported(raw))
    if asked.lens == "year_on_year":
        found = transform.yearly_change(whole)
        return found, 0, "" if len(found) else "cmp_why_no_before"
    years = set(whole["year"])
    base = asked.first_year if asked.first_year in years else transform.common_base_year(whole)
    found = transform.indexed(whole, base or 0)
    return found, base or 0, "" if found["year"].nunique() > 1 else "cmp_why_no_base"


def _among_provinces(scope: Scope, raw: pd.DataFrame, everywhere: pd.DataFrame) -> Lensed:
    # Only the series compared are ranked: ranking every publisher's would take longer.
    held = set(zip(raw["definition"], raw["publisher_id"], strict=True))
    pairs = zip(everywhere["definition"], everywhere["publisher_id"], strict=True)
    panel = everywhere[[pair in held for pair in pairs]]
    panel = wholly_reported(panel[panel["geo_code"].isin(sorted(province_codes(scope)))])
    found = transform.rank_among(wholly_reported(raw), panel)
    return found, 0, "" if len(found) else "cmp_why_unranked"


def ratio_of(of: Indicator) -> Indicator | None:
    """The catalog's indicator that divides this one by the number of cooperatives, or None."""
    for candidate in INDICATORS.values():
        rule = candidate.aggregation
        if isinstance(rule, Ratio) and rule.over == of.id and rule.by == "cooperatives":
            return candidate
    return None
