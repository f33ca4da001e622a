from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from hclscan.errors import HclscanError
from hclscan.findings import Report, Status
from hclscan.report.github import render
from tests.report.examples import ADVISORY, FULL, place

DEFAULT = (Status.FAIL, Status.UNKNOWN)


def lines_of(report: Report) -> list[str]:
    stream = io.StringIO()
    render(report, stream, DEFAULT)
    return stream.getvalue().splitlines()


@pytest.fixture(autouse=True)
def outside_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_a_failure_is_an_annotation_at_its_place() -> None:
    line = lines_of(Report((ADVISORY,)))[0]
    assert line.startswith(
        "::notice file=scratch.tf,line=1,endLine=1,col=1,endColumn=36,title=HCL_GOV_001 low::"
        "The volume names no data controller.%0A"
    )


def test_columns_are_left_out_of_a_place_of_several_lines() -> None:
    line = lines_of(Report((replace(ADVISORY, location=place("a.tf", 1, 2, 3, 4)),)))[0]
    assert line.startswith("::notice file=a.tf,line=1,endLine=4,title=")


def test_the_worst_come_first_since_github_shows_only_a_few() -> None:
    commands = [line.split(" ")[0] for line in lines_of(FULL) if line.startswith("::")]
    assert commands == ["::error"] * 4 + ["::notice"] * 2 + ["::warning"]
    titles = [line.split("title=")[1].split("::")[0] for line in lines_of(FULL) if "title=HCL" in line]
    assert titles[0] == "HCL_PUB_003 critical"


def test_nothing_in_a_scanned_file_starts_a_command_of_its_own() -> None:
    hostile = "100%\r\n::error::owned, a:b"
    finding = replace(ADVISORY, message=hostile, location=place(hostile, 1, 1, 2), policy_id=f"HCL_X_1{hostile}")
    lines = lines_of(Report((finding,), notes=(hostile,)))
    assert len(lines) == 2
    assert lines[0].startswith("::notice file=100%25\\x0d\\x0a%3A%3Aerror%3A%3Aowned%2C a%3Ab,line=1,")
    assert "::100%25 ::error::owned, a:b%0A" in lines[0]


def test_the_summary_of_the_step_gets_the_markdown_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lines_of(FULL)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# before\n<!-- hclscan -->\n### hclscan: 4 failures, 2 errors\n")
    assert "| critical | `HCL_PUB_003` |" in text


def test_a_summary_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "summary.md"))
    with pytest.raises(HclscanError, match="cannot write"):
        lines_of(FULL)
