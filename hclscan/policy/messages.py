"""The messages of policies: what a person reads never changes a verdict, and never shows what is secret."""

from __future__ import annotations

from hclscan.hcl import syntax
from hclscan.hcl.conversion import to_string
from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.values import EvaluationError, OneOf, Sensitive, Unknown, Value
from hclscan.policy.formula import Formula
from hclscan.policy.steady import Steady

SECRET = "(sensitive)"
UNKNOWN = "(known after apply)"
FAILED = "(error)"


def message_text(message: Formula | None, scope: Scope, placeholder: str, steady: Steady | None = None) -> str:
    """The text of a message. Parts that are unknown, secret or in error are replaced; `placeholder` stands for all of it.

    `steady` is what is known of its rule.
    """
    if message is None:
        return placeholder
    node = message.node
    if isinstance(node, syntax.Template):
        text = "".join(part if isinstance(part, str) else _part(part, scope) for part in message.parts(steady))
    else:
        try:
            text = _shown(message.run(scope))
        except EvaluationError:
            return placeholder
        if text in (SECRET, UNKNOWN, ""):
            return placeholder
    return " ".join(text.split()) or placeholder


def _part(part: Evaluator, scope: Scope) -> str:
    try:
        return _shown(part(scope))
    except EvaluationError:
        return FAILED


def _shown(value: Value) -> str:
    if type(value) is Sensitive:
        return SECRET
    if type(value) is OneOf:
        return " or ".join(_shown(alternative) for alternative in value.alternatives)
    if type(value) is Unknown:
        if value.template is not None:
            return "".join(part if isinstance(part, str) else _origin(part) for part in value.template)
        return _origin(value)
    text = to_string(value)
    return text if isinstance(text, str) else ""


def _origin(value: Unknown) -> str:
    return str(value.reference) if value.reference is not None else UNKNOWN
