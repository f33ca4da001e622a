"""JSON as Terraform writes and reads it: `jsonencode`, `jsondecode`, and reading text with holes for policies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from hclscan.hcl.functions.signature import (
    MAX_DEPTH,
    Function,
    Parameter,
    check_length,
    is_complete,
    max_elements,
    max_text,
    normalised,
    table,
)
from hclscan.hcl.numbers import number_text, parse_number
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.types import STRING
from hclscan.hcl.values import Encoded, EvaluationError, InstanceObject, Sensitive, Unknown, Value, unknown_from

_ESCAPED = re.compile('[\x00-\x1f"\\\\<>&\u2028\u2029]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def json_text(value: Value) -> str:
    """A wholly known value as JSON: sorted keys, no spaces, `<`, `>` and `&` escaped. Raises `EvaluationError`."""
    text = "".join([piece for piece in json_pieces(value) if isinstance(piece, str)])
    check_length(len(text))
    return text


def json_pieces(value: Value) -> list[str | Unknown]:
    """The JSON of a value piece by piece; unknown parts are holes in it."""
    pieces: list[str | Unknown] = []
    _add(value, pieces)
    return pieces


def _add(value: Value, pieces: list[str | Unknown]) -> None:
    if value is None:
        pieces.append("null")
    elif isinstance(value, str):
        pieces.append(f'"{_escape(value)}"')
    elif isinstance(value, bool):
        pieces.append("true" if value else "false")
    elif isinstance(value, (int, Decimal)):
        if isinstance(value, Decimal) and value.is_infinite():
            raise EvaluationError("infinity is no number in JSON")
        pieces.append(number_text(value))
    elif isinstance(value, InstanceObject):
        pieces.append(unknown_from(Unknown(reference=value.reference)))
    elif isinstance(value, tuple):
        _add_array(value, pieces)
    elif isinstance(value, dict):
        _add_object(value, pieces)
    elif type(value) is Sensitive:
        _add(value.value, pieces)
    else:
        _add_hole(value, pieces)


def _add_array(elements: tuple[Value, ...], pieces: list[str | Unknown]) -> None:
    separator = "["
    for element in elements:
        pieces.append(separator)
        _add(element, pieces)
        separator = ","
    pieces.append("]" if elements else "[]")


def _add_object(attributes: dict[str, Value], pieces: list[str | Unknown]) -> None:
    separator = "{"
    for name in sorted(attributes):
        pieces.append(f'{separator}"{_escape(name)}":')
        _add(attributes[name], pieces)
        separator = ","
    pieces.append("}" if attributes else "{}")


def _add_hole(value: Value, pieces: list[str | Unknown]) -> None:
    if type(value) is Unknown and value.template is not None and value.encodes is None:
        pieces.append('"')
        pieces.extend(_escape(part) if isinstance(part, str) else part for part in value.template)
        pieces.append('"')
    else:
        # The JSON of an unknown value is not the value: as text it has no reference.
        pieces.append(unknown_from(value))


def _escape(text: str) -> str:
    if _ESCAPED.search(text) is None:
        return text
    return _ESCAPED.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}", text)


def _jsonencode(value: Value) -> Value:
    if is_complete(value):
        return json_text(value)
    if type(value) is Unknown and value.template is None:
        template = None
    else:
        text = text_with_holes(json_pieces(value))
        template = text.template if type(text) is Unknown else None
    deferred = unknown_from(value)
    return Unknown(deferred.reason, None, deferred.causes, template, Encoded("json", value))


def _jsondecode(text: str) -> Value:
    return parse_json(text)


def parse_json(text: str, clean: Callable[[str], Value] = normalised) -> Value:
    """The value of a JSON text: arrays are tuples, objects are objects. `clean` gets every string that is not a key.

    Raises `EvaluationError` for anything else.
    """
    import json

    check_length(len(text))
    if text.count(",") > max_elements():
        raise EvaluationError("the JSON text is too large", f"it may have up to {max_elements()} elements")
    try:
        parsed = json.loads(text, parse_float=parse_number, parse_int=parse_number, parse_constant=_refuse)
        return _imported(parsed, clean, 0)
    except ValueError as error:
        raise EvaluationError("the text is not valid JSON", str(error)) from None
    except RecursionError:
        raise EvaluationError("the JSON text is nested too deeply", f"it may have up to {MAX_DEPTH} levels") from None


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")


def _imported(parsed: Any, clean: Callable[[str], Value], depth: int) -> Value:
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(parsed, str):
        return clean(re.sub(_SURROGATE, "\ufffd", parsed))
    if isinstance(parsed, list):
        return tuple(_imported(element, clean, depth + 1) for element in parsed)
    if isinstance(parsed, dict):
        names = (normalised(re.sub(_SURROGATE, "\ufffd", name)) for name in parsed)
        return dict(zip(names, [_imported(element, clean, depth + 1) for element in parsed.values()], strict=True))
    return parsed


_SURROGATE = "[\ud800-\udfff]"


# -- text with holes -----------------------------------------------------------------------------------------------------


def decode_with_holes(unknown: Unknown) -> Value | None:
    """The value that an unknown text surely encodes, its holes left unknown; None when that cannot be said.

    For policies only: Terraform does not look into unknown text. Text made by `jsonencode` or `yamlencode` gives back what was
    encoded; other text is read as JSON with holes inside strings or in the place of whole values.
    """
    if unknown.encodes is not None:
        return unknown.encodes.value
    if unknown.template is None or not any(isinstance(part, str) for part in unknown.template):
        return None
    holes = [part for part in unknown.template if type(part) is Unknown]
    literals = "".join(part for part in unknown.template if isinstance(part, str))
    if "\ue000" in literals or "\ue001" in literals or len(literals) > max_text():
        return None
    try:
        parsed = parse_json(_marked(unknown.template), lambda text: filled(text, holes))
    except EvaluationError:
        return None
    return None if has_marked_key(parsed) else parsed


def _marked(template: tuple[str | Unknown, ...]) -> str:
    """The text with a mark in the place of each hole, quoted where the hole stands for a whole value."""
    text: list[str] = []
    quoted, position = False, 0
    for part in template:
        if isinstance(part, str):
            quotes = re.sub(r"\\.", "", part, flags=re.DOTALL).count('"')
            quoted = quoted != (quotes % 2 == 1)
            text.append(part)
        else:
            text.append(f"\ue000{position}\ue001" if quoted else f'"\ue001{position}\ue000"')
            position += 1
    return "".join(text)


def filled(text: str, holes: Sequence[Unknown]) -> Value:
    """The value of a text with marks in it: the text with its holes, or the hole that stands for a whole value."""
    if "\ue000" not in text:
        return normalised(text)
    if text.startswith("\ue001"):
        return holes[int(text[1:-1])]
    pieces = re.split("\ue000([0-9]+)\ue001", text)
    return text_with_holes(holes[int(piece)] if position % 2 else piece for position, piece in enumerate(pieces))


def has_marked_key(value: Value) -> bool:
    """Whether a hole has become part of a name."""
    if isinstance(value, tuple):
        return any(map(has_marked_key, value))
    if isinstance(value, dict):
        return any("\ue000" in name or has_marked_key(element) for name, element in value.items())
    return False


FUNCTIONS = table(
    Function("jsonencode", _jsonencode, (Parameter("val", nullable=True, unknown=True, holes=True),)),
    Function("jsondecode", _jsondecode, (Parameter("str", STRING),)),
)
