"""Provider configurations as resources, and the default tags that they give to what they make."""

from __future__ import annotations

from pathlib import Path

from hclscan.hcl.values import Unknown
from tests.terraform.evaluated import plain
from tests.terraform.stacks import resource, stack

PROVIDER = """
provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { owner = "ops", env = "staging" }
  }
}
provider "aws" {
  alias = "far"
}
"""


def test_tags_of_a_resource_win_over_default_tags(tmp_path: Path) -> None:
    result = stack(tmp_path, PROVIDER + 'resource "aws_s3_bucket" "b" {\n  tags = { owner = "me", a = 1 }\n}\n')
    bucket = resource(result, "aws_s3_bucket.b")
    assert plain(bucket.attrs["tags_all"]) == {"owner": "me", "env": "staging", "a": 1}
    assert plain(bucket.attrs["tags"]) == {"owner": "me", "a": 1}


def test_default_tags_reach_resources_without_tags(tmp_path: Path) -> None:
    result = stack(tmp_path, PROVIDER + 'resource "aws_s3_bucket" "b" {\n}\n')
    assert plain(resource(result, "aws_s3_bucket.b").attrs["tags_all"]) == {"owner": "ops", "env": "staging"}


def test_default_tags_belong_to_one_configuration_of_the_provider(tmp_path: Path) -> None:
    result = stack(tmp_path, PROVIDER + 'resource "aws_s3_bucket" "b" {\n  provider = aws.far\n}\n')
    assert "tags_all" not in resource(result, "aws_s3_bucket.b").attrs


def test_default_tags_reach_resources_in_modules(tmp_path: Path) -> None:
    result = stack(tmp_path, PROVIDER + 'module "m" {\n  source = "./m"\n}\n', m__main_tf='resource "aws_s3_bucket" "b" {\n}\n')
    assert plain(resource(result, "module.m.aws_s3_bucket.b").attrs["tags_all"])["owner"] == "ops"


def test_unknown_tags_leave_all_tags_unknown(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "t" {}\n' + PROVIDER + 'resource "aws_s3_bucket" "b" {\n  tags = var.t\n}\n')
    assert isinstance(resource(result, "aws_s3_bucket.b").attrs["tags_all"], Unknown)


def test_every_configuration_is_a_resource_of_its_own(tmp_path: Path) -> None:
    result = stack(tmp_path, PROVIDER)
    found = {one.address: plain(one.attrs) for one in result.resources.resources if one.mode == "provider"}
    assert found["provider.aws"]["region"] == "eu-central-1"
    assert found["provider.aws.far"] == {"alias": "far"}


def test_a_provider_that_is_used_without_configuration_is_a_resource_without_attributes(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'terraform {\n  required_providers {\n    aws = { source = "example/aws" }\n  }\n}\n'
        'resource "aws_s3_bucket" "b" {\n}\n',
    )
    provider = resource(result, "provider.aws")
    assert provider.attrs == {}
    assert provider.provider is not None
    assert provider.provider.source == "example/aws"
    assert provider.location.start_line == 2


def test_the_environment_of_a_resource_comes_from_its_tags(tmp_path: Path) -> None:
    result = stack(tmp_path, PROVIDER + 'resource "aws_s3_bucket" "b" {\n}\n')
    assert resource(result, "aws_s3_bucket.b").environment == "staging"
