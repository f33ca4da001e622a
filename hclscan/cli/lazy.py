"""Groups of commands that are imported on demand, so that `hclscan --version` imports none of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are modules with a click command `command`; `commands_in` names them in the order of the help."""

    def __init__(self, *arguments: Any, commands_in: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.commands_in = commands_in

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands_in)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.commands_in:
            return None
        command: click.Command = import_module(self.commands_in[name]).command
        return command
