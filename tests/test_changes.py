"""`--since` and `--changed`: what a change affects is judged, the rest is not, and the repository runs nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from hclscan.changes import changes_since
from hclscan.cli import run
from hclscan.errors import HclscanError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def disk(name: str = "a") -> str:
    return f'resource "aws_ebs_volume" "{name}" {{\n  encrypted = false\n}}\n'


def git(*arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def commit(message: str = "change") -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


MANIFEST = """\
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: NAME}
provisioner: ebs.csi.aws.com
parameters: {encrypted: "false"}
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / "repository").mkdir()
    monkeypatch.chdir(tmp_path / "repository")
    git("init", "--quiet")
    write(
        {
            "a/main.tf": 'module "m" {\n  source = "../modules/m"\n}\n' + disk("a"),
            "b/main.tf": disk("b"),
            "c/main.tf": 'locals {\n  text = file("${path.module}/../texts/greeting.txt")\n}\n' + disk("c"),
            "modules/m/main.tf": disk("m"),
            "texts/greeting.txt": "hello\n",
            "k8s/one/class.yaml": MANIFEST.replace("NAME", "one"),
            "k8s/two/class.yaml": MANIFEST.replace("NAME", "two"),
            "README.md": "# here\n",
        }
    )
    commit("start")
    git("checkout", "--quiet", "-b", "feature")


def found(*arguments: str) -> list[str]:
    """The addresses of the findings of a scan, with what it is told."""
    status = run(["scan", "--select", "HCL_ENC_001", "--format", "json=../report.json", *(arguments or ("--since", "main"))])
    assert status in (0, 1)
    report = json.loads(Path("../report.json").read_text(encoding="utf-8"))
    assert report["errors"] == []
    return sorted(finding["resource"]["address"] for finding in report["findings"])


# -- what is affected ----------------------------------------------------------------------------------------------------


def test_without_changes_there_is_nothing_to_find() -> None:
    assert found() == []
    assert len(found(".")) == 6


def test_a_root_module_counts_when_one_of_its_files_has_changed() -> None:
    write({"b/more.tf": "locals {}\n"})
    commit()
    assert found() == ["aws_ebs_volume.b"]


def test_uncommitted_staged_and_untracked_files_count() -> None:
    write({"b/main.tf": disk("changed")})
    assert found() == ["aws_ebs_volume.changed"]
    git("add", "--all")
    assert found() == ["aws_ebs_volume.changed"]
    git("stash", "--quiet")
    write({"d/main.tf": disk("new")})
    assert found() == ["aws_ebs_volume.new"]


def test_what_git_ignores_does_not_count() -> None:
    write({".gitignore": "b/*.auto.tfvars\n", "b/x.auto.tfvars": "y = 1\n"})
    assert found() == []


def test_a_module_concerns_all_root_modules_that_call_it() -> None:
    write({"modules/m/variables.tf": 'variable "x" {\n  default = 1\n}\n'})
    assert found() == ["aws_ebs_volume.a", "module.m.aws_ebs_volume.m"]


def test_a_removed_file_counts() -> None:
    write({"b/more.tf": "locals {}\n"})
    commit()
    git("branch", "--force", "main", "HEAD")
    Path("b/more.tf").unlink()
    assert found() == ["aws_ebs_volume.b"]


def test_variable_files_count_wherever_they_are() -> None:
    write({"envs/staging.tfvars": "x = 1\n"})
    assert found() == []
    write({".hclscan.yaml": "var-files: {b: [envs/staging.tfvars]}\n", "b/x.tf": 'variable "x" {}\n'})
    commit()
    git("branch", "--force", "main", "HEAD")
    assert found() == []
    write({"envs/staging.tfvars": "x = 2\n"})
    assert found() == ["aws_ebs_volume.b"]
    assert found("--since", "main", "c", "--var-file", "envs/staging.tfvars") == ["aws_ebs_volume.c"]


def test_files_that_the_configuration_reads_count_and_others_do_not() -> None:
    write({"texts/other.txt": "x\n", "README.md": "# there\n", "b/notes.txt": "x\n"})
    assert found() == []
    write({"texts/greeting.txt": "bye\n"})
    assert found() == ["aws_ebs_volume.c"]


def test_a_group_of_manifests_counts_when_one_of_its_files_has_changed() -> None:
    write({"k8s/two/more.yaml": MANIFEST.replace("NAME", "three")})
    assert found() == ["StorageClass/three", "StorageClass/two"]


def test_a_configuration_that_has_changed_concerns_everything(capsys: pytest.CaptureFixture[str]) -> None:
    write({".hclscan.yaml": "fail-on: low\n"})
    assert len(found()) == 6
    run(["scan", "--since", "main"])
    assert "note: .hclscan.yaml has changed, which concerns everything: nothing is left out" in capsys.readouterr().out


def test_nothing_is_said_of_files_that_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    write({"b/broken.tf": "resource {\n", "b/ignored.tf": '# hclscan:ignore HCL_ENC_001 reason="x"\n\n\n'})
    commit()
    git("branch", "--force", "main", "HEAD")
    write({"a/new.tf": "locals {}\n"})
    assert found() == ["aws_ebs_volume.a", "module.m.aws_ebs_volume.m"]
    run(["scan", "--since", "main", "--select", "HCL_ENC_001"])
    out = capsys.readouterr().out
    assert "b/" not in out
    assert "2 resources in 3 files" in out


