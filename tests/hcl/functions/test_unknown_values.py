"""Unknown, sensitive and alternative values in calls: what stays known, and what an unknown result remembers."""

from __future__ import annotations

import pytest

from hclscan.hcl.containers import one_of, same
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, call
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.values import (
    Encoded,
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    OneOf,
    Reference,
    SetValue,
    Unknown,
    Value,
    sensitive,
)
from tests.hcl.functions.contexts import NO_FILES

ID = Reference("resource", "aws_s3_bucket.logs", ("id",))
U = Unknown(reason="known after apply", reference=ID)
DOCUMENT = Unknown(causes=(ID,), encodes=Encoded("json", {"Resource": U}))
BUCKET = InstanceObject(Reference("resource", "aws_s3_bucket.logs"), {"bucket": "logs"})


def result(name: str, *arguments: Value) -> Value:
    return call(TERRAFORM_FUNCTIONS[name], arguments, NO_FILES)


KNOWN_IN_SPITE_OF_AN_UNKNOWN = [
    ("length", ((U,),), 1),
    ("length", ({"a": U},), 1),
    ("length", (make_set([U]),), 1),
    ("element", ((U, "b"), 1), "b"),
    ("coalesce", ("a", U), "a"),
    ("coalescelist", (("a",), U), ("a",)),
    ("coalescelist", ((U,), ("b",)), (U,)),
    ("concat", ((U,), ("b",)), (U, "b")),
    ("contains", (("a", U), "a"), True),
    ("index", (("a", U), "a"), 0),
    ("flatten", ((("a",), ({"b": U},)),), ("a", {"b": U})),
    ("keys", ({"b": U},), ("b",)),
    ("values", ({"a": U, "b": 1},), (U, 1)),
    ("lookup", ({"a": U, "b": 1}, "b", "d"), 1),
    ("lookup", ({"a": U}, "a", "d"), U),
    ("lookup", ({"a": U}, "b", "d"), "d"),
    ("lookup", ({"a": 1}, "a", U), 1),
    ("merge", ({"a": U}, {"a": 1}), {"a": 1}),
    ("merge", ({"a": 1}, {"a": U}), {"a": U}),
    ("zipmap", (("a",), (U,)), {"a": U}),
    ("one", ((U,),), U),
    ("reverse", ((U, "b"),), ("b", U)),
    ("slice", ((U, "b"), 1, 2), ("b",)),
    ("chunklist", (("a", U, "c"), 2), ListValue((ListValue(("a", U)), ListValue(("c",))))),
    ("setproduct", (("a",), (U,)), ListValue((("a", U),))),
    ("setunion", (("a", U), ("c",)), SetValue(("a", "c", U))),
    ("tolist", ((U, "a"),), ListValue((U, "a"))),
    ("tomap", ({"a": U},), MapValue({"a": U})),
    ("tostring", (U,), U),
    ("alltrue", ((False, U),), False),
    ("anytrue", ((U, True),), True),
    ("startswith", (Unknown(template=("x-", U)), "x-"), True),
    ("startswith", (Unknown(template=("x-", U)), "y-"), False),
    ("startswith", (U, ""), True),
    ("formatlist", ("%s-%s", ("a", "b"), "c"), ListValue(("a-c", "b-c"))),
]

UNKNOWN_BECAUSE_OF_AN_UNKNOWN = [
    ("length", (U,)),
    ("length", (make_set([U, "a"]),)),
    ("element", (("a",), U)),
    ("coalesce", (U, "a")),
    ("coalesce", ("", U)),
    ("coalescelist", ((), U, ("b",))),
    ("compact", (("a", U),)),
    ("concat", (("a",), U)),
    ("contains", (("a", U), "b")),
    ("contains", ((U,), U)),
    ("contains", (({"a": U},), {"a": "x"})),
    ("contains", ((BUCKET,), {"bucket": "logs"})),
    ("distinct", (("a", U),)),
    ("flatten", ((("a",), U),)),
    ("flatten", ((make_set(["a", U]),),)),
    ("index", ((U, "a"), "a")),
    ("keys", (U,)),
    ("keys", (BUCKET,)),
    ("values", (BUCKET,)),
    ("merge", ({"a": 1}, U)),
    ("merge", ({"a": 1}, BUCKET)),
    ("lookup", ({"a": 1}, U, "d")),
    ("lookup", (BUCKET, "arn", "d")),
    ("one", (make_set([U, "a"]),)),
    ("setintersection", (("a", U), ("b",))),
    ("setsubtract", (("a",), ("b", U))),
    ("sum", ((1, U),)),
    ("transpose", ({"a": (U,)},)),
    ("zipmap", (("a", U), (1, 2))),
    ("matchkeys", ((1, 2), ("a", U), ("a",))),
    ("alltrue", ((True, U),)),
    ("alltrue", ((U, False),)),
    ("anytrue", ((False, U),)),
    ("anytrue", ((None, U),)),
    ("max", (U, 1)),
    ("upper", (U,)),
    ("endswith", (Unknown(template=(U, "-x")), "-x")),
    ("trimprefix", (Unknown(template=("x-", U)), "x-")),
    ("join", (",", ("a", U))),
    ("join", (U, ("a", "b"))),
    ("format", ("%d", U)),
    ("format", (U, "a")),
    ("formatlist", ("%s", U)),
    ("regex", (U, "a")),
    ("jsondecode", (Unknown(template=('{"a":"', U, '"}')),)),
    ("jsonencode", ({"a": U},)),
    ("yamlencode", ({"a": U},)),
    ("issensitive", (U,)),
]

