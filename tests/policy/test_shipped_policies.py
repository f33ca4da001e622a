"""The policies that come with hclscan load, and their own tests pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.hcl.grammar import parse
from hclscan.policy.load import load_policies
from hclscan.policy.policies import PolicySet, bind_policies
from hclscan.policy.testing import describe, run_test_file

POLICIES = Path(__file__).parents[2] / "policies"
TESTS = sorted(POLICIES.rglob("*.policytest.hcl"))


def test_every_policy_loads_with_its_default_inputs() -> None:
    loaded = load_policies([POLICIES], parse)
    assert isinstance(loaded, PolicySet), [str(one) for one in loaded]
    assert loaded.warnings == ()
    bound = bind_policies(loaded.policies, {})
    assert len(bound) == len(loaded.policies)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(POLICIES).as_posix())
def test_the_tests_of_a_policy_pass(path: Path) -> None:
    report = run_test_file(path)
    assert report.passed, describe(report)
