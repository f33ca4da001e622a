"""Pre- and postconditions, preconditions of outputs, assertions of checks: false ones are reported, unknown ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terraform.oracle import MISSING, REASON, Rejected, planned
from tests.terraform.stacks import messages, stack, write

RESOURCE = """
variable "n" { default = 1 }
resource "terraform_data" "a" {
  input = "x"
  lifecycle {
    %s {
      condition     = %s
      error_message = "Got ${var.n}."
    }
  }
}
"""

PRECONDITION = "The precondition of terraform_data.a is not met"
ATTRIBUTES = "id, input, output, triggers_replace"
POSTCONDITION = "The postcondition of terraform_data.a is not met"

# The kind of condition, the condition, and what hclscan says; Terraform rejects what something is said of.
CONDITIONS = (
    ("precondition", "var.n == 1", ""),
    ("precondition", "var.n == 2", f"main.tf:6:7: {PRECONDITION}: Got 1."),
    ("precondition", '"false"', f"main.tf:6:7: {PRECONDITION}: Got 1."),
    ("precondition", "terraform_data.b.id == 1", ""),
    ("precondition", "null", "main.tf:6:23: The condition is null: it must be true or false"),
    ("precondition", "var.m == 2", "main.tf:6:23: There is no variable 'm': declare it first"),
    ("postcondition", 'self.input == "x"', ""),
    ("postcondition", 'self.input == "y"', f"main.tf:6:7: {POSTCONDITION}: Got 1."),
    ("postcondition", 'self.id == "y"', ""),
    ("postcondition", "self.nope == 1", f"main.tf:6:23: There is no attribute 'nope': it has {ATTRIBUTES}"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "condition", "said"), CONDITIONS, ids=[row[1] for row in CONDITIONS])
def test_a_condition_of_a_resource(kind: str, condition: str, said: str, tmp_path: Path) -> None:
    text = RESOURCE % (kind, condition)
    if "terraform_data.b" in condition:
        text, said = text + 'resource "terraform_data" "b" {}\n', f"main.tf:6:7: {PRECONDITION}: Got 1."
    found = messages(stack(tmp_path, text))
    assert found == ([said] if said else [])


@pytest.mark.skipif(MISSING, reason=REASON)
@pytest.mark.parametrize(("kind", "condition", "said"), CONDITIONS, ids=[row[1] for row in CONDITIONS])
def test_terraform_agrees_on_a_condition_of_a_resource(kind: str, condition: str, said: str, tmp_path: Path) -> None:
    text = RESOURCE % (kind, condition)
    if "terraform_data.b" in condition:
        text, said = text + 'resource "terraform_data" "b" {}\n', "a text is no number"
    write(tmp_path, {"main.tf": text})
    if said:
        with pytest.raises(Rejected):
            planned(tmp_path)
    else:
        planned(tmp_path)


def test_each_instance_is_asked_with_its_own_names(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        resource "terraform_data" "a" {
          for_each = { x = 1, y = 2 }
          input    = each.value
          lifecycle {
            precondition {
              condition     = each.value == 1
              error_message = "${each.key} is not 1"
            }
          }
        }
        """,
    )
    assert messages(result) == ['main.tf:6:7: The precondition of terraform_data.a["y"] is not met: y is not 1']


def test_an_instance_that_may_not_exist_breaks_no_condition(tmp_path: Path) -> None:
    text = 'variable "create" {}\n' + (RESOURCE % ("precondition", "false")).replace('"x"', '"x"\n  count = var.create ? 1 : 0')
    assert messages(stack(tmp_path, text)) == []


def test_a_data_source_is_asked_for_what_it_is_told(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        data "aws_ami" "a" {
          owners = ["self"]
          lifecycle {
            postcondition {
              condition     = self.architecture == "arm64"
              error_message = "known after the data source is read"
            }
            postcondition {
              condition     = contains(self.owners, "amazon")
              error_message = "not Amazon's"
            }
          }
        }
        """,
    )
    assert messages(result) == ["main.tf:9:7: The postcondition of data.aws_ami.a is not met: not Amazon's"]


def test_an_output_of_a_module_is_asked_before_it_is_given(tmp_path: Path) -> None:
    child = """
        output "o" {
          value = 1
          precondition {
            condition     = 1 > 2
            error_message = "never"
          }
        }
        """
    result = stack(tmp_path, 'module "m" {\n  source = "./m"\n}\n', m__main_tf=child)
    assert messages(result) == ["m/main.tf:4:5: The precondition of module.m.output.o is not met: never"]


CHECK = """
check "health" {
  data "http" "site" {
    url = "https://example.com"
  }
  assert {
    condition     = data.http.site.status_code == 200
    error_message = "down"
  }
  assert {
    condition     = 1 == 2
    error_message = "never"
  }
}
"""


def test_an_assertion_that_is_not_met_is_a_warning(tmp_path: Path) -> None:
    result = stack(tmp_path, CHECK)
    assert messages(result) == []
    assert [str(one) for one in result.warnings] == ["main.tf:10:5: The assertion of check.health is not met: never"]


def test_a_reference_of_an_assertion_to_nothing_is_an_error(tmp_path: Path) -> None:
    result = stack(tmp_path, CHECK.replace("data.http.site.status_code", "data.http.sight.status_code"))
    assert messages(result) == ["main.tf:6:21: There is no http 'sight': did you mean 'site'?"]


def test_a_check_sees_the_data_sources_of_the_module_beside_its_own(tmp_path: Path) -> None:
    text = CHECK.replace("1 == 2", "data.http.other.url == data.aws_ami.a.owners[0]")
    sources = 'data "http" "other" {\n  url = "y"\n}\ndata "aws_ami" "a" {\n  owners = ["x"]\n}\n'
    result = stack(tmp_path, text + sources)
    assert messages(result) == []
    assert len(result.warnings) == 1


def test_conditions_are_read_from_json_too(tmp_path: Path) -> None:
    check = '{"check": {"c": {"assert": {"condition": "${1 == 2}", "error_message": "never"}}}}'
    resource = """{"resource": {"terraform_data": {"a": {"lifecycle": {"precondition":
        {"condition": "${1 == 2}", "error_message": "no"}}}}}}"""
    write(tmp_path, {"a.tf.json": check, "b.tf.json": resource})
    result = stack(tmp_path, "")
    assert [one.summary for one in result.diagnostics] == [PRECONDITION]
    assert [one.detail for one in result.warnings] == ["never"]


def test_a_message_that_is_sensitive_is_not_shown(tmp_path: Path) -> None:
    text = RESOURCE.replace("{ default = 1 }", "{\n  default = 1\n  sensitive = true\n}") % ("precondition", "var.n == 2")
    assert messages(stack(tmp_path, text)) == [f"main.tf:9:7: {PRECONDITION}"]
