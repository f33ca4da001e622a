"""The comments of a YAML document, which parsers drop: those on lines of their own, and those behind a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from hclscan.records import record

_OWN_LINE = re.compile(r"\s*#\s?(.*)$")
_BEHIND = re.compile(r"\s+#\s?(.*)$")


@record
class Comments:
    """Comments that were not given out yet. Lines count from 0, as in the marks of nodes."""

    lines: tuple[str, ...]
    waiting: list[tuple[int, str]]

    @classmethod
    def of(cls, text: str, node: yaml.Node | None) -> Comments:
        lines = tuple(text.split("\n"))
        inside = set(_inside_texts(node)) if node is not None else set()
        own = ((number, _OWN_LINE.match(line)) for number, line in enumerate(lines) if number not in inside)
        return cls(lines, [(number, match[1].rstrip()) for number, match in own if match])

    def before(self, line: int, margin: str) -> Iterator[str]:
        """The comments above a line, as lines of HCL; each is given once."""
        while self.waiting and self.waiting[0][0] < line:
            yield f"{margin}# {self.waiting.pop(0)[1]}".rstrip()

    def rest(self, margin: str) -> Iterator[str]:
        """The comments that are left."""
        return self.before(len(self.lines), margin)

    def behind(self, node: yaml.Node) -> str:
        """The comment behind a value on the line where it ends, with what parts it from the value; empty when there is none."""
        if not isinstance(node, yaml.ScalarNode) or node.end_mark.line >= len(self.lines):
            return ""
        match = _BEHIND.match(self.lines[node.end_mark.line][node.end_mark.column :])
        return f" # {match[1].rstrip()}" if match else ""


def _inside_texts(node: yaml.Node) -> Iterator[int]:
    """The lines of texts that go over several."""
    if isinstance(node, yaml.ScalarNode):
        yield from range(node.start_mark.line + 1, node.end_mark.line)
    elif isinstance(node, yaml.SequenceNode):
        for element in node.value:
            yield from _inside_texts(element)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _inside_texts(key)
            yield from _inside_texts(value)
