"""Excerpts of source files: a few lines with their numbers, and a mark under what matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hclscan.hcl.source import Location
from hclscan.report.redact import mask_value, redact_line
from hclscan.report.terminal import Paint, escape, width

MAX_WIDTH = 110
"""Columns of a source line that are shown; of a longer one, the part around the mark."""

Sources = Mapping[str, tuple[str, ...]]


def excerpt(
    sources: Sources,
    marked: Location,
    block: Location | None,
    label: str,
    paint: Paint,
    *,
    style: str = "mark",
    instead: str = "",
    secret: bool = False,
) -> Iterator[str]:
    """The line on which `marked` starts, underlined, below the line on which its block starts; nothing without a source.

    `label` is put behind the mark. `instead` is the marked line of a file that is not among the sources. `secret` masks the
    value that the marked line gives.
    """
    lines = sources.get(marked.path, ())
    line = lines[marked.start_line - 1] if 1 <= marked.start_line <= len(lines) else instead
    if not line or (len(line) > MAX_WIDTH and marked.path.endswith(".json")):
        return  # a plan or a manifest on one line: what stands beside the mark may be secret
    margin = len(str(marked.start_line))
    if block is not None and block.path == marked.path and 1 <= block.start_line < marked.start_line <= len(lines):
        yield _numbered(block.start_line, _shown(lines[block.start_line - 1], 0), margin, paint)
        if block.start_line < marked.start_line - 1:
            yield paint("faint", f"{'...':>{margin + 2}}")
    shown = mask_value(line) if secret else line
    yield _numbered(marked.start_line, _shown(shown, _window_start(line, marked.start_column - 1)), margin, paint)
    yield paint("faint", " " * margin + " |") + " " + _mark(line, marked, label, paint, style)


def _numbered(number: int, line: str, margin: int, paint: Paint) -> str:
    return f"{paint('faint', f'{number:>{margin}} |')} {line}".rstrip()


def _window_start(line: str, column: int) -> int:
    """Where the shown part of a line begins: at its start unless the mark would fall out of sight."""
    return 0 if len(line) <= MAX_WIDTH or column < MAX_WIDTH * 2 // 3 else column - MAX_WIDTH // 3


def _shown(line: str, start: int) -> str:
    part = redact_line(line)[start : start + MAX_WIDTH]
    before, after = "..." if start else "", "..." if start + MAX_WIDTH < len(line) else ""
    return (before + escape(part) + after).rstrip()


def _mark(line: str, marked: Location, label: str, paint: Paint, style: str) -> str:
    begin = min(marked.start_column - 1, len(line))
    end = marked.end_column - 1 if marked.end_line == marked.start_line else len(line.rstrip())
    start = _window_start(line, begin)
    end = max(begin, min(end, len(line), start + MAX_WIDTH))
    indent = width(escape(line[start:begin])) + (3 if start else 0)
    carets = "^" * max(1, width(escape(line[begin:end])))
    return " " * indent + paint(style, f"{carets} {label}".rstrip())
