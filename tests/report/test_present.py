import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import ListValue, MapValue, OneOf, Reference, Sensitive, Unknown, Value
from hclscan.report.json_text import encode
from hclscan.report.present import describe, present, present_evidence

BUCKET = Unknown(
    reason="aws_s3_bucket.a.arn is known after apply", reference=Reference("resource", "aws_s3_bucket.a", ("arn",))
)


def test_known_values_are_themselves() -> None:
    value = MapValue({"a": ListValue((1, True, None, "x")), "b": {"c": Decimal("0.1")}})
    assert present(value) == {"a": [1, True, None, "x"], "b": {"c": Decimal("0.1")}}


def test_an_unknown_value_names_the_attribute_it_is() -> None:
    assert present(BUCKET) == {
        "__unknown__": True,
        "reference": "aws_s3_bucket.a.arn",
        "reason": "aws_s3_bucket.a.arn is known after apply",
    }


def test_a_text_with_holes_is_unknown_with_its_template() -> None:
    shown = present(text_with_holes(["", BUCKET, "/*"]))
    assert shown["__unknown__"] is True
    assert shown["template"] == [present(BUCKET), "/*"]
    assert shown["causes"] == ["aws_s3_bucket.a.arn"]


def test_one_of_several_values_is_unknown_with_its_alternatives() -> None:
    assert present(OneOf(("AES256", "aws:kms"))) == {"__unknown__": True, "one_of": ["AES256", "aws:kms"]}


def test_a_sensitive_value_is_hidden_wherever_it_stands() -> None:
    assert present({"a": [1], "b": (Sensitive("x"),)}) == {"a": [1], "b": [{"__sensitive__": True}]}


def test_the_data_of_a_kubernetes_secret_is_hidden_and_its_name_is_not() -> None:
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db"}, "data": {"user": "cm9vdA=="}}
    shown = present({"manifest": secret})["manifest"]
    assert shown["data"] == {"user": {"__sensitive__": True}}
    assert shown["metadata"] == {"name": "db"}


def test_the_value_of_an_environment_variable_with_a_secret_name_is_hidden() -> None:
    assert present(({"name": "DB_PASSWORD", "value": "hunter2"}, {"name": "DB_HOST", "value": "db"})) == [
        {"name": "DB_PASSWORD", "value": {"__sensitive__": True}},
        {"name": "DB_HOST", "value": "db"},
    ]


def test_evidence_of_a_large_collection_is_cut() -> None:
    shown = present_evidence(tuple(range(10_000)))
    assert shown.startswith("[0, 1, 2")
    assert len(shown) == 203


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (False, "false"),
        (Decimal("1.50"), "1.5"),
        ('say "hi"', '"say \\"hi\\""'),
        (("0.0.0.0/0", "::/0"), '["0.0.0.0/0", "::/0"]'),
        ({}, "{}"),
        ({"a": 1, "b": "x"}, '{ a = 1, b = "x" }'),
        (OneOf(("AES256", "aws:kms")), '"AES256" or "aws:kms"'),
        (Sensitive(1), "(sensitive)"),
        (BUCKET, "unknown (aws_s3_bucket.a.arn is known after apply)"),
        (Unknown(causes=(Reference("variable", "var.x"),)), "unknown (depends on var.x)"),
        (Unknown(), "unknown"),
        (text_with_holes([BUCKET, "/*"]), '"${aws_s3_bucket.a.arn}/*"'),
    ],
)
def test_people_read_values_in_the_notation_of_the_language(value: Value, text: str) -> None:
    assert describe(value) == text


def test_a_long_value_is_cut_for_people() -> None:
    assert len(describe("x" * 1000)) == 200


NUMBERS = st.integers() | st.decimals(allow_nan=False, allow_infinity=False)


@given(NUMBERS)
def test_numbers_are_written_as_the_numbers_they_are(number: int | Decimal) -> None:
    assert json.loads(encode(number), parse_float=Decimal, parse_int=Decimal) == number


def test_a_number_of_thousands_of_digits_can_be_written() -> None:
    assert encode(10**20_000) == "1.000000000000000000000000000000000000000000000000000000000000000000" + "0" * 87 + "E+20000"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON, st.none() | st.integers(0, 4))
def test_json_text_reads_back_as_the_value(value: Any, indent: int | None) -> None:
    text = encode(value, indent)
    assert json.loads(text) == value
    assert text.isascii()
