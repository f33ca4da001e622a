"""Files to syntax trees: from the cache where possible, in worker processes when there is enough to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeAlias

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
            if body is None:
                missing.append(source)
            else:
                self.files[path] = ParsedFile(source, body)
                self.clock.counts["syntax trees from the cache"] += 1
        self.clock.counts["files parsed"] += len(missing)
        for source, outcome in zip(missing, self._outcomes(missing), strict=True):
            if isinstance(outcome, Diagnostic):
                self.files[source.path] = ParsedFile(source, None, outcome)
                continue
            self.files[source.path] = ParsedFile(source, self._kept_as(source, outcome))

    def _kept(self, source: Source) -> Body | None:
        """The tree of a file from the cache."""
        return None if self.cache is None or _is_private(source.path) else self.cache.get(self._identity(source))

    def _kept_as(self, source: Source, outcome: Any) -> Body:
        """The tree of a file that was parsed, here or in a worker, which sends it encoded. It is put into the cache."""
        cached = None if _is_private(source.path) else self.cache
        if cached is not None:
            from hclscan.report.redact import holds_secret

            if _may_be_sensitive(source.text) or holds_secret(source.text):
                cached = None
        if type(outcome) is list:
            from hclscan.hcl.encoding import decode

            if cached is not None:
                cached.put(self._identity(source), outcome)
            body: Body = decode(outcome)
            return body
        if cached is not None:
            cached.keep(self._identity(source), outcome)
        tree: Body = outcome
        return tree

    def _ending(self, path: str) -> str:
        """The end of a name that decides the syntax of the file; empty for HCL."""
        return next((ending for ending in self.syntaxes if path.endswith(ending)), "")

    def _identity(self, source: Source) -> str:
        """What the tree of a file depends on: its text, its syntax when that is not HCL, and bounds of one's own."""
        ending = self._ending(source.path)
        bounds = "" if source.limits == LIMITS else f"\0{source.limits!r}"
        return f"{ending}{bounds}\0{source.text}" if ending or bounds else source.text

    def _outcomes(self, sources: list[Source]) -> Iterable[Any]:
        """For each source a tree, an encoded tree, or a diagnostic."""
        jobs = min(self.jobs or os.cpu_count() or 1, len(sources))
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


def _parse_encoded(file: tuple[Source, Syntax | None]) -> Any:
    """What a worker sends back: the encoded tree, or the diagnostic."""
    from hclscan.hcl.encoding import encode

    source, syntax = file
    outcome = _parse(source, syntax)
    if isinstance(outcome, Diagnostic):
        return outcome
    try:
        return encode(outcome)
    except RecursionError:
        return diagnose(source, 0, 1, "An expression in the file is nested too deeply")
