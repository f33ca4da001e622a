"""YAML as Terraform writes and reads it: `yamlencode` and `yamldecode`.

https://developer.hashicorp.com/terraform/language/functions/yamldecode. Plain scalars are resolved as Terraform does (`yes` is
true, `017` is seventeen), which is neither YAML 1.1 nor 1.2. Nothing but plain data is ever made of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from hclscan.hcl import metering
from hclscan.hcl.containers import rebuilt
from hclscan.hcl.conversion import to_string
from hclscan.hcl.functions.json_text import filled, has_marked_key
from hclscan.hcl.functions.signature import (
    MAX_DEPTH,
    Function,
    Parameter,
    check_length,
    is_complete,
    max_elements,
    normalised,
    table,
    too_many_elements,
)
from hclscan.hcl.functions.yaml_output import yaml_text
from hclscan.hcl.numbers import parse_number
from hclscan.hcl.types import STRING
from hclscan.hcl.values import Encoded, EvaluationError, Unknown, Value, unknown_from

_CONSTANTS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
}
_DECIMAL = r"(?a)[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
_BASED = r"(?a)([-+]?)0(?:x([0-9a-fA-F]+)|o([0-7]+))"
_NOT_FINITE = r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
_TIME = (
    r"(?a)(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(Z|[-+]\d\d:\d\d))"
    r"|(?: +(\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?))?"
)
_PREFIX = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(("str", "int", "float", "bool", "null", "timestamp", "binary"))


# -- reading -------------------------------------------------------------------------------------------------------------


def _yamldecode(text: str) -> Value:
    import yaml

    check_length(len(text))
    metering.current.spend(len(text) >> 2)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reader(yaml.parse(text, Loader=loader)).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        if "nesting depth" in problem:  # libyaml has a bound of its own, and reads ahead of us
            raise _too_deep() from None
        raise EvaluationError("the text is not valid YAML", f"{problem}{place}") from None


def yaml_with_holes(unknown: Unknown) -> Value | None:
    """The value that an unknown YAML text surely encodes, its holes left unknown; None when that cannot be said.

    For policies only, as for JSON. A hole stands for a value, or for a part of a text; one that could be anything else, such as
    further lines, leaves no YAML, and one in a key says nothing.
    """
    if unknown.encodes is not None:
        return unknown.encodes.value
    marked = marked_yaml(unknown)
    if marked is None:
        return None
    try:
        return filled_yaml(_yamldecode(marked), unknown)
    except EvaluationError:
        return None


def marked_yaml(unknown: Unknown) -> str | None:
    """The text with a mark in the place of each hole; None when nothing is known of it."""
    template = unknown.template
    if template is None or not any(isinstance(part, str) for part in template):
        return None
    literals = "".join(part for part in template if isinstance(part, str))
    if "\ue000" in literals or "\ue001" in literals:
        return None
    holes = count()
    return "".join(part if isinstance(part, str) else f"\ue000{next(holes)}\ue001" for part in template)


def filled_yaml(value: Value, unknown: Unknown) -> Value | None:
    """A value that was read from marked text, its holes filled; None when one is part of a key."""
    holes = [part for part in unknown.template or () if type(part) is Unknown]

    def fill(part: Value) -> Value:
        if isinstance(part, (tuple, dict)):
            return rebuilt(part, fill)
        return filled(part, holes) if isinstance(part, str) and "\ue000" in part else part

    return None if has_marked_key(value) else fill(value)


def _too_deep() -> EvaluationError:
    return EvaluationError("the YAML text is nested too deeply", f"it may have up to {MAX_DEPTH} levels")


class _Reader:
    """Builds a value from YAML events, counting elements so that aliases cannot multiply without bound."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._anchors: dict[str, tuple[Value, int] | None] = {}
        self._count = 0

    def document(self) -> Value:
        next(self._events)
        if type(next(self._events)).__name__ == "StreamEndEvent":
            raise EvaluationError("the text is not valid YAML", "it has no document")
        value = self._value(next(self._events), 0)
        next(self._events)
        if type(next(self._events)).__name__ != "StreamEndEvent":
            raise EvaluationError("the text is not valid YAML", "it has more than one document")
        return value

    def _value(self, event: Any, depth: int) -> Value:
        if depth > MAX_DEPTH:
            raise _too_deep()
        kind = type(event).__name__
        if kind == "AliasEvent":
            return self._alias(event.anchor)
        before = self._count
        self._add(1)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        value: Value
        if kind == "ScalarEvent":
            value = _scalar(event)
        elif kind == "SequenceStartEvent":
            value = self._sequence(event, depth)
        else:
            value = self._mapping(event, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = value, self._count - before
        return value

    def _add(self, elements: int) -> None:
        self._count += elements
        if self._count > max_elements():
            raise too_many_elements()

    def _alias(self, name: str) -> Value:
        if name not in self._anchors:
            raise EvaluationError("the text is not valid YAML", f'there is no anchor "{name}"')
        anchored = self._anchors[name]
        if anchored is None:
            raise EvaluationError("the text is not valid YAML", f'the anchor "{name}" contains itself')
        self._add(anchored[1])
        return anchored[0]

    def _sequence(self, event: Any, depth: int) -> Value:
        _check_tag(event.tag, "seq")
        elements: list[Value] = []
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            elements.append(self._value(event, depth + 1))
        return tuple(elements)

    def _mapping(self, event: Any, depth: int) -> Value:
        _check_tag(event.tag, "map")
        attributes: dict[str, Value] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            merges = type(event).__name__ == "ScalarEvent" and event.value == "<<" and event.tag is None
            key = self._value(event, depth + 1)
            value = self._value(next(self._events), depth + 1)
            if not merges:
                attributes[_key(key)] = value
            elif isinstance(value, dict):
                # Unlike in the specification of merge keys, what is merged overrides what is written above it.
                attributes.update(value)
            elif value is not None:
                raise EvaluationError("the text is not valid YAML", "only a mapping can be merged into a mapping")
        return attributes


def _key(value: Value) -> str:
    if value is None or isinstance(value, (tuple, dict)):
        raise EvaluationError("the text is not valid YAML", "the key of a mapping must be a string")
    return str(to_string(value))


def _check_tag(tag: str | None, wanted: str) -> None:
    if tag is not None and tag != _PREFIX + wanted:
        raise EvaluationError("the text is not valid YAML", f'the tag "{tag}" is not supported here')


def _scalar(event: Any) -> Value:
    tag = None if event.tag is None else event.tag.removeprefix(_PREFIX)
    if tag is not None and (tag not in _PLAIN_TAGS or tag == event.tag):
        raise EvaluationError("the text is not valid YAML", f'the tag "{event.tag}" is not supported')
    if tag in ("str", "binary") or event.style not in (None, ""):
        return normalised(event.value)
    return resolve(event.value)


def resolve(text: str) -> Value:
    """What a plain scalar means: null, a bool, a number, a date as RFC 3339 text, or the text itself."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if re.fullmatch(_DECIMAL, text):
        return parse_number(text)
    if match := re.fullmatch(_BASED, text):
        sign, hexadecimal, octal = match.groups()
        if sign and octal:
            return normalised(text)
        magnitude = parse_number(str(int(hexadecimal[:900], 16) if hexadecimal else int(octal[:900], 8)))
        return -magnitude if sign == "-" else magnitude
    if re.fullmatch(_NOT_FINITE, text):
        raise EvaluationError("the number is not finite", f"YAML's {text} is not supported")
    if match := re.fullmatch(_TIME, text):
        return _moment(match) or text
    return normalised(text)


def _moment(match: re.Match[str]) -> str | None:
    from datetime import date, time

    year, month, day = match[1], match[2], match[3]
    hour, minute, second = (int(match[first] or match[second] or 0) for first, second in ((4, 8), (5, 9), (6, 10)))
    try:
        day_text, time_text = date(int(year), int(month), int(day)).isoformat(), time(hour, minute, second).isoformat()
    except ValueError:
        return None
    return f"{day_text}T{time_text}{match[7] or 'Z'}"


# -- writing -------------------------------------------------------------------------------------------------------------


def _yamlencode(value: Value) -> Value:
    if not is_complete(value):
        deferred = unknown_from(value)
        return Unknown(deferred.reason, None, deferred.causes, None, Encoded("yaml", value))
    return yaml_text(value)


FUNCTIONS = table(
    Function("yamldecode", _yamldecode, (Parameter("src", STRING),)),
    Function("yamlencode", _yamlencode, (Parameter("value", nullable=True, unknown=True, holes=True),)),
)
