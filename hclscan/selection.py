"""Which policies run, and which findings are shown. Neither changes what a policy says of a resource."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from hclscan.errors import HclscanError
from hclscan.findings import Finding, Status

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
    nearest = difflib.get_close_matches(selector, folded, n=3, cutoff=0.5)
    if nearest:
        return "did you mean " + " or ".join(folded[name] for name in nearest) + "?"
    return "the policies are " + ", ".join(sorted(policy_ids)) if policy_ids else "there are no policies"


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
