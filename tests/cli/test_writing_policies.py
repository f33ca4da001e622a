"""The tutorial does what it says: its files are written, its commands are run, and their output is compared."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from hclscan.cli import run

DOCUMENT = Path(__file__).parents[2] / "docs" / "writing-policies.md"
FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def executed(block: str, status: list[int]) -> Iterator[str]:
    """The lines of a console block as they should be: each command, and what it prints."""
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        yield line
        command = shlex.split(line[2:])
        if command == ["echo", "$?"]:
            yield str(status[-1])
            continue
        assert command[0] == "hclscan", f"the tutorial runs nothing else: {line}"
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status.append(run(command[1:]))
        yield from output.getvalue().splitlines()


def rewritten(text: str) -> str:
    """The document with the output of all its commands as it is now, after writing the files it shows."""
    status: list[int] = []

    def block(match: re.Match[str]) -> str:
        language, title, content = match.groups()
        if title:
            Path(title).parent.mkdir(parents=True, exist_ok=True)
            Path(title).write_text(content, encoding="utf-8")
        if language != "console":
            return match[0]
        return "\n".join(["```console", *executed(content, status), "```"])

    return FENCE.sub(block, text)


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HCLSCAN_CACHE_DIR", str(tmp_path / ".cache"))
    return tmp_path


@pytest.mark.usefixtures("empty_folder")
def test_every_command_of_the_tutorial_prints_what_it_says() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    now = rewritten(text)
    if os.environ.get("UPDATE_GOLDEN"):
        DOCUMENT.write_text(now, encoding="utf-8")
    assert "$ hclscan policy test" in text
    assert now == text, "UPDATE_GOLDEN=1 writes the output that the commands have now"


@pytest.mark.usefixtures("empty_folder")
def test_a_wrong_output_in_the_tutorial_is_noticed() -> None:
    text = "```console\n$ hclscan policy validate nowhere\nSuccess!\n$ echo $?\n0\n```\n"
    assert rewritten(text) == (
        "```console\n$ hclscan policy validate nowhere\nerror: there is no file or directory nowhere\n$ echo $?\n2\n```\n"
    )
