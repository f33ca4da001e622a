"""Which environment a resource belongs to: staging, migration, test, development or production.

People say it in many places and spellings. The most deliberate statement wins: the patterns of the configuration, then a tag or
label, a variable of the root module, the workspace, the namespace, the directory, and last the name of a variable file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from typing import Any

from hclscan.hcl.values import Value
from hclscan.patterns import spec_of
from hclscan.records import record

ENVIRONMENT_NAMES = ("environment", "env", "stage")
"""How tags, labels and variables that hold the environment are called; case, `-`, `_`, `.` and `:` do not matter."""

ENVIRONMENTS: Mapping[str, tuple[str, ...]] = {
    "staging": ("stg", "stag", "stage", "preprod", "preproduction", "preprd", "uat", "recette", "acceptance", "acc"),
    "migration": ("mig", "cutover"),
    "test": ("tst", "testing", "tests", "qa", "int", "integration", "e2e"),
    "development": ("dev", "develop", "devel", "sandbox", "sbx"),
    "production": ("prd", "prod"),
}
"""The environments, and what else they are called; not `migrate` and `migrations`, which name changes of a database schema."""

_CANONICAL = {alias: name for name, aliases in ENVIRONMENTS.items() for alias in (name, *aliases)}
_NEGATED = frozenset({"nonprod", "nonprd", "nonproduction", "notprod", "noprod"})
_WORD = re.compile(r"[a-z]+(?:2e)?")


@dataclass(frozen=True)
class Pattern:
    """What the configuration says of an environment: which files belong to it, and how it is called.

    `paths` are patterns as in .gitignore, relative to `home`; `names` are what tags, labels, variables and namespaces say, with
    `*` for any text.
    """

    environment: str
    paths: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    home: str = "."

    def holds(self, path: str, stated: Sequence[Value]) -> bool:
        """Whether it is about a file, or about one of the texts that are said of a resource."""
        texts = [text.lower() for text in stated if isinstance(text, str)]
        return any(fnmatchcase(text, name.lower()) for text in texts for name in self.names) or self._has(path)

    def _has(self, path: str) -> bool:
        return bool(self.paths and path and self._files.match_file(_printable(os.path.relpath(path, self.home))))

    @cached_property
    def _files(self) -> Any:
        return spec_of(self.paths)


def _printable(path: str) -> str:
    return path if path.isascii() else path.encode("utf-8", "replace").decode()


@record
class Environments:
    """How environments are told: by the patterns of a configuration, the first that holds, and else by convention."""

    patterns: tuple[Pattern, ...] = ()

    def of(
        self,
        tags: Mapping[str, Value],
        *,
        path: str = "",
        variables: Mapping[str, Value] | None = None,
        namespace: str | None = None,
        variable_files: Sequence[str] = (),
    ) -> str | None:
        """The environment of a resource; None when nothing says so. `variable_files` are those given for the root module."""
        if self.patterns:
            stated = (*_named(tags, ENVIRONMENT_NAMES), *_named(variables or {}, ENVIRONMENT_NAMES), namespace)
            for pattern in self.patterns:
                if pattern.holds(path, stated):
                    return pattern.environment
        found = environment_of(tags, path=path, variables=variables, namespace=namespace)
        if found is None:
            names = (os.path.basename(file).partition(".")[0] for file in reversed(variable_files))
            found = next((one for name in names if (one := environment_named(name)) is not None), None)
        return found


BY_CONVENTION = Environments()


@record
class EnvironmentsByTags:
    """The environments of resources that differ by their tags only. What tags say is looked into once."""

    environments: Environments
    path: str
    variables: Mapping[str, Value]
    variable_files: Sequence[str] = ()
    _known: dict[tuple[str, ...], str | None] = field(default_factory=dict, repr=False, compare=False)

    def of(self, tags: Mapping[str, Value]) -> str | None:
        """The environment of a resource with these tags; None when nothing says so."""
        stated = tuple([text for text in _named(tags, ENVIRONMENT_NAMES) if isinstance(text, str)]) if tags else ()
        if stated not in self._known:
            self._known[stated] = self.environments.of(
                tags, path=self.path, variables=self.variables, variable_files=self.variable_files
            )
        return self._known[stated]


def environment_of(
    tags: Mapping[str, Value],
    *,
    names: Sequence[str] = ENVIRONMENT_NAMES,
    path: str = "",
    variables: Mapping[str, Value] | None = None,
    workspace: str | None = None,
    namespace: str | None = None,
) -> str | None:
    """The environment of a resource, by its usual name (`staging` for `stg`); None when nothing says so.

    `tags` are its tags and labels, those of the provider's `default_tags` included; `names` the keys to look for, the most
    telling first; `variables` the values of the root module's variables; `path` its file, whose nearest directory counts
    most. What is unknown, or names no environment, is passed over.
    """
    stated = (*_named(tags, names), *_named(variables or {}, names), workspace, namespace)
    for text in stated:
        if isinstance(text, str) and (found := environment_named(text)) is not None:
            return found
    for directory in reversed(path.replace("\\", "/").split("/")[:-1]):
        if (found := environment_named(directory)) is not None:
            return found
    return None


@lru_cache(maxsize=4096)
def environment_named(text: str) -> str | None:
    """The environment that a text names: `staging` of `stg`, `acme-staging-2` or `pre-prod`; None of `non-prod` and `web`.

    A text that names two environments names neither, except that the staging environment of a migration
    (`staging-migration`) is a migration's.
    """
    found = set(_environments_in(_WORD.findall(text[:200].lower())))
    if len(found) > 1 and "migration" in found:
        return "migration"
    return found.pop() if len(found) == 1 else None


def is_environment(text: str) -> bool:
    """Whether a text is the name of an environment and nothing else, such as `staging` or `pre-prod`."""
    return re.sub("[-_. ]", "", text.strip().lower()) in _CANONICAL


def _environments_in(words: Sequence[str]) -> Iterator[str]:
    position = 0
    while position < len(words):
        # `pre-prod` and `non-prod` are one word each, whatever stands between.
        for length in (2, 1):
            word = "".join(words[position : position + length])
            if word in _NEGATED or word in _CANONICAL:
                if word in _CANONICAL:
                    yield _CANONICAL[word]
                position += length
                break
        else:
            position += 1


def _named(mapping: Mapping[str, Value], names: Sequence[str]) -> list[Value]:
    """The values of the keys called by one of the names, in the order of the names."""
    if not mapping:
        return []
    plain: dict[str, Value] = {}
    for key, value in mapping.items():
        plain.setdefault(_plain(key), value)
    return [plain[name] for name in map(_plain, names) if name in plain]


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    # What stands before a slash is the owner of a label: `example.org/environment`.
    return key.rpartition("/")[2].lower().replace("_", "-").replace(".", "-").replace(":", "-")
