"""Looking up resources: `core::getresources`, answered through an index instead of by asking every candidate."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import field
from itertools import product
from typing import Any, TypeVar

from hclscan.hcl.closures import only_alternative
from hclscan.hcl.containers import decided
from hclscan.hcl.operators import conjunction
from hclscan.hcl.values import InstanceObject, OneOf, Reference, Sensitive, Unknown, Value, is_deferred, reveal, type_name
from hclscan.policy.identity import MockObject, absent, equal, identifies, identity_literals, natural_values
from hclscan.records import mutable
from hclscan.resources import Resource, ResourceSet

Made = TypeVar("Made")

LONG = 24
"""Elements from which a list is worth an index, when it is asked more than once."""

MAX_LISTS = 200
"""Lists that are remembered at a time."""

MAX_DOUBTS = 4
"""Resources in doubt beside definite ones for which all possible answers are kept: 16 answers, as many as `OneOf` has."""


@mutable
class _Column:
    """The values of one attribute in all resources of a type; positions into that group."""

    literals: dict[tuple[str, Value], list[int]] = field(default_factory=dict)
    references: dict[str, list[int]] = field(default_factory=dict)
    others: list[int] = field(default_factory=list)
    by_path: list[int] = field(default_factory=list)
    open_addresses: list[str] = field(default_factory=list)


class Lookup:
    """The resources of one set as policies see them, with the indexes that lookups need. Fills as it is asked.

    `asked_for_the_day` says that a policy wanted to know the time: what it says may be otherwise tomorrow.
    """

    def __init__(self, resources: ResourceSet) -> None:
        self.resources = resources
        self.asked_for_the_day = False
        self._attrs: dict[str, InstanceObject] = {}
        self._columns: dict[tuple[str, str], _Column] = {}
        self._named: dict[str, list[str]] | None = None
        self._closed: dict[str, list[str] | None] = {}
        self._remembered: dict[Hashable, Any] = {}
        self._lists: dict[tuple[str, int], tuple[Value, Any]] = {}

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once for all lookups in this set: further indexes."""
        if key not in self._remembered:
            self._remembered[key] = make()
        made: Made = self._remembered[key]
        return made

    def find(self, address: str) -> Resource | None:
        """The resource at an address."""
        return self.resources.by_address.get(address)

    def attrs(self, resource: Resource) -> InstanceObject:
        """The attributes of a resource with everything decided that policies may decide."""
        found = self._attrs.get(resource.identity)
        if found is None:
            found = resource.attrs if isinstance(resource.attrs, MockObject) else decided(resource.attrs)
            self._attrs[resource.identity] = found
        return found

    def equal(self, left: Value, right: Value) -> Value:
        """`left == right` with the identities of this set."""
        return equal(self.find, left, right)

    def select(self, type_: str, wanted: Mapping[str, Value]) -> Value:
        """The attributes of all resources of a type that have the wanted values, or an unknown when that is not certain."""
        group = self.resources.by_type.get(type_, ())
        if not group:
            return ()
        wanted = {name: decided(value) for name, value in wanted.items()}
        answer = Answer()
        for position in self._candidates(type_, group, wanted):
            resource = group[position]
            verdict = self._matches(resource, wanted)
            if verdict is False:
                continue
            answer.add(resource, self.attrs(resource), verdict)
        return answer.value()

    def _matches(self, resource: Resource, wanted: Mapping[str, Value]) -> Value:
        attrs = self.attrs(resource)
        verdict: Value = True
        for name, value in wanted.items():
            if name in attrs:
                present = attrs[name]
                if isinstance(present, tuple) and any(isinstance(element, InstanceObject) for element in present):
                    return False  # a nested block is no attribute
            else:
                present = absent(attrs, name)
                if present is None:
                    return False
            verdict = reveal(only_alternative(conjunction(verdict, equal(self.find, present, value))))
            if verdict is False:
                return False
        return verdict

    def decided(self, value: Value) -> Value:
        """The value as policies see it; that of a long list is worked out once."""
        if type(value) is not tuple or len(value) < LONG:
            return decided(value)
        known = self._index_of(value, "decided", decided)
        return decided(value) if known is None else known

    # -- lists -------------------------------------------------------------------------------------------------------

    def that_may_equal(self, value: Value, elements: tuple[Value, ...]) -> Iterable[Value]:
        """The elements of a list that may equal a value, in order: no other one does.

        Long lists are those of a policy file, such as the targets of all logs; they are asked once for each resource.
        """
        column = self._index_of(elements, "column", self._column_of)
        plain = value.value if type(value) is Sensitive else value
        found = None if column is None else self._by_value(column, plain)
        return elements if found is None else [elements[position] for position in sorted(found)]

    def that_may_mention(self, elements: tuple[Value, ...], make: Callable[[tuple[Value, ...]], Made]) -> Made | None:
        """An index of a long list that `make` makes; None for one that is asked for the first time, or short."""
        return self._index_of(elements, "mentions", make)

    def _index_of(self, elements: tuple[Value, ...], kind: str, make: Callable[[tuple[Value, ...]], Made]) -> Made | None:
        if len(elements) < LONG:
            return None
        key = (kind, id(elements))
        known = self._lists.get(key)
        if known is None:
            if len(self._lists) >= MAX_LISTS:
                self._lists.clear()
            self._lists[key] = (elements, None)  # the list is kept, so that its identity is not reused
            return None
        if known[1] is None:
            known = self._lists[key] = (elements, make(elements))
        made: Made = known[1]
        return made

    def _column_of(self, elements: tuple[Value, ...]) -> _Column:
        column = _Column()
        seen_null = False
        for position, element in enumerate(elements):
            if element is None and seen_null:
                continue  # one of them says what all would
            seen_null = seen_null or element is None
            self._enter_value(column, position, element)
        column.open_addresses.extend(one for one in column.references if self._closed_names(one) is None)
        return column

    # -- index -------------------------------------------------------------------------------------------------------

    def _candidates(self, type_: str, group: tuple[Resource, ...], wanted: Mapping[str, Value]) -> Iterable[int]:
        """Positions of those that may match; every other resource of the type certainly does not."""
        best: Iterable[int] = range(len(group))
        for name, value in wanted.items():
            plain = value.value if type(value) is Sensitive else value
            found = self._by_value(self._column(type_, group, name), plain)
            if found is not None and len(found) < len(best):  # type: ignore[arg-type]
                best = sorted(found)
        return best

    def _by_value(self, column: _Column, value: Value) -> set[int] | None:
        if isinstance(value, (str, bool, int)):
            addresses = {*self._addresses_named(value), *column.open_addresses} if isinstance(value, str) else set()
            if isinstance(value, str) and (":" in value or "/" in value):
                addresses = set(column.references)
            found = {position for address in addresses for position in column.references.get(address, ())}
            return found.union(column.literals.get((type_name(value), value), ()), column.others)
        if type(value) is Unknown and identifies(value.reference, self.find):
            assert value.reference is not None
            address = value.reference.address
            names = self._closed_names(address)
            if names is None:
                return None
            found = set(column.references.get(address, ()))
            found.update(*(column.references[one] for one in column.open_addresses))
            found.update(*(column.literals.get(("string", name), ()) for name in names))
            return found.union(column.others, column.by_path)
        return None

    def _column(self, type_: str, group: tuple[Resource, ...], name: str) -> _Column:
        column = self._columns.get((type_, name))
        if column is None:
            column = self._columns[type_, name] = _Column()
            for position, resource in enumerate(group):
                self._enter(column, position, self.attrs(resource), name)
            column.open_addresses.extend(one for one in column.references if self._closed_names(one) is None)
        return column

    def _enter(self, column: _Column, position: int, attrs: InstanceObject, name: str) -> None:
        value = attrs[name] if name in attrs else absent(attrs, name)
        if value is not None or name in attrs:
            self._enter_value(column, position, value)

    def _enter_value(self, column: _Column, position: int, value: Value) -> None:
        plain = value.value if type(value) is Sensitive else value
        if isinstance(plain, (str, bool, int)):
            column.literals.setdefault((type_name(plain), plain), []).append(position)
            if isinstance(plain, str) and (":" in plain or "/" in plain):
                column.by_path.append(position)
        elif type(plain) is Unknown and identifies(plain.reference, self.find):
            assert plain.reference is not None
            column.references.setdefault(plain.reference.address, []).append(position)
        else:
            column.others.append(position)

    def _closed_names(self, address: str) -> list[str] | None:
        """The names of an instance when they are all literals, so that no other text can mean it; None otherwise."""
        if address not in self._closed:
            self._closed[address] = self._closed_names_of(address)
        return self._closed[address]

    def _closed_names_of(self, address: str) -> list[str] | None:
        resource = self.find(address)
        if resource is None:
            return None
        natural = natural_values(resource)
        if not natural or any(is_deferred(value) for value in natural):
            return None
        return identity_literals(resource)

    def _addresses_named(self, literal: str) -> list[str]:
        if self._named is None:
            self._named = {}
            for resource in self.resources.managed:
                for name in identity_literals(resource):
                    self._named.setdefault(name, []).append(resource.identity)
        return self._named.get(literal, [])


