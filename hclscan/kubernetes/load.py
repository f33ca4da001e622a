"""The text of one file -> the Kubernetes objects in it.

Most YAML and JSON in a repository is not for Kubernetes: whatever is not surely a manifest is passed over in silence, and
what is wrong in a file is reported only when the file is meant to be a manifest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hclscan.discovery import KUSTOMIZATION_FILES, may_hold_manifests
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.hcl.source import Diagnostic, Location, Source, diagnose
from hclscan.hcl.values import Value
from hclscan.kubernetes.compose import HAS_LIBYAML, MAX_PROBLEMS, Composer, Document, Problem, Refused, Written
from hclscan.kubernetes.metadata import tidied
from hclscan.kubernetes.places import Places
from hclscan.records import record


@record
class Manifest:
    """One object as written: `value` has at least the texts `apiVersion` and `kind`. `places` has paths into `value`."""

    value: dict[str, Value]
    location: Location
    places: Places

    @property
    def api_version(self) -> str:
        return str(self.value["apiVersion"])

    @property
    def kind(self) -> str:
        return str(self.value["kind"])

    def metadata(self, key: str) -> str | None:
        """A text of the metadata, such as `name`; None when it is missing or empty. A number written without quotes counts."""
        metadata = self.value.get("metadata")
        value = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
            return str(value)
        return None


@record
class ManifestFile:
    """What is in one file. A template (`{{ … }}`) has no manifests: what it will become is not known."""

    path: str
    manifests: tuple[Manifest, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    is_template: bool = False
    kustomization: Value = None


def load_manifests(path: str, text: str, limits: Limits = LIMITS) -> ManifestFile:
    """The manifests of a YAML or JSON text; documents and the items of lists become manifests of their own.

    `path` is shown in locations. A document that cannot be read is reported, the others of the file are still read.
    """
    if not may_hold_manifests(path, text):
        return ManifestFile(path)
    text = text.removeprefix("\ufeff")
    if _JSON_START.match(text):
        text = _readable_json(text)
    source = Source.of(path, text)
    composer = Composer(limits=limits)
    manifests: list[Manifest] = []
    problems: list[Problem] = []
    unreadable: list[Problem] = []  # of documents that do not look like manifests
    kustomization: Value = None
    is_kustomization = path.rpartition("/")[2] in KUSTOMIZATION_FILES
    for start, piece in pieces(text):
        try:
            for document in composer.documents(piece, start):
                found, odd = _manifests(source, document)
                if "{{" in piece and _is_template(document, found):
                    return ManifestFile(path, is_template=True)
                manifests += found
                if found:
                    problems += (*document.problems, *odd)
                if is_kustomization:
                    kustomization = document.value
        except Refused as refusal:
            if refusal.by_limit or _looks_like_manifest(piece):
                if "{{" in piece and not refusal.by_limit:
                    return ManifestFile(path, is_template=True)
                problems.append(refusal.problem)
            else:
                unreadable.append(refusal.problem)
            if composer.is_exhausted:
                break
    if manifests:
        problems += unreadable
    diagnostics = tuple(_diagnostic(source, problem) for problem in problems[:MAX_PROBLEMS])
    return ManifestFile(path, tuple(manifests), diagnostics, kustomization=kustomization)


# -- from text to documents ----------------------------------------------------------------------------------------------

_JSON_START = re.compile(r"\s*[{\[]")
_SEPARATOR = re.compile(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<lone>[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The documents of a stream with their offsets, cut at `---` lines, as Kubernetes cuts them.

    Each piece is parsed by itself, so a syntax error in one document does not hide the next.
    """
    start = 0
    for separator in _SEPARATOR.finditer(text):
        if separator.start() > start:
            yield start, text[start : separator.start()]
        start = separator.start()
    yield start, text[start:]


def _readable_json(text: str) -> str:
    """JSON that a YAML parser reads: escaped surrogate pairs become one escape, lone ones the replacement character.

    Lines stay lines, and no line grows.
    """
    if not HAS_LIBYAML:
        # PyYAML's own parser rejects tabs between tokens; texts in JSON cannot hold any.
        text = text.replace("\t", " ")
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return _ESCAPE.sub(_without_surrogates, text)


def _without_surrogates(match: re.Match[str]) -> str:
    if match["lone"]:
        return "\\ufffd"
    if not match["high"]:
        return match[0]
    code = 0x10000 + ((int(match["high"], 16) - 0xD800) << 10) + (int(match["low"], 16) - 0xDC00)
    return f"\\U{code:08X}"


# -- from documents to manifests -----------------------------------------------------------------------------------------


def _manifests(source: Source, document: Document) -> tuple[list[Manifest], list[Problem]]:
    """The manifests of a document, and what is wrong in their metadata."""
    found: list[Manifest] = []
    problems: list[Problem] = []
    for content, written in _objects(document.value, document.written):
        value, odd = tidied(content, written)
        found.append(Manifest(value, source.location(written[0], written[1]), Places(source, written)))
        problems += odd
    return found, problems


def _objects(value: Value, written: Written) -> Iterator[tuple[dict[str, Value], Written]]:
    """The objects of a document, lists opened. Lists nest no deeper than documents may, so recursion is safe."""
    if not _is_object(value):
        return
    kind: str = value["kind"]
    items = value.get("items")
    if not kind.endswith("List") or not isinstance(items, tuple):
        yield value, written
        return
    # The items of a typed list, such as a ConfigMapList, need not repeat what they are.
    implied = {"apiVersion": value["apiVersion"], "kind": kind.removesuffix("List")} if kind != "List" else {}
    for item, place in zip(items, _children_of(written, "items"), strict=True):
        if isinstance(item, dict):
            yield from _objects(item if _is_object(item) else {**implied, **item}, place)


def _children_of(written: Written, key: str) -> tuple[Written, ...]:
    entries = written[2]
    elements = entries[key][2] if isinstance(entries, dict) else None
    return elements if isinstance(elements, tuple) else ()


def _is_object(value: Value) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(key), str) and value[key] for key in ("apiVersion", "kind"))


# -- templates and diagnostics -------------------------------------------------------------------------------------------

_YAML_KEYS = (re.compile(r"^apiVersion[ \t]*:", re.MULTILINE), re.compile(r"^kind[ \t]*:", re.MULTILINE))
_JSON_KEYS = (re.compile(r'"apiVersion"\s*:\s*"'), re.compile(r'"kind"\s*:\s*"'))


def _looks_like_manifest(text: str) -> bool:
    return any(all(key.search(text) for key in keys) for keys in (_YAML_KEYS, _JSON_KEYS))


def _is_template(document: Document, manifests: list[Manifest]) -> bool:
    """Whether a document with `{{` in it is the source of a manifest, rather than a manifest that speaks of templates.

    Alert texts and workflows hold `{{` in their values. In a template it stands where YAML wants a value without quotes, which
    then reads as a mapping in a mapping, or in what identifies the object.
    """
    if document.has_odd_keys and isinstance(document.value, dict) and {"apiVersion", "kind"} <= document.value.keys():
        return True
    return any(
        "{{" in text
        for each in manifests
        for text in (each.api_version, each.kind, each.metadata("name") or "", each.metadata("namespace") or "")
    )


def _diagnostic(source: Source, problem: Problem) -> Diagnostic:
    found = diagnose(source, problem.start, problem.end, problem.summary, problem.detail)
    return replace(found, excerpt=found.excerpt[:200])
