"""Patterns as in .gitignore, from files of anybody: matched in linear time, and what is no pattern matches nothing."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

MAX_LENGTH = 1000
"""Characters of a pattern; a longer one matches nothing."""


def spec_of(lines: Iterable[str]) -> Any:
    """The patterns of lines, as a `pathspec.GitIgnoreSpec`. A line that is no pattern is left out, as Git does it."""
    lines = [line for line in lines if len(line) <= MAX_LENGTH]
    return _compiled(lines) or _compiled([line for line in lines if _compiled([line])])


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
