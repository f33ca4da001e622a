"""A new policy passes as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.errors import HclscanError
from hclscan.workshop.scaffold import NewPolicy, write_policy
from hclscan.workshop.trial import run_trial
from hclscan.workshop.validation import validate


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.mark.parametrize(
    ("provider", "resource"),
    [
        ("aws", "aws_sqs_queue"),
        ("azurerm", "azurerm_storage_account"),
        ("google", "google_storage_bucket"),
        ("scaleway", "scaleway_object_bucket"),
        ("kubernetes", "Ingress"),
        ("kubernetes", "PersistentVolumeClaim"),
        ("kubernetes", "KafkaTopic"),
    ],
)
def test_what_is_written_is_valid_and_passes_and_is_covered(provider: str, resource: str) -> None:
    write_policy(NewPolicy("named-owner", provider, resource), Path("policies"))
    validation = validate(Path("policies"))
    assert (validation.errors, validation.warnings, validation.policies, validation.tests) == ((), (), 1, 1)
    trial = run_trial(Path("policies"), {}, coverage_min=100)
    assert trial.passed
    assert {result.expected for report in trial.examples for result in report.results} >= {"fail", "pass"}


def test_every_policy_of_a_directory_gets_an_id_of_its_own() -> None:
    for name in ("a", "b", "c"):
        write_policy(NewPolicy(name, "aws", "aws_sqs_queue", "RET"), Path("own"))
    write_policy(NewPolicy("d", "aws", "aws_sqs_queue", "LOG"), Path("own"))
    write_policy(NewPolicy("e", "aws", "aws_sqs_queue", id_="HCL_ENC_123"), Path("own"))
    assert [Path(f"own/{name}/policy.yaml").read_text(encoding="utf-8").splitlines()[0] for name in "abcde"] == [
        "id: HCL_RET_901",
        "id: HCL_RET_902",
        "id: HCL_RET_903",
        "id: HCL_LOG_901",
        "id: HCL_ENC_123",
    ]


@pytest.mark.parametrize(
    "new",
    [
        NewPolicy("Named Owner", "aws", "aws_sqs_queue"),
        NewPolicy("../owner", "aws", "aws_sqs_queue"),
        NewPolicy("owner", "aws", "google_storage_bucket"),
        NewPolicy("owner", "aws", "aws_"),
        NewPolicy("owner", "aws", 'aws_x" {'),
        NewPolicy("owner", "kubernetes", "ingress"),
        NewPolicy("owner", "aws", "aws_sqs_queue", "XYZ"),
        NewPolicy("owner", "aws", "aws_sqs_queue", id_="ENC_1"),
    ],
)
def test_names_that_would_not_work_are_refused_and_nothing_is_written(new: NewPolicy) -> None:
    with pytest.raises(HclscanError):
        write_policy(new, Path("policies"))
    assert not Path("policies").exists()


def test_a_folder_that_is_there_is_left_alone() -> None:
    write_policy(NewPolicy("owner", "aws", "aws_sqs_queue"), Path())
    Path("owner/policy.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(HclscanError):
        write_policy(NewPolicy("owner", "aws", "aws_sqs_queue"), Path())
    assert Path("owner/policy.yaml").read_text(encoding="utf-8") == "mine"
