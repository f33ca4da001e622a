"""The parts of a quoted text or heredoc put together: escapes, strip markers, indentation, directives.

Follows HCL's specification (native syntax, "Template Expressions" and "Heredocs"): a strip marker trims the literal beside
it up to the end of that line, and `<<-` takes away the smallest indentation of the lines that are not blank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from hclscan.hcl.source import MAX_DEPTH, SyntaxProblem
from hclscan.hcl.syntax import Expression, Literal, Template, TemplateFor, TemplateIf, TemplatePart, Wrapped
from hclscan.records import mutable, record

_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"\$\$\{|%%\{|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_MARKER_ESCAPE = re.compile(r"\$\$\{|%%\{")


@record
class Text:
    """Literal text as written, with its escapes."""

    start: int
    raw: str


@record
class Interpolation:
    """`${ expression }`; `strip_left` and `strip_right` for `${~` and `~}`."""

    start: int
    end: int
    expression: Expression
    strip_left: bool
    strip_right: bool


@record
class Directive:
    """`%{ … }`; `word` is if, else, endif, for or endfor."""

    start: int
    end: int
    word: str
    strip_left: bool
    strip_right: bool
    expression: Expression | None = None
    names: tuple[str, ...] = ()


Part = Text | Interpolation | Directive


@mutable
class _Line:
    """A piece of literal text that ends at a line end at the latest: what strip markers and indentation apply to."""

    start: int
    end: int
    text: str


def assemble(start: int, end: int, parts: Sequence[Part], *, heredoc: bool, flush: bool) -> Expression:
    """The expression of a whole text. Raises `SyntaxProblem` for unknown escapes and unbalanced directives."""
    if not heredoc and len(parts) == 1 and isinstance(parts[0], Interpolation):
        whole = parts[0].expression
        return Literal(start, end, whole.value) if type(whole) is Literal else Wrapped(start, end, whole)
    pieces = list(_pieces(parts, heredoc))
    if flush:
        _remove_indentation(pieces)
    stream = _Stream(pieces, end)
    template = stream.template(start, end, until=())
    if not template.parts:
        return Literal(start, end, "")
    if len(template.parts) == 1:
        only = template.parts[0]
        if type(only) is Literal and isinstance(only.value, str):
            return Literal(start, end, only.value)
    return template


def _pieces(parts: Sequence[Part], heredoc: bool) -> Iterator[_Line | Interpolation | Directive]:
    """The parts with literals cut into lines, escapes resolved and strip markers applied."""
    pieces: list[_Line | Interpolation | Directive] = []
    strip = False
    for part in parts:
        if not isinstance(part, Text):
            if part.strip_left and pieces and isinstance(pieces[-1], _Line):
                pieces[-1].text = pieces[-1].text.rstrip()
            pieces.append(part)
            strip = part.strip_right
            continue
        offset = part.start
        for raw in part.raw.splitlines(keepends=True) if heredoc else (part.raw,):
            text = _MARKER_ESCAPE.sub(lambda match: match.group()[1:], raw) if heredoc else unescape(raw, offset)
            if not text.isascii():
                text = unicodedata.normalize("NFC", text)
            pieces.append(_Line(offset, offset + len(raw), text.lstrip() if strip else text))
            offset += len(raw)
            strip = False
    return iter(pieces)


def unescape(raw: str, start: int) -> str:
    """The text that a quoted literal stands for. Raises `SyntaxProblem` for an escape that HCL does not know."""
    if "\\" not in raw and "{" not in raw:
        return raw

    def resolve(match: re.Match[str]) -> str:
        short, long, other = match.groups()
        if short or long:
            code = int(short or long, 16)
            if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
                return chr(code)
        elif other is None:
            return match.group()[1:]
        elif other in _ESCAPES:
            return _ESCAPES[other]
        place = start + match.start()
        detail = 'known are \\n \\r \\t \\" \\\\ \\uNNNN and \\UNNNNNNNN; write \\\\ for a backslash'
        raise SyntaxProblem(f"Unknown escape {match.group()!r}", place, place + len(match.group()), detail)

    return _ESCAPE.sub(resolve, raw)


def _remove_indentation(pieces: list[_Line | Interpolation | Directive]) -> None:
    """What `<<-` does: the smallest indentation of all lines that are not blank is taken from each of them."""
    first_of_line: list[_Line] = []
    smallest: int | None = None
    at_line_start = True
    for piece in pieces:
        if at_line_start:
            at_line_start = False
            if not isinstance(piece, _Line):
                smallest = 0
            elif piece.text.strip() or not piece.text.endswith("\n"):
                indentation = len(piece.text) - len(piece.text.lstrip())
                first_of_line.append(piece)
                smallest = indentation if smallest is None else min(smallest, indentation)
        if isinstance(piece, _Line) and piece.text.endswith("\n"):
            at_line_start = True
    for line in first_of_line:
        line.text = line.text[smallest or 0 :]


class _Stream:
    """Pieces in order, nested by directives."""

    def __init__(self, pieces: list[_Line | Interpolation | Directive], end: int) -> None:
        self.pieces = pieces
        self.position = 0
        self.end = end
        self.depth = 0

    def template(self, start: int, end: int, until: tuple[str, ...]) -> Template:
        """The pieces up to a directive named in `until`, which is left for the caller; up to the end for none."""
        parts: list[TemplatePart] = []
        while self.position < len(self.pieces):
            piece = self.pieces[self.position]
            if isinstance(piece, Directive):
                if piece.word in until:
                    return Template(start, piece.start, tuple(parts))
                parts.append(self.directive(piece, until))
                continue
            self.position += 1
            if isinstance(piece, Interpolation):
                parts.append(piece.expression)
            elif piece.text:
                previous = parts[-1] if parts else None
                if type(previous) is Literal and isinstance(previous.value, str) and previous.end == piece.start:
                    parts[-1] = Literal(previous.start, piece.end, previous.value + piece.text)
                else:
                    parts.append(Literal(piece.start, piece.end, piece.text))
        if until:
            raise SyntaxProblem("Template directive is not closed", start, end, f"expected %{{ {until[-1]} }}")
        return Template(start, end, tuple(parts))

    def directive(self, opening: Directive, until: tuple[str, ...]) -> TemplatePart:
        """An `if` or `for` with all that belongs to it."""
        self.position += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise SyntaxProblem(f"Nested more than {MAX_DEPTH} levels deep", opening.start, opening.end)
        expression = opening.expression
        if expression is None:
            detail = f"expected %{{ {until[-1]} }} first" if until else "no directive is open"
            raise SyntaxProblem(f"Unexpected template directive {opening.word!r}", opening.start, opening.end, detail)
        if opening.word == "for":
            body = self.template(opening.end, opening.end, until=("endfor",))
            closing = self.close()
            self.depth -= 1
            key_name, value_name = opening.names if len(opening.names) == 2 else ("", opening.names[0])
            return TemplateFor(opening.start, closing.end, key_name, value_name, expression, body)
        then = self.template(opening.end, opening.end, until=("else", "endif"))
        closing = self.close()
        otherwise = Template(closing.start, closing.start, ())
        if closing.word == "else":
            otherwise = self.template(closing.end, closing.end, until=("endif",))
            closing = self.close()
        self.depth -= 1
        return TemplateIf(opening.start, closing.end, expression, then, otherwise)

    def close(self) -> Directive:
        closing = self.pieces[self.position]
        assert isinstance(closing, Directive)
        self.position += 1
        return closing
