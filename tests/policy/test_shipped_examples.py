"""The examples of the shipped policies are found as their comments expect."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.workshop.trial import run_trial

POLICIES = Path(__file__).parents[2] / "policies"
EXAMPLES = sorted(POLICIES.glob("*/examples"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_of_a_policy_are_found_as_expected(path: Path) -> None:
    reports = run_trial(path, {}).examples
    assert reports
    wrong = [result for report in reports for result in report.results if result.status == "fail"]
    assert [str(error) for report in reports for error in report.errors] == []
    assert [f"{one.location}: {one.expected}, but {one.actual}: {'; '.join(one.messages)}" for one in wrong] == []
