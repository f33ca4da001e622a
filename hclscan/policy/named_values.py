"""Values by their names, where manifests write them as a map or as a list: `extraArgs` of kubeadm, `env` of a container."""

from __future__ import annotations

from collections.abc import Iterator

from hclscan.hcl.values import Path, Value, is_deferred, reveal, unknown_from
from hclscan.policy.context import PolicyContext


def named_value(values: Value, name: str) -> Value:
    """The value of a name in a map, or in a list of objects with `name` and `value`; null when it has none.

    Of several elements of a name the last one counts, as it does for programs that are given an argument twice. Unknown when
    an element behind that one may have the name.
    """
    content = reveal(values)
    if is_deferred(content):
        return unknown_from(content)
    if isinstance(content, dict):
        return content.get(name)
    for _, element, own in _from_the_last(content):
        if is_deferred(own):
            return unknown_from(own)
        if own == name:
            return element.get("value")
    return None


def named_paths(context: PolicyContext, values: Value, name: Value) -> list[Path]:
    """Where a name has its value; where it would stand when it has none."""
    content = reveal(values)
    wanted = str(name)
    for position, _, own in _from_the_last(content):
        if is_deferred(own):
            return [(position, "name")]
        if own == wanted:
            return [(position, "value")]
    return [(wanted,)]


def _from_the_last(content: Value) -> Iterator[tuple[int, Value, Value]]:
    """The elements of a list from the last to the first: position, element and name."""
    for position, element in reversed(list(enumerate(content)) if isinstance(content, tuple) else []):
        element = reveal(element)
        if is_deferred(element):
            yield position, element, element
        elif isinstance(element, dict):
            yield position, element, reveal(element.get("name"))
