"""Units of work: root modules, plans, and the manifests of a scan; each is evaluated to resources by itself.

A unit says what its result depends on before it is evaluated, so that what has not changed need not be. What evaluates is
imported by the first unit that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from hclscan.discovery import root_in_tree, tree_of
from hclscan.disk import digest
from hclscan.hcl.source import Diagnostic
from hclscan.options import ScanOptions
from hclscan.records import record
from hclscan.resources import ResourceSet
from hclscan.terraform.library import LOCAL_PREFIXES, ModuleLibrary
from hclscan.terraform.readings import Readings

if TYPE_CHECKING:
    from hclscan.affected import Affected
    from hclscan.environment import Environments
    from hclscan.kubernetes.yaml_body import TextOf

DECLARING = ("kubernetes_", "kubectl_")
"""How the types of resources begin that may declare a manifest."""

MODULE_SIZE = 5_000
"""Characters that a call of a module is taken for."""


@record
class Evaluated:
    """What a unit of work evaluates to. `noted` is what it has read, by question; `files` are those that were parsed."""

    sets: tuple[ResourceSet, ...] = ()
    errors: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    noted: Mapping[str, str] = field(default_factory=dict)


class Unit(Protocol):
    """Something that is evaluated by itself. `identity` has all that its result depends on, but for what it notes.

    `size` is roughly how many characters there are to evaluate.
    """

    @property
    def identity(self) -> str: ...
    @property
    def size(self) -> int: ...
    def evaluate(self) -> Evaluated: ...
    def unchanged(self, noted: Mapping[str, str]) -> bool:
        """Whether what an earlier evaluation has noted is still so."""
        ...


def _with_manifests(resources: ResourceSet, environments: Environments, text_of: TextOf | None = None) -> ResourceSet:
    """The set, with a manifest in each resource that declares one. Most sets have none, and need nothing that reads YAML."""
    if not any(type_.startswith(DECLARING) for type_ in resources.by_type):
        return resources
    from hclscan.kubernetes.typed import with_manifests
    from hclscan.kubernetes.yaml_body import no_text

    return with_manifests(resources, environments, text_of or no_text)


@record
class RootUnit:
    """A root module, evaluated once for each list of variable files that the configuration gives it."""

    directory: str
    library: ModuleLibrary
    options: ScanOptions

    @property
    def identity(self) -> str:
        own = self.library.parser.disk.combined(self.library.files(self.directory))
        given = [sorted(self.options.variables.items()), self.variable_files()]
        return f"root\0{self.directory}\0{root_in_tree(self.directory)}\0{own}\0{given!r}"

    @property
    def size(self) -> int:
        texts = map(self.library.parser.disk.text, self.library.files(self.directory))
        own = sum(len(text) for text in texts if isinstance(text, str))
        # A call of a module stands for all that is in it.
        return own + MODULE_SIZE * len(self.library.sources(self.directory))

    def variable_files(self) -> list[tuple[str, ...]]:
        """The variable files of each evaluation, beside those that Terraform reads by itself."""
        given = [str(path) for path in self.options.variable_files]
        return [(*files, *given) for files in self.options.evaluations.get(self.directory, ((),))]

    def unchanged(self, noted: Mapping[str, str]) -> bool:
        return Readings(self.library.parser.disk, self.directory, tree_of(self.directory)).unchanged(noted)

    def evaluate(self) -> Evaluated:
        from hclscan.terraform.load import RootOptions, evaluate_root

        environments = self.options.environment_names
        sets: list[ResourceSet] = []
        errors: list[Diagnostic] = []
        warnings: list[Diagnostic] = []
        notes: list[str] = []
        files: dict[str, None] = {}
        noted: dict[str, str] = {}
        for variable_files in self.variable_files():
            options = RootOptions(self.options.variables, variable_files, environments, self.options.limits)
            result = evaluate_root(self.directory, tree_of(self.directory), self.library, options)
            sets.append(_with_manifests(result.resources, environments, self._text_in))
            errors += result.diagnostics
            warnings += result.warnings
            notes += (
                f"{module.location.path}:{module.location.start_line}: {module.address} ({module.source}) is not on disk, "
                "so its resources are not checked; run terraform init first to include it"
                for module in result.unseen
                if not module.source.startswith(LOCAL_PREFIXES)  # a missing one of these is an error
            )
            files.update(dict.fromkeys(result.readings.files()))
            noted.update(result.readings.noted)
            errors += (one for module in result.readings.modules() for one in self.library.problems.get(module, ()))
        self.library.forget(self.directory)
        return Evaluated(tuple(sets), tuple(errors), tuple(warnings), tuple(notes), tuple(files), noted)

    def _text_in(self, path: str) -> str | None:
        text = self.library.parser.disk.text(path)
        return text if isinstance(text, str) else None


@record
class PlanUnit:
    """A plan or state, as `terraform show -json` writes it."""

    path: str
    text: str
    options: ScanOptions

    @property
    def identity(self) -> str:
        return f"plan\0{self.path}\0{root_in_tree(self.path.rpartition('/')[0] or '.')}\0{digest(self.text)}"

    @property
    def size(self) -> int:
        return len(self.text)

    def unchanged(self, noted: Mapping[str, str]) -> bool:
        return not noted

    def evaluate(self) -> Evaluated:
        from hclscan.terraform.plan import read_plan

        result = read_plan(self.path, self.text, self.options.environment_names, self.options.limits)
        return Evaluated((_with_manifests(result.resources, self.options.environment_names),), tuple(result.diagnostics))


@record
class ManifestsUnit:
    """All manifests of a scan, by path: which of them belong together depends on all.

    `rendered` has those of the standard input. When not all of them were `asked` for, or only changes count, only groups of
    those count that were, or have changed.
    """

    texts: Mapping[str, str]
    rendered: Mapping[str, str]
    charts: Sequence[str]
    asked: frozenset[str] | None
    affected: Affected | None
    options: ScanOptions

    @property
    def identity(self) -> str:
        files, rendered = _digests(self.texts), _digests(self.rendered)
        changes = None if self.affected is None else sorted(self.affected.changes.paths)
        wanted = None if self.asked is None else (sorted(self.asked), changes)
        return f"manifests\0{root_in_tree('.')}\0{files}\0\0{rendered}\0\0{self.charts!r}\0{wanted!r}"

    @property
    def size(self) -> int:
        return sum(map(len, self.texts.values()))

    def unchanged(self, noted: Mapping[str, str]) -> bool:
        # What kustomize reads is its own business: it is asked every time.
        return not noted and not self.options.kustomize

    def evaluate(self) -> Evaluated:
        from hclscan.kubernetes.resources import load_groups

        loaded = load_groups(
            self.texts,
            self.charts,
            self.options.environment_names,
            rendered=self.rendered,
            kustomize=self.options.kustomize,
            limits=self.options.limits,
        )
        texts = {**self.texts, **self.rendered}
        files = tuple(texts)
        if self.asked is not None:
            from hclscan.manifest_groups import wanted_groups

            wanted = wanted_groups(loaded, texts, self.asked, self.affected)
            loaded, files = wanted.loaded, tuple(path for path in files if path in wanted.files)
        return Evaluated(loaded.sets, loaded.diagnostics, notes=loaded.notes.skipped, files=files)


def _digests(texts: Mapping[str, str]) -> str:
    return "\0".join(f"{path}\0{digest(text)}" for path, text in sorted(texts.items()))
