"""Where variables get their values, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

from hclscan.hcl.values import Reference, Sensitive, Unknown
from tests.terraform.evaluated import evaluate, plain
from tests.terraform.stacks import messages, stack, write

TYPED = 'variable "a" { type = %s }\noutput "a" { value = var.a }\n'


def given(tmp_path: Path, kind: str, text: str) -> object:
    result = stack(tmp_path, TYPED % kind, {"a": text})
    assert messages(result) == []
    return plain(result.outputs["a"])


def test_an_option_is_a_text_for_simple_types_and_an_expression_for_others(tmp_path: Path) -> None:
    assert given(tmp_path, "string", "[1]") == "[1]"
    assert given(tmp_path, "number", "5") == 5
    assert given(tmp_path, "bool", "true") is True
    assert given(tmp_path, "list(number)", '[1, "2"]') == [1, 2]
    assert given(tmp_path, "object({ x = string })", "{ x = 1 }") == {"x": "1"}


def test_an_option_for_a_variable_without_type_is_a_text(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "a" {}\noutput "a" { value = var.a }\n', {"a": "[1]"})
    assert plain(result.outputs["a"]) == "[1]"


def test_options_win_over_all_files_and_later_files_over_earlier_ones(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "main.tf": "".join(f'variable "{name}" {{ default = "default" }}\n' for name in "abcd")
            + 'output "all" { value = [var.a, var.b, var.c, var.d] }\n',
            "terraform.tfvars": 'a = "file"\nb = "file"\nc = "file"\n',
            "x.auto.tfvars": 'b = "auto"\nc = "auto"\n',
        },
    )
    result = evaluate(tmp_path, {"c": "option"})
    assert plain(result.outputs["all"]) == ["file", "auto", "option", "default"]


def test_an_option_that_is_no_expression_is_reported_and_the_variable_is_unknown(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "list(string)", {"a": "[1"})
    assert isinstance(result.outputs["a"], Unknown)
    assert any("Invalid value for variable 'a'" in message or "not closed" in message for message in messages(result))


def test_a_value_of_another_type_is_reported_where_it_is_given(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "number", terraform_tfvars='\na = "seven"\n')
    (problem,) = result.diagnostics
    assert (problem.location.path, problem.location.start_line) == ("terraform.tfvars", 1)
    assert "'a'" in problem.summary
    assert isinstance(result.outputs["a"], Unknown)


def test_a_variable_without_value_is_unknown_and_says_so(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "string")
    value = result.outputs["a"]
    assert value == Unknown(reason="var.a has no value", reference=Reference("variable", "var.a"))
    assert messages(result) == []


def test_a_sensitive_variable_marks_all_that_is_made_of_it(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        """
        variable "secret" {
          default   = "s"
          sensitive = true
        }
        output "text" { value = "p-${var.secret}" }
        output "list" { value = [var.secret, 1] }
        """,
    )
    assert result.outputs["text"] == Sensitive("p-s")
    assert result.outputs["list"] == (Sensitive("s"), 1)


def test_an_expression_in_a_variable_file_must_be_constant(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "string", terraform_tfvars="a = var.b\n")
    assert any("Variables are not allowed here" in message for message in messages(result))


def test_a_block_in_a_variable_file_is_reported(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "string", terraform_tfvars='a = "x"\nb {\n}\n')
    assert any("holds no blocks" in message for message in messages(result))
    assert result.outputs["a"] == "x"


def test_a_value_for_a_variable_that_is_not_declared_is_passed_over(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "string", terraform_tfvars='a = "x"\nother = 1\n')
    assert messages(result) == []


def test_a_type_that_is_none_is_reported_at_its_place(tmp_path: Path) -> None:
    result = stack(tmp_path, TYPED % "text")
    (problem,) = result.diagnostics
    assert (problem.location.start_line, problem.location.start_column) == (1, 23)
    assert problem.summary == "Invalid type"


def test_a_default_that_does_not_fit_the_type_is_reported_at_the_default(tmp_path: Path) -> None:
    result = stack(tmp_path, 'variable "a" {\n  type    = number\n  default = "x"\n}\noutput "a" { value = var.a }\n')
    (problem,) = result.diagnostics
    assert problem.location.start_line == 3


def test_an_error_in_what_says_that_a_variable_is_sensitive_is_reported(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'variable "a" {\n  default   = 1\n  sensitive = local.nope\n}\n'
        'output "a" {\n  value     = var.a\n  sensitive = upper(1, 2)\n}\n',
    )
    assert [problem.location.start_line for problem in result.diagnostics] == [3, 7]
    assert result.outputs["a"] == Sensitive(1)
