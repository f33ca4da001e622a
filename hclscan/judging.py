"""The policies of a scan: which ones run, and what reports say of them; loaded only when there is something to judge."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hclscan import __version__, selection
from hclscan.cache import Store, default_directory
from hclscan.disk import digest
from hclscan.errors import HclscanError
from hclscan.hcl.source import Diagnostic
from hclscan.options import ScanOptions
from hclscan.records import record
from hclscan.shipped import shipped_policies

if TYPE_CHECKING:
    from hclscan.policy.language import Parse
    from hclscan.policy.policies import BoundPolicy, PolicySet
    from hclscan.policy.rule_index import RuleIndex

FORMAT = 1
"""Raised whenever a choice, or how it is written down, changes."""

_PACKAGE = Path(__file__).resolve().parent
_POLICY_ENDINGS = (".policy.hcl", ".rules.yaml", "policy.yaml")


@record
class Choice:
    """The ids of all policies there are, of those that run, and why each of these demands what it does."""

    ids: tuple[str, ...]
    running: tuple[str, ...]
    explanations: dict[str, str]


@dataclass(eq=False, repr=False)
class Judges:
    """The policies that run with some options. `parse` parses their files, `kept` has choices of earlier runs."""

    options: ScanOptions
    parse: Parse
    kept: Store | None = None
    bound: tuple[BoundPolicy, ...] = field(init=False, default=())

    @cached_property
    def identity(self) -> str:
        """Stands for everything that verdicts depend on beside what is judged: hclscan itself, policies, and options."""
        options = self.options
        return digest(
            json.dumps(
                [
                    program(),
                    [_contents(path) for path in options.policies],
                    [options.select, options.ignore],
                    sorted(options.inputs.items()),
                    [digest(_bytes(path)) for path in options.input_files],
                    repr(sorted(options.input_values.items())),
                    repr(options.environment_names),
                    repr(options.limits),
                    os.getcwd(),  # paths are shown relative to it
                ]
            )
        )

    @cached_property
    def known(self) -> Choice | None:
        """Which policies run, as an earlier run has found."""
        return None if self.kept is None else _choice_in(self.kept.read(self.identity))

    @cached_property
    def choice(self) -> Choice:
        """Which policies run. Raises `HclscanError` for what is wrong with them, and for an id that none has."""
        if self.known is not None:
            return self.known
        choice = self._chosen()
        if self.kept is not None:
            self.kept.write(self.identity, json.dumps([choice.ids, choice.running, choice.explanations]))
        return choice

    def policies(self) -> tuple[BoundPolicy, ...]:
        """The policies that run, their inputs decided. Raises `HclscanError` as `choice` does."""
        if not self.bound:
            self._chosen()
        return self.bound

    @cached_property
    def rules(self) -> RuleIndex:
        """The rules of these policies, found by what they may apply to: one index for everything that is judged."""
        from hclscan.policy.rule_index import RuleIndex

        return RuleIndex(self.policies())

    def _chosen(self) -> Choice:
        loaded = _loaded(self.options, self.parse)
        self.bound = _bound(loaded, self.options)
        running = tuple(policy.id for policy in self.bound)
        return Choice(loaded.ids, running, {policy.id: policy.policy.why for policy in self.bound})


def _choice_in(text: str | None) -> Choice | None:
    try:
        ids, running, explanations = json.loads(text or "")
        return Choice(tuple(map(str, ids)), tuple(map(str, running)), {str(one): str(why) for one, why in explanations.items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def program() -> str:
    """Stands for hclscan itself, its policies included: its version, and where and when each of its files was written."""
    return digest("\0".join([__version__, sys.version, *_written(_PACKAGE, (".py", ".json")), *_shipped()]))


def _shipped() -> Iterator[str]:
    return _written(shipped_policies(), _POLICY_ENDINGS)


def _written(directory: Path, endings: tuple[str, ...]) -> Iterator[str]:
    waiting = [str(directory)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "_compiled", "examples"):
                        waiting.append(entry.path)
                elif entry.name.endswith(endings):
                    status = entry.stat()
                    yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}"


def _contents(path: Path) -> list[tuple[str, str]]:
    """The files of policies at a path, with digests of what is in them."""
    if path.is_file():
        return [(str(path), digest(_bytes(path)))]
    found = sorted(file for file in path.rglob("*") if file.name.endswith(_POLICY_ENDINGS) and file.is_file())
    return [(str(file), digest(_bytes(file))) for file in found]


def _bytes(path: Path) -> bytes:
    """The content of a file; what is wrong with it is said by those who load it."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


# -- loading -------------------------------------------------------------------------------------------------------------


def _loaded(options: ScanOptions, parse: Parse) -> PolicySet:
    """All policies there are. Raises `HclscanError` for what is wrong with any of them."""
    from hclscan.policy.compiled import store_at
    from hclscan.policy.load import load_policies

    store = store_at(default_directory() if options.cache else None)
    loaded = load_policies([shipped_policies(), *options.policies], parse, store=store)
    if isinstance(loaded, tuple):
        raise _broken_policies(loaded)
    return loaded


def _bound(loaded: PolicySet, options: ScanOptions) -> tuple[BoundPolicy, ...]:
    """The policies that run, their inputs decided. Raises `HclscanError` for what is wrong with those."""
    from hclscan.policy.given import given_inputs
    from hclscan.policy.inputs import require_declared
    from hclscan.policy.policies import BoundPolicy, bind_policies

    wanted = selection.selected(loaded.ids, options.select, options.ignore, loaded.defaults)
    chosen = [policy for policy in loaded.policies if policy.id in wanted]
    if not chosen:
        raise HclscanError("no policy is left to run", hint="--ignore takes away all that --select names")
    given = {**options.input_values, **given_inputs(options.inputs, options.input_files)}
    require_declared(given, tuple(file for policy in loaded.policies for file in policy.files))
    bound = bind_policies(chosen, given)
    wrong = [one for one in bound if isinstance(one, Diagnostic)]
    if wrong:
        raise _broken_policies(wrong)
    return tuple(one for one in bound if isinstance(one, BoundPolicy))


def _broken_policies(problems: Iterable[Diagnostic]) -> HclscanError:
    lines = []
    for problem in problems:
        lines.append(str(problem))
        if problem.excerpt.strip():
            lines.append(f"    {problem.excerpt.strip()}")
    return HclscanError("\n".join(lines), hint="no policy is skipped: mend it, or leave its directory out")
