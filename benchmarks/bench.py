"""`make bench`: how long scans take, how much memory, and how both grow; beside the Checkov that is installed here.

    python benchmarks/bench.py [--rows teams-3k,medium,million] [--repeat 3] [--checkov-up-to 20000] [--write]

Each row is a generated repository (`teams.py`, `generate.py`, `manifests.py`). hclscan runs on it with an empty cache (cold),
and again (warm). Seconds are elapsed ones, which people wait for, and those of the processor (user and system, all processes),
which say more on a machine that is shared; both as medians.
`--write` puts the tables into benchmarks/results.md.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generate
import manifests
import teams
from writing import write

RESULTS = Path(__file__).parent / "results.md"
HCLSCAN = (sys.executable, "-m", "hclscan", "scan", "--no-config", "--format", "json")
CHECKOV = (
    sys.executable, "-m", "checkov.main", "--framework", "terraform", "kubernetes", "--skip-download", "--quiet", "--compact",
    "--output", "json", "--directory",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured: a repository. `goals` are the parts of Checkov's time that a cold and a warm scan may take."""

    title: str
    write: Callable[[Path], int]
    goals: tuple[int, int] | None = None


def of_teams(lines: int, **more: int) -> Callable[[Path], int]:
    return lambda folder: teams.generate(folder, teams.Shape(lines, **more))


def of_long_roots(lines: int, **more: int) -> Callable[[Path], int]:
    return lambda folder: generate.generate(folder, generate.Shape(lines, **more))


def joined(folder: Path) -> int:
    """A thousand buckets, each with three companions that refer to it."""
    return _alone(folder, {"main.tf": "".join(_JOINED.replace("@", str(number)) for number in range(1000))})


_JOINED = """\
resource "aws_s3_bucket" "b@" {
  bucket = "records-@"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "b@" {
  bucket = aws_s3_bucket.b@.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}
resource "aws_s3_bucket_public_access_block" "b@" {
  bucket                  = aws_s3_bucket.b@.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket_versioning" "b@" {
  bucket = aws_s3_bucket.b@.id
  versioning_configuration {
    status = "Enabled"
  }
}
"""


def instances(folder: Path) -> int:
    """A module with 30 resources, of which there are 500 instances."""
    text = 'variable "name" {\n  type = string\n}\n'
    kinds = {
        "aws_s3_bucket": 'bucket = "${var.name}-{number}"',
        "aws_sqs_queue": 'name = "${var.name}-{number}"',
        "aws_ebs_volume": 'availability_zone = "eu-central-1a"\n  size = 10\n  encrypted = true',
    }
    for number in range(30):
        kind = list(kinds)[number % len(kinds)]
        text += f'resource "{kind}" "r{number}" {{\n  {kinds[kind].replace("{number}", str(number))}\n}}\n'
    call = 'module "m" {\n  source   = "./mod"\n  for_each = toset([for i in range(500) : "n${i}"])\n  name     = each.key\n}\n'
    return _alone(folder, {"mod/main.tf": text, "main.tf": call})


def cluster(folder: Path) -> int:
    """Five thousand manifests."""
    folder.mkdir(parents=True, exist_ok=True)
    manifests.write(folder, manifests.NUMBER)
    (folder / ".git").mkdir()
    return sum(path.read_text(encoding="utf-8").count("\n") for path in folder.rglob("*.yaml"))


def _alone(folder: Path, files: dict[str, str]) -> int:
    lines = write(folder, files)
    (folder / ".git").mkdir()
    return lines


