"""`make demo`: scans the example stack, then its repaired twin, and checks that the scans say what they should."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

FIXTURES = Path("fixtures")
STACK = FIXTURES / "staging_migration"
REPAIRED = FIXTURES / "staging_migration_fixed"

BY_DEFAULT = {"ENC", "PUB", "RET", "LOG", "ALR", "IAM", "MIG"}
ALL = BY_DEFAULT | {"GOV"}


def scan(*arguments: str) -> int:
    """Run a scan as a user would, and return its exit status."""
    print(f"$ hclscan scan {' '.join(arguments)}", flush=True)
    status = subprocess.run([sys.executable, "-m", "hclscan", "scan", *arguments], check=False).returncode
    print(f"(exit status {status})\n", flush=True)
    return status


def failing_families(*arguments: str) -> set[str]:
    """The families of the policies that the stack fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        command = [sys.executable, "-m", "hclscan", "scan", str(STACK), "--format", f"json={file}", *arguments]
        subprocess.run(command, check=False)
        findings = json.loads(file.read_text(encoding="utf-8"))["findings"]
    return {finding["policy_id"].split("_")[1] for finding in findings if finding["status"] == "fail"}


def main() -> int:
    problems = []
    if scan(str(STACK)) != 1:
        problems.append("the scan of the stack should fail with exit status 1")
    if scan(str(REPAIRED)) != 0:
        problems.append("the scan of the repaired stack should pass with exit status 0")
    for expected, arguments in ((BY_DEFAULT, ()), (ALL, ("--select", "ALL"))):
        missing = expected - failing_families(*arguments)
        if missing:
            problems.append(f"no failures of {', '.join(sorted(missing))} with {' '.join(arguments) or 'the default policies'}")
    for problem in problems:
        print(f"demo: {problem}", file=sys.stderr)
    if not problems:
        print(
            f"The stack fails policies of all {len(BY_DEFAULT)} families that are on by default; its repaired twin fails none."
        )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
