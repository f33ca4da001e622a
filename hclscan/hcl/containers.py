"""Values looked through to their last element: compared, changed, rid of marks, taken for alternatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hclscan.hcl.values import (
    InstanceObject,
    Namespace,
    Null,
    OneOf,
    Reference,
    Sensitive,
    Unknown,
    Value,
    is_null,
    is_number,
    unknown_from,
)

MAX_ALTERNATIVES = 16
"""A `OneOf` of more alternatives than this degrades to `Unknown`."""


def unmarked(value: Value) -> tuple[Value, bool]:
    """The value with all sensitive marks taken off, its own and those of its elements, and whether there were any."""
    if type(value) is Sensitive:
        return unmarked(value.value)[0], True
    # Few values have any, and looking costs less than taking them apart.
    return _unmarked(value) if isinstance(value, (tuple, dict)) and _holds_mark(value) else (value, False)


def _unmarked(value: Value) -> tuple[Value, bool]:
    if type(value) is Sensitive:
        return _unmarked(value.value)[0], True
    if not isinstance(value, (tuple, dict)):
        return value, False
    secret = False

    def plain(element: Value) -> Value:
        nonlocal secret
        if type(element) is Sensitive or isinstance(element, (tuple, dict)):
            element, marked = _unmarked(element)
            secret = secret or marked
        return element

    result = rebuilt(value, plain)
    return (result, True) if secret else (value, False)


def _holds_mark(container: Value) -> bool:
    for element in container.values() if isinstance(container, dict) else container:
        if type(element) is Sensitive or (isinstance(element, (tuple, dict)) and _holds_mark(element)):
            return True
    return False


def decided(value: Value) -> Value:
    """The value as policies see it: a `OneOf` with a single alternative is that alternative. Applies to elements too."""
    kind = type(value)
    if kind is OneOf:
        if len(value.alternatives) == 1:
            return decided(value.alternatives[0])
        return value
    if kind is Sensitive:
        return Sensitive(decided(value.value))
    if isinstance(value, (tuple, dict)) and _holds_choice(value):
        return rebuilt(value, decided)
    return value


def _holds_choice(container: Value) -> bool:
    for element in container.values() if isinstance(container, dict) else container:
        kind = type(element)
        if kind is str or kind is bool or kind is Unknown:
            continue
        if kind is OneOf or kind is Sensitive or (isinstance(element, (tuple, dict)) and _holds_choice(element)):
            return True
    return False


def rebuilt(container: Value, change: Callable[[Value], Value]) -> Value:
    """A container of the same kind with each element changed."""
    if not container:
        return container
    if isinstance(container, tuple):
        return type(container)(map(change, container))
    changed = {key: change(element) for key, element in container.items()}
    if isinstance(container, InstanceObject):
        return InstanceObject(container.reference, changed)
    return type(container)(changed)


def settled(value: Value) -> Value:
    """The value with namespaces in it, such as the instances of a module, replaced by the objects they stand for."""
    if isinstance(value, Namespace):
        return settled(value.whole())
    if type(value) is OneOf:
        return replace(value, alternatives=tuple(map(settled, value.alternatives)))
    if isinstance(value, (tuple, dict)) and _holds_namespace(value):
        return rebuilt(value, settled)
    return value


def _holds_namespace(container: Value) -> bool:
    elements = container.values() if isinstance(container, dict) else container
    return any(
        isinstance(element, Namespace) or (isinstance(element, (tuple, dict)) and _holds_namespace(element))
        for element in elements
    )


def one_of(alternatives: Iterable[Value], causes: Sequence[Reference] = ()) -> Value:
    """A value that is one of a few: duplicates dropped, nested `OneOf` opened, too many alternatives degraded to unknown."""
    distinct: list[Value] = []
    secret = False
    for alternative in alternatives:
        if type(alternative) is Sensitive:
            secret, alternative = True, alternative.value
        for option in alternative.alternatives if type(alternative) is OneOf else (alternative,):
            if not any(same(option, seen) for seen in distinct):
                distinct.append(option)
    result: Value
    if len(distinct) > MAX_ALTERNATIVES:
        result = unknown_from(OneOf(tuple(distinct), tuple(causes)))
    else:
        result = OneOf(tuple(distinct), tuple(causes))
    return Sensitive(result) if secret else result


def untyped(value: Value) -> Value:
    """The value with `None` for all nulls: what is seen of it outside of expressions."""
    if type(value) is Null:
        return None
    if type(value) is Sensitive:
        return Sensitive(untyped(value.value))
    if type(value) is OneOf:
        return replace(value, alternatives=tuple(map(untyped, value.alternatives)))
    if isinstance(value, (tuple, dict)) and _holds_null(value):
        return rebuilt(value, untyped)
    return value


def _holds_null(container: Value) -> bool:
    for element in container.values() if isinstance(container, dict) else container:
        kind = type(element)
        if kind is Null or kind is Sensitive or kind is OneOf:
            return True
        # What is written in a resource has no typed nulls.
        if isinstance(element, (tuple, dict)) and not isinstance(element, InstanceObject) and _holds_null(element):
            return True
    return False


def same(left: Value, right: Value) -> bool:
    """Structural sameness, to drop duplicates: bools are not numbers, containers compare by type and content."""
    if isinstance(left, (tuple, dict)) or isinstance(right, (tuple, dict)):
        if type(left) is not type(right) or len(left) != len(right):
            return False
        if isinstance(left, InstanceObject) and left.reference != right.reference:
            return False
        if isinstance(left, tuple):
            return all(map(same, left, right))
        return left.keys() == right.keys() and all(same(element, right[key]) for key, element in left.items())
    if is_number(left) and is_number(right):
        return bool(left == right)
    if is_null(left) or is_null(right):
        return is_null(left) and is_null(right)
    if type(left) is not type(right):
        return False
    return bool(left == right)
