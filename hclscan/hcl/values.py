"""Values of the configuration language: what is known, what is not, and what is known of the unknown.

Known values are plain Python: `str`, `bool`, `int` or `Decimal` (see `hclscan.hcl.numbers`), `None` (while expressions run,
also `Null`), and the containers below. Terraform's structural types are Python's own (`tuple` is a tuple, `dict` an object),
its collection types are subclasses (`ListValue`, `SetValue`, `MapValue`), so code that only reads elements treats both alike.
Containers are never changed after they are made.

Everything else is one of `Unknown`, `OneOf` and `Sensitive`. Terraform itself has unknowns and sensitive marks; `OneOf`,
references, templates and encoded values refine an unknown so that policies can decide. Inside a configuration they never
turn an unknown into a known value (`containers.decided` does so, for policies only).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from hclscan.records import record

Value: TypeAlias = Any
"""One of the classes described in the module's docstring; Python's type system cannot say more without wrapping them."""

PathStep: TypeAlias = "str | int"
Path: TypeAlias = "tuple[PathStep, ...]"

Bounds: TypeAlias = "tuple[int | Decimal | None, int | Decimal | None]"
"""The smallest and the largest number that something may be; None where there is no limit."""

REFERENCE_KINDS = Literal["resource", "data", "variable", "module", "ephemeral"]


class ListValue(tuple[Value, ...]):
    """A list: elements of one type, which `element` tells where there is none. A plain `tuple` is Terraform's tuple."""

    element: Any = None


class SetValue(tuple[Value, ...]):
    """A set: distinct elements in the order in which Terraform iterates; build it with `make_set`. `element` as of lists."""

    element: Any = None


class MapValue(dict[str, Value]):
    """A map: elements of one type, which `element` tells where there is none. A plain `dict` is Terraform's object."""

    element: Any = None


@record
class Null:
    """Null of a known type, such as a variable of type `string` has; the literal `null` is `None`.

    The type decides what other values are converted to beside it. Only expressions see it: what leaves a module instance is
    `None` (`containers.untyped`).
    """

    kind: Any = field(compare=False)


@record
class Reference:
    """A place whose value is not known yet: attribute `path` of the instance at `address`.

    `address` is absolute, as Terraform writes it: `module.db["a"].aws_s3_bucket.this[0]`, `data.aws_ami.x`, `var.key`,
    `module.net.var.cidr`.
    """

    kind: REFERENCE_KINDS
    address: str
    path: Path = ()

    def __str__(self) -> str:
        return self.address + format_path(self.path)


class InstanceObject(dict[str, Value]):
    """The attributes of a resource instance, or of a block in one: what is written; the rest is decided by the provider.

    In a configuration an absent attribute is unknown until apply; policies decide for themselves what absence means.
    """

    __slots__ = ("reference",)

    def __init__(self, reference: Reference, attributes: Mapping[str, Value]) -> None:
        dict.__init__(self, attributes)  # many are made, and `super()` takes time
        self.reference = reference

    def absent(self, name: str) -> Unknown:
        """The unknown value of an attribute that is not written."""
        place = self.reference
        return Unknown(
            reason=f"{place if place.path else place.address}.{name} is known after apply",
            reference=Reference(place.kind, place.address, (*place.path, name)),
        )


@record
class Encoded:
    """The value that an unknown text encodes, with the holes left as unknowns."""

    format: Literal["json", "yaml"]
    value: Value


@record
class Unknown:
    """A value that is not decidable before apply, or because an input is missing.

    `reason` says why in words, when this very value is the origin; `reference` says which attribute of which instance it is;
    `causes` lists the references it was computed from; `template` holds literal and unknown parts of a text; `encodes`
    the value that the text encodes. `kind` is its type (of `hclscan.hcl.types`) where that is known, `present` says that it is
    not null, and `bounds` are the smallest and the largest value that a number, or the length of a collection, may have
    (None: any); none of these takes part in comparison.
    """

    reason: str = ""
    reference: Reference | None = None
    causes: tuple[Reference, ...] = ()
    template: tuple[str | Unknown, ...] | None = None
    encodes: Encoded | None = None
    kind: Any = field(default=None, compare=False)
    present: bool = field(default=False, compare=False)
    bounds: Bounds | None = field(default=None, compare=False)

    @property
    def origins(self) -> tuple[Reference, ...]:
        """The references this value depends on: itself, when it is one, or those it was computed from."""
        return (self.reference,) if self.reference is not None else self.causes


