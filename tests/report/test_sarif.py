from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hclscan.findings import Report, Status
from hclscan.options import ScanOptions
from hclscan.report.sarif import SHOWN, render
from hclscan.scan import scan
from tests.report.examples import ADVISORY, DATABASE, EVERYTHING, FULL, NOTHING, place, volume

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).resolve().parents[2]


def run_of(report: Report, *statuses: Status) -> Any:
    stream = io.StringIO()
    render(report, stream, statuses or SHOWN)
    document = json.loads(stream.getvalue())
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    (run,) = document["runs"]
    return run


@pytest.mark.parametrize("report", [EVERYTHING, FULL, NOTHING, Report(())])
def test_reports_are_valid_against_the_published_schema(report: Report) -> None:
    run_of(report)
    run_of(report, *Status)


def test_the_schema_notices_what_is_wrong() -> None:
    stream = io.StringIO()
    render(FULL, stream, SHOWN)
    document = json.loads(stream.getvalue())
    document["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_the_report_of_a_real_scan_is_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    run = run_of(scan(["fixtures/staging_migration"], ScanOptions(select=("HCL_ENC", "HCL_PUB"), cache=False)))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert (ROOT / uri).is_file()
    assert len({result["partialFingerprints"]["hclscan/v1"] for result in run["results"]}) == len(run["results"])


def test_a_rule_says_what_it_demands_and_why_and_how_to_meet_it() -> None:
    rules = {rule["id"]: rule for rule in run_of(FULL)["tool"]["driver"]["rules"]}
    rule = rules["HCL_ENC_001/ebs_volume"]
    assert rule["name"] == "EbsVolume"
    assert rule["shortDescription"]["text"] == "Storage of personal data is encrypted at rest"
    assert rule["fullDescription"]["text"] == "A stolen disk is a breach.\n\nEncryption makes it a loss of hardware."
    assert "encrypted  = true" in rule["help"]["text"]
    assert "```hcl\nencrypted  = true" in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["security", "encryption", "HCL_ENC_001"]
    assert rule["properties"]["security-severity"] == "8.0"
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_instances_of_one_block_are_one_result_that_names_them_and_the_calls() -> None:
    (result,) = run_of(replace(FULL, findings=(volume("south"), volume("north"))))["results"]
    assert result["message"]["text"].startswith("The volume is not encrypted at rest.\n")
    assert [one["address"] for one in result["properties"]["instances"]] == [
        "module.north.aws_ebs_volume.data[0]",
        "module.south.aws_ebs_volume.data[0]",
    ]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 3, "endLine": 5, "endColumn": 36}
    related = [
        (one["physicalLocation"]["artifactLocation"]["uri"], one["physicalLocation"]["region"]["startLine"])
        for one in result["relatedLocations"]
    ]
    assert related[:2] == [("main.tf", 12), ("main.tf", 20)]
    assert ("modules/laboratory/main.tf", 2) in related


def test_companions_that_decided_are_related_locations() -> None:
    (result,) = run_of(replace(FULL, findings=(DATABASE,)))["results"]
    told = {one["message"]["text"] for one in result["relatedLocations"]}
    assert "backup_retention_period is 0.5" in told
    assert "password is (sensitive)" in told


def test_levels_follow_severities_and_only_failures_have_one() -> None:
    results = {result["ruleId"]: result for result in run_of(FULL, *Status)["results"]}
    assert (results["HCL_GOV_001/tags"]["level"], results["HCL_GOV_001/tags"]["kind"]) == ("note", "fail")
    assert (results["HCL_PUB_003/db_instance"]["level"], results["HCL_PUB_003/db_instance"]["kind"]) == ("error", "fail")
    undecided = results["HCL_PUB_003/security_group"]
    assert (undecided["level"], undecided["kind"]) == ("none", "open")
    assert (results["HCL_LOG_001/trail"]["level"], results["HCL_LOG_001/trail"]["kind"]) == ("none", "pass")


def test_suppressed_findings_stay_as_such() -> None:
    results = [result for result in run_of(FULL)["results"] if "suppressions" in result]
    inline, known = results
    assert inline["suppressions"][0]["kind"] == "inSource"
    assert "archive by order of the regulator" in inline["suppressions"][0]["justification"]
    assert inline["suppressions"][0]["location"]["physicalLocation"]["region"]["startLine"] == 3
    assert known["suppressions"][0]["kind"] == "external"


def test_errors_warnings_and_notes_are_notifications() -> None:
    (invocation,) = run_of(FULL)["invocations"]
    assert invocation["executionSuccessful"] is False
    levels = [one["level"] for one in invocation["toolExecutionNotifications"]]
    assert levels == ["error", "error", "warning", "note"]
    assert run_of(NOTHING)["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_fingerprints_stay_when_lines_move() -> None:
    moved = replace(ADVISORY, location=place("other.tf", 7, 1, 9), block=place("other.tf", 7, 1, 2, 9))
    (before,), (after,) = (run_of(Report((finding,)))["results"] for finding in (ADVISORY, moved))
    assert before["partialFingerprints"] == after["partialFingerprints"]


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("a dir/ü#1.tf", {"uri": "a%20dir/%C3%BC%231.tf", "uriBaseId": "%SRCROOT%"}),
        ("../beside/a.tf", {"uri": "../beside/a.tf", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere/a.tf", {"uri": "file:///elsewhere/a.tf"}),
        ("D:/elsewhere/a b.tf", {"uri": "file:///D:/elsewhere/a%20b.tf"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_paths_are_uris(path: str, artifact: dict[str, str]) -> None:
    (result,) = run_of(Report((replace(ADVISORY, location=place(path, 1, 1, 2)),)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact
