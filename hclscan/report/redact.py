"""What no report may print: values marked sensitive, and values that look like secrets.

A value looks like a secret when it is a text under a name such as `password`, when it is the data of a Kubernetes secret, or
when it has the shape of a credential.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hclscan.hcl.containers import rebuilt
from hclscan.hcl.values import OneOf, Sensitive, Unknown, Value

CONCEALED = Sensitive(None)
"""What takes the place of a value that no report may print."""

_SECRET_NAME = re.compile(
    r"(?: password|passwd|passphrase ) [\]\"\d]* $"
    r"| (?: ^|[_.\-\[\"] ) (?: pwd|secret|token|credentials? ) [\]\"\d]* $"
    r"| (?: api|secret|private|access|shared|account|auth|encryption|master|host ) [_\-]? key [\]\"\d]* $"
    r"| connection [_\-]? string [\]\"\d]* $",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_BORDER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_CREDENTIAL = (
    r"(?s)-----BEGIN[ ][A-Z ]*PRIVATE[ ]KEY(?:[ ]BLOCK)?-----.*?(?:-----END|\Z)"
    r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"
    r"|(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[0-9])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])"
    r"|\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{40,}|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}"
    r"|\bAIza[\w-]{35}|\bsk_live_\w{16,}|\bSG\.[\w-]{16,}\.[\w-]{16,}"
    r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+"
    r"|\bAccountKey=[^;\s\"']+"
    r"|(?<=://)[^/\s:@\"'$]+:[^/\s:@\"'$]+(?=@)"
    # name=value on a command line or in a connection string; a name in JSON. References (`$NAME`, `${…}`) give nothing away.
    r"|(?i:(?:password|passwd|passphrase|pwd|secret|token|(?:api|secret|access|private|account|master)[_-]?key)"
    r"(?:=|[\"']\s*:\s*[\"']))[^\s\"'&;,$*]{3,}"
)
# Every credential has one of these in it, or what `_may_hold_credential` looks for beside them.
_MARKS = ("-----BEGIN ", "AKIA", "ASIA", "gh", "glpat-", "xox", "AIza", "sk_live_", "SG.", "eyJ", "AccountKey=", "://")
_LONGEST_PLAIN = 39
_RUN = re.compile(r"[A-Za-z0-9+/]{40}")
_NAMED = re.compile(r"=(?<=[detynDETYN]=)")  # what follows the last letter of a name such as `password` or `api_key`
_NAMED_IN_JSON = re.compile(r"[\"']\s*:")
# A quoted literal after a name, or the rest of a YAML line: what an excerpt of source text may contain.
_ASSIGNMENT = (
    r"""(?<![\w.-])(?P<name>[\w.-]+)["']?\s*[=:]\s*(?:"""
    r"""(?P<quote>["'])(?P<quoted>(?:\\.|(?!(?P=quote)).)*)|(?P<bare>[^\s"'#{}\[\](),$]+)\s*$)"""
)
# A line of a key in a heredoc: nothing but base64, letters of both cases and digits among it.
_KEY_MATERIAL = r"\s*(?=\S*[a-z])(?=\S*[A-Z])(?=\S*[0-9])[A-Za-z0-9+/]{60,}={0,2}\s*\Z"
_MATERIAL = re.compile(r"[A-Za-z0-9+/]{60}")
_ASSIGNED = re.compile(r"""(?<![\w.-])([\w.-]+)["']?\s*[=:]""")
_SECRET_MANIFEST_KEYS = frozenset(("data", "stringData"))


def is_secret_name(name: str) -> bool:
    """Whether a text under this name (of an attribute, a key, an environment variable) is to be hidden."""
    return _SECRET_NAME.search(_WORD_BORDER.sub("_", name)) is not None


