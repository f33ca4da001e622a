"""The pipeline as one function: paths to resources, and resources to findings. What the command line and libraries call."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hclscan import __version__, results, selection
from hclscan.cache import Store, SyntaxCache, default_directory
from hclscan.disk import Lines
from hclscan.evaluation import Evaluated, Unit, evaluate_paths, find_work, ordered, release_note
from hclscan.findings import Finding, Report
from hclscan.hcl.collector import collector_paused
from hclscan.judging import FORMAT as CHOICE_FORMAT
from hclscan.judging import Judges
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.resources import Evaluation
from hclscan.results import Result
from hclscan.suppress import MARKS, Rules, annotations_of, suppress
from hclscan.terraform.library import FORMAT as SUMMARY_FORMAT
from hclscan.terraform.library import ModuleLibrary
from hclscan.terraform.syntaxes import SYNTAXES


def evaluate(paths: Sequence[str], options: ScanOptions) -> Evaluation:
    """All resources at the paths, evaluated. Raises `HclscanError` for a path that does not exist."""
    with collector_paused():
        return evaluate_paths(paths, _parser(options), options)


def scan(paths: Sequence[str], options: ScanOptions) -> Report:
    """The findings of the policies on all resources at the paths.

    Raises `HclscanError` for a path that does not exist, a policy that does not load and an id that no policy has.
    """
    with collector_paused():
        return _scan(paths, options)


def _scan(paths: Sequence[str], options: ScanOptions) -> Report:
    parser = _parser(options)
    judges = Judges(options, parser.parse_text, _store(options, f"choices-{CHOICE_FORMAT}"))
    choice = judges.choice
    library = ModuleLibrary(parser, _store(options, f"modules-{SUMMARY_FORMAT}"))
    work = find_work(paths, parser, library, options)
    judged = _Judged(judges, parser, _store(options, f"results-{results.FORMAT}"), work.texts)
    found = [judged.result(unit) for unit in work.units]

    files = dict.fromkeys([*work.files, *(path for one in found for path in one.files)])
    sources = Lines(parser.disk, tuple(files), work.texts)
    today = _today()
    rules = Rules(choice.ids, frozenset(choice.running), today, options.require_reason)
    marked = {path: sources[path] for path in files if any(mark in sources.text(path) for mark in MARKS)}
    outcome = suppress(tuple(_severe(found, options)), [one for each in found for one in each.annotations], marked, rules)
    findings = selection.merged(selection.within(outcome.findings, options.environments))
    if options.baseline is not None:
        from hclscan.baseline import read_baseline

        findings = read_baseline(options.baseline).applied(findings)
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        errors=ordered([*map(results.sealed_diagnostic, work.errors), *(error for one in found for error in one.errors)]),
        warnings=ordered([*(warning for one in found for warning in one.warnings), *outcome.warnings]),
        notes=(
            *work.notes,
            *(note for one in found for note in one.notes),
            *release_note(address for one in found for address in one.releases),
        ),
        files=len(files),
        resources=sum(one.resources for one in found),
        policies=len(choice.running),
        version=__version__,
        sources=sources,
        explanations=choice.explanations,
    )


def _severe(found: Sequence[Result], options: ScanOptions) -> Iterator[Finding]:
    """All findings, with the severities that the configuration gives them."""
    for one in found:
        for finding in one.findings:
            if options.severities:
                finding = replace(finding, severity=selection.severity_of(finding, options.severities))
            yield finding


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.timezone.utc).date()


def _parser(options: ScanOptions) -> Parser:
    return Parser(SyntaxCache(default_directory()) if options.cache else None, options.jobs, SYNTAXES)


def _store(options: ScanOptions, kind: str) -> Store | None:
    return Store(default_directory(), kind) if options.cache else None


# -- units of work -------------------------------------------------------------------------------------------------------

DAY = "day:"
"""What a unit depends on whose policies have asked what day it is."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """Gives the results of units of work: those that are kept, and evaluates and judges the others."""

    judges: Judges
    parser: Parser
    kept: Store | None
    texts: Mapping[str, str]

    def result(self, unit: Unit) -> Result:
        """The result of a unit of work."""
        identity = f"{self.judges.identity}\0{unit.identity}"
        return self.restored(unit, identity) or self.judged(unit, identity)

    def restored(self, unit: Unit, identity: str) -> Result | None:
        """The result of an earlier run, when all that it depends on is as it was."""
        text = None if self.kept is None else self.kept.read(identity)
        if text is None:
            return None
        try:
            document = json.loads(text)
            noted = results.noted_in(document)
            if noted.pop(DAY, str(_today())) != str(_today()) or not unit.unchanged(noted):
                return None
            return results.restored(document)
        except results.UNREADABLE:
            return None

    def judged(self, unit: Unit, identity: str) -> Result:
        """The result of evaluating and judging, which is kept."""
        result = self.judge(unit.evaluate())
        text = None if self.kept is None else results.encode(result)
        if self.kept is not None and text is not None:
            self.kept.write(identity, text)
        return result

    def judge(self, evaluated: Evaluated) -> Result:
        from hclscan.discovery import root_in_tree
        from hclscan.policy.check import check_in
        from hclscan.policy.lookup import Lookup

        rules = self.judges.rules
        sources = Lines(self.parser.disk, None, self.texts)
        findings: list[Finding] = []
        noted = dict(evaluated.noted)
        for resources in evaluated.sets:
            root = root_in_tree(resources.root)
            lookup = Lookup(resources)
            findings += (replace(results.sealed(finding), root=root) for finding in check_in(lookup, rules, sources))
            if lookup.asked_for_the_day:
                noted[DAY] = str(_today())
        everything = [resource for group in evaluated.sets for resource in group.resources]
        return Result(
            findings=tuple(findings),
            annotations=tuple(annotations_of(everything)),
            errors=tuple(map(results.sealed_diagnostic, evaluated.errors)),
            warnings=tuple(map(results.sealed_diagnostic, evaluated.warnings)),
            notes=evaluated.notes,
            resources=len({(one.root, one.address, one.location) for one in everything if one.mode == "managed"}),
            releases=tuple(one.address for group in evaluated.sets for one in group.by_type.get("helm_release", ())),
            files=evaluated.files,
            noted=tuple(sorted(noted.items())),
        )
