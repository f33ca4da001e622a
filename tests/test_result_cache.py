"""Results that are kept between runs: whatever they depend on is noticed, and nothing secret is in them."""

from __future__ import annotations

import datetime
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from hclscan import cache, results
from hclscan.cli import run
from hclscan.findings import Report, Status
from hclscan.options import ScanOptions
from hclscan.report import json_report
from hclscan.report import text as text_report
from hclscan.scan import scan
from hclscan.units import ManifestsUnit, PlanUnit, RootUnit

POLICY = """
resource_policy "aws_thing" "sound" {
  enforce {
    condition     = core::try(attrs.sound, false) == true
    error_message = "It says ${core::try(attrs.text, "nothing")}."
  }
}
"""

SECRET = "gh" + "p_" + "aB3" * 14
PASSWORD = "correct-horse-battery"

LIMITS = """
input "limit" {
  type    = number
  default = 30
}
resource_policy "aws_thing" "limits" {
  enforce { condition = core::try(attrs.days, 0) < input.limit }
}
"""

NONE = """
resource_policy "aws_other" "none" {
  enforce { condition = true }
}
"""

FILES = {
    "main.tf": """
        variable "text" { default = "a" }
        variable "count_of_things" { default = 1 }
        module "local" {
          source = "./module"
        }
        module "remote" {
          source = "example.org/remote"
        }
        resource "aws_thing" "one" {
          count   = var.count_of_things
          text    = var.text
          read    = file("read.txt")
          there   = fileexists("there.txt")
          listed  = jsonencode(fileset("parts", "*"))
          render  = templatefile("text.tftpl", { name = "a" })
        }
    """,
    "read.txt": "read",
    "text.tftpl": "${name}",
    "parts/a": "",
    "terraform.tfvars": 'text = "b"',
    ".terraform.lock.hcl": "",
    ".terraform/modules/modules.json": '{"Modules": [{"Key": "remote", "Source": "x", "Dir": ".terraform/modules/remote"}]}',
    ".terraform/modules/remote/main.tf": 'resource "aws_thing" "remote" {}',
    "module/main.tf": 'resource "aws_thing" "local" {}',
    "other/main.tf": 'resource "aws_thing" "other" {}',
    "k8s/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
    "own/own.policy.hcl": POLICY,
    "shipped/limits.policy.hcl": LIMITS,
    "shipped/none.policy.hcl": NONE,
}


