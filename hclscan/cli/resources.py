"""`hclscan resources`: show what the configuration evaluates to."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from hclscan.cli.exit_status import ExitStatus
from hclscan.cli.options import evaluation_options, pairs, paths_or_here
from hclscan.cli.output import destinations, opened
from hclscan.options import ScanOptions

FORMATS = {
    "text": "hclscan.report.resources_text",
    "json": "hclscan.report.resources_json",
}


@click.command("resources", short_help="Show what the configuration evaluates to.")
@evaluation_options
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"Form to write: {', '.join(FORMATS)}. Repeatable; the standard output takes one.",
)
def command(
    paths: tuple[str, ...],
    variables: tuple[str, ...],
    variable_files: tuple[Path, ...],
    jobs: int | None,
    no_cache: bool,
    keep_going: bool,
    formats: tuple[str, ...],
) -> int:
    """Print the resources that the configuration at each PATH (default: the current directory) evaluates to.

    A value that Terraform would not know before apply is shown as unknown, with what it waits for.

    Exit status: 0 everything was read, 2 wrong usage or unreadable input, 3 an internal error.
    """
    chosen = destinations(formats, FORMATS)
    options = ScanOptions(
        jobs=jobs,
        cache=not no_cache,
        variables=pairs(variables, "--var"),
        variable_files=variable_files,
    )
    from hclscan.scan import evaluate  # after the options are known to be right: this imports everything else

    evaluation = evaluate(paths_or_here(paths), options)
    for destination in chosen:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(evaluation, stream)
    return ExitStatus.USAGE if evaluation.errors and not keep_going else ExitStatus.CLEAN
