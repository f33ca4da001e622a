"""What the `terraform` on PATH makes of a module: its planned values, in the form that `evaluated.py` gives hclscan's in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

UNKNOWN: dict[str, Any] = {"__unknown__": True}

MISSING = shutil.which("terraform") is None
REASON = "there is no terraform on PATH"


class Rejected(Exception):
    """Terraform does not accept the configuration."""


def terraform(directory: Path, *arguments: str) -> str:
    """The output of a command in a directory. Raises `Rejected`."""
    run = subprocess.run(
        ["terraform", *arguments],
        capture_output=True,
        text=True,
        cwd=directory,
        env={**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1", "TF_LOG": "", "TF_INPUT": "0"},
        timeout=120,
        check=False,
    )
    if run.returncode != 0:
        raise Rejected(run.stderr or run.stdout)
    return run.stdout


def planned(directory: Path) -> dict[str, Any]:
    """The planned values of resources and outputs. Writes into the directory: give it a copy. Raises `Rejected`."""
    terraform(directory, "init", "-no-color", "-backend=false")
    terraform(directory, "plan", "-no-color", "-refresh=false", "-out=plan")
    plan = json.loads(terraform(directory, "show", "-json", "plan"), parse_float=Decimal)
    resources = {
        change["address"]: merged(change["change"].get("after"), change["change"].get("after_unknown"))
        for change in plan.get("resource_changes", ())
    }
    outputs = {
        name: merged(change.get("after"), change.get("after_unknown"))
        for name, change in plan.get("output_changes", {}).items()
    }
    return {"resources": resources, "outputs": outputs}


def merged(after: Any, unknown: Any) -> Any:
    """Values with a marker in place of what is unknown."""
    if unknown is True:
        return UNKNOWN
    if isinstance(unknown, dict):
        return {name: merged(after.get(name), unknown.get(name, False)) for name in {**after, **unknown}}
    if isinstance(unknown, list) and isinstance(after, list):
        markers = [*unknown, *[False] * len(after)]
        return [merged(element, marker) for element, marker in zip(after, markers, strict=False)]
    return after
