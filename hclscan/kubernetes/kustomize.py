"""What kustomizations say of the files around them: which are patches, which belong to which, and what is not applied.

A patch looks like a manifest but is a part of one: judged by itself, all that it does not repeat would seem to be missing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from hclscan.hcl.values import Value
from hclscan.kubernetes.load import Manifest, ManifestFile
from hclscan.records import mutable, record

API_GROUP = "kustomize.config.k8s.io/"

MAX_NAMED = 3
"""Kustomizations that a note names."""

_CHANGES = frozenset((
    "commonAnnotations", "commonLabels", "components", "configMapGenerator", "generators", "helmCharts", "images", "labels",
    "namePrefix", "nameSuffix", "namespace", "patches", "patchesJson6902", "patchesStrategicMerge", "replacements", "replicas",
    "secretGenerator", "transformers", "vars",
))  # fmt: skip
"""Fields of a kustomization by which what is applied differs from what stands in files."""

_REMOTE = re.compile(r"://|^git@|^github\.com[/:]|[?&](?:ref|version)=")


def is_kustomization(manifest: Manifest) -> bool:
    """Whether an object is an instruction to kustomize, which no cluster ever sees."""
    return manifest.api_version.startswith(API_GROUP)


def patch_files(files: Iterable[ManifestFile]) -> frozenset[str]:
    """The paths, as in `files`, that kustomizations among the files name as patches."""
    return frozenset(
        _beside(file.path, name)
        for file in files
        if isinstance(file.kustomization, dict)
        for name in _patches_of(file.kustomization)
    )


def not_applied_note(files: Iterable[ManifestFile], why: str) -> str | None:
    """The note that kustomizations were not applied; None when none of them changes anything."""
    changing = sorted(
        file.path for file in files if isinstance(file.kustomization, dict) and not _CHANGES.isdisjoint(file.kustomization)
    )
    if not changing:
        return None
    others = f" and {len(changing) - MAX_NAMED} more" if len(changing) > MAX_NAMED else ""
    named = ", ".join(changing[:MAX_NAMED]) + others
    return (
        f"kustomizations are not applied ({named}), so files are scanned without the namespaces, labels and patches that these "
        f"set; {why}"
    )


@record
class Kustomization:
    """A kustomization that nothing else builds on: its directory, the files it is made of, and what lies outside of them."""

    directory: str
    path: str
    files: frozenset[str]
    remote: tuple[str, ...]


def kustomizations(files: Iterable[ManifestFile]) -> tuple[Kustomization, ...]:
    """The outermost kustomizations among the files, in order. Components are parts of others and never built by themselves."""
    tree = _Tree({_directory(file.path): file for file in files if isinstance(file.kustomization, dict)})
    inner = {below for directory in tree.by_directory for below in tree.below(directory)}
    outer = sorted(set(tree.by_directory) - inner)
    return tuple(tree.gathered(directory) for directory in outer if not tree.is_component(directory))


@mutable
class _Tree:
    """Kustomizations by their directories."""

    by_directory: Mapping[str, ManifestFile]
    seen: set[str] = field(default_factory=set)

    def is_component(self, directory: str) -> bool:
        return any(each.kind == "Component" for each in self.by_directory[directory].manifests)

    def entries(self, directory: str) -> Iterator[str]:
        file = self.by_directory[directory]
        content: Mapping[str, Value] = file.kustomization if isinstance(file.kustomization, dict) else {}
        for key in ("resources", "bases", "components"):
            entries = content.get(key)
            yield from (one for one in (entries if isinstance(entries, tuple) else ()) if isinstance(one, str) and one)

    def below(self, directory: str) -> list[str]:
        """The kustomizations that one builds on directly."""
        path = self.by_directory[directory].path
        return [place for one in self.entries(directory) if (place := _beside(path, one)) in self.by_directory]

    def gathered(self, directory: str) -> Kustomization:
        files: dict[str, None] = {}
        remote: list[str] = []
        waiting, seen = [directory], {directory}
        while waiting:
            here = waiting.pop()
            file = self.by_directory[here]
            files[file.path] = None
            files.update(dict.fromkeys(_beside(file.path, name) for name in _patches_of(file.kustomization)))
            for entry in self.entries(here):
                place = _beside(file.path, entry)
                if _REMOTE.search(entry):
                    remote.append(entry)
                elif place not in self.by_directory:
                    files[place] = None
                elif place not in seen:
                    seen.add(place)
                    waiting.append(place)
        return Kustomization(directory, self.by_directory[directory].path, frozenset(files), tuple(remote))


def _patches_of(kustomization: Mapping[str, Value]) -> Iterator[str]:
    for key in ("patches", "patchesStrategicMerge", "patchesJson6902"):
        entries = kustomization.get(key)
        for entry in entries if isinstance(entries, tuple) else ():
            name = entry.get("path") if isinstance(entry, dict) else entry
            # A patch may also be written in place: several lines of YAML instead of a path.
            if isinstance(name, str) and name and "\n" not in name:
                yield name


def _directory(path: str) -> str:
    return posixpath.dirname(path) or "."


def _beside(path: str, name: str) -> str:
    """What a name in a file stands for, as a path like that of the file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
