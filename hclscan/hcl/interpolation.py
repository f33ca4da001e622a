"""Values as parts of texts."""

from __future__ import annotations

from dataclasses import replace

from hclscan.hcl import metering
from hclscan.hcl.conversion import to_string
from hclscan.hcl.texts import composed, text_with_holes
from hclscan.hcl.types import STRING, Primitive
from hclscan.hcl.values import EvaluationError, Unknown, Value, is_null, type_name


def interpolated(value: Value) -> Value:
    """A value as a part of a text."""
    if type(value) is str:
        return value
    if is_null(value):
        raise EvaluationError("Invalid template value", "null cannot be put into a text")
    if isinstance(value, (tuple, dict)):
        raise EvaluationError(
            "Invalid template value", f"a {type_name(value)} cannot be put into a text; use jsonencode or join"
        )
    if type(value) is Unknown and not isinstance(value.kind, Primitive):
        # What it turns out to be decides whether it has a text.
        return replace(value, kind=STRING)
    return to_string(value)


def joined(*parts: Value) -> Value:
    """The parts in a row, each a text or an unknown one."""
    if all(type(part) is str for part in parts):
        length = sum(map(len, parts))
        metering.current.text(length)
        return composed("".join(parts))
    text = text_with_holes(parts)
    return replace(text, kind=STRING) if type(text) is Unknown else text
