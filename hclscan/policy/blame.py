"""Which attributes decided: a condition is walked again, in the scope in which it failed, down to the attributes it read.

No rule says which attributes it is about. The walk follows what made the condition false (or unknown): the operand of `&&`
that was false, the elements that a `for` let through, the argument of `core::try` that succeeded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from hclscan.hcl import syntax
from hclscan.hcl.values import Path, Value, is_deferred, is_wholly_known, reveal
from hclscan.policy.origin import (
    COMPANIONS,
    FAILED,
    MAX_DEPTH,
    PARTS,
    SELECTING,
    Frame,
    Origins,
    Place,
    Shared,
    element_of,
    items_of,
    local_name,
    step_to,
)
from hclscan.policy.recording import unnoted

MAX_ELEMENTS = 8
"""Elements of a collection that are blamed one by one."""

MAX_SEARCHED = 1000
"""Elements of a collection among which those that decided are looked for."""


_SEEKING = ("core::contains", "hclscan::refers_to")
"""Functions that look for something in a list."""


class Blame:
    """Walks the conditions of one verdict. `shared` remembers what is the same for all verdicts in a set."""

    def __init__(self, origins: Origins, shared: Shared) -> None:
        self._from = origins
        self._known_locals: dict[tuple[str, bool], list[Place]] = {}
        self._shared = shared
        self._seeking = False

    def deciding(self, node: syntax.Expression) -> list[Place]:
        """The places that decided, the most telling first; none twice."""
        found: dict[tuple[str, Path], Place] = {}
        for place in self._explain(node, self._from.base):
            known = found.get((place.address, place.path))
            if known is None or (known.weak and not place.weak):
                found[place.address, place.path] = place
        return list(found.values())

    # -- the walk ----------------------------------------------------------------------------------------------------

    def _explain(self, node: Any, frame: Frame) -> list[Place]:
        kind = type(node)
        if kind is syntax.Literal:
            return []
        if kind is syntax.Parenthesized or kind is syntax.Wrapped:
            return self._explain(node.expression, frame)
        same_for = self._from.same_for(node)
        return self._walked(node, frame) if same_for is None else self._shared_with(same_for, node, frame)

    def _walked(self, node: Any, frame: Frame) -> list[Place]:
        walk = _WALKS.get(type(node))
        if walk is None or self._from.depth >= MAX_DEPTH:
            return []
        self._from.depth += 1
        try:
            return walk(self, node, frame)
        finally:
            self._from.depth -= 1

    def _unary(self, node: syntax.Unary, frame: Frame) -> list[Place]:
        return self._explain(node.operand, frame)

    def _template(self, node: syntax.Template, frame: Frame) -> list[Place]:
        return self._all(node.parts, frame)

    def _tuple(self, node: syntax.TupleConstructor, frame: Frame) -> list[Place]:
        return self._all(node.elements, frame)

    def _object(self, node: syntax.ObjectConstructor, frame: Frame) -> list[Place]:
        return self._all((item.value for item in node.items), frame)

    def _all(self, nodes: Iterable[Any], frame: Frame) -> list[Place]:
        return [place for node in nodes for place in self._explain(node, frame)]

    def _selection(self, node: Any, frame: Frame) -> list[Place]:
        name = local_name(node, frame)
        if name is not None:
            return self._local(name)
        place = self._from.place(node, frame)
        if place is not None:
            return [place]
        return self._explain(node.source, frame) if isinstance(node, (syntax.GetAttribute, syntax.Index)) else []

    def _local(self, name: str) -> list[Place]:
        key = (name, self._seeking)
        if key not in self._known_locals:
            self._known_locals[key] = []  # while it is being walked: a circle adds nothing
            origin = self._from.local(name)
            if origin is not None and self._from.is_of_file(name):
                self._known_locals[key] = self._shared_with(id(origin), origin, self._from.base)
            elif origin is not None:
                self._known_locals[key] = self._explain(origin, self._from.base)
        return self._known_locals[key]

    def _shared_with(self, key: Any, node: syntax.Expression, frame: Frame) -> list[Place]:
        """What decided an expression that many resources share; where a companion is missing, that is the one judged now."""
        here, key = self._from.resource.identity, (key, self._seeking)
        if key not in self._shared.deciding:  # the node is kept beside what was found, so that its identity is not reused
            # What is asked is the same for all of them, so it is not noted.
            places = unnoted(lambda _: tuple(self._walked(node, frame)), frame.scope)
            self._shared.deciding[key] = (node, here, [one for one in places if self._from.is_common(one)])
        _, judged, places = self._shared.deciding[key]
        for place in places:
            self._from.met(place)
        if judged == here:
            return places
        return [replace(place, address=here) if place.address == judged and not place.path else place for place in places]

    def _binary(self, node: syntax.Binary, frame: Frame) -> list[Place]:
        if node.operator in ("&&", "||"):
            return self._all(self._logical(node, frame), frame)
        operands = [node.left, node.right]
        failed = [operand for operand in operands if self._from.value(operand, frame) is FAILED]
        if not failed and is_deferred(self._from.value(node, frame)):
            failed = [one for one in operands if not is_wholly_known(self._from.value(one, frame))]
        return self._all(failed or operands, frame)

    def _logical(self, node: syntax.Binary, frame: Frame) -> list[syntax.Expression]:
        """The operands of `&&` or `||` that made it what it is."""
        decisive = node.operator == "||"
        left = self._from.value(node.left, frame)
        if left is FAILED or self._is(left, decisive):
            return [node.left]
        right = self._from.value(node.right, frame)
        if right is FAILED or self._is(right, decisive):
            return [node.right]
        undecided = [one for one, value in ((node.left, left), (node.right, right)) if is_deferred(value)]
        # The last operand is the one that was meant to decide; those before it narrow down.
        return undecided or [node.right, node.left]

    @staticmethod
    def _is(value: Value, truth: bool) -> bool:
        return value is truth or value == ("true" if truth else "false")

    def _conditional(self, node: syntax.Conditional, frame: Frame) -> list[Place]:
        taken = self._from.taken(node, frame)
        tested = self._explain(node.test, frame)
        found = [] if taken is None else self._explain(taken, frame)
        return [*found, *(replace(place, weak=True) for place in tested)] if found else tested

    def _call(self, node: syntax.Call, frame: Frame) -> list[Place]:
        """What decided a call, be it one that sought something in a list in vain."""
        before = self._seeking
        vain = node.name in _SEEKING and self._is(self._from.value(node, frame), False)
        self._seeking = vain or (before and node.name in SELECTING)
        try:
            return self._called(node, frame)
        finally:
            self._seeking = before

    def _called(self, node: syntax.Call, frame: Frame) -> list[Place]:
        if node.name == "core::try":
            return self._attempt(node.arguments, frame)
        if node.name in COMPANIONS:
            return self._companions(node, frame)
        if node.name in ("core::alltrue", "core::anytrue") and node.arguments:
            return self._quantified(node, frame)
        value = self._from.value(node, frame)
        if node.name in PARTS and value is not FAILED:
            return self._parts(node, frame)
        chosen: list[Any] = []
        if value is FAILED:
            chosen = [one for one in node.arguments if self._from.value(one, frame) is FAILED]
        elif is_deferred(value):
            chosen = [one for one in node.arguments if not is_wholly_known(self._from.value(one, frame))]
        return self._all(chosen or node.arguments, frame)

    def _parts(self, node: syntax.Call, frame: Frame) -> list[Place]:
        """The parts of a manifest that a function of it reads; what says which other objects count is weak."""
        whole = self._from.place(node.arguments[0], frame)
        if whole is None or self._from.raw(node.arguments[0], frame) is None:
            return self._all(node.arguments, frame)
        paths = PARTS[node.name](frame.scope.context, *(self._from.raw(one, frame) for one in node.arguments))
        return [Place(whole.address, (*whole.path, *path), node.name == "hclscan::ingress_controller") for path in paths]

    def _attempt(self, arguments: tuple[syntax.Expression, ...], frame: Frame) -> list[Place]:
        """What `core::try` came to: the argument that succeeded, and what was missing before it."""
        missing: list[Place] = []
        for argument in arguments:
            if self._from.value(argument, frame) is not FAILED:
                return self._explain(argument, frame) + missing
            missing += self._explain(argument, frame)
        return missing

    def _companions(self, node: syntax.Call, frame: Frame) -> list[Place]:
        """A companion that is missing is the fault of the resource itself; those that are there are evidence."""
        found = [Place(self._from.resource.identity, ())]
        value = self._from.value(node, frame)
        elements = value if isinstance(value, tuple) else ()
        found += (place for element in elements[:MAX_ELEMENTS] if (place := self._from.owner(element)) is not None)
        for reference in getattr(value, "causes", ())[:MAX_ELEMENTS]:
            if reference.address == self._from.resource.identity:
                self._from.met_itself = True
            elif self._from.lookup.find(reference.address) is not None:
                found.append(Place(reference.address, reference.path, weak=True, met=True))
        return found

    def _quantified(self, node: syntax.Call, frame: Frame) -> list[Place]:
        """The elements that made `core::alltrue` false or `core::anytrue` true; all of them otherwise."""
        decisive = node.name == "core::anytrue"
        elements = self._elements(node.arguments[0], frame)
        if self._is(self._from.value(node, frame), not decisive):
            chosen = list(islice(elements, MAX_ELEMENTS))  # each of them had its part in it
        else:
            chosen = self._deciding(elements, decisive)
        found = [place for element, inner in chosen for place in self._explain(element, inner)]
        return found or self._explain(node.arguments[0], frame)

    def _deciding(self, elements: Iterable[tuple[Any, Frame]], decisive: bool) -> list[tuple[Any, Frame]]:
        """The elements with the decisive value; else those without any, else those that are open, else the first ones."""
        groups: tuple[list[tuple[Any, Frame]], ...] = ([], [], [], [])
        for element, inner in islice(elements, MAX_SEARCHED):
            value = self._from.value(element, inner)
            rank = 0 if self._is(value, decisive) else 1 if value is None or value is FAILED else 2 if is_deferred(value) else 3
            if len(groups[rank]) < MAX_ELEMENTS:
                groups[rank].append((element, inner))
                if rank == 0 and len(groups[0]) == MAX_ELEMENTS:
                    break
        return next((group for group in groups if group), [])

    # -- collections -------------------------------------------------------------------------------------------------

    def _elements(self, node: Any, frame: Frame) -> Iterator[tuple[Any, Frame]]:
        """The expressions of the elements of a list, as far as the source shows them."""
        kind = type(node)
        name = local_name(node, frame)
        if kind is syntax.Parenthesized or kind is syntax.Wrapped:
            yield from self._elements(node.expression, frame)
        elif name is not None:
            origin = self._from.local(name)
            if origin is not None and self._from.raw(node, frame) != ():
                yield from self._from.deeper(lambda: list(self._elements(origin, self._from.base))) or ()
        elif kind is syntax.TupleConstructor:
            yield from ((element, frame) for element in node.elements)
        elif kind is syntax.For and node.key is None:
            yield from ((node.value, inner) for inner in self._iterations(node, frame) if self._is_included(node, inner))
        elif kind is syntax.Splat:
            yield from ((node.each, inner) for inner in self._splat_frames(node, frame))
        elif kind is syntax.Call and node.name in SELECTING:
            for argument in node.arguments:
                yield from self._elements(argument, frame)
        elif kind is syntax.Variable or kind is syntax.GetAttribute or kind is syntax.Index:
            value = reveal(self._from.raw(node, frame))
            steps = range(len(value)) if isinstance(value, tuple) else ()
            yield from ((element_of(node, step), frame) for step in steps)
        else:
            taken = self._taken(node, frame)
            if taken is not None:
                yield from self._elements(taken, frame)

    def _taken(self, node: Any, frame: Frame) -> syntax.Expression | None:
        """The branch of a conditional, or the argument of `core::try`, that gave the value."""
        if type(node) is syntax.Conditional:
            return self._from.taken(node, frame)
        if type(node) is syntax.Call and node.name == "core::try":
            return self._from.succeeding(node.arguments, frame)
        return None

    def _is_included(self, node: syntax.For, inner: Frame) -> bool:
        """Whether a `for` lets an element through, or may do so."""
        return node.condition is None or not self._is(self._from.value(node.condition, inner), False)

    def _iterations(self, node: syntax.For, frame: Frame) -> Iterator[Frame]:
        """The frames of the elements that a `for` goes over."""
        collection = self._from.raw(node.collection, frame)
        if collection is FAILED:
            return
        self._from.seen(collection)
        origin = self._from.place(node.collection, frame)
        entries = list(items_of(reveal(collection)))
        places = [step_to(origin, step) for _, step, _ in entries]
        if origin is None:
            places = self._element_places(node.collection, frame, len(entries))
        for (key, _, element), place in zip(entries, places, strict=True):
            place = self._from.owner(element) if place is None else self._from.met(place)
            values = {node.value_name: element, **({node.key_name: key} if node.key_name else {})}
            yield frame.binding(values, {node.value_name: place, **({node.key_name: None} if node.key_name else {})})

    def _element_places(self, node: Any, frame: Frame, count: int) -> list[Place | None]:
        """Where the elements of a computed list come from, as far as `core::concat` and `core::flatten` leave them in order."""
        name = local_name(node, frame)
        origin = None if name is None or not self._from.is_of_file(name) else self._from.local(name)
        if origin is not None:
            return self._places_in_file(origin, count)
        return self._computed_places(node, frame, count)

    def _places_in_file(self, origin: syntax.Expression, count: int) -> list[Place | None]:
        """Where the elements of a local of the file come from: the same for all verdicts."""
        known = self._shared.elements.get(id(origin))
        if known is None or len(known[1]) != count:
            places = map(self._from.common, self._computed_places(origin, self._from.base, count))
            known = self._shared.elements[id(origin)] = (origin, list(places))
        return known[1]

    def _computed_places(self, node: Any, frame: Frame, count: int) -> list[Place | None]:
        found: list[Place | None] = []
        for element, inner in self._elements(node, frame):
            value = reveal(self._from.raw(element, inner))
            place = self._from.place(element, inner)
            if isinstance(value, tuple) and getattr(self._from.source(node), "name", "") == "core::flatten":
                found += [step_to(place, step) for step in range(len(value))]
            else:
                found.append(place)
        return found if len(found) == count else [None] * count

    def _sample(self, node: syntax.For, frame: Frame) -> tuple[list[Frame], list[Frame], list[Frame]]:
        """The first few of the elements that a `for` lets through, of those that it leaves out, and of those that do not count:

        what is not there of resources among which something is sought in vain.
        """
        included, excluded, void = groups = ([], [], [])  # type: tuple[list[Frame], list[Frame], list[Frame]]
        result = self._from.value(node, frame)
        wanted = min(len(result), MAX_ELEMENTS) if isinstance(result, (tuple, dict)) else MAX_ELEMENTS
        for inner in islice(self._iterations(node, frame), MAX_SEARCHED):
            place = inner.places.get(node.value_name) if self._seeking else None
            if place is not None and place.met and self._from.value(node.value, inner) in (None, FAILED):
                group = void
            else:
                group = included if wanted and self._is_included(node, inner) else excluded
            if group is included or len(group) < MAX_ELEMENTS:
                group.append(inner)
            if len(included) >= wanted and (included or len(excluded) == MAX_ELEMENTS):
                break
        return groups

    def _for(self, node: syntax.For, frame: Frame) -> list[Place]:
        included, excluded, void = self._sample(node, frame)
        found: list[Place] = []
        for inner in included:
            if node.condition is not None:
                found += self._explain(node.condition, inner)
            found += self._explain(node.value, inner)
            place = inner.places.get(node.value_name)
            if place is not None:
                found.append(replace(place, weak=node.condition is not None))
        if not included:
            for inner in excluded:
                found += self._explain(node.condition, inner)
        if (included and found) or (void and not found):
            return found
        collection = self._explain(node.collection, frame)
        return [*found, *(replace(place, weak=True) for place in collection)] if found else collection

    def _splat_frames(self, node: syntax.Splat, frame: Frame) -> list[Frame]:
        source = self._from.seen(reveal(self._from.raw(node.source, frame)))
        if source is FAILED or source is None or is_deferred(source):
            return []
        origin = self._from.place(node.source, frame)
        elements = source if isinstance(source, tuple) else (source,)
        return [
            frame.binding({"*": element}, {"*": step_to(origin, step) if isinstance(source, tuple) else origin})
            for step, element in enumerate(elements)
        ]

    def _splat(self, node: syntax.Splat, frame: Frame) -> list[Place]:
        frames = self._splat_frames(node, frame)
        if not frames:
            return self._explain(node.source, frame)
        return [place for inner in frames[:MAX_ELEMENTS] for place in self._explain(node.each, inner)]


_WALKS: Mapping[type, Callable[[Blame, Any, Frame], list[Place]]] = {
    syntax.Variable: Blame._selection,
    syntax.GetAttribute: Blame._selection,
    syntax.Index: Blame._selection,
    syntax.SplatItem: Blame._selection,
    syntax.Unary: Blame._unary,
    syntax.Binary: Blame._binary,
    syntax.Conditional: Blame._conditional,
    syntax.Call: Blame._call,
    syntax.For: Blame._for,
    syntax.Splat: Blame._splat,
    syntax.Template: Blame._template,
    syntax.TupleConstructor: Blame._tuple,
    syntax.ObjectConstructor: Blame._object,
}
