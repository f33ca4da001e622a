"""YAML text to plain values, with the place of everything that is written.

The parser's events are built into values one by one, without recursion, so that depth, size and aliases are bounded while
reading, and nothing is built twice. Knows nothing of Kubernetes but how it resolves scalars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import yaml

from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.values import Value
from hclscan.kubernetes.scalars import key_text, resolve_plain, resolve_tagged
from hclscan.records import record

MAX_PROBLEMS = 20
"""Further problems of one file are not reported: they are most likely one mistake."""

HAS_LIBYAML = hasattr(yaml, "CSafeLoader")

Parser: TypeAlias = "Callable[[str], Any]"
FASTEST_PARSER: Parser = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader

Written: TypeAlias = "tuple[int, int, dict[str, Written] | tuple[Written, ...] | None]"
"""Where a node is written: start and end offset, and its children's places. An entry of a mapping starts at its key."""

Children: TypeAlias = "dict[str, Written] | tuple[Written, ...] | None"


@record
class Problem:
    """What is wrong in a text, between two offsets."""

    start: int
    end: int
    summary: str
    detail: str = ""


class Refused(Exception):
    """A document that cannot be read further. `by_limit` when a bound is exceeded and not the syntax wrong."""

    def __init__(self, problem: Problem, by_limit: bool = False) -> None:
        super().__init__(problem.summary)
        self.problem = problem
        self.by_limit = by_limit


@record
class Document:
    """One YAML document. `has_odd_keys` when a key is a mapping or a sequence, as an unquoted `{{ … }}` makes it."""

    value: Value
    written: Written
    problems: tuple[Problem, ...]
    has_odd_keys: bool


class Composer:
    """Builds the documents of one file; the bounds on size hold for the file as a whole.

    Only what aliases repeat can grow beyond the size of the file.
    """

    def __init__(self, parser: Parser = FASTEST_PARSER, limits: Limits = LIMITS) -> None:
        self._parser = parser
        self._limits = limits
        self._spent = _Spent(limits.yaml_nodes)

    @property
    def is_exhausted(self) -> bool:
        """Whether the file has no nodes left to spend: no further document of it can be read."""
        return self._spent.is_exhausted

    def documents(self, text: str, offset: int = 0) -> Iterator[Document]:
        """The documents of a text that starts at `offset` of its file. Raises `Refused` where it cannot be read further."""
        try:
            parser = self._parser(text)
            builder = _Builder(text, offset, self._spent, self._limits)
            while True:
                event = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    builder.scalar(event)
                elif kind is yaml.MappingStartEvent:
                    builder.open(event, _Mapping)
                elif kind is yaml.SequenceStartEvent:
                    builder.open(event, _Sequence)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    builder.close(event)
                elif kind is yaml.AliasEvent:
                    builder.alias(event)
                elif kind is yaml.DocumentEndEvent:
                    yield builder.document()
                    builder = _Builder(text, offset, self._spent, self._limits)
                elif kind is yaml.StreamEndEvent:
                    return
        except yaml.YAMLError as error:
            problem = _syntax_problem(error, text, offset)
            # libyaml has a bound on nesting of its own, and reads ahead of us.
            if "nesting depth" in problem.detail:
                raise Refused(_too_deep(problem.start, self._limits), by_limit=True) from None
            raise Refused(problem) from None
        except ValueError:
            # PyYAML's own parser lets impossible code points through to `chr`.
            raise Refused(Problem(offset, offset, "Invalid YAML", "it contains an impossible character")) from None


class _Spent:
    """How much of the bounds a file has used: nodes in all, and those of them that aliases repeat."""

    __slots__ = ("limit", "nodes", "repeated")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.nodes = 0
        self.repeated = 0

    @property
    def is_exhausted(self) -> bool:
        return self.nodes - self.repeated > self.limit


