"""Patterns as in .gitignore: what is none matches nothing, and none takes long."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hclscan.discovery import discover
from hclscan.excluded import Excluded
from hclscan.patterns import MAX_LENGTH, is_pattern, spec_of

NONE = ["[z-a]", "\\", "!", "[[:foo:]]", "\ud800", "a" * (MAX_LENGTH + 1)]


@pytest.mark.parametrize("line", NONE, ids=ascii)
def test_what_is_no_pattern_matches_nothing_and_leaves_the_others_in_force(line: str) -> None:
    assert not is_pattern(line)
    found = spec_of([line, "*.tf"])
    assert found.match_file("a/main.tf")
    assert not found.match_file("a")


def test_a_pattern_that_would_be_tried_again_and_again_is_matched_at_once() -> None:
    begin = time.process_time()
    assert not spec_of(["*a" * 40 + "b"]).match_file("a" * 250)
    assert time.process_time() - begin < 1


def test_thousands_of_patterns_hold_and_the_last_that_matches_decides() -> None:
    found = spec_of([*(f"dir{number}/**/file_{number}*.log" for number in range(3_000)), "!/dir5/a/file_5b.log"])
    assert found.verdict("dir5/a/file_5a.log") is True
    assert found.verdict("dir2999/x/y/file_2999.log") is True
    assert found.verdict("dir5/a/file_5b.log") is False
    assert found.verdict("dir5/main.tf") is None


def test_patterns_that_are_too_large_together_are_taken_one_by_one() -> None:
    found = spec_of([f"{'*a' * 60}{number}" for number in range(100)])
    assert found.match_file("a" * 70 + "7")
    assert not found.match_file("b")


def test_no_line_of_a_gitignore_ends_the_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitignore").write_bytes(b"\n".join(one.encode("utf-8", "surrogatepass") for one in NONE) + b"\n*.json\n")
    (tmp_path / "main.tf").write_text("")
    (tmp_path / "a.json").write_text("{}")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.tf")).write_text("")
    found = discover(["."], Excluded())
    assert (found.terraform, found.manifests) == ((".",), ())
