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


GOOGLE = """
provider "google" {
  default_labels = { owner = "ops", env = "staging" }
}
provider "google-beta" {
  default_labels = { owner = "beta" }
}
"""


def test_labels_of_a_resource_win_over_default_labels(tmp_path: Path) -> None:
    result = stack(tmp_path, GOOGLE + 'resource "google_storage_bucket" "b" {\n  labels = { owner = "me", a = "1" }\n}\n')
    bucket = resource(result, "google_storage_bucket.b")
    assert plain(bucket.attrs["terraform_labels"]) == {"owner": "me", "env": "staging", "a": "1"}
    assert plain(bucket.attrs["labels"]) == {"owner": "me", "a": "1"}


def test_default_labels_belong_to_the_provider_that_makes_the_resource(tmp_path: Path) -> None:
    result = stack(tmp_path, GOOGLE + 'resource "google_storage_bucket" "b" {\n  provider = google-beta\n}\n')
    assert plain(resource(result, "google_storage_bucket.b").attrs["terraform_labels"]) == {"owner": "beta"}


def test_clusters_of_google_have_their_labels_under_another_name(tmp_path: Path) -> None:
    result = stack(tmp_path, GOOGLE + 'resource "google_container_cluster" "c" {\n  resource_labels = { a = "1" }\n}\n')
    labels = plain(resource(result, "google_container_cluster.c").attrs["terraform_labels"])
    assert labels == {"owner": "ops", "env": "staging", "a": "1"}


def test_databases_of_google_get_no_default_labels(tmp_path: Path) -> None:
    result = stack(tmp_path, GOOGLE + 'resource "google_sql_database_instance" "d" {\n}\n')
    assert "terraform_labels" not in resource(result, "google_sql_database_instance.d").attrs


def test_unknown_labels_leave_all_labels_unknown(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "t" {}\n' + GOOGLE + 'resource "google_storage_bucket" "b" {\n  labels = var.t\n}\n')
    assert isinstance(resource(result, "google_storage_bucket.b").attrs["terraform_labels"], Unknown)


def test_network_tags_hide_no_label_that_names_the_environment(tmp_path: Path) -> None:
    server = 'resource "google_compute_instance" "s" {\n  tags = ["web"]\n  labels = { env = "migration" }\n}\n'
    database = 'resource "google_sql_database_instance" "d" {\n  settings {\n    user_labels = { env = "staging" }\n  }\n}\n'
    result = stack(tmp_path, server + database)
    assert resource(result, "google_compute_instance.s").environment == "migration"
    assert resource(result, "google_sql_database_instance.d").environment == "staging"