class _Collection:
    """A mapping or sequence that is being read."""

    __slots__ = ("anchor", "end", "is_flow", "nodes_before", "start")

    def __init__(self, event: Any, start: int, nodes_before: int) -> None:
        self.start = self.end = start
        self.anchor: str | None = event.anchor
        self.is_flow: bool = event.flow_style
        self.nodes_before = nodes_before

    def add(self, value: Value, start: int, end: int, children: Children, is_merge: bool = False) -> Problem | None:
        raise NotImplementedError

    def finished(self) -> tuple[Value, Children]:
        raise NotImplementedError


class _Sequence(_Collection):
    __slots__ = ("elements", "places")

    def __init__(self, event: Any, start: int, nodes_before: int) -> None:
        super().__init__(event, start, nodes_before)
        self.elements: list[Value] = []
        self.places: list[Written] = []

    def add(self, value: Value, start: int, end: int, children: Children, is_merge: bool = False) -> Problem | None:
        self.elements.append(value)
        self.places.append((start, end, children))
        self.end = end
        return None

    def finished(self) -> tuple[Value, Children]:
        return tuple(self.elements), tuple(self.places)


_KEY, _VALUE, _MERGE, _DROPPED = range(4)


class _Mapping(_Collection):
    __slots__ = ("awaits", "entries", "has_odd_keys", "key", "key_start", "merges", "places")

    def __init__(self, event: Any, start: int, nodes_before: int) -> None:
        super().__init__(event, start, nodes_before)
        self.entries: dict[str, Value] = {}
        self.places: dict[str, Written] = {}
        self.merges: list[tuple[dict[str, Value], Children]] = []
        self.awaits = _KEY
        self.key = ""
        self.key_start = start
        self.has_odd_keys = False

    def add(self, value: Value, start: int, end: int, children: Children, is_merge: bool = False) -> Problem | None:
        if self.awaits == _VALUE:
            self.entries[self.key] = value
            self.places[self.key] = (self.key_start, end, children)
            self.end = end
            self.awaits = _KEY
            return None
        if self.awaits == _KEY:
            return self._key(value, start, end, is_merge)
        awaited, self.awaits, self.end = self.awaits, _KEY, end
        return self._merge(value, children, end) if awaited == _MERGE else None

    def _key(self, value: Value, start: int, end: int, is_merge: bool) -> Problem | None:
        self.key_start = start
        if is_merge:
            self.awaits = _MERGE
        elif isinstance(value, (dict, tuple)):
            self.has_odd_keys = True
            self.awaits = _DROPPED
            return Problem(start, end, "Unsupported key", "a key must be a text; this entry is left out")
        else:
            self.key = key_text(value)
            self.awaits = _VALUE
            if self.key in self.entries:
                return Problem(start, end, "Duplicate key", f"“{self.key}” is set twice in this mapping; the last one counts")
        return None

    def _merge(self, value: Value, children: Children, end: int) -> Problem | None:
        if isinstance(value, dict):
            self.merges.append((value, children))
        elif isinstance(value, tuple) and isinstance(children, tuple) and all(isinstance(each, dict) for each in value):
            self.merges.extend((each, place[2]) for each, place in zip(value, children, strict=True))
        else:
            return Problem(self.key_start, end, "Invalid merge key", "only mappings can be merged; this entry is left out")
        return None

    def finished(self) -> tuple[Value, Children]:
        # What is written here wins over what is merged, and an earlier merged mapping over a later one.
        for entries, places in self.merges:
            for key, value in entries.items():
                if key not in self.entries:
                    self.entries[key] = value
                    if isinstance(places, dict):
                        self.places[key] = places[key]
        return self.entries, self.places


class _Builder:
    """Builds one document from events."""

    def __init__(self, text: str, offset: int, spent: _Spent, limits: Limits) -> None:
        self._spent = spent
        self._limits = limits
        self._text = text
        self._offset = offset
        self._stack: list[_Collection] = []
        self._anchors: dict[str, tuple[Value, Children, int]] = {}
        self._problems: list[Problem] = []
        self._has_odd_keys = False
        self._root: tuple[Value, Written] = (None, (offset, offset, None))

    def document(self) -> Document:
        value, written = self._root
        return Document(value, written, tuple(self._problems), self._has_odd_keys)

    def scalar(self, event: Any) -> None:
        value: Value = event.value
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        # A long text counts as many nodes, since repeating it is as costly.
        weight = 1 + (len(value) >> 7)
        is_merge = False
        if event.implicit[0]:
            is_merge = value == "<<"
            value = resolve_plain(value)
        elif event.tag is not None:
            value = resolve_tagged(value, event.tag)
        if event.style in ("|", ">"):
            # The parser counts the blank lines below a block scalar as part of it.
            end = start + len(self._text[start:end].rstrip())
        elif event.style == '"' and type(value) is str and not value.isascii():
            value = value.encode("utf-8", "replace").decode()
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, None, weight)
        self._grow(weight, start, end)
        self._add(value, start + self._offset, end + self._offset, None, is_merge)

    def open(self, event: Any, kind: type[_Collection]) -> None:
        start = event.start_mark.index + self._offset
        if len(self._stack) >= self._limits.yaml_depth:
            raise Refused(_too_deep(start, self._limits), by_limit=True)
        self._stack.append(kind(event, start, self._spent.nodes))
        self._grow(1, event.start_mark.index, event.end_mark.index)

    def close(self, event: Any) -> None:
        collection = self._stack.pop()
        # A block collection has no closing mark: the parser's event is placed at whatever follows it.
        end = event.end_mark.index + self._offset if collection.is_flow else collection.end
        value, children = collection.finished()
        if isinstance(collection, _Mapping):
            self._has_odd_keys |= collection.has_odd_keys
        if collection.anchor is not None:
            self._anchors[collection.anchor] = (value, children, self._spent.nodes - collection.nodes_before)
        self._add(value, collection.start, end, children)

    def alias(self, event: Any) -> None:
        start, end = event.start_mark.index + self._offset, event.end_mark.index + self._offset
        if event.anchor not in self._anchors:
            raise Refused(Problem(start, end, "Unknown alias", f"no complete “&{event.anchor}” comes before this"))
        value, children, weight = self._anchors[event.anchor]
        self._spent.repeated += weight
        if self._spent.repeated > (limit := self._limits.yaml_aliases):
            detail = f"they repeat too many values; {named('yaml_aliases', limit)}"
            raise Refused(Problem(start, end, "The aliases expand to too much", detail), by_limit=True)
        self._spent.nodes += weight
        self._add(value, start, end, children)

    def _grow(self, weight: int, start: int, end: int) -> None:
        self._spent.nodes += weight
        if self._spent.is_exhausted:
            detail = f"it has too many values; {named('yaml_nodes', self._spent.limit)}"
            problem = Problem(start + self._offset, end + self._offset, "The file is too large", detail)
            raise Refused(problem, by_limit=True)

    def _add(self, value: Value, start: int, end: int, children: Children, is_merge: bool = False) -> None:
        if not self._stack:
            self._root = (value, (start, end, children))
            return
        problem = self._stack[-1].add(value, start, end, children, is_merge)
        if problem is not None and len(self._problems) < MAX_PROBLEMS:
            self._problems.append(problem)


def _too_deep(place: int, limits: Limits) -> Problem:
    return Problem(place, place, "The document is nested too deeply", named("yaml_depth", limits.yaml_depth))


def _syntax_problem(error: yaml.YAMLError, text: str, offset: int) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        position = mark.index if mark is not None else 0
        detail = ", ".join(part for part in (error.problem, error.context) if part)
    elif isinstance(error, yaml.reader.ReaderError):
        position, detail = error.position, error.reason
        if HAS_LIBYAML:
            # libyaml counts bytes here, and characters everywhere else.
            position = len(text.encode("utf-8", "replace")[:position].decode("utf-8", "ignore"))
    else:
        position, detail = 0, ""
    place = offset + min(max(position, 0), len(text))
    return Problem(place, place, "Invalid YAML", detail)
