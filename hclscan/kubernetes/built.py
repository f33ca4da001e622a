"""Kustomizations among the loaded files -> what they become, each object with the manifest that it comes from."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import field

from hclscan.hcl.source import Diagnostic, Location
from hclscan.kubernetes.build import BuildFailed, build, builder, origin_of
from hclscan.kubernetes.kustomize import Kustomization, is_kustomization, kustomizations, patch_files
from hclscan.kubernetes.load import Manifest, ManifestFile, load_manifests
from hclscan.records import mutable, record

HOW = "scan them with --kustomize, or scan the output of `kustomize build`"
NO_PROGRAM = "neither kustomize nor kubectl is on PATH"


@record
class Overlay:
    """What one kustomization became: each object with the manifest it was made from, None for one that was generated.

    `path` is the kustomization, `root` the directory that holds all of its files.
    """

    root: str
    path: str
    manifests: tuple[tuple[Manifest, Manifest | None], ...]

    @property
    def location(self) -> Location:
        return Location(self.path, 1, 1, 1, 1)


@record
class Built:
    """What was built, and the files that it is made of. `why` says what became of the other kustomizations."""

    overlays: tuple[Overlay, ...] = ()
    files: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    why: str = HOW


NOTHING_BUILT = Built()


@mutable
class _Building:
    overlays: list[Overlay] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def build_all(files: Sequence[ManifestFile]) -> Built:
    """Builds the outermost kustomizations. What cannot be built is said, and left to be taken as files."""
    found = kustomizations(files)
    command = builder() if found else None
    if command is None:
        return Built(why=NO_PROGRAM)
    by_path = {file.path: file for file in files}
    patches = patch_files(files)
    building = _Building()
    for one in found:
        if one.remote:
            building.notes.append(f"{one.path}: it builds on {one.remote[0]}, which is not fetched, so it is not built")
            continue
        try:
            text = build(command, one.directory)
        except (BuildFailed, OSError) as error:
            building.diagnostics.append(Diagnostic("The kustomization cannot be built", _start_of(one.path), str(error)))
            continue
        sources = [by_path[path] for path in sorted(one.files - patches) if path in by_path]
        candidates = [each for file in sources for each in file.manifests if not is_kustomization(each)]
        made = load_manifests(one.path, text)
        building.diagnostics += (Diagnostic(each.summary, _start_of(one.path), each.detail) for each in made.diagnostics)
        overlay = Overlay(_common(one), one.path, tuple((each, origin_of(each, candidates)) for each in made.manifests))
        building.overlays.append(overlay)
        building.files |= one.files
    return Built(
        tuple(building.overlays),
        frozenset(building.files),
        tuple(building.diagnostics),
        tuple(building.notes),
        "some could not be built",
    )


def _start_of(path: str) -> Location:
    return Location(path, 1, 1, 1, 1)


def _common(one: Kustomization) -> str:
    directories = [posixpath.dirname(path) or "." for path in one.files]
    if len({path.startswith("/") for path in directories}) > 1 or any(path.startswith("..") for path in directories):
        return one.directory
    return posixpath.commonpath(directories) or "."
