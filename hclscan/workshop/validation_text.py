"""What is wrong with policies and tests, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from hclscan.hcl.source import Diagnostic
from hclscan.report.diagnostics import diagnostic_lines
from hclscan.report.terminal import Paint, escape, paint_for
from hclscan.workshop.validation import Validation

SUCCESS = "Success! Terraform policies validated successfully."


def render(validation: Validation, stream: TextIO) -> None:
    """Write each problem with its place and line, then how many there are, or that there are none."""
    paint = paint_for(stream)
    for warning in validation.warnings:
        stream.write(f"warning: {escape(str(warning))}\n")
    for error in validation.errors:
        stream.writelines(f"{line}\n" for line in (*_error(error, paint), ""))
    stream.writelines(f"{line}\n" for line in _summary(validation))


def _error(error: Diagnostic, paint: Paint) -> Iterator[str]:
    return diagnostic_lines(error, {}, paint)


def _summary(validation: Validation) -> Iterator[str]:
    if validation.errors:
        yield f"{len(validation.errors)} error{'' if len(validation.errors) == 1 else 's'}."
        return
    yield SUCCESS
    yield f"Policies: {validation.policies}, rules: {validation.rules}, test files: {validation.tests}."
