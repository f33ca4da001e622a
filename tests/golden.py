"""Golden files: the expected output of a test, as a file beside it."""

import os
from pathlib import Path


def check(file: Path, text: str) -> None:
    """Compare a text with a golden file; with the variable UPDATE_GOLDEN set, write the file instead."""
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"{file.name} is missing; UPDATE_GOLDEN=1 writes it"
    assert text == file.read_text(encoding="utf-8")
