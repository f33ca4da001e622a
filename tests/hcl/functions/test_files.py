"""Functions that ask the module for files."""

from __future__ import annotations

import pytest

from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, call
from hclscan.hcl.values import EvaluationError, SetValue, Unknown, Value
from tests.hcl.functions.contexts import Files

# What Terraform answered for a directory of these files.
TREE = Files(
    {
        "f.txt": b"hi",
        "bad.bin": b"\xff\xfe",
        "t.tftpl": b"x ${n}",
        "d/a.txt": b"",
        "d/sub/b.txt": b"",
        "d/.hid": b"",
        "d/c.tf": b"",
    }
)


def result(name: str, *arguments: Value) -> Value:
    return call(TERRAFORM_FUNCTIONS[name], arguments, TREE)


@pytest.mark.parametrize(
    ("directory", "pattern", "expected"),
    [
        ("d", "*", (".hid", "a.txt", "c.tf")),
        ("d", "**", (".hid", "a.txt", "c.tf", "sub/b.txt")),
        ("d", "**/*.txt", ("a.txt", "sub/b.txt")),
        ("d", "*.{txt,tf}", ("a.txt", "c.tf")),
        ("d", "sub/*", ("sub/b.txt",)),
        ("d", "[a-b].txt", ("a.txt",)),
        ("d", "?.txt", ("a.txt",)),
        (".", "d/*", ("d/.hid", "d/a.txt", "d/c.tf")),
        ("nope", "*", ()),
        ("d", "**/b.txt", ("sub/b.txt",)),
        ("d", "s*/b.txt", ("sub/b.txt",)),
        ("d", "[!a].*", ("a.txt",)),
        ("d", "[^a].*", ("c.tf",)),
        ("d", "a.txt", ("a.txt",)),
        ("d", "./a.txt", ("a.txt",)),
        ("d", "**.txt", ("a.txt",)),
        ("d", "sub/", ()),
        ("d", "sub", ()),
        ("d", "sub/**", ("sub/b.txt",)),
        ("d", "\\*", ()),
        ("d", "", ()),
    ],
)
def test_fileset_finds_what_terraform_finds(directory: str, pattern: str, expected: tuple[str, ...]) -> None:
    assert result("fileset", directory, pattern) == SetValue(expected)


@pytest.mark.parametrize("pattern", ["[", "{a,sub/b}.txt", "{a"])
def test_a_malformed_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(EvaluationError, match="pattern"):
        result("fileset", "d", pattern)


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("file", "f.txt", "hi"),
        ("filebase64", "bad.bin", "//4="),
        ("filemd5", "f.txt", "49f68a5c8493ec2c0bf489821c21fc3b"),
        ("filesha1", "f.txt", "c22b5f9178342609428d6f51b2c5af4c0bde6a42"),
        ("filebase64sha256", "f.txt", "j0NDRmSPa5bfid2pAcUXaxCm2Dlh3TwayItZstwyeqQ="),
        ("fileexists", "f.txt", True),
        ("fileexists", "nope", False),
    ],
)
def test_the_content_of_a_file_is_read_through_the_context(name: str, path: str, expected: Value) -> None:
    assert result(name, path) == expected


def test_a_file_that_is_not_there_or_not_text_is_an_error() -> None:
    with pytest.raises(EvaluationError, match="nope"):
        result("file", "nope")
    with pytest.raises(EvaluationError, match="not text"):
        result("file", "bad.bin")


@pytest.mark.parametrize("name", ["file", "filebase64", "filesha256", "fileexists"])
def test_a_file_outside_of_the_scanned_tree_is_unknown(name: str) -> None:
    assert isinstance(result(name, "../secret"), Unknown)


def test_a_fileset_that_looks_outside_of_the_scanned_tree_is_unknown() -> None:
    assert isinstance(result("fileset", "../x", "*"), Unknown)
    assert isinstance(result("fileset", "d", "../*.txt"), Unknown)


def test_a_template_is_rendered_by_the_context() -> None:
    assert result("templatefile", "t.tftpl", {"n": 1}) == "x 1"
    assert result("templatestring", "y ${n}", {"n": 2}) == "y 2"
    assert isinstance(result("templatefile", "t.tftpl", {"n": Unknown()}), Unknown)


def test_the_variables_of_a_template_must_have_names() -> None:
    with pytest.raises(EvaluationError, match="1a"):
        result("templatefile", "t.tftpl", {"1a": 1})
    with pytest.raises(EvaluationError, match="map"):
        result("templatefile", "t.tftpl", 5)


def test_provider_functions_write_what_terraform_writes() -> None:
    variables = {"a": 1, "b": "x\n${y}", "c": (1, {"d": True}), "e": None, "f": {}, "g": ()}
    assert result("provider::terraform::encode_tfvars", variables) == (
        'a = 1\nb = "x\\n$${y}"\nc = [1, {\n  d = true\n}]\ne = null\nf = {}\ng = []\n'
    )
    assert result("provider::terraform::encode_expr", {"a": 1, "c d": None, "e": {"f": 1}, "h": ()}) == (
        '{\n  a     = 1\n  "c d" = null\n  e = {\n    f = 1\n  }\n  h = []\n}'
    )