def conceal(value: Value, name: str = "") -> Value:
    """The value with `CONCEALED` in the place of everything secret; `name` is the last name of the path to it."""
    if type(value) is Sensitive:
        return CONCEALED
    if isinstance(value, str):
        secret = value != "" and (is_secret_name(name) or _holds_credential(value))
        return CONCEALED if secret else value
    if type(value) is Unknown:
        return value
    if type(value) is OneOf:
        return OneOf(tuple(conceal(option, name) for option in value.alternatives), value.causes)
    if isinstance(value, tuple):
        return rebuilt(value, lambda element: conceal(element, name))
    if isinstance(value, dict):
        secret_keys = _secret_keys(value)
        return {key: _blank(element) if key in secret_keys else conceal(element, str(key)) for key, element in value.items()}
    return value


def _holds_credential(text: str) -> bool:
    return _may_hold_credential(text) and re.search(_CREDENTIAL, text) is not None


def _secret_keys(value: dict[str, Value]) -> frozenset[str]:
    """Keys whose values are secret because of what stands beside them."""
    if value.get("kind") == "Secret" and "apiVersion" in value:
        return _SECRET_MANIFEST_KEYS
    name = value.get("name")  # of an environment variable of a container
    return frozenset(("value",)) if isinstance(name, str) and is_secret_name(name) else frozenset()


def _blank(value: Value) -> Value:
    if isinstance(value, (tuple, dict)):
        return rebuilt(value, _blank)
    return value if value is None or type(value) is Unknown else CONCEALED


def is_concealed(value: Value, name: str) -> bool:
    """Whether nothing of the value may be printed."""
    return type(conceal(value, name)) is Sensitive


def redact(text: str) -> str:
    """The text with everything of the shape of a credential masked; its length stays, so that columns stay."""
    return _redacted(text) if len(text) < _LONG else _masked(text)


_LONG = 5_000
"""Characters of a text that is not remembered."""


@lru_cache(maxsize=10_000)
def _redacted(text: str) -> str:
    return _masked(text)


def _masked(text: str) -> str:
    return re.sub(_CREDENTIAL, lambda match: _mask(match.group()), text) if _may_hold_credential(text) else text


def _may_hold_credential(text: str) -> bool:
    """Whether `_CREDENTIAL` may find something: most texts are done with in a tenth of the time that it takes."""
    for mark in _MARKS:
        if mark in text:
            return True
    if len(text) > _LONGEST_PLAIN and max(map(len, text.split()), default=0) > _LONGEST_PLAIN and _RUN.search(text):
        return True
    return ("=" in text and _NAMED.search(text) is not None) or (":" in text and _NAMED_IN_JSON.search(text) is not None)


def holds_secret(text: str) -> bool:
    """Whether a source text may have anything in it that `redact_line` would mask: quickly, so long lines count as such."""
    if len(text) > 1_000_000:
        return True
    lines = text.split("\n")
    if max(map(len, lines)) > 500:
        return True
    if "stringData" in text or _MATERIAL.search(text):
        return any(redact_line(line) != line for line in lines)
    if any(_masked(line) != line for line in lines):
        return True
    names = filter(is_secret_name, set(_ASSIGNED.findall(text)))
    return any(name in line and redact_line(line) != line for name in names for line in lines)


@lru_cache(maxsize=16)  # a long line is quoted once for each finding in it
def redact_line(line: str) -> str:
    """A line of source text with credentials, and literals given to secret names, masked; columns stay."""
    if re.match(_KEY_MATERIAL, line):
        return _mask(line)
    if (data := line.find("stringData")) >= 0:
        line = line[: data + len("stringData")] + mask_value(line[data + len("stringData") :])
    return redact(re.sub(_ASSIGNMENT, _mask_assignment, line))


def mask_value(line: str) -> str:
    """A line of source text with all that follows its first `=` or `:` masked; columns stay."""
    separator = re.search(r"[=:]\s*", line)
    return line if separator is None else line[: separator.end()] + _mask(line[separator.end() :])


def _mask_assignment(match: re.Match[str]) -> str:
    if not is_secret_name(match["name"]):
        return match.group()
    group = "bare" if match["quoted"] is None else "quoted"
    literal = match[group]
    if literal in ("true", "false", "null") or "${" in literal or (group == "bare" and "." in literal):
        return match.group()  # a switch or a reference, which gives nothing away
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return match.group()[:start] + _mask(literal) + match.group()[end:]


def _mask(text: str) -> str:
    return re.sub(r"\S", "*", text)
