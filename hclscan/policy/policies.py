"""Policies: their rules with what is said of these, all that were found, and what they are with values for their inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from hclscan.findings import Severity
from hclscan.hcl.source import Diagnostic
from hclscan.hcl.values import Value
from hclscan.policy.inputs import BoundFile, bind
from hclscan.policy.language import PolicyFile, Rule, matches
from hclscan.records import record


@record
class PolicyRule:
    """A rule as part of a policy: its label in reports, how to meet it, and a severity of its own if it has one.

    `fixes` are those for resources of certain types, by patterns of these.
    """

    label: str
    rule: Rule
    file: PolicyFile
    fix: str = ""
    severity: Severity | None = None
    fixes: Mapping[str, str] = field(default_factory=dict)

    def fix_on(self, type_: str) -> str:
        """How to meet the rule on a resource of a type."""
        pattern = pattern_for(self.fixes, type_) if self.fixes else None
        return self.fix if pattern is None else self.fixes[pattern]


def pattern_for(patterns: Iterable[str], type_: str) -> str | None:
    """The first of some patterns that a type has, such as `aws_kms_*`; None when it has none of them."""
    return next((pattern for pattern in patterns if matches(pattern, type_)), None)


@record
class Policy:
    """One obligation: what it demands, why, and the rules that check it. `test_names` are its `.policytest.hcl` files."""

    id: str
    title: str
    severity: Severity
    default: bool
    why: str
    references: tuple[str, ...]
    rules: tuple[PolicyRule, ...]
    files: tuple[PolicyFile, ...]
    folder: Path
    test_names: tuple[str, ...] = ()
    loose: bool = False

    @property
    def tests(self) -> tuple[Path, ...]:
        """The files with its tests."""
        return tuple(self.folder / name for name in self.test_names)


@record
class BoundPolicy:
    """A policy with the inputs of its files and the enforcement levels of its rules decided."""

    policy: Policy
    files: Mapping[str, BoundFile]

    @property
    def id(self) -> str:
        return self.policy.id

    @property
    def title(self) -> str:
        return self.policy.title

    @property
    def references(self) -> tuple[str, ...]:
        return self.policy.references

    @property
    def rules(self) -> tuple[PolicyRule, ...]:
        return self.policy.rules

    def inputs_of(self, file: PolicyFile) -> Mapping[str, Value]:
        """The values of the inputs of a file."""
        return self.files[file.source.path].inputs

    def level_of(self, rule: PolicyRule) -> str:
        """The enforcement level of a rule."""
        return self.files[rule.file.source.path].levels[rule.rule.identity]

    def severity_of(self, rule: PolicyRule) -> Severity:
        """Advisory rules are low, whatever the policy says; a rule's own severity comes before that of its policy."""
        return Severity.LOW if self.level_of(rule) == "advisory" else rule.severity or self.policy.severity


@record
class PolicySet:
    """All policies that were found, ordered by id."""

    policies: tuple[Policy, ...]
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(policy.id for policy in self.policies)

    @property
    def defaults(self) -> tuple[str, ...]:
        """The ids of the policies that run when none is selected."""
        return tuple(policy.id for policy in self.policies if policy.default)


def bind_policies(policies: Iterable[Policy], given: Mapping[str, Value]) -> tuple[BoundPolicy, ...] | tuple[Diagnostic, ...]:
    """The policies with values for their inputs, or what is wrong with those."""
    bound: list[BoundPolicy] = []
    wrong: list[Diagnostic] = []
    for policy in policies:
        files: dict[str, BoundFile] = {}
        for file in policy.files:
            result = bind(file, given)
            if isinstance(result, BoundFile):
                files[file.source.path] = result
            else:
                wrong.extend(result)
        bound.append(BoundPolicy(policy, files))
    return tuple(wrong) if wrong else tuple(bound)
