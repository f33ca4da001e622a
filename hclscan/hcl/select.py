"""Attributes and elements of values: `value.name` and `value[key]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from hclscan.hcl.alternatives import apply
from hclscan.hcl.conversion import to_string
from hclscan.hcl.types import (
    BOOL,
    AnyType,
    ListType,
    MapType,
    ObjectType,
    Primitive,
    SetType,
    TupleType,
    Type,
    describe,
    has_any,
)
from hclscan.hcl.unification import type_of
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    Namespace,
    Reference,
    SetValue,
    Unknown,
    Value,
    is_deferred,
    is_null,
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
        raise EvaluationError(f"There is no attribute {name!r}", partial(_hint, name, value))
    if isinstance(value, Namespace):
        return value.attribute(name)
    if type(value) is Unknown:
        return _attribute_of_unknown(value, name)
    if is_deferred(value):
        return apply(partial(attribute, name=name, absent=absent), value)
    if _is_only_block(value):
        return attribute(value[0], name, absent)
    if is_null(value):
        raise EvaluationError(f"There is no attribute {name!r}", "the value is null")
    raise EvaluationError(f"There is no attribute {name!r}", f"a {type_name(value)} has no attributes")


def _is_only_block(value: Value) -> bool:
    # Whether a block that occurs once is a list or an object is in the provider's schema, so both ways of reading are right.
    return type(value) is tuple and len(value) == 1 and isinstance(value[0], InstanceObject) and bool(value[0].reference.path)


def _hint(name: str, names: Mapping[str, Value]) -> str:
    import difflib  # only where something is misspelt

    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean {near[0]!r}?" if near else f"it has {_some(names)}"


def _some(names: Mapping[str, Value]) -> str:
    shown = ", ".join(sorted(names)[:5])
    return f"{shown}, …" if len(names) > 5 else shown or "none"


def _part(whole: Unknown, step: str | int, kind: Type | None = None) -> Unknown:
    """An attribute or element of an unknown value: unknown too, and a known place when the whole is one."""
    place = whole.reference
    if place is None:
        return Unknown(reason=whole.reason, causes=whole.causes, kind=kind)
    return Unknown(reason=whole.reason, reference=Reference(place.kind, place.address, (*place.path, step)), kind=kind)


def _attribute_of_unknown(value: Unknown, name: str) -> Unknown:
    match value.kind:
        case ObjectType(attributes) if name in attributes:
            return _part(value, name, _settled(attributes[name].type))
        case ObjectType(attributes):
            raise EvaluationError(f"There is no attribute {name!r}", f"it has {_some(attributes)}")
        case MapType(kind):
            return _part(value, name, _settled(kind))
        case None | AnyType():
            return _part(value, name)
    raise EvaluationError(f"There is no attribute {name!r}", f"a {describe(value.kind)} has no attributes")


def _element_of_unknown(value: Unknown, key: Value) -> Unknown:
    """`value[key]` where the value is unknown; the key may be, too."""
    kind: Type | None = None
    _check_key(value.kind, key)
    match value.kind:
        case ObjectType(attributes) if type(key) is str and key not in attributes:
            # Terraform asks for the attribute when it knows the object.
            return unknown_from(value)
        case ObjectType() | MapType() if type(key) is str:
            return _attribute_of_unknown(value, key)
        case ListType(element) | MapType(element):
            kind = _settled(element)
        case TupleType(elements) if type(key) is int:
            if not 0 <= key < len(elements):
                raise EvaluationError("Index out of range", f"there are {len(elements)} elements, the index is {key}")
            kind = _settled(elements[key])
        case Primitive() | SetType():
            raise EvaluationError("Invalid index", f"a {describe(value.kind)} has no elements")
    if type(key) is str or type(key) is int:
        return _part(value, key, kind)
    return unknown_from(value, key, kind=kind)


def _check_key(kind: Type | None, key: Value) -> None:
    """Raises `EvaluationError` for a key of a type that no element of a value of type `kind` has."""
    of_key = type_of(key)
    if isinstance(kind, (ListType, TupleType)) and (of_key == BOOL or (isinstance(key, str) and not key.isdigit())):
        raise EvaluationError("Invalid index", "a whole number is needed")
    if isinstance(kind, (ListType, TupleType, MapType, ObjectType)) and not isinstance(of_key, (Primitive, AnyType)):
        raise EvaluationError("Invalid index", f"a {describe(of_key)} is no key")


def _settled(kind: Type) -> Type | None:
    return None if has_any(kind) else kind


def element(value: Value, key: Value, *, absent: Callable[[InstanceObject, str], Value], index_sets: bool = False) -> Value:
    """`value[key]` for plain values. Raises `EvaluationError` when there is no such element."""
    if isinstance(value, Namespace):
        if type(key) is str:
            return value.attribute(key)
        raise EvaluationError("Invalid index", "a name is needed here")
    if is_null(key):
        raise EvaluationError("Invalid index", "the index is null")
    if type(value) is Unknown:
        return _element_of_unknown(value, key)
    if is_null(value):
        raise EvaluationError("Invalid index", "the value is null")
    if type(key) is Unknown:
        _check_key(type_of(value), key)
        if type(value) is SetValue and not index_sets:
            raise _no_index()
        return unknown_from(value, key, kind=kind_of_element(value))
    if isinstance(value, tuple):
        if type(value) is SetValue and not index_sets:
            raise _no_index()
        if type(key) is str and not key.isdigit() and _is_only_block(value):
            return attribute(value[0], key, absent)
        return _at(value, key)
    if isinstance(value, dict):
        name = apply(to_string, key)
        return attribute(value, name, absent)
    raise EvaluationError("Invalid index", f"a {type_name(value)} has no elements")


def _no_index() -> EvaluationError:
    return EvaluationError("Invalid index", "elements of a set have no index; convert it with tolist first")


def kind_of_element(collection: Value) -> Type | None:
    """The type that any element of a collection has; None where that is open."""
    kind = type_of(collection)
    return _settled(kind.element) if isinstance(kind, (ListType, MapType)) else None


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
