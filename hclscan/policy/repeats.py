"""Verdicts that come again: where all that one was found by is the same on another resource, so is the verdict.

Most resources of a type are like others of it: modules are called fifty times, and blocks are copied. Judging a resource and
saying what decided takes several times as long as asking whether it gives the same answers as another one
(`hclscan.policy.recording`). Evaluation is deterministic: after the same answers the next question is the same. So what is
known of a rule on resources of a type is a tree of questions, with a branch for each answer that was met, and verdicts at its
ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from hclscan.hcl.values import EvaluationError, Path, Value
from hclscan.policy.evaluate import Outcome
from hclscan.policy.language import Enforce, Rule
from hclscan.policy.origin import Place
from hclscan.policy.recording import Failure, Trace, alike
from hclscan.policy.scope import Subject
from hclscan.policy.steady import Needs
from hclscan.records import record

if TYPE_CHECKING:
    from hclscan.findings import Evidence
    from hclscan.hcl.scope import Evaluator, Scope
    from hclscan.hcl.source import Location
    from hclscan.resources import Resource

FROM = 3
"""Resources that have all that is compared in common from which looking for verdicts that come again pays."""

MAX_QUESTIONS = 400
"""Questions in a tree: a bound on memory."""

MAX_OTHERS = 6
"""Answers to a question that are no plain values; each of them is compared with."""

PATIENCE = 12
"""Verdicts by which those that were not known may outnumber those that were, before a tree is given up."""

_HASHED = frozenset((bool, int, Decimal))


@record
class Placed:
    """Where a finding on an instance of a block is. `seen` has the values at its own places, and where these are written."""

    identity: str
    seen: Sequence[tuple[Value, Any]]
    location: Location
    evidence: tuple[Evidence, ...]

    def is_where(self, here: str, seen: Sequence[tuple[Value, Any]]) -> bool:
        """Whether a finding on another instance, at the same places, is there too."""
        return all(
            written == where and alike(value, other, here, self.identity)
            for (value, written), (other, where) in zip(seen, self.seen, strict=True)
        )


@record
class Precedent:
    """What a rule says of the resource `identity`; `outcome` is None where it does not apply.

    `enforces` are the demands that were not met, `places` the attributes that decided, `reason` says why it is unknown.
    `placed` has where the finding was on instances of a block, by the location of that.
    """

    identity: str
    outcome: Outcome | None
    enforces: tuple[Enforce | None, ...] = ()
    places: tuple[Place, ...] = ()
    reason: str = ""
    placed: dict[Location, Placed] = field(default_factory=dict, compare=False, repr=False)

    def serves(self, here: str) -> bool:
        """Whether it can be said of another resource: not of one that stood beside the first one, and decided there."""
        return here == self.identity or all(place.address != here for place in self.places)

    def places_of(self, here: str) -> Sequence[Place]:
        """The attributes that decided, for another resource."""
        there = self.identity
        return [Place(here, place.path, place.weak, place.met) if place.address == there else place for place in self.places]

    def own_paths(self) -> list[Path]:
        """The paths of those that decided in the resource itself."""
        return [place.path for place in self.places if place.path and place.address == self.identity]


class Closed:
    """Where questions end: what is asked next is about elements of a loop, and cannot be asked again."""


CLOSED = Closed()


@dataclass(slots=True)
class Question:
    """What is asked next, and what comes after each answer. `plain` go by the answer, `others` have it to compare with."""

    key: Any
    run: Evaluator
    plain: dict[Any, Node] = field(default_factory=dict)
    others: list[tuple[Value, str, Node]] = field(default_factory=list)

    def after(self, value: Value, here: str) -> Node | None:
        """What follows an answer; None when it has not been met."""
        kind = type(value)
        if kind is str or value is None:
            return self.plain.get(value)
        if kind in _HASHED:
            return self.plain.get((kind, value))
        for other, there, node in self.others:
            if alike(value, other, here, there):
                return node
        return None

    def enter(self, value: Value, here: str, node: Node) -> bool:
        """Takes up what follows an answer; whether there was room for it."""
        kind = type(value)
        if kind is str or value is None:
            self.plain[value] = node
        elif kind in _HASHED:
            self.plain[kind, value] = node
        elif len(self.others) < MAX_OTHERS:
            self.others.append((value, here, node))
        else:
            return False
        return True


Node: TypeAlias = "Question | Precedent | Closed"


@dataclass(slots=True)
class Walk:
    """The questions that a resource was asked, its answers, and where they lead: None when that is not known."""

    end: Node | None
    asked: list[Question]
    given: list[Value]

    def trace(self) -> Trace:
        """The answers, for what is judged now to go on from."""
        return Trace({question.key: (question.run, value) for question, value in zip(self.asked, self.given, strict=True)})


@dataclass(slots=True)
class Precedents:
    """What is known of a rule on resources that have their type, provider and environment in common: a tree of questions.

    `patience` goes down with each verdict that was not known, and up with each that was.
    """

    root: Node | None = None
    size: int = 0
    patience: int = PATIENCE

    @property
    def is_of_use(self) -> bool:
        """Whether asking its questions still pays."""
        return self.patience > 0 and self.size < MAX_QUESTIONS

    @property
    def never_applies(self) -> bool:
        """Whether the rule applies to none of the resources, which need not even be asked anything."""
        return type(self.root) is Precedent and self.root.outcome is None

    def walk(self, scope: Scope, here: str) -> Walk:
        """Where the answers of the resource `here` lead. `scope` is that of the rule on it."""
        walk = Walk(self.root, [], [])
        node = self.root
        while type(node) is Question:
            value: Value
            try:
                value = node.run(scope)
            except EvaluationError as error:
                value = Failure(error.summary)
            walk.asked.append(node)
            walk.given.append(value)
            node = node.after(value, here)
        walk.end = node
        if type(node) is not Precedent:
            self.patience -= 1
        elif self.patience < PATIENCE:
            self.patience += 1
        return walk

    def add(self, walk: Walk, trace: Trace, end: Precedent | Closed, here: str) -> None:
        """Takes up a verdict: its questions from where it was not known how a walk goes on."""
        if trace.met_itself:
            return
        answers = list(trace.answers.items())
        if trace.sound >= 0:
            answers, end = answers[: trace.sound], CLOSED
        node: Node = end
        for key, (run, value) in reversed(answers[len(walk.asked) :]):
            question = Question(key, run)
            question.enter(value, here, node)
            node = question
            self.size += 1
        if not walk.asked:
            self.root = node
        elif not walk.asked[-1].enter(walk.given[-1], here, node):
            self.patience -= 1


class Repeats:
    """What is known of rules on the resources of one set, by what these have in common."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        resources = tuple(resources)
        self._groups: Counter[Any] = Counter(map(_group, resources))
        self._blocks: Counter[Location] = Counter(resource.location for resource in resources)
        self._known: dict[Any, dict[int, Precedents]] = {}

    def of(self, subject: Subject) -> dict[int, Precedents] | None:
        """What is known by the identity of a rule; None where comparing would not pay, or is not possible."""
        group = _group(subject.resource)
        if self._groups[group] < FROM or subject.known is None or subject.worlds is None or len(subject.worlds) != 1:
            return None
        return self._known.setdefault((group, subject.known.same_for.known_by(Needs.TYPE | Needs.PROVIDER)), {})

    def has_instances(self, resource: Resource) -> bool:
        """Whether several resources come from the block of a resource."""
        return self._blocks[resource.location] >= FROM


def of_rule(known: dict[int, Precedents], rule: Rule) -> Precedents | None:
    """What is known of a rule; None where that has been given up, and for a rule that is not warm: it notes nothing."""
    if not rule.steady.is_warm:
        return None
    found = known.get(id(rule))
    if found is None:
        found = known[id(rule)] = Precedents()
    return found if found.is_of_use else None


def _group(resource: Resource) -> Any:
    """What resources that are compared have in common. What refers to a manifest is told apart by its content alone."""
    where = resource.location if "kubernetes_manifest" in resource.labels else None
    return resource.mode, resource.type, resource.environment, where
