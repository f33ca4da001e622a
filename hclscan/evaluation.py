"""Paths to resources: what is found there is read and evaluated, Terraform, plans and manifests alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from hclscan.affected import Affected
from hclscan.discovery import STDIN_NAME, TERRAFORM_SUFFIXES, Discovery, decode_source, discover, is_plan, read_source, tree_of
from hclscan.errors import HclscanError
from hclscan.excluded import Excluded
from hclscan.hcl.source import Diagnostic
from hclscan.kubernetes.load import may_hold_manifests
from hclscan.kubernetes.rendered import by_template
from hclscan.kubernetes.resources import load_groups
from hclscan.kubernetes.typed import with_manifests
from hclscan.manifest_groups import manifests_around, wanted_groups
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.resources import Evaluation, ResourceSet
from hclscan.terraform.instance import LOCAL_PREFIXES
from hclscan.terraform.load import ModuleLibrary, RootOptions, RootResult, evaluate_root
from hclscan.terraform.module import Module
from hclscan.terraform.names import nearest
from hclscan.terraform.plan import read_plan

MAX_NAMED = 5
"""Resources that a note names."""


@dataclass(slots=True)
class _Gathered:
    """What loading has given so far. `texts` holds manifest files by path, `plans` plan files."""

    sets: list[ResourceSet] = field(default_factory=list)
    errors: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)


def evaluate_paths(paths: Sequence[str], parser: Parser, options: ScanOptions) -> Evaluation:
    """All resources at the paths. Raises `HclscanError` for a path that does not exist."""
    excluded = Excluded(options.exclude, options.home)
    found = discover(paths, excluded)
    read_before = set(parser.files)  # the files of policies are not the user's
    gathered = _Gathered(errors=list(found.diagnostics))
    library = ModuleLibrary(parser)
    affected = _affected(paths, library, options, gathered)
    roots = _roots(paths, found, library, affected, options)
    _evaluate_terraform(roots.chosen, library, parser, options, gathered)
    _load_plans(found, options, gathered)
    _note_releases(gathered)
    _load_manifests(found, excluded, affected, options, gathered)
    read = [path for path in parser.files if path not in read_before and not roots.concern(path)]
    texts = {path: parser.files[path].source.text for path in read}
    texts.update(gathered.texts)
    texts.update(gathered.plans)
    return Evaluation(
        sets=tuple(gathered.sets),
        errors=ordered(error for error in gathered.errors if not roots.concern(error.location.path)),
        warnings=ordered(gathered.warnings),
        notes=tuple(gathered.notes),
        files=len(texts),
        sources={path: tuple(line.rstrip("\r") for line in text.split("\n")) for path, text in texts.items()},
    )


def _affected(paths: Sequence[str], library: ModuleLibrary, options: ScanOptions, gathered: _Gathered) -> Affected | None:
    """What counts of the paths when only changes do; None when everything does."""
    if options.since is None:
        return None
    from hclscan.changes import changes_since

    changes = changes_since(paths, options.since)
    for decisive in filter(None, [options.configuration, *map(str, options.policies), *map(str, options.input_files)]):
        if changes.touches(decisive):
            gathered.notes.append(f"{decisive} has changed, which concerns everything: nothing is left out")
            return None
    return Affected(changes, library)


# -- Terraform -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Roots:
    """The root modules that are evaluated, and the directories of modules that were only read to find them."""

    chosen: tuple[str, ...]
    others: frozenset[str] = frozenset()

    def concern(self, path: str) -> bool:
        """Whether a file belongs to one of the other directories, so that nothing of it is to be reported."""
        return path.endswith(TERRAFORM_SUFFIXES) and (os.path.dirname(path) or ".") in self.others


def _evaluate_terraform(
    roots: Sequence[str], library: ModuleLibrary, parser: Parser, options: ScanOptions, gathered: _Gathered
) -> None:
    given = [str(path) for path in options.variable_files]
    _require_declared(options.variables, [library.load(directory) for directory in roots])
    for directory in roots:
        for files in options.evaluations.get(directory, ((),)):
            root_options = RootOptions(options.variables, [*files, *given], options.environment_names)
            result = evaluate_root(directory, tree_of(directory), library, root_options)
            resources = with_manifests(result.resources, options.environment_names, partial(_text_in, parser))
            _add_root(replace(result, resources=resources), gathered)
    gathered.errors += library.diagnostics


def _text_in(parser: Parser, path: str) -> str | None:
    file = parser.files.get(path)
    return None if file is None else file.source.text


def _add_root(result: RootResult, gathered: _Gathered) -> None:
    gathered.sets.append(result.resources)
    gathered.errors += result.diagnostics
    gathered.warnings += result.warnings
    gathered.notes += (
        f"{module.location.path}:{module.location.start_line}: {module.address} ({module.source}) is not on disk, "
        "so its resources are not checked; run terraform init first to include it"
        for module in result.unseen
        if not module.source.startswith(LOCAL_PREFIXES)  # a missing one of these is an error
    )


def _require_declared(given: Mapping[str, str], modules: Sequence[Module]) -> None:
    """Raises `HclscanError` for the name of a variable that no root module declares."""
    declared = {name for module in modules for name in module.variables}
    for name in given:
        if modules and name not in declared:
            hint = nearest(name, declared) or "declare it, or leave --var out"
            raise HclscanError(f"no root module has a variable {name!r}", hint=hint)


def _roots(
    paths: Sequence[str], found: Discovery, library: ModuleLibrary, affected: Affected | None, options: ScanOptions
) -> _Roots:
    """The root modules at the paths. A file that was named stands for the roots that lead to its module."""
    by_file = {directory for directory in found.named if not any(_same_directory(path, directory) for path in paths)}
    read = set(found.terraform)
    chosen = set(library.roots([directory for directory in found.terraform if directory not in by_file]))
    beside: dict[str, tuple[str, ...]] = {}
    for directory in sorted(by_file - chosen):
        tree = tree_of(directory)
        if tree not in beside:
            beside[tree] = discover([os.path.relpath(tree)]).terraform
            read.update(beside[tree])
        chosen.update(library.roots_of(directory, beside[tree]))
    if affected is not None:
        chosen = {one for one in chosen if affected.root(one, _variable_files(one, options))}
    if not by_file and affected is None:
        return _Roots(tuple(sorted(chosen)))
    reached = {module for directory in chosen for module in library.reach(directory)}
    return _Roots(tuple(sorted(chosen)), frozenset(read - reached))


def _variable_files(directory: str, options: ScanOptions) -> list[str]:
    """The variable files from elsewhere that a root module is evaluated with."""
    own = [file for files in options.evaluations.get(directory, ()) for file in files]
    return [*own, *map(str, options.variable_files)]


def _same_directory(path: str, directory: str) -> bool:
    return os.path.isdir(path) and os.path.realpath(path) == os.path.realpath(directory)


# -- plans ---------------------------------------------------------------------------------------------------------------


def _load_plans(found: Discovery, options: ScanOptions, gathered: _Gathered) -> None:
    for path in found.plans:
        text = read_source(path, path)
        if isinstance(text, Diagnostic):
            gathered.errors.append(text)
        else:
            _load_plan(path, text, options, gathered)


def _load_plan(path: str, text: str, options: ScanOptions, gathered: _Gathered) -> None:
    result = read_plan(path, text, options.environment_names)
    gathered.plans[path] = text
    gathered.sets.append(with_manifests(result.resources, options.environment_names))
    gathered.errors += result.diagnostics


def _note_releases(gathered: _Gathered) -> None:
    """Says which Helm releases of Terraform there are: what their charts install is not seen."""
    releases = list({one.address: None for group in gathered.sets for one in group.by_type.get("helm_release", ())})
    if releases:
        others = f" and {len(releases) - MAX_NAMED} more" if len(releases) > MAX_NAMED else ""
        named = ", ".join(releases[:MAX_NAMED]) + others
        gathered.notes.append(f"{named}: what a Helm chart installs is not seen here; scan the output of `helm template`")


# -- manifests -----------------------------------------------------------------------------------------------------------


def _load_manifests(
    found: Discovery, excluded: Excluded, affected: Affected | None, options: ScanOptions, gathered: _Gathered
) -> None:
    around = manifests_around(found.named_manifests, excluded)
    for path in sorted({*found.manifests, *around.manifests}):
        _keep_manifests(path, read_source(path, path), gathered)
    asked = {path for path in gathered.texts if path in found.manifests}
    rendered: dict[str, str] = {}
    if found.stdin:
        text = decode_source(sys.stdin.buffer.read(), STDIN_NAME)
        if isinstance(text, str) and is_plan(text):
            _load_plan(STDIN_NAME, text, options, gathered)
        else:
            if isinstance(text, str) and text.strip() and not may_hold_manifests(STDIN_NAME, text):
                raise HclscanError(
                    "there are no manifests on standard input", hint="- reads Kubernetes manifests, or a plan as JSON"
                )
            rendered = _rendered(text, gathered)
            asked.update(rendered)
    loaded = load_groups(
        gathered.texts,
        {*found.charts, *around.charts},
        options.environment_names,
        rendered=rendered,
        kustomize=options.kustomize,
    )
    gathered.texts.update(rendered)
    if found.named_manifests or affected is not None:
        wanted = wanted_groups(loaded, gathered.texts, asked, affected)
        loaded = wanted.loaded
        gathered.texts = {path: text for path, text in gathered.texts.items() if path in wanted.files}
    gathered.sets += loaded.sets
    gathered.errors += loaded.diagnostics
    gathered.notes += loaded.notes.skipped


def _rendered(text: str | Diagnostic, gathered: _Gathered) -> dict[str, str]:
    """The manifests of the standard input, by the templates they come from as far as it says so."""
    if isinstance(text, Diagnostic):
        gathered.errors.append(text)
        return {}
    texts = by_template(text, STDIN_NAME)
    if not gathered.texts.keys().isdisjoint(texts):
        texts = {STDIN_NAME: text}
    return {path: one for path, one in texts.items() if may_hold_manifests(path, one)}


def _keep_manifests(path: str, text: str | Diagnostic, gathered: _Gathered) -> None:
    if isinstance(text, Diagnostic):
        gathered.errors.append(text)
    elif may_hold_manifests(path, text) and not is_plan(text):
        gathered.texts[path] = text


def ordered(errors: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The distinct errors, in order of place."""
    distinct = {(error.location, error.message): error for error in errors}
    return tuple(sorted(distinct.values(), key=_place))


def _place(error: Diagnostic) -> tuple[str, int, int, str]:
    place = error.location
    return place.path, place.start_line, place.start_column, error.message
