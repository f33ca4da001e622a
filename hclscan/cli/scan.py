"""`hclscan scan`: evaluate configuration and check it against policies."""

from __future__ import annotations

from pathlib import Path

import click

from hclscan.cli.exit_status import status_of
from hclscan.cli.options import evaluation_options, input_options, pairs, paths_or_here, words
from hclscan.cli.output import destinations, opened
from hclscan.findings import Report, Severity, Status
from hclscan.options import ScanOptions
from hclscan.report import FORMATS, renderer

SHOWN_BY_DEFAULT = "fail,unknown"
_STATUSES = {status.value: status for status in Status if status is not Status.ERROR}


@click.command("scan", short_help="Check configuration against the policies.")
@evaluation_options
@click.option("--select", multiple=True, metavar="IDS", help="Policies to run: ids, prefixes of ids, or ALL.")
@click.option("--ignore", multiple=True, metavar="IDS", help="Policies to leave out: ids or prefixes of ids.")
@click.option("--environment", "environments", multiple=True, metavar="NAMES", help="Only findings in these environments.")
@click.option("--policies", multiple=True, metavar="DIR", type=click.Path(path_type=Path), help="Own policies to run as well.")
@input_options
@click.option(
    "--show",
    multiple=True,
    metavar="STATUSES",
    help=f"Findings to list: {', '.join(_STATUSES)} or all. Default: {SHOWN_BY_DEFAULT}.",
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
    default=Severity.MEDIUM.label,
    show_default=True,
    help="Lowest severity whose failures make the exit status 1.",
)
def command(
    paths: tuple[str, ...],
    variables: tuple[str, ...],
    variable_files: tuple[Path, ...],
    jobs: int | None,
    no_cache: bool,
    keep_going: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    environments: tuple[str, ...],
    policies: tuple[Path, ...],
    inputs: tuple[str, ...],
    input_files: tuple[Path, ...],
    show: tuple[str, ...],
    formats: tuple[str, ...],
    fail_on: str,
) -> int:
    """Evaluate the configuration at each PATH (default: the current directory) and check it against the policies.

    A path is a directory or a file; a file stands for the root module it belongs to.

    Exit status: 0 no failures, 1 failures, 2 wrong usage or unreadable input, 3 an internal error.
    """
    reports = destinations(formats, FORMATS)
    statuses = shown_statuses(show)
    options = ScanOptions(
        select=words(select),
        ignore=words(ignore),
        environments=words(environments),
        jobs=jobs,
        cache=not no_cache,
        variables=pairs(variables, "--var"),
        variable_files=variable_files,
        policies=policies,
        inputs=pairs(inputs, "--input"),
        input_files=input_files,
    )
    report = _scan(paths_or_here(paths), options)
    for destination in reports:
        with opened(destination) as stream:
            renderer(destination.format)(report, stream, statuses)
    return status_of(report, Severity.of(fail_on), keep_going=keep_going)


def _scan(paths: tuple[str, ...], options: ScanOptions) -> Report:
    from hclscan.scan import scan  # after the options are known to be right: this imports everything else

    return scan(paths, options)


def shown_statuses(texts: tuple[str, ...]) -> frozenset[Status]:
    """The statuses that `--show` names. Raises `click.UsageError` for a word that is none."""
    chosen: set[Status] = set()
    for word in words(texts or (SHOWN_BY_DEFAULT,)):
        if word == "all":
            chosen.update(_STATUSES.values())
        elif word in _STATUSES:
            chosen.add(_STATUSES[word])
        else:
            raise click.UsageError(f"--show {word!r} is not one of {', '.join(_STATUSES)}, all")
    return frozenset(chosen)
