"""Metadata that no cluster takes is reported and left out; null is not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hclscan.findings import Status
from hclscan.kubernetes.load import load_manifests
from hclscan.kubernetes.metadata import without_nulls
from hclscan.options import ScanOptions
from hclscan.scan import scan


def loaded(metadata: str) -> tuple[dict[str, Any], list[str]]:
    file = load_manifests("a.yaml", f"apiVersion: v1\nkind: Service\nmetadata: {metadata}\n")
    (manifest,) = file.manifests
    return manifest.value, [f"{one.location.start_line}:{one.location.start_column} {one.summary}" for one in file.diagnostics]


@pytest.mark.parametrize(
    ("metadata", "kept", "reported"),
    [
        ("{name: web, labels: {a: b}}", {"name": "web", "labels": {"a": "b"}}, []),
        ("{name: web, namespace: null, labels: null}", {"name": "web"}, []),
        ("{name: web, annotations: {a: null}}", {"name": "web", "annotations": {"a": ""}}, []),
        ("{name: [web]}", {}, ["3:12 Invalid metadata.name"]),
        ("{name: web, namespace: {a: b}}", {"name": "web"}, ["3:23 Invalid metadata.namespace"]),
        ("{name: web, labels: [a]}", {"name": "web"}, ["3:23 Invalid metadata.labels"]),
        ("{name: web, labels: {a: [b], c: d}}", {"name": "web", "labels": {"c": "d"}}, ["3:32 Invalid metadata.labels.a"]),
        ("{name: 7, labels: {a: 1}}", {"name": 7, "labels": {"a": 1}}, []),
    ],
)
def test_what_no_cluster_takes_is_left_out_and_reported(metadata: str, kept: dict[str, Any], reported: list[str]) -> None:
    value, problems = loaded(metadata)
    assert value["metadata"] == kept
    assert problems == reported


def test_metadata_that_is_no_mapping_is_reported() -> None:
    value, problems = loaded("[a]")
    assert "metadata" not in value
    assert problems == ["3:1 Invalid metadata"]


def test_an_object_of_terraform_is_sent_without_what_is_null() -> None:
    sound = {"kind": "Job", "metadata": {"name": "a"}}
    assert without_nulls(sound) is sound
    assert without_nulls({"metadata": {"name": "a", "namespace": None}}) == {"metadata": {"name": "a"}}


INGRESS = """\
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: portal, namespace: labora}
spec: {ingressClassName: nginx, defaultBackend: {service: {name: portal, port: {number: 80}}}}
"""


@pytest.mark.parametrize(
    "odd",
    [
        "kind: Service\nmetadata: {name: [a], namespace: {b: c}}",
        "kind: Service\nmetadata: {name: null, namespace: null}",
        "kind: Service\nmetadata: {name: a}\nspec: {selector: [a]}",
        "kind: ConfigMap\nmetadata: {name: a}\ndata: {global-auth-url: [a], no-auth-locations: {b: c}}",
    ],
)
def test_an_odd_object_keeps_nobody_from_judging_the_others(tmp_path: Path, odd: str) -> None:
    (tmp_path / "a.yaml").write_text(f"{INGRESS}---\napiVersion: v1\n{odd}\n")
    report = scan([str(tmp_path)], ScanOptions(cache=False, select=("HCL_PUB_003",)))
    verdicts = {one.status for one in report.findings if one.address == "Ingress/labora/portal"}
    assert Status.FAIL in verdicts
    assert Status.ERROR not in verdicts
