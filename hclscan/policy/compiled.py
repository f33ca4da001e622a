"""Policies that were read and found to be right, kept between runs.

What is checked when a policy is read (names, cycles, types, YAML) depends on nothing but its text, so a kept one needs no
checking. An entry is a line that stands for what follows, a line of JSON that describes the file, and a line for each of its
expressions and for the rest of each rule, looked at when it is needed: most rules meet no resource they are about.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hclscan import __version__
from hclscan.cache import Pack, Store
from hclscan.findings import Severity
from hclscan.hcl import syntax
from hclscan.hcl.containers import untyped
from hclscan.hcl.conversion import convert
from hclscan.hcl.encoding import FORMAT as SYNTAX_FORMAT
from hclscan.hcl.encoding import decode, encode
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.hcl.types import BOOL, NUMBER, STRING, ListType, describe
from hclscan.policy.formula import Formula
from hclscan.policy.functions import POLICY_FUNCTIONS
from hclscan.policy.language import Enforce, Input, Parse, PolicyFile, Rule, read_inputs, read_policy
from hclscan.policy.metadata import Metadata, RuleMetadata
from hclscan.policy.narrowing import EVERYTHING, Narrowing
from hclscan.policy.steady import Steady
from hclscan.records import record

FORMAT = 4
"""Raised whenever what is checked, or how it is written down, changes."""

SHIPPED = Path(__file__).resolve().parents[1] / "_compiled"
"""Where the build puts the shipped policies, compiled, so that the first scan need not read them either."""

Read = TypeVar("Read")


@record
class PolicyReader:
    """Reads the files of policies, from `store` where it has them."""

    parse: Parse
    store: Store | None = None

    def policy(self, source: Source) -> PolicyFile | tuple[Diagnostic, ...]:
        """The policy file, or everything that is wrong with it."""
        if self.store is None:
            return read_policy(source, self.parse)
        kept = self.store.content(f"policy\0{source.text}")
        file = None if kept is None else _file_of(kept, source)
        if file is not None:
            return file
        body = self.parse(source)
        if isinstance(body, Diagnostic):
            return (body,)
        result = read_policy(source, lambda source: body)
        if isinstance(result, PolicyFile):
            self.store.write(f"policy\0{source.text}", _text_of(result, body))
        return result

    def metadata(self, source: Source) -> Metadata | tuple[Diagnostic, ...]:
        """What a `policy.yaml` says, or everything that is wrong with it."""
        return self._kept("metadata", source, _read_metadata, Metadata, _metadata_out, _metadata_in)

    def rules(self, source: Source) -> Mapping[str, RuleMetadata] | tuple[Diagnostic, ...]:
        """What a `.rules.yaml` says, or everything that is wrong with it."""
        return self._kept("rules", source, _read_rules, Mapping, _rules_out, _rules_in)

    def _kept(
        self,
        kind: str,
        source: Source,
        read: Callable[[Source], Read | tuple[Diagnostic, ...]],
        right: Any,
        written: Callable[[Read], Any],
        restored: Callable[[Any, str], Read],
    ) -> Read | tuple[Diagnostic, ...]:
        """What `read` makes of a text, from the store where it is. `right` is the class of a result that is kept."""
        if self.store is None:
            return read(source)
        key = f"{kind}\0{source.text}"
        kept = self.store.read(key)
        if kept is not None:
            try:
                return restored(json.loads(kept), source.path)
            except _UNREADABLE:
                pass
        result = read(source)
        if isinstance(result, right):
            self.store.write(key, json.dumps(written(result), ensure_ascii=False))
        return result


def _read_metadata(source: Source) -> Metadata | tuple[Diagnostic, ...]:
    from hclscan.policy.metadata_reader import read_metadata  # what is kept needs no reader of YAML

    return read_metadata(source)


def _read_rules(source: Source) -> Mapping[str, RuleMetadata] | tuple[Diagnostic, ...]:
    from hclscan.policy.metadata_reader import read_rules

    return read_rules(source)


def store_at(directory: Path | None) -> Store:
    """The store of policies below the directory of the cache, if there is one, with those of the installed package."""
    return Store(directory, store_kind(), Pack(pack_in(SHIPPED)))


def pack_in(directory: Path) -> Path:
    """The file in which a package ships its policies, compiled."""
    return directory / f"{store_kind()}-{__version__}.pack"


def store_kind() -> str:
    """What a store of policies keeps, and in which format."""
    return f"policies-{FORMAT}-{SYNTAX_FORMAT}-{_functions()}"


@cache
def _functions() -> str:
    """Stands for the functions that policies may name: with others, other policies are right."""
    return f"{zlib.crc32(' '.join(sorted(POLICY_FUNCTIONS)).encode()):08x}"


_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError)

# -- policy files --------------------------------------------------------------------------------------------------------

_SIMPLE_TYPES = {describe(kind): kind for one in (STRING, NUMBER, BOOL) for kind in (one, ListType(one))}
"""Types of inputs that are kept by their names, with the defaults as values: nearly all."""


class _Lines:
    """The lines of an entry after its head, each an expression or the rest of a rule, named by its number."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add(self, data: Any) -> int:
        self.texts.append(json.dumps(data, separators=(",", ":")))
        return len(self.texts) - 1

    def formula(self, formula: Formula | None) -> int | None:
        return None if formula is None else self.add(encode(formula.node))

    def formulas(self, formulas: Mapping[str, Formula]) -> dict[str, int]:
        return {name: self.add(encode(formula.node)) for name, formula in formulas.items()}


