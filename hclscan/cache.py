"""What is kept between runs, by the content of the files it was made from: syntax trees, and policies that have been checked.

Entries are JSON: reading one cannot execute anything. They are written beside their place and moved there, so a reader never
sees half of one, and two runs at once do no harm. An entry that cannot be read counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from hclscan import __version__
from hclscan.hcl.encoding import FORMAT, decode, encode
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
    What is not there is looked for in the store `behind`, which is never written to.
    """

    def __init__(self, directory: Path, kind: str, behind: Store | None = None) -> None:
        self.directory = directory / f"{kind}-{__version__}"
        self.behind = behind

    def read(self, key: str) -> str | None:
        """What was kept for a key, or None."""
        try:
            return self._place(key).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None if self.behind is None else self.behind.read(key)

    def write(self, key: str, content: str) -> None:
        """Keeps a text for a key."""
        place = self._place(key)
        with contextlib.suppress(OSError, ValueError):
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, delete=False) as file:
                file.write(content)
            os.replace(file.name, place)

    def _place(self, key: str) -> Path:
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return self.directory / digest[:2] / f"{digest[2:]}.json"


class SyntaxCache:
    """Syntax trees by the text they were parsed from."""

    def __init__(self, directory: Path) -> None:
        self.store = Store(directory, f"syntax-{FORMAT}")

    def get(self, text: str) -> Body | None:
        """The tree of a file with this content, or None."""
        content = self.store.read(text)
        if content is None:
            return None
        try:
            body = decode(json.loads(content))
        except (ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError):
            return None
        return body if isinstance(body, Body) else None

    def keep(self, text: str, body: Body) -> None:
        """Remembers the tree of a file with this content; one nested too deeply for JSON is parsed again next time."""
        with contextlib.suppress(RecursionError):
            self.put(text, encode(body))

    def put(self, text: str, encoded: Any) -> None:
        """Remembers the encoded tree of a file with this content."""
        with contextlib.suppress(ValueError, RecursionError):
            self.store.write(text, json.dumps(encoded, separators=(",", ":")))
