"""Scalars of YAML as Kubernetes resolves them.

Kubernetes reads manifests with sigs.k8s.io/yaml, a YAML 1.1 reader with habits of its own: `yes`, `on` and `y` are booleans,
`22:22` is a text and not a number in base 60, `0777` and `0o777` are octal, timestamps stay texts, and keys of mappings are
texts whatever they look like.
"""

from __future__ import annotations

import base64
import binascii
import re
from decimal import Decimal

from hclscan.hcl.values import Value, number

_CORE = "tag:yaml.org,2002:"

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}

_INTEGER = re.compile(r"[-+]?(?:0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASES = {"b": 2, "o": 8, "x": 16}

MAX_DIGITS = 308
"""Longer numbers do not fit the 64-bit floats of JSON: they stay texts."""


def resolve_plain(text: str) -> Value:
    """The value of a plain scalar without a tag."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "0123456789+-.":
        return _number(text)
    return text


def resolve_tagged(text: str, tag: str) -> Value:
    """The value of a scalar with an explicit tag; tags that Kubernetes does not know leave a text."""
    if tag == _CORE + "binary":
        return _decoded(text)
    if tag in (_CORE + "int", _CORE + "float", _CORE + "bool", _CORE + "null"):
        return resolve_plain(text)
    return text


def key_text(value: Value) -> str:
    """The text that a scalar key becomes in JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(text: str) -> Value:
    plain = text.replace("_", "")
    if len(plain) > MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(plain):
        return _integer(plain)
    if _FLOAT.fullmatch(plain):
        size = abs(float(plain))
        if size == 0:
            return 0
        # The texts of infinities and of "not a number" stay texts as well: JSON has no such numbers.
        return text if size == float("inf") else number(Decimal(plain))
    return text


def _integer(plain: str) -> int:
    digits = plain.lstrip("+-").lower()
    if digits[0] != "0" or digits == "0":
        return int(plain)
    base = _BASES.get(digits[1], 8)
    magnitude = int(digits[2:] if digits[1] in _BASES else digits, base)
    return -magnitude if plain[0] == "-" else magnitude


def _decoded(text: str) -> str:
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode()
    except (binascii.Error, ValueError):
        return text
