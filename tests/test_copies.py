"""Copies of a process do its work, whatever becomes of them."""

from __future__ import annotations

import mmap
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest

from hclscan import copies
from hclscan.copies import Aside, aside, spread

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are not copied here")

THIS = os.getpid()


def doubled(number: int) -> str:
    assert os.getpid() != THIS, "a copy does the work"
    return str(2 * number)


def children() -> list[int]:
    """The processes that this one has started and not waited for."""
    try:
        return [os.waitpid(-1, os.WNOHANG)[0]]
    except ChildProcessError:
        return []


@pytest.mark.parametrize("number", [1, 2, 7])
def test_every_task_is_done_once(number: int) -> None:
    assert sorted(spread(doubled, range(50), number)) == [(task, str(2 * task)) for task in range(50)]
    assert children() == []


def test_nothing_to_do_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fork", lambda: pytest.fail("a copy was made"))
    assert list(spread(doubled, (), 4)) == []


def test_tasks_are_begun_in_their_order() -> None:
    assert [task for task, _ in spread(doubled, (5, 3, 9, 1), 1)] == [5, 3, 9, 1]


def test_more_tasks_than_a_pipe_holds_are_handed_out_bit_by_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_MOST_TASKS", 3)
    assert sorted(spread(doubled, range(10), 2)) == [(task, str(2 * task)) for task in range(10)]


def test_long_results_and_odd_texts_come_whole() -> None:
    texts = ["", "x" * 3_000_000, "\u00fc\n\x00", "half a pair: \ud800"]
    assert dict(spread(lambda task: texts[task], range(4), 2)) == dict(enumerate(texts))


def died_at(task: int) -> str:
    if task % 4 == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


@pytest.mark.parametrize("number", [1, 2, 8])
def test_a_copy_that_dies_costs_the_task_it_was_at(number: int) -> None:
    found = dict(spread(died_at, range(12), number))
    assert found == {task: None if task % 4 == 1 else "done" for task in range(12)}
    assert children() == []


GROWTH: list[mmap.mmap] = []


def growing(task: int) -> str:
    """Takes four megabytes of the system: of a process that has run many tests, others may be there already."""
    taken = mmap.mmap(-1, 4 * 1024 * 1024)
    taken.write(b"x" * len(taken))
    GROWTH.append(taken)
    return str(os.getpid())


@pytest.mark.parametrize("number", [1, 2, 8])
def test_a_copy_that_has_grown_makes_place_for_another(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_GROWTH", 10)
    found = dict(spread(growing, range(24), number))
    assert sorted(found) == list(range(24))
    by_process = Counter(found.values())
    assert len(by_process) >= 8
    assert max(by_process.values()) <= 4, "each task takes four megabytes"
    assert children() == []


def test_what_work_raises_ends_a_copy_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    def wrong(task: int) -> str:
        raise ArithmeticError("a bug")

    assert dict(spread(wrong, range(3), 2)) == {0: None, 1: None, 2: None}
    assert capfd.readouterr().err == ""


def test_copies_end_when_nobody_wants_the_rest() -> None:
    def slow(task: int) -> str:
        if task:
            time.sleep(60)
        return "done"

    results = spread(slow, range(4), 2)
    begin = time.monotonic()
    assert next(results) == (0, "done")
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begin < 10
    assert children() == []


# -- beside this process -------------------------------------------------------------------------------------------------


def begun(work: Callable[[], Iterable[bytes]]) -> Aside:
    copy = aside(work)
    assert copy is not None
    return copy


def waited_for(copy: Aside, number: int) -> list[bytes]:
    """What a copy has made, as soon as it is a number of things."""
    made: list[bytes] = []
    end = time.monotonic() + 20
    while len(made) < number:
        assert time.monotonic() < end, made
        made += copy.made()
    return made


def test_what_a_copy_makes_beside_this_process_comes_whole_and_in_order() -> None:
    contents = [b"", b"a", b"b" * 3_000_000, b"c\n\0"]
    copy = begun(lambda: iter(contents))
    assert waited_for(copy, 4) == contents
    assert list(copy.made()) == []
    copy.end()
    assert children() == []


def test_a_copy_beside_this_process_is_ended_before_it_is_done() -> None:
    def endless() -> Iterator[bytes]:
        yield b"first"
        time.sleep(60)

    copy = begun(endless)
    begin = time.monotonic()
    assert waited_for(copy, 1) == [b"first"]
    copy.end()
    assert time.monotonic() - begin < 20
    assert children() == []


def test_what_a_copy_had_made_before_it_died_is_there(capfd: pytest.CaptureFixture[str]) -> None:
    def wrong() -> Iterator[bytes]:
        yield b"first"
        raise ArithmeticError("a bug")

    def cut_off() -> Iterator[bytes]:
        yield b"first"
        yield Cut(b"second")

    class Cut(bytes):
        def __radd__(self, head: bytes) -> bytes:
            return head + bytes(self)[:3]

    for work in (wrong, cut_off):
        copy = begun(work)
        assert waited_for(copy, 1) == [b"first"]
        os.waitid(os.P_PID, copy._process, os.WEXITED | os.WNOWAIT)
        assert list(copy.made()) == []
        copy.end()
    assert children() == []
    assert capfd.readouterr().err == ""


def test_where_no_memory_is_shared_nothing_is_made_beside_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fork", lambda: pytest.fail("a copy was made"))

    def refuse(name: str) -> int:
        raise OSError("not here")

    monkeypatch.setattr("os.memfd_create", refuse)
    assert aside(lambda: [b"x"]) is None
    monkeypatch.delattr("os.memfd_create")
    assert aside(lambda: [b"x"]) is None


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    assert copies.possible()
    thread.start()
    try:
        assert not copies.possible()
    finally:
        done.set()
        thread.join()
    assert copies.possible()
