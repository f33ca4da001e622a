from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hclscan.findings import Report, Severity, Status
from hclscan.report.gitlab import render
from tests.report.examples import ADVISORY, EVERYTHING, FULL, NOTHING, place, volume

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8"))


def issues_of(report: Report, *statuses: Status) -> list[Any]:
    stream = io.StringIO()
    render(report, stream, statuses or (Status.FAIL, Status.UNKNOWN))
    issues: list[Any] = json.loads(stream.getvalue())
    jsonschema.Draft202012Validator(SCHEMA).validate(issues)
    return issues


@pytest.mark.parametrize("report", [EVERYTHING, FULL, NOTHING, Report(())])
def test_reports_have_the_form_that_gitlab_describes(report: Report) -> None:
    issues_of(report)
    assert issues_of(report, *Status) == issues_of(report)


def test_severities_are_those_of_gitlab() -> None:
    findings = tuple(replace(ADVISORY, severity=severity, address=severity.label) for severity in Severity)
    issues = issues_of(Report(findings))
    assert {(issue["description"].split("(")[1].split(" ")[0], issue["severity"]) for issue in issues} == {
        ("low", "minor"),
        ("medium", "major"),
        ("high", "critical"),
        ("critical", "blocker"),
    }


def test_undecided_findings_are_information_and_errors_are_reported() -> None:
    found = {issue["check_name"]: issue for issue in issues_of(FULL)}
    assert found["HCL_PUB_003/security_group"]["severity"] == "info"
    assert found["HCL_PUB_003/security_group"]["description"].startswith("Undecided: ")
    assert found["hclscan/error"]["location"]["path"] in ("broken.tf", "alarms.tf")


def test_instances_of_one_block_are_one_issue() -> None:
    (issue,) = issues_of(Report((volume("north"), volume("south"))))
    assert "module.north.aws_ebs_volume.data[0]" in issue["description"]
    assert "module.south.aws_ebs_volume.data[0]" in issue["description"]
    assert issue["location"] == {"path": "modules/laboratory/main.tf", "lines": {"begin": 5, "end": 5}}


def test_a_place_that_ends_at_the_start_of_a_line_ends_on_the_line_before() -> None:
    finding = replace(ADVISORY, location=place("a.tf", 2, 1, 1, 5))
    assert issues_of(Report((finding,)))[0]["location"]["lines"] == {"begin": 2, "end": 4}


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    issues = issues_of(FULL)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    moved = replace(ADVISORY, location=place("scratch.tf", 9, 1, 36))
    assert issues_of(Report((moved,)))[0]["fingerprint"] == issues_of(Report((ADVISORY,)))[0]["fingerprint"]
