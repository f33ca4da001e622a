"""Whether a resource policy of AWS lets in everyone.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html; which conditions keep a policy from being
public follows https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hclscan.hcl.functions import decode_with_holes
from hclscan.hcl.functions.json_text import parse_json
from hclscan.hcl.values import EvaluationError, OneOf, Unknown, Value, decided, one_of, unknown_from, unmarked
from hclscan.policy.cidr import is_public_cidr

_NARROWING_KEYS = frozenset((
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner", "aws:principalorgid",
    "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:principalservicename",
    "aws:principalservicenameslist", "aws:sourcevpce", "aws:sourcevpc", "aws:sourcevpcarn", "aws:sourceip",
    "aws:vpcsourceip", "aws:userid", "aws:username", "kms:calleraccount", "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
))  # fmt: skip
"""Condition keys whose value tells who is calling or from where; keys do not depend on case."""

_EQUAL = frozenset(("stringequals", "stringequalsignorecase", "arnequals", "arnlike", "stringlike", "ipaddress", "bool"))
_UNEQUAL = frozenset((
    "stringnotequals", "stringnotequalsignorecase", "arnnotequals", "arnnotlike", "stringnotlike", "notipaddress", "bool",
))  # fmt: skip


def grants_public(policy: Value) -> Value:
    """Whether a policy document gives anyone at all some access; unknown when what is not known could decide it.

    `policy` is a JSON text, holes included, or the object it encodes. Null grants nothing. Raises `EvaluationError` for a
    text that is no JSON, or JSON that is no policy.
    """
    if policy is None:
        return False
    if type(policy) is OneOf:
        return one_of([grants_public(alternative) for alternative in policy.alternatives], policy.causes)
    document = decided(unmarked(_document(policy))[0])
    if type(document) is Unknown:
        return document
    if not isinstance(document, dict):
        raise EvaluationError("Not a policy document", "an object with statements is needed")
    statements = list(_statements(document))
    if any(_denies_strangers(statement) is True for statement in statements):
        return False
    verdicts = [_lets_in_anyone(statement) for statement in statements]
    if any(verdict is True for verdict in verdicts):
        # A denial that may yet turn out to cover everyone leaves the answer open.
        open_denials = [one for statement in statements if type(one := _denies_strangers(statement)) is Unknown]
        return unknown_from(*open_denials) if open_denials else True
    undecided = [verdict for verdict in verdicts if type(verdict) is Unknown]
    return unknown_from(*undecided) if undecided else False


def _document(policy: Value) -> Value:
    if type(policy) is Unknown:
        decoded = decode_with_holes(policy)
        return policy if decoded is None else decoded
    if isinstance(policy, str):
        return parse_json(policy) if policy.strip() else {}
    return policy


def _statements(document: dict[str, Value]) -> Iterator[Value]:
    for statement in _each(document.get("Statement")):
        if statement is not None:
            yield statement


def _each(value: Value) -> tuple[Value, ...]:
    """The elements of what may be a list or a single element."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple) else (value,)


def _lets_in_anyone(statement: Value) -> Value:
    if not isinstance(statement, dict):
        return unknown_from(statement)
    return _all(
        (
            _is(statement.get("Effect"), "allow"),
            _anyone(statement),
            _not(_narrows(statement.get("Condition"), _EQUAL)),
        )
    )


def _denies_strangers(statement: Value) -> Value:
    """Whether a statement takes back everything from everyone, or from everyone outside a known circle."""
    if not isinstance(statement, dict):
        return False
    condition = statement.get("Condition")
    outside: Value = True if not condition else _narrows(condition, _UNEQUAL, negated=True)
    return _all(
        (
            _is(statement.get("Effect"), "deny"),
            _anyone(statement),
            _every_action(statement),
            _every_resource(statement),
            outside,
        )
    )


def _anyone(statement: dict[str, Value]) -> Value:
    """Whether the principal is everybody. `NotPrincipal` names who is meant by leaving out a few: everybody else."""
    if "NotPrincipal" in statement:
        return True
    principal = statement.get("Principal")
    if isinstance(principal, dict):
        return _any(_is_star(one) for kind, members in principal.items() if kind in ("AWS", "*") for one in _each(members))
    return _any(map(_is_star, _each(principal)))


def _is_star(principal: Value) -> Value:
    if type(principal) is Unknown:
        # A name with literal parts, or the identity of something, is somebody in particular.
        if principal.template is not None and any(isinstance(part, str) for part in principal.template):
            return False
        if principal.reference is not None and principal.reference.kind in ("resource", "data"):
            return False
        return principal
    if type(principal) is OneOf:
        return one_of([_is_star(alternative) for alternative in principal.alternatives], principal.causes)
    return principal == "*"


