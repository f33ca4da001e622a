"""The policies as checks of Checkov: exactly the verdicts of hclscan, per policy and resource."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from hclscan.findings import Status
from hclscan.options import ScanOptions
from hclscan.scan import scan

pytestmark = pytest.mark.skipif(find_spec("checkov") is None, reason="Checkov is not installed")

REPOSITORY = Path(__file__).parents[1]
PACK = REPOSITORY / "policies" / "checkov"

Failure = tuple[str, str, str]
"""Policy, file, and address without the keys of instances, which Checkov does not always work out."""


def checkov(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    base = ("-m", "checkov.main", "--external-checks-dir", str(PACK), "--skip-download", "--output", "json")
    variables = {"PYTHONPATH": str(REPOSITORY), **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"}}
    return subprocess.run(
        [sys.executable, *base, *arguments],
        cwd=folder,
        env={**variables, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def reports(*arguments: str, folder: Path) -> list[dict[str, Any]]:
    """The reports of Checkov on the policies, one for each framework."""
    result = checkov(*arguments, "--soft-fail", folder=folder)
    assert result.returncode == 0, result.stderr[-3000:]
    document = json.loads(result.stdout)
    return document if isinstance(document, list) else [document]


def records(documents: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [record for document in documents for record in document.get("results", {}).get(kind, [])]


def failures(documents: list[dict[str, Any]], folder: Path) -> set[Failure]:
    return {
        (record["check_id"], os.path.relpath(record["file_abs_path"], folder), without_keys(renamed(record["resource"])))
        for record in records(documents, "failed_checks")
    }


def renamed(resource: str) -> str:
    """Checkov's name of a provider configuration, as hclscan has it."""
    name, _, alias = resource.partition(".")
    return f"provider.{name}" if alias == "default" else resource


def without_keys(address: str) -> str:
    kept, depth = [], 0
    for character in address:
        depth += character == "["
        if not depth:
            kept.append(character)
        depth -= character == "]"
    return "".join(kept)


def own_failures(path: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **options: Any) -> set[Failure]:
    """The failures of hclscan, manifests named as Checkov names them."""
    monkeypatch.chdir(folder)
    found = set()
    for finding in scan([path], ScanOptions(**options)).findings:
        if finding.status is Status.FAIL:
            address = without_keys(finding.address)
            if finding.type == "kubernetes_manifest" and "/" in address:
                kind, *rest = address.split("/")
                if rest == [Path(finding.block.path).name]:
                    continue  # a document without a name, such as the configuration of an API server: Checkov has none for it
                address = ".".join((kind, *(rest if len(rest) == 2 else ("default", *rest))))
            found.add((finding.policy_id, finding.block.path, address))
    return found


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_checkov_reports_on_the_fixtures_exactly_what_hclscan_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = reports(
        "-d", str(REPOSITORY / "fixtures"), "--framework", "terraform", "kubernetes", "--check", "HCL_*", folder=REPOSITORY
    )
    own = own_failures("fixtures", REPOSITORY, monkeypatch)
    assert own
    found = failures(documents, REPOSITORY)
    assert sorted(own - found) == [], "only hclscan"
    assert sorted(found - own) == [], "only Checkov"
    passed = {record["check_id"] for record in records(documents, "passed_checks")}
    assert "HCL_ENC_001" in passed


MODULES = """\
variable "on" {}

resource "aws_ebs_volume" "several" {
  for_each  = { plain = false, locked = true }
  encrypted = each.value
}

resource "aws_ebs_volume" "undecided" {
  encrypted = var.on
}

module "disks" {
  source = "./disks"
  count  = 2
}
"""
DISK = 'resource "aws_ebs_volume" "NAME" {\n  encrypted = false\n}\n'


def test_instances_modules_and_unknown_verdicts_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "main.tf", MODULES)
    write(tmp_path, "disks/main.tf", DISK.replace("NAME", "inner"))
    documents = reports("-d", ".", "--framework", "terraform", "--check", "HCL_ENC_001", folder=tmp_path)
    assert {record["resource"] for record in records(documents, "failed_checks")} == {
        'aws_ebs_volume.several["plain"]',
        "module.disks[0].aws_ebs_volume.inner",
        "module.disks[1].aws_ebs_volume.inner",
    }
    assert {record["resource"] for record in records(documents, "passed_checks")} == {'aws_ebs_volume.several["locked"]'}


def test_a_check_has_the_title_severity_and_guideline_of_its_policy(tmp_path: Path) -> None:
    write(tmp_path, "main.tf", DISK.replace("NAME", "a"))
    (record,) = records(reports("-f", "main.tf", "--check", "HCL_ENC_001", folder=tmp_path), "failed_checks")
    assert (record["check_name"], record["severity"]) == ("Storage is encrypted at rest", "HIGH")
    assert record["guideline"] == "hclscan explain HCL_ENC_001"
    assert record["file_line_range"] == [1, 3]
    assert record["details"] == [
        "This disk is not encrypted: whoever obtains a copy or a snapshot of it can read all files on it."
    ]


