"""What is kept between runs, by the content of what it was made from: syntax trees, policies that were checked, and results.

Entries are JSON: reading one cannot execute anything. They are written beside their place and moved there, so a reader never
sees half of one, and two runs at once do no harm. An entry that cannot be read counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hclscan import __version__
from hclscan.records import record

if TYPE_CHECKING:
    from hclscan.hcl.syntax import Body


def default_directory() -> Path:
    """Where the cache is: `HCLSCAN_CACHE_DIR`, else the user's cache directory."""
    configured = os.environ.get("HCLSCAN_CACHE_DIR")
    if configured:
        return Path(configured)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hclscan"


class Store:
    """Texts of one kind below a directory, by the text they were made from. Every failure to read or write only costs time.

    `kind` says what is kept, and in which format: entries of another one, or of another version of hclscan, are not found.
    What is in `pack` is taken from there. Without a directory there is nothing else.
    """

    def __init__(self, directory: Path | None, kind: str, pack: Pack | None = None) -> None:
        self.home = directory
        self.directory = None if directory is None else directory / f"{kind}-{__version__}"
        self.pack = pack

    def read(self, key: str) -> str | None:
        """What was kept for a key, or None."""
        try:
            return None if (content := self.content(key)) is None else str(content, "utf-8")
        except ValueError:
            return None

    def content(self, key: str) -> bytes | memoryview | None:
        """What was kept for a key as it stands in its file, or None."""
        packed = None if self.pack is None else self.pack.content(_digest(key))
        if packed is not None or self.directory is None:
            return packed
        try:
            with open(self._place(key), "rb") as file:
                content = file.read()
                _use(file.fileno())
            return content
        except (OSError, ValueError):
            return None

    def holds(self, key: str) -> bool:
        """Whether something was kept for a key, without a look at what it is."""
        if self.pack is not None and self.pack.content(_digest(key)) is not None:
            return True
        return self.directory is not None and os.path.exists(self._place(key))

    def write(self, key: str, content: str) -> None:
        """Keeps a text for a key."""
        if self.home is None:
            return
        place = self._place(key)
        folder = os.path.dirname(place)
        # Beside its place under a name that nobody else has. (`tempfile` would do, and takes longer to import.)
        beside = f"{folder}/{_UNFINISHED}{os.urandom(8).hex()}"
        with contextlib.suppress(OSError, ValueError):
            encoded = content.encode()
            with open(_created(beside), "wb") as file:
                file.write(encoded)
            os.replace(beside, place)
            _sweep_if_due(self.home)

    def _place(self, key: str) -> str:
        digest = _digest(key)
        return f"{self.directory}/{digest[:2]}/{digest[2:]}.json"


_UNFINISHED = "tmp"
"""How the name of a file begins that is being written."""


def _created(path: str) -> int:
    """A new file that only its owner can read, open for writing; and its directory, where that is not there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        return os.open(path, flags, 0o600)


class Pack:
    """The entries of a store in one file, which is only read: the first line says where each begins and ends in the second."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def content(self, digest: str) -> memoryview | None:
        """What was kept for the key of this digest, or None."""
        places, content = self._entries
        place = places.get(digest)
        return None if place is None else content[place[0] : place[1]]

    @cached_property
    def _entries(self) -> tuple[Mapping[str, tuple[int, int]], memoryview]:
        try:
            pack = self.path.read_bytes()
            end = pack.index(b"\n")
            places = {str(digest): (int(start), int(end)) for digest, (start, end) in json.loads(pack[:end]).items()}
            return places, memoryview(pack)[end + 1 :]
        except (OSError, ValueError, TypeError, AttributeError):
            return {}, memoryview(b"")


def write_pack(store: Store, path: Path) -> None:
    """Puts all entries of a store into one file."""
    places: dict[str, tuple[int, int]] = {}
    content = bytearray()
    for entry in sorted(store.directory.glob("*/*.json")) if store.directory is not None else ():
        begin = len(content)
        content += entry.read_bytes()
        places[entry.parent.name + entry.stem] = (begin, len(content))
    path.write_bytes(json.dumps(places, separators=(",", ":")).encode() + b"\n" + content)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _use(descriptor: int) -> None:
    """Marks an entry as used, so that others go first when there is no room; not more than once a day."""
    now = time.time()
    if now - os.fstat(descriptor).st_mtime > DAY and os.utime in os.supports_fd:
        with contextlib.suppress(OSError):  # of a cache that can only be read
            os.utime(descriptor)


