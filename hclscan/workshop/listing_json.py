"""The list of policies for programs: schema 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from hclscan import __version__
from hclscan.report.json_text import encode
from hclscan.workshop.description import Description, RuleDescription
from hclscan.workshop.trial_json import SCHEMA_VERSION


def render(descriptions: Sequence[Description], stream: TextIO) -> None:
    """Write the policies as one JSON object; resource types are sorted."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "hclscan", "version": __version__},
        "policies": [_policy(description) for description in descriptions],
    }
    stream.write(encode(document, indent=2) + "\n")


def _policy(description: Description) -> dict[str, Any]:
    return {
        "id": description.id,
        "title": description.title,
        "family": description.id.split("_")[1] if description.family else "",
        "severity": description.severity,
        "default": description.default,
        "rules": [_rule(rule) for rule in description.rules],
        "resource_types": list(description.types),
        "manifest_kinds": list(description.kinds),
        "inputs": [
            {"name": one.name, "type": one.type, "default": one.default, "description": one.description}
            for one in description.inputs
        ],
        "references": list(description.references),
    }


def _rule(rule: RuleDescription) -> dict[str, Any]:
    return {
        "label": rule.label,
        "kind": rule.kind,
        "pattern": rule.pattern,
        "resource_types": list(rule.types),
        "manifest_kinds": list(rule.kinds),
        "level": rule.level,
        "severity": rule.severity,
    }
