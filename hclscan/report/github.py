"""Annotations in GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.

The Markdown report is added to the summary of the step when GitHub says where that is.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TextIO

from hclscan.errors import HclscanError
from hclscan.findings import Report, Severity, Status
from hclscan.hcl.source import Diagnostic, Location
from hclscan.report import markdown
from hclscan.report.diagnostics import errors_of, one_line
from hclscan.report.grouping import Group, grouped
from hclscan.report.terminal import escape
from hclscan.report.wording import group_lines, heading, totals

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that has the file to which a step may add a summary in Markdown."""

_COMMANDS = {Severity.LOW: "notice", Severity.MEDIUM: "warning", Severity.HIGH: "error", Severity.CRITICAL: "error"}


def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
    """Write a command for each group of failures and undecided findings of the statuses `show`, errors first, and the totals.

    GitHub shows only the first few annotations of each kind in a step, so the worst come first.
    """
    groups = grouped(finding for finding in report.findings if finding.status in show)
    for error in errors_of(report):
        stream.write(_diagnostic("error", error) + "\n")
    failures = [group for group in groups if group.first.status is Status.FAIL]
    for group in sorted(failures, key=lambda group: -group.first.severity):
        stream.write(_annotation(_COMMANDS[group.first.severity], group, "") + "\n")
    for group in groups:
        if group.first.status is Status.UNKNOWN:
            stream.write(_annotation("notice", group, "Undecided: ") + "\n")
    for warning in report.warnings:
        stream.write(_diagnostic("warning", warning) + "\n")
    stream.write(totals(report) + "\n")
    _summarise(report, show)


def _summarise(report: Report, show: Collection[Status]) -> None:
    path = os.environ.get(SUMMARY)
    if not path:
        return
    try:
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            markdown.render(report, file, show)
    except OSError as error:
        raise HclscanError(f"cannot write {path}: {error.strerror}", hint=f"{SUMMARY} names it") from error


def _annotation(command: str, group: Group, before: str) -> str:
    finding = group.first
    title = f"{finding.policy_id} {finding.severity.label}"
    return _command(command, finding.location, title, "\n".join([before + heading(group), *group_lines(group)]))


def _diagnostic(command: str, diagnostic: Diagnostic) -> str:
    return _command(command, diagnostic.location, "hclscan", one_line(diagnostic.message))


def _command(command: str, place: Location, title: str, message: str) -> str:
    properties: dict[str, str | int] = {"file": escape(place.path), "line": place.start_line, "endLine": place.end_line}
    if place.start_line == place.end_line:  # GitHub takes columns within one line only
        properties |= {"col": place.start_column, "endColumn": place.end_column}
    properties["title"] = title
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
