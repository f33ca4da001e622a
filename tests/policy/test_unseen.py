"""Modules that are not on disk: what they were told of may have a companion in them, so its absence is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.findings import Status
from hclscan.options import ScanOptions
from hclscan.scan import scan

BUCKET = 'resource "aws_s3_bucket" "data" {\n  bucket = "data"\n}\n'


def lifecycle_verdict(directory: Path, calls: str) -> Status:
    (directory / "main.tf").write_text(BUCKET + calls)
    report = scan([str(directory)], ScanOptions(select=("HCL_RET_001",), cache=False))
    (finding,) = [one for one in report.findings if one.rule == "s3_bucket"]
    return finding.status


@pytest.mark.parametrize(
    "argument", ["aws_s3_bucket.data.id", "aws_s3_bucket.data.arn", '"data"', "[aws_s3_bucket.data.bucket]"]
)
def test_a_module_that_was_given_the_resource_may_hold_its_companion(argument: str, tmp_path: Path) -> None:
    call = f'module "expiry" {{\n  source = "example/expiry/aws"\n  bucket = {argument}\n}}\n'
    assert lifecycle_verdict(tmp_path, call) is Status.UNKNOWN


@pytest.mark.parametrize("argument", ['"other"', "30", "null", "aws_vpc.main.id"])
def test_a_module_that_knows_nothing_of_the_resource_cannot(argument: str, tmp_path: Path) -> None:
    call = f'resource "aws_vpc" "main" {{}}\nmodule "net" {{\n  source = "example/net/aws"\n  value  = {argument}\n}}\n'
    assert lifecycle_verdict(tmp_path, call) is Status.FAIL


def test_what_the_whole_configuration_lacks_may_be_in_any_unseen_module(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(BUCKET + 'module "baseline" {\n  source = "example/baseline/aws"\n}\n')
    report = scan([str(tmp_path)], ScanOptions(select=("HCL_LOG_002",), cache=False))
    (finding,) = [one for one in report.findings if one.rule == "trail_exists"]
    assert finding.status is Status.UNKNOWN
    assert "module.baseline" in finding.reason
    assert any("module.baseline" in note for note in report.notes)


def test_a_companion_that_is_there_decides_whatever_unseen_modules_hold(tmp_path: Path) -> None:
    lifecycle = (
        'resource "aws_s3_bucket_lifecycle_configuration" "data" {\n  bucket = aws_s3_bucket.data.id\n'
        '  rule {\n    id = "all"\n    status = "Enabled"\n    filter {}\n    expiration {\n      days = 30\n    }\n  }\n}\n'
    )
    call = 'module "expiry" {\n  source = "example/expiry/aws"\n  bucket = aws_s3_bucket.data.id\n}\n'
    assert lifecycle_verdict(tmp_path, lifecycle + call) is Status.PASS
