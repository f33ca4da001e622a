"""`hclscan baseline`: findings that are known, so that scans report only what is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hclscan.cli.options import scan_options

if TYPE_CHECKING:
    from hclscan.baseline import Baseline
    from hclscan.findings import Report

_file_option = click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The baseline. Default: that of the configuration, else .hclscan-baseline.json.",
)


@click.group("baseline", short_help="Write, prune and show the findings that are known.")
def command() -> None:
    """Write, prune and show the findings that are known: `hclscan scan --baseline FILE` reports only what is new."""


@command.command("write")
@scan_options
@_file_option
def write(file: Path | None, **given: Any) -> int:
    """Scan, and write all failures into the baseline.

    Takes the options of `hclscan scan`. Exit status: 0 written, 2 wrong usage or unreadable input.
    """
    from hclscan.baseline import baseline_of, write_baseline

    report, place = _scanned(file, given)
    baseline = baseline_of(place, report.findings)
    write_baseline(baseline)
    click.echo(f"{_count(baseline)} written to {place}")
    return _status(report)


@command.command("prune")
@scan_options
@_file_option
def prune(file: Path | None, **given: Any) -> int:
    """Scan, and take out of the baseline what is no longer found.

    Takes the options of `hclscan scan`, which have to be those that the baseline was written with.
    """
    from hclscan.baseline import read_baseline, write_baseline

    report, place = _scanned(file, given)
    before = read_baseline(place)
    after = before.kept(report.findings)
    write_baseline(after)
    click.echo(f"{len(before.entries) - len(after.entries)} taken out of {place}, {_count(after)} left")
    return _status(report)


@command.command("show")
@_file_option
def show(file: Path | None) -> int:
    """List the findings of the baseline."""
    from hclscan.baseline import FILE, read_baseline
    from hclscan.report.terminal import escape

    place = file or Path(FILE)
    baseline = read_baseline(place)
    for entry in baseline.entries:
        click.echo(escape(f"{entry.policy_id}  {entry.rule}  {entry.address}  {entry.path}"))
    click.echo(f"{_count(baseline)} in {place}")
    return 0


def _scanned(file: Path | None, given: dict[str, Any]) -> tuple[Report, Path]:
    """A scan in which no baseline counts, and the baseline that is meant."""
    from hclscan.baseline import FILE
    from hclscan.cli.settings import settings_of
    from hclscan.scan import scan

    settings = settings_of(given)
    report = scan(settings.paths, replace(settings.options, baseline=None, passes=False))
    return report, file or settings.options.baseline or Path(FILE)


def _status(report: Report) -> int:
    from hclscan.cli.exit_status import ExitStatus
    from hclscan.report.diagnostics import errors_of
    from hclscan.report.terminal import escape

    errors = errors_of(report)
    for error in errors:
        click.echo(escape(f"error: {error}"), err=True)
    return ExitStatus.USAGE if errors else ExitStatus.CLEAN


def _count(baseline: Baseline) -> str:
    number = len(baseline.entries)
    return f"{number} finding{'' if number == 1 else 's'}"
