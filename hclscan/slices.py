"""Judging the resources of one set, by several processes when there are many of them.

A worker is a copy of this process, made when the set is evaluated and the policies are loaded. It is told which resources to
judge and sends back what would be written into the cache, so the number of workers makes no difference to what is reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from hclscan import copies, results
from hclscan.results import Result

if TYPE_CHECKING:
    from hclscan.findings import Finding
    from hclscan.policy.check import Checker
    from hclscan.resources import Resource

SPLIT_FROM = 500
"""Resources from which more than one process judges a set."""

_SLICE = 40
"""Resources that a process is asked about at a time."""


def judged(checker: Checker, jobs: int) -> list[Finding]:
    """The findings on all resources of a set, in their order."""
    resources = checker.lookup.resources.resources
    if jobs > 1 and copies.possible() and len(resources) >= SPLIT_FROM:
        found = _by_workers(checker, jobs)
        if found is not None:
            return found
    return list(_findings(checker, resources))


def _findings(checker: Checker, resources: Iterable[Resource]) -> Iterator[Finding]:
    return (results.sealed(finding) for resource in resources for finding in checker.findings(resource))


# -- worker processes ----------------------------------------------------------------------------------------------------

_ASKED_FOR_THE_DAY = "day"


def _by_workers(checker: Checker, jobs: int) -> list[Finding] | None:
    """The findings; None when there was a problem, which the process that asks will meet as well, and can report.

    Raises `MemoryError` when a worker has died.
    """

    def work(start: int) -> str:
        resources = checker.lookup.resources.resources[start : start + _SLICE]
        try:
            found = results.encode_all(Result(findings=tuple(_findings(checker, resources))))
        except Exception:  # whatever it is
            return ""
        return f"{_ASKED_FOR_THE_DAY if checker.lookup.asked_for_the_day else ''}\n{found}"

    slices: dict[int, Sequence[Finding]] = {}
    for start, text in copies.spread(work, range(0, len(checker.lookup.resources.resources), _SLICE), jobs):
        if text is None:
            raise MemoryError("a process that judged resources has died")
        if not text:
            return None
        asked, _, found = text.partition("\n")
        checker.lookup.asked_for_the_day |= asked == _ASKED_FOR_THE_DAY
        slices[start] = results.restored(json.loads(found)).findings
    return [finding for start in sorted(slices) for finding in slices[start]]
