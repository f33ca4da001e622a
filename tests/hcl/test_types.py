"""Types: their names, conversion to them, and the type that several values share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.containers import one_of, rebuilt, same, untyped
from hclscan.hcl.conversion import convert, to_bool, to_number, to_string
from hclscan.hcl.numbers import number_text, parse_number
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    Attribute,
    ListType,
    MapType,
    ObjectType,
    SetType,
    TupleType,
    Type,
    describe,
)
from hclscan.hcl.unification import type_of, unify
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    Null,
    OneOf,
    Reference,
    SetValue,
    Unknown,
    Value,
    is_null,
    sensitive,
)

U = Unknown(reference=Reference("variable", "var.name"))


def objects(**attributes: Type | Attribute) -> ObjectType:
    return ObjectType({name: kind if isinstance(kind, Attribute) else Attribute(kind) for name, kind in attributes.items()})


DEEP = objects(
    a=STRING,
    b=Attribute(NUMBER, optional=True, default=5),
    c=Attribute(BOOL, optional=True, default=True),
    e=Attribute(ListType(STRING), optional=True),
    f=Attribute(
        objects(
            g=Attribute(STRING, optional=True, default="gg"),
            h=Attribute(objects(i=Attribute(NUMBER, optional=True, default=1)), optional=True, default={}),
        ),
        optional=True,
        default={},
    ),
)
DEFAULTED = objects(a=Attribute(STRING, optional=True, default="d"))

# Each row was put to Terraform as a variable of that type.
CONVERSIONS: list[tuple[Type, Value, Value]] = [
    (STRING, True, "true"),
    (STRING, Decimal("1.50"), "1.5"),
    (NUMBER, "1.50", Decimal("1.50")),
    (BOOL, "1", True),
    (BOOL, "false", False),
    (ANY, (1, "a"), (1, "a")),
    (ListType(STRING), (1, True), ListValue(("1", "true"))),
    (ListType(STRING), make_set(["b", "a"]), ListValue(("a", "b"))),
    (ListType(ANY), (1, "a"), ListValue(("1", "a"))),
    (ListType(ANY), ((1,), ("a", "b")), ListValue((ListValue(("1",)), ListValue(("a", "b"))))),
    (ListType(MapType(ANY)), ({"a": 1}, {"b": "x"}), ListValue((MapValue({"a": "1"}), MapValue({"b": "x"})))),
    (SetType(NUMBER), ("1", "1.0"), SetValue((1,))),
    (SetType(objects(a=STRING)), ({"a": 1}, {"a": "1"}), SetValue(({"a": "1"},))),
    (MapType(ANY), {"a": 1, "b": "x"}, MapValue({"a": "1", "b": "x"})),
    (MapType(ANY), {"a": {}, "b": {"c": 1}}, MapValue({"a": MapValue(), "b": MapValue({"c": 1})})),
    (MapType(STRING), {"a": None}, MapValue({"a": None})),
    (TupleType((STRING, STRING)), ("a", 1), ("a", "1")),
    (objects(a=ListType(STRING)), MapValue({"a": ("x",)}), {"a": ListValue(("x",))}),
    (objects(a=ANY), {"a": (1, "x")}, {"a": (1, "x")}),
    (objects(a=STRING), {"a": 1, "extra": 2}, {"a": "1"}),
    (DEFAULTED, MapValue({"a": None}), {"a": "d"}),
    (ListType(DEFAULTED), ({}, {"a": "z"}), ListValue(({"a": "d"}, {"a": "z"}))),
    (DEEP, {"a": 1, "c": None}, {"a": "1", "b": 5, "c": True, "e": None, "f": {"g": "gg", "h": {"i": 1}}}),
]

REFUSALS: list[tuple[Type, Value, str]] = [
    (TupleType((STRING,)), ListValue(("a",)), "tuple"),
    (TupleType((STRING,)), make_set(["a"]), "tuple"),
    (TupleType((STRING,)), ("a", "b"), "tuple"),
    (ListType(STRING), ("a", {}), "element 1: string required"),
    (ListType(STRING), "a", "list"),
    (ListType(STRING), {"a": 1}, "list"),
    (ListType(ANY), (1, {}), "same type"),
    (MapType(STRING), ("a",), "map"),
    (objects(a=STRING), {}, 'attribute "a" is required'),
    (objects(a=STRING), ("x",), "object"),
    (ListType(objects(a=STRING)), ({"a": 1}, {"b": 1}), 'element 1: attribute "a" is required'),
    (SetType(NUMBER), ("1", "x"), "number"),
    (BOOL, 1, "bool"),
    (BOOL, "True", "bool"),
    (NUMBER, "a", "number"),
    (NUMBER, True, "number"),
    (STRING, (), "string"),
]


@pytest.mark.parametrize(("target", "value", "expected"), CONVERSIONS, ids=[describe(row[0]) for row in CONVERSIONS])
def test_a_value_is_converted_as_terraform_converts_it(target: Type, value: Value, expected: Value) -> None:
    assert same(convert(value, target), expected)


@pytest.mark.parametrize(("target", "value", "message"), REFUSALS, ids=[describe(row[0]) for row in REFUSALS])
def test_a_value_without_such_a_form_is_refused(target: Type, value: Value, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        convert(value, target)


@pytest.mark.parametrize("target", [STRING, NUMBER, BOOL, ListType(ANY), MapType(STRING), DEEP, TupleType((STRING,))])
def test_null_and_unknown_values_have_every_type(target: Type) -> None:
    assert is_null(convert(None, target))
    assert convert(U, target) == U


@pytest.mark.parametrize("target", [STRING, NUMBER, BOOL, MapType(STRING), DEEP, TupleType((STRING,))])
def test_a_null_that_was_converted_has_the_type(target: Type) -> None:
    assert type_of(convert(None, target)) == target
    assert untyped(convert(None, target)) is None


def test_a_null_is_converted_only_to_what_values_of_its_type_are_converted_to() -> None:
    text = convert(None, STRING)
    assert type_of(convert(text, NUMBER)) == NUMBER
    with pytest.raises(EvaluationError, match="the value is a string"):
        convert(text, ListType(STRING))
    with pytest.raises(EvaluationError, match="the value is a number"):
        convert(convert(None, NUMBER), BOOL)


@pytest.mark.parametrize("target", [ListType(STRING), SetType(NUMBER), MapType(BOOL), ListType(ListType(STRING))])
def test_an_empty_collection_keeps_the_type_of_its_elements(target: Type) -> None:
    empty = {} if isinstance(target, MapType) else ()
    assert type_of(convert(empty, target)) == target
    assert type_of(rebuilt(convert(empty, target), lambda element: element)) == target


def test_the_type_of_a_null_decides_what_others_are_converted_to() -> None:
    assert convert((convert(None, STRING), 1), ListType(ANY)) == ListValue((Null(STRING), "1"))
    assert convert((None, 1), ListType(ANY)) == ListValue((Null(NUMBER), 1))


def test_nulls_lose_their_types_in_every_position() -> None:
    null = convert(None, STRING)
    value = {"a": null, "b": (null, sensitive(null)), "c": ListValue((null,)), "d": one_of((null, "x"))}
    expected = {"a": None, "b": (None, sensitive(None)), "c": ListValue((None,)), "d": one_of((None, "x"))}
    assert untyped(value) == expected


def test_unknown_elements_stay_in_their_place() -> None:
    assert convert((U, 1), ListType(STRING)) == ListValue((U, "1"))
    assert convert({"a": U}, DEEP)["a"] == U


def test_sensitive_marks_stay_where_they_are_except_in_sets() -> None:
    assert convert(sensitive(1), STRING) == sensitive("1")
    assert convert((sensitive(1), 2), ListType(STRING)) == ListValue((sensitive("1"), "2"))
    assert convert((sensitive(1), 2), SetType(STRING)) == sensitive(SetValue(("1", "2")))


def test_each_alternative_is_converted() -> None:
    assert convert(one_of([1, 2]), STRING) == OneOf(("1", "2"))
    assert convert((one_of([1, True]),), ListType(STRING)) == ListValue((OneOf(("1", "true")),))


def test_a_resource_instance_fits_an_object_type_and_its_other_attributes_are_unknown() -> None:
    bucket = InstanceObject(Reference("resource", "aws_s3_bucket.b"), {"bucket": "logs"})
    converted = convert(bucket, objects(bucket=STRING, arn=STRING))
    assert converted["bucket"] == "logs"
    assert str(converted["arn"].reference) == "aws_s3_bucket.b.arn"
    assert isinstance(convert(bucket, MapType(STRING)), Unknown)


# What Terraform makes of `true ? x : y`.
UNIFIED: list[tuple[tuple[Value, ...], Type | None]] = [
    ((1, 2), NUMBER),
    ((1, "a"), STRING),
    ((True, "a", 1), STRING),
    ((1, True), None),
    ((1, (1,)), None),
    ((None, 1), NUMBER),
    ((U, 1), NUMBER),
    ((), ANY),
    (((1,), ("a",)), TupleType((STRING,))),
    (((1,), (1, 2)), ListType(NUMBER)),
    (((1,), ()), ListType(NUMBER)),
    (((1,), (True,)), None),
    ((ListValue((1,)), (True,)), None),
    ((ListValue((1,)), ("a",)), ListType(STRING)),
    ((make_set(["a"]), ("b",)), SetType(STRING)),
    ((make_set(["a"]), ListValue(("b",))), ListType(STRING)),
    (({"a": 1}, {"a": "x"}), objects(a=STRING)),
    (({"a": 1}, {"b": 2}), MapType(NUMBER)),
    (({"a": 1}, {}), MapType(NUMBER)),
    (({"a": 1}, {"a": 1, "b": (2,)}), None),
    (({"a": 1}, MapValue({"b": "x"})), MapType(STRING)),
    (({"a": 1}, (1,)), None),
]


@pytest.mark.parametrize(("values", "expected"), UNIFIED, ids=[str(row[0])[:60] for row in UNIFIED])
def test_values_share_the_type_that_terraform_finds(values: tuple[Value, ...], expected: Type | None) -> None:
    assert unify(values) == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (STRING, "string"),
        (ANY, "any"),
        (ListType(STRING), "list(string)"),
        (SetType(ListType(ANY)), "set(list(any))"),
        (MapType(NUMBER), "map(number)"),
        (TupleType((STRING, BOOL)), "tuple([string, bool])"),
        (objects(a=STRING, b=Attribute(NUMBER, True, 5)), "object({a = string, b = optional(number)})"),
    ],
)
def test_a_type_is_described_as_it_is_written(kind: Type, text: str) -> None:
    assert describe(kind) == text


def test_the_type_of_a_value_tells_collections_from_structures() -> None:
    assert type_of(("a", 1)) == TupleType((STRING, NUMBER))
    assert type_of(ListValue(("a",))) == ListType(STRING)
    assert type_of(make_set([])) == SetType(ANY)
    assert type_of(MapValue({"a": 1})) == MapType(NUMBER)
    assert type_of({"a": (True,)}) == objects(a=TupleType((BOOL,)))
    assert type_of(sensitive("a")) == STRING


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.50", "1.5"), ("1e3", "1000"), ("+1", "1"), (".5", "0.5"), ("5.", "5"), ("1e-10", "0.0000000001"), ("-0.50", "-0.5")],
)
def test_a_number_is_read_and_written_as_terraform_does(text: str, expected: str) -> None:
    assert number_text(parse_number(text)) == expected


@pytest.mark.parametrize(
    "text", ["", " 1", "1_000", "0x10", "infinite", "nan", "1e", ".", "١", "1" * 1002, "1e1001", "1e-1001"]
)
def test_text_that_spells_no_number_is_refused(text: str) -> None:
    with pytest.raises(EvaluationError):
        to_number(text)


@given(st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=6)))
def test_a_number_survives_being_written_and_read(value: int | Decimal) -> None:
    assert to_number(to_string(value)) == value


def test_bools_are_written_in_lower_case() -> None:
    assert (to_string(True), to_string(False)) == ("true", "false")
    assert to_bool("true") is True