@record
class OneOf:
    """Unknown, but surely one of `alternatives`. Build it with `containers.one_of`.

    `kind`, `present` and `bounds` are what Terraform knows of it, as for `Unknown`.
    """

    alternatives: tuple[Value, ...]
    causes: tuple[Reference, ...] = ()
    present: bool = field(default=False, compare=False)
    kind: Any = field(default=None, compare=False)
    bounds: Bounds | None = field(default=None, compare=False)


@record
class Sensitive:
    """A value that no report may print. Never nested; build it with `sensitive`."""

    value: Value


CONCEALED = "sensitive:"
"""What an evaluation notes that has read what a sensitive value names: its result is not written down."""


class Namespace:
    """Names that are looked up one by one, such as `var` or `aws_s3_bucket`: not a value by itself."""

    __slots__ = ()

    def attribute(self, name: str) -> Value:
        """The value of a name. Raises `EvaluationError` when there is no such name."""
        raise NotImplementedError

    def whole(self) -> Value:
        """All names and their values, as an object. Raises `EvaluationError` when the namespace is no value."""
        raise EvaluationError("Incomplete reference", "a name must follow")


class EvaluationError(Exception):
    """An expression that the language rejects. Caught by `try`, `can` and at the boundary of each evaluation.

    `start` and `end` are offsets into the file of the expression; -1 until an expression has claimed the error. `detail` may be
    given as a function: most errors are caught by `try`, and nobody reads what they say.
    """

    def __init__(self, summary: str, detail: str | Callable[[], str] = "", start: int = -1, end: int = -1) -> None:
        super().__init__(summary)
        self.summary = summary
        self._detail = detail
        self.start = start
        self.end = end

    @property
    def detail(self) -> str:
        if not isinstance(self._detail, str):
            self._detail = self._detail()
        return self._detail

    def again(self) -> EvaluationError:
        """The error anew: an exception that is raised twice would remember where it was raised before."""
        return EvaluationError(self.summary, self._detail, self.start, self.end)

    def concealed(self) -> EvaluationError:
        """The error without what it says, which may quote a sensitive value."""
        return EvaluationError("A sensitive value is not valid here", "saying why would show it", self.start, self.end)

    def at(self, start: int, end: int) -> EvaluationError:
        """This error, placed, unless an inner expression has placed it already."""
        if self.start < 0:
            self.start, self.end = start, end
        return self


# -- telling values apart ------------------------------------------------------------------------------------------------


def is_null(value: Value) -> bool:
    return value is None or type(value) is Null


def is_number(value: Value) -> bool:
    return type(value) is int or isinstance(value, Decimal)


def is_deferred(value: Value) -> bool:
    """Whether the value itself (not an element of it) is unknown, one of several, or sensitive."""
    kind = type(value)
    return kind is Unknown or kind is OneOf or kind is Sensitive


def is_known(value: Value) -> bool:
    """Whether Terraform knows the value itself; elements of a container may still be unknown."""
    kind = type(value)
    if kind is Sensitive:
        return is_known(value.value)
    return kind is not Unknown and kind is not OneOf


def is_wholly_known(value: Value) -> bool:
    """Whether Terraform knows the value and everything in it."""
    if type(value) is Sensitive:
        return is_wholly_known(value.value)
    if isinstance(value, tuple):
        return all(map(is_wholly_known, value))
    if isinstance(value, dict):
        return all(map(is_wholly_known, value.values()))
    return type(value) is not Unknown and type(value) is not OneOf


def is_present(value: Value) -> bool:
    """Whether Terraform knows that the value is not null."""
    kind = type(value)
    if kind is Unknown or kind is OneOf:
        return bool(value.present)
    if kind is Sensitive:
        return is_present(value.value)
    return not is_null(value)


