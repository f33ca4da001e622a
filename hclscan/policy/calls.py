"""Calls of functions in policies. Arguments of types that a function takes as they are need nothing of what others need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from hclscan.hcl import syntax
from hclscan.hcl.closures import only_alternative
from hclscan.hcl.containers import untyped
from hclscan.hcl.functions.signature import Acceptable, Function, acceptable, call, checked
from hclscan.hcl.results import described
from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.values import EvaluationError, Unknown, Value
from hclscan.policy.functions import POLICY_LANGUAGE


def called(function: Function, types: Acceptable, arguments: Sequence[Evaluator], start: int, end: int) -> Evaluator:
    """The closure of a call."""
    invoke = _invoking(function, types)

    def run(scope: Scope) -> Value:
        inner = scope.recover(False) if scope.recovering else scope
        try:
            return invoke([argument(inner) for argument in arguments], inner.context)
        except EvaluationError as error:
            if scope.recovering:
                return Unknown(reason=error.summary)
            raise error.at(start, end) from None

    return run


Invoke: TypeAlias = "Callable[[list[Value], Any], Value]"
"""Gives the result of a function on values, in a context, or raises `EvaluationError`."""


def _invoking(function: Function, types: Acceptable) -> Invoke:
    """A function, called. Arguments of types that the implementation takes as they are need nothing of what others need."""
    operation, in_context, name, plain = function.implementation, function.in_context, function.name, function.plain

    def invoke(values: list[Value], context: Any) -> Value:
        for value, accepted in zip(values, types):  # noqa: B905 - as many as there are arguments
            if type(value) not in accepted:
                result = call(function, values, context)
                break
        else:
            try:
                result = operation(context, *values) if in_context else operation(*values)
            except (RecursionError, UnicodeEncodeError):
                result = call(function, values, context)  # which says what that means
            if type(result) is bool:
                return result
            result = checked(result)
        result = described(result, name, values)
        return only_alternative(result if plain else untyped(result))

    return invoke


def invocation(node: syntax.Call) -> Invoke | None:
    """What a call does with the values of its arguments; None for one that takes more than these, or is wrong."""
    function = POLICY_LANGUAGE.functions.get(node.name)
    if function is not None and function.in_context:
        return None
    types = None if function is None or node.expand else acceptable(function, len(node.arguments))
    return None if function is None or types is None else _invoking(function, types)
