"""Module calls: arguments, instances, places, and what is not on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hclscan.hcl.values import Unknown
from tests.terraform.evaluated import evaluate, plain
from tests.terraform.stacks import addresses, messages, resource, stack, write

CHILD = """
variable "name" { default = "d" }
resource "aws_s3_bucket" "b" {
  bucket = var.name
}
output "bucket" { value = aws_s3_bucket.b.bucket }
output "arn" { value = aws_s3_bucket.b.arn }
"""


def test_a_resource_of_a_module_has_the_chain_of_calls_that_leads_to_it(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'module "a" {\n  source = "./a"\n}\n',
        a__main_tf='\nmodule "b" {\n  source = "../b"\n  name   = "x"\n}\n',
        b__main_tf=CHILD,
    )
    bucket = resource(result, "module.a.module.b.aws_s3_bucket.b")
    assert bucket.attrs["bucket"] == "x"
    assert bucket.location.path == "b/main.tf"
    assert [(place.path, place.start_line) for place in bucket.via] == [("main.tf", 1), ("a/main.tf", 1)]
    assert bucket.module_path == "a.b"
    assert bucket.block_address == "module.a.module.b.aws_s3_bucket.b"


def test_every_instance_of_a_call_has_its_own_resources(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        module "each" {
          source   = "./c"
          for_each = toset(["x", "y"])
          name     = each.key
        }
        module "counted" {
          source = "./c"
          count  = 2
          name   = "n${count.index}"
        }
        output "all" { value = [for one in module.each : one.bucket] }
        """,
        c__main_tf=CHILD,
    )
    assert addresses(result) == [
        'module.each["x"].aws_s3_bucket.b',
        'module.each["y"].aws_s3_bucket.b',
        "module.counted[0].aws_s3_bucket.b",
        "module.counted[1].aws_s3_bucket.b",
    ]
    assert resource(result, "module.counted[1].aws_s3_bucket.b").attrs["bucket"] == "n1"
    assert {one.block_address for one in result.resources.managed} == {
        "module.each.aws_s3_bucket.b",
        "module.counted.aws_s3_bucket.b",
    }
    assert plain(result.outputs["all"]) == ["x", "y"]


def test_a_computed_output_refers_to_the_resource_in_the_module(tmp_path: Path) -> None:
    result = stack(tmp_path, 'module "c" {\n  source = "./c"\n}\noutput "arn" { value = module.c.arn }\n', c__main_tf=CHILD)
    assert str(result.outputs["arn"].reference) == "module.c.aws_s3_bucket.b.arn"


def test_an_unknown_count_gives_an_instance_that_may_exist(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'variable "n" {}\nmodule "c" {\n  source = "./c"\n  count  = var.n\n}\noutput "all" { value = module.c[*].bucket }\n',
        c__main_tf=CHILD,
    )
    bucket = resource(result, "module.c[*].aws_s3_bucket.b")
    assert not bucket.certain
    assert isinstance(result.outputs["all"], Unknown)


def test_a_call_without_instances_evaluates_nothing(tmp_path: Path) -> None:
    result = stack(
        tmp_path, 'module "c" {\n  source = "./c"\n  count  = 0\n}\noutput "n" { value = length(module.c) }\n', c__main_tf=CHILD
    )
    assert addresses(result) == []
    assert result.outputs["n"] == 0


def test_a_module_that_is_not_on_disk_is_named_once_and_its_outputs_are_unknown(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'module "net" {\n  source  = "example/net/aws"\n  version = "1.0"\n}\n'
        'resource "aws_instance" "i" {\n  subnet_id = module.net.subnets[0]\n}\n',
    )
    (unseen,) = result.unseen
    assert (unseen.address, unseen.source, unseen.location.start_line) == ("module.net", "example/net/aws", 1)
    assert str(resource(result, "aws_instance.i").attrs["subnet_id"].reference) == "module.net.subnets[0]"
    assert messages(result) == []
    assert result.resources.unseen_modules == result.unseen


def test_an_installed_module_is_read_from_where_it_was_installed(tmp_path: Path) -> None:
    write(tmp_path, {".terraform/modules/net/main.tf": CHILD})
    installed = {
        "Modules": [{"Key": "", "Dir": "."}, {"Key": "net", "Source": "example/net/aws", "Dir": ".terraform/modules/net"}]
    }
    (tmp_path / ".terraform/modules/modules.json").write_text(json.dumps(installed))
    result = stack(tmp_path, 'module "net" {\n  source = "example/net/aws"\n}\n')
    assert addresses(result) == ["module.net.aws_s3_bucket.b"]
    assert result.unseen == ()


def test_a_source_outside_the_scanned_tree_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"outside/main.tf": CHILD, "root/main.tf": 'module "o" {\n  source = "../outside"\n}\n'})
    result = evaluate(tmp_path / "root")
    assert addresses(result) == []
    assert [module.address for module in result.unseen] == ["module.o"]
    assert addresses(evaluate(tmp_path / "root", tree=tmp_path)) == ["module.o.aws_s3_bucket.b"]


