"""Directories to resources: which modules are roots, what values their variables get, and all resources they lead to."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

from hclscan.discovery import read_source, tree_of, within
from hclscan.environment import BY_CONVENTION, Environments
from hclscan.hcl.containers import untyped
from hclscan.hcl.grammar import parse_expression
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.hcl.syntax import Body
from hclscan.hcl.values import EvaluationError, InstanceObject, Path, Reference, Value, reveal
from hclscan.resources import ProviderReference, Resource, ResourceSet, UnseenModule
from hclscan.terraform.blocks import BodyReader
from hclscan.terraform.checks import check
from hclscan.terraform.default_tags import default_tags, stated_tags, with_default_tags, with_tags_in_place
from hclscan.terraform.evaluation import Evaluation
from hclscan.terraform.files import TreeFiles
from hclscan.terraform.instance import LOCAL_PREFIXES, NO_NAMES, ModuleInstance, ResourceInstance, header
from hclscan.terraform.module import Declaration, Module, load_module, required_source
from hclscan.terraform.requirements import LOCK_FILE, provider_versions
from hclscan.terraform.variables import Given, from_file, from_option

T = TypeVar("T")

SUFFIXES = (".tf", ".tf.json", ".tofu", ".tofu.json")


class ParsedFile(Protocol):
    """A file as the parser gives it."""

    @property
    def source(self) -> Source: ...
    @property
    def body(self) -> Body | None: ...
    @property
    def problem(self) -> Diagnostic | None: ...


class Parser(Protocol):
    """Parses files, each once."""

    def parse(self, path: str) -> ParsedFile: ...
    def parse_all(self, paths: Iterable[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class RootOptions:
    """What the command line adds to the variable files of a root module. Values of `variables` are texts."""

    variables: Mapping[str, str] = field(default_factory=dict)
    variable_files: Sequence[str] = ()
    environments: Environments = BY_CONVENTION


@dataclass(frozen=True, slots=True)
class RootResult:
    """A root module, evaluated. `outputs` are the values of its outputs by name, `warnings` about its checks."""

    resources: ResourceSet
    diagnostics: tuple[Diagnostic, ...]
    unseen: tuple[UnseenModule, ...]
    outputs: Mapping[str, Value] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()


class ModuleLibrary:
    """The modules of a scan, each directory loaded once. Paths are as shown to the user."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.diagnostics: list[Diagnostic] = []
        self._modules: dict[str, Module] = {}

    def load(self, directory: str) -> Module:
        """The module in a directory. What is wrong in its files is added to `diagnostics` once."""
        found = self._modules.get(directory)
        if found is None:
            paths = terraform_files(directory)
            self.parser.parse_all(paths)
            parsed = [self.parser.parse(path) for path in paths]
            self.diagnostics += [file.problem for file in parsed if file.problem is not None]
            found, problems = load_module(directory, [(file.source, file.body) for file in parsed if file.body is not None])
            self.diagnostics += problems
            self._modules[directory] = found
        return found

    def roots(self, directories: Sequence[str]) -> list[str]:
        """Those of the directories that no other one of them calls; all of them when they only call each other."""
        called = {callee for caller, callees in self._calls(directories).items() for callee in callees if callee != caller}
        return [directory for directory in directories if directory not in called] or list(directories)

    def roots_of(self, directory: str, directories: Sequence[str]) -> list[str]:
        """The root modules among the directories that lead to a module; the module itself when none does."""
        calls = self._calls([one for one in directories if one == directory or _may_call(one)])
        reaching, waiting = {directory}, [directory]
        while waiting:
            callee = waiting.pop()
            for caller, callees in calls.items():
                if callee in callees and caller not in reaching:
                    reaching.add(caller)
                    waiting.append(caller)
        return self.roots(sorted(reaching))

    def reach(self, directory: str) -> set[str]:
        """The directories of all modules that a module leads to by local sources, its own included; some may not be there."""
        reached, waiting = {directory}, [directory]
        while waiting:
            for callees in self._calls([waiting.pop()]).values():
                waiting += callees - reached
                reached |= callees
        return reached

    def _calls(self, directories: Sequence[str]) -> dict[str, set[str]]:
        """The directories that each directory calls by a local source."""
        self.parser.parse_all(path for directory in directories for path in terraform_files(directory))
        return {
            directory: {
                beside(directory, source)
                for source in self.load(directory).call_sources().values()
                if source.startswith(LOCAL_PREFIXES)
            }
            for directory in directories
        }