DEFERRED = [
    ("timestamp", ()),
    ("plantimestamp", ()),
    ("uuid", ()),
    ("bcrypt", ("secret",)),
    ("rsadecrypt", ("text", "key")),
    ("base64gzip", ("text",)),
    ("abspath", ("x",)),
    ("pathexpand", ("~/x",)),
    ("provider::terraform::decode_tfvars", ("a = 1",)),
]


@pytest.mark.parametrize(("name", "arguments", "expected"), KNOWN_IN_SPITE_OF_AN_UNKNOWN)
def test_what_terraform_knows_in_spite_of_an_unknown_is_known(name: str, arguments: tuple[Value, ...], expected: Value) -> None:
    assert same(result(name, *arguments), expected)


@pytest.mark.parametrize(("name", "arguments"), UNKNOWN_BECAUSE_OF_AN_UNKNOWN)
def test_a_result_that_depends_on_an_unknown_is_unknown(name: str, arguments: tuple[Value, ...]) -> None:
    assert isinstance(result(name, *arguments), Unknown)


@pytest.mark.parametrize(("name", "arguments"), DEFERRED)
def test_what_the_configuration_does_not_decide_is_unknown_with_a_reason(name: str, arguments: tuple[Value, ...]) -> None:
    unknown = result(name, *arguments)
    assert isinstance(unknown, Unknown)
    assert name.split("::")[-1] in unknown.reason


def test_an_unknown_result_remembers_what_it_was_computed_from() -> None:
    assert result("upper", U).origins == (ID,)
    assert result("jsonencode", {"a": U}).origins == (ID,)


def test_a_sorted_list_with_an_unknown_keeps_its_length() -> None:
    assert len(result("sort", ("b", U))) == 2
    assert not any(isinstance(element, str) for element in result("sort", ("b", U)))


def test_an_argument_of_the_wrong_type_is_an_error_even_if_another_is_unknown() -> None:
    with pytest.raises(EvaluationError, match="list"):
        result("join", U, "not a list")


def test_a_null_argument_is_named_in_the_error() -> None:
    with pytest.raises(EvaluationError, match='"str"'):
        result("upper", None)


# -- sensitive values ----------------------------------------------------------------------------------------------------


def test_the_result_of_a_sensitive_argument_is_sensitive() -> None:
    assert result("upper", sensitive("a")) == sensitive("A")
    assert result("coalesce", "a", sensitive("b")) == sensitive("a")


def test_functions_that_move_elements_keep_the_marks_on_the_elements() -> None:
    secret = sensitive("s")
    assert result("values", {"a": secret, "b": 1}) == (secret, 1)
    assert result("element", (secret, "a"), 1) == "a"
    assert result("flatten", ((secret,), ("a",))) == (secret, "a")
    assert result("tolist", (secret, "a")) == ListValue((secret, "a"))


def test_functions_that_read_elements_give_a_sensitive_result() -> None:
    secret = sensitive("s")
    for name, arguments in [
        ("join", (",", (secret, "a"))),
        ("jsonencode", ((secret,),)),
        ("contains", ((secret,), "b")),
        ("toset", ((secret, "a"),)),
        ("sort", ((secret,),)),
        ("distinct", ((secret,),)),
    ]:
        assert result(name, *arguments) == sensitive(getattr(result(name, *arguments), "value", None)), name


def test_a_sensitive_list_inside_a_list_makes_the_flat_list_sensitive() -> None:
    assert result("flatten", (sensitive(("a",)), ("b",))) == sensitive(("a", "b"))


def test_marks_can_be_put_on_taken_off_and_asked_for() -> None:
    secret = result("sensitive", "a")
    assert secret == sensitive("a")
    assert result("nonsensitive", secret) == "a"
    assert result("nonsensitive", (secret,)) == (secret,)
    assert result("issensitive", secret) is True
    assert result("issensitive", (secret,)) is False
    assert result("ephemeralasnull", secret) == secret


# -- one of several ------------------------------------------------------------------------------------------------------


def test_a_function_is_applied_to_each_alternative() -> None:
    assert result("upper", one_of(["a", "b"])) == OneOf(("A", "B"))
    assert result("join", "-", ("x", one_of(["a", "b"]))) == OneOf(("x-a", "x-b"))


def test_an_alternative_in_error_is_left_out() -> None:
    assert result("tonumber", one_of(["1", "x"])) == OneOf((1,))
    assert isinstance(result("tonumber", one_of(["x", "y"])), Unknown)


def test_too_many_combinations_of_alternatives_degrade_to_unknown() -> None:
    many = one_of(str(number) for number in range(16))
    assert isinstance(result("replace", many, many, many), Unknown)


def test_the_type_of_a_value_is_given_as_it_would_be_written() -> None:
    assert result("type", ("a", 1, ListValue((True,)))) == "tuple([string, number, list(bool)])"


def test_compact_keeps_what_is_no_empty_text_whatever_it_becomes() -> None:
    name = Unknown(template=("logs-", U))
    assert result("compact", ("", DOCUMENT, None, name, "a")) == OneOf((ListValue((DOCUMENT, name, "a")),), (ID,))
    for perhaps_empty in (U, Unknown(template=(U, ""), causes=(ID,)), OneOf(("", "a"), (ID,))):
        kept = result("compact", (DOCUMENT, perhaps_empty))
        assert isinstance(kept, Unknown)
        assert kept.origins == (ID,)