def _text_of(file: PolicyFile, body: syntax.Body) -> str:
    lines = _Lines()
    blocks = {block.labels[0].value: block for block in body.blocks if block.type == "input"}
    head = {
        "inputs": [_input_out(one, blocks[one.name], lines) for one in file.inputs.values()],
        "locals": lines.formulas(file.locals),
        "rules": [_rule_out(rule, lines) for rule in file.rules],
        "warnings": [[one.summary, _place_out(one.location), one.detail, one.excerpt] for one in file.warnings],
    }
    first = json.dumps(head, separators=(",", ":"))
    told = "\n".join([first, *lines.texts])
    return f"{_check(told.encode(), len(first))}\n{told}"


_CHECK = 17
"""Characters of the first line of an entry."""


def _check(told: bytes | memoryview, head: int) -> str:
    """The first line of an entry: stands for all that follows, and says how many bytes of that are its head."""
    return f"{zlib.crc32(told):08x} {head:8}"


def _input_out(one: Input, block: syntax.Block, lines: _Lines) -> Any:
    """An input as a list; the number of the line with its syntax when its type is not simple."""
    name, default = describe(one.type), one.default
    if name not in _SIMPLE_TYPES:
        return lines.add(encode(block))
    written = encode(tuple(default) if isinstance(default, tuple) else default)
    return [
        *(one.name, name, one.required, written, one.nullable, one.sensitive, one.description),
        _place_out(one.location),
    ]


def _rule_out(rule: Rule, lines: _Lines) -> list[Any]:
    narrowing, level = rule.narrowing, rule.enforcement_level
    rest = {
        "filter": lines.formula(rule.filter),
        "locals": lines.formulas(rule.locals),
        "operations": rule.operations,
        "enforces": [
            [
                lines.add(encode(one.condition.node)),
                lines.formula(one.error_message),
                lines.formula(one.info_message),
                _place_out(one.location),
            ]
            for one in rule.enforces
        ],
        "place": _place_out(rule.location),
    }
    return [
        *(rule.kind, rule.pattern, rule.name, None if level is None else encode(level.node)),
        None if narrowing.types is None else sorted(narrowing.types),
        None if narrowing.kinds is None else sorted(narrowing.kinds),
        lines.add(rest),
    ]


class _Entry:
    """What is kept of a file at `path`, without its head: decoded when a part of it is first asked for."""

    __slots__ = ("_lines", "_rest", "path")

    def __init__(self, path: str, rest: memoryview) -> None:
        self.path = path
        self._rest = rest
        self._lines: list[str] | None = None

    def line(self, number: int) -> str:
        if self._lines is None:
            self._lines = str(self._rest, "utf-8").split("\n")
        return self._lines[number]

    def formula(self, number: int | None) -> Formula | None:
        return None if number is None else Formula(None, self.line(number))

    def formulas(self, numbers: Mapping[str, int]) -> dict[str, Formula]:
        return {name: Formula(None, self.line(number)) for name, number in numbers.items()}

    def rest_of_rule(self, number: int) -> dict[str, Any]:
        """The fields of a rule that its file's head does not have."""
        data = json.loads(self.line(number))
        return {
            "filter": self.formula(data["filter"]),
            "locals": self.formulas(data["locals"]),
            "operations": tuple(data["operations"]),
            "enforces": tuple(
                Enforce(Formula(None, self.line(test)), self.formula(wrong), self.formula(info), Location(self.path, *place))
                for test, wrong, info, place in data["enforces"]
            ),
            "location": Location(self.path, *data["place"]),
            "steady": Steady(),
        }


_REST_OF_RULE = frozenset({"filter", "locals", "operations", "enforces", "location", "steady"})


