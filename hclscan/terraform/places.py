"""Where the attributes and nested blocks of an instance are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from hclscan.hcl.source import Location, Source
from hclscan.hcl.syntax import Expression, Literal, ObjectConstructor, Parenthesized, TupleConstructor, Wrapped
from hclscan.hcl.values import Path
from hclscan.records import record


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


class Places(Mapping[Path, Location]):
    """Locations by path, found when asked for: blocks and attributes, and the literal objects and lists in their values.

    `find` gives the places of what is written; of most resources nobody asks.
    """

    __slots__ = ("_find", "_merged", "_written")

    def __init__(self, find: Callable[[], Mapping[Path, Place]]) -> None:
        self._find = find
        self._written: Mapping[Path, Place] | None = None
        self._merged: Places | None = None

    @property
    def written(self) -> Mapping[Path, Place]:
        if self._written is None:
            self._written = self._find()
        return self._written

    def standing_for(self, own: str, together: str) -> Places:
        """These places, with that of the attribute `own`, where it is written, standing for `together` too."""
        if self._merged is None:
            # Instances of a block share their places, so this is made once for them: a block has one type, and that one pair
            # of names. It holds on to the function, not to the object that keeps it: nobody collects cycles.
            self._merged = Places(partial(_standing_for, self._find, own, together))
        return self._merged

    def __getitem__(self, path: Path) -> Location:
        place = self._place(path)
        if place is None:
            raise KeyError(path)
        return place.location

    def get(self, path: Path, default: Any = None) -> Any:
        # Most of what is asked for is not written, and an error takes longer than looking.
        place = self._place(path)
        return default if place is None else place.location

    def _place(self, path: Path) -> Place | None:
        written = self.written
        place = written.get(path)
        if place is not None:
            return place
        for length in range(len(path) - 1, 0, -1):
            place = written.get(path[:length])
            if place is not None:
                return _inside(place, path[length:])
        return None

    def __iter__(self) -> Iterator[Path]:
        return iter(self.written)

    def __len__(self) -> int:
        return len(self.written)


def _standing_for(find: Callable[[], Mapping[Path, Place]], own: str, together: str) -> Mapping[Path, Place]:
    written = find()
    place = written.get((own,))
    return written if place is None else {**written, (together,): place}


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
