"""What `hclscan policy show` and `hclscan explain` share: they differ in how much prose they print."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from hclscan.cli.output import destinations, opened

FORMATS = {
    "text": "hclscan.workshop.description_text",
    "markdown": "hclscan.workshop.description_markdown",
}
Command = TypeVar("Command", bound=Callable[..., Any])

_SHARED = (
    click.argument("id_", metavar="ID"),
    click.option("--policies", multiple=True, metavar="DIR", type=click.Path(path_type=Path), help="Own policies to look in."),
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME[=FILE]",
        help=f"Form to write: {', '.join(FORMATS)}. Repeatable; the standard output takes one.",
    ),
)


def description_options(command: Command) -> Command:
    """Adds the id and the options of a command that describes policies."""
    for decorate in reversed(_SHARED):
        command = decorate(command)
    return command


def print_descriptions(id_: str, policies: tuple[Path, ...], formats: tuple[str, ...], *, prose: bool) -> None:
    """Print the description of every policy whose id is, or starts with, the given one."""
    reports = destinations(formats, FORMATS)
    from hclscan.workshop.catalogue import catalogue, chosen  # after the options are known to be right
    from hclscan.workshop.description import described

    descriptions = [described(policy) for policy in chosen(catalogue(policies), id_)]
    for destination in reports:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(descriptions, stream, prose=prose)
