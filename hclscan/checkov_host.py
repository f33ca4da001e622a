"""Verdicts for Checkov: what was scanned is evaluated once, and each policy answers for each resource that Checkov asks about.

Nothing here imports Checkov; `policies/checkov` does. Checkov names resources by their address, with or without instance keys,
and manifests by kind, namespace and name; both are found again by the place of their block.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from hclscan.config import NO_CONFIG, find_config, load_config
from hclscan.findings import Finding, Status
from hclscan.policy.load import load_policies
from hclscan.policy.policies import Policy, PolicySet
from hclscan.records import record
from hclscan.scan import scan
from hclscan.shipped import shipped_policies

MANIFEST = "kubernetes_manifest"
TYPED_MANIFESTS = ("kubernetes_*", "kubectl_manifest")
"""Types of Terraform resources that hold a manifest."""

_WORST_FIRST = (Status.FAIL, Status.ERROR, Status.UNKNOWN, Status.SUPPRESSED, Status.PASS)


@record
class Verdict:
    """What a policy says of a resource: the worst of its rules and of the instances that are meant. None: it does not apply."""

    status: Status | None
    reason: str = ""


NOT_APPLICABLE = Verdict(None)


@record
class Verdicts:
    """The findings of one scan, by policy and place."""

    by_block: Mapping[tuple[str, str, int], tuple[Finding, ...]]
    by_address: Mapping[tuple[str, str, str], tuple[Finding, ...]]

    def of_block(self, policy_id: str, path: str, line: int, address: str) -> Verdict:
        """The verdict on the resource of a block that starts on a line of a file (its absolute path).

        With an address of an instance, it is about that one; with one that no instance has, about all of the block.
        """
        found = self.by_block.get((policy_id, path, line), ())
        named = [finding for finding in found if finding.address == address]
        if not named:
            named = [finding for finding in found if _without_keys(finding.address) == _without_keys(address)]
        return _worst(named)

    def of_address(self, policy_id: str, path: str, addresses: Iterable[str]) -> Verdict:
        """The verdict on the resource in a file that has one of some addresses: of a plan, or a manifest."""
        return _worst([one for address in addresses for one in self.by_address.get((policy_id, path, address), ())])


def _worst(findings: Collection[Finding]) -> Verdict:
    if not findings:
        return NOT_APPLICABLE
    worst = min(findings, key=lambda finding: _WORST_FIRST.index(finding.status))
    why = worst.suppression
    return Verdict(worst.status, why.reason if why is not None else worst.message)


@cache
def verdicts(paths: tuple[str, ...], select: tuple[str, ...] = ()) -> Verdicts:
    """The verdicts of all policies on what is at the paths. `select` are policies to run although they are off by default.

    The configuration at or above the first path counts, as far as it does without being trusted.
    """
    found = find_config(paths)
    config = NO_CONFIG if found is None else load_config(found, trusted=False)
    # Checkov has no environments: what it reports is about all of them.
    options = replace(config.options(), select=(*(config.select or default_ids()), *select), environments=())
    return _indexed(scan(paths, options).findings)


def _indexed(findings: Iterable[Finding]) -> Verdicts:
    by_block: dict[tuple[str, str, int], list[Finding]] = {}
    by_address: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        path = os.path.abspath(finding.block.path)
        by_block.setdefault((finding.policy_id, path, finding.block.start_line), []).append(finding)
        by_address.setdefault((finding.policy_id, path, finding.address), []).append(finding)
    return Verdicts(
        {key: tuple(group) for key, group in by_block.items()}, {key: tuple(group) for key, group in by_address.items()}
    )


def manifest_addresses(kind: str, namespace: str | None, name: str) -> tuple[str, ...]:
    """The addresses that a manifest may have: those of a kind with and without namespaces."""
    return (f"{kind}/{namespace or 'default'}/{name}", f"{kind}/{name}")


def _without_keys(address: str) -> str:
    """An address without the keys of instances: `module.db.aws_x.y` for `module.db["a"].aws_x.y[0]`."""
    kept, depth = [], 0
    for character in address:
        depth += character == "["
        if not depth:
            kept.append(character)
        depth -= character == "]"
    return "".join(kept)


# -- policies ------------------------------------------------------------------------------------------------------------


@record
class HostedPolicy:
    """A policy as Checkov registers it: the types of resources and providers it is about, and whether it is about manifests."""

    id: str
    title: str
    family: str
    severity: str
    types: tuple[str, ...]
    providers: tuple[str, ...]
    manifests: bool


def hosted_policies() -> tuple[HostedPolicy, ...]:
    """The shipped policies, ordered by id."""
    return tuple(map(_hosted, _shipped()))


def default_ids() -> tuple[str, ...]:
    """The ids of the policies that are on by default."""
    return tuple(policy.id for policy in _shipped() if policy.default)


@cache
def _shipped() -> tuple[Policy, ...]:
    from hclscan.cache import default_directory
    from hclscan.hcl.grammar import parse
    from hclscan.policy.compiled import store_at

    loaded = load_policies([shipped_policies()], parse, store=store_at(default_directory()))
    if not isinstance(loaded, PolicySet):
        raise RuntimeError("\n".join(map(str, loaded)))
    return loaded.policies


def _hosted(policy: Policy) -> HostedPolicy:
    types = dict.fromkeys(_types(policy))
    manifests = MANIFEST in types
    return HostedPolicy(
        id=policy.id,
        title=policy.title,
        family=policy.id.split("_")[1],
        severity=policy.severity.label,
        types=(*types, *TYPED_MANIFESTS) if manifests else tuple(types),
        providers=tuple(dict.fromkeys(one.rule.pattern for one in policy.rules if one.rule.kind == "provider_policy")),
        manifests=manifests,
    )


def _types(policy: Policy) -> Iterator[str]:
    """The types, or patterns of them, that the rules of a policy are about."""
    for one in policy.rules:
        if one.rule.kind != "resource_policy":
            continue
        types = one.rule.narrowing.types
        if types is not None and "*" in one.rule.pattern:
            yield from sorted(types)
        else:
            yield one.rule.pattern
