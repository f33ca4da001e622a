"""Start-up imports only what the command needs."""

import subprocess
import sys

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
