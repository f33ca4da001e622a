"""What is put around the closures of expressions: places of errors, recovery from them, what a language makes of results."""

from __future__ import annotations

from typing import Any

from hclscan.hcl.containers import settled, untyped
from hclscan.hcl.results import CONCEALING, concealed
from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.types import Type
from hclscan.hcl.values import EvaluationError, Namespace, OneOf, Sensitive, Unknown, Value, sensitive


def placed(run: Evaluator, start: int, end: int, kind: Type | None = None) -> Evaluator:
    """The closure, with errors placed at the expression unless a part of it has placed them.

    `kind` is the type that an expression of this form has, whatever its operands are.
    """

    def run_placed(scope: Scope) -> Value:
        try:
            return run(scope)
        except EvaluationError as error:
            if scope.recovering:
                return Unknown(reason=error.summary, kind=kind, present=kind is not None)
            raise error.at(start, end) from None

    return run_placed


def whole(run: Evaluator, node: Any) -> Evaluator:
    """The closure, with a namespace, or a collection of them, taken for the objects that it stands for."""

    def run_whole(scope: Scope) -> Value:
        value = run(scope)
        if isinstance(value, (Namespace, tuple, dict)) and _is_namespace(value):
            try:
                return settled(value)
            except EvaluationError as error:
                raise error.at(node.start, node.end) from None
        return value

    return run_whole


def _is_namespace(value: Value) -> bool:
    if isinstance(value, Namespace):
        return True
    first = next(iter(value.values() if isinstance(value, dict) else value), None)
    return isinstance(first, Namespace)


def decided(run: Evaluator) -> Evaluator:
    """The closure, with a result of which one alternative is left taken for that alternative."""

    return lambda scope: only_alternative(run(scope))


def only_alternative(value: Value) -> Value:
    """The value; that alternative, where only one is left."""
    kind = type(value)
    if kind is OneOf and len(value.alternatives) == 1:
        return value.alternatives[0]
    if kind is Sensitive and type(value.value) is OneOf and len(value.value.alternatives) == 1:
        return sensitive(value.value.alternatives[0])
    return value


def recovered(run: Evaluator) -> Evaluator:
    """The closure, whose errors are placed, with an unknown value for an error that is recovered from."""

    def run_recovered(scope: Scope) -> Value:
        try:
            return run(scope)
        except EvaluationError as error:
            if scope.recovering:
                return Unknown(reason=error.summary)
            raise

    return run_recovered


def without_types(run: Evaluator) -> Evaluator:
    """The closure, with the types of nulls in its result left out: the policy language has none."""
    return lambda scope: untyped(run(scope))


def concealing(run: Evaluator, name: str) -> Evaluator:
    """The closure of a call, with what Terraform does not know of its result hidden in an alternative."""
    return (lambda scope: concealed(run(scope))) if name.removeprefix("core::") in CONCEALING else run


def raising(error: EvaluationError, start: int, end: int) -> Evaluator:
    """A closure that fails with a fresh copy of an error: whether it matters is decided when it runs."""

    def run(scope: Scope) -> Value:
        if scope.recovering:
            return Unknown(reason=error.summary)
        raise EvaluationError(error.summary, error.detail, start, end)

    return run
