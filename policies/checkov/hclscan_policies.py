"""Registers every policy of hclscan as a check, for the frameworks terraform, terraform_plan and kubernetes.

The verdicts are those of hclscan: what Checkov scans is evaluated once, and the results are handed over resource by resource.
A verdict that hclscan cannot reach is UNKNOWN, which Checkov leaves out of its report. Policies that are off by default answer
when `--check` names them or the configuration selects them.
"""

from __future__ import annotations

import inspect
import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from checkov.common.bridgecrew.severities import Severities
from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.kubernetes.checks.resource.base_spec_check import BaseK8Check
from checkov.terraform.checks.provider.base_check import BaseProviderCheck
from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck

INSTALLED = find_spec("hclscan") is not None
if INSTALLED:
    from hclscan import checkov_host

MISSING = "hclscan is not installed where Checkov runs, and its policies ask it for their verdicts: pip install hclscan"

CATEGORIES = {
    "ENC": CheckCategories.ENCRYPTION,
    "PUB": CheckCategories.NETWORKING,
    "RET": CheckCategories.BACKUP_AND_RECOVERY,
    "LOG": CheckCategories.LOGGING,
    "ALR": CheckCategories.LOGGING,
    "IAM": CheckCategories.IAM,
    "MIG": CheckCategories.GENERAL_SECURITY,
    "GOV": CheckCategories.CONVENTION,
}

RESULTS = {"fail": CheckResult.FAILED, "pass": CheckResult.PASSED, "suppressed": CheckResult.SKIPPED}
"""What the statuses of hclscan are for Checkov; an undecided verdict, an error, and none at all are unknown."""


@dataclass(frozen=True)
class Run:
    """What Checkov scans: absolute paths, and the directory that the paths of its reports are relative to."""

    paths: tuple[str, ...]
    root: str
    checks: tuple[str, ...]
    plan: str = ""


def current_run() -> Run:
    """The run that a check is part of. Checkov tells its checks neither, so the frames of its runner are asked."""
    plan = ""
    frame = inspect.currentframe()
    while frame is not None:
        names = frame.f_locals
        if "full_file_path" in names and isinstance(names["full_file_path"], str) and not plan:
            plan = os.path.abspath(names["full_file_path"])
        if frame.f_code.co_name == "run" and "root_folder" in names and "runner_filter" in names:
            root, files = names["root_folder"], names.get("files") or ()
            given = [root] if root and not files else files
            checks = tuple(getattr(names["runner_filter"], "checks", None) or ())
            is_plan = getattr(names.get("self"), "check_type", "") == "terraform_plan"
            paths = tuple(os.path.abspath(path) for path in given)
            return Run(paths, os.path.abspath(root or os.curdir), checks, plan if is_plan else "")
        frame = frame.f_back
    raise RuntimeError("the runner of Checkov is not among the callers")


def verdicts_of(run: Run) -> checkov_host.Verdicts:
    named = tuple(sorted(check for check in run.checks if check.startswith("HCL_") and "*" not in check))
    return checkov_host.verdicts((run.plan,) if run.plan else run.paths, named)


class Hosted:
    """What checks of both kinds do: answer with the verdict of hclscan, which may be that the finding is suppressed."""

    policy: checkov_host.HostedPolicy

    def answered(self, result: Any, verdict: checkov_host.Verdict) -> Any:
        """Checkov's result, with the verdict in it; what Checkov skips itself stays skipped."""
        if result.get("result") != CheckResult.SKIPPED:
            status = "" if verdict.status is None else verdict.status.value
            result["result"] = RESULTS.get(status, CheckResult.UNKNOWN)
            if status == "suppressed":
                result["suppress_comment"] = verdict.reason
            elif status == "fail":
                self.details = [verdict.reason]
        return result


