"""Cached answers: one service a workspace, frames and exhibits kept by (version, question)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from coopstats.catalog import Era
from coopstats.charts.province_map import Boundaries
from coopstats.charts.scope import Ask
from coopstats.warehouse import Service, Serving, Warehouse

Answer = TypeVar("Answer")

# Immutable versions make the caches simple: a key names its version, and nothing under it changes.
MAX_FRAMES, MAX_EXHIBITS = 4_000, 6_000


@st.cache_resource
def service(workspace: str) -> Service:
    """The one service of a workspace in this process."""
    return Service(workspace)


def serving(workspace: str = "published") -> Serving:
    """What is served now. Raises WarehouseProblem where nothing can be."""
    return service(workspace).current()


class CachedAsk:
    """`Warehouse.ask` behind a cache. Frames are shared: readers never change them in place."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse
        self.version = warehouse.version
        self._frame = lru_cache(maxsize=MAX_FRAMES)(self._fetch)
        self._made = lru_cache(maxsize=MAX_EXHIBITS)(self._make)
        self._boundaries = lru_cache(maxsize=4)(self._read_boundaries)

    def __call__(self, question: str, **values: Any) -> pd.DataFrame:
        key = tuple(sorted((k, _frozen(v)) for k, v in values.items()))
        return self._frame(question, key)

    def _fetch(self, question: str, key: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
        values = {name: _thawed(value) for name, value in key}
        return self.warehouse.ask(question, **values)

    def make(self, answer: Callable[..., Answer], *arguments: Any) -> Answer:
        """`answer(ask, *arguments)`, kept by its arguments (which must be hashable)."""
        return self._made(answer, arguments)

    def _make(self, answer: Callable[..., Answer], arguments: tuple[Any, ...]) -> Answer:
        return answer(self, *arguments)

    def boundaries(self, era: Era) -> Boundaries:
        return self._boundaries(era)

    def _read_boundaries(self, era: Era) -> Boundaries:
        return Boundaries(era, self("boundaries", era=era), self("islands"))


def _frozen(value: Any) -> Any:
    return tuple(cast("list[Any]", value)) if isinstance(value, list) else value


def _thawed(value: Any) -> Any:
    return list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value


@st.cache_resource(max_entries=6)
def _cached_ask(_warehouse: Warehouse, version: str) -> CachedAsk:  # noqa: ARG001
    """The cache of one version; old versions' caches fall out with their entries."""
    return CachedAsk(_warehouse)


def ask_of(warehouse: Warehouse) -> CachedAsk:
    """The cached way to ask a warehouse."""
    return _cached_ask(warehouse, warehouse.version)


__all__ = ["Ask", "CachedAsk", "ask_of", "serving"]
