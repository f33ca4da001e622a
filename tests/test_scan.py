"""The pipeline from a path to findings, on the fixtures and on small stacks of its own."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
from pathlib import Path

import pytest

from hclscan import parsing
from hclscan.cli import run
from hclscan.errors import HclscanError
from hclscan.findings import Finding, Report, Status
from hclscan.options import ScanOptions
from hclscan.report import json_report
from hclscan.scan import scan
from tests import golden

ROOT = Path(__file__).parent.parent
BREACH = "fixtures/staging_migration"
FIXED = "fixtures/staging_migration_fixed"
AZURE = "fixtures/azure_staging"
AZURE_FIXED = "fixtures/azure_staging_fixed"
GOLDEN = Path(__file__).parent / "golden"

EVERYTHING = ScanOptions(select=("ALL",), cache=False)


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / "cache"))


def failing(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.status is Status.FAIL]


def as_line(finding: Finding) -> str:
    place = finding.location
    return f"{place.path}:{place.start_line} {finding.policy_id} {finding.rule} {finding.status.value} {finding.address}"


def as_json(report: Report) -> str:
    stream = io.StringIO()
    json_report.render(report, stream, frozenset(Status))
    return stream.getvalue()


def test_every_finding_of_the_breach_is_at_the_line_of_the_attribute_that_decided() -> None:
    report = scan([BREACH], EVERYTHING)
    lines = [as_line(finding) for finding in report.findings if finding.status is not Status.PASS]
    golden.check(GOLDEN / "staging_migration.findings", "\n".join(lines) + "\n")


def test_the_breach_fails_policies_of_all_families() -> None:
    families = {finding.family for finding in failing(scan([BREACH], EVERYTHING))}
    assert families == {"ENC", "PUB", "RET", "LOG", "ALR", "IAM", "MIG", "GOV"}


def test_governance_is_asked_for_only_when_selected() -> None:
    families = {finding.family for finding in failing(scan([BREACH], ScanOptions(cache=False)))}
    assert families == {"ENC", "PUB", "RET", "LOG", "ALR", "IAM", "MIG"}


def test_the_repaired_stack_has_no_finding_even_with_all_policies() -> None:
    report = scan([FIXED], EVERYTHING)
    assert [as_line(finding) for finding in report.findings if finding.status is not Status.PASS] == []
    assert report.errors == ()


def test_the_environment_on_azure_fails_policies_of_all_families() -> None:
    report = scan([AZURE], ScanOptions(cache=False))
    assert {finding.family for finding in failing(report)} == {"ENC", "PUB", "RET", "LOG", "ALR", "IAM", "MIG"}
    assert report.errors == ()


RIGHT_ON_AZURE = (
    "azurerm_storage_account.reports",
    'module.landing["biolab_est"].azurerm_storage_management_policy.this[0]',
    "azurerm_monitor_metric_alert.portal_sql",
    "azurerm_monitor_action_group.oncall",
    'azurerm_network_security_group.this["cluster"]',
)


def test_what_is_right_on_azure_is_not_reported() -> None:
    report = scan([AZURE], ScanOptions(cache=False))
    judged = {finding.address for finding in report.findings if finding.status is Status.PASS}
    assert judged.issuperset(RIGHT_ON_AZURE)
    assert [as_line(finding) for finding in failing(report) if finding.address in RIGHT_ON_AZURE] == []


def test_the_repaired_environment_on_azure_has_no_finding() -> None:
    report = scan([AZURE_FIXED], ScanOptions(cache=False))
    assert [as_line(finding) for finding in report.findings if finding.status is not Status.PASS] == []
    assert report.errors == ()


@pytest.mark.parametrize("stack", [BREACH, AZURE])
def test_every_finding_lies_in_its_file_and_has_a_fix(stack: str) -> None:
    report = scan([stack], EVERYTHING)
    for finding in failing(report):
        lines = report.sources[finding.location.path]
        place = finding.location
        assert 1 <= place.start_line <= place.end_line <= len(lines), as_line(finding)
        assert place.start_column <= len(lines[place.start_line - 1]) + 1, as_line(finding)
        assert finding.fix, as_line(finding)
        assert finding.message, as_line(finding)


def test_the_output_is_the_same_for_any_number_of_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = as_json(scan([BREACH], ScanOptions(select=("ALL",), cache=False, jobs=1)))
    monkeypatch.setattr(parsing, "PARALLEL_FROM", 0)
    monkeypatch.setattr(parsing, "AHEAD_FROM", 0)
    assert as_json(scan([BREACH], ScanOptions(select=("ALL",), cache=False, jobs=2))) == alone


def test_the_output_is_the_same_with_and_without_the_cache() -> None:
    cold = as_json(scan([BREACH], ScanOptions(select=("ALL",))))
    assert as_json(scan([BREACH], ScanOptions(select=("ALL",)))) == cold
    assert as_json(scan([BREACH], EVERYTHING)) == cold


def test_the_output_is_the_same_for_paths_in_any_order() -> None:
    assert as_json(scan([BREACH, FIXED], EVERYTHING)) == as_json(scan([FIXED, BREACH], EVERYTHING))


def test_renaming_files_changes_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BREACH, tmp_path / "before")
    shutil.copytree(BREACH, tmp_path / "after")
    names = sorted(path.name for path in (tmp_path / "after").glob("*.tf"))
    shuffled = names[:]
    random.Random(7).shuffle(shuffled)
    renamed = {old: f"{position:02}_{old}" for position, old in enumerate(shuffled)}
    for old, new in renamed.items():
        (tmp_path / "after" / old).rename(tmp_path / "after" / new)
    before, after = (findings_in(tmp_path / name, monkeypatch) for name in ("before", "after"))
    original = {new: old for old, new in renamed.items()}
    assert sorted((original.get(path, path), rest) for path, rest in after) == sorted(before)


def findings_in(directory: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    monkeypatch.chdir(directory)
    return [(finding.location.path, as_line(finding).split(":", 1)[1]) for finding in scan(["."], EVERYTHING).findings]


def test_a_file_that_does_not_parse_is_reported_and_the_others_are_scanned(tmp_path: Path) -> None:
    (tmp_path / "broken.tf").write_text('resource "aws_ebs_volume" "a" {\n  size = = 1\n}\n')
    (tmp_path / "good.tf").write_text('resource "aws_ebs_volume" "b" {\n  size      = 1\n  encrypted = false\n}\n')
    report = scan([str(tmp_path)], ScanOptions(cache=False))
    (error,) = [error for error in report.errors if error.location.path.endswith("broken.tf")]
    assert (error.location.start_line, error.location.start_column) == (2, 10)
    assert "expected an expression" in error.message
    assert error.excerpt == "  size = = 1"
    assert [finding.address for finding in failing(report) if finding.policy_id == "HCL_ENC_001"] == ["aws_ebs_volume.b"]


@pytest.mark.parametrize(("options", "status"), [([], 2), (["--keep-going"], 1)])
def test_a_file_that_does_not_parse_decides_the_exit_status(options: list[str], status: int, tmp_path: Path) -> None:
    (tmp_path / "broken.tf").write_text('resource "aws_ebs_volume" {{\n')
    (tmp_path / "bad.tf").write_text('resource "aws_ebs_volume" "b" {\n  encrypted = false\n}\n')
    assert run(["scan", str(tmp_path), "--no-cache", *options]) == status


def test_a_missing_path_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", "fixtures/staging_migratoin"]) == 2
    assert "fixtures/staging_migratoin" in capsys.readouterr().err


def test_an_unknown_policy_is_answered_with_the_nearest_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scan", BREACH, "--select", "HCL_ENC_01"]) == 2
    assert "HCL_ENC_001" in capsys.readouterr().err


def test_a_policy_that_does_not_load_is_reported_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.policy.hcl").write_text(
        'resource_policy "aws_ebs_volume" "size" {\n  enforce {\n    conditon = true\n  }\n}\n'
    )
    assert run(["scan", BREACH, "--policies", str(tmp_path)]) == 2
    message = capsys.readouterr().err
    assert "own.policy.hcl:3:5" in message
    assert "condition" in message


def test_a_called_module_is_checked_through_its_callers(tmp_path: Path) -> None:
    (tmp_path / "volume").mkdir()
    (tmp_path / "volume" / "main.tf").write_text(
        'variable "encrypted" {}\nresource "aws_ebs_volume" "this" {\n  encrypted = var.encrypted\n}\n'
    )
    (tmp_path / "main.tf").write_text(
        'module "plain" {\n  source    = "./volume"\n  encrypted = false\n}\n'
        'module "safe" {\n  source    = "./volume"\n  encrypted = true\n}\n'
    )
    report = scan([str(tmp_path)], ScanOptions(select=("HCL_ENC_001",), cache=False))
    (finding,) = failing(report)
    assert finding.address == "module.plain.aws_ebs_volume.this"
    assert finding.location.start_line == 3
    assert [place.start_line for place in finding.via] == [1]


def test_a_file_of_a_module_stands_for_the_roots_that_call_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "volume").mkdir()
    (tmp_path / "volume" / "main.tf").write_text(
        'variable "encrypted" {}\nresource "aws_ebs_volume" "this" {\n  encrypted = var.encrypted\n}\n'
    )
    (tmp_path / "main.tf").write_text('module "plain" {\n  source    = "./volume"\n  encrypted = false\n}\n')
    report = scan([str(tmp_path / "volume" / "main.tf")], ScanOptions(select=("HCL_ENC_001",), cache=False))
    assert [finding.address for finding in failing(report)] == ["module.plain.aws_ebs_volume.this"]


def test_manifests_are_read_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = (ROOT / BREACH / "k8s" / "portal.yaml").read_bytes()

    class Input:
        buffer = io.BytesIO(manifest)

    monkeypatch.setattr("sys.stdin", Input())
    assert run(["scan", "-", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {finding["location"]["path"] for finding in found} == {"<stdin>"}


def test_environments_keep_what_is_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for environment in ("staging", "production"):
        arguments = f'encrypted = false\n  tags = {{ Environment = "{environment}" }}'
        (tmp_path / f"{environment}.tf").write_text(f'resource "aws_ebs_volume" "{environment}" {{\n  {arguments}\n}}\n')
    monkeypatch.chdir(tmp_path)
    report = scan(["."], ScanOptions(select=("HCL_ENC_001",), environments=("staging",), cache=False))
    assert [finding.address for finding in failing(report)] == ["aws_ebs_volume.staging"]


EXPIRING_BUCKET = """
resource "aws_s3_bucket" "a" {}

