"""Checking policies and tests without running them: what `hclscan policy validate` does."""

from __future__ import annotations

from pathlib import Path

from hclscan.errors import HclscanError
from hclscan.hcl.source import Diagnostic
from hclscan.policy.inputs import BoundFile, bind
from hclscan.policy.load import POLICY_SUFFIX, TEST_SUFFIX, load_policies, read_source, shown_relative
from hclscan.policy.mocks import read_tests
from hclscan.policy.policies import PolicySet
from hclscan.records import record
from hclscan.workshop.expectations import find_examples, read_example
from hclscan.workshop.trial import cached_parse, test_files


@record
class Validation:
    """What is wrong with policies and tests, in order of place, and how many there are when nothing is."""

    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]
    policies: int
    rules: int
    tests: int


def validate(path: Path) -> Validation:
    """Checks every policy and test file at a path, and the comments of examples.

    Raises `HclscanError` when there are none, or no such path.
    """
    if not path.exists():
        raise HclscanError(f"there is no file or directory {shown_relative(path)}")
    parse = cached_parse()
    errors: list[Diagnostic] = []
    tests = test_files(path)
    loaded = PolicySet(())
    if path.is_dir() or path.name.endswith(POLICY_SUFFIX):
        result = load_policies([path], parse)
        if isinstance(result, PolicySet):
            loaded = result
        else:
            errors += result
    elif not tests:
        raise HclscanError(
            f"{shown_relative(path)} is neither a policy nor a test",
            hint=f"policies are files named *{POLICY_SUFFIX}, tests are named *{TEST_SUFFIX}",
        )
    for policy in loaded.policies:
        for file in policy.files:
            # Enforcement levels can be checked where every input has a value.
            if not any(one.required and not one.nullable for one in file.inputs.values()):
                bound = bind(file, {})
                errors += () if isinstance(bound, BoundFile) else bound
    for folder in dict.fromkeys(policy.folder for policy in loaded.policies) if path.is_dir() else ():
        for place in find_examples(folder):
            example = read_example(place, shown_relative)
            errors += example if isinstance(example, tuple) else ()
    for test in tests:
        source = read_source(test)
        read = (source,) if isinstance(source, Diagnostic) else read_tests(source, parse)
        errors += read if isinstance(read, tuple) else ()
    rules = sum(len(policy.rules) for policy in loaded.policies)
    return Validation(_ordered(errors), _ordered(loaded.warnings), len(loaded.policies), rules, len(tests))


def _ordered(problems: list[Diagnostic] | tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Diagnostic) -> tuple[str, int, int, str]:
    place = problem.location
    return place.path, place.start_line, place.start_column, problem.message
