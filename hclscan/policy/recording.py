"""What a verdict was found by: the attributes that were read and the lookups that were made, each with what it gave.

Where another resource gives the same answers to all of these, everything that was worked out from them is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from hclscan.hcl.values import EvaluationError, InstanceObject, Unknown, Value

if TYPE_CHECKING:
    from hclscan.hcl.scope import Evaluator, Scope

FAILED: Any = object()
"""Stands for the answer of a question in error."""

Answer: TypeAlias = "tuple[Evaluator, Value]"
"""A question, as the closure that asks it, and what it gave."""

ABOUT_THE_SUBJECT = frozenset(("attrs", "meta", "prior_attrs"))
"""The names in a rule's scope that stand for something of the resource that is judged."""

_PLAIN = frozenset((str, bool, int, Decimal))


@dataclass(slots=True)
class Trace:
    """The questions that were asked while something was evaluated, each once, by what tells it from others.

    It is not `complete` when a question was asked inside a loop, about one of its elements, which cannot be asked again, or
    when the subject itself was among others that were asked.
    """

    answers: dict[Any, Answer] = field(default_factory=dict)
    complete: bool = True


def reading(run: Evaluator, key: Any) -> Evaluator:
    """The closure of a path that starts at the subject, which notes what it gives."""

    def read(scope: Scope) -> Value:
        trace: Trace | None = scope.context.trace
        if trace is None:
            return run(scope)
        try:
            value = run(scope)
        except EvaluationError:
            trace.answers[key] = (run, FAILED)
            raise
        trace.answers[key] = (run, value)
        return value

    return read


def asking(run: Evaluator, key: Any, *, about_elements: bool) -> Evaluator:
    """The closure of a lookup, or of a local, which notes what it gives, and not what that was made from."""

    def asked(scope: Scope) -> Value:
        context = scope.context
        trace: Trace | None = context.trace
        if trace is None:
            return run(scope)
        context.trace = None
        try:
            value = run(scope)
        except EvaluationError:
            trace.complete = False
            raise
        finally:
            context.trace = trace
        if about_elements:
            trace.complete = False
        else:
            trace.answers[key] = (run, value)
        return value

    return asked


def same_answers(answers: Iterable[Answer], scope: Scope, here: str, there: str) -> bool:
    """Whether all questions have the same answers in a scope, whose subject is `here`; the other one is `there`."""
    for run, expected in answers:
        try:
            value = run(scope)
        except EvaluationError:
            value = FAILED
        if not alike(value, expected, here, there):
            return False
    return True


def alike(value: Value, other: Value, here: str, there: str) -> bool:
    """Whether two values are the same to everybody. Blocks of the two subjects are when they have the same content."""
    if value is other:
        return True
    kind = type(value)
    if kind is not type(other):
        return False
    if kind in _PLAIN:
        return bool(value == other)
    if kind is Unknown:
        return bool(value == other and (value.kind, value.present, value.bounds) == (other.kind, other.present, other.bounds))
    if isinstance(value, InstanceObject):
        path = value.reference.path
        if not path or other.reference.path != path or (value.reference.address, other.reference.address) != (here, there):
            return False
    if isinstance(value, dict):
        return value.keys() == other.keys() and all(alike(value[key], other[key], here, there) for key in value)
    if isinstance(value, tuple):
        return len(value) == len(other) and all(alike(*pair, here, there) for pair in zip(value, other, strict=True))
    return False
