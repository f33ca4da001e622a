"""Paths of the command line to what there is to scan."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.discovery import Discovery, decode_source, discover, is_plan, read_source, shown_path
from hclscan.errors import HclscanError
from hclscan.hcl.limits import LIMITS
from hclscan.hcl.source import Diagnostic, Location

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory."""
    current = tmp_path / "current"
    current.mkdir()
    monkeypatch.chdir(current)
    return current


def write(*paths: str, text: str = "") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


# -- searching -----------------------------------------------------------------------------------------------------------


def test_directories_with_terraform_and_files_for_manifests_are_found() -> None:
    write("main.tf", "b/x.tofu", "a/x.tf.json", "c/x.tofu.json", "c/README.md", "d/x.tfvars", "e/x.tfvars.json")
    write("k/b.yaml", "k/a.yml", "k/c.json", "k/d.txt")
    found = discover(["."])
    assert found.terraform == (".", "a", "b", "c")
    assert found.named == (".",)
    assert found.manifests == ("k/a.yml", "k/b.yaml", "k/c.json")
    assert not found.diagnostics


@pytest.mark.parametrize("directory", [".git", ".terraform", ".hidden", "node_modules", ".venv", "venv", "__pycache__"])
def test_directories_that_the_user_did_not_write_are_left_out(directory: str) -> None:
    write(f"a/{directory}/x.tf", f"{directory}/x.yaml")
    assert discover(["."]) == Discovery()


def test_a_hidden_directory_that_is_named_is_searched() -> None:
    write(".config/x.tf", ".config/.y.tf")
    assert discover([".config"]).terraform == (".config",)


def test_hidden_files_are_left_out() -> None:
    write(".x.tf", ".y.yaml")
    assert discover(["."]) == Discovery()


def test_a_path_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(HclscanError) as caught:
        discover(["nowhere"])
    assert caught.value.message.startswith("nowhere: ")
    assert caught.value.hint


def test_a_path_with_a_null_character_does_not_exist() -> None:
    with pytest.raises(HclscanError):
        discover(["a\0b"])


@pytest.mark.parametrize("name", ["main.tf", "prod.tfvars", "prod.auto.tfvars.json", "x.tofu.json"])
def test_a_terraform_file_selects_its_directory(name: str) -> None:
    write(f"a/{name}", name, "a/k.yaml")
    assert discover([f"a/{name}"]) == Discovery(terraform=("a",), named=("a",))
    assert discover([name]).terraform == (".",)


def test_a_manifest_that_is_named_is_found_by_itself() -> None:
    write("k/a.yaml", "k/b.yaml", "k/main.tf")
    assert discover(["k/a.yaml"]) == Discovery(manifests=("k/a.yaml",), named_manifests=("k/a.yaml",))


def test_a_file_of_no_use_is_an_error() -> None:
    write("README.md")
    with pytest.raises(HclscanError, match="neither Terraform nor a manifest"):
        discover(["README.md"])


def test_a_plan_is_known_by_its_content() -> None:
    write("p.json", text='{"format_version":"1.2","terraform_version":"1.9.0"}')
    write("m.json", text='{"apiVersion": "v1"}')
    found = discover(["p.json", "m.json"])
    assert (found.plans, found.manifests) == (("p.json",), ("m.json",))


def test_standard_input_is_a_path() -> None:
    assert discover(["-"]) == Discovery(stdin=True)


def test_overlapping_paths_find_each_thing_once_in_stable_order() -> None:
    write("b/x.tf", "a/x.tf", "a/k.yaml")
    assert discover(["b", ".", "a", "./a/../a"]) == discover(["a", "b", ".", "a/x.tf", "a/k.yaml"])
    assert discover(["b", "."]).terraform == ("a", "b")


