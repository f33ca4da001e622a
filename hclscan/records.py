"""Records: dataclasses with slots that nobody changes after they are made.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class when its module is imported: for all the
records of a scan that takes longer than judging a small file. Here one is compiled for each number of fields. That nothing is
assigned to a record is checked by mypy, and at run time only where `HCLSCAN_FROZEN_RECORDS` is set, as in the tests: making one
takes half the time without. `mutable` makes classes for what does change, in the same way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, field, fields, make_dataclass
from functools import cache
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
    """The class with slots, its fields and `__init__`."""
    class_.__doc__ = class_.__doc__ or class_.__name__  # `dataclass` takes a millisecond to think of another one
    is_plain = not frozen and not hasattr(class_, "__post_init__") and all(map(_is_plain, _given(class_)))
    made = dataclass(init=not is_plain, slots=True, repr=False, eq=False, frozen=frozen)(class_)
    if is_plain:
        own = fields(made)  # type: ignore[arg-type]  # which mypy does not take for a dataclass
        names = tuple([one.name for one in own])
        code = _assigning(len(names)).replace(co_varnames=("self", *names), co_names=names)
        defaults = tuple([one.default for one in own if one.default is not MISSING])
        init = FunctionType(code, {}, "__init__", defaults)
        init.__qualname__ = f"{class_.__qualname__}.__init__"
        made.__init__ = init  # type: ignore[method-assign]
    return made


def _given(class_: type) -> Iterator[Any]:
    """What is written of the fields of a class: those that it takes over, and the values of its own."""
    yield from class_.__dict__.values()
    for base in class_.__bases__:
        yield from getattr(base, "__dataclass_fields__", {}).values()


def _is_plain(one: Any) -> bool:
    """Whether an argument is all there is to a field, or a value is none."""
    return type(one) is not Field or (one.init and one.default_factory is MISSING)


@cache
def _assigning(number: int) -> CodeType:
    """An `__init__` that assigns a number of arguments to fields of their names; it serves every class, with its own names."""
    made: Any = make_dataclass("Made", [f"field_{position}" for position in range(number)], repr=False, eq=False)
    code: CodeType = made.__init__.__code__
    return code


def _comparable(class_: type) -> Callable[[Any], Any]:
    """What gives the values of a record by which it is compared."""
    names = [one.name for one in fields(class_) if one.compare]
    if len(names) > 1:
        return attrgetter(*names)
    # An attribute getter of one name gives no tuple, and tuples know that a value is the same as itself.
    return lambda record: tuple([getattr(record, name) for name in names])


def _shown(record: Any) -> str:
    shown = (f"{one.name}={getattr(record, one.name)!r}" for one in fields(record) if one.repr)
    return f"{type(record).__qualname__}({', '.join(shown)})"
