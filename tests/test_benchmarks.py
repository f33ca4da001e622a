"""Repositories for benchmarks: the same wherever they are generated, and read by hclscan without errors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hclscan.findings import Status
from hclscan.options import ScanOptions
from hclscan.scan import evaluate, scan

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import generate
import teams


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_seed_gives_the_same_repository(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        generate.generate(tmp_path / name / "long", generate.Shape(800, seed=seed))
        teams.generate(tmp_path / name / "teams", teams.Shape(4000, seed=seed))
    assert contents(tmp_path / "one") == contents(tmp_path / "again") != contents(tmp_path / "other")


@pytest.mark.parametrize("lines", [2000, 4000])
def test_a_repository_has_about_the_lines_it_should_have_and_is_read_without_errors(lines: int, tmp_path: Path) -> None:
    written = generate.generate(tmp_path, generate.Shape(lines))
    assert written == sum(text.count("\n") for text in contents(tmp_path).values())
    assert lines <= written <= lines * 1.1
    evaluation = evaluate([str(tmp_path)], ScanOptions(cache=False))
    assert evaluation.errors == ()
    assert any(one.type == "kubernetes_manifest" for one in evaluation.resources)


def test_the_shape_says_how_often_and_how_deep_modules_are_called(tmp_path: Path) -> None:
    generate.generate(tmp_path, generate.Shape(500, depth=3, fan_out=4))
    addresses = {one.address for one in evaluate([str(tmp_path)], ScanOptions(cache=False)).resources}
    assert {f"module.shared_{one}.module.next.module.next.aws_sqs_queue.level_2" for one in range(4)} <= addresses


def test_some_of_it_breaks_obligations(tmp_path: Path) -> None:
    generate.generate(tmp_path, generate.Shape(600))
    assert {Status.FAIL, Status.PASS} <= {one.status for one in scan([str(tmp_path)], ScanOptions(cache=False)).findings}


@pytest.mark.parametrize("calls", [3, 30])
def test_root_modules_of_teams_call_modules_as_often_as_they_should(calls: int, tmp_path: Path) -> None:
    written = teams.generate(tmp_path, teams.Shape(4000, calls))
    assert written == sum(text.count("\n") for text in contents(tmp_path).values())
    assert 4000 <= written <= 5000
    evaluation = evaluate([str(tmp_path)], ScanOptions(cache=False))
    assert (evaluation.errors, evaluation.warnings) == ((), ())
    roots = {path.name for path in tmp_path.glob("*/live/*/*")}
    for root in roots:
        found = [one.address for one in evaluation.resources if one.root.endswith(root) and one.address.startswith("module.")]
        assert {address.split(".")[1] for address in found} == {f"part_{number:02}" for number in range(calls)}


def test_every_finding_on_the_modules_of_teams_is_decided(tmp_path: Path) -> None:
    """They are written as published modules are: what is not known in them before apply decides nothing."""
    teams.generate(tmp_path, teams.Shape(4000))
    assert {Status.FAIL, Status.PASS} == {one.status for one in scan([str(tmp_path)], ScanOptions(cache=False)).findings}
