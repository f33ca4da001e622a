"""Records behave as frozen dataclasses with slots do, in all that does not assign to them."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import pytest

from hclscan.records import mutable, record

STACK = Path(__file__).parents[1] / "fixtures" / "staging_migration"


@record
class Place:
    """Where something is."""

    path: str
    line: int = 1
    note: str = field(default="", compare=False)
    lines: list[int] = field(default_factory=list, repr=False, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@record
class Range(Place):
    end: int = 1


@record
class One:
    value: object


@record
class Nothing:
    pass


@record
class Named:
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())

    def __repr__(self) -> str:
        return f"<{self.name}>"


@mutable
class Counter:
    """What changes."""

    name: str
    seen: list[int] = field(default_factory=list)
    number: int = 0


@mutable
class Steps:
    at: int
    step: int = 1


@record
class Checked:
    value: int
    double: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", 2 * self.value)


def test_records_are_equal_by_class_and_compared_fields() -> None:
    assert Place("a") == Place("a", 1, "note", [1])
    assert Place("a") != Place("a", 2)
    assert Place("a") != Range("a")
    assert Range("a", end=2) == Range("a", 1, "", [], 2) != Range("a", end=3)
    assert One(1) != 1
    assert Nothing() == Nothing() != One(1)


def test_equal_records_have_one_place_in_a_set() -> None:
    assert {Place("a"), Place("a", note="x"), Place("b"), One("a"), One("a"), Nothing(), Nothing()} == {
        *(Place("a"), Place("b")),
        *(One("a"), Nothing()),
    }
    with pytest.raises(TypeError, match="unhashable"):
        hash(One([]))


def test_a_value_that_is_not_equal_to_itself_is_the_same_value_still() -> None:
    strange = float("nan")
    assert One(strange) == One(strange)


def test_what_a_class_defines_itself_is_kept() -> None:
    assert Named("A") == Named("a")
    assert len({Named("A"), Named("a")}) == 1
    assert repr(Named("A")) == "<A>"
    assert str(Place("a")) == "a:1"


def test_records_are_shown_as_dataclasses_are() -> None:
    @dataclass(frozen=True)
    class Twin:
        path: str
        line: int = 1
        note: str = ""

    shown = repr(Twin("it's", 2, "x")).partition("(")[2]
    assert repr(Place("it's", 2, "x", [1])) == f"Place({shown}"
    assert (repr(One(Nothing())), repr(Nothing())) == ("One(value=Nothing())", "Nothing()")


def test_records_have_slots_and_fields() -> None:
    with pytest.raises((AttributeError, TypeError)):  # frozen ones with slots raise the latter
        Place("a").column = 1  # type: ignore[attr-defined]
    assert [one.name for one in fields(Range)] == ["path", "line", "note", "lines", "end"]
    assert [one.type for one in fields(Range)] == ["str", "int", "str", "list[int]", "int"]
    assert [one.compare for one in fields(Range("a"))] == [True, True, False, False, True]
    assert replace(Place("a", 2), path="b") == Place("b", 2)
    assert Place("a").lines is not Place("a").lines
    match Range("a", end=4):
        case Range(path, line, end=end):
            assert (path, line, end) == ("a", 1, 4)


def test_records_are_copied_and_sent_to_processes() -> None:
    whole = Range("a", 2, "note", [1, 2], 3)
    for twin in (copy.copy(whole), copy.deepcopy(whole), pickle.loads(pickle.dumps(whole))):
        assert twin == whole
        assert (twin.note, twin.lines, twin is whole) == ("note", [1, 2], False)


@pytest.mark.parametrize(("setting", "outcome"), [("1", "FrozenInstanceError"), ("", "assigned")])
def test_a_test_run_refuses_assignments(setting: str, outcome: str) -> None:
    program = (
        "from hclscan.hcl.source import Location\n"
        "try:\n    Location('a', 1, 1, 1, 1).path = 'b'\n"
        "except Exception as error:\n    print(type(error).__name__)\n"
        "else:\n    print('assigned')\n"
    )
    environment = {**os.environ, "HCLSCAN_FROZEN_RECORDS": setting}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.strip() == outcome


def test_what_is_wrong_with_arguments_is_said_by_name() -> None:
    with pytest.raises(TypeError, match=r"Steps\.__init__\(\) missing 1 required positional argument: 'at'"):
        Steps()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'end'"):
        Steps(1, end=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="takes from 2 to 3 positional arguments but 4 were given"):
        Steps(1, 2, 3)  # type: ignore[call-arg]


def test_arguments_of_one_class_are_none_of_another_with_as_many() -> None:
    @record
    class Pair:
        left: int
        right: int = 5

    assert (Pair(1).left, Pair(left=1).right, Pair(1, 2).right) == (1, 5, 2)
    assert (Steps(3).at, Steps(3).step) == (3, 1)
    assert not hasattr(Pair(1), "at")


def test_defaults_of_fields_that_are_not_compared_are_taken() -> None:
    @record
    class Noted:
        text: str
        note: str = field(default="none", compare=False)
        more: int = field(default=3, repr=False)

    assert (Noted("a").note, Noted("a").more, Noted("a", more=4).more) == ("none", 3, 4)
    assert Noted("a", "x") == Noted("a") != Noted("a", more=4)
    assert repr(replace(Noted("a"), note="y")).endswith("Noted(text='a', note='y')")


def test_what_is_worked_out_after_the_arguments_is_there() -> None:
    assert Checked(4).double == 8


def test_mutable_classes_change_and_are_equal_to_themselves_alone() -> None:
    one, other = Counter("a"), Counter("a")
    one.seen.append(1)
    one.number += 1
    assert (one.seen, one.number, other.seen, other.number) == ([1], 1, [], 0)
    steps = Steps(1)
    steps.at += steps.step
    assert steps.at == 2
    assert steps == steps != Steps(2)
    assert len({steps, Steps(2)}) == 2
    with pytest.raises(AttributeError):
        steps.end = 3  # type: ignore[attr-defined]


@pytest.mark.parametrize("setting", ["", "1"])
def test_records_are_the_same_whether_or_not_they_can_be_assigned_to(setting: str) -> None:
    environment = {**os.environ, "HCLSCAN_FROZEN_RECORDS": setting}
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, "-k", "not whether"]
    run = subprocess.run(tests, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stdout


def test_a_scan_finds_the_same_whether_or_not_records_can_be_assigned_to() -> None:
    scan = [sys.executable, "-m", "hclscan", "scan", "--no-config", "--no-cache", "--format", "json", "--show", "all"]
    found = []
    for setting in ("", "1"):
        environment = {**os.environ, "HCLSCAN_FROZEN_RECORDS": setting}
        found.append(subprocess.run([*scan, str(STACK)], capture_output=True, text=True, env=environment, check=False))
    assert found[0].stdout == found[1].stdout
    assert (found[0].returncode, found[0].stderr) == (found[1].returncode, found[1].stderr) == (1, found[1].stderr)
    assert "aws_" in found[0].stdout
