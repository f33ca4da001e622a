"""What is checked beside resources: validations of variables, and expressions that nothing refers to."""

from __future__ import annotations

from pathlib import Path

from hclscan.hcl.values import Unknown
from tests.terraform.evaluated import plain
from tests.terraform.stacks import messages, resource, stack

PORT = """
variable "port" {
  type    = number
  default = 80
  validation {
    condition     = var.port > 1024
    error_message = "Port ${var.port} needs root."
  }
}
"""


def test_a_default_that_breaks_a_validation_is_reported_at_the_default(tmp_path: Path) -> None:
    result = stack(tmp_path, PORT + 'output "port" { value = var.port }\n')
    assert messages(result) == ["main.tf:3:3: Invalid value for variable 'port': Port 80 needs root."]
    assert result.outputs["port"] == 80


def test_a_value_of_a_file_is_reported_in_the_file(tmp_path: Path) -> None:
    assert messages(stack(tmp_path, PORT, terraform_tfvars="port = 22\n")) == [
        "terraform.tfvars:1:1: Invalid value for variable 'port': Port 22 needs root."
    ]


def test_a_value_that_meets_its_validation_is_not_reported(tmp_path: Path) -> None:
    assert messages(stack(tmp_path, PORT, {"port": "8080"})) == []


def test_an_argument_of_a_call_is_reported_at_the_call(tmp_path: Path) -> None:
    result = stack(tmp_path, 'module "m" {\n  source = "./m"\n  port   = 1\n}\n', m__main_tf=PORT)
    assert messages(result) == ["main.tf:3:3: Invalid value for variable 'port': Port 1 needs root."]


def test_a_value_that_is_not_known_breaks_nothing(tmp_path: Path) -> None:
    assert messages(stack(tmp_path, PORT.replace("  default = 80\n", ""))) == []


def test_the_message_never_shows_what_is_sensitive(tmp_path: Path) -> None:
    (message,) = messages(stack(tmp_path, PORT.replace("number\n", "number\n  sensitive = true\n")))
    assert message == "main.tf:1:1: Invalid value for variable 'port': what is wrong would show the value"


def test_a_local_value_that_nothing_uses_is_evaluated(tmp_path: Path) -> None:
    assert messages(stack(tmp_path, "locals {\n  unused = upper(1, 2)\n}\n"))[0].startswith("main.tf:2:12: upper()")


def test_an_output_of_a_module_that_nothing_uses_is_evaluated(tmp_path: Path) -> None:
    result = stack(tmp_path, 'module "m" {\n  source = "./m"\n}\n', m__main_tf='output "x" { value = local.nope }\n')
    assert messages(result)[0].startswith("m/main.tf:1:22: There is no local value 'nope'")


def test_an_error_in_an_element_leaves_the_others_known(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        resource "aws_s3_bucket" "b" {
          tags = {
            a = local.nope
            b = [1, upper(1, 2), { c = 3, d = var.nope }]
          }
        }
        """,
    )
    tags = resource(result, "aws_s3_bucket.b").attrs["tags"]
    assert isinstance(tags["a"], Unknown)
    assert plain(tags["b"]) == [1, {"__unknown__": True}, {"c": 3, "d": {"__unknown__": True}}]
    assert [(problem.location.start_line, problem.location.start_column) for problem in result.diagnostics] == [
        (3, 9),
        (4, 13),
        (4, 39),
    ]


def test_try_still_sees_the_error_of_an_element(tmp_path: Path) -> None:
    result = stack(tmp_path, 'output "x" { value = try({ a = { b = 1 }.c }, "caught") }\n')
    assert messages(result) == []
    assert result.outputs["x"] == "caught"


def test_an_object_whose_key_is_in_error_is_unknown(tmp_path: Path) -> None:
    result = stack(tmp_path, 'output "x" { value = { (local.nope) = 1 } }\n')
    assert isinstance(result.outputs["x"], Unknown)
    assert len(messages(result)) == 1
