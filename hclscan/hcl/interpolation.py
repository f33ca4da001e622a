"""Values as parts of texts, and the closures of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hclscan.hcl import metering
from hclscan.hcl.alternatives import apply
from hclscan.hcl.conversion import to_string
from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.texts import composed, text_with_holes
from hclscan.hcl.types import STRING, Primitive
from hclscan.hcl.values import EvaluationError, Unknown, Value, as_present, is_null, type_name


def interpolated(value: Value) -> Value:
    """A value as a part of a text."""
    if type(value) is str:
        return value
    if is_null(value):
        raise EvaluationError("Invalid template value", "null cannot be put into a text")
    if isinstance(value, (tuple, dict)):
        raise EvaluationError(
            "Invalid template value", f"a {type_name(value)} cannot be put into a text; use jsonencode or join"
        )
    if type(value) is Unknown and not isinstance(value.kind, Primitive):
        # What it turns out to be decides whether it has a text.
        return replace(value, kind=STRING)
    return to_string(value)


def joined(*parts: Value) -> Value:
    """The parts in a row, each a text or an unknown one."""
    for part in parts:
        if type(part) is not str:
            text = text_with_holes(parts)
            return replace(text, kind=STRING) if type(text) is Unknown else text
    metering.current.text(sum(map(len, parts)))
    return composed("".join(parts))


def text_of(parts: Sequence[Evaluator | str], start: int, end: int) -> Evaluator:
    """The closure of a text, of its literal parts and the closures of the others."""

    def run(scope: Scope) -> Value:
        try:
            text = apply(joined, *[part if type(part) is str else part(scope) for part in parts])  # type: ignore[operator]
            return text if type(text) is str else as_present(text)
        except EvaluationError as error:
            if scope.recovering:
                return Unknown(reason=error.summary, kind=STRING, present=True)
            raise error.at(start, end) from None

    return run


def part_of(run: Evaluator, start: int, end: int) -> Evaluator:
    """The closure of a part of a text, of that of the expression in it."""

    def run_part(scope: Scope) -> Value:
        try:
            value = run(scope)
            return value if type(value) is str else apply(interpolated, value)
        except EvaluationError as error:
            if scope.recovering:
                return Unknown(reason=error.summary, kind=STRING, present=True)
            raise error.at(start, end) from None

    return run_part
