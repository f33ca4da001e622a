"""Where values come from: the attribute that an expression selects, found by following its syntax and its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from hclscan.hcl import syntax
from hclscan.hcl.scope import Scope
from hclscan.hcl.values import EvaluationError, InstanceObject, Path, Value, is_deferred, reveal
from hclscan.policy import ingress
from hclscan.policy.calls import invocation
from hclscan.policy.expressions import compile_policy, logical
from hclscan.policy.lookup import Lookup
from hclscan.policy.named_values import named_paths
from hclscan.policy.scope import LocalValues
from hclscan.policy.steady import Steady
from hclscan.records import mutable, record
from hclscan.resources import Resource

MAX_DEPTH = 60
"""Levels of expressions and locals that are followed."""

FAILED = object()
"""Stands for the value of an expression in error."""

COMPANIONS = (
    "core::getresources", "hclscan::referrers", "hclscan::manifests", "hclscan::manifests_in", "hclscan::manifest",
    "hclscan::manifests_naming", "hclscan::workloads", "hclscan::service_authenticates",
)  # fmt: skip
"""Functions that look for other resources: what is not there is the fault of the resource that is judged."""

PARTS: Mapping[str, Callable[..., Iterable[Path]]] = {
    "hclscan::ingress_backends": ingress.backend_paths,
    "hclscan::ingress_class": ingress.class_paths,
    "hclscan::ingress_controller": ingress.controller_paths,
    "hclscan::named_value": named_paths,
}
"""Functions of a manifest that read some parts of it: these, for a context and the arguments, the most telling first."""

SELECTING = ("core::concat", "core::flatten", "core::distinct", "core::compact", "core::tolist", "core::toset", "core::sort")
"""Functions whose elements are those of their arguments."""

_MAKING = frozenset((
    "core::compact", "core::concat", "core::distinct", "core::flatten", "core::getresources", "core::keys", "core::merge",
    "core::sort", "core::tolist", "core::toset", "core::values", "hclscan::manifests", "hclscan::manifests_in",
    "hclscan::manifests_naming", "hclscan::referrers", "hclscan::workloads", "hclscan::ingress_backends",
))  # fmt: skip
"""Functions that make a collection: it is no attribute of any resource, whatever its elements are."""

_MADE = frozenset((
    syntax.For, syntax.TupleConstructor, syntax.ObjectConstructor, syntax.Template, syntax.Literal,
))  # fmt: skip
"""Expressions that make a value."""


@record
class Place:
    """An attribute: its path in the resource at `address`. The empty path is the resource itself.

    `weak` places led to the decision without being what was judged, such as the test of a conditional. `met` says that it was
    found by its value, not by a path that starts at the resource that is judged.
    """

    address: str
    path: Path
    weak: bool = False
    met: bool = field(default=False, compare=False)


@record
class Shared:
    """What is the same for all verdicts in a set, since locals of policy files know nothing of the resource that is judged.

    Both go by the identity of the expression of a local, which they keep: `deciding` has the resource that was judged and what
    decided, also for what is the same for all resources of a type or a provider, `elements` where the elements of a list come
    from.
    """

    deciding: dict[Any, tuple[syntax.Expression, str, list[Place]]] = field(default_factory=dict)
    elements: dict[int, tuple[syntax.Expression, list[Place | None]]] = field(default_factory=dict)


@mutable
class Frame:
    """A scope, and where the values that `for` has bound in it come from. `known` keeps what was evaluated in it."""

    scope: Scope
    places: Mapping[str, Place | None] = field(default_factory=dict)
    known: dict[int, Any] = field(default_factory=dict, repr=False)

    def binding(self, values: Mapping[str, Value], places: Mapping[str, Place | None]) -> Frame:
        """This frame with further names."""
        return Frame(self.scope.binding(**values), {**self.places, **places})


def step_to(place: Place | None, step: str | int) -> Place | None:
    """The place one step further."""
    return None if place is None else Place(place.address, (*place.path, step), place.weak, place.met)


def items_of(collection: Value) -> Iterator[tuple[Value, Any, Value]]:
    """Key as `for` binds it, step of the path, and value of each element."""
    if isinstance(collection, tuple):
        yield from ((position, position, element) for position, element in enumerate(collection))
    elif isinstance(collection, dict):
        yield from ((key, key, collection[key]) for key in sorted(collection))


def element_of(node: syntax.Expression, step: int) -> syntax.Expression:
    """The expression of an element of a list."""
    return syntax.Index(node.start, node.end, node, syntax.Literal(node.start, node.end, step))


def is_bound(name: str, frame: Frame) -> bool:
    """Whether a name is one that `for` has bound."""
    return name in (frame.scope.bound or ())


def local_name(node: Any, frame: Frame) -> str | None:
    """The name `x` of `local.x`; None for every other expression."""
    if type(node) is not syntax.GetAttribute or type(node.source) is not syntax.Variable or node.source.name != "local":
        return None
    return None if is_bound("local", frame) else node.name


class Origins:
    """Values of the parts of a rule's expressions on one resource, and the places they come from.

    `steady` keeps the closures of those parts. `met_itself` says that the resource was come across among others, as an element
    of a list of resources, so that for another resource it would be another element; or that something of it was seen which is
    not among the questions that were noted.
    """

    def __init__(self, resource: Resource, attrs: Value, scope: Scope, lookup: Lookup, steady: Steady) -> None:
        self.resource = resource
        self.lookup = lookup
        self.base = Frame(scope)
        self._steady = steady
        self._attrs = attrs
        self._owners: dict[int, Place] = {}
        self.depth = 0
        self.met_itself = False
        self._register(attrs, resource.identity, ())

    def _register(self, value: Value, address: str, path: Path) -> None:
        value = reveal(value)
        if not isinstance(value, (tuple, dict)) or not value:
            return
        self._owners[id(value)] = Place(address, path, met=True)
        for step, element in enumerate(value) if isinstance(value, tuple) else value.items():
            self._register(element, address, (*path, step))

    def value(self, node: Any, frame: Frame) -> Any:
        """The value of an expression, `FAILED` when it is in error."""
        value = self.raw(node, frame)
        return value if value is FAILED else self.lookup.decided(reveal(value))

    def raw(self, node: Any, frame: Frame) -> Any:
        """The value itself, not a copy: containers are recognised by identity."""
        key = id(node)
        if key in frame.known:
            return frame.known[key]
        value = frame.known[key] = self._evaluated(node, frame)
        return value

    def _evaluated(self, node: Any, frame: Frame) -> Any:
        """The value, from those of the parts that the walk asks for next: so that each is evaluated once."""
        kind = type(node)
        if kind is syntax.Parenthesized:
            return self.raw(node.expression, frame)
        if kind is syntax.Variable and node.name == "attrs" and not is_bound("attrs", frame):
            return frame.scope.root("attrs")  # which is no question: nothing is read of it yet
        if id(node) not in self._steady.nodes:
            if kind is syntax.Binary and node.operator in ("&&", "||"):
                return self._logical(node, frame)
            if kind is syntax.Call:
                invoke = self._invocation(node)
                if invoke is not None:
                    return self._invoked(invoke, node, frame)
            if kind is syntax.For and node.key is None and self.raw(node.collection, frame) == ():
                return ()
        compiled = self._steady.compiled.get(id(node))
        if compiled is None:
            steady = self._steady if self._steady.is_warm else None
            run = compile_policy(node, frozenset(frame.scope.bound or ()), steady)
            compiled = self._steady.compiled[id(node)] = (node, run)
        try:
            return compiled[1](frame.scope)
        except (EvaluationError, RecursionError):
            return FAILED

    def _invocation(self, node: syntax.Call) -> Any:
        known = self._steady.invoked.get(id(node))
        if known is None:
            known = self._steady.invoked[id(node)] = (node, invocation(node))
        return known[1]

    def _invoked(self, invoke: Any, node: syntax.Call, frame: Frame) -> Any:
        values = [self.raw(argument, frame) for argument in node.arguments]
        for value in values:
            self.seen(value)
        if any(value is FAILED for value in values):
            return FAILED
        try:
            return invoke(values, frame.scope.context)
        except (EvaluationError, RecursionError):
            return FAILED

    def _logical(self, node: syntax.Binary, frame: Frame) -> Any:
        """The value of `&&` or `||`, from those of the operands, which are asked for next: a chain is evaluated once."""
        left = self.raw(node.left, frame)
        if left is FAILED:
            return FAILED
        try:
            return logical(lambda scope: left, lambda scope: self._operand(node.right, frame), node.operator)(frame.scope)
        except EvaluationError:
            return FAILED

    def _operand(self, node: Any, frame: Frame) -> Value:
        value = self.raw(node, frame)
        if value is FAILED:
            raise EvaluationError("An operand is in error")
        return value

    def owner(self, value: Value) -> Place | None:
        """The place of a value that is part of a resource."""
        return self.met(self._owner(value))

    def met(self, place: Place | None) -> Place | None:
        """A place that may have been found by its value."""
        if place is not None and place.met and place.address == self.resource.identity:
            self.met_itself = True
        return place

    def seen(self, value: Value) -> Value:
        """A value, when something will be made of it that is not asked for by its name."""
        if value is self._attrs:
            self.met_itself = True
        return value

    def _owner(self, value: Value) -> Place | None:
        value = reveal(value)
        if not isinstance(value, (tuple, dict)):
            return None
        known = self._owners.get(id(value))
        if known is None and isinstance(value, InstanceObject):
            if not value.reference.path and self.lookup.find(value.reference.address) is not None:
                self._register(value, value.reference.address, ())
            return Place(value.reference.address, value.reference.path, met=True)
        if known is not None and not isinstance(value, InstanceObject):
            self.met_itself = True  # two values that are the same need not stand at the same place
        return known

    def is_common(self, place: Place) -> bool:
        """Whether what is the same for many resources comes from a place whichever of them is judged.

        Of manifests in a list, only the one that is judged is recognised: its place would stand for whoever is judged first.
        """
        return place.address != self.resource.identity or place.path[:1] != ("manifest",)

    def common(self, place: Place | None) -> Place | None:
        """The place as far as it is one for many resources."""
        return place if place is not None and self.is_common(place) else None

    def place(self, node: Any, frame: Frame) -> Place | None:
        """The attribute that an expression selects, whether it is there or not; None when it is computed."""
        kind = type(node)
        if kind is syntax.Parenthesized or kind is syntax.Wrapped:
            return self.place(node.expression, frame)
        if kind is syntax.Variable:
            return self._root_place(node.name, frame)
        if kind is syntax.SplatItem:
            return frame.places.get("*")
        if kind in _MADE or (kind is syntax.Call and node.name in _MAKING):
            return None
        place = self._selected(node, frame)
        return place if place is not None else self.owner(self.raw(node, frame))

    def _selected(self, node: Any, frame: Frame) -> Place | None:
        """The place that the syntax of an expression leads to."""
        kind = type(node)
        if kind is syntax.GetAttribute:
            name = local_name(node, frame)
            if name is None:
                return step_to(self.place(node.source, frame), node.name)
            origin = self.local(name)
            return None if origin is None else self.deeper(lambda: self.place(origin, self.base))
        if kind is syntax.Index:
            step = self.value(node.key, frame)
            return step_to(self.place(node.source, frame), step) if isinstance(step, (str, int)) else None
        taken = None
        if kind is syntax.Call and node.name == "core::try":
            taken = self.succeeding(node.arguments, frame)
            if type(taken) is syntax.Literal:
                taken = node.arguments[0]  # which is not there
        elif kind is syntax.Conditional:
            taken = self.taken(node, frame)
        return None if taken is None else self.place(taken, frame)

    def _root_place(self, name: str, frame: Frame) -> Place | None:
        if is_bound(name, frame):
            place = frame.places.get(name)
            return place if place is not None else self.owner((frame.scope.bound or {})[name])
        return Place(self.resource.identity, ()) if name == "attrs" else None

    def local(self, name: str) -> syntax.Expression | None:
        values = self.base.scope.root("local")
        origin = values.origin(name) if isinstance(values, LocalValues) else None
        return None if origin is None else origin[0].node

    def source(self, node: Any) -> Any:
        """The expression that a local, or parentheses, stand for."""
        while True:
            match node:
                case syntax.Parenthesized(expression=inner) | syntax.Wrapped(expression=inner):
                    node = inner
                case syntax.GetAttribute(source=syntax.Variable(name="local"), name=name):
                    origin = self.local(name)
                    if origin is None:
                        return node
                    node = origin
                case _:
                    return node

    def is_of_file(self, name: str) -> bool:
        """Whether a local belongs to the file, and so sees no resource."""
        values = self.base.scope.root("local")
        return isinstance(values, LocalValues) and not values.is_own(name)

    def same_for(self, node: Any) -> Any:
        """What an expression goes by that is the same for many resources; None for all others."""
        needs = self._steady.nodes.get(id(node))
        if needs is None:
            return None
        values = self.base.scope.root("local")
        return (id(node), values.subject.known_by(needs)) if isinstance(values, LocalValues) else None

    def succeeding(self, arguments: Iterable[syntax.Expression], frame: Frame) -> syntax.Expression | None:
        return next((argument for argument in arguments if self.value(argument, frame) is not FAILED), None)

    def taken(self, node: syntax.Conditional, frame: Frame) -> syntax.Expression | None:
        test = self.value(node.test, frame)
        if test is FAILED or is_deferred(test):
            return None
        return node.yes if test in (True, "true") else node.no

    def deeper(self, walk: Callable[[], Any]) -> Any:
        if self.depth >= MAX_DEPTH:
            return None
        self.depth += 1
        try:
            return walk()
        finally:
            self.depth -= 1
