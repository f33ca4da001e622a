"""What was evaluated, for people: each resource in the notation of the configuration language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from hclscan.hcl.values import Unknown, Value
from hclscan.report.diagnostics import diagnostic_lines
from hclscan.report.origins import attribute_name, unknown_parts
from hclscan.report.present import describe
from hclscan.report.redact import conceal, redact
from hclscan.report.terminal import Paint, escape, paint_for
from hclscan.resources import Evaluation, Resource

MAX_LINE = 100
"""Characters of a value that stay on one line; longer lists and objects are spread over several."""


def render(evaluation: Evaluation, stream: TextIO) -> None:
    """Write the resources, each with its place and values, then errors, warnings and notes."""
    paint = paint_for(stream)
    for resource in evaluation.resources:
        stream.write("\n".join(_resource(resource, paint)) + "\n\n")
    for error in evaluation.errors:
        stream.write("\n".join(diagnostic_lines(error, evaluation.sources, paint)) + "\n\n")
    for warning in evaluation.warnings:
        stream.write("\n".join(diagnostic_lines(warning, evaluation.sources, paint, "warning")) + "\n\n")
    for note in evaluation.notes:
        stream.write(f"{paint('strong', 'note:')} {escape(redact(note))}\n")
    total = sum(1 for _ in evaluation.resources)
    stream.write(f"{total} {'resource' if total == 1 else 'resources'} in {evaluation.files} files\n")


def _resource(resource: Resource, paint: Paint) -> Iterator[str]:
    place = f"{resource.location.path}:{resource.location.start_line}"
    operation = resource.operation if resource.operation in ("update", "replace", "no-op") else ""
    remarks = [resource.environment or "", operation, "" if resource.certain else "may not exist"]
    remark = "".join(f" ({word})" for word in remarks if word)
    yield f"{paint('strong', escape(redact(resource.address)))}{escape(remark)}  {paint('faint', escape(place))}"
    yield from _entries(conceal(resource.attrs), "  ")
    yield from _because(resource, paint)


def _because(resource: Resource, paint: Paint) -> Iterator[str]:
    """What makes values of the resource unknown, where the values do not say it themselves."""
    concerned: dict[str, dict[str, None]] = {}
    for path, value, found in unknown_parts(resource):
        if isinstance(value, Unknown) and value.reason and value.template is None:
            continue
        for origin in found:
            concerned.setdefault(origin.reason, {})[attribute_name(path)] = None
    for reason, attributes in concerned.items():
        yield paint("faint", f"  # {escape(redact(reason))}: {escape(', '.join(attributes))}")


def _entries(attributes: dict[str, Value], indent: str) -> Iterator[str]:
    margin = max((len(name) for name in attributes), default=0)
    for name, value in attributes.items():
        yield from _entry(f"{indent}{escape(name):<{margin}} = ", value, indent)


def _entry(start: str, value: Value, indent: str) -> Iterator[str]:
    """A value behind `start`: on one line, or one line for each element when that would be too long."""
    line = describe(value, limit=10 * MAX_LINE)
    spread = isinstance(value, (tuple, dict)) and len(value) > 0
    if not spread or len(start) + len(line) <= MAX_LINE:
        yield start + escape(line)
        return
    if isinstance(value, dict):
        yield start + "{"
        yield from _entries(value, indent + "  ")
        yield indent + "}"
        return
    yield start + "["
    for element in value:
        *lines, last = _entry(indent + "  ", element, indent + "  ")
        yield from lines
        yield f"{last},"
    yield indent + "]"
