"""From grammar rules to syntax nodes: one method per rule of the published grammar, called by the parser as it reduces.

Methods get the children of their rule: tokens, nodes, and None for a line end.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from hclscan.hcl.lexer import Token
from hclscan.hcl.numbers import literal, of_decimal
from hclscan.hcl.source import SyntaxProblem
from hclscan.hcl.syntax import (
    Attribute,
    Binary,
    Block,
    Body,
    Call,
    Conditional,
    Expression,
    For,
    GetAttribute,
    Index,
    Label,
    Literal,
    ObjectConstructor,
    ObjectItem,
    Parenthesized,
    Splat,
    SplatItem,
    TupleConstructor,
    Unary,
    Variable,
)
from hclscan.hcl.template import Directive, Interpolation, Part, Text, assemble

MAX_DIGITS = 1000
"""How long a number may be written."""

Children = list[Any]
Step = tuple[Token, Any, int]
"""An attribute name (`str`) or index (`Expression`) applied to an expression, with its first token and its end."""

_CONSTANTS = {"true": True, "false": False, "null": None}


def _end(token: Token) -> int:
    return token.start + len(token.value)


def _nodes(children: Children) -> Children:
    """The children that are neither tokens nor line ends."""
    return [child for child in children if child is not None and type(child) is not Token]


def _name(node: Variable | Literal | Token) -> str:
    """A word that the grammar may have read as a name, a keyword or a constant."""
    if type(node) is Variable:
        return node.name
    if type(node) is Literal:
        return {True: "true", False: "false", None: "null"}[node.value]  # type: ignore[index]
    assert type(node) is Token
    return str(node.value)


class TreeBuilder:
    """The callbacks. Method names are the grammar's; `binary_op` and its like are its aliases."""

    # -- bodies ------------------------------------------------------------------------------------------------------

    def start(self, children: Children) -> Body:
        (content,) = children
        return _body(content, 0, max((item.end for item in content if item is not None), default=0))

    def body(self, children: Children) -> Children:
        return children

    def new_line_or_comment(self, children: Children) -> None:
        return None

    def attribute(self, children: Children) -> Attribute:
        name, _, expression = children
        return Attribute(name.start, expression.end, _name(name), name.end, expression)

    def block(self, children: Children) -> Block:
        *header, opening, content, closing = children
        if header[-1] is None:
            raise SyntaxProblem("Invalid block", opening.start, _end(opening), "the { must be on the line of the block's type")
        type_, *labels = header
        _check_lines(content, opening, closing)
        body = _body(content, opening.start, _end(closing))
        header_end = header[-1].end
        return Block(type_.start, _end(closing), _name(type_), tuple(map(_label, labels)), header_end, body)

    # -- words and constants -----------------------------------------------------------------------------------------

    def identifier(self, children: Children) -> Variable:
        (token,) = children
        return Variable(token.start, _end(token), token.value)

    keyword = identifier

    def literal_value(self, children: Children) -> Literal:
        (token,) = children
        return Literal(token.start, _end(token), _CONSTANTS[token.value])

    def int_lit(self, children: Children) -> Literal:
        return _number(children[0])

    float_lit = int_lit

    # -- texts -------------------------------------------------------------------------------------------------------

    def string(self, children: Children) -> Expression:
        opening, *content, closing = children
        parts: list[Part] = [Text(part.start, part.value) if type(part) is Token else part for part in content]
        heredoc = opening.value.startswith("<<")
        return assemble(
            opening.start,
            _end(closing),
            parts,
            heredoc=heredoc or not opening.value,
            flush=opening.value.startswith("<<-"),
        )

    def plain_string(self, children: Children) -> Literal:
        (token,) = children
        text = token.value[1:-1]
        return Literal(token.start, _end(token), text if text.isascii() else unicodedata.normalize("NFC", text))

    def string_part(self, children: Children) -> Any:
        return children[0]

    def interpolation(self, children: Children) -> Interpolation:
        opening, expression, closing = children
        return Interpolation(opening.start, _end(closing), expression, opening.value == "${~", closing.value == "~}")

    def template_if_start(self, children: Children) -> Directive:
        return _directive(children, _nodes(children)[0])

    def template_for_start(self, children: Children) -> Directive:
        *names, collection = _nodes(children)
        return _directive(children, collection, tuple(name.name for name in names))

    def template_else(self, children: Children) -> Directive:
        return _directive(children)

    template_endif = template_endfor = template_else

    # -- expressions -------------------------------------------------------------------------------------------------

    def expr_term(self, children: Children) -> Expression:
        if len(children) == 1:
            return children[0]  # type: ignore[no-any-return]
        opening, closing = children[0], children[-1]
        return Parenthesized(opening.start, _end(closing), _nodes(children)[0])

    def conditional(self, children: Children) -> Conditional:
        test, yes, no = _nodes(children)
        return Conditional(test.start, no.end, test, yes, no)

    def binary_op(self, children: Children) -> Binary:
        left, (operator, right) = children[0], children[1]
        return Binary(left.start, right.end, operator.value, left, right)

    def binary_term(self, children: Children) -> tuple[Token, Expression]:
        return children[0], children[-1]

    def binary_operator(self, children: Children) -> Token:
        return children[0]  # type: ignore[no-any-return]

    def unary_op(self, children: Children) -> Unary:
        operator, operand = children
        return Unary(operator.start, operand.end, operator.value, operand)

    def tuple_constructor(self, children: Children) -> TupleConstructor:
        return TupleConstructor(children[0].start, _end(children[-1]), tuple(_nodes(children)))

    def object_constructor(self, children: Children) -> ObjectConstructor:
        separated = True
        for child in children[1:-1]:
            if type(child) is ObjectItem:
                if not separated:
                    raise SyntaxProblem(
                        "Missing separator",
                        child.start,
                        child.key.end,
                        "entries of an object are separated by line ends or commas",
                    )
                separated = False
            else:
                separated = True
        return ObjectConstructor(children[0].start, _end(children[-1]), tuple(_nodes(children)))

    def object_elem(self, children: Children) -> ObjectItem:
        key, _, value = children
        if type(key) is Variable:
            key = Literal(key.start, key.end, key.name)
        elif type(key) is Literal and (key.value is None or isinstance(key.value, bool)):
            key = Literal(key.start, key.end, _name(key))
        return ObjectItem(key.start, value.end, key, value)

    def object_elem_key(self, children: Children) -> Expression:
        return children[0]  # type: ignore[no-any-return]

    def function_call(self, children: Children) -> Call:
        names = [child for child in children if type(child) is Variable]
        arguments, expand = next((child for child in children if type(child) is tuple), ((), False))
        # The name is written without blanks around `::`, so that one spelling is one function.
        name = "::".join(part.name for part in names)
        return Call(names[0].start, _end(children[-1]), name, arguments, expand)

    def arguments(self, children: Children) -> tuple[tuple[Expression, ...], bool]:
        expand = any(type(child) is Token and child.type == "ELLIPSIS" for child in children)
        return tuple(_nodes(children)), expand

    # -- traversals --------------------------------------------------------------------------------------------------

    def get_attr(self, children: Children) -> Step:
        dot, name = children
        return dot, _name(name), name.end

    def short_index(self, children: Children) -> Step:
        dot, digits = children
        return dot, _number(digits), _end(digits)

    def braces_index(self, children: Children) -> Step:
        return children[0], _nodes(children)[0], _end(children[-1])

    def index_expr_term(self, children: Children) -> Expression:
        source, step = children
        return _applied(source, step)

    get_attr_expr_term = index_expr_term

    def attr_splat(self, children: Children) -> Children:
        return children

    full_splat = attr_splat

    def full_splat_expr_term(self, children: Children) -> Splat:
        source, (opening, *steps) = children
        return _splat(source, opening, steps)

    def attr_splat_expr_term(self, children: Children) -> Expression:
        # Only what is written with a dot belongs to `.*`; the first index in brackets applies to the list that the splat makes.
        source, (opening, *steps) = children
        attributes = next((i for i, step in enumerate(steps) if step[0].value != "."), len(steps))
        result: Expression = _splat(source, opening, steps[:attributes])
        for step in steps[attributes:]:
            result = _applied(result, step)
        return result

    # -- for ---------------------------------------------------------------------------------------------------------

    def for_intro(self, children: Children) -> tuple[str, str, Expression]:
        *names, collection = _nodes(children)
        key_name, value_name = (names[0].name, names[1].name) if len(names) == 2 else ("", names[0].name)
        return key_name, value_name, collection

    def for_cond(self, children: Children) -> tuple[Expression]:
        return (_nodes(children)[0],)

    def for_tuple_expr(self, children: Children) -> For:
        return _for(children, key=False)

    def for_object_expr(self, children: Children) -> For:
        return _for(children, key=True)