def _may_call(directory: str) -> bool:
    """Whether the files of a directory may call a module: a quick look, which spares most of a repository from being parsed."""
    texts = (read_source(path, path) for path in terraform_files(directory))
    return any(isinstance(text, str) and "module" in text for text in texts)


def terraform_files(directory: str) -> list[str]:
    """The Terraform files of a directory, in the order in which Terraform reads them.

    As in OpenTofu, `main.tofu` takes the place of `main.tf`, and `main.tofu.json` that of `main.tf.json`.
    """
    names = [name for name in _names(directory) if name.endswith(SUFFIXES) and not name.startswith(".")]
    present = set(names)
    return [joined(directory, name) for name in names if _counterpart(name) not in present]


def _counterpart(name: str) -> str:
    """The name of the file that takes the place of a Terraform file; empty for files of OpenTofu."""
    for suffix, other in ((".tf", ".tofu"), (".tf.json", ".tofu.json")):
        if name.endswith(suffix):
            return name.removesuffix(suffix) + other
    return ""


def variable_files(directory: str) -> list[str]:
    """The variable files that Terraform reads without being told, in order of precedence."""
    names = _names(directory)
    first = [name for name in ("terraform.tfvars", "terraform.tfvars.json") if name in names]
    automatic = [name for name in names if name.endswith((".auto.tfvars", ".auto.tfvars.json")) and not name.startswith(".")]
    return [joined(directory, name) for name in [*first, *automatic]]


def _names(directory: str) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(directory) if entry.is_file() and _is_inside(entry, directory))
    except OSError:
        return []


def _is_inside(entry: os.DirEntry[str], directory: str) -> bool:
    """Whether a file is no link, or one that stays in the tree: nothing else may be read through a link."""
    return not entry.is_symlink() or within(os.path.realpath(entry.path), tree_of(directory))


def joined(directory: str, name: str) -> str:
    """A path below a directory as shown to the user."""
    return name if directory == "." else f"{directory}/{name}"


def beside(directory: str, source: str) -> str:
    """The directory that a local module source names, seen from the calling module."""
    return os.path.normpath(os.path.join(directory, source)).replace(os.sep, "/")


# -- one root module -----------------------------------------------------------------------------------------------------


def evaluate_root(directory: str, tree: str, library: ModuleLibrary, options: RootOptions) -> RootResult:
    """All resources that a root module leads to. `tree` is the real path of the directory that files may be read in."""
    finder = _ModuleFinder(directory, tree, library)
    evaluation = Evaluation(directory, finder.find, TreeFiles(directory, tree))
    module = library.load(directory)
    problems: list[Diagnostic] = []
    given = _given(module, directory, library.parser, options, problems.append)
    root = ModuleInstance(evaluation, module, given, providers=_root_providers(module))
    reader = _ResourceReader(root, options)
    resources = tuple(reader.providers()) + tuple(reader.resources(root))
    resources += tuple(reader.implied_providers(resources))
    outputs = {name: untyped(root.output(name)) for name in module.outputs}
    unseen = tuple(replace(one, arguments=evaluation.passed[one.address]()) for one in evaluation.unseen.values())
    lock = _lock_file(directory, library.parser, problems.append)
    found = ResourceSet(resources, directory, unseen, provider_versions(reader.modules.values(), lock))
    warnings = tuple(evaluation.warnings.values())
    return RootResult(found, (*problems, *evaluation.diagnostics.values()), unseen, outputs, warnings)


def _given(
    module: Module, directory: str, parser: Parser, options: RootOptions, report: Callable[[Diagnostic], None]
) -> dict[str, Given]:
    """The values given to the variables of a root module; later files win, options over files."""
    values: dict[str, Given] = {}
    for path in [*variable_files(directory), *options.variable_files]:
        file = parser.parse(path)
        if file.problem is not None:
            report(file.problem)
        elif file.body is not None:
            values.update(from_file(file.source, file.body, report))
    for name, text in options.variables.items():
        values[name] = from_option(name, text, module.variables.get(name), parse_expression)
    return values


def _lock_file(directory: str, parser: Parser, report: Callable[[Diagnostic], None]) -> Body | None:
    if LOCK_FILE not in _names(directory):
        return None
    file = parser.parse(joined(directory, LOCK_FILE))
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


