"""Which resources a rule is about, in words: the types behind its label, and the kinds of manifests behind its filter.

A label with `*` is nearly always narrowed by a filter that names the types, such as `core::contains(local.servers, meta.type)`.
The lists in such filters are evaluated. Where a filter asks for something else, the types are those that the tests of the rule
show it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hclscan.hcl import syntax
from hclscan.hcl.evaluate import Scope, compile_expression
from hclscan.hcl.source import Location
from hclscan.hcl.values import EvaluationError, Unknown, Value
from hclscan.policy.context import PolicyContext
from hclscan.policy.functions import POLICY_LANGUAGE
from hclscan.policy.language import Parse, PolicyFile, Rule, matches
from hclscan.policy.lookup import Lookup
from hclscan.policy.narrowing import subject_of
from hclscan.policy.scope import file_scope
from hclscan.policy.symbols import children, local_names
from hclscan.policy.testing import run_test_file
from hclscan.records import record
from hclscan.resources import ResourceSet

MANIFEST = "kubernetes_manifest"


@record
class Subjects:
    """What a rule is about: types of resources (or patterns of them), and kinds of manifests. Both empty for other policies."""

    types: tuple[str, ...]
    kinds: tuple[str, ...] = ()


def subjects_of(rule: Rule, file: PolicyFile, inputs: Mapping[str, Value]) -> Subjects:
    """The subjects of a rule whose file has the given inputs."""
    if rule.kind != "resource_policy":
        return Subjects(())
    scope = _scope(rule, file, inputs)
    named = dict(_comparisons(rule, file, scope))
    types: tuple[str, ...] = (rule.pattern,)
    if "*" in rule.pattern:
        types = tuple(sorted(one for one in named.get("type", ()) if matches(rule.pattern, one))) or types
    kinds = tuple(sorted(named.get("kind", ()))) if matches(rule.pattern, MANIFEST) else ()
    return Subjects(types, kinds)


def tested_types(tests: Iterable[Path], parse: Parse) -> Mapping[Location, tuple[str, ...]]:
    """For each rule, by its place, the types of the mocks that it says something of."""
    found: dict[Location, set[str]] = {}
    for path in tests:
        for result in run_test_file(path, parse=parse).results:
            for verdict in result.verdicts:
                found.setdefault(verdict.rule.location, set()).add(result.mock.label)
    return {place: tuple(sorted(types)) for place, types in found.items()}


def named(subjects: Subjects, tested: tuple[str, ...]) -> Subjects:
    """The subjects with the tested types in the place of a pattern."""
    return Subjects(tested, subjects.kinds) if tested and any("*" in type_ for type_ in subjects.types) else subjects


def _scope(rule: Rule, file: PolicyFile, inputs: Mapping[str, Value]) -> Scope:
    """A scope in which no resource is known: for the constants of a rule."""
    outer = file_scope(file.locals, inputs, PolicyContext(Lookup(ResourceSet(()))))
    nothing = Unknown(reason="no resource is looked at")

    def root(name: str) -> Value:
        return nothing if name in ("attrs", "prior_attrs", "meta") else outer.root(name)

    return Scope(root, outer.context)


def _comparisons(rule: Rule, file: PolicyFile, scope: Scope) -> Iterator[tuple[str, set[str]]]:
    """What the filter, and the locals it uses, compare the type and the kind with."""
    found: dict[str, set[str]] = {"type": set(), "kind": set()}
    waiting: list[Any] = [] if rule.filter is None else [rule.filter.node]
    seen: set[str] = set()
    while waiting:
        for node in _positive(waiting.pop()):
            for name, _ in local_names(node):
                formula = rule.locals.get(name) or file.locals.get(name)
                if name not in seen and formula is not None:
                    seen.add(name)
                    waiting.append(formula.node)
            for subject, values in _compared(node, scope):
                found[subject].update(values)
    yield from found.items()


def _positive(node: Any) -> Iterator[Any]:
    """A node and all below it, without what is negated: `!contains(list, x)` names what a rule is not about."""
    if isinstance(node, syntax.Unary) and node.operator == "!":
        return
    yield node
    for child in children(node):
        yield from _positive(child)


def _compared(node: Any, scope: Scope) -> Iterator[tuple[str, Iterator[str]]]:
    if isinstance(node, syntax.Call) and node.name == "core::contains" and len(node.arguments) == 2:
        options, tested = node.arguments
    elif isinstance(node, syntax.Binary) and node.operator == "==":
        options, tested = (node.right, node.left) if subject_of(node.left) else (node.left, node.right)
    else:
        return
    subject = subject_of(tested)
    if subject:
        try:
            value = compile_expression(options, POLICY_LANGUAGE)(scope)
        except EvaluationError:
            return
        yield subject, _texts(value)


def _texts(value: Value) -> Iterator[str]:
    elements = value if isinstance(value, tuple) else (value,)
    return (one for one in elements if isinstance(one, str) and one)
