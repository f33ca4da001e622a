"""Fixes in YAML, written as whoever declares the object in Terraform writes it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from hclscan.hcl.grammar import parse
from hclscan.hcl.source import Source
from hclscan.hcl.syntax import Body
from hclscan.kubernetes.typed_fields import type_of
from hclscan.kubernetes.typed_text import written

POLICIES = Path(__file__).parents[2] / "policies"
FIXES = {
    f"{path.parent.name}:{label}": data["fix"]
    for path in sorted(POLICIES.glob("*/kubernetes*.rules.yaml"))
    for label, data in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    if "fix" in data
}
TYPES = ("kubernetes_manifest", "kubernetes_cron_job_v1", "kubernetes_deployment_v1", "kubernetes_ingress_v1", "kubernetes_pod")


@pytest.mark.parametrize(
    ("type_", "fix", "shown"),
    [
        ("kubernetes_ingress_v1", "metadata:\n  annotations:\n    a.io/b: 'true'\n    c: d\n",
         'metadata {\n  annotations = {\n    "a.io/b" = "true"\n    c        = "d"\n  }\n}\n'),
        ("kubernetes_manifest", "spec:\n  clientID: portal\n  port: 80\n",
         'manifest = {\n  spec = {\n    clientID = "portal"\n    port     = 80\n  }\n}\n'),
        ("kubernetes_ingress_v1", "spec:\n  rules:\n    - http:\n        paths:\n          - path: /\n",
         'spec {\n  rule {\n    http {\n      path {\n        path = "/"\n      }\n    }\n  }\n}\n'),
        ("kubernetes_service_v1", "spec:\n  selector:\n    app: web\n  externalIPs: []\n",
         'spec {\n  selector = {\n    app = "web"\n  }\n  external_ips = []\n}\n'),
        ("kubernetes_network_policy_v1", "spec:\n  podSelector: {}\n  ingress: []\n",
         "spec {\n  pod_selector {}\n  # Remove the block ingress\n}\n"),
        ("kubernetes_secret", "data: null\nstringData:\n  key: ${var}\n",
         'binary_data = null\ndata = {\n  key = "$${var}"\n}\n'),
        ("kubernetes_storage_class_v1", "provisioner: a\nreclaimPolicy: Delete\n",
         'storage_provisioner = "a"\nreclaim_policy      = "Delete"\n'),
    ],
)  # fmt: skip
def test_fields_become_the_arguments_and_blocks_of_a_type(type_: str, fix: str, shown: str) -> None:
    assert written(fix, type_) == shown


def test_comments_stay_where_they_are() -> None:
    fix = (
        "# First.\nspec:\n  # Of the pods.\n  template:\n    spec:\n      volumes:\n"
        "        - hostPath: null # in its place:\n          name: a\n"
    )
    assert written(fix, "kubernetes_deployment_v1") == (
        "# First.\nspec {\n  # Of the pods.\n  template {\n    spec {\n      volume {\n"
        '        # Remove the block host_path; in its place:\n        name = "a"\n      }\n    }\n  }\n}\n'
    )


def test_a_hash_in_a_text_is_no_comment() -> None:
    shown = written("data:\n  a.ini: |\n    # not a comment\n    b = c\n", "kubernetes_config_map_v1")
    assert shown == 'data = {\n  "a.ini" = <<-EOT\n    # not a comment\n    b = c\n  EOT\n}\n'


@pytest.mark.parametrize(
    ("type_", "path"),
    [
        ("kubernetes_pod", ("spec",)),
        ("kubernetes_deployment_v1", ("spec", "template", "spec")),
        ("kubernetes_cron_job_v1", ("spec", "job_template", "spec", "template", "spec")),
    ],
)
def test_what_is_said_of_pods_stands_where_a_kind_has_them(type_: str, path: tuple[str, ...]) -> None:
    for fix in ("spec:\n  template:\n    spec:\n      hostNetwork: false\n", "spec:\n  hostNetwork: false\n"):
        lines = [f"{'  ' * depth}{name} {{" for depth, name in enumerate(path)]
        lines += [f"{'  ' * len(path)}host_network = false", *(f"{'  ' * depth}}}" for depth in reversed(range(len(path))))]
        assert written(fix, type_) == "\n".join(lines) + "\n"


def test_what_stands_beside_the_object_becomes_a_resource() -> None:
    fix = (
        "metadata:\n  labels:\n    a: b\n---\n# Beside it:\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: my-settings\n"
        "---\napiVersion: example.org/v1\nkind: Thing\nmetadata:\n  name: one\n"
    )
    assert written(fix, "kubernetes_pod") == (
        'metadata {\n  labels = {\n    a = "b"\n  }\n}\n\n# Beside it:\n'
        'resource "kubernetes_config_map_v1" "my_settings" {\n  metadata {\n    name = "my-settings"\n  }\n}\n\n'
        'resource "kubernetes_manifest" "one" {\n  manifest = {\n    apiVersion = "example.org/v1"\n    kind       = "Thing"\n'
        '    metadata = {\n      name = "one"\n    }\n  }\n}\n'
    )


@pytest.mark.parametrize("fix", ["", "# Remove this token.\n", "encrypted = true", "- a\n- b\n", "a: [b\n"])
def test_what_is_no_yaml_of_an_object_stays_as_it_is(fix: str) -> None:
    assert written(fix, "kubernetes_pod") == fix


def test_a_kind_of_a_group_that_the_provider_does_not_know_has_no_type() -> None:
    assert type_of("Ingress", "networking.k8s.io/v1") == "kubernetes_ingress_v1"
    assert type_of("Ingress", "config.openshift.io/v1") is None
    assert type_of("Secret", "v1") == "kubernetes_secret_v1"


@pytest.mark.parametrize("type_", TYPES)
def test_every_shipped_fix_is_valid_and_laid_out_as_terraform_does(type_: str) -> None:
    shown = {name: written(fix, type_) for name, fix in FIXES.items()}
    assert [name for name, text in shown.items() if not isinstance(parse(Source.of("fix.tf", text)), Body)] == []
    terraform = shutil.which("terraform")
    if terraform is None:
        return
    text = "".join(f"wrapped {{\n{fix.rstrip()}\n}}\n\n" for fix in shown.values())
    formatted = subprocess.run([terraform, "fmt", "-"], input=text, capture_output=True, text=True, check=True).stdout
    assert [line.strip() for line in formatted.splitlines()] == [line.strip() for line in text.splitlines()]
