"""Manifests -> resources, in the groups in which they are looked up together.

A manifest becomes a `kubernetes_manifest`, the shape in which Terraform holds manifests, so that one rule serves both.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from hclscan.environment import BY_CONVENTION, Environments
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import Diagnostic
from hclscan.hcl.values import InstanceObject, Reference, Value
from hclscan.kubernetes import kubeadm
from hclscan.kubernetes.build import BuiltPlaces
from hclscan.kubernetes.built import NOTHING_BUILT, Built, Overlay, build_all
from hclscan.kubernetes.kustomize import is_kustomization, not_applied_note, patch_files
from hclscan.kubernetes.load import Manifest, ManifestFile, load_manifests
from hclscan.kubernetes.places import Places
from hclscan.records import record
from hclscan.resources import Notes, Resource, ResourceSet

RESOURCE_TYPE = "kubernetes_manifest"

DEFAULT_NAMESPACE = "default"

CLUSTER_SCOPED_KINDS = frozenset(
    {
        "APIService",
        "CSIDriver",
        "CSINode",
        "CertificateSigningRequest",
        "ClusterRole",
        "ClusterRoleBinding",
        "ClusterTrustBundle",
        "ComponentStatus",
        "CustomResourceDefinition",
        "DeviceClass",
        "FlowSchema",
        "IPAddress",
        "IngressClass",
        "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding",
        "MutatingWebhookConfiguration",
        "Namespace",
        "Node",
        "PersistentVolume",
        "PodSecurityPolicy",
        "PriorityClass",
        "PriorityLevelConfiguration",
        "ResourceSlice",
        "RuntimeClass",
        "SelfSubjectAccessReview",
        "SelfSubjectReview",
        "SelfSubjectRulesReview",
        "ServiceCIDR",
        "StorageClass",
        "StorageVersion",
        "StorageVersionMigration",
        "SubjectAccessReview",
        "TokenReview",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
        "VolumeAttachment",
        "VolumeAttributesClass",
    }
)
"""The kinds of Kubernetes itself that live in no namespace (https://kubernetes.io/docs/reference/kubernetes-api/)."""


@record
class LoadedGroups:
    """All manifests of a scan: a set of resources for each group, ordered by directory."""

    sets: tuple[ResourceSet, ...]
    diagnostics: tuple[Diagnostic, ...]
    notes: Notes


def load_groups(
    files: Mapping[str, str],
    charts: Iterable[str] = (),
    environments: Environments = BY_CONVENTION,
    *,
    rendered: Mapping[str, str] | None = None,
    kustomize: bool = False,
    limits: Limits = LIMITS,
) -> LoadedGroups:
    """The resources of all files: path as shown, to text. `charts` are the directories that hold a `Chart.yaml`.

    `rendered` has what charts became, by template: one group, with the manifests of the current directory. With `kustomize`,
    kustomizations are built, each a group of its own; what cannot be built is taken as files.
    """
    loaded, notes = _load_files(files, frozenset(charts), limits)
    built = build_all(loaded) if kustomize else NOTHING_BUILT
    taken = built.files
    notes = Notes(skipped=(*notes.skipped, *_kustomize_notes([file for file in loaded if file.path not in taken], built)))
    patches = patch_files(loaded)
    pieces = [load_manifests(path, text, limits) for path, text in (rendered or {}).items()]
    loaded = [file for file in loaded if file.path not in patches and file.path not in taken]
    loaded = sorted([*loaded, *pieces], key=lambda file: file.path)
    diagnostics = [diagnostic for file in loaded for diagnostic in file.diagnostics] + list(built.diagnostics)
    sets = [_built_set(one, environments) for one in built.overlays]
    # A document without a name is configuration of some tool: it says nothing of where the manifests of an application begin.
    named = [file.path for file in loaded if any(_name_of(each) for each in file.manifests)]
    by_path = {file.path: file for file in loaded if file.manifests}
    of_charts = frozenset(file.path for file in pieces)
    sets += [
        _resource_set(root, [by_path[path] for path in paths], environments)
        for root, paths in _grouped(named, by_path, of_charts).items()
    ]
    return LoadedGroups(tuple(sorted(sets, key=lambda one: one.root)), tuple(diagnostics), notes)


def _kustomize_notes(files: Sequence[ManifestFile], built: Built) -> Iterator[str]:
    yield from built.notes
    note = not_applied_note(files, built.why)
    if note is not None:
        yield note


def _built_set(overlay: Overlay, environments: Environments) -> ResourceSet:
    """The resources of a kustomization that was built, each placed where it is written."""
    cluster_scoped = CLUSTER_SCOPED_KINDS | _cluster_scoped_definitions(one for one, _ in overlay.manifests)
    found: list[Resource] = []
    for manifest, written in overlay.manifests:
        # Where it stands says less about the environment than who builds it.
        resource = resource_of(manifest, overlay.root, cluster_scoped, environments, path=overlay.path)
        if written is None:
            found.append(replace(resource, location=overlay.location, places={}))
        else:
            found.append(replace(resource, location=written.location, places=BuiltPlaces(written, manifest.value)))
    return ResourceSet(tuple(_distinct(found)), overlay.root)


def load_group(
    root: str, files: Mapping[str, str], charts: Iterable[str] = ()
) -> tuple[ResourceSet, tuple[Diagnostic, ...], Notes]:
    """The resources of the files of one group, what is wrong in them, and what was left out."""
    loaded, notes = _load_files(files, frozenset(charts), LIMITS)
    patches = patch_files(loaded)
    loaded = [file for file in loaded if file.path not in patches]
    diagnostics = tuple(diagnostic for file in loaded for diagnostic in file.diagnostics)
    return _resource_set(root, loaded), diagnostics, notes


def groups(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Files that hold manifests, by group: the topmost directory that holds one directly, with all that is below it."""
    found: dict[str, list[str]] = {}
    by_depth = sorted(paths, key=lambda path: (path.count("/") if "/" in path else -1, path))
    for path in by_depth:
        found.setdefault(enclosing(path, found.keys()) or _directory(path), []).append(path)
    return {root: tuple(sorted(found[root])) for root in sorted(found)}


def _grouped(named: Sequence[str], all_paths: Iterable[str], of_charts: AbstractSet[str] = frozenset()) -> dict[str, list[str]]:
    found = {root: list(paths) for root, paths in groups([path for path in named if path not in of_charts]).items()}
    already = set(named)
    if of_charts:
        found.setdefault(".", []).extend(of_charts)
        already.update(of_charts)
    for path in sorted(all_paths):
        if path not in already:
            found.setdefault(enclosing(path, found.keys()) or _directory(path), []).append(path)
    return {root: sorted(found[root]) for root in sorted(found)}


def _directory(path: str) -> str:
    return posixpath.dirname(path) or "."


def enclosing(path: str, directories: AbstractSet[str]) -> str | None:
    """The innermost of `directories` that a file is in, at any depth."""
    parent = posixpath.dirname(path)
    while parent not in directories:
        # What is above `..` is `../..`: the text of a path says no more from there on.
        if parent in ("", "/") or posixpath.basename(parent) == "..":
            return "." if parent == "" and "." in directories else None
        parent = posixpath.dirname(parent)
    return parent


# -- files ---------------------------------------------------------------------------------------------------------------


def _load_files(files: Mapping[str, str], charts: AbstractSet[str], limits: Limits) -> tuple[list[ManifestFile], Notes]:
    """The loaded files in order of path, templates left out with a note."""
    skipped: dict[str, None] = {}
    loaded: list[ManifestFile] = []
    for path in sorted(files):
        text = files[path]
        chart = chart_of(path, charts) if "{{" in text else None
        if chart is not None:
            skipped[_chart_note(chart)] = None
            continue
        file = load_manifests(path, text, limits)
        if file.is_template:
            skipped[f"{path}: a template is not scanned; scan what it renders to"] = None
        else:
            loaded.append(file)
    return loaded, Notes(skipped=tuple(skipped))


def chart_of(path: str, charts: AbstractSet[str]) -> str | None:
    """The innermost Helm chart that has a file among its templates."""
    parent = posixpath.dirname(path)
    while parent not in ("", "/"):
        above = posixpath.dirname(parent) or "."
        if posixpath.basename(parent) == "templates" and above in charts:
            return above
        parent = posixpath.dirname(parent)
    return None


def _chart_note(chart: str) -> str:
    return f"{chart}: the templates of this Helm chart are not scanned; scan the output of `helm template {chart}`"


# -- resources -----------------------------------------------------------------------------------------------------------


def _resource_set(root: str, files: Iterable[ManifestFile], environments: Environments = BY_CONVENTION) -> ResourceSet:
    manifests = [each for file in files for each in file.manifests if not is_kustomization(each)]
    cluster_scoped = CLUSTER_SCOPED_KINDS | _cluster_scoped_definitions(manifests)
    return ResourceSet(tuple(_distinct(resource_of(each, root, cluster_scoped, environments) for each in manifests)), root)


def _distinct(resources: Iterable[Resource]) -> Iterable[Resource]:
    """The resources, each with an identity of its own."""
    found: dict[str, Resource] = {}
    for resource in resources:
        if resource.identity in found:
            place = resource.location
            reference = Reference("resource", f"{resource.address} ({place.path}:{place.start_line}:{place.start_column})")
            resource = replace(resource, attrs=InstanceObject(reference, resource.attrs))
        found[resource.identity] = resource
    return found.values()


def resource_of(
    manifest: Manifest,
    root: str,
    cluster_scoped: AbstractSet[str] = CLUSTER_SCOPED_KINDS,
    environments: Environments = BY_CONVENTION,
    path: str | None = None,
) -> Resource:
    """The resource of a manifest that belongs to the group at directory `root`. `path` tells of its environment."""
    address = address_of(manifest, cluster_scoped)
    places = manifest.places
    return Resource(
        address=address,
        type=RESOURCE_TYPE,
        name=_name_of(manifest) or "",
        mode="managed",
        attrs=InstanceObject(Reference("resource", address), {"manifest": manifest.value}),
        location=manifest.location,
        places=Places(places.source, places.written, ("manifest",)),
        root=root,
        environment=environments.of(
            _labels(manifest),
            path=path or manifest.location.path,
            namespace=manifest.metadata("namespace") or _own_namespace(manifest),
        ),
        block_address=address,
        spelling=kubeadm.spelling(manifest.value),
    )


def _labels(manifest: Manifest) -> Mapping[str, Value]:
    metadata = manifest.value.get("metadata")
    labels = metadata.get("labels") if isinstance(metadata, dict) else None
    return labels if isinstance(labels, dict) else {}


def _own_namespace(manifest: Manifest) -> str | None:
    return _name_of(manifest) if manifest.kind == "Namespace" else None


def address_of(manifest: Manifest, cluster_scoped: AbstractSet[str] = CLUSTER_SCOPED_KINDS) -> str:
    """`Ingress/staging/web`, or `StorageClass/fast` for kinds that live in no namespace.

    A document without a name, such as the configuration of some tool, is called by its file:
    `EncryptionConfiguration/enc.yaml`.
    """
    name = _name_of(manifest)
    if name is None:
        return f"{manifest.kind}/{posixpath.basename(manifest.location.path)}"
    if manifest.kind in cluster_scoped:
        return f"{manifest.kind}/{name}"
    return f"{manifest.kind}/{manifest.metadata('namespace') or DEFAULT_NAMESPACE}/{name}"


def _name_of(manifest: Manifest) -> str | None:
    """The name, or `migrate-*` for one that the cluster completes (`generateName: migrate-`)."""
    name = manifest.metadata("name")
    if name is None and (prefix := manifest.metadata("generateName")) is not None:
        return prefix + "*"
    return name


def _cluster_scoped_definitions(manifests: Iterable[Manifest]) -> frozenset[str]:
    """Kinds that a CustomResourceDefinition among the manifests declares to live in no namespace."""
    kinds: set[str] = set()
    for manifest in manifests:
        spec = manifest.value.get("spec")
        if manifest.kind == "CustomResourceDefinition" and isinstance(spec, dict) and spec.get("scope") == "Cluster":
            names = spec.get("names")
            kind = names.get("kind") if isinstance(names, dict) else None
            if isinstance(kind, str):
                kinds.add(kind)
    return frozenset(kinds)
