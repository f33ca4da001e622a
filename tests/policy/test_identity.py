"""When policies may call two values equal although a plan does not know them yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import OneOf, Reference, Unknown, Value, is_deferred
from hclscan.policy.identity import absent, equal
from hclscan.policy.natural_keys import natural_keys
from hclscan.resources import Resource
from tests.policy.examples import FROM_OUTSIDE, refers, resource

SUFFIX = Unknown(reference=Reference("variable", "var.suffix"))


def compare(left: Value, right: Value, *resources: Resource) -> bool | None:
    """The verdict on `left == right`, None when it is open."""
    known = {one.address: one for one in resources}
    forwards, backwards = equal(known.get, left, right), equal(known.get, right, left)
    assert type(forwards) is type(backwards)
    assert forwards == backwards or is_deferred(forwards)
    return None if is_deferred(forwards) else forwards


A = resource("aws_s3_bucket.a")
B = resource("aws_s3_bucket.b")
NAMED = resource("aws_s3_bucket.named", {"bucket": "logs"})
KEY = resource("aws_kms_key.k")


def test_references_to_the_same_instance_are_equal_and_to_others_not() -> None:
    assert compare(refers(A.address), refers(A.address), A, B) is True
    assert compare(refers(A.address), refers(A.address, "arn"), A, B) is True
    assert compare(refers(A.address), refers(A.address, "bucket"), A, B) is True
    assert compare(refers(A.address), refers(B.address), A, B) is False


def test_instances_of_one_block_are_different_instances() -> None:
    first, second = resource('aws_s3_bucket.lab["a"]'), resource('aws_s3_bucket.lab["b"]')
    assert compare(refers(first.address), refers(second.address), first, second) is False


def test_a_literal_is_the_instance_that_it_names() -> None:
    assert compare(refers(NAMED.address), "logs", NAMED) is True
    assert compare(refers(NAMED.address), "other", NAMED) is False


def test_a_literal_may_be_an_instance_whose_name_is_not_written() -> None:
    assert compare(refers(A.address), "logs", A) is None


def test_an_arn_names_the_instance_of_its_service() -> None:
    assert compare(refers(NAMED.address, "arn"), "arn:aws:s3:::logs", NAMED) is True
    assert compare(refers(NAMED.address, "arn"), "arn:aws:s3:::other", NAMED) is False
    assert compare(refers(NAMED.address, "arn"), "arn:aws:sns:eu-west-3:1:logs", NAMED) is None


@pytest.mark.parametrize("text", ["", "*", "alias/aws/sns", "two words"])
def test_some_texts_name_nothing(text: str) -> None:
    assert compare(refers(KEY.address, "arn"), text, KEY) is False


def test_a_key_that_the_provider_names_may_be_any_arn() -> None:
    assert compare(refers(KEY.address, "arn"), "arn:aws:kms:eu-west-3:1:key/123", KEY) is None
    assert compare(refers(KEY.address, "arn"), "1234", KEY) is False


def test_settings_of_a_bucket_carry_its_name() -> None:
    versioning = resource("aws_s3_bucket_versioning.v", {"bucket": refers(A.address)})
    assert compare(refers(versioning.address), refers(A.address), A, B, versioning) is True
    assert compare(refers(versioning.address), refers(B.address), A, B, versioning) is False
    literal = resource("aws_s3_bucket_versioning.w", {"bucket": "logs"})
    assert compare(refers(literal.address), refers(NAMED.address), NAMED, literal) is True


def test_an_identity_is_never_null_and_no_number() -> None:
    assert compare(refers(A.address), None, A) is False
    assert compare(refers(A.address), 5, A) is False
    assert compare(refers(A.address), (), A) is False


def test_other_attributes_may_be_anything() -> None:
    assert compare(refers(A.address, "region"), None, A) is None
    assert compare(refers(A.address, "region"), "eu", A) is None
    assert compare(refers(A.address, "region"), refers(B.address, "region"), A, B) is None
    assert compare(refers(A.address, "region"), refers(A.address, "region"), A) is True


def test_the_same_variable_is_equal_to_itself_only() -> None:
    assert compare(FROM_OUTSIDE, FROM_OUTSIDE) is True
    assert compare(FROM_OUTSIDE, SUFFIX) is None
    assert compare(FROM_OUTSIDE, None) is None
    assert compare(FROM_OUTSIDE, refers(A.address), A) is None
    assert compare(Unknown(), Unknown()) is None


def test_the_same_template_over_the_same_holes_is_equal() -> None:
    left, right = text_with_holes(["logs-", SUFFIX]), text_with_holes(["logs-", SUFFIX])
    assert compare(left, right) is True
    assert compare(left, text_with_holes(["logs-", FROM_OUTSIDE])) is None


def test_templates_that_differ_in_one_hole_are_as_different_as_the_holes() -> None:
    path = [text_with_holes(("/", refers(one.address), "/inbound")) for one in (A, B)]
    assert compare(path[0], path[1], A, B) is False
    assert compare(path[0], text_with_holes(("/", SUFFIX, "/inbound")), A, B) is None
    two = [text_with_holes(("/", SUFFIX, "/", refers(one.address))) for one in (A, B)]
    assert compare(two[0], two[1], A, B) is False
    # With two holes that differ, one may make up for the other.
    assert (
        compare(
            text_with_holes((refers(A.address), refers(B.address))),
            text_with_holes((refers(B.address), refers(A.address))),
            A,
            B,
        )
        is None
    )


def test_templates_that_begin_or_end_differently_are_different() -> None:
    assert compare(text_with_holes(["logs-", SUFFIX]), text_with_holes(["data-", SUFFIX])) is False
    assert compare(text_with_holes([SUFFIX, "-a"]), text_with_holes([SUFFIX, "-b"])) is False
    assert compare(text_with_holes(["logs-", SUFFIX]), text_with_holes(["logs-x-", SUFFIX])) is None


@pytest.mark.parametrize(
    ("read", "verdict"),
    [
        ("azurerm_subscription", False),
        ("azurerm_storage_account", False),
        ("azurerm_virtual_machine", None),
        ("azurerm_linux_virtual_machine", None),
        ("aws_kms_key", None),
    ],
)
def test_what_a_data_source_reads_is_no_resource_of_another_kind(read: str, verdict: bool | None) -> None:
    machine = resource("azurerm_linux_virtual_machine.m")
    other = Unknown(reference=Reference("data", f"data.{read}.d", ("id",)))
    assert compare(refers(machine.address), other, machine) is verdict


def test_a_text_around_a_reference_is_not_the_reference() -> None:
    part = text_with_holes([refers(A.address), "/blobServices/default"])
    assert compare(part, refers(A.address), A) is False
    assert compare(text_with_holes([SUFFIX, "/default"]), refers(A.address), A) is None


@pytest.mark.parametrize(
    ("literal", "verdict"),
    [("logs-a-x", None), ("logs--x", None), ("log-a-x", False), ("logs-a-y", False), ("logs-x", False), ("", False)],
)
def test_a_literal_that_a_template_cannot_become_is_different(literal: str, verdict: bool | None) -> None:
    assert compare(text_with_holes(["logs-", SUFFIX, "-x"]), literal) is verdict


def test_a_template_with_literal_parts_is_never_null() -> None:
    assert compare(text_with_holes(["logs-", SUFFIX]), None) is False
    assert compare(text_with_holes([SUFFIX, FROM_OUTSIDE]), None) is None


def test_an_instance_whose_name_is_a_template_is_that_template() -> None:
    name = text_with_holes(["logs-", SUFFIX])
    bucket = resource("aws_s3_bucket.t", {"bucket": name})
    assert compare(refers(bucket.address), name, bucket) is True
    assert compare(refers(bucket.address), "logs-5", bucket) is None
    assert compare(refers(bucket.address), "data-5", bucket) is False


def test_the_member_of_a_service_account_is_no_other_kind_of_member() -> None:
    account = resource("google_service_account.import", {"account_id": "import"})
    member = refers(account.address, "member")
    assert compare(member, "allUsers", account) is False
    assert compare(member, None, account) is False
    assert compare(member, "serviceAccount:import@labora.iam.gserviceaccount.com", account) is None
    assert compare(refers(account.address, "display_name"), "allUsers", account) is None


def test_the_key_that_something_is_encrypted_with_is_missing_when_it_is_not_written() -> None:
    assert type(absent(KEY.attrs, "key_id")) is Unknown
    assert absent(resource("aws_ssm_parameter.p").attrs, "key_id") is None


def test_structures_compare_by_their_parts() -> None:
    assert compare((1, refers(A.address)), (2, refers(A.address)), A) is False
    assert compare((1, refers(A.address)), (1, refers(A.address)), A) is True
    assert compare({"a": FROM_OUTSIDE, "b": 1}, {"a": FROM_OUTSIDE, "b": 2}) is False
    assert compare({"a": FROM_OUTSIDE}, {"a": 1}) is None


def test_alternatives_that_agree_decide() -> None:
    assert compare(OneOf(("a", "b")), "c") is False
    assert compare(OneOf(("a", "b")), "a") is None


def test_natural_keys_are_those_of_the_type() -> None:
    assert natural_keys("aws_s3_bucket") == ("bucket",)
    assert natural_keys("aws_s3_bucket_logging") == ("bucket",)
    assert natural_keys("aws_sqs_queue") == ("name",)
    assert natural_keys("aws_security_group") == ()


TEXTS = st.text("ab-", max_size=3)
HOLES = st.sampled_from([FROM_OUTSIDE, SUFFIX])
VALUES = st.one_of(
    TEXTS,
    st.integers(0, 2),
    st.none(),
    st.booleans(),
    HOLES,
    st.lists(st.one_of(TEXTS, HOLES), min_size=1, max_size=3).map(text_with_holes),
)


def filled(value: Value, outside: str, suffix: str) -> Value:
    """The value once the variables are given."""
    if type(value) is not Unknown:
        return value
    if value.template is not None:
        return "".join(part if isinstance(part, str) else filled(part, outside, suffix) for part in value.template)
    return outside if value is FROM_OUTSIDE else suffix


@given(VALUES, VALUES, TEXTS, TEXTS)
def test_what_is_decided_stays_so_when_unknowns_become_known(left: Value, right: Value, outside: str, suffix: str) -> None:
    before = compare(left, right)
    after = compare(filled(left, outside, suffix), filled(right, outside, suffix))
    assert after is not None
    assert before is None or before is after
