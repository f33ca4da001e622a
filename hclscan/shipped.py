"""Where the policies that come with hclscan are."""

from __future__ import annotations

from pathlib import Path

from hclscan.errors import HclscanError


def shipped_policies() -> Path:
    """The directory of the shipped policies: in the package when installed from a wheel, in the repository in a checkout."""
    package = Path(__file__).resolve().parent
    for place in (package / "_policies", package.parent / "policies"):
        if place.is_dir():
            return place
    raise HclscanError("the policies that come with hclscan are missing", hint="install hclscan again")
