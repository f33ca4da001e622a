"""Inputs of a policy file: from what is given and declared to values."""

from __future__ import annotations

from collections.abc import Mapping

from hclscan.errors import HclscanError
from hclscan.hcl.containers import untyped
from hclscan.hcl.conversion import convert
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Source
from hclscan.hcl.syntax import Literal
from hclscan.hcl.types import Primitive, describe
from hclscan.hcl.values import EvaluationError, Value, reveal, sensitive
from hclscan.policy.constants import constant
from hclscan.policy.context import PolicyContext
from hclscan.policy.language import ENFORCEMENT_LEVELS, Input, PolicyFile, Rule, RuleIdentity
from hclscan.policy.lookup import Lookup
from hclscan.policy.scope import file_scope
from hclscan.records import record
from hclscan.resources import ResourceSet


@record
class BoundFile:
    """A policy file with the values of its inputs. `levels` has the enforcement levels of its rules, by their identity."""

    file: PolicyFile
    inputs: Mapping[str, Value]
    levels: Mapping[RuleIdentity, str]


def bind(file: PolicyFile, given: Mapping[str, Value]) -> BoundFile | tuple[Diagnostic, ...]:
    """The file with values for its inputs, or what is wrong with them. `given` may hold inputs of other files too.

    A text is read as the declared type: `"2"` as a number, `'["a"]'` as a list.
    """
    values: dict[str, Value] = {}
    wrong: list[Diagnostic] = []
    for name, declared in file.inputs.items():
        try:
            values[name] = _value(declared, given)
        except EvaluationError as error:
            wrong.append(Diagnostic(error.summary, declared.location, error.detail))
    if wrong:
        return tuple(wrong)
    levels: dict[RuleIdentity, str] = {}
    for rule in file.rules:
        level = _level(file, rule, values)
        if isinstance(level, Diagnostic):
            wrong.append(level)
        else:
            levels[rule.identity] = level
    return tuple(wrong) if wrong else BoundFile(file, values, levels)


def _value(declared: Input, given: Mapping[str, Value]) -> Value:
    if declared.name in given:
        try:
            value = untyped(convert(_read(given[declared.name], declared), declared.type))
        except EvaluationError as error:
            expected = f"{describe(declared.type)} is needed"
            detail = f"{expected}: {error.summary}" if error.summary else expected
            raise EvaluationError(f"The value of input {declared.name!r} does not have its type", detail) from None
    elif not declared.required:
        value = declared.default
    elif declared.nullable:
        value = None
    else:
        raise EvaluationError(f"Input {declared.name!r} has no value", "give it one, or add a default")
    if value is None and not declared.nullable and not (declared.default is None and not declared.required):
        raise EvaluationError(f"Input {declared.name!r} must not be null", "add nullable = true to allow it")
    return sensitive(value) if declared.sensitive else value


def _read(value: Value, declared: Input) -> Value:
    """A text given for a list or an object is an expression."""
    if not isinstance(value, str) or isinstance(declared.type, Primitive):
        return value
    from hclscan.hcl.grammar import parse_expression

    node = parse_expression(Source.of("input", value))
    if isinstance(node, Diagnostic):
        raise EvaluationError(node.message)
    return constant(node)


def _level(file: PolicyFile, rule: Rule, inputs: Mapping[str, Value]) -> str | Diagnostic:
    if rule.enforcement_level is None:
        return "mandatory"
    node = rule.enforcement_level.node
    try:
        if type(node) is Literal:  # nearly always
            level: Value = node.value
        else:
            context = PolicyContext(Lookup(ResourceSet(())))
            level = reveal(rule.enforcement_level.run(file_scope(file.locals, inputs, context)))
    except EvaluationError as error:
        return Diagnostic(
            "The enforcement level cannot be evaluated", file.source.location(node.start, node.end), error.summary
        )
    if level in ENFORCEMENT_LEVELS and isinstance(level, str):
        return level
    detail = nearest(str(level), ENFORCEMENT_LEVELS)
    return Diagnostic("Unknown enforcement level", file.source.location(node.start, node.end), detail)


def require_declared(given: Mapping[str, Value], files: tuple[PolicyFile, ...]) -> None:
    """Raises `HclscanError` for the name of an input that no policy declares."""
    declared = {name for file in files for name in file.inputs}
    for name in given:
        if name not in declared:
            raise HclscanError(f"no policy has an input {name!r}", hint=nearest(name, declared))
