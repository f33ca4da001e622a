"""What expressions of a policy may name: checked when a policy is loaded, before any resource is seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from hclscan.hcl import syntax
from hclscan.hcl.nearest import nearest
from hclscan.records import record

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


@record
class Symbols:
    """The names an expression may use. `roots` are the first names, `meta` the fields of `meta` for this kind of policy."""

    roots: Collection[str]
    inputs: Collection[str] = ()
    locals: Collection[str] = ()
    meta: MetaFields | None = None
    functions: Collection[str] = ()


@record
class Problem:
    """A name that means nothing, at offsets of the file."""

    start: int
    end: int
    summary: str
    detail: str


def problems(node: Any, symbols: Symbols) -> list[Problem]:
    """The unknown symbols in an expression."""
    found: list[Problem] = []
    _check(node, symbols, frozenset(), found)
    return found


def _check(node: Any, symbols: Symbols, bound: frozenset[str], found: list[Problem]) -> None:
    """Adds the unknown symbols in a node to `found`. `bound` names what enclosing `for` expressions bind."""
    kind = type(node)
    if kind is syntax.Literal:
        return
    if kind is syntax.For or kind is syntax.TemplateFor:
        _check(node.collection, symbols, bound, found)
        inner = bound | ({node.key_name, node.value_name} - {""})
        for child in children(node):
            if child is not node.collection:
                _check(child, symbols, inner, found)
        return
    if kind is syntax.GetAttribute or kind is syntax.Index:
        root, steps = _traversal(node)
        if type(root) is not syntax.Variable:
            _check(root, symbols, bound, found)
        elif root.name not in bound:
            found.extend(_path_problems(_literal_names(root, steps), symbols))
        for step in steps:
            if type(step) is syntax.Index:
                _check(step.key, symbols, bound, found)
        return
    if kind is syntax.Call:
        found.extend(_call_problems(node, symbols))
    elif kind is syntax.Variable and node.name not in bound:
        found.extend(_path_problems([(node.name, node)], symbols))
    for child in children(node):
        _check(child, symbols, bound, found)


def children(node: Any) -> list[Any]:
    """The parts of a syntax node. Those of an expression are in the order in which they are written."""
    parts: list[Any] = []
    for name in _child_fields(type(node).__name__):
        value = getattr(node, name)
        if type(value) is tuple:
            parts.extend(value)
        elif value is not None:
            parts.append(value)
    return parts


@cache
def _child_fields(kind: str) -> tuple[str, ...]:
    """The fields of a class of nodes that hold nodes: all whose type is not one of plain values."""
    return tuple(one.name for one in fields(getattr(syntax, kind)) if not _PLAIN.issuperset(str(one.type).split(" | ")))


_PLAIN = frozenset({"str", "int", "Decimal", "bool", "None"})


def mentions(node: Any, name: str, bound: frozenset[str] = frozenset()) -> bool:
    """Whether an expression uses a first name such as `prior_attrs`."""
    if type(node) is syntax.Variable:
        return bool(node.name == name and name not in bound)
    if type(node) is syntax.For or type(node) is syntax.TemplateFor:
        bound = bound | ({node.key_name, node.value_name} - {""})
    return any(mentions(child, name, bound) for child in children(node))


def local_names(node: Any) -> list[tuple[str, Any]]:
    """The names `x` of every `local.x` in an expression, each with its node."""
    found: list[tuple[str, Any]] = []
    _collect_locals(node, frozenset(), found)
    return found


def _collect_locals(node: Any, bound: frozenset[str], found: list[tuple[str, Any]]) -> None:
    kind = type(node)
    if kind is syntax.Literal or kind is syntax.Variable:
        return
    if kind is syntax.For or kind is syntax.TemplateFor:
        bound = bound | ({node.key_name, node.value_name} - {""})
    if kind is syntax.GetAttribute or kind is syntax.Index:
        root, steps = _traversal(node)
        if type(root) is not syntax.Variable:
            _collect_locals(root, bound, found)
        elif root.name == "local" and "local" not in bound:
            found.extend(_literal_names(root, steps)[1:2])
        for step in steps:
            if type(step) is syntax.Index:
                _collect_locals(step.key, bound, found)
        return
    for child in children(node):
        _collect_locals(child, bound, found)


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
