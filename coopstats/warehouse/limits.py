"""A limit to how long a question may take: DuckDB has none of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from itertools import count

import duckdb

# How often the watch looks, seconds: a question may take so much longer.
LOOKS_EVERY = 0.25


class TimeLimit:
    """Interrupts statements that take too long.

    One thread watches those of a whole process: to start a thread for each question means to wait until it
    runs, while all cores are at work on other questions.
    """

    def __init__(self) -> None:
        self._numbers = count()
        # By number: when it must have ended, and the cursor it runs on.
        self._running: dict[int, tuple[float, duckdb.DuckDBPyConnection]] = {}
        self._is_asked = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    @contextmanager
    def of(self, cursor: duckdb.DuckDBPyConnection, seconds: float) -> Generator[None]:
        """Within it, what the cursor executes is interrupted after so many seconds."""
        number = next(self._numbers)
        self._running[number] = time.monotonic() + seconds, cursor
        self._watch()
        try:
            yield
        finally:
            del self._running[number]

    def _watch(self) -> None:
        if not self._is_asked.is_set():
            self._is_asked.set()
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._look, daemon=True)
                    self._thread.start()

    def _look(self) -> None:
        while True:
            # Where nobody asks, nobody looks.
            if not self._running:
                self._is_asked.clear()
                if not self._running:
                    self._is_asked.wait()
            time.sleep(LOOKS_EVERY)
            self._interrupt_overdue()

    def _interrupt_overdue(self) -> None:
        # On its own, so that the thread keeps no cursor alive while it waits.
        now = time.monotonic()
        for ends, cursor in list(self._running.values()):
            if ends <= now:
                # It may have ended, and its cursor be closed, since the list was made.
                with suppress(duckdb.Error):
                    cursor.interrupt()
