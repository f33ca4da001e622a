"""A finding points at the attribute that decided, found without any metadata in the policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.findings import Finding, Status
from hclscan.hcl.grammar import parse
from hclscan.options import ScanOptions
from hclscan.policy.check import check
from hclscan.policy.load import load_policies
from hclscan.policy.policies import bind_policies
from hclscan.scan import evaluate
from tests.policy.examples import findings, rule, written

GROUP = """\
variable "open" {}

resource "aws_group" "g" {
  name = "web"

  ingress {
    from_port   = 443
    cidr_blocks = ["10.0.0.0/8"]
  }

  ingress {
    from_port   = 22
    cidr_blocks = ["0.0.0.0/0"]
  }

  settings {
    mode = "off"
    list = ["a", "b"]
  }

  tags = {
    Owner = "me"
  }

  flag  = false
  other = false
  guess = var.open
}
"""

HEADER, TAGS, SETTINGS = 3, 21, 16
NAME, PORT, CIDR, MODE, LIST, OWNER, FLAG, OTHER, GUESS = 4, 12, 13, 17, 18, 22, 25, 26, 27


def place(folder: Path, condition: str, locals_: str = "", configuration: str = GROUP) -> Finding:
    """The one finding of a condition on the group."""
    text = f'resource_policy "aws_group" "r" {{\nlocals {{\n{locals_}\n}}\nenforce {{\ncondition = (\n{condition}\n)\n}}\n}}\n'
    found = [one for one in findings(folder, text, configuration) if one.type == "aws_group"]
    assert len(found) == 1
    assert found[0].status is not Status.PASS
    return found[0]


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        # what is written
        ("attrs.flag", FLAG),
        ("!(!attrs.flag)", FLAG),
        ('attrs.name == "api"', NAME),
        ('"api" == attrs.name', NAME),
        ("core::length(attrs.name) > 5", NAME),
        ('"${attrs.name}-x" == "api-x"', NAME),
        # && and ||
        ("attrs.name != null && attrs.flag", FLAG),
        ("attrs.flag && attrs.name != null", FLAG),
        ("attrs.flag || attrs.other", OTHER),
        ("core::try(attrs.missing, false) || attrs.flag", FLAG),
        ("attrs.flag || core::try(attrs.missing, false)", FLAG),
        ("!(attrs.name != null && attrs.flag == false)", FLAG),
        # try
        ("core::try(attrs.flag, true)", FLAG),
        ("core::try(attrs.missing, attrs.flag)", FLAG),
        ("core::try(attrs.missing, false)", HEADER),
        ("core::try(attrs.settings[0].missing, false)", SETTINGS),
        ('core::try(attrs.tags.Purpose, "") != ""', TAGS),
        ('core::try(attrs.tags["Owner"], "") == "you"', OWNER),
        ("core::try(attrs.nothing[0].enabled, false)", HEADER),
        # conditionals
        ('attrs.name == "web" ? attrs.flag : true', FLAG),
        ('attrs.name == "web" ? false : true', NAME),
        # nested blocks and elements
        ('attrs.settings[0].mode == "on"', MODE),
        ('attrs.settings[*].mode == ["on"]', MODE),
        ('core::contains(attrs.settings[0].list, "c")', LIST),
        ('!core::contains(attrs.settings[0].list, "a")', LIST),
        # for
        ('core::alltrue([for r in attrs.ingress : !core::contains(r.cidr_blocks, "0.0.0.0/0")])', CIDR),
        ('core::length([for r in attrs.ingress : r if core::contains(r.cidr_blocks, "0.0.0.0/0")]) == 0', CIDR),
        ("core::length([for r in attrs.ingress : r if r.from_port == 22]) == 0", PORT),
        ("core::alltrue([for i, r in attrs.ingress : r.from_port != 22])", PORT),
        ("!core::anytrue([for r in attrs.ingress : r.from_port == 22])", PORT),
        ("core::anytrue([for s in attrs.settings : s.mode == \"on\"])", MODE),
        ('core::length([for s in attrs.settings : s if s.mode == "on"]) > 0', MODE),
        ("core::length([for s in core::try(attrs.missing, []) : s]) > 0", HEADER),
        ('core::alltrue([for c in core::flatten([for r in attrs.ingress : r.cidr_blocks]) : c != "0.0.0.0/0"])', CIDR),
        ('core::alltrue([for k, v in attrs.tags : v != "me"])', OWNER),
        ('core::alltrue([for r in attrs.ingress : core::alltrue([for c in r.cidr_blocks : c != "0.0.0.0/0"])])', CIDR),
        # companions
        ('core::length(core::getresources("aws_other", { group = attrs.id })) > 0', HEADER),
        ('core::length(hclscan::referrers(attrs, "aws_other")) > 0', HEADER),
        # the whole resource
        ("false", HEADER),
        ('meta.type == "aws_x"', HEADER),
    ],
)  # fmt: skip
def test_the_place_is_that_of_the_deciding_attribute(tmp_path: Path, condition: str, line: int) -> None:
    finding = place(tmp_path, condition)
    assert finding.location.start_line == line


@pytest.mark.parametrize(
    ("locals_", "condition", "line"),
    [
        ("flag = attrs.flag", "local.flag", FLAG),
        ("raw = core::try(attrs.flag, null)\nflag = local.raw != null ? local.raw : true", "local.flag", FLAG),
        ("raw = core::try(attrs.missing, null)\nflag = local.raw != null ? local.raw : false", "local.flag", HEADER),
        ("open = [for r in attrs.ingress : r if r.from_port == 22]", "core::length(local.open) == 0", PORT),
        ("open = [for r in attrs.ingress : r if r.from_port == 22]", 'local.open[0].cidr_blocks == ["10.0.0.0/8"]', CIDR),
        ("all = core::try(attrs.ingress, [])", "core::alltrue([for r in local.all : r.from_port != 22])", PORT),
        ("s = attrs.settings[0]", 'local.s.mode == "on"', MODE),
        ("oks = [attrs.name != null, attrs.flag]", "core::alltrue(local.oks)", FLAG),
        ("a = local.b\nb = local.c\nc = attrs.other", "local.a", OTHER),
    ],
)
def test_locals_are_followed(tmp_path: Path, locals_: str, condition: str, line: int) -> None:
    assert place(tmp_path, condition, locals_).location.start_line == line


def test_a_place_is_exact_to_the_column(tmp_path: Path) -> None:
    location = place(tmp_path, "attrs.flag").location
    assert (location.start_column, location.end_line, location.end_column) == (3, FLAG, 16)


def test_a_header_is_the_first_line_of_the_block(tmp_path: Path) -> None:
    finding = place(tmp_path, "core::try(attrs.missing, false)")
    location = finding.location
    assert (location.start_line, location.start_column, location.end_line) == (HEADER, 1, HEADER)
    assert location.end_column == len('resource "aws_group" "g" {') + 1
    assert (finding.block.start_line, finding.block.end_line) == (HEADER, 28)


def test_evidence_is_the_deciding_attributes_with_their_values(tmp_path: Path) -> None:
    finding = place(tmp_path, 'core::alltrue([for r in attrs.ingress : !core::contains(r.cidr_blocks, "0.0.0.0/0")])')
    (evidence,) = finding.evidence
    assert (evidence.attribute, evidence.value, evidence.written) == ("ingress[1].cidr_blocks", ("0.0.0.0/0",), True)
    assert evidence.location == finding.location


def test_a_missing_attribute_is_evidence_too(tmp_path: Path) -> None:
    (evidence,) = place(tmp_path, "core::try(attrs.settings[0].missing, false)").evidence
    assert (evidence.attribute, evidence.value, evidence.written) == ("settings[0].missing", None, False)
    assert evidence.location.start_line == SETTINGS


def test_an_unknown_verdict_points_at_what_is_unknown(tmp_path: Path) -> None:
    for condition in ("attrs.guess", 'attrs.name != null && attrs.guess == "x"', "attrs.guess || attrs.flag",
                      "attrs.name == attrs.guess", "core::alltrue([attrs.other == false, attrs.guess])"):  # fmt: skip
        finding = place(tmp_path, condition)
        assert finding.status is Status.UNKNOWN
        assert finding.location.start_line == GUESS, condition


def test_alternatives_that_disagree_are_what_is_unknown(tmp_path: Path) -> None:
    configuration = GROUP.replace("var.open\n", 'var.open == "x" ? "good" : "bad"\n')
    finding = place(tmp_path, 'attrs.name != null && attrs.guess == "good"', configuration=configuration)
    assert finding.status is Status.UNKNOWN
    assert finding.location.start_line == GUESS
    assert finding.reason == "it depends on which of several values is the one"


def test_an_error_points_at_what_is_in_error(tmp_path: Path) -> None:
    finding = place(tmp_path, "attrs.name + 1 > 2")
    assert finding.status is Status.ERROR
    assert finding.location.start_line == NAME


def test_a_companion_that_is_wrong_is_evidence_and_the_place_is_the_resource(tmp_path: Path) -> None:
    companion = '\nresource "aws_block" "b" {\n  group = aws_group.g.id\n  on    = false\n}\n'
    condition = 'core::length([for b in core::getresources("aws_block", { group = attrs.id }) : b if b.on]) > 0'
    finding = place(tmp_path, condition, configuration=GROUP + companion)
    assert finding.location.start_line == HEADER
    assert ("aws_block.b.on", False) in [(one.attribute, one.value) for one in finding.evidence]


def test_where_several_attributes_decide_the_one_that_the_fix_writes_comes_first(tmp_path: Path) -> None:
    metadata = (
        "id: HCL_ENC_001\ntitle: T\nseverity: low\ndefault: true\nwhy: w\nreferences: []\nrules:\n  r:\n    fix: |\n      {}\n"
    )
    text = rule("attrs.flag || attrs.other || core::try(attrs.missing, false)", type_="aws_group")
    (tmp_path / "stack").mkdir()
    (tmp_path / "stack" / "main.tf").write_text(GROUP)
    evaluation = evaluate([str(tmp_path / "stack")], ScanOptions(cache=False))
    for fix, line in (("flag = true", FLAG), ("other = true", OTHER), ("missing = true", HEADER), ("x = 1", OTHER)):
        written(tmp_path, p___policy__yaml=metadata.replace("{}", fix), p___x__policy__hcl=text)
        loaded = load_policies([tmp_path / "p"], parse)
        assert not isinstance(loaded, tuple)
        bound = bind_policies(loaded.policies, {})
        (finding,) = [one for group in evaluation.sets for one in check(group, bound) if one.type == "aws_group"]  # type: ignore[arg-type]
        assert finding.location.start_line == line, fix


DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: app
          image: app:1
        - name: helper
          image: helper:latest
          securityContext:
            privileged: true
"""


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        ("core::alltrue([for c in attrs.manifest.spec.template.spec.containers : !core::endswith(c.image, \":latest\")])", 12),
        ("core::alltrue([for c in local.containers : !core::try(c.securityContext.privileged, false)])", 14),
        ("core::length([for c in local.containers : c if core::try(c.securityContext.privileged, false)]) == 0", 14),
        ("core::try(attrs.manifest.spec.replicas, 1) > 1", 5),
    ],
)  # fmt: skip
def test_manifests_are_placed_by_line_too(tmp_path: Path, condition: str, line: int) -> None:
    text = (
        'resource_policy "kubernetes_manifest" "r" {\nlocals {\n'
        "containers = core::try(attrs.manifest.spec.template.spec.containers, [])\n}\n"
        f"enforce {{\ncondition = {condition}\n}}\n}}\n"
    )
    (finding,) = findings(tmp_path, text, DEPLOYMENT, suffix="yaml")
    assert finding.status is Status.FAIL
    assert finding.location.start_line == line


@pytest.mark.parametrize(
    ("condition", "line", "evidence"),
    [
        ("attrs.manifest.metadata.name == \"api\"", 1, ["manifest.metadata.name"]),
        ("core::contains([for m in hclscan::manifests(\"Job\") : m], attrs.manifest)", 1, []),
        (
            "attrs.manifest.metadata.name == \"api\" || attrs.manifest.spec.template.spec.containers[0].image == \"app:2\"",
            10,
            ["manifest.spec.template.spec.containers[0].image", "manifest.metadata.name"],
        ),
    ],
)  # fmt: skip
def test_what_a_manifest_is_looked_up_by_is_evidence_and_not_the_place(
    tmp_path: Path, condition: str, line: int, evidence: list[str]
) -> None:
    text = f'resource_policy "kubernetes_manifest" "r" {{\nenforce {{\ncondition = {condition}\n}}\n}}\n'
    (finding,) = findings(tmp_path, text, DEPLOYMENT, suffix="yaml")
    assert finding.status is Status.FAIL
    assert finding.location.start_line == line
    assert [one.attribute for one in finding.evidence] == evidence
