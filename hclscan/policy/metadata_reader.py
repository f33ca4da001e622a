"""Reading `policy.yaml` and `.rules.yaml`, strictly: an unknown key, a missing one or a value of another kind is reported with
its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from hclscan.findings import FAMILIES, Severity
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Source
from hclscan.policy.metadata import Metadata, RuleMetadata
from hclscan.strict_yaml import StrictReader, composed

_REQUIRED = ("id", "title", "severity", "default", "why", "references")
_KEYS = (*_REQUIRED, "rules")
_RULE_KEYS = ("fix", "severity")
_OTHERS = "*"
"""Stands for the types that have no fix of their own."""

_ID = re.compile(r"HCL_([A-Z]+)_([0-9]{3})")


def read_metadata(source: Source) -> Metadata | tuple[Diagnostic, ...]:
    """The metadata of a policy, or everything that is wrong with it."""
    root = composed(source)
    return (root,) if isinstance(root, Diagnostic) else _Reader(source).metadata(root)


def read_rules(source: Source) -> Mapping[str, RuleMetadata] | tuple[Diagnostic, ...]:
    """What a `.rules.yaml` says of each rule, or everything that is wrong with it."""
    root = composed(source)
    if isinstance(root, Diagnostic):
        return (root,)
    reader = _Reader(source)
    found = reader.rules(root)
    if root is None:
        reader.report(root, "The file is empty", "it is a mapping from the name of each rule to its fix")
    return tuple(reader.wrong) if reader.wrong else found


class _Reader(StrictReader):
    """Reads one file of metadata."""

    def metadata(self, root: Any) -> Metadata | tuple[Diagnostic, ...]:
        if not self.mapping(root, "policy.yaml", f"with the keys {', '.join(_KEYS)}"):
            return tuple(self.wrong)
        found = self.entries(root, _KEYS, "policy.yaml")
        for key in _REQUIRED:
            if key not in found:
                self.report(root, f"policy.yaml has no {key!r}", "required are " + ", ".join(_REQUIRED))
        result = Metadata(
            id=self.identifier(found.get("id")),
            title=self.text(found.get("title"), "title"),
            severity=self.severity(found.get("severity")) or Severity.MEDIUM,
            default=self.flag(found.get("default"), "default"),
            why=self.text(found.get("why"), "why"),
            references=self.texts(found.get("references"), "references"),
            rules=self.rules(found.get("rules")),
            location=self.place(root),
        )
        return tuple(self.wrong) if self.wrong else result

    def identifier(self, node: Any) -> str:
        text = self.text(node, "id")
        match = _ID.fullmatch(text)
        if text and match is None:
            self.report(node, f"Invalid id {text!r}", "an id is HCL_<FAMILY>_<three digits>, such as HCL_ENC_001")
        elif match is not None and match[1] not in FAMILIES:
            self.report(node, f"Unknown family {match[1]!r}", nearest(match[1], FAMILIES))
        return text

    def severity(self, node: Any) -> Severity | None:
        text = self.one_of(node, "severity", [one.label for one in Severity])
        return Severity.of(text) if text else None

    def rules(self, node: Any) -> dict[str, RuleMetadata]:
        if node is None:
            return {}
        if not self.mapping(node, "rules", "from the name of each rule to its fix"):
            return {}
        found: dict[str, RuleMetadata] = {}
        places = {key.value: key for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
        for name, value in self.entries(node, None, "rules").items():
            if not self.mapping(value, f"Rule {name!r}", "with the key fix"):
                continue
            entry = self.entries(value, _RULE_KEYS, f"rule {name!r}")
            if "fix" not in entry:
                self.report(places.get(name), f"Rule {name!r} has no fix", "show what to write instead")
            fixes = self.fixes(entry.get("fix"))
            fix = fixes.pop(_OTHERS, "")
            found[name] = RuleMetadata(fix, self.severity(entry.get("severity")), self.place(places.get(name)), fixes)
        return found

    def fixes(self, node: Any) -> dict[str, str]:
        """A fix for resources of all types, or fixes by patterns of types."""
        if not isinstance(node, yaml.MappingNode):
            return {_OTHERS: self.text(node, "fix")}
        found = {type_: self.text(value, f"fix of {type_!r}") for type_, value in self.entries(node, None, "fix").items()}
        if _OTHERS not in found:
            self.report(node, "There is no fix for other types", 'write one under "*", even if there are no others today')
        return found
