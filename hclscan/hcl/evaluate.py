"""Syntax to values: each expression is compiled once to a closure, and run in any number of scopes.

A closure takes a `Scope` and returns a value or raises `EvaluationError`, which carries the offsets of the expression in
error. Callers that hold the file (modules, policies) turn the error into a diagnostic.

What differs between Terraform's configuration language and the policy language is in `Language`, and only there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from hclscan.hcl import metering, operators, syntax
from hclscan.hcl.alternatives import apply
from hclscan.hcl.branches import attempt, chosen, lazy, possible
from hclscan.hcl.closures import concealing, decided, placed, raising, recovered, whole, without_types
from hclscan.hcl.functions import Function, call
from hclscan.hcl.interpolation import joined, part_of, text_of
from hclscan.hcl.loops import Loop, check_iterable, items, iteration, object_key
from hclscan.hcl.results import described
from hclscan.hcl.scope import Evaluator, Language, Scope
from hclscan.hcl.select import element
from hclscan.hcl.traversals import first_name, followed, steps_of
from hclscan.hcl.types import BOOL, NUMBER, STRING, ListType, MapType, ObjectType, Primitive, SetType, TupleType, has_any
from hclscan.hcl.unification import element_type, of_elements, type_of
from hclscan.hcl.values import (
    EvaluationError,
    ListValue,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    is_null,
    sensitive,
    type_name,
    unknown_from,
)

__all__ = ["Compiler", "Evaluator", "Language", "Scope", "compile_expression", "unknown_function"]


def compile_expression(node: syntax.Expression, language: Language, bound: frozenset[str] = frozenset()) -> Evaluator:
    """The closure that evaluates an expression. `bound` names what enclosing `for` expressions bind."""
    return Compiler(language).compile(node, bound)


@dataclass(frozen=True, eq=False, repr=False)
class Compiler:
    """Compiles one expression; `nodes` counts its nodes so far, which is what a round of a loop costs."""

    language: Language
    nodes: list[int] = field(default_factory=lambda: [0])

    def compile(self, node: Any, bound: frozenset[str]) -> Evaluator:
        run = self.source(node, bound)
        return whole(run, node) if type(node) in _TRAVERSALS and not _is_bound(node, bound) else run

    def source(self, node: Any, bound: frozenset[str]) -> Evaluator:
        """The closure of what an attribute or element is taken of: it may give a namespace, which by itself is no value."""
        self.nodes[0] += 1
        run = self.form(node, bound)
        return decided(run) if self.language.refined and type(node) in _DISTRIBUTING else run

    def form(self, node: Any, bound: frozenset[str]) -> Evaluator:
        """The closure of an expression of some form, by the method for that form."""
        form: Callable[[Any, frozenset[str]], Evaluator] = getattr(self, _FORMS[type(node)])
        return form(node, bound)

    # -- constants, texts --------------------------------------------------------------------------------------------

    def literal(self, node: syntax.Literal, bound: frozenset[str]) -> Evaluator:
        value = node.value
        return lambda scope: value

    def template(self, node: syntax.Template, bound: frozenset[str]) -> Evaluator:
        return text_of([self.part(part, bound) for part in node.parts], node.start, node.end)

    def part(self, node: Any, bound: frozenset[str]) -> Evaluator | str:
        if type(node) is syntax.Literal and type(node.value) is str:
            self.nodes[0] += 1
            return node.value
        run = self.compile(node, bound)
        if type(node) in (syntax.TemplateIf, syntax.TemplateFor):
            return run
        return part_of(run, node.start, node.end)

    def template_if(self, node: syntax.TemplateIf, bound: frozenset[str]) -> Evaluator:
        test, then, otherwise = (self.compile(part, bound) for part in (node.condition, node.then, node.otherwise))
        convert = self.language.convert_branches
        return placed(lambda scope: chosen(test(scope), then, otherwise, scope, convert), node.start, node.end, STRING)

    def template_for(self, node: syntax.TemplateFor, bound: frozenset[str]) -> Evaluator:
        collection = self.compile(node.collection, bound)
        names = {node.key_name, node.value_name} - {""}
        before = self.nodes[0]
        body = self.compile(node.body, bound | names)
        cost = self.nodes[0] - before
        key_name, value_name = node.key_name, node.value_name

        def run(scope: Scope) -> Value:
            def repeat(source: Value) -> Value:
                if type(source) is Unknown:
                    check_iterable(source)
                    return unknown_from(source, kind=STRING)
                spend = metering.current.spend
                rounds = []
                for key, value in items(source):
                    spend(cost)
                    rounds.append(body(iteration(scope, key_name, value_name, key, value)))
                return apply(joined, *rounds)

            return apply(repeat, collection(scope))

        return placed(run, node.start, node.end, STRING)

    def wrapped(self, node: syntax.Wrapped | syntax.Parenthesized, bound: frozenset[str]) -> Evaluator:
        return self.compile(node.expression, bound)

    # -- traversals --------------------------------------------------------------------------------------------------

    def variable(self, node: syntax.Variable, bound: frozenset[str]) -> Evaluator:
        name = node.name
        if name in bound:
            return lambda scope: scope.bound[name]  # type: ignore[index]
        return first_name(name, node.start, node.end)

    def get_attribute(self, node: syntax.GetAttribute, bound: frozenset[str]) -> Evaluator:
        source, steps = steps_of(node)
        self.nodes[0] += len(steps) - 1  # this node is counted already
        return followed(self.source(source, bound), steps, self.language.absent)

    def index(self, node: syntax.Index, bound: frozenset[str]) -> Evaluator:
        source, key = self.source(node.source, bound), self.compile(node.key, bound)
        select = partial(element, absent=self.language.absent, index_sets=self.language.index_sets)
        return placed(lambda scope: apply(select, source(scope), key(scope)), node.start, node.end)

    def splat_item(self, node: syntax.SplatItem, bound: frozenset[str]) -> Evaluator:
        return lambda scope: scope.bound["*"]  # type: ignore[index]

    def splat(self, node: syntax.Splat, bound: frozenset[str]) -> Evaluator:
        source = self.compile(node.source, bound)
        before = self.nodes[0]
        each = self.compile(node.each, bound)
        cost = self.nodes[0] - before

        def run(scope: Scope) -> Value:
            def each_of_unknown(value: Unknown) -> Value:
                match value.kind:
                    case ListType(element) | SetType(element):
                        result = type_of(each(scope.binding(**{"*": Unknown(kind=element)})))  # which may be an error
                        return unknown_from(value, kind=None if has_any(result) else ListType(result))
                    case TupleType(elements):
                        results = [type_of(each(scope.binding(**{"*": Unknown(kind=element)}))) for element in elements]
                        return unknown_from(value, kind=TupleType(tuple(results)), present=value.present)
                    case Primitive() | ObjectType() | MapType() if value.present:
                        return (each(scope.binding(**{"*": value})),)
                return unknown_from(value)

            def over(value: Value) -> Value:
                if type(value) is Unknown:
                    return each_of_unknown(value)
                if is_null(value):
                    if isinstance(type_of(value), (ListType, SetType, TupleType)):
                        raise EvaluationError("The value is null", "a list that is null has no elements to take")
                    return ()
                elements = value if isinstance(value, tuple) else (value,)
                metering.current.spend(cost * len(elements))
                results = [each(scope.binding(**{"*": item})) for item in elements]
                if not isinstance(value, (ListValue, SetValue)):
                    return tuple(results)
                return ListValue(results) if results else self.no_elements(each, scope, value)

            return apply(over, source(scope))

        return placed(run, node.start, node.end)

    def no_elements(self, each: Evaluator, scope: Scope, collection: ListValue | SetValue) -> ListValue:
        """The empty list that a splat makes of an empty collection; its type is that of what is taken of an element."""
        element = element_type(collection)
        if has_any(element):
            return ListValue()
        return of_elements(ListValue(), type_of(each(scope.binding(**{"*": Unknown(kind=element)}))))

    # -- operators ---------------------------------------------------------------------------------------------------

    def unary(self, node: syntax.Unary, bound: frozenset[str]) -> Evaluator:
        operand = self.compile(node.operand, bound)
        operation = operators.negation if node.operator == "!" else operators.negate
        kind = BOOL if node.operator == "!" else NUMBER
        return placed(lambda scope: operation(operand(scope)), node.start, node.end, kind)

    def binary(self, node: syntax.Binary, bound: frozenset[str]) -> Evaluator:
        left, right, operator = self.compile(node.left, bound), self.compile(node.right, bound), node.operator
        if operator in ("&&", "||") and self.language.lazy_logic:
            return placed(lazy(left, right, operator == "||"), node.start, node.end, BOOL)
        operation: Callable[[Value, Value], Value]
        if operator == "&&":
            operation = operators.strict(operators.conjunction)
        elif operator == "||":
            operation = operators.strict(operators.disjunction)
        elif operator in ("==", "!=") and self.language.identity is not None:
            return self.identity(node, left, right, self.language.identity)
        elif operator == "==":
            operation = self.language.equal
        elif operator == "!=":
            equality = self.language.equal
            return placed(lambda scope: operators.negation(equality(left(scope), right(scope))), node.start, node.end)
        else:
            operation = operators.arithmetic(operator)
        kind = NUMBER if operator in ("+", "-", "*", "/", "%") else BOOL
        return placed(lambda scope: operation(left(scope), right(scope)), node.start, node.end, kind)

    def identity(
        self, node: syntax.Binary, left: Evaluator, right: Evaluator, identity: Callable[[Any, Value, Value], Value]
    ) -> Evaluator:
        if node.operator == "==":
            return placed(lambda scope: identity(scope.context, left(scope), right(scope)), node.start, node.end)
        return placed(
            lambda scope: operators.negation(identity(scope.context, left(scope), right(scope))), node.start, node.end
        )

    def conditional(self, node: syntax.Conditional, bound: frozenset[str]) -> Evaluator:
        test, yes, no = (self.compile(part, bound) for part in (node.test, node.yes, node.no))
        convert = self.language.convert_branches
        return placed(lambda scope: chosen(test(scope), yes, no, scope, convert), node.start, node.end)

    # -- collections -------------------------------------------------------------------------------------------------

    def tuple(self, node: syntax.TupleConstructor, bound: frozenset[str]) -> Evaluator:
        constants = [item.value for item in node.elements if type(item) is syntax.Literal]
        if len(constants) == len(node.elements):
            self.nodes[0] += len(constants)
            constant = tuple(constants)
            return lambda scope: constant
        elements = [self.member(item, bound) for item in node.elements]
        return lambda scope: tuple([item(scope) for item in elements])

    def member(self, node: Any, bound: frozenset[str]) -> Evaluator:
        """The closure of an element, which pays for what it puts there: lists of lists by reference grow without bound."""
        run = self.compile(node, bound)
        if type(node) in _WRITTEN:
            return run

        def weighed(scope: Scope) -> Value:
            value = run(scope)
            if isinstance(value, (tuple, dict)):
                metering.current.weigh(value)
            return value

        return weighed

    def object(self, node: syntax.ObjectConstructor, bound: frozenset[str]) -> Evaluator:
        items = [(self.object_key(item.key, bound), self.member(item.value, bound), item) for item in node.items]

        def run(scope: Scope) -> Value:
            result: dict[str, Value] = {}
            unknown_keys, secret = [], False
            for key, value, item in items:
                name = key(scope.recover(False))
                if type(name) is not str:
                    if type(name) is Sensitive:
                        secret, name = True, name.value
                    try:
                        name = object_key(name)
                    except EvaluationError as error:
                        raise error.at(item.key.start, item.key.end) from None
                if type(name) is str:
                    result[name] = value(scope)
                else:
                    unknown_keys.append(name)
            whole: Value = unknown_from(*unknown_keys) if unknown_keys else result
            return sensitive(whole) if secret else whole

        return recovered(run)

    def object_key(self, node: Any, bound: frozenset[str]) -> Evaluator:
        if type(node) is syntax.GetAttribute:
            error = EvaluationError("Ambiguous key", "write quotes around a key that contains dots, or (…) around a reference")
            return raising(error, node.start, node.end)
        return placed(self.compile(node, bound), node.start, node.end)

    def for_expression(self, node: syntax.For, bound: frozenset[str]) -> Evaluator:
        collection = self.compile(node.collection, bound)
        inner = bound | ({node.key_name, node.value_name} - {""})
        before = self.nodes[0]
        value = self.compile(node.value, inner)
        key = None if node.key is None else self.compile(node.key, inner)
        condition = None if node.condition is None else self.compile(node.condition, inner)
        # Policies are read before they run, and are to be fast: what their tests are is seen at the first element.
        first = not self.language.refined
        loop = Loop(node.key_name, node.value_name, key, value, condition, node.grouping, first, self.nodes[0] - before)
        return placed(lambda scope: apply(partial(loop.run, scope), collection(scope.recover(False))), node.start, node.end)

    # -- calls -------------------------------------------------------------------------------------------------------

    def call(self, node: syntax.Call, bound: frozenset[str]) -> Evaluator:
        language = self.language
        arguments = [self.compile(argument, bound) for argument in node.arguments]
        if node.name == language.attempt:
            return placed(attempt(arguments, node.arguments, language), node.start, node.end)
        if node.name == language.possible and len(arguments) == 1:
            return placed(possible(arguments[0], node.arguments[0], language), node.start, node.end)
        function = language.functions.get(node.name)
        if function is None:
            return raising(unknown_function(node.name, language.functions), node.start, node.end)
        if not node.expand:

            def plain(scope: Scope) -> Value:
                if scope.recovering:
                    scope = scope.recover(False)
                values = [argument(scope) for argument in arguments]
                return described(call(function, values, scope.context), function.name, values)

            if language.refined:
                return placed(plain if function.plain else without_types(plain), node.start, node.end)
            return placed(concealing(plain, node.name), node.start, node.end)

        def expanded(scope: Scope) -> Value:
            *values, last = [argument(scope.recover(False)) for argument in arguments]

            def spread(rest: Value) -> Value:
                if type(rest) is Unknown:
                    return unknown_from(rest)
                if not isinstance(rest, tuple):
                    raise EvaluationError("Invalid expanding argument", f"a list is needed before ..., not {type_name(rest)}")
                given = [*values, *rest]
                return described(call(function, given, scope.context), function.name, given)

            return apply(spread, last)

        return placed(without_types(expanded) if language.refined else concealing(expanded, node.name), node.start, node.end)


_FORMS: Mapping[type, str] = {
    syntax.Literal: "literal",
    syntax.Template: "template",
    syntax.TemplateIf: "template_if",
    syntax.TemplateFor: "template_for",
    syntax.Wrapped: "wrapped",
    syntax.Parenthesized: "wrapped",
    syntax.Variable: "variable",
    syntax.GetAttribute: "get_attribute",
    syntax.Index: "index",
    syntax.SplatItem: "splat_item",
    syntax.Splat: "splat",
    syntax.Unary: "unary",
    syntax.Binary: "binary",
    syntax.Conditional: "conditional",
    syntax.TupleConstructor: "tuple",
    syntax.ObjectConstructor: "object",
    syntax.For: "for_expression",
    syntax.Call: "call",
}
"""The method of the compiler for each form of expression."""


_WRITTEN = frozenset((syntax.Literal, syntax.Template, syntax.TupleConstructor, syntax.ObjectConstructor))
"""Expressions whose value is no larger than what is written, or has been weighed."""

_TRAVERSALS = frozenset((syntax.Variable, syntax.GetAttribute, syntax.Index))


def _is_bound(node: Any, bound: frozenset[str]) -> bool:
    return type(node) is syntax.Variable and node.name in bound


_DISTRIBUTING = frozenset((syntax.Unary, syntax.Binary, syntax.Conditional, syntax.Call, syntax.Index))
"""Expressions whose result may be one of several because an operand is."""


def unknown_function(name: str, functions: Mapping[str, Function]) -> EvaluationError:
    """The error for a call to a function that does not exist, with the nearest names."""
    import difflib  # only where something is misspelt

    near = difflib.get_close_matches(name, functions, 3) or difflib.get_close_matches(f"core::{name}", functions, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "see the documentation for the functions there are"
    return EvaluationError(f"There is no function {name!r}", hint)
