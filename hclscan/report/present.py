"""Values as reports show them: nothing secret, nothing endless, and unknowns that say what they wait for."""

from __future__ import annotations

import json
from typing import Any

from hclscan.hcl.values import OneOf, Sensitive, Unknown, Value
from hclscan.report.json_text import encode
from hclscan.report.redact import conceal, redact

MAX_EVIDENCE = 200
"""Characters of a value that evidence shows."""


def present(value: Value, name: str = "") -> Any:
    """The value for programs: what `json_text.encode` takes.

    Unknown values are objects with the key `__unknown__`, secret ones with the key `__sensitive__`. `name` is the last name
    of the path to the value; it may say that the value is a secret.
    """
    return _present(conceal(value, name))


def _present(value: Value) -> Any:
    kind = type(value)
    if kind is Sensitive:
        return {"__sensitive__": True}
    if kind is Unknown:
        return _present_unknown(value)
    if kind is OneOf:
        return {"__unknown__": True, "one_of": [_present(option) for option in value.alternatives]}
    if isinstance(value, tuple):
        return [_present(element) for element in value]
    if isinstance(value, dict):
        return {redact(str(key)): _present(element) for key, element in value.items()}
    return value


def _present_unknown(value: Unknown) -> dict[str, Any]:
    shown: dict[str, Any] = {"__unknown__": True}
    if value.reference is not None:
        shown["reference"] = redact(str(value.reference))
    elif value.causes:
        shown["causes"] = [redact(str(cause)) for cause in value.causes]
    if value.reason:
        shown["reason"] = redact(value.reason)
    if value.template is not None:
        shown["template"] = [present(part) for part in value.template]
    return shown


def present_evidence(value: Value, name: str = "") -> Any:
    """The value as `present` gives it, or a text of `MAX_EVIDENCE` characters of it when it is longer."""
    shown = present(value, name)
    text = shown if isinstance(shown, str) else encode(shown)
    return shown if len(text) <= MAX_EVIDENCE else text[:MAX_EVIDENCE] + "..."


def describe(value: Value, name: str = "", limit: int = MAX_EVIDENCE) -> str:
    """The value for people: in the notation of the configuration language, on one line, cut when it is longer than `limit`."""
    text = _describe(conceal(value, name))
    return text if len(text) <= limit else text[: limit - 3] + "..."


def _describe(value: Value) -> str:
    kind = type(value)
    if kind is Sensitive:
        return "(sensitive)"
    if kind is Unknown:
        return _describe_unknown(value)
    if kind is OneOf:
        return " or ".join(_describe(option) for option in value.alternatives)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_describe, value)) + "]"
    if isinstance(value, dict):
        entries = ", ".join(f"{key} = {_describe(element)}" for key, element in value.items())
        return "{ " + entries + " }" if entries else "{}"
    return encode(value)


def _describe_unknown(value: Unknown) -> str:
    if value.template is not None:
        parts = (part if isinstance(part, str) else "${" + _origin(part) + "}" for part in value.template)
        return json.dumps(redact("".join(parts)), ensure_ascii=False)
    if value.reason:
        return f"unknown ({redact(value.reason)})"
    return f"unknown (depends on {_origin(value)})" if value.origins else "unknown"


def _origin(value: Unknown) -> str:
    return ", ".join(map(str, value.origins)) or "..."
