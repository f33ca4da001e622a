"""The command line: one module per command, imported when the command is asked for.

This is the one place that turns errors into messages and exit statuses.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from hclscan import __version__
from hclscan.cli.exit_status import ExitStatus
from hclscan.cli.lazy import LazyGroup
from hclscan.errors import HclscanError

COMMANDS = {
    "scan": "hclscan.cli.scan",
    "resources": "hclscan.cli.resources",
    "policy": "hclscan.cli.policy",
    "explain": "hclscan.cli.explain",
    "baseline": "hclscan.cli.baseline",
    "config": "hclscan.cli.config",
    "cache": "hclscan.cli.cache",
    "checkov-pack": "hclscan.cli.checkov_pack",
}
"""Commands in the order of the help, each a module with a click command `command`."""


@click.group(cls=LazyGroup, commands_in=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="hclscan", message="%(prog)s %(version)s")
def cli() -> None:
    """Evaluate Terraform and Kubernetes configuration, and check it against policies on personal data."""


RECURSION_LIMIT = 8000


def main() -> None:
    """Runs the command line of the process.

    The process ends at once when the work is done: freeing a million values one by one, and looking for cycles among them,
    would take longer than many a scan.
    """
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = ExitStatus.USAGE
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status; whatever goes wrong becomes a message on the standard error."""
    # Long sums and nested expressions are walked by recursion; Python's own limit is reached by what people do write.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
    try:
        outcome = cli.main(list(arguments), prog_name="hclscan", standalone_mode=False)
        sys.stdout.flush()
        return outcome if isinstance(outcome, int) else ExitStatus.CLEAN
    except HclscanError as error:
        return _usage_error(error.message, error.hint)
    except click.ClickException as error:
        error.show()
        return ExitStatus.USAGE
    except click.Abort:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output is gone; the interpreter must not try to flush to it again when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.USAGE
    except Exception as error:
        return _internal_error(error)


def _usage_error(message: str, hint: str) -> int:
    from hclscan.report.terminal import escape, inert

    lines = [f"error: {message}", *([f"hint: {hint}"] if hint else [])]
    shown = (escape(line) for text in lines for line in text.splitlines())
    click.echo("\n".join(line[: len(line) - len(line.lstrip())] + inert(line.lstrip()) for line in shown), err=True)
    return ExitStatus.USAGE


def _internal_error(error: Exception) -> int:
    from hclscan.crash import written
    from hclscan.report.terminal import escape

    if os.environ.get("HCLSCAN_DEBUG"):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
    # The message of the error may have values of the scanned files in it.
    path = written(error)
    report = f"please report {path}" if path else "HCLSCAN_DEBUG=1 shows the traceback; please report this"
    click.echo(escape(f"hclscan: internal error: {type(error).__name__} ({report})"), err=True)
    return ExitStatus.INTERNAL
