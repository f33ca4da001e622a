"""The compiled tables: what the parser does more than it has to would cost time in every file."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_parser_state import ParserState

from hclscan.hcl.build import TreeBuilder
from hclscan.hcl.lexer import HclLexer, Token
from hclscan.hcl.tables import load_parser


def reductions(monkeypatch: pytest.MonkeyPatch, text: str) -> Counter[str]:
    """How often each rule is reduced by while a text is parsed, by what it makes of what."""
    found: Counter[str] = Counter()
    feed = ParserState.feed_token

    def counting(self: ParserState[Any], token: Token, is_end: bool = False) -> Any:
        callbacks = self.parse_conf.callbacks
        self.parse_conf.callbacks = _Counting(callbacks, found)
        try:
            return feed(self, token, is_end)  # type: ignore[arg-type]
        finally:
            self.parse_conf.callbacks = callbacks

    monkeypatch.setattr(ParserState, "feed_token", counting)
    load_parser(TreeBuilder(), HclLexer).parse(text, start="start")
    return found


class _Counting(dict[Any, Any]):
    def __init__(self, callbacks: dict[Any, Any], found: Counter[str]) -> None:
        super().__init__(callbacks)
        self.found = found

    def __getitem__(self, rule: Any) -> Any:
        self.found[f"{rule.origin.name} of {' '.join(one.name for one in rule.expansion)}"] += 1
        return super().__getitem__(rule)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", {"expression of int_lit": 1}),
        ("true", {"expression of literal_value": 1}),
        ("b", {"expression of identifier": 1}),
        ("b.c", {"expr_term of identifier": 1, "expression of get_attr_expr_term": 1}),
        ("1 * 2", {"mul_expr of int_lit": 1, "unary_expr of int_lit": 1, "expression of mul_expr": 1}),
        ("1 + 2", {"add_expr of int_lit": 1, "mul_expr of int_lit": 1, "expression of add_expr": 1}),
        ("[1, 2]", {"expression of int_lit": 2, "expression of tuple": 1}),
        ("b ? 1 : 2", {"or_expr of identifier": 1, "expression of int_lit": 2}),
    ],
)
def test_a_value_becomes_an_expression_in_one_step(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: dict[str, int]
) -> None:
    found = reductions(monkeypatch, f"a = {value}\n")
    steps = {rule: number for rule, number in found.items() if rule.partition(" ")[0].endswith(_LADDER)}
    assert {rule: number for rule, number in steps.items() if len(rule.split()) == 3} == expected


@pytest.mark.parametrize("text", ["", "b", "b c", "ü", "a{b}", "# b", "//"])
def test_a_text_without_escapes_and_templates_is_one_token(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    found = reductions(monkeypatch, f'a = "{text}"\n')
    assert found["string of PLAIN_STRING"] == found["expression of string"] == 1
    assert not found["string_part of STRING_CHARS"]


@pytest.mark.parametrize("text", ["$b", "${b}", "100%", "a\\nb", "%%{"])
def test_another_text_is_taken_apart(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    found = reductions(monkeypatch, f'a = "{text}"\n')
    assert found["expression of string"] == 1
    assert not found["string of PLAIN_STRING"]


_LADDER = ("expression", "_expr", "expr_term")


def test_every_row_of_the_tables_can_be_read() -> None:
    rows = load_parser(TreeBuilder(), HclLexer).parser.parser._parse_table.states  # type: ignore[attr-defined]
    numbers = range(len(rows._texts))
    for number in numbers:
        for action, target in rows[number].values():
            assert target in numbers if action is Shift else target.origin
