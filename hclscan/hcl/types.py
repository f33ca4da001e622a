"""Types of the configuration language: naming them, converting values to them, finding the one that several values share.

The rules are those of https://developer.hashicorp.com/terraform/language/expressions/types and
https://developer.hashicorp.com/terraform/language/expressions/type-constraints, pinned by tests that ask Terraform.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from hclscan.hcl.alternatives import apply
from hclscan.hcl.numbers import number_text, parse_number
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    OneOf,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    is_number,
    is_wholly_known,
    sensitive,
    type_name,
    unknown_from,
    unmarked,
)


@dataclass(frozen=True, slots=True)
class Primitive:
    name: Literal["string", "number", "bool"]


@dataclass(frozen=True, slots=True)
class AnyType:
    """No constraint; as element type of a collection: the one type that all elements share."""


@dataclass(frozen=True, slots=True)
class ListType:
    element: Type


@dataclass(frozen=True, slots=True)
class SetType:
    element: Type


@dataclass(frozen=True, slots=True)
class MapType:
    element: Type


@dataclass(frozen=True, slots=True)
class TupleType:
    elements: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an object type. `default` (None: null) stands in when an optional attribute is absent or null."""

    type: Type
    optional: bool = False
    default: Value = None


@dataclass(frozen=True, slots=True)
class ObjectType:
    attributes: Mapping[str, Attribute]


Type: TypeAlias = "Primitive | AnyType | ListType | SetType | MapType | TupleType | ObjectType"

STRING: Final = Primitive("string")
NUMBER: Final = Primitive("number")
BOOL: Final = Primitive("bool")
ANY: Final = AnyType()


def describe(kind: Type) -> str:
    """A type as it is written in a `type` argument: `list(string)`, `object({name = string, size = optional(number)})`."""
    match kind:
        case Primitive(name):
            return name
        case AnyType():
            return "any"
        case ListType(element):
            return f"list({describe(element)})"
        case SetType(element):
            return f"set({describe(element)})"
        case MapType(element):
            return f"map({describe(element)})"
        case TupleType(elements):
            return f"tuple([{', '.join(map(describe, elements))}])"
        case ObjectType(attributes):
            return f"object({{{', '.join(f'{name} = {_describe_attribute(attributes[name])}' for name in attributes)}}})"


def _describe_attribute(attribute: Attribute) -> str:
    return f"optional({describe(attribute.type)})" if attribute.optional else describe(attribute.type)


# -- primitive types -----------------------------------------------------------------------------------------------------


def to_string(value: Value) -> Value:
    """A primitive value as text. Null and unknown stay what they are. Raises `EvaluationError` for containers."""
    return _convert_primitive(value, STRING)


def to_number(value: Value) -> Value:
    """A number, or text that spells one. Null and unknown stay what they are. Raises `EvaluationError` otherwise."""
    return _convert_primitive(value, NUMBER)


def to_bool(value: Value) -> Value:
    """A bool, or the text `true`, `false`, `1` or `0`. Null and unknown stay what they are. Raises `EvaluationError`."""
    return _convert_primitive(value, BOOL)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _convert_primitive(value: Value, target: Primitive) -> Value:
    if value is None:
        return value
    if type(value) is Unknown:
        return _convert_unknown(value, target)
    if type(value) is Sensitive or type(value) is OneOf:
        return apply(lambda plain: _convert_primitive(plain, target), value)
    if target is STRING or target == STRING:
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if is_number(value):
            return number_text(value)
    elif target == NUMBER:
        if is_number(value):
            return value
        if isinstance(value, str):
            return parse_number(value)
    elif isinstance(value, bool):
        return value
    elif isinstance(value, str):
        if value in ("true", "1"):
            return True
        if value in ("false", "0"):
            return False
        raise EvaluationError("a bool is required", f'the text "{_shortened(value)}" is neither "true" nor "false"')
    raise _mismatch(value, target)


def _mismatch(value: Value, target: Type, detail: str = "") -> EvaluationError:
    found = describe_value(value)
    article = "an" if found[0] in "aeiou" else "a"
    return EvaluationError(f"{describe(target)} required, but the value is {article} {found}", detail)


