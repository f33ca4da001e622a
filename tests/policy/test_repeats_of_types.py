"""Findings on resources of one type, on random rules and resources: the same as when each resource is judged by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hclscan.findings import Finding
from hclscan.hcl.grammar import parse
from hclscan.hcl.source import Location
from hclscan.hcl.values import InstanceObject, MapValue, OneOf, Reference, Sensitive, SetValue, Unknown, Value
from hclscan.policy import repeats, steady
from hclscan.policy.check import check
from hclscan.policy.load import load_policies
from hclscan.policy.policies import BoundPolicy, bind_policies
from hclscan.resources import ProviderReference, Resource, ResourceSet
from tests.policy.examples import FROM_OUTSIDE, refers, resource

NEVER = 10**9

# -- rules ---------------------------------------------------------------------------------------------------------------

LOCALS = """
locals {
  parts   = core::getresources("aws_part", {})
  things  = core::getresources("aws_thing", {})
  blocks  = core::flatten([for one in local.things : core::try(one.block, [])])
  names   = [for one in local.things : core::try(one.name, null)]
  owners  = [for one in local.parts : one.owner]
  watched = [for one in local.parts : one if core::try(one.on, false) == true]
}
"""

OWN_LOCALS = """
  locals {
    either  = core::try(attrs.list, attrs.block)
    on      = [for one in core::try(attrs.block, []) : one if core::try(one.on, false)]
    both    = core::concat(core::try(attrs.list, []), core::try(attrs.block, []))
    mine    = core::getresources("aws_part", { owner = attrs.id })
    said    = core::flatten([for one in local.mine : core::try(one.maps, [])])
    others  = [for one in local.things : one if core::try(one.size, 0) == attrs.size]
    tested  = [for key in core::keys(attrs) : core::try(attrs[key], null) != 3]
    region  = core::try(hclscan::provider_config(attrs).region, "none")
  }