def test_a_module_that_calls_itself_is_refused_with_the_chain(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'module "a" {\n  source = "./a"\n}\n',
        a__main_tf='module "b" {\n  source = "../b"\n}\n',
        b__main_tf='module "a" {\n  source = "../a"\n}\nresource "aws_s3_bucket" "b" {\n}\n',
    )
    (problem,) = result.diagnostics
    assert problem.summary == "Module calls itself"
    assert ". → a → b → a" in problem.detail
    assert addresses(result) == ["module.a.module.b.aws_s3_bucket.b"]


def test_an_argument_without_variable_and_a_variable_without_argument_are_reported(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'module "c" {\n  source = "./c"\n  nmae   = "x"\n}\n',
        c__main_tf='variable "name" {}\noutput "n" { value = var.name }\n',
    )
    wrong, missing = sorted(messages(result), key=lambda message: "needs" in message)
    assert wrong == "main.tf:3:3: module.c has no variable 'nmae': did you mean 'name'?"
    assert missing == "main.tf:1:1: module.c needs the argument 'name'"


def test_an_output_that_does_not_exist_is_reported_with_the_nearest_one(tmp_path: Path) -> None:
    result = stack(tmp_path, 'module "c" {\n  source = "./c"\n}\noutput "x" { value = module.c.bukket }\n', c__main_tf=CHILD)
    assert messages(result) == ["main.tf:4:22: There is no output 'bukket': did you mean 'bucket'?"]


def test_providers_are_passed_to_modules(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        provider "aws" {
          region = "eu-central-1"
        }
        provider "aws" {
          alias  = "far"
          region = "us-east-1"
        }
        module "near" { source = "./c" }
        module "far" {
          source    = "./c"
          providers = { aws = aws.far }
        }
        resource "aws_s3_bucket" "own" {
          provider = aws.far
        }
        """,
        c__main_tf=CHILD,
    )
    aliases = {one.address: one.provider.alias for one in result.resources.managed if one.provider}
    assert aliases == {
        "aws_s3_bucket.own": "far",
        "module.near.aws_s3_bucket.b": None,
        "module.far.aws_s3_bucket.b": "far",
    }


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("module.c", {"a": 1, "b": "x"}),
        ("jsonencode(module.c)", '{"a":1,"b":"x"}'),
        ("keys(module.c)", ["a", "b"]),
        ("merge(module.c, { a = 2 })", {"a": 2, "b": "x"}),
        ('module.c == { a = 1, b = "x" }', True),
        ("[for key, value in module.c : key]", ["a", "b"]),
        ("module.c[*].b", ["x"]),
        ("module.n", [{"a": 1, "b": "x"}]),
        ("jsonencode(module.n)", '[{"a":1,"b":"x"}]'),
        ("module.n[0]", {"a": 1, "b": "x"}),
        ("values(module.m)[*].b", ["x"]),
        ('module.m["k"]', {"a": 1, "b": "x"}),
        ("{ for key, one in module.m : key => one.a }", {"k": 1}),
        ("module.u", {"__unknown__": True}),
    ],
)
def test_a_module_is_an_object_of_its_outputs(tmp_path: Path, expression: str, value: object) -> None:
    result = stack(
        tmp_path,
        f"""
        variable "u" {{}}
        module "c" {{ source = "./c" }}
        module "n" {{
          source = "./c"
          count  = 1
        }}
        module "m" {{
          source   = "./c"
          for_each = {{ k = 1 }}
        }}
        module "u" {{
          source = "./c"
          count  = var.u ? 1 : 0
        }}
        output "x" {{ value = {expression} }}
        """,
        c__main_tf='output "a" { value = 1 }\noutput "b" { value = "x" }\n',
    )
    assert messages(result) == []
    assert plain(result.outputs["x"]) == value


@pytest.mark.parametrize(
    "name", ["var", "local", "module", "data", "aws_s3_bucket", "jsonencode(local)", "[for x in var : x]", "data.x"]
)
def test_a_namespace_is_no_value(tmp_path: Path, name: str) -> None:
    result = stack(
        tmp_path,
        'variable "v" {}\nresource "aws_s3_bucket" "b" {\n}\ndata "x" "y" {\n}\n' + f'output "x" {{ value = {name} }}\n',
    )
    assert len(messages(result)) == 1
    assert isinstance(result.outputs["x"], Unknown)


def test_a_configuration_is_passed_under_a_name_with_an_alias(tmp_path: Path) -> None:
    main = """
        provider "aws" {
          alias = "plain"
        }
        module "m" {
          source    = "./m"
          providers = { aws.other = aws.plain }
        }
        """
    child = """
        resource "aws_s3_bucket" "b" {
          provider = aws.other
        }
        """
    result = stack(tmp_path, main, m__main_tf=child)
    assert messages(result) == []
    provider = resource(result, "module.m.aws_s3_bucket.b").provider
    assert provider is not None
    assert (provider.type, provider.alias) == ("aws", "plain")


def test_names_with_dots_are_no_keys_of_a_value(tmp_path: Path) -> None:
    assert messages(stack(tmp_path, 'output "x" {\n  value = { a.b = 1 }\n}\n'))[0].startswith("main.tf:2:13: Ambiguous key")
