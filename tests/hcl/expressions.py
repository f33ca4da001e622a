"""Expressions as outputs of a module, so that hclscan and Terraform can be asked about many at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from hclscan.hcl.numbers import number_text
from hclscan.report.json_text import encode
from tests.terraform.evaluated import evaluate, plain

MODULE = Path(__file__).parent / "expressions.tf"
UNKNOWN = {"__unknown__": True}


def shown(value: Any) -> str:
    """A value as compact JSON, with `?` for what is unknown."""
    if value == UNKNOWN and isinstance(value, dict):
        return "?"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {shown(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    return number_text(value) if isinstance(value, Decimal) else encode(value)


def write_module(directory: Path, expressions: Sequence[str]) -> None:
    """A module with one output for each expression: `o0`, `o1`, …"""
    outputs = (f'output "o{number}" {{\n  sensitive = true\n  value = {text}\n}}\n' for number, text in enumerate(expressions))
    (directory / "main.tf").write_text(MODULE.read_text(encoding="utf-8") + "".join(outputs), encoding="utf-8")


def answers(directory: Path, expressions: Sequence[str], rejected: str) -> Mapping[str, str]:
    """What hclscan makes of each expression."""
    write_module(directory, expressions)
    result = evaluate(directory)
    lines = (directory / "main.tf").read_text(encoding="utf-8").split("\n")
    in_error = set()
    for problem in result.diagnostics:
        above = problem.location.start_line - 1
        while not lines[above].startswith('output "'):
            above -= 1
        in_error.add(lines[above].split('"')[1])
    return {
        text: rejected if f"o{number}" in in_error else shown(plain(result.outputs[f"o{number}"]))
        for number, text in enumerate(expressions)
    }
