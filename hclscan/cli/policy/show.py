"""`hclscan policy show`: what a policy demands, of what, and how it is met."""

from __future__ import annotations

from pathlib import Path

import click

from hclscan.cli.policy.descriptions import description_options, print_descriptions


@click.command("show", short_help="Show what a policy demands.")
@description_options
def command(id_: str, policies: tuple[Path, ...], formats: tuple[str, ...]) -> None:
    """Show the policy ID (or all whose id starts so): what it demands and why, of which resources, its inputs, a failing and a
    passing example, how to fix what it finds, and references.

    `hclscan explain ID` adds what the authors of its rules explain.
    """
    print_descriptions(id_, policies, formats, prose=False)
