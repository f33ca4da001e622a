"""Which files a kustomization uses as patches.

A patch looks like a manifest but is a part of one: judged by itself, all that it does not repeat would seem to be missing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from hclscan.hcl.values import Value
from hclscan.kubernetes.load import Manifest, ManifestFile

API_GROUP = "kustomize.config.k8s.io/"

PATCHES_NOTE = "kustomize patches are not applied; scan the output of `kustomize build` to see their effect"


def is_kustomization(manifest: Manifest) -> bool:
    """Whether an object is an instruction to kustomize, which no cluster ever sees."""
    return manifest.api_version.startswith(API_GROUP)


def patch_files(files: Iterable[ManifestFile]) -> frozenset[str]:
    """The paths, as in `files`, that kustomizations among the files name as patches."""
    return frozenset(
        posixpath.normpath(posixpath.join(posixpath.dirname(file.path), name))
        for file in files
        if isinstance(file.kustomization, dict)
        for name in _patches_of(file.kustomization)
    )


def _patches_of(kustomization: Mapping[str, Value]) -> Iterator[str]:
    for key in ("patches", "patchesStrategicMerge", "patchesJson6902"):
        entries = kustomization.get(key)
        for entry in entries if isinstance(entries, tuple) else ():
            name = entry.get("path") if isinstance(entry, dict) else entry
            # A patch may also be written in place: several lines of YAML instead of a path.
            if isinstance(name, str) and name and "\n" not in name:
                yield name
