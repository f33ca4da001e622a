"""`hclscan policy test`: run the tests and examples of policies."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from hclscan.cli.exit_status import ExitStatus
from hclscan.cli.options import pairs
from hclscan.cli.output import destinations, opened
from hclscan.cli.policy.paths import policies_or_here

FORMATS = {
    "text": "hclscan.workshop.trial_text",
    "json": "hclscan.workshop.trial_json",
    "junit": "hclscan.workshop.trial_junit",
}


@click.command("test", short_help="Run the tests and examples of policies.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--policies", type=click.Path(path_type=Path), metavar="DIR", help="What test files that name no targets are about."
)
@click.option("--input", "inputs", multiple=True, metavar="NAME=VALUE", help="Value of an input that the tests give none.")
@click.option(
    "--coverage-min",
    type=click.FloatRange(0, 100),
    default=0.0,
    metavar="PERCENT",
    help="Fail when the tests have seen less of what the rules can say.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"Report to write: {', '.join(FORMATS)}. Repeatable; the standard output takes one.",
)
def command(
    path: Path | None,
    policies: Path | None,
    inputs: tuple[str, ...],
    coverage_min: float,
    formats: tuple[str, ...],
) -> int:
    """Run the test files (*.policytest.hcl) and the examples (examples/*.tf, *.yaml) at PATH.

    PATH is a directory, a test file or an example; without it, the directory policies if there is one, else the current one.

    Rules, and demands of rules, that the tests have never seen to pass or never seen to fail are listed as gaps in their
    coverage.

    Exit status: 0 everything is as expected, 1 something is not, 2 wrong usage, or a policy, test or example that does not
    load, 3 an internal error.
    """
    reports = destinations(formats, FORMATS)
    given = pairs(inputs, "--input")
    from hclscan.workshop.trial import run_trial  # after the options are known to be right: this imports everything else

    trial = run_trial(policies_or_here(path), given, policies, coverage_min)
    for destination in reports:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(trial, stream)
    if trial.broken:
        return ExitStatus.USAGE
    return ExitStatus.CLEAN if trial.passed else ExitStatus.FAILURES
