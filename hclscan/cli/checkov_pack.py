"""`hclscan checkov-pack`: where the checks for Checkov are."""

from __future__ import annotations

import click

from hclscan.cli.exit_status import ExitStatus


@click.command("checkov-pack", short_help="Print the directory of the checks for Checkov.")
def command() -> int:
    """Print the directory of the checks for Checkov: checkov -d infra --external-checks-dir "$(hclscan checkov-pack)"."""
    from hclscan.shipped import shipped_policies

    click.echo(shipped_policies() / "checkov")
    return ExitStatus.CLEAN