"""

ATOMS = [
    "attrs.size > 5", "attrs.name == \"n\"", "core::try(attrs.maybe, null) == null", "core::can(attrs.maybe.deeper)",
    "core::try(attrs.object.key, \"z\") == \"y\"", "attrs[\"size\"] == 3", "core::try(attrs.block[0].on, true)",
    "core::try(attrs.block[0].deep[0].on, false) == false", "core::length(core::try(attrs.block, [])) > 0",
    "core::alltrue([for one in core::try(attrs.block, []) : core::try(one.on, false)])",
    "core::anytrue([for one in core::try(attrs.block, []) : one.on == attrs.size])",
    "core::alltrue([for one in core::try(attrs.block, []) : core::try(one.value, \"\") != \"x\"])",
    "core::contains(core::keys(attrs), \"maybe\")", "core::length(attrs) > 3", "attrs.maybe == attrs.name",
    "core::alltrue([for key, value in attrs : value != 3])", "core::alltrue(local.tested)",
    "core::length(local.mine) > 0", "core::alltrue([for one in local.mine : core::try(one.on, false)])",
    "core::alltrue([for one in local.said : one.key != \"v\"])", "core::length(local.said) == 0",
    "core::alltrue([for one in local.either : core::try(one.on, false)])", "core::length(local.on) > 0",
    "core::alltrue([for one in local.on : core::try(one.size, 1) > 5])",
    "core::alltrue([for one in local.both : core::try(one.on, false)])",
    "core::length(hclscan::referrers(attrs, \"aws_part\")) > 0", "core::contains(local.owners, attrs.id)",
    "core::anytrue([for one in hclscan::referrers(attrs, \"aws_part\") : hclscan::refers_to(one.owner, attrs)])",
    "hclscan::refers_to(local.owners, attrs)", "core::contains(local.names, core::try(attrs.maybe, \"m\"))",
    "core::alltrue([for one in local.things : core::try(one.size, 1) > 5])", "core::length(local.others) < 3",
    "core::alltrue([for one in local.others : core::try(one.size, 1) > 5])",
    "core::alltrue([for one in local.blocks : core::try(one.on, false)])",
    "core::alltrue([for one in core::try(attrs.block, []) : core::contains(local.blocks, one)])",
    "core::anytrue([for one in local.watched : hclscan::same_provider(attrs, one)])", "local.region == \"eu\"",
    "meta.module_path == \".\"", "meta.operation == \"update\"", "meta.type == \"aws_thing\"", "meta.provider_type != \"aws\"",
    "core::try(meta.tfe_workspace.tags.x, 1) == 1", "hclscan::environment() == \"prod\"",
    "core::alltrue([for one in core::reverse(local.things) : core::try(one.size, 1) > 5])",
    "core::alltrue([for one in core::reverse(local.blocks) : core::try(one.on, false)])",
    "core::try(attrs.text, \"x\") != attrs.name",
    "core::startswith(core::try(attrs.text, \"\"), \"a\")", "core::length(core::try(attrs.map, {})) == 1",
    "core::try(attrs.map[\"k\"], null) == \"v\"", "core::length(core::distinct(core::try(attrs.list, []))) > 1",
    "core::try(core::length(attrs.set), 0) == 0", "core::try(attrs.object, {}) == { key = \"y\", other = 1 }",
    "core::getdatasource(\"aws_what\", { x = attrs.size }).y == 1", "attrs.arn == core::try(attrs.maybe, null)",
    "core::jsonencode(core::try(attrs.object, {})) == \"{}\"",
]  # fmt: skip

FORMS = ("({} && {})", "({} || {})", "(!{} || {})", "({0} ? {1} : !{1})", "core::try({}, {})", "core::alltrue([{}, {}])")

CONDITIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda parts: st.tuples(st.sampled_from(FORMS), parts, parts).map(lambda one: one[0].format(*one[1:])),
    max_leaves=4,
)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A policy with one rule."""
    test = draw(st.one_of(st.none(), st.sampled_from(ATOMS)))
    demands = draw(st.lists(CONDITIONS, min_size=1, max_size=2))
    enforces = "".join(
        f"  enforce {{\n    condition = {one}\n    error_message = "
        f'"${{core::try(attrs.name, 0)}} {place} ${{core::length(local.parts)}} ${{local.region}}"\n  }}\n'
        for place, one in enumerate(demands)
    )
    filter_ = "" if test is None else f"  filter = {test}\n"
    return f'{LOCALS}resource_policy "aws_thing" "r" {{\n{filter_}{OWN_LOCALS}{enforces}}}\n'


# -- resources -----------------------------------------------------------------------------------------------------------

SHARED_LIST = ({"on": False, "size": 2},)


def unknowns(address: str) -> list[Value]:
    return [
        FROM_OUTSIDE, Unknown(reason="x"), Unknown(reason="x", present=True), refers(address), refers("aws_other.it"),
        Unknown(template=("a", FROM_OUTSIDE)), Sensitive("n"), OneOf(("n", "m")), OneOf((3, 7)),
    ]  # fmt: skip


def values(address: str) -> dict[str, list[Value]]:
    """The values that the attributes of a resource may have."""
    return {
        "name": ["n", "n", "m", None, *unknowns(address)],
        "size": [3, 3, 7, True, *unknowns(address)],
        "maybe": ["n", "m", None, {"deeper": 1}, *unknowns(address)],
        "text": ["a", "n", *unknowns(address)],
        "object": [{"key": "y", "other": 1}, {"other": 1, "key": "y"}, {"key": "z"}, {"key": FROM_OUTSIDE, "other": 1}],
        "map": [MapValue({"k": "v"}), {"k": "v"}, MapValue({"k": FROM_OUTSIDE, "l": Unknown(reason="y")})],
        "list": [SHARED_LIST, ({"on": False, "size": 2},), ({"on": True},), (1, 1), ()],
        "set": [SetValue(()), (), SetValue(("a",))],
    }


def block(address: str, name: str, place: int, attributes: Mapping[str, Value]) -> InstanceObject:
    return InstanceObject(Reference("resource", address, (name, place)), attributes)


