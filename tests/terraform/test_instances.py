"""Instances of resources: `count` and `for_each`, what may exist, cycles, and errors that stay where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.hcl.containers import one_of
from hclscan.hcl.limits import LIMITS
from hclscan.hcl.values import OneOf, Unknown
from tests.terraform.evaluated import plain
from tests.terraform.stacks import addresses, messages, resource, stack

BUCKET = 'resource "aws_s3_bucket" "b" {\n  %s\n  bucket = "x"\n}\n'


def certain(result: object) -> dict[str, bool]:
    return {one.address: one.certain for one in result.resources.managed}  # type: ignore[attr-defined]


def test_an_instance_of_an_unknown_count_may_exist(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "n" {}\n' + BUCKET % "count = var.n")
    assert certain(result) == {"aws_s3_bucket.b[*]": False}
    assert isinstance(resource(result, "aws_s3_bucket.b[*]").key, Unknown)


def test_a_count_of_two_possible_values_makes_certain_what_both_have(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "big" {}\n' + BUCKET % "count = var.big ? 3 : 1")
    assert certain(result) == {"aws_s3_bucket.b[0]": True, "aws_s3_bucket.b[1]": False, "aws_s3_bucket.b[2]": False}


def test_a_count_that_depends_on_what_is_known_is_certain(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "on" { default = true }\n' + BUCKET % "count = var.on ? 1 : 0")
    assert certain(result) == {"aws_s3_bucket.b[0]": True}


def test_instances_of_possible_maps_are_those_of_any_of_them(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'variable "big" {}\n'
        + BUCKET % "for_each = var.big ? { a = 1, b = 2 } : { a = 1 }"
        + 'output "all" { value = aws_s3_bucket.b }\n',
    )
    assert certain(result) == {'aws_s3_bucket.b["a"]': True, 'aws_s3_bucket.b["b"]': False}
    assert isinstance(result.outputs["all"], OneOf)


def test_an_unknown_for_each_gives_one_placeholder_whose_key_is_unknown(tmp_path: Path) -> None:
    result = stack(
        tmp_path, 'variable "names" {}\nresource "aws_s3_bucket" "b" {\n  for_each = var.names\n  bucket = "b-${each.key}"\n}\n'
    )
    bucket = resource(result, "aws_s3_bucket.b[*]")
    assert not bucket.certain
    assert bucket.attrs["bucket"].template[0] == "b-"


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ('for_each = ["a"]', "Invalid for_each"),
        ("for_each = null", "Invalid for_each"),
        ("for_each = toset([1])", "Invalid for_each"),
        ("count = -1", "Invalid count"),
        ("count = 1.5", "Invalid count"),
        ("count = null", "Invalid count"),
        ('count = "x"', "a number is required"),
        (f"count = {LIMITS.instances_per_block + 1}", "Too many instances"),
    ],
)
def test_a_wrong_expansion_is_reported_and_gives_an_instance_that_may_exist(
    tmp_path: Path, argument: str, problem: str
) -> None:
    result = stack(tmp_path, BUCKET % argument)
    assert len(messages(result)) == 1
    assert messages(result)[0].startswith("main.tf:2:3: ")
    assert problem in messages(result)[0]
    assert certain(result) == {"aws_s3_bucket.b[*]": False}


def test_keys_are_written_as_terraform_writes_them(tmp_path: Path) -> None:
    result = stack(tmp_path, BUCKET % 'for_each = { "a b" = 1, "q\\"" = 2, "é" = 3 }')
    assert addresses(result) == ['aws_s3_bucket.b["a b"]', 'aws_s3_bucket.b["q\\""]', 'aws_s3_bucket.b["é"]']


def test_references_name_the_instance_they_mean(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        BUCKET % "for_each = { a = 1, b = 2 }"
        + 'resource "aws_s3_bucket_policy" "p" {\n  for_each = aws_s3_bucket.b\n  bucket   = each.value.id\n}\n',
    )
    policy = resource(result, 'aws_s3_bucket_policy.p["b"]')
    assert str(policy.attrs["bucket"].reference) == 'aws_s3_bucket.b["b"].id'


# -- cycles ----------------------------------------------------------------------------------------------------------------


def test_a_cycle_is_reported_with_its_path(tmp_path: Path) -> None:
    result = stack(tmp_path, 'locals {\n  a = local.b\n  b = local.c\n  c = [local.a]\n}\noutput "x" { value = local.a }\n')
    (problem,) = result.diagnostics
    assert problem.summary == "Cycle"
    assert "local.a → local.b → local.c → local.a" in problem.detail


def test_resources_that_need_each_other_are_a_cycle_and_the_rest_goes_on(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        resource "aws_s3_bucket" "a" {
          bucket = aws_s3_bucket.b.bucket
        }
        resource "aws_s3_bucket" "b" {
          bucket = aws_s3_bucket.a.bucket
        }
        resource "aws_s3_bucket" "c" {
          bucket = "fine"
        }
        """,
    )
    assert [problem.summary for problem in result.diagnostics] == ["Cycle"]
    assert resource(result, "aws_s3_bucket.c").attrs["bucket"] == "fine"


