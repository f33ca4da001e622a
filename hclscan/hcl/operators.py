"""Operators on values: arithmetic, comparison, three-valued logic, equality.

Semantics are Terraform's. Operands may be unknown, one of several, or sensitive; errors are `EvaluationError`s without a
place, which the expression adds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from hclscan.hcl import numbers
from hclscan.hcl.alternatives import apply
from hclscan.hcl.containers import one_of
from hclscan.hcl.conversion import to_bool, to_number
from hclscan.hcl.texts import known_prefix
from hclscan.hcl.types import BOOL, NUMBER, differ
from hclscan.hcl.unification import type_of
from hclscan.hcl.values import (
    EvaluationError,
    ListValue,
    MapValue,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    bounds_of,
    is_null,
    is_number,
    is_present,
    is_wholly_known,
    origins,
    reveal,
    sensitive,
    unknown_from,
)

Equality = Callable[[Value, Value], Value]


def _numbers(left: Value, right: Value) -> tuple[int | Decimal, int | Decimal]:
    return _number(left, "left"), _number(right, "right")


def _number(operand: Value, side: str) -> int | Decimal:
    if type(operand) is int or isinstance(operand, Decimal):
        return operand
    if is_null(operand):
        raise EvaluationError("Operation on null", f"the {side} operand is null")
    return to_number(operand)  # type: ignore[no-any-return]


_ARITHMETIC: Mapping[str, Callable[..., Value]] = {
    "+": numbers.add,
    "-": numbers.subtract,
    "*": numbers.multiply,
    "/": numbers.divide,
    "%": numbers.remainder,
    "<": numbers.less,
    "<=": lambda left, right: not numbers.less(right, left),
    ">": lambda left, right: numbers.less(right, left),
    ">=": lambda left, right: not numbers.less(left, right),
}


def arithmetic(operator: str) -> Callable[[Value, Value], Value]:
    """The function of an arithmetic or ordering operator; both operands are converted to numbers."""
    operation = _ARITHMETIC[operator]
    ordering = operator in ("<", "<=", ">", ">=")

    def on_plain(left: Value, right: Value) -> Value:
        if type(left) is Unknown or type(right) is Unknown:
            first, second = _numbers(left, right)
            if ordering and (order := _order(first, second)) is not None:
                return order is (operator in ("<", "<="))
            return unknown_from(left, right, kind=BOOL if ordering else NUMBER, present=True)
        return operation(*_numbers(left, right))

    return lambda left, right: apply(on_plain, left, right)


def _order(left: Value, right: Value) -> bool | None:
    """Whether the first of two numbers is surely less than the second (True) or greater (False); None when neither is sure."""
    (left_low, left_high), (right_low, right_high) = bounds_of(left), bounds_of(right)
    if left_high is not None and right_low is not None and numbers.less(left_high, right_low):
        return True
    if left_low is not None and right_high is not None and numbers.less(right_high, left_low):
        return False
    return None


def negate(operand: Value) -> Value:
    """Unary minus."""

    def on_plain(value: Value) -> Value:
        plain = _number(value, "only")
        return unknown_from(value, kind=NUMBER, present=True) if type(value) is Unknown else numbers.negate(plain)

    return apply(on_plain, operand)


def truth(value: Value) -> Value:
    """A value as an operand of logic: `True`, `False` or `Unknown`. Raises for null and what is no boolean."""
    if value is True or value is False:
        return value
    if is_null(value):
        raise EvaluationError("Operation on null", "true or false is needed, but the value is null")
    return to_bool(value)


def _undecided(*operands: Value) -> Unknown:
    return unknown_from(*operands, kind=BOOL, present=True)


def negation(operand: Value) -> Value:
    """Logical not."""
    if operand is True or operand is False:
        return not operand

    def on_plain(value: Value) -> Value:
        value = truth(value)
        return _undecided(value) if type(value) is Unknown else not value

    return apply(on_plain, operand)


def conjunction(left: Value, right: Value) -> Value:
    """Logical and: false as soon as one operand is false, whatever the other is."""
    return left and right if type(left) is type(right) is bool else apply(_conjunction, left, right)


def _conjunction(left: Value, right: Value) -> Value:
    left, right = truth(left), truth(right)
    if left is False or right is False:
        return False
    return _undecided(left, right) if type(left) is Unknown or type(right) is Unknown else True


def disjunction(left: Value, right: Value) -> Value:
    """Logical or: true as soon as one operand is true, whatever the other is."""
    return left or right if type(left) is type(right) is bool else apply(_disjunction, left, right)


def _disjunction(left: Value, right: Value) -> Value:
    left, right = truth(left), truth(right)
    if left is True or right is True:
        return True
    return _undecided(left, right) if type(left) is Unknown or type(right) is Unknown else False


def strict(operation: Callable[[Value, Value], Value]) -> Callable[[Value, Value], Value]:
    """A logical operator as Terraform has it: unknown as soon as one operand is, although policies may know the result."""

    def on_plain(left: Value, right: Value) -> Value:
        result = operation(left, right)
        if type(result) is bool and (type(left) is Unknown or type(right) is Unknown):
            return replace(one_of((result,), origins((left, right))), kind=BOOL, present=True)
        return result

    return lambda left, right: apply(on_plain, left, right)


def equal(left: Value, right: Value) -> Value:
    """Terraform's `==`: no conversion; values of different types are not equal; an unknown leaves the answer unknown."""
    if (is_null(left) and is_present(right)) or (is_null(right) and is_present(left)):
        secret = type(left) is Sensitive or type(right) is Sensitive
        return sensitive(False) if secret else False
    return apply(_equal, left, right)


