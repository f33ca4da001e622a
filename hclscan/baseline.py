"""Baselines: findings that were there before, so that a scan reports only what is new.

A finding is known by its fingerprint, which stays when lines move, files are formatted or renamed and the address remains.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hclscan.discovery import read_source
from hclscan.errors import HclscanError
from hclscan.findings import Finding, Status, Suppression
from hclscan.hcl.source import Diagnostic, Location
from hclscan.records import record

SCHEMA_VERSION = 1
FILE = ".hclscan-baseline.json"
"""Where a baseline is unless somebody says otherwise."""

_FIELDS = ("fingerprint", "policy_id", "rule", "address", "path")


@record
class Entry:
    """A known finding; all but the fingerprint is for readers."""

    fingerprint: str
    policy_id: str
    rule: str
    address: str
    path: str

    @classmethod
    def of(cls, finding: Finding) -> Entry:
        return cls(finding.fingerprint, finding.policy_id, finding.rule, finding.address, finding.location.path)


@record
class Baseline:
    """The known findings of a file."""

    file: Path
    entries: tuple[Entry, ...] = ()

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with the failures that are known as suppressed."""
        known = {entry.fingerprint for entry in self.entries}
        why = Suppression("known since the baseline", Location(self.file.as_posix(), 1, 1, 1, 1), "baseline")
        return tuple(
            replace(finding, status=Status.SUPPRESSED, suppression=why)
            if finding.status is Status.FAIL and finding.fingerprint in known
            else finding
            for finding in findings
        )

    def kept(self, findings: Iterable[Finding]) -> Baseline:
        """The baseline without the entries that no finding has any more."""
        found = {finding.fingerprint for finding in findings if finding.status is Status.FAIL}
        return Baseline(self.file, tuple(entry for entry in self.entries if entry.fingerprint in found))


def baseline_of(file: Path, findings: Iterable[Finding]) -> Baseline:
    """The baseline of all failures among the findings."""
    entries = {Entry.of(finding) for finding in findings if finding.status is Status.FAIL}
    return Baseline(
        file, tuple(sorted(entries, key=lambda one: (one.path, one.policy_id, one.rule, one.address, one.fingerprint)))
    )


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises `HclscanError` when there is none, or something else."""
    text = read_source(str(file), file.as_posix())
    if isinstance(text, Diagnostic):
        raise HclscanError(f"cannot read the baseline {file}: {text.detail}", hint="`hclscan baseline write` makes one")
    return baseline_in(text, file)


def baseline_in(text: str, file: Path) -> Baseline:
    """The baseline that a text holds. Raises `HclscanError`, which names the file, when it is something else."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HclscanError(f"{file}: this is no baseline: {error}", hint=_HINT) from None
    if not isinstance(document, dict) or document.get("schema_version") != SCHEMA_VERSION:
        raise HclscanError(f"{file}: this is no baseline of schema {SCHEMA_VERSION}", hint=_HINT)
    entries = document.get("findings")
    if not isinstance(entries, list) or not all(_is_entry(entry) for entry in entries):
        raise HclscanError(f"{file}: findings must be a list of objects with the texts {', '.join(_FIELDS)}", hint=_HINT)
    return Baseline(file, tuple(Entry(*(entry[name] for name in _FIELDS)) for entry in entries))


def write_baseline(baseline: Baseline) -> None:
    """Writes a baseline to its file. Raises `HclscanError` when that cannot be written."""
    findings: Sequence[Mapping[str, str]] = [{name: getattr(entry, name) for name in _FIELDS} for entry in baseline.entries]
    text = json.dumps({"schema_version": SCHEMA_VERSION, "findings": findings}, indent=2, ensure_ascii=False)
    try:
        baseline.file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise HclscanError(f"cannot write {baseline.file}: {error.strerror}") from None


_HINT = "`hclscan baseline write` makes a new one"


def _is_entry(entry: Any) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in _FIELDS)
