import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hclscan.cache import SyntaxCache
from hclscan.hcl.source import Diagnostic, Source
from hclscan.hcl.syntax import Body, Literal, Template, Variable, Wrapped, traversal
from hclscan.parsing import Parser
from hclscan.resources import Resource
from hclscan.terraform.json_syntax import parse_configuration, parse_variables
from hclscan.terraform.library import terraform_files, variable_files
from hclscan.terraform.syntaxes import SYNTAXES
from tests.terraform import oracle
from tests.terraform.as_json import rewrite
from tests.terraform.evaluated import evaluate, evaluated
from tests.terraform.test_against_terraform import MODULES, NAMES, expectation, flat

# Pairs of one configuration in both syntaxes. Only built-in types, so that Terraform can say what it makes of them.
SAME: dict[str, tuple[str, dict[str, Any]]] = {
    "constants": (
        """
        resource "terraform_data" "a" {
          input = {
            text = "x", whole = 3, part = 1.50, large = 12345678901234567890123, yes = true, none = null, list = [1, "a"]
          }
        }
        """,
        {
            "resource": {
                "terraform_data": {
                    "a": {
                        "input": {
                            "text": "x", "whole": 3, "part": 1.50, "large": 12345678901234567890123, "yes": True,
                            "none": None, "list": [1, "a"],
                        }
                    }
                }
            }
        },
    ),
    "templates": (
        """
        locals {
          list  = ["b", "c"]
          whole = local.list
          text  = "a-${local.list[0]}"
          mark  = "$${x} %%{y}"
          lines = "a\\n\\"q\\"\\t\\\\"
          each  = "%{ for x in local.list ~}${x},%{ endfor ~}"
          key   = { (local.list[1]) = 1, "k-${1 + 1}" = 2, "//" = 3 }
          trim  = " ${~ 5 }"
          chain = length(local.whole) == 2 ? upper("é") : null
        }
        output "all" {
          value = [local.list, local.whole, local.text, local.mark, local.lines, local.each, local.key, local.trim, local.chain]
        }
        """,
        {
            "locals": {
                "list": ["b", "c"],
                "whole": "${local.list}",
                "text": "a-${local.list[0]}",
                "mark": "$${x} %%{y}",
                "lines": 'a\n"q"\t\\',
                "each": "%{ for x in local.list ~}${x},%{ endfor ~}",
                "key": {"${local.list[1]}": 1, "k-${1 + 1}": 2, "//": 3},
                "trim": " ${~ 5 }",
                "chain": '${length(local.whole) == 2 ? upper("é") : null}',
            },
            "output": {
                "all": {
                    "value": [
                        "${local.list}", "${local.whole}", "${local.text}", "${local.mark}", "${local.lines}",
                        "${local.each}", "${local.key}", "${local.trim}", "${local.chain}",
                    ]
                }
            },
        },
    ),
    "variables": (
        """
        variable "text" {
          default = "$${not} a %%{template}"
        }
        variable "typed" {
          type    = object({ name = string, size = optional(number, 3), tags = map(string) })
          default = { name = "x", tags = { "$${k}" = "1" } }
        }
        variable "list" {
          type     = list(string)
          default  = [1, 2]
          nullable = false
        }
        variable "checked" {
          default = 3
          validation {
            condition     = var.checked > 2
            error_message = "Too small: ${var.checked}."
          }
        }
        output "all" {
          value = [var.text, var.typed, var.list, var.checked]
        }
        """,
        {
            "variable": {
                "text": {"default": "${not} a %{template}"},
                "typed": {
                    "type": "object({ name = string, size = optional(number, 3), tags = map(string) })",
                    "default": {"name": "x", "tags": {"${k}": "1"}},
                },
                "list": {"type": "list(string)", "default": [1, 2], "nullable": "false"},
                "checked": {
                    "default": 3,
                    "validation": {"condition": "${var.checked > 2}", "error_message": "Too small: ${var.checked}."},
                },
            },
            "output": {"all": {"value": ["${var.text}", "${var.typed}", "${var.list}", "${var.checked}"]}},
        },
    ),
    "expansion": (
        """
        resource "terraform_data" "counted" {
          count = "2"
          input = count.index
        }
        resource "terraform_data" "keyed" {
          for_each = { a = 1, b = 2 }
          input    = [each.key, each.value]
        }
        resource "terraform_data" "chained" {
          for_each   = terraform_data.keyed
          input      = each.value.input
          depends_on = [terraform_data.counted]
          lifecycle {
            ignore_changes        = [input]
            create_before_destroy = true
          }
          provisioner "local-exec" {
            command = "echo ${self.id}"
          }
        }
        """,
        {
            "resource": [
                {"terraform_data": {"counted": {"count": "2", "input": "${count.index}"}}},
                {
                    "terraform_data": [
                        {"keyed": {"for_each": {"a": 1, "b": 2}, "input": ["${each.key}", "${each.value}"]}},
                        {
                            "chained": [
                                {
                                    "//": "a comment",
                                    "for_each": "${terraform_data.keyed}",
                                    "input": "${each.value.input}",
                                    "depends_on": ["terraform_data.counted"],
                                    "lifecycle": [{"ignore_changes": ["input"], "create_before_destroy": "true"}],
                                    "provisioner": [{"local-exec": {"command": "echo ${self.id}"}}],
                                }
                            ]
                        },
                    ]
                },
            ]
        },
    ),
    "unknown": (
        """
        resource "terraform_data" "a" {}
        resource "terraform_data" "b" {
          input = { one = terraform_data.a.id, text = "x-${terraform_data.a.id}", known = "k" }
        }
        """,
        {
            "resource": {
                "terraform_data": {
                    "a": {},
                    "b": {
                        "input": {"one": "${terraform_data.a.id}", "text": "x-${terraform_data.a.id}", "known": "k"}
                    },
                }
            }
        },
    ),
    "several objects": (
        """
        locals {
          a = 1
        }
        locals {
          b = local.a + 1
        }
        output "b" {
          value = local.b
        }
        """,
        [
            {"//": "first", "locals": [{"a": 1}, {"b": "${local.a + 1}"}], "terraform": None},
            {"output": {"b": {"value": "${local.b}"}}},
        ],
    ),
}  # fmt: skip


