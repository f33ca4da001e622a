"""Text to tokens of the published grammar.

HCL is not regular: newlines matter in braces but not in brackets, texts contain expressions that contain texts, heredocs end
at a marker. A stack of open brackets decides all of it here, so the parser sees only tokens that matter: newlines inside
brackets and comments never reach it, and a heredoc arrives as the tokens of a quoted text.

A token's `value` is exactly the source text from its `start`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.source import MAX_DEPTH, SyntaxProblem
from hclscan.hcl.tables import END


class Token:
    """A word, sign or text, and where it begins."""

    __slots__ = ("start", "type", "value")

    def __init__(self, type_: str, value: str, start: int) -> None:
        self.type = type_
        self.value = value
        self.start = start


# Takes any character beyond ASCII; `_Tokens.name` looks closer at words that have one. Said by what is left out of ASCII, the
# classes compile in no time.
_IDENTIFIER = r"[^\x00-@\[-^`{-\x7f][^\x00-,./:-@\[-^`{-\x7f]*"
_TOKEN = re.compile(
    rf"""[ \t\r]*(?:
      (?P<name>{_IDENTIFIER})
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<newline>(?:\n|\#[^\n]*(?:\n|\Z)|//[^\n]*(?:\n|\Z)))
    | (?P<comment>/\*.*?\*/)
    | (?P<text>"[^"\\$%\n]*")
    | (?P<heredoc><<-?{_IDENTIFIER}[ \t\r]*\n)
    | (?P<operator>\.\.\.|::|\[\s*\*\s*\]|\.\*|=>|==|!=|<=|>=|&&|\|\||~\}}|[-+*/%!<>=?:.,()\[\]{{}}"])
    )""",
    re.VERBOSE | re.DOTALL,
)
_BLANKS = re.compile(r"(?:[ \t\r\n]+|\#[^\n]*|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_OBJECT_FOR = re.compile(rf"(?:\s|\#[^\n]*\n|//[^\n]*\n|/\*.*?\*/)*for\s+{_IDENTIFIER}\s*(?:,|\s(?!\s*=))", re.DOTALL)
_LEGACY_INDEX = re.compile(r"[ \t\r]*[0-9]+(?![0-9]|\.[0-9])")
_QUOTED_TEXT = re.compile(r'(?:[^"\\$%\n]+|\\.|\$\$\{|%%\{|\$(?!\{)|%(?!\{))+')

_TYPES = {
    "==": "DOUBLE_EQ", "!=": "NEQ", "<": "LT", ">": "GT", "<=": "LEQ", ">=": "GEQ", "-": "MINUS", "+": "PLUS", "*": "ASTERISK",
    "/": "SLASH", "%": "PERCENT", "&&": "DOUBLE_AMP", "||": "DOUBLE_PIPE", "!": "NOT", "?": "QMARK", "(": "LPAR", ")": "RPAR",
    "{": "LBRACE", "}": "RBRACE", "~}": "RBRACE", "[": "LSQB", "]": "RSQB", ",": "COMMA", ".": "DOT", "=": "EQ", ":": "COLON",
    '"': "DBLQUOTE", ".*": "ATTR_SPLAT", "=>": "FOR_OBJECT_ARROW", "...": "ELLIPSIS", "::": "COLONS",
}  # fmt: skip
_CONSTANTS = {"true": "TRUE", "false": "FALSE", "null": "NULL"}
_KEYWORDS = {"if": "IF", "in": "IN", "for": "FOR"}
_DIRECTIVES = {"if": "IF", "for": "FOR", "else": "ELSE", "endif": "ENDIF", "endfor": "ENDFOR"}
_CLOSES = {")": "(", "]": "[", "}": "{"}
# A line may not end here outside brackets, although the published grammar lets it.
_UNFINISHED = frozenset(
    {
        "DOUBLE_EQ", "NEQ", "LT", "GT", "LEQ", "GEQ", "MINUS", "PLUS", "ASTERISK", "SLASH", "PERCENT", "DOUBLE_AMP",
        "DOUBLE_PIPE", "NOT", "QMARK", "COLON", "EQ", "DOT",
    }
)  # fmt: skip
_NAMES = {"(": "parenthesis", "[": "bracket", "{": "brace", "${": "interpolation", "%{": "template directive", '"': "text"}


class _Open:
    """An open bracket, text or heredoc. `lines`: newlines are tokens in it. `end` finds what ends or interrupts a heredoc."""

    __slots__ = ("end", "kind", "lines", "start")

    def __init__(self, kind: str, start: int, lines: bool = False, end: re.Pattern[str] | None = None) -> None:
        self.kind = kind
        self.start = start
        self.lines = lines
        self.end = end


def tokens(text: str, accepts: Callable[[str], bool]) -> Iterator[Token]:
    """The tokens of a text, and one for its end. `accepts` says whether the parser would take a token of a type next.

    Raises `SyntaxProblem`.
    """
    found = _Tokens(text, accepts).run()
    return _few(found, text.tokens) if isinstance(text, BoundedText) else found


class BoundedText(str):
    """A text with bounds of its own: its `tokens`, and the `depth` to which it may nest."""

    depth = MAX_DEPTH
    tokens = LIMITS.tokens

    def within(self, limits: Limits) -> BoundedText:
        """This text, with the bounds that limits give it."""
        self.depth, self.tokens = limits.syntax_depth, limits.tokens
        return self


class TemplateText(BoundedText):
    """A text to be lexed as the inside of a template, as a template file is."""


def _few(tokens: Iterator[Token], limit: int) -> Iterator[Token]:
    """The tokens, as long as they are not too many. Raises `SyntaxProblem`."""
    for count, token in enumerate(tokens):
        if count >= limit:
            raise SyntaxProblem("The file is too large", token.start, token.start + 1, named("tokens", limit))
        yield token


def _is_word(text: str) -> bool:
    """Whether a text is an identifier. Python 3.13 also takes the joiners of Unicode 15.1 for a part of one."""
    return text.replace("-", "_").isidentifier() and "\u200c" not in text and "\u200d" not in text


class _Tokens:
    """One pass over one text."""

    def __init__(self, text: str, accepts: Callable[[str], bool]) -> None:
        self.text = text
        self.accepts = accepts
        self.depth = text.depth if isinstance(text, BoundedText) else MAX_DEPTH
        self.position = 1 if text.startswith("\ufeff") else 0
        self.stack: list[_Open] = [_Open("", 0, lines=True)]

    def run(self) -> Iterator[Token]:
        if isinstance(self.text, TemplateText):
            yield Token("DBLQUOTE", "", 0)
            self.push(_Open("<<", 0, end=re.compile(r"\$\$\{|%%\{|\$\{|%\{")))
            yield from self.code()
            yield Token("DBLQUOTE", "", len(self.text))
        else:
            yield from self.code()
        yield Token(END, "", len(self.text))

    def push(self, opened: _Open) -> None:
        if len(self.stack) > self.depth:
            problem, detail = f"Nested more than {self.depth} levels deep", named("syntax_depth", self.depth)
            raise SyntaxProblem(problem, opened.start, opened.start + 1, detail)
        self.stack.append(opened)

    def code(self) -> Iterator[Token]:
        """Tokens until the end of the text. Texts and heredocs are entered and left here."""
        text, match_token, stack = self.text, _TOKEN.match, self.stack
        previous = ""
        while True:
            kind = stack[-1].kind
            if kind == '"':
                yield from self.quoted()
                previous = "DBLQUOTE"
                continue
            if kind == "<<":
                yield from self.heredoc()
                if self.position >= len(text) and stack[-1].kind == "<<":
                    return
                previous = "DBLQUOTE"
                continue
            match = match_token(text, self.position)
            if match is None:
                if self.at_end():
                    return
                continue
            group = match.lastgroup
            value = match.group(group)  # type: ignore[arg-type]
            start = match.end() - len(value)
            self.position = match.end()
            if group == "operator":
                if value == "." and (index := _LEGACY_INDEX.match(text, self.position)):
                    yield Token("DOT", value, start)
                    value = index.group().strip()
                    self.position = index.end()
                    previous = "INT_LITERAL"
                    yield Token(previous, value, index.end() - len(value))
                    continue
                previous = self.operator(value, start)
                yield Token(previous, value, start)
            elif group == "name":
                previous = self.name(value, start)
                yield Token(previous, value, start)
            elif group == "text":
                previous = "DBLQUOTE"
                yield Token("PLAIN_STRING", value, start)
            elif group == "newline":
                if stack[-1].lines:
                    if previous in _UNFINISHED:
                        self.unfinished(start)
                    if previous != "NL_OR_COMMENT":
                        blanks = _BLANKS.match(text, self.position)
                        if blanks is not None:
                            self.position = blanks.end()
                        previous = "NL_OR_COMMENT"
                        yield Token(previous, value, start)
            elif group == "number":
                previous = "INT_LITERAL" if value.isdigit() else "FLOAT_LITERAL"
                yield Token(previous, value, start)
            elif group == "heredoc":
                previous = "DBLQUOTE"
                self.open_heredoc(value, start)
                yield Token(previous, value, start)

    def name(self, value: str, start: int) -> str:
        """The token type of a word: keywords count only where the grammar expects one. Raises for what is no word."""
        if not value.isascii() and not _is_word(value):
            first = next(end for end in range(1, len(value) + 1) if not _is_word(value[:end]))
            raise self.unexpected_character(start + first - 1)
        kind = _CONSTANTS.get(value) or _KEYWORDS.get(value)
        return kind if kind is not None and self.accepts(kind) else "NAME"

    def operator(self, value: str, start: int) -> str:
        """The token type of an operator or bracket; keeps the stack of open brackets."""
        stack = self.stack
        if value in ("/", "<"):
            self.check_opening(start)
        elif value == '"':
            self.push(_Open('"', start))
        elif value in ("(", "["):
            self.push(_Open(value, start))
        elif value == "{":
            self.push(_Open("{", start, lines=_OBJECT_FOR.match(self.text, self.position) is None))
        elif value in (")", "]", "}", "~}"):
            opened = stack[-1].kind
            if opened == _CLOSES.get(value) or (opened in ("${", "%{") and value in ("}", "~}")):
                stack.pop()
            else:
                self.mismatch(value, start)
        elif value.startswith("["):
            return "FULL_SPLAT_START"
        return _TYPES[value]

    def check_opening(self, start: int) -> None:
        """Refuses a comment without end, and a heredoc without a marker, which look like operators."""
        if self.text.startswith("/*", start):
            raise SyntaxProblem("Comment is not closed", start, start + 2, "expected */")
        if self.text.startswith("<<", start):
            raise SyntaxProblem("Invalid heredoc", start, start + 2, "expected a marker such as EOT and a line end")

    def mismatch(self, value: str, start: int) -> None:
        opened = self.stack[-1]
        if not opened.kind:
            raise SyntaxProblem(f"Unexpected {value!r}", start, start + len(value), "nothing is open that it could close")
        line = self.text.count("\n", 0, opened.start) + 1
        raise SyntaxProblem(
            f"Unexpected {value!r}", start, start + len(value), f"the {_NAMES[opened.kind]} opened on line {line} is not closed"
        )

    def unfinished(self, start: int) -> None:
        raise SyntaxProblem(
            "Expression ends too early",
            start,
            start + 1,
            "a line cannot end here; put the expression in parentheses to continue it",
        )

    def at_end(self) -> bool:
        """Whether only blanks are left. Raises `SyntaxProblem` for a character that starts no token, or an open bracket."""
        text, position = self.text, self.position
        while position < len(text) and text[position] in " \t\r":
            position += 1
        if position < len(text):
            raise self.unexpected_character(position)
        opened = self.stack[-1]
        if opened.kind:
            raise SyntaxProblem(
                f"The {_NAMES[opened.kind]} is not closed", opened.start, opened.start + 1, "the file ends before it does"
            )
        return True

    def unexpected_character(self, position: int) -> SyntaxProblem:
        character = self.text[position]
        return SyntaxProblem(f"Unexpected character {character!r}", position, position + 1, _HINTS.get(character, ""))

    def quoted(self) -> Iterator[Token]:
        """The literal text up to the closing quote or the next `${` or `%{`, and that token."""
        match = _QUOTED_TEXT.match(self.text, self.position)
        if match is not None:
            yield Token("STRING_CHARS", match.group(), self.position)
            self.position = match.end()
        start = self.position
        if self.text.startswith('"', start):
            self.stack.pop()
            self.position += 1
            yield Token("DBLQUOTE", '"', start)
        elif self.text.startswith(("${", "%{"), start):
            yield from self.interpolation(start)
        else:
            opened = self.stack[-1].start
            raise SyntaxProblem(
                "Text is not closed", opened, start, 'expected " before the end of the line; use a heredoc for several lines'
            )

    def interpolation(self, start: int) -> Iterator[Token]:
        """`${` or `%{`, with the strip marker. An `else` or end of a directive follows it as the parser expects."""
        kind = self.text[start : start + 2]
        value = kind + "~" if self.text.startswith("~", start + 2) else kind
        self.push(_Open(kind, start))
        self.position = start + len(value)
        if kind == "${":
            yield Token("INTERP_START", value, start)
            return
        yield Token("DIRECTIVE_START", value, start)
        match = _TOKEN.match(self.text, self.position)
        if match is not None and match.lastgroup == "name" and match.group("name") in _DIRECTIVES:
            word = match.group("name")
            self.position = match.end()
            yield Token(_DIRECTIVES[word], word, match.end() - len(word))

    def open_heredoc(self, value: str, start: int) -> None:
        marker = re.escape(value.lstrip("<-").strip())
        end = re.compile(rf"\$\$\{{|%%\{{|\$\{{|%\{{|^[ \t]*{marker}(?=[ \t\r]*(?:\n|\Z))", re.MULTILINE)
        self.push(_Open("<<", start, end=end))

    def heredoc(self) -> Iterator[Token]:
        """The literal text up to the end marker or the next `${` or `%{`, and that token."""
        text, opened = self.text, self.stack[-1]
        assert opened.end is not None
        search = self.position
        while True:
            match = opened.end.search(text, search)
            if match is None or not match.group().startswith(("$$", "%%")):
                break
            search = match.end()
        start = len(text) if match is None else match.start()
        if start > self.position:
            yield Token("STRING_CHARS", text[self.position : start], self.position)
        self.position = start
        if match is None:
            if not isinstance(text, TemplateText) or len(self.stack) > 2:
                raise SyntaxProblem("Heredoc is not closed", opened.start, opened.start + 2, "its end marker is missing")
        elif match.group() in ("${", "%{"):
            yield from self.interpolation(start)
        else:
            self.stack.pop()
            self.position = match.end()
            yield Token("DBLQUOTE", match.group(), start)


_HINTS = {
    "'": "texts are written in double quotes",
    "`": "texts are written in double quotes",
    ";": "arguments are separated by line ends",
}
