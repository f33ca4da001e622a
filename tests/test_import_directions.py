"""Imports point downwards only, and nothing imports what must not be there at run time."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "hclscan"

RECORDS = {"errors", "findings", "hcl", "resources"}

# Open to all: the package itself, which holds the version, and how records are made.
OPEN = {"__init__", "records"}

# The parts of the package (its folders and modules), and which other parts each may import.
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "records": set(),
    "hcl": set(),
    "errors": set(),
    "crash": set(),
    "options": {"environment", "findings", "hcl"},
    "resources": {"hcl"},
    "findings": {"hcl"},
    "shipped": {"errors"},
    "selection": {"errors", "findings"},
    "cache": {"errors", "hcl"},
    "clock": set(),
    "disk": {"discovery", "hcl"},
    "strict_yaml": {"hcl"},
    "config_reader": {"config", "discovery", "environment", "patterns", "strict_yaml", *RECORDS},
    "config": {"config_reader", "discovery", "environment", "options", "strict_yaml", *RECORDS},
    "patterns": set(),
    "excluded": {"patterns"},
    "discovery": {"errors", "excluded", "hcl"},
    "parsing": {"cache", "clock", "copies", "discovery", "disk", "errors", "hcl", "report"},
    "environment": {"hcl", "patterns", "resources"},
    "terraform": {"cache", "copies", "discovery", "disk", "environment", "errors", "hcl", "parsing", "resources"},
    "kubernetes": {"discovery", "environment", "errors", "hcl", "resources"},
    "policy": {"cache", "environment", "parsing", "strict_yaml", *RECORDS},
    "suppress": RECORDS,
    "baseline": {"discovery", *RECORDS},
    "changes": {"discovery", "errors"},
    "affected": {"changes", "discovery", "terraform"},
    "manifest_groups": {"affected", "discovery", "excluded", "kubernetes", "resources"},
    "units": {
        "affected", "discovery", "disk", "environment", "kubernetes", "manifest_groups", "options", "terraform", *RECORDS,
    },
    "evaluation": {
        "affected", "changes", "discovery", "disk", "excluded", "kubernetes", "manifest_groups", "options", "parsing",
        "terraform", "units", *RECORDS,
    },
    "judged": {
        "cache", "clock", "copies", "crash", "discovery", "disk", "judging", "parsing", "policy", "results",
        "selection", "slices", "suppress", "units", *RECORDS,
    },
    "copies": set(),
    "slices": {"copies", "policy", "resources", "results", *RECORDS},
    "judging": {"cache", "disk", "options", "policy", "selection", "shipped", *RECORDS},
    "report": RECORDS,
    "results": {"report", "suppress", *RECORDS},
    "scan": {
        "baseline", "cache", "clock", "disk", "evaluation", "judged", "judging", "options", "parsing", "policy", "results",
        "selection", "suppress", "terraform", *RECORDS,
    },
    "checkov_host": {"cache", "config", "policy", "scan", "shipped", *RECORDS},
    "workshop": {"cache", "options", "parsing", "policy", "report", "scan", "selection", "shipped", *RECORDS},
    "cli": {
        "baseline", "cache", "clock", "config", "crash", "environment", "options", "policy", "report", "scan", "selection",
        "shipped", "workshop", *RECORDS,
    },
    "__main__": {"cli"},
}  # fmt: skip

# Distributions that share the environment of users but are none of our dependencies, or only of the build.
FOREIGN = {"hcl2", "checkov", "lark"}
LANGUAGE_ONLY = {"re2": {"hcl", "patterns"}, "click": {"cli"}}


def part_of(file: Path) -> str:
    relative = file.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imported(file: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, at its top or inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide the direction"
            assert node.module is not None
            # `from hclscan import findings` imports a part, `from hclscan import __version__` the package itself.
            for alias in node.names:
                is_part = node.module == "hclscan" and alias.name in ALLOWED
                yield f"hclscan.{alias.name}" if is_part else node.module


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_parts_below_its_own(file: Path) -> None:
    part = part_of(file)
    assert part in ALLOWED, f"{part} needs a row in the table of import directions"
    for name in imported(file):
        if name.split(".")[0] == "hclscan":
            target = [*name.split("."), "__init__"][1]
            assert target in OPEN or target == part or target in ALLOWED[part], f"{part} must not import {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_module_imports_foreign_packages_only_where_they_belong(file: Path) -> None:
    for name in imported(file):
        top = name.split(".")[0]
        assert top not in FOREIGN or part_of(file) == "checkov_host", f"{top} is not a dependency at run time"
        assert top not in LANGUAGE_ONLY or part_of(file) in LANGUAGE_ONLY[top], f"{part_of(file)} must not import {top}"


def test_the_language_imports_nothing_else_of_ours_and_policies_see_resources_only() -> None:
    assert ALLOWED["hcl"] == set()
    assert not ALLOWED["policy"] & {"terraform", "kubernetes"}