def written(directory: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        place = directory / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    return directory


@pytest.mark.parametrize("name", SAME)
def test_a_configuration_means_the_same_in_both_syntaxes(name: str, tmp_path: Path) -> None:
    native, in_json = SAME[name]
    in_hcl = evaluated(written(tmp_path / "hcl", {"main.tf": native}))
    text = json.dumps(in_json, indent=2, ensure_ascii=False)
    assert evaluated(written(tmp_path / "json", {"main.tf.json": text})) == in_hcl
    assert evaluate(tmp_path / "json").diagnostics == ()


@pytest.mark.skipif(oracle.MISSING, reason=oracle.REASON)
@pytest.mark.parametrize("name", SAME)
def test_terraform_makes_the_same_of_it(name: str, tmp_path: Path) -> None:
    text = json.dumps(SAME[name][1])
    found = evaluated(written(tmp_path / "a", {"main.tf.json": text}))
    planned = oracle.planned(written(tmp_path / "b", {"main.tf.json": text}))
    assert found["outputs"] == planned["outputs"]
    for address, values in found["resources"].items():
        for attribute, value in values.items():
            if attribute not in ("depends_on", "lifecycle"):
                assert value == planned["resources"][address][attribute], f"{address}.{attribute}"


# The first asks for files by their names, which are others in JSON; the second has files of both syntaxes under one name.
REWRITTEN = [name for name in NAMES if name not in ("paths_and_workspace", "json_variable_files")]


@pytest.mark.parametrize("name", REWRITTEN)
def test_every_written_module_means_the_same_in_json(name: str, tmp_path: Path) -> None:
    in_json = rewrite(MODULES / name, tmp_path / name)
    shutil.copytree(MODULES / name, tmp_path / "hcl" / name)
    assert evaluated(in_json) == evaluated(tmp_path / "hcl" / name)


@pytest.mark.skipif(oracle.MISSING, reason=oracle.REASON)
@pytest.mark.parametrize("name", REWRITTEN)
def test_terraform_plans_the_same_for_modules_rewritten_in_json(name: str, tmp_path: Path) -> None:
    assert flat(oracle.planned(rewrite(MODULES / name, tmp_path / name))) == flat(expectation(name))


def resource(text: dict[str, Any], tmp_path: Path) -> Resource:
    result = evaluate(written(tmp_path, {"main.tf.json": json.dumps(text, indent=1)}))
    assert result.diagnostics == ()
    return next(one for one in result.resources.resources if one.mode == "managed")


def test_objects_in_a_resource_are_blocks_unless_they_can_only_be_maps(tmp_path: Path) -> None:
    content = {
        "versioning": {"enabled": True},
        "lifecycle_rule": [{"id": "a", "expiration": {"days": 3}}, {"id": "b"}],
        "tags": {"env": "staging"},
        "settings": {"Upper": 1},
        "paths": {"a/b": 1},
        "cors": {},
        "none": None,
        "list": [],
        "mixed": [{"a": 1}, 2],
    }
    found = resource({"resource": {"aws_s3_bucket": {"a": content}}}, tmp_path)
    assert {name: value for name, value in found.attrs.items() if name != "tags_all"} == {
        "versioning": ({"enabled": True},),
        "lifecycle_rule": ({"id": "a", "expiration": ({"days": 3},)}, {"id": "b"}),
        "tags": {"env": "staging"},
        "settings": {"Upper": 1},
        "paths": {"a/b": 1},
        "cors": ({},),
        "none": None,
        "list": (),
        "mixed": ({"a": 1}, 2),
    }
    assert found.environment == "staging"


def test_the_metadata_and_selectors_of_kubernetes_are_blocks_and_those_of_others_are_maps(tmp_path: Path) -> None:
    spec = {"selector": {"match_labels": {"app": "web"}}, "template": {"metadata": {"labels": {"app": "web"}}}}
    found = resource({"resource": {"kubernetes_deployment_v1": {"a": {"metadata": {"name": "web"}, "spec": spec}}}}, tmp_path)
    assert found.attrs == {
        "metadata": ({"name": "web"},),
        "spec": (
            {"selector": ({"match_labels": {"app": "web"}},), "template": ({"metadata": ({"labels": {"app": "web"}},)},)},
        ),
    }
    found = resource({"resource": {"google_compute_instance": {"a": {"metadata": {"foo": "bar"}}}}}, tmp_path)
    assert found.attrs == {"metadata": {"foo": "bar"}}


def test_a_block_that_occurs_once_can_be_read_with_and_without_an_index(tmp_path: Path) -> None:
    text = {
        "resource": {
            "aws_a": {"a": {"block": {"x": 1}}},
            "aws_b": {"b": {"y": "${aws_a.a.block[0].x}", "z": "${aws_a.a.block.x}", "w": '${aws_a.a.block["x"]}'}},
        }
    }
    result = evaluate(written(tmp_path, {"main.tf.json": json.dumps(text)}))
    assert result.diagnostics == ()
    assert result.resources.by_address["aws_b.b"].attrs == {"y": 1, "z": 1, "w": 1}


def test_dynamic_blocks_are_expanded(tmp_path: Path) -> None:
    ingress = {"for_each": [80, 443], "iterator": "port", "content": {"from_port": "${port.value}", "position": "${port.key}"}}
    egress = [{"for_each": ["x"], "content": [{"to": "${egress.value}"}]}]
    text = {"resource": {"aws_security_group": {"a": {"dynamic": [{"ingress": ingress}, {"egress": egress}]}}}}
    assert resource(text, tmp_path).attrs == {
        "ingress": ({"from_port": 80, "position": 0}, {"from_port": 443, "position": 1}),
        "egress": ({"to": "x"},),
    }


def test_providers_are_chosen_by_reference(tmp_path: Path) -> None:
    text = {
        "provider": {"aws": [{"region": "eu-west-1"}, {"alias": "us", "default_tags": {"tags": {"env": "test"}}}]},
        "resource": {"aws_s3_bucket": {"a": {"provider": "aws.us"}}},
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "~> 5.0"}}},
    }
    found = resource(text, tmp_path)
    assert found.provider is not None
    assert (found.provider.type, found.provider.alias) == ("aws", "us")
    assert found.attrs["tags_all"] == {"env": "test"}


