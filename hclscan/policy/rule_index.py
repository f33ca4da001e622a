"""Which rules a resource is asked about: an index by type and, for manifests, by kind, instead of asking every rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from hclscan.hcl.values import reveal
from hclscan.policy.evaluate import applies
from hclscan.policy.policies import BoundPolicy, PolicyRule
from hclscan.policy.scope import Subject
from hclscan.records import mutable

Applicable = tuple[BoundPolicy, PolicyRule]


@mutable
class RuleIndex:
    """The rules of policies, by what they may apply to; worked out once for each type, operation and kind of manifest."""

    policies: Iterable[BoundPolicy]
    _rules: list[Applicable] = field(init=False)
    _by_type: dict[str, list[int]] = field(init=False, default_factory=dict)
    _of_any: list[int] = field(init=False, default_factory=list)
    _found: dict[tuple[str, tuple[str, ...], str, str | None], Sequence[Applicable]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._rules = [(policy, one) for policy in self.policies for one in policy.rules]
        for position, (_, one) in enumerate(self._rules):
            types = one.rule.narrowing.types
            if types is None and "*" not in one.rule.pattern:
                types = frozenset((one.rule.pattern,))
            if types is None:
                self._of_any.append(position)
            else:
                for type_ in types:
                    self._by_type.setdefault(type_, []).append(position)

    def of(self, subject: Subject) -> Sequence[Applicable]:
        """The rules that may apply to a subject, in the order of policies: no other one does."""
        resource = subject.resource
        kind = _kind(subject)
        key = (resource.mode, resource.labels, resource.operation, kind)
        found = self._found.get(key)
        if found is None:
            positions = {*self._of_any, *(one for label in resource.labels for one in self._by_type.get(label, ()))}
            rules = (self._rules[position] for position in sorted(positions))
            found = self._found[key] = [pair for pair in rules if _may_apply(pair[1], subject, kind)]
        return found


def _may_apply(one: PolicyRule, subject: Subject, kind: str | None) -> bool:
    narrowing = one.rule.narrowing
    if narrowing.types is not None and narrowing.types.isdisjoint(subject.labels):
        return False
    if narrowing.kinds is not None and kind is not None and kind not in narrowing.kinds:
        return False
    return applies(one.rule, subject)


def _kind(subject: Subject) -> str | None:
    """The kind of a manifest; None for everything else, and where it is not known."""
    attrs = subject.attrs
    manifest = reveal(attrs.get("manifest")) if isinstance(attrs, dict) else None
    kind = reveal(manifest.get("kind")) if isinstance(manifest, dict) else None
    return kind if isinstance(kind, str) else None
