"""Which resources refer to which: `hclscan::refers_to` and `hclscan::referrers`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hclscan.hcl.values import EvaluationError, InstanceObject, OneOf, Sensitive, Unknown, Value, origins, unknown_from
from hclscan.policy.identity import identity_literals, natural_values, surely_same
from hclscan.policy.kinds import is_of_another_kind
from hclscan.policy.lookup import Answer, Lookup
from hclscan.policy.natural_keys import IDENTIFYING, NATURAL_KEYS
from hclscan.policy.verdicts import any_of

_OWN_NAMES = (*sorted(IDENTIFYING), *sorted({name for names in NATURAL_KEYS.values() for name in names}))

_NAMES_SOMETHING = (
    r"(?:^|_)(?:ids?|arns?|name|names|bucket|key|policy|target|targets|source|resource|resources|identifiers?|actions|cluster|topic"
    r"|queue|role|user|group|groups|subnets|principal|endpoint|destination|domain)$"
)
"""Names of attributes that hold references: only there may an unknown without a known origin be one."""


def refers_to(lookup: Lookup, value: Value, resource: Value) -> Value:
    """Whether a value contains, anywhere, a reference to a resource or a text that names it; unknown when it may."""
    wanted = _reference_to(lookup, resource)
    if type(value) is tuple:
        index = lookup.that_may_mention(value, _Mentions)
        if index is not None:
            value = tuple([value[position] for position in index.of(wanted)])
    return wanted.is_in(value)


def may_mention(lookup: Lookup, arguments: Mapping[str, Value], resource: Value) -> bool:
    """Whether named values refer to a resource, or may do so."""
    return _reference_to(lookup, resource).is_in_attributes(arguments) is not False


def referrers(lookup: Lookup, resource: Value, type_: str, names: Sequence[str] = ()) -> Value:
    """The attributes of the resources of a type that refer to a resource, or an unknown when that is not certain.

    With `names`, those that do so in one of these attributes, whatever stands in others.
    """
    wanted = _reference_to(lookup, resource)
    group = lookup.resources.by_type.get(type_, ())
    answer = Answer()
    for position in lookup.remembered(("mentions", type_), lambda: _Mentions(map(lookup.attrs, group))).of(wanted):
        candidate = group[position]
        if candidate.identity == wanted.address:
            continue
        attrs = lookup.attrs(candidate)
        verdict = wanted.is_in_named(attrs, names) if names else wanted.is_in_attributes(attrs)
        if verdict is not False:
            answer.add(candidate, attrs, verdict)
    return answer.value()


class _Mentions:
    """What values mention, such as the resources of a type: only those are asked by this index that may refer to a resource."""

    def __init__(self, values: Iterable[Value]) -> None:
        self.size = 0
        self.by_address: dict[str, set[int]] = {}
        self.by_word: dict[str, set[int]] = {}
        self.anything: set[int] = set()
        for position, value in enumerate(values):
            self.size += 1
            self._enter(position, value)

    def of(self, wanted: _Reference) -> Iterable[int]:
        """Positions of those that may refer to a resource, in order; all others certainly do not."""
        if any("/" in name or ":" in name for name in wanted.names):
            return range(self.size)  # such a name may be anywhere in a longer text
        found = self.anything.union(self.by_address.get(wanted.address, ()))
        return sorted(found.union(*(self.by_word.get(name, ()) for name in wanted.names)))

    def _enter(self, position: int, value: Value) -> None:
        if isinstance(value, str):
            for word in {value, *_words(value)}:
                self.by_word.setdefault(word, set()).add(position)
        elif type(value) is Unknown:
            self._enter_unknown(position, value)
        elif type(value) is Sensitive:
            self._enter(position, value.value)
        elif type(value) is OneOf:
            self.anything.add(position)
        elif isinstance(value, (tuple, dict)):
            if isinstance(value, InstanceObject):
                self.by_address.setdefault(value.reference.address, set()).add(position)
            for element in value.values() if isinstance(value, dict) else value:
                self._enter(position, element)

    def _enter_unknown(self, position: int, value: Unknown) -> None:
        if value.template is not None or value.encodes is not None:
            self.anything.add(position)
        places = origins(value)
        for place in places:
            self.by_address.setdefault(place.address, set()).add(position)
        if not places or any(place.kind != "resource" for place in places):
            self.anything.add(position)


def _words(text: str) -> list[str]:
    return re.split(r"[:/]", text)


def _reference_to(lookup: Lookup, resource: Value) -> _Reference:
    """What a reference to a resource looks like; of those in the set it is known from the last time."""
    address = resource.reference.address if isinstance(resource, InstanceObject) else ""
    if not address or lookup.find(address) is None:
        return _Reference(lookup, resource)
    return lookup.remembered(("reference", address), lambda: _Reference(lookup, resource))


class _Reference:
    """What a reference to one resource looks like."""

    def __init__(self, lookup: Lookup, resource: Value) -> None:
        if not isinstance(resource, dict):
            raise EvaluationError("Invalid resource", "the attributes of a resource are needed, such as attrs")
        self.address = resource.reference.address if isinstance(resource, InstanceObject) else ""
        found = lookup.find(self.address) if self.address else None
        if found is not None:
            self.names = frozenset(identity_literals(found))
        else:
            self.names = frozenset(value for name in _OWN_NAMES if isinstance(value := resource.get(name), str) and value)
        self.type = found.type if found is not None else ""
        # Names that are made of values which nobody has given: whatever they turn out to be, the same text names the resource.
        self.open_names = tuple(one for one in natural_values(found) if type(one) is Unknown) if found is not None else ()

    def is_in_attributes(self, attrs: Value) -> Value:
        """Like `is_in`, for all attributes of another resource; unknowns count only where a reference may stand."""
        return any_of(self.is_in(value, name) for name, value in attrs.items())

    def is_in_named(self, attrs: Mapping[str, Value], names: Sequence[str]) -> Value:
        """Like `is_in_attributes`, for attributes that are known to hold references."""
        return any_of(self.is_in(attrs[name], "id") for name in names if name in attrs)

    def is_in(self, value: Value, name: str = "") -> Value:
        """Whether the value refers to the resource. `name` is the attribute it belongs to, empty when any may be meant."""
        return any_of(self._verdicts(value, name))

    def _verdicts(self, value: Value, name: str) -> Iterator[Value]:
        if isinstance(value, str):
            yield self._is_named_in(value)
        elif type(value) is Unknown:
            yield self._is_origin_of(value, name)
        elif type(value) is Sensitive:
            yield from self._verdicts(value.value, name)
        elif type(value) is OneOf:
            verdicts = [self.is_in(alternative, name) for alternative in value.alternatives]
            if all(verdict is True for verdict in verdicts):
                yield True
            elif any(verdict is not False for verdict in verdicts):
                yield unknown_from(value)
        elif isinstance(value, tuple):
            for element in value:
                yield from self._verdicts(element, name)
        elif isinstance(value, dict):
            if isinstance(value, InstanceObject) and value.reference.address == self.address and not value.reference.path:
                yield True
            for key, element in value.items():
                yield from self._verdicts(element, key if name else "")

    def _is_named_in(self, text: str) -> bool:
        if text in self.names:
            return True
        if ":" not in text and "/" not in text:
            return False
        if any(("/" in name or ":" in name) and name in text for name in self.names):
            return True
        if text.startswith("arn:"):
            parts = text.split(":", 5)
            service = parts[2] if len(parts) > 2 else ""
            if self.type and service not in self.type.split("_"):
                return False
        return not self.names.isdisjoint(_words(text)) and text.startswith("arn:")

    def _is_origin_of(self, value: Unknown, name: str) -> Value:
        if any(reference.address == self.address for reference in origins(value)):
            return True
        if any(surely_same(value, one) for one in self.open_names):
            return True
        if value.template is not None or value.encodes is not None:
            parts = [part for part in value.template or () if type(part) is Unknown]
            literals = [part for part in value.template or () if isinstance(part, str)]
            if any(self._is_named_in(part.rstrip("/*")) for part in literals):
                return True
            return unknown_from(value) if any(self._may_be(part) for part in parts) and self._counts(name) else False
        if is_of_another_kind(value.reference, self.type):
            return False
        return unknown_from(value) if self._may_be(value) and self._counts(name) else False

    def _may_be(self, value: Unknown) -> bool:
        """Whether an unknown without a reference to this resource may yet turn out to name it."""
        places = value.origins
        return not places or any(place.kind != "resource" for place in places)

    def _counts(self, name: str) -> bool:
        return not name or re.search(_NAMES_SOMETHING, name) is not None
