"""Manifests are judged in groups: which group a file that was named stands for, and which groups count."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping

from hclscan.affected import Affected
from hclscan.discovery import (
    MANIFEST_SUFFIXES,
    STDIN_NAME,
    Discovery,
    discover,
    is_plan,
    may_hold_manifests,
    read_source,
    shown_path,
    tree_of,
)
from hclscan.excluded import Excluded
from hclscan.kubernetes.resources import LoadedGroups, enclosing
from hclscan.records import record
from hclscan.resources import Notes


def manifests_around(paths: Iterable[str], excluded: Excluded) -> Discovery:
    """What there is around manifests that were named: all below the topmost directory of their tree that holds one itself."""
    tops = {_top(directory) for directory in {os.path.dirname(os.path.realpath(path)) for path in paths if _is_manifest(path)}}
    return discover([shown_path(top) for top in sorted(tops)], excluded)


def _top(directory: str) -> str:
    tree = tree_of(directory)
    top = directory
    while directory != tree and directory != os.path.dirname(directory):
        directory = os.path.dirname(directory)
        if _holds_manifest(directory):
            top = directory
    return top


def _holds_manifest(directory: str) -> bool:
    try:
        names = sorted(entry.name for entry in os.scandir(directory) if entry.is_file(follow_symlinks=False))
    except OSError:
        return False
    return any(
        name.endswith(MANIFEST_SUFFIXES) and not name.startswith(".") and _is_manifest(os.path.join(directory, name))
        for name in names
    )


def _is_manifest(path: str) -> bool:
    text = read_source(path, path)
    return isinstance(text, str) and may_hold_manifests(path, text) and not is_plan(text)


@record
class Wanted:
    """The groups that count, and the files that are read for them."""

    loaded: LoadedGroups
    files: frozenset[str]


def wanted_groups(loaded: LoadedGroups, texts: Mapping[str, str], asked: Collection[str], affected: Affected | None) -> Wanted:
    """The groups of the files that were asked for, those that changes affect if only these count.

    A file that is in no group, since no manifest in it can be read, stands for itself.
    """
    directories = {one.root for one in loaded.sets}
    wanted = {enclosing(path, directories) for path in asked} - {None}
    if affected is not None:
        piped = enclosing(STDIN_NAME, directories) if STDIN_NAME in asked else None
        wanted = {one for one in wanted if one is not None and (one == piped or affected.group(one, directories))}
    files = set()
    for path in texts:
        group = enclosing(path, directories)
        alone = group is None and path in asked and (affected is None or affected.changes.has(path))
        if alone or group in wanted:
            files.add(path)
    chosen = LoadedGroups(
        tuple(one for one in loaded.sets if one.root in wanted),
        tuple(one for one in loaded.diagnostics if one.location.path in files),
        Notes(skipped=tuple(note for note in loaded.notes.skipped if _is_about(note, files))),
    )
    return Wanted(chosen, frozenset(files))


def _is_about(note: str, files: Collection[str]) -> bool:
    place, colon, _ = note.partition(": ")
    return not colon or place in files or any(path.startswith(f"{place}/") for path in files)
