"""Errors in reports: what could not be read or evaluated."""

from __future__ import annotations

from collections.abc import Iterator

from hclscan.findings import Report, Status
from hclscan.hcl.source import Diagnostic
from hclscan.report.excerpt import Sources, excerpt
from hclscan.report.redact import redact
from hclscan.report.terminal import Paint, escape, inert

WRAP = 110


def errors_of(report: Report) -> tuple[Diagnostic, ...]:
    """Everything that could not be read or evaluated: the diagnostics, and rules in error on a resource."""
    in_error = [finding for finding in report.findings if finding.status is Status.ERROR]
    return (
        *report.errors,
        *(
            Diagnostic(
                f"rule {finding.rule} of {finding.policy_id} could not be evaluated for {finding.address}",
                finding.location,
                finding.reason or finding.message,
            )
            for finding in sorted(in_error, key=lambda finding: finding.order)
        ),
    )


def diagnostic_lines(diagnostic: Diagnostic, sources: Sources, paint: Paint, kind: str = "error") -> Iterator[str]:
    """A diagnostic for people: what it is, summary, place, excerpt and detail."""
    place = diagnostic.location
    yield f"{paint(kind, kind)}  {paint('strong', one_line(diagnostic.summary))}"
    yield "  " + paint("faint", "--> ") + escape(str(place))
    for line in excerpt(sources, place, None, "", paint, style=kind, instead=diagnostic.excerpt):
        yield "    " + line
    if diagnostic.detail:
        import textwrap  # few scans have anything to wrap

        yield ""
        for line in textwrap.wrap(one_line(diagnostic.detail), WRAP):
            yield "  " + inert(line)


def one_line(message: str) -> str:
    """A message as one line that is safe to show."""
    return escape(redact(" ".join(message.split())))
