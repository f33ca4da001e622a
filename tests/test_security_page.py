"""SECURITY.md: what it promises has tests, and no code of ours could break it unnoticed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "hclscan"
FILES = sorted(PACKAGE.rglob("*.py"))

EXECUTING = {"pickle", "marshal", "shelve", "dill", "code", "runpy", "ctypes", "cffi"}
"""Modules that run what they read."""

NETWORK = {"socket", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "ssl", "xmlrpc"}

PROCESSES = {"kubernetes/build.py": "kustomize", "changes.py": "Git"}
"""What starts programs, and which."""


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_module_can_run_what_it_reads_or_reach_the_network(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported, called = set(_imported(tree)), set(_called(tree))
    assert not imported & (EXECUTING | NETWORK)
    assert not called & {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
    assert not {
        name for name in called if re.fullmatch(r"yaml\.(load|load_all|unsafe_load|full_load|Loader|UnsafeLoader)", name)
    }
    name = file.relative_to(PACKAGE).as_posix()
    assert ("subprocess" in imported) == (name in PROCESSES)
    shells = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "shell"]
    assert not shells


def test_yaml_loaders_construct_no_objects() -> None:
    loaders = {found for file in FILES for found in re.findall(r"yaml\.(\w*Loader)\b", file.read_text(encoding="utf-8"))}
    assert loaders == {"SafeLoader", "CSafeLoader"}


def test_every_promise_names_tests_that_exist() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| **")]
    assert len(rows) == 8
    for row in rows:
        named = re.findall(r"`(tests/[\w/.]+)`", row.split("|")[3])
        assert named, row
        assert all((ROOT / one).exists() for one in named), row


def test_the_page_counts_no_more_hostile_cases_than_there_are() -> None:
    from tests.hostile.test_configuration import HARMLESS, REFUSED
    from tests.hostile.test_hostile import CASES
    from tests.hostile.test_output import CHECKS, PAYLOADS
    from tests.hostile.test_secrets import SHAPED, USES

    assert len(CASES) + len(REFUSED) + len(HARMLESS) + len(PAYLOADS) * len(CHECKS) + len(USES) + len(SHAPED) > 300
