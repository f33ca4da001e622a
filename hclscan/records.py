"""Records: dataclasses with slots that nobody changes after they are made.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class when its module is imported: for all the
records of a scan that takes longer than judging a small file. Here one is compiled for each number of fields. That nothing is
assigned to a record is checked by mypy, and at run time only where `HCLSCAN_FROZEN_RECORDS` is set, as in the tests: making one
takes half the time without. `mutable` makes classes for what does change, in the same way.

`dataclasses.fields`, `replace` and `match` work on records as on any dataclass.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields, make_dataclass
from functools import cache
from inspect import get_annotations
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Callable[[Any], Any]:
        return lambda decorator: decorator


Record = TypeVar("Record")

_FROZEN = bool(os.environ.get("HCLSCAN_FROZEN_RECORDS"))


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(class_: type[Record]) -> type[Record]:
    """The class as a dataclass with slots, equal and hashed by its fields (but those with `compare=False`)."""
    made = _made(class_, frozen=_FROZEN)
    of = _comparable(made)

    def equal(self: Any, other: Any) -> bool:
        return of(self) == of(other) if other.__class__ is self.__class__ else NotImplemented

    for name, method in (("__eq__", equal), ("__hash__", lambda self: hash(of(self))), ("__repr__", _shown)):
        if name not in class_.__dict__:
            setattr(made, name, method)
    return made


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(class_: type[Record]) -> type[Record]:
    """The class as a dataclass with slots whose fields may change; equal to itself alone."""
    return _made(class_, frozen=False)


def _made(class_: type[Record], frozen: bool) -> type[Record]:
    """The class with slots for its fields and with what makes it."""
    if frozen:
        return dataclass(slots=True, repr=False, eq=False, frozen=True)(class_)
    own = tuple(class_.__annotations__)
    taken_over = {name: value for base in reversed(class_.__mro__) for name, value in base.__dict__.get(_GIVEN, {}).items()}
    given = {**taken_over, **{name: class_.__dict__.get(name, MISSING) for name in own}}
    content = {name: value for name, value in class_.__dict__.items() if name not in own and name not in _OF_THE_FIRST}
    slots = tuple([name for name in own if name not in taken_over])
    content.update({"__slots__": slots, "__match_args__": tuple(given), _GIVEN: given})
    metaclass: Any = type(class_)
    made = metaclass(class_.__name__, class_.__bases__, content)
    made.__qualname__ = class_.__qualname__
    made.__dataclass_fields__ = _Fields(made)
    if "__init__" not in content:
        is_plain = not hasattr(class_, "__post_init__") and all(map(_is_plain, given.values()))
        made.__init__ = _assigning(made) if is_plain else _compiling(made)
    result: type[Record] = made
    return result


def _is_plain(given: Any) -> bool:
    """Whether a field is an argument, with a default or none."""
    return not isinstance(given, Field) or (given.init and given.default_factory is MISSING)


_OF_THE_FIRST = frozenset({"__dict__", "__weakref__"})
"""What a class has that is made without slots."""

_GIVEN = "__given__"
"""The fields of a record with their defaults: `MISSING`, a value, or what `field` gives."""


class _Fields:
    """The fields of a record as `dataclasses` has them, for its `fields` and `replace`; worked out when they are asked for."""

    def __init__(self, record: Any) -> None:
        self._record = record

    def __get__(self, instance: object, owner: type) -> Any:
        return _compiled(self._record).__dataclass_fields__


def _compiling(record: Any) -> Any:
    """An `__init__` that is compiled when it is first called, for fields that are worked out: few of these records are made."""

    def init(self: Any, *arguments: Any, **named: Any) -> None:
        _compiled(record).__init__(self, *arguments, **named)

    init.stands_in = True  # type: ignore[attr-defined]
    return init


def _compiled(record: Any) -> Any:
    """The record with what `dataclass` makes of its fields."""
    given = record.__dict__[_GIVEN]
    content = {name: value for name, value in given.items() if value is not MISSING}
    if hasattr(record, "__post_init__"):
        content["__post_init__"] = record.__post_init__
    types = {name: one for base in reversed(record.__mro__) for name, one in get_annotations(base).items()}
    content["__annotations__"] = {name: types[name] for name in given}
    twin: Any = type(record.__name__, (), {"__doc__": record.__name__, **content})
    is_stood_for = hasattr(record.__init__, "stands_in")
    twin = dataclass(init=is_stood_for, slots=True, repr=False, eq=False)(twin)
    record.__dataclass_fields__ = twin.__dataclass_fields__
    if is_stood_for:
        record.__init__ = twin.__init__
    return record


def _assigning(record: Any) -> Any:
    """An `__init__` that assigns its arguments to the fields, which all have plain defaults or none."""
    given = record.__dict__[_GIVEN]
    code = _code(len(given)).replace(co_varnames=("self", *given), co_names=tuple(given))
    defaults = [value.default if isinstance(value, Field) else value for value in given.values()]
    init = FunctionType(code, {}, "__init__", tuple([value for value in defaults if value is not MISSING]))
    init.__qualname__ = f"{record.__qualname__}.__init__"
    return init


@cache
def _code(number: int) -> CodeType:
    """What assigns a number of arguments to fields of their names: it serves every record, with its own names."""
    made: Any = make_dataclass("Made", [f"field_{position}" for position in range(number)], repr=False, eq=False)
    code: CodeType = made.__init__.__code__
    return code


def _comparable(record: Any) -> Callable[[Any], Any]:
    """What gives the values of a record by which it is compared."""
    given = record.__dict__.get(_GIVEN) or {one.name: one for one in fields(record)}
    names = [name for name, value in given.items() if not isinstance(value, Field) or value.compare]
    if len(names) > 1:
        return attrgetter(*names)
    # An attribute getter of one name gives no tuple, and tuples know that a value is the same as itself.
    return lambda record: tuple([getattr(record, name) for name in names])


def _shown(record: Any) -> str:
    shown = (f"{one.name}={getattr(record, one.name)!r}" for one in fields(record) if one.repr)
    return f"{type(record).__qualname__}({', '.join(shown)})"
