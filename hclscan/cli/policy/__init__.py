"""`hclscan policy`: the commands of those who write policies."""

from __future__ import annotations

import click

from hclscan.cli.lazy import LazyGroup

COMMANDS = {
    "list": "hclscan.cli.policy.list",
    "show": "hclscan.cli.policy.show",
    "test": "hclscan.cli.policy.test",
    "validate": "hclscan.cli.policy.validate",
    "new": "hclscan.cli.policy.new",
}
"""Commands in the order of the help, each a module with a click command `command`."""


@click.group("policy", cls=LazyGroup, commands_in=COMMANDS, short_help="List, show, test, validate and start policies.")
def command() -> None:
    """List, show, test, validate and start policies."""
