"""From verdicts to findings: every rule on every resource it applies to, with the place that decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hclscan.findings import Evidence, Finding, Status
from hclscan.hcl.evaluate import Scope
from hclscan.hcl.source import Location
from hclscan.hcl.values import Path, Value, first_reason, origins
from hclscan.policy.blame import Blame
from hclscan.policy.context import PolicyContext
from hclscan.policy.evaluate import Judgement, Outcome, Verdict, judge
from hclscan.policy.fixes import fix_for
from hclscan.policy.language import Enforce
from hclscan.policy.lookup import Lookup
from hclscan.policy.messages import message_text
from hclscan.policy.origin import Origins, Place, Shared
from hclscan.policy.placement import Placement, Sources
from hclscan.policy.policies import BoundPolicy, PolicyRule
from hclscan.policy.repeats import CLOSED, Closed, Placed, Precedent, Precedents, Repeats, of_rule
from hclscan.policy.rule_index import RuleIndex
from hclscan.policy.scope import Known, Subject, file_scope, release, rule_scope
from hclscan.policy.worlds import worlds
from hclscan.resources import Resource, ResourceSet

_STATUS = {
    Outcome.ALLOW: Status.PASS,
    Outcome.UNKNOWN: Status.UNKNOWN,
    Outcome.DENY: Status.FAIL,
    Outcome.ERROR: Status.ERROR,
}


def check(resources: ResourceSet, policies: Iterable[BoundPolicy], sources: Sources | None = None) -> Iterator[Finding]:
    """The findings of policies on a set of resources: one for each rule and resource that it applies to, passes included.

    `sources` gives the lines of files by the paths of locations: with it, the place of a header ends with its line.
    """
    checker = Checker(Lookup(resources), RuleIndex(policies), {} if sources is None else sources)
    return (finding for resource in resources.resources for finding in checker.findings(resource))


class Checker:
    """Judges the resources of one set, and places what it finds.

    What policies have looked up is in `lookup`; `rules` may be one index for several sets. `root` is what findings call the
    root module of the set, if not as its resources do.
    """

    def __init__(self, lookup: Lookup, rules: RuleIndex, sources: Sources, root: str | None = None) -> None:
        self.lookup = lookup
        self.rules = rules
        self.root = root
        self.placement = Placement(lookup, sources)
        self.blamed_of_files = Shared()
        self.repeats = Repeats(lookup.resources.resources)
        self.outer_scopes: dict[tuple[str, Value], Scope] = {}

    def findings(self, resource: Resource) -> Iterator[Finding]:
        """The findings on a resource: one for each rule that applies to it, passes included."""
        if resource.mode == "data":
            return
        attrs = self.lookup.attrs(resource)
        subject = Subject.of(resource, attrs)
        subject = replace(subject, worlds=tuple(worlds(attrs)), known=Known.of(subject))
        known = self.repeats.of(subject)
        for policy, one in self.rules.of(subject):
            precedents = None if known is None else of_rule(known, one.rule)
            if precedents is None or not precedents.never_applies:
                finding = self.finding(policy, one, subject, precedents)
                if finding is not None:
                    yield finding

    def finding(self, policy: BoundPolicy, one: PolicyRule, subject: Subject, known: Precedents | None) -> Finding | None:
        """The finding of one rule, if it applies. `known` is what it said of other resources, where that may be the same."""
        context = PolicyContext(self.lookup, subject.resource.environment)
        scope = rule_scope(self.outer_scope(policy, one, subject.resource.environment), one.rule, subject, context)
        if known is None:
            return self.judged(policy, one, subject, scope)[0]
        here = subject.resource.identity
        walk = known.walk(scope, here)
        if type(walk.end) is Precedent and walk.end.serves(here):
            found = self.repeated(policy, one, subject.resource, scope, walk.end)
            release(scope)
            return found
        if walk.end is not None:
            return self.judged(policy, one, subject, scope)[0]
        trace = context.trace = walk.trace()
        found, precedent = self.judged(policy, one, subject, scope)
        known.add(walk, trace, precedent, here)
        return found

    def repeated(
        self, policy: BoundPolicy, one: PolicyRule, resource: Resource, scope: Scope, like: Precedent
    ) -> Finding | None:
        """What a rule said of another resource, said of this one."""
        if like.outcome is None:
            return None
        if like.outcome is Outcome.ALLOW:
            return self.told(policy, one, resource, like.outcome, policy.title, self.placement.header(resource.location))
        message = self.message(policy, one, scope, like.enforces)
        location, evidence = self.placed(resource, one.fix_on(resource.type), like)
        return self.told(policy, one, resource, like.outcome, message, location, evidence, like.reason)

    def placed(self, resource: Resource, fix: str, like: Precedent) -> tuple[Location, tuple[Evidence, ...]]:
        """Where a finding is that another resource has too, and its evidence."""
        here, paths, unknown = resource.identity, like.own_paths(), like.outcome is Outcome.UNKNOWN
        # What is not known counts in the whole resource, and what is called "value" has a name beside it that counts as well.
        if unknown or not self.repeats.has_instances(resource) or any(path[-1] == "value" for path in paths):
            return self.placement.place(resource, like.places_of(here), fix, unknown)
        seen = [(self.placement.value_at(resource, path), resource.locate(path)) for path in paths]
        known = like.placed.get(resource.location)
        if known is not None and known.is_where(here, seen):
            return known.location, known.evidence
        where = self.placement.place(resource, like.places_of(here), fix, unknown)
        like.placed[resource.location] = Placed(here, seen, *where)
        return where

    def judged(
        self, policy: BoundPolicy, one: PolicyRule, subject: Subject, scope: Scope
    ) -> tuple[Finding | None, Precedent | Closed]:
        """The finding of a rule that is judged, and what there is to say of other resources that are like this one."""
        resource, context = subject.resource, scope.context
        outer = self.outer_scope(policy, one, resource.environment)
        verdict = judge(one.rule, outer, subject, context, scope)
        if verdict is None:
            return None, Precedent(resource.identity, None)
        outcome = verdict.outcome
        worst = [judgement for judgement in verdict.judgements if judgement.outcome is outcome]
        places = self.deciding(verdict, worst)
        context.trace = None  # what a message says is worked out for each resource
        reason = _reason(worst) if outcome is Outcome.UNKNOWN else ""
        if outcome is Outcome.ALLOW:
            where: tuple[Location, tuple[Evidence, ...]] = (self.placement.header(resource.location), ())
        else:
            where = self.placement.place(resource, places, one.fix_on(resource.type), outcome is Outcome.UNKNOWN)
        found = self.told(policy, one, resource, outcome, self.words(policy, one, verdict, worst), *where, reason)
        for used in (verdict.scope, *(judgement.scope for judgement in verdict.judgements)):
            release(used)
        if outcome is Outcome.ERROR:
            return found, CLOSED
        enforces = () if outcome is Outcome.ALLOW else tuple(judgement.enforce for judgement in worst)
        return found, Precedent(resource.identity, outcome, enforces, tuple(places), reason)

    def told(
        self,
        policy: BoundPolicy,
        one: PolicyRule,
        resource: Resource,
        outcome: Outcome,
        message: str,
        location: Location,
        evidence: tuple[Evidence, ...] = (),
        reason: str = "",
    ) -> Finding:
        """The finding of a verdict. `reason` says why it is unknown."""
        return Finding(
            policy_id=policy.id,
            rule=one.label,
            status=_STATUS[outcome],
            severity=policy.severity_of(one),
            message=message,
            address=resource.address,
            type=resource.type,
            environment=resource.environment,
            location=location,
            block=resource.location,
            block_address=resource.block_address or resource.address,
            via=resource.via,
            evidence=evidence,
            fix=fix_for(one.fix_on(resource.type), resource),
            references=policy.references,
            root=resource.root if self.root is None else self.root,
            reason=reason,
            title=policy.title,
        )

    def outer_scope(self, policy: BoundPolicy, one: PolicyRule, environment: Value) -> Scope:
        """The scope of a rule's file. Its locals know no resource, only the environment, so they are kept for others."""
        key = (one.file.source.path, environment)
        scope = self.outer_scopes.get(key)
        if scope is None:
            context = PolicyContext(self.lookup, environment)
            scope = self.outer_scopes[key] = file_scope(one.file.locals, policy.inputs_of(one.file), context)
        return scope

    # -- words -------------------------------------------------------------------------------------------------------

    def words(self, policy: BoundPolicy, one: PolicyRule, verdict: Verdict, worst: Sequence[Judgement]) -> str:
        if verdict.outcome is Outcome.ERROR:
            return _error_message(policy, one, verdict, worst[0])
        if verdict.outcome is Outcome.ALLOW:
            return policy.title
        return self.message(policy, one, verdict.scope, [judgement.enforce for judgement in worst])

    def message(self, policy: BoundPolicy, one: PolicyRule, scope: Scope, enforces: Iterable[Enforce | None]) -> str:
        """What demands say that are not met, or may not be; None stands for the filter."""
        texts: dict[str, None] = {}
        for enforce in enforces:
            placeholder = f"{policy.title}: rule {one.label} is not met"
            if enforce is None:
                texts.setdefault(f"{policy.title}: it is not known whether rule {one.label} applies")
            else:
                texts.setdefault(message_text(enforce.error_message, scope, placeholder, one.rule.steady))
        return _sentences(texts)

    # -- places ------------------------------------------------------------------------------------------------------

    def deciding(self, verdict: Verdict, worst: Sequence[Judgement]) -> list[Place]:
        """The attributes that decided."""
        places: dict[tuple[str, Path], Place] = {}
        context: PolicyContext = verdict.scope.context
        for judgement in worst if verdict.outcome is not Outcome.ALLOW else ():
            condition = judgement.enforce.condition if judgement.enforce is not None else verdict.rule.filter
            if condition is not None:
                origins_of = Origins(
                    verdict.subject.resource, judgement.attrs, judgement.scope, self.lookup, verdict.rule.steady
                )
                blame = Blame(origins_of, self.blamed_of_files)
                for place in blame.deciding(condition.node):
                    places.setdefault((place.address, place.path), place)
                if origins_of.met_itself and context.trace is not None:
                    context.trace.met_itself = True
        return list(places.values())


