"""Functions on maps and objects: https://developer.hashicorp.com/terraform/language/functions#collection-functions."""

from __future__ import annotations

from hclscan.hcl.conversion import convert, describe_value
from hclscan.hcl.functions.signature import (
    MAPPINGS,
    SEQUENCES,
    Function,
    Parameter,
    invalid,
    max_elements,
    table,
    too_many_elements,
)
from hclscan.hcl.types import ANY, STRING, AnyType, Attribute, ListType, MapType, ObjectType, TupleType, Type, describe
from hclscan.hcl.unification import element_type, of_elements, type_of
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    Null,
    SetValue,
    Unknown,
    Value,
    is_null,
    unknown_from,
)


def _mapping(value: Value, name: str) -> dict[str, Value]:
    if isinstance(value, dict):
        return value
    raise invalid(name, f"a map or an object is required, not a {describe_value(value)}")


def _keys(mapping: Value) -> Value:
    if type(mapping) is Unknown:
        if isinstance(mapping.kind, ObjectType):
            return tuple(sorted(mapping.kind.attributes))
        return unknown_from(mapping, kind=ListType(STRING) if isinstance(mapping.kind, MapType) else None, present=True)
    names = sorted(_mapping(mapping, "inputMap"))
    if isinstance(mapping, InstanceObject):
        return unknown_from(Unknown(reference=mapping.reference))
    return of_elements(ListValue(names), STRING) if isinstance(mapping, MapValue) else tuple(names)


def _values(mapping: Value) -> Value:
    if type(mapping) is Unknown:
        kind: Type | None = None
        match mapping.kind:
            case ObjectType(attributes):
                kind = TupleType(tuple(attributes[name].type for name in sorted(attributes)))
            case MapType(element):
                kind = ListType(element)
        return unknown_from(mapping, kind=kind, present=True)
    names = sorted(_mapping(mapping, "mapping"))
    if isinstance(mapping, InstanceObject):
        return unknown_from(Unknown(reference=mapping.reference))
    elements = (mapping[name] for name in names)
    if isinstance(mapping, MapValue):
        return of_elements(ListValue(elements), element_type(mapping))
    return tuple(elements)


def _lookup(mapping: Value, key: str, *default: Value) -> Value:
    elements = _mapping(mapping, "inputMap")
    if len(default) > 1:
        raise EvaluationError("lookup() takes two or three arguments", f"there are {2 + len(default)}")
    if default and isinstance(elements, MapValue):
        default = (_default(default[0], element_type(elements)),)
    if key in elements:
        return elements[key]
    if isinstance(elements, InstanceObject):
        return elements.absent(key)
    if not default:
        raise invalid("inputMap", f'it has no element "{key}", and there is no default')
    return default[0]


def _looked_up(mapping: Value, key: Value, *default: Value) -> Type | None:
    """Checks the default when the map or the key is unknown; what is looked up may be null, so its type is not given."""
    kind = type_of(mapping)
    if isinstance(kind, MapType):
        for value in default:
            _default(value, kind.element)
    return None


def _default(value: Value, element: Type) -> Value:
    try:
        return convert(value, element)
    except EvaluationError:
        raise invalid("default", "it must have the type of the elements of the map") from None


def _merge(*mappings: Value) -> Value:
    if any(type(mapping) is Unknown for mapping in mappings):
        return _merged_later(mappings)
    merged: dict[str, Value] = {}
    present = [_mapping(mapping, "maps") for mapping in mappings if not _is_null_map(mapping)]
    for mapping in present:
        if isinstance(mapping, InstanceObject):
            return unknown_from(Unknown(reference=mapping.reference), *present)
        merged.update(mapping)
        if len(merged) > max_elements():
            raise too_many_elements()
    if present and all(isinstance(mapping, MapValue) for mapping in present):
        maps = [mapping for mapping in present if isinstance(mapping, MapValue)]
        kinds = [element_type(mapping) for mapping in maps if mapping or mapping.element is not None]
        if all(kind == kinds[0] for kind in kinds):
            return of_elements(MapValue(merged), kinds[0] if kinds else ANY)
    return merged