class Answer:
    """The resources that a lookup gives, some of them perhaps: it is not known whether they belong to it, or exist."""

    def __init__(self) -> None:
        self.members: list[tuple[Value, bool]] = []
        self.undecided: list[Resource] = []
        self.because: Value = None

    def add(self, resource: Resource, attrs: Value, verdict: Value) -> None:
        """Takes a resource in. `verdict` is true when it belongs to the answer whenever it exists, unknown when it may."""
        definite = verdict is True and resource.certain
        self.members.append((attrs, definite))
        if not definite:
            self.undecided.append(resource)
            self.because = verdict if verdict is not True else self.because

    def value(self) -> Value:
        """The list; unknown with members in doubt, or a few possible lists when few are and others are definite."""
        if not self.undecided:
            return tuple(attrs for attrs, _ in self.members)
        unknown = partial_answer(self.undecided, self.because)
        if len(self.undecided) > MAX_DOUBTS or len(self.undecided) == len(self.members):
            return unknown
        choices = product((True, False), repeat=len(self.undecided))
        return OneOf(tuple(self._list(choice) for choice in choices), unknown.causes)

    def _list(self, choice: Iterable[bool]) -> tuple[Value, ...]:
        kept = iter(choice)
        return tuple(attrs for attrs, definite in self.members if definite or next(kept))


def partial_answer(undecided: Iterable[Resource], because: Value = None) -> Unknown:
    """The answer of a lookup that cannot say which of the resources belong to it."""
    undecided = tuple(undecided)
    first = undecided[0].address
    others = f" and {len(undecided) - 1} more" if len(undecided) > 1 else ""
    causes = because.origins if type(because) is Unknown else ()
    if undecided[0].certain:
        reason = f"it is not known whether {first}{others} belongs here"
    else:
        reason = f"it is not known whether {first}{others} exists"
    places = dict.fromkeys((*causes, *(Reference("resource", resource.identity) for resource in undecided)))
    return Unknown(reason=reason, causes=tuple(places))
