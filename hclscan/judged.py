"""The results of units of work: those that are kept, and the others evaluated and judged, in worker processes if it pays.

A worker is a copy of this process, made when policies are loaded. It is told the number of a unit and sends back what would be
written into the cache, so the number of workers makes no difference to what is reported.
"""

from __future__ import annotations

import datetime
import gc
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hclscan import copies, results, selection, slices
from hclscan.cache import Store
from hclscan.clock import Clock
from hclscan.discovery import root_in_tree
from hclscan.disk import Lines
from hclscan.errors import HclscanError
from hclscan.findings import Finding
from hclscan.judging import Judges
from hclscan.parsing import Parser
from hclscan.records import mutable
from hclscan.results import Result
from hclscan.suppress import annotations_of
from hclscan.units import Evaluated, Unit

if TYPE_CHECKING:
    from hclscan.policy.rule_index import RuleIndex

DAY = "day:"
"""What a unit depends on whose policies have asked what day it is."""

PARALLEL_FROM = 30_000
"""Characters of root modules and manifests that are to be evaluated before starting worker processes pays."""

LARGE_FROM = 100_000
"""Characters of one of them from which it may have resources enough to be judged by several processes."""

TIDY_FROM = 20_000
"""Resources after which one process frees what evaluating them has left in cycles: some 300 MB."""


def today() -> datetime.date:
    """The day it is, in UTC."""
    return datetime.datetime.now(datetime.timezone.utc).date()


