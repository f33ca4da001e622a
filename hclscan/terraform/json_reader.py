"""JSON text to nodes that know their places.

JSON is read as strictly as Terraform reads it: no comments, no trailing commas, numbers as in RFC 8259. Half a surrogate pair
becomes the replacement character, as in Go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NoReturn, TypeAlias

from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.numbers import MAX_DIGITS, literal, of_decimal
from hclscan.hcl.source import SyntaxProblem
from hclscan.records import record


@record
class JsonConstant:
    """A number, `true`, `false` or `null`."""

    start: int
    end: int
    value: int | Decimal | bool | None


@record
class JsonString:
    """A text, from quote to quote; `value` has its escapes resolved."""

    start: int
    end: int
    value: str


@record
class JsonArray:
    """`[a, b]`."""

    start: int
    end: int
    elements: tuple[JsonNode, ...]


@record
class JsonMember:
    """`"key": value`."""

    key: JsonString
    value: JsonNode


@record
class JsonObject:
    """`{"key": value}`: all members in order of appearance, those of equal keys too."""

    start: int
    end: int
    members: tuple[JsonMember, ...]


JsonNode: TypeAlias = "JsonConstant | JsonString | JsonArray | JsonObject"

_BLANKS = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"([^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*)"')
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])", re.ASCII)
_WORD = re.compile(r"[\w.+-]+")
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"true": True, "false": False, "null": None}
_CLOSING = {"{": "}", "[": "]"}


def read_json(text: str, limits: Limits = LIMITS) -> JsonNode:
    """The value that a text holds. Raises `SyntaxProblem` where it is not JSON."""
    reader = _Reader(text, limits)
    value = reader.value(0)
    reader.skip()
    if reader.position < len(text):
        raise SyntaxProblem(
            "Unexpected text after the value", reader.position, reader.position + 1, "a file holds one JSON value"
        )
    return value


def raw_offsets(text: str, node: JsonString) -> list[int]:
    """For each character of a text's value, and for its end, the offset in the file at which it is written."""
    offsets, position = [], node.start + 1
    inner_end = node.end - 1
    while position < inner_end:
        if text[position] != "\\":
            offsets.append(position)
            position += 1
            continue
        match = _ESCAPE.match(text, position)
        assert match is not None
        offsets.append(position)
        position = match.end()
    return [*offsets, inner_end]


