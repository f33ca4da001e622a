"""`hclscan scan`: evaluate configuration and check it against policies."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from hclscan.cli.exit_status import ExitStatus, status_of
from hclscan.cli.options import scan_options, words
from hclscan.cli.output import destinations, opened
from hclscan.findings import Severity, Status
from hclscan.report import FORMATS, renderer, shown_by_default

_STATUSES = {status.value: status for status in Status if status is not Status.ERROR}


@click.command("scan", short_help="Check configuration against the policies.")
@scan_options
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Findings that are known do not count."
)
@click.option("--since", metavar="REF", help="Only what has changed since the history left that of REF, and is not committed.")
@click.option("--changed", is_flag=True, help="As --since with the branch that changes are merged into.")
@click.option(
    "--show",
    multiple=True,
    metavar="STATUSES",
    help=f"Findings to list: {', '.join(_STATUSES)} or all. Default: fail,unknown, and what a format is expected to have.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"Report to write: {', '.join(FORMATS)}. Repeatable; the standard output takes one.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.label for severity in Severity]),
    help="Lowest severity whose failures make the exit status 1. Default: medium.",
)
@click.option("--statistics", is_flag=True, help="Say on the standard error where the time went, and what the cache spared.")
def command(show: tuple[str, ...], keep_going: bool, statistics: bool, **given: Any) -> int:
    """Evaluate the configuration at each PATH (default: the current directory) and check it against the policies.

    A path is a directory or a file; a file stands for the root module, or the group of manifests, that it belongs to, and a
    policy or a configuration for everything. What the command line does not say is taken from the file .hclscan.yaml at or
    above the first path.

    Exit status: 0 no failures, 1 failures, 2 wrong usage or unreadable input, 3 an internal error.
    """
    begin = time.perf_counter()
    destinations(given["formats"], FORMATS)
    statuses = shown_statuses(show)
    # After the options are known to be right: these import everything else.
    from hclscan.cli import progress
    from hclscan.cli.settings import settings_of
    from hclscan.scan import scan

    settings = settings_of(given)
    reports = destinations(settings.formats, FORMATS)
    clock = progress.Progress()
    listed = {destination: statuses or shown_by_default(destination.format) for destination in reports}
    options = replace(settings.options, passes=any(Status.PASS in each for each in listed.values()))
    try:
        report = scan(settings.paths, options, clock)
    finally:
        clock.done()
    with clock.phase("report"):
        for destination in reports:
            with opened(destination) as stream:
                renderer(destination.format)(report, stream, listed[destination])
    if statistics:
        click.echo(progress.statistics(clock, time.perf_counter() - begin), err=True)
    if report.crashes:
        from hclscan.report.terminal import escape

        for crash in report.crashes:
            click.echo(escape(f"hclscan: {crash}"), err=True)
        return ExitStatus.INTERNAL
    return status_of(report, settings.fail_on, keep_going=keep_going)


def shown_statuses(texts: tuple[str, ...]) -> frozenset[Status]:
    """The statuses that `--show` names, none when it is not given. Raises `click.UsageError` for a word that is none."""
    chosen: set[Status] = set()
    for word in words(texts):
        if word == "all":
            chosen.update(_STATUSES.values())
        elif word in _STATUSES:
            chosen.add(_STATUSES[word])
        else:
            raise click.UsageError(f"--show {word!r} is not one of {', '.join(_STATUSES)}, all")
    return frozenset(chosen)
