"""Generated expressions: what hclscan knows of them, Terraform knows too; what it rejects, Terraform rejects.

`HCLSCAN_GENERATED=20000 pytest tests/hcl/test_generated_expressions.py -s` asks about more than the few of every run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.hcl.generation import Expressions
from tests.terraform.evaluated import UNKNOWN, evaluate, plain
from tests.terraform.oracle import MISSING, REASON, merged, terraform

MODULE = Path(__file__).parent / "generated"
COUNT = int(os.environ.get("HCLSCAN_GENERATED", "300"))
FIRST_SEED = int(os.environ.get("HCLSCAN_SEED", "1"))
BATCH = 300
REJECTED = "rejected"
INFINITE = "contains infinity, which no plan can hold"

Answers = Mapping[str, Any]


@dataclass
class Tally:
    """How the two compare, over all batches.

    `wrong`: hclscan has a value that Terraform has not. `needless`: Terraform knows more. `disputed`: one of the two rejects
    the expression; what is ill-typed in a branch that is not taken, and the types of nulls, Terraform knows better.
    """

    compared: int = 0
    known: int = 0
    rejected: int = 0
    needless: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)

    def add(self, text: str, ours: Any, theirs: Any) -> None:
        self.compared += 1
        if theirs == INFINITE:
            verdict = ""
        elif ours == REJECTED or theirs == REJECTED:
            self.rejected += 1
            verdict = "" if ours == theirs else "disputed"
        else:
            verdict = difference(ours, theirs)
            self.known += theirs != UNKNOWN
        if verdict:
            line = f"{text}\n    hclscan:   {brief(ours)}\n    Terraform: {brief(theirs)}"
            {"wrong": self.wrong, "needless": self.needless, "disputed": self.disputed}[verdict].append(line)

    def __str__(self) -> str:
        share = 100 * len(self.needless) / max(1, self.known)
        return (
            f"{self.compared} expressions, {self.rejected} of them rejected, {self.known} known to Terraform: "
            f"{len(self.wrong)} wrong, {len(self.needless)} needlessly unknown ({share:.2f} %), "
            f"{len(self.disputed)} accepted by one only"
        )


def difference(ours: Any, theirs: Any) -> str:
    """Empty where both have the same, `needless` where hclscan knows less, `wrong` otherwise."""
    if ours == UNKNOWN:
        return "" if theirs == UNKNOWN else "needless"
    if isinstance(ours, dict) and isinstance(theirs, dict) and ours.keys() == theirs.keys():
        return max((difference(ours[name], theirs[name]) for name in ours), default="")
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        return max(map(difference, ours, theirs), default="")
    alike = isinstance(ours, bool) is isinstance(theirs, bool) and (ours == theirs or same_number(ours, theirs))
    return "" if alike else "wrong"


def same_number(ours: Any, theirs: Any) -> bool:
    """Whether a number is the same although it is written with other digits.

    A plan holds a number that is a 64-bit float as such. Whole lengths and powers have 53 to 64 binary digits in Terraform,
    which shows when fractions are computed of them; hclscan has all whole numbers exactly.
    """
    if not isinstance(ours, Decimal) or not isinstance(theirs, Decimal):
        return False
    return (Decimal(float(ours)) == ours and float(ours) == float(theirs)) or abs(ours - theirs) < abs(theirs) / Decimal(2**52)


def brief(value: Any) -> str:
    text = str(value).replace(str(UNKNOWN), "?")
    return text if len(text) < 300 else text[:300] + "…"


def check(tally: Tally) -> None:
    assert not tally.wrong, "\n".join([*tally.wrong, str(tally)])
    assert len(tally.needless) <= max(3, tally.known // 100), "\n".join([*tally.needless, str(tally)])
    assert len(tally.disputed) <= max(3, tally.compared // 200), "\n".join([*tally.disputed, str(tally)])


def write(directory: Path, expressions: Mapping[str, str]) -> None:
    outputs = (f'output "{name}" {{\n  sensitive = true\n  value = {text}\n}}\n' for name, text in expressions.items())
    (directory / "outputs.tf").write_text("".join(outputs), encoding="utf-8")


def hclscan(directory: Path, expressions: Mapping[str, str]) -> Answers:
    write(directory, expressions)
    result = evaluate(directory)
    names = list(expressions)
    in_error = {names[(problem.location.start_line - 1) // 4] for problem in result.diagnostics}
    return {name: REJECTED if name in in_error else plain(result.outputs[name]) for name in expressions}


def terraforms(directory: Path, expressions: Mapping[str, str], infinite: Set[str]) -> Answers:
    """What Terraform makes of the expressions: those in error are found and left out until it makes a plan.

    It does not say which value no plan can hold: `infinite` names those in which hclscan finds infinity.
    """
    accepted = {name: text for name, text in expressions.items() if name not in infinite}
    refused = dict.fromkeys(infinite, INFINITE)
    while True:
        write(directory, accepted)
        in_error = rejected(directory, list(accepted))
        if not in_error:
            break
        refused.update(in_error)
        for name in in_error:
            del accepted[name]
    plan = json.loads(terraform(directory, "show", "-json", "plan"), parse_float=Decimal)
    changes = plan["output_changes"]
    values = {name: merged(change.get("after"), change.get("after_unknown")) for name, change in changes.items()}
    return {name: values.get(name) if name in accepted else refused[name] for name in expressions}


def rejected(directory: Path, names: Sequence[str]) -> dict[str, str]:
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1", "TF_LOG": "", "TF_INPUT": "0"}
    run = subprocess.run(
        ["terraform", "plan", "-json", "-refresh=false", "-out=plan"],
        capture_output=True, text=True, cwd=directory, env=environment, timeout=300, check=False,
    )  # fmt: skip
    if run.returncode == 0:
        return {}
    found = {}
    for line in run.stdout.splitlines():
        diagnostic = json.loads(line).get("diagnostic", {})
        place = diagnostic.get("range", {})
        if diagnostic.get("severity") == "error" and place.get("filename") == "outputs.tf":
            found[names[(place["start"]["line"] - 1) // 4]] = REJECTED
    assert found, run.stdout
    return found


def batches(directory: Path) -> Iterator[tuple[Mapping[str, str], Answers, Answers]]:
    terraform(directory, "init", "-no-color", "-backend=false")
    for start in range(0, COUNT, BATCH):
        source = Expressions(FIRST_SEED + start // BATCH)
        expressions = {f"o{number}": source.next() for number in range(min(BATCH, COUNT - start))}
        ours = hclscan(directory, expressions)
        infinite = {name for name, value in ours.items() if "Infinity" in str(value)}
        yield expressions, ours, terraforms(directory, expressions, infinite)


@pytest.mark.skipif(MISSING, reason=REASON)
def test_hclscan_knows_of_generated_expressions_what_terraform_knows(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    directory = tmp_path / "module"
    shutil.copytree(MODULE, directory)
    tally = Tally()
    for expressions, ours, theirs in batches(directory):
        for name, text in expressions.items():
            tally.add(text, ours[name], theirs[name])
    record_property("tally", str(tally))
    check(tally)
