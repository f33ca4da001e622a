"""Reports: one module per format, each with `render(report, stream, show)`.

A format is added by a module and one line of `FORMATS`. Modules are imported when their format is asked for. A module may say
in `SHOWN` which statuses its readers expect when nobody has chosen any; without it, these are `SHOWN` of this package.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from typing import Protocol, TextIO

from hclscan.findings import Report, Status

FORMATS = {
    "text": "hclscan.report.text",
    "json": "hclscan.report.json_report",
    "sarif": "hclscan.report.sarif",
    "junit": "hclscan.report.junit",
    "gitlab": "hclscan.report.gitlab",
    "github": "hclscan.report.github",
    "markdown": "hclscan.report.markdown",
}

SHOWN = frozenset((Status.FAIL, Status.UNKNOWN))
"""The statuses that reports list unless somebody says otherwise."""


class Render(Protocol):
    """Writes a report: the findings of the statuses `show`, and a summary of all of them."""

    def __call__(self, report: Report, stream: TextIO, show: Collection[Status]) -> None: ...


def renderer(name: str) -> Render:
    """The `render` of a format. Raises `KeyError` for a name that is not in `FORMATS`."""
    render: Render = import_module(FORMATS[name]).render
    return render


def shown_by_default(name: str) -> frozenset[Status]:
    """The statuses that a format lists when nobody has chosen any. Raises `KeyError` for a name that is not in `FORMATS`."""
    chosen: frozenset[Status] = getattr(import_module(FORMATS[name]), "SHOWN", SHOWN)
    return chosen
