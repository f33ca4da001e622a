"""Running examples: the whole pipeline on each of them, and its findings compared with what the comments expect."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from hclscan.findings import Finding, Status
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Location
from hclscan.options import ScanOptions
from hclscan.policy.check import check
from hclscan.policy.load import Show
from hclscan.policy.policies import BoundPolicy
from hclscan.records import record
from hclscan.resources import Evaluation
from hclscan.scan import evaluate
from hclscan.workshop.expectations import EXAMPLES, Example, Expectation, subject_of

# From the best to the worst: of several instances of a block, the worst one counts.
_ORDER = ("none", "pass", "unknown", "fail", "error")
_STATUS = {Status.PASS: "pass", Status.UNKNOWN: "unknown", Status.FAIL: "fail", Status.ERROR: "error"}

BlockPlace: TypeAlias = "tuple[str, int]"
"""The path of a file and the line on which a block starts in it."""


@record
class ExampleResult:
    """What was expected of one resource and what was found. An empty `expected`: nothing was, and something was found."""

    address: str
    expected: str
    actual: str
    status: Literal["pass", "fail"]
    location: Location
    messages: tuple[str, ...] = ()


@record
class ExampleReport:
    """The outcome of one file of an example. `errors` are what kept it from being run."""

    path: str
    results: tuple[ExampleResult, ...] = ()
    errors: tuple[Diagnostic, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.errors and all(result.status == "pass" for result in self.results)


def run_example(
    example: Example, own: Sequence[BoundPolicy], others: Mapping[str, BoundPolicy], show: Show
) -> tuple[ExampleReport, ...]:
    """Evaluates an example and compares: one report for each of its files that expects something or has findings.

    `own` are the policies that it belongs to; `others` may be named by their ids.
    """
    known = {**others, **{policy.id: policy for policy in own}}
    wrong = tuple(_unknown_ids(example, known))
    if wrong:
        return tuple(_by_file(example, (), wrong))
    named = {id_ for expectation in example.expectations for id_ in expectation.ids}
    policies = [*own, *(known[id_] for id_ in sorted(named - {policy.id for policy in own}))]
    evaluation = _evaluated(example, show)
    if evaluation.errors:
        return tuple(_by_file(example, (), evaluation.errors))
    findings = [one for group in evaluation.sets for one in check(group, policies, evaluation.sources)]
    comparison = _Comparison(example, [policy.id for policy in own], evaluation, findings)
    return tuple(_by_file(example, tuple(comparison.results()), tuple(comparison.astray())))


def _by_file(example: Example, results: Sequence[ExampleResult], errors: Sequence[Diagnostic]) -> Iterator[ExampleReport]:
    paths = dict.fromkeys([file.source.path for file in example.files])
    for path in [*paths, *dict.fromkeys(one.location.path for one in errors if one.location.path not in paths)]:
        here = tuple(one for one in results if one.location.path == path)
        wrong = tuple(one for one in errors if one.location.path == path)
        if here or wrong:
            yield ExampleReport(path, here, wrong)


def _unknown_ids(example: Example, known: Iterable[str]) -> Iterator[Diagnostic]:
    known = tuple(known)
    for expectation in example.expectations:
        for id_ in expectation.ids:
            if id_ not in known:
                yield Diagnostic(f"No policy is called {id_!r}", expectation.location, nearest(id_, known))


# -- evaluation ----------------------------------------------------------------------------------------------------------


def _evaluated(example: Example, show: Show) -> Evaluation:
    with _alone(example) as place:
        evaluation = evaluate([str(place)], ScanOptions(jobs=1))
    if place == example.place:
        return evaluation
    # Evaluated as copies, shown as the files themselves.
    paths = {file.path.name: file.source.path for file in example.files}

    def shown(place: Location) -> Location:
        return replace(place, path=paths.get(PurePosixPath(place.path).name, place.path))

    return replace(
        evaluation,
        sets=tuple(
            replace(group, resources=tuple(replace(one, location=shown(one.location)) for one in group.resources))
            for group in evaluation.sets
        ),
        errors=tuple(replace(one, location=shown(one.location)) for one in evaluation.errors),
        sources={file.source.path: tuple(file.source.text.splitlines()) for file in example.files},
    )


@contextmanager
def _alone(example: Example) -> Iterator[Path]:
    """The folder to evaluate: a copy without the folders below it when those are examples of their own."""
    if example.place.name != EXAMPLES or not any(entry.is_dir() for entry in example.place.iterdir()):
        yield example.place
        return
    with tempfile.TemporaryDirectory(prefix="hclscan-") as folder:
        for file in example.files:
            shutil.copyfile(file.path, Path(folder) / file.path.name)
        yield Path(folder)


# -- comparison ----------------------------------------------------------------------------------------------------------


class _Comparison:
    """The findings of one example beside its expectations."""

    def __init__(self, example: Example, own: Sequence[str], evaluation: Evaluation, findings: Sequence[Finding]) -> None:
        self.example = example
        self.own = own
        self.findings = findings
        self.addresses: dict[BlockPlace, str] = {}
        self.blocks: dict[str, dict[int, Location]] = {}
        for resource in evaluation.resources:
            place = resource.location
            self.addresses.setdefault((place.path, place.start_line), resource.block_address or resource.address)
            self.blocks.setdefault(place.path, {}).setdefault(place.start_line, place)
        self.pairs = list(self._pairs())

    def _pairs(self) -> Iterator[tuple[Expectation, Location | None]]:
        for file in self.example.files:
            blocks = self.blocks.get(file.source.path, {}).values()
            for expectation in file.expectations:
                yield expectation, subject_of(expectation, file.source, tuple(blocks))

    def astray(self) -> Iterator[Diagnostic]:
        """Comments that are about no resource."""
        for expectation, block in self.pairs:
            if block is None:
                detail = "put it on the line above the resource, or on the first line in it"
                yield Diagnostic("This expectation is about no resource", expectation.location, detail)

    def results(self) -> Iterator[ExampleResult]:
        """One result for each expectation, and one for each finding that none of them names."""
        spoken_for: set[tuple[BlockPlace, str]] = set()
        for expectation, block in self.pairs:
            if block is None:
                continue
            place = (block.path, block.start_line)
            ids = expectation.ids or tuple(self.own)
            spoken_for.update((place, id_) for id_ in ids)
            yield self._compared(expectation, place, ids)
        for place in self.addresses:
            for id_ in self.own:
                actual = self._status(place, id_)
                if (place, id_) not in spoken_for and actual in ("fail", "unknown", "error"):
                    location = self.blocks[place[0]][place[1]]
                    messages = ("Nothing is expected here", *self._messages(place, (id_,), actual))
                    yield ExampleResult(self.addresses[place], "", f"{actual} {id_}", "fail", location, messages)

    def _compared(self, expectation: Expectation, place: BlockPlace, ids: Sequence[str]) -> ExampleResult:
        actual = [self._status(place, id_) for id_ in ids]
        if expectation.ids:  # each policy that is named must say so
            odd = [one for one in actual if not _as_expected(expectation.status, one)]
        elif expectation.status == "pass":
            odd = [one for one in actual if not _as_expected("pass", one)]
        else:  # one of the policies beside the example is enough
            odd = [] if expectation.status in actual else [max(actual, key=_ORDER.index)]
        shown = odd[0] if odd else expectation.status
        messages: tuple[str, ...] = ()
        if odd:
            messages = self._messages(place, ids, shown) or _nothing_said(shown)
        status: Literal["pass", "fail"] = "fail" if odd else "pass"
        return ExampleResult(self.addresses[place], str(expectation), shown, status, expectation.location, messages)

    def _of(self, place: BlockPlace, ids: Sequence[str]) -> Iterator[Finding]:
        for finding in self.findings:
            if (finding.block.path, finding.block.start_line) == place and finding.policy_id in ids:
                yield finding

    def _status(self, place: BlockPlace, id_: str) -> str:
        return max((_STATUS[one.status] for one in self._of(place, (id_,))), key=_ORDER.index, default="none")

    def _messages(self, place: BlockPlace, ids: Sequence[str], status: str) -> tuple[str, ...]:
        if status in ("none", "pass"):
            return ()
        found = (f"{one.policy_id} {one.rule}: {one.reason or one.message}" for one in self._of(place, ids))
        wanted = [text for text, one in zip(found, self._of(place, ids), strict=True) if _STATUS[one.status] == status]
        return tuple(dict.fromkeys(wanted))


def _as_expected(expected: str, actual: str) -> bool:
    """Whether a status is the expected one; where no rule applies, nothing is violated."""
    return actual == expected or (expected == "pass" and actual == "none")


def _nothing_said(actual: str) -> tuple[str, ...]:
    return ("No rule applies to this resource",) if actual == "none" else ("Every rule that applies is met",)
