"""What the shipped policies judge is written down: a resource type that is no longer judged is not dropped in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from hclscan.cli import cli
from tests import golden

COVERAGE = Path(__file__).with_name("coverage.json")


def listed() -> Any:
    """The output of `hclscan policy list --format json`."""
    result = CliRunner().invoke(cli, ["policy", "list", "--format", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)["policies"]


def test_every_resource_type_that_is_listed_is_still_judged_and_new_ones_are_listed() -> None:
    found = {
        policy["id"]: {
            "resource_types": sorted({type_ for rule in policy["rules"] for type_ in rule["resource_types"]}),
            "manifest_kinds": sorted({kind for rule in policy["rules"] for kind in rule["manifest_kinds"]}),
        }
        for policy in listed()
    }
    golden.check(COVERAGE, json.dumps(found, indent=1, sort_keys=True) + "\n")


def test_no_rule_is_about_a_pattern_instead_of_types() -> None:
    patterns = [
        f"{policy['id']} {rule['label']}: {type_}"
        for policy in listed()
        for rule in policy["rules"]
        for type_ in rule["resource_types"]
        if "*" in type_
    ]
    assert patterns == []
