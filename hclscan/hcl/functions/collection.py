"""Functions on lists, tuples and sets: https://developer.hashicorp.com/terraform/language/functions#collection-functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hclscan.hcl import metering
from hclscan.hcl.containers import one_of
from hclscan.hcl.conversion import convert, to_number
from hclscan.hcl.functions.arguments import as_collection, as_sequence
from hclscan.hcl.functions.graphemes import graphemes
from hclscan.hcl.functions.signature import (
    COLLECTIONS,
    SEQUENCES,
    Function,
    Parameter,
    invalid,
    is_complete,
    max_elements,
    table,
    too_many_elements,
    whole,
)
from hclscan.hcl.numbers import Number, add
from hclscan.hcl.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    AnyType,
    ListType,
    MapType,
    ObjectType,
    Primitive,
    SetType,
    TupleType,
    Type,
    has_any,
)
from hclscan.hcl.unification import element_type, of_elements, type_of, unify, unify_types
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    Null,
    OneOf,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    bounds_of,
    is_null,
    origins,
    sensitive,
    unknown_from,
)

MAX_RANGE = 1024
"""Numbers that `range` makes at most, as in Terraform."""


def _open(value: Value) -> bool:
    """Whether the value itself is not known."""
    plain = value.value if type(value) is Sensitive else value
    return type(plain) is Unknown or type(plain) is OneOf


def _length(value: Value) -> Value:
    if type(value) is Unknown:
        match value.kind:
            case ObjectType(attributes):
                return len(attributes)
            case TupleType(elements):
                return len(elements)
            case Primitive(name) if name != "string":
                raise invalid("value", f"a {name} has no length")
        low, high = bounds_of(value)
        return low if low is not None and low == high else replace(unknown_from(value), bounds=(low or 0, high))
    if isinstance(value, str):
        return len(graphemes(value))
    if isinstance(value, SetValue):
        # Unknown elements may turn out to be equal to others.
        if len(value) < 2 or is_complete(value):
            return len(value)
        return replace(unknown_from(value), bounds=(1, len(value)))
    if isinstance(value, InstanceObject):
        return unknown_from(Unknown(reference=value.reference))
    if isinstance(value, (tuple, dict)):
        return len(value)
    raise invalid("value", "a string, a collection or an object is required")


def _element(values: Value, index: Value) -> Value:
    elements = as_sequence(values, "list")
    if not elements:
        raise EvaluationError("element() of an empty list", "there is no element to choose from")
    position = whole(index, "index")
    if position < 0 and not isinstance(elements, ListValue):
        raise invalid("index", "it must not be negative")
    return elements[position % len(elements)]


def _coalesce(*candidates: Value) -> Value:
    # Beside a value whose very type is unknown, nothing is converted.
    undecided = any(_open(candidate) and type_of(candidate) == ANY for candidate in candidates)
    common = ANY if undecided else unify(candidates)
    if common is None or not candidates:
        raise EvaluationError("the arguments of coalesce() must have the same type")
    for candidate in candidates:
        if _open(candidate):
            return unknown_from(*candidates, kind=None if has_any(common) else common)
        if is_null(candidate):
            continue
        candidate = convert(candidate, common)
        if candidate != "":
            return candidate
    raise EvaluationError("coalesce() has nothing to choose from", "all arguments are null or empty strings")


def _coalescelist(*candidates: Value) -> Value:
    present = [candidate for candidate in candidates if type(candidate) is not Null]
    for candidate in present:
        if _open(candidate):
            break
        as_sequence(candidate, "vals")
    for candidate in present:
        if _open(candidate):
            return unknown_from(*candidates)
        if as_sequence(candidate, "vals"):
            return candidate
    raise EvaluationError("coalescelist() has nothing to choose from", "all arguments are empty")


def _compact(values: ListValue) -> Value:
    kept = ListValue(value for value in values if value is not None and value != "")
    if not any(map(_open, kept)):
        return kept
    if not all(type(value) is str or _is_no_empty_text(value) for value in kept):
        return unknown_from(values)
    # Terraform says unknown, but there is one list only that it can become.
    return one_of((kept,), origins(kept))


def _is_no_empty_text(value: Value) -> bool:
    """Whether an unknown text is one with something in it, such as a document with holes."""
    if type(value) is not Unknown:
        return False
    return value.encodes is not None or any(type(part) is str and part for part in value.template or ())


def _concat(*sequences: Value) -> Value:
    if not sequences:
        raise EvaluationError("concat() needs at least one argument")
    if any(type(sequence) is Unknown for sequence in sequences):
        return _concatenated_later(sequences)
    joined = tuple(element for sequence in sequences for element in as_sequence(sequence, "seqs"))
    if len(joined) > max_elements():
        raise too_many_elements()
    if all(isinstance(sequence, ListValue) for sequence in sequences):
        common = unify_types(map(element_type, sequences))
        if common is not None:
            return of_elements(ListValue(convert(element, common) for element in joined), common)
    return joined


def _concatenated_later(sequences: tuple[Value, ...]) -> Unknown:
    """The result when a list is unknown. Terraform looks no further than the first of them, unless all are lists."""
    kinds = [type_of(sequence) for sequence in sequences]
    if any(type(sequence) is Unknown and isinstance(kind, AnyType) for sequence, kind in zip(sequences, kinds, strict=True)):
        return unknown_from(*sequences)
    if not all(isinstance(kind, ListType) for kind in kinds):
        for sequence, kind in zip(sequences, kinds, strict=True):
            if type(sequence) is Unknown and isinstance(kind, ListType):
                break
            if not isinstance(kind, TupleType):
                as_sequence(sequence, "seqs")
        return unknown_from(*sequences)
    return unknown_from(*sequences, kind=unify_types(kinds), present=True)


def _flatten(values: Value) -> Value:
    flat: list[Value] = []
    secret = False
    if isinstance(values, InstanceObject):
        return unknown_from(Unknown(reference=values.reference))
    if isinstance(values, SetValue) and not is_complete(values):
        return unknown_from(values)
    elements: Sequence[Value]
    if isinstance(values, dict) and not is_complete(values):
        # Terraform refuses objects only when it knows all of them.
        elements = [values[name] for name in sorted(values)]
    else:
        elements = as_collection(values, "list")
    for element in elements:
        if type(element) is Unknown and isinstance(element.kind, (Primitive, MapType, ObjectType)):
            flat.append(element)
            continue
        if _open(element):
            # It may be a list of any length.
            return unknown_from(values)
        plain = element.value if type(element) is Sensitive else element
        if not isinstance(plain, tuple):
            flat.append(element)
            continue
        if isinstance(plain, SetValue) and len(plain) > 1 and not is_complete(plain):
            return unknown_from(values)
        inner = _flatten(plain)
        if _open(inner):
            return unknown_from(values)
        secret = secret or type(element) is Sensitive or type(inner) is Sensitive
        flat.extend(inner.value if type(inner) is Sensitive else inner)
        if len(flat) > max_elements():
            raise too_many_elements()
    return sensitive(tuple(flat)) if secret else tuple(flat)


def _reverse(values: Value) -> Value:
    elements = as_collection(values, "list")
    if isinstance(values, SetValue) and not is_complete(values):
        return unknown_from(values)
    if isinstance(values, (ListValue, SetValue)):
        return of_elements(ListValue(reversed(elements)), element_type(values))
    return elements[::-1]


def _slice(values: Value, start: Value, end: Value) -> Value:
    first, last = whole(start, "start_index"), whole(end, "end_index")
    if first < 0 or last < 0:
        raise invalid("start_index" if first < 0 else "end_index", "it must not be negative")
    if type(values) is Unknown:
        if first > last:
            raise invalid("start_index", "it must not exceed the end index")
        return unknown_from(values, kind=values.kind if isinstance(values.kind, ListType) else None, present=True)
    elements = as_sequence(values, "list")
    if last > len(elements):
        raise invalid("end_index", f"it must not exceed the length of the list, which is {len(elements)}")
    if first > last:
        raise invalid("start_index", "it must not exceed the end index")
    if isinstance(elements, ListValue):
        return of_elements(ListValue(elements[first:last]), element_type(elements))
    return elements[first:last]


def _sort(values: ListValue) -> Value:
    if not is_complete(values):
        return ListValue(unknown_from(values, kind=STRING) for _ in values)
    if None in values:
        raise invalid("list", f"element {values.index(None)} is null, and null has no place in an order")
    return ListValue(sorted(values))


def _chunklist(values: ListValue, size: Value) -> Value:
    length = whole(size, "size")
    if length < 0:
        raise invalid("size", "it must not be negative")
    if length == 0:
        return of_elements(ListValue((values,) if values else ()), type_of(values))
    chunks = (ListValue(values[start : start + length]) for start in range(0, len(values), length))
    return of_elements(ListValue(chunks), type_of(values))


def _chunks(values: Value, size: Value) -> Type | None:
    return ListType(type_of(values))


def _reversed(values: Value) -> Type | None:
    """The type of a reversed list when it is unknown."""
    match type_of(values):
        case ListType(element) | SetType(element):
            return ListType(element)
        case TupleType(elements):
            return TupleType(elements[::-1])
    return None


def _one(values: Value) -> Value:
    elements = as_collection(values, "list")
    if isinstance(values, SetValue) and len(elements) > 1 and not is_complete(values):
        return unknown_from(values)
    if len(elements) > 1:
        raise invalid("list", f"it must have no element or one, not {len(elements)}")
    if elements:
        return elements[0]
    return convert(None, element_type(values)) if isinstance(values, (ListValue, SetValue)) else None


def _range(*limits: Value) -> Value:
    if not 1 <= len(limits) <= 3:
        raise EvaluationError("range() takes one, two or three arguments", f"there are {len(limits)}")
    start: Number = limits[0] if len(limits) > 1 else 0
    end: Number = limits[1] if len(limits) > 1 else limits[0]
    step: Number = limits[2] if len(limits) == 3 else (1 if start <= end else -1)
    if (step < 0 and end > start) or (step > 0 and end < start):
        raise invalid("params", "the step leads away from the end")
    numbers: list[Value] = []
    rising = start < end
    while (start < end) if rising else (start > end):
        if len(numbers) == MAX_RANGE:
            metering.current.spend(MAX_RANGE >> 3)
            raise EvaluationError("range() makes too many numbers", f"it may make up to {MAX_RANGE}")
        numbers.append(start)
        start = add(start, step)
    return ListValue(numbers)


def _alltrue(values: ListValue) -> Value:
    for value in values:
        # Terraform looks at the elements in order, and stops at the first that is unknown. Null is as good as false.
        if value is None or value is False:
            return False
        if _open(value):
            return unknown_from(values)
    return True


def _anytrue(values: ListValue) -> Value:
    if any(value is True for value in values):
        return True
    return False if is_complete(values) else unknown_from(values)


def _sum(values: Value) -> Value:
    elements = as_collection(values, "list")
    if not elements:
        raise invalid("list", "the sum of no numbers is not defined")
    total: Number = 0
    for element in elements:
        if element is None or isinstance(element, bool):
            raise invalid("list", "all elements must be numbers")
        total = add(total, to_number(element))
    return total


_LIST_OF_ANY = ListType(ANY)
_ELEMENTS = Parameter("list", nulls=True, holes=True, marks=True, among=COLLECTIONS)
_SEQUENCE = Parameter("list", nulls=True, holes=True, marks=True, among=SEQUENCES)

FUNCTIONS = table(
    Function("length", _length, (Parameter("value", unknown=True, holes=True, marks=True),)),
    Function("element", _element, (_SEQUENCE, Parameter("index", NUMBER))),
    Function(
        "coalesce", _coalesce, variadic=Parameter("vals", nullable=True, nulls=True, unknown=True, holes=True, marks=True)
    ),
    Function("coalescelist", _coalescelist, variadic=Parameter("vals", nullable=True, nulls=True, unknown=True, holes=True)),
    Function("compact", _compact, (Parameter("list", ListType(STRING), holes=True),)),
    Function("concat", _concat, variadic=Parameter("seqs", nulls=True, unknown=True, holes=True, marks=True)),
    Function("flatten", _flatten, (Parameter("list", nulls=True, holes=True, marks=True),)),
    Function("reverse", _reverse, (_ELEMENTS,), result=_reversed),
    Function(
        "slice",
        _slice,
        (
            Parameter("list", nulls=True, unknown=True, holes=True, marks=True, among=SEQUENCES),
            Parameter("start_index", NUMBER),
            Parameter("end_index", NUMBER),
        ),
    ),
    Function("sort", _sort, (Parameter("list", ListType(STRING), holes=True),)),
    Function(
        "chunklist",
        _chunklist,
        (Parameter("list", _LIST_OF_ANY, nulls=True, holes=True, marks=True), Parameter("size", NUMBER)),
        result=_chunks,
    ),
    Function("one", _one, (_ELEMENTS,)),
    Function("range", _range, variadic=Parameter("params", NUMBER)),
    Function("alltrue", _alltrue, (Parameter("list", ListType(BOOL), holes=True),)),
    Function("anytrue", _anytrue, (Parameter("list", ListType(BOOL), holes=True),)),
    Function("sum", _sum, (Parameter("list", among=COLLECTIONS),)),
)
