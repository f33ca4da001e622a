"""The report for people: what is wrong, where, why, and what to write instead."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TextIO

from hclscan.findings import FAMILIES, Evidence, Finding, Report, Status, Suppression
from hclscan.hcl.source import Location
from hclscan.report.diagnostics import diagnostic_lines, errors_of, one_line
from hclscan.report.excerpt import Sources, excerpt
from hclscan.report.grouping import Group, grouped, statement
from hclscan.report.present import describe
from hclscan.report.redact import is_concealed, redact, redact_line
from hclscan.report.terminal import Paint, escape, paint_for

MAX_INSTANCES = 12
"""Instances of a block that one message lists; a block may have thousands."""

MAX_LABEL = 60
"""Characters that fit behind the mark of an excerpt; longer evidence gets a line of its own."""

INDENT = "    "


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the findings of the statuses `show`, then errors and notes, then the summary, which always counts everything."""
    paint = paint_for(stream)
    groups = grouped(finding for finding in report.findings if finding.status in show)
    for group in _of(groups, Status.FAIL):
        _write(stream, _failure(group, report, paint))
    for status, heading in _BRIEF_SECTIONS:
        _write(stream, _brief_section(list(_of(groups, status)), heading, paint))
    for diagnostic in errors_of(report):
        _write(stream, diagnostic_lines(diagnostic, report.sources, paint))
    for warning in report.warnings:
        _write(stream, diagnostic_lines(warning, report.sources, paint, "warning"))
    _write(stream, (paint("strong", "note: ") + escape(redact(note)) for note in report.notes))
    _write(stream, _summary(report, paint))


_BRIEF_SECTIONS = (
    (Status.UNKNOWN, "Undecided: the verdict depends on values that are not in the configuration"),
    (Status.SUPPRESSED, "Suppressed"),
    (Status.PASS, "Passed"),
)


def _of(groups: Iterable[Group], status: Status) -> Iterator[Group]:
    return (group for group in groups if group.first.status is status)


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    """Write a paragraph: its lines, and an empty one behind them unless there are none."""
    paragraph = "\n".join(lines)
    if paragraph:
        stream.write(paragraph + "\n\n")


# -- one failure ---------------------------------------------------------------------------------------------------------


def _failure(group: Group, report: Report, paint: Paint) -> Iterator[str]:
    finding = group.first
    yield _heading(group, paint)
    yield "  " + paint("faint", "--> ") + escape(str(finding.location))
    label, others = _evidence(group, report.sources)
    secret = any(item.location == finding.location and _is_secret(item) for item in group.evidence)
    for line in excerpt(report.sources, finding.location, finding.block, one_line(label), paint, secret=secret):
        yield INDENT + line
    yield ""
    yield from _listed("resource", _instances(group), paint)
    yield from _listed("because", others, paint)
    if finding.block.path != finding.location.path:
        yield from _listed("in", [str(finding.block)], paint)
    yield from _listed("called from", _common_chain(group), paint)
    yield from _listed("demanded by", [_obligation(finding)], paint)
    if finding.fix.strip():
        yield "  " + paint("strong", "fix")
        for line in textwrap.dedent(finding.fix).strip("\n").splitlines():
            yield (INDENT + paint("fix", _escape_snippet(line))).rstrip()


def _heading(group: Group, paint: Paint) -> str:
    finding = group.first
    severity = finding.severity.label
    message = group.shared(lambda finding: finding.message) or finding.title or finding.message
    return f"{paint(severity, escape(f'{severity} {finding.policy_id}'))}  {paint('strong', one_line(message))}"


def _instances(group: Group) -> list[str]:
    """The address of each instance with what sets it apart from the others: its message, its chain of calls."""
    same_message = group.shared(lambda finding: finding.message) is not None
    same_chain = group.shared(lambda finding: finding.via) is not None
    lines = []
    for finding in group.findings[:MAX_INSTANCES]:
        environments = ", ".join(finding.environments) or finding.environment
        line = finding.address + (f" ({environments})" if environments else "")
        if not same_chain and finding.via:
            line += f", called from {_chain(finding.via)}"
        if not same_message:
            line += f": {one_line(finding.message)}"
        lines.append(line)
    left_out = len(group.findings) - MAX_INSTANCES
    return [*lines, f"and {left_out} more instances"] if left_out > 0 else lines


def _evidence(group: Group, sources: Sources) -> tuple[str, list[str]]:
    """The statement that goes behind the mark, if one fits there, and the other statements with their places."""
    place = group.first.location
    at_mark = [item for item in group.evidence if item.location == place]
    label, others = "", []
    for item in group.evidence:
        said = statement(item)
        if at_mark != [item] or len(said) > MAX_LABEL or place.path not in sources:
            where = "" if item.location == place else f" ({item.location.path}:{item.location.start_line})"
            others.append(said + where)
        elif not _is_quoted(item, sources):
            label = said
    reasons = dict.fromkeys(finding.reason for finding in group.findings if finding.reason)
    return label, [*reasons, *others]


