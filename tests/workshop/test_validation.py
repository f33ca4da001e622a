"""Validation finds what is wrong with policies and tests without running them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from hclscan.errors import HclscanError
from hclscan.workshop import validation_json, validation_text
from hclscan.workshop.validation import Validation, validate
from tests.workshop.authoring import METADATA, RULE, TESTS, policy, write


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


def text(validation: Validation) -> str:
    stream = io.StringIO()
    validation_text.render(validation, stream)
    return stream.getvalue()


def test_valid_policies_are_called_so() -> None:
    validation = validate(policy(Path("disks")))
    expected = "Success! Terraform policies validated successfully.\nPolicies: 1, rules: 1, test files: 1.\n"
    assert text(validation) == expected


@pytest.mark.parametrize(
    ("file", "content", "error"),
    [
        ("aws.policy.hcl", RULE.replace("attrs", "attr"), "5:31: There is no symbol 'attr' here: did you mean 'attrs'?"),
        ("aws.policy.hcl", RULE.replace("condition", "conditon"), "Unknown argument 'conditon' in enforce"),
        ("aws.policy.hcl", RULE.replace("core::try(attrs.name", "meta.address ?? ("), "aws.policy.hcl:6:"),
        ("aws.policy.hcl", RULE.replace("attrs.encrypted", "meta.address"), "There is no field 'address' in meta"),
        ("aws.policy.hcl", RULE.replace("  enforce", '  enforcement_level = "strict"\n  enforce'), "level"),
        (
            "aws.policytest.hcl",
            TESTS.replace("expect_failure", "expect_failed"),
            "Unknown argument 'expect_failed' in resource",
        ),
        ("policy.yaml", METADATA.format(id="HCL_XYZ_001"), "Unknown family 'XYZ'"),
        ("policy.yaml", METADATA.format(id="HCL_ENC_901").replace("  disk:", "  disc:"), "Rule 'disk' has no fix"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(file: str, content: str, error: str) -> None:
    write(policy(Path("disks")), {file: content})
    validation = validate(Path("disks"))
    assert any(error in str(one) for one in validation.errors), [str(one) for one in validation.errors]
    assert f"disks/{file.partition('.')[0]}" in text(validation)
    assert "Success" not in text(validation)


def test_everything_that_is_wrong_is_reported_at_once_in_order_of_place() -> None:
    policy(Path("all/b"), rule=RULE.replace("attrs", "attr"), tests="x {}\n")
    policy(Path("all/a"), "HCL_ENC_902", rule="policy")
    places = [str(error.location) for error in validate(Path("all")).errors]
    assert places == sorted(places)
    assert {place.split(":")[0] for place in places} == {
        "all/a/aws.policy.hcl",
        "all/b/aws.policy.hcl",
        "all/b/aws.policytest.hcl",
    }


def test_comments_of_examples_are_checked_too() -> None:
    (error,) = validate(policy(Path("disks"), a__tf="# expect: fial\n")).errors
    assert str(error).startswith("disks/examples/a.tf:1:1: This comment expects nothing that can be checked")


def test_warnings_leave_policies_valid() -> None:
    rule = "locals {\n  a = 1\n}\n" + RULE.replace("  enforce", "  locals {\n    a = 2\n  }\n  enforce")
    validation = validate(policy(Path("disks"), rule=rule))
    assert validation.errors == ()
    assert text(validation).startswith("warning: disks/aws.policy.hcl:8:5: Local 'a' hides the one of the file\nSuccess!")


def test_an_input_that_must_be_given_is_no_mistake() -> None:
    rule = 'input "on" {\n  type = bool\n}\n' + RULE.replace("== true", "== input.on")
    assert validate(policy(Path("disks"), rule=rule)).errors == ()


@pytest.mark.parametrize("name", ["aws.policy.hcl", "aws.policytest.hcl"])
def test_a_single_file_is_checked_by_itself(name: str) -> None:
    assert validate(policy(Path("disks")) / name).errors == ()
    write(Path("disks"), {name: "nonsense {}\n"})
    assert len(validate(Path("disks") / name).errors) == 1


@pytest.mark.parametrize("path", ["nowhere", "empty", "disks/policy.yaml"])
def test_a_path_that_holds_nothing_to_check_is_refused(path: str) -> None:
    policy(Path("disks"))
    Path("empty").mkdir()
    with pytest.raises(HclscanError):
        validate(Path(path))


def test_editors_get_the_whole_range_of_what_is_wrong() -> None:
    stream = io.StringIO()
    validation_json.render(validate(policy(Path("disks"), rule=RULE.replace("attrs.encrypted", "attr.encrypted"))), stream)
    document = json.loads(stream.getvalue())
    assert document["valid"] is False
    assert document["errors"] == [
        {
            "path": "disks/aws.policy.hcl",
            "line": 5,
            "column": 31,
            "end_line": 5,
            "end_column": 35,
            "summary": "There is no symbol 'attr' here",
            "detail": "did you mean 'attrs'?",
            "message": "There is no symbol 'attr' here: did you mean 'attrs'?",
        }
    ]
