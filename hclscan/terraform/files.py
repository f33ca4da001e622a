"""What functions of a module may read: regular files inside the scanned tree, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from typing import TypeVar

from hclscan.discovery import within
from hclscan.disk import digest
from hclscan.hcl import metering
from hclscan.hcl.evaluate import compile_expression
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS
from hclscan.hcl.grammar import parse_template
from hclscan.hcl.limits import named
from hclscan.hcl.scope import Language, Scope
from hclscan.hcl.source import Diagnostic, Source
from hclscan.hcl.values import CONCEALED, EvaluationError, Unknown, Value
from hclscan.records import record

_ASKING = 50
"""Steps of evaluation that asking the disk takes as long as; a file that is found takes some more."""

_FINDING = 4
_PARSING = 10

Answer = TypeVar("Answer")

_LANGUAGE = Language(functions=TERRAFORM_FUNCTIONS)


@record
class TreeFiles:
    """Files for the functions of a root module. `base` is its directory, `tree` the real path of the scanned tree.

    Each answer is added to `noted` as a digest, so that a later run can ask again (`answer`).
    """

    base: str
    tree: str
    noted: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> bytes | Unknown:
        """The content of a file; unknown when it lies outside the tree."""
        return self._noted("read", path, self._read)

    def exists(self, path: str) -> bool | Unknown:
        """Whether there is such a file; unknown outside the tree."""
        return self._noted("exists", path, self._exists)

    def files(self, directory: str) -> Iterator[str] | Unknown:
        """All files below a directory, relative to it; unknown outside the tree."""
        found = self._noted("files", directory, self._files)
        return found if isinstance(found, Unknown) else iter(found)

    def answer(self, kind: str, path: str) -> str:
        """The digest of what `read`, `exists` or `files` find now."""
        with suppress(EvaluationError):
            getattr(self, kind)(path)
        return self.noted[f"{kind}:{path}"]

    def _noted(self, kind: str, path: str, ask: Callable[[str], Answer]) -> Answer:
        metering.current.spend(_ASKING)
        try:
            found = ask(path)
        except EvaluationError as error:
            self.noted[f"{kind}:{path}"] = f"{error.summary}: {error.detail}"
            raise
        # Texts as such would put the content of files into the cache.
        self.noted[f"{kind}:{path}"] = digest(found if isinstance(found, bytes) else repr(found))
        return found

    def _read(self, path: str) -> bytes | Unknown:
        real = self._real(path)
        if real is None:
            return Unknown(reason=f"{path} is outside the scanned tree")
        if not os.path.isfile(real):
            raise EvaluationError("No such file", f"there is no file at {path!r}; files written by a provider cannot be read")
        if os.path.getsize(real) > (limit := metering.current.limits.file_size):
            raise EvaluationError("The file is too large", f"{path!r} is not read; {named('file_size', limit)}")
        metering.current.spend(os.path.getsize(real) >> 4)
        with open(real, "rb") as file:
            return file.read()

    def _exists(self, path: str) -> bool | Unknown:
        real = self._real(path)
        if real is None:
            return Unknown(reason=f"{path} is outside the scanned tree")
        if os.path.isdir(real):
            raise EvaluationError("Not a file", f"{path!r} is a directory")
        return os.path.isfile(real)

    def _files(self, directory: str) -> tuple[str, ...] | Unknown:
        real = self._real(directory)
        if real is None:
            return Unknown(reason=f"{directory} is outside the scanned tree")
        return tuple(self._below(real))

    def _below(self, real: str) -> Iterator[str]:
        for folder, folders, names in os.walk(real):
            folders.sort()
            for name in sorted(names):
                metering.current.spend(_FINDING)
                full = os.path.join(folder, name)
                if os.path.isfile(full) and within(os.path.realpath(full), self.tree):
                    yield os.path.relpath(full, real).replace(os.sep, "/")

    def conceal(self) -> None:
        """Notes that what is asked for is sensitive, so that nothing of it is kept."""
        self.noted[CONCEALED] = ""

    def render(self, text: str, path: str, variables: Mapping[str, Value]) -> Value:
        """The template `text` rendered with `variables`."""
        metering.current.spend(len(text) + _PARSING)
        expression = parse_template(Source.of(path, text))
        if isinstance(expression, Diagnostic):
            raise EvaluationError(f"Invalid template {path}", f"line {expression.location.start_line}: {expression.message}")

        def name(wanted: str) -> Value:
            if wanted not in variables:
                raise EvaluationError(f"There is no {wanted!r} in the template", "add it to the variables of the template")
            return variables[wanted]

        try:
            return compile_expression(expression, _LANGUAGE)(Scope(name, self))
        except EvaluationError as error:
            detail = f"{error.summary}: {error.detail}" if error.detail else error.summary
            raise EvaluationError(f"Template {path} is in error", detail) from None

    def _real(self, path: str) -> str | None:
        try:
            real = os.path.realpath(os.path.join(self.base, os.path.expanduser(path) if path.startswith("~") else path))
        except ValueError:
            return None  # a null character, or half a surrogate pair
        return real if within(real, self.tree) else None
