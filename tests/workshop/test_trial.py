"""A trial runs tests and examples, and says what the tests have not seen."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hclscan.errors import HclscanError
from hclscan.workshop import trial_json, trial_junit, trial_text
from hclscan.workshop.trial import Trial, run_trial
from tests.workshop.authoring import RULE, TESTS, policy, write

PLAIN = '# expect: pass\nresource "aws_disk" "a" {\n  encrypted = false\n}\n'


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


def text(trial: Trial) -> str:
    stream = io.StringIO()
    trial_text.render(trial, stream)
    return stream.getvalue()


def gaps(trial: Trial) -> list[str]:
    return [f"{gap.location.start_line}: {gap}" for gap in trial.coverage.gaps]


# -- coverage ------------------------------------------------------------------------------------------------------------


def test_a_rule_that_passed_and_failed_is_covered() -> None:
    coverage = run_trial(policy(Path("disks")), {}).coverage
    assert (coverage.percent, coverage.outcomes, coverage.gaps) == (100.0, 2, ())


def test_each_demand_of_a_rule_must_be_seen_to_pass_and_to_fail() -> None:
    second = "  enforce {\n    condition = core::try(attrs.locked, true)\n  }\n}\n"
    trial = run_trial(policy(Path("disks"), rule=RULE.rstrip()[:-1] + second), {})
    assert gaps(trial) == ["9: demand 2 of resource_policy.aws_disk.disk was never seen to fail"]
    assert trial.coverage.percent == pytest.approx(100 * 5 / 6)


def test_a_rule_whose_demands_never_pass_together_has_not_passed() -> None:
    second = "  enforce {\n    condition = attrs.encrypted == false\n  }\n}\n"
    trial = run_trial(policy(Path("disks"), rule=RULE.rstrip()[:-1] + second, tests=TESTS.replace("true }", "1 }")), {})
    assert "3: resource_policy.aws_disk.disk was never seen to pass" in gaps(trial)


def test_a_policy_without_tests_is_not_covered_at_all() -> None:
    policy(Path("all/disks"))
    write(Path("all/loose"), {"a.policy.hcl": RULE})
    assert gaps(run_trial(Path("all"), {})) == [
        "3: resource_policy.aws_disk.disk was never seen to pass",
        "3: resource_policy.aws_disk.disk was never seen to fail",
    ]


def test_a_filter_that_excludes_and_a_skipped_mock_show_nothing_of_a_rule() -> None:
    rule = RULE.replace("  enforce", "  filter = attrs.encrypted\n  enforce")
    tests = TESTS.replace("  expect_failure = true\n", "").replace("true }", "true }\n  skip = true")
    trial = run_trial(policy(Path("disks"), rule=rule, tests=tests), {})
    assert trial.coverage.percent == 0
    assert trial.passed


@pytest.mark.parametrize(("minimum", "passed"), [(50, True), (50.1, False)])
def test_too_little_coverage_fails_when_a_minimum_is_given(minimum: float, passed: bool) -> None:
    tests = TESTS.replace("expect_failure = true", "skip = true")
    trial = run_trial(policy(Path("disks"), tests=tests), {}, coverage_min=minimum)
    assert trial.passed is passed
    assert not trial.broken


# -- what is run ---------------------------------------------------------------------------------------------------------


def test_inputs_count_where_neither_mock_nor_file_gives_a_value() -> None:
    rule = 'input "on" {\n  type = bool\n}\n' + RULE.replace("== true", "== input.on")
    folder = policy(Path("disks"), rule=rule)
    assert not run_trial(folder, {}).passed
    assert run_trial(folder, {"on": "true"}).passed
    policy(folder, rule=rule, tests=TESTS + "inputs {\n  on = true\n}\n")
    assert run_trial(folder, {"on": "false"}).passed


def test_a_broken_policy_does_not_keep_the_others_from_being_tested() -> None:
    policy(Path("all/good"), a__tf=PLAIN.replace("pass", "fail"))
    policy(Path("all/bad"), "HCL_ENC_902", rule="resource_policy {}\n")
    trial = run_trial(Path("all"), {})
    assert trial.broken
    assert not trial.passed
    assert [(one.path, one.passed) for one in trial.tests] == [
        ("all/bad/aws.policytest.hcl", False),
        ("all/good/aws.policytest.hcl", True),
    ]
    assert [one.passed for one in trial.examples] == [True]


def test_policies_below_a_folder_that_happens_to_be_called_examples_are_tested() -> None:
    policy(Path("examples/policies/disks"))
    for path in ("examples", "examples/policies", "examples/policies/disks"):
        assert len(run_trial(Path(path), {}).tests) == 1


@pytest.mark.parametrize("path", ["nowhere", "empty"])
def test_a_path_without_tests_is_refused(path: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(HclscanError):
        run_trial(Path(path), {})


# -- reports -------------------------------------------------------------------------------------------------------------


def failing_trial() -> Trial:
    tests = TESTS.replace("encrypted = true", "encrypted = false").replace("= false }\n}\n", "= false }\n}\n", 1)
    tests += 'resource "aws_disk" "odd" {\n  expect_failure = true\n  attrs = { encrypted = true }\n}\n'
    tests += 'resource "aws_disk" "later" {\n  skip = true\n  attrs = {}\n}\n'
    return run_trial(policy(Path("disks"), tests=tests, a__tf=PLAIN), {})


def test_the_text_has_a_line_for_each_mock_and_what_is_wrong_with_it() -> None:
    assert text(failing_trial()) == (
        "# disks/aws.policytest.hcl... running\n"
        "  # resource.aws_disk.good... running\n"
        "  # resource.aws_disk.good... fail\n"
        "    Error: Policy violation / Expected: pass / Actual: fail / Message: Disk is plain.\n"
        "      at disks/aws.policytest.hcl:5:1\n"
        "  # resource.aws_disk.bad... running\n"
        "  # resource.aws_disk.bad... pass\n"
        "  # resource.aws_disk.odd... running\n"
        "  # resource.aws_disk.odd... fail\n"
        "    Error: Missing expected failure / Expected: fail / Actual: pass\n"
        "      at disks/aws.policytest.hcl:13:1\n"
        "  # resource.aws_disk.later... running\n"
        "  # resource.aws_disk.later... skipped\n"
        "# disks/aws.policytest.hcl... fail\n"
        "# disks/examples/a.tf... running\n"
        "  # aws_disk.a (pass)... running\n"
        "  # aws_disk.a (pass)... fail\n"
        "    Error: Unexpected result / Expected: pass / Actual: fail / Message: HCL_ENC_901 disk: Disk is plain.\n"
        "      at disks/examples/a.tf:1:1\n"
        "# disks/examples/a.tf... fail\n"
        "\n"
        "Coverage: 100%, 2 of 2 outcomes of 1 rule\n"
        "\n"
        "Failure! 1 test file (4 mocks: 1 passed, 2 failed, 1 skipped), 1 example (1 expectation: 0 passed, 1 failed).\n"
    )


def test_errors_and_unknown_conditions_have_names_of_their_own() -> None:
    # The version of a provider is unknown to a mock that does not state it.
    rule = RULE.replace('resource_policy "aws_disk"', 'provider_policy "aws"')
    rule = rule.replace("core::try(attrs.encrypted, false) == true", "attrs.encrypted == meta.version")
    tests = TESTS.replace('resource "aws_disk"', 'provider "aws"').replace("{ encrypted = false }", "{}")
    shown = text(run_trial(policy(Path("disks"), rule=rule, tests=tests), {}))
    assert "Error: Undecided policy / Expected: pass / Actual: unknown / Message: aws.disk cannot be decided" in shown
    assert "Error: Policy error / Expected: fail / Actual: error / Message: aws.disk is in error at" in shown


def test_nothing_in_a_policy_can_steer_the_terminal() -> None:
    rule = RULE.replace("is plain.", "is \\u001b[2Jplain.")
    tests = TESTS.replace("encrypted = true", "encrypted = false")
    shown = text(run_trial(policy(Path("disks"), rule=rule, tests=tests), {}))
    assert "\x1b" not in shown


def test_the_json_holds_mocks_expectations_gaps_and_errors() -> None:
    stream = io.StringIO()
    trial_json.render(failing_trial(), stream)
    document = json.loads(stream.getvalue())
    assert document["status"] == "fail"
    assert document["tests"][0]["mocks"][0] == {
        "address": "resource.aws_disk.good",
        "status": "fail",
        "expected": "pass",
        "actual": "fail",
        "line": 5,
        "messages": ["Disk is plain."],
    }
    assert [mock["status"] for mock in document["tests"][0]["mocks"]] == ["fail", "pass", "fail", "skipped"]
    assert document["examples"][0]["expectations"][0]["actual"] == "fail"
    assert document["coverage"] == {"percent": 100, "rules": 1, "outcomes": 2, "seen": 2, "gaps": []}
    assert document["errors"] == []


def test_the_junit_report_counts_as_pipelines_do() -> None:
    stream = io.StringIO()
    trial_junit.render(failing_trial(), stream)
    root = ElementTree.fromstring(stream.getvalue())
    assert [root.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["5", "3", "0", "1"]
    assert [suite.get("name") for suite in root] == ["disks/aws.policytest.hcl", "disks/examples/a.tf"]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.text == "Disk is plain. at disks/aws.policytest.hcl:5:1"


def test_a_file_that_does_not_load_is_an_error_in_every_report() -> None:
    trial = run_trial(policy(Path("disks"), tests="resorce {}\n"), {})
    assert "  Error: disks/aws.policytest.hcl:1:1: Unknown block 'resorce'" in text(trial)
    stream = io.StringIO()
    trial_junit.render(trial, stream)
    assert ElementTree.fromstring(stream.getvalue()).get("errors") == "1"
    stream = io.StringIO()
    trial_json.render(trial, stream)
    assert json.loads(stream.getvalue())["tests"][0]["errors"][0]["line"] == 1
