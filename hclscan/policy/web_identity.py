"""Identity providers that serve everyone, and the claims of their tokens that tell whose token it is.

Anyone can open an account at GitHub and run a workflow there, so a role that trusts GitHub trusts everyone unless a condition
names the repository. Providers with an issuer of their own for each customer are not listed: trusting them names somebody.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
"""

from __future__ import annotations

_PIPELINE = frozenset(("sub",))
_SIGN_IN = frozenset(("sub", "aud", "app_id", "oaud", "email", "id", "user_id"))

_ISSUERS = {
    "token.actions.githubusercontent.com": _PIPELINE
    | {"repository", "repository_id", "actor", "actor_id", "enterprise_id", "job_workflow_ref"},
    "gitlab.com": _PIPELINE,
    "app.terraform.io": _PIPELINE,
    "agent.buildkite.com": _PIPELINE,
    "cognito-identity.amazonaws.com": _SIGN_IN,
    "accounts.google.com": _SIGN_IN,
    "graph.facebook.com": _SIGN_IN,
    "www.amazon.com": _SIGN_IN,
}
"""Claims that name somebody, by issuer. The audience of a pipeline is AWS itself, for every pipeline of the world."""


def serves_everyone(provider: str) -> bool:
    """Whether an identity provider, written as its host or as the ARN that IAM gives it, is open to everyone."""
    return provider.rpartition(":oidc-provider/")[2] in _ISSUERS


def issuer_of(key: str) -> str:
    """The provider whose claim a condition key such as `gitlab.com:sub` tests, if it serves everyone; else empty."""
    issuer = key.lower().rpartition(":")[0]
    return issuer if issuer in _ISSUERS else ""


def names_caller(key: str) -> bool:
    """Whether a condition key is a claim that tells whose token it is."""
    issuer, _, claim = key.lower().rpartition(":")
    return claim in _ISSUERS.get(issuer, ())


def fits_strangers(pattern: str) -> bool:
    """Whether a pattern for a claim leaves the owner open: `*`, `repo:*`, `repo:acme*` (anyone may be called acme-2).

    Claims start with the owner, most of them with a word for what it is: `repo:acme/app:ref:…`, `acme/app`.
    """
    kind, separator, rest = pattern.partition(":")
    owner = (rest if separator else kind).replace("/", ":").partition(":")[0]
    return any(sign in kind.partition("/")[0] + owner for sign in "*?")
