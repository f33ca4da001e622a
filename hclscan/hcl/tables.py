"""The parse tables as the build writes them, and the parser that they drive: LALR(1), one token at a time.

Most files come to a fraction of the thousand states there are. So a state's row stays a text until the parser comes to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

TABLES = Path(__file__).with_name("_parse_tables.json")

END = "$END"
"""The type of the token behind the last one."""

Make: TypeAlias = "Callable[[list[Any]], Any]"
"""What becomes of the values of a rule's parts."""

Reduction: TypeAlias = "tuple[int, str, Make | None]"
"""How many parts a rule has, the symbol that they are, and what is made of them; None for a single part that stays as it is."""

Row: TypeAlias = "dict[str, int | Reduction]"
"""What to do in a state, by the name of the next symbol: to go on to another state, or to reduce by a rule."""


class Token(Protocol):
    """What the parser asks of a token."""

    type: str


Lexer: TypeAlias = "Callable[[str, Callable[[str], bool]], Iterable[Token]]"
"""The tokens of a text, the last of type `END`; it may ask whether the parser would take a token of a type next."""


class Unexpected(Exception):
    """A token that may not stand where it does; `expected` are the types of those that may."""

    def __init__(self, token: Any, expected: frozenset[str]) -> None:
        super().__init__(token.type)
        self.token = token
        self.expected = expected


class Parser:
    """Runs the shipped tables. `builder` has a method for each rule that makes something of its parts."""

    def __init__(self, lexer: Lexer, builder: object) -> None:
        tables = json.loads(TABLES.read_bytes())
        self.lexer = lexer
        self.starts: dict[str, tuple[int, int]] = tables["starts"]
        self.rows = Rows(tables["states"], tables["symbols"], tables["rules"], builder)

    def parse(self, text: str, start: str) -> Any:
        """What the builder makes of a text that is a `start`. Raises `Unexpected`, and what lexer and builder raise."""
        rows = self.rows
        first, last = self.starts[start]
        states = [first]
        values: list[Any] = []
        for token in self.lexer(text, lambda type_: type_ in rows[states[-1]]):
            symbol = token.type
            action = rows[states[-1]].get(symbol)
            while not isinstance(action, int):
                if action is None:
                    raise Unexpected(token, frozenset(name for name in rows[states[-1]] if name.isupper()))
                size, made, make = action
                if make is None:
                    del states[-1]
                elif size:
                    values[-size:] = (make(values[-size:]),)
                    del states[-size:]
                else:
                    values.append(make([]))
                state: int = rows[states[-1]][made]  # type: ignore[assignment]  # what was made leads to a state
                states.append(state)
                if state == last and symbol == END:
                    break
                action = rows[state].get(symbol)
            else:
                states.append(action)
                values.append(token)
        return values[0]


class Rows(dict[int, Row]):
    """The rows of the tables by the numbers of the states, each read when it is first needed."""

    def __init__(self, texts: Sequence[str], symbols: Sequence[str], rules: Sequence[Any], builder: object) -> None:
        super().__init__()
        self.texts = texts
        self._symbols = symbols
        self._rules = rules
        self._builder = builder
        self._reductions: dict[int, Reduction] = {}

    def __missing__(self, state: int) -> Row:
        row: Row = {}
        for reduces, target, symbols in json.loads(self.texts[state]):
            action = self._reduction(target) if reduces else target
            row.update((self._symbols[symbol], action) for symbol in symbols)
        self[state] = row
        return row

    def _reduction(self, number: int) -> Reduction:
        found = self._reductions.get(number)
        if found is None:
            symbol, size, name, kept, stands_for_one = self._rules[number]
            make = None if stands_for_one and size == 1 and kept is None else self._make(name, kept, stands_for_one)
            found = self._reductions[number] = (size, self._symbols[symbol], make)
        return found

    def _make(self, name: str, kept: Sequence[tuple[int, bool]] | None, stands_for_one: bool) -> Make:
        # A rule without a method is the list of its parts, which the rule around it takes apart.
        method: Make = getattr(self._builder, name, _as_they_are)
        if kept is None and not stands_for_one:
            return method

        def make(values: list[Any]) -> Any:
            parts = values if kept is None else _kept(values, kept)
            return parts[0] if stands_for_one and len(parts) == 1 else method(parts)

        return make


def _as_they_are(parts: list[Any]) -> list[Any]:
    return parts


def _kept(values: list[Any], kept: Iterable[tuple[int, bool]]) -> list[Any]:
    """The values at some positions, with the elements of some instead of these."""
    parts: list[Any] = []
    for position, is_list in kept:
        if not is_list:
            parts.append(values[position])
        elif parts:
            parts += values[position]
        else:
            parts = values[position]  # nobody else has it: a long list must not be copied for each of its elements
    return parts
