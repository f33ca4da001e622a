"""Where the commands of policy authors look when they are not told."""

from __future__ import annotations

from pathlib import Path

DEFAULT_DIRECTORY = Path("policies")


def policies_or_here(path: Path | None) -> Path:
    """The path of a command line; without one, the directory `policies` if there is one, else the current directory."""
    return path or (DEFAULT_DIRECTORY if DEFAULT_DIRECTORY.is_dir() else Path())
