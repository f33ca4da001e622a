"""Generated modules: what hclscan evaluates of them is what Terraform plans.

`HCLSCAN_GENERATED_MODULES=500 pytest tests/terraform/test_generated_modules.py` asks about more than the few of every run.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.hcl.test_generated_expressions import REJECTED, Tally, check
from tests.terraform.evaluated import evaluate, plain
from tests.terraform.generation import Modules
from tests.terraform.oracle import MISSING, REASON, Rejected, planned

COUNT = int(os.environ.get("HCLSCAN_GENERATED_MODULES", "10"))
FIRST_SEED = int(os.environ.get("HCLSCAN_SEED", "1"))


def written(directory: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        place = directory / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return directory


def ours(directory: Path) -> Any:
    result = evaluate(directory)
    if result.diagnostics:
        return REJECTED
    resources = {item.address: plain(item.attrs).get("input") for item in result.resources.resources if item.mode == "managed"}
    return {"outputs": {name: plain(value) for name, value in result.outputs.items()}, "resources": resources}


def theirs(directory: Path) -> Any:
    try:
        plan = planned(directory)
    except Rejected:
        return REJECTED
    return {"outputs": plan["outputs"], "resources": {name: values.get("input") for name, values in plan["resources"].items()}}


@pytest.mark.skipif(MISSING, reason=REASON)
def test_hclscan_evaluates_generated_modules_as_terraform_plans_them(tmp_path: Path) -> None:
    tally = Tally()
    for seed in range(FIRST_SEED, FIRST_SEED + COUNT):
        directory = written(tmp_path / str(seed), Modules(seed).next())
        mine, plan = ours(directory), theirs(directory)
        if REJECTED in (mine, plan):
            tally.add(f"module {seed}", mine, plan)
            continue
        for part in ("outputs", "resources"):
            for name in sorted({*mine[part], *plan[part]}):
                absent = f"no such part of {part}"
                tally.add(f"module {seed}, {name}", mine[part].get(name, absent), plan[part].get(name, absent))
    check(tally)
