"""What a scan is asked to do. Where its findings go, and which of them are shown, is not its business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """The options of `hclscan.scan.scan` and `hclscan.scan.evaluate`.

    `select` and `ignore` are policy ids or prefixes of them (see `hclscan.selection`); with an empty `select`, the policies
    that are on by default run. `environments` keeps only findings in these environments. `jobs` is the number of worker
    processes, None for as many as there are processors. `variables` and `inputs` are texts as written on a command line:
    they are converted to the type that the configuration, or the policy, declares; `input_files` hold inputs too, and
    those of `inputs` come before them. `policies` are directories read beside the shipped policies.
    With `require_reason`, suppressions without a reason do not hold.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
    jobs: int | None = None
    cache: bool = True
    variables: Mapping[str, str] = field(default_factory=dict)
    variable_files: tuple[Path, ...] = ()
    policies: tuple[Path, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    input_files: tuple[Path, ...] = ()
    require_reason: bool = True
