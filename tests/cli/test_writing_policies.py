"""The tutorial does what it says: its files are written, its commands are run, and their output is compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import documents

DOCUMENT = documents.ROOT / "docs" / "writing-policies.md"


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


@pytest.mark.usefixtures("empty_folder")
def test_every_command_of_the_tutorial_prints_what_it_says() -> None:
    assert "$ hclscan policy test" in DOCUMENT.read_text(encoding="utf-8")
    documents.check(DOCUMENT)


@pytest.mark.usefixtures("empty_folder")
def test_a_wrong_output_in_the_tutorial_is_noticed() -> None:
    text = "```console\n$ hclscan policy validate nowhere\nSuccess!\n$ echo $?\n0\n```\n"
    assert documents.rewritten(text) == (
        "```console\n$ hclscan policy validate nowhere\nerror: there is no file or directory nowhere\n$ echo $?\n2\n```\n"
    )
