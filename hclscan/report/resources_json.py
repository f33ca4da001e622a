"""What was evaluated, for programs: the output of `hclscan resources --format json`."""

from __future__ import annotations

from typing import Any, TextIO

from hclscan.report.json_report import error_object, location_object
from hclscan.report.json_text import encode
from hclscan.report.origins import Origin, attribute_name, unknown_parts
from hclscan.report.present import present
from hclscan.report.redact import redact
from hclscan.resources import Evaluation, Resource


def render(evaluation: Evaluation, stream: TextIO) -> None:
    """Write the resources as one JSON object. `values` shows as known what Terraform knows, and nothing more.

    `unknown` lists the attributes that are not known, each with what it goes back to.
    """
    document = {
        "resources": [_resource(resource) for resource in evaluation.resources],
        "errors": [error_object(error) for error in evaluation.errors],
        "warnings": [error_object(warning) for warning in evaluation.warnings],
    }
    stream.write(encode(document, indent=2) + "\n")


def _resource(resource: Resource) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "address": redact(resource.address),
        "type": resource.type,
        "name": resource.name,
        "mode": resource.mode,
        "values": present(resource.attrs),
        "location": location_object(resource.location),
    }
    if resource.mode == "managed":
        shown["operation"] = resource.operation
    because = [
        {"attribute": attribute_name(path), "because": [_origin(origin) for origin in found]}
        for path, _, found in unknown_parts(resource)
    ]
    if because:
        shown["unknown"] = because
    return shown


def _origin(origin: Origin) -> dict[str, str]:
    reason = {"reason": redact(origin.reason)}
    if origin.reference is None:
        return reason
    return {"kind": origin.reference.kind, "reference": redact(str(origin.reference)), **reason}
