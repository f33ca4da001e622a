"""Judging the resources of one set, by several processes when there are many of them.

A worker is a copy of this process, made when the set is evaluated and the policies are loaded. It is told which resources to
judge and sends back what would be written into the cache, so their number makes no difference to what is reported.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hclscan import results
from hclscan.results import Result

if TYPE_CHECKING:
    from hclscan.findings import Finding
    from hclscan.policy.check import Checker
    from hclscan.resources import Resource

CAN_COPY = sys.platform.startswith("linux")
"""Whether processes are made by copying this one, which is what makes them cheap; elsewhere that is not safe."""

SPLIT_FROM = 500
"""Resources from which more than one process judges a set."""

_SLICE = 40
"""Resources that a process is asked about at a time."""


class SliceError(Exception):
    """A worker process could not judge its slice. This process will meet the same problem, and can say what it is."""


def judged(checker: Checker, root: str, jobs: int) -> list[Finding]:
    """The findings on all resources of a set, in their order. `root` is the root module they belong to in the report."""
    resources = checker.lookup.resources.resources
    if jobs > 1 and CAN_COPY and len(resources) >= SPLIT_FROM:
        try:
            return [finding for slice_ in _by_workers(checker, root, jobs) for finding in slice_]
        except SliceError:
            pass
    return list(_findings(checker, resources, root))


def _findings(checker: Checker, resources: Iterable[Resource], root: str) -> Iterator[Finding]:
    for resource in resources:
        for finding in checker.findings(resource):
            yield replace(results.sealed(finding), root=root)


# -- worker processes ----------------------------------------------------------------------------------------------------

_shared: list[tuple[Checker, str]] = []
"""What workers find when they start: they are copies of this process."""


def _by_workers(checker: Checker, root: str, jobs: int) -> Iterator[Sequence[Finding]]:
    import multiprocessing  # small scans need none of it

    _shared.append((checker, root))
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for text, asked_for_the_day in pool.imap(_work, range(0, len(checker.lookup.resources.resources), _SLICE)):
                if text is None:
                    raise SliceError
                checker.lookup.asked_for_the_day |= asked_for_the_day
                yield results.restored(json.loads(text)).findings
    finally:
        _shared.pop()


def _work(start: int) -> tuple[str | None, bool]:
    """The findings on a slice, as the text of a result (None: there was a problem), and whether policies asked for the day."""
    checker, root = _shared[-1]
    resources = checker.lookup.resources.resources[start : start + _SLICE]
    try:
        found = tuple(_findings(checker, resources, root))
    except Exception:  # whatever it is, the process that asked will meet it and report it
        return None, False
    return results.encode_all(Result(findings=found)), checker.lookup.asked_for_the_day
