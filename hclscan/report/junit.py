"""JUnit XML, for the test pages of pipelines: a policy is a suite, a verdict of a rule on a resource a case.

Jenkins's schema (junit-10.xsd) is the nearest to a definition of the format that there is: nothing else is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TextIO
from xml.sax.saxutils import escape as escape_markup
from xml.sax.saxutils import quoteattr

from hclscan.findings import Finding, Report, Status
from hclscan.hcl.source import Diagnostic
from hclscan.report.diagnostics import errors_of, one_line
from hclscan.report.grouping import Group
from hclscan.report.redact import redact
from hclscan.report.terminal import escape
from hclscan.report.wording import group_lines, heading, suppression

SHOWN = frozenset(Status)
"""Passed cases belong to a test report; one without any case counts as broken in some pipelines."""

ERRORS = "errors"
"""The suite of what could not be read or evaluated."""


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the findings of the statuses `show` as test cases: undecided and suppressed ones are skipped, errors are errors."""
    suites: dict[str, list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda finding: (finding.policy_id, *finding.order)):
        if finding.status in show and finding.status is not Status.ERROR:
            suites.setdefault(finding.policy_id, []).append(finding)
    failed = sum(finding.status is Status.FAIL for findings in suites.values() for finding in findings)
    errors = errors_of(report)
    cases = sum(map(len, suites.values())) + len(errors)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<testsuites{_attributes(name='hclscan', tests=cases, failures=failed, errors=len(errors))}>")
    for policy, findings in suites.items():
        lines += _suite(policy, findings)
    if errors:
        lines += _errors(errors)
    lines.append("</testsuites>")
    # A character that the encoding of a terminal lacks would become an escape that XML does not know.
    stream.write("\n".join(lines).encode("ascii", "xmlcharrefreplace").decode() + "\n")


def _suite(policy: str, findings: list[Finding]) -> Iterator[str]:
    counts = {status: sum(finding.status is status for finding in findings) for status in Status}
    yield "  <testsuite" + _attributes(
        name=f"{policy} {one_line(findings[0].title)}".rstrip(),
        tests=len(findings),
        failures=counts[Status.FAIL],
        errors=0,
        skipped=counts[Status.UNKNOWN] + counts[Status.SUPPRESSED],
    ) + ">"  # fmt: skip
    for finding in findings:
        yield from _case(finding)
    yield "  </testsuite>"


def _case(finding: Finding) -> Iterator[str]:
    where = "" if finding.root == "." else f" in {finding.root}"
    name = escape(redact(finding.address + where))
    opening = "    <testcase" + _attributes(classname=escape(f"{finding.policy_id}.{finding.rule}"), name=name)
    if finding.status is Status.PASS:
        yield opening + "/>"
        return
    yield opening + ">"
    yield "      " + _outcome(finding)
    yield "    </testcase>"


def _outcome(finding: Finding) -> str:
    group = Group((finding,))
    if finding.status is Status.SUPPRESSED:
        why = suppression(finding.suppression) if finding.suppression is not None else one_line(finding.reason)
        return "<skipped" + _attributes(message=f"suppressed: {why}") + "/>"
    said = "\n".join([f"{escape(str(finding.location))}", *group_lines(group)])
    if finding.status is Status.UNKNOWN:
        return _element("skipped", said, message=f"undecided: {heading(group)}")
    return _element("failure", said, type=finding.severity.label, message=heading(group))


def _errors(errors: Iterable[Diagnostic]) -> Iterator[str]:
    cases = list(errors)
    yield "  <testsuite" + _attributes(name=ERRORS, tests=len(cases), failures=0, errors=len(cases)) + ">"
    for error in cases:
        yield "    <testcase" + _attributes(classname=ERRORS, name=escape(str(error.location))) + ">"
        message = one_line(error.message)
        yield "      " + _element("error", one_line(f"{error.location}: {message}"), type="error", message=message)
        yield "    </testcase>"
    yield "  </testsuite>"


def _element(name: str, text: str, **attributes: str) -> str:
    return f"<{name}{_attributes(**attributes)}>{escape_markup(text)}</{name}>"


def _attributes(**attributes: str | int) -> str:
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in attributes.items())
