"""Syntax trees as short texts, so that tests can say what they expect: operators first, as in Lisp."""

from __future__ import annotations

import json
from typing import Any

from hclscan.hcl import syntax
from hclscan.hcl.source import Diagnostic


def render(node: Any) -> str:
    """The node, and all in it, on one line."""
    match node:
        case syntax.Body():
            items = sorted((*node.attributes, *node.blocks), key=lambda item: item.start)
            return "; ".join(map(render, items))
        case syntax.Attribute():
            return f"{node.name} = {render(node.expression)}"
        case syntax.Block():
            return f"{' '.join([node.type, *[json.dumps(label.value) for label in node.labels]])} {{{render(node.body)}}}"
        case syntax.Literal(value=str(text)):
            return json.dumps(text)
        case syntax.Literal(value=bool(value)):
            return "true" if value else "false"
        case syntax.Literal(value=None):
            return "null"
        case syntax.Literal(value=value):
            return str(value)
        case syntax.Variable(name=name):
            return name
        case syntax.SplatItem():
            return "*"
        case syntax.For():
            return _for(node)
        case syntax.Call():
            arguments = " ".join(map(render, node.arguments))
            return f"(call {node.name}{' ' * bool(arguments)}{arguments}{'...' * node.expand})"
    return f"({' '.join([_NAMES.get(type(node), ''), *_parts(node)]).strip()})"


def _for(node: syntax.For) -> str:
    names = f"{node.key_name}, {node.value_name}" if node.key_name else node.value_name
    key = "" if node.key is None else f"{render(node.key)} => "
    condition = "" if node.condition is None else f" if {render(node.condition)}"
    return f"(for {names} in {render(node.collection)} : {key}{render(node.value)}{'...' * node.grouping}{condition})"


_NAMES = {
    syntax.Template: "template", syntax.Wrapped: "wrapped", syntax.GetAttribute: ".", syntax.Index: "[]",
    syntax.Splat: "splat", syntax.Conditional: "?:", syntax.TupleConstructor: "tuple", syntax.ObjectConstructor: "object",
    syntax.Parenthesized: "paren", syntax.TemplateIf: "%if", syntax.TemplateFor: "%for",
}  # fmt: skip


def _parts(node: Any) -> list[str]:
    match node:
        case syntax.Unary():
            return [node.operator, render(node.operand)]
        case syntax.Binary():
            return [node.operator, render(node.left), render(node.right)]
        case syntax.GetAttribute():
            return [render(node.source), node.name]
        case syntax.ObjectItem():
            return [render(node.key), render(node.value)]
        case syntax.TemplateFor():
            names = [node.key_name] * bool(node.key_name) + [node.value_name]
            return [*names, render(node.collection), render(node.body)]
    children: list[str] = []
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        if isinstance(value, tuple):
            children += map(render, value)
        elif name not in ("start", "end"):
            children.append(render(value))
    return children


def outcome(result: Any) -> str:
    """A tree as `render` gives it, or the place and message of a diagnostic."""
    if isinstance(result, Diagnostic):
        place = result.location
        return f"{place.start_line}:{place.start_column}-{place.end_line}:{place.end_column} {result.message}"
    return render(result)
