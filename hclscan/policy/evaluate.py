"""What a rule says of one resource: filter and demands in order, three-valued, errors never passing.

https://developer.hashicorp.com/terraform/policy (POLICY_LANGUAGE.md §3 has the order and the precedence of results).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hclscan.hcl.evaluate import Scope
from hclscan.hcl.operators import truth
from hclscan.hcl.values import EvaluationError, Unknown, Value, decided, is_deferred, reveal
from hclscan.policy.context import PolicyContext
from hclscan.policy.language import Enforce, Formula, PolicyFile, Rule
from hclscan.policy.scope import Subject, rule_scope

_KINDS = {"managed": "resource_policy", "provider": "provider_policy", "module": "module_policy"}


class Outcome(enum.IntEnum):
    """The result of a demand or of a rule; the worst one of several is the greatest."""

    ALLOW = 0
    UNKNOWN = 1
    DENY = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """The result of one demand, or of the filter when `enforce` is None. `value` is what the condition gave."""

    enforce: Enforce | None
    outcome: Outcome
    value: Value = None
    error: EvaluationError | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a rule on a subject it applies to, with the scope in which it was reached."""

    rule: Rule
    subject: Subject
    scope: Scope
    judgements: tuple[Judgement, ...]

    @property
    def outcome(self) -> Outcome:
        return max((judgement.outcome for judgement in self.judgements), default=Outcome.ALLOW)


def applies(rule: Rule, subject: Subject) -> bool:
    """Whether kind, label and operation of a rule are those of a subject."""
    if _KINDS.get(subject.resource.mode) != rule.kind or not matches(rule.pattern, subject.label):
        return False
    return rule.kind != "resource_policy" or subject.operation in rule.operations


def matches(pattern: str, label: str) -> bool:
    """Whether a label has the form of a pattern: `*` stands for any text, nothing else is special."""
    return _glob(pattern).fullmatch(label) is not None


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


def judge(
    file: PolicyFile, rule: Rule, inputs: Mapping[str, Value], subject: Subject, context: PolicyContext
) -> Verdict | None:
    """What a rule says of a subject; None when its filter says that it does not apply.

    `inputs` are the values of the file's inputs. The caller has asked `applies` before.
    """
    scope = rule_scope(file.locals, rule.locals, inputs, subject, context)
    if rule.filter is not None:
        wanted = _decide(rule.filter, scope, None)
        if wanted.outcome is Outcome.DENY:
            return None
        if wanted.outcome is not Outcome.ALLOW:
            return Verdict(rule, subject, scope, (wanted,))
    return Verdict(rule, subject, scope, tuple(_decide(enforce.condition, scope, enforce) for enforce in rule.enforces))


def _decide(condition: Formula, scope: Scope, enforce: Enforce | None) -> Judgement:
    try:
        value = decided(reveal(condition.run(scope)))
        if not is_deferred(value):
            value = truth(value)
    except EvaluationError as error:
        node = condition.node
        return Judgement(enforce, Outcome.ERROR, None, error.at(node.start, node.end))
    except RecursionError:
        node = condition.node
        deep = EvaluationError("The condition is nested too deeply", "", node.start, node.end)
        return Judgement(enforce, Outcome.ERROR, None, deep)
    if value is True:
        return Judgement(enforce, Outcome.ALLOW, value)
    if value is False:
        return Judgement(enforce, Outcome.DENY, value)
    return Judgement(enforce, Outcome.UNKNOWN, value if type(value) is Unknown else Unknown(reason="", causes=value.causes))