def test_both_ways_to_suppress_are_skips(tmp_path: Path) -> None:
    skipped = DISK.replace("{\n", "{\n  # checkov:skip=HCL_ENC_001:public data\n")
    ignored = DISK.replace("{\n", '{\n  # hclscan:ignore HCL_ENC_001 reason="a copy of public data"\n')
    write(tmp_path, "main.tf", skipped.replace("NAME", "a") + ignored.replace("NAME", "b") + DISK.replace("NAME", "c"))
    documents = reports("-d", ".", "--check", "HCL_ENC_001", folder=tmp_path)
    found = {record["resource"]: record["check_result"]["suppress_comment"] for record in records(documents, "skipped_checks")}
    assert found == {"aws_ebs_volume.a": "public data", "aws_ebs_volume.b": "a copy of public data"}
    assert [record["resource"] for record in records(documents, "failed_checks")] == ["aws_ebs_volume.c"]
    assert not records(reports("-d", ".", "--skip-check", "HCL_*", folder=tmp_path), "skipped_checks")


def test_policies_that_are_off_by_default_answer_when_they_are_named(tmp_path: Path) -> None:
    write(tmp_path, "main.tf", DISK.replace("NAME", "a"))
    everything = failures(reports("-d", ".", "--check", "HCL_*", folder=tmp_path), tmp_path)
    assert not any(policy == "HCL_GOV_001" for policy, _, _ in everything)
    named = failures(reports("-d", ".", "--check", "HCL_GOV_001", folder=tmp_path), tmp_path)
    assert {policy for policy, _, _ in named} == {"HCL_GOV_001"}
    write(tmp_path, ".hclscan.yaml", "select: [HCL_GOV]\n")
    configured = failures(reports("-d", ".", "--check", "HCL_*", folder=tmp_path), tmp_path)
    assert {policy for policy, _, _ in configured} == {"HCL_GOV_001"}


def test_manifests_with_and_without_namespaces_are_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingress = (
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: NAME\nspec:\n  ingressClassName: nginx\n"
        "  rules:\n    - host: a.example.org\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n"
        "            backend: {service: {name: web, port: {number: 80}}}\n"
    )
    named = ingress.replace("NAME", "b\n  namespace: portal")
    storage = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: ebs.csi.aws.com\n"
    write(tmp_path, "k8s/all.yaml", "---\n".join((ingress.replace("NAME", "a"), named, storage)))
    found = failures(reports("-d", ".", "--framework", "kubernetes", "--check", "HCL_*", folder=tmp_path), tmp_path)
    assert found == own_failures(".", tmp_path, monkeypatch)
    assert {address for _, _, address in found} >= {"Ingress.default.a", "Ingress.portal.b", "StorageClass.default.fast"}


PLAN = {
    "format_version": "1.2",
    "terraform_version": "1.11.4",
    "planned_values": {
        "root_module": {
            "resources": [
                {
                    "address": 'aws_ebs_volume.disk["a"]',
                    "mode": "managed",
                    "type": "aws_ebs_volume",
                    "name": "disk",
                    "index": "a",
                    "provider_name": "registry.terraform.io/hashicorp/aws",
                    "schema_version": 0,
                    "values": {"availability_zone": "eu-central-1a", "encrypted": False, "size": 10},
                    "sensitive_values": {},
                }
            ]
        }
    },
    "resource_changes": [
        {
            "address": 'aws_ebs_volume.disk["a"]',
            "mode": "managed",
            "type": "aws_ebs_volume",
            "name": "disk",
            "index": "a",
            "provider_name": "registry.terraform.io/hashicorp/aws",
            "change": {
                "actions": ["create"],
                "before": None,
                "after": {"availability_zone": "eu-central-1a", "encrypted": False, "size": 10},
                "after_unknown": {"id": True},
            },
        }
    ],
    "configuration": {"root_module": {}},
}


@pytest.mark.parametrize("where", [("-f", "tfplan.json"), ("-d", ".")])
def test_plans_are_judged_too(where: tuple[str, str], tmp_path: Path) -> None:
    write(tmp_path, "tfplan.json", json.dumps(PLAN))
    documents = reports(*where, "--framework", "terraform_plan", "--check", "HCL_ENC_001", folder=tmp_path)
    assert [record["resource"] for record in records(documents, "failed_checks")] == ['aws_ebs_volume.disk["a"]']


def test_without_hclscan_the_scan_fails_and_says_what_to_install(tmp_path: Path) -> None:
    write(tmp_path, "main.tf", DISK.replace("NAME", "a"))
    # Whoever looks for the package does not find it.
    hiding = (
        "import importlib.util as util\n"
        "found = util.find_spec\n"
        "util.find_spec = lambda name, package=None: None if name == 'hclscan' else found(name, package)\n"
    )
    write(tmp_path, "hiding/sitecustomize.py", hiding)
    result = checkov("-d", ".", "--framework", "terraform", folder=tmp_path, PYTHONPATH=str(tmp_path / "hiding"))
    assert result.returncode == 1
    message = "hclscan is not installed where Checkov runs, and its policies ask it for their verdicts: pip install hclscan"
    assert message in result.stderr
    found = records([json.loads(result.stdout)], "failed_checks")
    assert message in {record["check_name"] for record in found}
    assert "Traceback" not in result.stderr


def test_the_pack_is_where_the_command_says(capsys: pytest.CaptureFixture[str]) -> None:
    from hclscan.cli import run

    assert run(["checkov-pack"]) == 0
    directory = Path(capsys.readouterr().out.strip())
    assert (directory / "__init__.py").is_file()
    assert directory == PACK
