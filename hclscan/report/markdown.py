"""A comment on a pull request: what fails as a table, the details folded, never longer than a comment may be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TextIO

from hclscan.findings import Report, Status
from hclscan.hcl.source import Diagnostic
from hclscan.report.diagnostics import errors_of, one_line
from hclscan.report.excerpt import excerpt
from hclscan.report.grouping import Group, grouped
from hclscan.report.redact import redact
from hclscan.report.terminal import escape
from hclscan.report.wording import (
    PLAIN,
    because,
    called_from,
    count,
    fix_lines,
    heading,
    instances,
    obligation,
    suppression,
    totals,
)

MAX_LENGTH = 60_000
"""Characters of a report: GitHub takes 65,536 in a comment."""

MAX_ROWS = 25
"""Rows of a table; whoever has more failures than that wants the report of a run, not a comment."""

MARK = "<!-- hclscan -->"
"""The first line, by which whoever posts the comment finds it again to replace it."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write the findings of the statuses `show`: failures with details, other ones in folded tables, then errors."""
    groups = grouped(finding for finding in report.findings if finding.status in show)
    failures = [group for group in groups if group.first.status is Status.FAIL]
    failures.sort(key=lambda group: -group.first.severity)
    head = [f"{MARK}\n### hclscan: {_prose(_headline(report))}", *_table(failures)]
    foot = [_prose(totals(report))]
    room = MAX_LENGTH - sum(len(part) + 2 for part in (*head, *foot)) - len(_SHORTENED)
    # What comes last is left out first: people look for errors before they look for details.
    problems, room = _fitting([*_problems(errors_of(report), "error"), *_problems(report.warnings, "warning")], room)
    folded, room = _fitting(
        [
            part
            for status, title in _FOLDED
            for part in _folded_table([group for group in groups if group.first.status is status], title)
        ],
        room,
    )
    details, room = _fitting((_detail(group, report) for group in failures[:MAX_ROWS]), room)
    if room < 0:
        foot.insert(0, _SHORTENED)
    stream.write("\n\n".join([*head, *details, *folded, *problems, *foot]) + "\n")


def _fitting(parts: Iterable[str], room: int) -> tuple[list[str], int]:
    """The parts up to the first that does not fit into as many characters, and the room that is left: below 0 from then on."""
    kept: list[str] = []
    for part in parts:
        room -= len(part) + 2
        if room < 0:
            break
        kept.append(part)
    return kept, room


_SHORTENED = "Not all details fit into a comment; the other reports of the run have them."

_FOLDED = ((Status.UNKNOWN, "undecided"), (Status.SUPPRESSED, "suppressed"), (Status.PASS, "passed"))


def _headline(report: Report) -> str:
    failed = report.count(Status.FAIL)
    errors = len(errors_of(report))
    said = count(failed, "failure") if failed else "no failures"
    return f"{said}, {count(errors, 'error')}" if errors else said


# -- tables --------------------------------------------------------------------------------------------------------------


def _table(groups: Sequence[Group]) -> Iterator[str]:
    if groups:
        rows = [
            (group.first.severity.label, _cell(group.first.policy_id), _place(group), _prose(_shortened(heading(group))))
            for group in groups[:MAX_ROWS]
        ]
        yield _rows(("severity", "policy", "place", "what is wrong"), rows) + _left_out(groups, "\n\n")


def _folded_table(groups: Sequence[Group], title: str) -> Iterator[str]:
    if groups:
        rows = [(_cell(group.first.policy_id), _place(group), _prose(_shortened(_why(group)))) for group in groups[:MAX_ROWS]]
        table = _rows(("policy", "place", "why"), rows) + _left_out(groups, "\n\n")
        yield _details(f"{len(groups)} {title}", table)


def _why(group: Group) -> str:
    finding = group.first
    if finding.suppression is not None:
        return suppression(finding.suppression)
    return heading(group) if finding.status is Status.PASS else "; ".join(because(group)) or heading(group)


def _left_out(groups: Sequence[Group], before: str) -> str:
    more = len(groups) - MAX_ROWS
    return f"{before}and {more} more" if more > 0 else ""


def _rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _place(group: Group) -> str:
    place = group.first.location
    more = f" and {len(group.findings) - 1} more" if len(group.findings) > 1 else ""
    return f"{_cell(f'{place.path}:{place.start_line}')} {_cell(group.first.address)}{more}"


def _shortened(text: str, length: int = 240) -> str:
    return text if len(text) <= length else text[:length] + "..."


# -- details -------------------------------------------------------------------------------------------------------------


def _detail(group: Group, report: Report) -> str:
    finding = group.first
    shown = list(excerpt(report.sources, finding.location, finding.block, "", PLAIN, secret=group.marks_secret))
    entries = [
        *(("resource", _code(entry)) for entry in instances(group)),
        *(("because", _prose(_shortened(entry))) for entry in because(group)),
        *(("called from", _code(entry)) for entry in [called_from(group)] if entry),
        *(("demanded by", _prose(entry)) for entry in [obligation(finding)] if entry),
    ]
    parts = [_fenced(shown)] if shown else []
    parts.append("\n".join(f"* {label}: {entry}" for label, entry in entries))
    fix = fix_lines(finding)
    if fix:
        parts.append("Fix:\n\n" + _fenced(fix, "hcl"))
    return _details(f"{finding.severity.label} {finding.policy_id}: {heading(group)}", "\n\n".join(parts))


def _details(summary: str, content: str) -> str:
    told = _shortened(summary).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "<code>@</code>")
    return f"<details><summary>{told}</summary>\n\n{content}\n\n</details>"


def _problems(problems: Sequence[Diagnostic], kind: str) -> Iterator[str]:
    if problems:
        lines = [f"* {_code(str(one.location))}: {_prose(_shortened(one_line(one.message)))}" for one in problems[:MAX_ROWS]]
        more = len(problems) - MAX_ROWS
        if more > 0:
            lines.append(f"* and {more} more")
        yield f"**{count(len(problems), kind)}**\n\n" + "\n".join(lines)


# -- text that is text ---------------------------------------------------------------------------------------------------


def _prose(text: str) -> str:
    """Text that stays what it is: no markup, and nobody is mentioned."""
    return _SPECIAL.sub(r"\\\1", escape(text)).replace("@", "`@`")


def _code(text: str) -> str:
    """A code span: nothing in it is markup."""
    shown = _shortened(escape(redact(text)))
    fence = "`" * (_longest_run(shown) + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _cell(text: str) -> str:
    """A code span in a table, where a bar ends the cell even inside of one, unless an odd number of backslashes precede it."""
    return _BAR.sub(lambda match: match[1] + "\\" * (1 + len(match[1]) % 2) + "|", _code(text))


_BAR = re.compile(r"(\\*)\|")


def _fenced(lines: Sequence[str], language: str = "") -> str:
    fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    return "\n".join([fence + language, *lines, fence])


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
