"""Expressions that are their own value: literals, and lists and objects of literals."""

from __future__ import annotations

from typing import Any, Final

from hclscan.hcl.syntax import Expression, Literal, ObjectConstructor, TupleConstructor
from hclscan.hcl.values import Value

NOT_CONSTANT: Final[Any] = object()
"""Stands for the value of an expression that has to be evaluated."""

LEVELS = 3
"""How deeply a constant may be nested: what is nested deeply is rare, and evaluating it says when it is too deep."""


def constant(expression: Expression, levels: int = LEVELS) -> Value:
    """The value of an expression that has the same one in every scope and cannot fail, else `NOT_CONSTANT`.

    A list or an object has still to be paid for (`hclscan.hcl.metering`).
    """
    kind = type(expression)
    if kind is Literal:
        return expression.value  # type: ignore[union-attr]
    if levels and kind is TupleConstructor:
        return _constant_tuple(expression, levels)  # type: ignore[arg-type]
    if levels and kind is ObjectConstructor:
        return _constant_object(expression, levels)  # type: ignore[arg-type]
    return NOT_CONSTANT


def elements(value: Value) -> int:
    """How many elements a constant has, those of its elements among them."""
    if isinstance(value, dict):
        value = tuple(value.values())
    return len(value) + sum(map(elements, value)) if isinstance(value, tuple) else 0


def _constant_tuple(expression: TupleConstructor, levels: int) -> Value:
    elements = []
    for element in expression.elements:
        value = constant(element, levels - 1)
        if value is NOT_CONSTANT:
            return NOT_CONSTANT
        elements.append(value)
    return tuple(elements)


def _constant_object(expression: ObjectConstructor, levels: int) -> Value:
    result: dict[str, Value] = {}
    for item in expression.items:
        # Keys that are no texts are converted.
        if type(item.key) is not Literal or type(item.key.value) is not str:
            return NOT_CONSTANT
        value = constant(item.value, levels - 1)
        if value is NOT_CONSTANT:
            return NOT_CONSTANT
        result[item.key.value] = value
    return result
