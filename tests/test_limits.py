"""Bounds of reading: what is beyond one is refused with its place and the name of the bound, and everything else goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest

from hclscan.disk import Disk
from hclscan.findings import Report, Status
from hclscan.hcl.limits import KEYS, LIMITS, MEANINGS, Limits
from hclscan.options import ScanOptions
from hclscan.scan import evaluate, scan
from tests.hostile.case import NEIGHBOUR

OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
PLAN = {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [], "planned_values": {}}


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def scanned(folder: Path, files: Mapping[str, str], limits: Limits, *paths: str) -> Report:
    """The report on some files beside a neighbour."""
    for name, text in {"neighbour/main.tf": NEIGHBOUR, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return scan([".", *paths], ScanOptions(select=("HCL_ENC_001",), cache=False, jobs=1, limits=limits))


CASES: Mapping[str, tuple[Mapping[str, str], Mapping[str, int], str]] = {
    "file_size": ({"a.tf": "#" * 500}, {"file_size": 300}, "a.tf:1:1: The file is too large: the limit is 300 (limits: file-size)"),
    "file_size_of_manifests": (
        {"a.yaml": OBJECT + "#" * 500}, {"file_size": 300}, "a.yaml:1:1: The file is too large: the limit is 300 (limits: file-size)",
    ),
    "file_size_of_functions": (
        {"a.tf": 'locals {\n  a = file("large")\n}\n', "large": "#" * 500}, {"file_size": 300},
        "a.tf:2:7: The file is too large: 'large' is not read; the limit is 300 (limits: file-size)",
    ),
    "files": (
        {f"a/{n}.yaml": OBJECT for n in range(9)}, {"files": 5},
        "a/4.yaml:1:1: Too many files: this one and those behind it are not read; the limit is 5 (limits: files)",
    ),
    "total_size": (
        {f"z{n}/a.tf": "#" * 500 for n in range(9)}, {"total_size": 2_000},
        "The files are too large together: this one is not read; the limit is 2,000 (limits: total-size)",
    ),
    "tokens": (
        {"a.tf": "locals {\n  a = [" + "1," * 300 + "]\n}\n"}, {"tokens": 200},
        "a.tf:2:202: The file is too large: the limit is 200 (limits: tokens)",
    ),
    "tokens_of_json": (
        {"a.tf.json": '{"locals": {"a": [' + "1," * 300 + "1]}}"}, {"tokens": 200},
        "a.tf.json:1:413: The file is too large: the limit is 200 (limits: tokens)",
    ),
    "syntax_depth": (
        {"a.tf": f"locals {{\n  a = {nested(20)}\n}}\n"}, {"syntax_depth": 10},
        "a.tf:2:16: Nested more than 10 levels deep: the limit is 10 (limits: syntax-depth)",
    ),
    "json_depth": (
        {"a.tf.json": '{"locals": {"a": ' + nested(20) + "}}"}, {"json_depth": 10},
        "a.tf.json:1:26: Nested more than 10 levels deep: the limit is 10 (limits: json-depth)",
    ),
    "yaml_depth": (
        {"a.yaml": f"{OBJECT}data: {nested(20)}\n"}, {"yaml_depth": 10},
        "a.yaml:4:16: The document is nested too deeply: the limit is 10 (limits: yaml-depth)",
    ),
    "yaml_nodes": (
        {"a.yaml": OBJECT + "data: [" + "a," * 300 + "]\n"}, {"yaml_nodes": 50},
        "a.yaml:4:86: The file is too large: it has too many values; the limit is 50 (limits: yaml-nodes)",
    ),
    "yaml_aliases": (
        {"a.yaml": OBJECT + "data: [&a [b, b, b], *a, *a, *a, *a]\n"}, {"yaml_aliases": 10},
        "a.yaml:4:30: The aliases expand to too much: they repeat too many values; the limit is 10 (limits: yaml-aliases)",
    ),
    "problems": (
        {"a.tf": "locals {\n" + "".join(f"  a{n} = no.{n}\n" for n in range(9)) + "}\n"}, {"problems": 4},
        "Too many problems: this one and further ones are not listed: the limit is 4 (limits: problems)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "bounds", "said"), CASES.values(), ids=CASES)
def test_what_is_beyond_a_bound_is_refused_and_the_rest_is_scanned(
    files: Mapping[str, str], bounds: Mapping[str, int], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = scanned(tmp_path, files, replace(LIMITS, **bounds))
    assert any(said in str(error) for error in report.errors), [str(error) for error in report.errors]
    assert [one.address for one in report.findings if one.status is Status.FAIL] == ["aws_db_instance.neighbour"]


@pytest.mark.parametrize("name", CASES)
def test_within_the_bounds_nothing_is_said(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if name != "problems":
        assert scanned(tmp_path, CASES[name][0], LIMITS).errors == ()


def test_a_value_of_a_plan_that_nests_too_deeply_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    after = {"storage_encrypted": False, "tags": json.loads(nested(30))}
    change = {"address": "aws_db_instance.a", "mode": "managed", "type": "aws_db_instance", "name": "a"}
    plan = {**PLAN, "resource_changes": [{**change, "change": {"actions": ["create"], "before": None, "after": after}}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    for depth, count in ((10, 1), (200, 0)):
        evaluation = evaluate(["plan.json"], ScanOptions(cache=False, limits=replace(LIMITS, json_depth=depth)))
        (resource,) = evaluation.resources
        assert str(resource.attrs["tags"]).count(f"the limit is {depth} (limits: json-depth)") == count
        assert resource.attrs["storage_encrypted"] is False


def test_no_more_files_are_read_than_the_bound_says(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.tf").write_text("")
    disk = Disk(replace(LIMITS, files=3))
    found = [disk.text(str(tmp_path / f"{number}.tf")) for number in (0, 1, 1, 2, 3, 0)]
    assert [text == "" for text in found] == [True, True, True, True, False, True]
    assert "limits: files" in str(found[4])


def test_texts_that_are_let_go_make_room(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.json").write_text("x" * 500)
    disk = Disk(replace(LIMITS, total_size=600))
    assert isinstance(disk.text(str(tmp_path / "0.json")), str)
    assert isinstance(disk.text(str(tmp_path / "1.json")), str)
    assert "limits: total-size" in str(disk.text(str(tmp_path / "2.json")))
    disk = Disk(replace(LIMITS, total_size=600))
    for number in range(3):
        assert isinstance(disk.text(str(tmp_path / f"{number}.json")), str)
        disk.let_go(str(tmp_path / f"{number}.json"))


def test_the_reading_bounds_are_those_that_are_tested() -> None:
    reading = {
        "file_size",
        "files",
        "total_size",
        "tokens",
        "syntax_depth",
        "json_depth",
        "yaml_depth",
        "yaml_nodes",
        "yaml_aliases",
    }
    assert reading <= CASES.keys()
    assert MEANINGS.keys() == {field.name for field in fields(Limits)} == set(KEYS.values())
