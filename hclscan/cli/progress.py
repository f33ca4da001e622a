"""How far a scan has come, and where its time went, on the standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from hclscan.clock import PHASES, Clock
from hclscan.records import mutable

SHOWN_AFTER = 1.0
"""Seconds after which a scan says how far it has come."""

EVERY = 0.1
"""Seconds between two words."""

_CLEAR = "\r\x1b[K"


@mutable
class Progress(Clock):
    """A clock that says on a terminal what is being done, when that takes longer."""

    to_terminal: bool = field(default_factory=lambda: sys.stderr.isatty())
    _begin: float = field(default_factory=time.perf_counter)
    _said: float = 0.0
    _how_far: str = ""

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        self._say(name)
        with Clock.phase(self, name):
            yield

    def step(self, done: int, total: int) -> None:
        self._how_far = f" {done} of {total}"
        self._say("evaluate")

    def done(self) -> None:
        """Takes back what was said."""
        if self._said:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _say(self, what: str) -> None:
        now = time.perf_counter()
        if not self.to_terminal or now - self._begin < SHOWN_AFTER or now - self._said < EVERY:
            return
        self._said = now
        sys.stderr.write(f"{_CLEAR}hclscan: {what}{self._how_far}")
        sys.stderr.flush()


def statistics(clock: Clock, elapsed: float) -> str:
    """Where the time went, one phase on a line, and what the cache has spared."""
    rows = [(name, clock.seconds[name]) for name in PHASES]
    other = max(0.0, elapsed - sum(seconds for _, seconds in rows))
    lines = [f"{name:<28} {seconds:8.3f} s" for name, seconds in (*rows, ("start and rest", other), ("all", elapsed))]
    lines += [f"{name:<28} {number:8}" for name, number in sorted(clock.counts.items())]
    return "\n".join(lines)
