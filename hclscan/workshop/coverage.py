"""Rule coverage: which rules and demands the tests have never seen to pass, or never seen to fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hclscan.hcl.source import Location
from hclscan.policy.evaluate import Outcome, Verdict
from hclscan.policy.language import PolicyFile, Rule
from hclscan.policy.testing import TestReport
from hclscan.records import record

_SEEN = {Outcome.ALLOW: "pass", Outcome.DENY: "fail"}


@record
class Gap:
    """A rule, or its demand number `demand` (from 1; 0: the rule), that no test has seen to `never` ("pass" or "fail")."""

    rule: str
    demand: int
    never: str
    location: Location

    def __str__(self) -> str:
        what = f"demand {self.demand} of {self.rule}" if self.demand else self.rule
        return f"{what} was never seen to {self.never}"


@record
class Coverage:
    """How many outcomes there are (each rule, and each demand of a rule with several, passes and fails), and were seen."""

    rules: int
    outcomes: int
    seen: int
    gaps: tuple[Gap, ...]
    required: float = 0.0

    @property
    def sufficient(self) -> bool:
        """Whether as much was seen as is required (in percent)."""
        return self.percent >= self.required

    @property
    def percent(self) -> float:
        return 100.0 * self.seen / self.outcomes if self.outcomes else 100.0


def coverage_of(files: Iterable[PolicyFile], reports: Iterable[TestReport], required: float = 0.0) -> Coverage:
    """The coverage of the rules of policy files, and of those that the reports are about, by the mocks of the reports."""
    known = {file.source.path: file for file in files}
    seen: set[tuple[object, ...]] = set()
    for report in reports:
        for file in report.policies:
            known.setdefault(file.source.path, file)
        for result in report.results:
            for verdict in result.verdicts:
                seen.update(_seen(verdict))
    rules = [(path, rule) for path, file in sorted(known.items()) for rule in file.rules]
    gaps: list[Gap] = []
    outcomes = 0
    for _, rule in rules:
        for demand, place in _units(rule):
            outcomes += 2
            gaps.extend(
                Gap(f"{rule.kind}.{rule.pattern}.{rule.name}", demand, never, place)
                for never in ("pass", "fail")
                if (*_identity(rule), demand, never) not in seen
            )
    return Coverage(len(rules), outcomes, outcomes - len(gaps), tuple(gaps), required)


def _units(rule: Rule) -> Iterator[tuple[int, Location]]:
    yield 0, rule.location
    if len(rule.enforces) > 1:
        for number, enforce in enumerate(rule.enforces, 1):
            yield number, enforce.location


def _identity(rule: Rule) -> tuple[object, ...]:
    # Every test file reads its targets anew, so a rule is told by its place rather than by being the same object.
    return rule.location, rule.name


def _seen(verdict: Verdict) -> Iterator[tuple[object, ...]]:
    identity = _identity(verdict.rule)
    if verdict.outcome in _SEEN and verdict.judgements:
        yield (*identity, 0, _SEEN[verdict.outcome])
    places = {enforce.location: number for number, enforce in enumerate(verdict.rule.enforces, 1)}
    for judgement in verdict.judgements:
        if judgement.enforce is not None and judgement.outcome in _SEEN:
            yield (*identity, places[judgement.enforce.location], _SEEN[judgement.outcome])
