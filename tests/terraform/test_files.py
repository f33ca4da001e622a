"""What functions may read: files inside the scanned tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.hcl.values import Unknown
from tests.terraform.evaluated import evaluate, plain
from tests.terraform.stacks import messages, stack, write


def output(tmp_path: Path, expression: str, tree: Path | None = None) -> object:
    write(tmp_path / "root", {"main.tf": f'output "x" {{ value = {expression} }}\n', "in.txt": "inside\n", "sub/a.txt": "a\n"})
    write(tmp_path, {"out.txt": "outside\n"})
    return evaluate(tmp_path / "root", tree=tree).outputs["x"]


def test_a_file_of_the_tree_is_read(tmp_path: Path) -> None:
    assert output(tmp_path, 'file("in.txt")') == "inside\n"
    assert output(tmp_path, 'file("${path.module}/sub/../in.txt")') == "inside\n"


@pytest.mark.parametrize(
    "expression",
    [
        'file("../out.txt")',
        'file("/etc/hostname")',
        'file("~/.profile")',
        'filebase64("../out.txt")',
        'fileexists("../out.txt")',
        'fileset("..", "*.txt")',
        'templatefile("../out.txt", {})',
        'filesha256("/etc/hostname")',
    ],
)
def test_what_lies_outside_of_the_tree_is_unknown(tmp_path: Path, expression: str) -> None:
    assert isinstance(output(tmp_path, expression), Unknown)


def test_the_tree_may_be_larger_than_the_root_module(tmp_path: Path) -> None:
    assert output(tmp_path, 'file("../out.txt")', tree=tmp_path) == "outside\n"


def test_a_link_that_leads_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "root", {"main.tf": ""})
    write(tmp_path, {"out.txt": "outside\n", "far/b.txt": "b"})
    (tmp_path / "root" / "link.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "root" / "far").symlink_to(tmp_path / "far")
    assert isinstance(output(tmp_path, 'file("link.txt")'), Unknown)
    assert isinstance(output(tmp_path, 'file("far/b.txt")'), Unknown)
    assert plain(output(tmp_path, 'fileset(".", "**/*.txt")')) == ["in.txt", "sub/a.txt"]


def test_a_missing_file_is_an_error_at_the_call(tmp_path: Path) -> None:
    result = stack(tmp_path, 'output "x" { value = file("nothing.txt") }\n')
    assert messages(result)[0].startswith("main.tf:1:22: No such file")


def test_try_takes_the_place_of_a_missing_file(tmp_path: Path) -> None:
    assert output(tmp_path, 'try(file("nothing.txt"), "none")') == "none"


def test_paths_in_a_module_are_relative_to_the_root(tmp_path: Path) -> None:
    result = stack(
        tmp_path,
        'module "m" {\n  source = "./m"\n}\noutput "x" { value = module.m.x }\n',
        m__main_tf='output "x" { value = [fileexists("main.tf"), file("${path.module}/note.txt"), path.module, path.root] }\n',
        **{"m/note.txt": "note\n"},
    )
    assert plain(result.outputs["x"]) == [True, "note\n", "m", "."]


def test_a_template_file_in_error_says_where(tmp_path: Path) -> None:
    result = stack(tmp_path, 'output "x" { value = templatefile("t.tpl", { a = 1 }) }\n', **{"t.tpl": "${a}\n${b}\n"})
    (message,) = messages(result)
    assert "t.tpl" in message
    assert "'b'" in message


def test_a_template_that_reads_itself_makes_no_traceback(tmp_path: Path) -> None:
    result = stack(tmp_path, 'output "x" { value = templatefile("t.tpl", {}) }\n', **{"t.tpl": '${templatefile("t.tpl", {})}'})
    assert len(messages(result)) == 1
    assert isinstance(result.outputs["x"], Unknown)
