"""Hostile files, each beside a neighbour: scanned in a subprocess with a gigabyte of address space and ten seconds."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import filesystem, manifests, modules, syntax, values
from tests.hostile.case import NEIGHBOUR, Case

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10
"""Of processor time, which does not depend on what else the machine does."""

TABLES = {"syntax": syntax, "values": values, "modules": modules, "filesystem": filesystem, "manifests": manifests}
CASES = [(kind, case) for kind, table in TABLES.items() for case in table.CASES]


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the policies, which are not what is tested here."""
    directory = tmp_path_factory.mktemp("cache")
    tree = tmp_path_factory.mktemp("nothing")
    (tree / "main.tf").write_text("")
    scanned(tree, directory)
    return directory


def scanned(directory: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A scan of a directory, as a user would start it."""
    command = [sys.executable, "-m", "hclscan", "scan", ".", "--select", "HCL_ENC_001", "-j", "1", "--show", "all", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HCLSCAN_CACHE_DIR": str(cache)}
    return subprocess.run(
        command, cwd=directory, capture_output=True, text=True, env=environment, preexec_fn=_bounded, timeout=120, check=False
    )


def _report(tree: Path, cases: Sequence[Case], cache: Path) -> Any:
    """The report on cases that are written side by side into one tree."""
    (tree / ".git").mkdir()
    for case in cases:
        (tree / case.name).mkdir()
        case.write(tree / case.name)
    done = scanned(tree, cache, "--format", "json", "--keep-going")
    assert done.returncode == 1, done.stderr[-2000:]
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Any:
    """The report that a case is in: small cases of a table share a scan."""
    made: dict[str, Any] = {}

    def report(kind: str, case: Case) -> Any:
        key = case.name if case.alone else kind
        if key not in made:
            together = [case] if case.alone else [one for one in TABLES[kind].CASES if not one.alone]
            made[key] = _report(tmp_path_factory.mktemp(key), together, cache)
        return made[key]

    return report


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{kind} {case.name}" for kind, case in CASES])
def test_the_bound_is_named_and_the_neighbour_is_still_reported(kind: str, case: Case, reports: Any) -> None:
    report = reports(kind, case)
    messages = [
        f"{one['path'].removeprefix(case.name + '/')}: {one['message']}"
        for one in [*report["errors"], *report["warnings"]]
        if one["path"].startswith(case.name + "/")
    ]
    failures = {
        one["location"]["path"]
        for one in report["findings"]
        if one["status"] == "fail" and one["resource"]["address"] == "aws_db_instance.neighbour"
    }
    assert f"{case.name}/{'neighbour/' if case.beside else ''}neighbour.tf" in failures
    for piece in case.says:
        assert any(piece in message for message in messages), messages[:5]
    if case.silent:
        assert messages == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
    assert len({case.name for _, case in CASES}) == len(CASES)


MEMORY_BOMB = (
    'locals {\n  a0 = format("%-100000s", "a")\n'
    + "".join(f'  a{n} = "${{local.a{n - 1}}}${{local.a{n - 1}}}"\n' for n in range(1, 7))
    + "}\n"
    + "".join(f'resource "null_resource" "r{n}" {{\n  triggers = {{ a = "${{local.a6}}{n}" }}\n}}\n' for n in range(200))
)
"""Takes all the memory that a root module may have: a quarter of a gigabyte."""


def test_the_memory_of_many_root_modules_does_not_add_up(tmp_path: Path, cache: Path) -> None:
    for number in range(12):
        (tmp_path / f"bomb{number}").mkdir()
        (tmp_path / f"bomb{number}" / "main.tf").write_text(MEMORY_BOMB)
    (tmp_path / "neighbour").mkdir()
    (tmp_path / "neighbour" / "main.tf").write_text(NEIGHBOUR)
    done = scanned(tmp_path, cache, "--format", "json", "--keep-going")
    report = json.loads(done.stdout)
    assert sum("limits: memory" in error["message"] for error in report["errors"]) >= 12
    assert [one["resource"]["address"] for one in report["findings"]] == ["aws_db_instance.neighbour"]
