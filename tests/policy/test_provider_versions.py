"""`hclscan::provider_allows` and `hclscan::provider_config`: which defaults hold depends on the provider."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.findings import Status
from hclscan.hcl.values import EvaluationError
from hclscan.options import ScanOptions
from hclscan.policy.semver import admits
from hclscan.scan import scan

POLICY = """\
resource_policy "aws_x" "r" {
  enforce {
    condition     = CONDITION
    error_message = "no"
  }
}
"""


def verdict(tmp_path: Path, condition: str, **files: str) -> Status:
    (tmp_path / "own.policy.hcl").write_text(POLICY.replace("CONDITION", condition))
    folder = tmp_path / "infra"
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_tf", ".tf").replace("LOCK", ".terraform.lock.hcl")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    report = scan([str(folder)], ScanOptions(select=("own",), policies=(tmp_path / "own.policy.hcl",), cache=False))
    assert report.errors == ()
    (finding,) = report.findings
    return finding.status


@pytest.mark.parametrize(
    ("constraints", "wanted", "admitted"),
    [
        ([], "< 6", True),
        (["~> 5.0"], "< 6", True),
        (["~> 5.0"], ">= 6", False),
        (["~> 5.31.2"], ">= 5.32", False),
        (["~> 5.31.2"], ">= 5.31.9", True),
        (["~> 5"], ">= 6", False),
        ([">= 4.0"], "< 6", True),
        ([">= 4.0"], ">= 6", True),
        ([">= 6"], "< 6", False),
        (["> 5.9.9"], "< 6", True),
        (["<= 5.0.0"], "> 5.0.0", False),
        (["= 5.4.0"], "< 6", True),
        (["5.4.0"], ">= 6", False),
        (["6.0.0-beta1"], ">= 6", False),
        ([">= 4.0", "~> 5.1"], ">= 6", False),
        ([">= 4.0, < 5.0"], ">= 5", False),
        (["!= 5.1.0"], ">= 5", True),
        (["~> 2.0, ~> 3.0"], ">= 1", False),
    ],
)
def test_what_constraints_admit(constraints: list[str], wanted: str, admitted: bool) -> None:
    assert admits(constraints, wanted) is admitted


def test_a_constraint_that_is_none_is_an_error() -> None:
    with pytest.raises(EvaluationError):
        admits([], "six")


REQUIRED = """\
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "VERSION"
    }
  }
}
"""
RESOURCE = 'resource "aws_x" "a" {}\n'
LOCK = 'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "6.2.0"\n  constraints = ">= 5.0.0"\n}\n'


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"main_tf": RESOURCE}, Status.PASS),
        ({"main_tf": RESOURCE, "versions_tf": REQUIRED.replace("VERSION", "~> 5.0")}, Status.PASS),
        ({"main_tf": RESOURCE, "versions_tf": REQUIRED.replace("VERSION", ">= 5.0")}, Status.PASS),
        ({"main_tf": RESOURCE, "versions_tf": REQUIRED.replace("VERSION", "~> 6.0")}, Status.FAIL),
        ({"main_tf": RESOURCE, "versions_tf": REQUIRED.replace("VERSION", "latest")}, Status.PASS),
        ({"main_tf": RESOURCE, "versions_tf": REQUIRED.replace("VERSION", ">= 5.0"), "LOCK": LOCK}, Status.FAIL),
        ({"main_tf": RESOURCE + 'provider "aws" {\n  version = "~> 6.1"\n}\n'}, Status.FAIL),
        (
            {"main_tf": RESOURCE, "versions_tf": 'terraform {\n  required_providers {\n    aws = "~> 6.1"\n  }\n}\n'},
            Status.FAIL,
        ),
        # The constraints of all modules hold together.
        (
            {
                "main_tf": 'module "m" {\n  source = "./m"\n}\n',
                "m__main_tf": RESOURCE,
                "versions_tf": REQUIRED.replace("VERSION", ">= 5.0"),
                "m__versions_tf": REQUIRED.replace("VERSION", ">= 6.0"),
            },
            Status.FAIL,
        ),
        # A provider of the same name from elsewhere is another one.
        (
            {
                "main_tf": RESOURCE + 'provider "aws" {}\n',
                "versions_tf": REQUIRED.replace("VERSION", "~> 6.0").replace("hashicorp/aws", "example/aws"),
            },
            Status.FAIL,
        ),
    ],
)
def test_the_configuration_decides_which_versions_are_allowed(files: dict[str, str], status: Status, tmp_path: Path) -> None:
    assert verdict(tmp_path, 'hclscan::provider_allows(attrs, "< 6")', **files) is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (RESOURCE, Status.FAIL),
        ('provider "aws" {\n  region = "eu-west-3"\n}\n' + RESOURCE, Status.PASS),
        ('provider "aws" {\n  alias  = "b"\n  region = "eu-west-3"\n}\n' + RESOURCE, Status.FAIL),
        (
            'provider "aws" {\n  alias  = "b"\n  region = "eu-west-3"\n}\nresource "aws_x" "a" {\n  provider = aws.b\n}\n',
            Status.PASS,
        ),
    ],
)
def test_the_provider_configuration_of_a_resource_is_the_one_it_uses(text: str, status: Status, tmp_path: Path) -> None:
    condition = 'core::try(hclscan::provider_config(attrs).region, "") == "eu-west-3"'
    assert verdict(tmp_path, condition, main_tf=text) is status
