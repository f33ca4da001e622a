"""The pipeline as one function: paths to resources, and resources to findings. What the command line and libraries call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from hclscan.cache import SyntaxCache, default_directory
from hclscan.discovery import Discovery, discover
from hclscan.hcl.source import Diagnostic
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.resources import Evaluation, ResourceSet
from hclscan.terraform.load import ModuleLibrary, RootOptions, evaluate_root


@dataclass(slots=True)
class _Gathered:
    """What loading has given so far."""

    sets: list[ResourceSet] = field(default_factory=list)
    errors: list[Diagnostic] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def evaluate(paths: Sequence[str], options: ScanOptions) -> Evaluation:
    """All resources at the paths, evaluated. Raises `HclscanError` for a path that does not exist."""
    parser = Parser(SyntaxCache(default_directory()) if options.cache else None, options.jobs)
    return _evaluate(discover(paths), parser, options)


def _evaluate(found: Discovery, parser: Parser, options: ScanOptions) -> Evaluation:
    gathered = _Gathered(errors=list(found.diagnostics))
    _evaluate_terraform(found, parser, options, gathered)
    files = len(parser.files)
    return Evaluation(
        tuple(gathered.sets), _ordered(gathered.errors), tuple(gathered.notes), files,
        {path: tuple(file.source.text.splitlines()) for path, file in parser.files.items()},
    )  # fmt: skip


def _evaluate_terraform(found: Discovery, parser: Parser, options: ScanOptions, gathered: _Gathered) -> None:
    library = ModuleLibrary(parser)
    root_options = RootOptions(options.variables, [str(path) for path in options.variable_files])
    for directory in library.roots(found.terraform):
        result = evaluate_root(directory, tree_of(directory), library, root_options)
        gathered.sets.append(result.resources)
        gathered.errors += result.diagnostics
        gathered.notes += (
            f"{module.location.path}:{module.location.start_line}: {module.address} ({module.source}) is not on disk, "
            "so its resources are not checked; run terraform init first to include it"
            for module in result.unseen
        )
    gathered.errors += library.diagnostics


def tree_of(directory: str) -> str:
    """The real path of the tree that a scanned directory belongs to: its repository, else the current directory above it.

    Functions of the configuration, and module calls, read files in this tree only.
    """
    real = os.path.realpath(directory)
    above = real
    while True:
        if os.path.exists(os.path.join(above, ".git")):
            return above
        parent = os.path.dirname(above)
        if parent == above:
            break
        above = parent
    current = os.path.realpath(os.curdir)
    return current if real == current or real.startswith(current.rstrip(os.sep) + os.sep) else real


def _ordered(errors: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    distinct = {(error.location, error.message): error for error in errors}
    places = {
        key: (error.location.path, error.location.start_line, error.location.start_column, error.message)
        for key, error in distinct.items()
    }
    return tuple(distinct[key] for key in sorted(distinct, key=lambda key: places[key]))
