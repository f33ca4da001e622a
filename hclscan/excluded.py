"""What a scan leaves out: what Git ignores, and what the configuration excludes; both with the semantics of .gitignore.

https://git-scm.com/docs/gitignore (patterns of a deeper file come before those of the files above it).
"""

from __future__ import annotations

import os
from dataclasses import field
from typing import Any

from hclscan.patterns import spec_of
from hclscan.records import mutable

GITIGNORE = ".gitignore"
MAX_GITIGNORE = 1024 * 1024
"""Bytes of a `.gitignore`; the rest of a larger one does not count."""


@mutable
class Excluded:
    """Says of files and directories whether they are left out. `patterns` are relative to the directory `home`.

    Files that Git ignores are left out when they are found, not when they are named.
    """

    patterns: tuple[str, ...] = ()
    home: str = "."
    _own: Any = field(init=False, default=None)
    _ignored: dict[str, list[tuple[str, Any]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        if self.patterns:
            self._own = spec_of(self.patterns)
        self.home = os.path.realpath(self.home)

    def is_excluded(self, path: str, *, directory: bool = False) -> bool:
        """Whether the configuration excludes a path, or a directory above it."""
        if self._own is None:
            return False
        return bool(self._own.match_file(_relative(path, self.home, directory)))

    def is_ignored(self, path: str, *, directory: bool = False) -> bool:
        """Whether Git ignores a path that was found in a directory which it does not ignore itself."""
        for home, spec in self._rules(os.path.dirname(os.path.abspath(path))):
            verdict = spec.verdict(_relative(path, home, directory))
            if verdict is not None:
                return bool(verdict)
        return False

    def _rules(self, directory: str) -> list[tuple[str, Any]]:
        """The `.gitignore` files that count in a directory, the deepest first: those up to the top of its repository."""
        found = self._ignored.get(directory)
        if found is None:
            found = []
            lines = _lines(os.path.join(directory, GITIGNORE))
            if lines:
                found.append((directory, spec_of(lines)))
            above = os.path.dirname(directory)
            if above != directory and not os.path.exists(os.path.join(directory, ".git")):
                found += self._rules(above)
            self._ignored[directory] = found
        return found


def _lines(path: str) -> list[str]:
    if not os.path.isfile(path):
        return []
    try:
        with open(path, "rb") as file:
            return file.read(MAX_GITIGNORE).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _relative(path: str, home: str, directory: bool) -> str:
    relative = os.path.relpath(os.path.abspath(path), home).replace(os.sep, "/")
    if not relative.isascii():
        relative = relative.encode("utf-8", "replace").decode()  # on some systems a name can be any bytes
    return f"{relative}/" if directory else relative
