"""docs/coverage.md says what the policies judge, and counts it beside what others do."""

from __future__ import annotations

import json
import re

import pytest

from tools import coverage_doc


@pytest.fixture(scope="module")
def page() -> str:
    return coverage_doc.page()


def test_the_page_is_current(page: str) -> None:
    assert coverage_doc.problems(page) == [], "make docs writes it"


def test_each_row_counts_the_types_that_it_lists(page: str) -> None:
    rows = re.findall(r"^\| [a-z]+ \| (\d+) \|.*\| ([^|]*) \|$", page, re.MULTILINE)
    assert len(rows) > 100
    assert [row for row in rows if int(row[0]) != len(re.findall("`[^`]+`", row[1]))] == []


def test_the_counts_of_others_name_no_check() -> None:
    peers = json.loads(coverage_doc.PEERS.read_text(encoding="utf-8"))
    counts = [count for providers in peers.values() for one in providers.values() for count in one.values()]
    assert all(type(count) is int and count >= 0 for count in counts)
    assert len(coverage_doc.tools(peers)) == 3
