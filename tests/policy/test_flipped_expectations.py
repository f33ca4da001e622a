"""The tests of the shipped policies can fail: with every expectation turned round, they do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hclscan.hcl.source import Diagnostic, Source
from hclscan.policy import testing
from hclscan.policy.language import Parse
from hclscan.policy.mocks import TestFile, read_tests

POLICIES = Path(__file__).parents[2] / "policies"
TESTS = sorted(POLICIES.rglob("*.policytest.hcl"))


def flipped(source: Source, parse: Parse) -> TestFile | tuple[Diagnostic, ...]:
    tests = read_tests(source, parse)
    if not isinstance(tests, TestFile):
        return tests
    return replace(tests, mocks=tuple(replace(mock, expect_failure=not mock.expect_failure) for mock in tests.mocks))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(POLICIES).as_posix())
def test_turning_every_expectation_round_makes_every_mock_fail(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "read_tests", flipped)
    report = testing.run_test_file(path)
    assert not report.passed
    assert {result.status for result in report.results} <= {"fail", "skipped"}


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(POLICIES).as_posix())
def test_every_test_file_is_about_a_rule(path: Path) -> None:
    report = testing.run_test_file(path)
    assert any(result.verdicts for result in report.results)
