"""What the reports for people say of a group of findings, each in a layout of its own."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hclscan.findings import Evidence, Finding, Report, Status, Suppression
from hclscan.hcl.source import Location
from hclscan.report.diagnostics import errors_of, one_line
from hclscan.report.grouping import Group, statement
from hclscan.report.redact import redact, redact_line
from hclscan.report.terminal import Paint, escape

MAX_INSTANCES = 12
"""Instances of a block that one message lists; a block may have thousands."""

MAX_REASONS = 8
"""Reasons and pieces of evidence that one message lists: instances of a block may each have their own."""

PLAIN = Paint(colour=False)


def heading(group: Group) -> str:
    """How the obligation is broken: the message that all findings share, else the title of the policy."""
    finding = group.first
    return one_line(group.shared(lambda finding: finding.message) or finding.title or finding.message)


def instances(group: Group) -> list[str]:
    """The address of each instance with what sets it apart from the others: its message, its chain of calls."""
    same_message = group.shared(lambda finding: finding.message) is not None
    same_chain = group.shared(lambda finding: finding.via) is not None
    lines = []
    for finding in group.findings[:MAX_INSTANCES]:
        line = resource(finding)
        if not same_chain and finding.via:
            line += f", called from {escape(chain(finding.via))}"
        if not same_message:
            line += f": {one_line(finding.message)}"
        lines.append(line)
    left_out = len(group.findings) - MAX_INSTANCES
    return [*lines, f"and {left_out} more instances"] if left_out > 0 else lines


def resource(finding: Finding) -> str:
    """The address of a finding, with the environments it is in."""
    environments = ", ".join(finding.environments) or finding.environment
    return escape(redact(finding.address + (f" ({environments})" if environments else "")))


def because(group: Group) -> list[str]:
    """What made the verdict uncertain, then what decided it, with its place when that is not the finding's."""
    place = group.first.location
    reasons = dict.fromkeys(one_line(finding.reason) for finding in group.findings if finding.reason)
    reasons.update(dict.fromkeys(one_line(located(item, place)) for item in group.evidence))
    return first_of(list(reasons))


def located(item: Evidence, place: Location) -> str:
    """What a piece of evidence says, with its place when that is not the finding's."""
    where = "" if item.location == place else f" ({item.location.path}:{item.location.start_line})"
    return statement(item) + where


def first_of(reasons: list[str], most: int = MAX_REASONS) -> list[str]:
    """The first reasons, and how many more there are."""
    left_out = len(reasons) - most
    return [*reasons[:most], f"and {left_out} more like these"] if left_out > 1 else reasons


def called_from(group: Group) -> str:
    """The chain of module calls that all findings of a group share; empty when there is none."""
    shared = group.shared(lambda finding: finding.via)
    return escape(chain(shared)) if shared else ""


def chain(via: Iterable[Location]) -> str:
    return " > ".join(f"{call.path}:{call.start_line}" for call in via)


def obligation(finding: Finding) -> str:
    return escape(redact(": ".join(part for part in (finding.title, ", ".join(finding.references)) if part)))


def fix_lines(finding: Finding) -> tuple[str, ...]:
    """The lines of the fix, without common indentation; none when there is no fix."""
    return _snippet_lines(finding.fix) if finding.fix.strip() else ()


@lru_cache(maxsize=1000)  # many findings have the fix of their rule
def _snippet_lines(fix: str) -> tuple[str, ...]:
    return tuple(snippet_line(line) for line in textwrap.dedent(fix).strip("\n").splitlines())


def snippet_line(line: str) -> str:
    return escape(redact_line(line)).rstrip()


def suppression(why: Suppression) -> str:
    until = "" if why.until is None else f", until {why.until}"
    return one_line(f"{why.reason or 'no reason is given'}{until} ({why.location.path}:{why.location.start_line})")


def group_lines(group: Group) -> Iterator[str]:
    """All that is said of a group behind its heading, as plain lines."""
    for label, entries in (
        ("resource", instances(group)),
        ("because", because(group)),
        ("called from", [called_from(group)]),
        ("demanded by", [obligation(group.first)]),
    ):
        yield from (f"{label}: {entry}" for entry in entries if entry)
    fix = fix_lines(group.first)
    if fix:
        yield "fix:"
        yield from (f"    {line}".rstrip() for line in fix)


# -- counts --------------------------------------------------------------------------------------------------------------

VERDICTS = ((Status.FAIL, "failed"), (Status.UNKNOWN, "undecided"), (Status.PASS, "passed"))


def totals(report: Report, paint: Paint = PLAIN) -> str:
    """One line that counts every finding, whatever is shown: failures by severity, other verdicts, errors, what was scanned."""
    failed = Counter(finding.severity for finding in report.findings if finding.status is Status.FAIL)
    errors = len(errors_of(report))
    if failed:
        severities = ", ".join(f"{failed[level]} {level.label}" for level in sorted(failed, reverse=True))
        parts = [paint(max(failed).label, count(sum(failed.values()), "failure")) + f" ({severities})"]
    else:
        parts = [paint("strong" if errors else "good", "no failures")]
    for status, word in (*VERDICTS[1:], (Status.SUPPRESSED, "suppressed")):
        if report.count(status):
            parts.append(f"{report.count(status)} {word}")
    if errors:
        parts.append(paint("error", count(errors, "error")))
    scanned = (
        count(report.resources, "resource"),
        count(report.files, "file"),
        count(report.policies, "policy", "policies"),
    )
    return f"{', '.join(parts)}; {scanned[0]} in {scanned[1]}, {scanned[2]}"


def count(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