class _KeptRule(Rule):
    """A rule of the store. Most are asked for no more than what they may apply to: the rest is read when it is needed."""

    __slots__ = ("_entry", "_number")

    def __init__(self, entry: _Entry, data: list[Any]) -> None:
        kind, pattern, name, level, types, kinds, number = data
        put = object.__setattr__  # one by one: there are more than a thousand rules
        put(self, "kind", kind)
        put(self, "pattern", pattern)
        put(self, "name", name)
        put(self, "narrowing", EVERYTHING if types is None and kinds is None else _narrowing(types, kinds))
        put(self, "enforcement_level", None if level is None else Formula(decode(level)))
        put(self, "_entry", entry)
        put(self, "_number", number)

    def __getattr__(self, name: str) -> Any:
        if name not in _REST_OF_RULE:
            raise AttributeError(name)
        _fill(self, **self._entry.rest_of_rule(self._number))
        return getattr(self, name)


def _narrowing(types: list[str] | None, kinds: list[str] | None) -> Narrowing:
    return Narrowing(None if types is None else frozenset(types), None if kinds is None else frozenset(kinds))


class _KeptFile(PolicyFile):
    """A policy file of the store, its locals read when they are needed."""

    __slots__ = ("_entry", "_numbers")

    def __init__(self, source: Source, head: Mapping[str, Any], entry: _Entry) -> None:
        path = source.path
        warnings = [Diagnostic(text, Location(path, *place), *more) for text, place, *more in head["warnings"]]
        _fill(self, source=source, inputs=_inputs_in(head["inputs"], entry, source), warnings=tuple(warnings))
        _fill(self, rules=tuple([_KeptRule(entry, one) for one in head["rules"]]), _entry=entry, _numbers=head["locals"])

    def __getattr__(self, name: str) -> Any:
        if name != "locals":
            raise AttributeError(name)
        _fill(self, locals=self._entry.formulas(self._numbers))
        return self.locals


def _fill(record: Any, **fields: Any) -> None:
    """Sets what was left open of a record, which nobody else changes."""
    for name, value in fields.items():
        object.__setattr__(record, name, value)


def _file_of(content: bytes | memoryview, source: Source) -> PolicyFile | None:
    """The policy file of an entry; None when it cannot be read."""
    told = memoryview(content)[_CHECK + 1 :]
    try:
        check = str(content[:_CHECK], "ascii")
        head = int(check[-8:])
        if check != _check(told, head):
            return None
        return _KeptFile(source, json.loads(str(told[:head], "utf-8")), _Entry(source.path, told[head + 1 :]))
    except _UNREADABLE:
        return None


def _inputs_in(data: list[Any], entry: _Entry, source: Source) -> dict[str, Input]:
    found: dict[str, Input] = {}
    for one in data:
        if type(one) is int:
            found.update(read_inputs(source, [decode(json.loads(entry.line(one)))]))
            continue
        name, kind, required, written, nullable, sensitive, description, place = one
        type_, default = _SIMPLE_TYPES[kind], decode(written)
        if type(default) is tuple:
            default = untyped(convert(default, type_))
        found[name] = Input(name, type_, required, default, nullable, sensitive, description, Location(source.path, *place))
    return found


def _place_out(place: Location) -> tuple[int, int, int, int]:
    return place.start_line, place.start_column, place.end_line, place.end_column


# -- metadata ------------------------------------------------------------------------------------------------------------


def _metadata_out(metadata: Metadata) -> dict[str, Any]:
    return {
        "id": metadata.id,
        "title": metadata.title,
        "severity": metadata.severity.label,
        "default": metadata.default,
        "why": metadata.why,
        "references": metadata.references,
        "rules": _rules_out(metadata.rules),
        "place": _place_out(metadata.location),
    }


def _metadata_in(data: Mapping[str, Any], path: str) -> Metadata:
    return Metadata(
        id=data["id"],
        title=data["title"],
        severity=Severity.of(data["severity"]),
        default=data["default"],
        why=data["why"],
        references=tuple(data["references"]),
        rules=_rules_in(data["rules"], path),
        location=Location(path, *data["place"]),
    )


def _rules_out(rules: Mapping[str, RuleMetadata]) -> dict[str, Any]:
    return {
        name: [one.fix, None if one.severity is None else one.severity.label, _place_out(one.location), dict(one.fixes)]
        for name, one in rules.items()
    }


def _rules_in(data: Mapping[str, Any], path: str) -> dict[str, RuleMetadata]:
    return {
        name: RuleMetadata(fix, None if severity is None else Severity.of(severity), Location(path, *place), fixes)
        for name, (fix, severity, place, fixes) in data.items()
    }
