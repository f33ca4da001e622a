import json
import sys
import types
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hclscan.cli import run
from hclscan.errors import HclscanError
from hclscan.findings import Report, Severity
from hclscan.hcl.source import Location
from hclscan.hcl.values import InstanceObject, Reference
from hclscan.options import ScanOptions
from hclscan.resources import Evaluation, Resource, ResourceSet
from tests.report.examples import ADVISORY, DATABASE, EVERYTHING, IN_ERROR, NOTHING, SYNTAX_ERROR, UNDECIDED


class Calls(list[tuple[tuple[str, ...], ScanOptions]]):
    """What the pipeline was asked to do."""


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Calls]:
    """Replaces the pipeline by one with a given outcome: a report, an evaluation, or an exception."""

    def install(outcome: Report | Evaluation | Exception) -> Calls:
        calls = Calls()

        def scan(paths: tuple[str, ...], options: ScanOptions, clock: object = None) -> Report | Evaluation:
            calls.append((paths, options))
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        module = types.ModuleType("hclscan.scan")
        module.scan = module.evaluate = scan  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "hclscan.scan", module)
        return calls

    return install


def failing(severity: Severity) -> Report:
    return Report((replace(DATABASE, severity=severity),))


def test_the_current_directory_is_scanned_when_no_path_is_given(pipeline: Callable[..., Calls]) -> None:
    calls = pipeline(NOTHING)
    assert run(["scan"]) == 0
    assert calls == [((".",), ScanOptions(passes=False))]


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        ([], False),
        (["--format", "json", "--show", "fail,suppressed"], False),
        (["--show", "all"], True),
        (["--show", "pass"], True),
        (["--format", "json", "--format", "junit=FILE"], True),
    ],
)
def test_what_passes_is_listed_when_a_report_shows_it(
    pipeline: Callable[..., Calls], tmp_path: Path, arguments: list[str], listed: bool
) -> None:
    calls = pipeline(NOTHING)
    assert run(["scan", *(one.replace("FILE", str(tmp_path / "report.xml")) for one in arguments)]) == 0
    assert [options.passes for _, options in calls] == [listed]


def test_all_options_reach_the_pipeline(pipeline: Callable[..., Calls]) -> None:
    calls = pipeline(NOTHING)
    arguments = ["a", "b.tf", "--select", "HCL_ENC,HCL_PUB_003", "--select", "HCL_GOV", "--ignore", "HCL_ENC_001,"]
    arguments += ["--environment", "staging, migration", "--jobs", "2", "--no-cache", "--var", "a=b=c", "--var", "d="]
    arguments += ["--var-file", "x.tfvars", "--policies", "own", "--input", "max_retention_days=30"]
    assert run(["scan", *arguments]) == 0
    expected = ScanOptions(
        select=("HCL_ENC", "HCL_PUB_003", "HCL_GOV"),
        ignore=("HCL_ENC_001",),
        environments=("staging", "migration"),
        jobs=2,
        cache=False,
        variables={"a": "b=c", "d": ""},
        variable_files=(Path("x.tfvars"),),
        policies=(Path("own"),),
        inputs={"max_retention_days": "30"},
        passes=False,
    )
    assert calls == [(("a", "b.tf"), expected)]


