"""The staging environments in other clouds: each breaks every family, and its repaired twin nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hclscan.findings import Finding, Report, Status
from hclscan.options import ScanOptions
from hclscan.scan import scan

ROOT = Path(__file__).parent.parent
STACKS = ("google_staging", "kubernetes_staging", "ovh_staging", "scaleway_staging")
FAMILIES = {"ENC", "PUB", "RET", "LOG", "ALR", "IAM", "MIG"}

# What there is no resource for at a host: migrations at OVHcloud, logs of access and of changes at Scaleway.
MISSING = {"ovh_staging": {"MIG"}, "scaleway_staging": {"LOG"}}


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module", params=STACKS)
def stack(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def breach(stack: str) -> Iterator[Report]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield scan([f"fixtures/{stack}"], ScanOptions(cache=False))


def failing(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.status is Status.FAIL]


def described(findings: list[Finding]) -> list[str]:
    return [f"{one.policy_id} {one.rule} {one.status.value} {one.address}: {one.reason or one.message}" for one in findings]


def test_every_family_that_is_on_by_default_is_broken(stack: str, breach: Report) -> None:
    assert {finding.family for finding in failing(breach)} == FAMILIES - MISSING.get(stack, set())


def test_nothing_of_the_breach_is_undecided(breach: Report) -> None:
    assert described([finding for finding in breach.findings if finding.status not in (Status.FAIL, Status.PASS)]) == []
    assert [str(error) for error in breach.errors] == []


def test_every_failure_points_into_its_file_and_has_a_fix(breach: Report) -> None:
    for finding in failing(breach):
        lines = breach.sources[finding.location.path]
        assert 1 <= finding.location.start_line <= finding.location.end_line <= len(lines), finding.address
        assert finding.fix, finding.rule
        assert finding.message, finding.rule


def test_the_description_names_every_policy_that_the_stack_breaks(stack: str, breach: Report) -> None:
    text = Path("fixtures", stack, "README.md").read_text(encoding="utf-8")
    assert sorted({finding.policy_id for finding in failing(breach)} - set(text.replace("|", " ").split())) == []


def test_the_repaired_twin_has_no_finding(stack: str) -> None:
    report = scan([f"fixtures/{stack}_fixed"], ScanOptions(cache=False))
    assert described([finding for finding in report.findings if finding.status is not Status.PASS]) == []
    assert [str(error) for error in report.errors] == []


def test_the_repaired_twin_says_what_its_contract_does(stack: str) -> None:
    report = scan([f"fixtures/{stack}_fixed"], ScanOptions(select=("HCL_GOV", "HCL_ENC_002"), cache=False))
    assert described([finding for finding in report.findings if finding.status is not Status.PASS]) == []
    assert {finding.policy_id for finding in report.findings} == {"HCL_GOV_001", "HCL_ENC_002"}
