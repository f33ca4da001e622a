"""Own modules, evaluated as `terraform plan` evaluates them.

What Terraform plans is stored beside each module, so that the comparison means something where there is no `terraform`;
where there is one, the stored expectation is compared with it. `UPDATE_GOLDEN=1` writes the expectations anew.
"""

from __future__ import annotations

import json
import os
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hclscan.report.json_text import encode
from tests.terraform.evaluated import evaluate, evaluated
from tests.terraform.oracle import MISSING, REASON, planned

MODULES = Path(__file__).parent / "modules"
NAMES = sorted(path.name for path in MODULES.iterdir() if any(path.glob("main.tf*")))
EXPECTED = "expected.json"

# What Terraform knows and hclscan does not, by path in the expectation, with the reason.
NEEDLESS: dict[str, dict[str, str]] = {}


def expectation(name: str) -> Any:
    return json.loads((MODULES / name / EXPECTED).read_text(encoding="utf-8"), parse_float=Decimal)


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Every leaf of a value by its path, and every container's size."""
    if isinstance(value, dict) and value != {"__unknown__": True}:
        found = {f"{path}{{}}": sorted(value)}
        for key, element in value.items():
            found.update(flat(element, f"{path}.{key}"))
        return found
    if isinstance(value, list):
        found = {f"{path}[]": len(value)}
        for index, element in enumerate(value):
            found.update(flat(element, f"{path}[{index}]"))
        return found
    # In JSON, true is not 1.
    return {path: ("bool", value) if isinstance(value, bool) else value}


@pytest.mark.parametrize("name", NAMES)
def test_a_module_is_evaluated_as_terraform_plans_it(name: str) -> None:
    expected, ours = flat(expectation(name)), flat(evaluated(MODULES / name))
    allowed = NEEDLESS.get(name, {})
    wrong = [
        f"{path}: Terraform has {expected.get(path, 'nothing')}, hclscan {ours.get(path, 'nothing')}"
        for path in sorted({*expected, *ours})
        if expected.get(path) != ours.get(path) and not any(path.startswith(prefix) for prefix in allowed)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_a_module_that_terraform_accepts_has_no_error(name: str) -> None:
    assert [str(problem) for problem in evaluate(MODULES / name).diagnostics] == []


@pytest.mark.skipif(MISSING, reason=REASON)
@pytest.mark.parametrize("name", NAMES)
def test_the_stored_expectation_is_what_terraform_plans(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "module"
    shutil.copytree(MODULES / name, copy, ignore=shutil.ignore_patterns(EXPECTED, ".terraform*"))
    plan = planned(copy)
    if os.environ.get("UPDATE_GOLDEN"):
        (MODULES / name / EXPECTED).write_text(encode(plan, indent=2) + "\n", encoding="utf-8")
    assert flat(plan) == flat(expectation(name))


def test_there_are_enough_modules() -> None:
    assert len(NAMES) >= 60
