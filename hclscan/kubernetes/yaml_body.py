"""A manifest that Terraform holds as a text: the `yaml_body` of a `kubectl_manifest`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from hclscan.hcl.functions import filled_yaml, marked_yaml
from hclscan.hcl.source import Location
from hclscan.hcl.values import Encoded, OneOf, Path, Sensitive, Unknown, Value, unknown_from
from hclscan.kubernetes.load import load_manifests
from hclscan.kubernetes.places import Places as TextPlaces

TextOf: TypeAlias = "Callable[[str], str | None]"
"""The text of a file by its path, as locations have it; None for a file that is not at hand."""

_BODY: Path = ("yaml_body",)
_MANIFEST: Path = ("manifest",)


def no_text(path: str) -> None:
    """Stands for files that are not at hand."""


@dataclass(frozen=True, slots=True, eq=False)
class BodyPlaces(Mapping[Path, Location]):
    """Places of a resource, and those of its manifest: lines of a heredoc, else the whole argument.

    `indents` has, for each line of the text, by how many columns the file is indented further; it is empty when the text is not
    written line by line in the file. `read` are the places in the text.
    """

    written: Mapping[Path, Location]
    read: TextPlaces | None
    indents: Sequence[int]

    def __getitem__(self, path: Path) -> Location:
        if path[:1] != _MANIFEST:
            return self.written[path]
        body = self.written[_BODY]
        if self.read is None:
            if path == _MANIFEST:
                return body
            raise KeyError(path)
        found = self.read[path]
        if not self.indents:
            return body
        return replace(
            found,
            path=body.path,
            start_line=body.start_line + found.start_line,
            start_column=found.start_column + self.indents[found.start_line - 1],
            end_line=body.start_line + found.end_line,
            end_column=found.end_column + self.indents[found.end_line - 1],
        )

    def __iter__(self) -> Iterator[Path]:
        yield from self.written
        if _BODY in self.written:
            yield from self.read or (_MANIFEST,)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def read_body(body: Value, places: Mapping[Path, Location], text_of: TextOf) -> tuple[Value, BodyPlaces]:
    """The manifest in a text, and the places of the resource with those of the manifest. Unknown parts stay unknown."""
    if type(body) is Sensitive:
        manifest, found = read_body(body.value, places, text_of)
        return Sensitive(manifest), found
    if type(body) is OneOf:
        manifests = tuple(read_body(one, places, text_of)[0] for one in body.alternatives)
        return replace(body, alternatives=manifests), BodyPlaces(places, None, ())
    if type(body) is Unknown and body.encodes is not None:
        return _plain(body.encodes, body), BodyPlaces(places, None, ())
    text = marked_yaml(body) if type(body) is Unknown else body
    if not isinstance(text, str):
        return unknown_from(body, reason="the manifest is not known"), BodyPlaces(places, None, ())
    file = load_manifests("", text)
    if not file.manifests:
        return Unknown(reason="yaml_body holds no manifest that can be read"), BodyPlaces(places, None, ())
    first = file.manifests[0]
    manifest = filled_yaml(first.value, body) if type(body) is Unknown else first.value
    if manifest is None:
        return unknown_from(body), BodyPlaces(places, None, ())
    indents = _indents(text, places.get(_BODY), text_of)
    return manifest, BodyPlaces(places, TextPlaces(first.places.source, first.places.written, _MANIFEST), indents)


def _plain(encoded: Encoded, body: Unknown) -> Value:
    return encoded.value if isinstance(encoded.value, dict) else unknown_from(body)


def _indents(text: str, body: Location | None, text_of: TextOf) -> list[int]:
    """By how much each line of a heredoc is indented in its file; nothing when the lines are not those of the file."""
    source = text_of(body.path) if body is not None else None
    if body is None or source is None:
        return []
    lines = text.removesuffix("\n").split("\n")
    written = [line.rstrip("\r") for line in source.split("\n")[body.start_line : body.start_line + len(lines)]]
    if body.start_line + len(lines) + 1 != body.end_line or len(written) != len(lines):
        return []
    indents = []
    for line, there in zip(lines, written, strict=True):
        begin = line.partition("\ue000")[0].rstrip()
        if not there.lstrip().startswith(begin.lstrip()):
            return []
        indents.append(_margin(there) - _margin(line) if begin else 0)
    return indents


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
