"""The expressions of policies, compiled: as `hclscan.hcl.evaluate` does it, with the commonest forms in closures of one piece.

Rules are judged tens of thousands of times, nearly always on texts, truth values and attributes that are plainly there. Each
form here answers for such values at once, and leaves all others to what the languages have in common: it decides nothing that
those would decide otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from hclscan.hcl import operators, syntax
from hclscan.hcl.alternatives import apply
from hclscan.hcl.branches import chosen, converted
from hclscan.hcl.closures import decided, only_alternative, whole
from hclscan.hcl.evaluate import Compiler
from hclscan.hcl.functions.signature import Function, acceptable
from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.select import attribute, element
from hclscan.hcl.types import BOOL, Type
from hclscan.hcl.values import EvaluationError, InstanceObject, Unknown, Value, is_deferred
from hclscan.policy import identity
from hclscan.policy.calls import called
from hclscan.policy.functions import POLICY_LANGUAGE, same
from hclscan.policy.recording import ABOUT_THE_SUBJECT, asking, reading, unnoted
from hclscan.policy.scope import LocalValues
from hclscan.policy.steady import Needs, Steady
from hclscan.policy.symbols import mentions

_PLAIN = frozenset((str, bool, int, type(None)))
_MISSING: Any = object()
"""Stands for what is not there, where nobody will read why."""


def compile_policy(node: syntax.Expression, bound: frozenset[str] = frozenset(), steady: Steady | None = None) -> Evaluator:
    """The closure that evaluates an expression of a policy. `bound` names what enclosing `for` expressions bind.

    `steady` is what is known of a warm rule: the values of its steady parts are kept for other resources, and what is read of
    the subject and what is looked up is noted where the context wants that.
    """
    return _PolicyCompiler(POLICY_LANGUAGE, steady=steady).compile(node, bound)


@dataclass(frozen=True, eq=False, repr=False)
class _PolicyCompiler(Compiler):
    steady: Steady | None = None
    calls: dict[tuple[int, frozenset[str]], Evaluator] = field(default_factory=dict)
    """Calls that are compiled: an argument of `core::try` is needed twice, and would be again in each of those."""

    def source(self, node: Any, bound: frozenset[str]) -> Evaluator:
        if type(node) not in _OF_ONE_PIECE:
            return super().source(node, bound)
        self.nodes[0] += 1
        return self.form(node, bound)

    def compile(self, node: Any, bound: frozenset[str]) -> Evaluator:
        key = (id(node), bound)
        if type(node) is syntax.Call and (known := self.calls.get(key)) is not None:
            return known
        run = self.traversal(node, bound) if type(node) is syntax.GetAttribute else super().compile(node, bound)
        needs = None if self.steady is None else self.steady.nodes.get(id(node))
        run = run if needs is None else _kept(run, needs)
        if type(node) is syntax.Call:
            self.calls[key] = run
        return run

    # -- traversals --------------------------------------------------------------------------------------------------

    def variable(self, node: syntax.Variable, bound: frozenset[str]) -> Evaluator:
        if node.name in bound:
            return super().variable(node, bound)
        run = _named(node)
        return reading(run, node.name) if self.steady is not None and node.name in ABOUT_THE_SUBJECT else run

    def get_attribute(self, node: syntax.GetAttribute, bound: frozenset[str]) -> Evaluator:
        return self.path(node, bound, peeking=False)

    def traversal(self, node: syntax.GetAttribute, bound: frozenset[str]) -> Evaluator:
        """A path such as `attrs.a.b`, for itself: a namespace at its end is taken for the objects that it stands for."""
        return whole(self.path(node, bound, peeking=False), node)

    def path(self, node: syntax.GetAttribute, bound: frozenset[str], peeking: bool) -> Evaluator:
        """A path. `peeking`: what is not there is `_MISSING`, where that is seen at once."""
        source, steps = self.steps(node)
        if type(source) is not syntax.Variable or source.name in bound:
            return _following(self.source(source, bound), steps, peeking)
        run = _following(_named(source), steps, peeking)
        if self.steady is None:
            return run
        names = [name for name, _, _ in steps]
        if source.name == "local" and names[0] in self.steady.changing:
            return asking(run, (peeking, "local", *names), about_elements=False)
        return reading(run, (peeking, source.name, *names)) if source.name in ABOUT_THE_SUBJECT else run

    def steps(self, node: syntax.GetAttribute) -> tuple[Any, Sequence[tuple[str, int, int]]]:
        """What a path starts from, and the names that follow with the places of the expressions that they complete."""
        steps: list[tuple[str, int, int]] = []
        source: Any = node
        while type(source) is syntax.GetAttribute:
            steps.append((source.name, source.start, source.end))
            source = source.source
        self.nodes[0] += len(steps)
        return source, steps[::-1]

    def index(self, node: syntax.Index, bound: frozenset[str]) -> Evaluator:
        source, key = self.source(node.source, bound), self.compile(node.key, bound)
        select = partial(element, absent=self.language.absent, index_sets=self.language.index_sets)

        def run(scope: Scope) -> Value:
            collection, step = source(scope), key(scope)
            if type(step) is int and isinstance(collection, tuple) and 0 <= step < len(collection):
                return only_alternative(collection[step])
            if type(step) is str and isinstance(collection, dict) and step in collection:
                return only_alternative(collection[step])
            try:
                # Nothing is worked out again: indexes of indexes would take twice as long with each.
                return only_alternative(apply(select, collection, step))
            except EvaluationError as error:
                if scope.recovering:
                    return Unknown(reason=error.summary)
                raise error.at(node.start, node.end) from None

        return run

    # -- operators ---------------------------------------------------------------------------------------------------

    def unary(self, node: syntax.Unary, bound: frozenset[str]) -> Evaluator:
        if node.operator != "!":
            return decided(super().unary(node, bound))
        operand, start, end = self.compile(node.operand, bound), node.start, node.end

        def run(scope: Scope) -> Value:
            value = operand(scope)
            if value is True or value is False:
                return not value
            try:
                return only_alternative(operators.negation(value))
            except EvaluationError as error:
                if scope.recovering:
                    return _in_error(error, BOOL)
                raise error.at(start, end) from None

        return run

    def binary(self, node: syntax.Binary, bound: frozenset[str]) -> Evaluator:
        if node.operator in ("&&", "||"):
            return self.logical(node, bound)
        if node.operator in ("==", "!="):
            return self.comparison(node, bound)
        return decided(super().binary(node, bound))

    def logical(self, node: syntax.Binary, bound: frozenset[str]) -> Evaluator:
        return logical(self.compile(node.left, bound), self.compile(node.right, bound), node.operator, node.start, node.end)

    def comparison(self, node: syntax.Binary, bound: frozenset[str]) -> Evaluator:
        left, right, wanted = self.compile(node.left, bound), self.compile(node.right, bound), node.operator == "=="
        start, end = node.start, node.end

        def run(scope: Scope) -> Value:
            first, second = left(scope), right(scope)
            kind = type(first)
            if kind in _PLAIN and type(second) in _PLAIN:
                return (kind is type(second) and first == second) is wanted
            try:
                verdict = same(scope.context, first, second)
                return only_alternative(verdict if wanted else operators.negation(verdict))
            except EvaluationError as error:
                if scope.recovering:
                    return _in_error(error, None)
                raise error.at(start, end) from None

        return run

    def conditional(self, node: syntax.Conditional, bound: frozenset[str]) -> Evaluator:
        test, yes, no = (self.compile(part, bound) for part in (node.test, node.yes, node.no))
        start, end = node.start, node.end
        # A number or truth value is a text where the other branch gives one: then that branch is looked at too.
        alone = (_gives_no_text(node.yes), _gives_no_text(node.no))

        def run(scope: Scope) -> Value:
            decision = test(scope)
            try:
                if decision is True:
                    value = yes(scope)
                    return only_alternative(value if alone[1] else converted(value, no, scope))
                if decision is False:
                    value = no(scope)
                    return only_alternative(value if alone[0] else converted(value, yes, scope))
                return only_alternative(chosen(decision, yes, no, scope, False))
            except EvaluationError as error:
                if scope.recovering:
                    return _in_error(error, None)
                raise error.at(start, end) from None

        return run

    # -- calls -------------------------------------------------------------------------------------------------------

    def call(self, node: syntax.Call, bound: frozenset[str]) -> Evaluator:
        if node.name == self.language.attempt and len(node.arguments) > 1:
            return self.attempt(node, bound)
        function = self.language.functions.get(node.name)
        types = None if function is None or node.expand else acceptable(function, len(node.arguments))
        if function is None or types is None:
            return decided(super().call(node, bound))
        run = called(function, types, [self.compile(argument, bound) for argument in node.arguments], node.start, node.end)
        return self.asking(run, function, node, bound) if self.steady is not None and function.in_context else run

    def asking(self, run: Evaluator, function: Function, node: syntax.Call, bound: frozenset[str]) -> Evaluator:
        """A call whose result depends on other resources. What it says of elements of a loop cannot be asked again."""
        about_elements = any(mentions(node, name) for name in bound)
        # These depend on nothing but their arguments, which are noted.
        return (
            run if about_elements and function.name in _OF_ARGUMENTS else asking(run, id(node), about_elements=about_elements)
        )

    def attempt(self, node: syntax.Call, bound: frozenset[str]) -> Evaluator:
        """`core::try`. Mostly its first argument is a path, which is there or not: that needs no error to find out."""
        first = node.arguments[0]
        otherwise = super().call(node, bound)
        if type(first) is not syntax.GetAttribute or len(node.arguments) != 2:
            return decided(otherwise)
        peek, plain = self.path(first, bound, peeking=True), self.path(first, bound, peeking=False)
        second = self.compile(node.arguments[1], bound)
        start, end = node.start, node.end

        def run(scope: Scope) -> Value:
            if scope.recovering:
                return only_alternative(otherwise(scope))
            try:
                value = peek(scope)
            except EvaluationError:
                value = _MISSING
            if value is not _MISSING:
                return only_alternative(value)
            try:
                return only_alternative(second(scope))
            except EvaluationError as error:
                failures = [_failure(plain, scope), error.summary]
            raise EvaluationError("No expression succeeded", "; ".join(failures), start, end)

        return run


_NO_TEXTS = frozenset((
    syntax.Unary, syntax.Binary, syntax.For, syntax.Splat, syntax.TupleConstructor, syntax.ObjectConstructor,
))  # fmt: skip


def _gives_no_text(node: Any) -> bool:
    """Whether the form of an expression says that its value is no text."""
    kind = type(node)
    if kind is syntax.Literal:
        return type(node.value) is not str
    if kind is syntax.Parenthesized:
        return _gives_no_text(node.expression)
    if kind is syntax.Conditional:
        return _gives_no_text(node.yes) and _gives_no_text(node.no)
    return kind in _NO_TEXTS


def logical(left: Evaluator, right: Evaluator, operator: str, start: int = -1, end: int = -1) -> Evaluator:
    """The closure of `&&` or `||`: the right operand is evaluated where it matters."""
    decisive = operator == "||"
    operation = operators.disjunction if decisive else operators.conjunction

    def run(scope: Scope) -> Value:
        first = left(scope)
        if first is decisive:
            return first
        try:
            if first is not True and first is not False and not is_deferred(first) and operators.truth(first) is decisive:
                return decisive
            second = right(scope)
            if (second is True or second is False) and (first is True or first is False):
                return second
            return only_alternative(operation(first, second))
        except EvaluationError as error:
            if scope.recovering:
                return _in_error(error, BOOL)
            raise error.at(start, end) from None

    return run


def _kept(run: Evaluator, needs: Needs) -> Evaluator:
    """The closure, whose value is worked out once for all resources that are the same to it."""
    token = object()

    def kept(scope: Scope) -> Value:
        values = scope.root("local")
        if type(values) is not LocalValues or scope.recovering:
            return run(scope)
        key = (token, values.subject.known_by(needs))
        value = values.kept.get(key, _MISSING)
        if value is _MISSING:
            value = values.kept[key] = unnoted(run, scope)
        return value

    return kept


_OF_ARGUMENTS = ("core::contains", "core::distinct")

_OF_ONE_PIECE = frozenset((
    syntax.Variable, syntax.GetAttribute, syntax.Index, syntax.Unary, syntax.Binary, syntax.Conditional, syntax.Call,
))  # fmt: skip


def _named(node: syntax.Variable) -> Evaluator:
    name, start, end = node.name, node.start, node.end

    def run(scope: Scope) -> Value:
        try:
            return scope.root(name)
        except EvaluationError as error:
            if scope.recovering:
                return _in_error(error, None)
            raise error.at(start, end) from None

    return run


def _failure(run: Evaluator, scope: Scope) -> str:
    """What is wrong with an expression in error."""
    try:
        run(scope)
    except EvaluationError as error:
        return error.summary
    return ""


def _in_error(error: EvaluationError, kind: Type | None) -> Unknown:
    """What an expression in error gives where that is recovered from. `kind` is the type that it would have."""
    return Unknown(reason=error.summary, kind=kind, present=kind is not None)


def _following(source: Evaluator, steps: Sequence[tuple[str, int, int]], peeking: bool) -> Evaluator:
    """The closure of a path. `peeking`: what is not there is `_MISSING`, where that is seen at once."""
    absent = POLICY_LANGUAGE.absent

    def run(scope: Scope) -> Value:
        value = source(scope)
        start = end = 0
        try:
            for name, start, end in steps:  # noqa: B007 - where an error is
                kind = type(value)
                if kind is dict or kind is InstanceObject:
                    found = value.get(name, _MISSING)
                    if found is _MISSING:
                        if peeking and (kind is dict or identity.absent(value, name) is None):
                            return _MISSING
                        found = attribute(value, name, absent)
                    value = found
                elif peeking and value is None:
                    return _MISSING
                else:
                    value = attribute(value, name, absent)
        except EvaluationError as error:
            if scope.recovering:
                return _in_error(error, None)
            raise error.at(start, end) from None
        return value

    return run
