"""Sets: distinct elements, in the order in which Terraform iterates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hclscan.hcl import metering
from hclscan.hcl.containers import same
from hclscan.hcl.values import ListValue, MapValue, SetValue, Value, is_deferred, is_null, is_number, is_wholly_known, type_name


def make_set(elements: Iterable[Value]) -> SetValue:
    """A set of the distinct elements, in Terraform's order: strings by code point, numbers by size, false before true."""
    return SetValue(sorted(without_duplicates(elements), key=_set_order))


def without_duplicates(elements: Iterable[Value]) -> list[Value]:
    """The distinct elements, in the order in which they appear first."""
    distinct: list[Value] = []
    seen: dict[tuple[str, str], list[Value]] = {}
    for element in elements:
        # Only elements with the same key can be the same: comparing each with each would take too long for large sets.
        alike = seen.setdefault((type_name(element), _set_key(element)), [])
        # What is unknown may yet be another element.
        if not is_wholly_known(element) or not any(same(element, other) for other in alike):
            alike.append(element)
            distinct.append(element)
    metering.current.spend(len(distinct))
    return distinct


def _set_order(value: Value) -> tuple[int, Any]:
    if type(value) is bool:
        return 0, value
    if is_number(value):
        return 1, value
    if type(value) is str:
        return 2, value.encode("utf-8", "surrogatepass")
    if isinstance(value, (tuple, dict)):
        return 3, _set_key(value).encode("utf-8", "surrogatepass")
    return (4 if is_deferred(value) else 5), repr(value)


def _set_key(value: Value) -> str:
    # Terraform orders the containers in a set by a serialised form, in which text is quoted and a number has ten digits.
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
        return f'"{escaped}"'
    if isinstance(value, bool):
        return "T" if value else "F"
    if is_number(value):
        return f"{value:.10g}"
    if isinstance(value, MapValue):
        return "{" + "".join(f"{_set_key(name)}:{_set_key(value[name])};" for name in sorted(value)) + "}"
    if isinstance(value, dict):
        return "<" + "".join(f"{_set_key(value[name])};" for name in sorted(value)) + ">"
    if isinstance(value, tuple):
        brackets = "<>" if not isinstance(value, (ListValue, SetValue)) else "[]"
        return brackets[0] + "".join(f"{_set_key(element)};" for element in value) + brackets[1]
    if is_deferred(value):
        return "?"
    return "~" if is_null(value) else "?"
