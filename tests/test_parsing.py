"""Reading and parsing files: once each, from the cache where possible, in workers when there is enough to do."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from hclscan import copies, parsing
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


# -- ahead ---------------------------------------------------------------------------------------------------------------

copied = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are not copied here")


def begun(parser: Parser, paths: list[str], number: int) -> None:
    """Has files parsed ahead, and waits until a number of them is."""
    parser.begin(paths)
    assert parser._aside is not None
    end = time.monotonic() + 20
    while len(parser._ahead) < number:
        assert time.monotonic() < end
        parser._look_aside(parser._aside)


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is to parse, it is parsed ahead."""
    monkeypatch.setattr(parsing, "AHEAD_FROM", 1)


@copied
@pytest.mark.usefixtures("eager")
def test_what_was_parsed_ahead_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = files(tmp_path, 6)
    before = trees(Parser(jobs=1), paths)
    cache = SyntaxCache(tmp_path / "cache")
    parser = Parser(cache, jobs=2)
    begun(parser, paths, 6)
    monkeypatch.setattr("hclscan.hcl.grammar.parse", lambda source: pytest.fail("parsed again"))
    assert parser.parse(paths[0]).body == before[0]
    parser.end()
    assert trees(parser, paths) == before
    assert parser.clock.counts["files parsed"] == 6
    assert parser.clock.seconds["parse"] > 0
    assert trees(Parser(cache, jobs=1), paths) == before, "it was kept"


@copied
@pytest.mark.usefixtures("eager")
def test_what_is_not_done_in_time_is_parsed_where_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = files(tmp_path, 3)
    parser = Parser(jobs=2)
    with monkeypatch.context() as patched:
        patched.setattr(Parser, "_trees", lambda self, paths: iter(lambda: time.sleep(60), b""))
        parser.begin(paths)
    assert parser.parse(paths[0]).body is not None
    parser.end()
    assert None not in trees(parser, paths)


@copied
@pytest.mark.usefixtures("eager")
def test_a_file_that_is_another_one_by_now_is_parsed_again(tmp_path: Path) -> None:
    paths = files(tmp_path, 2)
    parser = Parser(jobs=2)
    begun(parser, paths, 2)
    parser.end()
    Path(paths[1]).write_text("a = 1\n")
    parser.disk._texts.clear()
    parser.disk._digests.clear()
    _, after = trees(parser, paths)
    assert after is not None
    assert [attribute.name for attribute in after.attributes] == ["a"]


@copied
@pytest.mark.usefixtures("eager")
def test_what_is_wrong_with_a_file_is_said_though_it_was_parsed_ahead(tmp_path: Path) -> None:
    paths = files(tmp_path, 3)
    Path(paths[1]).write_text("broken {")
    (tmp_path / "deep.tf").write_text(f"a = {'[' * 200}{']' * 200}\n")
    paths.append(str(tmp_path / "deep.tf"))
    alone, ahead = Parser(jobs=1), Parser(jobs=2)
    begun(ahead, paths, 3)
    ahead.end()
    assert trees(ahead, paths) == trees(alone, paths)
    assert [ahead.parse(path).problem for path in paths] == [alone.parse(path).problem for path in paths]
    assert ahead.parse(paths[1]).problem is not None


@copied
@pytest.mark.usefixtures("eager")
def test_what_looks_like_a_secret_is_not_kept_when_it_was_parsed_ahead(tmp_path: Path) -> None:
    path = tmp_path / "main.tf"
    path.write_text('variable "token" {\n  sensitive = true\n  default   = "hunter2-hunter2"\n}\n')
    cache = SyntaxCache(tmp_path / "cache")
    parser = Parser(cache, jobs=2)
    begun(parser, [str(path)], 1)
    parser.end()
    assert parser.parse(str(path)).body is not None
    assert cache.get(path.read_text()) is None


def test_nothing_is_parsed_ahead_where_it_would_not_pay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = files(tmp_path, 3)
    cache = SyntaxCache(tmp_path / "cache")
    trees(Parser(cache, jobs=1), paths)
    monkeypatch.setattr("os.fork", lambda: pytest.fail("a copy was made"))
    Parser(jobs=2).begin(paths)  # little to do
    monkeypatch.setattr(parsing, "AHEAD_FROM", 1)
    Parser(jobs=1).begin(paths)
    Parser(cache, jobs=2).begin(paths)  # all is known
    monkeypatch.setattr(copies, "possible", lambda: False)
    Parser(jobs=2).begin(paths)
    for parser in (Parser(), Parser(jobs=2)):
        parser.end()
        assert None not in trees(parser, paths)
