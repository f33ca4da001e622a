"""What a filter rules out beforehand: exactly what it would rule out when it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.cache import Store
from hclscan.findings import Status
from hclscan.hcl.grammar import parse
from hclscan.policy.check import check
from hclscan.policy.compiled import PolicyReader
from hclscan.policy.language import PolicyFile
from hclscan.policy.load import load_policies
from hclscan.policy.narrowing import Narrowing
from hclscan.policy.policies import PolicySet, bind_policies
from hclscan.resources import ResourceSet
from tests.policy.examples import policy, policy_source, resource, rule


def narrowing(condition: str, inside: str = "", before: str = "", type_: str = "*") -> Narrowing:
    text = rule("true", type_=type_, inside=f"filter = {condition}\n{inside}", before=before)
    return policy(text).rules[0].narrowing


def types(*names: str) -> Narrowing:
    return Narrowing(types=frozenset(names))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('core::contains(["a", "b"], meta.type)', types("a", "b")),
        ('meta.type == "a"', types("a")),
        ('"a" == meta.type', types("a")),
        ('(meta.type == "a") && attrs.x', types("a")),
        ('meta.type == "a" || meta.type == "b"', types("a", "b")),
        ('core::contains(["a", "b"], meta.type) && meta.type == "b"', types("b")),
        ('core::contains(core::concat(["a"], ["b"]), meta.type)', types("a", "b")),
        ('attrs.manifest.kind == "Job"', Narrowing(kinds=frozenset({"Job"}))),
        ('core::contains(["Job"], core::try(attrs.manifest.kind, ""))', Narrowing(kinds=frozenset({"Job"}))),
        # What may be an error must not be hidden by what follows.
        ('attrs.x && meta.type == "a"', Narrowing()),
        ('meta.type == "a" || attrs.x', Narrowing()),
        ('meta.type != "a"', Narrowing()),
        ('!core::contains(["a"], meta.type)', Narrowing()),
        ("core::contains(attrs.types, meta.type)", Narrowing()),
        ("core::contains([1], meta.type)", Narrowing()),
        ('core::contains([for r in core::getresources("x", {}) : r.type], meta.type)', Narrowing()),
        ('meta.type == "a" || attrs.manifest.kind == "Job"', Narrowing()),
        ("true", Narrowing()),
    ],
)
def test_constants_that_are_compared_with_the_type_or_the_kind_narrow(condition: str, expected: Narrowing) -> None:
    assert narrowing(condition) == expected


def test_tables_and_conditions_in_locals_count() -> None:
    before = "locals {\n  table = { a = 1, b = 2 }\n}"
    assert narrowing("core::contains(core::keys(local.table), meta.type)", before=before) == types("a", "b")
    assert narrowing("local.applies", 'locals {\n  applies = meta.type == "a"\n}') == types("a")
    assert narrowing("local.applies && attrs.x", 'locals {\n  applies = meta.type == "a"\n}') == types("a")


def test_inputs_narrow_nothing_since_they_may_be_given() -> None:
    before = 'input "types" {\n  type    = list(string)\n  default = ["a"]\n}'
    assert narrowing("core::contains(input.types, meta.type)", before=before) == Narrowing()


def test_resources_of_other_types_and_manifests_of_other_kinds_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / "p.policy.hcl").write_text(
        rule("false", type_="*", inside='filter = core::contains(["aws_a"], meta.type)')
        + rule("false", type_="kubernetes_manifest", inside='filter = attrs.manifest.kind == "Job"')
    )
    loaded = load_policies([tmp_path], parse)
    assert isinstance(loaded, PolicySet)
    resources = [
        resource("aws_a.x"),
        resource("aws_b.x"),
        resource("kubernetes_manifest.x", {"manifest": {"kind": "Job"}}),
        resource("kubernetes_manifest.y", {"manifest": {"kind": "Pod"}}),
        resource("kubernetes_manifest.z", {"manifest": {}}),
    ]
    found = check(ResourceSet(tuple(resources)), bind_policies(loaded.policies, {}))  # type: ignore[arg-type]
    assert [(one.address, one.status) for one in found] == [
        ("aws_a.x", Status.FAIL),
        ("kubernetes_manifest.x", Status.FAIL),
        ("kubernetes_manifest.z", Status.ERROR),
    ]


# -- kept policies -------------------------------------------------------------------------------------------------------

KEPT = """
policy {}

