"""Fixes for settings of kubeadm, which writes arguments of programs otherwise since `v1beta4`: as a list instead of a map.

https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/#kubeadm-k8s-io-v1beta4-Arg
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hclscan.hcl.values import Value

_GROUP = "kubeadm.k8s.io/"
_WITH_MAPS = re.compile(r"v1(alpha\d+|beta[123])")

_ARGUMENTS = re.compile(r"^( *)(?:extraArgs|kubeletExtraArgs):[ \t]*\n((?:\1 +\S.*\n?)+)", re.MULTILINE)
_ARGUMENT = re.compile(r"^( *)([\w.-]+):[ \t]+(\S.*)$", re.MULTILINE)


def spelling(manifest: Mapping[str, Value]) -> Callable[[str], str] | None:
    """How fixes are written for a manifest; None where they are as rules have them: with arguments as a map."""
    api_version = manifest.get("apiVersion")
    if not isinstance(api_version, str) or not api_version.startswith(_GROUP):
        return None
    return None if _WITH_MAPS.fullmatch(api_version.removeprefix(_GROUP)) else with_lists


def with_lists(fix: str) -> str:
    """A fix in YAML with its arguments as a list of `name` and `value`."""
    return _ARGUMENTS.sub(
        lambda found: found[0].replace(found[2], _ARGUMENT.sub(r"\1- name: \2\n\1  value: \3", found[2])), fix
    )
