"""Files to syntax trees: from the cache where possible, in worker processes when there is enough to do."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from hclscan import copies
from hclscan.cache import SyntaxCache
from hclscan.clock import Clock
from hclscan.discovery import TERRAFORM_SUFFIXES
from hclscan.disk import Disk
from hclscan.hcl.limits import LIMITS
from hclscan.hcl.source import Diagnostic, Source, diagnose
from hclscan.records import mutable, record

if TYPE_CHECKING:
    from hclscan.hcl.syntax import Body

PARALLEL_FROM = 600_000
"""Characters that are to be parsed before starting worker processes pays."""

AHEAD_FROM = 15_000
"""Characters that are to be parsed before it pays to have them parsed ahead."""

Syntax: TypeAlias = "Callable[[Source], Body | Diagnostic]"
"""Parses the text of a file: a function of a module, so that worker processes find it by name."""


@record
class ParsedFile:
    """A file that was read: its text, and its tree or what is wrong with it."""

    source: Source
    body: Body | None
    problem: Diagnostic | None = None


@mutable
class Parser:
    """Parses each file once. `jobs` is the number of worker processes, None for as many as there are processors.

    `syntaxes` says how files are parsed that are not HCL, by the end of their names. Files of variables are not put into the
    cache: they are small, and where secrets are; nor are files in which something looks like a secret. `disk` reads the files,
    `clock` is told how long it takes.
    """

    cache: SyntaxCache | None = None
    jobs: int | None = None
    syntaxes: Mapping[str, Syntax] = field(default_factory=dict)
    parallel_from: int = PARALLEL_FROM
    files: dict[str, ParsedFile] = field(default_factory=dict)
    disk: Disk = field(default_factory=Disk)
    clock: Clock = field(default_factory=Clock)
    _aside: copies.Aside | None = None
    _ahead: dict[str, tuple[str, float, bytes]] = field(default_factory=dict)

    @property
    def processes(self) -> int:
        """How many processes may work at a time."""
        return self.jobs or os.cpu_count() or 1

    def parse(self, path: str) -> ParsedFile:
        """The tree of one file, remembered."""
        if path not in self.files:
            self.parse_all((path,))
        return self.files[path]

    def forget(self, paths: Iterable[str]) -> None:
        """Lets go of the trees of files, which will hardly be asked for again."""
        for path in paths:
            self.files.pop(path, None)

    def parse_text(self, source: Source) -> Body | Diagnostic:
        """The tree of a text that was read elsewhere."""
        known = None if self.cache is None else self.cache.get(source.text)
        if known is not None:
            return known
        from hclscan.hcl.grammar import parse

        outcome = parse(source)
        if self.cache is not None and not isinstance(outcome, Diagnostic):
            self.cache.keep(source.text, outcome)
        return outcome

    def parse_all(self, paths: Iterable[str]) -> None:
        """Parses files together, so that the work can be spread."""
        with self.clock.phase("parse"):
            self._parse_all(paths)

    def _parse_all(self, paths: Iterable[str]) -> None:
        missing: list[Source] = []
        for path in paths:
            if path in self.files:
                continue
            text = self.disk.text(path)
            if isinstance(text, Diagnostic):
                self.files[path] = ParsedFile(Source.of(path, ""), None, text)
                continue
            source = Source.of(path, text, self.disk.limits)
            body = self._kept(source)
            if body is not None:
                self.files[path] = ParsedFile(source, body)
                self.clock.counts["syntax trees from the cache"] += 1
                continue
            self.clock.counts["files parsed"] += 1
            ahead = self._parsed_ahead(path)
            if ahead is None:
                missing.append(source)
            else:
                self.files[path] = ParsedFile(source, self._kept_as(source, ahead))
        for source, outcome in zip(missing, self._outcomes(missing), strict=True):
            if isinstance(outcome, Diagnostic):
                self.files[source.path] = ParsedFile(source, None, outcome)
                continue
            self.files[source.path] = ParsedFile(source, self._kept_as(source, outcome))

    # -- ahead -------------------------------------------------------------------------------------------------------

    def begin(self, paths: Sequence[str]) -> None:
        """Has files of HCL parsed by a copy of this process, if they are enough for that and it has a processor to itself.

        Those that are asked for and not yet done are parsed here. `end` has to be called.
        """
        if self.processes < 2 or not copies.possible():
            return
        size = 0
        for source in self._unknown(paths):
            size += len(source.text)
            if size >= AHEAD_FROM:
                self._aside = copies.aside(lambda: self._trees(paths))
                return

    def end(self) -> None:
        """Ends the copy that parses, if there is one; what it has done is known."""
        if self._aside is not None:
            self._look_aside(self._aside)
            self._aside.end()
            self._aside = None

    def _unknown(self, paths: Iterable[str]) -> Iterator[Source]:
        """The files of HCL that have to be parsed."""
        for path in paths:
            text = self.disk.text(path)
            if isinstance(text, str) and not self._ending(path):
                source = Source.of(path, text, self.disk.limits)
                if self.cache is None or not self.cache.store.holds(self._identity(source)):
                    yield source

    def _trees(self, paths: Iterable[str]) -> Iterator[bytes]:
        """What a copy has to say of files that are right: a line with the path, the digest and the seconds, and the tree."""
        from hclscan.hcl.encoding import to_text

        for source in self._unknown(paths):
            begin = time.perf_counter()
            outcome = _parse(source, None)
            if isinstance(outcome, Diagnostic):
                continue
            with suppress(ValueError, RecursionError):
                text = to_text(outcome)
                head = json.dumps([source.path, self.disk.digest(source.path), time.perf_counter() - begin])
                yield f"{head}\n{text}".encode()

    def _look_aside(self, aside: copies.Aside) -> None:
        for made in aside.made():
            head, _, text = made.partition(b"\n")
            path, digest, seconds = json.loads(head)
            self._ahead[path] = (digest, seconds, text)

    def _parsed_ahead(self, path: str) -> str | None:
        """The encoded tree of a file, if it was parsed ahead."""
        if self._aside is not None:
            self._look_aside(self._aside)
        digest, seconds, text = self._ahead.pop(path, ("", 0.0, b""))
        if digest != self.disk.digest(path):
            return None
        self.clock.seconds["parse"] += seconds  # type: ignore[assignment]
        return str(text, "ascii")

    # -- what is kept ------------------------------------------------------------------------------------------------

    def _kept(self, source: Source) -> Body | None:
        """The tree of a file from the cache."""
        return None if self.cache is None or _is_private(source.path) else self.cache.get(self._identity(source))

    def _kept_as(self, source: Source, outcome: Body | str) -> Body:
        """The tree of a file that was parsed, here or in another process, which sends it encoded. It is put into the cache."""
        cached = None if _is_private(source.path) else self.cache
        if cached is not None:
            from hclscan.report.redact import holds_secret

            if _may_be_sensitive(source.text) or holds_secret(source.text):
                cached = None
        if isinstance(outcome, str):
            from hclscan.hcl.encoding import from_text

            if cached is not None:
                cached.put(self._identity(source), outcome)
            body: Body = from_text(outcome)
            return body
        if cached is not None:
            cached.keep(self._identity(source), outcome)
        return outcome

    def _ending(self, path: str) -> str:
        """The end of a name that decides the syntax of the file; empty for HCL."""
        return next((ending for ending in self.syntaxes if path.endswith(ending)), "")

    def _identity(self, source: Source) -> str:
        """What the tree of a file depends on: its text, its syntax when that is not HCL, and bounds of one's own."""
        ending = self._ending(source.path)
        bounds = "" if source.limits == LIMITS else f"\0{source.limits!r}"
        return f"{ending}{bounds}\0{source.text}" if ending or bounds else source.text

    def _outcomes(self, sources: list[Source]) -> Iterable[Body | str | Diagnostic]:
        """For each source a tree, an encoded tree, or a diagnostic."""
        jobs = min(self.processes, len(sources))
        if jobs < 2 or sum(len(source.text) for source in sources) < self.parallel_from:
            return [_parse(source, self.syntaxes.get(self._ending(source.path))) for source in sources]
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(jobs) as pool:
            size = max(1, len(sources) // (jobs * 8))
            files = [(source, self.syntaxes.get(self._ending(source.path))) for source in sources]
            return list(pool.map(_parse_encoded, files, chunksize=size))


def _may_be_sensitive(text: str) -> bool:
    """Whether a file may have the value of a sensitive variable in it, or one that it marks itself: a quick look."""
    return "sensitive" in text and ("sensitive(" in text or ("variable" in text and "default" in text))


def _is_private(path: str) -> bool:
    """Whether a file has values of variables: everything that is no configuration."""
    return not path.endswith((*TERRAFORM_SUFFIXES, ".hcl"))


def _parse(source: Source, syntax: Syntax | None) -> Body | Diagnostic:
    if syntax is not None:
        return syntax(source)
    from hclscan.hcl.grammar import parse  # a run that finds all files in the cache needs no parser

    return parse(source)


def _parse_encoded(file: tuple[Source, Syntax | None]) -> str | Diagnostic:
    """What a worker sends back: the encoded tree, or the diagnostic."""
    from hclscan.hcl.encoding import to_text

    source, syntax = file
    outcome = _parse(source, syntax)
    if isinstance(outcome, Diagnostic):
        return outcome
    try:
        return to_text(outcome)
    except (ValueError, RecursionError):
        return diagnose(source, 0, 1, "An expression in the file is nested too deeply")
