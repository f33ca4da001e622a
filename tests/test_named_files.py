"""Files that are named, as a hook names them: each stands for what it is judged with, and nothing is said of the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from hclscan.cli import run

BROKEN = "resource {\n"
UNUSED = '# hclscan:ignore HCL_ENC_001 reason="moved away"\n\n\n\n'
CLAIM = """\
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {storageClassName: disks, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
"""
CLASS = """\
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: disks}
provisioner: ebs.csi.aws.com
parameters: {encrypted: "ENCRYPTED"}
"""


def disk(name: str) -> str:
    return f'resource "aws_ebs_volume" "{name}" {{\n  encrypted = false\n}}\n'


@pytest.fixture(autouse=True)
def in_a_repository(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    (tmp_path / ".git").mkdir()


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def scanned(*arguments: str) -> dict[str, list[str]]:
    """Addresses with what the policy says of them, and the messages of errors and warnings."""
    run(["scan", "--select", "HCL_ENC_001", "--show", "all", "--format", "json=report.out", *arguments])
    report = json.loads(Path("report.out").read_text(encoding="utf-8"))
    found = sorted({f"{one['status']} {one['resource']['address']}" for one in report["findings"]})
    return {"findings": found, "said": [one["path"] for one in (*report["errors"], *report["warnings"])]}


def test_other_root_modules_are_read_but_nothing_is_said_of_them() -> None:
    write({"a/main.tf": disk("a"), "b/main.tf": UNUSED + disk("b"), "b/broken.tf": BROKEN})
    assert scanned("a/main.tf") == {"findings": ["fail aws_ebs_volume.a"], "said": []}
    assert scanned("b/main.tf")["said"] == ["b/broken.tf", "b/main.tf"]


def test_all_roots_that_lead_to_a_module_are_evaluated_and_what_is_wrong_in_it_is_said() -> None:
    call = 'module "m" {\n  source = "../m"\n}\n'
    write({"a/main.tf": call, "b/main.tf": call, "c/main.tf": UNUSED, "m/main.tf": disk("m"), "m/broken.tf": BROKEN})
    assert scanned("m/main.tf") == {"findings": ["fail module.m.aws_ebs_volume.m"], "said": ["m/broken.tf"]}
    report = json.loads(Path("report.out").read_text(encoding="utf-8"))
    assert {call for one in report["findings"] for call in one["resource"]["via"]} == {"a/main.tf:1", "b/main.tf:1"}


def test_a_manifest_stands_for_its_group() -> None:
    write({"k/claim.yaml": CLAIM, "k/base/class.yaml": CLASS.replace("ENCRYPTED", "true"), "other/class.yaml": CLASS})
    expected = {"findings": ["pass PersistentVolumeClaim/shop/data", "pass StorageClass/disks"], "said": []}
    assert scanned("k/claim.yaml") == expected
    assert scanned("k/base/class.yaml") == expected
    assert scanned("k") == expected


def test_a_manifest_that_no_group_has_stands_for_itself() -> None:
    write({"k/broken.yaml": "apiVersion: v1\nkind: [\n", "k/deep/claim.yaml": CLAIM})
    assert scanned("k/broken.yaml")["said"] == ["k/broken.yaml"]


def test_files_that_hold_no_manifest_change_nothing() -> None:
    write({"k/values.yaml": "a: 1\n", "k/claim.yaml": CLAIM})
    assert scanned("k/values.yaml") == {"findings": [], "said": []}


def test_a_policy_stands_for_everything() -> None:
    rule = 'resource_policy "aws_ebs_volume" "r" {\n  enforce {\n    condition = false\n  }\n}\n'
    write({"a/main.tf": disk("a"), "b/main.tf": disk("b"), "rules/own.policy.hcl": rule, ".hclscan.yaml": "paths: [b]\n"})
    assert scanned("rules/own.policy.hcl", "--no-config")["findings"] == ["fail aws_ebs_volume.a", "fail aws_ebs_volume.b"]
    assert scanned("rules/own.policy.hcl")["findings"] == ["fail aws_ebs_volume.b"]
    assert scanned(".hclscan.yaml", "a/main.tf")["findings"] == ["fail aws_ebs_volume.a", "fail aws_ebs_volume.b"]
