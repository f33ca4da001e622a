"""What hclscan makes of a module, in plain JSON values: unknown values are `{"__unknown__": true}`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from hclscan.hcl.values import OneOf, Sensitive, Unknown, Value
from hclscan.parsing import Parser
from hclscan.terraform.load import ModuleLibrary, RootOptions, RootResult, evaluate_root
from hclscan.terraform.syntaxes import SYNTAXES

UNKNOWN: dict[str, Any] = {"__unknown__": True}


def plain(value: Value) -> Any:
    """A value as JSON; sensitive marks are taken off, as a plan file does."""
    if isinstance(value, Sensitive):
        return plain(value.value)
    if isinstance(value, (Unknown, OneOf)):
        return UNKNOWN
    if isinstance(value, tuple):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {name: plain(element) for name, element in value.items()}
    return value


def evaluate(directory: Path, variables: Mapping[str, str] | None = None, *, tree: Path | None = None) -> RootResult:
    """A root module, evaluated in its own directory as current directory; paths in the result are relative to it."""
    before = Path.cwd()
    os.chdir(directory)
    try:
        library = ModuleLibrary(Parser(syntaxes=SYNTAXES))
        result = evaluate_root(".", os.path.realpath(tree or directory), library, RootOptions(variables or {}))
        return replace(result, diagnostics=(*library.diagnostics, *result.diagnostics))
    finally:
        os.chdir(before)


def evaluated(directory: Path) -> dict[str, Any]:
    """The values of resources and outputs."""
    result = evaluate(directory)
    resources = {
        resource.address: plain(resource.attrs)
        for resource in result.resources.resources
        if resource.mode in ("managed", "data")
    }
    return {"resources": resources, "outputs": {name: plain(value) for name, value in result.outputs.items()}}
