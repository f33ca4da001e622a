"""Verdicts that come again: the same as when each resource is judged by itself."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hclscan.findings import Finding, Status
from hclscan.hcl.grammar import parse
from hclscan.hcl.scope import Scope
from hclscan.hcl.source import Location
from hclscan.hcl.values import InstanceObject, ListValue, OneOf, Reference, Sensitive, Unknown, Value
from hclscan.options import ScanOptions
from hclscan.policy import repeats
from hclscan.policy.check import Checker, check
from hclscan.policy.load import load_policies
from hclscan.policy.policies import BoundPolicy, bind_policies
from hclscan.policy.recording import Failure, alike
from hclscan.policy.repeats import PATIENCE, Placed, Precedents
from hclscan.policy.steady import JUDGED
from hclscan.resources import ProviderReference, Resource, ResourceSet
from hclscan.scan import scan
from tests.policy.examples import FROM_OUTSIDE, HERE, policy, refers, resource, rule

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from generate import Shape, generate

NEVER = 10**9
COUNT = JUDGED + 40


def bound(folder: Path, text: str) -> list[BoundPolicy]:
    (folder / "p.policy.hcl").write_text(text, encoding="utf-8")
    loaded = load_policies([folder], parse)
    assert not isinstance(loaded, tuple), loaded
    return [one for one in bind_policies(loaded.policies, {}) if isinstance(one, BoundPolicy)]


def instance(number: int, attrs: Mapping[str, Value], type_: str = "aws_thing") -> Resource:
    """One instance of a block: all of them stand at the same place."""
    return resource(f'module.m["{number}"].{type_}.it', attrs, block_address=f"module.m.{type_}.it")


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Notes each verdict that was taken over from another resource."""
    results: list[bool] = []
    original = Checker.repeated

    def repeated(self: Checker, *arguments: object) -> Finding | None:
        found = original(self, *arguments)  # type: ignore[arg-type]
        results.append(True)
        return found

    monkeypatch.setattr(Checker, "repeated", repeated)
    return results


def both_ways(folder: Path, text: str, resources: list[Resource], monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """The findings, which are the same when nothing is compared."""
    found = list(check(ResourceSet(tuple(resources)), bound(folder, text)))
    with monkeypatch.context() as patch:
        patch.setattr(repeats, "FROM", NEVER)
        assert list(check(ResourceSet(tuple(resources)), bound(folder, text))) == found
    return found


# -- comparing -----------------------------------------------------------------------------------------------------------


def test_a_finding_that_depends_on_nothing_else_is_that_of_every_instance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compared: list[bool]
) -> None:
    things = [instance(number, {"name": f"n{number}", "size": 3}) for number in range(COUNT)]
    text = rule("attrs.size > 5 && core::length(attrs.name) > 0").replace('"not met"', '"${attrs.name} is too small"')
    found = both_ways(tmp_path, text, things, monkeypatch)
    assert [one.message for one in found] == [f"n{number} is too small" for number in range(COUNT)]
    assert [one.address for one in found] == [one.address for one in things]
    assert compared.count(True) > 30


