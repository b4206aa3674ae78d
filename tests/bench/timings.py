"""Samples of milliseconds and what is said about them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Sample:
    """Durations of one thing measured repeatedly, milliseconds."""

    values: list[float] = field(default_factory=list)

    def add(self, milliseconds: float) -> None:
        self.values.append(milliseconds)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Add the wall time of the block."""
        start = time.perf_counter()
        yield
        self.add((time.perf_counter() - start) * 1000)

    @property
    def p50(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A number beside the most (or the least) it may be."""

    what: str
    measured: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def repeat(times: int, work: Callable[[], object]) -> Sample:
    """Wall times of `times` calls."""
    sample = Sample()
    for _ in range(times):
        with sample.timed():
            work()
    return sample
