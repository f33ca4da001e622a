"""The type that a value has, and the one that several values share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from hclscan.hcl.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    TYPE_OF_NULL,
    AnyType,
    Attribute,
    ListType,
    MapType,
    ObjectType,
    Primitive,
    SetType,
    TupleType,
    Type,
    has_any,
)
from hclscan.hcl.values import InstanceObject, ListValue, MapValue, Null, OneOf, Sensitive, SetValue, Unknown, Value, is_number

Collection = TypeVar("Collection", ListValue, SetValue, MapValue)


def type_of(value: Value) -> Type:
    """The type of a value. The literal null, resource instances and unknown values of unknown type say nothing: `ANY`."""
    if isinstance(value, str):
        return STRING
    if isinstance(value, bool):
        return BOOL
    if is_number(value):
        return NUMBER
    if isinstance(value, ListValue):
        return ListType(element_type(value))
    if isinstance(value, SetValue):
        return SetType(element_type(value))
    if isinstance(value, tuple):
        return TupleType(tuple(map(type_of, value)))
    if isinstance(value, MapValue):
        return MapType(element_type(value))
    if isinstance(value, InstanceObject):
        return ANY
    if isinstance(value, dict):
        return ObjectType({name: Attribute(type_of(attribute)) for name, attribute in value.items()})
    if value is None:
        return TYPE_OF_NULL
    if type(value) is Sensitive:
        return type_of(value.value)
    return value.kind or ANY if type(value) in (Unknown, OneOf, Null) else ANY


def element_type(collection: ListValue | SetValue | MapValue) -> Type:
    """The type of the elements of a collection; as of null where neither they nor the collection tell."""
    if collection.element is not None:
        return collection.element  # type: ignore[no-any-return]
    elements: Sequence[Value] = tuple(collection.values()) if isinstance(collection, MapValue) else collection
    if not elements:
        return TYPE_OF_NULL
    first = type_of(elements[0])
    return unify(elements) or ANY if has_any(first) else first


def of_elements(collection: Collection, element: Type) -> Collection:
    """The collection, which is new, with the type of its elements where they do not tell it: when there are none."""
    if not collection and not isinstance(element, AnyType):
        collection.element = element
    return collection


def unify(values: Iterable[Value]) -> Type | None:
    """The type that all values can be converted to, as for the two results of a conditional; None when there is none."""
    return unify_types(map(type_of, values))


def unify_types(kinds: Iterable[Type]) -> Type | None:
    """The type that values of all these types can be converted to; None when there is none."""
    distinct: list[Type] = []
    for kind in kinds:
        if type(kind) is not AnyType and kind not in distinct:
            distinct.append(kind)
    if not distinct:
        return ANY
    if len(distinct) == 1:
        return distinct[0]
    families = {type(kind) for kind in distinct}
    if families == {Primitive}:
        return STRING if STRING in distinct else None
    if families <= {ObjectType, MapType}:
        return _unify_maps(distinct)
    if families <= {TupleType, ListType, SetType}:
        return _unify_sequences(distinct, families)
    return None


def _unify_maps(kinds: list[Type]) -> Type | None:
    objects = [kind for kind in kinds if isinstance(kind, ObjectType)]
    if len(objects) == len(kinds) and all(kind.attributes.keys() == objects[0].attributes.keys() for kind in objects):
        shared = {name: unify_types(kind.attributes[name].type for kind in objects) for name in objects[0].attributes}
        found = {name: Attribute(kind) for name, kind in shared.items() if kind is not None}
        return ObjectType(found) if len(found) == len(shared) else None
    members = [attribute.type for kind in objects for attribute in kind.attributes.values()]
    members += [kind.element for kind in kinds if isinstance(kind, MapType)]
    open_map = any(isinstance(kind, MapType) and has_any(kind.element) for kind in kinds)
    if len(objects) < len(kinds) and not open_map and any(_shared_by_attributes(kind) is None for kind in objects):
        return None  # beside a map, each object must be one by itself
    element = _common_element(members)
    if isinstance(element, AnyType) and open_map:
        return ANY  # nothing is converted
    return None if element is None else MapType(element)


def _shared_by_attributes(kind: ObjectType) -> Type | None:
    return unify_types(attribute.type for attribute in kind.attributes.values())


def _common_element(members: list[Type]) -> Type | None:
    # What is open, such as the type of null, may be that of the others; when they share none, it leaves the type of all open.
    return unify_types(members) or (ANY if ANY in members else None)


def _unify_sequences(kinds: list[Type], families: set[type]) -> Type | None:
    if SetType in families and len(families) > 1:
        return _unify_with_sets(kinds)
    tuples = [kind for kind in kinds if isinstance(kind, TupleType)]
    if len(tuples) == len(kinds) and len({len(kind.elements) for kind in tuples}) == 1:
        shared = [unify_types(column) for column in zip(*(kind.elements for kind in tuples), strict=True)]
        found = tuple(kind for kind in shared if kind is not None)
        return TupleType(found) if len(found) == len(shared) else None
    members = [element for kind in tuples for element in kind.elements]
    members += [kind.element for kind in kinds if isinstance(kind, (ListType, SetType))]
    element = _common_element(members)
    if element is None:
        return None
    return SetType(element) if SetType in families else ListType(element)


def _unify_with_sets(kinds: list[Type]) -> Type | None:
    """The first list type, or else set type, that all can be converted to: no new type is made of these."""
    for family in (ListType, SetType):
        for wanted in kinds:
            if isinstance(wanted, family) and all(may_convert(kind, wanted) for kind in kinds):
                return wanted
    return None


def may_convert(source: Type, target: Type) -> bool:
    """Whether some value of a type has the form of another."""
    match source, target:
        case (AnyType(), _) | (_, AnyType()):
            return True
        case Primitive(), Primitive():
            return source == target or STRING in (source, target)
        case ListType(element) | SetType(element), ListType(wanted) | SetType(wanted):
            return may_convert(element, wanted)
        case TupleType(elements), ListType(wanted) | SetType(wanted):
            return all(may_convert(element, wanted) for element in elements)
        case MapType(element), MapType(wanted):
            return may_convert(element, wanted)
        case ObjectType(attributes), MapType(wanted):
            return all(may_convert(attribute.type, wanted) for attribute in attributes.values())
    return source == target
