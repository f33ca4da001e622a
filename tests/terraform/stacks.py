"""Small configurations, written to a directory and evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from hclscan.hcl.source import Location
from hclscan.resources import Resource
from hclscan.terraform.load import RootResult
from tests.terraform.evaluated import evaluate


def write(directory: Path, files: Mapping[str, str]) -> None:
    """Files by path below the directory; common indentation is taken off."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


def stack(directory: Path, main: str, variables: Mapping[str, str] | None = None, /, **files: str) -> RootResult:
    """A root module of `main.tf` and further files, `__` in whose names stands for a slash and `_tf` for the suffix."""
    named = {name.replace("__", "/").replace("_tfvars", ".tfvars").replace("_tf", ".tf"): text for name, text in files.items()}
    write(directory, {"main.tf": main, **named})
    return evaluate(directory, variables)


def resource(result: RootResult, address: str) -> Resource:
    return result.resources.by_address[address]


def addresses(result: RootResult) -> list[str]:
    return [one.address for one in result.resources.resources if one.mode == "managed"]


def messages(result: RootResult) -> list[str]:
    return [str(problem) for problem in result.diagnostics]


def lines(location: Location) -> tuple[int, int]:
    return location.start_line, location.start_column
