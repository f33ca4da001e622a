"""How the Terraform provider spells what Kubernetes calls otherwise: kinds, lists, and names of fields.

https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs. The provider writes snake case for camel case, a block
in the singular for each element of a list, and a block for each object. Only what does not follow from that is listed here.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from hclscan.hcl.values import Value

_VERSIONS = re.compile(r"_(v[0-9]+(?:(?:alpha|beta)[0-9]+)?)\Z")

_KINDS: dict[str, tuple[str, str, str]] = {
    "api_service": ("APIService", "apiregistration.k8s.io/", "v1"),
    "cluster_role": ("ClusterRole", "rbac.authorization.k8s.io/", "v1"),
    "cluster_role_binding": ("ClusterRoleBinding", "rbac.authorization.k8s.io/", "v1"),
    "config_map": ("ConfigMap", "", "v1"),
    "cron_job": ("CronJob", "batch/", "v1beta1"),
    "csi_driver": ("CSIDriver", "storage.k8s.io/", "v1beta1"),
    "daemon_set": ("DaemonSet", "apps/", "v1"),
    "daemonset": ("DaemonSet", "apps/", "v1"),
    "default_service_account": ("ServiceAccount", "", "v1"),
    "deployment": ("Deployment", "apps/", "v1"),
    "endpoints": ("Endpoints", "", "v1"),
    "horizontal_pod_autoscaler": ("HorizontalPodAutoscaler", "autoscaling/", "v1"),
    "ingress": ("Ingress", "networking.k8s.io/", "v1beta1"),
    "ingress_class": ("IngressClass", "networking.k8s.io/", "v1"),
    "job": ("Job", "batch/", "v1"),
    "limit_range": ("LimitRange", "", "v1"),
    "mutating_webhook_configuration": ("MutatingWebhookConfiguration", "admissionregistration.k8s.io/", "v1"),
    "namespace": ("Namespace", "", "v1"),
    "network_policy": ("NetworkPolicy", "networking.k8s.io/", "v1"),
    "persistent_volume": ("PersistentVolume", "", "v1"),
    "persistent_volume_claim": ("PersistentVolumeClaim", "", "v1"),
    "pod": ("Pod", "", "v1"),
    "pod_disruption_budget": ("PodDisruptionBudget", "policy/", "v1beta1"),
    "pod_security_policy": ("PodSecurityPolicy", "policy/", "v1beta1"),
    "priority_class": ("PriorityClass", "scheduling.k8s.io/", "v1"),
    "replication_controller": ("ReplicationController", "", "v1"),
    "resource_quota": ("ResourceQuota", "", "v1"),
    "role": ("Role", "rbac.authorization.k8s.io/", "v1"),
    "role_binding": ("RoleBinding", "rbac.authorization.k8s.io/", "v1"),
    "runtime_class": ("RuntimeClass", "node.k8s.io/", "v1"),
    "secret": ("Secret", "", "v1"),
    "service": ("Service", "", "v1"),
    "service_account": ("ServiceAccount", "", "v1"),
    "stateful_set": ("StatefulSet", "apps/", "v1"),
    "storage_class": ("StorageClass", "storage.k8s.io/", "v1"),
    "validating_admission_policy": ("ValidatingAdmissionPolicy", "admissionregistration.k8s.io/", "v1"),
    "validating_webhook_configuration": ("ValidatingWebhookConfiguration", "admissionregistration.k8s.io/", "v1"),
}
"""Kind, group, and the version that a type without one in its name has."""

LISTS = {
    "address": "addresses",
    "allowed_topologies": "allowedTopologies",
    "cluster_role_selectors": "clusterRoleSelectors",
    "container": "containers",
    "egress": "egress",
    "env": "env",
    "env_from": "envFrom",
    "from": "from",
    "host_aliases": "hostAliases",
    "http_header": "httpHeaders",
    "image_pull_secret": "imagePullSecrets",
    "image_pull_secrets": "imagePullSecrets",
    "ingress": "ingress",
    "init_container": "initContainers",
    "items": "items",
    "limit": "limits",
    "match_expressions": "matchExpressions",
    "match_fields": "matchFields",
    "match_label_expressions": "matchLabelExpressions",
    "metric": "metrics",
    "node_selector_term": "nodeSelectorTerms",
    "not_ready_address": "notReadyAddresses",
    "on_pod_condition": "onPodConditions",
    "option": "options",
    "policy": "policies",
    "ports": "ports",
    "preferred_during_scheduling_ignored_during_execution": "preferredDuringSchedulingIgnoredDuringExecution",
    "readiness_gate": "readinessGates",
    "rule": "rules",
    "sources": "sources",
    "subject": "subjects",
    "subset": "subsets",
    "sysctl": "sysctls",
    "tls": "tls",
    "to": "to",
    "toleration": "tolerations",
    "topology_spread_constraint": "topologySpreadConstraints",
    "volume": "volumes",
    "volume_claim_template": "volumeClaimTemplates",
    "volume_device": "volumeDevices",
    "volume_mount": "volumeMounts",
    "webhook": "webhooks",
}
"""Blocks that are elements of a list, and the name of the list; every other block is an object."""

_IN_THEIR_PLACE: dict[tuple[str, str], str | None] = {
    ("container", "port"): "ports",
    ("endpoint_slice", "port"): "ports",
    ("ephemeral", "volume_claim_template"): None,
    ("external", "metric"): None,
    ("http", "path"): "paths",
    ("init_container", "port"): "ports",
    ("object", "metric"): None,
    ("pod_affinity", "required_during_scheduling_ignored_during_execution"): "requiredDuringSchedulingIgnoredDuringExecution",
    (
        "pod_anti_affinity",
        "required_during_scheduling_ignored_during_execution",
    ): "requiredDuringSchedulingIgnoredDuringExecution",
    ("pods", "metric"): None,
    ("service_account", "secret"): "secrets",
    ("default_service_account", "secret"): "secrets",
    ("spec", "port"): "ports",
    ("subset", "port"): "ports",
}
"""Blocks that are a list, or none, only inside a certain block or at the top of a certain type."""

_NAMES = {
    "ceph_fs": "cephfs",
    "client_ip": "clientIP",
    "cluster_ip": "clusterIP",
    "cluster_ips": "clusterIPs",
    "external_ips": "externalIPs",
    "host_ip": "hostIP",
    "host_ipc": "hostIPC",
    "host_pid": "hostPID",
    "load_balancer_ip": "loadBalancerIP",
    "non_resource_urls": "nonResourceURLs",
    "pd_id": "pdID",
    "target_cpu_utilization_percentage": "targetCPUUtilizationPercentage",
    "target_ww_ns": "targetWWNs",
    "volume_id": "volumeID",
}

_NAMES_IN_THEIR_PLACE = {
    ("azure_disk", "data_disk_uri"): "diskURI",
    ("daemon_set", "strategy"): "updateStrategy",
    ("daemonset", "strategy"): "updateStrategy",
    ("glusterfs", "endpoints_name"): "endpoints",
    ("rbd", "ceph_monitors"): "monitors",
    ("rbd", "rados_user"): "user",
    ("rbd", "rbd_image"): "image",
    ("rbd", "rbd_pool"): "pool",
    ("secret", "binary_data"): "data",
    ("secret", "binary_data_wo"): "data",
    ("secret", "data"): "stringData",
    ("secret", "data_wo"): "stringData",
    ("storage_class", "storage_provisioner"): "provisioner",
}
"""Names inside a certain block or at the top of a certain type. The provider encodes what a Secret has in `data`."""

NOT_SENT = re.compile(r"id|timeouts|wait|wait_\w+|\w+_wo_revision|default_secret_name|status")
"""Arguments at the top of a resource that are for the provider alone."""

DISSOLVED = frozenset({"persistent_volume_source"})
"""Blocks whose content stands in the object around them."""

_NUMBERS = frozenset((
    "backoffLimit", "defaultMode", "fsGroup", "maxSurge", "maxUnavailable", "minAvailable", "port", "replicas", "runAsGroup",
    "runAsUser", "servicePort", "targetPort", "ttlSecondsAfterFinished",
))  # fmt: skip
"""Fields that take a number where the provider takes a text."""

_SWITCHES = frozenset((
    "allowPrivilegeEscalation", "allowVolumeExpansion", "automountServiceAccountToken", "hostIPC", "hostNetwork", "hostPID",
    "immutable", "privileged", "readOnly", "readOnlyRootFilesystem", "runAsNonRoot", "suspend",
))  # fmt: skip


def object_of(type_: str) -> tuple[str, str, str] | None:
    """The base of a Terraform type, its `apiVersion` and `kind`: `deployment`, `apps/v1`, `Deployment`; None for others."""
    if not type_.startswith("kubernetes_"):
        return None
    base = type_.removeprefix("kubernetes_")
    version = _VERSIONS.search(base)
    base = base[: version.start()] if version else base
    if base not in _KINDS:
        return None
    kind, group, usual = _KINDS[base]
    return base, group + (version[1] if version else usual), kind


def type_of(kind: str, api_version: str) -> str | None:
    """The Terraform type that declares objects of a kind: `kubernetes_deployment_v1`; None when there is none."""
    group, _, version = api_version.rpartition("/")
    base = _BASES.get((kind, f"{group}/" if group else ""))
    return None if base is None else f"kubernetes_{base}_{version}"


_BASES = {
    (kind, group): base for base, (kind, group, _) in _KINDS.items() if base not in ("daemonset", "default_service_account")
}


def list_of(parent: str, block: str) -> str | None:
    """The list that a block is an element of; None when it is an object by itself."""
    place = (parent, block)
    return _IN_THEIR_PLACE[place] if place in _IN_THEIR_PLACE else LISTS.get(block)


def field_of(parent: str, name: str) -> str:
    """The name of a field of Kubernetes."""
    known = _NAMES_IN_THEIR_PLACE.get((parent, name)) or _NAMES.get(name)
    if known is not None:
        return known
    first, *others = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in others)


def sent(field: str, value: Value) -> Value:
    """The value that the provider sends for the value of an argument: texts of numbers as numbers, of booleans as booleans."""
    if isinstance(value, str):
        if field in _NUMBERS and value.isascii() and value.isdigit() and not (value.startswith("0") and len(value) > 1):
            return int(value)
        if field in _SWITCHES and value in ("true", "false"):
            return value == "true"
    return value


# -- the way back --------------------------------------------------------------------------------------------------------

_BLOCKS = {field: block for block, field in LISTS.items()}
_BLOCKS_IN_THEIR_PLACE = {(parent, field): block for (parent, block), field in _IN_THEIR_PLACE.items() if field is not None}
_ARGUMENTS = {field: name for name, field in _NAMES.items()}
_ARGUMENTS_IN_THEIR_PLACE = {
    (parent, field): name for (parent, name), field in _NAMES_IN_THEIR_PLACE.items() if not name.endswith("_wo")
}
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_UPPER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_MAPS = frozenset((
    "annotations", "attributes", "binary_data", "capacity", "data", "hard", "labels", "limits", "match_labels", "node_selector",
    "parameters", "requests", "volume_attributes",
))  # fmt: skip
"""Arguments that are maps; every other object is a block."""

_OBJECTS = frozenset(("config_map", "csi", "empty_dir", "host_path", "nfs", "persistent_volume_claim", "secret"))
"""Blocks that a change takes out by calling them null."""


def blocks_of(parent: str, field: str) -> str | None:
    """The block for each element of a list of objects; None for other fields."""
    if (parent, field) == ("service_account", "imagePullSecrets"):
        return "image_pull_secret"
    return _BLOCKS_IN_THEIR_PLACE.get((parent, field)) or _BLOCKS.get(field)


def argument_of(parent: str, field: str) -> str:
    """The name of an argument, or of the block of an object, for a field of Kubernetes."""
    known = _ARGUMENTS_IN_THEIR_PLACE.get((parent, field)) or _ARGUMENTS.get(field)
    return known or _UPPER.sub("_", field).lower()


def is_map(parent: str, argument: str, keys: AbstractSet[str]) -> bool:
    """Whether an object with these keys is the value of an argument, and no block: the pods of a Service are told by a map."""
    if argument == "selector" and parent == "spec":
        return not keys & {"matchLabels", "matchExpressions"}
    return argument in _MAPS or not all(map(_NAME.fullmatch, keys))


def is_object(argument: str) -> bool:
    """Whether a field that is null is a block."""
    return argument in _OBJECTS
