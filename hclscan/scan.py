"""The pipeline as one function: paths to resources, and resources to findings. What the command line and libraries call."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hclscan import __version__, selection
from hclscan.cache import SyntaxCache, default_directory
from hclscan.discovery import Discovery, decode_source, discover, is_plan, read_source, tree_of
from hclscan.errors import HclscanError
from hclscan.findings import Finding, Report
from hclscan.hcl.collector import collector_paused
from hclscan.hcl.source import Diagnostic
from hclscan.kubernetes.load import may_hold_manifests
from hclscan.kubernetes.resources import load_groups
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.policy.check import check
from hclscan.policy.compiled import store_at
from hclscan.policy.given import given_inputs
from hclscan.policy.inputs import require_declared
from hclscan.policy.load import BoundPolicy, PolicySet, bind_policies, load_policies
from hclscan.resources import Evaluation, ResourceSet
from hclscan.shipped import shipped_policies
from hclscan.suppress import Rules, suppress
from hclscan.terraform.instance import LOCAL_PREFIXES
from hclscan.terraform.json_syntax import SYNTAXES
from hclscan.terraform.load import ModuleLibrary, RootOptions, evaluate_root
from hclscan.terraform.module import Module
from hclscan.terraform.names import nearest
from hclscan.terraform.plan import read_plan

STDIN_NAME = "<stdin>"


@dataclass(slots=True)
class _Gathered:
    """What loading has given so far. `texts` holds manifest files by path, `plans` plan files."""

    sets: list[ResourceSet] = field(default_factory=list)
    errors: list[Diagnostic] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)


def evaluate(paths: Sequence[str], options: ScanOptions) -> Evaluation:
    """All resources at the paths, evaluated. Raises `HclscanError` for a path that does not exist."""
    with collector_paused():
        return _evaluate(paths, _parser(options), options)


def scan(paths: Sequence[str], options: ScanOptions) -> Report:
    """The findings of the policies on all resources at the paths.

    Raises `HclscanError` for a path that does not exist, a policy that does not load and an id that no policy has.
    """
    with collector_paused():
        return _scan(paths, options)


def _scan(paths: Sequence[str], options: ScanOptions) -> Report:
    parser = _parser(options)
    loaded = _loaded_policies(parser, options)
    policies = _chosen_policies(loaded, options)
    evaluation = _evaluate(paths, parser, options)
    running = {policy.id for policy in policies}
    rules = Rules(loaded.ids, running, datetime.datetime.now(datetime.timezone.utc).date(), options.require_reason)
    outcome = suppress(tuple(_findings(evaluation, policies)), evaluation.resources, evaluation.sources, rules)
    findings = selection.within(outcome.findings, options.environments)
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        errors=evaluation.errors,
        warnings=_ordered(outcome.warnings),
        notes=evaluation.notes,
        files=evaluation.files,
        resources=sum(resource.mode == "managed" for resource in evaluation.resources),
        policies=len(policies),
        version=__version__,
        sources=dict(evaluation.sources),
    )


def _loaded_policies(parser: Parser, options: ScanOptions) -> PolicySet:
    """All policies there are. Raises `HclscanError` for what is wrong with any of them."""
    store = store_at(default_directory()) if options.cache else None
    loaded = load_policies([shipped_policies(), *options.policies], parser.parse_text, store=store)
    if isinstance(loaded, tuple):
        raise _broken_policies(loaded)
    return loaded


def _chosen_policies(loaded: PolicySet, options: ScanOptions) -> tuple[BoundPolicy, ...]:
    """The policies that run, their inputs decided. Raises `HclscanError` for what is wrong with those."""
    wanted = selection.selected(loaded.ids, options.select, options.ignore, loaded.defaults)
    chosen = [policy for policy in loaded.policies if policy.id in wanted]
    if not chosen:
        raise HclscanError("no policy is left to run", hint="--ignore takes away all that --select names")
    given = given_inputs(options.inputs, options.input_files)
    require_declared(given, tuple(file for policy in loaded.policies for file in policy.files))
    bound = bind_policies(chosen, given)
    wrong = [one for one in bound if isinstance(one, Diagnostic)]
    if wrong:
        raise _broken_policies(wrong)
    return tuple(one for one in bound if isinstance(one, BoundPolicy))


def _broken_policies(problems: Iterable[Diagnostic]) -> HclscanError:
    lines = []
    for problem in problems:
        lines.append(str(problem))
        if problem.excerpt.strip():
            lines.append(f"    {problem.excerpt.strip()}")
    return HclscanError("\n".join(lines), hint="no policy is skipped: mend it, or leave its directory out")


def _findings(evaluation: Evaluation, policies: Sequence[BoundPolicy]) -> Iterator[Finding]:
    for resources in evaluation.sets:
        yield from check(resources, policies, evaluation.sources)


def _parser(options: ScanOptions) -> Parser:
    return Parser(SyntaxCache(default_directory()) if options.cache else None, options.jobs, SYNTAXES)


def _evaluate(paths: Sequence[str], parser: Parser, options: ScanOptions) -> Evaluation:
    found = discover(paths)
    read_before = set(parser.files)  # the files of policies are not the user's
    gathered = _Gathered(errors=list(found.diagnostics))
    _evaluate_terraform(paths, found, parser, options, gathered)
    _load_plans(found, gathered)
    _load_manifests(found, gathered)
    texts = {path: file.source.text for path, file in parser.files.items() if path not in read_before}
    texts.update(gathered.texts)
    texts.update(gathered.plans)
    return Evaluation(
        sets=tuple(gathered.sets),
        errors=_ordered(gathered.errors),
        notes=tuple(gathered.notes),
        files=len(texts),
        sources={path: tuple(line.rstrip("\r") for line in text.split("\n")) for path, text in texts.items()},
    )


def _evaluate_terraform(
    paths: Sequence[str], found: Discovery, parser: Parser, options: ScanOptions, gathered: _Gathered
) -> None:
    library = ModuleLibrary(parser)
    root_options = RootOptions(options.variables, [str(path) for path in options.variable_files])
    roots = _roots(paths, found, library)
    _require_declared(options.variables, [library.load(directory) for directory in roots])
    for directory in roots:
        result = evaluate_root(directory, tree_of(directory), library, root_options)
        gathered.sets.append(result.resources)
        gathered.errors += result.diagnostics
        gathered.notes += (
            f"{module.location.path}:{module.location.start_line}: {module.address} ({module.source}) is not on disk, "
            "so its resources are not checked; run terraform init first to include it"
            for module in result.unseen
            if not module.source.startswith(LOCAL_PREFIXES)  # a missing one of these is an error
        )
    gathered.errors += library.diagnostics


def _require_declared(given: Mapping[str, str], modules: Sequence[Module]) -> None:
    """Raises `HclscanError` for the name of a variable that no root module declares."""
    declared = {name for module in modules for name in module.variables}
    for name in given:
        if modules and name not in declared:
            hint = nearest(name, declared) or "declare it, or leave --var out"
            raise HclscanError(f"no root module has a variable {name!r}", hint=hint)


def _roots(paths: Sequence[str], found: Discovery, library: ModuleLibrary) -> list[str]:
    """The root modules at the paths. A file that was named stands for the roots that lead to its module."""
    by_file = {directory for directory in found.named if not any(_same_directory(path, directory) for path in paths)}
    roots = dict.fromkeys(library.roots([directory for directory in found.terraform if directory not in by_file]))
    for directory in sorted(by_file - set(roots)):
        around = discover([os.path.relpath(tree_of(directory))]).terraform
        roots.update(dict.fromkeys(library.roots_of(directory, around)))
    return sorted(roots)


def _same_directory(path: str, directory: str) -> bool:
    return os.path.isdir(path) and os.path.realpath(path) == os.path.realpath(directory)


def _load_plans(found: Discovery, gathered: _Gathered) -> None:
    for path in found.plans:
        text = read_source(path, path)
        if isinstance(text, Diagnostic):
            gathered.errors.append(text)
        else:
            _load_plan(path, text, gathered)


def _load_plan(path: str, text: str, gathered: _Gathered) -> None:
    result = read_plan(path, text)
    gathered.plans[path] = text
    gathered.sets.append(result.resources)
    gathered.errors += result.diagnostics


def _load_manifests(found: Discovery, gathered: _Gathered) -> None:
    for path in found.manifests:
        _keep_manifests(path, read_source(path, path), gathered)
    if found.stdin:
        text = decode_source(sys.stdin.buffer.read(), STDIN_NAME)
        if isinstance(text, str) and is_plan(text):
            _load_plan(STDIN_NAME, text, gathered)
        else:
            if isinstance(text, str) and text.strip() and not may_hold_manifests(STDIN_NAME, text):
                raise HclscanError(
                    "there are no manifests on standard input", hint="- reads Kubernetes manifests, or a plan as JSON"
                )
            _keep_manifests(STDIN_NAME, text, gathered)
    loaded = load_groups(gathered.texts, found.charts)
    gathered.sets += loaded.sets
    gathered.errors += loaded.diagnostics
    gathered.notes += loaded.notes.skipped


def _keep_manifests(path: str, text: str | Diagnostic, gathered: _Gathered) -> None:
    if isinstance(text, Diagnostic):
        gathered.errors.append(text)
    elif may_hold_manifests(path, text) and not is_plan(text):
        gathered.texts[path] = text


def _ordered(errors: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The distinct errors, in order of place."""
    distinct = {(error.location, error.message): error for error in errors}
    return tuple(sorted(distinct.values(), key=_place))


def _place(error: Diagnostic) -> tuple[str, int, int, str]:
    place = error.location
    return place.path, place.start_line, place.start_column, error.message
