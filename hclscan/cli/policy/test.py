"""`hclscan policy test`: run the tests and examples of policies."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Literal

import click

from hclscan.cli.exit_status import ExitStatus
from hclscan.cli.options import input_options, pairs
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
@input_options
@click.option(
    "--evaluation-stage",
    "stage",
    type=click.Choice(["setup", "plan"]),
    default="plan",
    show_default=True,
    help="setup stops before the policies are evaluated: whether all loads, and all inputs have values.",
)
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
    input_files: tuple[Path, ...],
    stage: Literal["setup", "plan"],
    coverage_min: float,
    formats: tuple[str, ...],
) -> int:
    """Run the test files (*.policytest.hcl) and the examples (examples/*.tf, *.yaml) at PATH.

    PATH is a directory, a test file or an example; without it, the directory policies if there is one, else the current one.

    Inputs have the values that a mock, the test file, --input, an environment variable TFPOLICY_INPUT_name, --input-file or
    the policy gives them; what comes first in this list counts.

    Rules, and demands of rules, that the tests have never seen to pass or never seen to fail are listed as gaps in their
    coverage.

    Exit status: 0 everything is as expected, 1 something is not, 2 wrong usage, or a policy, test or example that does not
    load, 3 an internal error.
    """
    reports = destinations(formats, FORMATS)
    options = pairs(inputs, "--input")
    # After the options are known to be right: this imports everything else.
    from hclscan.policy.given import given_inputs
    from hclscan.workshop.trial import run_trial

    given = given_inputs(options, input_files, os.environ)
    trial = run_trial(policies_or_here(path), given, policies, coverage_min, stage)
    for destination in reports:
        with opened(destination) as stream:
            import_module(FORMATS[destination.format]).render(trial, stream)
    if trial.broken:
        return ExitStatus.USAGE
    return ExitStatus.CLEAN if trial.passed else ExitStatus.FAILURES
