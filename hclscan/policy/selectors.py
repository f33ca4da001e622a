"""Label selectors of Kubernetes: which pods a service, a network policy or a disruption budget speaks of.

https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
"""

from __future__ import annotations

from collections.abc import Iterator

from hclscan.hcl.values import EvaluationError, Unknown, Value, is_deferred, is_number, reveal, unknown_from
from hclscan.policy.verdicts import all_of

_LABEL_SELECTOR_KEYS = frozenset({"matchLabels", "matchExpressions"})


def selects(selector: Value, labels: Value, others: Unknown | None = None) -> bool | Unknown:
    """Whether a selector selects what carries `labels`; `others` stands for those beside them, when they may not be all.

    The selector is a LabelSelector (`matchLabels`, `matchExpressions`) or a plain map, as in `Service.spec.selector`. An
    empty selector selects everything, null nothing; labels that are null are no labels. Mind that a *Service* without
    selector selects nothing: ask for its selector first. Unknown when what is not known could change the answer. Raises
    `EvaluationError` for what is neither selector nor labels.
    """
    selector, labels = reveal(selector), reveal(labels)
    if selector is None:
        return False
    if is_deferred(selector):
        return unknown_from(selector)
    if not isinstance(selector, dict):
        raise EvaluationError("Invalid selector", "a label selector is a map")
    requirements = list(_requirements(selector))
    labels = {} if labels is None else labels
    if is_deferred(labels):
        # An empty set of values after `In` selects nothing, whatever the labels are; everything else depends on them.
        return unknown_from(labels) if requirements else True
    if not isinstance(labels, dict):
        raise EvaluationError("Invalid labels", "labels are a map")
    verdicts = [
        others if others is not None and isinstance(key, str) and key not in labels else _holds(key, operator, values, labels)
        for key, operator, values in requirements
    ]
    return all_of(verdicts)


def equalities(selector: Value) -> list[tuple[str, str]] | None:
    """The labels that a selector asks for with one known value each; None when it is not known, or selects nothing."""
    selector = reveal(selector)
    if not isinstance(selector, dict):
        return None
    return [
        (key, label_text(reveal(values[0])))
        for key, operator, values in _requirements(selector)
        if isinstance(key, str)
        and operator == "In"
        and isinstance(values, tuple)
        and len(values) == 1
        and not is_deferred(reveal(values[0]))
    ]


def _requirements(selector: dict[str, Value]) -> Iterator[tuple[Value, Value, Value]]:
    """The requirements of a selector, as (key, operator, values); an unknown part is a requirement that is unknown."""
    if not _LABEL_SELECTOR_KEYS & selector.keys():
        yield from ((key, "In", (value,)) for key, value in selector.items())
        return
    equal = reveal(selector.get("matchLabels"))
    if is_deferred(equal):
        yield equal, "In", ()
    elif isinstance(equal, dict):
        yield from ((key, "In", (value,)) for key, value in equal.items())
    elif equal is not None:
        raise EvaluationError("Invalid selector", "matchLabels is a map")
    expressions = reveal(selector.get("matchExpressions"))
    if is_deferred(expressions):
        yield expressions, "In", ()
    elif isinstance(expressions, tuple):
        yield from map(_requirement, expressions)
    elif expressions is not None:
        raise EvaluationError("Invalid selector", "matchExpressions is a list")


def _requirement(expression: Value) -> tuple[Value, Value, Value]:
    expression = reveal(expression)
    if is_deferred(expression):
        return expression, "In", ()
    if not isinstance(expression, dict):
        raise EvaluationError("Invalid selector", "each of matchExpressions is a map with key, operator and values")
    return reveal(expression.get("key")), reveal(expression.get("operator")), reveal(expression.get("values"))


def _holds(key: Value, operator: Value, values: Value, labels: dict[str, Value]) -> bool | Unknown:
    if is_deferred(key) or is_deferred(operator):
        return unknown_from(key, operator)
    if not isinstance(key, str):
        raise EvaluationError("Invalid selector", "the key of a requirement is a text")
    if operator == "Exists":
        return key in labels
    if operator == "DoesNotExist":
        return key not in labels
    if operator not in ("In", "NotIn"):
        raise EvaluationError("Invalid selector", f"{operator!r} is none of In, NotIn, Exists, DoesNotExist")
    if key not in labels:
        return bool(operator == "NotIn")
    if is_deferred(values):
        return unknown_from(values)
    if values is not None and not isinstance(values, tuple):
        raise EvaluationError("Invalid selector", "the values of a requirement are a list")
    found = _is_among(labels[key], values or ())
    return found if isinstance(found, Unknown) or operator == "In" else not found


def _is_among(label: Value, values: tuple[Value, ...]) -> bool | Unknown:
    label = reveal(label)
    undecided: list[Value] = []
    for value in map(reveal, values):
        if is_deferred(label) or is_deferred(value):
            if _could_be_same(label, value):
                undecided += (label, value)
        elif label_text(label) == label_text(value):
            return True
    return unknown_from(*undecided) if undecided else False


def _could_be_same(left: Value, right: Value) -> bool:
    """Whether two labels, at least one of them not known, can turn out to be the same text."""
    lefts, rights = _alternatives(left), _alternatives(right)
    return lefts is None or rights is None or not lefts.isdisjoint(rights)


def _alternatives(value: Value) -> set[str] | None:
    """All texts that a value can be; None when they are not known."""
    if not is_deferred(value):
        return {label_text(value)}
    alternatives = getattr(value, "alternatives", None)
    if alternatives is None or any(is_deferred(each) for each in alternatives):
        return None
    return {label_text(each) for each in alternatives}


def label_text(value: Value) -> str:
    """The text that a known value of a label is. Raises `EvaluationError` for what cannot be one."""
    # The API server takes texts only; Terraform turns what is written without quotes into one.
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) or is_number(value):
        return str(value)
    raise EvaluationError("Invalid label", "the value of a label is a text")
