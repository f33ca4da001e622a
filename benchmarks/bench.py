"""`make bench`: how long the command takes on this machine, as medians over whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STACK = Path("fixtures/staging_migration")
REPETITIONS = 7


def seconds(*arguments: str, cache: Path) -> float:
    """Wall-clock seconds of one run of `hclscan`. Raises `RuntimeError` when it did not work."""
    environment = {**os.environ, "HCLSCAN_CACHE_DIR": str(cache)}
    begin = time.perf_counter()
    run = subprocess.run([sys.executable, "-m", "hclscan", *arguments], check=False, stdout=subprocess.DEVNULL, env=environment)
    elapsed = time.perf_counter() - begin
    if run.returncode > 1:
        raise RuntimeError(f"hclscan {' '.join(arguments)} ended with exit status {run.returncode}")
    return elapsed


def cold(*arguments: str) -> list[float]:
    """Runs that find an empty cache."""
    times = []
    for _ in range(REPETITIONS):
        with tempfile.TemporaryDirectory() as folder:
            times.append(seconds(*arguments, cache=Path(folder)))
    return times


def warm(*arguments: str) -> list[float]:
    """Runs that find the cache of an earlier one."""
    with tempfile.TemporaryDirectory() as folder:
        seconds(*arguments, cache=Path(folder))
        return [seconds(*arguments, cache=Path(folder)) for _ in range(REPETITIONS)]


VOLUMES = """\
variable "key" {}

resource "aws_ebs_volume" "each" {
  count             = 8
  availability_zone = "eu-west-3a"
  size              = 50 + count.index
  encrypted         = true
  kms_key_id        = var.key
}

resource "aws_sqs_queue" "jobs" {
  name                    = "jobs-NUMBER"
  sqs_managed_sse_enabled = true
}
"""
DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web-NUMBER, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "registry.example.org/web:1"}]}
"""


def hook() -> list[float]:
    """What a pre-commit hook waits for: one file of a repository with 100 has changed, the others are known."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        top = Path(folder)
        (top / ".git").mkdir()
        for number in range(90):
            file = top / f"roots/{number // 9}/file{number % 9}.tf"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = (
                VOLUMES
                if number % 9 == 0
                else VOLUMES.replace('variable "key" {}\n\n', "").replace('"each"', f'"each{number}"')
            )
            file.write_text(text.replace("NUMBER", str(number)).replace('"jobs"', f'"jobs{number}"'), encoding="utf-8")
        for number in range(10):
            file = top / f"k8s/web{number}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(DEPLOYMENT.replace("NUMBER", str(number)), encoding="utf-8")
        changed = top / "roots/3/file2.tf"
        seconds("scan", str(changed), cache=Path(cache))
        times = []
        for number in range(REPETITIONS):
            changed.write_text(changed.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
            times.append(seconds("scan", str(changed), cache=Path(cache)))
        return times


def import_times(*arguments: str) -> list[tuple[float, str]]:
    """Milliseconds that the import of each top-level module takes, what it imports included; slowest first."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "hclscan", *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    rows = [line.removeprefix("import time:").split("|") for line in run.stderr.splitlines() if line.startswith("import time:")]
    top = [row for row in rows[1:] if row[2].startswith(" ") and not row[2].startswith("  ")]
    return sorted(((int(row[1]) / 1000, row[2].strip()) for row in top), reverse=True)


def main() -> None:
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, median of {REPETITIONS} runs (fastest)\n")
    for title, measure, arguments in (
        ("hclscan --version", warm, ["--version"]),
        ("scan, nothing cached", cold, ["scan", str(STACK)]),
        ("scan, second time", warm, ["scan", str(STACK)]),
        ("scan --no-cache --jobs 1", warm, ["scan", str(STACK), "--no-cache", "--jobs", "1"]),
    ):
        times = measure(*arguments)
        print(f"{title:<28} {statistics.median(times):6.3f} s  ({min(times):.3f} s)")
    times = hook()
    print(f"{'one changed file of 100':<28} {statistics.median(times):6.3f} s  ({min(times):.3f} s)")
    print("\nslowest imports of hclscan --version")
    for milliseconds, name in import_times("--version")[:5]:
        print(f"{name:<28} {milliseconds:6.1f} ms")


if __name__ == "__main__":
    main()