BLOCKS: list[Any] = [
    [], [{"on": False}], [{"on": True}], [{"on": True}, {"on": False}], [{"on": True, "size": 2}], [{"size": 2, "on": True}],
    [{"value": "x", "name": "N"}], [{"value": "x", "name": "M"}],
    [{"on": FROM_OUTSIDE}], [{"on": Unknown(reason="x")}], [{"on": True}, {"on": True}, {"on": True, "size": 9}],
]  # fmt: skip


@st.composite
def kinds(draw: st.DrawFn) -> Any:
    """What a few resources have in common: the numbers of the values of their attributes, and of their blocks."""
    names = draw(st.lists(st.sampled_from(sorted(values("x"))), unique=True))
    shown = {name: draw(st.integers(0, 20)) for name in [*names, "name", "size"]}
    return shown, draw(st.one_of(st.none(), st.integers(0, len(BLOCKS) - 1))), draw(st.integers(0, 3))


def thing(number: int, kind: Any, where: int) -> Iterator[Resource]:
    """A resource of a kind, with the companions that belong to it. `where` says which module, provider and environment."""
    shown, blocks, parts = kind
    address = f'module.m["{number}"].aws_thing.it' if where % 2 else f"aws_thing.it{number}"
    options = values(address)
    attrs: dict[str, Value] = {name: options[name][choice % len(options[name])] for name, choice in shown.items()}
    if blocks is not None:
        attrs["block"] = tuple(block(address, "block", place, one) for place, one in enumerate(BLOCKS[blocks]))
    yield resource(
        address,
        attrs,
        location=Location("main.tf", number + 1, 1, number + 3, 2) if where % 2 else Location("main.tf", 1, 1, 3, 2),
        places={("size",): Location("main.tf", 2, 3, 2, 10)} if where % 3 else {},
        module_path="m" if where % 5 == 0 else ".",
        provider=ProviderReference("aws", "us" if where % 4 == 0 else None),
        environment="prod" if where % 7 == 0 else None,
        operation="update" if where % 6 == 0 else "create",
        certain=where % 8 != 0,
    )
    for part in range(parts):
        owner = (refers(address), refers(address, "arn"), FROM_OUTSIDE)[part]
        maps = ({"key": "v"},) if where % 3 else ({"key": "w"},)
        yield resource(f"aws_part.p{number}_{part}", {"owner": owner, "on": where % 2 == 0, "maps": maps})


@st.composite
def sets(draw: st.DrawFn) -> ResourceSet:
    """Some thirty resources of three kinds, and what belongs to them."""
    found = [
        resource("provider.aws" + alias, {"region": region}, mode="provider", type="aws", name="aws")
        for alias, region in (("", "eu"), (".us", "us"))
    ]
    chosen = draw(st.lists(kinds(), min_size=1, max_size=3))
    places = draw(
        st.lists(st.tuples(st.integers(0, len(chosen) - 1), st.sampled_from((1, 1, 3, *range(12)))), min_size=25, max_size=35)
    )
    for number, (kind, where) in enumerate(places):
        found += thing(number, chosen[kind], where)
    return ResourceSet(tuple(found))


# -- judged both ways ----------------------------------------------------------------------------------------------------


def judged(folder: Path, text: str, resources: ResourceSet) -> list[Finding]:
    (folder / "p.policy.hcl").write_text(text, encoding="utf-8")
    loaded = load_policies([folder], parse)
    assert not isinstance(loaded, tuple), [str(one) for one in loaded]
    bound = [one for one in bind_policies(loaded.policies, {}) if isinstance(one, BoundPolicy)]
    return list(check(resources, bound))


@pytest.fixture
def warm_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "JUDGED", 2)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rules(), sets())
def test_findings_are_those_of_resources_that_are_judged_one_by_one(
    warm_soon: None, tmp_path_factory: pytest.TempPathFactory, text: str, resources: ResourceSet
) -> None:
    folder = tmp_path_factory.mktemp("policy")
    found = judged(folder, text, resources)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeats, "FROM", NEVER)
        assert found == judged(folder, text, resources)
