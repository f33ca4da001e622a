"""Equality as Terraform's functions see it: undecided where something is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from hclscan.hcl.alternatives import undecided
from hclscan.hcl.containers import same
from hclscan.hcl.operators import surely_different
from hclscan.hcl.values import InstanceObject, OneOf, Sensitive, Unknown, Value, is_null, is_number

Verdict: TypeAlias = "bool | None"
"""None: not decidable yet."""


def equal(left: Value, right: Value) -> Verdict:
    """Whether two values are equal, without regard to sensitive marks; None when unknown parts decide.

    Values of different types are different: no conversion takes place.
    """
    left = left.value if type(left) is Sensitive else left
    right = right.value if type(right) is Sensitive else right
    if _open(left) or _open(right):
        return False if _differ(left, right) else None
    if isinstance(left, tuple) and isinstance(right, tuple):
        if type(left) is not type(right) or len(left) != len(right):
            return False
        return _all(equal(one, other) for one, other in zip(left, right, strict=True))
    if isinstance(left, dict) and isinstance(right, dict):
        if type(left) is not type(right) or left.keys() != right.keys():
            return False
        return _all(equal(element, right[name]) for name, element in left.items())
    return same(left, right)


def _open(value: Value) -> bool:
    return type(value) is Unknown or type(value) is OneOf or isinstance(value, InstanceObject)


def _differ(left: Value, right: Value) -> bool:
    left = undecided(left) if type(left) is OneOf else left
    right = undecided(right) if type(right) is OneOf else right
    return not isinstance(left, InstanceObject) and not isinstance(right, InstanceObject) and surely_different(left, right)


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    undecided = False
    for verdict in verdicts:
        if verdict is False:
            return False
        undecided = undecided or verdict is None
    return None if undecided else True


def membership(elements: Iterable[Value]) -> Callable[[Value], bool]:
    """A test whether a wholly known value is among wholly known elements, fast for strings, numbers and bools."""
    primitives: set[tuple[type, Value]] = set()
    others: list[Value] = []
    for element in elements:
        if isinstance(element, (tuple, dict)):
            others.append(element)
        else:
            primitives.add(_key(element))

    def contains(value: Value) -> bool:
        if isinstance(value, (tuple, dict)):
            return any(same(value, other) for other in others)
        return _key(value) in primitives

    return contains


def _key(value: Value) -> tuple[type, Value]:
    if is_null(value):
        return type(None), None
    return (int if is_number(value) else type(value)), value
