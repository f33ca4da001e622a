"""The description of a policy on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from hclscan.report.terminal import Paint, escape, paint_for
from hclscan.workshop.description import Description, RuleDescription, Sample, is_mock

WIDTH = 100


def render(descriptions: Iterable[Description], stream: TextIO, *, prose: bool) -> None:
    """Write descriptions one below the other; `prose` adds what the authors of the rules explain."""
    paint = paint_for(stream)
    for number, description in enumerate(descriptions):
        if number:
            stream.write("\n\n")
        stream.writelines(f"{line}\n" for line in _lines(description, paint, prose))


def _lines(description: Description, paint: Paint, prose: bool) -> Iterator[str]:
    yield f"{paint('strong', escape(description.id))}  {escape(description.title)}"
    switch = "on by default" if description.default else "off by default"
    words = (f"severity {description.severity}", description.family, switch)
    yield paint("faint", ", ".join(word for word in words if word))
    if description.why:
        yield from _section("Why", paint)
        yield from _wrapped(description.why)
    yield from _section("What is demanded", paint)
    for rule in description.rules:
        yield from _rule(rule, paint, prose)
    yield from _section("Resource types", paint)
    for provider, subjects in description.providers.items():
        yield from _wrapped(f"{provider}: {', '.join(subjects)}")
    if description.inputs:
        yield from _section("Inputs", paint)
        for one in description.inputs:
            default = "no default" if one.default is None else f"default {one.default}"
            yield from _wrapped(f"{one.name} ({one.type}, {default}){': ' + one.description if one.description else ''}")
    yield from _samples("Failing example", description.failing, paint)
    yield from _samples("Passing example", description.passing, paint)
    if any(rule.ways for rule in description.rules):
        yield from _section("How to fix", paint)
        for title, fix in (way for rule in description.rules for way in rule.ways):
            yield f"  {escape(title)}"
            yield from (paint("fix", f"    {escape(line)}".rstrip()) for line in fix.splitlines())
    if description.references:
        yield from _section("References", paint)
        yield from (f"  {escape(reference)}" for reference in description.references)


def _section(title: str, paint: Paint) -> Iterator[str]:
    yield ""
    yield paint("strong", title)


def _rule(rule: RuleDescription, paint: Paint, prose: bool) -> Iterator[str]:
    level = "" if rule.level == "mandatory" else f", {rule.level.replace('_', ' ')}"
    yield f"  {paint('strong', escape(rule.label))} ({rule.severity}{level}): {escape(rule.subjects)}"
    for message in rule.messages:
        yield from _wrapped(message, "    ")
    if prose and rule.comment:
        yield from (paint("faint", line) for line in _wrapped(rule.comment, "      "))
    if prose:
        yield from (paint("faint", f"      {escape(link)}") for link in rule.links)


def _samples(title: str, samples: Iterable[Sample], paint: Paint) -> Iterator[str]:
    for sample in samples:
        origin = f"{sample.origin}, a mock of the tests" if is_mock(sample) else sample.origin
        yield from _section(f"{title} ({escape(origin)})", paint)
        yield from (f"    {escape(line)}".rstrip() for line in sample.text.splitlines())


def _wrapped(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        escape(text), WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
