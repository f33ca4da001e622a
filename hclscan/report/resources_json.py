"""What was evaluated, for programs: the output of `hclscan resources --format json`."""

from __future__ import annotations

from typing import Any, TextIO

from hclscan.report.json_report import error_object, location_object
from hclscan.report.json_text import encode
from hclscan.report.present import present
from hclscan.resources import Evaluation, Resource


def render(evaluation: Evaluation, stream: TextIO) -> None:
    """Write the resources as one JSON object. `values` shows as known what Terraform knows, and nothing more."""
    document = {
        "resources": [_resource(resource) for resource in evaluation.resources],
        "errors": [error_object(error) for error in evaluation.errors],
    }
    stream.write(encode(document, indent=2) + "\n")


def _resource(resource: Resource) -> dict[str, Any]:
    return {
        "address": resource.address,
        "type": resource.type,
        "name": resource.name,
        "mode": resource.mode,
        "values": present(resource.attrs),
        "location": location_object(resource.location),
    }
