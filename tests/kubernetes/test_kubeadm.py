"""Fixes for settings of kubeadm are written as the version of their manifest wants arguments: as a map or as a list."""

from __future__ import annotations

import pytest
import yaml

from hclscan.kubernetes.kubeadm import with_lists
from hclscan.kubernetes.resources import load_groups

FIX = """\
# what is written down
apiServer:
  extraArgs:
    audit-policy-file: /etc/kubernetes/audit/policy.yaml
    audit-log-maxage: "180" # days
  certSANs: [api.example.org]
etcd:
  local:
    extraArgs:
      client-cert-auth: "true"
"""


def shown(api_version: str, fix: str = FIX) -> str:
    """The fix as it is shown for a manifest of a version."""
    loaded = load_groups({"m.yaml": f"apiVersion: {api_version}\nkind: ClusterConfiguration\n"})
    (resource,) = loaded.sets[0].resources
    return fix if resource.spelling is None else resource.spelling(fix)


@pytest.mark.parametrize(
    "version", ["kubeadm.k8s.io/v1beta3", "kubeadm.k8s.io/v1beta1", "kubeadm.k8s.io/v1alpha3", "kubelet.config.k8s.io/v1beta4"]
)
def test_versions_with_maps_have_fixes_as_they_are(version: str) -> None:
    assert shown(version) == FIX


@pytest.mark.parametrize("version", ["kubeadm.k8s.io/v1beta4", "kubeadm.k8s.io/v1beta5", "kubeadm.k8s.io/v1"])
def test_later_versions_have_a_list_of_names_and_values(version: str) -> None:
    assert (
        shown(version)
        == """\
# what is written down
apiServer:
  extraArgs:
    - name: audit-policy-file
      value: /etc/kubernetes/audit/policy.yaml
    - name: audit-log-maxage
      value: "180" # days
  certSANs: [api.example.org]
etcd:
  local:
    extraArgs:
      - name: client-cert-auth
        value: "true"
"""
    )


def test_a_list_says_what_the_map_does() -> None:
    listed = yaml.safe_load(with_lists(FIX))["apiServer"]["extraArgs"]
    assert {one["name"]: one["value"] for one in listed} == yaml.safe_load(FIX)["apiServer"]["extraArgs"]


@pytest.mark.parametrize("fix", ["", "apiServer:\n  extraArgs: null # in its place:\n", "apiServer:\n  extraArgs: {a: b}\n"])
def test_a_fix_without_a_block_of_arguments_stays(fix: str) -> None:
    assert shown("kubeadm.k8s.io/v1beta4", fix) == fix
