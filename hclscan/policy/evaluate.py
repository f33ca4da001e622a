"""What a rule says of one resource: filter and demands in order, three-valued, errors never passing.

Results have the precedence error, deny, unknown, allow; a condition that is null or no boolean is an error.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import replace

from hclscan.hcl.containers import decided
from hclscan.hcl.evaluate import Scope
from hclscan.hcl.operators import truth
from hclscan.hcl.values import EvaluationError, Unknown, Value, is_deferred, reveal
from hclscan.policy.context import PolicyContext
from hclscan.policy.formula import Formula
from hclscan.policy.language import Enforce, Rule, matches
from hclscan.policy.scope import Subject, release, rule_scope
from hclscan.policy.worlds import worlds
from hclscan.records import record

_KINDS = {"managed": "resource_policy", "provider": "provider_policy", "module": "module_policy"}


class Outcome(enum.IntEnum):
    """The result of a demand or of a rule; the worst one of several is the greatest."""

    ALLOW = 0
    UNKNOWN = 1
    DENY = 2
    ERROR = 3


@record
class Judgement:
    """The result of one demand, or of the filter when `enforce` is None. `value` is what the condition gave.

    `scope` and `attrs` are those in which it was reached: of the subject, or of the world that shows why it is not certain.
    """

    enforce: Enforce | None
    outcome: Outcome
    scope: Scope
    attrs: Value
    value: Value = None
    error: EvaluationError | None = None


@record
class Verdict:
    """The result of a rule on a subject it applies to. `scope` is that of the subject with all its alternatives."""

    rule: Rule
    subject: Subject
    scope: Scope
    judgements: tuple[Judgement, ...]

    @property
    def outcome(self) -> Outcome:
        return max((judgement.outcome for judgement in self.judgements), default=Outcome.ALLOW)


def applies(rule: Rule, subject: Subject) -> bool:
    """Whether kind, label and operation of a rule are those of a subject."""
    if _KINDS.get(subject.resource.mode) != rule.kind or not any(matches(rule.pattern, label) for label in subject.labels):
        return False
    return rule.kind != "resource_policy" or any(operation in rule.operations for operation in subject.operations)


def judge(rule: Rule, outer: Scope, subject: Subject, context: PolicyContext, scope: Scope | None = None) -> Verdict | None:
    """What a rule says of a subject; None when its filter says that it does not apply.

    `outer` is the scope of its file, made by `file_scope`; `scope` that of the rule on the subject, where it has been made. The
    caller has asked `applies` before.
    """
    rule.steady.count(rule)
    scope = rule_scope(outer, rule, subject, context) if scope is None else scope
    results = []
    for attrs in worlds(subject.attrs) if subject.worlds is None else subject.worlds:
        if attrs is subject.attrs:
            results.append(_judgements(rule, scope, attrs))
        else:
            world = rule_scope(outer, rule, replace(subject, attrs=attrs), context)
            results.append(_judgements(rule, world, attrs))
            if results[-1] is None:
                release(world)
    known = [result for result in results if result is not None]
    if not known:
        release(scope)
        return None
    return Verdict(rule, subject, scope, known[0] if len(results) == 1 else _agreed(known, len(known) < len(results)))


def _judgements(rule: Rule, scope: Scope, attrs: Value) -> tuple[Judgement, ...] | None:
    """The results of filter and demands in one world; None when the filter says no."""
    if rule.filter is not None:
        wanted = _decide(rule.filter, scope, attrs, None)
        if wanted.outcome is Outcome.DENY:
            return None
        if wanted.outcome is not Outcome.ALLOW:
            return (wanted,)
    return tuple(_decide(enforce.condition, scope, attrs, enforce) for enforce in rule.enforces)


def _agreed(results: Sequence[tuple[Judgement, ...]], not_everywhere: bool) -> tuple[Judgement, ...]:
    """What holds in all worlds. Where they disagree, the result is unknown; a rule that may not apply may be met."""
    by_demand: dict[int, list[Judgement]] = {}
    for judgement in (judgement for result in results for judgement in result):
        by_demand.setdefault(id(judgement.enforce), []).append(judgement)
    agreed = []
    for judgements in by_demand.values():
        worst = max(judgements, key=lambda judgement: judgement.outcome)
        everywhere = len(judgements) == len(results) and not not_everywhere
        if worst.outcome is not Outcome.ALLOW and not (everywhere and {one.outcome for one in judgements} == {worst.outcome}):
            open_value = worst.value if type(worst.value) is Unknown else Unknown(reason=_UNDECIDED)
            worst = replace(worst, outcome=Outcome.UNKNOWN, value=open_value)
        agreed.append(worst)
    return tuple(agreed)


_UNDECIDED = "it depends on which of several values is the one"


def _decide(condition: Formula, scope: Scope, attrs: Value, enforce: Enforce | None) -> Judgement:
    try:
        value = decided(reveal(condition.run(scope)))
        if not is_deferred(value):
            value = truth(value)
    except EvaluationError as error:
        node = condition.node
        return Judgement(enforce, Outcome.ERROR, scope, attrs, None, error.at(node.start, node.end))
    except RecursionError:
        node = condition.node
        deep = EvaluationError("The condition is nested too deeply", "", node.start, node.end)
        return Judgement(enforce, Outcome.ERROR, scope, attrs, None, deep)
    if value is True:
        return Judgement(enforce, Outcome.ALLOW, scope, attrs, value)
    if value is False:
        return Judgement(enforce, Outcome.DENY, scope, attrs, value)
    open_value = value if type(value) is Unknown else Unknown(causes=value.causes)
    return Judgement(enforce, Outcome.UNKNOWN, scope, attrs, open_value)