# These two rules bear the names of Python's own types, which annotations inside the class must mean.
TreeBuilder.tuple = TreeBuilder.tuple_constructor  # type: ignore[attr-defined]
TreeBuilder.object = TreeBuilder.object_constructor  # type: ignore[attr-defined]


def _body(content: Children, start: int, end: int) -> Body:
    """A body of its items; every item is on a line of its own and no argument is there twice."""
    attributes: list[Attribute] = []
    blocks: list[Block] = []
    names: set[str] = set()
    separated = True
    for item in content:
        if item is None:
            separated = True
            continue
        if not separated:
            raise SyntaxProblem(
                "Missing line end", item.start, item.start + 1, "an argument or block starts on a line of its own"
            )
        separated = False
        if type(item) is Block:
            blocks.append(item)
            continue
        if item.name in names:
            raise SyntaxProblem(f"Argument {item.name!r} is set twice", item.start, item.name_end, "remove one of the two")
        names.add(item.name)
        attributes.append(item)
    return Body(start, end, tuple(attributes), tuple(blocks))


def _check_lines(content: Children, opening: Token, closing: Token) -> None:
    """Refuses a body that is neither on lines of its own nor a single argument between braces on one line."""
    if not content or content[0] is None:
        if content and content[-1] is not None:
            raise SyntaxProblem(
                "Missing line end", closing.start, _end(closing), "the } of a block of several lines is on a line of its own"
            )
    elif len(content) > 1 or type(content[0]) is Block:
        start = content[1].start if len(content) > 1 and content[1] is not None else content[0].start
        raise SyntaxProblem(
            "Invalid single-line block",
            start,
            closing.start,
            "a block on one line holds one argument and no blocks; start a new line after the {",
        )


