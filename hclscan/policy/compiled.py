"""Policies that were read and found to be right, kept between runs.

What is checked when a policy is read (names, cycles, types, YAML) depends on nothing but its text, so a kept one needs no
checking. An entry is a line of JSON that describes the file, and a line for each of its expressions, which is only looked at
when the expression is needed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hclscan import __version__
from hclscan.cache import Pack, Store
from hclscan.findings import Severity
from hclscan.hcl import syntax
from hclscan.hcl.encoding import FORMAT as SYNTAX_FORMAT
from hclscan.hcl.encoding import decode, encode
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.policy.formula import Formula
from hclscan.policy.functions import POLICY_FUNCTIONS
from hclscan.policy.language import Enforce, Parse, PolicyFile, Rule, read_inputs, read_policy
from hclscan.policy.metadata import Metadata, RuleMetadata
from hclscan.policy.narrowing import Narrowing

FORMAT = 1
"""Raised whenever what is checked, or how it is written down, changes."""

SHIPPED = Path(__file__).resolve().parents[1] / "_compiled"
"""Where the build puts the shipped policies, compiled, so that the first scan need not read them either."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class PolicyReader:
    """Reads the files of policies, from `store` where it has them."""

    parse: Parse
    store: Store | None = None

    def policy(self, source: Source) -> PolicyFile | tuple[Diagnostic, ...]:
        """The policy file, or everything that is wrong with it."""
        if self.store is None:
            return read_policy(source, self.parse)
        kept = self.store.read(f"policy\0{source.text}")
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


class _Lines:
    """The expressions of an entry: each stands on a line, and is named by its number."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add(self, node: Any) -> int:
        self.texts.append(json.dumps(encode(node), separators=(",", ":")))
        return len(self.texts) - 1

    def formula(self, formula: Formula | None) -> int | None:
        return None if formula is None else self.add(formula.node)

    def formulas(self, formulas: Mapping[str, Formula]) -> dict[str, int]:
        return {name: self.add(formula.node) for name, formula in formulas.items()}


def _text_of(file: PolicyFile, body: syntax.Body) -> str:
    lines = _Lines()
    head = {
        "inputs": [lines.add(block) for block in body.blocks if block.type == "input"],
        "locals": lines.formulas(file.locals),
        "rules": [_rule_out(rule, lines) for rule in file.rules],
        "warnings": [[one.summary, _place_out(one.location), one.detail, one.excerpt] for one in file.warnings],
    }
    rest = "\n".join(lines.texts)
    return f"{json.dumps({**head, 'check': zlib.crc32(rest.encode())}, separators=(',', ':'))}\n{rest}"


def _rule_out(rule: Rule, lines: _Lines) -> dict[str, Any]:
    narrowing = rule.narrowing
    return {
        "kind": rule.kind,
        "pattern": rule.pattern,
        "name": rule.name,
        "filter": lines.formula(rule.filter),
        "locals": lines.formulas(rule.locals),
        "level": lines.formula(rule.enforcement_level),
        "operations": rule.operations,
        "enforces": [
            [
                lines.add(one.condition.node),
                lines.formula(one.error_message),
                lines.formula(one.info_message),
                _place_out(one.location),
            ]
            for one in rule.enforces
        ],
        "place": _place_out(rule.location),
        "types": None if narrowing.types is None else sorted(narrowing.types),
        "kinds": None if narrowing.kinds is None else sorted(narrowing.kinds),
    }


def _file_of(text: str, source: Source) -> PolicyFile | None:
    """The policy file of an entry; None when it cannot be read."""
    first, _, rest = text.partition("\n")
    try:
        head = json.loads(first)
        if head["check"] != zlib.crc32(rest.encode()):
            return None
        lines = rest.split("\n")
        inputs = [decode(json.loads(lines[number])) for number in head["inputs"]]
        return PolicyFile(
            source,
            read_inputs(source, inputs),
            _formulas(head["locals"], lines),
            tuple(_rule_in(one, lines, source.path) for one in head["rules"]),
            tuple(Diagnostic(summary, Location(source.path, *place), *more) for summary, place, *more in head["warnings"]),
        )
    except _UNREADABLE:
        return None


def _rule_in(data: Mapping[str, Any], lines: list[str], path: str) -> Rule:
    types, kinds = data["types"], data["kinds"]
    return Rule(
        kind=data["kind"],
        pattern=data["pattern"],
        name=data["name"],
        filter=_formula(data["filter"], lines),
        locals=_formulas(data["locals"], lines),
        enforcement_level=_formula(data["level"], lines),
        operations=tuple(data["operations"]),
        enforces=tuple(
            Enforce(Formula(None, lines[test]), _formula(wrong, lines), _formula(info, lines), Location(path, *place))
            for test, wrong, info, place in data["enforces"]
        ),
        location=Location(path, *data["place"]),
        narrowing=Narrowing(None if types is None else frozenset(types), None if kinds is None else frozenset(kinds)),
    )


def _formula(number: int | None, lines: list[str]) -> Formula | None:
    return None if number is None else Formula(None, lines[number])


def _formulas(numbers: Mapping[str, int], lines: list[str]) -> dict[str, Formula]:
    return {name: Formula(None, lines[number]) for name, number in numbers.items()}


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
        name: [one.fix, None if one.severity is None else one.severity.label, _place_out(one.location)]
        for name, one in rules.items()
    }


def _rules_in(data: Mapping[str, Any], path: str) -> dict[str, RuleMetadata]:
    return {
        name: RuleMetadata(fix, None if severity is None else Severity.of(severity), Location(path, *place))
        for name, (fix, severity, place) in data.items()
    }
