"""Files of generated repositories."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write(folder: Path, texts: Mapping[str, str]) -> int:
    """Writes files, by their paths below a folder, and gives the number of their lines."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return sum(text.count("\n") for text in texts.values())
