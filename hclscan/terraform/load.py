"""Directories to resources: which modules are roots, what values their variables get, and all resources they lead to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import TypeVar

from hclscan.environment import BY_CONVENTION, Environments, EnvironmentsByTags
from hclscan.hcl import metering
from hclscan.hcl.containers import untyped
from hclscan.hcl.grammar import parse_expression
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.syntax import Body
from hclscan.hcl.values import EvaluationError, InstanceObject, Path, Reference, Value, reveal
from hclscan.records import record
from hclscan.resources import ProviderReference, Resource, ResourceSet, UnseenModule
from hclscan.terraform.blocks import read
from hclscan.terraform.checks import check
from hclscan.terraform.default_tags import default_tags, stated_tags, with_default_tags, with_tags_in_place
from hclscan.terraform.evaluation import Evaluation
from hclscan.terraform.files import TreeFiles
from hclscan.terraform.instance import NO_NAMES, ModuleInstance, ResourceInstance, header
from hclscan.terraform.library import LOCAL_PREFIXES, ModuleLibrary, Parser, beside, joined
from hclscan.terraform.module import Declaration, Module, required_source
from hclscan.terraform.readings import LOCK_FILE, Readings
from hclscan.terraform.requirements import provider_versions
from hclscan.terraform.variables import Given, from_file, from_option

T = TypeVar("T")


@record
class RootOptions:
    """What the command line adds to the variable files of a root module. Values of `variables` are texts."""

    variables: Mapping[str, str] = field(default_factory=dict)
    variable_files: Sequence[str] = ()
    environments: Environments = BY_CONVENTION
    limits: Limits = LIMITS


@record
class RootResult:
    """A root module, evaluated. `outputs` are the values of its outputs by name, `warnings` about its checks.

    `readings` is what was read for it.
    """

    resources: ResourceSet
    diagnostics: tuple[Diagnostic, ...]
    unseen: tuple[UnseenModule, ...]
    readings: Readings
    outputs: Mapping[str, Value] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()


# -- one root module -----------------------------------------------------------------------------------------------------


def evaluate_root(directory: str, tree: str, library: ModuleLibrary, options: RootOptions) -> RootResult:
    """All resources that a root module leads to. `tree` is the real path of the directory that files may be read in."""
    with metering.metered(options.limits):
        return _evaluate_root(directory, tree, library, options)


def _evaluate_root(directory: str, tree: str, library: ModuleLibrary, options: RootOptions) -> RootResult:
    readings = Readings(library.parser.disk, directory, tree)
    finder = _ModuleFinder(directory, readings, library)
    evaluation = Evaluation(directory, finder.find, TreeFiles(directory, tree, readings.noted))
    readings.module(directory)
    module = library.load(directory)
    problems: list[Diagnostic] = []
    given = _given(module, readings, library.parser, options, problems.append)
    root = ModuleInstance(evaluation, module, given, providers=_root_providers(module))
    reader = _ResourceReader(root, options)
    resources = tuple(reader.providers()) + tuple(reader.resources(root))
    resources += tuple(reader.implied_providers(resources))
    finder.visit_others()
    outputs = {name: untyped(root.output(name)) for name in module.outputs}
    unseen = tuple(replace(one, arguments=evaluation.passed[one.address]()) for one in evaluation.unseen.values())
    lock = _lock_file(readings, library.parser, problems.append)
    found = ResourceSet(resources, directory, unseen, provider_versions(reader.modules.values(), lock))
    warnings = tuple(evaluation.warnings.values())
    return RootResult(found, (*problems, *evaluation.diagnostics.values()), unseen, readings, outputs, warnings)


def _given(
    module: Module, readings: Readings, parser: Parser, options: RootOptions, report: Callable[[Diagnostic], None]
) -> dict[str, Given]:
    """The values given to the variables of a root module; later files win, options over files."""
    values: dict[str, Given] = {}
    for path in [*readings.variable_files(), *options.variable_files]:
        readings.text(path)
        file = parser.parse(path)
        if file.problem is not None:
            report(file.problem)
        elif file.body is not None:
            values.update(from_file(file.source, file.body, report))
    for name, text in options.variables.items():
        values[name] = from_option(name, text, module.variables.get(name), parse_expression)
    return values


def _lock_file(readings: Readings, parser: Parser, report: Callable[[Diagnostic], None]) -> Body | None:
    if not readings.has_lock_file():
        return None
    path = joined(readings.directory, LOCK_FILE)
    readings.text(path)
    file = parser.parse(path)
    if file.problem is not None:
        report(file.problem)
    return file.body


def _root_providers(module: Module) -> dict[str, ProviderReference]:
    references = {}
    for declaration in module.providers:
        name = declaration.block.labels[0].value
        attribute = declaration.block.body.attribute("alias")
        alias = getattr(attribute and attribute.expression, "value", None)
        references[f"{name}.{alias}" if alias else name] = ProviderReference(name, alias, required_source(module, name))
    return references


@record
class _ModuleFinder:
    """Finds the module of a call: beside the caller, or where `terraform init` has installed it."""

    root: str
    readings: Readings
    library: ModuleLibrary

    def find(self, directory: str, path: tuple[str, ...], source: str) -> Module | None:
        if source.startswith(LOCAL_PREFIXES):
            place: str | None = beside(directory, source)
        else:
            place = self.installed().get(".".join(path))
        if place is None or not self.readings.allows(place):
            return None
        self.readings.module(place)
        return self.library.load(place) if self.library.files(place) else None

    def visit_others(self) -> None:
        """Loads the modules that no instance has asked for: what is wrong in their files is wrong all the same."""
        for place in sorted(self.library.reach(self.root, self.is_there)):
            if self.is_there(place):
                self.readings.module(place)
                self.library.load(place)

    def is_there(self, place: str) -> bool:
        """Whether a directory lies in the tree and holds a module."""
        return self.readings.allows(place) and bool(self.library.files(place))

    def installed(self) -> dict[str, str]:
        """The directories of installed modules by their path of call names, as `modules.json` lists them."""
        text = self.readings.installed()
        try:
            entries = json.loads(text or "")["Modules"]
            return {entry["Key"]: beside(self.root, entry["Dir"]) for entry in entries if entry["Key"]}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}


class _ResourceReader:
    """From evaluated module instances to resources."""

    def __init__(self, root: ModuleInstance, options: RootOptions) -> None:
        self.root = root
        self.options = options
        self.directory = root.evaluation.root
        self.modules: dict[str, Module] = {}
        self.default_tags: dict[tuple[str, str | None], Value] = {}
        variables = {
            name: reveal(untyped(root.variable(name)))
            for name in root.module.variables
            if name.lower() in _ENVIRONMENT_VARIABLES
        }
        self.environments = EnvironmentsByTags(
            options.environments, f"{self.directory}/main.tf", variables, options.variable_files
        )

    def resources(self, instance: ModuleInstance) -> Iterator[Resource]:
        """The resources of a module instance and of all that it calls, in order of declaration."""
        self.modules[instance.module.directory] = instance.module
        calls = "".join([f"module.{call}." for call in instance.path])
        for mode, type_, name in instance.module.resources:
            if mode == "ephemeral":
                continue
            for each in _unless_cyclic(partial(instance.instances, mode, type_, name)):
                yield self.resource(instance, calls, mode, type_, name, each)
        for name in instance.module.calls:
            for child in _unless_cyclic(partial(instance.called, name)):
                yield from self.resources(child)
        check(instance)

    def resource(
        self, instance: ModuleInstance, calls: str, mode: str, type_: str, name: str, each: ResourceInstance
    ) -> Resource:
        """A resource as policies see it. `calls` is the address of the module without the keys of instances."""
        declaration = each.declaration
        provider = instance.configuration(declaration.outline.provider)
        attributes = each.attributes
        if mode == "managed":
            attributes = with_default_tags(attributes, type_, self.default_tags.get((provider.type, provider.alias), {}))
        prefix = "" if mode == "managed" else f"{mode}."
        return Resource(
            address=each.address,
            type=type_,
            name=name,
            mode=mode,  # type: ignore[arg-type]
            attrs=attributes,
            location=declaration.outline.location,
            places=with_tags_in_place(each.places, type_, attributes) if mode == "managed" else each.places,
            root=self.directory,
            module_path=".".join(instance.path) or ".",
            via=instance.via,
            certain=instance.certain and each.slot.certain,
            provider=provider,
            environment=self.environment(attributes, type_),
            key=each.slot.key,
            block_address=f"{calls}{prefix}{type_}.{name}",
        )

    def environment(self, attributes: Mapping[str, Value], type_: str = "") -> str | None:
        return self.environments.of(stated_tags(attributes, type_))

    def providers(self) -> Iterator[Resource]:
        """The provider configurations of the root module; remembers their default tags."""
        for declaration in self.root.module.providers:
            name = declaration.block.labels[0].value
            reference = next(
                known for known in self.root.providers.values()
                if known.type == name and known.alias == self.alias(declaration)
            )  # fmt: skip
            address = f"provider.{name}" + (f".{reference.alias}" if reference.alias else "")
            outline, place = declaration.outline, Reference("resource", address)
            report = self.root.evaluation.report
            attributes, places = read(declaration.source, outline, place, NO_NAMES, self.root.written, report)
            self.default_tags[name, reference.alias] = default_tags(attributes)
            yield self.provider_resource(reference, address, attributes, outline.location, places)

    def alias(self, declaration: Declaration) -> str | None:
        attribute = declaration.block.body.attribute("alias")
        return getattr(attribute and attribute.expression, "value", None)

    def implied_providers(self, resources: Sequence[Resource]) -> Iterator[Resource]:
        """The configurations that Terraform takes as empty because resources need them and none is written.

        They are placed where the provider is required, else at the first resource that uses it.
        """
        configured = {(one.provider.type, one.provider.alias) for one in resources if one.mode == "provider" and one.provider}
        for resource in resources:
            used = resource.provider
            if used is None or used.alias is not None or (used.type, None) in configured or resource.mode != "managed":
                continue
            configured.add((used.type, None))
            required = self.root.module.required_providers.get(used.type)
            location = resource.location if required is None else header(required).location
            attributes = InstanceObject(Reference("resource", f"provider.{used.type}"), {})
            source = ProviderReference(used.type, None, required_source(self.root.module, used.type))
            yield self.provider_resource(source, f"provider.{used.type}", attributes, location, {})

    def provider_resource(
        self,
        reference: ProviderReference,
        address: str,
        attributes: InstanceObject,
        location: Location,
        places: Mapping[Path, Location],
    ) -> Resource:
        return Resource(
            address=address,
            type=reference.type,
            name=reference.alias or reference.type,
            mode="provider",
            attrs=attributes,
            location=location,
            places=places,
            root=self.directory,
            provider=reference,
            environment=self.environment({"tags": reveal(default_tags(attributes))}),
            block_address=address,
        )


def _unless_cyclic(compute: Callable[[], tuple[tuple[T, ...], Value]]) -> tuple[T, ...]:
    # A cycle is reported where it is found; at the top there is nothing left to report.
    try:
        return compute()[0]
    except EvaluationError:
        return ()


_ENVIRONMENT_VARIABLES = frozenset({"environment", "env", "stage", "environment_name", "env_name", "deployment_environment"})
