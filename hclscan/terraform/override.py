"""Override files: `override.tf` and `*_override.tf`, whose blocks change the blocks of the other files.

Terraform documentation, "Override Files": arguments take the place of those of the same name, nested blocks that of all
nested blocks of their type; `lifecycle` blocks and entries of `required_providers` are merged one by one.

A merged block has parts from several files. Its source joins them one after the other, so that every offset in the block
leads back to the file it comes from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import fields, replace
from typing import Any, TypeVar

from hclscan.hcl.source import Location, Source
from hclscan.hcl.syntax import Block, Body
from hclscan.records import record

T = TypeVar("T")

_NAME = re.compile(r"(?:^|/|\\)(?:[^/\\]*_)?override\.(?:tf|tofu)(?:\.json)?$")
_OFFSETS = frozenset({"start", "end", "name_end", "header_end"})
_MERGED_BLOCKS = frozenset({"lifecycle", "required_providers"})


def is_override(path: str) -> bool:
    """Whether a file of that name overrides others."""
    return _NAME.search(path) is not None


@record
class JoinedSource(Source):
    """Several files one after the other. `begins` are the offsets at which each of `parts` begins."""

    parts: tuple[Source, ...] = ()
    begins: tuple[int, ...] = ()

    def location(self, start: int, end: int) -> Location:
        part, begin = self._part(start)
        return part.location(start - begin, max(start, end) - begin)

    def excerpt(self, offset: int) -> str:
        part, begin = self._part(offset)
        return part.excerpt(offset - begin)

    def _part(self, offset: int) -> tuple[Source, int]:
        index = bisect_right(self.begins, offset) - 1
        return self.parts[index], self.begins[index]


def joined(first: Source, second: Source) -> tuple[JoinedSource, int]:
    """Both sources as one, and the offset at which the second begins."""
    parts = first.parts if isinstance(first, JoinedSource) else (first,)
    begins = first.begins if isinstance(first, JoinedSource) else (0,)
    # One character lies between them, so that the end of one is not the start of the other.
    begin = len(first.text) + 1
    source = Source.of(first.path, f"{first.text}\n{second.text}")
    return JoinedSource(source.path, source.text, [], first.limits, (*parts, second), (*begins, begin)), begin


def overridden(base: Block, override: Block, begin: int) -> Block:
    """The block with the content of an overriding one, whose offsets begin at `begin`."""
    return replace(base, body=_merged(base.body, shifted(override.body, begin)))


def _merged(base: Body, override: Body) -> Body:
    attributes = {attribute.name: attribute for attribute in base.attributes}
    attributes.update((attribute.name, attribute) for attribute in override.attributes)
    replaced = {_content_type(block) for block in override.blocks}
    kept: list[Block] = []
    for block in base.blocks:
        if block.type in _MERGED_BLOCKS and block.type in replaced:
            for other in override.blocks_of(block.type):
                block = replace(block, body=_merged(block.body, other.body))
            kept.append(block)
        elif _content_type(block) not in replaced:
            kept.append(block)
    present = {block.type for block in kept}
    added = [block for block in override.blocks if not (block.type in _MERGED_BLOCKS and block.type in present)]
    return replace(base, attributes=tuple(attributes.values()), blocks=(*kept, *added))


def _content_type(block: Block) -> str:
    """The type of the blocks that a block stands for: a dynamic one for those of its label."""
    return block.labels[0].value if block.type == "dynamic" and block.labels else block.type


def shifted(node: T, by: int) -> T:
    """The node, and all in it, further down in its file."""
    changes: dict[str, Any] = {}
    for each in fields(node):  # type: ignore[arg-type]
        value = getattr(node, each.name)
        if each.name in _OFFSETS:
            changes[each.name] = value + by
        elif isinstance(value, tuple):
            changes[each.name] = tuple([shifted(item, by) if hasattr(item, "start") else item for item in value])
        elif hasattr(value, "start"):
            changes[each.name] = shifted(value, by)
    return replace(node, **changes)  # type: ignore[type-var]
