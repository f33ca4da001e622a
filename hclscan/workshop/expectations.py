"""Examples of configuration that say what policies must find in them: `# expect: fail HCL_ENC_001` at a resource.

Examples stand in the folder `examples` beside the rules. Its files are one root module, as for Terraform, and one group of
manifests; each folder in it is another. A comment `# expect: fail|pass|unknown [ID…]` is about the resource that starts below
it, or that it stands in; without an id, it is about the policy that the example belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.policy.language import Parse
from hclscan.policy.load import Show, read_source
from hclscan.records import record

EXAMPLES = "examples"
TERRAFORM_SUFFIXES = (".tf", ".tofu")
MANIFEST_SUFFIXES = (".yaml", ".yml")
SUFFIXES = (*TERRAFORM_SUFFIXES, *MANIFEST_SUFFIXES)

Expected: TypeAlias = Literal["fail", "pass", "unknown"]

_WORDS: dict[str, Expected] = {"fail": "fail", "pass": "pass", "unknown": "unknown"}
_COMMENT = re.compile(r"\s*(?:#|//)\s*expect\b\s*:?\s*(.*?)\s*")
_BETWEEN = re.compile(r"\s*(?:(?:#|//|---).*)?")


@record
class Expectation:
    """One comment: what is expected, and of which policies (none named: of those that the example belongs to)."""

    status: Expected
    ids: tuple[str, ...]
    location: Location

    def __str__(self) -> str:
        return " ".join((self.status, *self.ids))


@record
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


@record
class Example:
    """What is evaluated together: the files of one folder, and of those below it unless it is the one of all examples."""

    place: Path
    files: tuple[ExampleFile, ...]

    @property
    def expectations(self) -> Iterator[Expectation]:
        return (one for file in self.files for one in file.expectations)


def find_examples(folder: Path) -> list[Path]:
    """The folders that each are one example of the policies in a folder: `examples` when it holds files, and those in it."""
    place = folder / EXAMPLES
    if not place.is_dir():
        return []
    found = [entry for entry in sorted(place.iterdir()) if entry.is_dir() and not entry.name.startswith(".")]
    return [place, *found] if _files(place) else found


def _files(place: Path) -> list[Path]:
    entries = place.iterdir() if place.name == EXAMPLES else place.rglob("*")
    return sorted(entry for entry in entries if entry.suffix in SUFFIXES and entry.is_file())


def read_example(place: Path, show: Show) -> Example | tuple[Diagnostic, ...]:
    """The example in a folder, or everything that is wrong with its comments."""
    files: list[ExampleFile] = []
    wrong: list[Diagnostic] = []
    for path in _files(place):
        source = read_source(path, show)
        if isinstance(source, Diagnostic):
            wrong.append(source)
            continue
        expectations: list[Expectation] = []
        for one in _expectations(source):
            (expectations if isinstance(one, Expectation) else wrong).append(one)  # type: ignore[arg-type]
        files.append(ExampleFile(path, source, tuple(expectations)))
    if not wrong and not any(file.expectations for file in files):
        where = Location(show(place), 1, 1, 1, 1)
        wrong.append(
            Diagnostic("This example expects nothing", where, "put `# expect: fail` or `# expect: pass` at a resource")
        )
    return tuple(wrong) if wrong else Example(place, tuple(files))


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


def parts(file: ExampleFile, parse: Parse) -> Iterator[tuple[str, str, str]]:
    """For each expectation its status, the text of what it is about, and what that is: the type of a resource, if it is one."""
    blocks = _documents(file.source) if file.language == "yaml" else _blocks(file.source, parse)
    for expectation in file.expectations:
        block = subject_of(expectation, file.source, tuple(blocks))
        if block is not None:
            lines = [file.source.line(number) for number in range(block.start_line, block.end_line + 1)]
            yield expectation.status, without_expectations("\n".join(lines)), blocks[block]


def _blocks(source: Source, parse: Parse) -> dict[Location, str]:
    body = parse(source)
    if isinstance(body, Diagnostic):
        return {}
    return {
        source.location(block.start, block.end): " ".join([block.type, *(label.value for label in block.labels[:1])])
        for block in body.blocks
    }


def _documents(source: Source) -> dict[Location, str]:
    """The documents of a YAML file, from the first line of each that holds something."""
    found: dict[Location, str] = {}
    start = 0
    lines = [*source.text.splitlines(), "---"]
    for number, line in enumerate(lines, 1):
        if line.startswith("---"):
            if start:
                found[Location(source.path, start, 1, number - 1, len(lines[number - 2]) + 1)] = ""
            start = 0
        elif not start and line.strip() and not line.lstrip().startswith("#"):
            start = number
    return found
