"""Closures of one piece say what the closures say that all languages have in common: the same values, and the same errors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hclscan.hcl.evaluate import Evaluator, Scope, compile_expression
from hclscan.hcl.grammar import parse_expression
from hclscan.hcl.source import Diagnostic, Source
from hclscan.hcl.values import EvaluationError, InstanceObject, OneOf, Reference, Sensitive, SetValue, Unknown, Value
from hclscan.policy.calls import invocation
from hclscan.policy.context import PolicyContext
from hclscan.policy.expressions import compile_policy
from hclscan.policy.functions import POLICY_LANGUAGE
from hclscan.policy.lookup import Lookup
from hclscan.policy.scope import Known, Subject, file_scope, rule_scope
from hclscan.resources import ResourceSet
from tests.policy.examples import FROM_OUTSIDE, policy, refers, resource, rule

ATTRS: dict[str, Value] = {
    "text": "aws:kms",
    "number": 7,
    "yes": True,
    "no": False,
    "nothing": None,
    "list": ("a", "b", None),
    "set": SetValue(("a", "b")),
    "block": (InstanceObject(Reference("resource", "aws_thing.it", ("block", 0)), {"enabled": True, "size": 3}),),
    "object": {"key": "value", "deep": {"flag": "true"}},
    "unknown": FROM_OUTSIDE,
    "reference": refers("aws_thing.other"),
    "secret": Sensitive("hidden"),
    "choice": OneOf(("aws:kms", "AES256")),
    "truth": OneOf((True, False)),
    "holes": ("a", FROM_OUTSIDE),
    "of_secrets": {"key": Sensitive("hidden")},
}

ATOMS = (
    *(f"attrs.{name}" for name in ATTRS),
    "attrs.missing", "attrs.object.key", "attrs.object.missing", "attrs.object.deep.flag", "attrs.block[0].enabled",
    "attrs.block.enabled", "attrs.block[0].missing", "attrs.list[0]", "attrs.list[5]",
    'attrs.object["key"]', "attrs.nothing.x",
    "attrs.id", "attrs.unknown.part", "attrs.secret.x", "attrs.choice.x", "meta.type", "meta.nothing", "input.x",
    "true", "false", "null", "0", "7", '"aws:kms"', '"true"', '"1"', "[]", "{}", '["a", null]', "nobody",
)  # fmt: skip

BINARY = ("==", "!=", "&&", "||", "<", "+")
CALLS = ("core::length", "core::lower", "core::anytrue", "core::alltrue", "core::keys", "core::tolist", "core::jsonencode")


def combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(BINARY), inner),
        st.builds("!{}".format, inner),
        st.builds("({} ? {} : {})".format, inner, inner, inner),
        st.builds("core::try({}, {})".format, inner, inner),
        st.builds("core::try({}, {}, {})".format, inner, inner, inner),
        st.builds("core::can({})".format, inner),
        st.builds("core::contains({}, {})".format, inner, inner),
        st.builds("core::startswith({}, {})".format, inner, inner),
        st.builds("hclscan::refers_to({}, {})".format, inner, inner),
        st.builds("{}({})".format, st.sampled_from(CALLS), inner),
        st.builds("[for x in {} : x == {}]".format, inner, inner),
        st.builds("[for x in {} : x if {}]".format, inner, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("[{}][{}]".format, inner, inner),
        st.builds("{{ key = {} }}.key".format, inner),
    )


EXPRESSIONS = st.recursive(st.sampled_from(ATOMS), combined, max_leaves=8)


def scope() -> Scope:
    it = resource("aws_thing.it", ATTRS)
    lookup = Lookup(ResourceSet((it, resource("aws_thing.other"))))
    context = PolicyContext(lookup, it.environment)
    return rule_scope(file_scope({}, {}, context), policy(rule("true")).rules[0], Subject.of(it, lookup.attrs(it)), context)


def said(run: Evaluator, where: Scope) -> Any:
    """What an expression gives, in a form that can be compared; of an error, its words and its place."""
    try:
        value = run(where)
    except EvaluationError as error:
        return ("error", error.summary, error.detail, error.start, error.end)
    return (type(value).__name__, repr(value))


def node_of(text: str) -> Any:
    node = parse_expression(Source.of("e", text))
    assert not isinstance(node, Diagnostic), node
    return node


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(EXPRESSIONS)
def test_expressions_mean_what_they_mean_elsewhere(text: str) -> None:
    node = node_of(text)
    for recovering in (False, True):
        where = scope().recover(recovering)
        assert said(compile_policy(node), where) == said(compile_expression(node, POLICY_LANGUAGE), where), text


FORMS = (
    "{}", "!{}", "{} == {}", "{} != null", "{} && true", "false || {}", '{} ? 1 : "a"', 'true ? {} : "a"', "{}[0]",
    'core::try({}, "otherwise")', "core::try({}.x, {})", "core::try({}, nobody)", "core::length({})", "core::nosuch({})",
    "core::contains([{}], {})", 'core::contains({}, "a")', 'core::regex_match({}, "a")', "[for x in {} : x]", '"<${{{}}}>"',
)  # fmt: skip


@pytest.mark.parametrize("atom", ATOMS)
def test_what_every_atom_means_in_every_form(atom: str) -> None:
    for form in FORMS:
        text = form.format(atom, atom)
        node, where = node_of(text), scope()
        assert said(compile_policy(node), where) == said(compile_expression(node, POLICY_LANGUAGE), where), text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("core::length(attrs.list)", True),
        ("core::lower(attrs.text)", True),
        ("core::contains(attrs.list, 1)", False),
        ("core::try(attrs.a, 1)", False),
        ("core::can(attrs.a)", False),
        ("core::length(attrs.list...)", False),
        ("core::length(1, 2)", False),
        ("core::nosuch(1)", False),
    ],
)
def test_calls_that_take_more_than_the_values_of_their_arguments_have_no_invocation(text: str, is_one: bool) -> None:
    assert (invocation(node_of(text)) is not None) is is_one


# -- what many resources share -------------------------------------------------------------------------------------------


def known(type_: str) -> Known:
    return Known.of(Subject.of(resource(f"{type_}.it"), {}))


def test_a_subject_is_known_by_its_type_and_its_provider() -> None:
    assert known("aws_a").same_for.known_by(1) == known("aws_a").same_for.known_by(1)  # type: ignore[arg-type]
    assert known("aws_a").same_for.known_by(1) != known("aws_b").same_for.known_by(1)  # type: ignore[arg-type]
    assert known("aws_a").same_for.known_by(0) == known("aws_b").same_for.known_by(0)  # type: ignore[arg-type]


def test_an_unknown_name_is_an_error_with_its_place() -> None:
    with pytest.raises(EvaluationError, match="There is no symbol 'nobody' here") as caught:
        compile_policy(node_of("1 == nobody"))(scope())
    assert (caught.value.start, caught.value.end) == (5, 11)


def test_what_is_recovered_from_is_unknown() -> None:
    value = compile_policy(node_of("attrs.missing"))(scope().recover())
    assert isinstance(value, Unknown)
