import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hclscan.findings import Evidence, Finding, Report, Status
from hclscan.hcl.values import Reference, Sensitive, Unknown
from hclscan.report.json_report import render
from tests import golden
from tests.report.examples import ADVISORY, EVERYTHING

GOLDEN = Path(__file__).parent / "golden"
DEFAULT = (Status.FAIL, Status.UNKNOWN)


def text_of(report: Report, *statuses: Status) -> str:
    stream = io.StringIO()
    render(report, stream, statuses or DEFAULT)
    return stream.getvalue()


def document_of(report: Report, *statuses: Status) -> Any:
    return json.loads(text_of(report, *statuses))


def test_the_document_has_the_published_shape() -> None:
    golden.check(GOLDEN / "default.json", text_of(EVERYTHING))


def test_the_summary_counts_all_findings_whatever_is_shown() -> None:
    default, everything = document_of(EVERYTHING), document_of(EVERYTHING, *Status)
    assert default["summary"] == everything["summary"]
    assert default["summary"] == {
        "files": 7,
        "resources": 9,
        "fail": 4,
        "pass": 1,
        "unknown": 1,
        "suppressed": 1,
        "errors": 2,
    }
    assert {finding["status"] for finding in default["findings"]} == {"fail", "unknown"}
    assert {finding["status"] for finding in everything["findings"]} == {"fail", "unknown", "pass", "suppressed"}


def test_a_rule_in_error_is_among_the_errors_and_never_a_finding() -> None:
    document = document_of(EVERYTHING, *Status)
    assert "error" not in {finding["status"] for finding in document["findings"]}
    assert document["errors"][1] == {
        "path": "alarms.tf",
        "line": 4,
        "column": 1,
        "message": "rule subscriptions of HCL_ALR_002 could not be evaluated for aws_sns_topic.alarms: "
        "Invalid function argument: the text is not JSON",
    }


@given(st.permutations(EVERYTHING.findings))
def test_the_bytes_do_not_depend_on_the_order_in_which_findings_are_made(findings: list[Finding]) -> None:
    assert text_of(replace(EVERYTHING, findings=tuple(findings))) == text_of(EVERYTHING)


def test_evidence_never_shows_secrets_and_says_what_unknown_values_wait_for() -> None:
    place = ADVISORY.location
    unknown = Unknown(reason="variable var.key has no value", reference=Reference("variable", "var.key"))
    evidence = (
        Evidence("settings.admin_password", "hunter2hunter2", place),
        Evidence("text", Sensitive("swordfish"), place),
        Evidence("kms_key_id", unknown, place),
        Evidence("policy", "x" * 1000, place),
        Evidence("encrypted", None, place, written=False),
    )
    text = text_of(Report((replace(ADVISORY, evidence=evidence),)))
    values = [item["value"] for item in json.loads(text)["findings"][0]["evidence"]]
    assert "hunter2" not in text
    assert "swordfish" not in text
    assert values[:2] == [{"__sensitive__": True}] * 2
    assert values[2] == {"__unknown__": True, "reference": "var.key", "reason": "variable var.key has no value"}
    assert values[3] == "x" * 200 + "..."
    assert values[4] is None


def test_the_text_is_ascii_so_that_no_character_of_a_scanned_file_steers_a_terminal() -> None:
    text = text_of(Report((replace(ADVISORY, message="\x1b[2J \u202e \ud800 é"),)))
    assert text.isascii()
    assert "\x1b" not in text
