"""The commands of policy authors: what they print, and their exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hclscan.cli import run
from tests.workshop.authoring import RULE, TESTS, policy


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


FAILS = TESTS.replace("encrypted = true", "encrypted = false")


@pytest.mark.parametrize(
    ("options", "arguments", "status"),
    [
        ({}, [], 0),
        ({"tests": FAILS}, [], 1),
        ({"tests": TESTS.replace("expect_failure = true", "skip = true")}, ["--coverage-min", "51"], 1),
        ({"tests": TESTS.replace("expect_failure = true", "skip = true")}, ["--coverage-min", "50"], 0),
        ({"tests": "nonsense"}, [], 2),
        ({"rule": "nonsense"}, [], 2),
        ({"a__tf": '# expect: fail\nresource "aws_disk" "a" {\n  encrypted = true\n}\n'}, [], 1),
        ({"a__tf": 'resource "aws_disk" "a" {\n'}, [], 2),
        ({}, ["--format", "xml"], 2),
        ({}, ["--coverage-min", "101"], 2),
        ({}, ["--input", "on"], 2),
        ({}, ["nowhere"], 2),
    ],
)
def test_the_exit_status_of_a_test_run(options: dict[str, str], arguments: list[str], status: int) -> None:
    policy(Path("policies/disks"), **options)
    assert run(["policy", "test", *arguments]) == status


def test_tests_without_targets_are_about_the_policies_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    policy(Path("own"))
    Path("tests").mkdir()
    Path("tests/a.policytest.hcl").write_text(TESTS.partition("}\n")[2], encoding="utf-8")
    assert run(["policy", "test", "tests"]) == 2
    assert "There is no policy to test" in capsys.readouterr().out
    assert run(["policy", "test", "tests", "--policies", "own"]) == 0


def test_several_reports_of_one_run_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    policy(Path("policies/disks"), tests=FAILS)
    assert run(["policy", "test", "--format", "text", "--format", "json=a.json", "--format", "junit=a.xml"]) == 1
    assert "Policy violation" in capsys.readouterr().out
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["status"] == "fail"
    assert Path("a.xml").read_text(encoding="utf-8").startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites')


@pytest.mark.parametrize(("rule", "status"), [(RULE, 0), ("nonsense", 2)])
@pytest.mark.parametrize("format_", ["text", "json"])
def test_the_exit_status_of_a_validation(rule: str, status: int, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    policy(Path("policies/disks"), rule=rule)
    assert run(["policy", "validate", "--format", format_]) == status
    output = capsys.readouterr().out
    assert ("Success!" in output or '"valid": true' in output) is (status == 0)


def test_own_policies_are_listed_shown_and_explained_beside_the_shipped_ones(capsys: pytest.CaptureFixture[str]) -> None:
    policy(Path("own/disks"))
    assert run(["policy", "list"]) == 0
    shipped = capsys.readouterr().out
    assert "HCL_ENC_001" in shipped
    assert "HCL_ENC_901" not in shipped
    assert run(["policy", "list", "--policies", "own", "--format", "json"]) == 0
    assert "HCL_ENC_901" in {one["id"] for one in json.loads(capsys.readouterr().out)["policies"]}
    assert run(["policy", "show", "HCL_ENC_901", "--policies", "own"]) == 0
    assert "Copies of a disk" not in capsys.readouterr().out
    assert run(["explain", "HCL_ENC_901", "--policies", "own", "--format", "markdown"]) == 0
    assert "Copies of a disk" in capsys.readouterr().out


def test_an_id_that_no_policy_has_is_answered_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "HCL_ENC_01"]) == 2
    assert "did you mean HCL_ENC_001" in capsys.readouterr().err


def test_a_new_policy_is_written_where_it_is_asked_for_and_passes(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["policy", "new", "named-owner", "--provider", "aws", "--resource", "aws_x", "--directory", "rules"]
    assert run(arguments) == 0
    assert capsys.readouterr().out.endswith("next: hclscan policy test rules/named_owner\n")
    assert run(["policy", "validate", "rules"]) == 0
    assert run(["policy", "test", "rules", "--coverage-min", "100"]) == 0
    assert run(arguments) == 2


@pytest.mark.parametrize("command", [[], ["test"], ["validate"], ["list"], ["show"], ["new"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy", *command, "--help"]) == 0
    assert "Usage: hclscan policy" in capsys.readouterr().out


def test_inputs_come_from_options_the_environment_and_files_in_this_order(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("p.policy.hcl").write_text(
        'input "days" {\n  type = number\n}\n'
        'resource_policy "aws_x" "r" {\n  enforce {\n    condition = attrs.days <= input.days\n  }\n}\n'
    )
    Path("p.policytest.hcl").write_text(
        'policytest {\n  targets = ["p.policy.hcl"]\n}\nresource "aws_x" "a" {\n  attrs = { days = 5 }\n}\n'
    )
    Path("inputs.hcl").write_text("days = 9\n")
    assert run(["policy", "test", "."]) == 1  # no value at all
    assert run(["policy", "test", ".", "--input-file", "inputs.hcl"]) == 0
    monkeypatch.setenv("TFPOLICY_INPUT_days", "3")
    assert run(["policy", "test", ".", "--input-file", "inputs.hcl"]) == 1
    assert run(["policy", "test", ".", "--input-file", "inputs.hcl", "--input", "days=6"]) == 0


def test_the_setup_stage_loads_everything_and_judges_nothing() -> None:
    Path("p.policy.hcl").write_text('resource_policy "aws_x" "r" {\n  enforce {\n    condition = false\n  }\n}\n')
    tests = Path("p.policytest.hcl")
    tests.write_text('policytest {\n  targets = ["p.policy.hcl"]\n}\nresource "aws_x" "a" {\n  attrs = { b = 1 }\n}\n')
    assert run(["policy", "test", "."]) == 1
    assert run(["policy", "test", ".", "--evaluation-stage", "setup"]) == 0
    tests.write_text(tests.read_text().replace("p.policy.hcl", "q.policy.hcl"))
    assert run(["policy", "test", ".", "--evaluation-stage=setup"]) == 2
