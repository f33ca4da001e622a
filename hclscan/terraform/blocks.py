"""The body of a block to the attributes of an instance, with the place of everything that is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import partial

from hclscan.hcl import metering
from hclscan.hcl.alternatives import apply
from hclscan.hcl.constants import LEVELS, NOT_CONSTANT
from hclscan.hcl.limits import named
from hclscan.hcl.loops import entries
from hclscan.hcl.source import Source
from hclscan.hcl.syntax import Block, Expression, Variable
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
from hclscan.terraform.outline import BodyOutline, NestedOutline, Outline, note_attributes
from hclscan.terraform.places import Place, Places

Names = Mapping[str, Value]
Evaluate = Callable[[Source, Expression, Names], Value]
"""Evaluates an expression of a file with further names (`each`, the iterator of a dynamic block); never raises."""

Report = Callable[[Source, EvaluationError], None]
"""Takes errors of dynamic blocks, with their offsets."""


def read(
    source: Source, outline: Outline, reference: Reference, names: Names, evaluate: Evaluate, report: Report
) -> tuple[InstanceObject, Places]:
    """The attributes of an instance of a block, and the places of what is written in it."""
    body, places = outline.body, outline.places
    assert body is not None  # module blocks are not read
    if places is not None and body.widest <= metering.current.limits.nested_blocks:
        return _read_fixed(source, body, reference, names, evaluate), places
    reader = BodyReader(source, evaluate, report)
    written = reader.written
    return reader.read(body, reference, names), Places(lambda: written)


def _read_fixed(source: Source, body: BodyOutline, reference: Reference, names: Names, evaluate: Evaluate) -> InstanceObject:
    """The attributes of a fixed body, whose places are known beforehand."""
    attributes = InstanceObject(reference, body.values)
    _compute(attributes, source, body, names, evaluate)
    for nested in body.blocks:
        if nested.body is not None:
            inner = Reference(reference.kind, reference.address, nested.body.path)
            element = _read_fixed(source, nested.body, inner, names, evaluate)
            attributes[nested.name] = (*attributes.get(nested.name, ()), element)
    return attributes


def _compute(attributes: InstanceObject, source: Source, body: BodyOutline, names: Names, evaluate: Evaluate) -> None:
    """Adds the attributes of a body that are not literals."""
    for name, expression, constant, elements in body.computed:
        if constant is not NOT_CONSTANT and metering.current.pays(elements, LEVELS):
            attributes[name] = constant
        else:
            attributes[name] = evaluate(source, expression, names)


@record
class BodyReader:
    """Reads the blocks of one instance, and notes where they are written."""

    source: Source
    evaluate: Evaluate
    report: Report
    written: dict[Path, Place] = field(default_factory=dict)

    def read(self, body: BodyOutline, reference: Reference, names: Names) -> InstanceObject:
        """The attributes of a body that may have dynamic blocks; notes their places."""
        note_attributes(self.source, body, reference.path, self.written)
        attributes = InstanceObject(reference, body.values)
        _compute(attributes, self.source, body, names, self.evaluate)
        for nested in body.blocks:
            self.add_block(nested, reference, names, attributes)
        return attributes

    def add_block(self, nested: NestedOutline, reference: Reference, names: Names, attributes: dict[str, Value]) -> None:
        """Appends a nested block, or those of a dynamic block, to the list of its type."""
        name, block = nested.name, nested.block
        before = attributes.get(name, ())
        if nested.dynamic:
            try:
                collection = self.collection(block, names)
                secret = type(collection) is Sensitive
                make = partial(self.with_dynamic, nested, reference, names, secret)
                attributes[name] = apply(make, before, reveal(collection))
            except EvaluationError as error:
                self.report(self.source, error.at(block.start, block.header_end))
                attributes[name] = Unknown(reason=f"the dynamic block {name} is in error")
            return
        attributes[name] = apply(partial(self.with_block, nested, reference, names), before)

    def with_block(self, nested: NestedOutline, reference: Reference, names: Names, before: Value) -> Value:
        if not isinstance(before, tuple):
            return unknown_from(before) if isinstance(before, Unknown) else before
        name, block = nested.name, nested.block
        if len(before) >= (limit := metering.current.limits.nested_blocks):
            # Each is reported where it stands; those before it still count.
            problem = EvaluationError("Too many blocks", f"of type {name}; {named('nested_blocks', limit)}")
            self.report(self.source, problem.at(block.start, block.header_end))
            return before
        path = (*reference.path, name, len(before))
        self.written.setdefault(path, Place(self.source, block.start, block.header_end))
        inner = Reference(reference.kind, reference.address, path)
        assert nested.body is not None  # a dynamic block without one is in error
        return (*before, self.read(nested.body, inner, names))

    def collection(self, block: Block, names: Names) -> Value:
        attribute = block.body.attribute("for_each")
        if attribute is None:
            raise EvaluationError("Invalid dynamic block", "it needs the argument for_each", block.start, block.header_end)
        return self.evaluate(self.source, attribute.expression, names)

    def with_dynamic(
        self, nested: NestedOutline, reference: Reference, names: Names, secret: bool, before: Value, collection: Value
    ) -> Value:
        """The blocks so far and those that a dynamic block makes of one plain collection, whose elements may be `secret`."""
        block = nested.block
        if nested.body is None:
            raise EvaluationError("Invalid dynamic block", "it needs one content block", block.start, block.header_end)
        if isinstance(collection, Unknown) or isinstance(before, Unknown):
            return unknown_from(before, collection)
        iterator = block.body.attribute("iterator")
        variable = nested.name
        if iterator is not None and isinstance(iterator.expression, Variable):
            variable = iterator.expression.name
        result = before
        for key, value in _items(collection):
            metering.current.spend(1 + ((block.end - block.start) >> 1))
            each = {"key": sensitive(key), "value": sensitive(value)} if secret else {"key": key, "value": value}
            result = self.with_block(nested, reference, {**names, variable: each}, result)
        return result


def _items(collection: Value) -> Iterator[tuple[Value, Value]]:
    found = entries(collection)
    if found is not None:
        return found
    what = "null" if collection is None else f"a {type_name(collection)}"
    raise EvaluationError("Invalid dynamic for_each", f"a list, set or map is needed, not {what}")
