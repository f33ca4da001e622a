"""Making an unknown known may decide an open verdict; it never turns a pass into a failure or a failure into a pass."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hclscan.hcl.containers import rebuilt
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import OneOf, Reference, Unknown, Value
from hclscan.policy.evaluate import Outcome
from tests.policy.examples import outcome

LITERALS = ['"a"', '"ab"', '""', "1", "true", "false", "null", '["a"]', "[]"]
NAMES = ["attrs.x", "attrs.y", "attrs.z", "attrs.list", "attrs.missing"]


def combined(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger expressions made of smaller ones."""

    def form(pattern: str, count: int) -> st.SearchStrategy[str]:
        return st.tuples(*[children] * count).map(lambda parts: pattern.format(*parts))

    return st.one_of(
        *(form(f"({{}} {operator} {{}})", 2) for operator in ("==", "!=", "&&", "||")),
        form("!{}", 1),
        form("({} ? {} : {})", 3),
        form("core::try({}, {})", 2),
        form("core::can({})", 1),
        form("core::contains([{}, {}], {})", 3),
        form("core::contains({}, {})", 2),
        form("core::length([for e in [{}, {}] : e if e == {}])", 3),
        form("core::alltrue([for e in {} : e == {}])", 2),
        form("core::anytrue([{}, {}])", 2),
        form("core::startswith({}, {})", 2),
        form("core::contains_substring({}, {})", 2),
        form("core::distinct([{}, {}])", 2),
        form('"${{{}}}b"', 1),
        form("core::upper({})", 1),
        form("core::length({})", 1),
        form("{}[0]", 1),
    )


EXPRESSIONS = st.recursive(st.sampled_from(LITERALS + NAMES), combined, max_leaves=6)
TEXTS = st.text("ab", max_size=2)
OPEN = {name: Unknown(reference=Reference("variable", f"var.{name}")) for name in "pq"}
ATTRIBUTES = st.one_of(
    st.sampled_from(list(OPEN.values())),
    st.sampled_from([True, False, None, 1]),
    TEXTS,
    st.lists(st.one_of(TEXTS, st.sampled_from(list(OPEN.values()))), min_size=1, max_size=3).map(text_with_holes),
)


def filled(value: Value, given_: dict[str, str]) -> Value:
    """The value once the variables have values, and one alternative is chosen."""
    if type(value) is OneOf:
        return filled(value.alternatives[len(given_["p"]) % len(value.alternatives)], given_)
    if isinstance(value, tuple):
        return rebuilt(value, lambda element: filled(element, given_))
    if type(value) is not Unknown:
        return value
    if value.template is not None:
        return "".join(part if isinstance(part, str) else filled(part, given_) for part in value.template)
    assert value.reference is not None
    return given_[value.reference.address.removeprefix("var.")]


@settings(max_examples=400, deadline=None)
@given(
    EXPRESSIONS,
    st.fixed_dictionaries(
        {
            "x": ATTRIBUTES,
            "y": ATTRIBUTES,
            "z": st.lists(st.one_of(TEXTS, st.booleans(), st.none(), st.just(("a",))), min_size=2, max_size=3, unique=True).map(
                lambda many: OneOf(tuple(many))
            ),
            "list": st.lists(ATTRIBUTES, max_size=2).map(tuple),
        }
    ),
    st.fixed_dictionaries({"p": TEXTS, "q": TEXTS}),
)
def test_a_verdict_never_changes_its_mind(expression: str, attrs: dict[str, Value], given_: dict[str, str]) -> None:
    before = outcome(expression, attrs)
    after = outcome(expression, {name: filled(value, given_) for name, value in attrs.items()})
    assert {before, after} != {Outcome.ALLOW, Outcome.DENY}
    assert not (before is Outcome.ALLOW and after is Outcome.UNKNOWN)
    assert not (before is Outcome.DENY and after is Outcome.UNKNOWN)