def _is_secret(item: Evidence) -> bool:
    return item.written and not item.is_resource and is_concealed(item.value, item.value_name)


def _is_quoted(item: Evidence, sources: Sources) -> bool:
    """Whether the line that the excerpt shows says the same in the same words, such as `encrypted = false`."""
    lines = sources.get(item.location.path, ())
    line = lines[item.location.start_line - 1] if item.location.start_line <= len(lines) else ""
    words = line.replace("=", " ").replace(":", " ").split()
    return item.written and words[:2] == [item.attribute.rsplit(".", 1)[-1], describe(item.value, item.value_name)]


def _common_chain(group: Group) -> list[str]:
    chain = group.shared(lambda finding: finding.via)
    return [_chain(chain)] if chain else []


def _chain(via: Iterable[Location]) -> str:
    return " > ".join(f"{call.path}:{call.start_line}" for call in via)


def _obligation(finding: Finding) -> str:
    return ": ".join(part for part in (finding.title, ", ".join(finding.references)) if part)


def _listed(label: str, entries: Iterable[str], paint: Paint) -> Iterator[str]:
    """A label with entries below each other beside it; nothing when all entries are empty."""
    for position, entry in enumerate(entry for entry in entries if entry):
        shown = label if position == 0 else ""
        yield f"  {paint('strong', shown)}{' ' * (12 - len(shown))} {escape(redact(entry))}"


def _escape_snippet(line: str) -> str:
    return escape(redact_line(line))


# -- everything else -----------------------------------------------------------------------------------------------------


def _brief_section(groups: list[Group], heading: str, paint: Paint) -> Iterator[str]:
    """Findings with two lines each."""
    if not groups:
        return
    yield paint("unknown", f"{heading} ({len(groups)})")
    for group in groups:
        finding = group.first
        more = f" and {len(group.findings) - 1} more" if len(group.findings) > 1 else ""
        place = f"{finding.location.path}:{finding.location.start_line}"
        yield f"  {escape(finding.policy_id)}  {escape(place)}  {escape(finding.address)}{more}"
        if finding.suppression is not None:
            yield INDENT + paint("faint", one_line(_suppression(finding.suppression)))
        elif finding.status is not Status.PASS:
            label, others = _evidence(group, {})
            detail = "; ".join(part for part in (label, *others) if part) or finding.message
            yield INDENT + paint("faint", one_line(detail))


def _suppression(why: Suppression) -> str:
    until = "" if why.until is None else f", until {why.until}"
    return f"{why.reason or 'no reason is given'}{until} ({why.location.path}:{why.location.start_line})"


def _summary(report: Report, paint: Paint) -> Iterator[str]:
    counts = Counter((finding.family, finding.status) for finding in report.findings)
    families = {family for family, status in counts if status in dict(_SUMMARY)}
    if families:
        yield paint("strong", "Summary")
    for family in sorted(families, key=lambda family: (family not in FAMILIES, [*FAMILIES, family].index(family), family)):
        columns = "  ".join(f"{counts[family, status] or '-':>4} {word}" for status, word in _SUMMARY)
        yield f"  {escape(family):<4} {FAMILIES.get(family, ''):<22} {columns}"
    yield _totals(report, paint)


_SUMMARY = ((Status.FAIL, "failed"), (Status.UNKNOWN, "undecided"), (Status.PASS, "passed"))


def _totals(report: Report, paint: Paint) -> str:
    failed = Counter(finding.severity for finding in report.findings if finding.status is Status.FAIL)
    errors = len(errors_of(report))
    if failed:
        severities = ", ".join(f"{failed[level]} {level.label}" for level in sorted(failed, reverse=True))
        parts = [paint(max(failed).label, _count(sum(failed.values()), "failure")) + f" ({severities})"]
    else:
        parts = [paint("strong" if errors else "good", "no failures")]
    for status, word in (*_SUMMARY[1:], (Status.SUPPRESSED, "suppressed")):
        if report.count(status):
            parts.append(f"{report.count(status)} {word}")
    if errors:
        parts.append(paint("error", _count(errors, "error")))
    scanned = (
        _count(report.resources, "resource"),
        _count(report.files, "file"),
        _count(report.policies, "policy", "policies"),
    )
    return f"{', '.join(parts)}; {scanned[0]} in {scanned[1]}, {scanned[2]}"


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
