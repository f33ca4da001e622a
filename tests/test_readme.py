"""What the README shows is what hclscan prints."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from hclscan.findings import Status
from hclscan.options import ScanOptions
from hclscan.report import text
from hclscan.scan import scan

ROOT = Path(__file__).resolve().parents[1]
SHOWN = re.compile(r"<!-- output: .*? -->\n```\n(.*?)```", re.DOTALL)


def test_the_output_in_the_readme_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (shown,) = SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    printed = io.StringIO()
    text.render(
        scan(["fixtures/staging_migration"], ScanOptions(cache=False)), printed, frozenset((Status.FAIL, Status.UNKNOWN))
    )
    for part in shown.split("\n[...]\n"):
        assert part.strip("\n") in printed.getvalue()
