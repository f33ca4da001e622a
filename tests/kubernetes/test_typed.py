"""Terraform resources that declare an object of Kubernetes have it as a manifest, placed at their own arguments."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hclscan.findings import Status
from hclscan.hcl.containers import decided
from hclscan.hcl.values import OneOf, Sensitive, Unknown, Value
from hclscan.options import ScanOptions
from hclscan.resources import Evaluation, Resource
from hclscan.scan import evaluate, scan


def evaluated(tmp_path: Path, text: str) -> Evaluation:
    (tmp_path / "main.tf").write_text(textwrap.dedent(text), encoding="utf-8")
    return evaluate([str(tmp_path)], ScanOptions(cache=False, jobs=1))


def lowered(tmp_path: Path, text: str) -> Resource:
    """The last managed resource of a configuration."""
    found = evaluated(tmp_path, text)
    assert not found.errors
    return [one for one in found.resources if one.mode == "managed"][-1]


def manifest(tmp_path: Path, text: str) -> Any:
    return lowered(tmp_path, text).attrs["manifest"]


def spec(tmp_path: Path, type_: str, body: str) -> Any:
    return manifest(tmp_path, f'resource "{type_}" "x" {{\nspec {{\n{textwrap.dedent(body)}\n}}\n}}')["spec"]


INGRESS = """
    resource "kubernetes_namespace_v1" "portal" {
      metadata {
        name = "portal-staging"
      }
    }

    resource "kubernetes_ingress_v1" "portal" {
      metadata {
        name        = "portal"
        namespace   = kubernetes_namespace_v1.portal.metadata[0].name
        annotations = { "nginx.ingress.kubernetes.io/auth-type" = "none" }
      }
      spec {
        ingress_class_name = "nginx"
        default_backend {
          service {
            name = "portal"
            port {
              number = 80
            }
          }
        }
        rule {
          host = "portal.example.org"
          http {
            path {
              path = "/"
              backend {
                service {
                  name = "portal"
                  port {
                    name = "http"
                  }
                }
              }
            }
            path {
              path = "/api"
            }
          }
        }
        tls {
          hosts = ["portal.example.org"]
        }
      }
      wait_for_load_balancer = true
    }