def describe_value(value: Value) -> str:
    """The kind of a value in words, for messages: `string`, `list`, `object`, `instance of aws_instance.web`."""
    if isinstance(value, InstanceObject):
        return f"object ({value.reference})"
    return type_name(value)


# -- conversion ----------------------------------------------------------------------------------------------------------


def convert(value: Value, target: Type) -> Value:
    """The value as a value of type `target`.

    Unknown values stay unknown, with what is known of them; sensitive marks stay where they are, except that a set with
    sensitive elements is sensitive as a whole. Raises `EvaluationError` when the value has no such form.
    """
    if value is None:
        return value
    if type(value) is Unknown:
        return _convert_unknown(value, target)
    if type(value) is Sensitive or type(value) is OneOf:
        return apply(lambda plain: convert(plain, target), value)
    match target:
        case Primitive():
            return _convert_primitive(value, target)
        case AnyType():
            return value
        case ListType(element):
            elements = _convert_elements(_sequence(value, target), element)
            if type(value) is SetValue and len(value) > 1 and not is_wholly_known(value):
                # Unknown elements may turn out to be equal to others.
                return unknown_from(value, kind=ListType(unify(elements) or ANY), present=True)
            return ListValue(elements)
        case SetType(element):
            plain, secret = unmarked(_convert_elements(_sequence(value, target), element))
            result = make_set(plain)
            return sensitive(result) if secret else result
        case MapType(element):
            return _to_map(value, target, element)
        case TupleType(elements):
            return _to_tuple(value, target, elements)
        case ObjectType(attributes):
            return _to_object(value, target, attributes)


_INCONVERTIBLE = (
    (Primitive, (ListType, SetType, TupleType, MapType, ObjectType)),
    ((ListType, SetType, TupleType), (Primitive, MapType, ObjectType)),
    ((MapType, ObjectType), (Primitive, ListType, SetType, TupleType)),
)


def _convert_unknown(value: Unknown, target: Type) -> Unknown:
    """The unknown value with its type made `target`. Raises `EvaluationError` when its type has no such form."""
    kind = value.kind
    if kind == target:
        return value
    if any(isinstance(kind, source) and isinstance(target, other) for source, other in _INCONVERTIBLE) or (
        {kind, target} == {NUMBER, BOOL} if isinstance(kind, Primitive) and isinstance(target, Primitive) else False
    ):
        raise EvaluationError(f"{describe(target)} required, but the value is a {describe(kind)}")
    return replace(value, kind=_filled(target, kind))


def _filled(target: Type, kind: Type | None) -> Type | None:
    """The type that a value of type `kind` has as a `target`: what that leaves open, the value's own type says."""
    match target:
        case AnyType():
            return kind
        case ListType(element) | SetType(element) if isinstance(kind, (ListType, SetType, TupleType)):
            own = unify_types(kind.elements) if isinstance(kind, TupleType) else kind.element
            return type(target)(_filled(element, own) or ANY)
        case MapType(element) if isinstance(kind, (MapType, ObjectType)):
            members = kind.attributes.values() if isinstance(kind, ObjectType) else ()
            own = kind.element if isinstance(kind, MapType) else unify_types(member.type for member in members)
            return MapType(_filled(element, own) or ANY)
    return target


def _sequence(value: Value, target: Type) -> tuple[Value, ...]:
    if isinstance(value, tuple):
        return value
    raise _mismatch(value, target)


def _convert_elements(elements: Sequence[Value], target: Type) -> tuple[Value, ...]:
    converted = []
    for position, element in enumerate(elements):
        try:
            converted.append(convert(element, target))
        except EvaluationError as error:
            raise _within(f"element {position}", error) from None
    return _harmonised(tuple(converted), target)


def _harmonised(elements: tuple[Value, ...], target: Type) -> tuple[Value, ...]:
    if not has_any(target) or len(elements) < 2:
        return elements
    common = unify(elements)
    if common is None:
        raise EvaluationError("all elements of a collection must have the same type", "the elements have no type in common")
    return tuple(convert(element, common) for element in elements)


