"""The parse tables as the build writes them, made into what Lark's parser takes.

Most files come to a fraction of the thousand states there are. So a state's row stays a text until the parser comes to it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import NonTerminal, Rule, RuleOptions, Terminal
from lark.parsers.lalr_analysis import Action, Reduce, Shift
from lark.parsers.lalr_parser import LALR_Parser

TABLES = Path(__file__).with_name("_grammar_tables.json")


def load_parser(transformer: Any, lexer: type) -> Lark:
    """Lark with the shipped tables, a transformer to reduce with, and a lexer in place of its contextual one."""
    tables = json.loads(TABLES.read_text(encoding="utf-8"))
    return Lark._load_from_dict(  # type: ignore[no-any-return, no-untyped-call]
        tables["data"], _memo(tables), transformer=transformer, _plugins={"ContextualLexer": lexer, "LALR_Parser": _Parser}
    )


def _memo(tables: Mapping[str, Any]) -> dict[int, Any]:
    """What the tables refer to by number: rules, made here since many share symbols and options, and terminals."""
    symbols: list[Any] = [
        NonTerminal(name) if filter_out is None else Terminal(name, filter_out) for name, filter_out in tables["symbols"]
    ]
    options = [RuleOptions(*one) for one in tables["options"]]

    def rule(origin: int, expansion: Sequence[int], order: int, alias: str | None, option: int) -> Rule:
        return _Rule(symbols[origin], [symbols[one] for one in expansion], order, alias, options[option])

    return {number: rule(*one) if type(one) is list else one for number, one in enumerate(tables["memo"])}


class _Rule(Rule):
    """A rule of the tables. There is one object of each, so it is told from others, and found, by its identity.

    Lark compares a rule several times for each token, and those of `Rule` are functions of Python.
    """

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__


class _Parser(LALR_Parser):
    """Lark's parser, its table filled while it is used."""

    @classmethod
    def deserialize(cls, data: Any, memo: Any, callbacks: Any, debug: bool = False) -> Any:  # type: ignore[override]
        parser = super().deserialize({**data, "states": {}}, memo, callbacks, debug)  # type: ignore[no-untyped-call]
        parser._parse_table.states = _Rows(data["states"], data["tokens"], memo)
        return parser


class _Rows(dict[int, dict[str, tuple[Action, Any]]]):
    """What to do in a state, by the name of the next symbol: to shift to another state, or to reduce by a rule."""

    def __init__(self, texts: Sequence[str], symbols: Sequence[str], rules: Mapping[int, Rule]) -> None:
        super().__init__()
        self._texts = texts
        self._symbols = symbols
        self._rules = rules

    def __missing__(self, state: int) -> dict[str, tuple[Action, Any]]:
        row: dict[str, tuple[Action, Any]] = {}
        for reduces, target, symbols in json.loads(self._texts[state]):
            action = (Reduce, self._rules[target]) if reduces else (Shift, target)
            row.update((self._symbols[symbol], action) for symbol in symbols)
        self[state] = row
        return row