"""


def test_an_ingress_becomes_the_object_that_the_cluster_has(tmp_path: Path) -> None:
    resource = lowered(tmp_path, INGRESS)
    assert resource.attrs["manifest"] == {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": {
            "name": "portal",
            "namespace": "portal-staging",
            "annotations": {"nginx.ingress.kubernetes.io/auth-type": "none"},
        },
        "spec": {
            "ingressClassName": "nginx",
            "defaultBackend": {"service": {"name": "portal", "port": {"number": 80}}},
            "rules": (
                {
                    "host": "portal.example.org",
                    "http": {
                        "paths": (
                            {"path": "/", "backend": {"service": {"name": "portal", "port": {"name": "http"}}}},
                            {"path": "/api"},
                        )
                    },
                },
            ),
            "tls": ({"hosts": ("portal.example.org",)},),
        },
    }
    assert resource.address == "kubernetes_ingress_v1.portal"
    assert resource.type == "kubernetes_ingress_v1"
    assert resource.labels == ("kubernetes_ingress_v1", "kubernetes_manifest")
    assert resource.environment == "staging"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 8),
        (("metadata", "annotations", "nginx.ingress.kubernetes.io/auth-type"), 12),
        (("spec",), 14),
        (("spec", "ingressClassName"), 15),
        (("spec", "rules"), 24),
        (("spec", "rules", 0, "http", "paths", 1, "path"), 39),
        (("spec", "rules", 0, "http", "paths", 1, "backend", "service"), 38),
        (("spec", "tls", 0, "hosts", 0), 44),
        (("spec", "nothing"), 14),
    ],
)
def test_paths_of_the_manifest_are_placed_at_arguments(tmp_path: Path, path: tuple[Any, ...], line: int) -> None:
    resource = lowered(tmp_path, INGRESS)
    assert resource.locate(("manifest", *path))[1].start_line == line
    assert resource.locate(("spec", 0, "ingress_class_name"))[1].start_line == 15


def test_every_place_that_is_listed_is_one(tmp_path: Path) -> None:
    places = lowered(tmp_path, INGRESS).places
    assert len(places) == len(list(places))
    assert all(places[path].path.endswith("main.tf") for path in places)


_METADATA = """
id: HCL_PUB_999
title: t
severity: high
default: true
why: w
references: [r]
rules: {manifest: {fix: a}, typed: {fix: a}, seen: {fix: a}}
"""


def test_rules_for_manifests_judge_typed_resources_by_their_own_type_and_place(tmp_path: Path) -> None:
    policy = tmp_path / "policies" / "no_nginx"
    policy.mkdir(parents=True)
    (policy / "policy.yaml").write_text(_METADATA, encoding="utf-8")
    (policy / "k.policy.hcl").write_text(
        """
        resource_policy "kubernetes_manifest" "manifest" {
          filter = attrs.manifest.kind == "Ingress"
          enforce {
            condition     = attrs.manifest.spec.ingressClassName != "nginx"
            error_message = "m"
          }
        }
        resource_policy "kubernetes_ingress_v1" "typed" {
          enforce {
            condition     = attrs.spec[0].ingress_class_name != "nginx" && meta.type == "kubernetes_ingress_v1"
            error_message = "m"
          }
        }
        resource_policy "kubernetes_namespace_v1" "seen" {
          enforce {
            condition = (
              core::length(core::getresources("kubernetes_manifest", {})) == 2
              && core::length(hclscan::manifests_in("Ingress", "portal-staging")) == 1
              && core::length(core::getresources("kubernetes_ingress_v1", {})) == 1
            )
            error_message = "m"
          }
        }
        """,
        encoding="utf-8",
    )
    stack = tmp_path / "stack"
    stack.mkdir()
    (stack / "main.tf").write_text(textwrap.dedent(INGRESS), encoding="utf-8")
    options = ScanOptions(cache=False, jobs=1, policies=(tmp_path / "policies",), select=("HCL_PUB_999",))
    report = scan([str(stack)], options)
    assert {(one.rule, one.type, one.status, one.location.start_line) for one in report.findings} == {
        ("manifest", "kubernetes_ingress_v1", Status.FAIL, 15),
        ("typed", "kubernetes_ingress_v1", Status.FAIL, 15),
        ("seen", "kubernetes_namespace_v1", Status.PASS, 2),
    }
    assert report.resources == 2


# -- what is spelt otherwise ---------------------------------------------------------------------------------------------


def test_pods_have_lists_of_containers_ports_and_volumes(tmp_path: Path) -> None:
    pod = spec(
        tmp_path,
        "kubernetes_pod",
        """
        host_network = "true"
        host_pid     = true
        security_context {
          run_as_user = "0"
        }
        init_container {
          name = "init"
        }
        container {
          name = "web"
          args = ["--a", var.unset]
          port {
            container_port = 80
            host_ip        = "0.0.0.0"
          }
          env {
            name  = "READY"
            value = "true"
          }
          env {
            name = "PASSWORD"
            value_from {
              secret_key_ref {
                name = "s"
                key  = "k"
              }
            }
          }
          liveness_probe {
            http_get {
              path = "/"
              port = "8080"
            }
          }
          resources {
            limits = { cpu = "1" }
          }
        }
        volume {
          name = "d"
          persistent_volume_claim {
            claim_name = "data"
          }
        }
        affinity {
          pod_anti_affinity {
            required_during_scheduling_ignored_during_execution {
              topology_key = "zone"
            }
          }
          node_affinity {
            required_during_scheduling_ignored_during_execution {
              node_selector_term {
                match_expressions {
                  key      = "zone"
                  operator = "In"
                  values   = ["a"]
                }
              }
            }
          }
        }
        """.replace("var.unset", '"--b"'),
    )
    assert pod == {
        "hostNetwork": True,
        "hostPID": True,
        "securityContext": {"runAsUser": 0},
        "initContainers": ({"name": "init"},),
        "containers": (
            {
                "name": "web",
                "args": ("--a", "--b"),
                "ports": ({"containerPort": 80, "hostIP": "0.0.0.0"},),
                "env": (
                    {"name": "READY", "value": "true"},
                    {"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}},
                ),
                "livenessProbe": {"httpGet": {"path": "/", "port": 8080}},
                "resources": {"limits": {"cpu": "1"}},
            },
        ),
        "volumes": ({"name": "d", "persistentVolumeClaim": {"claimName": "data"}},),
        "affinity": {
            "podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": ({"topologyKey": "zone"},)},
            "nodeAffinity": {
                "requiredDuringSchedulingIgnoredDuringExecution": {
                    "nodeSelectorTerms": ({"matchExpressions": ({"key": "zone", "operator": "In", "values": ("a",)},)},)
                }
            },
        },
    }


@pytest.mark.parametrize(
    ("type_", "body", "expected"),
    [
        (
            "kubernetes_service",
            """
            port {
              port        = 443
              target_port = "8443"
            }
            load_balancer_source_ranges = ["10.0.0.0/8"]
            selector                    = { app_name = "x" }
            cluster_ip                  = "None"
            external_ips                = ["192.0.2.1"]
            """,
            {
                "ports": ({"port": 443, "targetPort": 8443},),
                "loadBalancerSourceRanges": ("10.0.0.0/8",),
                "selector": {"app_name": "x"},
                "clusterIP": "None",
                "externalIPs": ("192.0.2.1",),
            },
        ),
        ("kubernetes_daemonset", 'strategy {\ntype = "OnDelete"\n}', {"updateStrategy": {"type": "OnDelete"}}),
        ("kubernetes_deployment", 'strategy {\ntype = "Recreate"\n}', {"strategy": {"type": "Recreate"}}),
        (
            "kubernetes_stateful_set",
            'volume_claim_template {\nspec {\nstorage_class_name = "fast"\n}\n}',
            {"volumeClaimTemplates": ({"spec": {"storageClassName": "fast"}},)},
        ),
        (
            "kubernetes_persistent_volume",
            'capacity = { storage = "1Gi" }\npersistent_volume_source {\naws_elastic_block_store {\nvolume_id = "v"\n}\n}',
            {"capacity": {"storage": "1Gi"}, "awsElasticBlockStore": {"volumeID": "v"}},
        ),
        (
            "kubernetes_network_policy",
            'pod_selector {}\ningress {}\negress {\nports {\nport = "53"\n}\nto {\nip_block {\ncidr = "0.0.0.0/0"\n}\n}\n}',
            {
                "podSelector": {},
                "ingress": ({},),
                "egress": ({"ports": ({"port": 53},), "to": ({"ipBlock": {"cidr": "0.0.0.0/0"}},)},),
            },
        ),
        (
            "kubernetes_job_v1",
            'ttl_seconds_after_finished = "100"\ntemplate {\nspec {\nrestart_policy = "Never"\n}\n}',
            {"ttlSecondsAfterFinished": 100, "template": {"spec": {"restartPolicy": "Never"}}},
        ),
        (
            "kubernetes_horizontal_pod_autoscaler_v2",
            'metric {\ntype = "Pods"\npods {\nmetric {\nname = "m"\n}\n}\n}',
            {"metrics": ({"type": "Pods", "pods": {"metric": {"name": "m"}}},)},
        ),
        ("kubernetes_ingress", 'backend {\nservice_name = "a"\nservice_port = "80"\n}', {
            "backend": {"serviceName": "a", "servicePort": 80}}),
    ],
)  # fmt: skip
def test_specifications_are_spelt_as_kubernetes_does(tmp_path: Path, type_: str, body: str, expected: Value) -> None:
    assert spec(tmp_path, type_, body) == expected


@pytest.mark.parametrize(
    ("type_", "body", "expected"),
    [
        (
            "kubernetes_storage_class_v1",
            'storage_provisioner = "ebs.csi.aws.com"\nreclaim_policy = "Retain"\nparameters = { encrypted = "true" }',
            {"provisioner": "ebs.csi.aws.com", "reclaimPolicy": "Retain", "parameters": {"encrypted": "true"}},
        ),
        (
            "kubernetes_secret_v1",
            'type = "Opaque"\ndata = { user_name = "x" }\nbinary_data = { b = "Yg==" }',
            {"type": "Opaque", "stringData": {"user_name": "x"}, "data": {"b": "Yg=="}},
        ),
        ("kubernetes_config_map", 'data = { "a_b" = "c" }', {"data": {"a_b": "c"}}),
        (
            "kubernetes_cluster_role_v1",
            'rule {\napi_groups = [""]\nresources = ["pods"]\n}\nrule {\nnon_resource_urls = ["/metrics"]\nverbs = ["get"]\n}',
            {
                "rules": (
                    {"apiGroups": ("",), "resources": ("pods",)},
                    {"nonResourceURLs": ("/metrics",), "verbs": ("get",)},
                )
            },
        ),
        (
            "kubernetes_cluster_role_binding",
            'role_ref {\nkind = "ClusterRole"\nname = "admin"\n}\nsubject {\nkind = "Group"\nname = "system:authenticated"\n}',
            {
                "roleRef": {"kind": "ClusterRole", "name": "admin"},
                "subjects": ({"kind": "Group", "name": "system:authenticated"},),
            },
        ),
        (
            "kubernetes_service_account_v1",
            'secret {\nname = "s"\n}\nautomount_service_account_token = "false"',
            {"secrets": ({"name": "s"},), "automountServiceAccountToken": False},
        ),
    ],
)
def test_arguments_at_the_top_are_fields_of_the_object(tmp_path: Path, type_: str, body: str, expected: Value) -> None:
    found = manifest(tmp_path, f'resource "{type_}" "x" {{\n{body}\n}}')
    assert {key: one for key, one in found.items() if key not in ("apiVersion", "kind")} == expected


@pytest.mark.parametrize(
    ("type_", "api_version", "kind"),
    [
        ("kubernetes_cron_job", "batch/v1beta1", "CronJob"),
        ("kubernetes_cron_job_v1", "batch/v1", "CronJob"),
        ("kubernetes_horizontal_pod_autoscaler_v2beta2", "autoscaling/v2beta2", "HorizontalPodAutoscaler"),
        ("kubernetes_daemon_set_v1", "apps/v1", "DaemonSet"),
        ("kubernetes_service_v1", "v1", "Service"),
    ],
)
def test_the_type_says_version_and_kind(tmp_path: Path, type_: str, api_version: str, kind: str) -> None:
    found = manifest(tmp_path, f'resource "{type_}" "x" {{\nmetadata {{\nname = "x"\n}}\n}}')
    assert (found["apiVersion"], found["kind"]) == (api_version, kind)


@pytest.mark.parametrize(
    "type_", ["kubernetes_annotations", "kubernetes_labels", "kubernetes_config_map_v1_data", "aws_s3_bucket"]
)
def test_what_declares_no_object_has_no_manifest(tmp_path: Path, type_: str) -> None:
    resource = lowered(tmp_path, f'resource "{type_}" "x" {{\n}}')
    assert "manifest" not in resource.attrs
    assert resource.labels == (type_,)


# -- what is not known ---------------------------------------------------------------------------------------------------


def test_blocks_that_may_be_there_leave_alternatives(tmp_path: Path) -> None:
    found = manifest(
        tmp_path,
        """
        variable "on" {
          type = bool
        }
        variable "port" {}
        resource "kubernetes_ingress_v1" "x" {
          spec {
            dynamic "tls" {
              for_each = var.on ? [1] : []
              content {
                secret_name = "s"
              }
            }
            dynamic "default_backend" {
              for_each = var.on ? [1] : []
              content {
                service {
                  name = "s"
                }
              }
            }
            rule {
              http {
                path {
                  path = var.port
                }
              }
            }
          }
        }
        """,
    )["spec"]
    assert isinstance(found["tls"], OneOf)
    assert set(map(str, found["tls"].alternatives)) == {"({'secretName': 's'},)", "()"}
    assert found["defaultBackend"].alternatives == ({"service": {"name": "s"}}, None)
    assert type(found["rules"][0]["http"]["paths"][0]["path"]) is Unknown


def test_a_plan_is_lowered_too(tmp_path: Path) -> None:
    values = {
        "metadata": [{"name": "lb", "namespace": "staging", "annotations": None, "labels": None}],
        "spec": [{"type": "LoadBalancer", "port": [{"port": 80, "target_port": "http"}], "session_affinity_config": []}],
        "timeouts": None,
        "wait_for_load_balancer": True,
    }
    change = {"actions": ["create"], "before": None, "after": values, "after_unknown": {"status": True}}
    plan = {
        "format_version": "1.2",
        "terraform_version": "1.9.0",
        "planned_values": {"root_module": {}},
        "resource_changes": [
            {
                "address": "kubernetes_service_v1.lb",
                "mode": "managed",
                "type": "kubernetes_service_v1",
                "name": "lb",
                "provider_name": "registry.terraform.io/hashicorp/kubernetes",
                "change": change,
            }
        ],
        "configuration": {"root_module": {}},
    }
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    found = [one for one in evaluate([str(file)], ScanOptions(cache=False, jobs=1)).resources if one.mode == "managed"]
    assert decided(found[0].attrs["manifest"])["spec"] == {
        "type": "LoadBalancer",
        "ports": ({"port": 80, "targetPort": "http"},),
    }
    assert found[0].environment == "staging"


# -- texts ---------------------------------------------------------------------------------------------------------------

BODY = """
    variable "namespace" {}
    resource "kubectl_manifest" "x" {
      yaml_body = <<-YAML
        apiVersion: v1
        kind: Service
        metadata:
          name: lb-${var.namespace}
          namespace: ${var.namespace}
        spec:
          ports:
            - port: 80
          type: "LoadBalancer"
      YAML
    }
