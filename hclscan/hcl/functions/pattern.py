"""Regular expressions, on RE2 as in Terraform: https://developer.hashicorp.com/terraform/language/functions/regex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hclscan.hcl import metering
from hclscan.hcl.functions.signature import (
    Function,
    Parameter,
    check_length,
    invalid,
    max_elements,
    normalised,
    table,
    too_many_elements,
)
from hclscan.hcl.types import STRING, Attribute, ListType, ObjectType, TupleType, Type
from hclscan.hcl.values import EvaluationError, ListValue, Value

_MAX_MEMORY = 8 * 1024 * 1024


def compiled(pattern: str, name: str) -> Any:
    """The compiled pattern. Raises `EvaluationError`, naming the argument, for one that RE2 does not accept."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else "it is not valid"
        raise invalid(name, f"not a regular expression: {_text(reason)}") from None


def _text(reason: object) -> str:
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)


def _matches(pattern: Any, text: str) -> Iterator[Any]:
    """All matches in order; an empty match right after another match does not count."""
    last_end = -1
    for match in pattern.finditer(text):
        if match.end() > match.start() or match.start() != last_end:
            yield match
        last_end = match.end()


def _with_groups(pattern_text: str) -> Any:
    pattern = compiled(pattern_text, "pattern")
    if pattern.groupindex and len(pattern.groupindex) != pattern.groups:
        raise invalid("pattern", "its groups must be either all named or all unnamed")
    return pattern


def _captured(pattern: Any, match: Any) -> Value:
    """What a match yields: the text without groups, a tuple of unnamed groups, an object of named groups."""
    if pattern.groupindex:
        return {name: _group(match, name) for name in sorted(pattern.groupindex)}
    if pattern.groups:
        return tuple(_group(match, position) for position in range(1, pattern.groups + 1))
    return normalised(match.group())


def _group(match: Any, key: int | str) -> str | None:
    text = match.group(key)
    return None if text is None else normalised(text)


def _regex(pattern_text: str, text: str) -> Value:
    pattern = _with_groups(pattern_text)
    metering.current.spend(len(text) >> 2)
    match = pattern.search(text)
    if match is None:
        raise EvaluationError("the pattern does not match", f'no part of the text matches "{pattern_text[:80]}"')
    return _captured(pattern, match)


def _regexall(pattern_text: str, text: str) -> Value:
    pattern = _with_groups(pattern_text)
    metering.current.spend(len(text) >> 2)
    found: list[Value] = []
    for match in _matches(pattern, text):
        if len(found) == max_elements():
            raise too_many_elements()
        found.append(_captured(pattern, match))
    return ListValue(found)


def _replace(text: str, part: str, replacement: str) -> Value:
    if len(part) > 1 and part.startswith("/") and part.endswith("/"):
        return _replace_matches(text, compiled(part[1:-1], "substr"), replacement)
    check_length(len(text) + text.count(part) * len(replacement))
    return text.replace(part, replacement)


def _replace_matches(text: str, pattern: Any, replacement: str) -> str:
    template = _parse_replacement(replacement)
    pieces: list[str] = []
    end = length = 0
    for match in _matches(pattern, text):
        piece = text[end : match.start()] + "".join(_expand(template, pattern, match))
        end = match.end()
        length += len(piece)
        check_length(length)
        pieces.append(piece)
    return "".join(pieces) + text[end:]


def _parse_replacement(replacement: str) -> list[tuple[bool, str]]:
    """The replacement as literal parts (False) and names of groups (True)."""
    import re

    parts: list[tuple[bool, str]] = []
    end = 0
    for match in re.finditer(r"\$(?:\$|(\w+)|\{(\w+)\})", replacement):
        parts.append((False, replacement[end : match.start()]))
        name = match[1] or match[2]
        parts.append((True, name) if name else (False, "$"))
        end = match.end()
    parts.append((False, replacement[end:]))
    return parts


def _expand(template: list[tuple[bool, str]], pattern: Any, match: Any) -> Iterator[str]:
    for is_group, content in template:
        if not is_group:
            yield content
        elif content.isascii() and content.isdigit():
            # A group that does not exist is empty.
            position = int(content[:6])
            yield (match.group(position) or "") if position <= pattern.groups else ""
        elif content in pattern.groupindex:
            yield match.group(content) or ""


def _captures(pattern_text: Value, text: Value) -> Type | None:
    """The type of a match of a pattern, where the pattern is known."""
    if not isinstance(pattern_text, str):
        return None
    pattern = _with_groups(pattern_text)
    if pattern.groupindex:
        return ObjectType({name: Attribute(STRING) for name in pattern.groupindex})
    return TupleType((STRING,) * pattern.groups) if pattern.groups else STRING


def _all_captures(pattern_text: Value, text: Value) -> Type | None:
    captures = _captures(pattern_text, text)
    return None if captures is None else ListType(captures)


_PATTERN = Parameter("pattern", STRING)
_STRING = Parameter("string", STRING)

FUNCTIONS = table(
    Function("regex", _regex, (_PATTERN, _STRING), result=_captures),
    Function("regexall", _regexall, (_PATTERN, _STRING), result=_all_captures),
    Function("replace", _replace, (Parameter("str", STRING), Parameter("substr", STRING), Parameter("replace", STRING))),
)
