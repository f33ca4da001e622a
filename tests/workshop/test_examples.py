"""Examples are run through the whole pipeline and compared with their comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.workshop.examples import ExampleReport
from hclscan.workshop.trial import run_trial
from tests.workshop.authoring import RULE, policy, write

PLAIN = 'resource "aws_disk" "a" {\n  encrypted = false\n}\n'
ENCRYPTED = 'resource "aws_disk" "a" {\n  encrypted = true\n}\n'
UNKNOWN = 'variable "on" {}\nresource "aws_disk" "a" {\n  encrypted = var.on\n}\n'


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


def run(**examples: str) -> tuple[ExampleReport, ...]:
    return run_trial(policy(Path("disks"), **examples), {}).examples


def outcomes(*reports: ExampleReport) -> list[str]:
    assert [error for report in reports for error in report.errors] == []
    return [f"{one.address}: {one.expected}, {one.actual}, {one.status}" for report in reports for one in report.results]


@pytest.mark.parametrize(
    ("expected", "text", "outcome"),
    [
        ("fail", PLAIN, "aws_disk.a: fail, fail, pass"),
        ("fail", ENCRYPTED, "aws_disk.a: fail, pass, fail"),
        ("pass", ENCRYPTED, "aws_disk.a: pass, pass, pass"),
        ("pass", PLAIN, "aws_disk.a: pass, fail, fail"),
        ("unknown HCL_ENC_901", UNKNOWN.partition("\n")[2], "aws_disk.a: unknown HCL_ENC_901, unknown, pass"),
        ("fail HCL_ENC_901", PLAIN, "aws_disk.a: fail HCL_ENC_901, fail, pass"),
        ("pass", 'resource "aws_other" "a" {\n}\n', "aws_other.a: pass, pass, pass"),
        ("fail", 'resource "aws_other" "a" {\n}\n', "aws_other.a: fail, none, fail"),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_what_a_comment_expects_of_a_resource_is_compared(expected: str, text: str, outcome: str, inside: bool) -> None:
    comment = f"# expect: {expected}\n"
    header, _, rest = text.partition("\n")
    example = f"{header}\n  {comment}{rest}" if inside else comment + text
    assert outcomes(*run(a__tf=example + 'variable "on" {}\n')) == [outcome]


def test_comments_between_the_expectation_and_its_resource_are_allowed() -> None:
    assert outcomes(*run(a__tf="# expect: fail\n\n// why\n" + PLAIN)) == ["aws_disk.a: fail, fail, pass"]


def test_a_finding_that_no_comment_expects_fails() -> None:
    text = "# expect: pass\n" + ENCRYPTED + PLAIN.replace('"a"', '"b"') + UNKNOWN.replace('"a"', '"c"')
    (report,) = run(a__tf=text)
    assert outcomes(report) == [
        "aws_disk.a: pass, pass, pass",
        "aws_disk.b: , fail HCL_ENC_901, fail",
        "aws_disk.c: , unknown HCL_ENC_901, fail",
    ]
    assert report.results[1].messages == ("Nothing is expected here", "HCL_ENC_901 disk: Disk is plain.")
    assert not report.passed


def test_of_several_instances_the_worst_one_counts() -> None:
    text = '# expect: fail\nresource "aws_disk" "a" {\n  for_each  = toset(["x", "y"])\n  encrypted = each.key == "x"\n}\n'
    assert outcomes(*run(a__tf=text)) == ["aws_disk.a: fail, fail, pass"]


def test_the_files_of_examples_are_one_root_module_and_each_folder_is_another() -> None:
    use = 'module "disks" {\n  source = "./disks"\n  on     = false\n}\n'
    module = '# expect: fail\nresource "aws_disk" "inner" {\n  encrypted = var.on\n}\nvariable "on" {}\n'
    policy(
        Path("disks"),
        bad__tf="# expect: fail\n" + PLAIN,
        good__tf='# expect: pass\nresource "aws_disk" "b" {\n  encrypted = !aws_disk.a.encrypted\n}\n',
    )
    write(Path("disks/examples"), {"both/main.tf": use, "both/disks/main.tf": module})
    reports = run_trial(Path("disks"), {}).examples
    assert outcomes(*reports) == [
        "aws_disk.a: fail, fail, pass",
        "aws_disk.b: pass, pass, pass",
        "module.disks.aws_disk.inner: fail, fail, pass",
    ]
    assert [report.path for report in reports] == [
        "disks/examples/bad.tf",
        "disks/examples/good.tf",
        "disks/examples/both/disks/main.tf",
    ]


def test_files_that_clash_are_an_error_as_they_are_for_terraform() -> None:
    (report,) = run(a__tf="# expect: fail\n" + PLAIN, b__tf="# expect: fail\n" + PLAIN)
    assert "aws_disk.a" in str(report.errors[0])


def test_manifests_carry_expectations_for_each_document() -> None:
    rule = RULE.replace('"aws_disk"', '"kubernetes_manifest"').replace("attrs.encrypted", "attrs.manifest.spec.encrypted")
    document = "apiVersion: example.com/v1\nkind: Disk\nmetadata:\n  name: {}\nspec:\n  encrypted: {}\n"
    text = f"# expect: pass\n{document.format('a', 'true')}# expect: fail\n---\n{document.format('b', 'false')}"
    text += f"---\n# expect: fail\n{document.format('c', 'false')}"
    reports = run_trial(policy(Path("disks"), rule=rule, disks__yaml=text), {}).examples
    assert outcomes(*reports) == [
        "Disk/default/a: pass, pass, pass",
        "Disk/default/b: fail, fail, pass",
        "Disk/default/c: fail, fail, pass",
    ]


def test_other_policies_are_named_by_their_ids() -> None:
    other = RULE.replace("attrs.encrypted", "attrs.locked")
    policy(Path("all/locks"), "HCL_ENC_902", other)
    text = "# expect: pass HCL_ENC_901\n# expect: fail HCL_ENC_902\n" + ENCRYPTED
    policy(Path("all/disks"), a__tf=text)
    assert outcomes(*run_trial(Path("all"), {}).examples) == [
        "aws_disk.a: pass HCL_ENC_901, pass, pass",
        "aws_disk.a: fail HCL_ENC_902, fail, pass",
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (PLAIN, "disks/examples:1:1: This example expects nothing: put"),
        ("  # expect: fial\n" + PLAIN, "disks/examples/a.tf:1:3: This comment expects nothing that can be checked: write"),
        ("# expect fail HCL-ENC\n" + PLAIN, "disks/examples/a.tf:1:1: This comment expects nothing that can be checked"),
        (
            "# expect: fail HCL_ENC_903\n" + PLAIN,
            "disks/examples/a.tf:1:1: No policy is called 'HCL_ENC_903': did you mean 'HCL_E",
        ),
        ("# expect: pass\nlocals {}\n" + ENCRYPTED, "disks/examples/a.tf:1:1: This expectation is about no resource"),
        ("# expect: fail\n" + PLAIN + "resource {\n", "disks/examples/a.tf:"),
    ],
)
def test_a_comment_that_cannot_be_checked_is_an_error(text: str, error: str) -> None:
    (report,) = run(a__tf=text)
    assert str(report.errors[0]).startswith(error)
    assert not report.passed


def test_a_rule_in_error_is_never_as_expected() -> None:
    rule = RULE.replace("core::try(attrs.encrypted, false)", "attrs.encrypted")
    text = '# expect: fail\nresource "aws_disk" "a" {\n}\n'
    (report,) = run_trial(policy(Path("disks"), rule=rule, a__tf=text), {}).examples
    assert outcomes(report) == ["aws_disk.a: fail, error, fail"]
    assert "HCL_ENC_901 disk: Policy HCL_ENC_901, rule disk cannot be evaluated" in report.results[0].messages[0]


def test_one_example_can_be_run_alone() -> None:
    policy(Path("disks"), bad__tf="# expect: fail\n" + PLAIN, good__tf="# expect: pass\n" + ENCRYPTED.replace('"a"', '"b"'))
    trial = run_trial(Path("disks/examples/good.tf"), {})
    assert [report.path for report in trial.examples] == ["disks/examples/good.tf"]
    assert trial.tests == ()
