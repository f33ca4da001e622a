"""What is the same for many resources is worked out once, and only what is the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hclscan.hcl.grammar import parse
from hclscan.policy import steady
from hclscan.policy.check import check
from hclscan.policy.language import Rule
from hclscan.policy.load import load_policies
from hclscan.policy.policies import BoundPolicy, bind_policies
from hclscan.policy.steady import JUDGED, Needs
from hclscan.resources import ProviderReference, Resource, ResourceSet
from tests.policy.examples import policy, resource, rule


def warm(condition: str, inside: str = "", before: str = "") -> Rule:
    """A rule whose steady parts have been looked for."""
    found = policy(rule(condition, inside=inside, before=before)).rules[0]
    for _ in range(JUDGED):
        found.steady.count(found)
    return found


TABLE = "locals {\n  table = { a = [1], b = [2] }\n}"


def needs(expression: str) -> Needs | None:
    """What a local of a rule needs; None when it depends on the resource."""
    return warm("local.it", f"locals {{\n  it = {expression}\n}}", TABLE).steady.locals.get("it")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("core::keys(local.table)", Needs.NOTHING),
        ('core::getresources("aws_other", {})', Needs.NOTHING),
        ("local.table[meta.type]", Needs.TYPE),
        ("[for name, values in local.table : name if core::contains(values, meta.type)]", Needs.TYPE),
        ("hclscan::provider_config(attrs)", Needs.PROVIDER),
        ("core::try(hclscan::provider_config(attrs).region, meta.type)", Needs.PROVIDER | Needs.TYPE),
        ("local.table.a[*]", Needs.NOTHING),
        ("attrs.x", None),
        ("meta.operation", None),
        ("hclscan::provider_config(attrs.x)", None),
        ("[for attrs in local.table : hclscan::provider_config(attrs)]", Needs.NOTHING),
        ("[for x in local.table : core::contains(x, attrs.y)]", None),
        ('core::getresources("aws_other", { bucket = attrs.id })', None),
        ("core::try(local.table.c, 1)", Needs.NOTHING),
    ],
)
def test_the_syntax_says_what_a_value_depends_on(expression: str, expected: Needs | None) -> None:
    assert needs(expression) == expected


def test_the_outermost_steady_parts_of_a_condition_are_kept() -> None:
    found = warm(
        'core::contains(core::concat(core::keys(local.table), ["c"]), attrs.x) && core::length(local.table) > 1',
        before="locals {\n  table = { a = 1 }\n}",
    )
    kept = sorted(found.steady.nodes.values())
    assert kept == [Needs.NOTHING, Needs.NOTHING], "concat(…) with all in it, and length(…) > 1"


# -- in a scan -----------------------------------------------------------------------------------------------------------


POLICY = """
locals {
  others = core::getresources("aws_other", {})
}
resource_policy "aws_*" "r" {
  locals {
    limit  = { aws_thing = 10, aws_other = 20 }[meta.type]
    region = core::try(hclscan::provider_config(attrs).region, "none")
  }
  enforce {
    condition     = attrs.size < local.limit && local.region != "us" && core::length(core::tolist(local.others)) < 1000
    error_message = "limit ${local.limit} in ${local.region}"
  }
}
"""


def resources() -> Iterator[Resource]:
    for alias, region in ((None, "eu"), ("us", "us")):
        address = "provider.aws" + (f".{alias}" if alias else "")
        yield resource(address, {"region": region}, mode="provider", type="aws", name="aws")
    for number in range(60):
        type_ = ("aws_thing", "aws_other")[number % 2]
        provider = ProviderReference("aws", (None, "us")[number % 3 == 0])
        yield resource(f"{type_}.r{number}", {"size": number % 25}, provider=provider)


def findings(tmp_path: Path) -> list[tuple[str, str, str]]:
    (tmp_path / "p.policy.hcl").write_text(POLICY, encoding="utf-8")
    loaded = load_policies([tmp_path], parse)
    assert not isinstance(loaded, tuple)
    bound = [one for one in bind_policies(loaded.policies, {}) if isinstance(one, BoundPolicy)]
    return [(one.address, one.status.value, one.message) for one in check(ResourceSet(tuple(resources())), bound)]


def test_verdicts_and_words_are_those_of_a_rule_that_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = findings(tmp_path)
    monkeypatch.setattr(steady, "JUDGED", 10**9)
    assert findings(tmp_path) == kept
    assert {message for _, status, message in kept if status == "fail"} >= {
        "limit 10 in eu",
        "limit 20 in us",
        "limit 10 in us",
    }
