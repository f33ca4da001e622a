"""What is left of an internal error: a file with versions and the way through the code, and nothing of what was scanned."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import tempfile
import traceback
from importlib import metadata

from hclscan import __version__

_PACKAGES = ("click", "google-re2", "pathspec", "PyYAML")
_MAX_FRAMES = 60
"""Calls that are shown of each end of a traceback."""


def written(error: BaseException) -> str:
    """Writes the report on an error into the temporary directory and gives its path; empty when that cannot be written.

    The message of the error is left out, as are the values of variables: both may come from the scanned files.
    """
    with contextlib.suppress(OSError):
        descriptor, path = tempfile.mkstemp(prefix="hclscan-crash-", suffix=".txt")
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(described(error))
        return path
    return ""


def described(error: BaseException) -> str:
    """The text of the report on an error."""
    lines = [f"hclscan {__version__}", f"Python {sys.version.split()[0]} on {platform.platform()}"]
    for package in _PACKAGES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            lines.append(f"{package} {metadata.version(package)}")
    seen: BaseException | None = error
    while seen is not None:
        lines += ["", type(seen).__name__, *_frames(seen)]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines) + "\n"


def _frames(error: BaseException) -> list[str]:
    frames = [
        f"  {os.path.basename(os.path.dirname(frame.f_code.co_filename))}/{os.path.basename(frame.f_code.co_filename)}:{line}"
        f" {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    if len(frames) <= 2 * _MAX_FRAMES:
        return frames
    return [*frames[:_MAX_FRAMES], f"  ... {len(frames) - 2 * _MAX_FRAMES} more", *frames[-_MAX_FRAMES:]]
