"""Plans of an attacker, named on the command line: what is wrong in one costs the rest of it nothing, nor the files beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.case import NEIGHBOUR
from tests.hostile.test_hostile import cache as cache
from tests.hostile.test_hostile import scanned

OTHER = "aws_ebs_volume.neighbour"
"""A volume in the same plan that is not encrypted."""


def change(address: str, after: Any, **more: Any) -> dict[str, Any]:
    type_, _, name = address.rpartition(".")
    told = {"actions": ["create"], "before": None, "after": after, "after_unknown": {}, **more}
    return {"address": address, "mode": "managed", "type": type_.rpartition(".")[2], "name": name, "change": told}


GOOD = change(OTHER, {"encrypted": False, "size": 1})


def plan(*changes: Any, **parts: Any) -> str:
    head = {"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {}}
    return json.dumps({**head, "resource_changes": [*changes, GOOD], **parts})


DEEP = '"DEEP"'


def deep(text: str, opening: str, closing: str, levels: int) -> str:
    return text.replace(DEEP, opening * levels + "1" + closing * levels)


def _modules(levels: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"resources": []}
    for _ in range(levels):
        inner = {"module_calls": {"m": {"source": "./m", "module": inner}}}
    return inner


def _referring(count: int) -> dict[str, Any]:
    """Outputs and variables of modules that refer to each other in a circle."""
    calls = {
        f"m{n}": {
            "source": "./m",
            "expressions": {"v": {"references": [f"module.m{(n + 1) % count}.o", f"module.m{(n + 1) % count}"]}},
            "module": {"outputs": {"o": {"expression": {"references": ["var.v"]}}}, "variables": {"v": {}}},
        }
        for n in range(count)
    }
    used = {"kms_key_id": {"references": ["module.m0.o", "module.m0"]}}
    resource = {"address": "aws_ebs_volume.a", "mode": "managed", "type": "aws_ebs_volume", "name": "a", "expressions": used}
    return {"root_module": {"resources": [resource], "module_calls": calls}}


A = "aws_ebs_volume.a"
KEPT: Mapping[str, str] = {
    "lists_in_lists": deep(plan(change(A, {"x": "DEEP"})), "[", "]", 900),
    "objects_in_objects": deep(plan(change(A, {"x": "DEEP"})), '{"a":', "}", 900),
    "unknown_in_unknown": deep(plan(change(A, {"x": 1}, after_unknown={"x": "DEEP"})), "[", "]", 900),
    "sensitive_in_sensitive": deep(plan(change(A, {"x": 1}, after_sensitive={"x": "DEEP"})), '{"a":', "}", 900),
    "other_types": plan(5, None, [], "x", {}, {"address": 1}, change(A, 5), change(A, [1]), change(A, None), {**change(A, {}), "type": []}),
    "odd_actions": plan({**change(A, {}), "change": {"actions": [[], {}], "after": {}}}, {**change(A, {}), "change": {"actions": "create"}}),
    "odd_unknowns": plan(change(A, {"x": [1, 2]}, after_unknown=[1], after_sensitive=5), change(A + "b", {"x": 1}, after_unknown={"x": {"y": [3]}})),
    "odd_indexes": plan(*({**change(f"{A}{n}", {"encrypted": False}), "index": one} for n, one in enumerate(([], {}, 1e9, -1, "\x1b[2J", None, True)))),
    "one_address_again_and_again": plan(*[change(A, {"encrypted": False})] * 5_000),
    "many_resources": plan(*(change(f"{A}{n}", {"encrypted": True}) for n in range(10_000))),
    "many_attributes": plan(change(A, {f"a{n}": n for n in range(50_000)})),
    "long_texts": plan(change(A, {"x": "x" * 5_000_000})),
    "odd_addresses": plan(change("module.m[\"\u202e\"].aws_ebs_volume.\x1b[2J", {"encrypted": False}), {**change("", {}), "address": "\ud800"}),
    "deep_modules": plan(change(A, {}, after_unknown={"kms_key_id": True}), configuration={"root_module": _modules(150)}),
    "references_in_a_circle": plan(change(A, {}, after_unknown={"kms_key_id": True}), configuration=_referring(50)),
    "odd_configuration": plan(change(A, {}, after_unknown={"x": True}), configuration={"root_module": {"resources": [1, {"expressions": []}], "module_calls": [1]}}),
    "odd_provider_config": plan(configuration={"provider_config": {"aws": 5, "b": {"name": [], "expressions": "x"}}, "root_module": []}),
    "odd_variables": plan(change(A, {}), variables={"a": 5, "b": {"value": {"c": [None]}}, "environment": {"value": []}}),
    "prior_state_of_other_things": plan(change(A, {}), prior_state=[1], values={"root_module": {"child_modules": [5]}}),
}  # fmt: skip
"""Plans of which the rest is still judged."""

REFUSED: Mapping[str, tuple[str, str]] = {
    "too_deep": (
        '{"format_version": "1.2", "terraform_version": "1", "resource_changes": [], "planned_values": ' + "[" * 200_000,
        "deep",
    ),
    "unfinished": (plan()[:-5], "not valid JSON"),
    "huge_exponent": (plan()[:-1] + ', "x": 1e' + "9" * 400 + "}", "digits"),
    "many_digits": (plan()[:-1] + ', "x": ' + "9" * 5_000 + "}", "digits"),
    "not_finite": (plan()[:-1] + ', "x": NaN}', "NaN"),
    "another_format": (plan().replace('"1.2"', '"99.0"'), "The format of the plan is not known"),
    "twice": (plan() + plan(), "not valid JSON"),
}
"""Plans that are refused as a whole, with a place."""


def _report(tree: Path, text: str, cache: Path) -> Any:
    (tree / "plan.json").write_text(text, encoding="utf-8")
    (tree / "neighbour.tf").write_text(NEIGHBOUR)
    done = scanned(tree, cache, "plan.json", "--format", "json", "--keep-going")
    assert done.returncode == 1, done.stderr[-2000:]
    return json.loads(done.stdout)


def _failures(report: Any) -> set[str]:
    return {one["resource"]["address"] for one in report["findings"] if one["status"] == "fail"}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_odd_in_a_plan_costs_the_rest_of_it_nothing(text: str, tmp_path: Path, cache: Path) -> None:
    assert {"aws_db_instance.neighbour", OTHER} <= _failures(_report(tmp_path, text, cache))


@pytest.mark.parametrize(("text", "says"), REFUSED.values(), ids=REFUSED)
def test_a_plan_that_cannot_be_read_is_refused_with_its_place(text: str, says: str, tmp_path: Path, cache: Path) -> None:
    report = _report(tmp_path, text, cache)
    assert any(one["path"] == "plan.json" and says in one["message"] for one in report["errors"]), report["errors"][:3]
    assert "aws_db_instance.neighbour" in _failures(report)
