"""Baselines: what is known does not count, and is known again when lines move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hclscan.cli import run
from tests.test_config import disk, in_a_folder_of_its_own, scanned, write

__all__ = ["in_a_folder_of_its_own"]

ONLY = ("--select", "HCL_ENC_001")


def test_a_baseline_leaves_what_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    write({"infra/main.tf": disk("a")})
    assert run(["baseline", "write", *ONLY]) == 0
    assert capsys.readouterr().out == "1 finding written to .hclscan-baseline.json\n"
    assert scanned(capsys, "--baseline", ".hclscan-baseline.json", *ONLY) == (0, [])
    write({"infra/more.tf": disk("b")})
    status, findings = scanned(capsys, "--baseline", ".hclscan-baseline.json", *ONLY)
    assert (status, [one["resource"]["address"] for one in findings]) == (1, ["aws_ebs_volume.b"])
    status, findings = scanned(capsys, "--baseline", ".hclscan-baseline.json", "--show", "suppressed", *ONLY)
    assert findings[0]["suppression"]["kind"] == "baseline"


@pytest.mark.parametrize(
    "change",
    [
        lambda: write({"infra/main.tf": "\n# moved\n\n" + disk("a")}),
        lambda: write({"infra/main.tf": disk("a").replace("encrypted =", "encrypted     =")}),
        lambda: Path("infra/main.tf").rename("infra/disks.tf"),
    ],
)
def test_a_finding_is_known_again_when_lines_move_and_files_are_renamed(
    change: object, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"infra/main.tf": disk("a")})
    assert run(["baseline", "write", *ONLY]) == 0
    change()  # type: ignore[operator]
    assert scanned(capsys, "--baseline", ".hclscan-baseline.json", *ONLY) == (0, [])


def test_a_finding_is_known_again_wherever_the_scan_is_started(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write({".git/HEAD": "", "infra/main.tf": disk("a")})
    assert run(["baseline", "write", *ONLY]) == 0
    monkeypatch.chdir("infra")
    assert scanned(capsys, "--baseline", "../.hclscan-baseline.json", *ONLY) == (0, [])


def test_what_is_no_longer_found_is_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "baseline: known.json\nselect: [HCL_ENC_001]\n", "main.tf": disk("a") + disk("b")})
    assert run(["baseline", "write"]) == 0
    write({"main.tf": disk("a") + disk("b", "true")})
    capsys.readouterr()
    assert run(["baseline", "prune"]) == 0
    assert capsys.readouterr().out == "1 taken out of known.json, 1 finding left\n"
    assert run(["baseline", "show", "--file", "known.json"]) == 0
    assert "HCL_ENC_001  ebs_volume  aws_ebs_volume.a  main.tf\n1 finding in known.json" in capsys.readouterr().out


def test_files_that_cannot_be_read_do_not_look_like_a_clean_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    write({"main.tf": 'resource "aws_ebs_volume" "a" {\n'})
    assert run(["baseline", "write", *ONLY]) == 2
    assert "main.tf:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": 2, "findings": []}', '{"schema_version": 1, "findings": [{}]}']
)
def test_what_is_no_baseline_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    write({"main.tf": disk(), "known.json": text})
    assert run(["scan", "--baseline", "known.json"]) == 2
    error = capsys.readouterr().err
    assert "known.json" in error
    assert "hclscan baseline write" in error


def test_a_baseline_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write({"main.tf": disk()})
    assert run(["scan", "--baseline", "known.json"]) == 2
    assert "cannot read the baseline known.json" in capsys.readouterr().err


def test_a_baseline_has_one_order() -> None:
    write({"b.tf": disk("b"), "a.tf": disk("a")})
    assert run(["baseline", "write", *ONLY]) == 0
    first = Path(".hclscan-baseline.json").read_text(encoding="utf-8")
    assert [entry["path"] for entry in json.loads(first)["findings"]] == ["a.tf", "b.tf"]
    assert run(["baseline", "write", *ONLY]) == 0
    assert Path(".hclscan-baseline.json").read_text(encoding="utf-8") == first
