"""What becomes of resources: all policies are asked, all reports written, and what is promised of them is asserted."""

from __future__ import annotations

import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hclscan.cli import RECURSION_LIMIT
from hclscan.findings import Report, Status
from hclscan.hcl.grammar import parse
from hclscan.hcl.source import Diagnostic
from hclscan.judging import Judges
from hclscan.options import ScanOptions
from hclscan.policy.rule_index import RuleIndex
from hclscan.report import FORMATS, renderer
from hclscan.resources import ResourceSet
from hclscan.suppress import annotations_of
from tests.fuzz.promises import agree, inside, verdicts, with_hole

SECRET = "swordfish-of-the-user"
"""The value of a sensitive variable that fuzzed modules may use: no report may have it."""

PLANTED = f'variable "planted" {{\n  sensitive = true\n  default   = "{SECRET}"\n}}\n'
"""That variable, in a file of its own."""


@cache
def all_policies() -> RuleIndex:
    """All policies that come with hclscan."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
    return Judges(ScanOptions(select=("ALL",), cache=False), parse).rules


def lines_of(sources: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {path: tuple(text.split("\n")) for path, text in sources.items()}


def reported_findings(resources: ResourceSet, errors: list[Diagnostic], sources: Mapping[str, str]) -> Any:
    """Judges resources: findings lie in the files, and reports are what they say they are. Gives the findings by rule."""
    lines = lines_of(sources)
    found = verdicts(resources, all_policies(), lines)
    for finding in found.values():
        inside(finding.location, sources)
        inside(finding.block, sources)
        for evidence in finding.evidence:
            inside(evidence.location, sources)
    list(annotations_of(resources.resources))
    _rendered(Report(tuple(found.values()), tuple(errors), sources=lines, version="0"), "".join(sources.values()))
    return found


_XML_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REORDERING = re.compile("[\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def _rendered(report: Report, written: str) -> None:
    """Each format can be read by what reads it, steers no terminal, and has no secret that was not written in plain sight."""
    in_plain_sight = written.count(SECRET) > PLANTED.count(SECRET)
    for name in FORMATS:
        stream = io.StringIO()
        renderer(name)(report, stream, frozenset(Status))
        text = stream.getvalue()
        assert in_plain_sight or SECRET not in text, name
        assert not _XML_FORBIDDEN.search(text), name
        if name == "junit":
            ElementTree.fromstring(text)
        elif name in ("json", "sarif", "gitlab"):
            json.loads(text)
        else:
            assert not _REORDERING.search(text), name
        if name == "github":
            assert all(line.startswith("::") or not line.lstrip().startswith("::") for line in text.splitlines())


def judged(resources: ResourceSet, errors: list[Diagnostic], sources: Mapping[str, str], choose: Callable[[int], int]) -> None:
    """Judges resources as they are, and again with one value unknown: no verdict may be the opposite."""
    known = reported_findings(resources, errors, sources)
    agree(verdicts(with_hole(resources, choose), all_policies(), lines_of(sources)), known)