def test_modules_of_both_syntaxes_call_each_other(tmp_path: Path) -> None:
    files = {
        "main.tf.json": json.dumps(
            {"module": {"m": {"source": "./m", "name": "${upper(var.x)}"}}, "variable": {"x": {"default": "a"}}}
        ),
        "m/main.tf": 'variable "name" {}\nresource "terraform_data" "a" { input = var.name }\n',
    }
    result = evaluate(written(tmp_path, files))
    assert result.diagnostics == ()
    assert result.resources.by_address["module.m.terraform_data.a"].attrs["input"] == "A"


# -- places --------------------------------------------------------------------------------------------------------------


def test_attributes_and_blocks_know_their_places(tmp_path: Path) -> None:
    text = """{
  "resource": {
    "aws_s3_bucket": {
      "a": {
        "bucket": "x",
        "rule": [
          {"id": 1},
          {"id": 2}
        ]
      }
    }
  }
}
"""
    result = evaluate(written(tmp_path, {"main.tf.json": text}))
    found = result.resources.by_address["aws_s3_bucket.a"]
    assert (found.location.start_line, found.location.start_column, found.location.end_line) == (4, 7, 10)
    assert str(found.places["bucket",]) == "main.tf.json:5:9"
    assert str(found.places["rule", 1]) == "main.tf.json:8:11"
    assert str(found.places["rule", 1, "id"]) == "main.tf.json:8:12"


