"""`policy.yaml`: what an obligation is called, how grave a breach is, and why it is demanded; and how each rule is met.

How the rules of one file are met may stand in a `.rules.yaml` beside it, so that a provider's rules are added without touching
those of others; in `policy.yaml` it stands under `rules`. `hclscan.policy.metadata_reader` reads both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from hclscan.findings import Severity
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Location
from hclscan.records import record


@record
class RuleMetadata:
    """What is said of one rule beside it: how to meet it, and a severity of its own if it has one.

    `fixes` are those for resources of certain types, by patterns of these, where they differ from `fix`.
    """

    fix: str
    severity: Severity | None
    location: Location
    fixes: Mapping[str, str] = field(default_factory=dict)


@record
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


def unmatched(rules: Mapping[str, RuleMetadata], labels: Iterable[str]) -> Iterable[Diagnostic]:
    """Entries of `rules` without a rule of that name."""
    labels = dict.fromkeys(labels)
    for name, rule in rules.items():
        if name not in labels:
            yield Diagnostic(f"There is no rule {name!r} in this policy", rule.location, nearest(name, labels))
