"""One run of the tests and examples at a path: what `hclscan policy test` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hclscan.cache import SyntaxCache, default_directory
from hclscan.errors import HclscanError
from hclscan.hcl.source import Diagnostic
from hclscan.hcl.values import Value
from hclscan.parsing import Parser
from hclscan.policy.language import Parse
from hclscan.policy.load import METADATA, POLICY_SUFFIX, TEST_SUFFIX, load_policies, shown_relative
from hclscan.policy.policies import BoundPolicy, Policy, bind_policies
from hclscan.policy.testing import Stage, TestReport, run_test_file
from hclscan.records import record
from hclscan.shipped import shipped_policies
from hclscan.workshop.coverage import Coverage, coverage_of
from hclscan.workshop.examples import ExampleReport, run_example
from hclscan.workshop.expectations import EXAMPLES, SUFFIXES, Example, find_examples, read_example


@record
class Trial:
    """The outcome: of test files, of examples, policies that do not load, and what the tests have seen of the rules."""

    tests: tuple[TestReport, ...]
    examples: tuple[ExampleReport, ...]
    errors: tuple[Diagnostic, ...]
    coverage: Coverage

    @property
    def reports(self) -> tuple[TestReport | ExampleReport, ...]:
        """Those of test files, then those of examples."""
        return (*self.tests, *self.examples)

    @property
    def passed(self) -> bool:
        return not self.errors and self.coverage.sufficient and all(one.passed for one in self.reports)

    @property
    def broken(self) -> bool:
        """Whether something could not be run at all."""
        return bool(self.errors) or any(one.errors for one in self.reports)


def cached_parse() -> Parse:
    """Parses policies and tests, remembering their syntax between runs."""
    return Parser(SyntaxCache(default_directory())).parse_text


def run_trial(
    path: Path,
    inputs: Mapping[str, Value],
    policies: Path | None = None,
    coverage_min: float = 0.0,
    stage: Stage = "plan",
) -> Trial:
    """Runs every test file and example at a path: a directory, a test file, or an example.

    `inputs` count where neither a mock nor its file gives a value. `policies` is what test files without targets are about.
    `coverage_min` is the percentage that the tests must cover. The `stage` setup loads tests and policies and runs none.

    Raises `HclscanError` for a path that is not there or has nothing to run.
    """
    if not path.exists():
        raise HclscanError(f"there is no file or directory {shown_relative(path)}")
    parse = cached_parse()
    tests = tuple(run_test_file(file, policies, inputs, parse, stage=stage) for file in test_files(path))
    loaded, errors = _policies_at(path, parse)
    examples = tuple(_examples(path, loaded, inputs, parse)) if stage == "plan" else ()
    if not tests and not examples and not errors:
        hint = f"tests are files named *{TEST_SUFFIX}; `hclscan policy new` writes one"
        raise HclscanError(f"there are no tests in {shown_relative(path)}", hint=hint)
    files = [file for policy in loaded for file in policy.files] if path.is_dir() and stage == "plan" else []
    return Trial(tests, examples, errors, coverage_of(files, tests, coverage_min))


def test_files(path: Path) -> list[Path]:
    """The test files at a path, in order."""
    if path.is_dir():
        return sorted(path.rglob(f"*{TEST_SUFFIX}"))
    return [path] if path.name.endswith(TEST_SUFFIX) else []


def _policies_at(path: Path, parse: Parse) -> tuple[list[Policy], tuple[Diagnostic, ...]]:
    """The policies at a path, folder by folder: a broken one does not keep the others from being tested."""
    loaded: list[Policy] = []
    errors: list[Diagnostic] = []
    for folder in _folders(path):
        result = load_policies([folder], parse)
        if isinstance(result, tuple):
            errors.extend(one for one in result if one not in errors)
        else:
            loaded.extend(policy for policy in result.policies if policy.folder == folder)
    return loaded, tuple(errors)


def _folders(path: Path) -> list[Path]:
    """The folders that hold policies: at and below a directory; for an example, the one it belongs to."""
    if path.is_dir() or path.suffix in SUFFIXES:
        for folder in (path, *path.parents):
            if folder.name == EXAMPLES and any(folder.parent.glob(f"*{POLICY_SUFFIX}")):
                return [folder.parent]
    if path.is_file():
        return []
    found = {file.parent for name in (f"*{POLICY_SUFFIX}", METADATA) for file in path.rglob(name)}
    return sorted(folder for folder in found if EXAMPLES not in folder.relative_to(path).parts)


def _examples(path: Path, loaded: Sequence[Policy], inputs: Mapping[str, Value], parse: Parse) -> Iterator[ExampleReport]:
    """Runs the examples of the policies. Of a folder of which one file is asked for, only that file is reported."""
    read = {
        (folder, place): read_example(place, shown_relative)
        for folder in dict.fromkeys(policy.folder for policy in loaded)
        for place in find_examples(folder)
        if place in (path, *path.parents) or path in place.parents
    }
    named = {policy.id: _bound(policy, inputs) for policy in _named(read.values(), loaded, parse)}
    others = {id_: bound for id_, bound in named.items() if isinstance(bound, BoundPolicy)}
    for (folder, place), example in read.items():
        own = [_bound(policy, inputs) for policy in loaded if policy.folder == folder]
        for report in _run(place, example, own, others):
            if path.is_dir() or report.errors or report.path == shown_relative(path):
                yield report


def _named(examples: Iterable[Example | tuple[Diagnostic, ...]], loaded: Sequence[Policy], parse: Parse) -> Iterator[Policy]:
    """The policies that examples may name: those at the path, and the shipped ones when an id is not among them."""
    ids = {id_ for one in examples if isinstance(one, Example) for expectation in one.expectations for id_ in expectation.ids}
    if ids - {policy.id for policy in loaded}:
        shipped = load_policies([shipped_policies()], parse)
        yield from () if isinstance(shipped, tuple) else shipped.policies
    yield from (policy for policy in loaded if policy.id in ids)


def _run(
    place: Path,
    example: Example | tuple[Diagnostic, ...],
    own: Sequence[BoundPolicy | tuple[Diagnostic, ...]],
    others: Mapping[str, BoundPolicy],
) -> tuple[ExampleReport, ...]:
    wrong = tuple(problem for one in own if isinstance(one, tuple) for problem in one)
    if not isinstance(example, Example):
        wrong += example
    if wrong or not isinstance(example, Example):
        return (ExampleReport(shown_relative(place), errors=wrong),)
    return run_example(example, [one for one in own if isinstance(one, BoundPolicy)], others, shown_relative)


def _bound(policy: Policy, inputs: Mapping[str, Value]) -> BoundPolicy | tuple[Diagnostic, ...]:
    result = bind_policies([policy], inputs)
    return result[0] if isinstance(result[0], BoundPolicy) else result
