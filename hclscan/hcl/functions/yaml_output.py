"""Values as YAML text, byte for byte as `yamlencode` writes them: block style, quoted text, literal blocks for lines."""

from __future__ import annotations

import re
from functools import cache

from hclscan.hcl.functions.signature import check_length
from hclscan.hcl.numbers import number_text
from hclscan.hcl.values import Value

_WIDTH = 80
_LONGEST_SIMPLE_KEY = 128
_NAMED_ESCAPES = {
    "\0": "\\0",
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
    '"': '\\"',
    "\\": "\\\\",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}


@cache
def _not_printable() -> re.Pattern[str]:
    return re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]")  # takes 10 ms, and is seldom needed


@cache
def _escaped_characters() -> re.Pattern[str]:
    return re.compile('[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|["\\\\]')


_LINE = re.compile("[^\n\u2028\u2029]*(?:[\n\u2028\u2029]|\\Z)")


def yaml_text(value: Value) -> str:
    """A wholly known value as a YAML document, keys in order. Raises `EvaluationError` when it is too long."""
    if isinstance(value, tuple) and value:
        text = _sequence(value, 0)
    elif isinstance(value, dict) and value:
        text = _mapping(value, 0)
    else:
        # A plain scalar alone needs an end mark, or more text could follow it.
        text = _scalar(value, 0, 0) + ("\n" if isinstance(value, (str, tuple, dict)) else "\n...\n")
    check_length(len(text))
    return text


def _sequence(elements: tuple[Value, ...], indent: int) -> str:
    """The lines of a sequence; the first without its indentation, which the caller has written."""
    return (" " * indent).join(f"- {_compact(element, indent + 2, indent)}" for element in elements)


def _mapping(attributes: dict[str, Value], indent: int) -> str:
    """The lines of a mapping; the first without its indentation, which the caller has written."""
    pieces = []
    for name in sorted(attributes):
        value = attributes[name]
        if "\n" in name or len(name.encode("utf-8", "replace")) > _LONGEST_SIMPLE_KEY:
            key = f"? {_scalar(name, indent, indent + 2)}\n{' ' * indent}:"
            pieces.append(f"{key} {_compact(value, indent + 2, indent)}")
            continue
        key = f"{_quoted(name)}:"
        if isinstance(value, tuple) and value:
            pieces.append(f"{key}\n{' ' * indent}{_sequence(value, indent)}")
        elif isinstance(value, dict) and value:
            pieces.append(f"{key}\n{' ' * (indent + 2)}{_mapping(value, indent + 2)}")
        else:
            pieces.append(f"{key} {_scalar(value, indent, indent + len(key) + 1)}\n")
    return (" " * indent).join(pieces)


def _compact(value: Value, column: int, indent: int) -> str:
    """A value after an indicator: a collection starts on the same line."""
    if isinstance(value, tuple) and value:
        return _sequence(value, column)
    if isinstance(value, dict) and value:
        return _mapping(value, column)
    return _scalar(value, indent, column) + "\n"


def _scalar(value: Value, indent: int, column: int) -> str:
    """A scalar or an empty collection that starts at `column`, inside of a collection that is indented by `indent`."""
    if isinstance(value, str):
        if "\n" in value and _fits_literal(value):
            return _literal(value, indent + 2)
        return _folded(value, indent + 2, column)
    if isinstance(value, tuple):
        return "[]"
    if isinstance(value, dict):
        return "{}"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)


def _fits_literal(text: str) -> bool:
    return not text.endswith(" ") and " \n" not in text and _not_printable().search(text) is None


def _literal(text: str, indent: int) -> str:
    header = "|2" if text[0] in " \n" else "|"
    if not text.endswith("\n"):
        header += "-"
    elif text == "\n" or text.endswith("\n\n"):
        header += "+"
    lines = _LINE.findall(text.removesuffix("\n"))
    body = "".join(" " * indent + line if line.strip("\n") else line for line in lines)
    return f"{header}\n{body}"


def _quoted(text: str) -> str:
    return f'"{_escaped_characters().sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    named = _NAMED_ESCAPES.get(match[0])
    if named is not None:
        return named
    code = ord(match[0])
    return f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"


def _folded(text: str, indent: int, column: int) -> str:
    """Quoted text, folded at the first space of each run beyond the width of a line."""
    quoted = _quoted(text)
    if column + len(quoted) <= _WIDTH or " " not in text:
        return quoted
    pieces: list[str] = []
    for position, character in enumerate(quoted):
        inside = 1 < position < len(quoted) - 2
        if character == " " and inside and column > _WIDTH and quoted[position - 1] != " ":
            pieces.append("\n" + " " * indent + ("\\" if quoted[position + 1] == " " else ""))
            column = indent + (quoted[position + 1] == " ")
        else:
            pieces.append(character)
            column += 1
    return "".join(pieces)
