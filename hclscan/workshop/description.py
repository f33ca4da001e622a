"""A policy as people read it: what it demands and why, of which resources, and how it is met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hclscan.hcl import syntax
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.hcl.types import describe as describe_type
from hclscan.policy.fixes import made_out
from hclscan.policy.formula import Formula
from hclscan.policy.language import Input, PolicyFile
from hclscan.policy.load import POLICY_SUFFIX, TEST_SUFFIX, read_source, shown_relative
from hclscan.policy.mocks import TestFile, read_tests
from hclscan.policy.policies import BoundPolicy, PolicyRule, pattern_for
from hclscan.records import record
from hclscan.report.present import describe as describe_value
from hclscan.workshop.catalogue import family_of
from hclscan.workshop.expectations import Example, find_examples, parts, read_example, without_expectations
from hclscan.workshop.resource_types import Subjects, named, subjects_of, tested_types
from hclscan.workshop.trial import cached_parse

MAX_SAMPLE = 60
"""Lines an example may have to be shown."""


@record
class RuleDescription:
    """One rule: `messages` are what it says when it is not met, `comment` what its author wrote above it.

    `fixes` are those for resources of certain types.
    """

    label: str
    kind: str
    pattern: str
    types: tuple[str, ...]
    kinds: tuple[str, ...]
    level: str
    severity: str
    messages: tuple[str, ...]
    comment: str
    links: tuple[str, ...]
    fix: str
    fixes: Mapping[str, str]

    @property
    def ways(self) -> list[tuple[str, str]]:
        """How to meet it, by what it is met on: first what most resources need, then what those of certain types do."""
        usual = [(self.label, self.fix)] if self.fix else []
        return [*usual, *((f"{self.label} on {type_}", fix) for type_, fix in self.fixes.items())]

    @property
    def subjects(self) -> str:
        """What the rule is about, in words."""
        if self.kind != "resource_policy":
            return f"{self.kind.removesuffix('_policy')} {self.pattern}"
        return ", ".join([*(one for one in self.types if not self.kinds or one != "kubernetes_manifest"), *self.kinds])


@record
class InputDescription:
    """One input: its type and default in the notation of the language; `default` is None when there is none."""

    name: str
    type: str
    default: str | None
    description: str


@record
class Sample:
    """An example as documentation shows it: `language` is hcl or yaml, `origin` the file it is from."""

    language: str
    text: str
    origin: str


@record
class Description:
    """Everything there is to say of a policy."""

    id: str
    title: str
    severity: str
    family: str
    default: bool
    why: str
    references: tuple[str, ...]
    rules: tuple[RuleDescription, ...]
    inputs: tuple[InputDescription, ...]
    failing: tuple[Sample, ...]
    passing: tuple[Sample, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """All types of resources that the rules are about, sorted."""
        return tuple(sorted({type_ for rule in self.rules for type_ in rule.types}))

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds of manifests that the rules name, sorted."""
        return tuple(sorted({kind for rule in self.rules for kind in rule.kinds}))

    @property
    def providers(self) -> dict[str, list[str]]:
        """The subjects of the rules by provider: types of resources, kinds of manifests, and the provider itself."""
        found: dict[str, set[str]] = {}
        for rule in self.rules:
            if rule.kind != "resource_policy":
                found.setdefault(rule.pattern, set()).add(f"the {rule.kind.removesuffix('_policy')} itself")
            for type_ in rule.types:
                words = rule.kinds if rule.kinds and type_ == "kubernetes_manifest" else (type_,)
                found.setdefault(type_.partition("_")[0], set()).update(words)
        return {provider: sorted(subjects) for provider, subjects in sorted(found.items())}


def summarised(policy: BoundPolicy) -> Description:
    """The description without examples, which takes no reading of further files."""
    whole = policy.policy
    return Description(
        id=policy.id,
        title=policy.title,
        severity=whole.severity.label,
        family=family_of(policy),
        default=whole.default,
        why=" ".join(whole.why.split()),
        references=policy.references,
        rules=tuple(_rules(policy)),
        inputs=tuple(_inputs(whole.files)),
        failing=(),
        passing=(),
    )