def test_paths_are_shown_relative_to_the_current_directory(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/b/main.tf", "other/k.yaml")
    monkeypatch.chdir("a")
    assert discover([str(tree / "a")]).terraform == ("b",)
    assert discover(["../other"]).manifests == ("../other/k.yaml",)
    assert discover([str(tree)]).terraform == ("b",)
    assert shown_path(os.path.join("b", "main.tf")) == "b/main.tf"


def test_charts_in_the_tree_and_above_it_are_found() -> None:
    write("web/Chart.yaml", "web/templates/a.yaml", "web/charts/db/Chart.yaml")
    found = discover(["web"])
    assert found.charts == ("web", "web/charts/db")
    assert found.manifests == ("web/templates/a.yaml",)
    assert discover(["web/templates/a.yaml"]).charts == ("web",)
    assert discover(["web/templates"]).charts == ("web",)


@needs_links
def test_links_to_files_in_the_tree_count_and_links_that_leave_it_do_not(tmp_path: Path) -> None:
    write("shared/main.tf", "shared/k.yaml", "../outside.tf", "../currently/outside.yaml")
    Path("a").mkdir()
    Path("b").mkdir()
    Path("a/main.tf").symlink_to("../shared/main.tf")
    Path("a/k.yaml").symlink_to("../shared/k.yaml")
    Path("b/main.tf").symlink_to(tmp_path / "outside.tf")
    Path("b/k.yaml").symlink_to(tmp_path / "currently" / "outside.yaml")
    Path("b/broken.tf").symlink_to("nowhere.tf")
    Path("b/round.tf").symlink_to("round.tf")
    found = discover(["."])
    assert found.terraform == ("a", "shared")
    assert found.manifests == ("a/k.yaml", "shared/k.yaml")
    assert not found.diagnostics


@needs_links
def test_links_to_directories_make_no_loop() -> None:
    write("a/main.tf")
    Path("a/up").symlink_to("..", target_is_directory=True)
    Path("b").symlink_to("a", target_is_directory=True)
    assert discover(["."]).terraform == ("a",)
    assert discover(["b"]).terraform == ("b",)


@needs_links
def test_only_regular_files_are_found() -> None:
    os.mkfifo("pipe.yaml")
    Path("directory.tf").mkdir()
    found = discover(["."])
    assert replace(found, skipped=()) == Discovery()
    assert [str(one) for one in found.skipped] == ["pipe.yaml:1:1: The file is not read: it is not a regular file"]
    with pytest.raises(HclscanError, match="not a regular file"):
        discover(["pipe.yaml"])
    assert isinstance(read_source("pipe.yaml", "pipe.yaml"), Diagnostic)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_not_text_is_reported() -> None:
    Path(os.fsdecode(b"\xff.yaml")).write_text("")
    (diagnostic,) = discover(["."]).diagnostics
    assert diagnostic.location.path == "?.yaml"


def test_a_directory_that_cannot_be_read_is_reported_and_the_rest_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/main.tf", "b/main.tf")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = discover(["."])
    assert found.terraform == ("b",)
    assert [str(each) for each in found.diagnostics] == ["a:1:1: The directory cannot be read: permission denied"]


# -- reading -------------------------------------------------------------------------------------------------------------


def test_a_file_is_read_as_it_is_but_for_the_byte_order_mark() -> None:
    Path("a.tf").write_bytes(b"\xef\xbb\xbfa = \xc3\xa9\r\n")
    assert read_source("a.tf", "a.tf") == "a = é\r\n"


def test_bytes_that_are_not_utf8_are_reported_with_their_place() -> None:
    problem = decode_source(b"ok\n\xc3\xa9 \xe9\n", "a.tf")
    assert isinstance(problem, Diagnostic)
    assert problem.location == Location("a.tf", 2, 3, 2, 3)
    assert "0xe9" in problem.detail


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_refused_clearly(encoding: str) -> None:
    problem = decode_source("\ufeffa = 1".encode(encoding), "a.tf")
    assert isinstance(problem, Diagnostic)
    assert "UTF-16" in problem.detail


def test_a_large_file_is_refused_and_the_limit_is_named() -> None:
    write("a.tf", text="x" * 2_000_000)
    problem = read_source("a.tf", "shown.tf", replace(LIMITS, file_size=1_000_000))
    assert isinstance(problem, Diagnostic)
    assert str(problem) == "shown.tf:1:1: The file is too large: the limit is 1,000,000 (limits: file-size)"


@pytest.mark.parametrize("path", ["nowhere.tf", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_reported(path: str) -> None:
    assert isinstance(read_source(path, path), Diagnostic)


@given(st.binary())
def test_no_bytes_make_a_traceback(content: bytes) -> None:
    result = decode_source(content, "a.tf")
    assert isinstance(result, Diagnostic) or is_plan(result) in (True, False)