resource "aws_s3_bucket_lifecycle_configuration" "a" {
  bucket = aws_s3_bucket.a.id

  rule {
    id     = "x"
    status = "Enabled"
    filter {}
    expiration {
      days = 120
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}
"""


def expiring_bucket(directory: Path) -> str:
    (directory / "main.tf").write_text(EXPIRING_BUCKET)
    return str(directory)


@pytest.mark.parametrize(("inputs", "status"), [([], 1), (["--input", "max_retention_days=180"], 0)])
def test_an_input_changes_what_a_policy_demands(inputs: list[str], status: int, tmp_path: Path) -> None:
    assert run(["scan", expiring_bucket(tmp_path), "--select", "HCL_RET_001", "--no-cache", *inputs]) == status


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("max_retention_dais=180", "max_retention_days"),
        ("max_retention_days=soon", "number"),
        ("expiry_tags=[1", "--input expiry_tags"),
    ],
)
def test_an_input_that_does_not_fit_is_refused(
    given: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", expiring_bucket(tmp_path), "--select", "HCL_RET_001", "--no-cache", "--input", given]) == 2
    assert expected in capsys.readouterr().err


def test_no_report_prints_a_password_that_a_manifest_gives_to_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    password = "not-a-real-password"
    assert password in (ROOT / BREACH / "k8s" / "migration.yaml").read_text(encoding="utf-8")
    for output in ("text", "json"):
        assert run(["scan", f"{BREACH}/k8s", "--select", "HCL_MIG_001", "--show", "all", "--format", output, "--no-cache"]) == 1
        printed = capsys.readouterr().out
        assert "The password of a database stands in this manifest" in printed
        assert password not in printed


def verdicts(directory: Path, select: str) -> list[str]:
    report = scan([str(directory)], ScanOptions(select=(select,), cache=False))
    return [finding.status.value for finding in report.findings if finding.status is not Status.PASS]


STORAGE_CLASS = "{}: storage.k8s.io/v1\n{}: StorageClass\nmetadata:\n  name: plain\nprovisioner: ebs.csi.aws.com\n"


@pytest.mark.parametrize("keys", [("apiVersion", "kind"), ('"api\\u0056ersion"', '"k\\u0069nd"')])
def test_a_manifest_is_found_however_its_keys_are_written(keys: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "class.yaml").write_text(STORAGE_CLASS.format(*keys))
    assert verdicts(tmp_path, "HCL_ENC_001") == ["fail"]


def test_a_broken_document_beside_a_manifest_is_reported(tmp_path: Path) -> None:
    (tmp_path / "class.yaml").write_text(STORAGE_CLASS.format("apiVersion", "kind") + "---\nfoo: [1,2\n")
    report = scan([str(tmp_path)], ScanOptions(select=("HCL_ENC_001",), cache=False))
    assert [finding.status for finding in report.findings if finding.status is not Status.PASS] == [Status.FAIL]
    assert len(report.errors) == 1


@pytest.mark.parametrize("length", [400, 2000])
def test_a_long_sum_is_no_internal_error(length: int, tmp_path: Path) -> None:
    (tmp_path / "sum.tf").write_text("locals {\n  z = " + "1 + " * length + "1\n}\n")
    assert run(["scan", str(tmp_path)]) in (0, 2)
    assert run(["scan", str(tmp_path)]) in (0, 2)


def test_a_local_module_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('module "no" {\n  source = "./nothere"\n}\n')
    report = scan([str(tmp_path)], ScanOptions(cache=False))
    (error,) = report.errors
    assert (error.location.start_line, "./nothere" in error.message) == (2, True)
    assert report.notes == ()


def test_count_and_for_each_together_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_ebs_volume" "v" {\n  count    = 1\n  for_each = {}\n}\n')
    (error,) = scan([str(tmp_path)], ScanOptions(cache=False)).errors
    assert error.location.start_line == 3


def test_a_file_that_links_out_of_the_tree_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("password = hunter2\n")
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / ".git").mkdir()
    (tree / "x.tf").symlink_to(tmp_path / "secret.txt")
    (tree / "main.tf").write_text('resource "aws_ebs_volume" "v" {}\n')
    report = scan([str(tree)], ScanOptions(select=("HCL_ENC_001",), cache=False))
    assert [finding.address for finding in failing(report)] == ["aws_ebs_volume.v"]
    assert not any("hunter2" in line for lines in report.sources.values() for line in lines)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--var", "enviroment=staging"], "environment"),
        (["--select", "HCL_ENC", "--ignore", "HCL_ENC"], "no policy is left"),
    ],
)
def test_what_would_silently_do_nothing_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scan", BREACH, "--no-cache", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_configuration_on_standard_input_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Input:
        buffer = io.BytesIO(b'resource "aws_ebs_volume" "a" {}\n')

    monkeypatch.setattr("sys.stdin", Input())
    assert run(["scan", "-", "--no-cache"]) == 2
    assert "manifests" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", ['["--password=hunter2secretXYZ"]', '["sh", "-c", "PGPASSWORD=hunter2secretXYZ pg_dump"]']
)
def test_a_password_on_a_command_line_is_never_printed(
    arguments: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "job.yaml").write_text(
        "apiVersion: batch/v1\nkind: Job\nmetadata: {name: migration, namespace: staging}\nspec:\n  template:\n    spec:\n"
        f"      containers:\n      - name: c\n        image: migrate\n        args: {arguments}\n"
    )
    for output in ("text", "json"):
        run(["scan", str(tmp_path), "--select", "ALL", "--show", "all", "--format", output, "--no-cache"])
        run(["resources", str(tmp_path), "--format", output, "--no-cache"])
    assert "hunter2" not in capsys.readouterr().out


def test_what_keeps_a_scan_from_its_end_leaves_no_process_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "main.tf").write_text("locals {\n}\n", encoding="utf-8")
    (tmp_path / "broken.policy.hcl").write_text("policy {\n", encoding="utf-8")
    monkeypatch.setattr(parsing, "AHEAD_FROM", 0)
    with pytest.raises(HclscanError, match=r"broken\.policy\.hcl"):
        scan([str(tmp_path)], ScanOptions(policies=(tmp_path / "broken.policy.hcl",), cache=False, jobs=2))
    with pytest.raises(HclscanError, match="nothing"):
        scan([str(tmp_path / "nothing")], ScanOptions(cache=False, jobs=2))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
