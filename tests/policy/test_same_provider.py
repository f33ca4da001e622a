"""`hclscan::same_provider`: what is set for one account and region says nothing of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.findings import Status
from hclscan.options import ScanOptions
from hclscan.scan import scan

PROVIDERS = 'provider "aws" {\n  region = "eu-west-3"\n}\nprovider "aws" {\n  alias = "us"\n}\n'


def setting(argument: str) -> str:
    return f'resource "aws_ebs_encryption_by_default" "on" {{\n  {argument}\n}}\n'


def volume(argument: str) -> str:
    return f'resource "aws_ebs_volume" "data" {{\n  encrypted = false\n  {argument}\n}}\n'


@pytest.mark.parametrize(
    ("of_setting", "of_volume", "status"),
    [
        ("", "", Status.PASS),
        ("provider = aws.us", "provider = aws.us", Status.PASS),
        ("provider = aws.us", "", Status.FAIL),
        ("", "provider = aws.us", Status.FAIL),
        ("provider = aws", "", Status.PASS),
        ('region = "eu-west-1"', 'region = "eu-west-1"', Status.PASS),
        ('region = "eu-west-3"', "", Status.PASS),
        ('region = "eu-west-1"', "", Status.FAIL),
        ("", 'region = "eu-west-1"', Status.FAIL),
        ("provider = aws.us", 'provider = aws.us\n  region = "us-east-1"', Status.UNKNOWN),
    ],
)
def test_a_setting_counts_for_the_provider_and_the_region_it_is_made_for(
    of_setting: str, of_volume: str, status: Status, tmp_path: Path
) -> None:
    (tmp_path / "main.tf").write_text(PROVIDERS + setting(of_setting) + volume(of_volume))
    report = scan([str(tmp_path)], ScanOptions(select=("HCL_ENC_001",), cache=False))
    assert [finding.status for finding in report.findings if finding.rule == "ebs_volume"] == [status]
