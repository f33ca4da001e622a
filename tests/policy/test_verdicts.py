"""Verdicts of several: the decisive one wins, what is not known leaves the answer open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hclscan.hcl.values import OneOf, Reference, Unknown, Value
from hclscan.policy.verdicts import all_of, any_of

A = Unknown(reference=Reference("variable", "var.a"))
B = Unknown(reference=Reference("variable", "var.b"))


@pytest.mark.parametrize(
    ("verdicts", "one", "every"),
    [
        ([], False, True),
        ([True, True], True, True),
        ([False, False], False, False),
        ([False, True], True, False),
        ([A, True], True, None),
        ([A, False], None, False),
        ([A, B], None, None),
        ([OneOf((True,))], True, True),
        ([OneOf((True, False))], None, None),
    ],
)
def test_one_or_all_of_several(verdicts: list[Value], one: bool | None, every: bool | None) -> None:
    for found, expected in ((any_of(verdicts), one), (all_of(verdicts), every)):
        assert found is expected if expected is not None else type(found) is Unknown


def test_what_is_not_known_goes_back_to_all_that_left_it_open() -> None:
    found = any_of([A, False, B])
    assert isinstance(found, Unknown)
    assert [place.address for place in found.origins] == ["var.a", "var.b"]


def test_no_more_is_asked_than_decides() -> None:
    def verdicts() -> Iterator[Value]:
        yield True
        raise AssertionError("asked on")

    assert any_of(verdicts()) is True
