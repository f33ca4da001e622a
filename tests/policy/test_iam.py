"""Whether a policy document lets in everyone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import Encoded, EvaluationError, OneOf, Sensitive, Unknown, Value
from hclscan.policy.iam import grants_public
from tests.policy.examples import FROM_OUTSIDE, refers

OPEN = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}


def statement(**changes: Any) -> dict[str, Any]:
    return {**OPEN, **changes}


def public(*statements: Value) -> bool | None:
    found = grants_public({"Version": "2012-10-17", "Statement": tuple(statements)})
    return found if type(found) is bool else None


@pytest.mark.parametrize(
    ("principal", "open_"),
    [
        ("*", True),
        ({"AWS": "*"}, True),
        ({"AWS": ("arn:aws:iam::1:root", "*")}, True),
        (("arn:aws:iam::1:root", "*"), True),
        ({"AWS": "arn:aws:iam::*:role/deploy"}, True),
        ({"AWS": "arn:aws:iam::1:role/*"}, False),
        ({"AWS": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}, False),
        ({"AWS": "arn:aws:iam::1:root"}, False),
        ({"Service": "sns.amazonaws.com"}, False),
        ({"CanonicalUser": "*"}, False),
        ({"AWS": ()}, False),
        ({"SCW": "*"}, True),
        ({"SCW": "application_id:11111111-1111-1111-1111-111111111111"}, False),
        (None, False),
    ],
)
def test_everyone_is_a_star(principal: Value, open_: bool) -> None:
    assert public(statement(Principal=principal)) is open_


def test_leaving_out_a_few_lets_in_everybody_else() -> None:
    assert public({"Effect": "Allow", "NotPrincipal": {"AWS": "1"}, "Action": "*", "Resource": "*"}) is True


def test_what_denies_or_has_no_principal_grants_nothing() -> None:
    assert public(statement(Effect="Deny")) is False
    assert public({"Effect": "Allow", "Action": "*", "Resource": "*"}) is False
    assert public() is False


@pytest.mark.parametrize(
    ("condition", "open_"),
    [
        ({"StringEquals": {"aws:SourceAccount": "1"}}, False),
        ({"StringEquals": {"AWS:PrincipalOrgID": ("o-1", "o-2")}}, False),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:1:topic"}}, False),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:s3:::logs"}}, False),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:s3:::*"}}, True),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:*"}}, True),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:topic"}}, True),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:s3:*:*:logs"}}, False),
        ({"ArnLike": {"aws:SourceArn": "arn:aws:*"}}, True),
        ({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::*"}}, True),
        ({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}}, True),
        ({"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::1:role/admin"}}, False),
        ({"ArnNotEquals": {"aws:PrincipalArn": "arn:aws:iam::1:role/admin"}}, True),
        ({"StringLike": {"aws:SourceArn": "*"}}, True),
        ({"StringLike": {"aws:PrincipalArn": "arn:aws:iam::1:role/*"}}, False),
        ({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, False),
        ({"StringLike": {"aws:SourceVpce": "vpce-*"}}, True),
        ({"StringEquals": {"aws:VpceAccount": "1"}}, False),
        ({"StringEquals": {"kms:CallerAccount": "1"}}, False),
        ({"StringEquals": {"kms:ViaService": "s3.eu-west-3.amazonaws.com"}}, True),
        ({"StringEquals": {"sts:ExternalId": "laboratory"}}, True),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, False),
        ({"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}, True),
        ({"IpAddress": {"aws:SourceIp": ("0.0.0.0/1", "128.0.0.0/1")}}, True),
        ({"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, True),
        ({"StringNotEquals": {"aws:SourceAccount": "1"}}, True),
        ({"StringEqualsIfExists": {"aws:SourceAccount": "1"}}, True),
        ({"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-1"}}, True),
        ({"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-1/r-1/*"}}, False),
        ({"Null": {"aws:PrincipalOrgID": "false"}}, True),
        ({"Bool": {"aws:SecureTransport": "true"}}, True),
        ({"Bool": {"aws:PrincipalIsAWSService": "true"}}, False),
        ({"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}}, False),
        ({"StringEquals": {"s3:x-amz-acl": "private"}}, True),
        ({"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"aws:SourceAccount": "1"}}, False),
        ({}, True),
        (None, True),
    ],
)
def test_a_condition_on_who_is_calling_keeps_strangers_out(condition: Value, open_: bool) -> None:
    assert public(statement(Condition=condition)) is open_


@pytest.mark.parametrize(
    ("denial", "open_"),
    [
        ({"Principal": "*", "Action": "*", "Resource": "*"}, False),
        ({"Principal": {"AWS": "*"}, "Action": "s3:*", "Resource": "arn:aws:s3:::logs/*"}, False),
        ({"Principal": "*", "Action": "s3:PutObject", "Resource": "*"}, True),
        ({"Principal": {"AWS": "1"}, "Action": "*", "Resource": "*"}, True),
        ({"Principal": "*", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}, True),
        ({"Principal": "*", "Action": "*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:SourceVpce": "v"}}}, False),
        (
            {
                "Principal": "*", "Action": "*", "Resource": "*",
                "Condition": {"StringNotEquals": {"aws:SourceVpce": "v"}, "Bool": {"aws:SecureTransport": "false"}},
            },
            True,
        ),
        ({"Principal": "*", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "1.0.0.0"}}}, False),
        ({"Principal": "*", "NotAction": "s3:GetObject", "Resource": "*"}, True),
        ({"Principal": "*", "Action": "s3:Get*", "Resource": "*"}, False),
        ({"Principal": "*", "Action": ("s3:PutObject", "S3:GetObject"), "Resource": "*"}, False),
        ({"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::logs/secret"}, True),
    ],
)  # fmt: skip
def test_a_denial_that_covers_what_is_granted_takes_it_back(denial: dict[str, Any], open_: bool) -> None:
    assert public(OPEN, {"Effect": "Deny", **denial}) is open_


def test_documents_are_read_as_text_as_object_and_with_holes() -> None:
    assert grants_public(json.dumps({"Statement": OPEN})) is True
    assert grants_public({"Statement": OPEN}) is True
    assert grants_public(Unknown(encodes=Encoded("json", {"Statement": (OPEN,)}))) is True
    text = text_with_holes(
        ['{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"', FROM_OUTSIDE, '/*"}]}']
    )
    assert grants_public(text) is True
    assert grants_public(Sensitive(json.dumps({"Statement": OPEN})).value) is True
    assert grants_public(None) is False
    assert grants_public("") is False


def test_a_denial_takes_back_only_the_statements_it_covers() -> None:
    from_outside = {"Condition": {"NotIpAddress": {"aws:SourceIp": "198.51.100.0/24"}}}
    denial = {"Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*", **from_outside}
    calls = statement(Action="execute-api:Invoke", Resource="execute-api:/*/GET/results")
    assert public(calls, denial) is False
    assert public(calls, statement(Action="execute-api:ManageConnections"), denial) is True


def test_a_denial_covers_what_is_named_by_the_same_unknown_text() -> None:
    topic = refers("aws_sns_topic.alerts", "arn")
    denial = {"Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": topic}
    assert public(statement(Action="sns:Publish", Resource=topic), denial) is False
    assert public(statement(Action="sns:Subscribe", Resource=topic), denial) is True


GITHUB = "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com"
SUB, AUDIENCE = "token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:aud"


def trust(provider: Value, condition: Value) -> dict[str, Any]:
    return statement(Principal={"Federated": provider}, Action="sts:AssumeRoleWithWebIdentity", Condition=condition)


@pytest.mark.parametrize(
    ("provider", "condition", "open_"),
    [
        (GITHUB, None, True),
        (GITHUB, {"StringEquals": {AUDIENCE: "sts.amazonaws.com"}}, True),
        (GITHUB, {"StringLike": {SUB: "repo:acme/app:*"}, "StringEquals": {AUDIENCE: "sts.amazonaws.com"}}, False),
        (GITHUB, {"ForAllValues:StringLike": {SUB: "repo:acme/app:*"}}, False),
        (GITHUB, {"StringLike": {SUB: ("repo:acme/app:*", "repo:*")}}, True),
        (GITHUB, {"StringLike": {SUB: "*"}}, True),
        (GITHUB, {"StringLike": {SUB: "repo:acme*"}}, True),
        (GITHUB, {"StringLike": {SUB: "*:ref:refs/heads/main"}}, True),
        (GITHUB, {"StringLike": {"token.actions.githubusercontent.com:repository": "acme/*"}}, False),
        (GITHUB, {"StringLike": {"token.actions.githubusercontent.com:repository": "*/app"}}, True),
        ("arn:aws:iam::1:oidc-provider/gitlab.com", {"StringLike": {"gitlab.com:sub": "project_path:*"}}, True),
        ("arn:aws:iam::1:oidc-provider/gitlab.com", {"StringLike": {"gitlab.com:sub": "project_path:acme/*"}}, False),
        ("cognito-identity.amazonaws.com", {"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-west-3:1"}}, False),
        ("cognito-identity.amazonaws.com", None, True),
        ("arn:aws:iam::1:oidc-provider/oidc.eks.eu-west-3.amazonaws.com/id/1", None, False),
        ("arn:aws:iam::1:saml-provider/staff", None, False),
    ],
)
def test_trust_in_a_provider_that_serves_everyone_has_to_name_whom(provider: Value, condition: Value, open_: bool) -> None:
    assert public(trust(provider, condition)) is open_


def test_a_provider_declared_elsewhere_is_known_by_the_claims_that_are_asked_for() -> None:
    declared = refers("aws_iam_openid_connect_provider.github", "arn")
    assert public(trust(declared, {"StringEquals": {AUDIENCE: "sts.amazonaws.com"}})) is True
    assert public(trust(declared, {"StringLike": {SUB: text_with_holes(["repo:", FROM_OUTSIDE, ":*"])}})) is False
    assert public(trust(text_with_holes(["arn:aws:iam::", FROM_OUTSIDE, GITHUB[14:]]), None)) is True


def test_what_is_no_policy_is_an_error() -> None:
    for document in ("{", "[]", "5"):
        with pytest.raises(EvaluationError):
            grants_public(document)


def test_an_unknown_document_or_principal_leaves_the_answer_open() -> None:
    assert type(grants_public(FROM_OUTSIDE)) is Unknown
    assert public(statement(Principal={"AWS": FROM_OUTSIDE})) is None
    assert public(statement(Effect=FROM_OUTSIDE)) is None
    assert public(statement(Condition=FROM_OUTSIDE)) is None
    assert public(statement(Principal={"AWS": FROM_OUTSIDE}), OPEN) is True
    assert public(statement(Principal={"AWS": FROM_OUTSIDE}, Effect="Deny")) is False


def test_a_principal_that_names_something_is_not_everyone() -> None:
    assert public(statement(Principal={"AWS": refers("aws_iam_role.r", "arn")})) is False
    assert public(statement(Principal={"AWS": text_with_holes(["arn:aws:iam::", FROM_OUTSIDE, ":root"])})) is False


def test_a_condition_with_an_unknown_value_still_narrows_when_it_names_something() -> None:
    assert public(statement(Condition={"StringEquals": {"aws:SourceArn": refers("aws_sns_topic.t", "arn")}})) is False
    assert public(statement(Condition={"StringEquals": {"aws:SourceAccount": FROM_OUTSIDE}})) is None
    assert public(statement(Condition={"IpAddress": {"aws:SourceIp": FROM_OUTSIDE}})) is None


def test_alternatives_that_agree_decide() -> None:
    closed = json.dumps({"Statement": statement(Principal={"AWS": "1"})})
    open_ = json.dumps({"Statement": OPEN})
    assert type(grants_public(OneOf((closed, open_)))) is OneOf
    assert grants_public(OneOf((open_, {"Statement": OPEN}))) == OneOf((True,))
