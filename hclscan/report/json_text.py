"""JSON text with exact numbers. The standard encoder cannot write a `Decimal` as the number it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal
from json.encoder import encode_basestring_ascii
from typing import Any

from hclscan.records import record

_SHORTENING = Context(prec=154)
_WORDS = {None: "null", True: "true", False: "false"}


@record
class Encoded:
    """The elements of a list, each as JSON text. They are asked for one by one."""

    elements: Iterable[str]


def encode(value: Any, indent: int | None = None, level: int = 0) -> str:
    """JSON text of `str`, `bool`, `int`, `Decimal`, None, lists and dicts.

    It is ASCII, so that no control character of a scanned file reaches a terminal.
    """
    kind = type(value)
    if kind is str:
        return encode_basestring_ascii(value)
    if value is None or kind is bool:
        return _WORDS[value]
    if isinstance(value, int):
        # Python refuses to print integers of thousands of digits; Terraform's numbers carry no more than these anyway.
        return str(value) if value.bit_length() < 10_000 else str(_SHORTENING.create_decimal(value))
    if isinstance(value, Decimal):
        return _decimal_text(value)
    if isinstance(value, dict):
        entries = [f"{encode_basestring_ascii(key)}: {encode(element, indent, level + 1)}" for key, element in value.items()]
        return _bracketed("{", entries, "}", indent, level)
    if isinstance(value, (list, tuple)):
        return _bracketed("[", [encode(element, indent, level + 1) for element in value], "]", indent, level)
    if isinstance(value, str):
        return encode_basestring_ascii(value)
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def encoded_on_lines(document: Mapping[str, Any]) -> Iterator[str]:
    """JSON text, piece by piece, of an object with each of its fields on a line, and each element of a list or object in it.

    Programs that read line by line find one finding in a line.
    """
    yield "{"
    for position, (name, value) in enumerate(document.items()):
        yield f"{',' if position else ''}\n  {encode_basestring_ascii(name)}: "
        if isinstance(value, Encoded):
            yield from _on_lines("[]", value.elements)
        elif isinstance(value, (list, tuple)):
            yield from _on_lines("[]", map(encode, value))
        elif isinstance(value, dict):
            yield from _on_lines("{}", (f"{encode_basestring_ascii(key)}: {encode(one)}" for key, one in value.items()))
        else:
            yield encode(value)
    yield "\n}"


def _on_lines(brackets: str, entries: Iterable[str]) -> Iterator[str]:
    between = brackets[0]
    for entry in entries:
        yield between + "\n    " + entry
        between = ","
    yield brackets if between == brackets[0] else "\n  " + brackets[1]


def _bracketed(opening: str, entries: list[str], closing: str, indent: int | None, level: int) -> str:
    if indent is None or not entries:
        return opening + ", ".join(entries) + closing
    inner, outer = "\n" + " " * indent * (level + 1), "\n" + " " * indent * level
    return opening + inner + ("," + inner).join(entries) + outer + closing


def _decimal_text(value: Decimal) -> str:
    if not value.is_finite():
        return encode_basestring_ascii(str(value))
    if not -20 < value.adjusted() < 30:
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
