from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
import xmlschema

from hclscan.findings import Report, Status
from hclscan.options import ScanOptions
from hclscan.report.junit import SHOWN, render
from hclscan.scan import scan
from tests.report.examples import ADVISORY, EVERYTHING, FULL, NOTHING

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas" / "junit-10.xsd"))
ROOT = Path(__file__).resolve().parents[2]


def suites_of(report: Report, *statuses: Status) -> ET.Element:
    stream = io.StringIO()
    render(report, stream, statuses or SHOWN)
    SCHEMA.validate(stream.getvalue())
    return ET.fromstring(stream.getvalue())


@pytest.mark.parametrize("report", [EVERYTHING, FULL, NOTHING, Report(())])
def test_reports_are_valid_against_the_published_schema(report: Report) -> None:
    suites_of(report)
    suites_of(report, Status.FAIL)


def test_the_schema_notices_what_is_wrong() -> None:
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        SCHEMA.validate('<testsuites><testsuite name="a"/></testsuites>')


def test_the_report_of_a_real_scan_is_valid_and_counts_every_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = scan(["fixtures/staging_migration"], ScanOptions(select=("HCL_ENC",), cache=False))
    suites = suites_of(report)
    assert int(suites.attrib["tests"]) == len(report.findings) == len(suites.findall(".//testcase"))
    assert int(suites.attrib["failures"]) == report.count(Status.FAIL) == len(suites.findall(".//failure"))


def test_a_policy_is_a_suite_and_a_verdict_a_case() -> None:
    suites = suites_of(FULL)
    encryption = next(suite for suite in suites if suite.attrib["name"].startswith("HCL_ENC_001 "))
    assert [case.attrib["classname"] for case in encryption] == ["HCL_ENC_001.ebs_volume"] * 2
    assert [case.attrib["name"] for case in encryption] == [
        "module.north.aws_ebs_volume.data[0]",
        "module.south.aws_ebs_volume.data[0]",
    ]
    assert encryption.attrib["failures"] == "2"


def test_undecided_and_suppressed_findings_are_skipped_and_errors_are_errors() -> None:
    suites = suites_of(FULL)
    skipped = [case.attrib["message"] for case in suites.iter("skipped")]
    assert "undecided: The port is open to everyone." in skipped
    assert any(message.startswith("suppressed: archive by order of the regulator") for message in skipped)
    assert len(list(suites.iter("error"))) == 2
    assert suites.attrib["errors"] == "2"


def test_equal_addresses_of_two_root_modules_have_names_of_their_own() -> None:
    suites = suites_of(Report(tuple(replace(ADVISORY, root=root) for root in ("a", "b"))))
    assert [case.attrib["name"] for case in suites.iter("testcase")] == [
        "aws_ebs_volume.scratch in a",
        "aws_ebs_volume.scratch in b",
    ]


def test_markup_in_scanned_files_stays_text() -> None:
    hostile = '<b attr="\'">&amp; ]]></failure>'
    suites = suites_of(Report((replace(ADVISORY, message=hostile, address=hostile),)))
    failure = next(suites.iter("failure"))
    assert failure.attrib["message"] == hostile
    assert hostile in (failure.text or "")