CONDITIONS = {
    "an attribute that decides": "attrs.size > 5",
    "one that is read in a loop": "core::alltrue([for x in attrs.list : x != attrs.size])",
    "one behind try": 'core::try(attrs.maybe, "none") != "none"',
    "a part of an object": 'core::try(attrs.object.key, "x") == "y"',
    "a block": "core::anytrue([for block in core::try(attrs.block, []) : block.on])",
    "all attributes": 'core::contains(core::keys(attrs), "maybe")',
    "an index": 'attrs["size"] > 5',
    "a companion": 'core::length(core::getresources("aws_part", { owner = attrs.id })) > 0',
    "one that refers": 'core::length(hclscan::referrers(attrs, "aws_part")) > 0',
    "what a companion says": 'core::anytrue([for p in core::getresources("aws_part", { owner = attrs.id }) : p.on])',
    "a list of all": 'core::contains([for p in core::getresources("aws_part", {}) : p.owner], attrs.id)',
    "a comparison with an element": 'core::anytrue([for p in core::getresources("aws_part", {}) : p.owner == attrs.id])',
    "a call about an element": "core::anytrue([for p in local.parts : hclscan::refers_to(p.owner, attrs)])",
    "all of the same type, itself among them": 'core::alltrue([for one in core::getresources("aws_thing", {}) : one.size > 5])',
    "a list of all of its type": "core::alltrue([for size in local.sizes : size > 5])",
    "the last ones of the same type": """core::alltrue([
      for one in core::reverse(core::getresources("aws_thing", {})) : core::try(one.maybe, "") != "there"
    ])""",
    "a local": "local.big",
    "a local that a lookup is asked with": 'local.key == "" || core::getresources("aws_part", { owner = local.key }) != []',
    "the address": 'meta.module_path == "m"',
}


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS)
def test_instances_that_differ_are_told_apart(condition: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every third instance is of another kind than its neighbours, in all that conditions may ask about."""
    inside = 'locals {\n  big = attrs.size > 5\n  key = core::try(attrs.maybe, null) == null ? attrs.id : "none"\n}'
    before = """locals {
      parts = core::getresources("aws_part", {})
      sizes = [for one in core::getresources("aws_thing", {}) : one.size]
    }"""
    resources = []
    for number in range(COUNT):
        odd = number % 3 == 0
        block = InstanceObject(Reference("resource", f'module.m["{number}"].aws_thing.it', ("block", 0)), {"on": odd})
        attrs: dict[str, Value] = {
            "name": f"n{number}", "size": 7 if odd else 3, "list": (7, 4) if odd else (1, 2),
            "object": {"key": "y" if odd else "z"}, "block": (block,), **({"maybe": "there"} if number % 5 == 0 else {}),
        }  # fmt: skip
        resources.append(instance(number, attrs))
        if number % 4 == 0:
            owner = refers(f'module.m["{number}"].aws_thing.it')
            resources.append(instance(number, {"owner": owner, "on": odd}, "aws_part"))
    found = both_ways(tmp_path, rule(condition, inside=inside, before=before), resources, monkeypatch)
    assert {one.status for one in found} & {Status.FAIL, Status.UNKNOWN}


def test_unknown_and_secret_values_are_no_less_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values: list[Value] = [FROM_OUTSIDE, Sensitive("a"), "a", None, Unknown(reason="x"), Unknown(reason="x", present=True)]
    things = [instance(number, {"value": values[number % len(values)]}) for number in range(COUNT)]
    both_ways(tmp_path, rule('attrs.value == null || attrs.value == "b"'), things, monkeypatch)


def test_one_is_not_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values: list[Value] = [1, True, Decimal("1.5"), 0, False, "1"]
    things = [instance(number, {"value": values[number % len(values)]}) for number in range(COUNT)]
    found = both_ways(tmp_path, rule("attrs.value == 1"), things, monkeypatch)
    assert [one.status for one in found] == [(Status.FAIL, Status.PASS)[number % 6 == 0] for number in range(COUNT)]


def test_blocks_that_stand_elsewhere_are_compared_too(tmp_path: Path, compared: list[bool]) -> None:
    things = [instance(number, {"size": 3}) for number in range(COUNT)]
    apart = [replace(one, location=replace(one.location, start_line=row + 1)) for row, one in enumerate(things)]
    assert len(list(check(ResourceSet(tuple(apart)), bound(tmp_path, rule("attrs.size > 5"))))) == COUNT
    assert compared.count(True) > 30


def test_a_finding_stands_in_the_block_of_its_own_resource(tmp_path: Path, compared: list[bool]) -> None:
    def apart(number: int) -> Resource:
        line = 10 * number + 1
        place = Location("main.tf", line + 2, 3, line + 2, 11)
        return replace(
            instance(number, {"size": 3}), location=Location("main.tf", line, 1, line + 4, 2), places={("size",): place}
        )

    things = [apart(number) for number in range(COUNT)]
    found = list(check(ResourceSet(tuple(things)), bound(tmp_path, rule("attrs.size > 5"))))
    assert [one.location for one in found] == [one.places[("size",)] for one in things]
    assert [one.evidence[0].location for one in found] == [one.location for one in found]
    assert compared.count(True) > 30


def test_an_attribute_of_an_instance_stands_where_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def of(number: int) -> Resource:
        place = Location("main.tf", 2 + number % 2, 3, 2 + number % 2, 11)
        return replace(instance(number, {"size": 3}), places={("size",): place})

    found = both_ways(tmp_path, rule("attrs.size > 5"), [of(number) for number in range(COUNT)], monkeypatch)
    assert [one.location.start_line for one in found] == [2 + number % 2 for number in range(COUNT)]


def test_what_is_unknown_in_an_instance_comes_before_what_is_known_in_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    things = [instance(number, {"name": "n" if number < COUNT - 1 else FROM_OUTSIDE}) for number in range(COUNT)]
    before = 'locals {\n  names = [for one in core::getresources("aws_thing", {}) : core::try(one.name, null)]\n}'
    text = rule("true", inside='filter = core::contains(local.names, core::try(attrs.maybe, "m"))', before=before)
    found = both_ways(tmp_path, text, things, monkeypatch)
    assert {one.status for one in found} == {Status.UNKNOWN}


def test_a_value_goes_by_the_name_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    things = [instance(number, {"pair": {"value": "x", "name": f"N{number}"}}) for number in range(COUNT)]
    found = both_ways(tmp_path, rule('attrs.pair.value != "x"'), things, monkeypatch)
    assert [one.evidence[0].name for one in found] == [f"N{number}" for number in range(COUNT)]


def test_evidence_is_that_of_another_instance_when_it_has_the_same_value() -> None:
    placed = Placed("there", [("a", HERE)], HERE, ())
    assert placed.is_where("here", [("a", HERE)])
    assert not placed.is_where("here", [("b", HERE)])
    assert not placed.is_where("here", [("a", None)])


def test_resources_of_two_providers_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Resource] = []
    for alias, region in ((None, "eu"), ("us", "us")):
        address = "provider.aws" + (f".{alias}" if alias else "")
        found.append(resource(address, {"region": region}, mode="provider", type="aws", name="aws"))
    for number in range(COUNT):
        provider = ProviderReference("aws", (None, "us")[number % 2])
        found.append(replace(instance(number, {"size": 3}), provider=provider))
    condition = 'core::try(hclscan::provider_config(attrs).region, "") == "eu"'
    statuses = [one.status for one in both_ways(tmp_path, rule(condition), found, monkeypatch)]
    assert statuses == [(Status.PASS, Status.FAIL)[number % 2] for number in range(COUNT)]


def test_a_resource_that_may_be_several_things_is_judged_as_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [resource(f"aws_part.{name}", {"name": name, "on": name == "a"}) for name in "ab"]
    names: list[Value] = ["a", "b", OneOf(("a", "b")), OneOf(("b", "c"))]
    things = [instance(number, {"name": names[number % 4]}) for number in range(COUNT)]
    condition = 'core::alltrue([for one in core::getresources("aws_part", { name = attrs.name }) : one.on])'
    both_ways(tmp_path, rule(condition), [*parts, *things], monkeypatch)


def test_a_rule_that_applies_to_none_of_a_type_is_asked_about_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    original = Checker.finding

    def finding(self: Checker, *arguments: Any) -> Finding | None:
        asked.append(arguments[2].resource.address)
        return original(self, *arguments)

    monkeypatch.setattr(Checker, "finding", finding)
    things = [instance(number, {"size": 3}) for number in range(COUNT)]
    before = 'locals {\n  parts = core::getresources("aws_part", {})\n}'
    text = rule("false", inside="filter = core::length(local.parts) > 0", before=before)
    assert list(check(ResourceSet(tuple(things)), bound(tmp_path, text))) == []
    assert len(asked) == JUDGED + 1


def test_a_rule_about_what_no_two_resources_share_is_not_compared_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compared: list[bool]
) -> None:
    walks: list[str] = []
    original = Precedents.walk

    def walk(self: Precedents, scope: Scope, here: str) -> Any:
        walks.append(here)
        return original(self, scope, here)

    monkeypatch.setattr(Precedents, "walk", walk)
    things = [instance(number, {"name": f"n{number}"}) for number in range(COUNT)]
    assert len(list(check(ResourceSet(tuple(things)), bound(tmp_path, rule('attrs.name == "n"'))))) == COUNT
    assert compared == []
    assert len(walks) == PATIENCE


def test_what_a_repository_comes_to_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compared: list[bool]) -> None:
    monkeypatch.chdir(tmp_path)
    generate(tmp_path / "repository", Shape(1500, fan_out=30))
    options = ScanOptions(jobs=1, cache=False, select=("ALL",))
    found = scan(["repository"], options).findings
    assert compared.count(True) > 100
    monkeypatch.setattr(repeats, "FROM", NEVER)
    assert scan(["repository"], options).findings == found


# -- values --------------------------------------------------------------------------------------------------------------


def block(address: str, **attrs: Value) -> InstanceObject:
    return InstanceObject(Reference("resource", address, ("block", 0)), attrs)


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        ("a", "a", True),
        ("a", "b", False),
        (1, True, False),
        (1, 1, True),
        (None, None, True),
        (None, "", False),
        (("a", 1), ("a", 1), True),
        (("a", 1), ("a", 2), False),
        (("a",), ("a", "a"), False),
        ({"k": "v"}, {"k": "v"}, True),
        ({"k": "v"}, {"l": "v"}, False),
        ({"k": "v", "l": "w"}, {"k": "v", "l": "w"}, True),
        ({"k": "v", "l": "w"}, {"l": "w", "k": "v"}, False),
        (("a",), ListValue(("a",)), False),
        (Failure("no"), Failure("no"), True),
        (Failure("no"), Failure("never"), False),
        (Unknown(reason="x"), Unknown(reason="x"), True),
        (Unknown(reason="x"), Unknown(reason="x", present=True), False),
        (refers("aws_a.x"), refers("aws_a.y"), False),
        (Sensitive("a"), Sensitive("a"), False),
        (block("here", on=True), block("there", on=True), True),
        (block("here", on=True), block("there", on=False), False),
        (block("other", on=True), block("there", on=True), False),
        (InstanceObject(Reference("resource", "here"), {}), InstanceObject(Reference("resource", "there"), {}), False),
    ],
)
def test_values_are_alike_when_nothing_tells_them_apart(value: Value, other: Value, expected: bool) -> None:
    assert alike(value, other, "here", "there") is expected


def test_a_rule_that_is_cold_records_nothing() -> None:
    found = policy(rule("true")).rules[0]
    assert not found.steady.is_warm
