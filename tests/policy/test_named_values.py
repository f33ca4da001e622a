"""Values by their names, from maps and from lists, and the places where they stand or would stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.findings import Finding
from hclscan.hcl.values import Unknown, Value
from tests.policy.examples import FROM_OUTSIDE, findings, rule, value


def asked(values: Value, name: str = "wanted") -> Value:
    return value(f'hclscan::named_value(attrs.values, "{name}")', {"values": values})


def element(name: Value, content: Value) -> dict[str, Value]:
    return {"name": name, "value": content}


def test_a_value_is_found_in_a_map_and_in_a_list() -> None:
    assert asked({"wanted": "a", "other": "b"}) == "a"
    assert asked((element("other", "b"), element("wanted", "a"))) == "a"
    assert asked({"other": "b"}) is None
    assert asked((element("other", "b"), {"name": "wanted"})) is None


def test_the_last_of_a_name_counts() -> None:
    assert asked((element("wanted", "a"), element("wanted", "b"), element("other", "c"))) == "b"


@pytest.mark.parametrize("odd", [None, "wanted", 7, (), {}, ("wanted", None, 7), ({"value": "a"},)])
def test_what_names_nothing_has_no_value(odd: Value) -> None:
    assert asked(odd) is None


def test_what_is_not_known_leaves_open_what_it_may_be() -> None:
    assert type(asked(FROM_OUTSIDE)) is Unknown
    assert type(asked({"wanted": FROM_OUTSIDE})) is Unknown
    assert type(asked((element("wanted", "a"), element(FROM_OUTSIDE, "b")))) is Unknown
    assert type(asked((element("wanted", "a"), FROM_OUTSIDE))) is Unknown
    assert asked((element(FROM_OUTSIDE, "b"), element("wanted", "a"))) == "a"


# -- places --------------------------------------------------------------------------------------------------------------

POLICY = rule(
    'core::alltrue([for key in ["wanted"] : hclscan::named_value(local.arguments, key) == "yes"])',
    type_="kubernetes_manifest",
    inside="locals {\n  arguments = core::try(attrs.manifest.apiServer.extraArgs, null)\n}",
)

BEGINNING = "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n"


def found(tmp_path: Path, rest: str) -> Finding:
    [finding] = findings(tmp_path, POLICY, BEGINNING + rest, "yaml")
    return finding


ARGUMENTS = "apiServer:\n  extraArgs:\n"


@pytest.mark.parametrize(
    ("rest", "line", "attribute", "shown"),
    [
        (f"{ARGUMENTS}    other: a\n    more: b\n", 4, "extraArgs.wanted", None),
        (f"{ARGUMENTS}    other: a\n    wanted: no\n", 6, "extraArgs.wanted", False),
        (f"{ARGUMENTS}    - name: other\n      value: a\n    - name: more\n", 4, "extraArgs.wanted", None),
        (f"{ARGUMENTS}    - name: other\n    - name: wanted\n      value: b\n", 7, "extraArgs[1].value", "b"),
        ("apiServer:\n  timeoutForControlPlane: 4m\n", 3, "extraArgs", None),
    ],
)
def test_a_finding_points_at_the_value_or_at_the_block_that_lacks_it(
    tmp_path: Path, rest: str, line: int, attribute: str, shown: Value
) -> None:
    finding = found(tmp_path, rest)
    assert (finding.location.start_line, finding.location.end_line) == (line, line)
    assert [(one.attribute, one.value) for one in finding.evidence] == [(f"manifest.apiServer.{attribute}", shown)]


def test_without_any_arguments_it_points_at_the_object(tmp_path: Path) -> None:
    assert found(tmp_path, "clusterName: labora\n").location.start_line == 1
