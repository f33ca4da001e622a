"""Internal errors: one line, a report without anything of what was scanned, and the findings of everything else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hclscan import evaluation
from hclscan.cli import run
from hclscan.crash import described
from tests.hostile.case import NEIGHBOUR

SECRET = "swordfish-of-the-user"


def _broken(monkeypatch: pytest.MonkeyPatch, directory: str) -> None:
    evaluate = evaluation.RootUnit.evaluate

    def fails_in(unit: Any) -> Any:
        if unit.directory == directory:
            raise KeyError(SECRET)
        return evaluate(unit)

    monkeypatch.setattr(evaluation.RootUnit, "evaluate", fails_in)


def test_a_bug_costs_the_findings_of_one_root_module_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    for name in ("bad", "good"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.tf").write_text(NEIGHBOUR)
    _broken(monkeypatch, "bad")
    status = run(["scan", ".", "--no-cache", "--select", "HCL_ENC_001"])
    said = capsys.readouterr()
    assert status == 3
    assert "good/main.tf" in said.out
    assert re.fullmatch(r"hclscan: internal error in bad, which was left out: KeyError \(please report .*\)\n", said.err)
    report = next(tmp_path.glob("hclscan-crash-*.txt")).read_text()
    assert "KeyError" in report
    assert "test_crash.py" in report
    assert SECRET not in said.out + said.err + report


def test_the_report_has_versions_and_the_way_through_the_code() -> None:
    def inner() -> None:
        raise ValueError(SECRET)

    try:
        try:
            inner()
        except ValueError as error:
            raise TypeError(SECRET) from error
    except TypeError as error:
        text = described(error)
    assert re.search(r"^hclscan \d", text)
    assert "PyYAML 6" in text
    assert text.index("TypeError") < text.index("ValueError")
    assert " inner" in text
    assert SECRET not in text
