"""Findings: status, severity, words, and that nothing secret is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.findings import Finding, Severity, Status
from hclscan.hcl.grammar import parse
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import Reference, Sensitive, Unknown, Value
from hclscan.options import ScanOptions
from hclscan.policy.check import check
from hclscan.policy.load import load_policies
from hclscan.policy.policies import PolicySet, bind_policies
from hclscan.resources import ResourceSet
from hclscan.scan import scan
from tests.policy.examples import FROM_OUTSIDE, refers, resource, written


def found(folder: Path, text: str, *resources: object, **inputs: Value) -> list[Finding]:
    written(folder, p__policy__hcl=text)
    loaded = load_policies([folder / "p.policy.hcl"], parse)
    assert isinstance(loaded, PolicySet), [str(one) for one in loaded]
    bound = bind_policies(loaded.policies, inputs)
    return list(check(ResourceSet(tuple(resources)), bound))  # type: ignore[arg-type]


def text(condition: str = "attrs.ok", message: str = '"not ok"', inside: str = "") -> str:
    demand = f"enforce {{\ncondition = {condition}\nerror_message = {message}\n}}"
    return f'resource_policy "aws_thing" "r" {{\n{inside}\n{demand}\n}}\n'


def one(folder: Path, content: str, attrs: dict[str, Value], *others: object, **inputs: Value) -> Finding:
    (finding,) = found(folder, content, resource("aws_thing.it", attrs), *others, **inputs)
    return finding


def test_each_rule_gives_one_finding_for_each_resource_it_applies_to(tmp_path: Path) -> None:
    names = ["aws_thing.a", 'aws_thing.b["x"]', "aws_other.c"]
    findings = found(tmp_path, text(), *(resource(name, {"ok": True}) for name in names))
    assert [finding.address for finding in findings] == names[:2]
    assert {finding.status for finding in findings} == {Status.PASS}


@pytest.mark.parametrize(
    ("value", "status"),
    [(True, Status.PASS), (False, Status.FAIL), (FROM_OUTSIDE, Status.UNKNOWN), (None, Status.ERROR)],
)
def test_the_outcome_is_the_status(tmp_path: Path, value: Value, status: Status) -> None:
    assert one(tmp_path, text(), {"ok": value}).status is status


def test_a_filter_that_says_no_gives_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, text(inside="filter = false"), resource("aws_thing.it")) == []


def test_a_filter_that_is_undecided_leaves_the_finding_open(tmp_path: Path) -> None:
    finding = one(tmp_path, text("false", inside="filter = attrs.open"), {"open": FROM_OUTSIDE})
    assert finding.status is Status.UNKNOWN
    assert "not known whether rule r applies" in finding.message
    assert finding.reason == "variable x has no value"


def test_an_unknown_finding_says_what_it_waits_for(tmp_path: Path) -> None:
    assert one(tmp_path, text(), {"ok": FROM_OUTSIDE}).reason == "variable x has no value"
    silent = Unknown(causes=(Reference("variable", "var.y"),))
    assert one(tmp_path, text(), {"ok": silent}).reason == "it depends on var.y, which is not known"


def test_advisory_rules_are_of_low_severity(tmp_path: Path) -> None:
    level = 'enforcement_level = "advisory"'
    assert one(tmp_path, text(inside=level), {"ok": False}).severity is Severity.LOW
    assert one(tmp_path, text(), {"ok": False}).severity is Severity.HIGH


def test_the_severity_of_a_rule_comes_before_that_of_its_policy(tmp_path: Path) -> None:
    metadata = "id: HCL_ENC_001\ntitle: T\nseverity: medium\ndefault: true\nwhy: w\nreferences: [a, b]\n"
    metadata += "rules:\n  r:\n    fix: ok = true\n"
    for severity, expected in (("", Severity.MEDIUM), ("    severity: critical\n", Severity.CRITICAL)):
        written(tmp_path, p___policy__yaml=metadata + severity, p___x__policy__hcl=text())
        loaded = load_policies([tmp_path / "p"], parse)
        assert isinstance(loaded, PolicySet)
        (finding,) = check(ResourceSet((resource("aws_thing.it", {"ok": False}),)), bind_policies(loaded.policies, {}))  # type: ignore[arg-type]
        assert finding.severity is expected
        assert (finding.policy_id, finding.title, finding.fix) == ("HCL_ENC_001", "T", "ok = true")
        assert finding.references == ("a", "b")


def test_an_error_names_policy_rule_resource_and_expression(tmp_path: Path) -> None:
    message = one(tmp_path, text("attrs.a.b == 1"), {}).message
    for part in ("Policy p", "rule r", "aws_thing.it", "There is no attribute 'a'", "`attrs.a`", "p.policy.hcl:4:13"):
        assert part in message


def test_all_broken_demands_are_told(tmp_path: Path) -> None:
    two = 'resource_policy "aws_thing" "r" {\n' + "".join(
        f'enforce {{\ncondition = attrs.{name}\nerror_message = "{name} is off"\n}}\n' for name in "ab"
    ) + "}\n"  # fmt: skip
    assert one(tmp_path, two, {"a": False, "b": False}).message == "a is off; b is off"
    assert one(tmp_path, two, {"a": True, "b": False}).message == "b is off"


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ('"name is ${attrs.name}"', "name is n"),
        ('"key is ${attrs.key}"', "key is aws_kms_key.k.arn"),
        ('"open is ${attrs.open}!"', "open is var.x!"),
        ('"text is ${attrs.text}"', "text is a-var.x"),
        ('"bad is ${attrs.missing}"', "bad is (error)"),
        ('"secret is ${attrs.secret}"', "secret is (sensitive)"),
        ('"secret is ${core::upper(attrs.secret)}"', "secret is (sensitive)"),
        ('"secrets are ${core::join(",", attrs.secrets)}"', "secrets are (sensitive)"),
        ("attrs.secret", "p: rule r is not met"),
        ("attrs.missing", "p: rule r is not met"),
        ("null", "p: rule r is not met"),
        ("[]", "p: rule r is not met"),
        ('""', "p: rule r is not met"),
        ('"two\\n  lines"', "two lines"),
    ],
)
def test_messages_show_what_is_known_and_nothing_secret(tmp_path: Path, message: str, shown: str) -> None:
    attrs = {
        "name": "n", "key": refers("aws_kms_key.k", "arn"), "open": FROM_OUTSIDE, "text": text_with_holes(["a-", FROM_OUTSIDE]),
        "secret": Sensitive("hunter2"), "secrets": (Sensitive("hunter2"),),
    }  # fmt: skip
    finding = one(tmp_path, text("false", message), attrs)
    assert finding.status is Status.FAIL
    assert finding.message == shown


def test_evidence_keeps_the_mark_of_a_secret(tmp_path: Path) -> None:
    finding = one(tmp_path, text('attrs.password == ""'), {"password": Sensitive("hunter2")})
    assert [evidence.value for evidence in finding.evidence] == [Sensitive("hunter2")]
    assert "hunter2" not in finding.message


def test_providers_and_modules_are_checked_too(tmp_path: Path) -> None:
    policy = 'provider_policy "aws" "p" {\nenforce { condition = meta.alias == null }\n}\n'
    policy += 'module_policy "./m" "m" {\nenforce { condition = meta.version == null && meta.source == "./m" }\n}\n'
    findings = found(
        tmp_path,
        policy,
        resource("provider.aws", mode="provider", type="aws"),
        resource("module.m", {"source": "./m"}, mode="module", type="./m"),
        resource("data.aws_x.y", mode="data", type="aws"),
    )
    assert [(finding.address, finding.status) for finding in findings] == [
        ("provider.aws", Status.PASS),
        ("module.m", Status.PASS),
    ]


def test_findings_do_not_depend_on_what_was_asked_before(tmp_path: Path) -> None:
    resources = [resource(f"aws_thing.r{number}", {"ok": number % 2 == 0}) for number in range(6)]
    forwards = found(tmp_path, text(), *resources)
    backwards = found(tmp_path, text(), *reversed(resources))
    assert sorted(forwards, key=lambda finding: finding.address) == sorted(backwards, key=lambda finding: finding.address)


def test_a_missing_companion_is_told_of_each_resource_alone(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_ebs_volume" "a" {}\nresource "aws_ebs_volume" "b" {}\n')
    report = scan([str(tmp_path)], ScanOptions(select=("HCL_ENC_001",), cache=False))
    assert [finding.address for finding in report.findings] == ["aws_ebs_volume.a", "aws_ebs_volume.b"]
    for finding in report.findings:
        assert [item.attribute for item in finding.evidence if "aws_ebs_volume" in item.attribute] == []


def test_a_guard_against_null_does_not_decide_for_a_variable_without_a_value(tmp_path: Path) -> None:
    argument = "enabled_cloudwatch_logs_exports = var.exports"
    (tmp_path / "main.tf").write_text(
        f'variable "exports" {{}}\nresource "aws_db_instance" "a" {{\n  engine = "postgres"\n  {argument}\n}}\n'
    )
    report = scan([str(tmp_path)], ScanOptions(select=("HCL_LOG_003",), cache=False))
    assert {finding.status for finding in report.findings} == {Status.UNKNOWN}
