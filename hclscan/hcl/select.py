"""Attributes and elements of values: `value.name` and `value[key]`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from functools import partial

from hclscan.hcl.types import to_string
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    Namespace,
    Reference,
    SetValue,
    Unknown,
    Value,
    apply,
    is_deferred,
    type_name,
    unknown_from,
)


def attribute(value: Value, name: str, absent: Callable[[InstanceObject, str], Value]) -> Value:
    """`value.name`. Raises `EvaluationError` when the value has no attributes, or not this one."""
    if isinstance(value, dict):
        if name in value:
            return value[name]
        if isinstance(value, InstanceObject):
            return absent(value, name)
        near = difflib.get_close_matches(name, value, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it has {_some(value)}"
        raise EvaluationError(f"There is no attribute {name!r}", hint)
    if isinstance(value, Namespace):
        return value.attribute(name)
    if type(value) is Unknown:
        return _part(value, name)
    if is_deferred(value):
        return apply(partial(attribute, name=name, absent=absent), value)
    if value is None:
        raise EvaluationError(f"There is no attribute {name!r}", "the value is null")
    raise EvaluationError(f"There is no attribute {name!r}", f"a {type_name(value)} has no attributes")


def _some(names: Mapping[str, Value]) -> str:
    shown = ", ".join(sorted(names)[:5])
    return f"{shown}, …" if len(names) > 5 else shown or "none"


def _part(whole: Unknown, step: str | int) -> Unknown:
    """An attribute or element of an unknown value: unknown too, and a known place when the whole is one."""
    place = whole.reference
    if place is None:
        return Unknown(reason=whole.reason, causes=whole.causes)
    return Unknown(reason=whole.reason, reference=Reference(place.kind, place.address, (*place.path, step)))


def element(value: Value, key: Value, *, absent: Callable[[InstanceObject, str], Value], index_sets: bool = False) -> Value:
    """`value[key]` for plain values. Raises `EvaluationError` when there is no such element."""
    if isinstance(value, Namespace):
        if type(key) is str:
            return value.attribute(key)
        raise EvaluationError("Invalid index", "a name is needed here")
    if key is None:
        raise EvaluationError("Invalid index", "the index is null")
    if type(value) is Unknown or type(key) is Unknown:
        if type(value) is Unknown and (type(key) is str or type(key) is int):
            return _part(value, key)
        return unknown_from(value, key)
    if isinstance(value, tuple):
        if type(value) is SetValue and not index_sets:
            raise EvaluationError("Invalid index", "elements of a set have no index; convert it with tolist first")
        return _at(value, key)
    if isinstance(value, dict):
        name = apply(to_string, key)
        return attribute(value, name, absent)
    if value is None:
        raise EvaluationError("Invalid index", "the value is null")
    raise EvaluationError("Invalid index", f"a {type_name(value)} has no elements")


def _at(sequence: tuple[Value, ...], key: Value) -> Value:
    position = key
    if type(key) is str:
        try:
            position = int(key)
        except ValueError:
            raise EvaluationError("Invalid index", f"a number is needed, not {key!r}") from None
    if type(position) is not int:
        raise EvaluationError("Invalid index", "a whole number is needed")
    if not 0 <= position < len(sequence):
        size = f"there are {len(sequence)} elements" if sequence else "the list is empty"
        raise EvaluationError("Index out of range", f"{size}, the index is {position}")
    return sequence[position]
