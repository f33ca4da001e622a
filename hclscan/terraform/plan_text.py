"""The JSON text of a plan: its value, decoded at once, and the places in it, found when asked for.

Plans are large, and mostly one line: the standard decoder reads them, and the text is walked a second time only for the
places that a report shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from hclscan.hcl.numbers import MAX_DIGITS, literal, of_decimal
from hclscan.hcl.source import Location, Source, diagnose
from hclscan.hcl.values import Path
from hclscan.records import record

_BLANKS = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile(r"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_ESCAPE_LENGTH = 6


def decoded(source: Source) -> Any:
    """The value of a JSON text, or a `Diagnostic`. Whole numbers are `int`, others `Decimal`."""
    try:
        return _DECODER.decode(source.text)
    except json.JSONDecodeError as error:
        place = min(error.pos, max(len(source.text) - 1, 0))
        return diagnose(source, place, place + 1, "The plan is not valid JSON", error.msg[:1].lower() + error.msg[1:])
    except ValueError as error:
        return diagnose(source, 0, 1, "The plan is not valid JSON", str(error))
    except RecursionError:
        return diagnose(source, 0, 1, "The plan is nested too deeply")


def without_half_surrogates(text: str) -> str:
    """The text with escapes of half a surrogate pair made the replacement character; its length stays."""
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return _SURROGATE.sub(lambda match: "\\ufffd" if len(match.group()) == _ESCAPE_LENGTH else match.group(), text)


def _whole(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise ValueError(f"a number has more than {MAX_DIGITS} digits")
    return int(text)


def _fraction(text: str) -> int | Decimal:
    value = literal(text) if len(text) <= MAX_DIGITS else Decimal("Infinity")
    if not value.is_finite() or abs(value.adjusted()) > MAX_DIGITS:
        raise ValueError(f"a number has more than {MAX_DIGITS} digits")
    return of_decimal(value)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number in JSON")


_DECODER = json.JSONDecoder(parse_int=_whole, parse_float=_fraction, parse_constant=_no_number)


@record
class Span:
    """A part of the text. `start` is where its key starts, or the value when it has none; `value` is where its value starts."""

    start: int
    value: int
    end: int


def members(text: str, start: int) -> dict[str, Span]:
    """The places of the members of the object at `start`; of two with one key, the last. The text is known to be valid."""
    found: dict[str, Span] = {}
    if not text.startswith("{", start):
        return found
    position = _skip(text, start + 1)
    while not text.startswith("}", position):
        key, colon = _DECODER.raw_decode(text, position)
        value = _skip(text, _skip(text, colon) + 1)
        end = _DECODER.raw_decode(text, value)[1]
        found[key] = Span(position, value, end)
        position = _skip_comma(text, end)
    return found


def elements(text: str, start: int) -> Iterator[Span]:
    """The places of the elements of the array at `start`. The text is known to be valid."""
    if not text.startswith("[", start):
        return
    position = _skip(text, start + 1)
    while not text.startswith("]", position):
        end = _DECODER.raw_decode(text, position)[1]
        yield Span(position, position, end)
        position = _skip_comma(text, end)


def _skip(text: str, position: int) -> int:
    match = _BLANKS.match(text, position)
    assert match is not None
    return match.end()


def _skip_comma(text: str, position: int) -> int:
    position = _skip(text, position)
    return _skip(text, position + 1) if text.startswith(",", position) else position


@record
class PlanPlaces(Mapping[Path, Location]):
    """Where the attributes of a resource are in a plan. `start` is the offset of the object that describes its change."""

    source: Source
    start: int

    def __getitem__(self, path: Path) -> Location:
        change = members(self.source.text, self.start).get("change")
        if change is None or not path:
            raise KeyError(path)
        sides = members(self.source.text, change.value)
        for side in ("after", "after_unknown"):
            span = _inside(self.source.text, sides.get(side), path)
            if span is not None:
                return self.source.location(span.start, span.end)
        raise KeyError(path)

    def __iter__(self) -> Iterator[Path]:
        change = members(self.source.text, self.start).get("change")
        sides = {} if change is None else members(self.source.text, change.value)
        names: dict[Path, None] = {}
        for side in ("after", "after_unknown"):
            if side in sides:
                names.update(dict.fromkeys((name,) for name in members(self.source.text, sides[side].value)))
        return iter(names)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _inside(text: str, span: Span | None, path: Path) -> Span | None:
    for step in path:
        if span is None:
            return None
        if isinstance(step, str):
            span = members(text, span.value).get(step)
        else:
            span = next((found for index, found in enumerate(elements(text, span.value)) if index == step), None)
    return span
