"""Which root modules and groups of manifests a change affects.

A root module is affected by the Terraform and variable files of its modules, by the variable files it is evaluated with, and by
whatever its functions may read: files that its configuration names, and files below a module that reads any.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from hclscan.changes import Changes
from hclscan.discovery import MANIFEST_SUFFIXES, TERRAFORM_SUFFIXES, VARIABLE_SUFFIXES, within
from hclscan.records import mutable
from hclscan.terraform.library import ModuleLibrary
from hclscan.terraform.readings import LOCK_FILE

_READS_FILES = re.compile(r"\b(?:file\w*|templatefile)\s*\(")
_OWN_SUFFIXES = (*TERRAFORM_SUFFIXES, *VARIABLE_SUFFIXES)


@mutable
class Affected:
    """Says what changes affect."""

    changes: Changes
    library: ModuleLibrary
    _own: dict[str, set[str]] = field(init=False, default_factory=dict)
    _other: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for path in sorted(self.changes.paths):
            if path.endswith(_OWN_SUFFIXES) or os.path.basename(path) == LOCK_FILE:
                self._own.setdefault(os.path.dirname(path), set()).add(path)
            else:
                self._other.append(path)

    def root(self, directory: str, variable_files: Iterable[str] = ()) -> bool:
        """Whether a root module has to be judged anew."""
        if any(self.changes.has(path) for path in variable_files):
            return True
        return any(self._module(each) for each in self.library.reach(directory))

    def _module(self, directory: str) -> bool:
        real = os.path.realpath(directory)
        if real in self._own or self.changes.has(os.path.join(real, "*")):
            return True
        texts = list(self._texts(directory)) if self._other else []
        reads = any(_READS_FILES.search(text) for text in texts)
        return reads and any(
            within(path, real) or any(os.path.basename(path) in text for text in texts) for path in self._other
        )

    def _texts(self, directory: str) -> Iterator[str]:
        for path in self.library.files(directory):
            text = self.library.parser.disk.text(path)
            if isinstance(text, str):
                yield text

    def group(self, directory: str, others: Iterable[str]) -> bool:
        """Whether a group of manifests has to be judged anew; a file belongs to the innermost of all groups."""
        real = os.path.realpath(directory)
        inner = [path for path in map(os.path.realpath, others) if path != real and within(path, real)]
        return any(
            within(path, real) and not any(within(path, one) for one in inner)
            for path in self.changes.paths
            if path.endswith(MANIFEST_SUFFIXES) or os.path.isdir(path)
        )
