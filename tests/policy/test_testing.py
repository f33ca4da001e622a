"""Policy tests: verdicts on mocks, what mocks may say, targets, inputs and lookups."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.policy.testing import TestReport, describe, run_test_file, run_tests
from tests.policy.examples import rule, written

ENCRYPTED = 'resource_policy "aws_disk" "r" {\nenforce {\ncondition = attrs.encrypted\nerror_message = "plain"\n}\n}\n'


def run(folder: Path, tests: str, policy: str = ENCRYPTED, **inputs: object) -> TestReport:
    written(folder, p__policy__hcl=policy, p__policytest__hcl=tests)
    return run_test_file(folder / "p.policytest.hcl", inputs=inputs, show=lambda path: path.name)


def statuses(report: TestReport) -> list[str]:
    assert report.errors == ()
    return [f"{one.mock.address} {one.status}" for one in report.results]


def status(folder: Path, content: str, policy: str = ENCRYPTED, more: str = "") -> str:
    """The status of one mock of an `aws_disk`."""
    report = run(folder, f'resource "aws_disk" "d" {{\n{content}\n}}\n{more}', policy)
    assert report.errors == (), [str(one) for one in report.errors]
    return report.results[0].status


# -- verdicts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("attrs = { encrypted = true }", "pass"),
        ("attrs = { encrypted = false }", "fail"),
        ("attrs = { encrypted = true }\nexpect_failure = true", "fail"),
        ("expect_failure = true\nattrs = { encrypted = false }", "pass"),
        ("attrs = { encrypted = false }\nexpect_failure = false", "fail"),
        ("attrs = {}", "fail"),
        ("attrs = {}\nexpect_failure = true", "fail"),
        ("attrs = { encrypted = null }\nexpect_failure = true", "fail"),
        ("attrs = { encrypted = false }\nskip = true", "skipped"),
        ("attrs = {}\nskip = true\nexpect_failure = true", "skipped"),
    ],
)
def test_a_mock_passes_as_it_is_expected_to(tmp_path: Path, content: str, expected: str) -> None:
    assert status(tmp_path, content) == expected


def test_a_mock_that_no_policy_is_about_passes(tmp_path: Path) -> None:
    report = run(tmp_path, 'resource "aws_other" "o" {\n  attrs = { a = 1 }\n}\n')
    assert statuses(report) == ["resource.aws_other.o pass"]


def test_an_expected_failure_needs_a_policy_that_is_violated(tmp_path: Path) -> None:
    report = run(tmp_path, 'resource "aws_other" "o" {\n  attrs = { a = 1 }\n  expect_failure = true\n}\n')
    assert report.results[0].messages == ("Missing expected failure",)
    filtered = ENCRYPTED.replace("enforce", "filter = false\nenforce")
    assert status(tmp_path, "attrs = { encrypted = false }\nexpect_failure = true", filtered) == "fail"
    assert status(tmp_path, "attrs = { encrypted = false }", filtered) == "pass"


def test_one_violated_demand_of_any_policy_is_enough(tmp_path: Path) -> None:
    two = ENCRYPTED + ENCRYPTED.replace('"r"', '"s"').replace("attrs.encrypted", "true")
    assert status(tmp_path, "attrs = { encrypted = false }\nexpect_failure = true", two) == "pass"


def test_an_error_or_an_unknown_is_no_expected_failure(tmp_path: Path) -> None:
    broken = ENCRYPTED + ENCRYPTED.replace('"r"', '"s"').replace("attrs.encrypted", "attrs.missing")
    assert status(tmp_path, "attrs = { encrypted = false }\nexpect_failure = true", broken) == "fail"
    # The version of a provider is unknown to a mock that does not state it.
    version = ENCRYPTED.replace('resource_policy "aws_disk"', 'provider_policy "aws"').replace(
        "attrs.encrypted", 'meta.version == "6"'
    )
    unknown = version.replace('"r"', '"s"') + version.replace('meta.version == "6"', "false")
    mock = 'provider "aws" "p" {\n  attrs = { region = "eu-west-3" }\n  expect_failure = true\n}\n'
    assert statuses(run(tmp_path, mock, unknown)) == ["provider.aws.p fail"]
    assert statuses(run(tmp_path, mock, version.replace('meta.version == "6"', "false"))) == ["provider.aws.p pass"]
    assert run(tmp_path, 'resource "aws_disk" "d" {\n  attrs = {}\n}\n').results[0].actual == "error"


def test_levels_and_messages_are_irrelevant(tmp_path: Path) -> None:
    policy = ENCRYPTED.replace("enforce", 'enforcement_level = "advisory"\nenforce').replace('"plain"', "attrs.missing")
    assert status(tmp_path, "attrs = { encrypted = false }\nexpect_failure = true", policy) == "pass"


def test_a_rule_that_is_not_about_the_operation_does_not_count(tmp_path: Path) -> None:
    policy = ENCRYPTED.replace("enforce", 'operations = ["delete"]\nenforce').replace(
        "attrs.encrypted", "prior_attrs.encrypted"
    )
    assert status(tmp_path, "attrs = { encrypted = false }", policy) == "pass"
    assert status(tmp_path, "prior_attrs = { encrypted = false }\nexpect_failure = true", policy) == "pass"


@pytest.mark.parametrize(
    ("content", "operation"),
    [
        ("attrs = { a = 1 }", "create"),
        ("attrs = { a = 1 }\nprior_attrs = { a = 2 }", "update"),
        ("prior_attrs = { a = 2 }", "delete"),
        ('attrs = { a = 1 }\nmeta = { operation = "no-op" }', "no-op"),
    ],
)
def test_the_operation_is_stated_or_inferred(tmp_path: Path, content: str, operation: str) -> None:
    policy = rule(f'meta.operation == "{operation}"', type_="aws_disk", inside="operations = []")
    assert status(tmp_path, content, policy) == "pass"


def test_prior_attributes_are_there_for_updates_and_attributes_are_null_for_deletions(tmp_path: Path) -> None:
    update = rule("prior_attrs.a == 2 && attrs.a == 1", type_="aws_disk", inside='operations = ["update"]')
    assert status(tmp_path, "attrs = { a = 1 }\nprior_attrs = { a = 2 }", update) == "pass"
    delete = rule("prior_attrs.a == 2 && attrs.a == null", type_="aws_disk", inside='operations = ["delete"]')
    assert status(tmp_path, "prior_attrs = { a = 2 }", delete) == "pass"


# -- what mocks may say --------------------------------------------------------------------------------------------------


def test_mocks_may_use_locals_inputs_functions_and_other_mocks(tmp_path: Path) -> None:
    report = run(
        tmp_path,
        """
        inputs { on = true }
        locals { size = 5 }
        resource "aws_disk" "a" {
          attrs = {
            encrypted = input.on
            size      = local.size + core::length(data.aws_image.i.id)
            server    = aws_server.s.attrs.id
          }
        }
        resource "aws_server" "s" {
          attrs = { id = "i-${core::upper("x")}" }
        }
        data "aws_image" "i" {
          attrs = { id = "ami" }
        }
        """,
        rule('attrs.encrypted && attrs.size == 8 && attrs.server == "i-X"', type_="aws_disk"),
    )
    assert statuses(report) == ["resource.aws_disk.a pass", "resource.aws_server.s pass"]


def test_mocks_that_need_each_other_are_reported(tmp_path: Path) -> None:
    report = run(
        tmp_path,
        'resource "aws_a" "x" {\n  attrs = { b = aws_b.y.a }\n}\nresource "aws_b" "y" {\n  attrs = { a = aws_a.x.b }\n}\n',
    )
    assert any("Circular reference detected" in str(one) for one in report.errors)


@pytest.mark.parametrize(
    ("tests", "message"),
    [
        ('resourc "a" "b" {}', "1:1: Unknown block 'resourc': did you mean 'resource'"),
        ('resource "a" {}', "A resource block takes 2 labels, not 1"),
        ('resource "a" "b" {\n  attr = {}\n}', "2:3: Unknown argument 'attr' in resource: did you mean 'attrs'"),
        ('resource "a" "b" {\n  attrs {}\n}', "Unknown block 'attrs' in resource"),
        ('data "a" "b" {\n  expect_failure = true\n}', "Unknown argument 'expect_failure' in data"),
        ('data "a" "b" {\n  meta = {}\n}', "Unknown argument 'meta' in data"),
        ('provider "a" "b" {\n  skip = true\n}', "Unknown argument 'skip' in provider"),
        ('resource "a" "b" {\n  attrs = 5\n}', "2:11: attrs must be an object"),
        ('resource "a" "b" {\n  attrs = { x = var.y }\n}', "2:17: There is no symbol 'var' here"),
        ('resource "a" "b" {\n  attrs = { x = a.c.d }\n}', "There is no mock 'a.c'"),
        ('resource "a" "b" {\n  attrs = { x = local.y }\n}', "There is no local.y"),
        ('resource "a" "b" {\n  expect_failure = "x"\n}', "expect_failure must be true or false"),
        ('resource "a" "b" {\n  meta = { address = "x" }\n}', "There is no field 'address' in meta"),
        ('resource "a" "b" {\n  meta = { operation = 5 }\n}', "Unknown operation"),
        ('resource "a" "b" {\n}\nresource "a" "b" {\n}', "Mock 'a.b' is written twice"),
        ('policytest { targets = ["none.policy.hcl"] }', "1:24: Target 'none.policy.hcl' names no policy file"),
        ('policytest { target = ["p.policy.hcl"] }', "Unknown argument 'target' in policytest: did you mean 'targets'"),
        ('policytest { targets = "p.policy.hcl" }', "targets must be a list of texts"),
        ("x = 1", "Unexpected argument 'x'"),
        ("resource {", "1:"),
    ],
)
def test_what_is_wrong_in_a_test_file_is_named_with_its_place(tmp_path: Path, tests: str, message: str) -> None:
    report = run(tmp_path, tests)
    assert not report.passed
    assert any(message in str(one) for one in report.errors), [str(one) for one in report.errors]


def test_the_same_name_may_be_used_for_another_type(tmp_path: Path) -> None:
    report = run(tmp_path, 'resource "a" "b" {\n}\nresource "c" "b" {\n}\n')
    assert statuses(report) == ["resource.a.b pass", "resource.c.b pass"]


# -- targets and inputs --------------------------------------------------------------------------------------------------


def test_targets_are_files_or_folders_beside_the_test(tmp_path: Path) -> None:
    written(tmp_path, more___q__policy__hcl=ENCRYPTED.replace("attrs.encrypted", "attrs.size > 5"))
    mock = 'resource "aws_disk" "d" {\n  attrs = { encrypted = true, size = 1 }\n}\n'
    assert run(tmp_path, 'policytest { targets = ["p.policy.hcl"] }\n' + mock).passed
    assert not run(tmp_path, 'policytest { targets = ["p.policy.hcl", "more/"] }\n' + mock).passed
    assert not run(tmp_path, mock).passed


def test_without_targets_and_policies_there_is_nothing_to_test(tmp_path: Path) -> None:
    written(tmp_path, p__policytest__hcl="")
    assert "There is no policy to test" in str(run_test_file(tmp_path / "p.policytest.hcl").errors[0])


def test_inputs_of_a_mock_come_before_those_of_the_file_and_these_before_given_ones(tmp_path: Path) -> None:
    policy = rule("attrs.size == input.size", type_="aws_disk", before='input "size" {\ntype = number\ndefault = 1\n}')
    mock = 'resource "aws_disk" "d" {{\n  attrs = {{ size = {} }}\n{}\n}}\n'
    assert run(tmp_path, mock.format(1, ""), policy).passed
    assert run(tmp_path, mock.format(2, ""), policy, size="2").passed
    assert run(tmp_path, "inputs { size = 3 }\n" + mock.format(3, ""), policy, size="2").passed
    assert run(tmp_path, "inputs { size = 3 }\n" + mock.format(4, "inputs { size = 4 }"), policy, size="2").passed


def test_an_input_without_value_fails_the_test(tmp_path: Path) -> None:
    policy = rule("true", type_="aws_disk", before='input "size" { type = number }')
    report = run(tmp_path, 'resource "aws_disk" "d" {\n  attrs = { a = 1 }\n}\n', policy)
    assert report.results[0].status == "fail"
    assert "Input 'size' has no value" in report.results[0].messages[0]


# -- lookups -------------------------------------------------------------------------------------------------------------

LOOKUP = rule('core::length(core::getresources("aws_key", { disk = attrs.id })) == 1', type_="aws_disk")
DISK = 'resource "aws_disk" "d" {\n  attrs = { id = "d-1" }\n}\n'


def test_lookups_see_every_resource_mock_of_the_file(tmp_path: Path) -> None:
    key = 'resource "aws_key" "k" {{\n  attrs = {{ disk = {} }}\n  {}\n}}\n'
    assert run(tmp_path, DISK + key.format('"d-1"', ""), LOOKUP).passed
    assert run(tmp_path, DISK + key.format('"d-1"', "skip = true"), LOOKUP).passed
    assert run(tmp_path, DISK + key.format("aws_disk.d.id", ""), LOOKUP).passed
    assert not run(tmp_path, DISK + key.format('"d-2"', ""), LOOKUP).passed
    assert not run(
        tmp_path,
        DISK + key.format('"d-1"', "").replace("resource", "data").replace('data "aws_disk"', 'resource "aws_disk"'),
        LOOKUP,
    ).passed


def test_a_lookup_sees_the_mock_that_is_evaluated(tmp_path: Path) -> None:
    assert run(
        tmp_path, DISK, rule('core::length(core::getresources("aws_disk", { id = attrs.id })) == 1', type_="aws_disk")
    ).passed


def test_an_attribute_that_a_mock_does_not_write_matches_nothing(tmp_path: Path) -> None:
    policy = rule('core::length(core::getresources("aws_key", { disk = null })) == 0', type_="aws_disk")
    assert run(tmp_path, DISK + 'resource "aws_key" "k" {\n  attrs = { a = 1 }\n}\n', policy).passed
    assert not run(tmp_path, DISK + 'resource "aws_key" "k" {\n  attrs = { disk = null }\n}\n', policy).passed


def test_a_mock_has_no_identity_but_what_it_writes(tmp_path: Path) -> None:
    assert status(tmp_path, "attrs = { a = 1 }", rule('core::try(attrs.id, "none") == "none"', type_="aws_disk")) == "pass"


def test_data_sources_are_answered_by_data_mocks(tmp_path: Path) -> None:
    policy = rule('core::getdatasource("aws_image", { id = attrs.image }).encrypted', type_="aws_disk")
    data = 'data "aws_image" "i" {\n  attrs = { id = "ami-1", encrypted = true }\n}\n'
    assert status(tmp_path, 'attrs = { image = "ami-1" }', policy, data) == "pass"
    report = run(tmp_path, 'resource "aws_disk" "d" {\n  attrs = { image = "ami-2" }\n}\n' + data, policy)
    assert report.results[0].actual == "error"


def test_providers_and_modules_can_be_mocked(tmp_path: Path) -> None:
    policy = (
        'provider_policy "aws" "p" {\nenforce { condition = meta.alias == "eu" && attrs.region == "eu" }\n}\n'
        'module_policy "a/b/c" "m" {\nenforce { condition = core::semverconstraint(meta.version, "~> 1.0") }\n}\n'
    )
    report = run(
        tmp_path,
        'provider "aws" "eu" {\n  meta  = { alias = "eu" }\n  attrs = { region = "eu" }\n}\n'
        'module "a/b/c" "one" {\n  meta = { version = "1.2.0" }\n}\n'
        'module "a/b/c" "two" {\n  meta           = { version = "2.0.0" }\n  expect_failure = true\n}\n',
        policy,
    )
    assert statuses(report) == ["provider.aws.eu pass", "module.a/b/c.one pass", "module.a/b/c.two pass"]


def test_the_environment_of_a_mock_is_stated_in_its_meta(tmp_path: Path) -> None:
    policy = rule('hclscan::environment() == "staging"', type_="aws_disk")
    assert status(tmp_path, 'attrs = { a = 1 }\nmeta = { environment = "staging" }', policy) == "pass"
    assert status(tmp_path, "attrs = { a = 1 }\nexpect_failure = true", policy) == "pass"


# -- reports -------------------------------------------------------------------------------------------------------------


def test_a_report_tells_what_was_expected_and_what_came(tmp_path: Path) -> None:
    report = run(tmp_path, 'resource "aws_disk" "d" {\n  attrs = { encrypted = false }\n}\n')
    assert describe(report) == (
        "# p.policytest.hcl... running\n"
        "  # resource.aws_disk.d... fail\n"
        "    Expected: pass / Actual: fail (p.policytest.hcl:1:1)\n"
        "    Message: plain\n"
        "# p.policytest.hcl... fail"
    )


def test_folders_are_searched_for_tests(tmp_path: Path) -> None:
    written(
        tmp_path, a___p__policytest__hcl="", a___p__policy__hcl=ENCRYPTED, b___q__policytest__hcl="policytest { targets = [] }"
    )
    assert [report.passed for report in run_tests([tmp_path])] == [True, True]
