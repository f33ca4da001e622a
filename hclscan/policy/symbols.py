"""What expressions of a policy may name: checked when a policy is loaded, before any resource is seen."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from hclscan.hcl import syntax

MetaFields = Mapping[str, "MetaFields | None"]

_STACK: MetaFields = {"deployment_name": None, "stack_name": None, "deployment_group": None}
META_FIELDS: Mapping[str, MetaFields] = {
    "resource_policy": {
        "type": None,
        "provider_type": None,
        "operation": None,
        "module_path": None,
        "tfe_workspace": {"tags": None},
        "tfe_stack": _STACK,
    },
    "provider_policy": {
        "type": None,
        "name": None,
        "alias": None,
        "namespace": None,
        "source": None,
        "version": None,
        "tfe_stack": _STACK,
    },
    "module_policy": {"source": None, "version": None, "address": None, "tfe_stack": _STACK},
}
"""The fields of `meta` for each kind of policy; None marks a value, a mapping an object with these fields."""

NAMESPACES = ("core", "hclscan", "plugin")
"""Namespaces of functions. Calls into `plugin` load, but fail when they are evaluated: custom plugins cannot run here."""


@dataclass(frozen=True, slots=True)
class Symbols:
    """The names an expression may use. `roots` are the first names, `meta` the fields of `meta` for this kind of policy."""

    roots: Collection[str]
    inputs: Collection[str] = ()
    locals: Collection[str] = ()
    meta: MetaFields | None = None
    functions: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A name that means nothing, at offsets of the file."""

    start: int
    end: int
    summary: str
    detail: str


def problems(node: Any, symbols: Symbols, bound: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """The unknown symbols in an expression. `bound` names what enclosing `for` expressions bind."""
    if isinstance(node, (syntax.For, syntax.TemplateFor)):
        yield from problems(node.collection, symbols, bound)
        inner = bound | ({node.key_name, node.value_name} - {""})
        for child in children(node):
            if child is not node.collection:
                yield from problems(child, symbols, inner)
        return
    if isinstance(node, syntax.Call):
        yield from _call_problems(node, symbols)
    if isinstance(node, (syntax.GetAttribute, syntax.Index)):
        root, steps = _traversal(node)
        if isinstance(root, syntax.Variable) and root.name not in bound:
            yield from _path_problems(_literal_names(root, steps), symbols)
        else:
            yield from problems(root, symbols, bound)
        for step in steps:
            if isinstance(step, syntax.Index):
                yield from problems(step.key, symbols, bound)
        return
    if isinstance(node, syntax.Variable) and node.name not in bound:
        yield from _path_problems([(node.name, node)], symbols)
    for child in children(node):
        yield from problems(child, symbols, bound)


def children(node: Any) -> Iterator[Any]:
    """The parts of a syntax node, in order of appearance in the source."""
    parts: list[Any] = []
    for name in _child_fields(type(node).__name__):
        value = getattr(node, name)
        if isinstance(value, tuple):
            parts.extend(part for part in value if hasattr(part, "start"))
        elif hasattr(value, "start"):
            parts.append(value)
    return iter(sorted(parts, key=lambda part: part.start))


@cache
def _child_fields(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(getattr(syntax, kind)) if field.name not in ("start", "end"))


def mentions(node: Any, name: str, bound: frozenset[str] = frozenset()) -> bool:
    """Whether an expression uses a first name such as `prior_attrs`."""
    if isinstance(node, syntax.Variable):
        return node.name == name and name not in bound
    if isinstance(node, (syntax.For, syntax.TemplateFor)):
        bound = bound | ({node.key_name, node.value_name} - {""})
    return any(mentions(child, name, bound) for child in children(node))


def local_names(node: Any, bound: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """The names `x` of every `local.x` in an expression, each with its node."""
    if isinstance(node, (syntax.For, syntax.TemplateFor)):
        bound = bound | ({node.key_name, node.value_name} - {""})
    if isinstance(node, (syntax.GetAttribute, syntax.Index)):
        root, steps = _traversal(node)
        if isinstance(root, syntax.Variable) and root.name == "local" and "local" not in bound:
            yield from _literal_names(root, steps)[1:2]
    for child in children(node):
        if not (isinstance(node, (syntax.GetAttribute, syntax.Index)) and isinstance(child, syntax.Variable)):
            yield from local_names(child, bound)


def nearest(name: str, names: Collection[str]) -> str:
    """A hint at the valid names: the nearest ones, or all of them when there are few."""
    near = difflib.get_close_matches(name, names, 2, 0.6)
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    return f"expected {', '.join(sorted(names))}" if 0 < len(names) <= 12 else ""


def _traversal(node: Any) -> tuple[Any, list[Any]]:
    """What a traversal starts from, and its steps in the order in which they are taken."""
    steps: list[Any] = []
    while isinstance(node, (syntax.GetAttribute, syntax.Index)):
        steps.append(node)
        node = node.source
    return node, steps[::-1]


def _literal_names(root: syntax.Variable, steps: list[Any]) -> list[tuple[str, Any]]:
    """The names of a traversal up to the first computed index, each with the node that ends with it."""
    names: list[tuple[str, Any]] = [(root.name, root)]
    for step in steps:
        if isinstance(step, syntax.GetAttribute):
            names.append((step.name, step))
        elif isinstance(step.key, syntax.Literal) and isinstance(step.key.value, str):
            names.append((step.key.value, step))
        else:
            break
    return names


def _path_problems(path: list[tuple[str, Any]], symbols: Symbols) -> Iterator[Problem]:
    (root, first), *rest = path
    if root not in symbols.roots:
        yield Problem(first.start, first.end, f"There is no symbol {root!r} here", nearest(root, symbols.roots))
    elif root in ("input", "local") and rest:
        name, node = rest[0]
        declared = symbols.inputs if root == "input" else symbols.locals
        if name not in declared:
            detail = nearest(name, declared) or f"no {'input' if root == 'input' else 'local'} is declared"
            yield Problem(node.start, node.end, f"There is no {root}.{name}", detail)
    elif root == "meta" and symbols.meta is not None:
        known: MetaFields | None = symbols.meta
        written = "meta"
        for name, node in rest:
            if known is None:
                return
            if name not in known:
                yield Problem(node.start, node.end, f"There is no field {name!r} in {written}", nearest(name, known))
                return
            known, written = known[name], f"{written}.{name}"
            if name == "tags":
                return


def _call_problems(node: syntax.Call, symbols: Symbols) -> Iterator[Problem]:
    namespace, separator, _ = node.name.partition("::")
    end = node.start + len(node.name)
    if not separator:
        return  # a misspelt or unprefixed function is an error only where it is evaluated
    if namespace not in NAMESPACES:
        yield Problem(node.start, end, f"There is no namespace {namespace!r} of functions", nearest(namespace, NAMESPACES))
    elif namespace == "hclscan" and symbols.functions and node.name not in symbols.functions:
        own = [name for name in symbols.functions if name.startswith("hclscan::")]
        yield Problem(node.start, end, f"There is no function {node.name!r}", nearest(node.name, own))
