"""The report for people: what is wrong, where, why, and what to write instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TextIO

from hclscan.findings import FAMILIES, Evidence, Report, Status, family_of
from hclscan.report.diagnostics import diagnostic_lines, errors_of, one_line
from hclscan.report.excerpt import Sources, excerpt
from hclscan.report.grouping import Group, grouped, statement
from hclscan.report.present import describe
from hclscan.report.redact import redact
from hclscan.report.terminal import Paint, escape, inert, paint_for
from hclscan.report.wording import (
    VERDICTS,
    called_from,
    first_of,
    fix_lines,
    heading,
    instances,
    located,
    obligation,
    suppression,
    totals,
)

MAX_LABEL = 60
"""Characters that fit behind the mark of an excerpt; longer evidence gets a line of its own."""

MAX_BRIEF = 3
"""Reasons that are given where a finding has one line for them."""

INDENT = "    "


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the findings of the statuses `show`, then errors and notes, then the summary, which always counts everything."""
    paint = paint_for(stream)
    groups = grouped(finding for finding in report.findings if finding.status in show)
    for group in _of(groups, Status.FAIL):
        _write(stream, _failure(group, report, paint))
    for status, title in _BRIEF_SECTIONS:
        _write(stream, _brief_section(list(_of(groups, status)), title, paint))
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
    secret = group.marks_secret
    for line in excerpt(report.sources, finding.location, finding.block, one_line(label), paint, secret=secret):
        yield INDENT + line
    yield ""
    yield from _listed("resource", instances(group), paint)
    yield from _listed("because", first_of(others), paint)
    if finding.block.path != finding.location.path:
        yield from _listed("in", [str(finding.block)], paint)
    yield from _listed("called from", [called_from(group)], paint)
    yield from _listed("demanded by", [obligation(finding)], paint)
    fix = fix_lines(finding)
    if fix:
        yield "  " + paint("strong", "fix")
        yield from ((INDENT + paint("fix", line)).rstrip() for line in fix)


def _heading(group: Group, paint: Paint) -> str:
    finding = group.first
    severity = finding.severity.label
    return f"{paint(severity, escape(f'{severity} {finding.policy_id}'))}  {paint('strong', heading(group))}"


def _evidence(group: Group, sources: Sources) -> tuple[str, list[str]]:
    """The statement that goes behind the mark, if one fits there, and the other statements with their places."""
    place = group.first.location
    at_mark = [item for item in group.evidence if item.location == place]
    label, others = "", []
    for item in group.evidence:
        said = statement(item)
        if at_mark != [item] or len(said) > MAX_LABEL or place.path not in sources:
            others.append(located(item, place))
        elif not _is_quoted(item, sources):
            label = said
    reasons = dict.fromkeys(finding.reason for finding in group.findings if finding.reason)
    return label, [*reasons, *others]


def _is_quoted(item: Evidence, sources: Sources) -> bool:
    """Whether the line that the excerpt shows says the same in the same words, such as `encrypted = false`."""
    lines = sources.get(item.location.path, ())
    line = lines[item.location.start_line - 1] if item.location.start_line <= len(lines) else ""
    words = line.replace("=", " ").replace(":", " ").split()
    return item.written and words[:2] == [item.attribute.rsplit(".", 1)[-1], describe(item.value, item.value_name)]


def _listed(label: str, entries: Iterable[str], paint: Paint) -> Iterator[str]:
    """A label with entries below each other beside it; nothing when all entries are empty."""
    for position, entry in enumerate(entry for entry in entries if entry):
        shown = label if position == 0 else ""
        yield f"  {paint('strong', shown)}{' ' * (12 - len(shown))} {escape(redact(entry))}"


# -- everything else -----------------------------------------------------------------------------------------------------


def _brief_section(groups: list[Group], title: str, paint: Paint) -> Iterator[str]:
    """Findings with two lines each."""
    if not groups:
        return
    yield paint("unknown", f"{title} ({len(groups)})")
    for group in groups:
        finding = group.first
        more = f" and {len(group.findings) - 1} more" if len(group.findings) > 1 else ""
        place = f"{finding.location.path}:{finding.location.start_line}"
        yield f"  {escape(finding.policy_id)}  {escape(place)}  {escape(redact(finding.address))}{more}"
        if finding.suppression is not None:
            yield INDENT + paint("faint", inert(suppression(finding.suppression)))
        elif finding.status is not Status.PASS:
            label, others = _evidence(group, {})
            detail = "; ".join(first_of([part for part in (label, *others) if part], MAX_BRIEF)) or finding.message
            yield INDENT + paint("faint", inert(one_line(detail)))


def _summary(report: Report, paint: Paint) -> Iterator[str]:
    counts = Counter((finding.family, finding.status) for finding in report.findings)
    for policy, number in report.passed.items():
        counts[family_of(policy), Status.PASS] += number
    families = {family for family, status in counts if status in dict(VERDICTS)}
    if families:
        yield paint("strong", "Summary")
    for family in sorted(families, key=lambda family: (family not in FAMILIES, [*FAMILIES, family].index(family), family)):
        columns = "  ".join(f"{counts[family, status] or '-':>4} {word}" for status, word in VERDICTS)
        yield f"  {escape(family):<4} {FAMILIES.get(family, ''):<22} {columns}"
    yield totals(report, paint)
