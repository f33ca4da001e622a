"""What all instances of a block have in common, worked out once for a module: its shape, its constants, where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hclscan.hcl.constants import NOT_CONSTANT, constant, elements
from hclscan.hcl.source import Location, Source
from hclscan.hcl.syntax import Attribute, Block, Expression, Literal, ObjectConstructor, TupleConstructor, traversal
from hclscan.hcl.values import Path, Value
from hclscan.records import record
from hclscan.terraform.places import Place, Places

META_ARGUMENTS = frozenset({"count", "for_each", "provider", "depends_on"})
META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection"})

_COLLECTIONS = frozenset((TupleConstructor, ObjectConstructor))
_RESOURCE_BLOCKS = frozenset({"resource", "data", "ephemeral"})

Computed = tuple[str, Expression, Value, int]
"""An attribute that is no literal: what it is called, and its expression; then the value of a list or object of literals, which
needs only be paid for, and the number of its elements."""


@record
class BodyOutline:
    """A body, without what Terraform itself reads of it.

    `values` has all attributes of an instance in order: those that are literals have their values there, and `computed` says
    which are yet to be evaluated. `path` leads from the instance to the body. The body is `fixed` when every instance has the
    same blocks at the same paths; `widest` is then the largest number of blocks of one type in a body.
    """

    attributes: tuple[Attribute, ...]
    values: dict[str, Value]
    computed: Sequence[Computed]
    blocks: tuple[NestedOutline, ...]
    path: Path
    fixed: bool
    widest: int


@record
class NestedOutline:
    """A nested block, or a dynamic one: `name` is the type of what it gives, `body` None unless there is one body for it."""

    name: str
    block: Block
    body: BodyOutline | None
    dynamic: bool


@record
class Outline:
    """A resource, data, provider or module block. `conditions` are its pre- and postconditions.

    `provider` is the name that its module has for the configuration of its provider. `places` are None where they differ by
    instance. A module block has no `body`.
    """

    location: Location
    count: Attribute | None
    for_each: Attribute | None
    provider: str = ""
    body: BodyOutline | None = None
    places: Places | None = None
    conditions: tuple[Block, ...] = ()


def outline(source: Source, block: Block) -> Outline:
    """The outline of a resource, data, provider or module block."""
    location = source.location(block.start, block.end)
    attributes, blocks = block.body.attributes, block.body.blocks
    meta: dict[str, Attribute] = {}
    if block.type == "module":
        meta.update((attribute.name, attribute) for attribute in attributes if attribute.name in META_ARGUMENTS)
        return Outline(location, meta.get("count"), meta.get("for_each"))
    if block.type in _RESOURCE_BLOCKS:
        blocks = tuple([nested for nested in blocks if nested.type not in META_BLOCKS]) if blocks else ()
        body = _body(attributes, blocks, (), META_ARGUMENTS, meta)
    else:
        body = _body(attributes, blocks, ())
    places = Places(partial(_written, source, body)) if body.fixed else None
    conditions = _conditions(block) if block.body.blocks else ()
    provider = _provider(block, meta.get("provider"))
    return Outline(location, meta.get("count"), meta.get("for_each"), provider, body, places, conditions)


def _provider(block: Block, argument: Attribute | None) -> str:
    names = None if argument is None else traversal(argument.expression)
    return ".".join(names) if names else block.labels[0].value.split("_", 1)[0]


def _conditions(block: Block) -> tuple[Block, ...]:
    return tuple(
        condition
        for lifecycle in block.body.blocks_of("lifecycle")
        for condition in lifecycle.body.blocks
        if condition.type in ("precondition", "postcondition")
    )


def _body(
    attributes: tuple[Attribute, ...],
    blocks: tuple[Block, ...],
    path: Path,
    left_out: frozenset[str] = frozenset(),
    meta: dict[str, Attribute] | None = None,
) -> BodyOutline:
    """The outline of a body; attributes whose names are `left_out` are put into `meta` instead."""
    values: dict[str, Value] = {}
    computed: list[Computed] = []
    for attribute in attributes:
        name, expression = attribute.name, attribute.expression
        if type(expression) is Literal and name not in left_out:
            values[name] = expression.value
        elif name not in left_out:
            values[name] = None  # keeps its place among the attributes
            computed.append(_computed(name, expression))
        elif meta is not None:
            meta[name] = attribute
    if not blocks:
        return BodyOutline(attributes, values, computed, (), path, True, 0)
    counts: dict[str, int] = {}
    nested = tuple([_nested(block, path, counts) for block in blocks])
    # A block that has its name in common with an attribute is none.
    fixed = counts.keys().isdisjoint(values) and all(not one.dynamic and one.body and one.body.fixed for one in nested)
    widest = max([*counts.values(), *(one.body.widest for one in nested if one.body)], default=0)
    return BodyOutline(attributes, values, computed, nested, path, fixed, widest)


def _computed(name: str, expression: Expression) -> Computed:
    if type(expression) not in _COLLECTIONS or (value := constant(expression)) is NOT_CONSTANT:
        return name, expression, NOT_CONSTANT, 0
    return name, expression, value, elements(value)


def _nested(block: Block, path: Path, counts: dict[str, int]) -> NestedOutline:
    """The outline of a nested block; `counts` has how many of each type there are before it."""
    if block.type == "dynamic" and len(block.labels) == 1:
        contents = block.body.blocks_of("content")
        body = _body(contents[0].body.attributes, contents[0].body.blocks, ()) if len(contents) == 1 else None
        return NestedOutline(block.labels[0].value, block, body, dynamic=True)
    position = counts.get(block.type, 0)
    counts[block.type] = position + 1
    body = _body(block.body.attributes, block.body.blocks, (*path, block.type, position))
    return NestedOutline(block.type, block, body, dynamic=False)


def _written(source: Source, body: BodyOutline) -> dict[Path, Place]:
    """The places of what is written in a fixed body."""
    written: dict[Path, Place] = {}
    _find_places(source, body, written)
    return written


def _find_places(source: Source, body: BodyOutline, written: dict[Path, Place]) -> None:
    note_attributes(source, body, body.path, written)
    for nested in body.blocks:
        if nested.body is not None:
            written.setdefault(nested.body.path, Place(source, nested.block.start, nested.block.header_end))
            _find_places(source, nested.body, written)


def note_attributes(source: Source, body: BodyOutline, path: Path, written: dict[Path, Place]) -> None:
    """Adds the places of the attributes of a body that stands at a path."""
    for attribute in body.attributes:
        if attribute.name in body.values:
            place = Place(source, attribute.start, attribute.end, attribute.expression)
            written.setdefault((*path, attribute.name), place)
