"""The body of a block to the attributes of an instance, with the place of everything that is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import partial

from hclscan.hcl import metering
from hclscan.hcl.alternatives import apply
from hclscan.hcl.limits import named
from hclscan.hcl.loops import entries
from hclscan.hcl.source import Location, Source
from hclscan.hcl.syntax import (
    Block,
    Body,
    Expression,
    Literal,
    ObjectConstructor,
    Parenthesized,
    TupleConstructor,
    Variable,
    Wrapped,
)
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    Path,
    Reference,
    Sensitive,
    Unknown,
    Value,
    reveal,
    sensitive,
    type_name,
    unknown_from,
)
from hclscan.records import record

Names = Mapping[str, Value]
Evaluate = Callable[[Source, Expression, Names], Value]
"""Evaluates an expression of a file with further names (`each`, the iterator of a dynamic block); never raises."""

META_ARGUMENTS = frozenset({"count", "for_each", "provider", "depends_on"})
META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection"})


@record
class Place:
    """Where something is written; `expression` leads further into the value of an attribute."""

    source: Source
    start: int
    end: int
    expression: Expression | None = None

    @property
    def location(self) -> Location:
        return self.source.location(self.start, self.end)


@record
class Places(Mapping[Path, Location]):
    """Locations by path, found when asked for: blocks and attributes, and the literal objects and lists in their values."""

    written: dict[Path, Place] = field(default_factory=dict)

    def __getitem__(self, path: Path) -> Location:
        for length in range(len(path), 0, -1):
            place = self.written.get(path[:length])
            if place is not None:
                found = _inside(place, path[length:])
                if found is None:
                    break
                return found.location
        raise KeyError(path)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.written)

    def __len__(self) -> int:
        return len(self.written)


def _inside(place: Place, path: Path) -> Place | None:
    """The place of a part of an attribute's value, where the value is written as an object or a list."""
    expression = place.expression
    for step in path:
        while isinstance(expression, (Parenthesized, Wrapped)):
            expression = expression.expression
        if isinstance(expression, ObjectConstructor):
            item = next((i for i in expression.items if isinstance(i.key, Literal) and i.key.value == step), None)
            if item is None:
                return None
            place, expression = Place(place.source, item.start, item.end), item.value
        elif isinstance(expression, TupleConstructor) and isinstance(step, int) and step < len(expression.elements):
            expression = expression.elements[step]
            place = Place(place.source, expression.start, expression.end)
        else:
            return None
    return place


@record
class BodyReader:
    """Reads the blocks of one instance. `report` takes errors of dynamic blocks, with their offsets."""

    source: Source
    evaluate: Evaluate
    report: Callable[[Source, EvaluationError], None]
    places: Places = field(default_factory=Places)

    def read(self, body: Body, reference: Reference, names: Names, *, meta: bool = False) -> InstanceObject:
        """The attributes of a body. `meta` leaves out what Terraform itself reads of a resource block."""
        attributes: dict[str, Value] = {}
        written = self.places.written
        for attribute in body.attributes:
            if meta and attribute.name in META_ARGUMENTS:
                continue
            place = Place(self.source, attribute.start, attribute.end, attribute.expression)
            written.setdefault((*reference.path, attribute.name), place)
            attributes[attribute.name] = self.evaluate(self.source, attribute.expression, names)
        for block in body.blocks:
            if not (meta and block.type in META_BLOCKS):
                self.add_block(block, reference, names, attributes)
        return InstanceObject(reference, attributes)

    def add_block(self, block: Block, reference: Reference, names: Names, attributes: dict[str, Value]) -> None:
        """Appends a nested block, or those of a dynamic block, to the list of its type."""
        dynamic = block.type == "dynamic" and len(block.labels) == 1
        name = block.labels[0].value if dynamic else block.type
        before = attributes.get(name, ())
        if dynamic:
            try:
                collection = self.collection(block, names)
                secret = type(collection) is Sensitive
                make = partial(self.with_dynamic, block, name, reference, names, secret)
                attributes[name] = apply(make, before, reveal(collection))
            except EvaluationError as error:
                self.report(self.source, error.at(block.start, block.header_end))
                attributes[name] = Unknown(reason=f"the dynamic block {name} is in error")
            return
        attributes[name] = apply(partial(self.with_block, block, block.body, name, reference, names), before)

    def with_block(self, block: Block, body: Body, name: str, reference: Reference, names: Names, before: Value) -> Value:
        if not isinstance(before, tuple):
            return unknown_from(before) if isinstance(before, Unknown) else before
        if len(before) >= (limit := metering.current.limits.nested_blocks):
            # Each is reported where it stands; those before it still count.
            problem = EvaluationError("Too many blocks", f"of type {name}; {named('nested_blocks', limit)}")
            self.report(self.source, problem.at(block.start, block.header_end))
            return before
        path = (*reference.path, name, len(before))
        self.places.written.setdefault(path, Place(self.source, block.start, block.header_end))
        inner = Reference(reference.kind, reference.address, path)
        return (*before, self.read(body, inner, names))

    def collection(self, block: Block, names: Names) -> Value:
        attribute = block.body.attribute("for_each")
        if attribute is None:
            raise EvaluationError("Invalid dynamic block", "it needs the argument for_each", block.start, block.header_end)
        return self.evaluate(self.source, attribute.expression, names)

    def with_dynamic(
        self, block: Block, name: str, reference: Reference, names: Names, secret: bool, before: Value, collection: Value
    ) -> Value:
        """The blocks so far and those that a dynamic block makes of one plain collection, whose elements may be `secret`."""
        contents = block.body.blocks_of("content")
        if len(contents) != 1:
            raise EvaluationError("Invalid dynamic block", "it needs one content block", block.start, block.header_end)
        if isinstance(collection, Unknown) or isinstance(before, Unknown):
            return unknown_from(before, collection)
        iterator = block.body.attribute("iterator")
        variable = name
        if iterator is not None and isinstance(iterator.expression, Variable):
            variable = iterator.expression.name
        result = before
        for key, value in _items(collection):
            metering.current.spend(1 + ((block.end - block.start) >> 1))
            each = {"key": sensitive(key), "value": sensitive(value)} if secret else {"key": key, "value": value}
            inner = {**names, variable: each}
            result = self.with_block(block, contents[0].body, name, reference, inner, result)
        return result


def _items(collection: Value) -> Iterator[tuple[Value, Value]]:
    found = entries(collection)
    if found is not None:
        return found
    what = "null" if collection is None else f"a {type_name(collection)}"
    raise EvaluationError("Invalid dynamic for_each", f"a list, set or map is needed, not {what}")
