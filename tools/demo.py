"""`make demo`: scans each example stack, then its repaired twin, and checks that the scans say what they should."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FIXTURES = Path("fixtures")
STACKS = ("staging_migration", "azure_staging")
"""Each has a repaired twin beside it."""

BY_DEFAULT = {"ENC", "PUB", "RET", "LOG", "ALR", "IAM", "MIG"}
ALL = BY_DEFAULT | {"GOV"}


def scan(*arguments: str) -> int:
    """Run a scan as a user would, and return its exit status."""
    print(f"$ hclscan scan {' '.join(arguments)}", flush=True)
    status = subprocess.run([sys.executable, "-m", "hclscan", "scan", *arguments], check=False).returncode
    print(f"(exit status {status})\n", flush=True)
    return status


def failing_families(stack: str, *arguments: str) -> set[str]:
    """The families of the policies that a stack fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        command = [sys.executable, "-m", "hclscan", "scan", stack, "--format", f"json={file}", *arguments]
        subprocess.run(command, check=False)
        findings = json.loads(file.read_text(encoding="utf-8"))["findings"]
    return {finding["policy_id"].split("_")[1] for finding in findings if finding["status"] == "fail"}


def problems_of(stack: str) -> Iterator[str]:
    """What the scans of a stack and its twin do not say as they should."""
    if scan(stack) != 1:
        yield f"the scan of {stack} should fail with exit status 1"
    if scan(f"{stack}_fixed") != 0:
        yield f"the scan of {stack}_fixed should pass with exit status 0"
    for expected, arguments in ((BY_DEFAULT, ()), (ALL, ("--select", "ALL"))):
        missing = expected - failing_families(stack, *arguments)
        if missing:
            with_what = " ".join(arguments) or "the default policies"
            yield f"no failures of {', '.join(sorted(missing))} in {stack} with {with_what}"


def main() -> int:
    problems = [problem for stack in STACKS for problem in problems_of(str(FIXTURES / stack))]
    for problem in problems:
        print(f"demo: {problem}", file=sys.stderr)
    if not problems:
        print(
            f"Each stack fails policies of all {len(BY_DEFAULT)} families that are on by default; its repaired twin fails none."
        )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
