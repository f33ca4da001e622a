"""The description of a policy as Markdown: for documentation, and for comments in reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from hclscan.report.terminal import escape
from hclscan.workshop.description import Description, RuleDescription, Sample, is_mock


def render(descriptions: Iterable[Description], stream: TextIO, *, prose: bool) -> None:
    """Write descriptions one below the other; `prose` adds what the authors of the rules explain."""
    stream.write("\n".join(markdown(description, prose=prose) for description in descriptions))


def markdown(description: Description, *, prose: bool) -> str:
    """The description as a page of its own."""
    return "\n".join(_lines(description, prose)) + "\n"


def _lines(description: Description, prose: bool) -> Iterator[str]:
    yield f"# {description.id}: {_text(description.title)}"
    yield ""
    switch = "on by default" if description.default else f"off by default (`--select {description.id}` runs it)"
    words = (f"Severity **{description.severity}**", _text(description.family), switch)
    yield " · ".join(word for word in words if word)
    if description.why:
        yield from ("", "## Why", "", _text(description.why))
    yield from ("", "## What is demanded", "")
    yield from ("| rule | severity | resources | what a finding says |", "|---|---|---|---|")
    for rule in description.rules:
        yield _row(rule)
    if prose:
        yield from _notes(description.rules)
    yield from ("", "## Resource types", "", "| provider | resources |", "|---|---|")
    for provider, subjects in description.providers.items():
        yield f"| {_cell(provider)} | {', '.join(map(_subject, subjects))} |"
    if description.inputs:
        yield from ("", "## Inputs", "", "| input | type | default | meaning |", "|---|---|---|---|")
        for one in description.inputs:
            default = "none: it must be given" if one.default is None else _code(one.default)
            yield f"| {_code(one.name)} | {_code(one.type)} | {default} | {_cell(one.description)} |"
    yield from _samples("Fails", description.failing)
    yield from _samples("Passes", description.passing)
    if any(rule.ways for rule in description.rules):
        yield from ("", "## How to fix")
        for rule in description.rules:
            for title, fix in rule.ways:
                yield from ("", f"### {_code(title)}", "", *_fence("yaml" if rule.kinds else "hcl", fix))
    if description.references:
        yield from ("", "## References", "", *(f"- {_text(reference)}" for reference in description.references))


def _row(rule: RuleDescription) -> str:
    level = "" if rule.level == "mandatory" else f" ({rule.level.replace('_', ' ')})"
    messages = "<br>".join(map(_cell, rule.messages))
    subjects = rule.subjects if rule.kind != "resource_policy" else ", ".join(map(_code, rule.subjects.split(", ")))
    return f"| {_code(rule.label)} | {rule.severity}{level} | {subjects} | {messages} |"


def _notes(rules: Iterable[RuleDescription]) -> Iterator[str]:
    for rule in rules:
        if rule.comment or rule.links:
            parts = [_text(rule.comment), *(f"<{escape(link)}>" for link in rule.links)]
            yield from ("", f"**{_code(rule.label)}** {' '.join(part for part in parts if part)}")


def _subject(subject: str) -> str:
    return _text(subject) if " " in subject else _code(subject)


def _samples(title: str, samples: Iterable[Sample]) -> Iterator[str]:
    samples = tuple(samples)
    if samples:
        yield from ("", f"## {title}")
    for sample in samples:
        origin = f"A mock of {_code(sample.origin)}:" if is_mock(sample) else f"{_code(sample.origin)}:"
        yield from ("", origin, "", *_fence(sample.language, sample.text))


def _fence(language: str, text: str) -> list[str]:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    lines = [escape(line).rstrip() for line in text.splitlines()]
    return [fence + language, *lines, fence]


def _code(text: str) -> str:
    # In a table, even code must not hold a bare |.
    shown = escape(" ".join(text.split())).replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence}{shown}{fence}" if shown else ""


def _text(text: str) -> str:
    """Plain text: nothing in it is markup."""
    return re.sub(r"([\\`*<>\[\]]|(?<!\w)_|_(?!\w))", r"\\\1", escape(text))


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|")
