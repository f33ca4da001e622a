"""`hclscan explain`: a policy with everything its authors explain."""

from __future__ import annotations

from pathlib import Path

import click

from hclscan.cli.policy.descriptions import description_options, print_descriptions


@click.command("explain", short_help="Explain a policy and its rules.")
@description_options
def command(id_: str, policies: tuple[Path, ...], formats: tuple[str, ...]) -> None:
    """Explain the policy ID (or all whose id starts so): what it demands and why, of which resources, its inputs, a failing and
    a passing example, how to fix what it finds, and references, with the notes of those who wrote its rules.
    """
    print_descriptions(id_, policies, formats, prose=True)
