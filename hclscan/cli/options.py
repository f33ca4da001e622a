"""Options that several commands share, and what their texts mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_SHARED = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    click.option("--var", "variables", multiple=True, metavar="NAME=VALUE", help="Value of a variable of the root modules."),
    click.option(
        "--var-file",
        "variable_files",
        multiple=True,
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="File of variable values, as for terraform plan.",
    ),
    click.option("--jobs", "-j", type=click.IntRange(min=1), help="Worker processes. Default: one for each processor."),
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of parsed files."),
    click.option("--kustomize", is_flag=True, help="Build kustomizations with kustomize or kubectl, and scan what they make."),
    click.option("--keep-going", is_flag=True, help="Files that cannot be parsed do not make the exit status 2."),
)


def evaluation_options(command: Command) -> Command:
    """Adds the paths and options of every command that evaluates configuration."""
    for decorate in reversed(_SHARED):
        command = decorate(command)
    return command


def input_options(command: Command) -> Command:
    """Adds the options with which inputs of policies are given."""
    by_name = click.option("--input", "inputs", multiple=True, metavar="NAME=VALUE", help="Value of an input of the policies.")
    by_file = click.option(
        "--input-file",
        "input_files",
        multiple=True,
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="File with values of inputs: lines NAME = VALUE, or a JSON object.",
    )
    return by_name(by_file(command))


_CONFIGURATION = (
    click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Configuration to read instead of the .hclscan.yaml at or above the first path.",
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
    click.option("--trust-config", is_flag=True, help="Let the configuration that is found load policies and name any path."),
)

_SELECTION = (
    click.option("--select", multiple=True, metavar="IDS", help="Policies to run: ids, prefixes of ids, or ALL."),
    click.option("--ignore", multiple=True, metavar="IDS", help="Policies to leave out: ids or prefixes of ids."),
    click.option("--environment", "environments", multiple=True, metavar="NAMES", help="Only findings in these environments."),
    click.option("--all-environments", is_flag=True, help="Findings in all environments, whatever the configuration says."),
    click.option(
        "--policies", multiple=True, metavar="DIR", type=click.Path(path_type=Path), help="Own policies to run as well."
    ),
)


def configuration_options(command: Command) -> Command:
    """Adds the options that say which configuration counts."""
    for decorate in reversed(_CONFIGURATION):
        command = decorate(command)
    return command


def scan_options(command: Command) -> Command:
    """Adds the paths and options of every command that scans, but for those of its report."""
    command = input_options(command)
    for decorate in reversed(_SELECTION):
        command = decorate(command)
    return evaluation_options(configuration_options(command))


def paths_or_here(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths of a command line: the current directory when there are none."""
    return tuple(paths) or (".",)


def words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of a repeatable option whose values are comma-separated lists; empty ones are dropped."""
    return tuple(word.strip() for text in texts for word in text.split(",") if word.strip())


def pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    """The pairs of a repeatable option whose values read `NAME=VALUE`; a later one wins. Raises `click.UsageError`."""
    result = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(f"{option} takes NAME=VALUE, not {text!r}")
        result[name.strip()] = value
    return result
