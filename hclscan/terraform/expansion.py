"""`count` and `for_each`: which instances a block has, as far as that is known.

An unknown `count` or `for_each` gives one placeholder instance that may exist. When only a few outcomes are possible,
each instance of any of them is made, and is certain only when all outcomes have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hclscan.hcl import metering
from hclscan.hcl.containers import one_of, same
from hclscan.hcl.conversion import to_number
from hclscan.hcl.limits import named
from hclscan.hcl.values import EvaluationError, OneOf, Sensitive, SetValue, Unknown, Value, is_null, origins, reveal, type_name
from hclscan.records import record

Key = str | int | Unknown | None


@record
class Slot:
    """One instance to be: its key (None for the only instance, unknown for a placeholder) and what `each` or `count` is."""

    key: Key = None
    names: Mapping[str, Value] | None = None
    certain: bool = True

    @property
    def suffix(self) -> str:
        """What the key adds to the address: `["a"]`, `[0]`, `[*]` for a placeholder."""
        if self.key is None:
            return ""
        if isinstance(self.key, str):
            escaped = self.key.replace("\\", "\\\\").replace('"', '\\"')
            return f'["{escaped}"]'
        return "[*]" if isinstance(self.key, Unknown) else f"[{self.key}]"


@record
class Expansion:
    """The slots of a block, and how references to the whole block are put together from the values of its instances."""

    slots: tuple[Slot, ...]
    collect: Callable[[Mapping[Key, Value]], Value]


SINGLE = Expansion((Slot(),), lambda values: values[None])


def expand_count(count: Value) -> Expansion:
    """The instances of `count`. Raises `EvaluationError` for a count that Terraform rejects."""
    if type(count) is Sensitive:
        try:
            return expand_count(count.value)
        except EvaluationError as error:
            raise error.concealed() from None
    if isinstance(count, Unknown):
        return _placeholder(count, "count", {"index": Unknown(reason="the count is unknown", causes=origins(count))})
    sizes = sorted({_size(option) for option in count.alternatives} if isinstance(count, OneOf) else {_size(count)})
    slots = tuple(Slot(index, {"count": {"index": index}}, index < sizes[0]) for index in range(sizes[-1]))
    if len(sizes) == 1 and not isinstance(count, OneOf):
        return Expansion(slots, lambda values: tuple(values.values()))
    causes = origins(count)

    def collect(values: Mapping[Key, Value]) -> Value:
        instances = tuple(values.values())
        return one_of([instances[:size] for size in sizes], causes)

    return Expansion(slots, collect)


def _size(count: Value) -> int:
    if is_null(count):
        raise EvaluationError("Invalid count", "it is null")
    if isinstance(count, Unknown):
        raise EvaluationError("Invalid count", "one of its possible values is unknown")
    size = to_number(count)
    if not isinstance(size, int) or size < 0:
        raise EvaluationError("Invalid count", f"a whole number of at least 0 is needed, not {size}")
    if size > metering.current.limits.instances_per_block:
        raise EvaluationError("Too many instances", f"count is {size}; {_limit()}")
    return size


def expand_for_each(collection: Value) -> Expansion:
    """The instances of `for_each`. Raises `EvaluationError` for a collection that Terraform rejects."""
    if type(collection) is Sensitive:
        raise EvaluationError("Invalid for_each", "it is sensitive, and addresses would show its keys; see nonsensitive")
    if isinstance(collection, OneOf):
        alternatives = [_elements(option) for option in collection.alternatives]
        if all(alternative is not None for alternative in alternatives):
            return _possible(collection, [alternative or {} for alternative in alternatives])
        return _unknown_for_each(collection)
    elements = _elements(collection)
    if elements is None:
        return _unknown_for_each(collection)
    slots = tuple(Slot(key, {"each": {"key": key, "value": value}}) for key, value in elements.items())
    return Expansion(slots, lambda values: dict(values))


def _unknown_for_each(collection: Value) -> Expansion:
    unknown = Unknown(reason="the for_each is unknown", causes=origins(collection))
    return _placeholder(collection, "each", {"key": unknown, "value": unknown})


def _elements(collection: Value) -> dict[str, Value] | None:
    """The elements by key in order of their keys; None when the keys are unknown."""
    if isinstance(collection, Unknown):
        return None
    if is_null(collection):
        raise EvaluationError("Invalid for_each", "it is null")
    if isinstance(collection, dict):
        elements = {key: collection[key] for key in sorted(collection)}
    elif isinstance(collection, SetValue):
        if any(isinstance(element, (Unknown, OneOf)) for element in collection):
            return None
        if not all(isinstance(reveal(element), str) for element in collection):
            raise EvaluationError("Invalid for_each", "a set given to for_each may hold texts only")
        elements = {reveal(element): reveal(element) for element in collection}
    else:
        raise EvaluationError(
            "Invalid for_each", f"a map or a set of texts is needed, not a {type_name(collection)}; toset makes a set of a list"
        )
    if len(elements) > metering.current.limits.instances_per_block:
        raise EvaluationError("Too many instances", f"for_each has {len(elements)} elements; {_limit()}")
    return elements


def _limit() -> str:
    return named("instances_per_block", metering.current.limits.instances_per_block)


def _possible(collection: OneOf, alternatives: list[dict[str, Value]]) -> Expansion:
    """The instances of several possible collections."""
    causes = origins(collection)
    slots = []
    for key in sorted(set().union(*alternatives)):
        values = [alternative[key] for alternative in alternatives if key in alternative]
        shared = all(same(value, values[0]) for value in values)
        value = values[0] if shared else one_of(values, causes)
        slots.append(Slot(key, {"each": {"key": key, "value": value}}, len(values) == len(alternatives)))

    def collect(instances: Mapping[Key, Value]) -> Value:
        return one_of([{key: instances[key] for key in alternative} for alternative in alternatives], causes)

    return Expansion(tuple(slots), collect)


def _placeholder(cause: Value, name: str, values: dict[str, Value]) -> Expansion:
    key = Unknown(reason=f"the number of instances is unknown: {name} depends on what is known after apply")
    # Referring to any instance of it is unknown, and nothing tells which instance is meant.
    return Expansion((Slot(key, {name: values}, certain=False),), lambda instances: Unknown(causes=origins(cause)))
