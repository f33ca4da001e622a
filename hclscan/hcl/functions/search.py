"""Functions that look for elements of collections: https://developer.hashicorp.com/terraform/language/functions#collection-functions."""

from __future__ import annotations

from hclscan.hcl.conversion import convert
from hclscan.hcl.functions.arguments import as_collection, as_sequence
from hclscan.hcl.functions.equality import equal, membership
from hclscan.hcl.functions.signature import Function, Parameter, is_complete, table
from hclscan.hcl.ordered_sets import without_duplicates
from hclscan.hcl.types import ANY, ListType, Type
from hclscan.hcl.unification import element_type, of_elements, type_of, unify_types
from hclscan.hcl.values import EvaluationError, ListValue, Value, unknown_from


def _contains(values: Value, wanted: Value) -> Value:
    undecided = False
    for element in as_collection(values, "list"):
        verdict = equal(element, wanted)
        if verdict:
            return True
        undecided = undecided or verdict is None
    return unknown_from(values, wanted) if undecided else False


def _index(values: Value, wanted: Value) -> Value:
    elements = as_sequence(values, "list")
    if not elements:
        raise EvaluationError("index() in an empty list", "there is nothing to find")
    for position, element in enumerate(elements):
        verdict = equal(element, wanted)
        if verdict is None:
            return unknown_from(values, wanted)
        if verdict:
            return position
    raise EvaluationError("index() does not find the value", "no element of the list is equal to it")


def _distinct(values: ListValue) -> Value:
    if not is_complete(values):
        return unknown_from(values)
    return of_elements(ListValue(without_duplicates(values)), element_type(values))


def _matchkeys(values: ListValue, keys: ListValue, wanted: ListValue) -> Value:
    if len(values) != len(keys):
        raise EvaluationError("matchkeys() needs as many keys as values", f"there are {len(values)} values, {len(keys)} keys")
    if not wanted or not values:
        return of_elements(ListValue(), element_type(values))
    if not (is_complete(values) and is_complete(keys) and is_complete(wanted)):
        return unknown_from(values, keys, wanted, kind=type_of(values), present=True)
    common = unify_types((element_type(keys), element_type(wanted)))
    if common is None:
        raise EvaluationError("matchkeys() cannot compare the keys", "keys and search set have no type in common")
    chosen = membership(convert(key, common) for key in wanted)
    matching = (value for value, key in zip(values, keys, strict=True) if chosen(convert(key, common)))
    return of_elements(ListValue(matching), element_type(values))


def _matching(values: Value, keys: Value, wanted: Value) -> Type | None:
    """The type of `matchkeys` when an argument is unknown."""
    elements = [kind.element for kind in (type_of(keys), type_of(wanted)) if isinstance(kind, ListType)]
    if unify_types(elements) is None:
        raise EvaluationError("matchkeys() cannot compare the keys", "keys and search set have no type in common")
    return type_of(values)


_LIST_OF_ANY = ListType(ANY)

FUNCTIONS = table(
    Function("contains", _contains, (Parameter("list", nulls=True, holes=True), Parameter("value", nulls=True, holes=True))),
    Function("index", _index, (Parameter("list", nulls=True, holes=True), Parameter("value", nulls=True, holes=True))),
    Function("distinct", _distinct, (Parameter("list", _LIST_OF_ANY, nulls=True, holes=True),)),
    Function(
        "matchkeys",
        _matchkeys,
        (
            Parameter("values", _LIST_OF_ANY, nulls=True, holes=True),
            Parameter("keys", _LIST_OF_ANY, nulls=True, holes=True),
            Parameter("searchset", _LIST_OF_ANY, nulls=True, holes=True),
        ),
        result=_matching,
    ),
)