ROWS = {
    "teams-3k": Row("teams, 3,000 lines", of_teams(3_000), (10, 25)),
    "teams-10k": Row("teams, 10,000 lines", of_teams(10_000)),
    "teams-calls": Row("teams, 10,000 lines, a module called 50 times by each root", of_teams(10_000, calls=50), (30, 100)),
    "teams-100k": Row("teams, 100,000 lines", of_teams(100_000), (30, 100)),
    "teams-1m": Row("teams, 1,000,000 lines", of_teams(1_000_000)),
    "small": Row("long roots, 1,000 lines", of_long_roots(1_000)),
    "three": Row("long roots, 3,000 lines", of_long_roots(3_000), (10, 25)),
    "medium": Row("long roots, 10,000 lines", of_long_roots(10_000)),
    "modules": Row(
        "long roots, 10,000 lines, a module called 50 times by each root", of_long_roots(10_000, fan_out=50), (30, 100)
    ),
    "large": Row("long roots, 100,000 lines", of_long_roots(100_000), (30, 100)),
    "million": Row("long roots, 1,000,000 lines", of_long_roots(1_000_000)),
    "joined": Row("1,000 buckets with 3 companions each", joined),
    "instances": Row("500 instances of a module with 30 resources", instances),
    "manifests": Row("5,000 manifests", cluster),
}
USUAL = tuple(name for name in ROWS if name not in ("teams-1m", "million"))


# -- measuring -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the processor, elapsed seconds, and the largest resident memory of a process in MB."""

    processor: float
    elapsed: float
    memory: float


