"""What all instances of a block have in common, worked out once for a module: its shape, its constants, where it is written."""

from __future__ import annotations

from hclscan.hcl.constants import NOT_CONSTANT, constant
from hclscan.hcl.source import Location, Source
from hclscan.hcl.syntax import Attribute, Block, Body, Expression, traversal
from hclscan.hcl.values import Path, Value
from hclscan.records import record
from hclscan.terraform.places import Place, Places

META_ARGUMENTS = frozenset({"count", "for_each", "provider", "depends_on"})
META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection"})

_RESOURCE_BLOCKS = frozenset({"resource", "data", "ephemeral"})


@record
class BodyOutline:
    """A body, without what Terraform itself reads of it.

    `values` has all its attributes in order: those with plain constants have their values there, and `computed` says which are
    yet to be evaluated. `path` leads from the instance to the body. The body is `fixed` when every instance has the same
    blocks at the same paths; `widest` is then the largest number of blocks of one type in a body.
    """

    attributes: tuple[Attribute, ...]
    values: dict[str, Value]
    computed: tuple[tuple[str, Expression], ...]
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
    meta = {attribute.name: attribute for attribute in block.body.attributes if attribute.name in META_ARGUMENTS}
    count, for_each = meta.get("count"), meta.get("for_each")
    if block.type == "module":
        return Outline(location, count, for_each)
    body = body_outline(block.body, meta=block.type in _RESOURCE_BLOCKS)
    places = fixed_places(source, body) if body.fixed else None
    return Outline(location, count, for_each, _provider(block, meta.get("provider")), body, places, _conditions(block))


def _provider(block: Block, argument: Attribute | None) -> str:
    names = None if argument is None else traversal(argument.expression)
    return ".".join(names) if names else block.labels[0].value.split("_", 1)[0]


def _conditions(block: Block) -> tuple[Block, ...]:
    if not block.body.blocks:
        return ()
    return tuple(
        condition
        for lifecycle in block.body.blocks_of("lifecycle")
        for condition in lifecycle.body.blocks
        if condition.type in ("precondition", "postcondition")
    )


def body_outline(body: Body, path: Path = (), *, meta: bool = False) -> BodyOutline:
    """The outline of a body. `meta` leaves out what Terraform itself reads of a resource block."""
    attributes = body.attributes
    if meta:
        attributes = tuple([one for one in attributes if one.name not in META_ARGUMENTS])
    values, computed = _constants(attributes)
    if not body.blocks:
        return BodyOutline(attributes, values, computed, (), path, fixed=True, widest=0)
    counts: dict[str, int] = {}
    nested = [_nested(block, path, counts) for block in body.blocks if not meta or block.type not in META_BLOCKS]
    # A block that has its name in common with an attribute is none.
    fixed = counts.keys().isdisjoint(values) and all(not one.dynamic and one.body and one.body.fixed for one in nested)
    widest = max([*counts.values(), *(one.body.widest for one in nested if one.body)], default=0)
    return BodyOutline(attributes, values, computed, tuple(nested), path, fixed, widest)


def _constants(attributes: tuple[Attribute, ...]) -> tuple[dict[str, Value], tuple[tuple[str, Expression], ...]]:
    """The attributes with the values of plain constants, and those that are yet to be evaluated."""
    values: dict[str, Value] = {}
    computed: list[tuple[str, Expression]] = []
    for attribute in attributes:
        value = constant(attribute.expression, 0)
        if value is NOT_CONSTANT:
            computed.append((attribute.name, attribute.expression))
            value = None  # keeps its place among the attributes
        values[attribute.name] = value
    return values, tuple(computed)


def _nested(block: Block, path: Path, counts: dict[str, int]) -> NestedOutline:
    """The outline of a nested block; `counts` has how many of each type there are before it."""
    if block.type == "dynamic" and len(block.labels) == 1:
        contents = block.body.blocks_of("content")
        body = body_outline(contents[0].body) if len(contents) == 1 else None
        return NestedOutline(block.labels[0].value, block, body, dynamic=True)
    position = counts.get(block.type, 0)
    counts[block.type] = position + 1
    return NestedOutline(block.type, block, body_outline(block.body, (*path, block.type, position)), dynamic=False)


def fixed_places(source: Source, body: BodyOutline) -> Places:
    """The places of what is written in a fixed body."""

    def find() -> dict[Path, Place]:
        written: dict[Path, Place] = {}
        _find_places(source, body, written)
        return written

    return Places(find)


def _find_places(source: Source, body: BodyOutline, written: dict[Path, Place]) -> None:
    note_attributes(source, body, body.path, written)
    for nested in body.blocks:
        if nested.body is not None:
            written.setdefault(nested.body.path, Place(source, nested.block.start, nested.block.header_end))
            _find_places(source, nested.body, written)


def note_attributes(source: Source, body: BodyOutline, path: Path, written: dict[Path, Place]) -> None:
    """Adds the places of the attributes of a body that stands at a path."""
    for attribute in body.attributes:
        place = Place(source, attribute.start, attribute.end, attribute.expression)
        written.setdefault((*path, attribute.name), place)
