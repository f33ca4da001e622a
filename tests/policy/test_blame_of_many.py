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


JOBS = "".join(
    f"---\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: {name}\n  namespace: labora\n" for name in ("a", "b", "c")
)


@pytest.mark.parametrize(
    "named",
    [
        'core::contains([for one in hclscan::manifests("Job") : one.metadata.namespace], "labora")',
        'core::anytrue([for one in local.jobs : one.metadata.namespace == "labora"])',
        "core::length(local.several) > 0",
    ],
)
def test_no_finding_depends_on_which_manifest_is_judged_first(tmp_path: Path, named: str) -> None:
    found = findings(
        tmp_path,
        'locals {\n  jobs = core::flatten([for kind in ["Job"] : hclscan::manifests(kind)])\n'
        "  spaces = [for one in local.jobs : one.metadata.namespace]\n"
        "  several = [for name, found in { for one in local.spaces : one => one... } : name if core::length(found) > 1]\n"
        f"  named = {named}\n}}\n"
        'resource_policy "kubernetes_manifest" "r" {\nenforce {\ncondition = !local.named\nerror_message = "m"\n}\n}',
        JOBS,
        "yaml",
    )
    assert len(found) == 3
    assert len({tuple(one.attribute for one in each.evidence) for each in found}) == 1


SOUGHT = """
resource "aws_thing" "a" {
  name = "a"
}

resource "aws_log" "of_another" {
  of = "b"
}

resource "aws_log" "of_nothing" {}
"""


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        ("core::contains(local.logged, attrs.name)", ["aws_log.of_another.of"]),
        ("core::contains(core::concat(local.logged, []), attrs.name)", ["aws_log.of_another.of"]),
        ("hclscan::refers_to(local.logged, attrs)", ["aws_log.of_another.of"]),
        ("core::contains([for one in local.logs : core::lower(one.of) if core::try(one.of, null) != null], attrs.name)",
         ["aws_log.of_another.of"]),
        # Here it is what is not there that decides.
        ("core::length(core::compact(local.logged)) == 2", ["aws_log.of_another.of", "aws_log.of_nothing.of"]),
        ("core::alltrue([for one in local.logged : one != null])", ["aws_log.of_nothing.of"]),
    ],
)  # fmt: skip
def test_what_is_null_in_a_list_is_not_why_something_else_is_not_in_it(
    tmp_path: Path, condition: str, named: list[str]
) -> None:
    logs = '  logs = core::getresources("aws_log", {})\n  logged = [for one in local.logs : core::try(one.of, null)]\n'
    enforce = f'enforce {{\ncondition = {condition}\nerror_message = "m"\n}}'
    demand = f'locals {{\n{logs}}}\nresource_policy "aws_thing" "r" {{\n{enforce}\n}}'
    (found,) = findings(tmp_path, demand, SOUGHT)
    assert [one.attribute for one in found.evidence if "aws_log" in one.attribute and "." in one.attribute[8:]] == named
