"""The report for programs: schema 1, described in docs/architecture.md."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TextIO

from hclscan import __version__
from hclscan.findings import Evidence, Finding, Report, Status, Suppression
from hclscan.hcl.source import Diagnostic, Location
from hclscan.report.diagnostics import errors_of
from hclscan.report.json_text import Encoded, encode, encoded_on_lines
from hclscan.report.present import present_evidence
from hclscan.report.redact import redact

SCHEMA_VERSION = 1


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the report as one JSON object; `findings` holds those of the statuses `show`, `summary` counts all of them."""
    errors = list(errors_of(report))
    findings = sorted((item for item in report.findings if item.status in show), key=lambda finding: finding.order)
    lines = _Lines()
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
        "findings": Encoded(lines.finding(finding) for finding in findings if finding.status is not Status.ERROR),
        "errors": [error_object(error) for error in errors],
        "warnings": [error_object(warning) for warning in report.warnings],
    }
    stream.writelines(encoded_on_lines(document))
    stream.write("\n")


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


class _Lines:
    """Findings as JSON, each on a line. Most of their texts come again and again, so each is redacted and written once.

    A report of ten thousand findings takes a quarter of the time that it takes to make dictionaries and encode them.
    """

    def __init__(self) -> None:
        self.plain = _Written(encode)
        self.redacted = _Written(lambda text: encode(redact(text)))
        self.values = _Written(lambda value: encode(present_evidence(*value)))

    def finding(self, finding: Finding) -> str:
        plain, redacted = self.plain, self.redacted
        named = finding.environments or ([finding.environment] if finding.environment else [])
        environment = "null" if finding.environment is None else redacted[finding.environment]
        suppression = "" if finding.suppression is None else f', "suppression": {encode(_suppression(finding.suppression))}'
        return (
            f'{{"policy_id": {plain[finding.policy_id]}, "rule": {plain[finding.rule]}, '
            f'"status": {plain[finding.status.value]}, "severity": {plain[finding.severity.label]}, '
            f'"message": {redacted[finding.message]}, '
            f'"resource": {{"address": {redacted[finding.address]}, "type": {plain[finding.type]}, '
            f'"environment": {environment}, "environments": {_listed([redacted[one] for one in named])}, '
            f'"via": {_listed([plain[f"{call.path}:{call.start_line}"] for call in finding.via])}}}, '
            f'"location": {self.place(finding.location)}, '
            f'"evidence": {_listed([self.evidence(one) for one in finding.evidence])}, '
            f'"fix": {redacted[finding.fix]}, "references": {_listed([plain[one] for one in finding.references])}, '
            f'"fingerprint": "{finding.fingerprint}"{suppression}}}'
        )

    def place(self, place: Location) -> str:
        return (
            f'{{"path": {self.plain[place.path]}, "start_line": {place.start_line}, "start_column": {place.start_column}, '
            f'"end_line": {place.end_line}, "end_column": {place.end_column}}}'
        )

    def evidence(self, evidence: Evidence) -> str:
        place = evidence.location
        return (
            f'{{"attribute": {self.redacted[evidence.attribute]}, "value": {self.value(evidence)}, '
            f'"path": {self.plain[place.path]}, "line": {place.start_line}}}'
        )

    def value(self, evidence: Evidence) -> str:
        if not evidence.written or evidence.is_resource:
            return "null"
        value, name = evidence.value, evidence.value_name
        # Not numbers: 1 is also true, and 1.0.
        return self.values[value, name] if type(value) is str else encode(present_evidence(value, name))


class _Written(dict[Any, str]):
    """The JSON of values, each made once."""

    def __init__(self, make: Callable[[Any], str]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, value: Any) -> str:
        text = self[value] = self.make(value)
        return text


def _listed(elements: list[str]) -> str:
    return f"[{', '.join(elements)}]" if elements else "[]"


def _suppression(why: Suppression) -> dict[str, Any]:
    return {
        "kind": why.kind,
        "reason": redact(why.reason),
        "until": None if why.until is None else why.until.isoformat(),
        "path": why.location.path,
        "line": why.location.start_line,
    }