def _is_null_map(mapping: Value) -> bool:
    return mapping is None or (type(mapping) is Null and isinstance(mapping.kind, (MapType, ObjectType)))


def _merged_later(mappings: tuple[Value, ...]) -> Unknown:
    """The result when a map is unknown. Terraform looks no further than the first of them whose type is unknown."""
    attributes: dict[str, Attribute] = {}
    kinds = [type_of(mapping) for mapping in mappings if mapping is not None]
    settled = True
    for mapping in mappings:
        kind = type_of(mapping)
        if type(mapping) is Unknown and isinstance(kind, AnyType):
            return unknown_from(*mappings)
        if isinstance(kind, ObjectType):
            attributes.update(kind.attributes)
        elif isinstance(mapping, MapValue) and isinstance(kind, MapType):
            attributes.update(dict.fromkeys(mapping, Attribute(kind.element)))
        elif isinstance(kind, MapType):
            settled = settled and type(mapping) is not Unknown
        elif not is_null(mapping) or type(mapping) is Null:
            raise invalid("maps", f"a map or an object is required, not a {describe(kind)}")
    if all(isinstance(kind, MapType) and kind == kinds[0] for kind in kinds):
        return unknown_from(*mappings, kind=kinds[0], present=True)
    return unknown_from(*mappings, kind=ObjectType(attributes) if settled else None, present=settled)


def _zipmap(keys: ListValue, values: Value) -> Value:
    if not isinstance(values, tuple) or isinstance(values, SetValue):
        raise invalid("values", f"a list or tuple is required, not a {describe_value(values)}")
    if len(keys) != len(values):
        raise EvaluationError("zipmap() needs as many keys as values", f"there are {len(keys)} keys, {len(values)} values")
    if None in keys:
        raise invalid("keys", f"element {keys.index(None)} is null, and null is not a key")
    pairs = dict(zip(keys, values, strict=True))
    return of_elements(MapValue(pairs), element_type(values)) if isinstance(values, ListValue) else pairs


def _zipped(keys: Value, values: Value) -> Type | None:
    kind = type_of(values)
    return MapType(kind.element) if isinstance(kind, ListType) else None


def _transpose(mapping: MapValue) -> Value:
    turned: dict[str, list[str]] = {}
    for name in sorted(mapping):
        if mapping[name] is None or None in mapping[name]:
            raise invalid("values", "it must not contain null")
        for element in mapping[name]:
            turned.setdefault(element, []).append(name)
    return MapValue((name, ListValue(sorted(turned[name]))) for name in sorted(turned))


FUNCTIONS = table(
    Function("keys", _keys, (Parameter("inputMap", unknown=True, holes=True, marks=True, among=MAPPINGS),)),
    Function("values", _values, (Parameter("mapping", nulls=True, unknown=True, holes=True, marks=True, among=MAPPINGS),)),
    Function(
        "lookup",
        _lookup,
        (Parameter("inputMap", nulls=True, holes=True, marks=True, among=MAPPINGS), Parameter("key", STRING)),
        Parameter("default", nullable=True, nulls=True, unknown=True, holes=True, marks=True),
        result=_looked_up,
    ),
    Function("merge", _merge, variadic=Parameter("maps", nullable=True, nulls=True, unknown=True, holes=True, marks=True)),
    Function(
        "zipmap",
        _zipmap,
        (Parameter("keys", ListType(STRING)), Parameter("values", nulls=True, holes=True, marks=True, among=SEQUENCES)),
        result=_zipped,
    ),
    Function(
        "transpose",
        _transpose,
        (Parameter("values", MapType(ListType(STRING))),),
        result=lambda values: MapType(ListType(STRING)),
    ),
)
