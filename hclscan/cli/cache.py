"""`hclscan cache`: what is kept between runs."""

from __future__ import annotations

import click

from hclscan.errors import HclscanError


@click.group("cache", short_help="Show and empty what is kept between runs.")
def command() -> None:
    """Show and empty what is kept between runs: syntax trees, policies that were checked, and results.

    It is in the directory HCLSCAN_CACHE_DIR, else hclscan in the user's cache directory. HCLSCAN_CACHE_MAX says how many
    megabytes it may hold (default: 512); what was not used for longest goes first.
    """


@command.command("info")
def info() -> None:
    """Say where the cache is, and what it holds."""
    from hclscan.cache import default_directory, entries, max_bytes
    from hclscan.report.terminal import escape

    directory = default_directory()
    click.echo(escape(f"{directory} (at most {_megabytes(max_bytes())})"))
    found = list(entries(directory))
    for kind in sorted({entry.kind for entry in found}):
        sizes = [entry.size for entry in found if entry.kind == kind]
        click.echo(escape(f"  {kind:<36} {len(sizes):>7} files  {_megabytes(sum(sizes)):>9}"))
    click.echo(f"  {'all':<36} {len(found):>7} files  {_megabytes(sum(entry.size for entry in found)):>9}")


@command.command("clear")
def clear() -> None:
    """Remove everything from the cache."""
    from hclscan import cache

    directory = cache.default_directory()
    try:
        removed = cache.clear(directory)
    except OSError as error:
        raise HclscanError(f"cannot empty {directory}: {error.strerror}") from None
    click.echo(f"{removed} files removed")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