def _equal(left: Value, right: Value) -> Value:
    if type(left) is Unknown or type(right) is Unknown:
        return False if surely_different(left, right) else _undecided(left, right)
    if is_null(left) or is_null(right):
        return is_null(left) and is_null(right)
    if is_number(left) and is_number(right):
        return left == right
    if isinstance(left, tuple) and isinstance(right, tuple):
        return _equal_sequences(left, right)
    if isinstance(left, dict) and isinstance(right, dict):
        if isinstance(left, MapValue) is not isinstance(right, MapValue) or left.keys() != right.keys():
            return False
        if _different_types(left, right):
            return False
        if not is_wholly_known(left) or not is_wholly_known(right):
            # Terraform compares in no certain order, and stops at the first unknown.
            return _undecided(left, right)
        return all_equal(((element, right[key]) for key, element in left.items()), equal)
    return type(left) is type(right) and left == right


def _equal_sequences(left: tuple[Value, ...], right: tuple[Value, ...]) -> Value:
    if _sequence_kind(left) is not _sequence_kind(right):
        return False
    if isinstance(left, SetValue) and not (is_wholly_known(left) and is_wholly_known(right)):
        return False if _different_types(left, right) else _undecided(left, right)
    if len(left) != len(right) or _different_types(left, right):
        return False
    for first, second in zip(left, right, strict=True):
        result = equal(first, second)
        if reveal(result) is not True:
            return result
    return True


def surely_different(left: Value, right: Value) -> bool:
    """Whether two values of which one is unknown are surely not equal. Of two unknown values Terraform says nothing."""
    if type(left) is type(right):
        return False
    for unknown, other in ((left, right), (right, left)):
        if type(unknown) is Unknown and unknown.present and is_null(other):
            return True
        if type(unknown) is Unknown and isinstance(other, str) and not other.startswith(known_prefix(unknown)):
            return True
    if (is_number(left) or is_number(right)) and _order(left, right) is not None:
        return True
    return not is_null(left) and not is_null(right) and _different_types(left, right)


def _different_types(left: Value, right: Value) -> bool:
    return differ(type_of(left), type_of(right))


def _sequence_kind(value: tuple[Value, ...]) -> type:
    return type(value) if isinstance(value, (ListValue, SetValue)) else tuple


def all_equal(pairs: Iterable[tuple[Value, Value]], equality: Equality) -> Value:
    """Whether all pairs are equal: one definite difference decides, whatever else is unknown."""
    undecided: Value = True
    for left, right in pairs:
        undecided = conjunction(undecided, equality(left, right))
        if undecided is False:
            return False
    return undecided
