"""Fixes of rules on manifests, where Terraform declares the objects: shown in HCL, and mending what they are shown for.

The examples of the policies are written anew as resources of Terraform, judged, and mended with what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hclscan.findings import Finding, Status
from hclscan.kubernetes.typed_text import written
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.policy.check import check
from hclscan.policy.load import load_policies
from hclscan.policy.policies import BoundPolicy, PolicySet, bind_policies
from hclscan.scan import evaluate
from tests.policy.mending import mended

POLICIES = Path(__file__).parents[2] / "policies"
WITHOUT_FAILURES = {"network_flow_logs", "object_storage_expires"}
"""Policies that ask nothing of manifests unless an input says so."""

FOLDERS = sorted({path.parents[1] for path in POLICIES.glob("*/examples/kubernetes*")})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_shown_for_typed_resources_mends_them(folder: Path, tmp_path: Path) -> None:
    loaded = load_policies([folder], Parser().parse_text)
    assert isinstance(loaded, PolicySet)
    (bound,) = bind_policies(loaded.policies, {})
    assert isinstance(bound, BoundPolicy)
    unmended: list[str] = []
    shown = 0
    examples = [*folder.glob("examples/kubernetes*.yaml"), *folder.glob("examples/kubernetes*/*.yaml")]
    for number, path in enumerate(sorted(examples)):
        text = _as_terraform(path.read_text(encoding="utf-8"))
        broken = [one for one in _judged(text, [bound], tmp_path / f"{number}") if one.status is Status.FAIL]
        for rule in bound.policy.rules:
            failures = [finding for finding in broken if finding.rule == rule.label]
            if failures:
                alone = replace(bound, policy=replace(bound.policy, rules=(rule,)))
                unmended += _unmended(text, failures, alone, tmp_path / f"{number}-{rule.label}")
                shown += 1
    assert unmended == []
    assert shown or folder.name in WITHOUT_FAILURES


def _unmended(text: str, failures: Sequence[Finding], policy: BoundPolicy, folder: Path) -> list[str]:
    again = mended({"main.tf": text}, failures)["main.tf"]
    addresses = {finding.address for finding in failures}
    return [
        f"{one.rule}: {one.address} {one.status.value} {one.message}"
        for one in _judged(again, [policy], folder)
        if one.address in addresses and one.status is not Status.PASS
    ]


def _as_terraform(text: str) -> str:
    """The manifests of an example as resources, each with a name of its own."""
    documents = [one for one in re.split(r"^---[ \t]*$", text, flags=re.MULTILINE) if "apiVersion:" in one]
    blocks = [written(document.strip("\n"), "kubernetes_manifest") for document in documents]
    header = re.compile(r'^(resource "\w+") "[^"]*"', re.MULTILINE)
    return "\n\n".join(header.sub(rf'\1 "r{number}"', block) for number, block in enumerate(blocks)) + "\n"


def _judged(text: str, policies: Sequence[BoundPolicy], folder: Path) -> list[Finding]:
    folder.mkdir()
    (folder / "main.tf").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        evaluation = evaluate(["."], ScanOptions(jobs=1, cache=False))
        assert [str(error) for error in evaluation.errors] == []
        return [finding for group in evaluation.sets for finding in check(group, policies, evaluation.sources)]
