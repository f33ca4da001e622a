"""Start-up imports only what the command needs."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"lark", "yaml", "re2", "checkov", "hcl2", "multiprocessing"}
HEAVY |= {f"hclscan.{part}" for part in ("hcl", "report", "scan", "policy", "workshop", "cli.policy")}


def imported_by(*arguments: str) -> set[str]:
    """The names of all modules that a run of `hclscan` imports."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "hclscan", *arguments], capture_output=True, text=True, check=True
    )
    return {line.rsplit("|", 1)[1].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}


def test_showing_the_version_imports_nothing_heavy() -> None:
    names = imported_by("--version")
    assert "hclscan.cli" in names
    assert not {name for name in names if any(name == heavy or name.startswith(heavy + ".") for heavy in HEAVY)}


def test_showing_the_help_of_a_command_imports_neither_parser_nor_policies() -> None:
    names = imported_by("scan", "--help")
    assert "hclscan.cli.options" in names
    assert not {name for name in names if name.split(".")[0] in {"lark", "yaml", "re2", "checkov", "hcl2"}}


def test_a_scan_in_which_nothing_has_changed_imports_nothing_that_parses_or_evaluates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.tf").write_text('resource "null_resource" "a" {}\n', encoding="utf-8")
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / "cache"))
    imported_by("scan", str(tmp_path), "--no-config")
    names = imported_by("scan", str(tmp_path), "--no-config")
    assert "hclscan.judged" in names
    heavy = {"lark", "yaml", "re2", "difflib", "subprocess", "multiprocessing", "hclscan.policy", "hclscan.kubernetes"}
    assert not {name for name in names if any(name == one or name.startswith(one + ".") for one in heavy)}
    assert not names & {"hclscan.hcl.evaluate", "hclscan.hcl.syntax", "hclscan.terraform.load", "hclscan.config_reader"}
