"""Where each path of a manifest is written, worked out only for the paths that somebody asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hclscan.hcl.source import Location, Source
from hclscan.hcl.values import Path, PathStep
from hclscan.kubernetes.compose import Children, Written


@dataclass(frozen=True, slots=True, eq=False)
class Places(Mapping[Path, Location]):
    """Paths below `prefix` to locations: `("manifest", "spec", "rules", 0)`. The prefix itself is the whole manifest.

    An entry of a mapping is located from its key to the end of its value, an element of a sequence by itself.
    """

    source: Source
    written: Written
    prefix: Path = ()

    def __getitem__(self, path: Path) -> Location:
        length = len(self.prefix)
        if path[:length] != self.prefix:
            raise KeyError(path)
        written = self.written
        for step in path[length:]:
            child = _child(written[2], step)
            if child is None:
                raise KeyError(path)
            written = child
        return self.source.location(written[0], written[1])

    def __iter__(self) -> Iterator[Path]:
        waiting: list[tuple[Path, Written]] = [(self.prefix, self.written)]
        while waiting:
            path, written = waiting.pop()
            yield path
            children = written[2]
            steps = children.items() if isinstance(children, dict) else enumerate(children or ())
            waiting.extend(reversed([((*path, step), child) for step, child in steps]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _child(children: Children, step: PathStep) -> Written | None:
    child: Written | None = None
    if isinstance(children, dict) and isinstance(step, str):
        child = children.get(step)
    elif isinstance(children, tuple) and type(step) is int and 0 <= step < len(children):
        child = children[step]
    return child
