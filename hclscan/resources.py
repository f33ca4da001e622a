"""What policies judge: resources with their places, and the sets they are looked up in.

Terraform modules and Kubernetes manifests both become `Resource`s; policies see nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.values import InstanceObject, Path, Unknown, Value
from hclscan.records import record

Mode = Literal["managed", "data", "provider", "module"]
Operation = Literal["create", "update", "replace", "read", "no-op"]


_REGISTRIES = re.compile(r"\A(?:registry\.terraform\.io|registry\.opentofu\.org)/")


def provider_address(source: str) -> str:
    """A provider's source in its short form: `hashicorp/aws` for `registry.terraform.io/hashicorp/aws`."""
    return _REGISTRIES.sub("", source).lower()


@record
class ProviderReference:
    """The provider configuration a resource uses: `type` is the local name (`aws`), `alias` None for the default one."""

    type: str
    alias: str | None = None
    source: str = ""

    @property
    def provider_address(self) -> str:
        """The provider's source in its short form: `hashicorp/aws` for `registry.terraform.io/hashicorp/aws`."""
        return provider_address(self.source or f"hashicorp/{self.type}")


@record
class Resource:
    """One instance of a resource, a data source, a provider configuration or a module call.

    `attrs` holds what the configuration says, nested blocks as tuples of objects; a manifest is `{"manifest": {…}}`.
    `location` is the whole block (from its header to its closing brace); `places` the location of each written attribute and
    block by path, and of deeper paths as far as the source shows them. `via` is the chain of module calls, outermost first.
    `certain` is false when it is unknown whether the instance exists at all. `root` is the directory of the root module, or of
    the group of manifests, that it was evaluated in. `operation` is what applying does with it, `prior` its attributes before
    that, None when it is new: only plan files tell either, and in configuration everything is to be created. `judged_as` is a
    further type whose attributes it has as well: a `kubernetes_service_v1` is judged as a `kubernetes_manifest` too. `spelling`
    writes a fix as whoever wrote the resource would: rules on manifests have them in YAML.
    """

    address: str
    type: str
    name: str
    mode: Mode
    attrs: InstanceObject
    location: Location
    places: Mapping[Path, Location]
    root: str
    module_path: str = "."
    via: tuple[Location, ...] = ()
    certain: bool = True
    provider: ProviderReference | None = None
    environment: str | None = None
    key: str | int | Unknown | None = None
    block_address: str = ""
    operation: Operation = "create"
    prior: Mapping[str, Value] | None = None
    judged_as: str = ""
    spelling: Callable[[str], str] | None = field(default=None, compare=False, repr=False)

    @property
    def labels(self) -> tuple[str, ...]:
        """The types by which policies find the resource: its own, and the one it is judged as beside that."""
        return (self.type, self.judged_as) if self.judged_as else (self.type,)

    @property
    def identity(self) -> str:
        """What references call the resource: its address, unless another one in the set has the same."""
        return self.attrs.reference.address

    def locate(self, path: Path) -> tuple[Path, Location]:
        """The longest written part of a path, and its place; the empty path and the block when nothing of it is written."""
        for length in range(len(path), 0, -1):
            place = self.places.get(path[:length])
            if place is not None:
                return path[:length], place
        return (), self.location


@record
class UnseenModule:
    """A module call whose source is neither local nor installed: its outputs are unknown.

    `arguments` is what it is given, by name, for each of its instances.
    """

    address: str
    source: str
    location: Location
    arguments: tuple[Mapping[str, Value], ...] = ()


@dataclass(frozen=True, repr=False)
class ResourceSet:
    """All resources that were evaluated together, in a stable order, with the indexes that lookups need.

    `unseen_modules` are the module calls whose content is not on disk: what such a module creates is not known.
    `provider_versions` has the version constraints of providers by their address, such as `hashicorp/aws`; all hold together.
    """

    resources: tuple[Resource, ...]
    root: str = "."
    unseen_modules: tuple[UnseenModule, ...] = ()
    provider_versions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def by_type(self) -> Mapping[str, tuple[Resource, ...]]:
        groups: dict[str, list[Resource]] = {}
        for resource in self.managed:
            for label in resource.labels:
                groups.setdefault(label, []).append(resource)
        return {name: tuple(group) for name, group in groups.items()}

    @cached_property
    def by_address(self) -> Mapping[str, Resource]:
        return {resource.identity: resource for resource in self.resources}

    @property
    def managed(self) -> Iterable[Resource]:
        return (resource for resource in self.resources if resource.mode == "managed")


@record
class Notes:
    """What a loader wants the reader of the report to know beside its diagnostics."""

    unseen_modules: tuple[UnseenModule, ...] = ()
    skipped: tuple[str, ...] = field(default=())


@record
class Evaluation:
    """What was read and evaluated, before any policy is asked: one set for each root module or group of manifests."""

    sets: tuple[ResourceSet, ...]
    errors: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    files: int = 0
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def resources(self) -> Iterable[Resource]:
        """Every resource of every set, in order."""
        return (resource for group in self.sets for resource in group.resources)

    def at(self, patterns: Iterable[str]) -> Evaluation:
        """This evaluation with only the resources whose address is, or lies below, one of the patterns; `*` is any text."""
        wanted = re.compile("|".join(_address_pattern(pattern) for pattern in patterns))
        return replace(
            self,
            sets=tuple(
                replace(group, resources=tuple(one for one in group.resources if wanted.fullmatch(one.address)))
                for group in self.sets
            ),
        )


def _address_pattern(pattern: str) -> str:
    # `module.db` has everything in the module below it, `aws_s3_bucket.lab` all instances; `[*]` may be an address as it is.
    below = r"(?:[.\[/].*)?"
    return f"(?:{re.escape(pattern)}|{re.escape(pattern).replace(chr(92) + '*', '.*')}){below}"
