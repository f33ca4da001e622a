"""The functions of the configuration language, one module per family.

A function is a row in the `FUNCTIONS` of its module; `try` and `can` belong to the evaluator. Modules that need heavy imports
make them when a function is called.
"""

from __future__ import annotations

from collections.abc import Mapping

from hclscan.hcl.functions import (
    collection,
    conversion,
    date,
    deferred,
    encoding,
    file,
    formatting,
    hashing,
    json_text,
    mapping,
    network,
    number,
    pattern,
    provider,
    search,
    sets,
    string,
    tabular,
    yaml_text,
)
from hclscan.hcl.functions.json_text import decode_with_holes
from hclscan.hcl.functions.signature import Function, FunctionContext, Parameter, call
from hclscan.hcl.functions.yaml_text import filled_yaml, marked_yaml, yaml_with_holes

__all__ = [
    "TERRAFORM_FUNCTIONS",
    "Function",
    "FunctionContext",
    "Parameter",
    "call",
    "decode_with_holes",
    "filled_yaml",
    "marked_yaml",
    "yaml_with_holes",
]

_UNPREFIXED = {
    **collection.FUNCTIONS,
    **search.FUNCTIONS,
    **mapping.FUNCTIONS,
    **sets.FUNCTIONS,
    **string.FUNCTIONS,
    **formatting.FUNCTIONS,
    **pattern.FUNCTIONS,
    **number.FUNCTIONS,
    **date.FUNCTIONS,
    **network.FUNCTIONS,
    **hashing.FUNCTIONS,
    **encoding.FUNCTIONS,
    **json_text.FUNCTIONS,
    **tabular.FUNCTIONS,
    **yaml_text.FUNCTIONS,
    **file.FUNCTIONS,
    **conversion.FUNCTIONS,
    **deferred.FUNCTIONS,
}

TERRAFORM_FUNCTIONS: Mapping[str, Function] = {
    **_UNPREFIXED,
    **{f"core::{name}": function for name, function in _UNPREFIXED.items()},
    **provider.FUNCTIONS,
}
"""All functions by the names that expressions call them by."""
