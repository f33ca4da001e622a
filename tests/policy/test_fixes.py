"""Every fix mends what it is shown for: applied to the examples that fail a rule, the rule is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hclscan.findings import Finding, Status
from hclscan.hcl.values import Value
from hclscan.options import ScanOptions
from hclscan.parsing import Parser
from hclscan.policy.check import check
from hclscan.policy.load import load_policies
from hclscan.policy.policies import BoundPolicy, Policy, PolicySet, bind_policies, pattern_for
from hclscan.scan import evaluate
from hclscan.workshop.expectations import EXAMPLES, SUFFIXES, find_examples
from tests.policy.mending import mended

POLICIES = Path(__file__).parents[2] / "policies"
FOLDERS = sorted(folder.parent for folder in POLICIES.glob("*/policy.yaml"))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def policy(request: pytest.FixtureRequest) -> Policy:
    loaded = load_policies([request.param], Parser().parse_text)
    assert isinstance(loaded, PolicySet)
    (found,) = loaded.policies
    return found


def test_each_fix_mends_the_examples_that_fail_its_rule(policy: Policy, tmp_path: Path) -> None:
    fixes = {(rule.label, pattern) for rule in policy.rules for pattern in (*rule.fixes, "")}
    shown, unmended = _mending(policy, {}, {rule.label for rule in policy.rules}, tmp_path / "as-it-is")
    # Rules that an input switches on.
    rest = {label for label, _ in fixes - shown}
    switches = {one.name: True for file in policy.files for one in file.inputs.values() if one.default is False}
    if rest and switches:
        switched, more = _mending(policy, switches, rest, tmp_path / "switched-on")
        unmended += more
        shown |= switched
    assert unmended == []
    assert sorted(fixes - shown) == [], "rules, and types that have a fix of their own, of which no example fails"


def _mending(
    policy: Policy, inputs: dict[str, Value], labels: set[str], folder: Path
) -> tuple[set[tuple[str, str]], list[str]]:
    """Which fixes are shown for an example that fails, by rule and pattern of types, and what fails although it is mended."""
    (bound,) = bind_policies([policy], inputs)
    assert isinstance(bound, BoundPolicy)
    shown: set[tuple[str, str]] = set()
    unmended: list[str] = []
    for number, place in enumerate(find_examples(policy.folder)):
        texts = dict(_texts(place))
        broken = _failures(texts, [bound], folder / f"{number}")
        for rule in policy.rules:
            failures = [finding for finding in broken if finding.rule == rule.label]
            if not failures or rule.label not in labels:
                continue
            shown |= {(rule.label, pattern_for(rule.fixes, finding.type) or "") for finding in failures}
            alone = replace(bound, policy=replace(bound.policy, rules=(rule,)))
            again = mended(texts, failures)
            addresses = {finding.address for finding in failures}
            for finding in _judged(again, [alone], folder / f"{number}-{rule.label}"):
                if finding.address in addresses and finding.status is not Status.PASS:
                    unmended.append(f"{rule.label}: {finding.address} ({place.name}) {finding.status.value} {finding.reason}")
    return shown, unmended


def _texts(place: Path) -> Iterator[tuple[str, str]]:
    """The files of an example by their paths in it; folders in the one of all examples are others."""
    for path in sorted(place.iterdir() if place.name == EXAMPLES else place.rglob("*")):
        if path.is_file():
            name = path.relative_to(place).as_posix()
            yield name, path.read_text(encoding="utf-8") if path.suffix in SUFFIXES or path.stat().st_size < 100_000 else ""


def _failures(texts: dict[str, str], policies: Sequence[BoundPolicy], folder: Path) -> list[Finding]:
    return [finding for finding in _judged(texts, policies, folder) if finding.status is Status.FAIL]


def _judged(texts: dict[str, str], policies: Sequence[BoundPolicy], folder: Path) -> list[Finding]:
    """What policies say of an example; places are relative to it."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        evaluation = evaluate(["."], ScanOptions(jobs=1))
        assert [str(error) for error in evaluation.errors] == []
        return [finding for group in evaluation.sets for finding in check(group, policies, evaluation.sources)]
