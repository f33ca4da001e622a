"""Functions of the policy language: what each gives, rejects, and knows of unknown arguments."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest

from hclscan.hcl.functions import TERRAFORM_FUNCTIONS
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import Encoded, EvaluationError, InstanceObject, OneOf, Reference, Sensitive, Unknown
from hclscan.policy.functions import POLICY_FUNCTIONS
from tests.policy.examples import FROM_OUTSIDE, refers, resource, value

TEMPLATE = text_with_holes(["arn:aws:s3:::", FROM_OUTSIDE, "/logs/*"])

LISTED = """
contains_substring regex_match semverconstraint semvercmp valuetostring getresources getdatasource gethttprequest
alltrue anytrue
abs ceil floor log max min parseint pow signum
chomp endswith startswith format formatdate indent join lower upper title regex regexall split strrev substr trim trimprefix
trimspace trimsuffix
chunklist coalescelist compact concat contains distinct element flatten formatlist keys length merge one range reverse
setintersection setproduct setsubtract setunion slice sort tolist toset values zipmap
csvdecode jsondecode jsonencode yamldecode yamlencode timestamp timeadd timecmp type issensitive sensitive nonsensitive
"""


def test_exactly_the_documented_functions_exist() -> None:
    assert {name for name in POLICY_FUNCTIONS if name.startswith("core::")} == {f"core::{name}" for name in LISTED.split()}


@pytest.mark.parametrize("name", ["tostring", "replace", "lookup", "coalesce", "sum", "cidrhost", "file", "md5", "uuid"])
def test_other_functions_of_terraform_are_unknown_here(name: str) -> None:
    assert name in TERRAFORM_FUNCTIONS
    with pytest.raises(EvaluationError, match="There is no function"):
        value(f'core::{name}("a")')


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ('core::contains_substring("abc", "b")', True),
        ('core::contains_substring("abc", "d")', False),
        ('core::regex_match("abc", "^a.c$")', True),
        ('core::regex_match("abc", "d")', False),
        ('core::regex_match("a.b", "\\\\.")', True),
        ('core::regex("b+", "abbc")', "bb"),
        ('core::regexall("[0-9]", "a1b2")', ("1", "2")),
        ('core::regexall("x", "a")', ()),
        ('core::split(",", "")', ("",)),
        ('core::parseint("7", 10)', 7),
        ("core::parseint(7, 10)", 7),
        ("core::upper(true)", "TRUE"),
        ('core::startswith("abc", "ab") && core::endswith("abc", "bc")', True),
        ('core::contains([1, "2"], "1")', False),
        ('core::contains(core::toset(["a"]), "a")', True),
        ("core::contains([[1]], [1])", True),
        ("core::contains([], 1)", False),
        ("core::length({a = 1})", 1),
        ('core::length("four")', 4),
        ("core::flatten([[1, [2]], 3])", (1, 2, 3)),
        ("core::distinct([1, 2, 1])", (1, 2)),
        ("core::element([1, 2], 2)", 1),
        ("core::one([])", None),
        ("core::merge({a = 1}, null, {a = 2})", {"a": 2}),
        ('core::compact(["", "a", null])', ("a",)),
        ("core::keys({b = 1, a = 2})", ("a", "b")),
        ("core::values({b = 1, a = 2})", (2, 1)),
        ('core::jsonencode({b = "<", a = [1, null]})', '{"a":[1,null],"b":"\\u003c"}'),
        ('core::jsondecode("{\\"a\\": [1]}").a[0]', 1),
        ("core::alltrue([])", True),
        ("core::anytrue([])", False),
        ('core::alltrue([true, "true", "1"])', True),
        ("core::alltrue([true, null])", False),
        ("core::anytrue([null, false])", False),
        ("core::alltrue([attrs.open, false])", False),
        ("core::anytrue([attrs.open, true])", True),
        ("core::alltrue([attrs.open, null])", False),
        ("core::max([1, 3]...)", 3),
        ('core::valuetostring("a")', "a"),
        ("core::valuetostring(1.50)", "1.5"),
        ("core::valuetostring(attrs.open)", "(unknown)"),
        ("core::valuetostring([])", "[]"),
        ('core::valuetostring({a = ["x", 1, null]})', '{\n  "a": [\n    "x",\n    1,\n    null\n  ]\n}'),
        ("core::issensitive(attrs.secret)", True),
        ('core::formatdate("hh:mm", "2026-01-02T15:04:05Z")', "15:04"),
    ],
)
def test_functions_have_their_values(expression: str, result: object) -> None:
    assert value(expression, {"open": FROM_OUTSIDE, "secret": Sensitive("s")}) == result


@pytest.mark.parametrize(
    "expression",
    ['core::contains("abc", "a")', "core::length(5)", "core::length(true)", 'core::regex("x", "a")', 'core::regex("(", "a")',
     'core::parseint("1.5", 10)', 'core::join(",", ["a", null])', "core::alltrue([1])", 'core::alltrue(["yes"])',
     "core::alltrue([[]])", "core::upper([])", "core::upper()", 'core::upper("a", "b")', "core::upper(null)",
     'core::jsondecode("{")', 'core::semvercmp("a", "1")', 'core::semverconstraint("1.0", "~~ 1")',
     'core::regex_match("a", "(")',
     "core::distinct(5)", "core::coalescelist(null, [])"],
)  # fmt: skip
def test_unsuitable_arguments_are_errors(expression: str) -> None:
    with pytest.raises(EvaluationError):
        value(expression)


def test_policies_know_the_time_at_which_they_judge() -> None:
    before = datetime.now(timezone.utc).replace(microsecond=0)
    assert before <= datetime.fromisoformat(str(value("core::timestamp()"))) <= datetime.now(timezone.utc)


@pytest.mark.parametrize(
    "expression",
    ["core::upper(attrs.open)", 'core::join(",", [attrs.open])', "core::alltrue([attrs.open, true])",
     "core::anytrue([attrs.open, false, null])", "core::contains([attrs.open], 1)", "core::contains([1], attrs.open)",
     "core::distinct([attrs.open, 1])", "core::jsondecode(attrs.open)", 'core::regex_match(attrs.open, "a")',
     'core::semvercmp(attrs.open, "1")'],
)  # fmt: skip
def test_unknown_arguments_make_the_result_unknown(expression: str) -> None:
    found = value(expression, {"open": FROM_OUTSIDE})
    assert type(found) is Unknown or any(type(part) is Unknown for part in [found])


# -- versions ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "constraint", "satisfied"),
    [
        ("1.2.3", "1.2.3", True),
        ("1.2.3", "= 1.2.3", True),
        ("1.2", "1.2.0", True),
        ("v1.2.3", ">= 1.2", True),
        ("1.2.3", "!= 1.2.3", False),
        ("1.2.9", "~> 1.2.3", True),
        ("1.3.0", "~> 1.2.3", False),
        ("1.9.0", "~> 1.2", True),
        ("2.0.0", "~> 1.2", False),
        ("1.2.2", "~> 1.2.3", False),
        ("1.5.0", ">= 1.2, < 2.0", True),
        ("2.0.0", ">= 1.2, < 2.0", False),
        ("1.10.0", "> 1.9", True),
        ("2.0.0-beta", ">= 1.0", False),
        ("2.0.0-beta", ">= 2.0.0-alpha", True),
        ("2.0.0-beta", "= 2.0.0-beta", True),
    ],
)
def test_constraints_on_versions(version: str, constraint: str, satisfied: bool) -> None:
    assert value(f'core::semverconstraint("{version}", "{constraint}")') is satisfied


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [("1.0", "1.0.0", 0), ("1.2", "1.10", -1), ("2.0", "1.9", 1), ("1.0.0-a", "1.0.0", -1), ("1.0.0-2", "1.0.0-10", -1),
     ("1.0.0-a.b", "1.0.0-a", 1), ("1.0.0-1", "1.0.0-a", -1)],
)  # fmt: skip
def test_versions_are_ordered(left: str, right: str, order: int) -> None:
    assert value(f'core::semvercmp("{left}", "{right}")') == order


# -- text with holes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ('core::startswith(attrs.t, "arn:")', True),
        ('core::startswith(attrs.t, "http")', False),
        ('core::startswith(attrs.t, "arn:aws:s3:::a")', None),
        ('core::endswith(attrs.t, "/*")', True),
        ('core::endswith(attrs.t, "/x")', False),
        ('core::endswith(attrs.t, "a/logs/*")', None),
        ('core::contains_substring(attrs.t, ":s3:")', True),
        ('core::contains_substring(attrs.t, "public")', None),
        ('core::regex_match(attrs.t, "s3:+")', True),
        ('core::regex_match(attrs.t, "^arn")', None),
        ('core::startswith(core::upper(attrs.t), "ARN:")', True),
        ('attrs.t == "x"', False),
        ('core::contains(["x", "y"], attrs.t)', False),
        ('core::startswith(attrs.key, "arn:")', True),
        ('core::startswith(attrs.key, "alias/")', False),
    ],
)
def test_what_is_known_of_a_text_decides(expression: str, result: bool | None) -> None:
    found = value(expression, {"t": TEMPLATE, "key": refers("aws_kms_key.k", "arn")})
    assert (None if type(found) is Unknown else found) is result


def test_jsondecode_looks_into_text_with_holes() -> None:
    text = text_with_holes(['{"Statement": [{"Effect": "Allow", "Resource": "', FROM_OUTSIDE, '/*"}]}'])
    assert value("core::jsondecode(attrs.p).Statement[0].Effect", {"p": text}) == "Allow"
    assert value('core::endswith(core::jsondecode(attrs.p).Statement[0].Resource, "/*")', {"p": text}) is True
    assert value("core::try(core::jsondecode(attrs.p), null).Statement[0].Effect", {"p": text}) == "Allow"


def test_jsondecode_gives_back_what_was_encoded() -> None:
    text = Unknown(encodes=Encoded("json", {"a": 1, "b": FROM_OUTSIDE}))
    assert value("core::jsondecode(attrs.p).a", {"p": text}) == 1


def test_functions_try_the_alternatives_of_an_argument() -> None:
    assert value("core::length(attrs.l)", {"l": OneOf(((1,), (2,)))}) == 1
    assert value('core::contains(attrs.l, "a")', {"l": OneOf((("a",), ("a", "b")))}) is True


def test_nested_blocks_are_encoded_as_they_are_written() -> None:
    block = InstanceObject(Reference("resource", "aws_thing.it", ("b", 0)), {"x": 1})
    assert value("core::jsonencode(attrs.b)", {"b": (block,)}) == '[{"x":1}]'
    assert value("core::keys(attrs.b[0])", {"b": (block,)}) == ("x",)


def test_contains_and_distinct_know_identities() -> None:
    topic = resource("aws_sns_topic.t", {"name": "alerts"})
    attrs = {"actions": (refers(topic.address, "arn"), refers(topic.address))}
    assert value('core::contains(attrs.actions, core::getresources("aws_sns_topic", {})[0].arn)', attrs, topic) is True
    assert value("core::length(core::distinct(attrs.actions))", attrs, topic) == 1


# -- what hclscan adds ---------------------------------------------------------------------------------------------------


def test_environment_is_that_of_the_resource() -> None:
    assert value("hclscan::environment()") is None


def test_manifests_are_those_of_a_kind() -> None:
    ingress = resource(
        "Ingress.web", {"manifest": {"kind": "Ingress", "metadata": {"name": "web"}}}, type="kubernetes_manifest"
    )
    other = resource("Service.web", {"manifest": {"kind": "Service"}}, type="kubernetes_manifest")
    assert value('hclscan::manifests("Ingress")[0].metadata.name', None, ingress, other) == "web"
    assert value('hclscan::manifests("PrometheusRule")', None, ingress, other) == ()
    maybe = resource("Ingress.x", {"manifest": {"kind": "Ingress"}}, type="kubernetes_manifest", certain=False)
    assert type(value('hclscan::manifests("Ingress")', None, maybe)) is Unknown


def test_selects_matches_labels() -> None:
    assert value('hclscan::selects({matchLabels = {app = "web"}}, {app = "web", tier = "x"})') is True


def test_policies_cannot_reach_files() -> None:
    source = Path(__file__).parents[2] / "hclscan" / "policy" / "functions.py"
    assert not re.search(r"\b(open|read_text|urllib|requests|subprocess)\b\(", source.read_text(encoding="utf-8"))


def test_what_is_base64_is_decoded_and_what_is_not_known_stays_so() -> None:
    assert value('hclscan::base64decode("c3dhZ2dlcjogIjIuMCIK")') == 'swagger: "2.0"\n'
    assert type(value("hclscan::base64decode(attrs.contents)", {"contents": FROM_OUTSIDE})) is Unknown
    assert value('core::can(hclscan::base64decode("no base64!"))') is False


def test_yaml_is_read_around_its_unknown_parts() -> None:
    text = text_with_holes(["receivers:\n  - name: ", FROM_OUTSIDE, "\n    url: 'https://", FROM_OUTSIDE, "/hook'\nport: 80\n"])
    key = text_with_holes(["x: 1\n", FROM_OUTSIDE, ": 2\n"])
    assert value("core::yamldecode(attrs.text).port", {"text": text}) == 80
    assert value("core::yamldecode(attrs.text).receivers[0].name", {"text": text}) == FROM_OUTSIDE
    assert value('core::startswith(core::yamldecode(attrs.text).receivers[0].url, "https://")', {"text": text}) is True
    assert type(value("core::yamldecode(attrs.text)", {"text": key})) is Unknown
    assert type(value("core::yamldecode(attrs.text)", {"text": FROM_OUTSIDE})) is Unknown


def test_a_file_in_the_data_of_a_secret_is_read() -> None:
    secret = {"manifest": {"kind": "Secret", "data": {"alertmanager.yaml": "cmVjZWl2ZXJzOgogIC0gbmFtZTogYQo="}}}
    read = 'core::yamldecode(hclscan::base64decode(attrs.manifest.data["alertmanager.yaml"])).receivers[0].name'
    assert value(read, secret) == "a"
    with pytest.raises(EvaluationError):
        value('core::yamldecode("a: [1")')
