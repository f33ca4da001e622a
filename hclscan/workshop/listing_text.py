"""The list of policies for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from hclscan.report.terminal import escape, paint_for, width
from hclscan.workshop.description import Description

HEADER = ("ID", "SEVERITY", "DEFAULT", "RULES", "TITLE")


def render(descriptions: Sequence[Description], stream: TextIO) -> None:
    """Write a table with one line for each policy."""
    paint = paint_for(stream)
    rows = [HEADER, *(_row(description) for description in descriptions)]
    widths = [max(width(row[column]) for row in rows) for column in range(len(HEADER))]
    for number, row in enumerate(rows):
        line = "  ".join(cell + " " * (widths[column] - width(cell)) for column, cell in enumerate(row)).rstrip()
        stream.write((line if number else paint("strong", line)) + "\n")


def _row(description: Description) -> tuple[str, ...]:
    switch = "on" if description.default else "off"
    return (escape(description.id), description.severity, switch, str(len(description.rules)), escape(description.title))