class ResourceCheck(Hosted, BaseResourceCheck):
    """A policy on resources of Terraform, in configuration and in plans."""

    def __init__(self, policy: checkov_host.HostedPolicy) -> None:
        self.policy = policy
        super().__init__(
            name=policy.title,
            id=policy.id,
            categories=[CATEGORIES[policy.family]],
            supported_resources=list(policy.types),
            guideline=guideline_of(policy),
        )
        self.severity = Severities[policy.severity.upper()]

    def run(self, scanned_file, entity_configuration, entity_name, entity_type, skip_info):
        result = super().run(scanned_file, entity_configuration, entity_name, entity_type, skip_info)
        address = str(entity_configuration.get("__address__") or f"{entity_type}.{entity_name}")
        run = current_run()
        if run.plan:
            return self.answered(result, verdicts_of(run).of_address(self.policy.id, run.plan, [address]))
        return self.answered(result, block_verdict(self.policy, run, scanned_file, entity_configuration, address))

    def scan_resource_conf(self, conf):
        return CheckResult.UNKNOWN


class ProviderCheck(Hosted, BaseProviderCheck):
    """A policy on the configuration of a provider: on what holds for a whole account."""

    def __init__(self, policy: checkov_host.HostedPolicy) -> None:
        self.policy = policy
        super().__init__(
            name=policy.title,
            id=policy.id,
            categories=[CATEGORIES[policy.family]],
            supported_provider=list(policy.providers),
            guideline=guideline_of(policy),
        )
        self.severity = Severities[policy.severity.upper()]

    def run(self, scanned_file, entity_configuration, entity_name, entity_type, skip_info):
        result = super().run(scanned_file, entity_configuration, entity_name, entity_type, skip_info)
        alias = entity_configuration.get("alias")
        alias = alias[0] if isinstance(alias, list) and alias else alias
        address = f"provider.{entity_name}" + (f".{alias}" if alias else "")
        return self.answered(result, block_verdict(self.policy, current_run(), scanned_file, entity_configuration, address))

    def scan_provider_conf(self, conf):
        return CheckResult.UNKNOWN


def block_verdict(policy, run: Run, scanned_file: str, configuration: dict, address: str) -> checkov_host.Verdict:
    """The verdict on the block of a file that Checkov has read as `configuration`."""
    path = os.path.join(run.root, scanned_file.lstrip(os.sep))
    return verdicts_of(run).of_block(policy.id, path, configuration.get("__start_line__") or 0, address)


class ManifestCheck(Hosted, BaseK8Check):
    """A policy on manifests."""

    def __init__(self, policy: checkov_host.HostedPolicy) -> None:
        self.policy = policy
        super().__init__(
            name=policy.title,
            id=policy.id,
            categories=[CATEGORIES[policy.family]],
            supported_entities=["*"],
            guideline=guideline_of(policy),
        )
        self.severity = Severities[policy.severity.upper()]

    def run(self, scanned_file, entity_configuration, entity_name, entity_type, skip_info):
        result = super().run(scanned_file, entity_configuration, entity_name, entity_type, skip_info)
        run = current_run()
        metadata = entity_configuration.get("metadata") or {}
        addresses = checkov_host.manifest_addresses(
            str(entity_configuration.get("kind")), metadata.get("namespace"), str(metadata.get("name"))
        )
        return self.answered(result, verdicts_of(run).of_address(self.policy.id, os.path.abspath(scanned_file), addresses))

    def scan_spec_conf(self, conf):
        return CheckResult.UNKNOWN


def guideline_of(policy: checkov_host.HostedPolicy) -> str:
    return f"hclscan explain {policy.id}"


class MissingForResources(BaseResourceCheck):
    """Fails on everything: Checkov passes whatever an external check raises, and a scan must not pass unseen."""

    def __init__(self) -> None:
        super().__init__(MISSING, "HCL_NOT_INSTALLED", [CheckCategories.GENERAL_SECURITY], ["*"])

    def scan_resource_conf(self, conf):
        return CheckResult.FAILED


class MissingForManifests(BaseK8Check):
    """The same for manifests."""

    def __init__(self) -> None:
        super().__init__(MISSING, "HCL_NOT_INSTALLED", [CheckCategories.GENERAL_SECURITY], ["*"])

    def scan_spec_conf(self, conf):
        return CheckResult.FAILED


def register() -> None:
    """Registers every policy: a check does so itself when it is made."""
    for each in checkov_host.hosted_policies():
        ResourceCheck(each)
        if each.providers:
            ProviderCheck(each)
        if each.manifests:
            ManifestCheck(each)


if INSTALLED:
    register()
else:
    sys.stderr.write(f"{MISSING}\n")
    MissingForResources()
    MissingForManifests()
