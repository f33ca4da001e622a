"""What a verdict was found by: the attributes that were read and the lookups that were made, each with what it gave.

Where another resource gives the same answers to all of these, everything that was worked out from them is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from hclscan.hcl.values import EvaluationError, InstanceObject, ListValue, MapValue, SetValue, Unknown, Value
from hclscan.records import record

if TYPE_CHECKING:
    from hclscan.hcl.scope import Evaluator, Scope


@record
class Failure:
    """The answer of a question in error. What it says may become the reason of an unknown value."""

    summary: str


Answer: TypeAlias = "tuple[Evaluator, Value]"
"""A question, as the closure that asks it, and what it gave."""

ABOUT_THE_SUBJECT = frozenset(("attrs", "meta", "prior_attrs"))
"""The names in a rule's scope that stand for something of the resource that is judged."""

_PLAIN = frozenset((str, bool, int, Decimal))
_TYPED = frozenset((ListValue, SetValue, MapValue))


@dataclass(slots=True)
class Trace:
    """The questions that were asked while something was evaluated, each once, by what tells it from others.

    After `sound` answers, a question was asked inside a loop, about one of its elements, which cannot be asked again; -1 as
    long as none was. `met_itself` says that the subject was among others that were looked at: for another subject, that would
    be another one.
    """

    answers: dict[Any, Answer] = field(default_factory=dict)
    sound: int = -1
    met_itself: bool = False

    def spoil(self) -> None:
        """Notes that something is asked that is not among the answers."""
        if self.sound < 0:
            self.sound = len(self.answers)


def _ask(run: Evaluator, scope: Scope) -> Value:
    """What a question gives in a scope: a value, or a `Failure`."""
    try:
        return run(scope)
    except EvaluationError as error:
        return Failure(error.summary)


def reading(run: Evaluator, key: Any) -> Evaluator:
    """The closure of a path that starts at the subject, which notes what it gives."""

    def read(scope: Scope) -> Value:
        trace: Trace | None = scope.context.trace
        if trace is None:
            return run(scope)
        if key in trace.answers:
            return run(scope)
        if scope.recovering:
            # What it gives where errors are recovered from follows from what it gives otherwise.
            trace.answers[key] = (run, _ask(run, scope.recover(False)))
            return run(scope)
        try:
            value = run(scope)
        except EvaluationError as error:
            trace.answers[key] = (run, Failure(error.summary))
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
        known = trace.answers.get(key)
        if known is not None and type(known[1]) is not Failure:
            return known[1]
        if about_elements:
            trace.spoil()
        context.trace = None
        try:
            if not about_elements and known is None:
                answer = _ask(run, scope.recover(False))
                trace.answers[key] = (run, answer)
                if type(answer) is not Failure:
                    return answer
            return run(scope)
        finally:
            context.trace = trace

    return asked


def unnoted(run: Evaluator, scope: Scope) -> Value:
    """What an expression gives that is the same for all resources that are compared: what it asks need not be noted."""
    context = scope.context
    trace, context.trace = context.trace, None
    try:
        return run(scope)
    finally:
        context.trace = trace


def alike(value: Value, other: Value, here: str, there: str) -> bool:
    """Whether two values are the same to everybody. Blocks of the two subjects are when they have the same content."""
    if value is other:
        return True
    kind = type(value)
    if kind is not type(other):
        return False
    if kind in _PLAIN or kind is Failure:
        return bool(value == other)
    if kind is Unknown:
        return bool(value == other and (value.kind, value.present, value.bounds) == (other.kind, other.present, other.bounds))
    if kind in _TYPED and value.element != other.element:
        return False
    if isinstance(value, InstanceObject):
        path = value.reference.path
        if not path or other.reference.path != path or (value.reference.address, other.reference.address) != (here, there):
            return False
    if isinstance(value, dict):
        # The order counts too: reasons and evidence are listed in it.
        return len(value) == len(other) and all(
            name == named and alike(value[name], other[named], here, there) for name, named in zip(value, other, strict=True)
        )
    if isinstance(value, tuple):
        return len(value) == len(other) and all(alike(*pair, here, there) for pair in zip(value, other, strict=True))
    return False
