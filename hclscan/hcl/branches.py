"""Where it matters which expression is evaluated: conditionals, short circuits, `try` and `can`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hclscan.hcl import operators, syntax
from hclscan.hcl.alternatives import apply
from hclscan.hcl.containers import one_of
from hclscan.hcl.conversion import convert, describe_value
from hclscan.hcl.scope import Evaluator, Language, Scope
from hclscan.hcl.types import ANY, BOOL, Type
from hclscan.hcl.unification import type_of, unify
from hclscan.hcl.values import (
    Bounds,
    EvaluationError,
    ListValue,
    MapValue,
    OneOf,
    Reference,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    bounds_of,
    is_deferred,
    is_known,
    is_null,
    is_number,
    is_present,
    is_wholly_known,
    origins,
    reveal,
    sensitive,
    unknown_from,
)


def chosen(test: Value, yes: Evaluator, no: Evaluator, scope: Scope, convert: bool) -> Value:
    """The result of a conditional: one branch, or one of both when the test is undecided."""

    def choose(plain: Value) -> Value:
        if is_null(plain) and not scope.recovering:
            raise EvaluationError("The condition is null", "it must be true or false")
        if type(plain) is Unknown:
            return _either(yes, no, scope, plain)
        try:
            decision = operators.truth(plain)
        except EvaluationError as error:
            if not scope.recovering:
                raise
            return Unknown(reason=error.summary, kind=_shared_type(yes(scope), no(scope)))
        taken, other = (yes, no) if decision else (no, yes)
        value = taken(scope)
        if not convert:
            return converted(value, other, scope)
        # Only the errors of the branch that is taken count; of the other it is the type.
        alternative = other(scope.recover())
        result = unified(reveal(value), reveal(alternative))
        return sensitive(result) if type(value) is Sensitive or type(alternative) is Sensitive else result

    return apply(choose, test)


def converted(value: Value, other: Evaluator, scope: Scope) -> Value:
    """The result of a conditional of policies: a number or truth value is a text where the other branch gives one."""
    if type(value) is not bool and not is_number(value):
        return value
    alternative = other(scope.recover())
    return unified(value, alternative) if type(alternative) is str else value


def unified(value: Value, other: Value) -> Value:
    """One result of a conditional, converted to the type it shares with the other. Raises when they share none."""
    if type(value) is type(other) and isinstance(value, (str, int)):
        return value
    if _is_open(value) or _is_open(other):
        return value
    kind = unify((value, other))
    if kind is None:
        raise EvaluationError(
            "Inconsistent conditional results",
            f"both must be of one type, but they are {describe_value(value)} and {describe_value(other)}",
        )
    return convert(value, kind)


def _either(yes: Evaluator, no: Evaluator, scope: Scope, test: Unknown) -> Value:
    values: list[Value] = []
    sound: list[Value] = []
    for branch in (yes, no):
        try:
            values.append(branch(scope.recover(False)))
            sound.append(values[-1])
        except EvaluationError:
            # Terraform reports the error of a branch when it is taken; of its value it is the type that counts.
            values.append(branch(scope.recover()))
    both = _one_of_both(values[0], values[1], origins(test))
    if len(sound) != 1 or not (type(both) is OneOf or type(both) is Unknown):
        return both
    # A branch in error cannot be the one that holds.
    choice = one_of(sound, origins(test))
    return replace(choice, kind=both.kind, present=both.present) if type(choice) is OneOf else choice


def _shared_type(first: Value, second: Value) -> Type | None:
    """The type of a conditional with these results; None when it is open, as after an error in one of them."""
    return None if _is_open(first) or _is_open(second) else unify((first, second))


def _one_of_both(yes: Value, no: Value, causes: Sequence[Reference]) -> Value:
    if type(yes) is Sensitive or type(no) is Sensitive:
        return sensitive(_one_of_both(reveal(yes), reveal(no), causes))
    first, second = unified(yes, no), unified(no, yes)
    if is_null(first) and is_null(second):
        return first
    kind = unify((yes, no))
    # Only of results that have one type to begin with Terraform compares what it knows.
    if kind == type_of(yes) == type_of(no):
        if _same_in_range(first, second):
            return first
        if isinstance(first, ListValue) and isinstance(second, ListValue) and len(first) == len(second):
            return ListValue(one_of(pair, causes) for pair in zip(first, second, strict=True))
        if isinstance(first, SetValue) and isinstance(second, SetValue) and len(first) == len(second) == 1:
            return SetValue((one_of((*first, *second), causes),))
    present = is_present(yes) and is_present(no)
    choice = one_of((first, second), causes)
    bounds = _joint_bounds(first, second) if kind == type_of(yes) == type_of(no) else None
    return replace(choice, kind=None if _is_open(yes) or _is_open(no) else kind, present=present, bounds=bounds)


def _joint_bounds(first: Value, second: Value) -> Bounds | None:
    """The bounds of what is one of two numbers or collections."""
    (low, high), (other_low, other_high) = _size(first), _size(second)
    least = None if low is None or other_low is None else min(low, other_low)
    most = None if high is None or other_high is None else max(high, other_high)
    return None if least is None and most is None else (least, most)


def _size(value: Value) -> Bounds:
    if isinstance(value, (ListValue, MapValue)):
        return len(value), len(value)
    if isinstance(value, SetValue):
        # Unknown elements may turn out to be equal to others.
        return (len(value) if is_wholly_known(value) else min(len(value), 1)), len(value)
    return bounds_of(value)


def _is_open(value: Value) -> bool:
    """Whether not even the type of an unknown value is known: then the type of the other result need not be that of both."""
    return is_deferred(value) and type_of(value) == ANY


def _same_in_range(first: Value, second: Value) -> bool:
    """Whether Terraform takes both results, which are of one type, for one: nulls, equal numbers, and empty collections."""
    if is_number(first) and is_number(second):
        return bool(first == second)
    if isinstance(first, (SetValue, MapValue)) and isinstance(second, (SetValue, MapValue)):
        return not first and not second
    return is_null(first) and is_null(second)


def lazy(left: Evaluator, right: Evaluator, decisive: bool) -> Evaluator:
    """`&&` (decisive: false) or `||` (decisive: true), whose right operand is evaluated only where it can matter."""
    operation = operators.disjunction if decisive else operators.conjunction

    def run(scope: Scope) -> Value:
        first = left(scope)
        if first is decisive:
            return first
        if not is_deferred(first) and operators.truth(first) is decisive:
            return decisive
        return operation(first, right(scope))

    return run


def attempt(arguments: Sequence[Evaluator], nodes: Sequence[syntax.Expression], language: Language) -> Evaluator:
    """`try`: the first argument that succeeds.

    Terraform makes the result unknown when that argument depends on anything unknown, since it may yet fail. A plain
    traversal that succeeded cannot fail later. Policies use what is known of any value (`refined`): the parts of a decoded
    document are known although some of its texts have holes.
    """

    def run(scope: Scope) -> Value:
        failures: list[str] = []
        scope = scope.recover(False)
        for argument, node in zip(arguments, nodes, strict=True):
            try:
                value = argument(scope)
            except EvaluationError as error:
                # Not the error itself: it would keep this frame alive, which keeps the list.
                failures.append(error.summary)
                continue
            if language.refined or is_wholly_known(value):
                return value
            if type(value) is Unknown:
                # The type and all else may still be that of a later argument.
                return replace(value, kind=None, present=False)
            if _plain(node):
                return one_of((value,), origins(value))
            return replace(value, kind=None, present=False) if type(value) is OneOf else unknown_from(value)
        if not failures:
            raise EvaluationError("Missing argument", f"{language.attempt} needs at least one expression")
        raise EvaluationError("No expression succeeded", "; ".join(failures))

    return run


def possible(argument: Evaluator, node: syntax.Expression, language: Language) -> Evaluator:
    """`can`: whether the argument succeeds."""

    def run(scope: Scope) -> Value:
        try:
            value = argument(scope.recover(False))
        except EvaluationError:
            return False
        if is_wholly_known(value) or (language.refined and _plain(node) and is_known(value)):
            return True
        return unknown_from(value, kind=BOOL)

    return run


def _plain(node: syntax.Expression) -> bool:
    """Whether an expression only selects: what such an expression has found stays there."""
    while isinstance(node, (syntax.GetAttribute, syntax.Index, syntax.Parenthesized, syntax.Wrapped)):
        if isinstance(node, syntax.Index) and not isinstance(node.key, syntax.Literal):
            return False
        node = node.source if isinstance(node, (syntax.GetAttribute, syntax.Index)) else node.expression
    return isinstance(node, (syntax.Variable, syntax.Literal))
