"""Inputs are given on the command line, in the environment and in files, in this order of precedence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from hclscan.errors import HclscanError
from hclscan.policy.given import given_inputs


def file(tmp_path: Path, text: str, name: str = "inputs.hcl") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def test_the_command_line_comes_before_the_environment_and_that_before_files(tmp_path: Path) -> None:
    first = file(tmp_path, 'a = "file"\nb = "file"\nc = "file"\nd = "file"\n')
    second = file(tmp_path, '{"d": "second file"}', "more.json")
    environment = {"TFPOLICY_INPUT_a": "environment", "TFPOLICY_INPUT_b": "environment", "HOME": "/", "TFPOLICY_INPUT_": "x"}
    assert given_inputs({"a": "option"}, [first, second], environment) == {
        "a": "option",
        "b": "environment",
        "c": "file",
        "d": "second file",
    }


def test_names_may_have_dashes_everywhere(tmp_path: Path) -> None:
    found = given_inputs({"x-y": "1"}, [file(tmp_path, "my-days = 30\n")], {"TFPOLICY_INPUT_my-level": "advisory"})
    assert found == {"x-y": "1", "my-days": 30, "my-level": "advisory"}


def test_lists_and_objects_may_be_given_as_they_are_written(tmp_path: Path) -> None:
    assert given_inputs({"ports": "[80, 443]", "tags": '{ a = "b" }'}) == {"ports": (80, 443), "tags": {"a": "b"}}
    assert given_inputs({}, [file(tmp_path, '{"share": 0.1, "ports": [80]}', "i.json")]) == {
        "share": Decimal("0.1"),
        "ports": (80,),
    }


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("i.hcl", "a = b\n", "i.hcl:1:5: There is no symbol 'b' here"),
        ("i.hcl", "a {\n}\n", "i.hcl:1:1: A file of inputs holds no blocks: write name = value"),
        ("i.hcl", "a = \n", "i.hcl:1:5: "),
        ("i.json", "[1]", "i.json: an object is needed"),
        ("i.json", "{", "i.json: "),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file(tmp_path, text, name)
    with pytest.raises(HclscanError) as error:
        given_inputs({}, [Path(name)])
    assert str(error.value).startswith(message)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(HclscanError, match=r"nowhere\.hcl:1:1: The file cannot be read"):
        given_inputs({}, [Path("nowhere.hcl")])


@pytest.mark.parametrize("text", ["[1, ", "[b]"])
def test_an_option_that_is_no_constant_is_named(text: str) -> None:
    with pytest.raises(HclscanError, match="--input ports:1:"):
        given_inputs({"ports": text})
