"""The documents do what they say: commands are run, links lead somewhere, tables have what there is."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from hclscan.cli import run
from hclscan.cli.exit_status import ExitStatus
from hclscan.config import KEYS, load_config
from hclscan.errors import HclscanError
from hclscan.findings import Severity
from hclscan.hcl.limits import KEYS as BOUNDS
from hclscan.hcl.limits import LIMITS, MEANINGS
from hclscan.report import FORMATS
from tests import documents
from tests.documents import ROOT

DOCS = ROOT / "docs"
SCHEMA = json.loads((DOCS / "hclscan.schema.json").read_text(encoding="utf-8"))
NAMES = ("installation", "quick-start", "configuration", "suppressions", "exit-statuses", "ci", "comparison", "checkov")
TEMPLATES = (ROOT / "action.yml", ROOT / "ci" / "gitlab.yml", ROOT / "README.md", *(DOCS / f"{name}.md" for name in NAMES))
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "CI_", "GIT_"))]:
        monkeypatch.delenv(name)
    return tmp_path / "project"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_prints_what_the_document_says(name: str) -> None:
    documents.check(DOCS / f"{name}.md")


def shown_commands() -> Iterator[str]:
    for document in TEMPLATES:
        yield from documents.commands(document)


@pytest.mark.parametrize("command", sorted(set(shown_commands())))
def test_every_command_that_is_shown_is_right(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever it finds, it has to run in a project that has what the documents speak of."""
    _project()
    words = [_value(word) for word in shlex.split(command)]
    status = run([word for word in words[1:] if word])
    assert status in (ExitStatus.CLEAN, ExitStatus.FAILURES), capsys.readouterr().err


VARIABLE = re.compile(r"\$(?:\w+|\{\w+(?:\[@\])?\}|\([\w.]+\))")


def _value(word: str) -> str:
    """A word of a command as a pipeline would have it: no variable is set, a directory in a variable is the current one."""
    return {"NAME": "shorter-names", "aws_x": "aws_sqs_queue"}.get(
        word, "" if VARIABLE.fullmatch(word) else VARIABLE.sub(".", word)
    )


def _project() -> None:
    for name in ("infra", "k8s", "expired", "envs", "fixtures/staging_migration"):
        Path(name).mkdir(parents=True, exist_ok=True)
    Path("infra/main.tf").write_text('resource "aws_sqs_queue" "a" {}\n', encoding="utf-8")
    assert run(["policy", "new", "queues-forget", "--provider", "aws", "--resource", "aws_sqs_queue"]) == ExitStatus.CLEAN
    Path("plan.json").write_text('{"format_version":"1.2","terraform_version":"1.9.0"}', encoding="utf-8")
    Path(".hclscan-baseline.json").write_text('{"schema_version": 1, "findings": []}', encoding="utf-8")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "start"]):
        subprocess.run(["git", *documents.GIT, *words], check=True, capture_output=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)


@pytest.mark.parametrize("name", [*NAMES, "architecture", "writing-policies"])
def test_links_lead_somewhere(name: str) -> None:
    document = DOCS / f"{name}.md"
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if "://" not in link:
            there = document if not target else document.parent / target
            assert there.exists(), f"{document.name} links to {link}"
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE) if anchor else []
            assert not anchor or anchor in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}, link


# -- the configuration ---------------------------------------------------------------------------------------------------


def test_the_table_of_keys_is_that_of_the_program() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*?) \|", (DOCS / "configuration.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(rows) == dict(KEYS)


def test_every_bound_is_documented_with_its_default() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    for key, name in BOUNDS.items():
        assert f"* `limits.{key}`: {MEANINGS[name]}; {getattr(LIMITS, name):,} by default\n" in text


def test_the_schema_for_editors_has_the_keys_of_the_program() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    described = {key: value["description"] for key, value in SCHEMA["properties"].items()}
    assert described == dict(KEYS)
    assert SCHEMA["definitions"]["severity"]["enum"] == [severity.label for severity in Severity]
    assert SCHEMA["definitions"]["format"]["pattern"] == f"^({'|'.join(FORMATS)})(=.+)?$"


