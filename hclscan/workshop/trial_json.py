"""The outcome of a trial for programs: schema 1, described in docs/writing-policies.md."""

from __future__ import annotations

from typing import Any, TextIO

from hclscan import __version__
from hclscan.hcl.source import Diagnostic
from hclscan.policy.testing import MockResult, TestReport
from hclscan.report.json_text import encode
from hclscan.workshop.coverage import Coverage
from hclscan.workshop.examples import ExampleReport, ExampleResult
from hclscan.workshop.trial import Trial

SCHEMA_VERSION = 1


def render(trial: Trial, stream: TextIO) -> None:
    """Write the outcome as one JSON object."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "hclscan", "version": __version__},
        "status": _status(trial.passed),
        "tests": [_test(test) for test in trial.tests],
        "examples": [_example(example) for example in trial.examples],
        "coverage": _coverage(trial.coverage),
        "errors": [problem_object(error) for error in trial.errors],
    }
    stream.write(encode(document, indent=2) + "\n")


def problem_object(problem: Diagnostic) -> dict[str, Any]:
    """A diagnostic with its whole range, as editors mark it; lines and columns count from 1, ends are exclusive."""
    place = problem.location
    return {
        "path": place.path,
        "line": place.start_line,
        "column": place.start_column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "summary": problem.summary,
        "detail": problem.detail,
        "message": problem.message,
    }


def _status(passed: bool) -> str:
    return "pass" if passed else "fail"


def _test(report: TestReport) -> dict[str, Any]:
    return {
        "path": report.path,
        "status": _status(report.passed),
        "mocks": [_mock(result) for result in report.results],
        "errors": [problem_object(error) for error in report.errors],
    }


def _mock(result: MockResult) -> dict[str, Any]:
    return {
        "address": result.mock.address,
        "status": result.status,
        "expected": result.expected,
        "actual": result.actual,
        "line": result.mock.location.start_line,
        "messages": list(result.messages) if result.status == "fail" else [],
    }


def _example(report: ExampleReport) -> dict[str, Any]:
    return {
        "path": report.path,
        "status": _status(report.passed),
        "expectations": [_expectation(result) for result in report.results],
        "errors": [problem_object(error) for error in report.errors],
    }


def _expectation(result: ExampleResult) -> dict[str, Any]:
    return {
        "address": result.address,
        "status": result.status,
        "expected": result.expected,
        "actual": result.actual,
        "path": result.location.path,
        "line": result.location.start_line,
        "messages": list(result.messages),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "percent": round(coverage.percent),
        "rules": coverage.rules,
        "outcomes": coverage.outcomes,
        "seen": coverage.seen,
        "gaps": [
            {
                "rule": gap.rule,
                "demand": gap.demand or None,
                "never": gap.never,
                "path": gap.location.path,
                "line": gap.location.start_line,
            }
            for gap in coverage.gaps
        ],
    }
