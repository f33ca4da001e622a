"""Identity providers that serve everyone."""

from __future__ import annotations

import pytest

from hclscan.policy.web_identity import fits_strangers, issuer_of, names_caller, serves_everyone


def test_providers_are_known_by_their_host_and_by_their_arn() -> None:
    assert serves_everyone("cognito-identity.amazonaws.com")
    assert serves_everyone("arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com")
    assert not serves_everyone("arn:aws:iam::1:oidc-provider/gitlab.acme.example")
    assert not serves_everyone("arn:aws:iam::1:saml-provider/gitlab.com")


def test_claims_belong_to_their_issuer_in_any_case() -> None:
    assert issuer_of("Token.Actions.GithubUserContent.com:aud") == "token.actions.githubusercontent.com"
    assert issuer_of("aws:SourceAccount") == ""
    assert names_caller("gitlab.com:SUB")
    assert not names_caller("gitlab.com:aud")
    assert not names_caller("sub")


@pytest.mark.parametrize(
    ("pattern", "open_"),
    [
        ("*", True),
        ("repo:*", True),
        ("repo:?*", True),
        ("repo:*/app:ref:refs/heads/main", True),
        ("repo:acme*", True),
        ("repo:acme/*", False),
        ("repo:acme/app:*", False),
        ("organization:acme:project:*", False),
        ("organization:*:project:app", True),
        ("repository_owner_id:42:*", False),
        ("acme/*", False),
        ("*/app", True),
        ("*:environment:production", True),
    ],
)
def test_a_pattern_without_an_owner_fits_strangers(pattern: str, open_: bool) -> None:
    assert fits_strangers(pattern) is open_
