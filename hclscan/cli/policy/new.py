"""`hclscan policy new`: start a policy."""

from __future__ import annotations

from pathlib import Path

import click

from hclscan.cli.policy.paths import DEFAULT_DIRECTORY
from hclscan.findings import FAMILIES


@click.command("new", short_help="Start a policy: rule, test and examples.")
@click.argument("name")
@click.option("--provider", required=True, metavar="NAME", help="Provider of the resources: aws, google, kubernetes, ...")
@click.option("--resource", required=True, metavar="TYPE", help="Resource type, or kind of manifests for kubernetes.")
@click.option(
    "--family",
    type=click.Choice(list(FAMILIES), case_sensitive=False),
    default="GOV",
    show_default=True,
    metavar="NAME",
    help="Family of the policy: " + ", ".join(f"{name} {meaning}" for name, meaning in FAMILIES.items()) + ".",
)
@click.option("--id", "id_", default="", metavar="ID", help="Id of the policy. Default: the next free one from 901 on.")
@click.option(
    "--directory",
    type=click.Path(path_type=Path),
    default=DEFAULT_DIRECTORY,
    show_default=True,
    metavar="DIR",
    help="Where the folder of the policy is made.",
)
def command(name: str, provider: str, resource: str, family: str, id_: str, directory: Path) -> None:
    """Write the folder of the policy NAME, with a rule, its test, its metadata and examples that pass as they are."""
    from hclscan.policy.load import shown_relative  # after the options are known to be right
    from hclscan.workshop.scaffold import NewPolicy, write_policy

    new = NewPolicy(name, provider.lower(), resource, family.upper(), id_.upper())
    files = write_policy(new, directory)
    for path in files:
        click.echo(f"created {shown_relative(path)}")
    click.echo(f"next: hclscan policy test {shown_relative(files[0].parent)}")
