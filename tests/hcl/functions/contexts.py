"""Contexts in which tests call functions: a tree of files held in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hclscan.hcl.values import EvaluationError, Unknown, Value


@dataclass(frozen=True)
class Files:
    """A module whose files are given; whatever starts with `../` is outside of the scanned tree."""

    contents: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes | Unknown:
        if path.startswith("../"):
            return Unknown(reason=f"{path} is outside of the scanned files")
        if path not in self.contents:
            raise EvaluationError(f"there is no file {path}")
        return self.contents[path]

    def exists(self, path: str) -> bool | Unknown:
        if path.startswith("../"):
            return Unknown(reason=f"{path} is outside of the scanned files")
        return path in self.contents

    def files(self, directory: str) -> Iterator[str] | Unknown:
        if directory.startswith("../"):
            return Unknown(reason=f"{directory} is outside of the scanned files")
        start = "" if directory == "." else directory + "/"
        return (path.removeprefix(start) for path in self.contents if path.startswith(start))

    def conceal(self) -> None:
        """Nothing is kept here."""

    def render(self, text: str, path: str, variables: Mapping[str, Value]) -> Value:
        for name, value in variables.items():
            if isinstance(value, Unknown):
                return value
            text = text.replace(f"${{{name}}}", str(value))
        return text


NO_FILES = Files()