"""


def test_a_manifest_in_a_text_is_read_with_its_unknown_parts(tmp_path: Path) -> None:
    resource = lowered(tmp_path, BODY)
    found: Mapping[str, Any] = resource.attrs["manifest"]
    assert found["kind"] == "Service"
    assert found["spec"] == {"ports": ({"port": 80},), "type": "LoadBalancer"}
    assert found["metadata"]["name"].template[0] == "lb-"
    assert str(found["metadata"]["namespace"].reference) == "var.namespace"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("kind",), (6, 5, 6, 18)),
        (("metadata", "name"), (8, 7, 8)),
        (("spec", "ports", 0, "port"), (12, 11, 12, 19)),
        (("spec", "type"), (13, 7, 13, 27)),
    ],
)
def test_lines_of_a_heredoc_are_lines_of_its_file(tmp_path: Path, path: tuple[Any, ...], place: tuple[int, ...]) -> None:
    found = lowered(tmp_path, BODY).places[("manifest", *path)]
    assert (found.start_line, found.start_column, found.end_line, found.end_column)[: len(place)] == place


def test_other_texts_are_placed_at_the_argument(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("apiVersion: v1\nkind: Service\nspec: {type: NodePort}\n", encoding="utf-8")
    resource = lowered(tmp_path, 'resource "kubectl_manifest" "x" {\n  yaml_body = file("${path.module}/s.txt")\n}\n')
    assert resource.attrs["manifest"]["spec"] == {"type": "NodePort"}
    assert resource.locate(("manifest", "spec", "type"))[1].start_line == 2


def test_an_encoded_object_is_the_manifest(tmp_path: Path) -> None:
    found = manifest(
        tmp_path,
        """
        variable "type" {}
        resource "kubectl_manifest" "x" {
          yaml_body = yamlencode({ apiVersion = "v1", kind = "Service", spec = { type = var.type } })
        }
        """,
    )
    assert found["kind"] == "Service"
    assert type(found["spec"]["type"]) is Unknown


@pytest.mark.parametrize("body", ["var.text", '"x: 1"', '"{{ a }}"', '"a: [1"', '"${var.text}: 1"'])
def test_a_text_that_holds_no_manifest_is_unknown(tmp_path: Path, body: str) -> None:
    found = manifest(tmp_path, f'variable "text" {{}}\nresource "kubectl_manifest" "x" {{\n  yaml_body = {body}\n}}\n')
    assert type(found) is Unknown


def test_a_secret_text_gives_a_secret_manifest(tmp_path: Path) -> None:
    text = """
        variable "text" {
          sensitive = true
          default   = "{apiVersion: v1, kind: Secret}"
        }
        resource "kubectl_manifest" "x" {
          yaml_body = var.text
        }
    """
    assert manifest(tmp_path, text) == Sensitive({"apiVersion": "v1", "kind": "Secret"})


def test_helm_releases_are_named_in_one_note(tmp_path: Path) -> None:
    found = evaluated(tmp_path, 'resource "helm_release" "a" {\n  count = 7\n}\n')
    (note,) = [one for one in found.notes if "Helm" in one]
    assert note.startswith("helm_release.a[0], ")
    assert "and 2 more" in note
    assert "helm template" in note
