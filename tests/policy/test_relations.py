"""Which resources refer to which."""

from __future__ import annotations

import pytest

from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import Encoded, EvaluationError, OneOf, Reference, Sensitive, Unknown, Value, reveal
from tests.policy.examples import FROM_OUTSIDE, refers, resource, value

KEY = resource("aws_kms_key.k")
BUCKET = resource("aws_s3_bucket.b", {"bucket": "logs"})
BY_KEY = 'core::getresources("aws_kms_key", {})[0]'
BY_BUCKET = 'core::getresources("aws_s3_bucket", {})[0]'


def related(content: Value, target: str = BY_KEY) -> bool | None:
    found = value(f"hclscan::refers_to(attrs.x, {target})", {"x": content}, KEY, BUCKET, resource("aws_kms_key2.o"))
    return reveal(found) if type(reveal(found)) is bool else None


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (refers(KEY.address), True),
        (refers(KEY.address, "arn"), True),
        ((1, {"a": refers(KEY.address)}), True),
        (text_with_holes(["x-", refers(KEY.address)]), True),
        (Unknown(encodes=Encoded("json", {"a": refers(KEY.address)})), True),
        (Unknown(causes=(refers(KEY.address).reference,)), True),  # type: ignore[arg-type]
        (Sensitive(refers(KEY.address)), True),
        (OneOf((refers(KEY.address), refers(KEY.address, "arn"))), True),
        (OneOf((refers(KEY.address), None)), None),
        (refers("aws_kms_key2.o"), False),
        ("text", False),
        (None, False),
        (5, False),
        (FROM_OUTSIDE, None),
        (text_with_holes(["x-", FROM_OUTSIDE]), None),
    ],
)
def test_a_reference_may_stand_anywhere_in_a_value(content: Value, verdict: bool | None) -> None:
    assert related(content) is verdict


def test_a_name_that_nobody_has_given_yet_names_its_resource_all_the_same() -> None:
    stage = Unknown(reference=Reference("variable", "var.stage"))
    function = resource("aws_lambda_function.f", {"function_name": text_with_holes([stage, "-import"])})
    expression = 'hclscan::refers_to(attrs.x, core::getresources("aws_lambda_function", {})[0])'
    for content, verdict in ((text_with_holes([stage, "-import"]), True), (text_with_holes([stage, "-export"]), None)):
        found = reveal(value(expression, {"x": {"FunctionName": content}}, function))
        assert (found if type(found) is bool else None) is verdict


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("data.azurerm_subscription.current", False),
        ("data.aws_kms_key.k", None),
        ("module.a.data.azurerm_resource_group.b", False),
    ],
)
def test_what_a_resource_is_in_is_not_the_resource(address: str, verdict: bool | None) -> None:
    assert related(Unknown(reference=Reference("data", address, ("id",)))) is verdict


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        ("logs", True),
        ("arn:aws:s3:::logs", True),
        ("arn:aws:s3:::logs/*", True),
        ("arn:aws:sns:eu:1:logs", False),
        ("logs-of-others", False),
        ("arn:aws:s3:::logs-of-others", False),
        ({"Resource": ("arn:aws:s3:::logs/a/*",)}, True),
        (text_with_holes(["arn:aws:s3:::logs/", FROM_OUTSIDE]), True),
    ],
)
def test_a_name_is_a_reference_too(content: Value, verdict: bool) -> None:
    assert related(content, BY_BUCKET) is verdict


def referrers(*others: object) -> Value:
    found = value('hclscan::referrers(attrs, "aws_sub")', {"name": "alerts"}, *others)  # type: ignore[arg-type]
    return [one.reference.address for one in found] if isinstance(found, tuple) else found


def test_referrers_are_the_resources_of_a_type_that_refer_to_this_one() -> None:
    mine = resource("aws_sub.mine", {"topic_arn": refers("aws_thing.it", "arn")})
    named = resource("aws_sub.named", {"topic": "alerts"})
    nested = resource("aws_sub.nested", {"block": ({"topic": refers("aws_thing.it")},)})
    other = resource("aws_sub.other", {"topic_arn": refers("aws_thing.other", "arn"), "description": FROM_OUTSIDE})
    assert referrers(mine, named, nested, other) == ["aws_sub.mine", "aws_sub.named", "aws_sub.nested"]
    assert referrers(other) == []


def test_a_possible_referrer_makes_the_answer_unknown() -> None:
    reference = {"topic_arn": refers("aws_thing.it", "arn")}
    assert type(referrers(resource("aws_sub.maybe", reference, certain=False))) is Unknown
    assert type(referrers(resource("aws_sub.open", {"topic_arn": FROM_OUTSIDE}))) is Unknown
    assert type(referrers(resource("aws_sub.either", {"topic_arn": OneOf((refers("aws_thing.it"), None))}))) is Unknown


def test_a_mock_is_known_by_its_names() -> None:
    assert value('hclscan::refers_to("arn:x", { id = "i", arn = "arn:x" })') is True
    assert value('hclscan::refers_to("arn:y", { id = "i", arn = "arn:x" })') is False


def test_a_resource_that_is_not_known_yet_leaves_the_answer_open() -> None:
    assert value('[for one in core::getresources("aws_thing", {}) : one.arn if hclscan::refers_to("x", one)]') == ()


def test_something_else_than_a_resource_is_an_error() -> None:
    with pytest.raises(EvaluationError):
        value('hclscan::refers_to("a", "b")')


def test_referrers_by_an_attribute_disregard_what_stands_in_others() -> None:
    both = resource("aws_sub.both", {"scopes": (refers("aws_thing.it"),), "topic_arn": FROM_OUTSIDE})
    other = resource("aws_sub.other", {"scopes": (refers("aws_thing.o"),), "topic_arn": refers("aws_thing.it")})
    open_ = resource("aws_sub.open", {"scopes": FROM_OUTSIDE})

    def by_scopes(*others: object) -> Value:
        call = 'hclscan::referrers(attrs, "aws_sub", "scopes", "missing")'
        found = value(call, {"name": "alerts"}, resource("aws_thing.o"), *others)  # type: ignore[arg-type]
        return [one.reference.address for one in found] if isinstance(found, tuple) else found

    assert by_scopes(both, other) == ["aws_sub.both"]
    assert by_scopes(other) == []
    assert type(by_scopes(open_)) is Unknown


def test_a_loop_may_choose_the_resources_that_something_refers_to() -> None:
    loop = '[for key in core::getresources("aws_kms_key", {}) : key.id if hclscan::refers_to(attrs.x, key)]'
    assert value(f"core::length({loop})", {"x": refers(KEY.address)}, KEY) == 1
    assert value(f"core::length({loop})", {"x": "text"}, KEY) == 0


def test_whether_something_refers_to_an_unknown_resource_is_unknown() -> None:
    assert related(refers(KEY.address), "attrs.x") is None
