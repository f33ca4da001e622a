"""What a resource may turn out to be: one world for each choice among the alternatives of its attributes.

An expression over alternatives could be evaluated in one go, but only each by itself can tell that `a == "x" || a == "y"` holds
for both, and that `core::try` falls back to its default for the one that is in error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from hclscan.hcl.containers import rebuilt
from hclscan.hcl.values import OneOf, Sensitive, Value

MAX_WORLDS = 16
"""Choices that are looked at one by one; alternatives beyond that stay open."""


def worlds(attrs: Value) -> list[Value]:
    """The attributes in every combination of alternatives; the attributes themselves when there is nothing to choose."""
    choices: dict[int, OneOf] = {}
    count = 1
    for choice in _choices(attrs):
        if id(choice) not in choices and count * len(choice.alternatives) <= MAX_WORLDS:
            choices[id(choice)] = choice
            count *= len(choice.alternatives)
    if not choices:
        return [attrs]
    combinations = product(*(choice.alternatives for choice in choices.values()))
    return [_chosen(attrs, dict(zip(choices, combination, strict=True))) for combination in combinations]


def _choices(value: Value) -> Iterator[OneOf]:
    if type(value) is OneOf:
        yield value
    elif type(value) is Sensitive:
        yield from _choices(value.value)
    elif isinstance(value, tuple):
        for element in value:
            yield from _choices(element)
    elif isinstance(value, dict):
        for element in value.values():
            yield from _choices(element)


def _chosen(value: Value, choice: Mapping[int, Value]) -> Value:
    if type(value) is OneOf:
        return choice.get(id(value), value)
    if type(value) is Sensitive:
        return Sensitive(_chosen(value.value, choice))
    if isinstance(value, (tuple, dict)):
        return rebuilt(value, lambda element: _chosen(element, choice))
    return value
