"""What is kept of text with unknown parts, and what policies can read out of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.containers import one_of
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, call, decode_with_holes
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import Encoded, OneOf, Reference, Unknown, Value
from tests.hcl.functions.contexts import NO_FILES

ARN = Unknown(reference=Reference("resource", "aws_s3_bucket.logs", ("arn",)))
KEY = Unknown(reference=Reference("resource", "aws_kms_key.logs", ("arn",)))
OBJECTS = text_with_holes((ARN, "/*"))


def result(name: str, *arguments: Value) -> Value:
    return call(TERRAFORM_FUNCTIONS[name], arguments, NO_FILES)


def test_format_keeps_the_text_around_an_unknown() -> None:
    assert result("format", "%s/*", ARN).template == (ARN, "/*")
    assert result("format", "arn:%s:%v", "aws", KEY).template == ("arn:aws:", KEY)


def test_a_padded_unknown_is_not_the_unknown_itself() -> None:
    assert result("format", "%10s|", ARN).template[0] != ARN


def test_formatlist_keeps_the_text_around_each_unknown() -> None:
    first, second = result("formatlist", "%s/*", (ARN, "x"))
    assert first.template == (ARN, "/*")
    assert second == "x/*"


def test_join_keeps_the_known_elements() -> None:
    assert result("join", ",", ("a", ARN, "b")).template == ("a,", ARN, ",b")
    assert result("join", ",", (ARN,)) == ARN


def test_a_known_prefix_or_suffix_can_be_trimmed() -> None:
    assert result("trimsuffix", OBJECTS, "/*") == ARN
    assert result("trimsuffix", OBJECTS, "x/*").template is None
    assert result("trimprefix", Unknown(template=("x-", ARN)), "x-") == ARN


def test_jsonencode_remembers_the_value_and_the_text() -> None:
    policy = result("jsonencode", {"Resource": (OBJECTS,), "Effect": "<Allow>"})
    assert policy.encodes == Encoded("json", {"Resource": (OBJECTS,), "Effect": "<Allow>"})
    assert policy.template == ('{"Effect":"\\u003cAllow\\u003e","Resource":["', ARN, '/*"]}')


def test_the_json_of_an_unknown_is_not_the_unknown_itself() -> None:
    template = result("jsonencode", {"a": ARN}).template
    assert template[0] == '{"a":'
    assert template[1].reference is None
    assert template[1].origins == ARN.origins


def test_encoded_text_gives_back_its_value() -> None:
    value = {"Statement": ({"Resource": OBJECTS, "Action": one_of(["a", "b"])},)}
    for name in ("jsonencode", "yamlencode"):
        assert decode_with_holes(result(name, value)) == value


def test_an_alternative_inside_of_a_document_is_kept() -> None:
    value = {"a": one_of(["x", "y"])}
    assert decode_with_holes(result("jsonencode", value)) == {"a": OneOf(("x", "y"))}


def test_json_text_with_holes_in_strings_is_read_with_unknown_strings() -> None:
    text = Unknown(template=('{"Statement": [{"Resource": ["', ARN, '", "', ARN, '/*"], "Sid": "a\\"b"}]}'))
    assert decode_with_holes(text) == {"Statement": ({"Resource": (ARN, OBJECTS), "Sid": 'a"b'},)}


def test_a_hole_in_the_place_of_a_value_is_the_unknown_itself() -> None:
    assert decode_with_holes(Unknown(template=('{"port": ', KEY, ', "name": "x"}'))) == {"port": KEY, "name": "x"}


@pytest.mark.parametrize(
    "template",
    [
        ("not json ", ARN),
        ('{"', ARN, '": 1}'),
        ('{"a": 1', ARN, "}"),
        ('{"a": "', ARN),
        (ARN,),
    ],
)
def test_text_that_is_not_surely_json_cannot_be_decoded(template: tuple[str | Unknown, ...]) -> None:
    assert decode_with_holes(Unknown(template=template)) is None


def test_an_unknown_text_without_template_cannot_be_decoded() -> None:
    assert decode_with_holes(ARN) is None


TEXT = st.text(st.sampled_from('ab "\\<&{}[]:,\n\u2028é😀'), max_size=8)
DOCUMENTS = st.recursive(
    st.one_of(TEXT, st.booleans(), st.integers(-9, 9), st.none(), st.just(OBJECTS)),
    lambda inner: st.one_of(st.lists(inner, max_size=3).map(tuple), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)


@given(DOCUMENTS)
def test_reading_the_template_of_encoded_json_gives_the_value_back(value: Value) -> None:
    encoded = result("jsonencode", ("literal", value))
    if isinstance(encoded, str):
        assert result("jsondecode", encoded) == result("jsondecode", json.dumps(["literal", value]))
    else:
        read = decode_with_holes(Unknown(template=encoded.template))
        assert result("jsonencode", read).template == encoded.template
