"""What holds for every format: it is one module and one line, its output is fixed, and nothing hostile or secret is in it."""

from __future__ import annotations

import io
import json
import sys
import types
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import pytest

from hclscan import report as package
from hclscan.cli import run
from hclscan.findings import Evidence, Report, Status
from hclscan.hcl.values import Unknown
from hclscan.report import FORMATS, renderer, shown_by_default
from tests import golden
from tests.report.examples import ADVISORY, EVERYTHING, FULL, NOTHING

GOLDEN = Path(__file__).parent / "golden"
NEW = ("sarif", "junit", "gitlab", "github", "markdown")
MACHINE = {"json", "sarif", "gitlab"}


@pytest.fixture(autouse=True)
def outside_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def text_of(name: str, report: Report, *statuses: Status) -> str:
    stream = io.StringIO()
    renderer(name)(report, stream, statuses or shown_by_default(name))
    return stream.getvalue()


@pytest.mark.parametrize("name", NEW)
def test_the_output_of_a_format_is_fixed(name: str) -> None:
    golden.check(GOLDEN / f"full.{name}", text_of(name, FULL))
    golden.check(GOLDEN / f"nothing.{name}", text_of(name, NOTHING))


@pytest.mark.parametrize("name", FORMATS)
def test_the_bytes_do_not_depend_on_the_order_in_which_findings_are_made(name: str) -> None:
    backwards = replace(FULL, findings=tuple(reversed(FULL.findings)))
    assert text_of(name, backwards, *Status) == text_of(name, FULL, *Status)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_prints_what_is_secret(name: str) -> None:
    text = text_of(name, FULL, *Status)
    assert "correct horse" not in text
    assert "rds:nightly" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_control_or_invisible_characters_through(name: str) -> None:
    hostile = "\x1b]0;owned\x07 \u202eevil\u2066 \r\n\u200b\ud800\ufffe\x00 ]]> \u0085"
    finding = replace(
        ADVISORY,
        message=hostile,
        address=hostile,
        environment=hostile,
        environments=(hostile,),
        fix=hostile,
        references=(hostile,),
        title=hostile,
        reason=hostile,
        root=hostile,
        rule=hostile,
        location=replace(ADVISORY.location, path=hostile),
        evidence=(Evidence(hostile, hostile, ADVISORY.location), Evidence("x", Unknown(hostile), ADVISORY.location)),
        via=(replace(ADVISORY.location, path=hostile),),
    )
    others = (replace(finding, status=status, address=f"{hostile} {status}") for status in Status)
    report = replace(FULL, findings=(finding, *others), notes=(hostile,), explanations={ADVISORY.policy_id: hostile})
    text = text_of(name, replace(report, sources={hostile: (hostile, *[hostile] * 3)}), *Status)
    assert all(line.isprintable() for line in text.split("\n")), [line for line in text.split("\n") if not line.isprintable()]


def test_a_format_is_one_module_and_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def render(report: Report, stream: TextIO, show: Collection[Status]) -> None:
        stream.write(f"{len(report.findings)} findings, {len(show)} statuses\n")

    module = types.ModuleType("hclscan.report.counts")
    module.render = render  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(package.FORMATS, "counts", module.__name__)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "main.tf").write_text('resource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n', encoding="utf-8")
    assert run(["scan", "--no-cache", "--select", "HCL_ENC_001", "--format", "counts=out.txt"]) == 1
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "1 findings, 2 statuses\n"
    (tmp_path / ".hclscan.yaml").write_text("select: [HCL_ENC_001]\nformat: [counts=again.txt]\n", encoding="utf-8")
    assert run(["scan", "--no-cache", "--show", "all"]) == 1
    assert (tmp_path / "again.txt").read_text(encoding="utf-8") == "1 findings, 4 statuses\n"


def test_no_other_module_knows_a_format_by_name() -> None:
    # `hclscan policy test` has a JUnit report of its own.
    for file in Path(package.__file__).parents[1].rglob("*.py"):
        for name in ("sarif", "gitlab", "github"):
            if file != Path(package.__file__):
                assert f'"{name}"' not in file.read_text(encoding="utf-8"), f"{file} knows the format {name}"


@pytest.mark.parametrize("name", sorted(MACHINE))
def test_formats_for_programs_are_json(name: str) -> None:
    json.loads(text_of(name, FULL))
    json.loads(text_of(name, EVERYTHING, *Status))
