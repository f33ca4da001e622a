"""Syntax trees as plain lists, for JSON: what caches keep and worker processes send. Reading one cannot execute anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

from hclscan.hcl import syntax

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
_FIELDS: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {kind: attrgetter(*kind.__match_args__) for kind in _CLASSES}
"""What gives the values of the fields of a node: each has at least a start and an end."""

_WRITTEN = frozenset({int, str, bool, type(None)})
"""What JSON has as well."""


def encode(node: Any) -> Any:
    """A syntax tree as lists, texts and numbers: a node is its tag and fields, a tuple starts with null."""
    kind = type(node)
    tag = _TAGS.get(kind)
    if tag is not None:
        return [tag, *[value if type(value) in _WRITTEN else encode(value) for value in _FIELDS[kind](node)]]
    if kind is tuple:
        return [None, *map(encode, node)]
    return {"decimal": str(node)} if kind is Decimal else node


def to_text(node: Any) -> str:
    """A syntax tree as JSON, all ASCII. Raises `RecursionError` for one that is nested too deeply."""
    return json.dumps(encode(node), separators=(",", ":"))


def from_text(text: str | bytes) -> Any:
    """The syntax tree of such a text. Raises as `decode` does, and `ValueError` or `RecursionError`."""
    return decode(json.loads(text))


def decode(data: Any) -> Any:
    """The syntax tree of `encode`'s lists. Raises `TypeError`, `IndexError` or `KeyError` when they are something else."""
    if type(data) is list:
        tag = data[0]
        if tag is None:
            return tuple([decode(item) if type(item) is list else item for item in data[1:]])
        return _CLASSES[tag](*[decode(item) if type(item) in _NESTED else item for item in data[1:]])
    return Decimal(data["decimal"]) if type(data) is dict else data


_NESTED = frozenset({list, dict})