@mutable
class JudgedUnits:
    """Gives the results of units of work. `texts` has contents that are on no disk, by name.

    Findings that only pass are among them when they are `passing`, else they are counted.
    """

    judges: Judges
    parser: Parser
    kept: Store | None
    texts: Mapping[str, str]
    passing: bool = True
    untidied: int = 0

    @property
    def clock(self) -> Clock:
        """What is told how long things take: that of the parser, for what a worker parses counts too."""
        return self.parser.clock

    def results(self, units: Sequence[Unit]) -> list[Result]:
        """The results of all units, in their order."""
        found: dict[int, Result] = {}
        for position, unit in enumerate(units):
            result = self._restored(unit)
            if result is not None:
                found[position] = result
        self.clock.counts["results from the cache"] += len(found)
        missing = [position for position in range(len(units)) if position not in found]
        self.clock.counts["units evaluated"] += len(missing)
        self.clock.step(len(found), len(units))
        for position, result in self._made(units, missing):
            found[position] = result
            self.clock.step(len(found), len(units))
        return [found[position] for position in range(len(units))]

    def _identity(self, unit: Unit) -> str:
        return f"{self.judges.identity}\0{unit.identity}"

    def _restored(self, unit: Unit) -> Result | None:
        """The result of an earlier run, when all that it depends on is as it was."""
        text = None if self.kept is None else self.kept.read(self._identity(unit))
        if text is None:
            return None
        try:
            document = json.loads(text)
            noted = results.noted_in(document)
            if noted.pop(DAY, str(today())) != str(today()) or not unit.unchanged(noted):
                return None
            return results.restored(document, self.passing)
        except results.UNREADABLE:
            return None

    # -- making ------------------------------------------------------------------------------------------------------

    def _made(self, units: Sequence[Unit], missing: Sequence[int]) -> Iterator[tuple[int, Result]]:
        jobs = min(self.parser.processes, len(missing))
        if jobs < 2 or not copies.possible() or sum(units[position].size for position in missing) < PARALLEL_FROM:
            for position in missing:
                yield position, self._judged_here(units[position])
            return
        missing = list(missing)
        # One that is more than its share of the work is judged by all processes together.
        while len(missing) > 1 and (large := self._too_large(units, missing, jobs)) is not None:
            missing.remove(large)
            yield large, self._judged_here(units[large])
        if len(missing) == 1:
            yield missing[0], self._judged_here(units[missing[0]])
        else:
            yield from self._by_workers(units, missing, jobs)

    def _by_workers(self, units: Sequence[Unit], missing: Sequence[int], jobs: int) -> Iterator[tuple[int, Result]]:
        with self.clock.phase("load policies"):
            _ = self.judges.rules  # before this process is copied
        # The largest first: a small one at the end keeps nobody waiting.
        order = sorted(missing, key=lambda position: (-units[position].size, position))
        for position, reply in copies.spread(lambda position: self.work(units[position]), order, jobs):
            if reply is None:
                yield position, Result(crash=_ended(units[position]))
                continue
            head, _, text = reply.partition("\n")
            keep, seconds, counts = json.loads(head)
            self.clock.seconds.update(seconds)
            self.clock.counts.update(counts)
            self._keep(units[position], text if keep else None)
            yield position, results.restored(json.loads(text), self.passing)

    def _judged_here(self, unit: Unit) -> Result:
        result = self._judged(unit)
        self._keep(unit, results.encode(result) if self.kept is not None else None)
        self._tidy(result.resources)
        return result

    def _tidy(self, resources: int) -> None:
        """Frees what units have left in cycles, when it is much: a scan runs without the garbage collector."""
        self.untidied += resources
        if self.untidied >= TIDY_FROM and not gc.isenabled():
            gc.collect(0)  # what it keeps, such as the trees of modules, is not looked at again
            self.untidied = 0

    @staticmethod
    def _too_large(units: Sequence[Unit], missing: Sequence[int], jobs: int) -> int | None:
        """The position of the largest unit, if the others would be done long before it."""
        largest = max(missing, key=lambda position: units[position].size)
        size = units[largest].size
        fair = sum(units[position].size for position in missing) / jobs
        return largest if size > fair and size >= LARGE_FROM else None

    def work(self, unit: Unit) -> str:
        """What a worker sends: a line with whether the result may be kept and what was measured, and the text of the result."""
        self.parser.clock = Clock()
        self.parser.jobs = 1
        result = self._judged(unit)
        text = results.encode(result)
        head = json.dumps([text is not None, self.clock.seconds, self.clock.counts])
        return f"{head}\n{results.encode_all(result) if text is None else text}"

    def _keep(self, unit: Unit, text: str | None) -> None:
        if self.kept is not None and text is not None:
            self.kept.write(self._identity(unit), text)

    def _judged(self, unit: Unit) -> Result:
        with self.clock.phase("load policies"):
            rules = self.judges.rules
        try:
            with self.clock.phase("evaluate"):
                evaluated = unit.evaluate()
            with self.clock.phase("check"):
                return self._checked(evaluated, rules)
        except HclscanError:
            raise
        except Exception as error:  # a bug of ours must not cost the findings of others
            return Result(crash=_crash(unit, error))

    def _checked(self, evaluated: Evaluated, rules: RuleIndex) -> Result:
        from hclscan.policy.check import Checker
        from hclscan.policy.lookup import Lookup

        sources = Lines(self.parser.disk, None, self.texts)
        findings: list[Finding] = []
        noted = dict(evaluated.noted)
        for resources in evaluated.sets:
            lookup = Lookup(resources)
            findings += slices.judged(Checker(lookup, rules, sources, root_in_tree(resources.root)), self.parser.processes)
            if lookup.asked_for_the_day:
                noted[DAY] = str(today())
        everything = [resource for group in evaluated.sets for resource in group.resources]
        others, passing = selection.passing_apart(findings)
        return Result(
            findings=others,
            passing=passing,
            passed=tuple(Counter(one.policy_id for one in selection.merged(passing)).items()),
            annotations=tuple(annotations_of(everything)),
            errors=tuple(map(results.sealed_diagnostic, evaluated.errors)),
            warnings=tuple(map(results.sealed_diagnostic, evaluated.warnings)),
            notes=evaluated.notes,
            resources=len({(one.root, one.address, one.location) for one in everything if one.mode == "managed"}),
            releases=tuple(one.address for group in evaluated.sets for one in group.by_type.get("helm_release", ())),
            files=evaluated.files,
            noted=tuple(sorted(noted.items())),
        )


def _crash(unit: Unit, error: Exception) -> str:
    from hclscan.crash import written

    path = written(error)
    report = f" (please report {path})" if path else ""
    return f"internal error in {_name(unit)}, which was left out: {type(error).__name__}{report}"


def _ended(unit: Unit) -> str:
    return f"internal error in {_name(unit)}, which was left out: its process has ended; there may be too little memory"


def _name(unit: Unit) -> str:
    return str(getattr(unit, "directory", None) or getattr(unit, "path", None) or "the manifests")
