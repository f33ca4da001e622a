"""Build hook: compiles the published HCL grammar into the parse tables that the wheel ships, and the policies with them.

The grammar is python-hcl2's. It is read as a file and never imported, because another distribution installs the same
top-level module; at run time only the tables are used (see docs/architecture.md).
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLES = Path("hclscan/hcl/_parse_tables.json")
COMPILED = Path("hclscan/_compiled")
STARTS = ["start", "expression", "string"]

# (the text as published, how often it stands there, the text as compiled, why). A build against another text fails.
ADAPTED = (
    (
        "function_call : identifier (COLONS identifier COLONS identifier)? LPAR",
        1,
        "function_call : identifier (COLONS identifier)* LPAR",
        "policies call core::try(…), with one namespace instead of two",
    ),
    (
        "!unary_op : (MINUS | NOT) expr_term",
        1,
        "!unary_op : (MINUS | NOT) unary_expr",
        "HCL allows a unary operator before another one: !!x, - -1",
    ),
    (
        "_binary_term new_line_or_comment? -> binary_op",
        6,
        "_binary_term -> binary_op",
        "the line end after an expression separates arguments; inside brackets the lexer drops line ends",
    ),
    (
        "new_line_or_comment: ( NL_OR_COMMENT )+",
        1,
        "new_line_or_comment: NL_OR_COMMENT",
        "the lexer gives one token for line ends that follow each other",
    ),
    (
        "\nexpr_term : LPAR",
        1,
        "\n?expr_term : LPAR",
        "an expression of one part is that part, which `_Ladders` makes use of",
    ),
    ("_attribute_name", 5, "attribute_name", "the next one makes it as good as left out"),
    ("\nattribute_name : identifier", 1, "\n?attribute_name : identifier", "it stands for its only part, as above"),
    (
        "string: DBLQUOTE string_part* DBLQUOTE",
        1,
        'PLAIN_STRING : /"[^"]*"/\nstring: DBLQUOTE string_part* DBLQUOTE\n      | PLAIN_STRING -> plain_string',
        "the lexer gives a text without escapes and templates as one token",
    ),
)


def published_grammar() -> tuple[str, str]:
    """The text of python-hcl2's grammar and the version it comes from."""
    distribution = importlib.metadata.distribution("python-hcl2")
    text = Path(str(distribution.locate_file("hcl2/hcl2.lark"))).read_text(encoding="utf-8")
    return text, distribution.version


def adapted(grammar: str) -> str:
    """The grammar with the texts of `ADAPTED` replaced. Raises `ValueError` when one of them is not there as expected."""
    for published, times, compiled, reason in ADAPTED:
        if grammar.count(published) != times:
            raise ValueError(f"the grammar no longer contains {published!r} {times} times, which is adapted because {reason}")
        grammar = grammar.replace(published, compiled)
    return grammar


def compile_tables(grammar: str) -> dict[str, Any]:
    """The LALR(1) tables of a grammar.

    `starts` has the first state and the last for each of `STARTS`. A state is a text, the JSON of
    `[[reduces, target, [symbol, …]], …]`: a target is a rule, by its position in `rules`, or a state; symbols are positions in
    `symbols`, as everywhere. A rule is `[symbol, size, name, kept, stands for one]`: what it makes, of how many parts, the name
    of what is done with them; the parts that are kept, each with whether it is a list that is taken apart, null for all of
    them as they are; and whether one that is left takes the place of the rule.
    """
    from lark import Lark

    parser = Lark(grammar, parser="lalr", start=STARTS, maybe_placeholders=False)
    table = parser.parser.parser._parse_table
    _put_in_order(table)
    ladders = _Ladders(table)
    ladders.skip()
    symbols = _Numbered()
    rules = _Numbered()
    states = [_state_text(table.states[number], symbols, rules) for number in range(len(table.states))]
    return {
        "starts": {name: (table.start_states[name], table.end_states[name]) for name in STARTS},
        "rules": [_rule(rule, symbols) for rule in rules.items],
        "symbols": symbols.items,
        "states": states,
    }


def _put_in_order(table: Any) -> None:
    """Numbers the states from the start on. Lark numbers them in the order of sets, which is another one in each build."""
    waiting = [table.start_states[name] for name in sorted(table.start_states)]
    numbers: dict[int, int] = {}
    while waiting:
        state = waiting.pop(0)
        if state not in numbers:
            numbers[state] = len(numbers)
            actions = table.states[state]
            waiting += (actions[symbol][1] for symbol in sorted(actions) if actions[symbol][0].name == "Shift")
    states = {
        number: {
            symbol: (action, numbers[target] if action.name == "Shift" else target)
            for symbol, (action, target) in sorted(table.states[state].items())
        }
        for state, number in numbers.items()
    }
    table.states.clear()
    table.states.update(states)
    for ends in (table.start_states, table.end_states):
        known = sorted(ends.items())
        ends.clear()
        ends.update({name: numbers[state] for name, state in known})


