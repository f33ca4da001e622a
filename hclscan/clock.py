"""Where the time of a scan goes, and how far it has come."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from hclscan.records import mutable

PHASES = ("discover", "load policies", "parse", "evaluate", "check", "report")
"""What a scan does, in the order in which statistics list it."""


@mutable
class Clock:
    """Seconds by phase, and counts. Phases nest: what is done in an inner one does not count for the outer one."""

    seconds: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    _running: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Counts the time of what is done inside for a phase."""
        self._tick()
        self._running.append(name)
        try:
            yield
        finally:
            self._tick()
            self._running.pop()

    def step(self, done: int, total: int) -> None:
        """Says how many of the units of work are done."""

    def add(self, other: Clock) -> None:
        """Takes in what a worker process has measured."""
        self.seconds.update(other.seconds)
        self.counts.update(other.counts)

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since  # type: ignore[assignment]
        self._since = now
