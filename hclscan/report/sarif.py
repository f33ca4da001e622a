"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (§ in comments).

A rule of ours is a rule there, a group of findings on one block a result. Paths are relative to the current directory, which
should be the top of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, TextIO
from urllib.parse import quote

from hclscan import __version__
from hclscan.findings import FAMILIES, Finding, Report, Severity, Status, Suppression
from hclscan.hcl.source import Diagnostic, Location
from hclscan.report.diagnostics import errors_of, one_line
from hclscan.report.grouping import Group, grouped, statement
from hclscan.report.json_text import encode
from hclscan.report.redact import redact
from hclscan.report.terminal import escape
from hclscan.report.wording import chain, fix_lines, group_lines, heading, suppression

SHOWN = frozenset((Status.FAIL, Status.UNKNOWN, Status.SUPPRESSED))
"""Consumers know what a suppressed result is, and want to be told."""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"

_LEVELS = {Severity.LOW: "note", Severity.MEDIUM: "warning", Severity.HIGH: "error", Severity.CRITICAL: "error"}
_SCORES = {Severity.LOW: "2.0", Severity.MEDIUM: "5.5", Severity.HIGH: "8.0", Severity.CRITICAL: "9.5"}
"""As code scanning sorts them: low below 4, medium below 7, high below 9, critical from there."""