def test_a_module_whose_output_is_its_own_input_is_a_cycle(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'module "m" {\n  source = "./m"\n  a      = module.m.b\n}\noutput "x" { value = module.m.b }\n',
        m__main_tf='variable "a" {}\noutput "b" { value = var.a }\n',
    )
    assert [problem.summary for problem in result.diagnostics] == ["Cycle"]


# -- errors ----------------------------------------------------------------------------------------------------------------


def test_an_expression_in_error_is_unknown_and_all_else_is_known(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        resource "aws_s3_bucket" "b" {
          bucket        = upper(1, 2)
          force_destroy = true
          tags = {
            a = local.nope
          }
        }
        resource "aws_s3_bucket" "c" {
          bucket = "c"
        }
        """,
    )
    bucket = resource(result, "aws_s3_bucket.b")
    assert isinstance(bucket.attrs["bucket"], Unknown)
    assert bucket.attrs["force_destroy"] is True
    assert resource(result, "aws_s3_bucket.c").attrs["bucket"] == "c"
    assert [(problem.location.start_line, problem.location.start_column) for problem in result.diagnostics] == [(2, 19), (5, 9)]


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("local.regoin", "1:22: There is no local value 'regoin': did you mean 'region'?"),
        ("var.x", "1:22: There is no variable 'x': declare it first"),
        ("aws_s3_bukket.b.id", "1:22: There is no resource of type 'aws_s3_bukket': did you mean 'aws_s3_bucket'?"),
        ("aws_s3_bucket.c.id", "1:22: There is no aws_s3_bucket 'c'"),
        ("each.key", "1:22: There is no 'each' here: it exists only in a block with for_each"),
        ("uper(1)", "1:22: There is no function 'uper': did you mean upper"),
        ("{ a = 1 }.b", "1:22: There is no attribute 'b': it has a"),
        ("[1][1]", "1:22: Index out of range: there are 1 elements, the index is 1"),
        ('1 + [for x in ["a"] : x][0]', "1:22: "),
        ('"a${[]}"', "1:26: Invalid template value"),
        ('jsondecode("{")', "1:22: "),
    ],
)
def test_an_error_says_what_is_wrong_at_its_place(tmp_path: Path, expression: str, message: str) -> None:
    result = stack(tmp_path, f'output "x" {{ value = {expression} }}\nlocals {{ region = "e" }}\n' + BUCKET % "")
    (problem,) = messages(result)
    assert problem.removeprefix("main.tf:").startswith(message)


def test_a_block_that_is_declared_twice_is_reported_and_the_first_counts(tmp_path: Path) -> None:
    result = stack(tmp_path, BUCKET % "" + 'resource "aws_s3_bucket" "b" {\n  bucket = "second"\n}\n')
    assert messages(result) == ["main.tf:5:1: Duplicate resource 'aws_s3_bucket.b': it is already declared at main.tf:1"]
    assert resource(result, "aws_s3_bucket.b").attrs["bucket"] == "x"


def test_a_file_that_does_not_parse_hides_no_other(tmp_path: Path) -> None:
    result = stack(tmp_path, BUCKET % "", broken_tf="resource {\n  a = \n")
    assert addresses(result) == ["aws_s3_bucket.b"]
    assert len(result.diagnostics) == 1
    assert result.diagnostics[0].location.path == "broken.tf"


def test_an_expression_that_is_nested_without_end_is_an_error(tmp_path: Path) -> None:
    result = stack(tmp_path, 'output "x" { value = ' + "!" * 5000 + "true }\n")
    assert len(messages(result)) <= 1
    assert plain(result.outputs.get("x", True)) in (True, {"__unknown__": True})


def test_alternatives_meet_again(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "p" {}\noutput "x" { value = var.p ? "aws:kms" : "AES256" }\n')
    assert result.outputs["x"] == one_of(["aws:kms", "AES256"], result.outputs["x"].causes)
    assert str(result.outputs["x"].causes[0]) == "var.p"


def test_an_error_in_a_text_leaves_the_rest_of_the_text(tmp_path: Path) -> None:
    text = 'text = "a-${nosuch.b.id}-${1 + 1}"'
    policy = 'policy = jsonencode({ who = "*", what = nosuch.b.arn })'
    result = stack(tmp_path, f'resource "x" "a" {{\n  {text}\n  {policy}\n}}\n')
    attributes = resource(result, "x.a").attrs
    assert [part for part in attributes["text"].template if isinstance(part, str)] == ["a-", "-2"]
    assert attributes["policy"].encodes.value["who"] == "*"
    assert [error.location.start_line for error in result.diagnostics] == [2, 3]


@pytest.mark.parametrize(("written", "meant"), [("True", "true"), ("FALSE", "false"), ("None", "null")])
def test_a_constant_in_the_spelling_of_another_language_is_recognised(written: str, meant: str, tmp_path: Path) -> None:
    result = stack(tmp_path, f'resource "x" "a" {{\n  on = {written}\n}}\n')
    assert messages(result) == [f"main.tf:2:8: There is no {written!r} here: write {meant}"]
