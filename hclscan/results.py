"""What one root module, plan or set of manifests comes to, in a form that can be kept and sent: JSON without secrets.

Findings are sealed before they are written: what no report would show is taken out of them. Those of a scan that keeps nothing
are sealed as well, so that a report is the same wherever its findings come from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from operator import is_ as _is
from typing import Any

from hclscan.findings import Evidence, Finding, Severity, Status
from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.values import CONCEALED, InstanceObject, OneOf, Reference, Sensitive, Unknown, Value
from hclscan.records import record
from hclscan.report.redact import conceal, redact, redact_line
from hclscan.suppress import Annotation

FORMAT = 3
"""Raised whenever results, or how they are written down, change."""

MAX_TEXT = 1000
"""Characters of a text that are kept of evidence: reports show the first 200."""

_STATUSES = tuple(Status)


@record
class Result:
    """The findings of a unit of work, and what else the report says of it.

    `passing` are those on what passes in every evaluation, as far as they are listed; `passed` counts them by policy.
    `noted` is what it depends on beside its identity, by question (see `terraform.readings`). `resources` counts the managed
    ones, `releases` are addresses of Helm releases, `files` those that were read for it. `crash` is about an internal error.
    """

    findings: tuple[Finding, ...] = ()
    passing: tuple[Finding, ...] = ()
    passed: tuple[tuple[str, int], ...] = ()
    annotations: tuple[Annotation, ...] = ()
    errors: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    resources: int = 0
    releases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    noted: tuple[tuple[str, str], ...] = ()
    crash: str = ""


# -- sealing -------------------------------------------------------------------------------------------------------------


def sealed(finding: Finding) -> Finding:
    """The finding without anything that a report would not show."""
    if finding.status is Status.PASS:
        return finding  # its words are those of the policy
    message, reason = redact(finding.message), redact(finding.reason)
    evidence = tuple(map(_sealed_evidence, finding.evidence))
    if message == finding.message and reason == finding.reason and all(map(_is, evidence, finding.evidence)):
        return finding
    return replace(finding, message=message, reason=reason, evidence=evidence)


def _sealed_evidence(evidence: Evidence) -> Evidence:
    value = evidence.value
    # A resource is named, not shown.
    shown = InstanceObject(value.reference, {}) if evidence.is_resource else _sealed_value(conceal(value, evidence.value_name))
    return evidence if shown is value else replace(evidence, value=shown)


def _sealed_value(value: Value) -> Value:
    """A concealed value, with what reports do not show left out: types, and the ends of long texts."""
    kind = type(value)
    if kind is str:
        return value[:MAX_TEXT]
    if kind is Unknown:
        template = None if value.template is None else tuple(map(_sealed_part, value.template))
        return Unknown(redact(value.reason), value.reference, value.causes, template)
    if kind is OneOf:
        return OneOf(tuple(map(_sealed_value, value.alternatives)), value.causes)
    if kind is Sensitive:
        return Sensitive(None)
    if isinstance(value, tuple):
        return tuple(map(_sealed_value, value))
    if isinstance(value, dict):
        return {str(key): _sealed_value(element) for key, element in value.items()}
    return value


def _sealed_part(part: str | Unknown) -> Any:
    return redact(part)[:MAX_TEXT] if isinstance(part, str) else _sealed_value(part)


def sealed_diagnostic(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic without anything that a report would not show."""
    summary, detail = redact(diagnostic.summary), redact(diagnostic.detail)
    return Diagnostic(summary, diagnostic.location, detail, redact_line(diagnostic.excerpt))


# -- writing -------------------------------------------------------------------------------------------------------------


def encode(result: Result) -> str | None:
    """The text of a result whose findings and errors are sealed, for the cache.

    None when a name or an address in it looks like a secret, or when it cannot be written.
    """
    writer = _Writer()
    if result.crash or any(question == CONCEALED for question, _ in result.noted):
        return None  # the next run may fare better; names of files may be sensitive
    try:
        text = json.dumps(_document(result, writer), separators=(",", ":"))
    except (ValueError, RecursionError):
        return None  # a number of thousands of digits, or a value that is nested too deeply
    return None if any(redact(name) != name for name in (*writer.names, *result.notes, *result.releases)) else text


