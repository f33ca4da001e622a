"""Hostile arguments meet a bound that is named, not a full memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, call
from hclscan.hcl.values import EvaluationError, ListValue, Value
from tests.hcl.functions.contexts import NO_FILES

ALIASES = "".join(f"k{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 9))
LAUGHS = "k0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + ALIASES
MANY = ListValue(range(2000))

REFUSED: list[tuple[str, tuple[Value, ...], str]] = [
    ("replace", ("a" * 10**6, "a", "b" * 100), "16,777,216 (limits: text)"),
    ("replace", ("a" * 10**6, "/a/", "b" * 100), "16,777,216 (limits: text)"),
    ("join", ("x" * 10**6, ("a",) * 100), "16,777,216 (limits: text)"),
    ("indent", (10**6, "\n" * 100), "16,777,216 (limits: text)"),
    ("format", ("%999999999d", 1), "100000"),
    ("format", ("%.999999999f", 1), "100000"),
    ("setproduct", (MANY, MANY), "1,000,000 (limits: elements)"),
    ("range", (5000,), "1024"),
    ("tonumber", ("1e999999999",), "1000 digits"),
    ("jsondecode", ("1e999999999",), "1000 digits"),
    ("yamldecode", ("a: 0x" + "f" * 5000,), "1000 digits"),
    ("jsondecode", ("[" * 100_000,), "200 levels"),
    ("jsondecode", ("[" * 300 + "]" * 300,), "200 levels"),
    ("yamldecode", ("[" * 100_000,), "200 levels"),
    ("yamldecode", (LAUGHS,), "1,000,000 (limits: elements)"),
    ("regex", ("((a{1,100}){1,100}){1,100}", "a"), "not a regular expression"),
]


@pytest.mark.parametrize(("name", "arguments", "bound"), REFUSED, ids=[f"{row[0]} {row[2]}" for row in REFUSED])
def test_the_error_names_the_bound(name: str, arguments: tuple[Value, ...], bound: str) -> None:
    with pytest.raises(EvaluationError) as raised:
        call(TERRAFORM_FUNCTIONS[name], arguments, NO_FILES)
    assert bound in f"{raised.value.summary}: {raised.value.detail}"


def test_a_value_that_nests_deeper_than_python_can_follow_is_an_error() -> None:
    value: Value = "x"
    for _ in range(20_000):
        value = (value,)
    with pytest.raises(EvaluationError, match="nested too deeply"):
        call(TERRAFORM_FUNCTIONS["jsonencode"], (value,), NO_FILES)


def test_importing_the_functions_imports_no_library_they_use() -> None:
    program = (
        "import sys, hclscan.hcl.functions; print(*{'yaml', 're2', 'json', 'hashlib', 'ipaddress', 'csv'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
