"""Work that is done by copies of this process. They start in milliseconds, find everything where it is, and send back texts.

A copy that dies, of a lack of memory or of a bug in a library, costs the task that it was at; the others go on. One that has
grown ends, and another takes its place: that gives back what its tasks have left behind, sooner than freeing it would.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field

from hclscan.records import mutable


def possible() -> bool:
    """Whether this process may be copied: on Linux, since libraries of other systems do not allow for it, and with one thread.

    What locks other threads hold, such as those of a program that calls hclscan, would stay locked in the copy.
    """
    threads = sys.modules.get("threading")
    return sys.platform.startswith("linux") and (threads is None or threads.active_count() == 1)


_TASK = struct.Struct("!I")
_REPLY = struct.Struct("!Iq")
_BEGUN = -1
"""The length in a reply that only says which task was begun."""

_MOST_TASKS = 8192
"""Tasks that are handed out at a time: as many as a pipe holds for sure, whoever reads."""

MOST_GROWTH = 300
"""Megabytes by which a copy may grow before it ends."""

_GROWN = 3
"""The status with which it does."""


def spread(work: Callable[[int], str], tasks: Sequence[int], copies: int) -> Iterator[tuple[int, str | None]]:
    """What `work` gives for each task, in the order in which they are done; None for a task that a copy has died of.

    `work` must not raise: whatever it raises ends the copy. Tasks are begun in their order.
    """
    waiting = list(tasks)
    while waiting:
        now, later = waiting[:_MOST_TASKS], waiting[_MOST_TASKS:]
        left = dict.fromkeys(now)
        for task, text in _round(work, now, min(copies, len(now))):
            del left[task]
            yield task, text
        # What nobody has begun, because all copies died before.
        waiting = [*left, *later]


@mutable
class _Copy:
    """A copy as seen by the process that made it: where its replies come from, and how far they have."""

    process: int
    replies: int
    received: bytearray = field(default_factory=bytearray)
    begun: int | None = None

    def read(self) -> bool:
        """Takes in what has come; false when nothing more will."""
        content = os.read(self.replies, 1 << 18)
        self.received += content
        return bool(content)

    def done(self) -> Iterator[tuple[int, str]]:
        """The tasks whose results have come as a whole."""
        while len(self.received) >= _REPLY.size:
            task, length = _REPLY.unpack_from(self.received)
            if length == _BEGUN:
                self.begun = task
                del self.received[: _REPLY.size]
                continue
            end = _REPLY.size + length
            if len(self.received) < end:
                return
            text = self.received[_REPLY.size : end].decode("utf-8", "surrogatepass")
            del self.received[:end]
            self.begun = None
            yield task, text


# -- beside what this process does ---------------------------------------------------------------------------------------

_LENGTH = struct.Struct("!Q")


class Aside:
    """A copy of this process that makes something while this one goes on. What it has made is in memory that both see."""

    def __init__(self, process: int, memory: int) -> None:
        self._process = process
        self._memory = memory
        self._read = 0

    def made(self) -> Iterator[bytes]:
        """What the copy has made since it was last asked, in the order in which it did."""
        while len(head := os.pread(self._memory, _LENGTH.size, self._read)) == _LENGTH.size:
            (length,) = _LENGTH.unpack(head)
            content = os.pread(self._memory, length, self._read + _LENGTH.size)
            if len(content) < length:
                return  # it is at it, or has died of it
            self._read += _LENGTH.size + length
            yield content

    def end(self) -> None:
        """Ends the copy, done or not. What it has made must have been asked for."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._memory)


def aside(work: Callable[[], Iterable[bytes]]) -> Aside | None:
    """A copy that does some work, bit by bit; None where no memory can be shared. Whatever `work` raises ends it."""
    try:
        memory = os.memfd_create("hclscan")
    except (AttributeError, OSError):
        return None
    process = os.fork()
    if process:
        return Aside(process, memory)
    try:
        with open(memory, "wb") as stream:
            for content in work():
                stream.write(_LENGTH.pack(len(content)) + content)
                stream.flush()
    finally:
        os._exit(0)


# -- sharing out tasks ---------------------------------------------------------------------------------------------------


def _round(work: Callable[[int], str], tasks: Sequence[int], copies: int) -> Iterator[tuple[int, str | None]]:
    """The results of the tasks, but for those that were not begun when the last copy had died."""
    to_do, hand_out = os.pipe()
    os.write(hand_out, b"".join(map(_TASK.pack, tasks)))
    os.close(hand_out)
    running: dict[int, _Copy] = {}
    try:
        for _ in range(copies):
            one = _copy(work, to_do)
            running[one.replies] = one
        while running:
            ready, _, _ = select.select(list(running), [], [])
            for replies in ready:
                one = running[replies]
                more = one.read()
                yield from one.done()
                if not more:
                    if _end(running.pop(replies)) == _GROWN:
                        another = _copy(work, to_do)
                        running[another.replies] = another
                    if one.begun is not None:
                        yield one.begun, None
    finally:
        os.close(to_do)
        for one in running.values():
            with suppress(ProcessLookupError):
                os.kill(one.process, signal.SIGKILL)
            _end(one)


def _end(one: _Copy) -> int:
    """Waits for the end of a copy. Gives its status, negative when a signal has ended it."""
    os.close(one.replies)
    return os.waitstatus_to_exitcode(os.waitpid(one.process, 0)[1])


def _memory() -> int:
    """The megabytes that this process has in memory; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            pages = int(stream.read().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def _copy(work: Callable[[int], str], to_do: int) -> _Copy:
    replies, reply = os.pipe()
    process = os.fork()
    if process:
        os.close(reply)
        return _Copy(process, replies)
    status = 1
    try:
        os.close(replies)
        small = _memory()
        with open(reply, "wb") as stream:
            while task := os.read(to_do, _TASK.size):
                (number,) = _TASK.unpack(task)
                stream.write(_REPLY.pack(number, _BEGUN))
                stream.flush()
                content = work(number).encode("utf-8", "surrogatepass")
                stream.write(_REPLY.pack(number, len(content)))
                stream.write(content)
                stream.flush()
                if _memory() - small > MOST_GROWTH:
                    status = _GROWN
                    break
            else:
                status = 0
    finally:
        os._exit(status)  # nothing of this process is the copy's to clean up
