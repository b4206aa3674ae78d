"""What pages ask of a large register, and the search of its list: milliseconds by question.

    HOPLUC_WAREHOUSE=FOLDER python -m tests.bench.register_queries

Every page of the simulated workspace is opened for places of both eras and the questions that it asks
are kept; then each is asked again, uncached, of the warehouse as the app opens it. The list is searched
with words anywhere in the name, beginnings of tax codes and words that nothing holds, in every order, on
its first page and half-way through. Effective models are asked for with weights of a visitor's own too:
those look at every cooperative.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from typing import Any

from coopstats.catalog.criteria import CRITERIA, MOST_WEIGHT
from coopstats.charts.honours import best_answer, honours_answer
from coopstats.charts.register_list import PIECE, SORTS, ListQuery, count_of, piece_of
from coopstats.charts.scope import Scope
from coopstats.ui.data import service
from coopstats.warehouse import Service
from tests.bench.timings import Sample
from tests.pages.visitor import PAGES, Visitor

PLACES = (("63", "VN", "all"), ("63", "01", "all"), ("63", "38", "agriculture"),
          ("34", "southeast", "all"))  # fmt: skip
TEXTS = (
    "",
    "vu",
    "van tai",
    "nong nghiep 00",
    "khong co ten nay",
    "9900",
    "mo phong",
    "ong",
    "0001",
)
LEAST_CALLS = 30

Line = tuple[str, int, float, float]


def questions_of_pages() -> list[tuple[str, dict[str, Any]]]:
    """Every question that the pages ask for some places, once each, with its values."""
    warehouse = service("simulated").current().warehouse
    asked: list[tuple[str, dict[str, Any]]] = []
    ask = warehouse.ask

    def kept(question: str, **values: Any) -> Any:
        asked.append((question, values))
        return ask(question, **values)

    warehouse.ask = kept  # type: ignore[method-assign]
    try:
        for era, place, sector in PLACES:
            for page in PAGES:
                Visitor(page, ws="simulated", era=era, place=place, sector=sector)
    finally:
        warehouse.ask = ask  # type: ignore[method-assign]
    return asked


def measure_pages(ask: Any) -> list[Line]:
    """A line a question: times asked, median and 95th percentile."""
    values: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for question, given in questions_of_pages():
        values[question].append(given)
    lines: list[Line] = []
    for question, several in sorted(values.items()):
        sample = Sample()
        ask(question, **several[0])
        while len(sample.values) < LEAST_CALLS:
            for given in several:
                with sample.timed():
                    ask(question, **given)
        lines.append((question, len(sample.values), sample.p50, sample.p95))
    return lines


def measure_search(ask: Any) -> list[Line]:
    """The list: how many are found, the first page, a page half-way through."""
    chosen = random.Random(5)
    everywhere = Scope(workspace="simulated")
    count, first, deep = Sample(), Sample(), Sample()
    for text in TEXTS:
        for sort in SORTS:
            scope = chosen.choice([everywhere, everywhere, everywhere.of(place="01"),
                                   everywhere.of(era="34", place="southeast")])  # fmt: skip
            query = ListQuery(
                text=text, sort=sort, falling=chosen.random() < 0.5,
                status=chosen.choice(["books", "any", "operating", "dissolved"]),
                rating=chosen.choice(["", "", "good"]), chain=chosen.choice(["", "", "yes"]),
            )  # fmt: skip
            with count.timed():
                n, _ = count_of(ask, scope, query)
            with first.timed():
                piece_of(ask, scope, query, PIECE, 0)
            with deep.timed():
                piece_of(ask, scope, query, PIECE, n // 2)
    return [
        (name, len(sample.values), sample.p50, sample.p95)
        for name, sample in (("list: count", count), ("list: first page", first),
                             ("list: page half-way", deep))
    ]  # fmt: skip


def measure_weights(ask: Any) -> list[Line]:
    """The honour list, and the best of each region and sector, with weights of a visitor's own."""
    chosen = random.Random(7)
    everywhere = Scope(workspace="simulated")
    honours, best = Sample(), Sample()
    asked: list[tuple[str, dict[str, Any]]] = []

    def kept(question: str, **values: Any) -> Any:
        asked.append((question, values))
        return ask(question, **values)

    for _ in range(LEAST_CALLS):
        weights = tuple(chosen.randint(0, MOST_WEIGHT) for _ in CRITERIA)
        honours_answer(kept, everywhere, weights)
        best_answer(kept, everywhere, weights)
    for question, sample in (("register_honours", honours), ("register_best", best)):
        for _, values in [one for one in asked if one[0] == question]:
            with sample.timed():
                ask(question, **values)
    return [
        (name, len(sample.values), sample.p50, sample.p95)
        for name, sample in (("weights of one's own: honour list", honours),
                             ("weights of one's own: best by region", best))
    ]  # fmt: skip


def table(lines: list[Line]) -> list[str]:
    """The lines as a table of the page."""
    return [
        "| question | calls | median ms | p95 ms |",
        "|---|---:|---:|---:|",
        *(f"| {name} | {n} | {p50:.1f} | {p95:.1f} |" for name, n, p50, p95 in lines),
    ]


def main() -> None:
    """Prints the lines as JSON, the last line of the output."""
    ask = Service("simulated").current().warehouse.ask
    print(json.dumps([*measure_search(ask), *measure_weights(ask), *measure_pages(ask)]))


if __name__ == "__main__":
    main()
