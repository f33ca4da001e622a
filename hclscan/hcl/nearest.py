"""Hints at the names that somebody may have meant."""

from __future__ import annotations

from collections.abc import Collection

FEW = 12
"""Names that a hint may list in full."""


def nearest(name: str, names: Collection[str]) -> str:
    """A hint at the valid names: the nearest ones, or all of them when there are few."""
    import difflib  # only where something is misspelt

    near = difflib.get_close_matches(name, names, 2, 0.6)
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    return f"expected {', '.join(sorted(names))}" if 0 < len(names) <= FEW else ""
