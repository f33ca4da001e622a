"""A policy file loads completely or not at all, and what is wrong is named with its place."""

from __future__ import annotations

import pytest

from tests.policy.examples import policy, problems, rule


def test_a_file_becomes_records() -> None:
    file = policy(
        """
        policy {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }
        input "max-days" {
          type        = number
          default     = 30
          description = "How long"
        }
        locals { days = input.max-days }
        resource_policy "aws_s3_*" "expires" {
          filter            = meta.type != "aws_s3_object"
          enforcement_level = "advisory"
          operations        = ["create"]
          locals { found = core::try(attrs.days, 0) }
          enforce {
            condition     = local.found <= local.days
            error_message = "too long"
            info_message  = "checked"
          }
          enforce { condition = true }
        }
        """
    )
    one = file.rules[0]
    assert (one.kind, one.pattern, one.name, one.operations) == ("resource_policy", "aws_s3_*", "expires", ("create",))
    assert len(one.enforces) == 2
    assert one.enforces[1].error_message is None
    assert file.inputs["max-days"].default == 30
    assert file.inputs["max-days"].description == "How long"
    assert (one.location.start_line, one.location.start_column) == (13, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('resource_polic "a" "b" {}', "1:1: Unknown block 'resource_polic': did you mean 'resource_policy'"),
        ('data_policy "a" "b" {}', "1:1: Unknown block 'data_policy'"),
        ("x = 1", "1:1: Unexpected argument 'x'"),
        ('resource_policy "a" {}', "1:1: A resource_policy block takes 2 labels, not 1"),
        ('locals "a" {}', "1:1: A locals block takes 0 labels, not 1"),
        ('input "a" { typ = string }', "1:13: Unknown argument 'typ' in input: did you mean 'type'"),
        ('input "a" {}', "1:1: Input 'a' has no type"),
        ('input "a" { type = strin }', "1:20: Invalid type"),
        ('input "a" { type = string }\ninput "a" { type = string }', "2:7: Input 'a' is declared twice"),
        ('input "a" {\n type = number\n default = "x"\n}', "3:12: The default does not have the type of the input"),
        ("locals { a = 1 }\nlocals { a = 2 }", "2:10: Local 'a' is given twice"),
        ("locals { a = attrs.x }", "1:14: There is no symbol 'attrs' here"),
        ("locals { a = meta.type }", "1:14: There is no symbol 'meta' here"),
        ("locals { a = local.b }", "1:14: There is no local.b"),
        ("locals { abc = local.abd }", "1:16: There is no local.abd: did you mean 'abc'"),
        ("locals { a = var.b }", "1:14: There is no symbol 'var' here"),
        ("locals { a = cor::try(1) }", "1:14: There is no namespace 'cor' of functions: did you mean 'core'"),
        ("locals { a = hclscan::refer_to(1) }", "1:14: There is no function 'hclscan::refer_to': did you mean"),
        ("locals {\n a = local.b\n b = local.c\n c = local.a\n}", "Locals refer to each other in a circle: local.a → local.b"),
        ("locals { a = local.a }", "1:14: Locals refer to each other in a circle: local.a → local.a"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(text: str, message: str) -> None:
    assert any(message in one for one in problems(text)), problems(text)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("enforce {}", "This enforce block has no condition"),
        ("", "demands nothing"),
        ("enforce {\n condition = true\n error = 1\n}", "Unknown argument 'error' in enforce"),
        ("enforce { condition = attr.x }", "There is no symbol 'attr' here: did you mean 'attrs'"),
        ("enforce { condition = meta.address == 1 }", "There is no field 'address' in meta"),
        ("enforce { condition = meta.tfe_stack.name == 1 }", "There is no field 'name' in meta.tfe_stack"),
        ("enforce { condition = input.level == 1 }", "There is no input.level"),
        ("enforce { condition = each.key == 1 }", "There is no symbol 'each' here"),
        ("enforce { condition = [for a in attrs.x : b.c] == [] }", "There is no symbol 'b' here"),
        ("enforce {\n condition = attrs.x[var.i] == 1\n}", "There is no symbol 'var' here"),
        ("filters = true\nenforce { condition = true }", "Unknown argument 'filters' in resource_policy"),
        ("filter = true\nfilter = true\nenforce { condition = true }", "Argument 'filter' is set twice"),
        ("locals {}\nlocals {}\nenforce { condition = true }", "A second locals block"),
        ('connected "aws_x" {}\nenforce { condition = true }', "Blocks of type 'connected' are not supported"),
        ("condition = true\nenforce { condition = true }", "Unknown argument 'condition' in resource_policy"),
        ("enforcement_level = attrs.x\nenforce { condition = true }", "There is no symbol 'attrs' here"),
        ('operations = ["creat"]\nenforce { condition = true }', "Unknown operation: did you mean 'create'"),
        ('operations = ["create", "create"]\nenforce { condition = true }', "Operation 'create' is listed twice"),
        ('operations = ["create", "delete"]\nenforce { condition = true }', "delete cannot stand beside create or no-op"),
        ('operations = "create"\nenforce { condition = true }', "operations must be a list"),
        ("enforce { condition = prior_attrs.x == 1 }", "prior_attrs needs operations"),
        (
            'operations = ["create"]\nenforce { condition = prior_attrs.x == 1 }',
            "prior_attrs exists for update and delete only",
        ),
        ("operations = []\nenforce { condition = prior_attrs.x == 1 }", "prior_attrs exists for update and delete only"),
    ],
)
def test_what_is_wrong_in_a_rule_is_named(content: str, message: str) -> None:
    found = problems(f'resource_policy "aws_x" "r" {{\n{content}\n}}\n')
    assert any(message in one for one in found), found


def test_two_rules_of_the_same_type_and_name_are_refused() -> None:
    assert any("is written twice" in one for one in problems(rule("true") + rule("true")))


def test_the_same_name_for_another_type_is_another_rule() -> None:
    assert len(policy(rule("true", type_="a") + rule("true", type_="b")).rules) == 2


def test_providers_and_modules_have_rules_without_operations_and_with_their_own_meta() -> None:
    policy('provider_policy "aws" "p" {\n enforce { condition = meta.alias == null }\n}')
    policy('module_policy "registry.terraform.io/a/b/c" "m" {\n enforce { condition = meta.version != null }\n}')
    for kind, content, word in (
        ("module_policy", "enforce { condition = meta.alias == 1 }", "'alias'"),
        ("provider_policy", "operations = []\nenforce { condition = true }", "'operations'"),
        ("provider_policy", "enforce { condition = prior_attrs.x == 1 }", "'prior_attrs'"),
    ):
        assert any(word in one for one in problems(f'{kind} "*" "p" {{\n{content}\n}}'))


def test_names_bound_by_for_are_no_unknown_symbols() -> None:
    policy(rule("core::alltrue([for filter, type in attrs.x : [for policy in type : policy.local == filter] == []])"))


def test_a_local_of_a_rule_hides_that_of_the_file_with_a_warning() -> None:
    file = policy(rule("local.a", before="locals { a = false }", inside="locals { a = true }"))
    assert [one.summary for one in file.warnings] == ["Local 'a' hides the one of the file"]


def test_all_problems_of_a_file_are_reported_in_order() -> None:
    found = problems("locals {\n a = var.x\n b = attrs.y\n}\nfoo {}\n")
    assert [one.split(":")[0] for one in found] == ["2", "3", "5"]


def test_unknown_functions_load_because_they_matter_only_where_they_are_evaluated() -> None:
    policy(rule('false ? split(",", "a") == [] : core::contain([], 1) == plugin::x::f()'))
