"""Override files: what they change, in which order, and where changed parts are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.terraform.override import is_override
from tests.terraform.evaluated import plain
from tests.terraform.stacks import messages, resource, stack, write

MAIN = """
resource "aws_s3_bucket" "b" {
  bucket = "main"
  tags   = { a = 1 }
  rule {
    id = "one"
  }
  rule {
    id = "two"
  }
  logging {
    target = "kept"
  }
}
"""


@pytest.mark.parametrize(
    ("name", "overrides"),
    [
        ("override.tf", True),
        ("x_override.tf", True),
        ("a/b/override.tf.json", True),
        ("_override.tf", True),
        ("override.tofu", True),
        ("xoverride.tf", False),
        ("override_x.tf", False),
        ("override/main.tf", False),
        ("overrides.tf", False),
    ],
)
def test_the_name_of_a_file_says_that_it_overrides(name: str, overrides: bool) -> None:
    assert is_override(name) is overrides


def test_arguments_and_blocks_take_the_place_of_others(tmp_path: Path) -> None:
    override = '\nresource "aws_s3_bucket" "b" {\n  bucket = "changed"\n  rule {\n    id = "three"\n  }\n  acl = "private"\n}\n'
    bucket = resource(stack(tmp_path, MAIN, override_tf=override), "aws_s3_bucket.b")
    assert plain(bucket.attrs) == {
        "bucket": "changed",
        "tags": {"a": 1},
        "tags_all": {"a": 1},
        "rule": [{"id": "three"}],
        "logging": [{"target": "kept"}],
        "acl": "private",
    }


def test_every_part_is_found_in_the_file_it_is_written_in(tmp_path: Path) -> None:
    override = '\nresource "aws_s3_bucket" "b" {\n  bucket = "changed"\n  rule {\n    id = "three"\n  }\n}\n'
    bucket = resource(stack(tmp_path, MAIN, x_override_tf=override), "aws_s3_bucket.b")
    found = {path: (place.path, place.start_line, place.start_column) for path, place in bucket.places.items()}
    assert found[("bucket",)] == ("x_override.tf", 2, 3)
    assert found[("rule", 0, "id")] == ("x_override.tf", 4, 5)
    assert found[("tags",)] == ("main.tf", 3, 3)
    assert bucket.places[("tags", "a")].start_column == 14
    assert (bucket.location.path, bucket.location.start_line, bucket.location.end_line) == ("main.tf", 1, 13)


def test_later_override_files_win(tmp_path: Path) -> None:
    write(tmp_path, {name: f'locals {{ a = "{name}" }}\n' for name in ("b_override.tf", "a_override.tf", "override.tf")})
    result = stack(tmp_path, 'locals { a = "main" }\noutput "a" { value = local.a }\n')
    assert result.outputs["a"] == "override.tf"


def test_a_dynamic_block_takes_the_place_of_written_ones(tmp_path: Path) -> None:
    override = (
        'resource "aws_s3_bucket" "b" {\n  dynamic "rule" {\n    for_each = ["d"]\n    content {\n'
        "      id = rule.value\n    }\n  }\n}\n"
    )
    bucket = resource(stack(tmp_path, MAIN, override_tf=override), "aws_s3_bucket.b")
    assert plain(bucket.attrs["rule"]) == [{"id": "d"}]


def test_an_error_in_an_override_is_reported_in_its_file(tmp_path: Path) -> None:
    result = stack(tmp_path, MAIN, override_tf='\n\nresource "aws_s3_bucket" "b" {\n  bucket = local.nope\n}\n')
    (problem,) = result.diagnostics
    assert (problem.location.path, problem.location.start_line, problem.location.start_column) == ("override.tf", 2, 12)
    assert problem.excerpt == "  bucket = local.nope"


def test_an_override_of_nothing_is_reported(tmp_path: Path) -> None:
    override = 'resource "aws_s3_bucket" "c" {\n}\nlocals {\n  x = 1\n}\nvariable "v" {\n}\n'
    result = stack(tmp_path, MAIN, override_tf=override)
    assert [message.split(":", 3)[3].split(":")[0].strip() for message in messages(result)] == [
        "There is no resource 'aws_s3_bucket.c' to override",
        "There is no local value 'x' to override",
        "There is no variable 'v' to override",
    ]


def test_providers_are_overridden_by_alias(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'provider "aws" {\n  region = "a"\n}\nprovider "aws" {\n  alias  = "far"\n  region = "b"\n}\n',
        override_tf='provider "aws" {\n  alias  = "far"\n  region = "c"\n}\n',
    )
    regions = {one.address: one.attrs["region"] for one in result.resources.resources}
    assert regions == {"provider.aws": "a", "provider.aws.far": "c"}


def test_requirements_are_overridden_one_by_one(tmp_path: Path) -> None:
    block = 'terraform {\n  required_providers {\n    %s = { source = "%s" }\n  }\n}\n'
    result = stack(
        tmp_path,
        block % ("aws", "one/aws") + 'resource "aws_s3_bucket" "b" {\n}\nresource "x_y" "b" {\n}\n',
        override_tf=block % ("aws", "two/aws"),
    )
    sources = {
        one.address: one.provider.source for one in result.resources.resources if one.mode == "provider" and one.provider
    }
    assert sources["provider.aws"] == "two/aws"
