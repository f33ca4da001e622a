"""Text on a terminal: escaped, as wide as it looks, in colour where colour is wanted."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

from hclscan.records import record

_COLOURS = {
    "critical": "1;35",
    "high": "1;31",
    "medium": "1;33",
    "low": "1;36",
    "error": "1;31",
    "warning": "1;33",
    "unknown": "1;34",
    "good": "1;32",
    "strong": "1",
    "faint": "2",
    "mark": "31",
    "fix": "32",
}


@record
class Paint:
    """Puts text into colour, or leaves it as it is."""

    colour: bool

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self.colour and text else text


def paint_for(stream: TextIO) -> Paint:
    """Colour for terminals only, and never when the variable NO_COLOR says so (see no-color.org) or the terminal is dumb."""
    return Paint(stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def escape(text: str) -> str:
    """The text with each character that could steer a terminal, or reorder or hide text, as a visible escape.

    Scanned files are hostile: control characters, bidirectional overrides and invisible characters must not reach the
    reader. Tabs become one space, so that columns stay.
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def inert(line: str) -> str:
    """An escaped line that pipelines do not take for a command, as they do with `::` and `##` behind nothing but blanks."""
    return f"\\{line}" if line.startswith(("::", "##")) else line


def _escaped(character: str) -> str:
    if character == "\t":
        return " "
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def width(text: str) -> int:
    """The columns that an escaped text takes: two for wide East Asian characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