class _Reader:
    """One pass over a text."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.room = limits.tokens
        self.position = 0

    def skip(self) -> str:
        """The next character that is not blank; empty at the end."""
        match = _BLANKS.match(self.text, self.position)
        assert match is not None
        self.position = match.end()
        return self.text[self.position : self.position + 1]

    def value(self, depth: int) -> JsonNode:
        character, start = self.skip(), self.position
        self.room -= 1
        if self.room < 0:
            raise SyntaxProblem("The file is too large", start, start + 1, named("tokens", self.limits.tokens))
        if character == '"':
            return self.string()
        if character in _CLOSING and character:
            if depth >= (limit := self.limits.json_depth):
                raise SyntaxProblem(f"Nested more than {limit} levels deep", start, start + 1, named("json_depth", limit))
            self.position += 1
            if character == "{":
                members = tuple(self.members(start, depth + 1))
                return JsonObject(start, self.position, members)
            elements = tuple(self.elements(start, depth + 1))
            return JsonArray(start, self.position, elements)
        return self.constant(start)

    def members(self, start: int, depth: int) -> Iterator[JsonMember]:
        character = self.skip()
        while character != "}":
            if character != '"':
                self.unexpected(start, "{", "a key in double quotes")
            key = self.string()
            if self.skip() != ":":
                self.unexpected(start, "{", ":")
            self.position += 1
            yield JsonMember(key, self.value(depth))
            character = self.after_item(start, "{")
        self.position += 1

    def elements(self, start: int, depth: int) -> Iterator[JsonNode]:
        character = self.skip()
        while character != "]":
            yield self.value(depth)
            character = self.after_item(start, "[")
        self.position += 1

    def after_item(self, start: int, opening: str) -> str:
        """Steps over the comma behind an item; the first character of the next item, or the closing bracket."""
        character, closing = self.skip(), _CLOSING[opening]
        if character == closing:
            return character
        if character != ",":
            self.unexpected(start, opening, f", or {closing}")
        comma = self.position
        self.position += 1
        character = self.skip()
        if character == closing:
            raise SyntaxProblem("Trailing comma", comma, comma + 1, "JSON allows none before a closing bracket")
        return character

    def string(self) -> JsonString:
        start = self.position
        match = _STRING.match(self.text, start)
        if match is None:
            self.broken_string(start)
        self.position = match.end()
        raw = match[1]
        return JsonString(start, match.end(), raw if "\\" not in raw else _unescaped(raw, start + 1))

    def broken_string(self, start: int) -> NoReturn:
        end = start + 1
        while end < len(self.text) and self.text[end] >= " ":
            end += 1
        if end < len(self.text) and self.text[end] not in "\r\n":
            raise SyntaxProblem("Control character in a text", end, end + 1, "write it as an escape, such as \\t")
        raise SyntaxProblem("Text is not closed", start, end, 'expected " before the end of the line; write a line end as \\n')

    def constant(self, start: int) -> JsonConstant:
        if match := _NUMBER.match(self.text, start):
            self.position = match.end()
            return JsonConstant(start, match.end(), _number(match.group(), start))
        word = _WORD.match(self.text, start)
        if word is None:
            if start >= len(self.text):
                raise SyntaxProblem("The file ends too early", max(0, start - 1), start, "expected a value")
            character = self.text[start]
            hint = "texts are written in double quotes" if character in "'`" else "expected a value"
            raise SyntaxProblem(f"Unexpected {character!r}", start, start + 1, hint)
        self.position = word.end()
        if word.group() not in _CONSTANTS:
            known = word.group().lower() in _CONSTANTS
            what = "Invalid number" if word.group()[0] in "+-.0123456789" else f"Unexpected {word.group()!r}"
            hint = f"did you mean {word.group().lower()}?" if known else "expected a value"
            raise SyntaxProblem(what, start, word.end(), hint)
        return JsonConstant(start, word.end(), _CONSTANTS[word.group()])

    def unexpected(self, start: int, opening: str, expected: str) -> NoReturn:
        position = self.position
        if position >= len(self.text):
            kind = "object" if opening == "{" else "array"
            raise SyntaxProblem(f"The {kind} is not closed", start, start + 1, "the file ends before it does")
        character = self.text[position]
        hint = "JSON has no comments; use a key // instead" if character in "/#" else f"expected {expected}"
        raise SyntaxProblem(f"Unexpected {character!r}", position, position + 1, hint)


def _unescaped(raw: str, start: int) -> str:
    def resolve(match: re.Match[str]) -> str:
        escape = match.group()
        if len(escape) == 12:
            high, low = int(escape[2:6], 16), int(escape[8:], 16)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        if len(escape) == 6:
            code = int(escape[2:], 16)
            return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
        if escape[1] not in _SIMPLE:
            place = start + match.start()
            detail = 'known are \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uNNNN; write \\\\ for a backslash'
            raise SyntaxProblem(f"Unknown escape {escape!r}", place, place + len(escape), detail)
        return _SIMPLE[escape[1]]

    return _ESCAPE.sub(resolve, raw)


def _number(text: str, start: int) -> int | Decimal:
    if len(text) > MAX_DIGITS:
        raise SyntaxProblem(f"Number of more than {MAX_DIGITS} digits", start, start + len(text))
    value = literal(text)
    if not value.is_finite() or abs(value.adjusted()) > MAX_DIGITS:
        raise SyntaxProblem(f"Number with an exponent beyond {MAX_DIGITS}", start, start + len(text))
    return of_decimal(value)
