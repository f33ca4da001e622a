"""`.hclscan.yaml`: what a project has decided about its scans.

Found upwards from the scanned path, and read strictly. Paths in it are relative to its directory. A configuration that was
found and not named comes with the scanned files, so it is as trustworthy as these: it may not load policies, nor point out of
its directory, unless it is trusted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from hclscan.discovery import read_source, shown_path
from hclscan.environment import Environments, Pattern
from hclscan.errors import HclscanError
from hclscan.findings import Severity
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.options import ScanOptions
from hclscan.records import record

NAME = ".hclscan.yaml"

KEYS: Mapping[str, str] = {
    "paths": "What `hclscan scan` scans when it is given no path.",
    "exclude": "What is left out: patterns as in .gitignore.",
    "select": "Policies to run: ids, prefixes of ids, or ALL.",
    "ignore": "Policies to leave out: ids or prefixes of ids.",
    "severity": "Severities of policies other than their own: id or prefix to severity.",
    "fail-on": "Lowest severity whose failures make the exit status 1.",
    "environment": "Environments whose findings count: staging, migration, test, development, production, or own names.",
    "environments": "What names an environment: its name to paths (patterns as in .gitignore) and names (with *).",
    "inputs": "Values of inputs of the policies, by name.",
    "policies": "Directories with own policies.",
    "var-files": "Variable files of root modules: directory to a list, each entry an evaluation; a list in it: several files.",
    "baseline": "File of findings that are known, written by `hclscan baseline write`.",
    "format": "Reports to write: NAME or NAME=FILE.",
    "require-reason": "Whether a suppression needs a reason.",
    "limits": "Bounds of reading and evaluating: file-size, files, steps, memory, instances, ... to numbers.",
}
"""The keys of the file and what each says."""


@record
class Config:
    """A configuration as written; what it does not say has its empty value and no entry in `places`.

    `directory` is what its paths are relative to, as shown; the paths in here are shown paths already, except `exclude` and the
    patterns of `environments`. `var_files` has for each root module the variable files of each of its evaluations.
    """

    source: str = ""
    directory: str = "."
    trusted: bool = True
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity | None = None
    environment: tuple[str, ...] = ()
    environments: tuple[Pattern, ...] = ()
    inputs: Mapping[str, Any] = field(default_factory=dict)
    policies: tuple[Path, ...] = ()
    var_files: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    baseline: Path | None = None
    format: tuple[str, ...] = ()
    require_reason: bool = True
    limits: Limits = LIMITS
    places: Mapping[str, Location] = field(default_factory=dict)

    def options(self) -> ScanOptions:
        """What it says of a scan; everything else has its default."""
        return ScanOptions(
            select=self.select,
            ignore=self.ignore,
            environments=self.environment,
            policies=self.policies,
            require_reason=self.require_reason,
            input_values=self.inputs,
            exclude=self.exclude,
            home=self.directory,
            severities=self.severity,
            environment_names=Environments(self.environments),
            evaluations=self.var_files,
            baseline=self.baseline,
            limits=self.limits,
            configuration=self.source,
        )


NO_CONFIG = Config()


def find_config(paths: Iterable[str]) -> Path | None:
    """The configuration of a scan: the nearest at or above its first path, up to the top of its repository."""
    first = next((path for path in paths if path != "-"), os.curdir)
    directory = Path(first).resolve()
    if not directory.is_dir():
        directory = directory.parent
    for above in (directory, *directory.parents):
        if (above / NAME).is_file():
            return above / NAME
        if (above / ".git").exists():
            return None
    return None


def load_config(path: Path, *, trusted: bool) -> Config:
    """The configuration in a file. Raises `HclscanError` for everything that is wrong with it, with its places."""
    shown = shown_path(str(path))
    text = read_source(str(path), shown)
    if isinstance(text, Diagnostic):
        raise HclscanError(str(text))
    source = Source.of(shown, text)
    from hclscan.config_reader import ConfigReader
    from hclscan.strict_yaml import composed

    node = composed(source)
    reader = ConfigReader(source, path.resolve().parent, trusted)
    if isinstance(node, Diagnostic):
        reader.wrong.append(node)
    config = NO_CONFIG if isinstance(node, Diagnostic) else reader.config(node)
    if reader.wrong:
        lines = [line for problem in reader.wrong for line in _lines(problem)]
        raise HclscanError("\n".join(lines), hint="`hclscan config show` prints the configuration that is in force")
    return config


def _lines(problem: Diagnostic) -> list[str]:
    return [str(problem), *([f"    {problem.excerpt.strip()}"] if problem.excerpt.strip() else [])]
