"""Documents that do what they say: their files are written, their commands are run, and the output is compared.

A block `console` has commands behind `$ ` with what they print; `cd` and `git` work as well, and `cat FILE | hclscan …`. A
block with a `title="…"` is a file. Commands of hclscan in all other blocks have to be right: `commands` finds them.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from hclscan.cli import run

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(
    r"""(?<![\w./-])hclscan\ (?:scan|resources|policy|explain|baseline|config)\b (?: [^\n`#'"|] | '[^'\n]*' | "[^"\n]*" )*""",
    re.VERBOSE,
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
GIT = ("-c", "user.name=You", "-c", "user.email=you@example.org", "-c", "init.defaultBranch=main")


def check(document: Path) -> None:
    """Compare a document with what it would be if written now; with the variable UPDATE_GOLDEN set, write it.

    The current directory has to be an empty one.
    """
    text = document.read_text(encoding="utf-8")
    now = rewritten(text)
    if os.environ.get("UPDATE_GOLDEN"):
        document.write_text(now, encoding="utf-8")
    assert now == text, "UPDATE_GOLDEN=1 writes the output that the commands have now"


def rewritten(text: str) -> str:
    """The document with the output of all its commands as it is now, after writing the files it shows."""
    status: list[int] = [0]

    def block(match: re.Match[str]) -> str:
        language, title, content = match.groups()
        if title:
            Path(title).parent.mkdir(parents=True, exist_ok=True)
            Path(title).write_text(content, encoding="utf-8")
        if language != "console":
            return match[0]
        return "\n".join(["```console", *executed(content, status)]).rstrip("\n") + "\n```"

    return FENCE.sub(block, text)


def executed(block: str, status: list[int]) -> Iterator[str]:
    """The lines of a console block as they should be: each command, and what it prints."""
    for line in block.splitlines():
        if line.startswith("$ "):
            yield line
            yield from _printed(shlex.split(line[2:]), status)


def _printed(command: list[str], status: list[int]) -> list[str]:
    if command == ["echo", "$?"]:
        return [str(status[-1])]
    if command[0] == "cd":
        os.chdir(command[1])
        return []
    if command[0] == "git":
        subprocess.run(["git", *GIT, *command[1:]], check=True, capture_output=True)
        return []
    given = ""
    if command[0] == "cat" and command[2:3] == ["|"]:
        given, command = Path(command[1]).read_text(encoding="utf-8"), command[3:]
    if command[0] == "cat":
        return Path(command[1]).read_text(encoding="utf-8").splitlines()
    assert command[0] == "hclscan", f"a document runs nothing else: {' '.join(command)}"
    return _run(command[1:], given, status).splitlines()


def _run(arguments: list[str], given: str, status: list[int]) -> str:
    output = io.StringIO()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status.append(run(arguments))
    finally:
        sys.stdin = before
    return output.getvalue()


def commands(document: Path) -> list[str]:
    """The commands of hclscan that a document, a template or a script shows outside of its `console` blocks."""
    text = document.read_text(encoding="utf-8")
    if document.suffix == ".md":
        text = COMMENT.sub("", text)
        text = FENCE.sub(lambda match: "" if match[1] == "console" else match[0], text)
    return [" ".join(cast("str", match[0]).replace("\\\n", " ").split()) for match in COMMAND.finditer(text)]
