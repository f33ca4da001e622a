"""What Terraform knows of a function's result while its value is unknown: its type, and for most that it is not null.

Functions that are not named here may give anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hclscan.hcl.conversion import convert
from hclscan.hcl.types import BOOL, NUMBER, STRING, ListType, SetType, Type
from hclscan.hcl.values import ListValue, OneOf, Sensitive, Unknown, Value, reveal

_TEXT = """
abspath base64decode base64encode base64gzip base64sha256 base64sha512 basename bcrypt chomp cidrhost cidrnetmask cidrsubnet
dirname file filebase64 filebase64sha256 filebase64sha512 filemd5 filesha1 filesha256 filesha512 format formatdate indent join
jsonencode lower md5 pathexpand replace rsadecrypt sha1 sha256 sha512 strrev substr textdecodebase64 textencodebase64 timeadd
timestamp title tostring trim trimprefix trimspace trimsuffix upper urlencode uuid uuidv5 yamlencode
"""
_NAMES: tuple[tuple[Type, str], ...] = (
    (STRING, _TEXT),
    (NUMBER, "abs ceil floor index length log max min parseint pow signum sum timecmp tonumber"),
    (BOOL, "alltrue anytrue contains endswith fileexists issensitive startswith strcontains tobool"),
    (ListType(STRING), "cidrsubnets compact sort split"),
    (ListType(NUMBER), "range"),
    (SetType(STRING), "fileset"),
)
# A result of these may be null, as far as Terraform says.
_MAY_BE_NULL = frozenset(
    {"sort", "strcontains", "timeadd", "yamlencode", "tostring", "tonumber", "tobool", "tolist", "toset", "tomap"}
)
_KINDS = {name: kind for kind, names in _NAMES for name in names.split()}
_PRESENT = (_KINDS.keys() | {"coalesce", "distinct", "formatlist", "regex", "regexall"}) - _MAY_BE_NULL


# Of these Terraform knows nothing when the very type of an argument is unknown.
_OPEN = frozenset({"contains", "format", "formatlist", "issensitive", "keys", "parseint", "sum"})


CONCEALING = frozenset({"join", "formatlist"})
"""Functions of whose unknown texts Terraform knows no part, while policies know their templates."""


def concealed(value: Value) -> Value:
    """The result of such a function, with its template hidden in an alternative."""
    if isinstance(value, ListValue) and value:
        return ListValue(map(_concealed, value))
    return _concealed(value)


def _concealed(text: Value) -> Value:
    if type(text) is Sensitive:
        return Sensitive(_concealed(text.value))
    if type(text) is not Unknown or text.template is None:
        return text
    return OneOf((text,), text.origins, present=True, kind=STRING)


def described(value: Value, function: str, arguments: Sequence[Value]) -> Value:
    """The result of a function, with what is known of it where it is unknown."""
    kind = type(value)
    if kind is Sensitive:
        return Sensitive(described(value.value, function, arguments))
    name = function.removeprefix("core::")
    if kind is ListValue and not value and value.element is None and name in _KINDS:
        return convert(value, _KINDS[name])
    if kind is not Unknown and kind is not OneOf:
        return value
    if name in _OPEN and any(map(_has_no_type, arguments)):
        return replace(value, kind=None, present=False)
    present = name in _PRESENT or (value.present and name not in _MAY_BE_NULL)
    return replace(value, kind=_KINDS.get(name, value.kind), present=present)


def _has_no_type(argument: Value) -> bool:
    plain = reveal(argument)
    if plain is None:
        return True
    return (type(plain) is Unknown or type(plain) is OneOf) and plain.kind is None