def described(policy: BoundPolicy) -> Description:
    """The whole description, with a failing and a passing example for each language: real ones, else mocks of the tests."""
    summary = summarised(policy)
    failing, passing = _examples(policy)
    if not failing or not passing:
        mocked_failing, mocked_passing = _mocks(policy)
        failing, passing = failing or mocked_failing, passing or mocked_passing
    return Description(
        id=summary.id,
        title=summary.title,
        severity=summary.severity,
        family=summary.family,
        default=summary.default,
        why=summary.why,
        references=summary.references,
        rules=summary.rules,
        inputs=summary.inputs,
        failing=failing,
        passing=passing,
    )


# -- rules and inputs ----------------------------------------------------------------------------------------------------


def _rules(policy: BoundPolicy) -> Iterator[RuleDescription]:
    subjects = [subjects_of(one.rule, one.file, policy.inputs_of(one.file)) for one in policy.rules]
    # Only the tests of files with a pattern are run: they take far longer than everything else.
    stems = {
        Path(rule.file.source.path).name.removesuffix(POLICY_SUFFIX)
        for rule, one in zip(policy.rules, subjects, strict=True)
        if any("*" in type_ for type_ in one.types)
    }
    if stems:
        tests = [test for test in policy.policy.tests if any(test.name.startswith(stem) for stem in stems)]
        tested = tested_types(tests, cached_parse())
        subjects = [named(one, tested.get(rule.rule.location, ())) for one, rule in zip(subjects, policy.rules, strict=True)]
    return (_rule(policy, rule, one) for rule, one in zip(policy.rules, subjects, strict=True))


def _rule(policy: BoundPolicy, one: PolicyRule, subjects: Subjects) -> RuleDescription:
    rule, source = one.rule, one.file.source
    comment, links = _comment_above(source, rule.location)
    by_pattern = {type_: pattern_for(one.fixes, type_) for type_ in subjects.types}
    others = [type_ for type_, pattern in by_pattern.items() if pattern is None]
    return RuleDescription(
        label=one.label,
        kind=rule.kind,
        pattern=rule.pattern,
        types=subjects.types,
        kinds=subjects.kinds,
        level=policy.level_of(one),
        severity=policy.severity_of(one).label,
        messages=tuple(
            dict.fromkeys(_message(one.error_message, source) for one in rule.enforces if one.error_message is not None)
        ),
        comment=comment,
        links=links,
        fix=made_out(one.fix.rstrip(), others[0], "this") if others else one.fix.rstrip(),
        fixes=dict(
            _fix(pattern, fix.rstrip(), [type_ for type_, own in by_pattern.items() if own == pattern])
            for pattern, fix in one.fixes.items()
        ),
    )


def _fix(pattern: str, fix: str, types: Sequence[str]) -> tuple[str, str]:
    """The types that a fix is for, or their pattern where none is known, and the fix as it is for the first of them."""
    first = types[0] if types else pattern
    return ", ".join(types) or pattern, fix if "*" in first else made_out(fix, first, "this")


def _message(message: Formula, source: Source) -> str:
    """The text of a message with its expressions as they are written."""
    node = message.node
    if isinstance(node, syntax.Literal):
        return " ".join(str(node.value).split())
    if isinstance(node, syntax.Template):
        parts = (
            str(part.value) if isinstance(part, syntax.Literal) else _hole(source.text[part.start : part.end])
            for part in node.parts
        )
        return " ".join("".join(parts).split())
    return _hole(source.text[node.start : node.end])


def _hole(text: str) -> str:
    text = " ".join(text.split())
    return text if text.startswith(("${", "%{")) else "${" + text + "}"