def run(command: Sequence[str], cache: Path | None = None) -> Run:
    """One run of a program. Raises `RuntimeError` when it did not work."""
    environment = {**os.environ, **({"HCLSCAN_CACHE_DIR": str(cache)} if cache else {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has byte code
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said[-500:].decode(errors='replace')}")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss / 1024)


def median(runs: Iterable[Run]) -> Run:
    found = list(runs)
    return Run(
        statistics.median(one.processor for one in found),
        statistics.median(one.elapsed for one in found),
        max(one.memory for one in found),
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """A row with its figures."""

    title: str
    goals: tuple[int, int] | None
    lines: int
    cold: Run
    warm: Run
    checkov: Run | None
    repetitions: tuple[int, int]


def measured(row: Row, repeat: int, checkov_up_to: int) -> Measured:
    folder = Path(tempfile.mkdtemp())
    try:
        tree = folder / "tree"
        lines = row.write(tree)
        command = (*HCLSCAN, str(tree))
        cold = []
        for number in range(repeat):
            cold.append(run(command, folder / f"cache{number}"))
        warm = [run(command, folder / "cache0") for _ in range(repeat)]
        others = []
        if lines <= checkov_up_to:
            others = [run((*CHECKOV, str(tree))) for _ in range(repeat if lines < 5_000 else 1)]
        checkov = median(others) if others else None
        return Measured(row.title, row.goals, lines, median(cold), median(warm), checkov, (repeat, len(others)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# -- tables --------------------------------------------------------------------------------------------------------------


def comparison(rows: Sequence[Measured]) -> str:
    lines = [
        "| repository | lines | hclscan, cold | warm | Checkov | cold is | warm is | by processor | MB cold | Checkov | runs |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for one in rows:
        other = one.checkov
        theirs = ("-", "-") if other is None else (f"{other.elapsed:.1f} s", f"{other.memory:.0f}")
        runs = ", ".join(map(str, one.repetitions))
        shares = [
            "-" if other is None else _share(getattr(own, kind), getattr(other, kind))
            for own, kind in ((one.cold, "elapsed"), (one.warm, "elapsed"), (one.cold, "processor"), (one.warm, "processor"))
        ]
        lines.append(
            f"| {one.title} | {one.lines:,} | {one.cold.elapsed:.2f} s | {one.warm.elapsed:.2f} s | {theirs[0]} | {shares[0]} "
            f"| {shares[1]} | {shares[2]}, {shares[3]} | {one.cold.memory:.0f} | {theirs[1]} | {runs} |"
        )
    return "\n".join(lines)


def _share(own: float, other: float) -> str:
    ratio = other / own
    return f"1/{ratio:.0f}" if ratio >= 1.5 else f"{1 / ratio:.1f}"


def goals(rows: Sequence[Measured]) -> str:
    """Which goals are met: cold and warm, as shares of Checkov's time on the same repository."""
    lines = ["| repository | cold may be | is | | warm may be | is | |", "|---|--:|--:|---|--:|--:|---|"]
    for one in rows:
        if one.goals is None or one.checkov is None:
            continue
        cells = []
        for goal, own in zip(one.goals, (one.cold, one.warm), strict=True):
            ratio = one.checkov.elapsed / own.elapsed
            cells.append(f"1/{goal} | 1/{ratio:.{0 if ratio >= 20 else 1}f} | {'met' if ratio >= goal else 'missed'}")
        lines.append(f"| {one.title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def growth(rows: Sequence[Measured]) -> str:
    lines = [
        "| repository | lines | lines a second, cold | warm | ms for 1,000 lines, cold | processor, cold | processor, warm |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {one.title} | {one.lines:,} | {one.lines / one.cold.elapsed:,.0f} | {one.lines / one.warm.elapsed:,.0f} "
        f"| {1_000_000 * one.cold.elapsed / one.lines:.0f} | {one.cold.processor:.2f} s | {one.warm.processor:.2f} s |"
        for one in rows
    ]
    return "\n".join(lines)


def start_up(repeat: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.tf").write_text('resource "aws_s3_bucket" "one" {\n  bucket = "one"\n}\n', encoding="utf-8")
        scan = (*HCLSCAN, str(folder))
        cold = median(run(scan, folder / f"cache{number}") for number in range(repeat))
        warm = median(run(scan, folder / "cache0") for _ in range(repeat))
        version = median(run((sys.executable, "-m", "hclscan", "--version")) for _ in range(repeat))
    rows = (("hclscan --version", version), ("scan of one file, cold", cold), ("scan of one file, warm", warm))
    lines = ["| command | processor | elapsed | MB |", "|---|--:|--:|--:|"]
    lines += [
        f"| {title} | {1000 * one.processor:.0f} ms | {1000 * one.elapsed:.0f} ms | {one.memory:.0f} |" for title, one in rows
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=",".join(USUAL), help=f"of {', '.join(ROWS)}")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--checkov-up-to", type=int, default=120_000, help="lines up to which Checkov is run too; it needs hours"
    )
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    given = parser.parse_args()
    day = datetime.datetime.now(datetime.timezone.utc).date()
    head = f"Measured on {day}, {os.cpu_count()} processors, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}."
    print(head + "\n", flush=True)
    starts = start_up(given.repeat)
    print(starts + "\n", flush=True)
    rows = []
    for name in given.rows.split(","):
        rows.append(measured(ROWS[name], given.repeat, given.checkov_up_to))
        print(comparison(rows[-1:]).splitlines()[-1], flush=True)
    tables = f"{comparison(rows)}\n\n{growth(rows)}\n"
    print("\n" + tables)
    if given.write:
        RESULTS.write_text(
            TEXT.format(head=head, starts=starts, goals=goals(rows), comparison=comparison(rows), growth=growth(rows)),
            encoding="utf-8",
        )


TEXT = """\
# How long scans take

Written by `make bench` (`benchmarks/bench.py --write`). {head}

Seconds are elapsed ones, medians of the runs that the last column of the comparison gives (hclscan, Checkov); "by processor"
are the shares, cold and warm, of the seconds of all processors, user and system. Rows that are not here were not run. Memory is
that of the largest process. "Cold" is without the cache of an earlier run, with policies compiled as an installed hclscan has
them. Where a module has many instances, figures by line mean little.

Repositories are generated, so anybody can measure the same. "Teams" (`benchmarks/teams.py`) have what organisations have:
modules such as are published, with dozens of variables, `count` by flags, dynamic blocks and modules inside, and many root
modules of some two hundred lines that call them. "Long roots" (`benchmarks/generate.py`) are 1,500 lines each of plain
resources, beside calls of modules with two variables and nothing optional. To compare: on repositories that people have
written, of 2,900 to 88,000 lines, Checkov was measured to take 1.4 to 5.6 seconds for 1,000 lines on two processors, 4.0 on
the largest.

## Start-up

{starts}

## Beside Checkov

The same tree, the same environment, each with its own checks; Checkov downloads nothing (`--skip-download`).

{comparison}

## Goals

{goals}

## Growth

{growth}
"""


if __name__ == "__main__":
    main()
