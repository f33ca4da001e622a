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
    print("\nslowest imports of hclscan --version")
    for milliseconds, name in import_times("--version")[:5]:
        print(f"{name:<28} {milliseconds:6.1f} ms")


if __name__ == "__main__":
    main()