def test_only_what_the_branch_has_changed_counts_not_what_others_did_since() -> None:
    write({"b/more.tf": "locals {}\n"})
    commit()
    git("checkout", "--quiet", "main")
    write({"c/more.tf": "locals {}\n"})
    commit()
    git("checkout", "--quiet", "feature")
    assert found() == ["aws_ebs_volume.b"]


def test_a_scan_from_a_folder_of_the_repository_sees_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    write({"modules/m/more.tf": "locals {}\n"})
    monkeypatch.chdir("a")
    assert found("--since", "main", ".") == ["aws_ebs_volume.a", "module.m.aws_ebs_volume.m"]


def test_files_that_only_look_touched_do_not_count() -> None:
    os.utime("b/main.tf", (1, 1))
    assert found() == []


# -- the branch that changes are merged into -----------------------------------------------------------------------------


def test_changes_are_those_since_the_default_branch(monkeypatch: pytest.MonkeyPatch) -> None:
    write({"b/more.tf": "locals {}\n"})
    commit()
    assert found("--changed") == ["aws_ebs_volume.b"]
    git("branch", "release", "HEAD")
    git("update-ref", "refs/remotes/origin/release", "HEAD")
    write({"c/more.tf": "locals {}\n"})
    commit()
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert found("--changed") == ["aws_ebs_volume.c"]
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release")
    monkeypatch.delenv("GITHUB_BASE_REF")
    assert found("--changed") == ["aws_ebs_volume.c"]
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", git("rev-parse", "main"))
    assert found("--changed") == ["aws_ebs_volume.b", "aws_ebs_volume.c"]


def test_a_repository_without_such_a_branch_asks_for_one(capsys: pytest.CaptureFixture[str]) -> None:
    git("branch", "--delete", "--force", "main")
    assert run(["scan", "--changed"]) == 2
    assert capsys.readouterr().err == (
        "error: it is not known which branch changes are merged into\n"
        "hint: name the branch with --since, such as --since origin/main\n"
    )


# -- what goes wrong -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reference",
    ["--output=x", "-n", "main..feature", "main:a/main.tf", "", " ", "a b", "main\n", "\x00", "*", ":/start", "--", "a\\b"],
)
def test_what_is_no_name_of_a_commit_is_refused(reference: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", f"--since={reference}"]) == 2
    assert "commit" in capsys.readouterr().err


@pytest.mark.parametrize("reference", ["main", "main~0", "HEAD", "@", "refs/heads/main", "feature@{0}"])
def test_commits_are_named_as_in_git(reference: str) -> None:
    assert found("--since", reference) == []


def test_an_unknown_commit_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", "--since", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("error: git knows no commit 'nowhere'\nhint: fetch it")


def test_two_references_contradict_each_other() -> None:
    assert run(["scan", "--since", "main", "--changed"]) == 2


def test_histories_that_never_met_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "--quiet", "--orphan", "island")
    commit()
    assert run(["scan", "--since", "main"]) == 2
    assert "main and HEAD share no history" in capsys.readouterr().err


def test_a_repository_without_a_commit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    git("init", "--quiet")
    with pytest.raises(HclscanError, match="no commit yet"):
        changes_since(["."], "main")


def test_a_folder_outside_of_a_repository_is_said(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(HclscanError, match="not in a git repository"):
        changes_since([str(tmp_path / "plain")], "main")


def test_a_missing_git_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HclscanError, match="git, which is not installed"):
        changes_since(["."], "main")


# -- hostile repositories ------------------------------------------------------------------------------------------------


def test_nothing_that_a_repository_names_is_run(tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    sprung = tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"):
        (hooks / hook).write_text(trap.read_text(encoding="utf-8"), encoding="utf-8")
        (hooks / hook).chmod(0o755)
    write({".gitattributes": "*.tf filter=trap diff=trap merge=trap\nb/*.tf filter=od=d\n"})
    commit()
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "filter.od=d.clean",
        "alias.diff-index",
        "credential.helper",
    ):
        git("config", key, f"!{trap} {key}" if key.startswith(("alias", "credential")) else f"{trap} {key}")
    git("config", "core.hooksPath", str(hooks))
    git("config", "extensions.partialClone", "origin")
    git("config", "remote.origin.promisor", "true")
    git("config", "remote.origin.url", f"ext::{trap}")
    git("config", "protocol.ext.allow", "always")
    write({"b/main.tf": disk("b") + "\n"})
    sprung.unlink(missing_ok=True)
    os.utime("c/main.tf", (1, 1))
    assert found() == ["aws_ebs_volume.b"]
    with pytest.raises(HclscanError):
        changes_since(["."], "f" * 40)  # an object that is missing is not fetched
    assert not sprung.exists(), sprung.read_text(encoding="utf-8")


def test_a_repository_that_claims_other_files_is_refused(tmp_path: Path) -> None:
    git("config", "core.worktree", str(tmp_path))
    with pytest.raises(HclscanError, match="says that its files are in"):
        changes_since(["."], "main")


def test_names_with_odd_characters_are_names() -> None:
    write({"b/ne\tw\n-ü.tf": "locals {}\n", "--c/main.tf": disk("dashes")})
    assert found() == ["aws_ebs_volume.b", "aws_ebs_volume.dashes"]


def test_variables_of_a_hook_do_not_lead_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert changes_since(["."], "main").paths == frozenset()