input "days" {
  type        = number
  default     = 30
  description = "How long."
}

input "none" {
  type    = list(string)
  default = []
}

input "ports" {
  type    = list(number)
  default = [80, "443"]
}

input "owner" {
  type    = object({ name = string, size = optional(number, 1) })
  default = { name = "x" }
}

input "asked" {
  type      = bool
  nullable  = true
  sensitive = true
}

locals {
  table = { aws_a = 1 }
  days  = 5
}

resource_policy "aws_*" "r" {
  filter            = core::contains(core::keys(local.table), meta.type)
  enforcement_level = "advisory"
  operations        = ["create"]

  locals {
    days = input.days
  }

  enforce {
    condition     = attrs.days <= local.days
    error_message = "${attrs.days} are too many."
    info_message  = "days"
  }
}
"""


def shape(file: PolicyFile) -> object:
    """Everything that a policy file says."""
    return (
        dict(file.inputs),
        [(type(one.default), getattr(one.default, "element", None)) for one in file.inputs.values()],
        {name: formula.node for name, formula in file.locals.items()},
        file.warnings,
        [
            (
                *(one.kind, one.pattern, one.name, one.operations, one.location, one.narrowing),
                one.filter and one.filter.node,
                one.enforcement_level and one.enforcement_level.node,
                {name: formula.node for name, formula in one.locals.items()},
                [
                    (each.condition.node, each.error_message and each.error_message.node, each.info_message, each.location)
                    if each.info_message is None
                    else (each.condition.node, each.error_message and each.error_message.node, each.info_message.node)
                    for each in one.enforces
                ],
            )
            for one in file.rules
        ],
    )


def test_a_kept_policy_says_what_the_file_says(tmp_path: Path) -> None:
    source = policy_source(KEPT)
    parsed = 0

    def counting(source: object) -> object:
        nonlocal parsed
        parsed += 1
        return parse(source)  # type: ignore[arg-type]

    reader = PolicyReader(counting, Store(tmp_path, "policies"))  # type: ignore[arg-type]
    first, second = reader.policy(source), reader.policy(source)
    assert parsed == 1
    assert isinstance(first, PolicyFile)
    assert isinstance(second, PolicyFile)
    assert first.warnings
    assert shape(first) == shape(second)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-9],
        lambda text: "",
        lambda text: "{}\n",
        lambda text: text.replace("aws_a", "aws_b"),
        lambda text: text.replace('"create"', '"delete"'),
        lambda text: text.replace('"aws_*"', '"gcp_*"'),
    ],
)
def test_a_damaged_entry_is_read_anew(tmp_path: Path, damage: object) -> None:
    reader = PolicyReader(parse, Store(tmp_path, "policies"))
    first = reader.policy(policy_source(KEPT))
    (entry,) = tmp_path.rglob("*.json")
    entry.write_text(damage(entry.read_text()))  # type: ignore[operator]
    second = reader.policy(policy_source(KEPT))
    assert isinstance(first, PolicyFile)
    assert isinstance(second, PolicyFile)
    assert shape(first) == shape(second)


def test_a_policy_that_is_wrong_is_not_kept(tmp_path: Path) -> None:
    reader = PolicyReader(parse, Store(tmp_path, "policies"))
    for _ in range(2):
        assert isinstance(reader.policy(policy_source("nonsense {}")), tuple)
    assert list(tmp_path.rglob("*.json")) == []


def test_kept_metadata_says_what_the_file_says(tmp_path: Path) -> None:
    text = (
        "id: HCL_ENC_001\ntitle: Encrypted\nseverity: high\ndefault: false\nwhy: Because.\nreferences: [GDPR]\n"
        "rules:\n  r:\n    fix: x\n    severity: low\n  s:\n    fix: y\n"
    )
    reader = PolicyReader(parse, Store(tmp_path, "policies"))
    source = policy_source(text)
    assert reader.metadata(source) == PolicyReader(parse).metadata(source)
    assert reader.metadata(source) == PolicyReader(parse).metadata(source)
    rules = policy_source("r:\n  fix: x\n")
    assert reader.rules(rules) == PolicyReader(parse).rules(rules) == reader.rules(rules)
