"""Arguments of any type, taken for what a function works on."""

from __future__ import annotations

from hclscan.hcl.conversion import describe_value
from hclscan.hcl.functions.signature import invalid
from hclscan.hcl.values import SetValue, Value


def as_sequence(value: Value, name: str) -> tuple[Value, ...]:
    """The elements of a list or tuple. Raises `EvaluationError` naming the argument."""
    if isinstance(value, tuple) and not isinstance(value, SetValue):
        return value
    raise invalid(name, f"a list or tuple is required, not a {describe_value(value)}")


def as_collection(value: Value, name: str) -> tuple[Value, ...]:
    """The elements of a list, tuple or set. Raises `EvaluationError` naming the argument."""
    if isinstance(value, tuple):
        return value
    raise invalid(name, f"a list, tuple or set is required, not a {describe_value(value)}")
