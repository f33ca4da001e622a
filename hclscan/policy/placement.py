"""Where a finding is: the attribute that decided, or the block that lacks it; and the attributes that are its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from hclscan.findings import Evidence
from hclscan.hcl.containers import decided
from hclscan.hcl.source import Location
from hclscan.hcl.values import Path, PathStep, Sensitive, Value, format_path, is_wholly_known, reveal, sensitive
from hclscan.policy import identity
from hclscan.policy.lookup import Lookup
from hclscan.policy.origin import Place
from hclscan.records import record
from hclscan.resources import Resource

Sources = Mapping[str, Sequence[str]]

MAX_EVIDENCE = 8
"""Attributes that a finding names."""

_SECRET_DATA = ("data", "stringData")
"""What is secret in a Secret of Kubernetes, whatever it is called."""

_MISSING = object()
_NAMED_IN_FIX = re.compile(r"""^[\s-]*["']?([\w-]+)["']?\s*[=:{]""", re.MULTILINE)

_WHOLE = ("manifest",)
_IDENTIFYING = frozenset(
    (*_WHOLE, *path) for path in (("apiVersion",), ("kind",), ("metadata", "name"), ("metadata", "namespace"))
)
"""What says which object a manifest is: rules look others up by it, and nobody mends a finding there."""


@record
class Placement:
    """Places findings of one set of resources. `sources` has the lines of files, so that a header ends with its line."""

    lookup: Lookup
    sources: Sources

    def header(self, block: Location) -> Location:
        """The first line of a block."""
        if block.start_line == block.end_line:
            return block
        lines = self.sources.get(block.path, ())
        end = len(lines[block.start_line - 1].rstrip()) + 1 if block.start_line <= len(lines) else block.start_column
        return Location(block.path, block.start_line, block.start_column, block.start_line, end)

    def place(
        self, resource: Resource, deciding: Iterable[Place], fix: str, unknown: bool
    ) -> tuple[Location, tuple[Evidence, ...]]:
        """The place of a finding on a resource, and its evidence, the deciding attribute first.

        `deciding` are the places that decided, the most telling first. Where several did, the one that the `fix` writes comes
        first; where the verdict is `unknown`, those that are not known do.
        """
        known = [place for place in deciding if self._tells(place)]
        if unknown:
            known = [place for place in known if not self._is_settled(place)] or known
        own = [place for place in known if place.address == resource.identity and place.path and place.path not in _IDENTIFYING]
        itself = any(not place.path and not place.weak for place in known)
        chosen = self._chosen(resource, own, itself, _names_in(fix))
        if chosen is not None:
            known = [chosen, *(place for place in known if place is not chosen)]
        location = self.header(resource.location) if chosen is None else self._at(resource, chosen.path)
        return location, tuple(self._evidence(resource, known, chosen))

    # -- the one place -----------------------------------------------------------------------------------------------

    def _chosen(self, resource: Resource, own: Sequence[Place], itself: bool, names: frozenset[str]) -> Place | None:
        """The attribute to point at; None for the resource itself."""
        strong = [place for place in own if not place.weak]
        for group in (strong, own):
            fixed = [place for place in group if _last_name(place.path) in names]
            if fixed:
                return self._first(resource, fixed)
        if strong:
            return self._first(resource, strong)
        return None if itself or not own else self._first(resource, own)

    def _first(self, resource: Resource, places: Sequence[Place]) -> Place:
        """The first that is written; else the missing one whose enclosing block is written deepest."""
        for place in places:
            if self._is_written(place):
                return place
        return max(places, key=lambda place: len(resource.locate(place.path)[0]))

    def _at(self, resource: Resource, path: Path) -> Location:
        """The place of an attribute, or the header of the innermost block around it when it is not written."""
        written, location = resource.locate(path)
        if written and self._is_written(Place(resource.identity, path)):
            return location
        return self.header(location)

    # -- evidence ----------------------------------------------------------------------------------------------------

    def _evidence(self, resource: Resource, known: Sequence[Place], chosen: Place | None) -> Iterable[Evidence]:
        paths = {(place.address, place.path) for place in known}
        shown = 0
        for place in known:
            owner = self.lookup.find(place.address)
            if owner is None or (not place.path and owner is resource) or shown == MAX_EVIDENCE:
                continue
            written = self._is_written(place)
            if place is not chosen and (_holds_another(place, paths) or not (written or chosen is None)):
                continue  # what is inside says more; what is missing beside what was found says nothing
            path = self._shown(owner, place.path)
            words = format_path(path).lstrip(".") if owner is resource else f"{place.address}{format_path(path)}"
            value = decided(self.value(place)) if written else None
            shown += 1
            yield Evidence(words, value, self._at(owner, place.path), written, self._name_beside(place))

    def value(self, place: Place) -> Value:
        """The value at a place, `_MISSING` when it is not written."""
        resource = self.lookup.find(place.address)
        return _MISSING if resource is None else self.value_at(resource, place.path)

    def value_at(self, resource: Resource, path: Path) -> Value:
        """The value at a path of a resource, `_MISSING` when it is not written."""
        value: Value = self.lookup.attrs(resource)
        secret = path[:1] in (("data",), ("binary_data",)) and resource.type.startswith("kubernetes_secret")
        for step in path:
            secret = secret or type(value) is Sensitive
            value = reveal(value)
            secret = secret or (step in _SECRET_DATA and isinstance(value, dict) and reveal(value.get("kind")) == "Secret")
            value = _element(value, step)
            if value is _MISSING:
                return value
        return sensitive(value) if secret else value

    def _shown(self, resource: Resource, path: Path) -> Path:
        """The path as far as it may be shown: the keys of what is sensitive are sensitive too."""
        value: Value = self.lookup.attrs(resource)
        for length, step in enumerate(path):
            if type(value) is Sensitive:
                return path[:length]
            value = _element(value, step)
        return path

    def _name_beside(self, place: Place) -> str:
        """The name that a value goes by because of what stands beside it: that of an environment variable."""
        beside = self.value(Place(place.address, place.path[:-1])) if place.path[-1:] == ("value",) else None
        name = beside.get("name") if isinstance(beside, dict) else None
        return name if isinstance(name, str) else ""

    def _is_written(self, place: Place) -> bool:
        return self.value(place) is not _MISSING

    def _tells(self, place: Place) -> bool:
        """Whether a place means something to a reader: neither a whole manifest does nor an identity that nobody writes."""
        if place.path == _WHOLE:
            return False
        if self._is_written(place) or len(place.path) != 1:
            return True
        resource = self.lookup.find(place.address)
        return resource is None or identity.absent(resource.attrs, str(place.path[0])) is None

    def _is_settled(self, place: Place) -> bool:
        value = self.value(place)
        return value is _MISSING or is_wholly_known(value)


def _element(value: Value, step: PathStep) -> Value:
    if isinstance(value, dict):
        return value.get(step, _MISSING) if isinstance(step, str) else _MISSING
    if isinstance(value, tuple) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return _MISSING


@cache
def _names_in(fix: str) -> frozenset[str]:
    """The attributes that a fix writes; none when it adds another resource."""
    if re.search(r'^\s*resource\s+"', fix, re.MULTILINE):
        return frozenset()
    return frozenset(_NAMED_IN_FIX.findall(fix))


def _last_name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _holds_another(place: Place, paths: Iterable[tuple[str, Path]]) -> bool:
    size = len(place.path)
    return any(address == place.address and len(path) > size and path[:size] == place.path for address, path in paths)
