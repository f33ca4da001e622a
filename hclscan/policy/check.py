"""From verdicts to findings: every rule on every resource it applies to, with the place that decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hclscan.findings import Evidence, Finding, Status
from hclscan.hcl.source import Location
from hclscan.hcl.values import Path, Value, decided, first_reason, format_path, is_wholly_known, origins, reveal
from hclscan.policy import identity
from hclscan.policy.blame import Blame, Compiled, Place
from hclscan.policy.context import PolicyContext
from hclscan.policy.evaluate import Judgement, Outcome, Verdict, applies, judge
from hclscan.policy.load import BoundPolicy, PolicyRule
from hclscan.policy.lookup import Lookup
from hclscan.policy.messages import message_text
from hclscan.policy.scope import Subject
from hclscan.resources import Resource, ResourceSet

Sources = Mapping[str, Sequence[str]]

MAX_EVIDENCE = 8
"""Attributes that a finding names."""

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
    lookup = Lookup(resources)
    checker = _Checker(lookup, sources or {})
    rules = [(policy, one) for policy in policies for one in policy.rules]
    by_label: dict[tuple[str, str], list[tuple[BoundPolicy, PolicyRule]]] = {}
    for resource in resources.resources:
        if resource.mode == "data":
            continue
        subject = Subject(resource, lookup.attrs(resource))
        key = (resource.mode, resource.type)
        if key not in by_label:
            by_label[key] = [(policy, one) for policy, one in rules if applies(one.rule, subject)]
        for policy, one in by_label[key]:
            finding = checker.finding(policy, one, subject)
            if finding is not None:
                yield finding


class _Checker:
    """Judges the resources of one set, and places what it finds."""

    def __init__(self, lookup: Lookup, sources: Sources) -> None:
        self.lookup = lookup
        self.sources = sources
        self.compiled: Compiled = {}

    def finding(self, policy: BoundPolicy, one: PolicyRule, subject: Subject) -> Finding | None:
        resource = subject.resource
        context = PolicyContext(self.lookup, resource.environment)
        verdict = judge(one.file, one.rule, policy.inputs_of(one.file), subject, context)
        if verdict is None:
            return None
        outcome = verdict.outcome
        worst = [judgement for judgement in verdict.judgements if judgement.outcome is outcome]
        header = self.header(resource.location)
        location = header
        evidence: tuple[Evidence, ...] = ()
        if outcome is not Outcome.ALLOW:
            location, evidence = self.placed(verdict, worst, header)
        return Finding(
            policy_id=policy.id,
            rule=one.label,
            status=_STATUS[outcome],
            severity=policy.severity_of(one),
            message=self.message(policy, one, verdict, worst),
            address=resource.address,
            type=resource.type,
            environment=resource.environment,
            location=location,
            block=resource.location,
            block_address=resource.block_address or resource.address,
            via=resource.via,
            evidence=evidence,
            fix=one.fix,
            references=policy.references,
            root=resource.root,
            reason=_reason(worst) if outcome is Outcome.UNKNOWN else "",
            title=policy.title,
        )

    # -- words -------------------------------------------------------------------------------------------------------

    def message(self, policy: BoundPolicy, one: PolicyRule, verdict: Verdict, worst: Sequence[Judgement]) -> str:
        if verdict.outcome is Outcome.ERROR:
            return _error_message(policy, one, verdict, worst[0])
        if verdict.outcome is Outcome.ALLOW:
            return policy.title
        texts: dict[str, None] = {}
        for judgement in worst:
            enforce = judgement.enforce
            placeholder = f"{policy.title}: rule {one.label} is not met"
            if enforce is None:
                texts.setdefault(f"{policy.title}: it is not known whether rule {one.label} applies")
            else:
                texts.setdefault(message_text(enforce.error_message, verdict.scope, placeholder))
        return "; ".join(texts)

    # -- places ------------------------------------------------------------------------------------------------------

    def placed(self, verdict: Verdict, worst: Sequence[Judgement], header: Location) -> tuple[Location, tuple[Evidence, ...]]:
        """The place of a finding and the attributes that decided."""
        resource = verdict.subject.resource
        blame = Blame(resource, verdict.subject.attrs, verdict.scope, self.lookup, self.compiled)
        places: dict[tuple[str, Path], Place] = {}
        for judgement in worst:
            condition = judgement.enforce.condition if judgement.enforce is not None else verdict.rule.filter
            if condition is not None:
                for place in blame.deciding(condition.node):
                    places.setdefault((place.address, place.path), place)
        known = [place for place in places.values() if self.tells(place)]
        if verdict.outcome is Outcome.UNKNOWN:
            known.sort(key=lambda place: self.is_settled(place))
        own = [place for place in known if place.address == resource.address and place.path]
        location = self.primary(resource, own, any(not place.path and not place.weak for place in known), header)
        evidence = [self.evidence(place, resource) for place in known if place.path or place.address != resource.address]
        return location, tuple(one for one in evidence if one is not None)[:MAX_EVIDENCE]

    def primary(self, resource: Resource, own: Sequence[Place], itself: bool, header: Location) -> Location:
        """The first attribute that is written; else the block that should hold the missing one; else the resource."""
        for place in own:
            if not place.weak and self.value(place) is not _MISSING:
                return self.at(resource, place.path)
        missing = next((place for place in own if not place.weak), None)
        if missing is not None:
            return self.at(resource, missing.path)
        weak = next((place for place in own if self.value(place) is not _MISSING), None)
        return header if weak is None or itself else self.at(resource, weak.path)

    def at(self, resource: Resource, path: Path) -> Location:
        """The place of an attribute, or the header of the innermost block around it when it is not written."""
        written, location = resource.locate(path)
        if self.value(Place(resource.address, path)) is not _MISSING and written:
            return location
        return self.header(location)

    def header(self, block: Location) -> Location:
        """The first line of a block."""
        if block.start_line == block.end_line:
            return block
        lines = self.sources.get(block.path, ())
        end = len(lines[block.start_line - 1].rstrip()) + 1 if block.start_line <= len(lines) else block.start_column
        return Location(block.path, block.start_line, block.start_column, block.start_line, end)

    def value(self, place: Place) -> Value:
        """The value at a place, `_MISSING` when it is not written."""
        resource = self.lookup.find(place.address)
        if resource is None:
            return _MISSING
        value: Value = self.lookup.attrs(resource)
        for step in place.path:
            value = reveal(value)
            if (isinstance(value, dict) and step in value) or (isinstance(value, tuple) and isinstance(step, int) and 0 <= step < len(value)):
                value = value[step]
            else:
                return _MISSING
        return value

    def tells(self, place: Place) -> bool:
        """Whether a place means something to a reader: an identity that nobody writes does not."""
        if self.value(place) is not _MISSING or len(place.path) != 1:
            return True
        resource = self.lookup.find(place.address)
        return resource is None or identity.absent(resource.attrs, str(place.path[0])) is None

    def is_settled(self, place: Place) -> bool:
        value = self.value(place)
        return value is _MISSING or is_wholly_known(value)

    def evidence(self, place: Place, resource: Resource) -> Evidence | None:
        owner = self.lookup.find(place.address)
        if owner is None:
            return None
        words = format_path(place.path).lstrip(".")
        if place.address != resource.address:
            words = f"{place.address}{format_path(place.path)}"
        value = self.value(place) if place.path else None
        written = value is not _MISSING
        return Evidence(words, decided(value) if written else None, self.at(owner, place.path), written)


_MISSING = object()


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
