"""References in manifests: which objects a manifest names, of which kind, in which namespace.

References in Kubernetes are names. Most say the kind beside the name (`roleRef`, `targetRef`, `subjects`); for the others it
follows from the field that they stand in, as the API reference says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hclscan.hcl.values import Value, is_deferred, reveal
from hclscan.records import record

_OBJECTS = {
    "backendRef": "Service",
    "backendRefs": "Service",
    "certificateRefs": "Secret",
    "configMap": "ConfigMap",
    "configMapKeyRef": "ConfigMap",
    "configMapRef": "ConfigMap",
    "imagePullSecrets": "Secret",
    "issuerRef": "Issuer",
    "middlewares": "Middleware",
    "parentRef": "Gateway",
    "parentRefs": "Gateway",
    "secretKeyRef": "Secret",
    "secretRef": "Secret",
    "secretStoreRef": "SecretStore",
    "service": "Service",
    "services": "Service",
}
"""Fields with objects that have a `name`, and the kind that is meant where they say none."""

_TEXTS = {
    "claimName": "PersistentVolumeClaim",
    "gatewayClassName": "GatewayClass",
    "ingressClassName": "IngressClass",
    "priorityClassName": "PriorityClass",
    "runtimeClassName": "RuntimeClass",
    "secretName": "Secret",
    "serviceAccountName": "ServiceAccount",
    "serviceName": "Service",
    "storageClassName": "StorageClass",
    "volumeName": "PersistentVolume",
}
"""Fields that hold a name, and the kind that is meant."""

_IN_NO_NAMESPACE = re.compile(r"Cluster[A-Z]\w*|\w+Class|PersistentVolume|Namespace|Node|CustomResourceDefinition")
"""Kinds whose objects are referred to by name alone, in no namespace."""


@record
class Naming:
    """A reference: the kind, the name and the namespace of the object; no namespace where the kind lives in none."""

    kind: str
    name: Value
    namespace: Value


def names_in(manifest: Value, namespace: Value) -> Iterator[Naming]:
    """The references in a manifest of a namespace. A name without one is looked for in that of the manifest."""
    waiting: list[tuple[str, Value]] = [("", manifest)]
    while waiting:
        key, value = waiting.pop()
        value = reveal(value)
        if isinstance(value, dict):
            kind = reveal(value.get("kind")) or _OBJECTS.get(key)
            if key and isinstance(kind, str) and (name := reveal(value.get("name"))):
                yield _naming(kind, name, reveal(value.get("namespace")) or namespace)
            waiting += value.items()
        elif isinstance(value, tuple):
            waiting += ((key, element) for element in value)
        elif key in _TEXTS and value and (isinstance(value, str) or is_deferred(value)):
            yield _naming(_TEXTS[key], value, namespace)


def _naming(kind: str, name: Value, namespace: Value) -> Naming:
    return Naming(kind, name, None if _IN_NO_NAMESPACE.fullmatch(kind) else namespace)
