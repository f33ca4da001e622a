import json
import string
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.source import MAX_DEPTH, SyntaxProblem
from hclscan.terraform.json_reader import (
    JsonArray,
    JsonConstant,
    JsonNode,
    JsonObject,
    JsonString,
    raw_offsets,
    read_json,
)


def value_of(node: JsonNode) -> Any:
    """The value that a node stands for, as Python's own decoder gives it."""
    if isinstance(node, JsonArray):
        return [value_of(element) for element in node.elements]
    if isinstance(node, JsonObject):
        return {member.key.value: value_of(member.value) for member in node.members}
    return node.value


def spans(node: JsonNode) -> list[JsonNode]:
    inner: list[JsonNode] = []
    if isinstance(node, JsonArray):
        inner = [found for element in node.elements for found in spans(element)]
    if isinstance(node, JsonObject):
        inner = [found for member in node.members for part in (member.key, member.value) for found in spans(part)]
    return [node, *inner]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(-1000, 1000, places=3) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_every_value_is_read_as_the_standard_decoder_reads_it(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only, default=float)
    if not ascii_only and any("\ud800" <= character <= "\udfff" for character in text):
        return
    node = read_json(text)
    assert value_of(node) == json.loads(text, parse_float=Decimal)
    for part in spans(node):
        assert 0 <= part.start < part.end <= len(text)
        assert value_of(read_json(text[part.start : part.end])) == value_of(part)


@given(st.text(alphabet=string.printable + "é😀\ufeff\x00", max_size=60))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    refused: list[SyntaxProblem] = []
    try:
        read_json(text)
    except SyntaxProblem as problem:
        refused.append(problem)
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in refused)


@given(VALUES, st.data())
def test_a_text_that_ends_too_early_is_refused(value: Any, data: st.DataObject) -> None:
    text = json.dumps([value], default=float)
    with pytest.raises(SyntaxProblem):
        read_json(text[: data.draw(st.integers(0, len(text) - 1))])


@pytest.mark.parametrize(
    ("text", "summary", "start"),
    [
        ("", "The file ends too early", 0),
        ('{"a": 1,}', "Trailing comma", 7),
        ("[1 2]", "Unexpected '2'", 3),
        ("{'a': 1}", 'Unexpected "\'"', 1),
        ('{"a" 1}', "Unexpected '1'", 5),
        ('{"a": 1', "The object is not closed", 0),
        ("[1", "The array is not closed", 0),
        ("{} {}", "Unexpected text after the value", 3),
        ("[01]", "Invalid number", 1),
        ("[1.]", "Invalid number", 1),
        ("[.5]", "Invalid number", 1),
        ("[+1]", "Invalid number", 1),
        ("[NaN]", "Unexpected 'NaN'", 1),
        ("[True]", "Unexpected 'True'", 1),
        ('["a\tb"]', "Control character in a text", 3),
        ('["a\nb"]', "Text is not closed", 1),
        ('["a\\qb"]', "Unknown escape '\\\\q'", 3),
        ('["\\u12"]', "Unknown escape '\\\\u'", 2),
        ("/* no */ {}", "Unexpected '/'", 0),
        ("[" * (MAX_DEPTH + 1), f"Nested more than {MAX_DEPTH} levels deep", MAX_DEPTH),
        ("[1e9999]", "Number with an exponent beyond 1000", 1),
        ("[" + "1" * 2000 + "]", "Number of more than 1000 digits", 1),
    ],
)
def test_what_is_not_json_is_refused_at_its_place(text: str, summary: str, start: int) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        read_json(text)
    assert (caught.value.summary, caught.value.start) == (summary, start)


def test_half_a_surrogate_pair_is_the_replacement_character() -> None:
    assert value_of(read_json(r'"a\ud83d\ude00b\ud83d"')) == "a😀b�"


def test_numbers_are_exact() -> None:
    assert value_of(read_json("[0.1, 1.50, 1e3, 12345678901234567890123, -0]")) == [
        Decimal("0.1"),
        Decimal("1.50"),
        1000,
        12345678901234567890123,
        0,
    ]


def test_each_character_of_a_text_knows_where_it_is_written() -> None:
    text = r'"a\n\u00e9\ud83d\ude00b"'
    node = read_json(text)
    assert isinstance(node, JsonString)
    assert node.value == "a\né😀b"
    assert raw_offsets(text, node) == [1, 2, 4, 10, 22, 23]
    assert isinstance(read_json("null"), JsonConstant)
