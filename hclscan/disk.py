"""What a run reads: each file and each directory once, so that all it finds out is about one state of the disk.

Beside the text of a file there is its digest, by which a later run can tell that nothing has changed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from hclscan.discovery import decode_source, leads_within, problem, read_bytes, tree_of, within
from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.source import Diagnostic
from hclscan.records import mutable

UNREADABLE = "-"
"""The digest of what cannot be read."""


def digest(content: str | bytes) -> str:
    """Stands for a content: no other one has the same."""
    encoded = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return hashlib.sha256(encoded).hexdigest()[:40]


@mutable
class Disk:
    """Files and directories as this run has found them. Paths are as shown to the user.

    What is beyond the `limits` is not read: a file that is too large, and files that are too many or too large together.
    """

    limits: Limits = LIMITS
    _texts: dict[str, str | Diagnostic] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _combined: dict[tuple[str, ...], str] = field(default_factory=dict)
    _inside: dict[tuple[str, str], bool] = field(default_factory=dict)
    _size: int = 0
    _read: int = 0

    def text(self, path: str) -> str | Diagnostic:
        """The text of a file, or why it cannot be read."""
        found = self._texts.get(path)
        if found is None:
            content = self._full(path) or read_bytes(path, path, self.limits)
            if isinstance(content, Diagnostic):
                found, self._digests[path] = content, f"{UNREADABLE}{content.message}"
            else:
                found, self._digests[path] = decode_source(content, path), digest(content)
                self._size += sys.getsizeof(found)
                self._read += 1
            self._texts[path] = found
        return found

    def _full(self, path: str) -> Diagnostic | None:
        """Why no further file is read."""
        if self._read >= self.limits.files:
            return problem(path, "Too many files", f"this one is not read; {named('files', self.limits.files)}")
        if self._size >= self.limits.total_size:
            detail = f"this one is not read; {named('total_size', self.limits.total_size)}"
            return problem(path, "The files are too large together", detail)
        return None

    def let_go(self, path: str) -> None:
        """Forgets the text of a file that nobody will ask for; its digest stays known."""
        text = self._texts.get(path)
        if isinstance(text, str):
            self._size -= sys.getsizeof(text)
            del self._texts[path]

    def known(self) -> Collection[str]:
        """The files that were read so far; the collection grows with them."""
        return self._texts.keys()

    def digest(self, path: str) -> str:
        """Stands for the content of a file, or for why it cannot be read."""
        if path not in self._digests:
            self.text(path)
        return self._digests[path]

    def combined(self, paths: Sequence[str]) -> str:
        """Stands for several files, by their paths and contents."""
        key = tuple(paths)
        found = self._combined.get(key)
        if found is None:
            found = self._combined[key] = digest("\0".join(f"{path}\0{self.digest(path)}" for path in paths))
        return found

    def leads_within(self, path: str, tree: str) -> bool:
        """Whether a path, its links followed, is a tree's or below it."""
        found = self._inside.get((path, tree))
        if found is None:
            found = self._inside[path, tree] = leads_within(path, tree)
        return found

    def names(self, directory: str) -> tuple[str, ...]:
        """The names of the regular files of a directory, sorted. A link counts when it stays in the tree."""
        found = self._names.get(directory)
        if found is None:
            try:
                with os.scandir(directory) as entries:
                    found = tuple(sorted(one.name for one in entries if _is_file(one) and _is_inside(one, directory)))
            except (OSError, ValueError):  # such as a null character in the source of a module
                found = ()
            self._names[directory] = found
        return found


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False  # a loop of links, which must not hide the files beside it


def _is_inside(entry: os.DirEntry[str], directory: str) -> bool:
    """Whether a file is no link, or one that stays in the tree: nothing else may be read through a link."""
    return not entry.is_symlink() or within(os.path.realpath(entry.path), tree_of(directory))


class Lines(Mapping[str, tuple[str, ...]]):
    """The lines of files by path, split when they are asked for.

    `paths` are those that are meant, None for all that were read; `texts` are contents that are on no disk.
    """

    def __init__(self, disk: Disk, paths: Iterable[str] | None = (), texts: Mapping[str, str] | None = None) -> None:
        self.disk = disk
        self.paths: Collection[str] = disk.known() if paths is None else dict.fromkeys(paths)
        self.texts = texts or {}
        self._split: dict[str, tuple[str, ...]] = {}

    def text(self, path: str) -> str:
        """The text of a file; empty when it cannot be read."""
        text = self.texts.get(path)
        if text is None:
            content = self.disk.text(path)
            text = content if isinstance(content, str) else ""
        return text

    def __getitem__(self, path: str) -> tuple[str, ...]:
        found = self._split.get(path)
        if found is None:
            if path not in self.paths and path not in self.texts:
                raise KeyError(path)
            found = self._split[path] = tuple(line.rstrip("\r") for line in self.text(path).split("\n"))
        return found

    def __contains__(self, path: object) -> bool:
        return path in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
