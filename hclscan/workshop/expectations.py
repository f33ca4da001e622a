"""Examples of configuration that say what policies must find in them: `# expect: fail HCL_ENC_001` at a resource.

An example stands in the folder `examples` beside the rules. A file is a root module, or a group of manifests, by itself; a
folder is one of several files. A comment `# expect: fail|pass|unknown [ID…]` is about the resource that starts below it, or
that it stands in; without an id, it is about the policy that the example belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.policy.load import Show, read_source

EXAMPLES = "examples"
TERRAFORM_SUFFIXES = (".tf", ".tofu")
MANIFEST_SUFFIXES = (".yaml", ".yml")
SUFFIXES = (*TERRAFORM_SUFFIXES, *MANIFEST_SUFFIXES)

Expected: TypeAlias = Literal["fail", "pass", "unknown"]

_WORDS: dict[str, Expected] = {"fail": "fail", "pass": "pass", "unknown": "unknown"}
_COMMENT = re.compile(r"\s*(?:#|//)\s*expect\b\s*:?\s*(.*?)\s*")
_BETWEEN = re.compile(r"\s*(?:(?:#|//|---).*)?")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One comment: what is expected, and of which policies (none named: of those that the example belongs to)."""

    status: Expected
    ids: tuple[str, ...]
    location: Location

    def __str__(self) -> str:
        return " ".join((self.status, *self.ids))


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """The text of an example and what it expects."""

    path: Path
    source: Source
    expectations: tuple[Expectation, ...]

    @property
    def language(self) -> str:
        return "yaml" if self.path.suffix in MANIFEST_SUFFIXES else "hcl"

    @property
    def statuses(self) -> frozenset[str]:
        return frozenset(expectation.status for expectation in self.expectations)


@dataclass(frozen=True, slots=True)
class Example:
    """What is evaluated together: one file, or the files of one folder."""

    place: Path
    files: tuple[ExampleFile, ...]

    @property
    def expectations(self) -> Iterator[Expectation]:
        return (one for file in self.files for one in file.expectations)


def find_examples(folder: Path) -> list[Path]:
    """The examples of the policies in a folder, in order: files and folders."""
    place = folder / EXAMPLES
    if not place.is_dir():
        return []
    found = (entry for entry in sorted(place.iterdir()) if not entry.name.startswith("."))
    return [entry for entry in found if entry.is_dir() or entry.suffix in SUFFIXES]


def read_example(place: Path, show: Show) -> Example | tuple[Diagnostic, ...]:
    """The example at a place, or everything that is wrong with its comments."""
    paths = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.suffix in SUFFIXES)
    files: list[ExampleFile] = []
    wrong: list[Diagnostic] = []
    for path in paths:
        source = read_source(path, show)
        if isinstance(source, Diagnostic):
            wrong.append(source)
            continue
        expectations: list[Expectation] = []
        for one in _expectations(source):
            (expectations if isinstance(one, Expectation) else wrong).append(one)  # type: ignore[arg-type]
        files.append(ExampleFile(path, source, tuple(expectations)))
    example = Example(place, tuple(files))
    if not wrong and not any(True for _ in example.expectations):
        where = Location(show(place), 1, 1, 1, 1)
        wrong.append(
            Diagnostic("This example expects nothing", where, "put `# expect: fail` or `# expect: pass` at a resource")
        )
    return tuple(wrong) if wrong else example


def _expectations(source: Source) -> Iterator[Expectation | Diagnostic]:
    for number, line in enumerate(source.text.splitlines(), 1):
        match = _COMMENT.fullmatch(line)
        if match is None:
            continue
        place = Location(source.path, number, len(line) - len(line.lstrip()) + 1, number, len(line) + 1)
        status, *ids = re.split(r"[\s,]+", match[1])
        if status in _WORDS and all(re.fullmatch(r"\w+", one) for one in ids):
            yield Expectation(_WORDS[status], tuple(ids), place)
        else:
            detail = "write `# expect: fail`, `pass` or `unknown`, and ids of policies behind it where others are meant"
            yield Diagnostic("This comment expects nothing that can be checked", place, detail, line)


def subject_of(expectation: Expectation, source: Source, blocks: Collection[Location]) -> Location | None:
    """The block that a comment is about: the one that starts below it, with only comments between, else the one around it."""
    line = expectation.location.start_line
    below = [block for block in blocks if block.start_line > line]
    if below:
        first = min(below, key=lambda block: block.start_line)
        if all(_BETWEEN.fullmatch(source.line(number)) for number in range(line + 1, first.start_line)):
            return first
    around = [block for block in blocks if block.start_line <= line <= block.end_line]
    return min(around, key=lambda block: block.end_line - block.start_line, default=None)


def without_expectations(text: str) -> str:
    """The text of an example as documentation shows it."""
    kept = [line for line in text.splitlines() if not _COMMENT.fullmatch(line)]
    return "\n".join(kept).strip("\n")
