"""Suppressions take a finding out of the count, with a reason; what has no effect says so."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from hclscan.cli import cli
from hclscan.findings import Report, Status
from hclscan.options import ScanOptions
from hclscan.scan import scan

DISK = 'resource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n'
WHY = 'reason="public data"'


def scanned(folder: Path, files: Mapping[str, str], **options: object) -> Report:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return scan(["."], ScanOptions(**{"select": ("HCL_ENC_001",), "cache": False, **options}))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def outcome(report: Report) -> tuple[list[str], list[str]]:
    """The statuses of the findings, and the summaries of the warnings."""
    return [finding.status.value for finding in report.findings], [warning.summary for warning in report.warnings]


@pytest.mark.parametrize(
    "text",
    [
        f"# hclscan:ignore HCL_ENC_001 {WHY}\n{DISK}",
        f"// hclscan:ignore HCL_ENC_001 {WHY}\n{DISK}",
        f"/* hclscan:ignore HCL_ENC_001 {WHY} */\n{DISK}",
        f"#hclscan:ignore hcl_enc_001 reason='public data'\n{DISK}",
        f"# hclscan:ignore HCL_ENC {WHY}\n{DISK}",
        f"# hclscan:ignore HCL_PUB,HCL_ENC_001 {WHY}\n{DISK}",
        f"# hclscan:ignore HCL_ENC_001 {WHY} until=2999-01-31\n{DISK}",
        f"# hclscan:ignore HCL_ENC_001 {WHY}\n# The disk of the status page.\n{DISK}",
        DISK.replace("false", f"false # hclscan:ignore HCL_ENC_001 {WHY}"),
        DISK.replace("{\n", f"{{\n  # hclscan:ignore HCL_ENC_001 {WHY}\n"),
        f"# hclscan:ignore-file HCL_ENC_001 {WHY}\n\nlocals {{}}\n\n{DISK}",
        DISK.replace("{\n", "{\n  # checkov:skip=HCL_ENC_001:public data\n"),
    ],
)
def test_a_comment_at_a_block_suppresses_its_findings(text: str, tmp_path: Path) -> None:
    report = scanned(tmp_path, {"main.tf": text})
    assert outcome(report) == (["suppressed"], [])
    (finding,) = report.findings
    assert finding.suppression is not None
    assert finding.suppression.reason == "public data"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (f"# hclscan:ignore HCL_ENC_001 {WHY}\n\n{DISK}", "suppresses nothing"),
        (f"{DISK}# hclscan:ignore HCL_ENC_001 {WHY}\n", "suppresses nothing"),
        (f"# hclscan:ignore HCL_ENC_001\n{DISK}", "gives no reason, so it does not hold"),
        (f'# hclscan:ignore HCL_ENC_001 reason=" "\n{DISK}', "gives no reason, so it does not hold"),
        (f"# checkov:skip=HCL_ENC_001\n{DISK}", "gives no reason, so it does not hold"),
        (f"# hclscan:ignore HCL_ENC_001 {WHY} until=2024-02-29\n{DISK}", "has expired on 2024-02-29"),
        (f"# hclscan:ignore HCL_ENC_001 {WHY} until=tomorrow\n{DISK}", "'tomorrow' is no date"),
        (f"# hclscan:ignore HCL_ENC_01 {WHY}\n{DISK}", "There is no policy HCL_ENC_01"),
        (f"# hclscan:ignore {WHY}\n{DISK}", "names no policy"),
        (f"# hclscan:ignore HCL_ENC_001 because={WHY}\n{DISK}", "'because' means nothing"),
        (f"# hclscan:ignore HCL_ENC_001 ({WHY})\n{DISK}", "'(' means nothing"),
    ],
)
def test_what_does_not_hold_suppresses_nothing_and_says_so(text: str, warning: str, tmp_path: Path) -> None:
    statuses, warnings = outcome(scanned(tmp_path, {"main.tf": text}))
    assert statuses == ["fail"]
    assert any(warning in one for one in warnings), warnings


def test_a_suppression_of_a_policy_that_does_not_run_is_not_called_unused(tmp_path: Path) -> None:
    text = f"# hclscan:ignore HCL_RET_001 {WHY}\n{DISK}"
    assert outcome(scanned(tmp_path, {"main.tf": text})) == (["fail"], [])


def test_a_reason_is_not_needed_where_the_configuration_says_so(tmp_path: Path) -> None:
    text = f"# hclscan:ignore HCL_ENC_001\n{DISK}"
    assert outcome(scanned(tmp_path, {"main.tf": text}, require_reason=False)) == (["suppressed"], [])


def test_the_last_day_of_a_suppression_still_counts(tmp_path: Path) -> None:
    today = datetime.datetime.now(datetime.timezone.utc).date()
    text = f"# hclscan:ignore HCL_ENC_001 {WHY} until={today}\n{DISK}"
    assert outcome(scanned(tmp_path, {"main.tf": text})) == (["suppressed"], [])


@pytest.mark.parametrize(
    "call",
    [
        f'# hclscan:ignore HCL_ENC_001 {WHY}\nmodule "m" {{\n  source = "./m"\n}}\n',
        f'module "m" {{\n  # hclscan:ignore HCL_ENC_001 {WHY}\n  source = "./m"\n}}\n',
    ],
)
def test_a_comment_at_a_module_call_is_about_all_that_is_in_the_module(call: str, tmp_path: Path) -> None:
    other = 'module "n" {\n  source = "./m"\n}\n'
    report = scanned(tmp_path, {"main.tf": f"{call}\n{other}", "m/main.tf": DISK})
    found = {finding.address: finding.status for finding in report.findings}
    assert found == {"module.m.aws_ebs_volume.a": Status.SUPPRESSED, "module.n.aws_ebs_volume.a": Status.FAIL}


def test_a_comment_is_about_its_own_block_only(tmp_path: Path) -> None:
    text = f"# hclscan:ignore HCL_ENC_001 {WHY}\n{DISK}\n" + DISK.replace('"a"', '"b"')
    report = scanned(tmp_path, {"main.tf": text})
    assert {one.address[-1]: one.status.value for one in report.findings} == {"a": "suppressed", "b": "fail"}


CLAIM = """\
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
ANNOTATIONS
provisioner: ebs.csi.aws.com
"""


@pytest.mark.parametrize(
    "annotations",
    [
        f"  annotations:\n    hclscan.dev/ignore: 'HCL_ENC_001 {WHY}'",
        f"  annotations:\n    hclscan.dev/ignore: |\n      HCL_RET {WHY}\n      HCL_ENC_001 {WHY}",
        "  annotations:\n    checkov.io/skip1: HCL_ENC_001=public data",
        f"  # hclscan:ignore HCL_ENC_001 {WHY}",
    ],
)
def test_annotations_and_comments_suppress_findings_on_manifests(annotations: str, tmp_path: Path) -> None:
    statuses, warnings = outcome(scanned(tmp_path, {"a.yaml": CLAIM.replace("ANNOTATIONS", annotations)}))
    assert [status for status in statuses if status != "pass"] == ["suppressed"]
    assert warnings == []


def test_an_annotation_that_is_wrong_is_pointed_at(tmp_path: Path) -> None:
    annotations = "  annotations:\n    hclscan.dev/ignore: HCL_ENC_001"
    report = scanned(tmp_path, {"a.yaml": CLAIM.replace("ANNOTATIONS", annotations)})
    assert [(one.location.path, one.location.start_line) for one in report.warnings] == [("a.yaml", 6)]


def test_suppressed_findings_stay_in_the_report_and_do_not_fail_the_run(tmp_path: Path) -> None:
    scanned(tmp_path, {"main.tf": f"# hclscan:ignore HCL_ENC_001 {WHY} until=2999-01-31\n{DISK}"})
    result = CliRunner().invoke(cli, ["scan", "--select", "HCL_ENC_001", "--format", "json", "--show", "all", "--no-cache"])
    document = json.loads(result.stdout)
    assert (result.return_value if result.return_value is not None else result.exit_code) == 0
    assert document["summary"]["suppressed"] == 1
    assert document["findings"][0]["status"] == "suppressed"
    assert document["findings"][0]["suppression"] == {
        "kind": "inline",
        "reason": "public data",
        "until": "2999-01-31",
        "path": "main.tf",
        "line": 1,
    }
    text = CliRunner().invoke(cli, ["scan", "--select", "HCL_ENC_001", "--show", "suppressed", "--no-cache"]).stdout
    assert "Suppressed (1)" in text
    assert "public data, until 2999-01-31 (main.tf:1)" in text
