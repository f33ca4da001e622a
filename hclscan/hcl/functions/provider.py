"""Functions of the built-in provider: https://developer.hashicorp.com/terraform/language/functions/terraform-encode_tfvars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hclscan.hcl.conversion import describe_value
from hclscan.hcl.functions.signature import Function, Parameter, invalid, table
from hclscan.hcl.numbers import number_text
from hclscan.hcl.types import STRING
from hclscan.hcl.values import Unknown, Value, is_number

_IDENTIFIER = re.compile(r"[^\W\d][\w-]*")
_SPECIAL = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def _encode_tfvars(variables: Value) -> Value:
    if not isinstance(variables, dict):
        raise invalid("value", f"an object is required, not a {describe_value(variables)}")
    for name in variables:
        if not _IDENTIFIER.fullmatch(name):
            raise invalid("value", f'"{name}" is not a name for a variable')
    return "".join(line + "\n" for line in _assignments(variables))


def _encode_expr(value: Value) -> Value:
    return _expression(value)


def _expression(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return f'"{_quoted(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(value)
    if isinstance(value, tuple):
        return f"[{_elements([_expression(element) for element in value])}]"
    if not value:
        return "{}"
    lines = "".join(f"  {line}\n" for assignment in _assignments(value) for line in assignment.split("\n"))
    return f"{{\n{lines}}}"


def _elements(texts: list[str]) -> str:
    """Elements in a row, indented as `fmt` does: a line that closes one object and opens the next counts as inside both."""
    for position, following in enumerate(texts[1:]):
        if texts[position].endswith("\n}") and following.startswith("{\n"):
            texts[position] = texts[position][:-1] + "  }"
    return ", ".join(texts)


def _quoted(text: str) -> str:
    escaped = re.sub(r'[\x00-\x1f"\\\x7f]', lambda match: _SPECIAL.get(match[0]) or f"\\u{ord(match[0]):04x}", text)
    return re.sub(r"([$%])\{", r"\1\1{", escaped)


def _assignments(attributes: dict[str, Value]) -> Iterator[str]:
    """`name = value` for each attribute; the equal signs of neighbours on single lines are aligned, as `fmt` does."""
    group: list[tuple[str, str]] = []
    for name in sorted(attributes):
        key = name if _IDENTIFIER.fullmatch(name) else f'"{_quoted(name)}"'
        expression = _expression(attributes[name])
        if "\n" not in expression:
            group.append((key, expression))
            continue
        yield from _aligned(group)
        group = []
        yield f"{key} = {expression}"
    yield from _aligned(group)


def _aligned(group: Iterable[tuple[str, str]]) -> Iterator[str]:
    width = max((len(key) for key, _ in group), default=0)
    for key, expression in group:
        yield f"{key.ljust(width)} = {expression}"


def _decode_tfvars(source: str) -> Value:
    return Unknown(reason="provider::terraform::decode_tfvars() is not evaluated")


FUNCTIONS = table(
    Function("provider::terraform::encode_tfvars", _encode_tfvars, (Parameter("value"),)),
    Function("provider::terraform::encode_expr", _encode_expr, (Parameter("value"),)),
    Function("provider::terraform::decode_tfvars", _decode_tfvars, (Parameter("source", STRING),)),
)
