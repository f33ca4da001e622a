"""Expressions that are their own value."""

from __future__ import annotations

import pytest

from hclscan.hcl.constants import NOT_CONSTANT, constant
from hclscan.hcl.evaluate import compile_expression
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS
from hclscan.hcl.grammar import parse_expression
from hclscan.hcl.scope import Language, Scope
from hclscan.hcl.source import Diagnostic, Source
from hclscan.hcl.syntax import Expression
from hclscan.hcl.values import Value


def parsed(text: str) -> Expression:
    expression = parse_expression(Source.of("x.tf", text))
    assert not isinstance(expression, Diagnostic)
    return expression


def evaluated(expression: Expression) -> Value:
    def no_names(name: str) -> Value:
        raise AssertionError(f"the constant asks for {name}")

    return compile_expression(expression, Language(functions=TERRAFORM_FUNCTIONS))(Scope(no_names))


@pytest.mark.parametrize(
    "text",
    ["1", "1.50", "true", "null", '"a"', '"\\u00e9$${x}"', '""', "[]", "{}", '[1, "a", null]', "[[1], {a = 2}]",
     '{a = 1, "b c" = [true], a = 3}'],
)  # fmt: skip
def test_a_constant_is_what_evaluating_it_gives(text: str) -> None:
    expression = parsed(text)
    found = constant(expression)
    assert found is not NOT_CONSTANT
    assert repr(found) == repr(evaluated(expression))


@pytest.mark.parametrize(
    "text",
    ["var.a", '"${var.a}"', "[var.a]", "{a = var.a}", "{(var.a) = 1}", "{1 = 2}", "{a.b = 1}", "-1", "1 + 1",
     "[for x in [1] : x]", "max(1, 2)", "[[[[1]]]]"],
)  # fmt: skip
def test_what_has_to_be_evaluated_is_no_constant(text: str) -> None:
    assert constant(parsed(text)) is NOT_CONSTANT
