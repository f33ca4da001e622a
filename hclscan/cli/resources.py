"""`hclscan resources`: show what the configuration evaluates to."""

from __future__ import annotations

import difflib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hclscan.cli.exit_status import ExitStatus
from hclscan.cli.options import evaluation_options, pairs, paths_or_here
from hclscan.cli.output import destinations, opened
from hclscan.errors import HclscanError
from hclscan.options import ScanOptions

if TYPE_CHECKING:
    from hclscan.resources import Evaluation

FORMATS = {
    "text": "hclscan.report.resources_text",
    "json": "hclscan.report.resources_json",
}


@click.command("resources", short_help="Show what the configuration evaluates to.")
@evaluation_options
@click.option(
    "--address",
    "addresses",
    multiple=True,
    metavar="ADDRESS",
    help="Only resources at this address or below it; * stands for any text. Repeatable.",
)
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
    kustomize: bool,
    keep_going: bool,
    addresses: tuple[str, ...],
    formats: tuple[str, ...],
) -> int:
    """Print the resources that the configuration at each PATH (default: the current directory) evaluates to.

    A value that Terraform would not know before apply is shown as unknown, with what it waits for: the variable that has no
    value, the data source, or the attribute that a provider computes.

    Exit status: 0 everything was read, 2 wrong usage or unreadable input, 3 an internal error.
    """
    chosen = destinations(formats, FORMATS)
    options = ScanOptions(
        jobs=jobs,
        cache=not no_cache,
        kustomize=kustomize,
        variables=pairs(variables, "--var"),
        variable_files=variable_files,
    )
    from hclscan.scan import evaluate  # after the options are known to be right: this imports everything else

    evaluation = evaluate(paths_or_here(paths), options)
    if addresses:
        evaluation = _narrowed(evaluation, addresses)
    for destination in chosen:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(evaluation, stream)
    return ExitStatus.USAGE if evaluation.errors and not keep_going else ExitStatus.CLEAN


def _narrowed(evaluation: Evaluation, addresses: tuple[str, ...]) -> Evaluation:
    """The evaluation with the resources at the addresses only. Raises `HclscanError` for an address that has none."""
    for address in addresses:
        if not any(evaluation.at((address,)).resources):
            known = [resource.address for resource in evaluation.resources]
            near = difflib.get_close_matches(address, known, 3, 0.7)
            hint = f"did you mean {' or '.join(near)}?" if near else "`hclscan resources` without --address lists them all"
            raise HclscanError(f"there is no resource at {address!r}", hint=hint)
    return evaluation.at(addresses)
