"""Suppressions: comments and annotations that take a finding out of the count, with a reason and, if wanted, an end.

    # hclscan:ignore HCL_PUB_003 reason="public status page" until=2027-03-31
    # hclscan:ignore-file HCL_RET reason="archive by law"
    # checkov:skip=HCL_PUB_003:public status page

A comment is about the block that starts on the next line or that it stands in: a resource, a manifest, or a module call with
all that is in it. On an object of Kubernetes the annotation `hclscan.dev/ignore` says the same, one suppression on a line. What
a suppression names are ids of policies or their beginnings. Suppressed findings stay in the report, with the reason.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from hclscan.findings import Finding, Status, Suppression
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.values import Value
from hclscan.records import mutable, record
from hclscan.resources import Resource

ANNOTATION = "hclscan.dev/ignore"
SKIP_ANNOTATION = r"checkov\.io/skip\d*"

# Each is matched in a time in proportion to the line: what is cut off at its end is cut off before.
MARK = r"(?:#|//|/?\*)[^\S\n]*hclscan:(ignore-file|ignore)\b(.*)$"
_SKIP = r"(?:#|//)\s*checkov:skip=(HCL_\w+)(?::(.*))?$"
_WORD = (
    r"""\s*(?:(?P<key>[A-Za-z-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s,]+))"""
    r"""|(?P<ids>[\w,]+)|(?P<odd>\S))"""
)
_BETWEEN = r"\s*(?:#|//|---|/?\*)"

Sources = Mapping[str, Sequence[str]]


@record
class Ignore:
    """One suppression as written. `ids` are ids of policies or their beginnings; `address` is that of an annotated object."""

    ids: tuple[str, ...]
    reason: str
    until: datetime.date | None
    location: Location
    whole_file: bool = False
    address: str = ""

    def names(self, policy_id: str) -> bool:
        return any(policy_id.upper().startswith(one) for one in self.ids)


@record
class Annotation:
    """An annotation of an object that suppresses, as written: the address of the object, key, text and place."""

    address: str
    key: str
    text: str
    location: Location


@record
class Suppressed:
    """The findings with those that are suppressed marked as such, and what is to be said about the suppressions."""

    findings: tuple[Finding, ...]
    warnings: tuple[Diagnostic, ...]


@record
class Rules:
    """What suppressions must meet: whether they need a reason, which ids there are, which of them run, and the day it is."""

    policy_ids: Collection[str]
    running: Collection[str]
    today: datetime.date
    require_reason: bool = True


MARKS = ("hclscan:", "checkov:skip")
"""A file that holds none of these has no comments that suppress."""


def annotations_of(resources: Iterable[Resource]) -> Iterator[Annotation]:
    """The annotations of resources that suppress."""
    for resource in resources:
        for key, text in _annotations(resource):
            if key == ANNOTATION or re.fullmatch(SKIP_ANNOTATION, key):
                place = resource.locate(("manifest", "metadata", "annotations", key))[1]
                yield Annotation(resource.address, key, text, place)


def suppress(findings: Sequence[Finding], annotations: Iterable[Annotation], sources: Sources, rules: Rules) -> Suppressed:
    """Marks what comments and annotations in the scanned files suppress. `sources` has the files in which a comment may."""
    reader = _Reader(rules)
    ignores = [*reader.comments(sources), *reader.annotations(annotations)]
    index = _Index(ignores, sources)
    used: set[int] = set()
    marked = []
    for finding in findings:
        if finding.status in (Status.FAIL, Status.UNKNOWN):
            ignore = index.about(finding)
            if ignore is not None:
                used.add(id(ignore))
                why = Suppression(ignore.reason, ignore.location, "inline", ignore.until)
                finding = replace(finding, status=Status.SUPPRESSED, suppression=why)
        marked.append(finding)
    unused = (ignore for ignore in ignores if id(ignore) not in used)
    reader.warnings += (_unused(ignore) for ignore in unused if any(ignore.names(id_) for id_ in rules.running))
    return Suppressed(tuple(marked), tuple(reader.warnings))


def _unused(ignore: Ignore) -> Diagnostic:
    names = ", ".join(ignore.ids)
    return Diagnostic(
        f"This suppression of {names} suppresses nothing", ignore.location, "remove it, or move it to the finding"
    )


# -- reading -------------------------------------------------------------------------------------------------------------


@mutable
class _Reader:
    """Reads suppressions, and collects what is wrong with them; what is wrong suppresses nothing."""

    rules: Rules
    warnings: list[Diagnostic] = field(default_factory=list)

    def comments(self, sources: Sources) -> Iterator[Ignore]:
        for path, lines in sources.items():
            for number, line in enumerate(lines, 1):
                if "hclscan:" in line and (match := re.search(MARK, _cut(line, "*/"))):
                    place = _place(path, number, line, match.start())
                    yield from self.read(match[2], place, match[1] == "ignore-file")
                elif "checkov:skip" in line and (match := re.search(_SKIP, line.rstrip())):
                    place = _place(path, number, line, match.start())
                    yield from self.checked(Ignore((match[1].upper(),), (match[2] or "").strip(), None, place))

    def annotations(self, annotations: Iterable[Annotation]) -> Iterator[Ignore]:
        for one in annotations:
            if one.key == ANNOTATION:
                for line in one.text.splitlines():
                    if line.strip():
                        yield from self.read(line, one.location, whole_file=False, address=one.address)
            elif one.text.strip().upper().startswith("HCL_"):
                name, _, reason = one.text.strip().partition("=")
                yield from self.checked(Ignore((name.upper(),), reason.strip(), None, one.location, address=one.address))

    def read(self, text: str, place: Location, whole_file: bool, address: str = "") -> Iterator[Ignore]:
        """The suppression of a text such as `HCL_PUB_003 reason="…" until=2027-03-31`."""
        ids: list[str] = []
        given: dict[str, str] = {}
        for match in re.finditer(_WORD, text):
            key = (match["key"] or "").lower()
            if match["ids"]:
                ids += [one.upper() for one in match["ids"].split(",") if one]
            elif key in ("reason", "until"):
                given[key] = next(value for value in (match["double"], match["single"], match["bare"]) if value is not None)
            elif match["odd"] != ",":
                word = match["odd"] or key
                self.warn(
                    place, f"{word!r} means nothing in a suppression", 'write ids of policies, reason="…" and until=YYYY-MM-DD'
                )
                return
        until = None
        if "until" in given:
            try:
                until = datetime.date.fromisoformat(given["until"])
            except ValueError:
                self.warn(place, f"{given['until']!r} is no date", "write until=YYYY-MM-DD")
                return
        if not ids:
            self.warn(place, "This suppression names no policy", "name the ids of policies, such as HCL_PUB_003")
            return
        yield from self.checked(Ignore(tuple(ids), given.get("reason", "").strip(), until, place, whole_file, address))

    def checked(self, ignore: Ignore) -> Iterator[Ignore]:
        """The suppression if it holds; what keeps it from doing so is reported."""
        for one in ignore.ids:
            if not any(policy_id.upper().startswith(one) for policy_id in self.rules.policy_ids):
                self.warn(
                    ignore.location,
                    f"There is no policy {one}",
                    nearest(one, self.rules.policy_ids) or "`hclscan policy list` names them all",
                )
        if self.rules.require_reason and not ignore.reason:
            self.warn(ignore.location, "This suppression gives no reason, so it does not hold", 'add reason="…"')
        elif ignore.until is not None and ignore.until < self.rules.today:
            names = ", ".join(ignore.ids)
            self.warn(
                ignore.location, f"The suppression of {names} has expired on {ignore.until}", "mend the finding, or renew it"
            )
        else:
            yield ignore

    def warn(self, place: Location, summary: str, detail: str) -> None:
        self.warnings.append(Diagnostic(summary, place, detail))


def _cut(line: str, ending: str) -> str:
    return line.rstrip().removesuffix(ending).rstrip()


def _place(path: str, number: int, line: str, start: int) -> Location:
    return Location(path, number, start + 1, number, len(line.rstrip()) + 1)


def _annotations(resource: Resource) -> Iterator[tuple[str, str]]:
    # What is sensitive suppresses nothing: reports, and results that are kept, say what does.
    value: Value = resource.attrs
    for name in ("manifest", "metadata", "annotations"):
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, dict):
        yield from ((key, text) for key, text in value.items() if isinstance(text, str))


# -- what they are about -------------------------------------------------------------------------------------------------


class _Index:
    """Suppressions by the file they stand in."""

    def __init__(self, ignores: Iterable[Ignore], sources: Sources) -> None:
        self.sources = sources
        self.by_path: dict[str, list[Ignore]] = {}
        self.by_address: dict[tuple[str, str], list[Ignore]] = {}
        for ignore in ignores:
            if ignore.address:
                self.by_address.setdefault((ignore.location.path, ignore.address), []).append(ignore)
            else:
                self.by_path.setdefault(ignore.location.path, []).append(ignore)

    def about(self, finding: Finding) -> Ignore | None:
        """The suppression of a finding, the one nearest to its block; None when there is none."""
        for ignore in self.by_address.get((finding.block.path, finding.address), ()):
            if ignore.names(finding.policy_id):
                return ignore
        for block in (finding.block, *reversed(finding.via)):
            for ignore in self.by_path.get(block.path, ()):
                if ignore.names(finding.policy_id) and self._is_about(ignore, block):
                    return ignore
        return None

    def _is_about(self, ignore: Ignore, block: Location) -> bool:
        """Whether a comment is about the file of a block, stands in it, or above it with only comments between."""
        line = ignore.location.start_line
        if ignore.whole_file or block.start_line <= line <= block.end_line:
            return True
        lines = self.sources.get(block.path, ())
        return line < block.start_line and all(re.match(_BETWEEN, text) for text in lines[line - 1 : block.start_line - 1])
