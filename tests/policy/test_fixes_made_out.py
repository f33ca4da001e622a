"""Fixes are shown with the name of the resource that fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hclscan.policy.fixes import fix_for
from tests.policy.examples import resource

BUCKET = resource("aws_s3_bucket.landing")

COMPANION = """\
resource "aws_s3_bucket_logging" "this" {
  bucket        = this.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "${this.id}/"
}
"""


@pytest.mark.parametrize(
    ("fix", "shown"),
    [
        ("encrypted = true", "encrypted = true"),
        ("bucket = this.id", "bucket = aws_s3_bucket.landing.id"),
        ("bucket = aws_s3_bucket.this.id", "bucket = aws_s3_bucket.landing.id"),
        ("topic = aws_sns_topic.this.arn", "topic = aws_sns_topic.this.arn"),
        ("# Keep this. It is needed.", "# Keep this. It is needed."),
    ],
)
def test_this_is_the_failing_resource(fix: str, shown: str) -> None:
    assert fix_for(fix, BUCKET) == shown


def test_a_companion_takes_over_the_name() -> None:
    assert fix_for(COMPANION, BUCKET) == (
        'resource "aws_s3_bucket_logging" "landing" {\n'
        "  bucket        = aws_s3_bucket.landing.id\n"
        "  target_bucket = aws_s3_bucket.logs.id\n"
        '  target_prefix = "${aws_s3_bucket.landing.id}/"\n'
        "}\n"
    )


def test_a_companion_of_instances_has_one_for_each() -> None:
    assert fix_for(COMPANION, replace(BUCKET, key="a")) == (
        'resource "aws_s3_bucket_logging" "landing" {\n'
        "  for_each = aws_s3_bucket.landing\n\n"
        "  bucket        = each.value.id\n"
        "  target_bucket = aws_s3_bucket.logs.id\n"
        '  target_prefix = "${each.value.id}/"\n'
        "}\n"
    )


def test_a_companion_of_counted_instances_is_counted_too() -> None:
    assert fix_for(COMPANION, replace(BUCKET, key=0)) == (
        'resource "aws_s3_bucket_logging" "landing" {\n'
        "  count = length(aws_s3_bucket.landing)\n\n"
        "  bucket        = aws_s3_bucket.landing[count.index].id\n"
        "  target_bucket = aws_s3_bucket.logs.id\n"
        '  target_prefix = "${aws_s3_bucket.landing[count.index].id}/"\n'
        "}\n"
    )
