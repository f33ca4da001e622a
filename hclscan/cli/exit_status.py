"""Exit statuses: what a pipeline can tell from a run without reading its output."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hclscan.findings import Report, Severity


class ExitStatus(enum.IntEnum):
    CLEAN = 0
    FAILURES = 1
    USAGE = 2
    INTERNAL = 3
    INTERRUPTED = 130


def status_of(report: Report, fail_on: Severity, *, keep_going: bool) -> ExitStatus:
    """The exit status of a scan.

    A rule in error is a broken policy, and always shows; input that could not be read does unless `keep_going`. Otherwise it
    is about failures of the severity `fail_on` or above.
    """
    from hclscan.findings import Status

    if report.count(Status.ERROR) or (report.errors and not keep_going):
        return ExitStatus.USAGE
    failed = any(finding.status is Status.FAIL and finding.severity >= fail_on for finding in report.findings)
    return ExitStatus.FAILURES if failed else ExitStatus.CLEAN
