"""Where reports go: `--format NAME` to the standard output, `--format NAME=FILE` to a file."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from hclscan.errors import HclscanError
from hclscan.records import record


@record
class Destination:
    """A format, and the file it is written to; None is the standard output."""

    format: str
    file: Path | None


def destinations(texts: Iterable[str], formats: Collection[str]) -> list[Destination]:
    """What `--format` asks for, text on the standard output by default.

    Raises `click.UsageError` for an unknown format, and for two formats on one stream.
    """
    chosen = [_destination(text, formats) for text in texts] or [Destination("text", None)]
    for position, destination in enumerate(chosen):
        if any(destination.file == other.file for other in chosen[:position]):
            place = destination.file or "the standard output"
            raise click.UsageError(f"--format: two reports cannot both go to {place}; use --format NAME=FILE")
    return chosen


def _destination(text: str, formats: Collection[str]) -> Destination:
    name, sign, file = text.partition("=")
    if name not in formats:
        raise click.UsageError(f"--format {name!r} is not one of {', '.join(formats)}")
    if sign and not file:
        raise click.UsageError(f"--format {text!r} names no file")
    return Destination(name, Path(file) if file else None)


@contextmanager
def opened(destination: Destination) -> Iterator[TextIO]:
    """The stream of a destination. Raises `HclscanError` when its file cannot be written."""
    if destination.file is None:
        # A character that the terminal's encoding lacks must not end the report.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        yield sys.stdout
        return
    try:
        with destination.file.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise HclscanError(f"cannot write {destination.file}: {error.strerror}") from error
