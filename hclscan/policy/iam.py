"""Whether a resource policy of AWS lets in everyone.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html; which conditions keep a policy from being
public follows https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hclscan.hcl.containers import decided, one_of, unmarked
from hclscan.hcl.functions import decode_with_holes
from hclscan.hcl.functions.json_text import parse_json
from hclscan.hcl.values import EvaluationError, OneOf, Unknown, Value, unknown_from
from hclscan.policy.cidr import is_public_cidr
from hclscan.policy.identity import surely_same
from hclscan.policy.verdicts import all_of, any_of, truth_of
from hclscan.policy.web_identity import fits_strangers, issuer_of, names_caller, serves_everyone

_NARROWING_KEYS = frozenset((
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner", "aws:principalorgid",
    "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:principalservicename",
    "aws:principalservicenameslist", "aws:sourcevpce", "aws:sourcevpc", "aws:sourcevpcarn", "aws:sourceip",
    "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:vpcsourceip", "aws:userid", "aws:username",
    "ec2:sourceinstancearn", "elasticfilesystem:accesspointarn", "kms:calleraccount", "lambda:sourcefunctionarn",
    "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
))  # fmt: skip
"""Condition keys whose value tells who is calling or from where; keys do not depend on case."""

_NARROWING_FLAGS = frozenset((
    "aws:principalisawsservice", "elasticfilesystem:accessedviamounttarget", "kms:grantisforawsresource",
))  # fmt: skip
"""Condition keys that keep strangers out when they are true: calls of services, and mounts from inside a network."""

_HOLE = "\0"
"""Stands for what is not known in a text: it names somebody, as far as can be told."""

_NAMES_NOBODY = frozenset(("", "o-", "vpc-", "vpce-"))
"""What stands before the wildcards of patterns that fit every organization, network or endpoint."""

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
    denials = [one for one in statements if isinstance(one, dict) and _is(one.get("Effect"), "deny") is not False]
    return any_of(_grants_strangers(one, denials) for one in statements)


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


def _grants_strangers(statement: Value, denials: list[dict[str, Value]]) -> Value:
    """Whether strangers get something by a statement that no other statement takes back."""
    if not isinstance(statement, dict):
        return unknown_from(statement)
    granted = all_of(
        (
            _is(statement.get("Effect"), "allow"),
            any_of((_anyone(statement), _any_customer(statement))),
            _not(_narrows(statement.get("Condition"), _EQUAL)),
        )
    )
    if granted is False:
        return False
    return all_of((granted, _not(any_of(_takes_back(denial, statement) for denial in denials))))


def _takes_back(denial: dict[str, Value], statement: dict[str, Value]) -> Value:
    """Whether one statement denies what another grants, to everyone or to everyone outside a known circle."""
    condition = denial.get("Condition")
    outside: Value = True if not condition else _narrows(condition, _UNEQUAL, negated=True)
    return all_of(
        (
            _is(denial.get("Effect"), "deny"),
            _anyone(denial),
            any_of((_every_action(denial), _covers_all(denial, statement, "Action"))),
            any_of((_every_resource(denial), _covers_all(denial, statement, "Resource"))),
            outside,
        )
    )


_ACCOUNTS = ("AWS", "*", "SCW")
"""Kinds of principals that are accounts; stores of others that speak the protocol of S3 have kinds of their own (Scaleway)."""


def _anyone(statement: dict[str, Value]) -> Value:
    """Whether the principal is everybody. `NotPrincipal` names who is meant by leaving out a few: everybody else."""
    if "NotPrincipal" in statement:
        return True
    principal = statement.get("Principal")
    if isinstance(principal, dict):
        return any_of(_is_anyone(one) for kind, members in principal.items() if kind in _ACCOUNTS for one in _each(members))
    return any_of(map(_is_anyone, _each(principal)))


def _any_customer(statement: dict[str, Value]) -> bool:
    """Whether the principal is an identity provider where everyone may have an account.

    A provider that is declared elsewhere is known by the claims that the condition asks for.
    """
    principal = statement.get("Principal")
    providers = _each(principal.get("Federated")) if isinstance(principal, dict) else ()
    if any(serves_everyone(_outline(provider)) for provider in providers):
        return True
    condition = statement.get("Condition")
    tests = condition.values() if providers and isinstance(condition, dict) else ()
    return any(issuer_of(key) for test in tests if isinstance(test, dict) for key in test)


def _is_anyone(principal: Value) -> Value:
    return True if _is_open_arn(_outline(principal)) else _is_star(principal)


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


def _outline(value: Value) -> str:
    """A text with a sign for each part that is not known; empty when nothing of it is known."""
    if isinstance(value, str):
        return value
    if type(value) is Unknown and value.template is not None:
        return "".join(part if isinstance(part, str) else _HOLE for part in value.template)
    return ""


def _every_action(statement: dict[str, Value]) -> Value:
    if "NotAction" in statement:
        return False
    return any_of(_covers(one, (":*",)) for one in _each(statement.get("Action")))


def _every_resource(statement: dict[str, Value]) -> Value:
    if "NotResource" in statement:
        return False
    resources = _each(statement.get("Resource"))
    return True if not resources else any_of(_covers(one, ("/*", ":*")) for one in resources)


def _covers(value: Value, endings: tuple[str, ...]) -> Value:
    if type(value) is Unknown:
        last = value.template[-1] if value.template else None
        return last.endswith(endings) if isinstance(last, str) else unknown_from(value)
    return isinstance(value, str) and (value == "*" or value.endswith(endings))


def _covers_all(denial: dict[str, Value], statement: dict[str, Value], name: str) -> bool:
    """Whether the patterns of a denial certainly fit every action or resource of another statement."""
    patterns, wanted = _each(denial.get(name)), _each(statement.get(name))
    return bool(wanted) and all(any(_fits(pattern, one) for pattern in patterns) for one in wanted)


def _fits(pattern: Value, value: Value) -> bool:
    if type(pattern) is Unknown and type(value) is Unknown and surely_same(pattern, value):
        return True
    if not isinstance(pattern, str) or not isinstance(value, str):
        return False
    form = "".join(".*" if sign == "*" else "." if sign == "?" else re.escape(sign) for sign in pattern)
    return re.fullmatch(form, value, re.IGNORECASE | re.DOTALL) is not None


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
    return all_of(verdicts) if negated else any_of(verdicts)


def _test_narrows(operator: str, key: str, values: tuple[Value, ...], operators: frozenset[str], negated: bool) -> Value:
    name, key = operator.lower(), key.lower()
    of_token = names_caller(key)
    quantifier, separator, rest = name.partition(":")
    if separator:
        # ForAllValues is true when the request has no such key at all, so it lets strangers in; tokens have all their claims.
        if quantifier == "forallvalues" and not of_token:
            return False
        name = rest
    if name.endswith("ifexists") and not negated and not of_token:
        return False
    name = name.removesuffix("ifexists")
    if name == "bool":
        return _flag_narrows(key, values, negated)
    if not (of_token or key in _NARROWING_KEYS) or name not in operators or not values:
        return False
    if "ipaddress" in name:
        return _not(is_public_cidr(values))
    # ArnEquals takes wildcards just as ArnLike does.
    if name.replace("not", "") in ("stringlike", "arnlike", "arnequals"):
        return all_of(_not(_is_open_pattern(value, of_token)) for value in values)
    return all_of(_not(_is_star(value)) for value in values)


def _flag_narrows(key: str, values: tuple[Value, ...], negated: bool) -> Value:
    if key not in _NARROWING_FLAGS:
        return False
    wanted = "false" if negated else "true"
    return all_of(str(value).lower() == wanted for value in values)


def _is_open_pattern(value: Value, of_token: bool = False) -> Value:
    """Whether a pattern with wildcards fits everyone: nothing but wildcards, or an ARN or a claim that names no owner."""
    text = _outline(value)
    if not text:
        return _is_star(value)
    if of_token:
        return _HOLE not in text.partition("/")[0] and fits_strangers(text)
    return _is_open_arn(text) or text.rstrip("*?") in _NAMES_NOBODY


def _is_open_arn(text: str) -> bool:
    """Whether an ARN with wildcards fits something of every account.

    arn:partition:service:region:account:resource. Names of buckets are unique in the world, and some ARNs have no account at
    all: there, the resource decides. Everybody may choose the other names.
    """
    parts = text.split(":", 5)
    if parts[0] != "arn":
        return False
    if len(parts) < 5:
        return text.endswith("*") and _HOLE not in text
    account, resource = parts[4], parts[5] if len(parts) > 5 else ""
    if parts[2] == "s3" or not account:
        return "*" in text and not resource.strip("*?/")
    return not account.strip("*?")


# -- three-valued logic over plain verdicts --------------------------------------------------------------------------------


def _is(value: Value, wanted: str) -> Value:
    if type(value) is Unknown or type(value) is OneOf:
        return unknown_from(value)
    return isinstance(value, str) and value.lower() == wanted


def _not(verdict: Value) -> Value:
    truth = truth_of(verdict)
    return unknown_from(verdict) if truth is None else not truth