def _accepted(text: str) -> tuple[bool, bool]:
    """Whether the program, and whether the schema, accepts a configuration."""
    Path(".hclscan.yaml").write_text(text, encoding="utf-8")
    try:
        load_config(Path(".hclscan.yaml"), trusted=True)
        program = True
    except HclscanError:
        program = False
    value: Any = yaml.safe_load(text)
    return program, jsonschema.Draft7Validator(SCHEMA).is_valid(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "paths: infra\n",
        "paths: [infra, k8s]\nexclude: ['*.skip.tf']\n",
        "select: [HCL_ENC, ALL]\nignore: HCL_ENC_003\n",
        "severity: {HCL_ENC_001: critical, HCL_PUB: low}\nfail-on: high\n",
        "environment: staging\nenvironments: {staging: {paths: [a/], names: recette-*}, lab: {}}\n",
        "inputs: {ports: [80, 443], days: 30, level: advisory, deep: {a: [true, null]}}\n",
        "policies: [rules]\nvar-files: {infra: [a.tfvars, [b.tfvars, c.tfvars]], other: []}\n",
        "baseline: known.json\nrequire-reason: false\nformat: [text, sarif=out/report.sarif]\n",
        "format: junit=report.xml\n",
    ],
)
def test_the_schema_accepts_what_the_program_accepts(text: str) -> None:
    assert _accepted(text) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "fail_on: high\n",
        "fail-on: urgent\n",
        "fail-on: [high]\n",
        "paths: {a: b}\n",
        "paths: [[a]]\n",
        "select: 3\n",
        "- a\n",
        "severity: high\n",
        "severity: {HCL_ENC: worst}\n",
        "environments: {staging: [a]}\n",
        "environments: {staging: {path: a}}\n",
        "var-files: {infra: a.tfvars}\n",
        "var-files: [a.tfvars]\n",
        "baseline: [a]\n",
        "require-reason: perhaps\n",
        "inputs: [a]\n",
    ],
)
def test_the_schema_refuses_what_the_program_refuses(text: str) -> None:
    assert _accepted(text) == (False, False)


def test_the_example_of_the_document_is_valid() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    (example,) = (match[3] for match in documents.FENCE.finditer(text) if match[2] == ".hclscan.yaml")
    assert set(yaml.safe_load(example)) == set(KEYS)
    assert _accepted(example) == (True, True)


# -- pipelines -----------------------------------------------------------------------------------------------------------


def test_all_exit_statuses_are_documented() -> None:
    rows = re.findall(r"^\| (\d+) \|", (DOCS / "exit-statuses.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(row) for row in rows] == [status.value for status in ExitStatus]


def test_all_formats_are_documented() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("document", ["ci.md", "installation.md", "configuration.md", "quick-start.md", "suppressions.md"])
def test_yaml_in_documents_is_yaml(document: str) -> None:
    for match in documents.FENCE.finditer((DOCS / document).read_text(encoding="utf-8")):
        if match[1] == "yaml":
            assert list(yaml.safe_load_all(match[3]))


def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_inputs_of_the_action_are_documented_and_never_part_of_a_script() -> None:
    documented = re.findall(r"^\| `([\w-]+)` \| ", (DOCS / "ci.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert documented == list(action()["inputs"])
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), "what an input says would be run by the shell"
        assert "run" not in step or step["shell"] == "bash"


def test_the_workflow_of_the_document_uses_inputs_that_there_are() -> None:
    text = (DOCS / "ci.md").read_text(encoding="utf-8")
    (workflow,) = (match[3] for match in documents.FENCE.finditer(text) if (match[2] or "").startswith(".github"))
    (step,) = (one for one in yaml.safe_load(workflow)["jobs"]["hclscan"]["steps"] if "/hclscan@" in one["uses"])
    assert set(step["with"]) <= set(action()["inputs"])


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_script_of_the_action_scans_and_hands_on_the_status(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "hclscan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hclscan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    Path("infra").mkdir()
    Path("infra/main.tf").write_text('resource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n', encoding="utf-8")
    scan = next(step for step in action()["runs"]["steps"] if step.get("id") == "scan")
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "REPORTS": str(tmp_path),
        "PATHS": "infra\n\n",
        "ARGUMENTS": "--select=HCL_ENC_001\n--ignore=HCL_ENC_003\n",
        "CHANGED_ONLY": "true",
        "GITHUB_BASE_REF": "",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    done = subprocess.run(["bash", "-e", "-c", scan["run"]], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::error file=infra/main.tf,line=2,")
    output = (tmp_path / "output").read_text(encoding="utf-8").splitlines()
    assert output == ["status=1", f"sarif={tmp_path}/hclscan.sarif"]
    assert json.loads((tmp_path / "hclscan.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "### hclscan: 1 failure" in (tmp_path / "summary").read_text(encoding="utf-8")


def test_the_template_for_gitlab_keeps_its_reports() -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["hclscan"]
    (script,) = job["script"]
    reports = job["artifacts"]["reports"]
    assert f"--format gitlab={reports['codequality']} " in script
    assert f"--format junit={reports['junit']} " in script
    assert job["artifacts"]["when"] == "always"
