"""`path.*`, and files read through it: relative to the root module, wherever hclscan itself was started."""

from __future__ import annotations

from pathlib import Path

import pytest

from hclscan.options import ScanOptions
from hclscan.resources import Resource
from hclscan.scan import evaluate

CHILD = 'resource "x" "child" {\n  where = path.module\n  text  = file("${path.module}/note.txt")\n}\n'
ROOT = (
    'module "child" {\n  source = "../modules/child"\n}\nresource "x" "root" {\n  where = path.module\n  root  = path.root\n}\n'
)


@pytest.mark.parametrize("started_in", [".", "stack", "modules"])
def test_a_module_reads_its_own_files_from_any_directory(
    started_in: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "modules" / "child").mkdir(parents=True)
    (tmp_path / "modules" / "child" / "main.tf").write_text(CHILD)
    (tmp_path / "modules" / "child" / "note.txt").write_text("hello")
    (tmp_path / "stack").mkdir()
    (tmp_path / "stack" / "main.tf").write_text(ROOT)
    monkeypatch.chdir(tmp_path / started_in)
    result = evaluate([str(tmp_path / "stack")], ScanOptions(cache=False))
    found: dict[str, Resource] = {resource.address: resource for resource in result.resources if resource.mode == "managed"}
    assert result.errors == ()
    assert dict(found["x.root"].attrs) == {"where": ".", "root": "."}
    assert dict(found["module.child.x.child"].attrs) == {"where": "../modules/child", "text": "hello"}
