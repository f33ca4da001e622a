"""Running policy tests: `.policytest.hcl` files, as HashiCorp's `tfpolicy test` runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from hclscan.hcl.grammar import parse as parse_source
from hclscan.hcl.source import Diagnostic, Location
from hclscan.hcl.values import EvaluationError, Value, reveal
from hclscan.policy.compiled import PolicyReader
from hclscan.policy.context import PolicyContext
from hclscan.policy.evaluate import Outcome, Verdict, applies, judge
from hclscan.policy.inputs import BoundFile, bind
from hclscan.policy.language import Parse, PolicyFile
from hclscan.policy.load import POLICY_SUFFIX, Show, read_policy_file, read_source, shown_relative
from hclscan.policy.lookup import Lookup
from hclscan.policy.messages import message_text
from hclscan.policy.mocks import Mock, TestFile, read_tests
from hclscan.policy.scope import file_scope
from hclscan.records import record

Status: TypeAlias = Literal["pass", "fail", "skipped"]
Stage: TypeAlias = Literal["setup", "plan"]


@record
class MockResult:
    """The verdict on one mock: what was expected, what came out, and why. `verdicts` are those of all matching rules."""

    mock: Mock
    status: Status
    actual: str
    messages: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def expected(self) -> str:
        return "fail" if self.mock.expect_failure else "pass"


@record
class TestReport:
    """The outcome of one test file. `errors` are what kept it from being run; `policies` are the files it tested."""

    __test__ = False

    path: str
    results: tuple[MockResult, ...] = ()
    errors: tuple[Diagnostic, ...] = ()
    policies: tuple[PolicyFile, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.errors and all(result.status != "fail" for result in self.results)


def run_test_file(
    path: Path,
    policies: Path | None = None,
    inputs: Mapping[str, Value] | None = None,
    parse: Parse = parse_source,
    show: Show = shown_relative,
    stage: Stage = "plan",
) -> TestReport:
    """Runs one test file. Without targets in it, it is about every policy below `policies` (default: its own folder).

    `inputs` come after those of the mocks and of the file, and before the defaults. The `stage` setup ends before any mock is
    judged: everything has been loaded and every input has a value.
    """
    source = read_source(path, show)
    tests = (source,) if isinstance(source, Diagnostic) else read_tests(source, parse)
    if isinstance(tests, tuple):
        return TestReport(show(path), errors=tests)
    reader = PolicyReader(parse)
    files: list[PolicyFile] = []
    wrong: list[Diagnostic] = []
    for target in _targets(tests, path, policies or path.parent, show):
        file = target if isinstance(target, Diagnostic) else read_policy_file(target, reader, show)
        if isinstance(file, PolicyFile):
            files.append(file)
        else:
            wrong.extend((file,) if isinstance(file, Diagnostic) else file)
    given = {**(inputs or {}), **tests.inputs}
    if stage == "setup" and not wrong:
        bound = (bind(file, given) for file in files)
        wrong.extend(problem for one in bound if not isinstance(one, BoundFile) for problem in one)
        return TestReport(show(path), errors=tuple(wrong), policies=tuple(files))
    if wrong:
        return TestReport(show(path), errors=tuple(wrong))
    lookup = Lookup(tests.resources)
    results = tuple(
        _run_mock(mock, files, {**given, **mock.inputs}, lookup, tests) for mock in tests.mocks if mock.kind != "data"
    )
    return TestReport(show(path), results, policies=tuple(files))


def run_tests(paths: Iterable[Path], policies: Path | None = None) -> Iterator[TestReport]:
    """Runs the test files at paths; directories are searched for them, in order."""
    for path in paths:
        found = sorted(path.rglob("*.policytest.hcl")) if path.is_dir() else [path]
        for one in found:
            yield run_test_file(one, policies)


def _targets(tests: TestFile, path: Path, folder: Path, show: Show) -> Iterator[Path | Diagnostic]:
    if tests.targets is None:
        found = _policy_files(folder)
        if not found:
            place = Location(show(path), 1, 1, 1, 1)
            yield Diagnostic("There is no policy to test", place, f"no policy file in {show(folder)}; name one in targets")
        yield from found
        return
    for target, place in tests.targets:
        found = _policy_files(path.parent / target)
        if not found:
            yield Diagnostic(f"Target {target!r} names no policy file", place, "targets are relative to the test file")
        yield from found


def _policy_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob(f"*{POLICY_SUFFIX}"))
    return [path] if path.is_file() else []


def _run_mock(
    mock: Mock, files: Iterable[PolicyFile], inputs: Mapping[str, Value], lookup: Lookup, tests: TestFile
) -> MockResult:
    if mock.skip:
        return MockResult(mock, "skipped", "skipped")
    context = PolicyContext(lookup, mock.subject.resource.environment, _data_of(tests, lookup))
    verdicts: list[Verdict] = []
    for file in files:
        bound = bind(file, inputs)
        if not isinstance(bound, BoundFile):
            return MockResult(mock, "fail", "error", tuple(map(str, bound)), tuple(verdicts))
        outer = file_scope(file.locals, bound.inputs, context)
        for rule in file.rules:
            if applies(rule, mock.subject):
                verdict = judge(rule, outer, mock.subject, context)
                if verdict is not None:
                    verdicts.append(verdict)
    return _result(mock, tuple(verdicts))


def _result(mock: Mock, verdicts: tuple[Verdict, ...]) -> MockResult:
    outcomes = {judgement.outcome for verdict in verdicts for judgement in verdict.judgements}
    messages = tuple(_messages(verdicts))
    for outcome, name in ((Outcome.ERROR, "error"), (Outcome.UNKNOWN, "unknown")):
        if outcome in outcomes:
            return MockResult(mock, "fail", name, messages, verdicts)
    violated = Outcome.DENY in outcomes
    if mock.expect_failure and not violated:
        messages = ("Missing expected failure",)
    status: Status = "pass" if violated is mock.expect_failure else "fail"
    return MockResult(mock, status, "fail" if violated else "pass", messages, verdicts)


def _messages(verdicts: Iterable[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        for judgement in verdict.judgements:
            rule = f"{verdict.rule.pattern}.{verdict.rule.name}"
            if judgement.outcome is Outcome.DENY and judgement.enforce is not None:
                yield message_text(judgement.enforce.error_message, verdict.scope, f"{rule} is not met")
            elif judgement.outcome is Outcome.ERROR and judgement.error is not None:
                place = judgement.enforce.location if judgement.enforce is not None else verdict.rule.location
                detail = f" ({judgement.error.detail})" if judgement.error.detail else ""
                yield f"{rule} is in error at {place}: {judgement.error.summary}{detail}"
            elif judgement.outcome is Outcome.UNKNOWN:
                yield f"{rule} cannot be decided: {getattr(judgement.value, 'reason', '') or 'a value is unknown'}"


def _data_of(tests: TestFile, lookup: Lookup) -> Callable[[str, Value], Value]:
    mocks = [mock for mock in tests.mocks if mock.kind == "data"]

    def answer(type_: str, config: Value) -> Value:
        for mock in mocks:
            if mock.label == type_ and _holds(mock.subject.attrs, config or {}, lookup):
                return mock.subject.attrs
        raise EvaluationError(f"No data mock answers {type_}", "add one whose attrs hold everything that is asked for")

    return answer


def _holds(attrs: Mapping[str, Value], config: Value, lookup: Lookup) -> bool:
    if not isinstance(config, dict):
        return False
    return all(name in attrs and reveal(lookup.equal(attrs[name], value)) is True for name, value in config.items())


def describe(report: TestReport) -> str:
    """The outcome of a test file as text: a line for each mock, with what went wrong below it."""
    lines = [f"# {report.path}... running"]
    lines += [f"  Error: {error}" for error in report.errors]
    for result in report.results:
        lines.append(f"  # {result.mock.address}... {result.status}")
        if result.status == "fail":
            lines.append(f"    Expected: {result.expected} / Actual: {result.actual} ({result.mock.location})")
            lines += [f"    Message: {message}" for message in result.messages]
    lines.append(f"# {report.path}... {'pass' if report.passed else 'fail'}")
    return "\n".join(lines)
