"""Functions on sets: https://developer.hashicorp.com/terraform/language/functions#collection-functions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import prod

from hclscan.hcl.conversion import convert, describe_value
from hclscan.hcl.functions.equality import membership
from hclscan.hcl.functions.signature import (
    COLLECTIONS,
    Function,
    Parameter,
    invalid,
    is_complete,
    max_elements,
    table,
    too_many_elements,
)
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.types import ANY, ListType, SetType, TupleType, Type
from hclscan.hcl.unification import element_type, of_elements, type_of, unify_types
from hclscan.hcl.values import EvaluationError, ListValue, SetValue, Value, unknown_from


def _alike(sets: tuple[SetValue, ...]) -> list[SetValue]:
    """The sets with their elements converted to the one type they share."""
    common = unify_types(map(element_type, sets))
    if common is None:
        raise EvaluationError("the sets must have elements of one type", "their elements have no type in common")
    return [of_elements(make_set(convert(element, common) for element in one), common) for one in sets]


def _setunion(*sets: SetValue) -> Value:
    alike = _alike(sets)
    return of_elements(make_set(element for one in alike for element in one), element_type(alike[0]))


def _setintersection(*sets: SetValue) -> Value:
    first, *others = _alike(sets)
    tests = [membership(other) for other in others]
    return of_elements(
        SetValue(element for element in first if all(contains(element) for contains in tests)), element_type(first)
    )


def _setsubtract(minuend: SetValue, subtrahend: SetValue) -> Value:
    first, second = _alike((minuend, subtrahend))
    removed = membership(second)
    return of_elements(SetValue(element for element in first if not removed(element)), element_type(first))


def _setproduct(*factors: Value) -> Value:
    if len(factors) < 2:
        raise EvaluationError("setproduct() needs at least two arguments")
    columns = []
    for factor in factors:
        if not isinstance(factor, tuple):
            raise invalid("sets", f"a set or a list is required, not a {describe_value(factor)}")
        columns.append(factor if isinstance(factor, SetValue) else convert(factor, ListType(ANY)))
    if prod(map(len, columns)) * len(columns) > max_elements():
        raise too_many_elements()
    if any(isinstance(column, SetValue) and not is_complete(column) for column in columns):
        # Its unknown elements may turn out to be equal to others.
        return unknown_from(*factors, kind=_product_type(*factors), present=True)
    combinations = product(*columns)
    if not any(isinstance(factor, SetValue) for factor in factors):
        return of_elements(ListValue(combinations), _row(columns))
    return of_elements(make_set(combinations), _row(columns))


def _row(columns: Iterable[ListValue | SetValue]) -> Type:
    """The type of the tuples of one element of each."""
    return TupleType(tuple(map(element_type, columns)))


def _product_type(*factors: Value) -> Type | None:
    """The type of the product of collections, some of which are unknown."""
    kinds = list(map(type_of, factors))
    elements = [unify_types(kind.elements) if isinstance(kind, TupleType) else kind.element for kind in kinds]  # type: ignore[union-attr]
    row = TupleType(tuple(element or ANY for element in elements))
    return SetType(row) if any(isinstance(kind, SetType) for kind in kinds) else ListType(row)


def _of_elements(*sets: Value) -> Type | None:
    """The type of a set made of the elements of sets."""
    kinds = [kind.element for kind in map(type_of, sets) if isinstance(kind, SetType)]
    element = unify_types(kinds)
    if element is None:
        raise EvaluationError("the sets must have elements of one type", "their elements have no type in common")
    return SetType(element) if len(kinds) == len(sets) else None


_SET = SetType(ANY)

FUNCTIONS = table(
    Function(
        "setunion",
        _setunion,
        (Parameter("first_set", _SET, nulls=True, holes=True),),
        Parameter("other_sets", _SET, nulls=True, holes=True),
        result=_of_elements,
    ),
    Function(
        "setintersection",
        _setintersection,
        (Parameter("first_set", _SET, nulls=True),),
        Parameter("other_sets", _SET, nulls=True),
        result=_of_elements,
    ),
    Function(
        "setsubtract", _setsubtract, (Parameter("a", _SET, nulls=True), Parameter("b", _SET, nulls=True)), result=_of_elements
    ),
    Function(
        "setproduct",
        _setproduct,
        variadic=Parameter("sets", nulls=True, holes=True, marks=True, among=COLLECTIONS),
        result=_product_type,
    ),
)
