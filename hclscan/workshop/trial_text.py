"""The outcome of a trial for people: a line for each mock as it runs, as HashiCorp's `tfpolicy test` prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from hclscan.hcl.source import Diagnostic
from hclscan.policy.testing import MockResult, TestReport
from hclscan.report.terminal import Paint, escape, paint_for
from hclscan.workshop.coverage import Coverage, Gap
from hclscan.workshop.examples import ExampleReport, ExampleResult
from hclscan.workshop.trial import Trial

_STYLES = {"pass": "good", "fail": "error", "skipped": "faint"}
MISSING = "Missing expected failure"
_TITLES = {"error": "Policy error", "unknown": "Undecided policy"}


def render(trial: Trial, stream: TextIO) -> None:
    """Write the outcome of every test file and example, then what the tests have not seen, then a summary."""
    paint = paint_for(stream)
    for error in trial.errors:
        stream.writelines(f"{escape(line)}\n" for line in _error_lines(error, ""))
    for test in trial.tests:
        stream.writelines(f"{line}\n" for line in _file(test, map(_mock, test.results), paint))
    for example in trial.examples:
        stream.writelines(f"{line}\n" for line in _file(example, map(_example, example.results), paint))
    stream.writelines(f"{line}\n" for line in (*_coverage(trial.coverage), "", _summary(trial)))


Lines = tuple[str, str, tuple[str, ...]]
"""What runs, its status, and what to say below it."""


def _file(report: TestReport | ExampleReport, results: Iterable[Lines], paint: Paint) -> Iterator[str]:
    path = escape(report.path)
    yield f"# {path}... running"
    for error in report.errors:
        yield from map(escape, _error_lines(error, "  "))
    for name, status, below in results:
        yield f"  # {escape(name)}... running"
        yield f"  # {escape(name)}... {paint(_STYLES[status], status)}"
        yield from (f"    {escape(line)}" for line in below)
    status = "pass" if report.passed else "fail"
    yield f"# {path}... {paint(_STYLES[status], status)}"


def _error_lines(error: Diagnostic, indent: str) -> Iterator[str]:
    yield f"{indent}Error: {error}"
    if error.excerpt.strip():
        yield f"{indent}    {error.excerpt.strip()}"


def _mock(result: MockResult) -> Lines:
    if result.status != "fail":
        return result.mock.address, result.status, ()
    parts = [f"Error: {title_of(result)}", f"Expected: {result.expected}", f"Actual: {result.actual}"]
    if parts[0] != f"Error: {MISSING}":
        parts.append(f"Message: {'; '.join(result.messages)}")
    return result.mock.address, result.status, (" / ".join(parts), f"  at {result.mock.location}")


def title_of(result: MockResult) -> str:
    """What went wrong with a mock that failed, in two or three words."""
    if result.mock.expect_failure and result.actual == "pass":
        return MISSING
    return _TITLES.get(result.actual, "Policy violation")


def _example(result: ExampleResult) -> Lines:
    name = f"{result.address} ({result.expected or 'nothing expected'})"
    if result.status == "pass":
        return name, "pass", ()
    expected = result.expected or "no finding"
    message = "; ".join(result.messages)
    line = f"Error: Unexpected result / Expected: {expected} / Actual: {result.actual} / Message: {message}"
    return name, "fail", (line, f"  at {result.location}")


def _coverage(coverage: Coverage) -> Iterator[str]:
    if not coverage.rules:
        return
    yield ""
    seen = f"{coverage.seen} of {coverage.outcomes} outcomes of {_count(coverage.rules, 'rule')}"
    wanted = "" if coverage.sufficient else f" ({coverage.required:g}% wanted)"
    yield f"Coverage: {coverage.percent:.0f}%, {seen}{wanted}"
    never: dict[tuple[str, int], list[Gap]] = {}
    for gap in coverage.gaps:
        never.setdefault((gap.rule, gap.demand), []).append(gap)
    for (rule, demand), (gap, *others) in never.items():
        if demand and len(never.get((rule, 0), ())) == 2:
            continue  # of a rule that was never asked, each demand was never asked either
        sentence = f"{gap} or to {others[0].never}" if others else str(gap)
        yield f"  {escape(str(gap.location))}: {escape(sentence)}"


def _summary(trial: Trial) -> str:
    mocks = [result.status for test in trial.tests for result in test.results]
    resources = [result.status for example in trial.examples for result in example.results]
    parts = []
    if trial.tests:
        parts.append(f"{_count(len(trial.tests), 'test file')} ({_count(len(mocks), 'mock')}: {_tally(mocks)})")
    if trial.examples:
        examples = _count(len(trial.examples), "example")
        parts.append(f"{examples} ({_count(len(resources), 'expectation')}: {_tally(resources)})")
    errors = len(trial.errors) + sum(len(one.errors) for one in trial.reports)
    if errors:
        parts.append(_count(errors, "error"))
    return f"{'Success!' if trial.passed else 'Failure!'} {', '.join(parts)}."


def _tally(statuses: Sequence[str]) -> str:
    counts = {status: statuses.count(status) for status in ("pass", "fail", "skipped")}
    words = {"pass": "passed", "fail": "failed", "skipped": "skipped"}
    return ", ".join(f"{count} {words[status]}" for status, count in counts.items() if count or status == "pass")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
