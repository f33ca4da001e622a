"""What is in force for a scan: the command line over the configuration over the defaults, each setting with its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

import click

from hclscan.cli.options import pairs, words
from hclscan.config import KEYS, NAME, NO_CONFIG, Config, find_config, load_config
from hclscan.findings import Severity
from hclscan.hcl.limits import KEYS as BOUNDS
from hclscan.hcl.limits import LIMITS
from hclscan.options import ScanOptions
from hclscan.records import mutable, record

DEFAULT_FAIL_ON = Severity.MEDIUM
COMMAND_LINE = "command line"
DEFAULT = "default"


@record
class Settings:
    """What a command does. `shown` has the value of each key of the configuration in words, `origins` where it comes from."""

    paths: tuple[str, ...]
    options: ScanOptions
    formats: tuple[str, ...]
    fail_on: Severity
    config: Config
    shown: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)


def settings_of(given: Mapping[str, Any]) -> Settings:
    """The settings for the options of a command line, as click gives them; what a command does not have is not given.

    Raises `HclscanError` for a configuration that is wrong, and `click.UsageError` for options that are.
    """
    config = _config(given)
    chosen = _Chosen(given, config)
    severity = given.get("fail_on")
    inputs = pairs(given.get("inputs", ()), "--input")
    environment = chosen.words("environments", "environment", config.environment)
    if given.get("all_environments"):
        if given.get("environments"):
            raise click.UsageError("--environment and --all-environments contradict each other")
        environment, chosen.origins["environment"] = (), COMMAND_LINE
    options = replace(
        config.options(),
        select=chosen.words("select", "select", config.select),
        ignore=chosen.words("ignore", "ignore", config.ignore),
        environments=environment,
        jobs=given.get("jobs"),
        kustomize=bool(given.get("kustomize")),
        cache=not given.get("no_cache", False),
        variables=pairs(given.get("variables", ()), "--var"),
        variable_files=tuple(given.get("variable_files", ())),
        policies=(*config.policies, *chosen.plain("policies", "policies", ())),
        inputs=inputs,
        input_files=tuple(given.get("input_files", ())),
        baseline=given.get("baseline") or config.baseline,
        since=_since(given),
    )
    if inputs or given.get("input_files"):
        chosen.origins["inputs"] = COMMAND_LINE
    if given.get("baseline"):
        chosen.origins["baseline"] = COMMAND_LINE
    if severity is not None:
        chosen.origins["fail-on"] = COMMAND_LINE
    fail_on = Severity.of(severity) if severity is not None else config.fail_on or DEFAULT_FAIL_ON
    paths = _paths(tuple(given.get("paths", ())), config)
    if given.get("paths"):
        chosen.origins["paths"] = COMMAND_LINE
    formats = chosen.plain("formats", "format", config.format)
    return Settings(
        paths=paths,
        options=options,
        formats=formats,
        fail_on=fail_on,
        config=config,
        shown=_shown(paths, options, formats, fail_on, config, environment),
        origins={key: chosen.origins.get(key) or _origin(config, key) for key in KEYS},
    )


def _config(given: Mapping[str, Any]) -> Config:
    named = given.get("config")
    if given.get("no_config"):
        if named is not None:
            raise click.UsageError("--config and --no-config contradict each other")
        return NO_CONFIG
    if named is not None:
        return load_config(named, trusted=True)
    found = find_config(given.get("paths", ()))
    return NO_CONFIG if found is None else load_config(found, trusted=bool(given.get("trust_config")))


def _since(given: Mapping[str, Any]) -> str | None:
    """The commit since which changes count, empty for the branch that they are merged into; None when everything counts."""
    since: str | None = given.get("since")
    if given.get("changed"):
        if since is not None:
            raise click.UsageError("--since and --changed contradict each other")
        return ""
    if since is not None and not since.strip():
        raise click.UsageError("--since names no commit")
    return since


_DECISIVE = (NAME, ".policy.hcl", ".rules.yaml")


def _paths(named: tuple[str, ...], config: Config) -> tuple[str, ...]:
    """What is scanned. A policy or a configuration that is named decides how everything is judged, so it stands for that."""
    if not named:
        return config.paths or (".",)
    plain = tuple(path for path in named if not path.endswith(_DECISIVE))
    everything = config.paths or ((config.directory,) if config.source else (".",))
    return plain if len(plain) == len(named) else tuple(dict.fromkeys((*everything, *plain)))


def _origin(config: Config, key: str) -> str:
    place = config.places.get(key)
    return DEFAULT if place is None else f"{place.path}:{place.start_line}"


@mutable
class _Chosen:
    """Takes lists from the command line where it gives them, else from the configuration; remembers the former."""

    given: Mapping[str, Any]
    config: Config
    origins: dict[str, str] = field(default_factory=dict)

    def plain(self, option: str, key: str, configured: tuple[Any, ...]) -> tuple[Any, ...]:
        written = tuple(self.given.get(option, ()))
        if written:
            self.origins[key] = COMMAND_LINE
        return written or configured

    def words(self, option: str, key: str, configured: tuple[str, ...]) -> tuple[str, ...]:
        return words(self.plain(option, key, configured))


def _shown(
    paths: tuple[str, ...],
    options: ScanOptions,
    formats: tuple[str, ...],
    fail_on: Severity,
    config: Config,
    environment: tuple[str, ...],
) -> dict[str, Any]:
    patterns = {one.environment: {"paths": list(one.paths), "names": list(one.names)} for one in config.environments}
    return {
        "paths": list(paths),
        "exclude": list(options.exclude),
        "select": list(options.select),
        "ignore": list(options.ignore),
        "severity": {name: severity.label for name, severity in options.severities.items()},
        "fail-on": fail_on.label,
        "environment": list(environment),
        "environments": patterns,
        "inputs": {**options.input_values, **options.inputs},
        "policies": [path.as_posix() for path in options.policies],
        "var-files": {root: [list(files) for files in each] for root, each in options.evaluations.items()},
        "baseline": None if options.baseline is None else Path(options.baseline).as_posix(),
        "format": list(formats) or ["text"],
        "require-reason": options.require_reason,
        "limits": {
            key: getattr(options.limits, name)
            for key, name in BOUNDS.items()
            if getattr(options.limits, name) != getattr(LIMITS, name)
        },
    }
