"""The pipeline as one function: paths to resources, and resources to findings. What the command line and libraries call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hclscan import __version__, results, selection
from hclscan.cache import Store, SyntaxCache, default_directory
from hclscan.clock import Clock
from hclscan.disk import Disk, Lines
from hclscan.evaluation import Work, evaluate_paths, find_work, look_ahead, ordered, release_note
from hclscan.findings import Finding, Report
from hclscan.hcl.collector import collector_paused
from hclscan.judged import JudgedUnits, today
from hclscan.judging import FORMAT as CHOICE_FORMAT
from hclscan.judging import Choice, Judges
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.resources import Evaluation
from hclscan.results import Result
from hclscan.suppress import MARKS, Rules, suppress
from hclscan.terraform.library import FORMAT as SUMMARY_FORMAT
from hclscan.terraform.library import ModuleLibrary
from hclscan.terraform.syntaxes import SYNTAXES


def evaluate(paths: Sequence[str], options: ScanOptions) -> Evaluation:
    """All resources at the paths, evaluated. Raises `HclscanError` for a path that does not exist."""
    with collector_paused():
        return evaluate_paths(paths, _parser(options), options)


def scan(paths: Sequence[str], options: ScanOptions, clock: Clock | None = None) -> Report:
    """The findings of the policies on all resources at the paths. `clock` is told where the time goes.

    Raises `HclscanError` for a path that does not exist, a policy that does not load and an id that no policy has.
    """
    with collector_paused():
        return _scan(paths, options, clock or Clock())


def _scan(paths: Sequence[str], options: ScanOptions, clock: Clock) -> Report:
    parser = _parser(options)
    parser.clock = clock
    judges = Judges(options, parser.parse_text, _store(options, f"choices-{CHOICE_FORMAT}"))
    library = ModuleLibrary(parser, _store(options, f"modules-{SUMMARY_FORMAT}"))
    choice, work = _begun(paths, judges, library, parser, options)
    kept = _store(options, f"results-{results.FORMAT}")
    listed = options.passes or bool(options.environments)  # those of other environments do not count
    found = JudgedUnits(judges, parser, kept, work.texts, listed).results(work.units)
    with clock.phase("report"):
        return _report(choice, work, found, parser, options, listed)


def _begun(
    paths: Sequence[str], judges: Judges, library: ModuleLibrary, parser: Parser, options: ScanOptions
) -> tuple[Choice, Work]:
    """Which policies run, and what there is to do. Loading policies takes long enough to have files parsed meanwhile."""
    clock, found = parser.clock, None
    try:
        with clock.phase("load policies"):
            is_known = judges.known is not None
        if not is_known:
            with clock.phase("discover"):
                found = look_ahead(paths, library, options)
        with clock.phase("load policies"):
            choice = judges.choice
        with clock.phase("discover"):
            return choice, find_work(paths, parser, library, options, found)
    finally:
        parser.end()


def _report(choice: Choice, work: Work, found: Sequence[Result], parser: Parser, options: ScanOptions, listed: bool) -> Report:
    """The report of all results, in which findings that pass are `listed` or only counted."""
    files = dict.fromkeys([*work.files, *(path for one in found for path in one.files)])
    sources = Lines(parser.disk, tuple(files), work.texts)
    rules = Rules(choice.ids, frozenset(choice.running), today(), options.require_reason)
    marked = {path: sources[path] for path in files if any(mark in sources.text(path) for mark in MARKS)}
    annotations = [one for each in found for one in each.annotations]
    outcome = suppress(tuple(_severe(found, options, listed)), annotations, marked, rules)
    passed = Counter[str]() if listed else sum((Counter(dict(one.passed)) for one in found), Counter[str]())
    findings = selection.merged(selection.within(outcome.findings, options.environments))
    if options.baseline is not None:
        from hclscan.baseline import read_baseline

        findings = read_baseline(options.baseline).applied(findings)
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        passed=passed,
        errors=ordered([*map(results.sealed_diagnostic, work.errors), *(error for one in found for error in one.errors)]),
        warnings=ordered([*work.warnings, *(warning for one in found for warning in one.warnings), *outcome.warnings]),
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
        crashes=tuple(one.crash for one in found if one.crash),
    )


def _severe(found: Sequence[Result], options: ScanOptions, listed: bool) -> Iterator[Finding]:
    """All findings, with the severities that the configuration gives them; those that pass when they are `listed`."""
    for one in found:
        for finding in (*one.findings, *one.passing) if listed else one.findings:
            if options.severities:
                finding = replace(finding, severity=selection.severity_of(finding, options.severities))
            yield finding


def _parser(options: ScanOptions) -> Parser:
    cache = SyntaxCache(default_directory()) if options.cache else None
    return Parser(cache, options.jobs, SYNTAXES, disk=Disk(options.limits))


def _store(options: ScanOptions, kind: str) -> Store | None:
    return Store(default_directory(), kind) if options.cache else None
