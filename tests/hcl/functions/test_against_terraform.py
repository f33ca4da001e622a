"""The written cases, put to the `terraform` on PATH: all of them to one `terraform console`."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hclscan.hcl.functions.json_text import json_text
from tests.hcl.functions.cases import FAMILIES
from tests.hcl.functions.cases.case import REJECTED, Case

REFUSAL = "refused by Terraform"

pytestmark = pytest.mark.skipif(shutil.which("terraform") is None, reason="there is no terraform on PATH")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Terraform makes of each expression, as JSON."""
    expressions = [case.expression for cases in FAMILIES.values() for case in cases]
    module = tmp_path_factory.mktemp("module")
    questions = "".join(f'    try({{ v = {text} }}, "{REFUSAL}"),\n' for text in expressions)
    (module / "main.tf").write_text(f"locals {{\n  answers = [\n{questions}  ]\n}}\n", encoding="utf-8")
    run = subprocess.run(
        ["terraform", "console"],
        input="base64encode(jsonencode(local.answers))\n",
        capture_output=True,
        text=True,
        cwd=module,
        env={**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1", "TF_LOG": ""},
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answers = json.loads(base64.b64decode(run.stdout.strip().strip('"')), parse_float=Decimal)
    return dict(zip(expressions, answers, strict=True))


@pytest.mark.parametrize("family", FAMILIES)
def test_terraform_agrees_with_the_written_cases(family: str, answers: dict[str, Any]) -> None:
    wrong = [f"{case.expression}: {answers[case.expression]}" for case in FAMILIES[family] if not agrees(case, answers)]
    assert not wrong, "\n".join(wrong)


def agrees(case: Case, answers: dict[str, Any]) -> bool:
    answer = answers[case.expression]
    if case.expected is REJECTED or answer == REFUSAL:
        return case.expected is REJECTED and answer == REFUSAL
    return bool(answer["v"] == json.loads(json_text(case.expected), parse_float=Decimal))


def test_terraform_has_no_function_that_is_missing_here(tmp_path: Path) -> None:
    from hclscan.hcl.functions import TERRAFORM_FUNCTIONS

    environment = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"}
    run = subprocess.run(
        ["terraform", "metadata", "functions", "-json"], capture_output=True, check=True, cwd=tmp_path, env=environment
    )
    signatures = json.loads(run.stdout)["function_signatures"]
    evaluated_elsewhere = {"try", "can", "core::try", "core::can"}
    assert not signatures.keys() - TERRAFORM_FUNCTIONS.keys() - evaluated_elsewhere
    for name in signatures.keys() - evaluated_elsewhere:
        function = TERRAFORM_FUNCTIONS[name]
        parameters = [(item["name"], item.get("is_nullable", False)) for item in signatures[name].get("parameters", [])]
        assert [(item.name, item.nullable) for item in function.parameters] == parameters, name
        variadic = signatures[name].get("variadic_parameter")
        assert (function.variadic and function.variadic.name) == (variadic and variadic["name"]), name
