"""Findings: the verdict of one rule on one resource, with its place and what decided it."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.values import InstanceObject, Value
from hclscan.records import record

FAMILIES = {
    "ENC": "encryption",
    "PUB": "public exposure",
    "RET": "retention and deletion",
    "LOG": "logging",
    "ALR": "alerting",
    "IAM": "shared accounts",
    "MIG": "migration",
    "GOV": "governance",
}
"""The families of policies, in the order in which reports list them."""


def family_of(policy_id: str) -> str:
    """The family of a policy: `ENC` of `HCL_ENC_001`."""
    return policy_id.split("_")[1] if policy_id.count("_") >= 2 else policy_id


class Status(enum.Enum):
    """What a rule says of a resource. `ERROR` is a rule that could not be evaluated: never a pass."""

    FAIL = "fail"
    PASS = "pass"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"
    ERROR = "error"


class Severity(enum.IntEnum):
    """How much is at stake; ordered, so that `--fail-on` can compare."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def label(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Severity:
        """The severity of a label such as `high`. Raises `KeyError` for any other word."""
        return cls[label.upper()]


@record
class Evidence:
    """An attribute that decided: its path in words, its value (shown by `present`), its place; `written` when it is there.

    A resource that decided as a whole has its address as `attribute` and all its attributes as value. `name` is what the value
    is called by something beside it, such as an environment variable: it may say that the value is a secret.
    """

    attribute: str
    value: Value
    location: Location
    written: bool = True
    name: str = ""

    @property
    def is_resource(self) -> bool:
        """Whether a whole resource decided."""
        return isinstance(self.value, InstanceObject) and not self.value.reference.path

    @property
    def value_name(self) -> str:
        """The name under which the value is judged secret or not."""
        return self.name or self.attribute.rsplit(".", 1)[-1]


@record
class Suppression:
    """Why a finding does not count: a comment or annotation (`inline`), or that it was there before (`baseline`)."""

    reason: str
    location: Location
    kind: Literal["inline", "baseline"] = "inline"
    until: date | None = None


@record
class Finding:
    """The verdict of one rule on one resource instance.

    `location` is the deciding attribute, or the header of the block when the attribute is missing. `block` is the whole
    block. `via` is the chain of module calls that leads to the resource, outermost first. `block_address` names the block
    without instance keys: reports for people group by it. `title` is the obligation, `message` how it is broken, `reason`
    why the verdict could not be more certain; `suppression` why it does not count. `environments` are
    those in which it occurs when a root module was evaluated for several.
    """

    policy_id: str
    rule: str
    status: Status
    severity: Severity
    message: str
    address: str
    type: str
    environment: str | None
    location: Location
    block: Location
    block_address: str = ""
    via: tuple[Location, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    fix: str = ""
    references: tuple[str, ...] = ()
    root: str = "."
    reason: str = ""
    title: str = ""
    suppression: Suppression | None = None
    environments: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The family of the policy: `ENC` of `HCL_ENC_001`."""
        return family_of(self.policy_id)

    @property
    def fingerprint(self) -> str:
        """Identifies the finding when lines move or the file is formatted: policy, rule, root module and address."""
        identity = "\x00".join((self.policy_id, self.rule, self.root, self.address))
        return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def order(self) -> tuple[object, ...]:
        """The one total order in which findings are reported."""
        place = self.location
        return (place.path, place.start_line, place.start_column, self.policy_id, self.rule, self.address)


@record
class Report:
    """The outcome of a scan, before anything is selected for showing.

    `passed` counts by policy what passes and is not among the `findings`.
    `warnings` are about what has no effect or soon will have none, such as suppressions that suppress nothing, and about
    assertions of checks that are not met.
    `crashes` are messages about internal errors, each of which has cost the findings of a root module or plan.
    `sources` gives reports the lines they quote: path as in locations, to the lines of the file. `explanations` says of each
    policy, by id, why it demands what it does.
    """

    findings: tuple[Finding, ...]
    errors: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    files: int = 0
    resources: int = 0
    policies: int = 0
    version: str = ""
    crashes: tuple[str, ...] = ()
    passed: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    explanations: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def count(self, status: Status) -> int:
        apart = sum(self.passed.values()) if status is Status.PASS else 0
        return apart + sum(finding.status is status for finding in self.findings)
