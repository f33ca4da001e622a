"""Own modules of resources whose schemas Terraform has from providers: their stored values were read and found right."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from hclscan.report.json_text import encode
from tests.terraform.evaluated import evaluate, evaluated
from tests.terraform.test_against_terraform import EXPECTED, flat

MODULES = Path(__file__).parent / "modules_of_providers"
NAMES = sorted(path.name for path in MODULES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_module_has_its_stored_values(name: str) -> None:
    values = evaluated(MODULES / name)
    if os.environ.get("UPDATE_GOLDEN"):
        (MODULES / name / EXPECTED).write_text(encode(values, indent=2) + "\n", encoding="utf-8")
    stored = json.loads((MODULES / name / EXPECTED).read_text(encoding="utf-8"), parse_float=Decimal)
    assert flat(values) == flat(stored)


@pytest.mark.parametrize("name", NAMES)
def test_a_module_has_no_error(name: str) -> None:
    assert [str(problem) for problem in evaluate(MODULES / name).diagnostics] == []
