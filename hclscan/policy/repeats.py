"""Findings on instances of one block: what was found on one is found on the next, when all it was found by is the same.

A module that is called fifty times has each of its findings fifty times. Judging an instance and saying what decided takes ten
times as long as asking whether it gives the same answers as another one (`hclscan.policy.recording`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hclscan.findings import Finding
from hclscan.hcl.values import Path, Value
from hclscan.policy.language import Enforce, Rule
from hclscan.policy.recording import Answer, alike, same_answers
from hclscan.policy.scope import Subject
from hclscan.policy.steady import Needs

if TYPE_CHECKING:
    from collections.abc import Callable

    from hclscan.hcl.scope import Scope
    from hclscan.hcl.source import Location
    from hclscan.resources import Resource

FROM = 3
"""Resources of a block from which looking for repeated findings pays."""

MAX_KNOWN = 3
"""Findings on a block by one rule that others are compared with."""

MAX_TRIES = 12
"""Findings that are recorded, or compared, without success before that is given up."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A finding, and what it was found by.

    `places` are the attributes of the resource that decided, with their values, `enforces` the demands that were not met.
    """

    finding: Finding
    identity: str
    answers: tuple[Answer, ...]
    places: tuple[tuple[Path, Value], ...]
    enforces: tuple[Enforce | None, ...]

    def holds(self, scope: Scope, resource: Resource, value_at: Callable[[Path], Value]) -> bool:
        """Whether a resource gives the same answers. `scope` is that of the rule on it, `value_at` gives its attributes."""
        here = resource.identity
        return same_answers(self.answers, scope, here, self.identity) and all(
            alike(value_at(path), value, here, self.identity) for path, value in self.places
        )


@dataclass(slots=True)
class BlockFindings:
    """The findings that one rule has on one block, as far as others may be like them."""

    repeats: list[Repeat] = field(default_factory=list)
    hits: int = 0
    misses: int = 0
    recorded: int = 0

    def wants_trace(self) -> bool:
        """Whether the next judgement is to be recorded. Most rules are met, and then there is nothing to keep."""
        self.recorded += 1
        return len(self.repeats) < MAX_KNOWN and self.recorded <= MAX_TRIES

    @property
    def may_hold(self) -> bool:
        """Whether comparing is worth its while."""
        return bool(self.repeats) and (self.hits > 0 or self.misses < MAX_TRIES)

    def like(self, scope: Scope, resource: Resource, value_at: Callable[[Path], Value]) -> Repeat | None:
        """The finding that there is on a resource too; None when none of those that are known is known to be."""
        for repeat in self.repeats:
            if repeat.holds(scope, resource, value_at):
                self.hits += 1
                return repeat
        self.misses += 1
        return None


class Repeats:
    """The findings of one set of resources that may come again."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._counts: Counter[Location] = Counter(resource.location for resource in resources)
        self._known: dict[Any, BlockFindings] = {}

    def of(self, rule: Rule, subject: Subject) -> BlockFindings | None:
        """What is known of a rule on the block of a subject; None where comparing would not pay, or is not possible."""
        place = subject.resource.location
        if self._counts[place] < FROM or not rule.steady.is_warm or subject.known is None:
            return None
        if subject.worlds is None or len(subject.worlds) != 1:
            return None
        common = subject.known.same_for.known_by(Needs.TYPE | Needs.PROVIDER)
        key = (id(rule), place, subject.resource.environment, common)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = BlockFindings()
        return known
