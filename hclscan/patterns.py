"""Patterns as in .gitignore, from files of anybody: matched in linear time, and what is no pattern matches nothing."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hclscan.records import record

MAX_LENGTH = 1000
"""Characters of a pattern; a longer one matches nothing."""

MAX_PATTERNS = 5_000
"""Patterns of a file; further ones match nothing."""

_TOGETHER = 500
"""Patterns that are compiled together: RE2 takes only so many."""


@record
class Patterns:
    """The patterns of a file, in groups: the last pattern that matches a path decides."""

    groups: tuple[Any, ...]

    def verdict(self, path: str) -> bool | None:
        """Whether a path is included (True) or, by a `!`, not (False); None when no pattern says anything of it."""
        for group in reversed(self.groups):
            included: bool | None = group.check_file(path).include
            if included is not None:
                return included
        return None

    def match_file(self, path: str) -> bool:
        """Whether a path is included."""
        return self.verdict(path) is True


def spec_of(lines: Iterable[str]) -> Patterns:
    """The patterns of lines. A line that is no pattern is left out, as Git does it."""
    kept = [line for line in lines if len(line) <= MAX_LENGTH and line.strip() and not line.startswith("#")][:MAX_PATTERNS]
    return Patterns(tuple(one for start in range(0, len(kept), _TOGETHER) for one in _groups(kept[start : start + _TOGETHER])))


def _groups(lines: Sequence[str]) -> Iterator[Any]:
    """The lines compiled together where that is possible, else in parts."""
    compiled = _compiled(lines)
    if compiled is not None:
        yield compiled
    elif len(lines) > 1:
        half = len(lines) // 2
        yield from _groups(lines[:half])
        yield from _groups(lines[half:])


def is_pattern(line: str) -> bool:
    """Whether a line is a pattern: `[z-a]` is none."""
    return len(line) <= MAX_LENGTH and _compiled([line]) is not None


def _compiled(lines: Sequence[str]) -> Any:
    import pathspec  # only where there are patterns, as what follows
    import re2

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python's own expressions, about what they may mean one day
            # RE2 takes a time in proportion to the path, whatever the pattern.
            return pathspec.GitIgnoreSpec.from_lines(lines, backend="re2")
    except (ValueError, re.error, re2.error):
        return None