@pytest.fixture(autouse=True)
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    home = tmp_path / "repository"
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    (home / ".git").mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / "cache"))
    # The shipped policies would take most of the time.
    monkeypatch.setattr("hclscan.judging.shipped_policies", lambda: home / "shipped")
    return home


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The units that are evaluated, by their directory or kind."""
    found: list[str] = []
    for unit in (RootUnit, PlanUnit, ManifestsUnit):

        def evaluate(self: object, original: Callable[[object], object] = unit.evaluate) -> object:
            found.append(getattr(self, "directory", type(self).__name__))
            return original(self)

        monkeypatch.setattr(unit, "evaluate", evaluate)
    return found


def options(**given: object) -> ScanOptions:
    return ScanOptions(policies=(Path("own"),), **given)  # type: ignore[arg-type]


def as_json(report: Report) -> str:
    stream = io.StringIO()
    json_report.render(report, stream, frozenset(Status))
    return stream.getvalue()


def kept(tmp_path: Path, kind: str) -> list[Path]:
    return [
        path for path in (tmp_path / "cache").rglob("*.json") if path.relative_to(tmp_path / "cache").parts[0].startswith(kind)
    ]


@pytest.mark.parametrize("environments", [(), ("staging",), ("production",)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_passes_is_counted_the_same_whether_it_is_listed_or_not(environments: tuple[str, ...], jobs: int) -> None:
    for cached in (True, True, False):
        reports = [
            scan(["."], options(passes=listed, environments=environments, jobs=jobs, cache=cached)) for listed in (True, False)
        ]
        listed, counted = reports
        assert listed.count(Status.PASS) == counted.count(Status.PASS)
        assert sum(one.status is Status.PASS for one in listed.findings) == listed.count(Status.PASS)
        texts = []
        for report in reports:
            texts.append(io.StringIO())
            text_report.render(report, texts[-1], frozenset((Status.FAIL, Status.UNKNOWN)))
        assert texts[0].getvalue() == texts[1].getvalue()
        assert " passed" in texts[0].getvalue() or environments == ("production",)


def test_what_has_not_changed_is_not_evaluated_again_and_reported_in_the_same_bytes(evaluated: list[str]) -> None:
    first = as_json(scan(["."], options()))
    assert sorted(evaluated) == [".", "ManifestsUnit", "other"]
    evaluated.clear()
    assert as_json(scan(["."], options())) == first
    assert evaluated == []
    assert as_json(scan(["."], options(cache=False))) == first


CHANGES: dict[str, Callable[[], object]] = {
    "a file of the root module": lambda: Path("main.tf").write_text(FILES["main.tf"] + "\n# changed", encoding="utf-8"),
    "a further file of the root module": lambda: Path("more.tf").write_text('resource "aws_thing" "more" {}', encoding="utf-8"),
    "a file that takes the place of another": lambda: Path("main.tofu").write_text("", encoding="utf-8"),
    "a file of a module that it calls": lambda: Path("module/main.tf").write_text("", encoding="utf-8"),
    "a further file of a module": lambda: Path("module/more.tf").write_text("", encoding="utf-8"),
    "a module that is gone": lambda: Path("module/main.tf").unlink(),
    "a file of variables": lambda: Path("terraform.tfvars").write_text('text = "c"', encoding="utf-8"),
    "a file of variables that is gone": lambda: Path("terraform.tfvars").unlink(),
    "a further file of variables": lambda: Path("x.auto.tfvars").write_text('text = "d"', encoding="utf-8"),
    "the lock file": lambda: Path(".terraform.lock.hcl").write_text("# changed", encoding="utf-8"),
    "a lock file that is gone": lambda: Path(".terraform.lock.hcl").unlink(),
    "a file that is read": lambda: Path("read.txt").write_text("changed", encoding="utf-8"),
    "a file that was read and is gone": lambda: Path("read.txt").unlink(),
    "a file that was not there": lambda: Path("there.txt").write_text("", encoding="utf-8"),
    "a template": lambda: Path("text.tftpl").write_text("changed ${name}", encoding="utf-8"),
    "a directory that is listed": lambda: Path("parts/b").write_text("", encoding="utf-8"),
    "the list of installed modules": lambda: Path(".terraform/modules/modules.json").write_text("{}", encoding="utf-8"),
    "an installed module": lambda: Path(".terraform/modules/remote/main.tf").write_text("", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_root_module_is_evaluated_again_when_something_has_changed(change: str, evaluated: list[str]) -> None:
    scan(["."], options())
    evaluated.clear()
    CHANGES[change]()
    again = as_json(scan(["."], options()))
    assert "." in evaluated
    assert "other" not in evaluated
    assert again == as_json(scan(["."], options(cache=False)))


def test_a_directory_that_leaves_the_tree_is_noticed(evaluated: list[str], tmp_path: Path) -> None:
    scan(["."], options())
    evaluated.clear()
    Path("module").rename(tmp_path / "elsewhere")
    Path("module").symlink_to(tmp_path / "elsewhere")
    report = scan(["."], options())
    assert "." in evaluated
    assert any("module" in error.message for error in report.errors)


def test_manifests_are_judged_again_when_one_has_changed(evaluated: list[str]) -> None:
    scan(["."], options())
    evaluated.clear()
    Path("k8s/a.yaml").write_text(FILES["k8s/a.yaml"] + "data: {}\n", encoding="utf-8")
    scan(["."], options())
    assert evaluated == ["ManifestsUnit"]


OTHER_OPTIONS: dict[str, dict[str, object]] = {
    "other policies": {"select": ("none", "own")},
    "a policy less": {"ignore": ("own",)},
    "a variable": {"variables": {"count_of_things": "2"}},
    "a file of variables": {"variable_files": (Path("given.tfvars"),)},
    "files of variables for an evaluation": {"evaluations": {".": (("given.tfvars",),)}},
    "a value of an input": {"inputs": {"limit": "7"}},
}


@pytest.mark.parametrize("other", OTHER_OPTIONS)
def test_other_options_have_results_of_their_own(other: str, evaluated: list[str]) -> None:
    Path("given.tfvars").write_text('text = "given"', encoding="utf-8")
    scan(["."], options())
    evaluated.clear()
    report = scan(["."], options(**OTHER_OPTIONS[other]))
    assert "." in evaluated
    assert as_json(report) == as_json(scan(["."], options(cache=False, **OTHER_OPTIONS[other])))
    evaluated.clear()
    scan(["."], options())
    assert evaluated == []


def test_a_file_of_variables_that_is_named_counts_by_its_content(evaluated: list[str]) -> None:
    given = options(variable_files=(Path("given.tfvars"),))
    for text in ("first", "second"):
        Path("given.tfvars").write_text(f'text = "{text}"', encoding="utf-8")
        evaluated.clear()
        report = scan(["."], given)
        assert "." in evaluated
        assert any(f"It says {text}." in finding.message for finding in report.findings)


def test_a_changed_policy_judges_again(evaluated: list[str]) -> None:
    scan(["."], options())
    evaluated.clear()
    Path("own/own.policy.hcl").write_text(POLICY.replace("It says", "It states"), encoding="utf-8")
    report = scan(["."], options())
    assert "." in evaluated
    assert any(finding.message.startswith("It states") for finding in report.findings)


def test_another_hclscan_judges_again(evaluated: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    scan(["."], options())
    evaluated.clear()
    monkeypatch.setattr("hclscan.judging.program", lambda: "another one")
    scan(["."], options())
    assert "." in evaluated


def test_only_what_asked_for_the_time_is_judged_again_on_another_day(
    evaluated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    timed = (
        POLICY + 'resource_policy "aws_thing" "day" {\n  enforce {\n    condition = core::timestamp() != attrs.text\n  }\n}\n'
    )
    given = options(select=("own",))
    for policy, again in ((POLICY, False), (timed, True)):
        Path("own/own.policy.hcl").write_text(policy, encoding="utf-8")
        with monkeypatch.context() as today:
            today.setattr("hclscan.judged.today", lambda: datetime.date(2098, 12, 31))
            scan(["."], given)
        evaluated.clear()
        with monkeypatch.context() as tomorrow:
            tomorrow.setattr("hclscan.judged.today", lambda: datetime.date(2099, 1, 1))
            scan(["."], given)
        assert ("." in evaluated) is again


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b"[]", b'{"noted": []}', b"\xff", b"half"])
def test_a_damaged_result_is_made_again(damage: bytes, evaluated: list[str], tmp_path: Path) -> None:
    first = as_json(scan(["."], options()))
    for entry in kept(tmp_path, "results"):
        entry.write_bytes(entry.read_bytes()[: entry.stat().st_size // 2] if damage == b"half" else damage)
    evaluated.clear()
    assert as_json(scan(["."], options())) == first
    assert "." in evaluated


def test_without_the_cache_nothing_is_read_or_written(evaluated: list[str], tmp_path: Path) -> None:
    scan(["."], options(cache=False))
    assert not (tmp_path / "cache").exists()
    scan(["."], options())
    before = {path: path.read_bytes() for path in kept(tmp_path, "")}
    evaluated.clear()
    scan(["."], options(cache=False))
    assert "." in evaluated
    assert {path: path.read_bytes() for path in kept(tmp_path, "")} == before


def test_what_is_wrong_in_a_module_that_has_no_instance_is_kept_and_noticed(evaluated: list[str]) -> None:
    call = 'module "m" {\n  source = "../unused"\n  count  = 0\n}\n'
    Path("caller").mkdir()
    Path("caller/main.tf").write_text(call, encoding="utf-8")
    Path("unused").mkdir()
    Path("unused/main.tf").write_text("resource {\n", encoding="utf-8")
    first = [error.location.path for error in scan(["."], options()).errors]
    assert first == ["unused/main.tf"]
    evaluated.clear()
    assert [error.location.path for error in scan(["."], options()).errors] == first
    assert evaluated == [], "what is wrong is kept"
    Path("unused/main.tf").write_text("", encoding="utf-8")
    assert scan(["."], options()).errors == ()
    assert evaluated == ["caller"]


def test_modules_that_only_call_each_other_are_read_all_the_same() -> None:
    for name, other in (("ping", "pong"), ("pong", "ping")):
        Path(name).mkdir()
        Path(name, "main.tf").write_text(f'module "m" {{\n  source = "../{other}"\n}}\n', encoding="utf-8")
    Path("pong/wrong.tf").write_text("resource {\n", encoding="utf-8")
    assert [error.location.path for error in scan(["."], options()).errors] == ["pong/wrong.tf"]


def test_only_files_that_may_call_a_module_are_parsed_to_find_the_roots(monkeypatch: pytest.MonkeyPatch) -> None:
    from hclscan.parsing import Parser
    from hclscan.terraform.library import ModuleLibrary

    Path("module/locals.tf").write_text("locals {\n  here = path.module\n  there = local.module\n}\n", encoding="utf-8")
    parser = Parser()
    assert ModuleLibrary(parser).roots([".", "module", "other"]) == [".", "other"]
    assert sorted(parser.files) == ["main.tf"]


def test_copies_of_the_process_find_the_same_roots_and_leave_no_trees_behind() -> None:
    from hclscan.parsing import Parser
    from hclscan.terraform.library import ModuleLibrary

    many(40)
    Path("root7/main.tf").write_text("module {\n", encoding="utf-8")  # which cannot be read: it calls nothing
    directories = ["module", "other", *(f"root{number}" for number in range(40))]
    alone, spread = Parser(jobs=1), Parser(jobs=2, parallel_from=0)
    expected = ModuleLibrary(alone)
    found = ModuleLibrary(spread)
    assert found.roots(directories) == expected.roots(directories) == directories[1:]
    assert {one: found.sources(one) for one in directories} == {one: expected.sources(one) for one in directories}
    if sys.platform.startswith("linux"):
        assert len(alone.files) == 40
        assert spread.files == {}


def test_what_a_copy_has_died_of_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from hclscan.parsing import Parser
    from hclscan.terraform.library import ModuleLibrary

    many(40)
    this, read = os.getpid(), ModuleLibrary._read

    def dying(library: ModuleLibrary, directory: str, paths: Iterable[str]) -> tuple[str, ...]:
        if os.getpid() != this and directory in ("root3", "root9"):
            if directory == "root3":
                raise ArithmeticError("a bug")
            os._exit(9)
        return read(library, directory, paths)

    monkeypatch.setattr(ModuleLibrary, "_read", dying)
    library = ModuleLibrary(Parser(jobs=2, parallel_from=0))
    assert len(library.roots([f"root{number}" for number in range(40)])) == 40
    assert library.sources("root3") == library.sources("root9") == library.sources("root20") == ("../module",)


# -- worker processes ----------------------------------------------------------------------------------------------------


def many(count: int = 4) -> None:
    for number in range(count):
        Path(f"root{number}").mkdir()
        call = 'module "m" {\n  source = "../module"\n}\n'
        thing = f'resource "aws_thing" "r{number}" {{\n  days = {number * 20}\n}}\n'
        Path(f"root{number}/main.tf").write_text(call + thing, encoding="utf-8")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere workers are no copies")
def test_the_number_of_workers_makes_no_difference(
    evaluated: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    many()
    Path("root0/secret.tf").write_text(f'resource "aws_thing" "x" {{\n  for_each = toset(["{SECRET}"])\n}}\n', encoding="utf-8")
    alone = as_json(scan(["."], options(jobs=1, cache=False)))
    monkeypatch.setattr("hclscan.judged.PARALLEL_FROM", 0)
    evaluated.clear()
    assert as_json(scan(["."], options(jobs=3, cache=False))) == alone
    assert evaluated == [], "evaluated in this process"
    assert as_json(scan(["."], options(jobs=3))) == alone
    assert as_json(scan(["."], options(jobs=1))) == alone
    assert evaluated == ["root0"], "kept by the workers, but for what holds a credential"
    assert not any(SECRET in path.read_text(encoding="utf-8") for path in kept(tmp_path, "results"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere workers are no copies")
def test_a_worker_that_dies_costs_one_root_module(monkeypatch: pytest.MonkeyPatch) -> None:
    many()
    monkeypatch.setattr("hclscan.judged.PARALLEL_FROM", 0)
    original = RootUnit.evaluate

    def deadly(self: RootUnit) -> object:
        if self.directory == "root1":
            os.kill(os.getpid(), signal.SIGKILL)
        return original(self)

    monkeypatch.setattr(RootUnit, "evaluate", deadly)
    report = scan(["."], options(jobs=2, cache=False))
    assert report.crashes == (
        "internal error in root1, which was left out: its process has ended; there may be too little memory",
    )
    assert {"root0", "root2", "root3"} <= {finding.root for finding in report.findings}
    assert "root1" not in {finding.root for finding in report.findings}


def test_little_work_is_done_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("workers were started")

    monkeypatch.setattr("os.fork", refuse)
    many()
    assert scan(["."], options(jobs=4)).findings


def test_statistics_say_where_the_time_went_and_what_the_cache_spared(capsys: pytest.CaptureFixture[str]) -> None:
    for spared in (0, 3):
        assert run(["scan", ".", "--statistics", "--policies", "own", "--no-config"]) in (0, 1)
        said = dict(line.rsplit(None, 1) for line in capsys.readouterr().err.replace(" s\n", "\n").splitlines())
        assert int(said["results from the cache"]) == spared
        assert int(said["units evaluated"]) == 3 - spared
        assert float(said["all"]) >= float(said["check"]) >= 0
        assert (float(said["evaluate"]) == 0) is bool(spared)


# -- secrets -------------------------------------------------------------------------------------------------------------


def test_nothing_secret_is_in_the_cache(tmp_path: Path) -> None:
    Path("terraform.tfvars").write_text(f'text = "{SECRET}"\npassword = "{PASSWORD}"\n', encoding="utf-8")
    Path("more.tf").write_text(
        """
        variable "password" { sensitive = true }
        resource "aws_thing" "two" {
          text     = var.text
          password = var.password
          sound    = var.password == "" ? true : false
          marked   = "${var.password} and more"
        }
        """,
        encoding="utf-8",
    )
    Path("own/own.policy.hcl").write_text(
        f"""{POLICY}
        resource_policy "aws_thing" "words" {{
          enforce {{ condition = core::try(attrs.password, "") == "" && core::try(attrs.text, "") == "" }}
        }}
        resource_policy "aws_thing" "mark" {{
          enforce {{ condition = core::try(attrs.marked, "") == "" }}
        }}
        """,
        encoding="utf-8",
    )
    first = as_json(scan(["."], options()))
    assert any(finding["evidence"] for finding in json.loads(first)["findings"])
    assert as_json(scan(["."], options())) == first
    for path in kept(tmp_path, ""):
        text = path.read_text(encoding="utf-8")
        assert SECRET not in text
        assert PASSWORD not in text
    assert kept(tmp_path, "results")


def test_a_result_with_a_credential_in_an_address_is_not_kept(evaluated: list[str]) -> None:
    Path("other/main.tf").write_text(f'resource "aws_thing" "x" {{\n  for_each = toset(["{SECRET}"])\n}}\n', encoding="utf-8")
    scan(["."], options())
    evaluated.clear()
    scan(["."], options())
    assert evaluated == ["other"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_only_the_user_can_read_what_is_kept(tmp_path: Path) -> None:
    scan(["."], options())
    assert {path.stat().st_mode & 0o077 for path in kept(tmp_path, "")} == {0}


# -- concurrency and size ------------------------------------------------------------------------------------------------


def test_runs_at_once_do_no_harm(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib, hclscan.judging; from hclscan.cli import run; "
        "hclscan.judging.shipped_policies = lambda: pathlib.Path('shipped'); "
        "sys.exit(run(['scan', '.', '--format', 'json', '--show', 'all', '--no-config', '--policies', 'own']))"
    )
    command = [sys.executable, "-c", program]
    environment = {**os.environ, "PYTHONPATH": str(Path(results.__file__).parents[1])}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(4)]
    outputs = {run.communicate()[0] for run in runs}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["findings"]
    assert not list((tmp_path / "cache").rglob("tmp*"))


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    store = cache.Store(tmp_path, "kind")
    for age, key in enumerate(("new", "old", "oldest")):
        store.write(key, "x" * 1000)
        os.utime(store._place(key), (1_000_000 - age * 1000, 1_000_000 - age * 1000))
    assert cache.sweep(tmp_path, 2500) == 1
    assert [key for key in ("new", "old", "oldest") if store.read(key)] == ["new", "old"]


def test_an_entry_that_is_used_stays(tmp_path: Path) -> None:
    store = cache.Store(tmp_path, "kind")
    for key in ("used", "unused"):
        store.write(key, "x" * 1000)
        os.utime(store._place(key), (1_000_000, 1_000_000))
    assert store.read("used")
    cache.sweep(tmp_path, 1500)
    assert [key for key in ("used", "unused") if store.read(key)] == ["used"]


def test_the_size_is_looked_at_rarely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[int] = []
    monkeypatch.setattr(cache, "sweep", lambda directory, limit: swept.append(limit))
    monkeypatch.setenv("HCLSCAN_CACHE_MAX", "3")
    for _ in range(2):
        monkeypatch.setattr(cache, "_due", set())
        for key in ("a", "b"):
            cache.Store(tmp_path, "kind").write(key, "x")
    assert swept == [3 * 1024 * 1024]


def test_the_cache_can_be_shown_and_emptied(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    scan(["."], options())
    assert run(["cache", "info"]) == 0
    shown = capsys.readouterr().out
    assert str(tmp_path / "cache") in shown
    assert "results-" in shown
    (tmp_path / "cache" / "notes.txt").write_text("somebody else's", encoding="utf-8")
    assert run(["cache", "clear"]) == 0
    assert "files removed" in capsys.readouterr().out
    assert kept(tmp_path, "") == []
    assert (tmp_path / "cache" / "notes.txt").exists()
