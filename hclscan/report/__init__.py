"""Reports: one module per format, each with `render(report, stream, show)`.

A format is added by a module and one line of `FORMATS`. Modules are imported when their format is asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from typing import Protocol, TextIO

from hclscan.findings import Report, Status

FORMATS = {
    "text": "hclscan.report.text",
    "json": "hclscan.report.json_report",
}


class Render(Protocol):
    """Writes a report: the findings of the statuses `show`, and a summary of all of them."""

    def __call__(self, report: Report, stream: TextIO, show: Collection[Status]) -> None: ...


def renderer(name: str) -> Render:
    """The `render` of a format. Raises `KeyError` for a name that is not in `FORMATS`."""
    render: Render = import_module(FORMATS[name]).render
    return render
