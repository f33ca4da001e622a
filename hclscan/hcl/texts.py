"""Texts whose parts may be unknown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from hclscan.hcl import metering
from hclscan.hcl.values import Unknown, Value, first_reason


def composed(text: str) -> str:
    """The text in the form in which Terraform keeps strings: Unicode NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def text_with_holes(parts: Iterable[Value]) -> Value:
    """The concatenation of text parts, some of them unknown: adjoining literals merged, nested templates opened.

    Returns a `str` when no part is unknown.
    """
    joined: list[str | Unknown] = []
    literals: list[str] = []
    parts = tuple(parts)
    metering.current.text(sum(map(_length, parts)))
    for part in parts:
        for piece in part.template if type(part) is Unknown and part.template is not None else (part,):
            if type(piece) is str:
                literals.append(piece)
                continue
            if literal := composed("".join(literals)):
                joined.append(literal)
            literals.clear()
            joined.append(piece)
    if literal := composed("".join(literals)):
        joined.append(literal)
    if not joined:
        return ""
    if len(joined) == 1:
        return joined[0]
    holes = [part for part in joined if type(part) is Unknown]
    causes = dict.fromkeys(reference for hole in holes for reference in hole.origins)
    return Unknown(reason=first_reason(holes), causes=tuple(causes), template=tuple(joined))


def _length(part: Value) -> int:
    """The characters that are known of a part."""
    if type(part) is str:
        return len(part)
    template = part.template if type(part) is Unknown else None
    return sum(len(piece) for piece in template if type(piece) is str) if template else 0


_NEVER_COMBINING = " !#&'()*+,-./:;?@[]^_{|}~\"\\\t"


def known_prefix(text: Unknown) -> str:
    """How an unknown text begins for certain, as far as Terraform says: its last character may combine with what follows."""
    first = text.template[0] if text.template else ""
    if not isinstance(first, str) or not first or first[-1] in _NEVER_COMBINING:
        return first if isinstance(first, str) else ""
    kept = len(first)
    while kept and not first[kept - 1].isascii():
        kept -= 1
    return first[: max(kept - 1, 0)]
