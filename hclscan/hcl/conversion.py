"""Conversion of values to types, as Terraform does it: https://developer.hashicorp.com/terraform/language/expressions/types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hclscan.hcl.alternatives import apply
from hclscan.hcl.containers import unmarked
from hclscan.hcl.numbers import number_text, parse_number
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    AnyType,
    Attribute,
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
from hclscan.hcl.unification import element_type, may_convert, of_elements, unify, unify_types
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    Null,
    OneOf,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    is_null,
    is_number,
    is_wholly_known,
    sensitive,
    type_name,
    unknown_from,
)

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
    if is_null(value):
        return _convert_null(value, target)
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
    if is_null(value):
        return _convert_null(value, target)
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
            own = _own_element(value, element)
            if type(value) is SetValue and len(value) > 1 and not is_wholly_known(value):
                # Unknown elements may turn out to be equal to others.
                return unknown_from(value, kind=ListType(unify(elements) or ANY), present=True)
            return of_elements(ListValue(elements), _filled(element, own) or ANY)
        case SetType(element):
            plain, secret = unmarked(_convert_elements(_sequence(value, target), element))
            own = _own_element(value, element)
            result = of_elements(make_set(plain), _filled(element, own) or ANY)
            return sensitive(result) if secret else result
        case MapType(element):
            return _to_map(value, target, element)
        case TupleType(elements):
            return _to_tuple(value, target, elements)
        case ObjectType(attributes):
            return _to_object(value, target, attributes)


def _own_element(value: Value, target: Type) -> Type:
    """The type that the elements of a collection have. Raises `EvaluationError` when none of that type is a `target`."""
    if not isinstance(value, (ListValue, SetValue, MapValue)):
        return ANY
    own = element_type(value)
    if not may_convert(own, target):
        raise EvaluationError(f"{describe(target)} required, but the elements would be a {describe(own)}")
    return own


_INCONVERTIBLE = (
    (Primitive, (ListType, SetType, TupleType, MapType, ObjectType)),
    ((ListType, SetType, TupleType), (Primitive, MapType, ObjectType)),
    ((MapType, ObjectType), (Primitive, ListType, SetType, TupleType)),
)


def _convert_null(value: Null | None, target: Type) -> Null | None:
    """Null with its type made `target`. Raises `EvaluationError` when its type has no such form."""
    if isinstance(target, AnyType) or (value is not None and value.kind == target):
        return value
    kind = None if value is None else value.kind
    _check_convertible(kind, target)
    return Null(_filled(target, kind))


def _convert_unknown(value: Unknown, target: Type) -> Value:
    """The unknown value with its type made `target`. Raises `EvaluationError` when its type has no such form."""
    kind = value.kind
    if kind == target:
        return value
    _check_convertible(kind, target)
    if isinstance(kind, TupleType) and isinstance(target, ListType) and value.present:
        # How many elements there are is part of the type.
        elements = ListValue(unknown_from(value, kind=_filled(target.element, element)) for element in kind.elements)
        return of_elements(elements, target.element)
    if isinstance(kind, ObjectType) and isinstance(target, MapType):
        value = replace(value, bounds=(len(kind.attributes), len(kind.attributes)))
    return replace(value, kind=_filled(target, kind))


def _check_convertible(kind: Type | None, target: Type) -> None:
    """Raises `EvaluationError` when no value of type `kind` has the form of a `target`."""
    if any(isinstance(kind, source) and isinstance(target, other) for source, other in _INCONVERTIBLE) or (
        {kind, target} == {NUMBER, BOOL} if isinstance(kind, Primitive) and isinstance(target, Primitive) else False
    ):
        assert kind is not None
        raise EvaluationError(f"{describe(target)} required, but the value is a {describe(kind)}")


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
    own = _own_element(value, element)
    members = MapValue(zip(value, _harmonised(tuple(converted), element), strict=True))
    return of_elements(members, _filled(element, own) or ANY)


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
        if is_null(written) and attribute.optional:
            written = attribute.default
        try:
            result[name] = convert(written, attribute.type)
        except EvaluationError as error:
            raise _within(f'attribute "{name}"', error) from None
    return result


def _within(place: str, error: EvaluationError) -> EvaluationError:
    return EvaluationError(f"{place}: {error.summary}", error.detail)
