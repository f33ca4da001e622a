"""Plans, and states, as `terraform show -json` writes them, to resources.

Follows "JSON Output Format" of Terraform's documentation, format versions 0.1 to 1.x. What the provider decides on apply
(`after_unknown`) is unknown, with the reference that the configuration part of the plan gives for it, so that companions are
found in a plan that creates everything. What is to be deleted is no resource any more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, get_args

from hclscan.environment import BY_CONVENTION, Environments
from hclscan.hcl.collector import collector_paused
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import Diagnostic, Source, diagnose
from hclscan.hcl.values import InstanceObject, Reference, Value
from hclscan.records import mutable, record
from hclscan.resources import Operation, ProviderReference, Resource, ResourceSet, provider_address
from hclscan.terraform.default_tags import stated_tags
from hclscan.terraform.plan_references import InstanceKey, Key, References, modules_of
from hclscan.terraform.plan_text import PlanPlaces, Span, decoded, elements, members, without_half_surrogates
from hclscan.terraform.plan_values import Change, PlanValues, configured_value, prior_attributes

_FORMAT = re.compile(r"[01]\.\d{1,4}\Z")


@record
class PlanResult:
    """The resources of a plan, and what is wrong with it."""

    resources: ResourceSet
    diagnostics: tuple[Diagnostic, ...] = ()


def read_plan(path: str, text: str, environments: Environments = BY_CONVENTION, limits: Limits = LIMITS) -> PlanResult:
    """The resources of a plan file, whose path is as shown to the user."""
    source = Source.of(path, without_half_surrogates(text), limits)
    reader = _PlanReader(source, path.rpartition("/")[0] or ".", environments)
    with collector_paused():
        resources = reader.resources_of(decoded(source))
    found = ResourceSet(resources, reader.directory, provider_versions=reader.provider_versions)
    return PlanResult(found, tuple(reader.problems))


@mutable
class _PlanReader:
    """Reads one plan. What has the wrong shape is reported and left out."""

    source: Source
    directory: str
    environments: Environments
    problems: list[Diagnostic] = field(default_factory=list)
    provider_versions: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def resources_of(self, document: Any) -> tuple[Resource, ...]:
        """The resources of a decoded plan; none when the text could not be decoded, which is reported."""
        if isinstance(document, Diagnostic):
            self.problems.append(document)
            return ()
        try:
            return tuple(self.read(document))
        except RecursionError:
            self.problems.append(diagnose(self.source, 0, 1, "The plan is nested too deeply"))
            return ()

    def read(self, document: Any) -> Iterator[Resource]:
        places = members(self.source.text, _start(self.source.text))
        version = document.get("format_version") if isinstance(document, dict) else None
        if not isinstance(version, str) or not _FORMAT.match(version):
            span = places.get("format_version", Span(0, 0, 1))
            problem = "The format of the plan is not known"
            detail = "plans of the format versions 0.1 to 1.x are read; write one with `terraform show -json`"
            self.problems.append(diagnose(self.source, span.start, span.end, problem, detail))
            return
        changes = {change.key: change for change in self.changes(document, places)}
        for part in ("planned_values", "values", "prior_state"):
            for change in self.kept(part, document.get(part), places):
                changes.setdefault(change.key, change)
        deleted = {key for key, change in changes.items() if change.operation == _DELETED}
        changes = {key: change for key, change in changes.items() if key not in deleted}
        configuration = self.checked(document.get("configuration") or {}, dict, places.get("configuration"), "an object")
        yield from self.providers(configuration, places)
        variables = self.variables(document.get("variables"))
        addresses = {key: change.address for key, change in changes.items()}
        values = PlanValues(changes, References(configuration, addresses, variables), self.source.limits)
        for change in changes.values():
            yield self.resource(change, values, configuration, variables)

    # -- parts of the plan -------------------------------------------------------------------------------------------

    def checked(self, value: Any, kind: type, span: Span | None, wanted: str) -> Any:
        """The value when it is of the kind that a plan has in its place, else an empty one, reported."""
        if isinstance(value, kind):
            return value
        place = span or Span(0, 0, 1)
        self.problems.append(
            diagnose(
                self.source,
                place.start,
                min(place.end, place.start + 80),
                "Unexpected value in the plan",
                f"{wanted} is needed here",
            )
        )
        return kind()

    def changes(self, document: Mapping[str, Any], places: Mapping[str, Span]) -> Iterator[Change]:
        whole = places.get("resource_changes")
        listed = self.checked(document.get("resource_changes") or [], list, whole, "a list")
        spans = elements(self.source.text, whole.value) if whole is not None else iter(())
        for entry, span in zip(listed, spans, strict=False):
            change = entry.get("change") if isinstance(entry, dict) else None
            actions = change.get("actions") if isinstance(change, dict) else None
            if not isinstance(change, dict) or not isinstance(actions, list) or not _is_described(entry):
                self.checked(None, dict, span, "a resource with its address, type, name and change")
                continue
            if entry.get("deposed"):
                continue  # what is left of an instance that was replaced before
            after = change.get("after")
            if after is not None and not isinstance(after, dict):
                self.checked(after, dict, span, "an object of attributes, or null, as after")
                continue
            yield self.change(entry, change, _operation(actions), span)

    def change(self, entry: Mapping[str, Any], change: Mapping[str, Any], operation: Any, span: Span) -> Change:
        address_span = members(self.source.text, span.value).get("address", span)
        return Change(
            key=_instance_key(entry, str(entry.get("module_address") or "")),
            address=entry["address"],
            operation=operation,
            after=change.get("after") or {},
            unknown=change.get("after_unknown"),
            secret=change.get("after_sensitive"),
            before=change.get("before"),
            before_secret=change.get("before_sensitive"),
            place=span.value,
            location=self.source.location(address_span.start, span.end),
            provider=_provider_name(entry),
        )

    def kept(self, part: str, tree: Any, places: Mapping[str, Span]) -> Iterator[Change]:
        """The resources that a part of the plan lists as values: what does not change, data that was read, a state."""
        span = places.get(part)
        if tree is None or span is None:
            return
        if part == "prior_state":
            tree = tree.get("values") if isinstance(tree, dict) else tree
        position = span.value
        waiting = [(tree or {}).get("root_module") if isinstance(tree or {}, dict) else tree]
        while waiting:
            module = self.checked(waiting.pop() or {}, dict, span, "an object that describes a module")
            waiting += reversed(self.checked(module.get("child_modules") or [], list, span, "a list of modules"))
            for entry in self.checked(module.get("resources") or [], list, span, "a list of resources"):
                if not _is_described(entry) or not isinstance(entry.get("values") or {}, dict):
                    self.checked(None, dict, span, "a resource with its address, type and name")
                elif part != "prior_state" or entry.get("mode") == "data":
                    found = self.source.text.find(json.dumps(entry["address"]), position, span.end)
                    position = max(found, position)
                    yield self.kept_one(entry, module, Span(position, position, position + 1))

    def kept_one(self, entry: Mapping[str, Any], module: Mapping[str, Any], span: Span) -> Change:
        return Change(
            key=_instance_key(entry, str(module.get("address") or "")),
            address=entry["address"],
            operation="read" if entry.get("mode") == "data" else "no-op",
            after=entry.get("values") or {},
            unknown=None,
            secret=entry.get("sensitive_values"),
            before=None,
            before_secret=None,
            place=span.value,
            location=self.source.location(span.start, span.end),
            provider=_provider_name(entry),
        )

    def variables(self, variables: Any) -> dict[str, Value]:
        """The values of the variables of the root module."""
        known = variables if isinstance(variables, dict) else {}
        return {name: entry["value"] for name, entry in known.items() if isinstance(entry, dict) and "value" in entry}

    # -- resources ---------------------------------------------------------------------------------------------------

    def resource(
        self, change: Change, values: PlanValues, configuration: Mapping[str, Any], variables: Mapping[str, Value]
    ) -> Resource:
        key = change.key
        attributes = values.attributes(change)
        prior = None if change.operation in ("create", "no-op", "read") else prior_attributes(change)
        names = tuple(name for name, _ in key.modules)
        prefix = "".join(f"module.{name}." for name in names) + ("data." if key.mode == "data" else "")
        return Resource(
            address=change.address,
            type=key.type,
            name=key.name,
            mode="data" if key.mode == "data" else "managed",
            attrs=attributes,
            location=change.location,
            places=PlanPlaces(self.source, change.place),
            root=self.directory,
            module_path=".".join(names) or ".",
            provider=_provider(values.references.resource(key), configuration, change),
            environment=self.environment(attributes, key.type, variables),
            key=key.key,
            block_address=f"{prefix}{key.type}.{key.name}",
            operation=change.operation,
            prior=prior,
        )

    def environment(self, attributes: Mapping[str, Value], type_: str, variables: Mapping[str, Value]) -> str | None:
        return self.environments.of(stated_tags(attributes, type_), path=self.source.path, variables=variables)

    def providers(self, configuration: Mapping[str, Any], places: Mapping[str, Span]) -> Iterator[Resource]:
        """The provider configurations of the root module."""
        span = places.get("configuration", Span(0, 0, 1))
        configured = self.checked(configuration.get("provider_config") or {}, dict, span, "an object of providers")
        inner = members(self.source.text, span.value).get("provider_config", span)
        spans = members(self.source.text, inner.value)
        for key, entry in configured.items():
            place = spans.get(key, inner)
            entry = self.checked(entry, dict, place, "an object that describes a provider")
            self.note_version(entry)
            if entry.get("module_address") or not isinstance(entry.get("name"), str):
                continue
            reference = _provider_reference(entry)
            address = f"provider.{reference.type}" + (f".{reference.alias}" if reference.alias else "")
            expressions = entry.get("expressions")
            attributes = {
                name: configured_value(expression, 0)
                for name, expression in (expressions.items() if isinstance(expressions, dict) else ())
            }
            yield Resource(
                address=address,
                type=reference.type,
                name=reference.alias or reference.type,
                mode="provider",
                attrs=InstanceObject(Reference("resource", address), attributes),
                location=self.source.location(place.start, place.end),
                places={},
                root=self.directory,
                provider=reference,
                environment=self.environment({}, "", {}),
                block_address=address,
            )

    def note_version(self, entry: Mapping[str, Any]) -> None:
        """Remembers the version constraint of a provider configuration, whichever module it belongs to."""
        source, constraint = entry.get("full_name"), entry.get("version_constraint")
        if isinstance(source, str) and isinstance(constraint, str):
            address = provider_address(source)
            known = self.provider_versions.get(address, ())
            self.provider_versions[address] = tuple(dict.fromkeys((*known, constraint)))


_DELETED: Any = "delete"


def _operation(actions: list[Any]) -> Any:
    """The operation of a list of actions; those that leave nothing behind are deletions."""
    if "create" in actions:
        return "replace" if len(actions) > 1 else "create"
    first = actions[0] if actions else "no-op"
    return first if first in get_args(Operation) else _DELETED


def _is_described(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(name), str) and entry[name] for name in ("address", "type", "name"))
        and isinstance(entry.get("index"), str | int | None)
        and not isinstance(entry.get("index"), bool)
        and entry.get("mode", "managed") in ("managed", "data")
    )


def _instance_key(entry: Mapping[str, Any], module_address: str) -> InstanceKey:
    key: Key = entry.get("index")
    return InstanceKey(modules_of(module_address), entry.get("mode", "managed"), entry["type"], entry["name"], key)


def _start(text: str) -> int:
    return len(text) - len(text.lstrip(" \t\r\n"))


# -- providers -----------------------------------------------------------------------------------------------------------


def _provider_name(entry: Mapping[str, Any]) -> str:
    name = entry.get("provider_name")
    return provider_address(name) if isinstance(name, str) else ""


def _provider_reference(entry: Mapping[str, Any]) -> ProviderReference:
    alias, source = entry.get("alias"), entry.get("full_name")
    return ProviderReference(
        str(entry.get("name")),
        alias if isinstance(alias, str) else None,
        provider_address(source) if isinstance(source, str) else "",
    )


def _provider(block: Any, configuration: Mapping[str, Any], change: Change) -> ProviderReference:
    """The provider configuration that the configuration part names; else what the name of the provider tells."""
    named = block.get("provider_config_key") if isinstance(block, dict) else None
    configured = configuration.get("provider_config")
    entry = configured.get(named) if isinstance(configured, dict) and isinstance(named, str) else None
    if isinstance(entry, dict) and isinstance(entry.get("name"), str):
        return _provider_reference(entry)
    local = named.rpartition(":")[2] if isinstance(named, str) else change.key.type.split("_", 1)[0]
    type_, _, alias = local.partition(".")
    return ProviderReference(type_, alias or None, change.provider)