@dataclass(frozen=True, slots=True)
class _ModuleFinder:
    """Finds the module of a call: beside the caller, or where `terraform init` has installed it."""

    root: str
    tree: str
    library: ModuleLibrary

    def find(self, directory: str, path: tuple[str, ...], source: str) -> Module | None:
        if source.startswith(LOCAL_PREFIXES):
            place: str | None = beside(directory, source)
        else:
            place = self.installed().get(".".join(path))
        if place is None or not self.allowed(place) or not terraform_files(place):
            return None
        return self.library.load(place)

    def allowed(self, place: str) -> bool:
        return within(os.path.realpath(place), self.tree)

    def installed(self) -> dict[str, str]:
        """The directories of installed modules by their path of call names, as `modules.json` lists them."""
        try:
            with open(joined(self.root, ".terraform/modules/modules.json"), encoding="utf-8") as file:
                entries = json.load(file)["Modules"]
            return {entry["Key"]: beside(self.root, entry["Dir"]) for entry in entries if entry["Key"]}
        except (OSError, ValueError, KeyError, TypeError):
            return {}


class _ResourceReader:
    """From evaluated module instances to resources."""

    def __init__(self, root: ModuleInstance, options: RootOptions) -> None:
        self.root = root
        self.options = options
        self.directory = root.evaluation.root
        self.modules: dict[str, Module] = {}
        self.default_tags: dict[tuple[str, str | None], Mapping[str, Value]] = {}
        self.variables = {
            name: reveal(untyped(root.variable(name)))
            for name in root.module.variables
            if name.lower() in _ENVIRONMENT_VARIABLES
        }

    def resources(self, instance: ModuleInstance) -> Iterator[Resource]:
        """The resources of a module instance and of all that it calls, in order of declaration."""
        self.modules[instance.module.directory] = instance.module
        for mode, type_, name in instance.module.resources:
            if mode == "ephemeral":
                continue
            for each in _unless_cyclic(partial(instance.instances, mode, type_, name)):
                yield self.resource(instance, mode, type_, name, each)
        for name in instance.module.calls:
            for child in _unless_cyclic(partial(instance.called, name)):
                yield from self.resources(child)
        check(instance)

    def resource(self, instance: ModuleInstance, mode: str, type_: str, name: str, each: ResourceInstance) -> Resource:
        declaration = each.declaration
        block = declaration.block
        provider = instance.provider(declaration)
        attributes = each.attributes
        if mode == "managed":
            attributes = with_default_tags(attributes, type_, self.default_tags.get((provider.type, provider.alias), {}))
        prefix = "" if mode == "managed" else f"{mode}."
        block_address = f"{''.join(f'module.{call}.' for call in instance.path)}{prefix}{type_}.{name}"
        return Resource(
            address=each.address,
            type=type_,
            name=name,
            mode=mode,  # type: ignore[arg-type]
            attrs=attributes,
            location=declaration.source.location(block.start, block.end),
            places=with_tags_in_place(each.places, type_, attributes) if mode == "managed" else each.places,
            root=self.directory,
            module_path=".".join(instance.path) or ".",
            via=instance.via,
            certain=instance.certain and each.slot.certain,
            provider=provider,
            environment=self.environment(attributes, type_),
            key=each.slot.key,
            block_address=block_address,
        )

    def environment(self, attributes: Mapping[str, Value], type_: str = "") -> str | None:
        return self.options.environments.of(
            stated_tags(attributes, type_),
            path=f"{self.directory}/main.tf",
            variables=self.variables,
            variable_files=self.options.variable_files,
        )

    def providers(self) -> Iterator[Resource]:
        """The provider configurations of the root module; remembers their default tags."""
        for declaration in self.root.module.providers:
            name = declaration.block.labels[0].value
            reference = next(
                known for known in self.root.providers.values()
                if known.type == name and known.alias == self.alias(declaration)
            )  # fmt: skip
            address = f"provider.{name}" + (f".{reference.alias}" if reference.alias else "")
            reader = BodyReader(declaration.source, self.root.written, self.root.evaluation.report)
            attributes = reader.read(declaration.block.body, Reference("resource", address), NO_NAMES)
            self.default_tags[name, reference.alias] = default_tags(attributes)
            location = declaration.source.location(declaration.block.start, declaration.block.end)
            yield self.provider_resource(reference, address, attributes, location, reader.places)

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
            environment=self.environment({"tags": dict(default_tags(attributes))}),
            block_address=address,
        )


def _unless_cyclic(compute: Callable[[], tuple[tuple[T, ...], Value]]) -> tuple[T, ...]:
    # A cycle is reported where it is found; at the top there is nothing left to report.
    try:
        return compute()[0]
    except EvaluationError:
        return ()


_ENVIRONMENT_VARIABLES = frozenset({"environment", "env", "stage", "environment_name", "env_name", "deployment_environment"})