def encode_all(result: Result) -> str:
    """The text of a result whatever is in it, for another process; values that cannot be written are left out."""
    try:
        return json.dumps(_document(result, _Writer()), separators=(",", ":"))
    except (ValueError, RecursionError):
        findings = tuple(replace(one, evidence=()) for one in result.findings)
        return json.dumps(_document(replace(result, findings=findings), _Writer()), separators=(",", ":"))


def _document(result: Result, writer: _Writer) -> dict[str, Any]:
    document = {
        "findings": [writer.finding(one) for one in result.findings],
        "annotations": [
            [writer.name(one.address), writer.name(one.key), writer.name(one.text), writer.place(one.location)]
            for one in result.annotations
        ],
        "errors": list(map(writer.diagnostic, result.errors)),
        "warnings": list(map(writer.diagnostic, result.warnings)),
        "notes": result.notes,
        "resources": result.resources,
        "releases": result.releases,
        "files": result.files,
        "noted": result.noted,
        "crash": result.crash,
        "passed": [[writer.text(policy), number] for policy, number in result.passed],
        "places": list(writer.places),
        "texts": list(writer.texts),
    }
    return {**document, "passing": _apart(result.passing, writer)}


def _apart(findings: Iterable[Finding], writer: _Writer) -> str:
    """Findings as a text in the text, with the texts and places that only they have: it is decoded when they are listed."""
    places, texts = len(writer.places), len(writer.texts)
    rows = list(map(writer.finding, findings))
    document = {"findings": rows, "places": list(writer.places)[places:], "texts": list(writer.texts)[texts:]}
    return json.dumps(document, separators=(",", ":"))


