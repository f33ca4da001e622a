"""Resources of Terraform that declare an object of Kubernetes -> the same resources, with that object as `attrs.manifest`.

`kubernetes_deployment_v1` and its kind are lowered field by field; the `yaml_body` of a `kubectl_manifest` is read. Type,
address and arguments stay, and every path of the manifest is placed at the argument or block that it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from hclscan.environment import BY_CONVENTION, Environments
from hclscan.hcl.alternatives import apply
from hclscan.hcl.source import Location
from hclscan.hcl.values import InstanceObject, Path, Value, is_deferred, reveal
from hclscan.kubernetes.metadata import without_nulls
from hclscan.kubernetes.resources import RESOURCE_TYPE
from hclscan.kubernetes.typed_fields import DISSOLVED, NOT_SENT, field_of, list_of, object_of, sent
from hclscan.kubernetes.yaml_body import TextOf, no_text, read_body
from hclscan.records import record
from hclscan.resources import Resource, ResourceSet

MANIFEST = "manifest"


@dataclass(frozen=True, slots=True, eq=False)
class LoweredPlaces(Mapping[Path, Location]):
    """Places of a lowered resource: those of its arguments, and paths of the manifest by the argument they come from."""

    written: Mapping[Path, Location]
    sources: Mapping[Path, Path]

    def __getitem__(self, path: Path) -> Location:
        if path[:1] != (MANIFEST,):
            return self.written[path]
        for length in range(len(path), 0, -1):
            source = self.sources.get(path[:length])
            if source is not None:
                return self.written[source + path[length:]]
        raise KeyError(path)

    def __iter__(self) -> Iterator[Path]:
        yield from self.written
        yield from (path for path, source in self.sources.items() if source in self.written)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def with_manifests(
    resources: ResourceSet, environments: Environments = BY_CONVENTION, text_of: TextOf = no_text
) -> ResourceSet:
    """The set, with a manifest in each resource that declares one. `text_of` gives the text of a file by its path."""
    return replace(resources, resources=tuple(with_manifest(one, environments, text_of) for one in resources.resources))


def with_manifest(resource: Resource, environments: Environments = BY_CONVENTION, text_of: TextOf = no_text) -> Resource:
    """The resource with its manifest; the resource itself when it declares none."""
    if resource.mode != "managed":
        return resource
    if MANIFEST in resource.attrs:
        return _as_sent(resource) if resource.type == RESOURCE_TYPE else resource
    spelling: Callable[[str], str] | None = None
    manifest: Value
    places: Mapping[Path, Location]
    if resource.type == "kubectl_manifest":
        manifest, places = read_body(resource.attrs.get("yaml_body"), resource.places, text_of)
    elif (declared := object_of(resource.type)) is not None:
        base, api_version, kind = declared
        lowering = _Lowering({})
        manifest = {"apiVersion": api_version, "kind": kind, **lowering.top(resource.attrs, base)}
        places = LoweredPlaces(resource.places, lowering.sources)
        spelling = _spelling(resource.type)
    else:
        return resource
    return replace(
        resource,
        attrs=InstanceObject(resource.attrs.reference, {**resource.attrs, MANIFEST: manifest}),
        places=places,
        judged_as=RESOURCE_TYPE,
        spelling=spelling,
        environment=_environment(manifest, environments) or resource.environment,
    )


def _as_sent(resource: Resource) -> Resource:
    """A `kubernetes_manifest` as the provider sends it."""
    written = resource.attrs[MANIFEST]
    manifest = without_nulls(written)
    if manifest is not written:
        attrs = InstanceObject(resource.attrs.reference, {**resource.attrs, MANIFEST: manifest})
        resource = replace(resource, attrs=attrs)
    return replace(resource, spelling=_spelling(RESOURCE_TYPE))


def _spelling(type_: str) -> Callable[[str], str]:
    def spelled(fix: str) -> str:
        from hclscan.kubernetes.typed_text import written  # only where something is found

        return written(fix, type_)

    return spelled


def _environment(manifest: Value, environments: Environments) -> str | None:
    metadata = reveal(manifest.get("metadata")) if isinstance(manifest, dict) else None
    if not isinstance(metadata, dict):
        return None
    labels, namespace = reveal(metadata.get("labels")), reveal(metadata.get("namespace"))
    if manifest.get("kind") == "Namespace":
        namespace = reveal(metadata.get("name"))
    return environments.of(
        labels if isinstance(labels, dict) else {}, namespace=namespace if isinstance(namespace, str) else None
    )


@record
class _Lowering:
    """Lowers the blocks of one resource. `sources` takes the path in the resource of each path of the manifest."""

    sources: dict[Path, Path]

    def top(self, attributes: Mapping[str, Value], base: str) -> dict[str, Value]:
        sent_ones = {name: value for name, value in attributes.items() if NOT_SENT.fullmatch(name) is None}
        return self.fields(sent_ones, base, (MANIFEST,), ())

    def fields(self, block: Mapping[str, Value], parent: str, target: Path, source: Path) -> dict[str, Value]:
        """The fields of an object. `parent` is the block, or the type, that `block` is the content of."""
        made: dict[str, Value] = {}
        for name, value in block.items():
            if name in DISSOLVED:
                made.update(self.dissolved(name, value, target, (*source, name)))
            elif value is not None and value != ():
                field = list_of(parent, name) if _may_be_blocks(value) else None
                as_list = field is not None
                field = field or field_of(parent, name)
                lowered = apply(
                    partial(self.field, parent, name, field, as_list, (*target, field), (*source, name)), value
                )  # fmt: skip
                made[field] = {**made[field], **lowered} if _both_maps(made.get(field), lowered) else lowered
        return made

    def field(self, parent: str, name: str, field: str, as_list: bool, target: Path, source: Path, value: Value) -> Value:
        if value == () and not as_list:
            return None  # the block is absent in this alternative
        if not _is_blocks(value):
            self.sources.setdefault(target, source)
            return sent(field, value)
        inner = parent if name == "spec" and parent in ("daemon_set", "daemonset") else name
        if not as_list:
            self.sources.setdefault(target, (*source, 0))
            return apply(partial(self.element, inner, target, (*source, 0)), value[0])
        self.sources.setdefault(target, (*source, 0))
        elements = []
        for position, element in enumerate(value):
            place = (*source, position)
            self.sources.setdefault((*target, position), place)
            elements.append(apply(partial(self.element, inner, (*target, position), place), element))
        return tuple(elements)

    def element(self, name: str, target: Path, source: Path, block: Value) -> Value:
        return self.fields(block, name, target, source) if isinstance(block, dict) else block

    def dissolved(self, name: str, value: Value, target: Path, source: Path) -> dict[str, Value]:
        value = reveal(value)
        if _is_blocks(value) and isinstance(block := reveal(value[0]), dict):
            return self.fields(block, name, target, (*source, 0))
        return {}


def _is_blocks(value: Value) -> bool:
    """Whether a value is that of nested blocks: a list of objects. No argument of the provider holds such a list."""
    return isinstance(value, tuple) and bool(value) and all(isinstance(reveal(one), dict) for one in value)


def _may_be_blocks(value: Value) -> bool:
    return is_deferred(value) or _is_blocks(value)


def _both_maps(one: Value, other: Value) -> bool:
    return isinstance(one, dict) and isinstance(other, dict)
