"""Scalars mean what they mean to Kubernetes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.kubernetes.scalars import key_text, resolve_plain, resolve_tagged


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", True),
        ("On", True),
        ("y", True),
        ("NO", False),
        ("off", False),
        ("n", False),
        ("true", True),
        ("tRue", "tRue"),
        ("", None),
        ("~", None),
        ("Null", None),
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        ("0777", 511),
        ("0o777", 511),
        ("0b11", 3),
        ("-0x1F", -31),
        ("1_000", 1000),
        ("09", 9),
        ("1.50", Decimal("1.5")),
        ("2.0", 2),
        (".5", Decimal("0.5")),
        ("1e3", 1000),
        ("1e-400", 0),
        ("1e400", "1e400"),
        ("22:22", "22:22"),
        ("100m", "100m"),
        ("1.2.3.4", "1.2.3.4"),
        ("-", "-"),
        (".", "."),
        (".inf", ".inf"),
        ("2024-01-01", "2024-01-01"),
        ("9" * 400, "9" * 400),
    ],
)
def test_a_plain_scalar_is_resolved_as_kubernetes_does(text: str, value: object) -> None:
    resolved = resolve_plain(text)
    assert resolved == value
    assert type(resolved) is type(value)


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("1", "str", "1"),
        ("1", "int", 1),
        ("yes", "bool", True),
        ("aGVs\nbG8=", "binary", "hello"),
        ("/w==", "binary", "/w=="),
        ("not base64", "binary", "not base64"),
        ("2024-01-01", "timestamp", "2024-01-01"),
    ],
)
def test_an_explicit_tag_decides(text: str, tag: str, value: object) -> None:
    assert resolve_tagged(text, "tag:yaml.org,2002:" + tag) == value


def test_an_unknown_tag_leaves_a_text() -> None:
    assert resolve_tagged("5", "!vault") == "5"


@pytest.mark.parametrize(("value", "text"), [(True, "true"), (None, "null"), (8080, "8080"), ("a", "a")])
def test_keys_become_texts(value: object, text: str) -> None:
    assert key_text(value) == text


@given(st.text(alphabet="0123456789+-._eExXoObBabcf:", min_size=1) | st.text())
def test_no_scalar_makes_a_traceback(text: str) -> None:
    resolve_plain(text)
    resolve_tagged(text, "tag:yaml.org,2002:binary")
