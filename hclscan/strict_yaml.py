"""YAML files that hclscan defines itself, read strictly: an unknown key, a missing one or a value of another kind is reported.

A reader walks the nodes of a document and collects what is wrong on the way, each with its place and the nearest valid name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import yaml

from hclscan.hcl.limits import Limits, named
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Location, Source, diagnose

MAX_LENGTH = 1_000_000
"""Characters of a file."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def composed(source: Source) -> Any:
    """The YAML node of a text, None for an empty one; a diagnostic for what is no YAML, or too much of it."""
    if len(source.text) > MAX_LENGTH:
        return diagnose(source, 0, 0, "The file is too large", f"it may have up to {MAX_LENGTH:,} characters")
    try:
        node = yaml.compose(source.text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        offset = mark.index if mark is not None else 0
        return diagnose(source, *_span(source, offset, offset + 1), "Invalid YAML", str(error.problem or ""))
    except RecursionError:
        return diagnose(source, 0, 0, "Invalid YAML", "it is nested too deeply")
    except (yaml.YAMLError, ValueError) as error:
        return diagnose(source, 0, 0, "Invalid YAML", str(getattr(error, "reason", error)))
    bomb = _bomb(node, source.limits)
    return (
        node if bomb is None else diagnose(source, *_span(source, bomb[0].start_mark.index, bomb[0].end_mark.index), *bomb[1:])
    )


def _bomb(root: Any, limits: Limits) -> tuple[Any, str, str] | None:
    """The node that is nested too deeply, in itself even, or that aliases make too large, and what is wrong with it."""
    sizes: dict[int, int] = {}
    path: dict[int, None] = {}
    waiting: list[tuple[Any, bool]] = [] if root is None else [(root, False)]
    while waiting:
        node, done = waiting.pop()
        below = _below(node)
        if done:
            del path[id(node)]
            sizes[id(node)] = 1 + sum(sizes[id(one)] for one in below)
            if sizes[id(node)] > limits.yaml_aliases:
                return node, "The aliases expand to too much", named("yaml_aliases", limits.yaml_aliases)
        elif id(node) in path or len(path) >= limits.yaml_depth:
            return node, "The file is nested too deeply", named("yaml_depth", limits.yaml_depth)
        elif id(node) not in sizes:
            path[id(node)] = None
            waiting.append((node, True))
            waiting += ((one, False) for one in below)
    return None


def _below(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [one for pair in node.value for one in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _span(source: Source, start: int, end: int) -> tuple[int, int]:
    """Two offsets, as far as they are in the text: YAML's marks may be behind it."""
    last = len(source.text)
    return min(start, last), min(end, last)


class StrictReader:
    """Reads one file, and collects what is wrong with it on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.wrong: list[Diagnostic] = []

    def place(self, node: Any) -> Location:
        if node is None:
            return Location(self.source.path, 1, 1, 1, 1)
        # The lines of marks are those of YAML, which ends lines where other programs do not.
        return self.source.location(*_span(self.source, node.start_mark.index, node.end_mark.index))

    def report(self, node: Any, summary: str, detail: str = "") -> None:
        place = self.place(node)
        self.wrong.append(Diagnostic(summary, place, detail, _line(self.source, place.start_line)))

    def mapping(self, node: Any, what: str, detail: str = "") -> bool:
        """Whether a node is a mapping; reported when it is something else."""
        if isinstance(node, yaml.MappingNode):
            return True
        self.report(node, f"{what} must be a mapping", detail)
        return False

    def pairs(self, node: Any) -> Iterator[tuple[Any, str, Any]]:
        """The entries of a mapping: node of the key, its text, node of the value; repeated keys are reported."""
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in seen:
                self.report(key, f"Key {name!r} is given twice", "once is allowed")
            seen.add(name)
            yield key, name, value

    def entries(self, node: Any, known: Collection[str] | None, where: str) -> dict[str, Any]:
        """The values of a mapping by key; keys that are repeated or not `known` are reported."""
        found: dict[str, Any] = {}
        for key, name, value in self.pairs(node):
            if known is not None and name not in known:
                self.report(key, f"Unknown key {name!r} in {where}", nearest(name, known))
            found[name] = value
        return found

    def text(self, node: Any, name: str) -> str:
        """A text that is not empty; an empty one for a missing node."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":str") or not node.value.strip():
            self.report(node, f"{name} must be a text")
            return ""
        return str(node.value).strip()

    def texts(self, node: Any, name: str) -> tuple[str, ...]:
        """The texts of a list; none for a missing node."""
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, f"{name} must be a list of texts")
            return ()
        return tuple(self.text(element, f"an element of {name}") for element in node.value)

    def flag(self, node: Any, name: str) -> bool:
        """A truth value; false for a missing node."""
        if node is None:
            return False
        if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
            self.report(node, f"{name} must be true or false")
            return False
        return str(node.value) == "true"

    def one_of(self, node: Any, name: str, options: Collection[str]) -> str:
        """One of several words; an empty text for a missing node, and for any other word, which is reported."""
        text = self.text(node, name)
        if text and text not in options:
            self.report(node, f"Unknown {name} {text!r}", nearest(text, options))
            return ""
        return text


def _line(source: Source, number: int) -> str:
    return source.line(number) if number <= len(source.line_starts) else ""
