"""What a chart has been rendered to: `helm template` says of each document which template it comes from.

Such a document is placed in its template, by the line that it has in what became of it. As Helm leaves out what templates
compute with, that may be a few lines above or below the one in the file.
"""

from __future__ import annotations

import re

from hclscan.kubernetes.load import pieces

_SOURCE = re.compile(r"(?:---[^\n]*\n)?(?:[ \t\r]*\n)*# Source: (?P<path>[^\n]*?)[ \t\r]*\n")
_PATH = re.compile(r"[\w.@+-][\w.@+ -]*(?:/[\w.@+ -]+)+")

MAX_PATH = 300


def by_template(text: str, name: str) -> dict[str, str]:
    """The documents of a stream by the template they come from, those of one template in order; others stay in `name`.

    What stays keeps its lines. Paths that lead out of the chart are not taken for any.
    """
    found: dict[str, list[str]] = {}
    rest: list[str] = []
    for _, piece in pieces(text):
        comment = _SOURCE.match(piece)
        path = comment["path"] if comment is not None else ""
        if comment is None or not _is_path(path):
            rest.append(piece)
            continue
        found.setdefault(path, []).append(piece[comment.end() :])
        rest.append("\n" * piece.count("\n"))
    texts = {path: "---\n".join(documents) for path, documents in found.items()}
    left = "".join(rest)
    return {name: left, **texts} if left.strip() or not texts else texts


def _is_path(path: str) -> bool:
    return len(path) <= MAX_PATH and _PATH.fullmatch(path) is not None and ".." not in path.split("/")