def test_expressions_in_texts_with_escapes_keep_their_places() -> None:
    text = '{"locals": {"a": "\\u00e9\\n${ var.x }", "b": "${var.y}"}}'
    body = parse_configuration(Source.of("a.tf.json", text))
    assert isinstance(body, Body)
    first, second = (attribute.expression for attribute in body.blocks[0].body.attributes)
    assert isinstance(first, Template)
    assert [text[part.start : part.end] for part in first.parts] == ["\\u00e9\\n", "var.x"]
    assert isinstance(second, Wrapped)
    assert text[second.start : second.end] == '"${var.y}"'
    assert text[second.expression.start : second.expression.end] == "var.y"


def test_an_error_in_an_expression_is_reported_at_the_expression(tmp_path: Path) -> None:
    text = '{\n  "locals": {"a": "x\\n\\t${nope.y}"},\n  "output": {"a": {"value": "${local.a}"}}\n}\n'
    result = evaluate(written(tmp_path, {"main.tf.json": text}))
    (problem,) = result.diagnostics
    assert (problem.location.start_line, problem.location.start_column) == (2, 27)


# -- errors --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "summary", "column"),
    [
        ('"x"', "Unexpected JSON value", 1),
        ('{"resource": 5}', "Unexpected JSON value", 14),
        ('{"resource": {}}', "Missing label", 2),
        ('{"resource": null}', "Missing label", 2),
        ('{"resource": {"aws_a": {"//": "no", "a": {}}}}', "Unexpected JSON value", 31),
        ('{"resource": {"aws_a": {"a": true}}}', "Unexpected JSON value", 30),
        ('{"output": {"a": {"value": 1, "value": 2}}}', "Argument 'value' is set twice", 31),
        ('{"locals": {"a": 1, "a": 2}}', "Argument 'a' is set twice", 21),
        ('{"locals": {"a": {"x": 1, "x": 2}}}', "Key 'x' is there twice", 27),
        ('{"locals": {"a": "${1 +}"}}', "Unexpected '}'", 24),
        ('{"locals": {"a": "\\n\\n ${foo"}}', "The interpolation is not closed", 24),
        ('{"resource": {"aws_a": {"a": {"depends_on": ["a b"]}}}}', "Unexpected 'b'", 49),
        ('{"variable": {"a": {"type": "list("}}}', "The parenthesis is not closed", 34),
        ('{"locals": {"a": 1}', "The object is not closed", 1),
    ],
)
def test_what_terraform_rejects_is_reported_with_its_place(text: str, summary: str, column: int) -> None:
    problem = parse_configuration(Source.of("a.tf.json", text))
    assert isinstance(problem, Diagnostic)
    assert (problem.summary, problem.location.start_line, problem.location.start_column) == (summary, 1, column)
    assert problem.excerpt == text