def _sentences(texts: Iterable[str]) -> str:
    """Several messages as one text; what ends with a full stop needs no other mark behind it."""
    return " ".join(text if text.endswith((".", "!")) else f"{text};" for text in texts).removesuffix(";")


def _reason(worst: Sequence[Judgement]) -> str:
    """Why a verdict is unknown, in words."""
    values = [judgement.value for judgement in worst]
    reason = first_reason(values)
    if reason:
        return reason
    places = origins(tuple(values))
    if not places:
        return "it depends on values that are not known"
    named = ", ".join(str(place) for place in places[:3])
    return f"it depends on {named}{' and others' if len(places) > 3 else ''}, which is not known"


def _error_message(policy: BoundPolicy, one: PolicyRule, verdict: Verdict, judgement: Judgement) -> str:
    error = judgement.error
    assert error is not None
    source = one.file.source
    text = source.text[error.start : error.end] if error.start >= 0 else ""
    place = source.location(max(0, error.start), max(0, error.end))
    detail = f" ({error.detail})" if error.detail else ""
    shown = f" in `{' '.join(text.split())[:120]}`" if text else ""
    return (
        f"Policy {policy.id}, rule {one.label} cannot be evaluated on {verdict.subject.resource.address}: "
        f"{error.summary}{detail}{shown} at {place}"
    )
