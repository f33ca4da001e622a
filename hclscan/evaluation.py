"""What there is to do at some paths: units of work, and what keeps something there from being one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from hclscan.discovery import (
    STDIN_NAME,
    Discovery,
    decode_source,
    discover,
    is_plan,
    may_hold_manifests,
    problem,
    tree_of,
)
from hclscan.disk import Disk, Lines
from hclscan.errors import HclscanError
from hclscan.excluded import Excluded
from hclscan.hcl.limits import named
from hclscan.hcl.source import Diagnostic
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.records import mutable, record
from hclscan.resources import Evaluation
from hclscan.terraform.library import ModuleLibrary
from hclscan.terraform.names import nearest
from hclscan.units import ManifestsUnit, PlanUnit, RootUnit, Unit

if TYPE_CHECKING:
    from hclscan.affected import Affected

MAX_NAMED = 5
"""Resources that a note names."""


@mutable
class Work:
    """What there is to do at some paths. `files` were read to find it, `texts` came from elsewhere, by their names."""

    units: list[Unit] = field(default_factory=list)
    errors: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: dict[str, None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def evaluate_paths(paths: Sequence[str], parser: Parser, options: ScanOptions) -> Evaluation:
    """All resources at the paths. Raises `HclscanError` for a path that does not exist."""
    work = find_work(paths, parser, ModuleLibrary(parser), options)
    evaluated = [unit.evaluate() for unit in work.units]
    sets = tuple(group for one in evaluated for group in one.sets)
    releases = [one.address for group in sets for one in group.by_type.get("helm_release", ())]
    files = dict.fromkeys([*work.files, *(path for one in evaluated for path in one.files)])
    return Evaluation(
        sets=sets,
        errors=ordered([*work.errors, *(error for one in evaluated for error in one.errors)]),
        warnings=ordered([*work.warnings, *(warning for one in evaluated for warning in one.warnings)]),
        notes=(*work.notes, *(note for one in evaluated for note in one.notes), *release_note(releases)),
        files=len(files),
        sources=Lines(parser.disk, tuple(files), work.texts),
    )


def look_ahead(paths: Sequence[str], library: ModuleLibrary, options: ScanOptions) -> Discovery | None:
    """What there is at the paths, its files being parsed already; None where something is wrong, which `find_work` says.

    `Parser.end` has to be called.
    """
    try:
        found = discover(paths, Excluded(options.exclude, options.home), options.limits)
    except HclscanError:
        return None
    if options.since is None:
        library.parser.begin([path for directory in found.terraform for path in library.files(directory)])
    return found


def find_work(
    paths: Sequence[str], parser: Parser, library: ModuleLibrary, options: ScanOptions, found: Discovery | None = None
) -> Work:
    """What there is to do at the paths, where it was `found` already. Raises `HclscanError` for a path that does not exist."""
    excluded = Excluded(options.exclude, options.home)
    found = found or discover(paths, excluded, options.limits)
    work = Work(errors=list(found.diagnostics), warnings=list(found.skipped))
    affected = _affected(paths, library, options, work)
    roots = _roots(paths, found, library, affected, options)
    _add_roots(roots, library, options, work)
    _add_others(found, excluded, affected, library.parser.disk, options, work)
    return work


def _affected(paths: Sequence[str], library: ModuleLibrary, options: ScanOptions, work: Work) -> Affected | None:
    """What counts of the paths when only changes do; None when everything does."""
    if options.since is None:
        return None
    from hclscan.affected import Affected
    from hclscan.changes import changes_since

    changes = changes_since(paths, options.since)
    for decisive in filter(None, [options.configuration, *map(str, options.policies), *map(str, options.input_files)]):
        if changes.touches(decisive):
            work.notes.append(f"{decisive} has changed, which concerns everything: nothing is left out")
            return None
    return Affected(changes, library)


# -- root modules --------------------------------------------------------------------------------------------------------


@record
class _Roots:
    """The root modules that are evaluated, and the directories of modules that belong to them; others were only looked at."""

    chosen: tuple[str, ...]
    reported: frozenset[str]


def _add_roots(roots: _Roots, library: ModuleLibrary, options: ScanOptions, work: Work) -> None:
    if options.variables:
        _require_declared(options.variables, [library.load(directory).variables for directory in roots.chosen])
    reached = {module for directory in roots.chosen for module in library.reach(directory, roots.reported.__contains__)}
    for directory in sorted(roots.reported):
        work.files.update(dict.fromkeys(library.files(directory)))
        if directory not in reached:  # modules that only call each other
            library.load(directory)
            work.errors += library.problems[directory]
    work.units += (RootUnit(directory, library, options) for directory in roots.chosen)


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
        return _Roots(tuple(sorted(chosen)), frozenset(read))
    reached = {module for directory in chosen for module in library.reach(directory)}
    return _Roots(tuple(sorted(chosen)), frozenset(read & reached))


def _variable_files(directory: str, options: ScanOptions) -> list[str]:
    """The variable files from elsewhere that a root module is evaluated with."""
    own = [file for files in options.evaluations.get(directory, ()) for file in files]
    return [*own, *map(str, options.variable_files)]


def _same_directory(path: str, directory: str) -> bool:
    return os.path.isdir(path) and os.path.realpath(path) == os.path.realpath(directory)


def _require_declared(given: Mapping[str, str], variables: Sequence[Iterable[str]]) -> None:
    """Raises `HclscanError` for the name of a variable that no root module declares."""
    declared = {name for names in variables for name in names}
    for name in given:
        if variables and name not in declared:
            hint = nearest(name, declared) or "declare it, or leave --var out"
            raise HclscanError(f"no root module has a variable {name!r}", hint=hint)


# -- plans and manifests -------------------------------------------------------------------------------------------------


def _add_others(
    found: Discovery, excluded: Excluded, affected: Affected | None, disk: Disk, options: ScanOptions, work: Work
) -> None:
    for path in found.plans:
        text = disk.text(path)
        if isinstance(text, str):
            work.units.append(PlanUnit(path, text, options))
            work.files[path] = None
        else:
            work.errors.append(text)
    around = Discovery()
    if found.named_manifests:
        from hclscan.manifest_groups import manifests_around

        around = manifests_around(found.named_manifests, excluded)
    texts: dict[str, str] = {}
    for path in sorted({*found.manifests, *around.manifests}):
        if not _keep_manifests(path, disk.text(path), texts, work):
            disk.let_go(path)
    asked = {path for path in texts if path in found.manifests}
    rendered = _rendered(texts, options, work) if found.stdin else {}
    asked.update(rendered)
    if texts or rendered:
        charts = tuple(sorted({*found.charts, *around.charts}))
        restricted = bool(found.named_manifests) or affected is not None
        wanted = frozenset(asked) if restricted else None
        work.units.append(ManifestsUnit(texts, rendered, charts, wanted, affected, options))


def _rendered(texts: Mapping[str, str], options: ScanOptions, work: Work) -> dict[str, str]:
    """The manifests of the standard input, by the templates they come from as far as it says so.

    A plan is a unit of its own.
    """
    content = sys.stdin.buffer.read(options.limits.file_size + 1)
    text = decode_source(content, STDIN_NAME)
    if len(content) > options.limits.file_size:
        text = problem(STDIN_NAME, "The text is too large", named("file_size", options.limits.file_size))
    if isinstance(text, Diagnostic):
        work.errors.append(text)
        return {}
    if is_plan(text):
        work.units.append(PlanUnit(STDIN_NAME, text, options))
        work.files[STDIN_NAME] = None
        work.texts[STDIN_NAME] = text
        return {}
    if text.strip() and not may_hold_manifests(STDIN_NAME, text):
        raise HclscanError("there are no manifests on standard input", hint="- reads Kubernetes manifests, or a plan as JSON")
    from hclscan.kubernetes.rendered import by_template

    found = by_template(text, STDIN_NAME)
    if not texts.keys().isdisjoint(found):
        found = {STDIN_NAME: text}
    rendered = {path: one for path, one in found.items() if may_hold_manifests(path, one)}
    work.texts.update(rendered)
    return rendered


def _keep_manifests(path: str, text: str | Diagnostic, texts: dict[str, str], work: Work) -> bool:
    """Adds the text of a file that may hold manifests, and says whether it may."""
    if isinstance(text, Diagnostic):
        work.errors.append(text)
    elif may_hold_manifests(path, text) and not is_plan(text):
        texts[path] = text
        return True
    return False


# -- what is said of all -------------------------------------------------------------------------------------------------


def release_note(addresses: Iterable[str]) -> tuple[str, ...]:
    """Says which Helm releases of Terraform there are: what their charts install is not seen."""
    releases = list(dict.fromkeys(addresses))
    if not releases:
        return ()
    others = f" and {len(releases) - MAX_NAMED} more" if len(releases) > MAX_NAMED else ""
    named = ", ".join(releases[:MAX_NAMED]) + others
    return (f"{named}: what a Helm chart installs is not seen here; scan the output of `helm template`",)


def ordered(errors: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The distinct errors, in order of place."""
    distinct = {(error.location, error.message): error for error in errors}
    return tuple(sorted(distinct.values(), key=_place))


def _place(error: Diagnostic) -> tuple[str, int, int, str]:
    place = error.location
    return place.path, place.start_line, place.start_column, error.message
