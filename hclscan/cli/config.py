"""`hclscan config`: the configuration that is in force."""

from __future__ import annotations

import json
from typing import Any

import click

from hclscan.cli.options import scan_options


@click.group("config", short_help="Show the configuration that is in force.")
def command() -> None:
    """Show the configuration that is in force."""


@command.command("show")
@scan_options
@click.option("--json", "as_json", is_flag=True, help="As one JSON object: key to value and origin.")
def show(as_json: bool, **given: Any) -> int:
    """Print each setting with its value and where it comes from: the command line, the configuration, or the default.

    Takes the options of `hclscan scan`.
    """
    from hclscan.cli.settings import settings_of
    from hclscan.report.json_text import encode
    from hclscan.report.terminal import escape

    settings = settings_of(given)
    if as_json:
        found = {key: {"value": value, "origin": settings.origins[key]} for key, value in settings.shown.items()}
        click.echo(encode(found, indent=2))
        return 0
    source = settings.config.source or "no configuration file"
    click.echo(f"# {escape(source)}")
    for key, value in settings.shown.items():
        text = json.dumps(value, ensure_ascii=False, default=str)
        click.echo(escape(f"{key}: {text}  # {settings.origins[key]}"))
    return 0
