"""What decided is found among many elements, without a look at all of them for every finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.policy import blame
from tests.policy.examples import findings

STACK = """
resource "aws_thing" "a" {}

resource "aws_part" "p" {
  count = 40
  color = "blue"
}

resource "aws_part" "odd" {
  color = "red"
}

resource "aws_part" "q" {
  count = 40
  color = "blue"
}
"""

LOCALS = 'locals {\n  parts = core::getresources("aws_part", {})\n}\n'

FOUND = [
    'core::length([for one in local.parts : one if one.color == "red"]) == 0',
    '!core::anytrue([for one in local.parts : one.color == "red"])',
    'core::alltrue([for one in local.parts : one.color != "red"])',
]


def evidence(tmp_path: Path, condition: str) -> list[str]:
    (found,) = findings(
        tmp_path,
        f'{LOCALS}resource_policy "aws_thing" "r" {{\nenforce {{\ncondition = {condition}\nerror_message = "m"\n}}\n}}',
        STACK,
    )
    return [one.attribute for one in found.evidence]


@pytest.mark.parametrize("condition", FOUND)
def test_the_element_that_decided_is_named(tmp_path: Path, condition: str) -> None:
    assert "aws_part.odd.color" in evidence(tmp_path, condition)


@pytest.mark.parametrize("condition", FOUND)
def test_what_stands_far_behind_is_not_searched_for(tmp_path: Path, condition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blame, "MAX_SEARCHED", 20)
    assert "aws_part.odd.color" not in evidence(tmp_path, condition)


@pytest.mark.parametrize(
    "condition",
    [
        'core::length([for one in local.parts : one if one.color == "green"]) > 0',
        'core::anytrue([for one in local.parts : one.color == "green"])',
    ],
)
def test_where_none_was_found_the_first_few_are_named(tmp_path: Path, condition: str) -> None:
    named = evidence(tmp_path, condition)
    assert 1 <= len(named) <= blame.MAX_ELEMENTS
    assert all(one.startswith(("aws_part.", "color")) for one in named)
