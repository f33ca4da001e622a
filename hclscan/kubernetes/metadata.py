"""The metadata of an object as a cluster takes it: names, labels and annotations are texts, and what is null is not there.

Rules look objects up by their metadata, and read that of many for each verdict. What no cluster takes is left out and reported,
so that it keeps nobody from judging the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from hclscan.hcl.values import Value
from hclscan.kubernetes.compose import Problem, Written

_NAMES = ("name", "namespace", "generateName")
_MAPS = ("labels", "annotations")


def tidied(value: dict[str, Value], written: Written) -> tuple[dict[str, Value], list[Problem]]:
    """An object with sound metadata, the same one when it has, and what was left out of it."""
    metadata = value.get("metadata")
    if metadata is None:
        return value, []
    if not isinstance(metadata, dict):
        return {key: one for key, one in value.items() if key != "metadata"}, [_problem(written, ("metadata",), "a mapping")]
    problems: list[Problem] = []
    changes: dict[str, Value] = {}
    for key in _NAMES:
        if key in metadata and (metadata[key] is None or isinstance(metadata[key], (dict, tuple))):
            changes[key] = None
            if metadata[key] is not None:
                problems.append(_problem(written, ("metadata", key), "a text"))
    for key in _MAPS:
        if key in metadata:
            _tidy_map(metadata[key], ("metadata", key), written, changes, problems)
    if not changes:
        return value, []
    kept = {key: changes.get(key, one) for key, one in metadata.items()}
    return {**value, "metadata": {key: one for key, one in kept.items() if one is not None}}, problems


def without_nulls(value: Value) -> Value:
    """An object of Terraform whose metadata has no null: such an argument is not sent. The same one when there is none."""
    metadata = value.get("metadata") if isinstance(value, dict) else None
    if not isinstance(metadata, dict) or all(one is not None for one in metadata.values()):
        return value
    return {**value, "metadata": {key: one for key, one in metadata.items() if one is not None}}


def _tidy_map(
    entries: Value, path: tuple[str, ...], written: Written, changes: dict[str, Value], problems: list[Problem]
) -> None:
    key = path[-1]
    if not isinstance(entries, Mapping):
        changes[key] = None
        if entries is not None:
            problems.append(_problem(written, path, "a mapping"))
        return
    if not any(one is None or isinstance(one, (dict, tuple)) for one in entries.values()):
        return
    # A cluster reads null as an empty text here.
    changes[key] = {name: "" if one is None else one for name, one in entries.items() if not isinstance(one, (dict, tuple))}
    problems += [_problem(written, (*path, name), "a text") for name, one in entries.items() if isinstance(one, (dict, tuple))]


def _problem(written: Written, path: tuple[str, ...], kind: str) -> Problem:
    """What is said of a field that is of another kind; at what is written of it."""
    for step in path:
        children = written[2]
        if not isinstance(children, dict) or step not in children:
            break
        written = children[step]
    return Problem(written[0], written[1], f"Invalid {'.'.join(path)}", f"it must be {kind}; it is left out")
