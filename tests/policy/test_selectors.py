"""Label selectors decide as Kubernetes does, and say so when they cannot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.values import EvaluationError, OneOf, Reference, Sensitive, Unknown
from hclscan.policy.selectors import selects

LABELS = {"app": "web", "tier": "front"}
VARIABLE = Reference("variable", "var.app")
UNKNOWN = Unknown(reference=VARIABLE)


def expression(key: object, operator: object, *values: object) -> dict[str, object]:
    return {"matchExpressions": ({"key": key, "operator": operator, "values": tuple(values)},)}


@pytest.mark.parametrize(
    ("selector", "selected"),
    [
        ({}, True),
        (None, False),
        ({"app": "web"}, True),
        ({"app": "web", "tier": "back"}, False),
        ({"other": "web"}, False),
        ({"matchLabels": {"app": "web"}}, True),
        ({"matchLabels": {"app": "db"}}, False),
        ({"matchLabels": None, "matchExpressions": None}, True),
        ({"matchLabels": {}, "matchExpressions": ()}, True),
        (expression("app", "In", "db", "web"), True),
        (expression("app", "In"), False),
        (expression("x", "In", "web"), False),
        (expression("app", "NotIn", "db"), True),
        (expression("app", "NotIn", "web"), False),
        (expression("x", "NotIn", "web"), True),
        (expression("app", "Exists"), True),
        (expression("x", "Exists"), False),
        (expression("x", "DoesNotExist"), True),
        (expression("app", "DoesNotExist"), False),
        ({"matchLabels": {"app": "web"}, **expression("tier", "NotIn", "front")}, False),
    ],
)
def test_a_selector_selects_what_meets_all_its_requirements(selector: Any, selected: bool) -> None:
    assert selects(selector, LABELS) is selected


def test_missing_labels_are_no_labels() -> None:
    assert selects({}, None) is True
    assert selects({"app": "web"}, None) is False


@pytest.mark.parametrize(
    ("selector", "labels"),
    [
        (UNKNOWN, LABELS),
        ({"app": "web"}, UNKNOWN),
        ({"app": UNKNOWN}, LABELS),
        ({"app": "web"}, {"app": UNKNOWN}),
        ({"matchLabels": UNKNOWN}, LABELS),
        ({"matchExpressions": UNKNOWN}, LABELS),
        ({"matchExpressions": (UNKNOWN,)}, LABELS),
        (expression(UNKNOWN, "Exists"), LABELS),
        (expression("app", UNKNOWN), LABELS),
        (expression("app", "NotIn", UNKNOWN), LABELS),
        ({"app": OneOf(("web", "db"), (VARIABLE,))}, LABELS),
    ],
)
def test_what_is_not_known_leaves_the_answer_unknown_and_is_named(selector: Any, labels: Any) -> None:
    answer = selects(selector, labels)
    assert isinstance(answer, Unknown)
    assert answer.causes == (VARIABLE,)


def test_what_is_not_known_does_not_matter_when_the_rest_decides() -> None:
    assert selects({}, UNKNOWN) is True
    assert selects({"app": UNKNOWN, "tier": "back"}, LABELS) is False
    assert selects({"app": OneOf(("db", "cache"))}, LABELS) is False
    assert selects(expression("app", "In", UNKNOWN, "web"), LABELS) is True
    assert selects(expression("x", "In", UNKNOWN), LABELS) is False


def test_sensitive_labels_are_compared() -> None:
    assert selects(Sensitive({"app": Sensitive("web")}), Sensitive({"app": Sensitive("web")})) is True


def test_numbers_and_booleans_count_as_texts() -> None:
    assert selects({"a": 1, "b": True}, {"a": "1", "b": "true"}) is True


@pytest.mark.parametrize(
    ("selector", "labels"),
    [
        ("app=web", LABELS),
        ({"matchLabels": "app"}, LABELS),
        ({"matchExpressions": {}}, LABELS),
        ({"matchExpressions": ("app",)}, LABELS),
        (expression("app", "Equals", "web"), LABELS),
        (expression(1, "Exists"), LABELS),
        ({"matchExpressions": ({"key": "app", "operator": "In", "values": "web"},)}, LABELS),
        ({"app": {}}, LABELS),
        ({"app": "web"}, "app"),
    ],
)
def test_what_is_neither_selector_nor_labels_is_an_error(selector: Any, labels: Any) -> None:
    with pytest.raises(EvaluationError):
        selects(selector, labels)


TEXTS = st.sampled_from(["a", "b", "c"])
MAPS = st.dictionaries(TEXTS, TEXTS)


@given(MAPS, MAPS, TEXTS, TEXTS)
def test_making_a_label_known_never_turns_an_answer(
    selector: dict[str, str], labels: dict[str, str], key: str, value: str
) -> None:
    before = selects(selector, {**labels, key: UNKNOWN})
    after = selects(selector, {**labels, key: value})
    assert isinstance(before, Unknown) or before is after
