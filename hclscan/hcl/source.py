"""Source files, places in them, and what is wrong at a place.

Nodes of the syntax tree keep two offsets; this module turns offsets into the lines and columns that people read.
Lines and columns count from 1; a column counts characters (Unicode code points), the end is exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from itertools import accumulate

from hclscan.hcl.limits import LIMITS, Limits
from hclscan.records import record

MAX_DEPTH = LIMITS.syntax_depth
"""How deeply brackets, texts and blocks may be nested in each other unless something else is configured."""

MAX_EXCERPT = 1000
"""Characters of a line that a diagnostic quotes: a file of one line may have as many errors as characters."""


@record
class Location:
    """A range in a file: `path` as shown to the user, lines and columns from 1, end exclusive."""

    path: str
    start_line: int
    start_column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.start_line}:{self.start_column}"


@record
class Source:
    """The text of one file. Where its lines start is worked out when a place is asked for: of most policies nobody asks."""

    path: str
    text: str
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    limits: Limits = field(default=LIMITS, repr=False, compare=False)

    @classmethod
    def of(cls, path: str, text: str, limits: Limits = LIMITS) -> Source:
        """A file with a text, which is read within the limits."""
        return cls(path, text, [], limits)

    @property
    def line_starts(self) -> Sequence[int]:
        """The offsets at which lines start."""
        if not self._starts:
            lengths = [len(line) + 1 for line in self.text.split("\n")]
            self._starts.extend(accumulate(lengths[:-1], initial=0))
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def location(self, start: int, end: int) -> Location:
        starts = self.line_starts
        first, last = bisect_right(starts, start), bisect_right(starts, end)
        return Location(self.path, first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1)

    def excerpt(self, offset: int) -> str:
        """The text of the line at a character offset, as far as it is quoted."""
        start = self.line_starts[self.position(offset)[0] - 1]
        return self.text[start : start + MAX_EXCERPT].partition("\n")[0].rstrip("\r")

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@record
class Diagnostic:
    """Something the user can mend: what is wrong (`summary`), where, and what to do about it (`detail`)."""

    summary: str
    location: Location
    detail: str = ""
    excerpt: str = ""

    @property
    def message(self) -> str:
        return f"{self.summary}: {self.detail}" if self.detail else self.summary

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


def diagnose(source: Source, start: int, end: int, summary: str, detail: str = "") -> Diagnostic:
    """A diagnostic for a range of a source file, with the line it starts on as excerpt."""
    location = source.location(start, end)
    return Diagnostic(summary, location, detail, source.excerpt(start))


class SyntaxProblem(Exception):
    """A text that is not HCL: what is wrong, and the offsets of the place."""

    def __init__(self, summary: str, start: int, end: int, detail: str = "") -> None:
        super().__init__(summary)
        self.summary = summary
        self.start = start
        self.end = end
        self.detail = detail
