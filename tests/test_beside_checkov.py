"""hclscan and Checkov in one environment: Checkov brings its own `hcl2`, which hclscan must neither need nor disturb."""

import json
import subprocess
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(find_spec("checkov") is None, reason="Checkov is not installed")

STACK = """\
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 10 + 1
  encrypted         = false
}
"""


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    (tmp_path / "main.tf").write_text(STACK, encoding="utf-8")
    return tmp_path


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_the_environment_holds_the_fork_that_checkov_needs_and_not_the_original() -> None:
    assert metadata.version("bc-python-hcl2")
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.version("python-hcl2")


def test_hclscan_evaluates_while_the_fork_is_installed(stack: Path) -> None:
    result = run("-m", "hclscan", "resources", ".", "--format", "json", folder=stack)
    assert result.returncode == 0, result.stderr
    values = {resource["address"]: resource["values"] for resource in json.loads(result.stdout)["resources"]}
    assert values["aws_ebs_volume.data"]["size"] == 11


def test_hclscan_imports_neither_the_fork_nor_checkov(stack: Path) -> None:
    program = (
        "import sys; from hclscan.cli import run; status = run(['resources', '.', '--format', 'json=out.json']); "
        "sys.exit(status or bool({'hcl2', 'checkov'} & set(sys.modules)))"
    )
    result = run("-c", program, folder=stack)
    assert result.returncode == 0, result.stderr


def test_checkov_scans_the_same_files_in_the_same_environment(stack: Path) -> None:
    arguments = ("--file", "main.tf", "--framework", "terraform", "--skip-download", "--output", "json", "--soft-fail")
    result = run("-m", "checkov.main", *arguments, folder=stack)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert "aws_ebs_volume.data" in {check["resource"] for check in report["results"]["failed_checks"]}