@pytest.mark.parametrize(
    "text",
    [
        '{"locals": {"a": 1}, "locals": {"b": 2}}',
        '{"resource": {"aws_a": {"a": null}}}',
        '{"terraform": null, "locals": null, "moved": {"from": "a", "to": "b"}, "check": {"h": {}}}',
        '{"//": {"anything": ["goes"]}}',
        "[]",
        "{}",
    ],
)
def test_what_terraform_accepts_is_accepted(text: str) -> None:
    assert isinstance(parse_configuration(Source.of("a.tf.json", text)), Body)


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    files = {"a.tf.json": '{"locals": {', "b.tf.json": '{"resource": {"terraform_data": {"a": {"input": 1}}}}'}
    result = evaluate(written(tmp_path, files))
    assert [str(problem.location) for problem in result.diagnostics] == ["a.tf.json:1:12"]
    assert result.resources.by_address["terraform_data.a"].attrs["input"] == 1


KEYS = st.sampled_from(
    ["resource", "data", "variable", "locals", "output", "module", "provider", "terraform", "aws_a", "a", "dynamic", "content",
     "for_each", "count", "type", "default", "//", "${a}", "required_providers", "lifecycle", "depends_on", "tags", "labels"]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 5)
    | st.sampled_from(["", "a", "${a.b}", "${", "%{ if x }", "list(string)", "é\n${"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KEYS, ANYTHING, max_size=4))
def test_no_json_makes_a_traceback(document: Any) -> None:
    text = json.dumps(document)
    for parse in (parse_configuration, parse_variables):
        result = parse(Source.of("a.tf.json", text))
        if isinstance(result, Diagnostic):
            assert result.location.start_line == 1
            assert 1 <= result.location.start_column <= len(text) + 1


# -- variable files, and which files are read ----------------------------------------------------------------------------


def test_values_of_variable_files_are_taken_literally() -> None:
    body = parse_variables(Source.of("a.tfvars.json", '{"//": "x", "a": "${b}", "c": {"d": ["%{e}", 1.5, null]}}'))
    assert isinstance(body, Body)
    assert [attribute.name for attribute in body.attributes] == ["a", "c"]
    expression = body.attributes[0].expression
    assert isinstance(expression, Literal)
    assert expression.value == "${b}"


def test_variable_files_are_read_in_terraforms_order(tmp_path: Path) -> None:
    names = [
        "b.auto.tfvars.json",
        "a.auto.tfvars",
        "terraform.tfvars.json",
        "terraform.tfvars",
        "a.auto.tfvars.json",
        "x.tfvars",
    ]
    written(tmp_path, dict.fromkeys(names, ""))
    found = [Path(name).name for name in variable_files(str(tmp_path))]
    assert found == [
        "terraform.tfvars", "terraform.tfvars.json", "a.auto.tfvars", "a.auto.tfvars.json", "b.auto.tfvars.json"
    ]  # fmt: skip


