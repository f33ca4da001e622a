"""Records: dataclasses with slots that nobody changes after they are made.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class when its module is imported: for all the
records of a scan that takes longer than judging a small file. Here it is one. That nothing is assigned to a record is checked
by mypy, and at run time only where `HCLSCAN_FROZEN_RECORDS` is set, as in the tests: making one takes half the time without.
`mutable` makes classes for what does change.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
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
    made = dataclass(slots=True, repr=False, eq=False, frozen=_FROZEN)(class_)
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
    return dataclass(slots=True, repr=False, eq=False)(class_)


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