def _label(node: Variable | Literal | Expression) -> Label:
    if isinstance(node, Literal) and isinstance(node.value, str):
        return Label(node.start, node.end, node.value)
    if isinstance(node, (Variable, Literal)):
        return Label(node.start, node.end, _name(node))
    raise SyntaxProblem("Invalid block label", node.start, node.end, "a label cannot contain ${ } or %{ }")


def _number(token: Token) -> Literal:
    text = token.value
    if len(text) > MAX_DIGITS:
        raise SyntaxProblem(f"Number of more than {MAX_DIGITS} digits", token.start, _end(token))
    value = literal(text)
    if not value.is_finite() or abs(value.adjusted()) > MAX_DIGITS:
        raise SyntaxProblem(f"Number with an exponent beyond {MAX_DIGITS}", token.start, _end(token))
    return Literal(token.start, _end(token), of_decimal(value))


def _directive(children: Children, expression: Expression | None = None, names: tuple[str, ...] = ()) -> Directive:
    opening, word, closing = children[0], children[1], children[-1]
    return Directive(
        opening.start, _end(closing), word.value, opening.value == "%{~", closing.value == "~}", expression, names
    )  # fmt: skip


def _applied(source: Expression, step: Step) -> Expression:
    _, what, end = step
    if isinstance(what, str):
        return GetAttribute(source.start, end, source, what)
    return Index(source.start, end, source, what)


def _splat(source: Expression, opening: Token, steps: list[Step]) -> Splat:
    each: Expression = SplatItem(opening.start, _end(opening))
    for step in steps:
        each = _applied(each, step)
    return Splat(source.start, each.end, source, each)


def _for(children: Children, *, key: bool) -> For:
    opening, closing = children[0], children[-1]
    intro, *rest = _nodes(children)
    condition = rest.pop()[0] if type(rest[-1]) is tuple else None
    grouping = any(type(child) is Token and child.type == "ELLIPSIS" for child in children)
    key_name, value_name, collection = intro
    return For(
        opening.start, _end(closing), key_name, value_name, collection,
        rest[0] if key else None, rest[-1], condition, grouping,
    )  # fmt: skip
