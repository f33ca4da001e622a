"""A call of a function, and what Terraform makes of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from hclscan.hcl.values import Value

REJECTED: Final = "the call is an error"


class Case(NamedTuple):
    """`expression` is the call as Terraform reads it; `arguments` are the same arguments as values of ours."""

    expression: str
    function: str
    arguments: tuple[Value, ...]
    expected: Value
