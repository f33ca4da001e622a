"""Python's garbage collector, and when it is only in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leaves the garbage collector off meanwhile.

    Syntax trees, values and findings have no cycles, so reference counts free them; collecting while they grow nearly doubles
    the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
