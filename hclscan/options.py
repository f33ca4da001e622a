"""What a scan is asked to do. Where its findings go, and which of them are shown, is not its business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from hclscan.environment import BY_CONVENTION, Environments
from hclscan.findings import Severity
from hclscan.hcl.limits import LIMITS, Limits
from hclscan.records import record


@record
class ScanOptions:
    """The options of `hclscan.scan.scan` and `hclscan.scan.evaluate`.

    `select` and `ignore` are policy ids or prefixes of them (see `hclscan.selection`); with an empty `select`, the policies
    that are on by default run. `environments` keeps only findings in these environments. `jobs` is the number of worker
    processes, None for as many as there are processors. `variables` and `inputs` are texts as written on a command line:
    they are converted to the type that the configuration, or the policy, declares; `input_files` hold inputs too, and
    those of `inputs` come before them. `policies` are directories read beside the shipped policies.
    With `require_reason`, suppressions without a reason do not hold.

    `exclude` are patterns of what is left out, relative to the directory `home`. `severities` change those of policies, by id
    or prefix. `environment_names` says how environments are told. `evaluations` has for root modules the variable files of each
    of their evaluations. Findings in the file `baseline` do not count. `input_values` come before the defaults of inputs only.
    With `since`, only root modules and groups of manifests count that have changed since the history left that of this commit;
    empty, it stands for the branch that changes are merged into. A change of the file `configuration`, of a policy or of an
    input file concerns everything. With `kustomize`, kustomizations are built by the program of that name. Without `passes`,
    findings that pass are counted and need not be listed.
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
    input_values: Mapping[str, Any] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    home: str = "."
    severities: Mapping[str, Severity] = field(default_factory=dict)
    environment_names: Environments = BY_CONVENTION
    evaluations: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    baseline: Path | None = None
    limits: Limits = LIMITS
    since: str | None = None
    kustomize: bool = False
    passes: bool = True
    configuration: str = ""
