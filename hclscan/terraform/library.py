"""Module directories: which files they have, what they call, and their declarations, each worked out once.

To find the root modules (which directory calls which) only those files are parsed that may call a module, and what they call is
kept between runs. The others are parsed where they are evaluated, by one process of several. Where many call, copies of this
process look for it and send no trees: these would take longer to send than to make, and nobody could hold all of them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from hclscan import copies
from hclscan.cache import Store
from hclscan.discovery import TERRAFORM_SUFFIXES
from hclscan.disk import Disk

if TYPE_CHECKING:
    from hclscan.hcl.source import Diagnostic, Source
    from hclscan.hcl.syntax import Body
    from hclscan.terraform.module import Module

LOCAL_PREFIXES = ("./", "../")
"""How the source of a module begins that lies beside the calling one."""

FORMAT = 2
"""Raised whenever what is kept of a module, or how it is written down, changes."""

_MAY_CALL = re.compile(r"(?<![\w.])module(?![\w.])")
"""What is in every file with a call of a module, and in few others."""


_BATCH = 16
"""Directories that a process looks into at a time."""


class ParsedFile(Protocol):
    """A file as the parser gives it."""

    @property
    def source(self) -> Source: ...
    @property
    def body(self) -> Body | None: ...
    @property
    def problem(self) -> Diagnostic | None: ...


class Parser(Protocol):
    """Parses files, each once."""

    jobs: int | None
    parallel_from: int

    @property
    def disk(self) -> Disk: ...
    @property
    def processes(self) -> int: ...
    def parse(self, path: str) -> ParsedFile: ...
    def parse_all(self, paths: Iterable[str]) -> None: ...
    def forget(self, paths: Iterable[str]) -> None: ...
    def begin(self, paths: Sequence[str]) -> None: ...


class ModuleLibrary:
    """The modules of a scan, each directory loaded once. Paths are as shown to the user.

    `kept` keeps what modules call.
    """

    def __init__(self, parser: Parser, kept: Store | None = None) -> None:
        self.parser = parser
        self.kept = kept
        self.problems: dict[str, tuple[Diagnostic, ...]] = {}
        self._modules: dict[str, Module] = {}
        self._sources: dict[str, tuple[str, ...]] = {}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong in the files of all modules that were loaded."""
        return [problem for problems in self.problems.values() for problem in problems]

    def files(self, directory: str) -> list[str]:
        """The Terraform files of a directory."""
        return terraform_files(directory, self.parser.disk)

    def load(self, directory: str) -> Module:
        """The module in a directory; what is wrong in its files is among `problems`."""
        found = self._modules.get(directory)
        if found is None:
            from hclscan.terraform.module import load_module  # a run that finds everything in the cache loads none

            paths = self.files(directory)
            self.parser.parse_all(paths)
            parsed = [self.parser.parse(path) for path in paths]
            unread = [file.problem for file in parsed if file.problem is not None]
            found, wrong = load_module(directory, [(file.source, file.body) for file in parsed if file.body is not None])
            self.problems[directory] = (*unread, *wrong)
            self._modules[directory] = found
        return found

    def forget(self, directory: str) -> None:
        """Lets go of the module in a directory, which will hardly be asked for again."""
        if self._modules.pop(directory, None) is not None:
            self.parser.forget(self.files(directory))

    def sources(self, directory: str) -> tuple[str, ...]:
        """The local sources that the module in a directory calls."""
        self._look_into((directory,))
        return self._sources[directory]

    def roots(self, directories: Sequence[str]) -> list[str]:
        """Those of the directories that no other one of them calls; all of them when they only call each other."""
        called = {callee for caller, callees in self._calls(directories).items() for callee in callees if callee != caller}
        return [directory for directory in directories if directory not in called] or list(directories)

    def roots_of(self, directory: str, directories: Sequence[str]) -> list[str]:
        """The root modules among the directories that lead to a module; the module itself when none does."""
        calls = self._calls([one for one in directories if one == directory or self._may_call(one)])
        reaching, waiting = {directory}, [directory]
        while waiting:
            callee = waiting.pop()
            for caller, callees in calls.items():
                if callee in callees and caller not in reaching:
                    reaching.add(caller)
                    waiting.append(caller)
        return self.roots(sorted(reaching))

    def reach(self, directory: str, follows: Callable[[str], bool] = lambda directory: True) -> set[str]:
        """The directories of all modules that a module leads to by local sources, its own included; some may not be there.

        `follows` says which of them are looked into.
        """
        reached, waiting = {directory}, [directory]
        while waiting:
            for callees in self._calls([waiting.pop()]).values():
                waiting += filter(follows, callees - reached)
                reached |= callees
        return reached

    def _may_call(self, directory: str) -> bool:
        """Whether the files of a directory may call a module: a quick look, which spares most of a repository the parser."""
        return next(iter(self._calling_files(directory)), None) is not None

    def _calling_files(self, directory: str) -> Iterator[str]:
        """The files of a directory that may call a module."""
        for path in self.files(directory):
            text = self.parser.disk.text(path)
            if isinstance(text, str) and _MAY_CALL.search(text) is not None:
                yield path

    def _calls(self, directories: Sequence[str]) -> dict[str, set[str]]:
        """The directories that each directory calls by a local source."""
        self._look_into(directories)
        return {directory: {beside(directory, source) for source in self._sources[directory]} for directory in directories}

    def _look_into(self, directories: Sequence[str]) -> None:
        """Finds out what the modules in directories call; what is not kept is parsed together."""
        unknown = [one for one in directories if one not in self._sources and self._kept(one) is None]
        calling = {directory: tuple(self._calling_files(directory)) for directory in unknown}
        if self.parser.processes > 1 and copies.possible() and self._characters(calling.values()) >= self.parser.parallel_from:
            self._sources.update(self._read_by_copies(calling))
        self.parser.parse_all(path for directory, paths in calling.items() if directory not in self._sources for path in paths)
        for directory, paths in calling.items():
            if directory not in self._sources:
                self._sources[directory] = self._read(directory, paths)

    def _characters(self, files: Iterable[Iterable[str]]) -> int:
        texts = (self.parser.disk.text(path) for paths in files for path in paths)
        return sum(len(text) for text in texts if isinstance(text, str))

    def _read_by_copies(self, calling: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """What directories call, as copies of this process find out; those are left out that a copy has died of."""
        directories = list(calling)

        def read(start: int) -> str:
            self.parser.jobs = 1
            found = {}
            for directory in directories[start : start + _BATCH]:
                try:
                    found[directory] = self._read(directory, calling[directory])
                except Exception:  # whatever it is, the process that asks will meet it as well
                    continue
                self.parser.forget(calling[directory])
            return json.dumps(found)

        found: dict[str, tuple[str, ...]] = {}
        for _, text in copies.spread(read, range(0, len(directories), _BATCH), self.parser.processes):
            found |= {} if text is None else {directory: tuple(sources) for directory, sources in json.loads(text).items()}
        return found

    def _read(self, directory: str, paths: Iterable[str]) -> tuple[str, ...]:
        """The local sources that a module calls, from those of its files that may call any."""
        parsed = [self.parser.parse(path) for path in paths]
        local: set[str] = set()
        if parsed:
            from hclscan.terraform.module import load_module

            module, _ = load_module(directory, [(file.source, file.body) for file in parsed if file.body is not None])
            local = {source for source in module.call_sources().values() if source.startswith(LOCAL_PREFIXES)}
        found = tuple(sorted(local))
        if self.kept is not None:
            self.kept.write(self._identity(directory), json.dumps(found))
        return found

    def _kept(self, directory: str) -> tuple[str, ...] | None:
        text = None if self.kept is None else self.kept.read(self._identity(directory))
        if text is None:
            return None
        try:
            found = self._sources[directory] = tuple(map(str, json.loads(text)))
        except (ValueError, TypeError, RecursionError):
            return None
        return found

    def _identity(self, directory: str) -> str:
        paths = self.files(directory)
        names = "\0".join(os.path.basename(path) + "\0" + self.parser.disk.digest(path) for path in paths)
        return f"module\0{names}"


def terraform_files(directory: str, disk: Disk | None = None) -> list[str]:
    """The Terraform files of a directory, in the order in which Terraform reads them.

    As in OpenTofu, `main.tofu` takes the place of `main.tf`, and `main.tofu.json` that of `main.tf.json`.
    """
    listed = (disk or Disk()).names(directory)
    names = [name for name in listed if name.endswith(TERRAFORM_SUFFIXES) and not name.startswith(".")]
    present = set(names)
    return [joined(directory, name) for name in names if _counterpart(name) not in present]


def _counterpart(name: str) -> str:
    """The name of the file that takes the place of a Terraform file; empty for files of OpenTofu."""
    for suffix, other in ((".tf", ".tofu"), (".tf.json", ".tofu.json")):
        if name.endswith(suffix):
            return name.removesuffix(suffix) + other
    return ""


def variable_files(directory: str, disk: Disk | None = None) -> list[str]:
    """The variable files that Terraform reads without being told, in order of precedence."""
    names = (disk or Disk()).names(directory)
    first = [name for name in ("terraform.tfvars", "terraform.tfvars.json") if name in names]
    automatic = [name for name in names if name.endswith((".auto.tfvars", ".auto.tfvars.json")) and not name.startswith(".")]
    return [joined(directory, name) for name in [*first, *automatic]]


def joined(directory: str, name: str) -> str:
    """A path below a directory as shown to the user."""
    return name if directory == "." else f"{directory}/{name}"


def beside(directory: str, source: str) -> str:
    """The directory that a local module source names, seen from the calling module."""
    return os.path.normpath(os.path.join(directory, source)).replace(os.sep, "/")
