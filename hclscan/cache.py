"""Syntax trees kept between runs, by the content of the file they come from.

Entries are JSON: reading one cannot execute anything. They are written beside their place and moved there, so a reader never
sees half of one, and two runs at once do no harm. An entry that cannot be read counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from hclscan import __version__
from hclscan.hcl import syntax
from hclscan.hcl.syntax import Body

FORMAT = 1
"""Raised whenever the nodes or their encoding change."""

_CLASSES: tuple[Any, ...] = (
    syntax.Literal,
    syntax.Template,
    syntax.TemplateIf,
    syntax.TemplateFor,
    syntax.Wrapped,
    syntax.Variable,
    syntax.GetAttribute,
    syntax.Index,
    syntax.SplatItem,
    syntax.Splat,
    syntax.Unary,
    syntax.Binary,
    syntax.Conditional,
    syntax.Call,
    syntax.TupleConstructor,
    syntax.ObjectItem,
    syntax.ObjectConstructor,
    syntax.For,
    syntax.Parenthesized,
    syntax.Attribute,
    syntax.Label,
    syntax.Block,
    syntax.Body,
)
_TAGS: Mapping[type, int] = {kind: tag for tag, kind in enumerate(_CLASSES)}
_FIELDS: Mapping[type, tuple[str, ...]] = {kind: tuple(kind.__dataclass_fields__) for kind in _CLASSES}


def encode(node: Any) -> Any:
    """A syntax tree as lists, texts and numbers: a node is its tag and fields, a tuple starts with null."""
    kind = type(node)
    tag = _TAGS.get(kind)
    if tag is not None:
        return [tag, *[encode(getattr(node, name)) for name in _FIELDS[kind]]]
    if kind is tuple:
        return [None, *map(encode, node)]
    return {"decimal": str(node)} if kind is Decimal else node


def decode(data: Any) -> Any:
    """The syntax tree of `encode`'s lists. Raises `TypeError`, `IndexError` or `KeyError` when they are something else."""
    if type(data) is list:
        tag = data[0]
        if tag is None:
            return tuple([decode(item) if type(item) is list else item for item in data[1:]])
        return _CLASSES[tag](*[decode(item) if type(item) in _NESTED else item for item in data[1:]])
    return Decimal(data["decimal"]) if type(data) is dict else data


_NESTED = frozenset({list, dict})


def default_directory() -> Path:
    """Where the cache is: `HCLSCAN_CACHE_DIR`, else the user's cache directory."""
    configured = os.environ.get("HCLSCAN_CACHE_DIR")
    if configured:
        return Path(configured)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hclscan"


class SyntaxCache:
    """The entries below a directory. Every failure to read or write one only costs time."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory / f"syntax-{FORMAT}-{__version__}"

    def get(self, text: str) -> Body | None:
        """The tree of a file with this content, or None."""
        try:
            body = decode(json.loads(self._place(text).read_bytes()))
        except (OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError):
            return None
        return body if isinstance(body, Body) else None

    def keep(self, text: str, body: Body) -> None:
        """Remembers the tree of a file with this content; one nested too deeply for JSON is parsed again next time."""
        with contextlib.suppress(RecursionError):
            self.put(text, encode(body))

    def put(self, text: str, encoded: Any) -> None:
        """Remembers the encoded tree of a file with this content."""
        place = self._place(text)
        with contextlib.suppress(OSError, ValueError, RecursionError):
            content = json.dumps(encoded, separators=(",", ":"))
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=place.parent, delete=False) as file:
                file.write(content)
            os.replace(file.name, place)

    def _place(self, text: str) -> Path:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self.directory / digest[:2] / f"{digest[2:]}.json"
