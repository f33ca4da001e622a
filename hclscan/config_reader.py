"""Reads `.hclscan.yaml`, strictly. Imported when there is one: most runs need no parser for YAML."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from hclscan.config import KEYS, Config
from hclscan.discovery import leads_within, shown_path
from hclscan.environment import Pattern
from hclscan.findings import Severity
from hclscan.hcl.limits import KEYS as BOUNDS
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import Source
from hclscan.patterns import is_pattern
from hclscan.strict_yaml import StrictReader

_LISTS = ("paths", "exclude", "select", "ignore", "environment", "policies", "format")
_PATTERN_KEYS = ("paths", "names")


class ConfigReader(StrictReader):
    """Reads one configuration. `home` is the real path of its directory."""

    def __init__(self, source: Source, home: Path, trusted: bool) -> None:
        super().__init__(source)
        self.home = home
        self.trusted = trusted

    def config(self, root: Any) -> Config:
        if root is None or not self.mapping(root, "The configuration", f"with the keys {', '.join(KEYS)}"):
            return Config(self.source.path, shown_path(str(self.home)), self.trusted)
        places = {name: self.place(key) for key, name, _ in self.pairs(root)}
        found = self.entries(root, KEYS, "the configuration")
        lists = {name: self.words(found.get(name), name) for name in _LISTS}
        if "policies" in found and not self.trusted:
            self.report(found["policies"], "Policies are only loaded by a configuration that is trusted", _TRUST)
        severity = self.one_of(found.get("fail-on"), "severity", _SEVERITIES)
        return Config(
            source=self.source.path,
            directory=shown_path(str(self.home)),
            trusted=self.trusted,
            paths=tuple(self.inside(found.get("paths"), one) for one in lists["paths"]),
            exclude=self.patterns(found.get("exclude"), lists["exclude"]),
            select=lists["select"],
            ignore=lists["ignore"],
            severity=self.severities(found.get("severity")),
            fail_on=Severity.of(severity) if severity else None,
            environment=lists["environment"],
            environments=tuple(self.environments(found.get("environments"))),
            inputs=self.inputs(found.get("inputs")),
            policies=tuple(Path(self.inside(found.get("policies"), one)) for one in lists["policies"]),
            var_files=self.var_files(found.get("var-files")),
            baseline=self.file(found.get("baseline"), "baseline"),
            format=tuple(self.format(found.get("format"), one) for one in lists["format"]),
            require_reason=self.flag(found.get("require-reason"), "require-reason") if "require-reason" in found else True,
            limits=self.limits(found.get("limits")),
            places={name: place for name, place in places.items() if name in KEYS},
        )

    def limits(self, node: Any) -> Limits:
        """The bounds: only what is trusted may raise them, since they are there to protect from what is scanned."""
        if node is None or not self.mapping(node, "limits", "from bounds to numbers"):
            return LIMITS
        given: dict[str, int] = {}
        for name, value in self.entries(node, BOUNDS, "limits").items():
            if name not in BOUNDS:
                continue  # reported already
            written = self.value(value)
            if type(written) is not int or written < 1:
                self.report(value, f"The limit of {name} must be a whole number of at least 1")
            elif not self.trusted and written > getattr(LIMITS, BOUNDS[name]):
                self.report(value, f"The limit of {name} is only raised by a configuration that is trusted", _TRUST)
            else:
                given[BOUNDS[name]] = written
        return replace(LIMITS, **given)

    def words(self, node: Any, name: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        if isinstance(node, yaml.ScalarNode):
            text = self.text(node, name)
            return (text,) if text else ()
        return tuple(one for one in self.texts(node, name) if one)

    def patterns(self, node: Any, written: tuple[str, ...]) -> tuple[str, ...]:
        """Patterns as in .gitignore."""
        for one in written:
            if not is_pattern(one):
                self.report(node, f"{one[:80]!r} is no pattern", "patterns are those of .gitignore")
        return written

    def inside(self, node: Any, path: str) -> str:
        """A path as shown; one that leads out of the directory is reported unless the configuration is trusted."""
        if not self.trusted and not leads_within(str(self.home / path), str(self.home)):
            self.report(node, f"{path!r} lies outside the directory of the configuration", _TRUST)
        return shown_path(str(self.home / path))

    def file(self, node: Any, name: str) -> Path | None:
        text = self.text(node, name)
        return Path(self.inside(node, text)) if text else None

    def format(self, node: Any, text: str) -> str:
        name, sign, file = text.partition("=")
        if not sign or not file:
            return text
        # What is found must not write what runs, such as a hook of Git, nor configure anything.
        if not self.trusted and not self.is_report(file):
            names = ", ".join(_REPORTS)
            self.report(node, f"{file!r} is no file for a report: a visible one, whose name ends with {names}", _TRUST)
        return f"{name}={self.inside(node, file)}"

    def is_report(self, file: str) -> bool:
        """Whether a file, its links followed, can be nothing but a report."""
        if "\0" in file:
            return True  # it is refused as a path
        parts = os.path.relpath(os.path.realpath(self.home / file), self.home).split(os.sep)
        return parts[-1].endswith(_REPORTS) and not any(part.startswith(".") and part != ".." for part in parts)

    def severities(self, node: Any) -> dict[str, Severity]:
        if node is None or not self.mapping(node, "severity", "from ids of policies to severities"):
            return {}
        found = {name: self.one_of(value, "severity", _SEVERITIES) for _, name, value in self.pairs(node)}
        return {name.upper(): Severity.of(text) for name, text in found.items() if text}

    def environments(self, node: Any) -> Iterable[Pattern]:
        if node is None or not self.mapping(node, "environments", "from names of environments to paths and names"):
            return
        for _, name, value in self.pairs(node):
            if not self.mapping(value, f"Environment {name!r}", "with the keys paths and names"):
                continue
            entry = self.entries(value, _PATTERN_KEYS, f"environment {name!r}")
            lists = {key: self.words(entry.get(key), key) for key in _PATTERN_KEYS}
            yield Pattern(name, self.patterns(entry.get("paths"), lists["paths"]), lists["names"], str(self.home))

    def inputs(self, node: Any) -> dict[str, Any]:
        if node is None or not self.mapping(node, "inputs", "from names of inputs to values"):
            return {}
        return {name: self.value(value) for _, name, value in self.pairs(node)}

    def value(self, node: Any) -> Any:
        """The value of an input, as policies have it: lists as tuples."""
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(one) for one in node.value)
        if isinstance(node, yaml.MappingNode):
            return {name: self.value(one) for _, name, one in self.pairs(node)}
        if node.tag.endswith((":int", ":bool", ":null")):
            return yaml.SafeLoader("").construct_object(node)
        return node.value  # texts, and fractions, which are exact as texts

    def var_files(self, node: Any) -> dict[str, tuple[tuple[str, ...], ...]]:
        if node is None or not self.mapping(node, "var-files", "from directories of root modules to lists of files"):
            return {}
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for _, name, value in self.pairs(node):
            if not isinstance(value, yaml.SequenceNode):
                self.report(value, f"The variable files of {name!r} must be a list", "one entry for each evaluation")
                continue
            each = tuple(self.words(one, f"the variable files of {name!r}") for one in value.value)
            found[self.inside(value, name)] = tuple(tuple(self.inside(value, file) for file in files) for files in each)
        return found


_REPORTS = (".json", ".sarif", ".xml", ".txt", ".md")
_SEVERITIES = [one.label for one in Severity]
_TRUST = "name the configuration with --config, or pass --trust-config, if the scanned files are your own"
