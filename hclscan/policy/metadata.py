"""`policy.yaml`: what an obligation is called, how grave a breach is, and why it is demanded; and how each rule is met.

How the rules of one file are met may stand in a `.rules.yaml` beside it, so that a provider's rules are added without touching
those of others; in `policy.yaml` it stands under `rules`.

Read strictly: an unknown key, a missing one or a value of another kind is reported with its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from hclscan.findings import FAMILIES, Severity
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.policy.symbols import nearest

_REQUIRED = ("id", "title", "severity", "default", "why", "references")
_KEYS = (*_REQUIRED, "rules")
_RULE_KEYS = ("fix", "severity")
_ID = re.compile(r"HCL_([A-Z]+)_([0-9]{3})")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class RuleMetadata:
    """What is said of one rule beside it: how to meet it, and a severity of its own if it has one."""

    fix: str
    severity: Severity | None
    location: Location


@dataclass(frozen=True, slots=True)
class Metadata:
    """The content of a `policy.yaml`."""

    id: str
    title: str
    severity: Severity
    default: bool
    why: str
    references: tuple[str, ...]
    rules: Mapping[str, RuleMetadata]
    location: Location


def read_metadata(source: Source) -> Metadata | tuple[Diagnostic, ...]:
    """The metadata of a policy, or everything that is wrong with it."""
    root = _composed(source)
    return (root,) if isinstance(root, Diagnostic) else _Reader(source).metadata(root)


def read_rules(source: Source) -> Mapping[str, RuleMetadata] | tuple[Diagnostic, ...]:
    """What a `.rules.yaml` says of each rule, or everything that is wrong with it."""
    root = _composed(source)
    if isinstance(root, Diagnostic):
        return (root,)
    reader = _Reader(source)
    found = reader.rules(root)
    if root is None:
        reader.report(root, "The file is empty", "it is a mapping from the name of each rule to its fix")
    return tuple(reader.wrong) if reader.wrong else found


def _composed(source: Source) -> Any:
    """The YAML node of a text, None for an empty one; a diagnostic for what is no YAML."""
    try:
        return yaml.compose(source.text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        place = Location(source.path, line, column, line, column + 1)
        return Diagnostic("Invalid YAML", place, str(error.problem or ""), _line(source, line))
    except RecursionError:
        return Diagnostic("Invalid YAML", Location(source.path, 1, 1, 1, 1), "it is nested too deeply")
    except yaml.YAMLError as error:
        return Diagnostic("Invalid YAML", Location(source.path, 1, 1, 1, 1), str(error))


def _line(source: Source, number: int) -> str:
    return source.line(number) if number <= len(source.line_starts) else ""


class _Reader:
    """Reads one file, and collects what is wrong with it on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.wrong: list[Diagnostic] = []

    def place(self, node: Any) -> Location:
        if node is None:
            return Location(self.source.path, 1, 1, 1, 1)
        start, end = node.start_mark, node.end_mark
        return Location(self.source.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def report(self, node: Any, summary: str, detail: str = "") -> None:
        place = self.place(node)
        self.wrong.append(Diagnostic(summary, place, detail, _line(self.source, place.start_line)))

    def metadata(self, root: Any) -> Metadata | tuple[Diagnostic, ...]:
        if not isinstance(root, yaml.MappingNode):
            self.report(root, "policy.yaml must be a mapping", f"with the keys {', '.join(_KEYS)}")
            return tuple(self.wrong)
        found = self.entries(root, _KEYS, "policy.yaml")
        for key in _REQUIRED:
            if key not in found:
                self.report(root, f"policy.yaml has no {key!r}", "required are " + ", ".join(_REQUIRED))
        result = Metadata(
            id=self.identifier(found.get("id")),
            title=self.text(found.get("title"), "title"),
            severity=self.severity(found.get("severity")) or Severity.MEDIUM,
            default=self.flag(found.get("default")),
            why=self.text(found.get("why"), "why"),
            references=self.texts(found.get("references"), "references"),
            rules=self.rules(found.get("rules")),
            location=self.place(root),
        )
        return tuple(self.wrong) if self.wrong else result

    def entries(self, node: Any, known: Collection[str] | None, where: str) -> dict[str, Any]:
        """The values of a mapping by key; keys that are repeated or not `known` are reported."""
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in found:
                self.report(key, f"Key {name!r} is given twice", "once is allowed")
            elif known is not None and name not in known:
                self.report(key, f"Unknown key {name!r} in {where}", nearest(name, known))
            found[name] = value
        return found

    def identifier(self, node: Any) -> str:
        text = self.text(node, "id")
        match = _ID.fullmatch(text)
        if text and match is None:
            self.report(node, f"Invalid id {text!r}", "an id is HCL_<FAMILY>_<three digits>, such as HCL_ENC_001")
        elif match is not None and match[1] not in FAMILIES:
            self.report(node, f"Unknown family {match[1]!r}", nearest(match[1], FAMILIES))
        return text

    def text(self, node: Any, name: str) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":str") or not node.value.strip():
            self.report(node, f"{name} must be a text")
            return ""
        return str(node.value).strip()

    def texts(self, node: Any, name: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, f"{name} must be a list of texts")
            return ()
        return tuple(self.text(element, f"an element of {name}") for element in node.value)

    def flag(self, node: Any) -> bool:
        if node is None:
            return False
        if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
            self.report(node, "default must be true or false")
            return False
        return str(node.value) == "true"

    def severity(self, node: Any) -> Severity | None:
        text = self.text(node, "severity")
        if not text:
            return None
        try:
            return Severity.of(text)
        except KeyError:
            self.report(node, f"Unknown severity {text!r}", nearest(text, [one.label for one in Severity]))
            return None

    def rules(self, node: Any) -> dict[str, RuleMetadata]:
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.report(node, "rules must be a mapping", "from the name of each rule to its fix")
            return {}
        found: dict[str, RuleMetadata] = {}
        places = {key.value: key for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        for name, value in self.entries(node, None, "rules").items():
            if not isinstance(value, yaml.MappingNode):
                self.report(value, f"Rule {name!r} must be a mapping", "with the key fix")
                continue
            entry = self.entries(value, _RULE_KEYS, f"rule {name!r}")
            if "fix" not in entry:
                self.report(places.get(name), f"Rule {name!r} has no fix", "show what to write instead")
            fix = self.text(entry.get("fix"), "fix")
            found[name] = RuleMetadata(fix, self.severity(entry.get("severity")), self.place(places.get(name)))
        return found


def unmatched(rules: Mapping[str, RuleMetadata], labels: Iterable[str]) -> Iterable[Diagnostic]:
    """Entries of `rules` without a rule of that name."""
    labels = tuple(labels)
    for name, rule in rules.items():
        if name not in labels:
            yield Diagnostic(f"There is no rule {name!r} in this policy", rule.location, nearest(name, labels))
