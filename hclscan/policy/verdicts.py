"""Three-valued answers of several: whether one of them holds, or all do, as far as that is known."""

from __future__ import annotations

from collections.abc import Iterable

from hclscan.hcl.values import OneOf, Unknown, Value, unknown_from


def any_of(verdicts: Iterable[Value]) -> bool | Unknown:
    """Whether one of the verdicts is true; unknown when none is and some are not known. Asks no more than it has to."""
    return _combined(verdicts, decisive=True)


def all_of(verdicts: Iterable[Value]) -> bool | Unknown:
    """Whether all of the verdicts are true; unknown when none is false and some are not known. Asks no more than it has to."""
    return _combined(verdicts, decisive=False)


def _combined(verdicts: Iterable[Value], decisive: bool) -> bool | Unknown:
    undecided = []
    for verdict in verdicts:
        truth = truth_of(verdict)
        if truth is decisive:
            return decisive
        if truth is None:
            undecided.append(verdict)
    return unknown_from(*undecided) if undecided else not decisive


def truth_of(verdict: Value) -> bool | None:
    """What a verdict says; None when it is not known."""
    if verdict is True or verdict is False:
        return verdict
    if type(verdict) is OneOf:
        return verdict.alternatives[0] if len(verdict.alternatives) == 1 else None
    return None if type(verdict) is Unknown else bool(verdict)
