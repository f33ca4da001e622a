"""The report for programs: schema 1, described in docs/architecture.md."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TextIO

from hclscan import __version__
from hclscan.findings import Evidence, Finding, Report, Status, Suppression
from hclscan.hcl.source import Diagnostic, Location
from hclscan.report.diagnostics import errors_of
from hclscan.report.json_text import encode_on_lines
from hclscan.report.present import present_evidence
from hclscan.report.redact import redact

SCHEMA_VERSION = 1


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the report as one JSON object; `findings` holds those of the statuses `show`, `summary` counts all of them."""
    errors = list(errors_of(report))
    findings = sorted((item for item in report.findings if item.status in show), key=lambda finding: finding.order)
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "hclscan", "version": report.version or __version__},
        "summary": {
            "files": report.files,
            "resources": report.resources,
            "fail": report.count(Status.FAIL),
            "pass": report.count(Status.PASS),
            "unknown": report.count(Status.UNKNOWN),
            "suppressed": report.count(Status.SUPPRESSED),
            "errors": len(errors),
        },
        "findings": [_finding(finding) for finding in findings if finding.status is not Status.ERROR],
        "errors": [error_object(error) for error in errors],
        "warnings": [error_object(warning) for warning in report.warnings],
    }
    stream.write(encode_on_lines(document) + "\n")


def error_object(error: Diagnostic) -> dict[str, Any]:
    place = error.location
    return {"path": place.path, "line": place.start_line, "column": place.start_column, "message": redact(error.message)}


def location_object(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "start_line": place.start_line,
        "start_column": place.start_column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    found = _verdict(finding)
    if finding.suppression is not None:
        found["suppression"] = _suppression(finding.suppression)
    return found


def _suppression(why: Suppression) -> dict[str, Any]:
    return {
        "kind": why.kind,
        "reason": redact(why.reason),
        "until": None if why.until is None else why.until.isoformat(),
        "path": why.location.path,
        "line": why.location.start_line,
    }


def _verdict(finding: Finding) -> dict[str, Any]:
    named = finding.environments or ([finding.environment] if finding.environment else [])
    environments = [redact(one) for one in named]
    return {
        "policy_id": finding.policy_id,
        "rule": finding.rule,
        "status": finding.status.value,
        "severity": finding.severity.label,
        "message": redact(finding.message),
        "resource": {
            "address": redact(finding.address),
            "type": finding.type,
            "environment": None if finding.environment is None else redact(finding.environment),
            "environments": environments,
            "via": [f"{call.path}:{call.start_line}" for call in finding.via],
        },
        "location": location_object(finding.location),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "fix": redact(finding.fix),
        "references": list(finding.references),
        "fingerprint": finding.fingerprint,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    told = evidence.written and not evidence.is_resource
    return {
        "attribute": redact(evidence.attribute),
        "value": present_evidence(evidence.value, evidence.value_name) if told else None,
        "path": evidence.location.path,
        "line": evidence.location.start_line,
    }
