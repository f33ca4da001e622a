"""Immutable syntax nodes with spans.

`start` and `end` are character offsets into the file's text, end exclusive; `Source.location` turns them into lines and
columns. A node never refers to its file, so that trees can be cached and shared between files of equal content.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from hclscan.records import record


@record
class Literal:
    """A number, `true`, `false`, `null`, or a text without interpolation."""

    start: int
    end: int
    value: str | int | Decimal | bool | None


@record
class Template:
    """A quoted text or heredoc: texts (as `Literal`), interpolations and directives, in order."""

    start: int
    end: int
    parts: tuple[TemplatePart, ...]


@record
class TemplateIf:
    """`%{ if … }…%{ else }…%{ endif }`."""

    start: int
    end: int
    condition: Expression
    then: Template
    otherwise: Template


@record
class TemplateFor:
    """`%{ for k, v in … }…%{ endfor }`; `key_name` is empty when only the value is named."""

    start: int
    end: int
    key_name: str
    value_name: str
    collection: Expression
    body: Template


@record
class Wrapped:
    """A template that consists of one interpolation, `"${e}"`: the value of `e`, not converted to text."""

    start: int
    end: int
    expression: Expression


@record
class Variable:
    """The first name of a traversal: `var`, `local`, `aws_instance`, or a name bound by `for`."""

    start: int
    end: int
    name: str


@record
class GetAttribute:
    """`source.name`."""

    start: int
    end: int
    source: Expression
    name: str


@record
class Index:
    """`source[key]`, and the older `source.0`."""

    start: int
    end: int
    source: Expression
    key: Expression


@record
class SplatItem:
    """Stands for the element inside `Splat.each`."""

    start: int
    end: int


@record
class Splat:
    """`source[*].a` and `source.*.a`: `each` is evaluated for every element of `source`."""

    start: int
    end: int
    source: Expression
    each: Expression


@record
class Unary:
    """`-` or `!`."""

    start: int
    end: int
    operator: str
    operand: Expression


@record
class Binary:
    """An arithmetic, comparison or logical operator."""

    start: int
    end: int
    operator: str
    left: Expression
    right: Expression


@record
class Conditional:
    """`test ? yes : no`."""

    start: int
    end: int
    test: Expression
    yes: Expression
    no: Expression


@record
class Call:
    """A function call; `expand` when the last argument is followed by `...`."""

    start: int
    end: int
    name: str
    arguments: tuple[Expression, ...]
    expand: bool


@record
class TupleConstructor:
    """`[a, b]`."""

    start: int
    end: int
    elements: tuple[Expression, ...]


@record
class ObjectItem:
    """`key = value` in an object; a bare name as key is a `Literal`.

    Bare names with dots between them, a `GetAttribute`, are no key of a value: only `providers` of a module call has such.
    """

    start: int
    end: int
    key: Expression
    value: Expression


@record
class ObjectConstructor:
    """`{ k = v }`."""

    start: int
    end: int
    items: tuple[ObjectItem, ...]


@record
class For:
    """`[for k, v in c : e if t]` and `{for k, v in c : ke => e... if t}`; `key` is None for the first form."""

    start: int
    end: int
    key_name: str
    value_name: str
    collection: Expression
    key: Expression | None
    value: Expression
    condition: Expression | None
    grouping: bool


@record
class Parenthesized:
    """`(e)`: kept, because `(k) = v` in an object is a computed key."""

    start: int
    end: int
    expression: Expression


Expression: TypeAlias = (
    "Literal | Template | Wrapped | Variable | GetAttribute | Index | SplatItem | Splat | Unary | Binary | Conditional"
    " | Call | TupleConstructor | ObjectConstructor | For | Parenthesized"
)
TemplatePart: TypeAlias = "Expression | TemplateIf | TemplateFor"


@record
class Attribute:
    """`name = expression` in a body; `name_end` ends the name."""

    start: int
    end: int
    name: str
    name_end: int
    expression: Expression


@record
class Label:
    """A label of a block, without its quotes."""

    start: int
    end: int
    value: str


@record
class Block:
    """`type "label" { … }`; `header_end` ends the last label (or the type)."""

    start: int
    end: int
    type: str
    labels: tuple[Label, ...]
    header_end: int
    body: Body


@record
class Body:
    """The content of a file or block: attributes and blocks, each in order of appearance."""

    start: int
    end: int
    attributes: tuple[Attribute, ...]
    blocks: tuple[Block, ...]

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name, or None."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)

    def blocks_of(self, type_: str) -> tuple[Block, ...]:
        """The blocks of that type, in order."""
        return tuple(block for block in self.blocks if block.type == type_)


Node: TypeAlias = "Expression | TemplateIf | TemplateFor | ObjectItem | Attribute | Label | Block | Body"


def traversal(expression: Expression) -> tuple[str, ...] | None:
    """The names of a plain traversal such as `aws_kms_key.main.arn`, or None for any other expression."""
    names: list[str] = []
    while type(expression) is GetAttribute:
        names.append(expression.name)
        expression = expression.source
    if type(expression) is not Variable:
        return None
    names.append(expression.name)
    return tuple(reversed(names))
