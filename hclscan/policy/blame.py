"""Which attributes decided: a condition is walked again, in the scope in which it failed, down to the attributes it read.

No rule says which attributes it is about. The walk follows what made the condition false (or unknown): the operand of `&&`
that was false, the elements that a `for` let through, the argument of `core::try` that succeeded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from hclscan.hcl import syntax
from hclscan.hcl.evaluate import Evaluator, Scope, compile_expression
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    Path,
    Value,
    decided,
    is_deferred,
    is_wholly_known,
    reveal,
)
from hclscan.policy.functions import POLICY_LANGUAGE
from hclscan.policy.lookup import Lookup
from hclscan.policy.scope import LocalValues
from hclscan.resources import Resource

MAX_ELEMENTS = 8
"""Elements of a collection that are blamed one by one."""

MAX_DEPTH = 60
"""Levels of expressions and locals that are followed."""

_COMPANIONS = ("core::getresources", "hclscan::referrers", "hclscan::manifests")
_SELECTING = ("core::concat", "core::flatten", "core::distinct", "core::compact", "core::tolist", "core::toset", "core::sort")


@dataclass(frozen=True, slots=True)
class Place:
    """An attribute: its path in the resource at `address`. The empty path is the resource itself.

    `weak` places led to the decision without being what was judged, such as the test of a conditional.
    """

    address: str
    path: Path
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """A scope, and where the values that `for` has bound in it come from."""

    scope: Scope
    places: Mapping[str, Place | None] = field(default_factory=dict)

    def binding(self, values: Mapping[str, Value], places: Mapping[str, Place | None]) -> _Frame:
        return _Frame(self.scope.binding(**values), {**self.places, **places})


_FAILED = object()
Compiled: TypeAlias = "dict[int, Evaluator]"


class Blame:
    """Walks the conditions of one verdict. `compiled` keeps the closures of parts of conditions between walks."""

    def __init__(self, resource: Resource, attrs: Value, scope: Scope, lookup: Lookup, compiled: Compiled) -> None:
        self._resource = resource
        self._lookup = lookup
        self._compiled = compiled
        self._base = _Frame(scope)
        self._owners: dict[int, Place] = {}
        self._known_locals: dict[str, list[Place]] = {}
        self._depth = 0
        self._register(attrs, resource.address, ())

    def deciding(self, node: syntax.Expression) -> list[Place]:
        """The places that decided, the most telling first; none twice."""
        found: dict[tuple[str, Path], Place] = {}
        for place in self._explain(node, self._base):
            known = found.get((place.address, place.path))
            if known is None or (known.weak and not place.weak):
                found.setdefault((place.address, place.path), place)
                found[place.address, place.path] = place
        return list(found.values())

    # -- values and where they come from -----------------------------------------------------------------------------

    def _register(self, value: Value, address: str, path: Path) -> None:
        value = reveal(value)
        if not isinstance(value, (tuple, dict)) or not value:
            return
        self._owners[id(value)] = Place(address, path)
        for step, element in enumerate(value) if isinstance(value, tuple) else value.items():
            self._register(element, address, (*path, step))

    def _value(self, node: Any, frame: _Frame) -> Any:
        """The value of an expression, `_FAILED` when it is in error."""
        run = self._compiled.get(id(node))
        if run is None:
            run = compile_expression(node, POLICY_LANGUAGE, frozenset(frame.scope.bound or ()))
            self._compiled[id(node)] = run
        try:
            return decided(reveal(run(frame.scope)))
        except (EvaluationError, RecursionError):
            return _FAILED

    def _raw(self, node: Any, frame: _Frame) -> Any:
        """The value itself, not a copy: containers are recognised by identity."""
        self._value(node, frame)
        try:
            return self._compiled[id(node)](frame.scope)
        except (EvaluationError, RecursionError):
            return _FAILED

    def _owner(self, value: Value) -> Place | None:
        value = reveal(value)
        if not isinstance(value, (tuple, dict)):
            return None
        known = self._owners.get(id(value))
        if known is None and isinstance(value, InstanceObject):
            if not value.reference.path and self._lookup.find(value.reference.address) is not None:
                self._register(value, value.reference.address, ())
            return Place(value.reference.address, value.reference.path)
        return known

    def _place(self, node: Any, frame: _Frame) -> Place | None:
        """The attribute that an expression selects, whether it is there or not; None when it is computed."""
        match node:
            case syntax.Parenthesized(expression=inner) | syntax.Wrapped(expression=inner):
                return self._place(inner, frame)
            case syntax.Variable(name=name):
                return self._root_place(name, frame)
            case syntax.SplatItem():
                return frame.places.get("*")
            case syntax.GetAttribute(source=syntax.Variable(name="local"), name=name) if not self._is_bound("local", frame):
                origin = self._origin(name)
                place = None if origin is None else self._deeper(lambda: self._place(origin, self._base))
            case syntax.GetAttribute(source=source, name=name):
                place = self._step(self._place(source, frame), name)
            case syntax.Index(source=source, key=key):
                step = self._value(key, frame)
                place = self._step(self._place(source, frame), step) if isinstance(step, (str, int)) else None
            case syntax.Call(name="core::try", arguments=arguments):
                taken = self._succeeding(arguments, frame)
                place = None if taken is None else self._place(taken, frame)
            case syntax.Conditional():
                taken = self._taken(node, frame)
                place = None if taken is None else self._place(taken, frame)
            case _:
                place = None
        return place if place is not None else self._owner(self._raw(node, frame))

    def _root_place(self, name: str, frame: _Frame) -> Place | None:
        if self._is_bound(name, frame):
            place = frame.places.get(name)
            return place if place is not None else self._owner((frame.scope.bound or {})[name])
        return Place(self._resource.address, ()) if name == "attrs" else None

    @staticmethod
    def _step(place: Place | None, step: str | int) -> Place | None:
        return None if place is None else replace(place, path=(*place.path, step))

    @staticmethod
    def _is_bound(name: str, frame: _Frame) -> bool:
        return name in (frame.scope.bound or ())

    def _origin(self, name: str) -> syntax.Expression | None:
        values = self._base.scope.root("local")
        origin = values.origin(name) if isinstance(values, LocalValues) else None
        return None if origin is None else origin[0].node

    def _succeeding(self, arguments: Iterable[syntax.Expression], frame: _Frame) -> syntax.Expression | None:
        return next((argument for argument in arguments if self._value(argument, frame) is not _FAILED), None)

    def _taken(self, node: syntax.Conditional, frame: _Frame) -> syntax.Expression | None:
        test = self._value(node.test, frame)
        if test is _FAILED or is_deferred(test):
            return None
        return node.yes if test in (True, "true") else node.no

    def _deeper(self, walk: Callable[[], Any]) -> Any:
        if self._depth >= MAX_DEPTH:
            return None
        self._depth += 1
        try:
            return walk()
        finally:
            self._depth -= 1

    # -- the walk ----------------------------------------------------------------------------------------------------

    def _explain(self, node: Any, frame: _Frame) -> list[Place]:
        return self._deeper(lambda: list(self._explained(node, frame))) or []

    def _explained(self, node: Any, frame: _Frame) -> Iterator[Place]:
        match node:
            case syntax.Literal():
                return
            case syntax.Parenthesized(expression=inner) | syntax.Wrapped(expression=inner):
                yield from self._explain(inner, frame)
            case syntax.Variable() | syntax.GetAttribute() | syntax.Index() | syntax.SplatItem():
                yield from self._selection(node, frame)
            case syntax.Unary(operand=operand):
                yield from self._explain(operand, frame)
            case syntax.Binary():
                yield from self._binary(node, frame)
            case syntax.Conditional():
                yield from self._conditional(node, frame)
            case syntax.Call():
                yield from self._call(node, frame)
            case syntax.For():
                yield from self._for(node, frame)
            case syntax.Splat():
                yield from self._splat(node, frame)
            case syntax.Template(parts=parts) | syntax.TupleConstructor(elements=parts):
                for part in parts:
                    yield from self._explain(part, frame)
            case syntax.ObjectConstructor(items=items):
                for item in items:
                    yield from self._explain(item.value, frame)

    def _selection(self, node: Any, frame: _Frame) -> Iterator[Place]:
        if isinstance(node, syntax.GetAttribute) and isinstance(node.source, syntax.Variable):
            if node.source.name == "local" and not self._is_bound("local", frame):
                yield from self._local(node.name)
                return
        place = self._place(node, frame)
        if place is not None:
            yield place
            return
        if isinstance(node, (syntax.GetAttribute, syntax.Index)):
            yield from self._explain(node.source, frame)

    def _local(self, name: str) -> list[Place]:
        if name not in self._known_locals:
            self._known_locals[name] = []  # while it is being walked: a circle adds nothing
            origin = self._origin(name)
            if origin is not None:
                self._known_locals[name] = self._explain(origin, self._base)
        return self._known_locals[name]

    def _binary(self, node: syntax.Binary, frame: _Frame) -> Iterator[Place]:
        operands = [node.left, node.right]
        if node.operator in ("&&", "||"):
            operands = self._logical(node, frame)
        else:
            failed = [operand for operand in operands if self._value(operand, frame) is _FAILED]
            if failed:
                operands = failed
            elif is_deferred(self._value(node, frame)):
                operands = [one for one in operands if not is_wholly_known(self._value(one, frame))] or operands
        for operand in operands:
            yield from self._explain(operand, frame)

    def _logical(self, node: syntax.Binary, frame: _Frame) -> list[syntax.Expression]:
        """The operands of `&&` or `||` that made it what it is."""
        decisive = node.operator == "||"
        left = self._value(node.left, frame)
        if left is _FAILED or self._is(left, decisive):
            return [node.left]
        right = self._value(node.right, frame)
        if right is _FAILED or self._is(right, decisive):
            return [node.right]
        undecided = [one for one, value in ((node.left, left), (node.right, right)) if is_deferred(value)]
        # The last operand is the one that was meant to decide; those before it narrow down.
        return undecided or [node.right, node.left]

    @staticmethod
    def _is(value: Value, truth: bool) -> bool:
        return value is truth or value == ("true" if truth else "false")

    def _conditional(self, node: syntax.Conditional, frame: _Frame) -> Iterator[Place]:
        taken = self._taken(node, frame)
        tested = self._explain(node.test, frame)
        if taken is None:
            yield from tested
            return
        found = self._explain(taken, frame)
        yield from found
        yield from (replace(place, weak=True) for place in tested) if found else tested

    def _call(self, node: syntax.Call, frame: _Frame) -> Iterator[Place]:
        if node.name == "core::try":
            yield from self._attempt(node.arguments, frame)
        elif node.name in _COMPANIONS:
            yield from self._companions(node, frame)
        elif node.name in ("core::alltrue", "core::anytrue") and node.arguments:
            yield from self._quantified(node, frame)
        else:
            failed = [one for one in node.arguments if self._value(one, frame) is _FAILED]
            undecided = []
            if not failed and is_deferred(self._value(node, frame)):
                undecided = [one for one in node.arguments if not is_wholly_known(self._value(one, frame))]
            for argument in failed or undecided or node.arguments:
                yield from self._explain(argument, frame)

    def _attempt(self, arguments: tuple[syntax.Expression, ...], frame: _Frame) -> Iterator[Place]:
        """What `core::try` came to: the argument that succeeded, and what was missing before it."""
        missing: list[Place] = []
        for argument in arguments:
            if self._value(argument, frame) is not _FAILED:
                yield from self._explain(argument, frame)
                break
            missing += self._explain(argument, frame)
        yield from missing

    def _companions(self, node: syntax.Call, frame: _Frame) -> Iterator[Place]:
        """A companion that is missing is the fault of the resource itself; those that are there are evidence."""
        yield Place(self._resource.address, ())
        value = self._value(node, frame)
        elements = value if isinstance(value, tuple) else ()
        for element in elements[:MAX_ELEMENTS]:
            place = self._owner(element)
            if place is not None:
                yield place
        for reference in getattr(value, "causes", ())[:MAX_ELEMENTS]:
            if reference.address != self._resource.address and self._lookup.find(reference.address) is not None:
                yield Place(reference.address, reference.path, weak=True)

    def _quantified(self, node: syntax.Call, frame: _Frame) -> Iterator[Place]:
        """The elements that made `core::alltrue` false or `core::anytrue` true; all of them otherwise."""
        elements = list(self._elements(node.arguments[0], frame))
        values = [self._value(element, inner) for element, inner in elements]
        decisive = node.name == "core::anytrue"
        chosen = [one for one, value in zip(elements, values) if self._is(value, decisive)]
        chosen = chosen or [one for one, value in zip(elements, values) if value is None or value is _FAILED]
        chosen = chosen or [one for one, value in zip(elements, values) if is_deferred(value)] or elements
        for element, inner in chosen[:MAX_ELEMENTS]:
            yield from self._explain(element, inner)
        if not elements:
            yield from self._explain(node.arguments[0], frame)

    # -- collections -------------------------------------------------------------------------------------------------

    def _elements(self, node: Any, frame: _Frame) -> Iterator[tuple[Any, _Frame]]:
        """The expressions of the elements of a list, as far as the source shows them."""
        match node:
            case syntax.Parenthesized(expression=inner) | syntax.Wrapped(expression=inner):
                yield from self._elements(inner, frame)
            case syntax.GetAttribute(source=syntax.Variable(name="local"), name=name) if not self._is_bound("local", frame):
                origin = self._origin(name)
                if origin is not None and self._depth < MAX_DEPTH:
                    self._depth += 1
                    yield from self._elements(origin, self._base)
                    self._depth -= 1
            case syntax.TupleConstructor(elements=elements):
                yield from ((element, frame) for element in elements)
            case syntax.For(key=None):
                included, _ = self._iterations(node, frame)
                yield from ((node.value, inner) for inner in included)
            case syntax.Splat():
                yield from ((node.each, inner) for inner in self._splat_frames(node, frame))
            case syntax.Call(name="core::try", arguments=arguments):
                taken = self._succeeding(arguments, frame)
                if taken is not None:
                    yield from self._elements(taken, frame)
            case syntax.Call(name=name, arguments=arguments) if name in _SELECTING:
                for argument in arguments:
                    yield from self._elements(argument, frame)
            case syntax.Conditional():
                taken = self._taken(node, frame)
                if taken is not None:
                    yield from self._elements(taken, frame)

    def _iterations(self, node: syntax.For, frame: _Frame) -> tuple[list[_Frame], list[_Frame]]:
        """The frames of the elements a `for` lets through (or may let through), and of those it leaves out."""
        included: list[_Frame] = []
        excluded: list[_Frame] = []
        collection = self._raw(node.collection, frame)
        if collection is _FAILED:
            return [], []
        origin = self._place(node.collection, frame)
        for key, step, element in _items(reveal(collection)):
            place = self._step(origin, step) or self._owner(element)
            values = {node.value_name: element, **({node.key_name: key} if node.key_name else {})}
            inner = frame.binding(values, {node.value_name: place, **({node.key_name: None} if node.key_name else {})})
            test = True if node.condition is None else self._value(node.condition, inner)
            (excluded if self._is(test, False) else included).append(inner)
        return included, excluded

    def _for(self, node: syntax.For, frame: _Frame) -> Iterator[Place]:
        included, excluded = self._iterations(node, frame)
        for inner in included[:MAX_ELEMENTS]:
            if node.condition is not None:
                yield from self._explain(node.condition, inner)
            yield from self._explain(node.value, inner)
            place = inner.places.get(node.value_name)
            if place is not None:
                yield replace(place, weak=node.condition is not None)
        if included:
            return
        for inner in excluded[:MAX_ELEMENTS]:
            yield from self._explain(node.condition, inner)
        found = self._explain(node.collection, frame)
        yield from (replace(place, weak=True) for place in found) if excluded else found

    def _splat_frames(self, node: syntax.Splat, frame: _Frame) -> list[_Frame]:
        source = reveal(self._raw(node.source, frame))
        if source is _FAILED or source is None or is_deferred(source):
            return []
        origin = self._place(node.source, frame)
        elements = source if isinstance(source, tuple) else (source,)
        return [
            frame.binding({"*": element}, {"*": self._step(origin, step) if isinstance(source, tuple) else origin})
            for step, element in enumerate(elements)
        ]

    def _splat(self, node: syntax.Splat, frame: _Frame) -> Iterator[Place]:
        frames = self._splat_frames(node, frame)
        for inner in frames[:MAX_ELEMENTS]:
            yield from self._explain(node.each, inner)
        if not frames:
            yield from self._explain(node.source, frame)


def _items(collection: Value) -> Iterator[tuple[Value, Any, Value]]:
    """Key as `for` binds it, step of the path, and value of each element."""
    if isinstance(collection, tuple):
        yield from ((position, position, element) for position, element in enumerate(collection))
    elif isinstance(collection, dict):
        yield from ((key, key, collection[key]) for key in sorted(collection))