# -- size ----------------------------------------------------------------------------------------------------------------

MAX_BYTES = 512 * 1024 * 1024
"""What the cache may hold; `HCLSCAN_CACHE_MAX` says otherwise, in megabytes."""

DAY = 24 * 60 * 60.0

_SWEPT = "swept"
"""A file that is as old as the last look at the size of the cache."""

_due: set[Path] = set()


def _sweep_if_due(directory: Path) -> None:
    """Looks at the size of the cache once in a day, and once in a run."""
    if directory in _due:
        return
    _due.add(directory)
    mark = directory / _SWEPT
    try:
        if time.time() - mark.stat().st_mtime < DAY:
            return
    except OSError:
        pass
    with contextlib.suppress(OSError):
        mark.touch()
        sweep(directory, max_bytes())


def max_bytes() -> int:
    """How many bytes the cache may hold."""
    try:
        return int(os.environ["HCLSCAN_CACHE_MAX"]) * 1024 * 1024
    except (KeyError, ValueError):
        return MAX_BYTES


@record
class Entry:
    """A file of the cache, the kind of what it holds, its size in bytes, and when it was last written or used."""

    path: str
    kind: str
    size: int
    used: float


def entries(directory: Path) -> Iterator[Entry]:
    """All files of a cache; what is not of ours is passed over."""
    for folder, _, names in os.walk(directory):
        kind = os.path.relpath(folder, directory).split(os.sep)[0]
        for name in names:
            if kind != os.curdir and (name.endswith(".json") or name.startswith(_UNFINISHED)):
                with contextlib.suppress(OSError):
                    status = os.stat(os.path.join(folder, name))
                    yield Entry(os.path.join(folder, name), kind, status.st_size, status.st_mtime)


def sweep(directory: Path, limit: int) -> int:
    """Removes what was not used for longest until the rest is within a limit of bytes; gives the number of files removed.

    What a run that crashed was writing goes too. Other runs may be reading: what they miss, they make again.
    """
    found = sorted(entries(directory), key=lambda entry: entry.used, reverse=True)
    kept = removed = 0
    for entry in found:
        kept += entry.size
        is_left_over = os.path.basename(entry.path).startswith(_UNFINISHED) and time.time() - entry.used > DAY
        if kept > limit or is_left_over:
            with contextlib.suppress(OSError):
                os.remove(entry.path)
                removed += 1
    return removed


def clear(directory: Path) -> int:
    """Removes all entries, and gives their number. Raises `OSError` when that is not allowed."""
    removed = 0
    for entry in entries(directory):
        os.remove(entry.path)
        removed += 1
    for folder, _, _ in os.walk(directory, topdown=False):
        with contextlib.suppress(OSError):  # something else is in there
            os.rmdir(folder)
    return removed


# -- syntax trees --------------------------------------------------------------------------------------------------------


class SyntaxCache:
    """Syntax trees by the text they were parsed from."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @cached_property
    def store(self) -> Store:
        """Where the trees are; a run in which nothing has changed needs none."""
        from hclscan.hcl.encoding import FORMAT

        return Store(self.directory, f"syntax-{FORMAT}")

    def get(self, text: str) -> Body | None:
        """The tree of a file with this content, or None."""
        content = self.store.read(text)
        if content is None:
            return None
        from hclscan.hcl.encoding import from_text
        from hclscan.hcl.syntax import Body

        try:
            body = from_text(content)
        except (ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError):
            return None
        return body if isinstance(body, Body) else None

    def keep(self, text: str, body: Body) -> None:
        """Remembers the tree of a file with this content; one nested too deeply for JSON is parsed again next time."""
        from hclscan.hcl.encoding import to_text

        with contextlib.suppress(ValueError, RecursionError):
            self.put(text, to_text(body))

    def put(self, text: str, encoded: str) -> None:
        """Remembers the encoded tree of a file with this content."""
        self.store.write(text, encoded)
