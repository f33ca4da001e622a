"""Findings on the instances of one block become one message: what the reports for people show."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from hclscan.findings import Evidence, Finding
from hclscan.records import record
from hclscan.report.present import describe
from hclscan.report.redact import is_concealed

Shared = TypeVar("Shared", bound=Hashable)


@record
class Group:
    """Findings of one rule at one place: one for each instance of the block, in the order of reports."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def fingerprint(self) -> str:
        """Identifies the group as its first finding: it stays when lines move, and when later instances come or go."""
        return self.first.fingerprint

    def shared(self, of: Callable[[Finding], Shared]) -> Shared | None:
        """What all findings of the group have in common, None when they differ."""
        values = {of(finding) for finding in self.findings}
        return values.pop() if len(values) == 1 else None

    @property
    def marks_secret(self) -> bool:
        """Whether the place of the findings is that of a value that no report may print."""
        return any(
            item.location == self.first.location
            and item.written
            and not item.is_resource
            and is_concealed(item.value, item.value_name)
            for item in self.evidence
        )

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all findings, each statement once."""
        distinct: dict[tuple[str, Hashable], Evidence] = {}
        for finding in self.findings:
            for item in finding.evidence:
                distinct.setdefault((statement(item), item.location), item)
        return tuple(distinct.values())


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """The findings grouped by rule and place, groups in the order of their first finding."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.order):
        key = (finding.policy_id, finding.rule, finding.status, finding.severity, finding.location, finding.block)
        groups.setdefault(key, []).append(finding)
    return [Group(tuple(group)) for group in groups.values()]


def statement(evidence: Evidence) -> str:
    """What a piece of evidence says: `encrypted is false`, `kms_key_id is not set`."""
    if not evidence.written:
        return f"{evidence.attribute} is not set"
    if evidence.is_resource:
        return evidence.attribute
    return f"{evidence.attribute} is {describe(evidence.value, evidence.value_name)}"
