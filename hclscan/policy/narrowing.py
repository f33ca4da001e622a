"""Which resources the filter of a rule can let through at all, by their type and, for manifests, by their kind.

A rule whose label has a `*` nearly always names its types in the filter: `core::contains(local.servers, meta.type)`. What the
first operand of a filter rules out is never judged, so knowing it beforehand changes no verdict; it saves asking every such
rule about every resource. Only constants count: what depends on inputs or on other resources narrows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hclscan.hcl import syntax
from hclscan.hcl.evaluate import Scope
from hclscan.hcl.values import EvaluationError, Value
from hclscan.policy.formula import Formula
from hclscan.policy.scope import LocalValues
from hclscan.records import record

Locals = Mapping[str, Formula]


@record
class Narrowing:
    """The types, and the kinds of manifests, that a filter may let through; None where it does not say."""

    types: frozenset[str] | None = None
    kinds: frozenset[str] | None = None


EVERYTHING = Narrowing()


def narrowing_of(test: Formula | None, rule_locals: Locals, file_locals: Locals) -> Narrowing:
    """What a filter narrows a rule to."""
    if test is None:
        return EVERYTHING
    names: dict[str, Value] = {}
    scope = Scope(lambda name: _only_locals(names, name), _NoResources())
    outer = LocalValues(file_locals, lambda: scope)
    names["local"] = LocalValues(rule_locals, lambda: scope, outer)
    return _Narrower({**file_locals, **rule_locals}, scope).of(test.node, frozenset())


def _only_locals(names: Mapping[str, Value], name: str) -> Value:
    if name not in names:
        raise EvaluationError(f"{name} is not constant")
    return names[name]


class _NoResources:
    """The context of constants: functions that look anything up in it make an expression none."""

    def __getattr__(self, name: str) -> Any:
        raise EvaluationError("Other resources are not constant")


@record
class _Narrower:
    locals: Locals
    scope: Scope

    def of(self, node: Any, seen: frozenset[str]) -> Narrowing:
        """What a condition narrows to. `seen` are the locals it is part of."""
        if isinstance(node, syntax.Parenthesized):
            return self.of(node.expression, seen)
        if isinstance(node, syntax.Binary) and node.operator in ("&&", "||"):
            left = self.of(node.left, seen)
            if left == EVERYTHING:
                return left  # it may be an error, which the right operand must not hide
            return (_both if node.operator == "&&" else _either)(left, self.of(node.right, seen))
        if isinstance(node, syntax.Binary) and node.operator == "==":
            pairs = ((node.left, node.right), (node.right, node.left))
            return next(
                (found for subject, value in pairs if (found := self.compared(subject, value)) != EVERYTHING), EVERYTHING
            )
        if isinstance(node, syntax.Call) and node.name == "core::contains" and len(node.arguments) == 2:
            return self.compared(node.arguments[1], node.arguments[0])
        if isinstance(node, syntax.GetAttribute) and isinstance(node.source, syntax.Variable) and node.source.name == "local":
            formula = self.locals.get(node.name)
            if formula is not None and node.name not in seen:
                return self.of(formula.node, seen | {node.name})
        return EVERYTHING

    def compared(self, subject: Any, options: Any) -> Narrowing:
        """What a comparison with constants narrows to."""
        what = subject_of(subject)
        texts = self.texts(options) if what else None
        if texts is None:
            return EVERYTHING
        return Narrowing(types=texts) if what == "type" else Narrowing(kinds=texts)

    def texts(self, node: Any) -> frozenset[str] | None:
        try:
            value = Formula(node).run(self.scope)
        except (EvaluationError, RecursionError):
            return None
        elements = value if isinstance(value, tuple) else (value,)
        return frozenset(elements) if all(isinstance(one, str) for one in elements) else None


def _both(left: Narrowing, right: Narrowing) -> Narrowing:
    return Narrowing(_met(left.types, right.types), _met(left.kinds, right.kinds))


def _met(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    return right if left is None else left if right is None else left & right


def _either(left: Narrowing, right: Narrowing) -> Narrowing:
    # A type on one side and a kind on the other leave everything open.
    return Narrowing(
        None if left.types is None or right.types is None else left.types | right.types,
        None if left.kinds is None or right.kinds is None else left.kinds | right.kinds,
    )


def subject_of(node: Any) -> str:
    """`type` for `meta.type`, `kind` for `attrs.manifest.kind` with or without `core::try`, else nothing."""
    if isinstance(node, syntax.Call) and node.name == "core::try" and node.arguments:
        return subject_of(node.arguments[0])
    if isinstance(node, syntax.Parenthesized):
        return subject_of(node.expression)
    path = _path(node)
    if path == ("meta", "type"):
        return "type"
    return "kind" if path == ("attrs", "manifest", "kind") else ""


def _path(node: Any) -> tuple[str, ...]:
    if isinstance(node, syntax.GetAttribute):
        return (*_path(node.source), node.name)
    return (node.name,) if isinstance(node, syntax.Variable) else ()
