"""The hooks, run by pre-commit itself: a bad change is refused, a good one is accepted."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
  demanded by  Storage is encrypted at rest: GDPR Art. 32(1)(a), CNIL, SAN-2022-009 (Dedalus Biologie)
  fix
    encrypted  = true
    kms_key_id = aws_kms_key.data.arn

Summary
  ENC  encryption                1 failed     - undecided     - passed
1 failure (1 high); 1 resource in 1 file, 1 policy

"""
PASSED = "hclscan..................................................................Passed\n"


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
            shutil.copytree(ROOT / part, top / part, ignore=shutil.ignore_patterns("__pycache__", "_parse_tables.json"))
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


@dataclass(frozen=True)
class PreCommit:
    """pre-commit in a project, with the repository of its hooks."""

    hooks: Path
    environment: dict[str, str]

    def __call__(self, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run([sys.executable, "-m", "pre_commit", *arguments], project)

    def run(self, command: Sequence[str], project: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=project, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )

    def configuration(self) -> str:
        revision = self.run(["git", "rev-parse", "HEAD"], self.hooks).stdout.strip()
        hooks = "[{id: hclscan}, {id: hclscan-policies}]"
        return f"repos:\n  - repo: {self.hooks}\n    rev: {revision}\n    hooks: {hooks}\n"


@pytest.fixture(scope="module")
def pre_commit(hooks: Path, environment: dict[str, str]) -> PreCommit:
    """pre-commit, once it has shown that it can install the hooks; without an index of packages it cannot."""
    runner = PreCommit(hooks, environment)
    (hooks / ".pre-commit-config.yaml").write_text(runner.configuration(), encoding="utf-8")
    installed = runner(hooks, "install-hooks")
    if installed.returncode != 0 and NO_PACKAGES.search(installed.stdout):
        pytest.skip("pre-commit cannot install packages here")
    assert installed.returncode == 0, installed.stdout
    return runner


NO_PACKAGES = re.compile(
    r"No matching distribution|Could not find a version|ConnectionError|Temporary failure|Network is unreach"
)


def output(run: subprocess.CompletedProcess[str]) -> str:
    """What the hooks printed: without the configuration that `try-repo` shows, and without the news of an installation."""
    lines = run.stdout.rsplit("=" * 79 + "\n", 1)[-1].splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("[INFO]"))


def test_a_bad_change_is_refused_and_a_good_one_accepted(pre_commit: PreCommit, project: Path) -> None:
    write(project, {".hclscan.yaml": CONFIGURATION, "infra/main.tf": GOOD, "other/main.tf": "resource {\n"})
    git("add", "--all", where=project)
    git("commit", "--quiet", "--message", "start", where=project)
    write(project, {"infra/main.tf": BAD})
    git("add", "infra", where=project)
    refused = pre_commit(project, "try-repo", str(pre_commit.hooks), "hclscan")
    assert refused.returncode == 1, refused.stdout
    assert output(refused) == REFUSED
    write(project, {"infra/main.tf": GOOD + "# as before\n"})
    git("add", "infra", where=project)
    accepted = pre_commit(project, "try-repo", str(pre_commit.hooks), "hclscan")
    assert accepted.returncode == 0, accepted.stdout
    assert output(accepted) == PASSED


def test_commits_are_refused_and_accepted(pre_commit: PreCommit, project: Path) -> None:
    shutil.copy(pre_commit.hooks / ".pre-commit-config.yaml", project)
    write(project, {".hclscan.yaml": CONFIGURATION, "README.md": "# here\n"})
    assert pre_commit(project, "install").returncode == 0
    commit = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--message", "change"]
    git("add", "--all", where=project)
    assert pre_commit.run(commit, project).returncode == 0
    write(project, {"infra/main.tf": BAD})
    git("add", "--all", where=project)
    refused = pre_commit.run(commit, project)
    assert refused.returncode == 1
    assert output(refused).startswith(REFUSED)
    write(project, {"infra/main.tf": GOOD})
    git("add", "--all", where=project)
    accepted = pre_commit.run(commit, project)
    assert accepted.returncode == 0, accepted.stdout
    assert output(accepted).startswith(PASSED)


def test_variable_files_and_manifests_select_what_they_belong_to(pre_commit: PreCommit, project: Path) -> None:
    shutil.copy(pre_commit.hooks / ".pre-commit-config.yaml", project)
    variable = 'variable "encrypted" {}\n' + GOOD.replace("= true", "= var.encrypted")
    storage = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: disks}\nprovisioner: ebs.csi.aws.com\n"
    claim = (
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: shop}\n"
        "spec: {storageClassName: disks, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n"
    )
    write(project, {".hclscan.yaml": CONFIGURATION, "infra/main.tf": variable, "infra/terraform.tfvars": "encrypted = true\n"})
    write(project, {"k8s/claim.yaml": claim, "k8s/class.yaml": storage + 'parameters: {encrypted: "true"}\n'})
    git("add", "--all", where=project)
    passed = pre_commit(project, "run", "hclscan", "--all-files")
    assert passed.returncode == 0, passed.stdout
    write(project, {"infra/terraform.tfvars": "encrypted = false\n"})
    write(project, {"k8s/class.yaml": storage + 'parameters: {encrypted: "false"}\n'})
    git("add", "--all", where=project)
    refused = pre_commit(project, "run", "hclscan", "--files", "infra/terraform.tfvars")
    assert (refused.returncode, "aws_ebs_volume.data" in refused.stdout) == (1, True)
    refused = pre_commit(project, "run", "hclscan", "--files", "k8s/class.yaml")
    assert (refused.returncode, "PersistentVolumeClaim/shop/data" in refused.stdout) == (1, True)


def test_policies_of_the_project_are_tested(pre_commit: PreCommit, project: Path) -> None:
    shutil.copy(pre_commit.hooks / ".pre-commit-config.yaml", project)
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
    passed = pre_commit(project, "run", "hclscan-policies", "--all-files")
    assert passed.returncode == 0, passed.stdout
    assert output(passed).startswith("hclscan policies....")
    write(project, {"policies/size.policytest.hcl": test.replace("SIZE", "1000")})
    git("add", "--all", where=project)
    failed = pre_commit(project, "run", "hclscan-policies", "--all-files")
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