PRECEDENCE = {
    "main.tf.json": json.dumps(
        {
            "variable": {name: {"default": "main"} for name in "abcd"},
            "output": {name: {"value": f"${{var.{name}}}"} for name in "abcd"},
        }
    ),
    "terraform.tfvars": 'a = "1"\nb = "1"\nc = "1"\nd = "1"\n',
    "terraform.tfvars.json": '{"b": "2", "c": "2", "d": "2"}',
    "x.auto.tfvars.json": '{"c": "3 ${literal}", "d": "3"}',
    "y.auto.tfvars": 'd = "4"\n',
}


def test_later_variable_files_win(tmp_path: Path) -> None:
    outputs = evaluated(written(tmp_path, PRECEDENCE))["outputs"]
    assert outputs == {"a": "1", "b": "2", "c": "3 ${literal}", "d": "4"}


@pytest.mark.skipif(oracle.MISSING, reason=oracle.REASON)
def test_terraform_lets_the_same_files_win(tmp_path: Path) -> None:
    assert oracle.planned(written(tmp_path, PRECEDENCE))["outputs"] == {"a": "1", "b": "2", "c": "3 ${literal}", "d": "4"}


def test_a_variable_file_that_is_named_may_have_any_name_that_ends_in_json(tmp_path: Path) -> None:
    text = '{"a": "${literal}"}'
    body = Parser(syntaxes=SYNTAXES).parse(str(written(tmp_path, {"staging.json": text}) / "staging.json")).body
    assert body is not None
    assert [attribute.name for attribute in body.attributes] == ["a"]


def test_files_of_both_syntaxes_are_read_in_order_of_their_names_and_those_of_opentofu_instead(tmp_path: Path) -> None:
    names = ["b.tf", "a.tf.json", "c.tf", "c.tofu", "d.tf.json", "d.tofu.json", ".hidden.tf.json", "e.json"]
    written(tmp_path, dict.fromkeys(names, ""))
    found = [Path(name).name for name in terraform_files(str(tmp_path))]
    assert found == ["a.tf.json", "b.tf", "c.tofu", "d.tofu.json"]


def test_trees_of_equal_texts_in_two_syntaxes_are_kept_apart_in_the_cache(tmp_path: Path) -> None:
    text = '{"locals": {"a": "${b}"}}'
    written(tmp_path, {"a.tf.json": text, "a.tfvars.json": text})
    for _ in range(2):
        parser = Parser(SyntaxCache(tmp_path / "cache"), jobs=1, syntaxes=SYNTAXES)
        configuration = parser.parse(str(tmp_path / "a.tf.json")).body
        variables = parser.parse(str(tmp_path / "a.tfvars.json")).body
        assert configuration is not None
        assert variables is not None
        assert [block.type for block in configuration.blocks] == ["locals"]
        assert [attribute.name for attribute in variables.attributes] == ["locals"]


def test_worker_processes_parse_json_too(tmp_path: Path) -> None:
    names = [str(tmp_path / f"{name}.tf.json") for name in "ab"]
    written(tmp_path, {f"{name}.tf.json": '{"locals": {"a": "${var.b.c}"}}' for name in "ab"})
    parser = Parser(None, jobs=2, syntaxes=SYNTAXES, parallel_from=0)
    parser.parse_all(names)
    for name in names:
        body = parser.parse(name).body
        assert body is not None
        expression = body.blocks[0].body.attributes[0].expression
        assert isinstance(expression, Wrapped)
        assert traversal(expression.expression) == ("var", "b", "c")


def test_references_are_expressions_without_quotes() -> None:
    body = parse_configuration(Source.of("a.tf.json", '{"variable": {"a": {"type": "string"}}}'))
    assert isinstance(body, Body)
    assert isinstance(body.blocks[0].body.attributes[0].expression, Variable)