def bounds_of(value: Value) -> Bounds:
    """What is known of the size of a number, or of the length of a collection that is unknown as a whole."""
    if is_number(value):
        return value, value
    return (value.bounds if type(value) is Unknown or type(value) is OneOf else None) or (None, None)


def as_present(value: Value) -> Value:
    """The value, not null for certain."""
    if type(value) is Sensitive:
        return Sensitive(as_present(value.value))
    return replace(value, present=True) if type(value) is Unknown or type(value) is OneOf else value


def origins(value: Value) -> tuple[Reference, ...]:
    """The references that make a value, or anything in it, unknown; each once, in order of appearance."""
    found: dict[Reference, None] = {}
    _collect_origins(value, found)
    return tuple(found)


def _collect_origins(value: Value, found: dict[Reference, None]) -> None:
    if type(value) is Unknown:
        found.update(dict.fromkeys(value.origins))
        for part in value.template or ():
            if type(part) is Unknown:
                _collect_origins(part, found)
        if value.encodes is not None:
            _collect_origins(value.encodes.value, found)
    elif type(value) is OneOf:
        found.update(dict.fromkeys(value.causes))
        for alternative in value.alternatives:
            _collect_origins(alternative, found)
    elif type(value) is Sensitive:
        _collect_origins(value.value, found)
    elif isinstance(value, tuple):
        for element in value:
            _collect_origins(element, found)
    elif isinstance(value, dict):
        for element in value.values():
            _collect_origins(element, found)


# -- making values -------------------------------------------------------------------------------------------------------


def unknown_from(*values: Value, reason: str = "", kind: Any = None, present: bool = False) -> Unknown:
    """The unknown result of an operation on `values`: it remembers what made it unknown. `kind` is the type of the result."""
    causes: dict[Reference, None] = {}
    for value in values:
        _collect_origins(value, causes)
    return Unknown(reason=reason or first_reason(values), causes=tuple(causes), kind=kind, present=present)


def first_reason(values: Iterable[Value]) -> str:
    """The reason of the first unknown among `values` that states one."""
    for value in values:
        if type(value) is Unknown and value.reason:
            return value.reason
        if isinstance(value, tuple) and (reason := first_reason(value)):
            return reason
        if isinstance(value, dict) and (reason := first_reason(value.values())):
            return reason
    return ""


def sensitive(value: Value) -> Value:
    """The value, marked so that no report prints it."""
    return value if type(value) is Sensitive else Sensitive(value)


def reveal(value: Value) -> Value:
    """The value without its own sensitive mark (marks of its elements stay)."""
    return value.value if type(value) is Sensitive else value


def number(value: int | Decimal) -> int | Decimal:
    """The number in its normal form: `int` when it is whole (and neither infinite nor negative zero)."""
    if type(value) is Decimal and value.is_finite() and value == value.to_integral_value() and (value or not value.is_signed()):
        return int(value)
    return value


# -- names ---------------------------------------------------------------------------------------------------------------


def type_name(value: Value) -> str:
    """The name of a value's type as Terraform's messages give it, such as `list of string` shortened to `list`."""
    if is_null(value):
        return "null"
    if isinstance(value, bool):
        return "bool"
    if is_number(value):
        return "number"
    if isinstance(value, str):
        return "string"
    for kind, name in _CONTAINER_NAMES:
        if isinstance(value, kind):
            return name
    if type(value) is Sensitive:
        return type_name(value.value)
    return "dynamic"


_CONTAINER_NAMES: tuple[tuple[type, str], ...] = (
    (ListValue, "list"),
    (SetValue, "set"),
    (tuple, "tuple"),
    (MapValue, "map"),
    (dict, "object"),
)


def format_path(path: Path) -> str:
    """A path as Terraform writes it: `.ingress[0].cidr_blocks`, `["a key"]`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.replace("-", "_").isidentifier():
            text += f".{step}"
        else:
            text += f'["{step}"]'
    return text