_KINDS = {Status.FAIL: "fail", Status.SUPPRESSED: "fail", Status.UNKNOWN: "open", Status.PASS: "pass"}
_WINDOWS_PATH = re.compile(r"[A-Za-z]:/")
MAX_RELATED = 20
"""Related locations of a result; a module may be called from a thousand places."""


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write one run with the findings of the statuses `show`; errors, warnings and notes are its notifications."""
    shown = [finding for finding in report.findings if finding.status in show and finding.status is not Status.ERROR]
    groups = grouped(shown)
    rules = {_rule_id(group.first): group.first for group in reversed(groups)}
    order = {rule: index for index, rule in enumerate(sorted(rules))}
    errors = errors_of(report)
    run = {
        "tool": {
            "driver": {
                "name": "hclscan",
                "semanticVersion": report.version or __version__,
                "rules": [_rule(rules[rule], report) for rule in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The directory in which hclscan was run."}}},
        "invocations": [
            {
                "executionSuccessful": not errors,
                "toolExecutionNotifications": [
                    *(_notification("error", error) for error in errors),
                    *(_notification("warning", warning) for warning in report.warnings),
                    *({"level": "note", "message": {"text": one_line(note)}} for note in report.notes),
                ],
            }
        ],
        "results": [_result(group, order) for group in groups],
    }
    stream.write(encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


# -- rules ---------------------------------------------------------------------------------------------------------------


def _rule_id(finding: Finding) -> str:
    return f"{finding.policy_id}/{finding.rule}"


def _rule(finding: Finding, report: Report) -> dict[str, Any]:
    title = one_line(finding.title) or finding.policy_id
    return {
        "id": _rule_id(finding),
        "name": "".join(part[:1].upper() + part[1:] for part in re.split(r"\W|_", finding.rule)) or finding.rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": _why(finding, report) or title},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "help": {"text": _help(finding, report, markdown=False), "markdown": _help(finding, report, markdown=True)},
        "properties": {
            "tags": ["security", *_family(finding), finding.policy_id],
            "security-severity": _SCORES[finding.severity],
            "references": list(finding.references),
        },
    }


def _family(finding: Finding) -> Iterator[str]:
    if finding.family in FAMILIES:
        yield FAMILIES[finding.family].replace(" ", "-")


def _why(finding: Finding, report: Report) -> str:
    """Why the policy demands it, its lines joined to paragraphs."""
    paragraphs = report.explanations.get(finding.policy_id, "").strip().split("\n\n")
    return "\n\n".join(one_line(paragraph) for paragraph in paragraphs)


def _help(finding: Finding, report: Report, *, markdown: bool) -> str:
    """What somebody who has just met a finding wants to know. The fix is that of one finding, and says of which."""
    parts = [one_line(finding.title), _why(finding, report)]
    if finding.references:
        parts.append(f"Demanded by {one_line(', '.join(finding.references))}.")
    fix = fix_lines(finding)
    if fix:
        address = escape(redact(finding.address))
        parts.append(f"The fix of {_code(address) if markdown else address}:")
        parts.append("\n".join(["```hcl", *fix, "```"] if markdown else fix))
    command = f"hclscan explain {finding.policy_id}"
    parts.append(f"{_code(command) if markdown else command} says more.")
    return "\n\n".join(part for part in parts if part)


def _code(text: str) -> str:
    return f"`{text.replace('`', ' ')}`"


# -- results -------------------------------------------------------------------------------------------------------------


def _result(group: Group, order: dict[str, int]) -> dict[str, Any]:
    finding = group.first
    kind = _KINDS[finding.status]
    rule = _rule_id(finding)
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": order[rule],
        "kind": kind,
        # § 3.27.10: what is no failure has no level.
        "level": _LEVELS[finding.severity] if kind == "fail" else "none",
        "message": {"text": "\n".join(map(_without_links, [heading(group), "", *group_lines(group)]))},
        "locations": [
            {
                **_physical(finding.location),
                "logicalLocations": [
                    {"fullyQualifiedName": escape(redact(one.address)), "kind": "resource"} for one in group.findings
                ],
            }
        ],
        "partialFingerprints": {"hclscan/v1": group.fingerprint},
    }
    related = list(_related(group))
    if related:
        result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(related, 1)]
    if finding.status is Status.SUPPRESSED:
        result["suppressions"] = [_suppression(finding.suppression)]
    result["properties"] = {
        "severity": finding.severity.label,
        "instances": [
            {
                "address": escape(redact(one.address)),
                "environments": [escape(name) for name in one.environments or filter(None, [one.environment])],
                "via": escape(chain(one.via)),
                "fingerprint": one.fingerprint,
            }
            for one in group.findings
        ],
    }
    return result


def _without_links(text: str) -> str:
    """The text without what viewers would make links of (§ 3.11.6): nothing here is one."""
    return text.replace("](", "] (")


def _related(group: Group) -> Iterator[dict[str, Any]]:
    """The module calls that lead to the block, the block itself when the finding points elsewhere, and what else decided."""
    finding = group.first
    seen = {finding.location}
    for message, place in _beside(group):
        if place not in seen and len(seen) <= MAX_RELATED:
            seen.add(place)
            yield {**_physical(place), "message": {"text": _without_links(message)}}


def _beside(group: Group) -> Iterator[tuple[str, Location]]:
    first = group.first
    for finding in group.findings:
        for call in finding.via:
            yield "The module call that leads here.", call
    if first.block.path != first.location.path:
        yield "The block that is judged.", first.block
    for item in group.evidence:
        yield one_line(statement(item)), item.location


def _suppression(why: Suppression | None) -> dict[str, Any]:
    """§ 3.35: in the source (a comment, an annotation), or in a file of known findings."""
    if why is None:
        return {"kind": "external"}
    return {
        "kind": "inSource" if why.kind == "inline" else "external",
        "status": "accepted",
        "justification": suppression(why),
        "location": _physical(why.location),
    }


def _notification(level: str, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": _without_links(one_line(diagnostic.message))},
        "locations": [_physical(diagnostic.location)],
    }


# -- places --------------------------------------------------------------------------------------------------------------


def _physical(place: Location) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(place.path),
            "region": {
                "startLine": place.start_line,
                "startColumn": place.start_column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/"):
        return {"uri": "file://" + _quoted(path)}
    if _WINDOWS_PATH.match(path):
        return {"uri": f"file:///{path[:2]}{_quoted(path[2:])}"}
    return {"uri": _quoted(path), "uriBaseId": BASE}


def _quoted(path: str) -> str:
    return quote(path, safe="/", errors="replace")
