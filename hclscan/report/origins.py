"""Why values are unknown: the variable without value, data source or computed attribute that each unknown goes back to."""

from __future__ import annotations

from collections.abc import Iterator

from hclscan.hcl.values import OneOf, Path, Reference, Sensitive, Unknown, Value, format_path, origins
from hclscan.records import record
from hclscan.resources import Resource

_REASONS = {
    "variable": "has no value",
    "data": "is read by the provider",
    "resource": "is known after apply",
    "module": "is an output of a module that is not on disk",
    "ephemeral": "is never stored",
}


@record
class Origin:
    """What makes a value unknown; `reference` is None when that is no place in the configuration."""

    reference: Reference | None
    reason: str


def unknown_parts(resource: Resource) -> Iterator[tuple[Path, Value, tuple[Origin, ...]]]:
    """All unknown values in a resource with their paths, and what each goes back to.

    What the provider decides of the resource itself, such as its `id` in a plan, is left out: there is no more to say of it.
    """
    for path, value in _unknowns((), resource.attrs):
        found = tuple(_origins(value))
        if not all(origin.reference is not None and origin.reference.address == resource.address for origin in found):
            yield path, value, found


def _unknowns(path: Path, value: Value) -> Iterator[tuple[Path, Value]]:
    if isinstance(value, (Unknown, OneOf)):
        yield path, value
    elif isinstance(value, Sensitive):
        yield from _unknowns(path, value.value)
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _unknowns((*path, index), element)
    elif isinstance(value, dict):
        for name, element in value.items():
            yield from _unknowns((*path, name), element)


def _origins(value: Value) -> Iterator[Origin]:
    places = origins(value)
    for place in places:
        yield Origin(place, _reason(place, value))
    if not places:
        yield Origin(None, getattr(value, "reason", "") or "a value that it depends on is not known")


def _reason(place: Reference, value: Value) -> str:
    own = isinstance(value, Unknown) and value.reason and value.origins == (place,)
    return str(value.reason) if own else f"{place} {_REASONS[place.kind]}"


def attribute_name(path: Path) -> str:
    """A path as people write it behind the address of the resource: `rule[0].kms_key_id`."""
    return format_path(path).removeprefix(".")
