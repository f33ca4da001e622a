"""From verdicts to findings: every rule on every resource it applies to, with the place that decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hclscan.findings import Evidence, Finding, Status
from hclscan.hcl.evaluate import Scope
from hclscan.hcl.values import Path, Value, first_reason, origins
from hclscan.policy.blame import Blame, Shared
from hclscan.policy.context import PolicyContext
from hclscan.policy.evaluate import Judgement, Outcome, Verdict, judge
from hclscan.policy.fixes import fix_for
from hclscan.policy.language import Enforce
from hclscan.policy.load import BoundPolicy, PolicyRule
from hclscan.policy.lookup import Lookup
from hclscan.policy.messages import message_text
from hclscan.policy.origin import Origins, Place
from hclscan.policy.placement import Placement, Sources
from hclscan.policy.recording import Trace
from hclscan.policy.repeats import BlockFindings, Repeat, Repeats
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
        for policy, one in self.rules.of(subject):
            finding = self.finding(policy, one, subject)
            if finding is not None:
                yield finding

    def finding(self, policy: BoundPolicy, one: PolicyRule, subject: Subject) -> Finding | None:
        context = PolicyContext(self.lookup, subject.resource.environment)
        outer = self.outer_scope(policy, one, subject.resource.environment)
        known = self.repeats.of(one.rule, subject)
        if known is not None and known.may_hold:
            again = self.repeated(policy, one, subject, known, rule_scope(outer, one.rule, subject, context))
            if again is not None:
                return again
        if known is not None and known.wants_trace():
            context.trace = Trace()
        verdict = judge(one.rule, outer, subject, context)
        if verdict is None:
            return None
        worst = [judgement for judgement in verdict.judgements if judgement.outcome is verdict.outcome]
        places = self.deciding(verdict, worst)
        found = self.told(policy, one, verdict, worst, places)
        if known is not None and context.trace is not None and context.trace.complete and found.status is Status.FAIL:
            known.repeats.append(self.repeat(found, subject, context.trace, worst, places))
        for scope in (verdict.scope, *(judgement.scope for judgement in verdict.judgements)):
            release(scope)
        return found

    def repeated(
        self, policy: BoundPolicy, one: PolicyRule, subject: Subject, known: BlockFindings, scope: Scope
    ) -> Finding | None:
        """The finding on another instance of the block, when it is one on this instance too."""
        resource = subject.resource
        repeat = known.like(scope, resource, lambda path: self.placement.value(Place(resource.identity, path)))
        message = "" if repeat is None else self.message(policy, one, scope, repeat.enforces)
        release(scope)
        if repeat is None:
            return None
        return replace(
            repeat.finding,
            message=message,
            address=resource.address,
            block_address=resource.block_address or resource.address,
            via=resource.via,
            fix=fix_for(one.fix, resource),
        )

    def repeat(
        self, found: Finding, subject: Subject, trace: Trace, worst: Sequence[Judgement], places: Sequence[Place]
    ) -> Repeat:
        """A finding with all it was found by."""
        identity = subject.resource.identity
        own = [place for place in places if place.address == identity and place.path]
        return Repeat(
            found,
            identity,
            tuple(trace.answers.values()),
            tuple((place.path, self.placement.value(place)) for place in own),
            tuple(judgement.enforce for judgement in worst),
        )

    def told(
        self, policy: BoundPolicy, one: PolicyRule, verdict: Verdict, worst: Sequence[Judgement], places: Sequence[Place]
    ) -> Finding:
        """The finding of a verdict. `worst` are the judgements that make it what it is, `places` those that decided."""
        resource = verdict.subject.resource
        outcome = verdict.outcome
        location = self.placement.header(resource.location)
        evidence: tuple[Evidence, ...] = ()
        if outcome is not Outcome.ALLOW:
            location, evidence = self.placement.place(resource, places, one.fix, outcome is Outcome.UNKNOWN)
        return Finding(
            policy_id=policy.id,
            rule=one.label,
            status=_STATUS[outcome],
            severity=policy.severity_of(one),
            message=self.words(policy, one, verdict, worst),
            address=resource.address,
            type=resource.type,
            environment=resource.environment,
            location=location,
            block=resource.location,
            block_address=resource.block_address or resource.address,
            via=resource.via,
            evidence=evidence,
            fix=fix_for(one.fix, resource),
            references=policy.references,
            root=resource.root if self.root is None else self.root,
            reason=_reason(worst) if outcome is Outcome.UNKNOWN else "",
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
                texts.setdefault(message_text(enforce.error_message, scope, placeholder))
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
                    context.trace.complete = False
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
