import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import hclscan.report.redact as redaction
from hclscan.report.redact import CONCEALED, conceal, holds_secret, is_secret_name, redact, redact_line


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "master_password",
        "DB_PASSWORD",
        "clientSecret",
        "api_key",
        "apiKey",
        "auth_token",
        "secret_access_key",
        "connection_string",
        "settings[0].passphrase",
        'environment["DB_SECRET"]',
    ],
)
def test_names_of_secrets_are_recognised(name: str) -> None:
    assert is_secret_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "kms_key_id",
        "kms_master_key_id",
        "bucket_key_enabled",
        "public_key",
        "key",
        "secret_name",
        "secretName",
        "password_policy",
        "passwords_expire_after",
        "manage_master_user_password_rotation",
        "token_ttl",
    ],
)
def test_names_that_only_sound_like_secrets_are_not(name: str) -> None:
    assert not is_secret_name(name)


# Assembled from parts, so that no tool takes this file for a leak.
CREDENTIALS = [
    "AKIA" + "ABCDEFGHIJKLMNOP",
    "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----",
    "ghp_" + "a1B2" * 10,
    "eyJhbGciOiJI" + ".eyJzdWIiOiIx." + "c2lnbmF0dXJl",
    "wJalrXUtnFEMI" + "/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "postgres://admin:" + "hunter2@db/lab",
]


_FURTHER = [
    *("gh" + kind + "_" + "a1B2" * 10 for kind in "opurs"),
    "github" + "_pat_" + "a1" * 25,
    "glpat" + "-" + "a" * 20,
    "xoxb" + "-1234567890",
    "AIza" + "b" * 35,
    "sk_live" + "_" + "c" * 16,
    "SG." + "d" * 16 + "." + "e" * 16,
    "Account" + "Key=abc",
    *(f"{name}{mark}hunter2" for name in ("Password", "PASSWD", "passphrase", "pwd", "secret", "Token", "api-key")
      for mark in ("=", '":"', "' \t:\n '")),
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from([*CREDENTIALS, *_FURTHER]), st.text(max_size=30)), max_size=5).map("".join))
@example("")
def test_what_is_passed_over_quickly_holds_no_credential(text: str) -> None:
    assert redact(text) == re.sub(redaction._CREDENTIAL, lambda match: redaction._mask(match.group()), text)


@pytest.mark.parametrize("credential", [*CREDENTIALS, *_FURTHER])
def test_every_kind_of_credential_is_looked_for(credential: str) -> None:
    assert re.search(redaction._CREDENTIAL, credential)
    assert redaction._may_hold_credential(credential)
    assert redaction._may_hold_credential(f"see {credential} there")


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_texts_with_the_shape_of_a_credential_are_concealed(credential: str) -> None:
    assert conceal(credential) == CONCEALED
    assert conceal({"user_data": f"echo {credential}"}) == {"user_data": CONCEALED}


@pytest.mark.parametrize(
    "text",
    [
        "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGq0BJ1mXlyN6lbKXXmxTkzYlDqOXlJ6 migration@vendor",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "https://example.com:8443/path",
        "${var.user}:${var.password}@db",
        "0.0.0.0/0",
    ],
)
def test_what_is_public_is_shown(text: str) -> None:
    assert conceal(text) == text
    assert redact(text) == text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('  password = "hunter2"  # x', '  password = "*******"  # x'),
        ('  password = "a \\" b"', '  password = "* ** *"'),
        ("  password = var.password", "  password = var.password"),
        ('  password = "${var.prefix}-x"', '  password = "${var.prefix}-x"'),
        ("  manage_master_user_password = true", "  manage_master_user_password = true"),
        ("    clientSecret: hunter2", "    clientSecret: *******"),
        ('    "token": "hunter2",', '    "token": "*******",'),
        ('  name = "hunter2"', '  name = "hunter2"'),
        ("MIIEowIBAAKCAQE4" * 4, "*" * 64),
    ],
)
def test_excerpts_mask_literals_that_are_given_to_secret_names(line: str, shown: str) -> None:
    assert redact_line(line) == shown


@given(st.text(st.characters(exclude_characters="\n")))
def test_masking_keeps_columns(line: str) -> None:
    assert len(redact_line(line)) == len(line)


def masked_somewhere(text: str) -> bool:
    return any(redact_line(line) != line for line in text.split("\n"))


_LINES = [
    *('  password = "hunter2"', "  password = var.password", '"token": "hunter2",', "clientSecret: hunter2", "key = 1"),
    *('"Pwd" : "hunter2"', '  \u017fecret = "hunter2"', '  master_\u212aey = "hunter2"', "  token", '  = "hunter2"'),
    *("--token=abcd", "stringData: {a: b}", "MIIEowIBAAKCAQE4" * 4, 'connection_string="a"', "# secret", "}", ""),
    *("https://user:hunter2@host/", "manage_master_user_password = true", 'name = "a"', "x" * 70, CREDENTIALS[0]),
]


@given(st.lists(st.sampled_from(_LINES) | st.text(max_size=12), max_size=6), st.sampled_from(["\n", "\r\n", " ", "\n  "]))
def test_a_text_holds_a_secret_when_one_of_its_lines_would_be_masked(lines: list[str], between: str) -> None:
    text = between.join(lines)
    assert holds_secret(text) == masked_somewhere(text)


@pytest.mark.parametrize("line", _LINES)
def test_a_line_holds_a_secret_among_others_too(line: str) -> None:
    text = f'name = "a"\n{line}\nkey = "b"\n'
    assert holds_secret(text) == masked_somewhere(text)


def test_what_would_take_long_to_look_through_counts_as_a_secret() -> None:
    assert holds_secret("x " * 251)
    assert holds_secret("x\n" * 500_001)
    assert not holds_secret("x\n" * 100)
