"""Looking up other resources: filters, partial answers, and companions found by identity."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import EvaluationError, InstanceObject, OneOf, Reference, Sensitive, Unknown, Value
from hclscan.policy.evaluate import Outcome
from hclscan.policy.lookup import Lookup
from hclscan.resources import Resource, ResourceSet
from tests.policy.examples import FROM_OUTSIDE, outcome, refers, resource, rule, value, verdict

BUCKET = resource("aws_s3_bucket.a", {"bucket": "logs"})


def block(name: str, bucket: Value, **rest: Value) -> Resource:
    return resource(f"aws_s3_bucket_public_access_block.{name}", {"bucket": bucket, **rest})


def companions(bucket: Resource, *others: Resource) -> Value:
    """`core::getresources` for the blocks of a bucket: their names, or the unknown answer."""
    lookup = Lookup(ResourceSet((bucket, *others)))
    own = Unknown(reference=Reference("resource", bucket.address, ("id",)))
    found = lookup.select("aws_s3_bucket_public_access_block", {"bucket": own})
    return [one.reference.address.split(".")[-1] for one in found] if isinstance(found, tuple) else found


def test_objects_carry_their_attributes_at_the_top() -> None:
    found = value('core::getresources("aws_x", {})[0].size', None, resource("aws_x.b", {"size": 5}))
    assert found == 5


def test_the_type_must_be_exact() -> None:
    assert value('core::getresources("aws_x", {})', None, resource("aws_xy.b")) == ()
    assert value('core::getresources("aws_*", {})', None, resource("aws_xy.b")) == ()


def test_instances_of_every_module_are_found() -> None:
    found = value(
        'core::length(core::getresources("aws_x", null))', None, resource("aws_x.b"), resource('module.m["k"].aws_x.b')
    )
    assert found == 2


@pytest.mark.parametrize(
    ("filter_", "count"),
    [
        ("{}", 1),
        ("null", 1),
        ("{ size = 5 }", 1),
        ('{ size = "5" }', 0),
        ('{ size = 5, name = "n" }', 1),
        ('{ size = 5, name = "m" }', 0),
        ("{ none = null }", 1),
        ("{ size = null }", 0),
        ("{ absent = null }", 0),
        ("{ absent = 1 }", 0),
        ("{ block = [{ a = 1 }] }", 0),
        ("{ list = [1, 2] }", 1),
        ('{ secret = "s" }', 1),
    ],
)
def test_every_entry_of_the_filter_must_be_equal_without_conversion(filter_: str, count: int) -> None:
    reference = Reference("resource", "aws_x.b", ("block", 0))
    candidate = resource(
        "aws_x.b",
        {
            "size": 5, "name": "n", "none": None, "list": (1, 2), "secret": Sensitive("s"),
            "block": (InstanceObject(reference, {"a": 1}),),
        },
    )  # fmt: skip
    assert value(f'core::length(core::getresources("aws_x", {filter_}))', None, candidate) == count


@pytest.mark.parametrize("arguments", ['"aws_x"', '"aws_x", 5', "", "null, {}"])
def test_type_and_filter_are_needed(arguments: str) -> None:
    with pytest.raises(EvaluationError):
        value(f"core::getresources({arguments})")


def test_a_companion_is_found_by_reference_and_by_name() -> None:
    assert companions(BUCKET, block("by_reference", refers(BUCKET.address))) == ["by_reference"]
    assert companions(BUCKET, block("by_arn", refers(BUCKET.address, "arn"))) == ["by_arn"]
    assert companions(BUCKET, block("by_name", "logs")) == ["by_name"]


def test_companions_of_other_buckets_are_not() -> None:
    other = resource("aws_s3_bucket.b", {"bucket": "data"})
    assert companions(BUCKET, other, block("o", refers(other.address)), block("n", "data")) == []


def test_a_companion_that_cannot_be_told_makes_the_answer_unknown() -> None:
    found = companions(BUCKET, block("open", FROM_OUTSIDE))
    assert type(found) is Unknown
    assert "aws_s3_bucket_public_access_block.open" in found.reason


def test_beside_a_definite_companion_one_that_cannot_be_told_leaves_two_answers() -> None:
    found = companions(BUCKET, block("open", FROM_OUTSIDE), block("mine", "logs"))
    assert type(found) is OneOf
    assert [[member.reference.address for member in answer] for answer in found.alternatives] == [
        ["aws_s3_bucket_public_access_block.open", "aws_s3_bucket_public_access_block.mine"],
        ["aws_s3_bucket_public_access_block.mine"],
    ]


def test_a_definite_companion_decides_whether_there_is_one() -> None:
    call = 'core::getresources("aws_s3_bucket_public_access_block", { bucket = attrs.x })'
    subject = {"x": refers(BUCKET.address)}
    others = (BUCKET, block("open", FROM_OUTSIDE, on=False), block("mine", "logs", on=True))
    assert value(f"core::length({call}) > 0", subject, *others) is True
    assert value(f"core::anytrue([for one in {call} : one.on])", subject, *others) is True
    assert type(value(f"core::alltrue([for one in {call} : one.on])", subject, *others)) is not bool


def test_many_companions_that_cannot_be_told_make_the_answer_unknown() -> None:
    doubtful = [block(f"open{number}", FROM_OUTSIDE) for number in range(5)]
    assert type(companions(BUCKET, block("mine", "logs"), *doubtful)) is Unknown


def test_one_definite_difference_rejects_a_candidate_whatever_else_is_unknown() -> None:
    candidate = resource("aws_x.b", {"a": FROM_OUTSIDE, "b": 1})
    assert value('core::getresources("aws_x", { a = 1, b = 2 })', None, candidate) == ()


def test_a_partial_answer_is_an_unknown_list() -> None:
    for expression in ("core::length({})", "{}[0]", "core::try({}[0].x, 1)", "[for r in {} : r]", "{} == []"):
        text = (
            expression.format('core::getresources("aws_x", { a = 1 })') if "{}[" in expression or "({})" in expression else ""
        )
        text = text or expression.replace("{}", 'core::getresources("aws_x", { a = 1 })')
        assert type(value(text, None, resource("aws_x.b", {"a": FROM_OUTSIDE}))) is Unknown, text


def test_an_unknown_filter_value_makes_the_answer_unknown_where_it_matters() -> None:
    found = value('core::getresources("aws_x", { a = attrs.open })', {"open": FROM_OUTSIDE}, resource("aws_x.b", {"a": 1}))
    assert type(found) is Unknown
    assert value('core::getresources("aws_x", { a = attrs.open })', {"open": FROM_OUTSIDE}) == ()


def test_without_a_filter_the_list_is_known_although_attributes_are_not() -> None:
    text = 'core::getresources("aws_x", {})'
    assert value(f"core::length({text})", None, resource("aws_x.b", {"a": FROM_OUTSIDE})) == 1
    assert type(value(f"{text}[0].a", None, resource("aws_x.b", {"a": FROM_OUTSIDE}))) is Unknown


def test_a_companion_that_may_not_exist_makes_the_answer_unknown() -> None:
    possible = resource("aws_x.b", {"a": 1}, certain=False)
    assert type(value('core::getresources("aws_x", { a = 1 })', None, possible)) is Unknown
    assert type(value('core::getresources("aws_x", {})', None, possible)) is Unknown
    assert value('core::getresources("aws_x", { a = 2 })', None, possible) == ()


def test_a_possible_companion_leaves_the_verdict_of_its_parent_open() -> None:
    text = rule('core::length(core::getresources("aws_c", { thing = attrs.id })) > 0')
    parent = resource("aws_thing.it")
    companion = {"thing": refers(parent.address)}
    assert verdict(text, parent).outcome is Outcome.DENY  # type: ignore[union-attr]
    assert verdict(text, parent, resource("aws_c.c", companion)).outcome is Outcome.ALLOW  # type: ignore[union-attr]
    maybe = resource("aws_c.c", companion, certain=False)
    assert verdict(text, parent, maybe).outcome is Outcome.UNKNOWN  # type: ignore[union-attr]


def test_a_possible_resource_that_breaks_a_rule_is_a_failure() -> None:
    found = verdict(rule("attrs.encrypted"), resource("aws_thing.it", {"encrypted": False}, certain=False))
    assert found is not None
    assert found.outcome is Outcome.DENY


def test_data_sources_are_unknown_and_http_is_an_error() -> None:
    assert type(value('core::getdatasource("aws_caller_identity", {}).account_id')) is Unknown
    assert value('core::try(core::gethttprequest("https://x", {}).body, "offline")') == "offline"


def test_identities_that_nobody_writes_are_unknown_but_not_missing() -> None:
    assert outcome("attrs.id != null && attrs.arn != null") is Outcome.ALLOW
    assert outcome("attrs.name != null") is Outcome.ERROR
    assert outcome("attrs.block[0].id != null", {"block": ({},)}) is Outcome.ERROR


# -- the index gives the answer that asking every candidate gives ---------------------------------------------------------

OWNERS = [
    resource("aws_s3_bucket.a", {"bucket": "x"}),
    resource("aws_s3_bucket.b"),
    resource("aws_s3_bucket.c", {"bucket": text_with_holes(["x", FROM_OUTSIDE])}),
]
ATTRIBUTE = st.one_of(
    st.sampled_from(["x", "y", "", "arn:aws:s3:::x", "xy"]),
    st.integers(0, 1),
    st.none(),
    st.booleans(),
    st.sampled_from([FROM_OUTSIDE, text_with_holes(["x", FROM_OUTSIDE]), OneOf(("x", "y")), Sensitive("x"), ("x",), {"a": 1}]),
    st.builds(refers, st.sampled_from([one.address for one in OWNERS]), st.sampled_from(["id", "arn", "bucket", "region"])),
)


@settings(max_examples=200)
@given(
    st.lists(st.dictionaries(st.sampled_from(["p", "q"]), ATTRIBUTE), max_size=5),
    st.dictionaries(st.sampled_from(["p", "q"]), ATTRIBUTE, min_size=1),
)
def test_the_index_leaves_no_candidate_out(rows: list[Mapping[str, Value]], wanted: Mapping[str, Value]) -> None:
    candidates = tuple(resource(f"aws_x.r{number}", row) for number, row in enumerate(rows))
    lookup = Lookup(ResourceSet((*OWNERS, *candidates)))
    group = lookup.resources.by_type.get("aws_x", ())
    taken = set(lookup._candidates("aws_x", group, wanted))
    for position, candidate in enumerate(group):
        assert position in taken or lookup._matches(candidate, wanted) is False
