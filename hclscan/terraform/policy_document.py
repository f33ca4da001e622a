"""`data "aws_iam_policy_document"`: computed, because bucket, queue and key policies depend on it.

The document is assembled as the provider does it (registry documentation of `aws_iam_policy_document`): statements of source
documents first, then its own, then overrides, each taking the place of an earlier one with its `sid`; lists of one element
become texts. Parts that are not known stay as holes in the document; what can only become one value, though Terraform does not
say so yet, is that value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import field
from typing import Any, cast

from hclscan.hcl.containers import decided, one_of, unmarked
from hclscan.hcl.conversion import to_string
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, FunctionContext, call, decode_with_holes
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
    reveal,
    sensitive,
    unknown_from,
)
from hclscan.records import mutable

_JSONDECODE = TERRAFORM_FUNCTIONS["jsondecode"]
_NO_FILES = cast(FunctionContext, None)  # decoding reads no file

_FIELDS = (
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
)
_ORDER = ("Sid", "Effect", *(name for _, name in _FIELDS), "Principal", "NotPrincipal", "Condition")


def add_json(attributes: InstanceObject) -> InstanceObject:
    """The attributes of the data source with `json` and `minified_json`."""
    document = _document(cast(InstanceObject, decided(attributes)))
    if any(type(attributes.get(name)) is Sensitive or _holds_marks(attributes.get(name)) for name in _DOCUMENTS):
        document = sensitive(document)  # what was merged has no marks of its own any more
    added = {"json": encoded(document, 2), "minified_json": encoded(document, None)}
    if not is_wholly_known(attributes):
        # What can only become one value is not known to Terraform before apply, and no text that holds it is.
        added = {name: one_of((text,), origins(attributes)) if type(text) is str else text for name, text in added.items()}
    return InstanceObject(attributes.reference, {**attributes, **added})


_DOCUMENTS = ("source_policy_documents", "override_policy_documents")


def _holds_marks(documents: Value) -> bool:
    return isinstance(documents, tuple) and any(type(one) is Sensitive for one in documents)


@mutable
class _Document:
    """A document as it grows: each one that is merged in may give it an `Id`, a later `Version`, and statements."""

    version: Value = ""
    id: Value = None
    statements: list[Value] = field(default_factory=list)

    def merge(self, version: Value, id_: Value, statements: Iterable[Value]) -> None:
        """Merges another document in; a statement with a known `Sid` that is there already takes the place of that one."""
        if isinstance(version, str) and isinstance(self.version, str):
            self.version = max(version, self.version)
        elif version is not None:
            self.version = unknown_from(version, self.version)
        if id_:
            self.id = id_
        for statement in statements:
            position = self.position(statement)
            if position is None:
                self.statements.append(statement)
            else:
                self.statements[position] = statement

    def position(self, statement: Value) -> int | None:
        sid = statement.get("Sid") if isinstance(statement, dict) else None
        if not sid or not isinstance(sid, str):
            return None
        known = enumerate(self.statements)
        return next((index for index, other in known if isinstance(other, dict) and other.get("Sid") == sid), None)

    def merge_text(self, document: Value) -> None:
        """Merges in a document given as its text. An unreadable or unknown one is one unknown statement."""
        decoded = _decoded(reveal(document))
        if not isinstance(decoded, dict):
            self.merge(None, None, () if decoded is None else (decoded,))
            return
        statements = decoded.get("Statement", ())
        listed = statements if isinstance(statements, tuple) else (statements,)
        self.merge(decoded.get("Version"), decoded.get("Id"), map(_reordered, listed))


def _document(attributes: InstanceObject) -> Value:
    """The document as an object; unknown where its statements are."""
    blocks = attributes.get("statement", ())
    if not isinstance(blocks, tuple):
        return unknown_from(blocks)
    result = _Document()
    for source in _texts(attributes.get("source_policy_documents")):
        result.merge_text(source)
    result.merge(attributes.get("version") or "2012-10-17", attributes.get("policy_id"), map(_statement, blocks))
    for override in _texts(attributes.get("override_policy_documents")):
        result.merge_text(override)
    document: dict[str, Value] = {"Version": result.version}
    if result.id is not None:
        document["Id"] = result.id
    if result.statements:
        document["Statement"] = tuple(result.statements)
    return document


def _texts(documents: Value) -> Iterable[Value]:
    """The source or override documents; one unknown document when the list itself is unknown."""
    documents = reveal(documents)
    if documents is None:
        return ()
    return documents if isinstance(documents, tuple) else (documents,)


def _decoded(document: Value) -> Value:
    """The object that a text encodes; None for none, unknown when it cannot be said."""
    if not document:
        return None
    if isinstance(document, str):
        try:
            decoded = call(_JSONDECODE, [document], _NO_FILES)
        except EvaluationError:
            return Unknown(reason="a policy document is no JSON")
    else:
        decoded = decode_with_holes(document) if isinstance(document, Unknown) else None
    return decoded if isinstance(decoded, dict) else unknown_from(document)


def _reordered(statement: Value) -> Value:
    """A statement of another document with its keys in the order in which the provider writes them."""
    if not isinstance(statement, dict):
        return statement
    return {name: statement[name] for name in _ORDER if name in statement}


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
        if not isinstance(block, dict):
            return unknown_from(blocks)
        kind, identifiers = block.get("type"), block.get("identifiers")
        if not isinstance(kind, str):
            return unknown_from(blocks)
        if kind == "*" and identifiers == ("*",) and len(blocks) == 1:
            return "*"
        before = principals.get(kind, ())
        if isinstance(identifiers, tuple) and isinstance(before, tuple):
            principals[kind] = (*before, *identifiers)
        else:
            principals[kind] = unknown_from(identifiers, before)
    return {kind: _interpolated(_collapsed(principals[kind])) for kind in sorted(principals)}


def _conditions(blocks: Value) -> Value:
    if not isinstance(blocks, tuple):
        return unknown_from(blocks)
    conditions: dict[str, dict[str, Value]] = {}
    for block in blocks:
        if not isinstance(block, dict):
            return unknown_from(blocks)
        test, variable = block.get("test"), block.get("variable")
        if not isinstance(test, str) or not isinstance(variable, str):
            return unknown_from(blocks)
        group = conditions.setdefault(test, {})
        values = _interpolated(block.get("values"))
        if variable in group:
            values = (*_listed(group[variable]), *_listed(values))
        # The order of values is kept; a single one is written as a text.
        group[variable] = values[0] if isinstance(values, tuple) and len(values) == 1 else values
    return {
        test: {variable: conditions[test][variable] for variable in sorted(conditions[test])} for test in sorted(conditions)
    }


def _listed(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def encoded(document: Value, indent: int | None) -> Value:
    """The text of a document as Go writes it. With holes it is unknown, but its content is remembered."""
    if isinstance(document, (Unknown, OneOf)):
        return unknown_from(document)
    document, secret = unmarked(document)
    if secret:
        return sensitive(encoded(document, indent))
    if is_wholly_known(document):
        return _text(document, indent)
    return Unknown(causes=origins(document), encodes=Encoded("json", document))


def _text(document: Value, indent: int | None) -> str:
    plain = _plain(document)
    text = _minified(plain) if indent is None else _indented(plain, " " * indent)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


_minified = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def _indented(value: Any, step: str, margin: str = "\n") -> str:
    """The JSON of a plain value, an element on a line; the standard library is slow at it."""
    if not value or not isinstance(value, (dict, list)):
        return _minified(value)
    inner = margin + step
    if isinstance(value, dict):
        items = [f"{_minified(key)}: {_indented(one, step, inner)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{margin}}}"
    return f"[{inner}{f',{inner}'.join([_indented(one, step, inner) for one in value])}{margin}]"


def _plain(value: Value) -> Any:
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