class _Writer:
    """Writes findings as rows of numbers: each text and each place is written once, and named by its number."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}
        self.names: set[str] = set()
        self.places: dict[tuple[int, int, int, int, int], int] = {}

    def text(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def name(self, text: str) -> int:
        """A text that the scanned files chose, and that reports show as it is."""
        self.names.add(text)
        return self.text(text)

    def optional(self, text: str | None) -> int:
        return -1 if text is None else self.name(text)

    def place(self, place: Location) -> int:
        key = (self.text(place.path), place.start_line, place.start_column, place.end_line, place.end_column)
        return self.places.setdefault(key, len(self.places))

    def diagnostic(self, one: Diagnostic) -> list[int]:
        return [self.text(one.summary), self.place(one.location), self.text(one.detail), self.text(one.excerpt)]

    def finding(self, finding: Finding) -> list[Any]:
        text, place = self.text, self.place
        return [
            text(finding.policy_id),
            text(finding.rule),
            _STATUSES.index(finding.status),
            int(finding.severity),
            text(finding.message),
            self.name(finding.address),
            text(finding.type),
            self.optional(finding.environment),
            place(finding.location),
            place(finding.block),
            text(finding.block_address),
            list(map(place, finding.via)),
            list(map(self.evidence, finding.evidence)),
            text(finding.fix),
            list(map(text, finding.references)),
            text(finding.root),
            text(finding.reason),
            text(finding.title),
        ]

    def evidence(self, evidence: Evidence) -> list[Any]:
        return [
            self.name(evidence.attribute),
            self.value(evidence.value),
            self.place(evidence.location),
            int(evidence.written),
            self.name(evidence.name),
        ]

    def value(self, value: Value) -> Any:
        """A value: a list is a tuple, an object has one key that says what it stands for."""
        kind = type(value)
        if kind is str or kind is bool or value is None:
            return value
        if kind is int:
            return value
        if kind is Decimal:
            return {"number": str(value)}
        if kind is Sensitive:
            return {"secret": True}
        if kind is Unknown:
            reference = None if value.reference is None else _reference_out(value.reference)
            template = None if value.template is None else list(map(self.value, value.template))
            return {"unknown": [value.reason, reference, list(map(_reference_out, value.causes)), template]}
        if kind is OneOf:
            return {"one of": [list(map(self.value, value.alternatives)), list(map(_reference_out, value.causes))]}
        if isinstance(value, tuple):
            return list(map(self.value, value))
        entries = [[key, self.value(element)] for key, element in value.items()]
        if kind is InstanceObject:
            return {"instance": [_reference_out(value.reference), entries]}
        return {"object": entries}


def _reference_out(reference: Reference) -> list[Any]:
    return [reference.kind, reference.address, list(reference.path)]


# -- reading -------------------------------------------------------------------------------------------------------------

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, ArithmeticError)
"""What reading a damaged entry may raise."""


def noted_in(document: Any) -> dict[str, str]:
    """What a decoded entry depends on. Raises one of `UNREADABLE`."""
    return {str(question): str(answer) for question, answer in document["noted"]}


def restored(document: Any, passing: bool = True) -> Result:
    """The result of a decoded entry; without its `passing` findings when they are not wanted. Raises one of `UNREADABLE`."""
    texts: list[str] = []
    places: list[Location] = []
    findings = _findings_in(document, texts, places)
    return Result(
        findings=findings,
        passed=tuple((texts[policy], int(number)) for policy, number in document["passed"]),
        passing=_findings_in(json.loads(document["passing"]), list(texts), list(places)) if passing else (),
        annotations=tuple(Annotation(texts[a], texts[k], texts[t], places[p]) for a, k, t, p in document["annotations"]),
        errors=tuple(_diagnostic_in(row, texts, places) for row in document["errors"]),
        warnings=tuple(_diagnostic_in(row, texts, places) for row in document["warnings"]),
        notes=tuple(map(str, document["notes"])),
        resources=int(document["resources"]),
        releases=tuple(map(str, document["releases"])),
        files=tuple(map(str, document["files"])),
        noted=tuple(noted_in(document).items()),
        crash=str(document["crash"]),
    )


def _findings_in(document: Any, texts: list[str], places: list[Location]) -> tuple[Finding, ...]:
    """The findings of a document. Its texts and places go behind those that are known."""
    texts += map(str, document["texts"])
    places += [Location(texts[path], *map(int, place)) for path, *place in document["places"]]
    return tuple([_finding_in(row, texts, places) for row in document["findings"]])


def _diagnostic_in(row: list[int], texts: list[str], places: list[Location]) -> Diagnostic:
    summary, place, detail, excerpt = row
    return Diagnostic(texts[summary], places[place], texts[detail], texts[excerpt])


def _finding_in(row: list[Any], texts: list[str], places: list[Location]) -> Finding:
    (policy, rule, status, severity, message, address, type_, environment, place, block, block_address, via, evidence,
     fix, references, root, reason, title) = row  # fmt: skip
    return Finding(
        texts[policy],
        texts[rule],
        _STATUSES[status],
        _SEVERITIES[severity],
        texts[message],
        texts[address],
        texts[type_],
        None if environment < 0 else texts[environment],
        places[place],
        places[block],
        texts[block_address],
        tuple([places[call] for call in via]),
        tuple([_evidence_in(item, texts, places) for item in evidence]) if evidence else (),
        texts[fix],
        tuple([texts[one] for one in references]),
        texts[root],
        texts[reason],
        texts[title],
    )


_SEVERITIES = {int(severity): severity for severity in Severity}


def _evidence_in(item: list[Any], texts: list[str], places: list[Location]) -> Evidence:
    attribute, value, place, written, name = item
    return Evidence(texts[attribute], _value_in(value), places[place], bool(written), texts[name])


def _value_in(data: Any) -> Value:
    if type(data) is list:
        return tuple(map(_value_in, data))
    if type(data) is not dict:
        return data
    ((kind, content),) = data.items()
    return _VALUES[kind](content)


def _unknown_in(content: Any) -> Unknown:
    reason, reference, causes, template = content
    return Unknown(
        reason,
        None if reference is None else _reference_in(reference),
        tuple(map(_reference_in, causes)),
        None if template is None else tuple(map(_value_in, template)),
    )


def _object_in(entries: Iterable[Any]) -> dict[str, Value]:
    return {key: _value_in(element) for key, element in entries}


def _reference_in(data: Any) -> Reference:
    kind, address, path = data
    return Reference(kind, address, tuple(path))


_VALUES: dict[str, Callable[[Any], Value]] = {
    "number": Decimal,
    "secret": lambda content: Sensitive(None),
    "unknown": _unknown_in,
    "one of": lambda content: OneOf(tuple(map(_value_in, content[0])), tuple(map(_reference_in, content[1]))),
    "instance": lambda content: InstanceObject(_reference_in(content[0]), _object_in(content[1])),
    "object": _object_in,
}
