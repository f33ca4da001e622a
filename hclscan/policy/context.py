"""What functions of the policy language may ask of the evaluation they are called in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hclscan.hcl.values import EvaluationError, Unknown, Value
from hclscan.policy.lookup import Lookup
from hclscan.policy.recording import Trace
from hclscan.records import mutable


def data_is_unknown(type_: str, config: Value) -> Value:
    """The answer to `core::getdatasource` when no provider can be asked."""
    return Unknown(reason=f"data source {type_} is not read")


@mutable
class PolicyContext:
    """The resources to look things up in, and what is particular to the resource under evaluation.

    `data(type, config)` answers `core::getdatasource`. `trace` notes what is read and looked up, if that is wanted.
    """

    lookup: Lookup
    environment: Value = None
    data: Callable[[str, Value], Value] = data_is_unknown
    trace: Trace | None = None

    # Policies cannot read files: no function that would is in their table.

    def read(self, path: str) -> bytes | Unknown:
        raise EvaluationError("Policies cannot read files")

    def exists(self, path: str) -> bool | Unknown:
        raise EvaluationError("Policies cannot read files")

    def files(self, directory: str) -> Iterator[str] | Unknown:
        raise EvaluationError("Policies cannot read files")

    def render(self, text: str, path: str, variables: object) -> Value:
        raise EvaluationError("Policies cannot read files")
