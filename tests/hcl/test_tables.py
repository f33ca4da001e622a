"""The compiled tables, and the parser that they drive: what it does more than it has to would cost time in every file."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from hclscan.hcl.build import TreeBuilder
from hclscan.hcl.lexer import Token, tokens
from hclscan.hcl.tables import Parser, Reduction, Rows, Unexpected


def reductions(monkeypatch: pytest.MonkeyPatch, text: str) -> Counter[str]:
    """How often each rule is reduced by while a text is parsed, by its symbol and the kinds of its parts."""
    found: Counter[str] = Counter()
    read = Rows._reduction

    def counted(self: Rows, number: int) -> Reduction:
        size, symbol, make = read(self, number)

        def counting(values: list[Any]) -> Any:
            kinds = (value.type if isinstance(value, Token) else type(value).__name__ for value in values)
            found[f"{symbol} of {' '.join(kinds)}"] += 1
            return values[0] if make is None else make(values)

        return size, symbol, counting

    monkeypatch.setattr(Rows, "_reduction", counted)
    Parser(tokens, TreeBuilder()).parse(text, "start")
    return found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", {"expression of Literal": 1}),
        ("true", {"expression of Literal": 1}),
        ("b", {"expression of Variable": 1}),
        ("b.c", {"expr_term of Variable": 1, "expression of GetAttribute": 1}),
        ("1 * 2", {"mul_expr of Literal": 1, "unary_expr of Literal": 1, "expression of Binary": 1}),
        ("1 + 2", {"add_expr of Literal": 1, "mul_expr of Literal": 1, "expression of Binary": 1}),
        ("[1, 2]", {"expression of Literal": 2, "expression of TupleConstructor": 1}),
        ("b ? 1 : 2", {"or_expr of Variable": 1, "expression of Literal": 2}),
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
    assert found["string of PLAIN_STRING"] == found["expression of Literal"] == 1
    assert not found["string_part of STRING_CHARS"]


@pytest.mark.parametrize("text", ["$b", "${b}", "100%", "a\\nb", "%%{"])
def test_another_text_is_taken_apart(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    found = reductions(monkeypatch, f'a = "{text}"\n')
    assert any(rule.startswith("string of DBLQUOTE ") for rule in found)
    assert not found["string of PLAIN_STRING"]


_LADDER = ("expression", "_expr", "expr_term")


def test_every_row_of_the_tables_can_be_read() -> None:
    rows = Parser(tokens, TreeBuilder()).rows
    numbers = range(len(rows.texts))
    for number in numbers:
        for action in rows[number].values():
            if isinstance(action, int):
                assert action in numbers
            else:
                size, symbol, make = action
                assert size >= 0
                assert symbol.islower()
                assert make is not None or size == 1


def test_a_rule_is_worked_out_once_for_all_states_that_reduce_by_it() -> None:
    rows = Parser(tokens, TreeBuilder()).rows
    actions = [action for number in range(len(rows.texts)) for action in rows[number].values() if not isinstance(action, int)]
    assert len(actions) > len(rows._reductions) == len({id(action) for action in actions})


@pytest.mark.parametrize("name", ["body", "_without_a_method"])
def test_a_long_list_is_not_copied_for_each_of_its_elements(name: str) -> None:
    make = Rows((), (), (), TreeBuilder())._make(name, [(0, True), (1, False)], False)
    parts: list[Any] = [1, 2]
    assert make([parts, 3]) is parts
    assert parts == [1, 2, 3]


def test_what_may_not_stand_somewhere_is_told_with_what_may() -> None:
    with pytest.raises(Unexpected) as raised:
        Parser(tokens, TreeBuilder()).parse("a = 1 2", "start")
    assert (raised.value.token.type, raised.value.token.start) == ("INT_LITERAL", 6)
    assert {"NL_OR_COMMENT", "$END"} <= raised.value.expected
    assert not {name for name in raised.value.expected if name.islower()}


def test_an_expression_ends_where_its_text_does() -> None:
    parser = Parser(tokens, TreeBuilder())
    assert parser.parse("1", "expression").value == 1
    with pytest.raises(Unexpected) as raised:
        parser.parse("1\n", "expression")
    assert raised.value.token.type == "NL_OR_COMMENT"
