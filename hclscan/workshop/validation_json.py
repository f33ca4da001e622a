"""What is wrong with policies and tests, for editors."""

from __future__ import annotations

from typing import TextIO

from hclscan import __version__
from hclscan.report.json_text import encode
from hclscan.workshop.trial_json import SCHEMA_VERSION, problem_object
from hclscan.workshop.validation import Validation


def render(validation: Validation, stream: TextIO) -> None:
    """Write the problems as one JSON object."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "hclscan", "version": __version__},
        "valid": not validation.errors,
        "policies": validation.policies,
        "rules": validation.rules,
        "tests": validation.tests,
        "errors": [problem_object(error) for error in validation.errors],
        "warnings": [problem_object(warning) for warning in validation.warnings],
    }
    stream.write(encode(document, indent=2) + "\n")