def _comment_above(source: Source, place: Location) -> tuple[str, tuple[str, ...]]:
    """The comment directly above a rule as one paragraph, and the addresses it links to."""
    lines: list[str] = []
    number = place.start_line - 1
    while number >= 1 and re.match(r"\s*(#|//)", source.line(number)):
        lines.insert(0, re.sub(r"^\s*(#+|//+)\s?", "", source.line(number)).strip())
        number -= 1
    text = " ".join(line for line in lines if line and not re.fullmatch(r"-- .* -{2,}|[-=]+", line))
    links = tuple(re.findall(r"https?://[^\s)>,]+", text))
    prose = " ".join(re.sub(r"https?://[^\s)>,]+", "", text).split())
    return (prose if re.search(r"\w{3}", prose) else ""), links


def _inputs(files: Iterable[PolicyFile]) -> Iterator[InputDescription]:
    seen: dict[str, InputDescription] = {}
    for file in files:
        for declared in file.inputs.values():
            seen.setdefault(declared.name, _input(declared))
    return iter(seen.values())


def _input(declared: Input) -> InputDescription:
    default = None if declared.required else describe_value(declared.default, declared.name, 1000)
    if declared.required and declared.nullable:
        default = "null"
    return InputDescription(declared.name, describe_type(declared.type), default, declared.description)


# -- examples ------------------------------------------------------------------------------------------------------------


def _examples(policy: BoundPolicy) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    """The first failing and the first passing example of each language, read but not run: `policy test` does that.

    A file that expects the same of everything in it is shown as a whole, of others the resource is.
    """
    candidates = list(_candidates(policy))
    failing: list[Sample] = []
    passing: list[Sample] = []
    for language in sorted({one.sample.language for one in candidates}):
        bad = [one for one in candidates if (one.sample.language, one.status) == (language, "fail")]
        good = [one for one in candidates if (one.sample.language, one.status) == (language, "pass")]
        alike = [one for one in good if bad and one.subject == bad[0].subject]
        failing += [one.sample for one in bad[:1]]
        passing += [one.sample for one in (alike or good)[:1]]
    return tuple(failing), tuple(passing)


@record
class _Candidate:
    """A part of an example that might be shown: whole files first. `subject` is the type of resource, empty for a file."""

    status: str
    subject: str
    sample: Sample


def _candidates(policy: BoundPolicy) -> Iterator[_Candidate]:
    mixed: list[_Candidate] = []
    parse = cached_parse()
    for place in find_examples(policy.policy.folder):
        example = read_example(place, shown_relative)
        for file in example.files if isinstance(example, Example) else ():
            origin = file.path.relative_to(policy.policy.folder).as_posix()
            text = without_expectations(file.source.text)
            if len(file.statuses) == 1 and text.count("\n") < MAX_SAMPLE:
                yield _Candidate(min(file.statuses), "", Sample(file.language, text, origin))
                continue
            for status, part, subject in parts(file, parse):
                mixed.append(_Candidate(status, subject, Sample(file.language, part, origin)))
    yield from mixed


def _mocks(policy: BoundPolicy) -> tuple[tuple[Sample, ...], tuple[Sample, ...]]:
    """The first mock that is expected to fail, and the first other one of the same type and file."""
    parse = cached_parse()
    for path in policy.policy.tests:
        source = read_source(path)
        tests = None if isinstance(source, Diagnostic) else read_tests(source, parse)
        if not isinstance(source, Source) or not isinstance(tests, TestFile):
            continue
        subjects = [mock for mock in tests.mocks if mock.kind != "data" and not mock.skip]
        for bad in (mock for mock in subjects if mock.expect_failure):
            for good in (mock for mock in subjects if not mock.expect_failure and mock.label == bad.label):
                return (_mock(source, bad.location, path),), (_mock(source, good.location, path),)
    return (), ()


def _mock(source: Source, place: Location, path: Path) -> Sample:
    lines = [source.line(number) for number in range(place.start_line, place.end_line + 1)]
    return Sample("hcl", "\n".join(line for line in lines if "expect_failure" not in line), path.name)


def is_mock(sample: Sample) -> bool:
    """Whether a sample is a mock of a test rather than configuration."""
    return sample.origin.endswith(TEST_SUFFIX)
