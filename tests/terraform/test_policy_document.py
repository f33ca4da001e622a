"""`data "aws_iam_policy_document"`: its JSON, as the provider would make it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hclscan.hcl.functions import decode_with_holes
from hclscan.hcl.values import OneOf, Sensitive, Unknown, Value
from tests.terraform.evaluated import plain
from tests.terraform.stacks import messages, stack

HEAD = 'variable "u" {}\nresource "aws_s3_bucket" "b" {\n}\noutput "x" { value = data.aws_iam_policy_document.d.json }\n'
ALLOW = 'statement {\n  sid       = "%s"\n  actions   = ["s3:GetObject"]\n  resources = ["%s"]\n}\n'


def made(tmp_path: Path, body: str, more: str = "") -> Value:
    result = stack(tmp_path, HEAD + more + 'data "aws_iam_policy_document" "d" {\n' + body + "\n}\n")
    assert messages(result) == []
    return result.outputs["x"]


def decoded(tmp_path: Path, body: str, more: str = "") -> Any:
    value = made(tmp_path, body, more)
    return json.loads(value) if isinstance(value, str) else plain(decode_with_holes(value))


def test_the_text_is_what_the_provider_writes(tmp_path: Path) -> None:
    body = """
      statement {
        sid       = "Read"
        actions   = ["s3:GetObject", "s3:ListBucket"]
        resources = ["*"]
        principals {
          type        = "Service"
          identifiers = ["ec2.amazonaws.com"]
        }
        principals {
          type        = "AWS"
          identifiers = ["1", "2"]
        }
        condition {
          test     = "StringLike"
          variable = "aws:username"
          values   = ["&{aws:username}", "a"]
        }
        condition {
          test     = "Bool"
          variable = "aws:SecureTransport"
          values   = ["true"]
        }
      }
    """
    assert made(tmp_path, body) == (
        '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Sid": "Read",\n      "Effect": "Allow",\n'
        '      "Action": [\n        "s3:ListBucket",\n        "s3:GetObject"\n      ],\n      "Resource": "*",\n'
        '      "Principal": {\n        "AWS": [\n          "2",\n          "1"\n        ],\n'
        '        "Service": "ec2.amazonaws.com"\n'
        '      },\n      "Condition": {\n        "Bool": {\n          "aws:SecureTransport": "true"\n        },\n'
        '        "StringLike": {\n          "aws:username": [\n            "${aws:username}",\n            "a"\n          ]\n'
        "        }\n      }\n    }\n  ]\n}"
    )


TWO = """
principals {
  type        = "AWS"
  identifiers = ["1"]
}
principals {
  type        = "AWS"
  identifiers = ["2"]
}
"""


@pytest.mark.parametrize(
    ("blocks", "principal"),
    [
        ('principals {\n  type        = "*"\n  identifiers = ["*"]\n}', "*"),
        ('principals {\n  type        = "AWS"\n  identifiers = ["*"]\n}', {"AWS": "*"}),
        (TWO,
         {"AWS": ["2", "1"]}),
    ],
)  # fmt: skip
def test_principals_are_written_by_type(tmp_path: Path, blocks: str, principal: Any) -> None:
    document = decoded(tmp_path, f'statement {{\n  actions   = ["*"]\n  resources = ["*"]\n{blocks}\n}}')
    assert document["Statement"][0]["Principal"] == principal


def test_conditions_of_one_test_and_variable_are_one_list(tmp_path: Path) -> None:
    condition = 'condition {\n  test     = "StringEquals"\n  variable = "v"\n  values   = ["%s"]\n}\n'
    document = decoded(tmp_path, 'statement {\n  actions = ["*"]\n' + condition % "b" + condition % "a" + "}")
    assert document["Statement"][0]["Condition"] == {"StringEquals": {"v": ["b", "a"]}}


def test_negative_fields_keep_their_names(tmp_path: Path) -> None:
    document = decoded(
        tmp_path,
        'statement {\n  effect        = "Deny"\n  not_actions   = ["a"]\n  not_resources = ["r"]\n'
        '  not_principals {\n    type        = "AWS"\n    identifiers = ["1"]\n  }\n}',
    )
    statement = {"Effect": "Deny", "NotAction": "a", "NotResource": "r", "NotPrincipal": {"AWS": "1"}}
    assert document["Statement"] == [statement]


def test_a_document_without_statements_has_none(tmp_path: Path) -> None:
    assert decoded(tmp_path, 'policy_id = "p"\nversion   = "2008-10-17"') == {"Version": "2008-10-17", "Id": "p"}


SOURCES = """
data "aws_iam_policy_document" "one" {
  statement {
    sid       = "A"
    actions   = ["one:A"]
    resources = ["*"]
  }
  statement {
    actions   = ["one:anonymous"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "two" {
  statement {
    sid       = "B"
    actions   = ["two:B"]
    resources = ["*"]
  }
}
"""


def actions(document: Any) -> list[str]:
    return [statement["Action"] for statement in document["Statement"]]


def test_statements_of_sources_come_first_and_give_way_to_own_ones(tmp_path: Path) -> None:
    body = (
        "source_policy_documents = [data.aws_iam_policy_document.one.json, data.aws_iam_policy_document.two.json]\n"
        + ALLOW % ("A", "own")
        + ALLOW % ("C", "own")
    )
    assert actions(decoded(tmp_path, body, SOURCES)) == ["s3:GetObject", "one:anonymous", "two:B", "s3:GetObject"]


def test_overrides_take_the_place_of_statements_with_their_name(tmp_path: Path) -> None:
    body = (
        "override_policy_documents = [data.aws_iam_policy_document.two.json, data.aws_iam_policy_document.one.json]\n"
        + ALLOW % ("A", "own")
        + ALLOW % ("B", "own")
    )
    assert actions(decoded(tmp_path, body, SOURCES)) == ["one:A", "two:B", "one:anonymous"]


def test_a_source_may_be_any_text_of_a_policy(tmp_path: Path) -> None:
    source = 'source_policy_documents = [jsonencode({ Version = "2012-10-17", Statement = { Action = "x", Sid = "A" } })]'
    assert decoded(tmp_path, source)["Statement"] == [{"Sid": "A", "Action": "x"}]


def test_an_unknown_source_is_one_unknown_statement_among_the_others(tmp_path: Path) -> None:
    value = made(tmp_path, "source_policy_documents = [var.u]\n" + ALLOW % ("A", "own"))
    assert isinstance(value, Unknown)
    statements = plain(decode_with_holes(value))["Statement"]
    assert statements[0] == {"__unknown__": True}
    assert statements[1]["Sid"] == "A"


def test_what_is_known_of_a_document_with_holes_is_kept(tmp_path: Path) -> None:
    value = made(tmp_path, ALLOW % ("A", "${aws_s3_bucket.b.arn}/*"))
    assert isinstance(value, Unknown)
    assert [str(reference) for reference in value.causes] == ["aws_s3_bucket.b.arn"]
    (statement,) = decode_with_holes(value)["Statement"]
    assert statement["Action"] == "s3:GetObject"
    assert statement["Resource"].template[1] == "/*"


def test_a_document_that_is_read_elsewhere_with_holes_is_merged(tmp_path: Path) -> None:
    more = 'data "aws_iam_policy_document" "s" {\n' + ALLOW % ("S", "${aws_s3_bucket.b.arn}/*") + "}\n"
    value = made(tmp_path, "source_policy_documents = [data.aws_iam_policy_document.s.json]\n" + ALLOW % ("A", "*"), more)
    assert [statement["Sid"] for statement in decode_with_holes(value)["Statement"]] == ["S", "A"]


def test_statements_of_a_dynamic_block_over_the_unknown_are_unknown(tmp_path: Path) -> None:
    value = made(tmp_path, 'dynamic "statement" {\n  for_each = var.u\n  content {\n    actions = ["*"]\n  }\n}')
    assert isinstance(value, Unknown)
    assert value.encodes is None


def test_a_document_made_of_what_is_sensitive_is_sensitive(tmp_path: Path) -> None:
    value = made(tmp_path, ALLOW % ("A", "${sensitive(1)}"))
    assert isinstance(value, Sensitive)


def test_a_source_that_is_no_json_is_unknown(tmp_path: Path) -> None:
    assert isinstance(made(tmp_path, 'source_policy_documents = ["{"]'), Unknown)


def test_the_short_form_has_no_blanks(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'data "aws_iam_policy_document" "d" {\n' + ALLOW % ("A", "*") + "}\n"
        'output "x" { value = data.aws_iam_policy_document.d.minified_json }\n',
    )
    assert result.outputs["x"] == (
        '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'
    )


PLACED = """
data "aws_caller_identity" "current" {
}
locals {
  account = data.aws_caller_identity.current.account_id
  given   = { principals = [{ type = "AWS", identifiers = ["arn:aws:iam::${local.account}:root"] }] }
}
data "aws_iam_policy_document" "part" {
  statement {
    sid       = "A"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.b.arn}/*"]
  }
}
"""


def test_what_can_only_become_one_value_is_in_the_document(tmp_path: Path) -> None:
    """`try` on what holds an unknown part is unknown to Terraform; so is `compact` of documents with holes."""
    body = """
      source_policy_documents = compact([data.aws_iam_policy_document.part.json, ""])
      statement {
        sid       = "B"
        actions   = ["s3:PutObject"]
        resources = ["*"]
        dynamic "principals" {
          for_each = try(local.given.principals, [])
          content {
            type        = principals.value.type
            identifiers = principals.value.identifiers
          }
        }
      }
    """
    first, second = decoded(tmp_path, body, PLACED)["Statement"]
    assert (first["Sid"], first["Action"], second["Sid"]) == ("A", "s3:GetObject", "B")
    assert list(second["Principal"]) == ["AWS"]


def test_a_document_that_terraform_does_not_know_yet_is_no_known_text(tmp_path: Path) -> None:
    """Whatever the variable is, the action is the same; Terraform says so at apply only."""
    action = 'var.u == "x" ? "s3:GetObject" : "s3:GetObject"'
    value = made(tmp_path, f'statement {{\n  actions   = [{action}]\n  resources = ["*"]\n}}')
    assert isinstance(value, OneOf)
    (text,) = value.alternatives
    assert json.loads(text)["Statement"] == [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]
