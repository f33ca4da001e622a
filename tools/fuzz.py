"""Fuzzes the targets of `tests/fuzz` with libFuzzer: `python tools/fuzz.py [--seconds 600] [TARGET…]`, or `make fuzz`.

The time is divided among the harnesses, which run one after the other. What they learn is kept in `.fuzz/`, so that the next
run goes on from there. Needs Atheris: `pip install -e '.[fuzz]'`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGETS = ("parser", "evaluator", "manifests", "plans", "policies", "configuration")
FOUND = ("crash-", "timeout-", "oom-", "leak-")
"""How the names of inputs begin that libFuzzer saves because they break something."""

TIMEOUT = 10
"""Seconds that one input may take."""

MEMORY = 1024
"""Megabytes that a harness may take."""

MAX_BYTES = 6_000


@dataclass(frozen=True)
class Outcome:
    """What a harness came to: how many inputs it executed, those that broke something, and the last lines it wrote."""

    target: str
    executions: int
    broken: tuple[Path, ...]
    failed: bool
    said: str


def fuzz(target: str, seconds: int, home: Path) -> Outcome:
    """Runs one harness for some seconds. `home` is where inputs are kept."""
    learnt, artifacts = home / target, home / "found"
    learnt.mkdir(parents=True, exist_ok=True)
    artifacts.mkdir(exist_ok=True)
    before = set(artifacts.iterdir())
    tests = ROOT / "tests" / "fuzz"
    given = [str(tests / folder / target) for folder in ("corpus", "regressions") if (tests / folder / target).is_dir()]
    options = [f"-max_total_time={seconds}", f"-timeout={TIMEOUT}", f"-rss_limit_mb={MEMORY}", f"-max_len={MAX_BYTES}"]
    options += ["-print_final_stats=1", f"-artifact_prefix={artifacts}/{target}-"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.harness", target, *options, str(learnt), *given],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    executed = re.findall(r"number_of_executed_units: (\d+)", done.stdout) or re.findall(r"^#(\d+)", done.stdout, re.MULTILINE)
    new = sorted(set(artifacts.iterdir()) - before)
    broken = tuple(path for path in new if path.name.removeprefix(f"{target}-").startswith(FOUND))
    return Outcome(target, int(executed[-1]) if executed else 0, broken, done.returncode != 0 or bool(broken), done.stdout)


def _complaint(outcome: Outcome) -> str:
    start = outcome.said.find("Uncaught Python exception")
    shown = outcome.said[start:] if start >= 0 else outcome.said
    lines = [line for line in shown.splitlines() if not line.startswith(("stat::", "0x", "Base64"))]
    return "\n".join(f"    {line}" for line in (lines[:40] if start >= 0 else lines[-20:]))


def _advice(outcome: Outcome) -> str:
    folder = f"tests/fuzz/regressions/{outcome.target}"
    said = [f"  saved as {path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}" for path in outcome.broken]
    said.append(f"  to keep it as a test: copy the input to {folder}/what_was_wrong.ending, which names the test")
    said.append(f"  to try it again: python -m pytest tests/fuzz -k {outcome.target}")
    return "\n".join(said)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 when nothing broke, 1 when something did, 2 without Atheris."""
    parser = argparse.ArgumentParser(description="Fuzz hclscan.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all when none is given")
    parser.add_argument("--seconds", type=int, default=600, help="for all harnesses together")
    parser.add_argument("--home", type=Path, default=ROOT / ".fuzz", help="where inputs are kept")
    given = parser.parse_args(arguments)
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no target is called {sorted(unknown)[0]!r}")
    if importlib.util.find_spec("atheris") is None:
        print("error: Atheris is not installed here; it has wheels for some versions of Python on Linux only", file=sys.stderr)
        return 2
    targets = given.targets or TARGETS
    outcomes = []
    for target in targets:
        outcome = fuzz(target, max(1, given.seconds // len(targets)), given.home.resolve())
        outcomes.append(outcome)
        print(f"{target:<14} {outcome.executions:>12,} executions{'   BROKEN' if outcome.failed else ''}", flush=True)
        if outcome.failed:
            print(_complaint(outcome), _advice(outcome), sep="\n", flush=True)
    print(f"{'in total':<14} {sum(one.executions for one in outcomes):>12,} executions")
    return 1 if any(one.failed for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