def has_any(kind: Type) -> bool:
    """Whether a part of the type is left open."""
    match kind:
        case AnyType():
            return True
        case ListType(element) | SetType(element) | MapType(element):
            return has_any(element)
        case TupleType(elements):
            return any(map(has_any, elements))
        case ObjectType(attributes):
            return any(has_any(attribute.type) for attribute in attributes.values())
        case _:
            return False


def differ(first: Type, second: Type) -> bool:
    """Whether no value can be of both types, whatever the parts are that they leave open."""
    if isinstance(first, AnyType) or isinstance(second, AnyType):
        return False
    if type(first) is not type(second):
        return True
    match first, second:
        case (ListType(one), ListType(other)) | (SetType(one), SetType(other)) | (MapType(one), MapType(other)):
            return differ(one, other)
        case TupleType(ones), TupleType(others):
            return len(ones) != len(others) or any(map(differ, ones, others))
        case ObjectType(ones), ObjectType(others):
            return ones.keys() != others.keys() or any(differ(ones[name].type, others[name].type) for name in ones)
    return first != second


def _to_map(value: Value, target: Type, element: Type) -> Value:
    if not isinstance(value, dict):
        raise _mismatch(value, target)
    if isinstance(value, InstanceObject):
        # Which attributes it has is for the provider's schema to say.
        return unknown_from(Unknown(reference=value.reference))
    converted = []
    for name, attribute in value.items():
        try:
            converted.append(convert(attribute, element))
        except EvaluationError as error:
            raise _within(f'element "{name}"', error) from None
    return MapValue(zip(value, _harmonised(tuple(converted), element), strict=True))


def _to_tuple(value: Value, target: Type, elements: tuple[Type, ...]) -> Value:
    if not isinstance(value, tuple) or isinstance(value, (ListValue, SetValue)):
        raise _mismatch(value, target)
    if len(value) != len(elements):
        raise _mismatch(value, target, f"it has {len(value)} elements, not {len(elements)}")
    return tuple(map(convert, value, elements))


def _to_object(value: Value, target: Type, attributes: Mapping[str, Attribute]) -> Value:
    if not isinstance(value, dict):
        raise _mismatch(value, target)
    result: dict[str, Value] = {}
    for name, attribute in attributes.items():
        if name not in value and isinstance(value, InstanceObject):
            result[name] = value.absent(name)
            continue
        if name not in value and not attribute.optional:
            raise EvaluationError(f'attribute "{name}" is required')
        written = value.get(name)
        if written is None and attribute.optional:
            written = attribute.default
        try:
            result[name] = convert(written, attribute.type)
        except EvaluationError as error:
            raise _within(f'attribute "{name}"', error) from None
    return result


def _within(place: str, error: EvaluationError) -> EvaluationError:
    return EvaluationError(f"{place}: {error.summary}", error.detail)


# -- types of values -----------------------------------------------------------------------------------------------------


def type_of(value: Value) -> Type:
    """The type of a value. Null, unknown values and resource instances say nothing of theirs: `ANY`."""
    if isinstance(value, str):
        return STRING
    if isinstance(value, bool):
        return BOOL
    if is_number(value):
        return NUMBER
    if isinstance(value, ListValue):
        return ListType(unify(value) or ANY)
    if isinstance(value, SetValue):
        return SetType(unify(value) or ANY)
    if isinstance(value, tuple):
        return TupleType(tuple(map(type_of, value)))
    if isinstance(value, MapValue):
        return MapType(unify(value.values()) or ANY)
    if isinstance(value, InstanceObject):
        return ANY
    if isinstance(value, dict):
        return ObjectType({name: Attribute(type_of(attribute)) for name, attribute in value.items()})
    if type(value) is Sensitive:
        return type_of(value.value)
    return value.kind or ANY if type(value) is Unknown or type(value) is OneOf else ANY


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
    element = _common_element(members)
    return None if element is None else MapType(element)


def _common_element(members: list[Type]) -> Type | None:
    # One element whose type is open, such as null, leaves the type of all open.
    return ANY if ANY in members else unify_types(members)


def _unify_sequences(kinds: list[Type], families: set[type]) -> Type | None:
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
    # A set gives way to a list, a tuple to either.
    return SetType(element) if SetType in families and ListType not in families else ListType(element)
