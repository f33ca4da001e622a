"""`hclscan policy list`: the policies there are."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from hclscan.cli.output import destinations, opened

FORMATS = {
    "text": "hclscan.workshop.listing_text",
    "json": "hclscan.workshop.listing_json",
}


@click.command("list", short_help="List the policies.")
@click.option("--policies", multiple=True, metavar="DIR", type=click.Path(path_type=Path), help="Own policies to list as well.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"Form to write: {', '.join(FORMATS)}. Repeatable; the standard output takes one.",
)
def command(policies: tuple[Path, ...], formats: tuple[str, ...]) -> None:
    """List the shipped policies, and those of each DIR, with their severity and the number of their rules."""
    reports = destinations(formats, FORMATS)
    from hclscan.workshop.catalogue import catalogue  # after the options are known to be right
    from hclscan.workshop.description import summarised

    descriptions = [summarised(policy) for policy in catalogue(policies)]
    for destination in reports:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(descriptions, stream)
