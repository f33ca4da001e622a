"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.

It knows neither passed nor suppressed findings, so these are never in it. Paths have to be relative to the top of the
repository, where hclscan should be run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Any, TextIO

from hclscan.findings import Report, Severity, Status
from hclscan.hcl.source import Diagnostic, Location
from hclscan.report.diagnostics import errors_of, one_line
from hclscan.report.grouping import Group, grouped
from hclscan.report.json_text import encode
from hclscan.report.wording import heading, instances

_SEVERITIES = {Severity.LOW: "minor", Severity.MEDIUM: "major", Severity.HIGH: "critical", Severity.CRITICAL: "blocker"}
_REPORTED = (Status.FAIL, Status.UNKNOWN)


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the failures and undecided findings among the statuses `show`, and what could not be read or evaluated."""
    wanted = [finding for finding in report.findings if finding.status in show and finding.status in _REPORTED]
    issues = [_issue(group) for group in grouped(wanted)]
    stream.write(encode(issues + [_error(error) for error in errors_of(report)], indent=2) + "\n")


def _issue(group: Group) -> dict[str, Any]:
    finding = group.first
    undecided = finding.status is Status.UNKNOWN
    said = f"Undecided: {heading(group)}" if undecided else heading(group)
    return {
        "description": f"{said} ({', '.join(instances(group))})",
        "check_name": f"{finding.policy_id}/{finding.rule}",
        "fingerprint": group.fingerprint,
        "severity": "info" if undecided else _SEVERITIES[finding.severity],
        "location": _location(finding.location),
    }


def _error(error: Diagnostic) -> dict[str, Any]:
    identity = f"{error.location.path}\0{error.message}"
    return {
        "description": one_line(error.message),
        "check_name": "hclscan/error",
        "fingerprint": hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": "critical",
        "location": _location(error.location),
    }


def _location(place: Location) -> dict[str, Any]:
    last = place.end_line - 1 if place.end_column == 1 and place.end_line > place.start_line else place.end_line
    return {"path": place.path, "lines": {"begin": place.start_line, "end": last}}
