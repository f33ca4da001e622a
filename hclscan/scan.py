"""The pipeline as one function: paths to resources, and resources to findings. What the command line and libraries call."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hclscan import __version__, selection
from hclscan.baseline import read_baseline
from hclscan.cache import SyntaxCache, default_directory
from hclscan.discovery import root_in_tree
from hclscan.errors import HclscanError
from hclscan.evaluation import evaluate_paths, ordered
from hclscan.findings import Finding, Report
from hclscan.hcl.collector import collector_paused
from hclscan.hcl.source import Diagnostic
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.policy.check import check
from hclscan.policy.compiled import store_at
from hclscan.policy.given import given_inputs
from hclscan.policy.inputs import require_declared
from hclscan.policy.load import BoundPolicy, PolicySet, bind_policies, load_policies
from hclscan.resources import Evaluation
from hclscan.shipped import shipped_policies
from hclscan.suppress import Rules, suppress
from hclscan.terraform.json_syntax import SYNTAXES


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
    loaded = _loaded_policies(parser, options)
    policies = _chosen_policies(loaded, options)
    evaluation = evaluate_paths(paths, parser, options)
    today = datetime.datetime.now(datetime.timezone.utc).date()
    rules = Rules(loaded.ids, {policy.id for policy in policies}, today, options.require_reason)
    outcome = suppress(tuple(_findings(evaluation, policies, options)), evaluation.resources, evaluation.sources, rules)
    findings = selection.merged(selection.within(outcome.findings, options.environments))
    if options.baseline is not None:
        findings = read_baseline(options.baseline).applied(findings)
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        errors=evaluation.errors,
        warnings=ordered([*evaluation.warnings, *outcome.warnings]),
        notes=evaluation.notes,
        files=evaluation.files,
        resources=len({(one.root, one.address, one.location) for one in evaluation.resources if one.mode == "managed"}),
        policies=len(policies),
        version=__version__,
        sources=dict(evaluation.sources),
        explanations={policy.id: policy.policy.why for policy in policies},
    )


def _loaded_policies(parser: Parser, options: ScanOptions) -> PolicySet:
    """All policies there are. Raises `HclscanError` for what is wrong with any of them."""
    store = store_at(default_directory()) if options.cache else None
    loaded = load_policies([shipped_policies(), *options.policies], parser.parse_text, store=store)
    if isinstance(loaded, tuple):
        raise _broken_policies(loaded)
    return loaded


def _chosen_policies(loaded: PolicySet, options: ScanOptions) -> tuple[BoundPolicy, ...]:
    """The policies that run, their inputs decided. Raises `HclscanError` for what is wrong with those."""
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


def _findings(evaluation: Evaluation, policies: Sequence[BoundPolicy], options: ScanOptions) -> Iterator[Finding]:
    for resources in evaluation.sets:
        root = root_in_tree(resources.root)
        for finding in check(resources, policies, evaluation.sources):
            yield replace(finding, root=root, severity=selection.severity_of(finding, options.severities))


def _parser(options: ScanOptions) -> Parser:
    return Parser(SyntaxCache(default_directory()) if options.cache else None, options.jobs, SYNTAXES)
