"""The hooks, run by pre-commit itself: a bad change is refused, a good one is accepted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
PARTS = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", HOOKS.name, "hclscan", "policies")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

BAD = """\
resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-3a"
  size              = 200
  encrypted         = false
}
"""
GOOD = BAD.replace("= false", "= true\n  kms_key_id        = aws_kms_key.data.arn") + 'resource "aws_kms_key" "data" {}\n'
CONFIGURATION = "select: [HCL_ENC_001]\n"

REFUSED = """\
hclscan..................................................................Failed
- hook id: hclscan
- exit code: 1

high HCL_ENC_001  This disk is not encrypted: whoever obtains a copy or a snapshot of it can read all files on it.
  --> infra/main.tf:4:3
    1 | resource "aws_ebs_volume" "data" {
    ...
    4 |   encrypted         = false
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^

  resource     aws_ebs_volume.data
"""


def git(*arguments: str, where: Path) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, cwd=where)


def write(top: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with hclscan as it is now, for pre-commit to clone."""
    top = tmp_path_factory.mktemp("hclscan")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, top / part, ignore=shutil.ignore_patterns("__pycache__", "_tables.json"))
        else:
            shutil.copy(ROOT / part, top / part)
    git("init", "--quiet", where=top)
    git("add", "--all", where=top)
    git("commit", "--quiet", "--message", "hclscan", where=top)
    return top


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of pre-commit: what it installs it keeps for all tests, and nothing of a surrounding hook is seen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHONPATH"))}
    return {
        **kept,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "HCLSCAN_CACHE_DIR": str(tmp_path_factory.mktemp("cache")),
        "PRE_COMMIT_COLOR": "never",
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git("init", "--quiet", where=tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def try_repo(hooks: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> TryRepo:
    """`pre-commit try-repo`, once it has shown that it can install the hook; without an index of packages it cannot."""
    runner = TryRepo(hooks, environment)
    empty = tmp_path_factory.mktemp("empty")
    git("init", "--quiet", where=empty)
    write(empty, {"values.yaml": "a: 1\n"})
    git("add", "--all", where=empty)
    tried = runner(empty, "hclscan")
    if tried.returncode == 3 and re.search(r"pip|No matching distribution|Could not find a version|network", tried.stdout):
        pytest.skip("pre-commit cannot install packages here")
    assert tried.returncode == 0, tried.stdout
    return runner


class TryRepo:
    def __init__(self, hooks: Path, environment: dict[str, str]) -> None:
        self.hooks = hooks
        self.environment = environment

    def __call__(self, project: Path, hook: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(self.hooks), hook, *arguments]
        return subprocess.run(
            command, cwd=project, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )


def output(run: subprocess.CompletedProcess[str]) -> str:
    """What the hook printed: what is behind the configuration that `try-repo` shows first."""
    return run.stdout.rsplit("=" * 79 + "\n", 1)[-1]


def test_a_bad_change_is_refused_and_a_good_one_accepted(try_repo: TryRepo, project: Path) -> None:
    write(project, {".hclscan.yaml": CONFIGURATION, "infra/main.tf": BAD, "other/main.tf": "resource {\n"})
    git("add", ".hclscan.yaml", "infra", where=project)
    refused = try_repo(project, "hclscan")
    assert refused.returncode == 1, refused.stdout
    assert output(refused).startswith(REFUSED), output(refused)
    assert "1 failure (1 high); 1 resource in 1 file, 1 policy\n" in output(refused)
    write(project, {"infra/main.tf": GOOD})
    git("add", "infra", where=project)
    accepted = try_repo(project, "hclscan")
    assert accepted.returncode == 0, accepted.stdout
    assert output(accepted) == "hclscan..................................................................Passed\n"


def test_variable_files_and_manifests_select_what_they_belong_to(try_repo: TryRepo, project: Path) -> None:
    variable = 'variable "encrypted" {}\n' + BAD.replace("= false", "= var.encrypted")
    storage = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: disks}\nprovisioner: ebs.csi.aws.com\n"
    claim = (
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: shop}\n"
        "spec: {storageClassName: disks, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n"
    )
    write(project, {".hclscan.yaml": CONFIGURATION, "infra/main.tf": variable, "infra/terraform.tfvars": "encrypted = true\n"})
    write(project, {"k8s/claim.yaml": claim, "k8s/class.yaml": storage + 'parameters: {encrypted: "true"}\n'})
    git("add", "--all", where=project)
    assert try_repo(project, "hclscan", "--all-files").returncode == 0
    write(project, {"infra/terraform.tfvars": "encrypted = false\n"})
    write(project, {"k8s/class.yaml": storage + 'parameters: {encrypted: "false"}\n'})
    git("add", "--all", where=project)
    refused = try_repo(project, "hclscan", "--files", "infra/terraform.tfvars")
    assert (refused.returncode, "aws_ebs_volume.data" in refused.stdout) == (1, True)
    refused = try_repo(project, "hclscan", "--files", "k8s/class.yaml")
    assert (refused.returncode, "PersistentVolumeClaim/shop/data" in refused.stdout) == (1, True)


def test_policies_of_the_project_are_tested(try_repo: TryRepo, project: Path) -> None:
    rule = (
        'resource_policy "aws_ebs_volume" "volume" {\n  enforce {\n'
        '    condition     = core::try(attrs.size, 0) <= 100\n    error_message = "This volume is large."\n  }\n}\n'
    )
    test = (
        'resource "aws_ebs_volume" "small" {\n  attrs = {\n    size = SIZE\n  }\n}\n\n'
        'resource "aws_ebs_volume" "large" {\n  expect_failure = true\n  attrs = {\n    size = 101\n  }\n}\n'
    )
    write(project, {"policies/size.policy.hcl": rule, "policies/size.policytest.hcl": test.replace("SIZE", "1")})
    git("add", "--all", where=project)
    passed = try_repo(project, "hclscan-policies")
    assert passed.returncode == 0, passed.stdout
    write(project, {"policies/size.policytest.hcl": test.replace("SIZE", "1000")})
    git("add", "--all", where=project)
    failed = try_repo(project, "hclscan-policies")
    assert failed.returncode == 1, failed.stdout
    assert "- hook id: hclscan-policies" in failed.stdout


@pytest.mark.parametrize(
    ("name", "hooks"),
    [
        ("main.tf", {"hclscan"}),
        ("a/b.tofu", {"hclscan"}),
        ("a/b.tf.json", {"hclscan"}),
        ("envs/staging.tfvars", {"hclscan"}),
        ("envs/staging.tfvars.json", {"hclscan"}),
        ("k8s/web.yml", {"hclscan"}),
        (".hclscan.yaml", {"hclscan"}),
        ("policies/x/aws.policy.hcl", {"hclscan", "hclscan-policies"}),
        ("policies/x/aws.policytest.hcl", {"hclscan-policies"}),
        ("policies/x/policy.yaml", {"hclscan", "hclscan-policies"}),
        ("policies/x/examples/main.tf", {"hclscan", "hclscan-policies"}),
        ("README.md", set()),
        ("package.json", set()),
        (".terraform.lock.hcl", set()),
        ("main.tf.bak", set()),
    ],
)
def test_hooks_run_for_the_files_they_are_about(name: str, hooks: set[str]) -> None:
    listed = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert {hook["id"] for hook in listed if re.search(hook["files"], name)} == hooks


def test_hooks_run_once_for_all_files() -> None:
    # Two processes at a time would each evaluate root modules that the other one does.
    assert all(hook["require_serial"] for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")))
