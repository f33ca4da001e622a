"""Versions and constraints on them, for `core::semverconstraint` and `core::semvercmp`.

https://developer.hashicorp.com/terraform/language/expressions/version-constraints, https://semver.org (order of pre-releases).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hclscan.hcl.values import EvaluationError
from hclscan.records import record

_VERSION = r"(?a)v?(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.~-]+))?(?:\+[0-9A-Za-z.~-]+)?"
_CLAUSE = r"(=|!=|>=|<=|>|<|~>)?\s*(\S+)"


@record
class Version:
    """A version: its numbers, at least three of them, and the parts of its pre-release, none for a release."""

    numbers: tuple[int, ...]
    prerelease: tuple[str, ...]
    written: int

    def compare(self, other: Version) -> int:
        """-1, 0 or 1 as this version is before, equal to or after the other."""
        size = max(len(self.numbers), len(other.numbers))
        left, right = _padded(self.numbers, size), _padded(other.numbers, size)
        if left != right:
            return -1 if left < right else 1
        return _compare_prereleases(self.prerelease, other.prerelease)


def parse_version(text: str) -> Version:
    """The version a text spells. Raises `EvaluationError`."""
    match = re.fullmatch(_VERSION, text.strip())
    if match is None or len(text) > 200:
        raise EvaluationError("Invalid version", f"{text[:80]!r} is not a version such as 1.2.3")
    numbers = tuple(int(part) for part in match[1].split("."))
    return Version(_padded(numbers, 3), tuple(match[2].split(".")) if match[2] else (), len(numbers))


def compare_versions(left: str, right: str) -> int:
    """-1, 0 or 1 as the left version is before, equal to or after the right one. Raises `EvaluationError`."""
    return parse_version(left).compare(parse_version(right))


def satisfies(version: str, constraint: str) -> bool:
    """Whether a version meets all clauses of a constraint such as `>= 1.2, < 2.0`. Raises `EvaluationError`."""
    found = parse_version(version)
    clauses = [_clause(text) for text in constraint.split(",")]
    return all(_meets(found, operator, wanted) for operator, wanted in clauses)


def admits(constraints: Iterable[str], wanted: str) -> bool:
    """Whether a release may meet all `constraints` and also `wanted`. Raises `EvaluationError`.

    Versions of three numbers are asked for; `!=` is not taken into account, since it leaves others of its kind.
    """
    lowest: tuple[int, ...] = (0, 0, 0)
    beyond: tuple[int, ...] | None = None
    exact: list[Version] = []
    clauses = [_clause(text) for constraint in (*constraints, wanted) for text in constraint.split(",")]
    for operator, version in clauses:
        first, end = _range(operator, version)
        lowest = max(lowest, first)
        beyond = end if beyond is None or (end is not None and end < beyond) else beyond
        if operator == "=":
            exact.append(version)
    if exact:
        return all(_meets(exact[0], operator, version) for operator, version in clauses)
    return beyond is None or lowest < beyond


def _range(operator: str, version: Version) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    """The first release that a clause lets in, and the first one beyond those, None where there is no end."""
    numbers = version.numbers[:3]
    after = (*numbers[:2], numbers[2] + 1)
    if operator == "~>":
        fixed = max(1, version.written - 1)
        return numbers, _padded((*numbers[: fixed - 1], numbers[fixed - 1] + 1), 3)
    none = (0, 0, 0)
    ranges: dict[str, tuple[tuple[int, ...], tuple[int, ...] | None]] = {
        ">": (after, None),
        ">=": (numbers, None),
        "<": (none, numbers),
        "<=": (none, after),
        "=": (numbers, after),
    }
    return ranges.get(operator, (none, None))


def _clause(text: str) -> tuple[str, Version]:
    match = re.fullmatch(_CLAUSE, text.strip())
    if match is None:
        raise EvaluationError("Invalid version constraint", f"{text[:80]!r} is not a constraint such as >= 1.2")
    return match[1] or "=", parse_version(match[2])


def _meets(found: Version, operator: str, wanted: Version) -> bool:
    order = found.compare(wanted)
    if operator == "=":
        return order == 0
    if operator == "!=":
        return order != 0
    # A pre-release is only meant where the constraint names a pre-release of the same version.
    if found.prerelease and not (wanted.prerelease and found.numbers == wanted.numbers):
        return False
    if operator == "~>":
        fixed = max(1, wanted.written - 1)
        return order >= 0 and found.numbers[:fixed] == wanted.numbers[:fixed]
    return {">": order > 0, ">=": order >= 0, "<": order < 0, "<=": order <= 0}[operator]


def _padded(numbers: tuple[int, ...], size: int) -> tuple[int, ...]:
    return numbers + (0,) * (size - len(numbers))


def _compare_prereleases(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    if not left or not right:
        return (not left) - (not right)  # a release comes after its pre-releases
    for one, other in zip(left, right, strict=False):
        if one != other:
            first, second = _rank(one), _rank(other)
            return -1 if first < second else 1
    return (len(left) > len(right)) - (len(left) < len(right))


def _rank(part: str) -> tuple[bool, int, str]:
    numeric = part.isdigit()
    return (not numeric, int(part) if numeric else 0, "" if numeric else part)