class _Ladders:
    """Lets states reduce in one step where they would climb a ladder of rules that change nothing.

    A literal is a `unary_expr`, a `mul_expr`, and so on up to an `expression`: eight reductions for most of the values in a
    file. How far up it leads depends on the next token and on the state that one came from, which is the same for a product's
    right operand and for an argument's value: so there is a copy of such a state for each of these ways up.
    """

    def __init__(self, table: Any) -> None:
        self.states: dict[int, dict[str, tuple[Any, Any]]] = table.states
        self.fixed = frozenset(table.end_states.values())
        self.rules: dict[tuple[str, str], Any] = {}
        self._copies: dict[Any, int] = {}

    def skip(self) -> None:
        """Changes the states, and adds their copies; `rules` has the new rules afterwards."""
        found = {state: self._redirected(state) for state in self.states}
        for (state, ways), copy in self._copies.items():
            found[copy] = {**found[state], **dict(ways)}
        self.states.clear()
        self.states.update(found)

    def _redirected(self, state: int) -> dict[str, tuple[Any, Any]]:
        """What a state does, which goes to copies of states that begin a ladder."""
        found = dict(self.states[state])
        for symbol, (action, target) in self.states[state].items():
            if action.name == "Shift" and target not in self.fixed:
                ways = tuple(
                    (token, (action, self._rule(rule, top)))
                    for token, (action, rule) in self.states[target].items()
                    if (top := self._top(state, token, action, rule)) is not rule
                )
                if ways:
                    copy = self._copies.setdefault((target, ways), len(self.states) + len(self._copies))
                    found[symbol] = (action, copy)
        return found

    def _top(self, before: int, token: str, action: Any, rule: Any) -> Any:
        """The last of the rules that change nothing by which a token leads on, from the state that one came from."""
        while _changes_nothing(action, rule):
            reached = self.states[before][rule.origin.name][1]
            following = self.states[reached].get(token)
            if following is None or reached in self.fixed or not _changes_nothing(*following):
                break
            action, rule = following
        return rule

    def _rule(self, bottom: Any, top: Any) -> Any:
        from lark.grammar import Rule

        way = (bottom.expansion[0].name, top.origin.name)
        if way not in self.rules:
            self.rules[way] = Rule(top.origin, bottom.expansion, len(self.rules), None, top.options)
        return self.rules[way]


def _changes_nothing(action: Any, rule: Any) -> bool:
    """Whether a state reduces by a rule of one part, which stands for it."""
    if action.name == "Shift" or not rule.options.expand1 or rule.alias or len(rule.expansion) != 1:
        return False
    part = rule.expansion[0]
    return not part.is_term and not part.name.startswith("_")


class _Numbered:
    """Different items, each with its position."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    @property
    def items(self) -> list[Any]:
        return list(self._numbers)

    def number(self, item: Any) -> int:
        return self._numbers.setdefault(item, len(self._numbers))


def _state_text(actions: dict[str, tuple[Any, Any]], symbols: _Numbered, rules: _Numbered) -> str:
    found: dict[tuple[int, int], list[int]] = {}
    for symbol, (action, target) in actions.items():
        key = (0, target) if action.name == "Shift" else (1, rules.number(target))
        found.setdefault(key, []).append(symbols.number(symbol))
    return json.dumps([[*key, named] for key, named in found.items()], separators=(",", ":"))


def _rule(rule: Any, symbols: _Numbered) -> list[Any]:
    """A rule as the parser has it. Terminals that only hold its parts together are left out, as the grammar says."""
    options, parts = rule.options, rule.expansion
    kept = [
        (position, int(not part.is_term and part.name.startswith("_")))
        for position, part in enumerate(parts)
        if options.keep_all_tokens or not (part.is_term and part.filter_out)
    ]
    as_they_are = len(kept) == len(parts) and not any(is_list for _, is_list in kept)
    return [
        symbols.number(rule.origin.name),
        len(parts),
        rule.alias or rule.origin.name,
        None if as_they_are else kept,
        int(options.expand1 and not rule.alias),
    ]


def write_tables(target: Path) -> None:
    grammar, version = published_grammar()
    tables = {"grammar": f"python-hcl2 {version}", **compile_tables(adapted(grammar))}
    target.write_text(json.dumps(tables, separators=(",", ":")), encoding="utf-8")


def compile_policies(root: Path, target: Path) -> None:
    """Writes the compiled policies of the package, with hclscan itself: its tables are written already."""
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-c", COMPILE, str(root / "policies"), str(target)],
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])},
    )


COMPILE = """
import pathlib, sys, tempfile
from hclscan.cache import Store, write_pack
from hclscan.hcl.grammar import parse
from hclscan.policy.compiled import pack_in, store_kind
from hclscan.policy.load import load_policies
policies, target = map(pathlib.Path, sys.argv[1:])
with tempfile.TemporaryDirectory() as folder:
    store = Store(pathlib.Path(folder), store_kind())
    loaded = load_policies([policies], parse, store=store)
    if isinstance(loaded, tuple):
        sys.exit("\\n".join(map(str, loaded)))
    target.mkdir(parents=True, exist_ok=True)
    write_pack(store, pack_in(target))
"""


class GrammarHook(BuildHookInterface[Any]):
    """Runs for wheels and for editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        write_tables(Path(self.root) / TABLES)
        compile_policies(Path(self.root), Path(self.root) / COMPILED)
        build_data["artifacts"] += [f"/{TABLES.as_posix()}", f"/{COMPILED.as_posix()}/"]
        if self.target_name == "wheel" and version == "standard":
            # An editable install finds the policies in the repository.
            build_data["force_include"][str(Path(self.root) / "policies")] = "hclscan/_policies"
