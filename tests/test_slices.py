"""One large set of resources is judged by several processes: with the same findings, and a problem is reported as in one."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from hclscan import slices
from hclscan.findings import Report
from hclscan.options import ScanOptions
from hclscan.policy.check import Checker
from hclscan.report.redact import redact
from hclscan.resources import Resource
from hclscan.scan import scan

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere workers are no copies")

POLICY = """
resource_policy "aws_thing" "r" {
  enforce {
    condition     = attrs.days < 10 && core::length(core::getresources("aws_thing", { days = attrs.days })) < 9
    error_message = "${attrs.days} days are too many, until ${core::substr(core::timestamp(), 0, 2)}"
  }
}
"""


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / "cache"))
    Path("own").mkdir()
    Path("own/p.policy.hcl").write_text(POLICY, encoding="utf-8")
    Path("stack").mkdir()
    things = [f'resource "aws_thing" "r{number}" {{\n  days = {number % 30}\n}}\n' for number in range(120)]
    Path("stack/main.tf").write_text("".join(things), encoding="utf-8")


def scanned(jobs: int) -> Report:
    return scan(["stack"], ScanOptions(policies=(Path("own"),), jobs=jobs, cache=False))


def test_the_findings_are_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = scanned(1)
    monkeypatch.setattr(slices, "SPLIT_FROM", 10)
    here: list[str] = []
    judged = Checker.findings
    monkeypatch.setattr(Checker, "findings", lambda self, one: here.append(one.address) or judged(self, one))
    shared = scanned(3)
    assert here == [], "all were judged elsewhere"
    assert shared.findings == alone.findings
    assert len([one for one in alone.findings if one.policy_id == "p" and one.status.value == "fail"]) == 80


def test_that_policies_asked_for_the_day_is_known_whoever_was_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(slices, "SPLIT_FROM", 10)
    scan(["stack"], ScanOptions(policies=(Path("own"),), jobs=2))
    kept = [path.read_text(encoding="utf-8") for path in (tmp_path / "cache").rglob("*.json") if "results" in str(path)]
    assert len(kept) == 1
    assert "day:" in kept[0]


def test_what_goes_wrong_in_a_worker_is_reported_by_the_process_that_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SPLIT_FROM", 10)
    judged = Checker.findings

    def broken(self: Checker, resource: Resource) -> object:
        if resource.address == "aws_thing.r77":
            raise ArithmeticError("a bug")
        return judged(self, resource)

    monkeypatch.setattr(Checker, "findings", broken)
    report = scanned(2)
    assert [redact(crash).partition(" (please")[0] for crash in report.crashes] == [
        "internal error in stack, which was left out: ArithmeticError"
    ]


def test_a_worker_that_dies_costs_the_root_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "SPLIT_FROM", 10)
    judged = Checker.findings

    def deadly(self: Checker, resource: Resource) -> object:
        if resource.address == "aws_thing.r77":
            os.kill(os.getpid(), signal.SIGKILL)
        return judged(self, resource)

    monkeypatch.setattr(Checker, "findings", deadly)
    report = scanned(2)
    assert [crash.partition(" (please")[0] for crash in report.crashes] == [
        "internal error in stack, which was left out: MemoryError"
    ]


def test_few_resources_are_judged_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("workers were started")

    monkeypatch.setattr("os.fork", refuse)
    assert scanned(4).findings
