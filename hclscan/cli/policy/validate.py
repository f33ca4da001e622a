"""`hclscan policy validate`: check policies and tests without running them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from hclscan.cli.exit_status import ExitStatus
from hclscan.cli.output import destinations, opened
from hclscan.cli.policy.paths import policies_or_here

FORMATS = {
    "text": "hclscan.workshop.validation_text",
    "json": "hclscan.workshop.validation_json",
}


@click.command("validate", short_help="Check policies and their tests without running them.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--evaluation-stage",
    type=click.Choice(["setup", "plan"]),
    expose_value=False,
    help="Taken for the sake of existing scripts: both stages check the same, since nothing is evaluated.",
)
@click.option(
    "--policies", "directory", type=click.Path(path_type=Path), metavar="DIR", help="Directory to check, as PATH does."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"Report to write: {', '.join(FORMATS)}. Repeatable; the standard output takes one.",
)
def command(path: Path | None, directory: Path | None, formats: tuple[str, ...]) -> int:
    """Check the syntax, blocks, arguments and names of the policies and tests at PATH, and their policy.yaml.

    PATH is a directory, a policy or a test file; without it, the directory policies if there is one, else the current one.

    Exit status: 0 everything is valid, 2 something is not, or wrong usage, 3 an internal error.
    """
    reports = destinations(formats, FORMATS)
    if path is not None and directory is not None:
        raise click.UsageError("PATH and --policies name the same thing: give one of them")
    from hclscan.workshop.validation import validate  # after the options are known to be right: this imports everything else

    validation = validate(policies_or_here(path or directory))
    for destination in reports:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(validation, stream)
    return ExitStatus.USAGE if validation.errors else ExitStatus.CLEAN