@pytest.mark.parametrize(
    ("report", "arguments", "status"),
    [
        (NOTHING, [], 0),
        (Report((UNDECIDED,)), [], 0),
        (failing(Severity.MEDIUM), [], 1),
        (Report((ADVISORY,)), [], 0),
        (Report((ADVISORY,)), ["--fail-on", "low"], 1),
        (failing(Severity.HIGH), ["--fail-on", "critical"], 0),
        (failing(Severity.HIGH), ["--show", "pass"], 1),
        (Report((), errors=(SYNTAX_ERROR,)), [], 2),
        (Report((), errors=(SYNTAX_ERROR,)), ["--keep-going"], 0),
        (Report((DATABASE,), errors=(SYNTAX_ERROR,)), [], 2),
        (Report((DATABASE,), errors=(SYNTAX_ERROR,)), ["--keep-going"], 1),
        (Report((IN_ERROR,)), ["--keep-going"], 2),
    ],
)
def test_the_exit_status_tells_failures_from_unreadable_input(
    pipeline: Callable[..., Calls], report: Report, arguments: list[str], status: int
) -> None:
    pipeline(report)
    assert run(["scan", *arguments]) == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["scan", "--format", "xml"], "'xml' is not one of text, json"),
        (["scan", "--format", "json="], "names no file"),
        (["scan", "--format", "json", "--format", "text"], "cannot both go to the standard output"),
        (["scan", "--show", "failed"], "'failed' is not one of fail, pass, unknown, suppressed, all"),
        (["scan", "--var", "name"], "--var takes NAME=VALUE, not 'name'"),
        (["scan", "--jobs", "0"], "--jobs"),
        (["scan", "--fail-on", "sometimes"], "sometimes"),
        (["scan", "--nonsense"], "--nonsense"),
        (["skan"], "skan"),
    ],
)
def test_wrong_usage_is_explained_and_ends_with_status_2(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    calls = pipeline(NOTHING)
    assert run(arguments) == 2
    assert message in capsys.readouterr().err
    assert calls == []


def test_what_the_user_can_mend_is_a_message_with_a_hint_and_status_2(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline(HclscanError("no policy is called 'HCL_\x1bENC_01'", hint="did you mean HCL_ENC_001?"))
    assert run(["scan"]) == 2
    assert capsys.readouterr().err == "error: no policy is called 'HCL_\\x1bENC_01'\nhint: did you mean HCL_ENC_001?\n"


def test_an_internal_error_is_one_line_and_status_3(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HCLSCAN_DEBUG", raising=False)
    pipeline(ZeroDivisionError("oh\n"))
    assert run(["scan"]) == 3
    error = capsys.readouterr().err
    assert error.startswith("hclscan: internal error: ZeroDivisionError (please report ")
    assert error.count("\n") == 1


def test_the_traceback_of_an_internal_error_is_shown_on_demand(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HCLSCAN_DEBUG", "1")
    pipeline(ZeroDivisionError("oh"))
    assert run(["scan"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_several_reports_of_one_scan_are_written(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    calls = pipeline(EVERYTHING)
    file = tmp_path / "report.json"
    assert run(["scan", "--format", "text", "--format", f"json={file}", "--show", "all"]) == 2
    assert len(json.loads(file.read_text(encoding="utf-8"))["findings"]) == 7
    assert "HCL_ENC_001" in capsys.readouterr().out
    assert len(calls) == 1


def test_a_report_that_cannot_be_written_ends_with_status_2(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pipeline(NOTHING)
    assert run(["scan", "--format", f"json={tmp_path / 'missing' / 'report.json'}"]) == 2
    assert "cannot write" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["--keep-going"], 0)])
def test_resources_are_printed_although_a_file_does_not_parse(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], arguments: list[str], status: int
) -> None:
    calls = pipeline(Evaluation((), errors=(SYNTAX_ERROR,)))
    assert run(["resources", "infra", "--format", "json", "--var", "a=1", *arguments]) == status
    assert json.loads(capsys.readouterr().out)["errors"][0]["path"] == "broken.tf"
    assert calls == [(("infra",), ScanOptions(variables={"a": "1"}))]


def resources_at(*addresses: str) -> Evaluation:
    def resource(address: str) -> Resource:
        attrs = InstanceObject(Reference("resource", address), {})
        return Resource(address, "aws_a", "a", "managed", attrs, Location("main.tf", 1, 1, 1, 2), {}, ".")

    return Evaluation((ResourceSet(tuple(map(resource, addresses))),))


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["aws_a.a"], ["aws_a.a[0]", "aws_a.a[1]"]),
        (["aws_a.a[1]"], ["aws_a.a[1]"]),
        (["module.m"], ['module.m["x"].aws_a.a', "module.m.module.n.aws_a.b"]),
        (["module.*.aws_a.b", "aws_a.b"], ["aws_a.b", "module.m.module.n.aws_a.b"]),
        (["aws_a.p[*]"], ["aws_a.p[*]"]),
        (["*.a"], ["aws_a.a[0]", "aws_a.a[1]", 'module.m["x"].aws_a.a']),
    ],
)
def test_addresses_narrow_what_is_printed(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str], arguments: list[str], found: list[str]
) -> None:
    known = ["aws_a.a[0]", "aws_a.a[1]", "aws_a.b", "aws_a.p[*]", 'module.m["x"].aws_a.a', "module.m.module.n.aws_a.b"]
    pipeline(resources_at(*known))
    options = [part for address in arguments for part in ("--address", address)]
    assert run(["resources", "--format", "json", *options]) == 0
    assert [one["address"] for one in json.loads(capsys.readouterr().out)["resources"]] == found


def test_an_address_that_nothing_has_is_answered_with_the_nearest_ones(
    pipeline: Callable[..., Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline(resources_at("aws_s3_bucket.logs", "aws_kms_key.main"))
    assert run(["resources", "--address", "aws_s3_bucket.log"]) == 2
    shown = capsys.readouterr().err
    assert "there is no resource at 'aws_s3_bucket.log'" in shown
    assert "did you mean aws_s3_bucket.logs?" in shown


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["scan", "--help"], ["resources", "-h"]])
def test_help_and_version_end_with_status_0(arguments: list[str]) -> None:
    assert run(arguments) == 0
