"""What holds whatever is scanned, as assertions that the fuzz targets share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from hclscan.findings import Finding, Status
from hclscan.hcl import syntax
from hclscan.hcl.containers import rebuilt
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.hcl.values import InstanceObject, OneOf, Reference, Sensitive, SetValue, Unknown, Value, is_wholly_known
from hclscan.policy.check import Checker
from hclscan.policy.lookup import Lookup
from hclscan.policy.rule_index import RuleIndex
from hclscan.resources import Resource, ResourceSet

HOLE = Unknown(reason="variable hole has no value", reference=Reference("variable", "var.hole"))
"""What takes the place of a known value."""

DECIDED = (Status.PASS, Status.FAIL)


# -- places ----------------------------------------------------------------------------------------------------------------


def inside(place: Location, sources: Mapping[str, str]) -> None:
    """A place lies within the lines of its file, and ends where it starts or later."""
    text = sources.get(place.path)
    assert text is not None, f"no such file was scanned: {place}"
    source = Source.of(place.path, text)
    starts = (*source.line_starts, len(text) + 1)
    assert (place.start_line, place.start_column) <= (place.end_line, place.end_column), place
    for line, column in ((place.start_line, place.start_column), (place.end_line, place.end_column)):
        assert 1 <= line < len(starts), place
        # A range may reach to behind the line end.
        assert 1 <= column <= starts[line] - starts[line - 1] + 1, place


def reported(problems: Iterable[Diagnostic], sources: Mapping[str, str]) -> None:
    """Each diagnostic says something, at a place in a file that was scanned."""
    for problem in problems:
        assert problem.summary
        inside(problem.location, sources)


def nodes(node: Any) -> Iterable[Any]:
    """The node of a syntax tree, and all below it."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        for name in one.__dataclass_fields__:
            value = getattr(one, name)
            waiting += (child for child in (value if isinstance(value, tuple) else (value,)) if _is_node(child))


def _is_node(value: Any) -> bool:
    return hasattr(value, "__dataclass_fields__") and hasattr(value, "start")


def expressions(body: syntax.Body) -> Iterable[Any]:
    """The expressions that arguments are set to."""
    return (one.expression for one in nodes(body) if isinstance(one, syntax.Attribute))


# -- monotonicity ----------------------------------------------------------------------------------------------------------


def contradicts(open_: Value, known: Value) -> bool:
    """Whether what was known of a value when an input was not is not so when the input is known."""
    if type(open_) is Sensitive or type(known) is Sensitive:
        return type(open_) is type(known) and contradicts(open_.value, known.value)
    if type(open_) in (Unknown, OneOf) or type(known) in (Unknown, OneOf):
        return False
    if isinstance(open_, SetValue) and not (is_wholly_known(open_) and is_wholly_known(known)):
        return False  # elements may become equal
    if isinstance(open_, tuple) and isinstance(known, tuple):
        return len(open_) != len(known) or any(map(contradicts, open_, known))
    if isinstance(open_, InstanceObject) and isinstance(known, dict):
        return any(contradicts(value, known[name]) for name, value in open_.items() if name in known)
    if isinstance(open_, dict) and isinstance(known, dict):
        return open_.keys() != known.keys() or any(contradicts(value, known[name]) for name, value in open_.items())
    return type(open_) is not type(known) or open_ != known


def verdicts(
    resources: ResourceSet, policies: RuleIndex, sources: Mapping[str, Sequence[str]]
) -> dict[tuple[str, str, str], Finding]:
    """The findings of policies by policy, rule and address."""
    checker = Checker(Lookup(resources), policies, sources)
    found = (finding for resource in resources.resources for finding in checker.findings(resource))
    return {(one.policy_id, one.rule, one.address): one for one in found}


def agree(open_: Mapping[Any, Finding], known: Mapping[Any, Finding]) -> None:
    """No verdict that was reached without knowing something is the opposite of that with knowing it."""
    for key, finding in open_.items():
        other = known.get(key)
        if other is not None and finding.status in DECIDED and other.status in DECIDED:
            assert finding.status is other.status, (key, finding.status, other.status, finding.message, other.message)


def with_hole(resources: ResourceSet, choose: Callable[[int], int]) -> ResourceSet:
    """The resources with one known value in one of them made unknown; `choose(n)` gives a number below n."""
    managed = [position for position, one in enumerate(resources.resources) if one.mode == "managed"]
    if not managed:
        return resources
    chosen = managed[choose(len(managed))]
    changed = [_holed(one, choose) if position == chosen else one for position, one in enumerate(resources.resources)]
    return ResourceSet(tuple(changed), resources.root, resources.unseen_modules, resources.provider_versions)


def _holed(resource: Resource, choose: Callable[[int], int]) -> Resource:
    from dataclasses import replace

    attributes = InstanceObject(resource.attrs.reference, _opened(dict(resource.attrs), choose, 0))
    return replace(resource, attrs=attributes)


IDENTIFYING = frozenset(("apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "id", "arn"))
"""What tells which object something is: to know less of that is to speak of another object."""


def _opened(value: Value, choose: Callable[[int], int], depth: int) -> Value:
    """The value with a leaf of it, or all of it, unknown."""
    if isinstance(value, dict):
        names = [name for name in value if name not in IDENTIFYING]
        if not names:
            return value
        name = names[choose(len(names))]
        return {**value, name: _opened(value[name], choose, depth + 1)}
    if isinstance(value, tuple) and value and type(value) is not SetValue and choose(4):
        chosen = choose(len(value))
        positions = iter(range(len(value)))
        return rebuilt(value, lambda one: _opened(one, choose, depth + 1) if next(positions) == chosen else one)
    return HOLE if depth else value
