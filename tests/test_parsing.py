"""Reading and parsing files: once each, from the cache where possible, in workers when there is enough to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.cache import SyntaxCache
from hclscan.hcl.syntax import Body
from hclscan.parsing import Parser


def files(directory: Path, count: int) -> list[str]:
    paths = []
    for number in range(count):
        path = directory / f"{number}.tf"
        path.write_text(f'resource "x" "r{number}" {{\n  value = {number}\n}}\n')
        paths.append(str(path))
    return paths


def trees(parser: Parser, paths: list[str]) -> list[Body | None]:
    parser.parse_all(paths)
    return [parser.parse(path).body for path in paths]


def test_workers_give_the_same_trees(tmp_path: Path) -> None:
    paths = files(tmp_path, 12)
    (tmp_path / "3.tf").write_text("broken {")
    alone, together = Parser(jobs=1), Parser(jobs=2, parallel_from=0)
    assert trees(together, paths) == trees(alone, paths)
    assert together.parse(paths[3]).problem == alone.parse(paths[3]).problem is not None


def test_what_was_parsed_before_is_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = files(tmp_path, 3)
    cache = SyntaxCache(tmp_path / "cache")
    before = trees(Parser(cache, jobs=1), paths)

    def refuse(source: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("hclscan.hcl.grammar.parse", refuse)
    assert trees(Parser(cache, jobs=1), paths) == before


def test_a_changed_file_is_parsed_again(tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    cache = SyntaxCache(tmp_path / "cache")
    (before,) = trees(Parser(cache), [path])
    Path(path).write_text("a = 1\n")
    (after,) = trees(Parser(cache), [path])
    assert before is not None
    assert after is not None
    assert [attribute.name for attribute in after.attributes] == ["a"]


def test_a_file_that_cannot_be_read_is_a_problem_of_that_file(tmp_path: Path) -> None:
    (tmp_path / "latin.tf").write_bytes(b'a = "\xe9"\n')
    parsed = Parser().parse(str(tmp_path / "latin.tf"))
    assert parsed.body is None
    assert parsed.problem is not None
    assert parsed.problem.location.start_line == 1


def test_a_broken_file_is_not_remembered_as_parsed(tmp_path: Path) -> None:
    path = tmp_path / "broken.tf"
    path.write_text("a = \n")
    cache = SyntaxCache(tmp_path / "cache")
    assert Parser(cache).parse(str(path)).problem is not None
    assert Parser(cache).parse(str(path)).problem is not None
