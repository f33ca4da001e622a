"""`data "aws_iam_policy_document"`: the one data source that is computed, because bucket, queue and key policies depend on it.

The document is assembled as the provider does it (registry documentation of `aws_iam_policy_document`): statements of source
documents first, then its own, then overrides by `sid`; lists of one element become texts. Parts that are not known stay as
holes in the document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from hclscan.hcl.functions import decode_with_holes
from hclscan.hcl.types import to_string
from hclscan.hcl.values import (
    Encoded,
    EvaluationError,
    InstanceObject,
    OneOf,
    Sensitive,
    Unknown,
    Value,
    is_wholly_known,
    origins,
    unknown_from,
)

_FIELDS = (
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
)


def add_json(attributes: InstanceObject) -> InstanceObject:
    """The attributes of the data source with `json` and `minified_json`."""
    document = _document(attributes)
    added = {"json": _encoded(document, 2), "minified_json": _encoded(document, None)}
    return InstanceObject(attributes.reference, {**attributes, **added})


def _document(attributes: InstanceObject) -> Value:
    """The document as an object; unknown where its statements are."""
    statements: list[Value] = []
    for source in _texts(attributes.get("source_policy_documents")):
        statements += _statements_of(source)
    blocks = attributes.get("statement", ())
    if not isinstance(blocks, tuple):
        return unknown_from(blocks)
    statements = _merged(statements, [_statement(block) for block in blocks], replace=False)
    for override in _texts(attributes.get("override_policy_documents")):
        statements = _merged(statements, _statements_of(override), replace=True)
    document: dict[str, Value] = {"Version": attributes.get("version") or "2012-10-17"}
    if attributes.get("policy_id") is not None:
        document["Id"] = attributes["policy_id"]
    document["Statement"] = tuple(statements)
    return document


def _texts(documents: Value) -> Iterable[Value]:
    """The source or override documents; one unknown document when the list itself is unknown."""
    if documents is None:
        return ()
    return documents if isinstance(documents, tuple) else (documents,)


def _statements_of(document: Value) -> list[Value]:
    """The statements of another document, given as its text. An unreadable or unknown one is one unknown statement."""
    if isinstance(document, Sensitive):
        document = document.value
    if isinstance(document, Unknown):
        decoded = decode_with_holes(document)
        if decoded is None:
            return [unknown_from(document)]
    elif isinstance(document, str):
        try:
            decoded = json.loads(document)
        except ValueError:
            return [Unknown(reason="a policy document is no JSON")]
    else:
        return [] if document is None else [unknown_from(document)]
    statements = decoded.get("Statement", ()) if isinstance(decoded, dict) else ()
    return list(statements) if isinstance(statements, (tuple, list)) else [statements]


def _merged(before: list[Value], added: list[Value], *, replace: bool) -> list[Value]:
    """Statements appended; with `replace`, one whose `Sid` is there already takes its place."""
    result = list(before)
    for statement in added:
        sid = statement.get("Sid") if isinstance(statement, dict) else None
        position = next(
            (i for i, other in enumerate(result) if isinstance(other, dict) and sid and other.get("Sid") == sid), None
        )
        if position is not None and replace:
            result[position] = statement
        else:
            result.append(statement)
    return result


def _statement(block: Value) -> Value:
    if not isinstance(block, dict):
        return unknown_from(block)
    statement: dict[str, Value] = {}
    if block.get("sid"):
        statement["Sid"] = block["sid"]
    statement["Effect"] = block.get("effect") or "Allow"
    for argument, name in _FIELDS:
        if block.get(argument) is not None:
            statement[name] = _interpolated(_collapsed(block[argument]))
    for argument, name in (("principals", "Principal"), ("not_principals", "NotPrincipal")):
        if argument in block:
            statement[name] = _principals(block[argument])
    if "condition" in block:
        statement["Condition"] = _conditions(block["condition"])
    return statement


def _collapsed(values: Value) -> Value:
    """A list of one text is written as the text; longer ones in falling order, as the provider sorts them."""
    if not isinstance(values, tuple):
        return values
    if len(values) == 1:
        return values[0]
    if all(isinstance(value, str) for value in values):
        return tuple(sorted(set(values), reverse=True))
    return tuple(values)


def _interpolated(value: Value) -> Value:
    """`&{…}` is how the data source writes IAM's own `${…}`."""
    if isinstance(value, str):
        return value.replace("&{", "${")
    return tuple(map(_interpolated, value)) if isinstance(value, tuple) else value


def _principals(blocks: Value) -> Value:
    if not isinstance(blocks, tuple):
        return unknown_from(blocks)
    principals: dict[str, Value] = {}
    for block in blocks:
        kind, identifiers = block.get("type"), block.get("identifiers")
        if not isinstance(kind, str):
            return unknown_from(blocks)
        if kind == "*" and isinstance(identifiers, tuple) and "*" in identifiers:
            return "*"
        before = principals.get(kind, ())
        if isinstance(identifiers, tuple) and isinstance(before, tuple):
            principals[kind] = (*before, *identifiers)
        else:
            principals[kind] = unknown_from(identifiers, before)
    return {kind: _collapsed(identifiers) for kind, identifiers in principals.items()}


def _conditions(blocks: Value) -> Value:
    if not isinstance(blocks, tuple):
        return unknown_from(blocks)
    conditions: dict[str, dict[str, Value]] = {}
    for block in blocks:
        test, variable = block.get("test"), block.get("variable")
        if not isinstance(test, str) or not isinstance(variable, str):
            return unknown_from(blocks)
        values = _interpolated(_collapsed(block.get("values")))
        group = conditions.setdefault(test, {})
        group[variable] = values if variable not in group else _collapsed((*_listed(group[variable]), *_listed(values)))
    return dict(conditions)


def _listed(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _encoded(document: Value, indent: int | None) -> Value:
    """The text of a document. With holes it is unknown, but its content and its text around the holes are remembered."""
    if isinstance(document, (Unknown, OneOf)):
        return unknown_from(document)
    if is_wholly_known(document):
        return _text(document, indent)
    return Unknown(causes=origins(document), encodes=Encoded("json", document))


def _text(document: Value, indent: int | None) -> str:
    separators = None if indent else (",", ":")
    text = json.dumps(_plain(document), indent=indent, separators=separators, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _plain(value: Value) -> Any:
    if isinstance(value, Sensitive):
        return _plain(value.value)
    if isinstance(value, dict):
        return {key: _plain(element) for key, element in value.items()}
    if isinstance(value, tuple):
        return [_plain(element) for element in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    try:
        return to_string(value)  # the provider's lists are texts: a number in one is written as such
    except EvaluationError:
        return None
