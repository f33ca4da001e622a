"""Which policies run, and which findings are shown. Neither changes what a policy says of a resource."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from hclscan.errors import HclscanError
from hclscan.findings import Finding, Severity, Status

ALL = "ALL"
"""The selector of every policy, those that are off by default included."""


def selected(
    policy_ids: Collection[str], select: Iterable[str], ignore: Iterable[str], defaults: Collection[str]
) -> frozenset[str]:
    """The ids of the policies that run: those of `select` (empty: `defaults`) without those of `ignore`.

    A selector is an id, a prefix of ids (`HCL_ENC`), or `ALL`; case does not matter.
    The longer selector wins, so `--select HCL_ENC_001 --ignore HCL_ENC` runs one policy; of two equally long ones the
    ignored one. Raises `HclscanError` for a selector that selects nothing, with the nearest ids.
    """
    chosen = _specificity(policy_ids, select)
    ignored = _specificity(policy_ids, ignore)
    if not chosen:
        chosen = dict.fromkeys(defaults, 0)
    return frozenset(policy_id for policy_id, rank in chosen.items() if rank > ignored.get(policy_id, -1))


def _specificity(policy_ids: Collection[str], selectors: Iterable[str]) -> dict[str, int]:
    """For each policy that a selector names, the length of the longest such selector; `ALL` counts as nothing."""
    ranks: dict[str, int] = {}
    for written in selectors:
        selector = written.strip().upper()
        named = [policy_id for policy_id in policy_ids if _names(selector, policy_id)]
        if not named:
            raise HclscanError(f"no policy is called {written.strip()!r}", hint=_nearest(selector, policy_ids))
        rank = 0 if selector == ALL else len(selector)
        for policy_id in named:
            ranks[policy_id] = max(rank, ranks.get(policy_id, 0))
    return ranks


def _names(selector: str, policy_id: str) -> bool:
    return selector == ALL or (selector != "" and policy_id.upper().startswith(selector))


def _nearest(selector: str, policy_ids: Collection[str]) -> str:
    families = {policy_id.rpartition("_")[0] for policy_id in policy_ids}
    candidates = sorted({*policy_ids, *(family for family in families if family)})
    folded = {candidate.upper(): candidate for candidate in candidates}
    import difflib  # only where something is misspelt

    nearest = difflib.get_close_matches(selector, folded, n=3, cutoff=0.5)
    if nearest:
        return "did you mean " + " or ".join(folded[name] for name in nearest) + "?"
    return "the policies are " + ", ".join(sorted(policy_ids)) if policy_ids else "there are no policies"


def severity_of(finding: Finding, severities: Mapping[str, Severity]) -> Severity:
    """The severity of a finding: that of the longest id or prefix of ids that names its policy, else its own."""
    named = [prefix for prefix in severities if _names(prefix.upper(), finding.policy_id)]
    return severities[max(named, key=len)] if named else finding.severity


def within(findings: Iterable[Finding], environments: Collection[str]) -> tuple[Finding, ...]:
    """The findings in the given environments, all of them when none is given.

    A resource whose environment cannot be told may belong to any, so its findings stay.
    """
    wanted = {environment.casefold() for environment in environments}
    return tuple(
        finding for finding in findings if not wanted or finding.environment is None or finding.environment.casefold() in wanted
    )


def shown(findings: Iterable[Finding], statuses: Collection[Status]) -> tuple[Finding, ...]:
    """The findings of the given statuses, in the order in which reports list them."""
    return tuple(sorted((finding for finding in findings if finding.status in statuses), key=lambda finding: finding.order))


_WORST_FIRST = (Status.ERROR, Status.FAIL, Status.UNKNOWN, Status.SUPPRESSED, Status.PASS)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with those of several evaluations of a root module as one: the worst, with the environments it occurs in.

    A root module is evaluated once for each set of variable files; a manifest, or a root with one set, once.
    """
    return tuple(group[0] if len(group) == 1 else _worst(group) for group in _evaluated_together(findings))


def passing_apart(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings on what passes in every evaluation, behind all others: most scans only count them."""
    others: list[Finding] = []
    passing: list[Finding] = []
    for group in _evaluated_together(findings):
        if all(finding.status is Status.PASS for finding in group):
            passing += group
        else:
            others += group
    return tuple(others), tuple(passing)


def _evaluated_together(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.policy_id, finding.rule, finding.root, finding.address, finding.block)
        groups.setdefault(key, []).append(finding)
    return groups.values()


def _worst(group: list[Finding]) -> Finding:
    worst = min(group, key=lambda finding: _WORST_FIRST.index(finding.status))
    environments = dict.fromkeys(one.environment for one in group if one.status is worst.status and one.environment)
    return replace(worst, environments=tuple(environments))
