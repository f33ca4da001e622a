"""Expressions of policies that are constants: defaults of inputs, and values given to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hclscan.hcl.evaluate import Scope, compile_expression
from hclscan.hcl.values import EvaluationError, Value
from hclscan.policy.functions import POLICY_LANGUAGE

if TYPE_CHECKING:
    from hclscan.hcl.syntax import Expression


def constant(node: Expression) -> Value:
    """The value of an expression that names nothing. Raises `EvaluationError` at the place that is wrong."""
    try:
        return compile_expression(node, POLICY_LANGUAGE)(CONSTANT_SCOPE)
    except EvaluationError as error:
        raise error.at(node.start, node.end) from None


def _no_symbol(name: str) -> Value:
    raise EvaluationError(f"There is no symbol {name!r} here", "a constant is needed")


CONSTANT_SCOPE = Scope(_no_symbol)
"""The scope in which nothing has a name."""
