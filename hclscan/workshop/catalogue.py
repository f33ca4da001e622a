"""The policies there are: the shipped ones and those of further directories, listed and found by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hclscan.cache import default_directory
from hclscan.errors import HclscanError
from hclscan.findings import FAMILIES
from hclscan.hcl.source import Diagnostic
from hclscan.policy.compiled import store_at
from hclscan.policy.load import load_policies
from hclscan.policy.policies import BoundPolicy, PolicySet, bind_policies
from hclscan.selection import selected
from hclscan.shipped import shipped_policies
from hclscan.workshop.trial import cached_parse


def catalogue(directories: Iterable[Path] = ()) -> tuple[BoundPolicy, ...]:
    """The shipped policies and those of the directories, by id. Raises `HclscanError` when one of them does not load."""
    return policies_of([shipped_policies(), *directories])


def policies_of(directories: Iterable[Path]) -> tuple[BoundPolicy, ...]:
    """The policies of directories, by id; inputs have their defaults. Raises `HclscanError` when one of them does not load."""
    loaded = load_policies(directories, cached_parse(), store=store_at(default_directory()))
    if not isinstance(loaded, PolicySet):
        raise _broken(loaded)
    bound = bind_policies(loaded.policies, {})
    if bound and isinstance(bound[0], Diagnostic):
        raise _broken(bound)
    return bound  # type: ignore[return-value]


def chosen(policies: Iterable[BoundPolicy], id_: str) -> tuple[BoundPolicy, ...]:
    """The policies of an id, or of a prefix of ids. Raises `HclscanError` with the nearest ids when there are none."""
    known = {policy.id: policy for policy in policies}
    wanted = selected(known, (id_,), (), ())
    return tuple(policy for name, policy in known.items() if name in wanted)


def family_of(policy: BoundPolicy) -> str:
    """The family of a policy in words; empty for a policy file without metadata."""
    parts = policy.id.split("_")
    return FAMILIES.get(parts[1], "") if len(parts) == 3 and not policy.policy.loose else ""


def _broken(problems: Iterable[object]) -> HclscanError:
    return HclscanError("\n".join(map(str, problems)), hint="`hclscan policy validate` shows where")
