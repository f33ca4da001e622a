"""The closures of traversals such as `aws_kms_key.main.arn`, which most expressions are: all names of one in one closure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.select import attribute
from hclscan.hcl.syntax import Expression, GetAttribute
from hclscan.hcl.values import EvaluationError, InstanceObject, Unknown, Value

Step = tuple[str, int, int]
"""A name, and the place of the expression that it completes."""


def steps_of(node: GetAttribute) -> tuple[Expression, Sequence[Step]]:
    """What a path starts from, and the names that follow."""
    steps: list[Step] = []
    source: Any = node
    while type(source) is GetAttribute:
        steps.append((source.name, source.start, source.end))
        source = source.source
    steps.reverse()
    return source, steps


def first_name(name: str, start: int, end: int) -> Evaluator:
    """The closure of the first name of a traversal."""

    def run(scope: Scope) -> Value:
        try:
            return scope.root(name)
        except EvaluationError as error:
            if scope.recovering:
                return Unknown(reason=error.summary)
            raise error.at(start, end) from None

    return run


def followed(run: Evaluator, steps: Sequence[Step], absent: Callable[[InstanceObject, str], Value]) -> Evaluator:
    """The closure of the names that follow an expression; `absent` as of a language."""

    def follow(scope: Scope) -> Value:
        value = run(scope)
        for name, start, end in steps:
            if isinstance(value, dict) and name in value:
                value = value[name]
                continue
            try:
                value = attribute(value, name, absent)
            except EvaluationError as error:
                if not scope.recovering:
                    raise error.at(start, end) from None
                value = Unknown(reason=error.summary)
        return value

    return follow