def _every_action(statement: dict[str, Value]) -> Value:
    if "NotAction" in statement:
        return False
    return _any(_covers(one, (":*",)) for one in _each(statement.get("Action")))


def _every_resource(statement: dict[str, Value]) -> Value:
    if "NotResource" in statement:
        return False
    resources = _each(statement.get("Resource"))
    return True if not resources else _any(_covers(one, ("/*", ":*")) for one in resources)


def _covers(value: Value, endings: tuple[str, ...]) -> Value:
    if type(value) is Unknown:
        last = value.template[-1] if value.template else None
        return last.endswith(endings) if isinstance(last, str) else unknown_from(value)
    return isinstance(value, str) and (value == "*" or value.endswith(endings))


def _narrows(condition: Value, operators: frozenset[str], negated: bool = False) -> Value:
    """Whether a condition keeps strangers out.

    All tests of a condition must hold, so for a statement that allows, one test on who is calling is enough; a statement that
    denies (`negated`) reaches all strangers only if every test speaks of them.
    """
    if condition is None:
        return False
    if not isinstance(condition, dict):
        return unknown_from(condition)
    verdicts = []
    for operator, tests in condition.items():
        if not isinstance(tests, dict):
            verdicts.append(unknown_from(tests) if type(tests) is Unknown else False)
            continue
        for key, values in tests.items():
            verdicts.append(_test_narrows(operator, key, _each(values), operators, negated))
    return _all(verdicts) if negated else _any(verdicts)


def _test_narrows(operator: str, key: str, values: tuple[Value, ...], operators: frozenset[str], negated: bool) -> Value:
    name = operator.lower()
    quantifier, separator, rest = name.partition(":")
    if separator:
        # ForAllValues is true when the request has no such key at all, so it lets strangers in.
        if quantifier == "forallvalues":
            return False
        name = rest
    if name.endswith("ifexists") and not negated:
        return False
    name = name.removesuffix("ifexists")
    key = key.lower()
    if name == "bool":
        return _service_call(key, values, negated)
    if key not in _NARROWING_KEYS or name not in operators or not values:
        return False
    if "ipaddress" in name:
        return _not(is_public_cidr(values))
    if name.replace("not", "") in ("stringlike", "arnlike"):
        return _all(_not(_is_open_pattern(value)) for value in values)
    return _all(_not(_is_star(value)) for value in values)


def _service_call(key: str, values: tuple[Value, ...], negated: bool) -> Value:
    if key not in ("aws:principalisawsservice", "kms:grantisforawsresource"):
        return False
    wanted = "false" if negated else "true"
    return _all(str(value).lower() == wanted for value in values)


def _is_open_pattern(value: Value) -> Value:
    """Whether a pattern with wildcards fits everyone: nothing but wildcards, or an ARN that names no account."""
    if type(value) is Unknown:
        literal = "".join(part for part in value.template or () if isinstance(part, str))
        return False if literal.strip("*?:") not in ("", "arn", "arn:aws") else _is_star(value)
    if not isinstance(value, str):
        return False
    if not value.strip("*?"):
        return True
    parts = value.split(":")
    if parts[0] == "arn" and len(parts) >= 5:
        # arn:partition:service:region:account:resource — buckets have no account but a name of their own.
        resource = ":".join(parts[5:])
        return not parts[4].strip("*?") and not resource.strip("*?/")
    return False


# -- three-valued logic over plain verdicts --------------------------------------------------------------------------------


def _is(value: Value, wanted: str) -> Value:
    if type(value) is Unknown or type(value) is OneOf:
        return unknown_from(value)
    return isinstance(value, str) and value.lower() == wanted


def _not(verdict: Value) -> Value:
    truth = _truth(verdict)
    return unknown_from(verdict) if truth is None else not truth


def _any(verdicts: Iterable[Value]) -> Value:
    return _combined(verdicts, decisive=True)


def _all(verdicts: Iterable[Value]) -> Value:
    return _combined(verdicts, decisive=False)


def _combined(verdicts: Iterable[Value], decisive: bool) -> Value:
    undecided = []
    for verdict in verdicts:
        truth = _truth(verdict)
        if truth is decisive:
            return decisive
        if truth is None:
            undecided.append(verdict)
    return unknown_from(*undecided) if undecided else not decisive


def _truth(verdict: Value) -> bool | None:
    if type(verdict) is OneOf:
        return verdict.alternatives[0] if len(verdict.alternatives) == 1 else None
    return None if type(verdict) is Unknown else bool(verdict)
