"""Paths of the command line -> what there is to scan, and how files are read.

Only directory entries are looked at while searching; what is in a file is for those who load it to say.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import field

from hclscan.errors import HclscanError
from hclscan.excluded import Excluded
from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.source import Diagnostic, Location
from hclscan.records import mutable, record

PLAN_START = 16 * 1024 * 1024
"""Bytes that are looked at to tell whether a file is a plan."""

TERRAFORM_SUFFIXES = (".tf", ".tofu", ".tf.json", ".tofu.json")
VARIABLE_SUFFIXES = (".tfvars", ".tfvars.json")
MANIFEST_SUFFIXES = (".yaml", ".yml", ".json")

SKIPPED_DIRECTORIES = frozenset({"node_modules", "venv", "__pycache__"})
"""Beside all hidden ones (`.git`, `.terraform`, `.venv`, …): what is in there was not written by the user."""

STDIN = "-"
STDIN_NAME = "<stdin>"

_CHART_FILE = "Chart.yaml"


@record
class Discovery:
    """What to scan, each sorted. All paths are relative to the current directory, with forward slashes.

    `terraform` holds directories with Terraform files, `named` those of them that the user named, or named a file in;
    `manifests` holds files that may hold manifests, `named_manifests` those of them that were only found by name; `plans` holds
    plan files that were named, `charts` directories of Helm charts.
    """

    terraform: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    manifests: tuple[str, ...] = ()
    named_manifests: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    stdin: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    skipped: tuple[Diagnostic, ...] = ()


@mutable
class _Found:
    """What the search has found so far; dictionaries, since one thing can be found along several paths."""

    excluded: Excluded
    limits: Limits
    files: int = 0
    terraform: dict[str, None] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)
    manifests: dict[str, None] = field(default_factory=dict)
    named_manifests: dict[str, None] = field(default_factory=dict)
    plans: dict[str, None] = field(default_factory=dict)
    charts: dict[str, None] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    skipped: list[Diagnostic] = field(default_factory=list)
    directories_above: set[str] = field(default_factory=set)


def discover(paths: Sequence[str], excluded: Excluded | None = None, limits: Limits = LIMITS) -> Discovery:
    """What there is to scan at paths: directories, single files, or `-` for manifests on standard input.

    A Terraform file selects its directory, which is what a pre-commit hook needs. Files that are `excluded` are left out even
    where they are named, as a hook does that is given all changed files. The search ends when it has found more files than the
    `limits` allow, which is reported. Raises `HclscanError` for a path that does not exist, or for a file of no use.
    """
    found = _Found(excluded or Excluded(), limits)
    for path in paths:
        if path == STDIN:
            continue
        if os.path.isdir(path):
            _search(path, found)
            if (shown := shown_path(path)) in found.terraform:
                found.named[shown] = None
        elif os.path.isfile(path):
            if not found.excluded.is_excluded(path):
                _name_file(path, found)
        else:
            raise _nothing_there(path)
        _add_charts_above(path, found)
    return Discovery(
        terraform=tuple(sorted(found.terraform)),
        named=tuple(sorted(found.named)),
        manifests=tuple(sorted({*found.manifests, *found.named_manifests})),
        named_manifests=tuple(sorted(set(found.named_manifests) - set(found.manifests))),
        plans=tuple(sorted(found.plans)),
        charts=tuple(sorted(found.charts)),
        stdin=STDIN in paths,
        diagnostics=tuple(sorted(set(found.diagnostics), key=lambda each: (each.location.path, each.summary))),
        skipped=tuple(sorted(set(found.skipped), key=lambda each: each.location.path)),
    )


def shown_path(path: str) -> str:
    """A path as reports show it: relative to the current directory where possible, with forward slashes."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        # Another drive on Windows.
        relative = os.path.abspath(path)
    return relative.replace(os.sep, "/") if os.sep != "/" else relative


def tree_of(directory: str) -> str:
    """The real path of the tree that a scanned directory belongs to: its repository, else the current directory above it.

    Functions of the configuration, and module calls, read files in this tree only.
    """
    real = os.path.realpath(directory)
    above = real
    while not os.path.exists(os.path.join(above, ".git")):
        parent = os.path.dirname(above)
        if parent == above:
            current = os.path.realpath(os.curdir)
            return current if within(real, current) else real
        above = parent
    return above


def root_in_tree(directory: str) -> str:
    """A scanned directory as seen from the top of its tree: the same from wherever the scan is started."""
    return os.path.relpath(os.path.realpath(directory), tree_of(directory)).replace(os.sep, "/")


def within(real: str, tree: str) -> bool:
    """Whether a real path is a tree's, or below it."""
    return real == tree or real.startswith(tree.rstrip(os.sep) + os.sep)


def leads_within(path: str, tree: str) -> bool:
    """Whether a path, its links followed, is a tree's or below it. What no file can be called is in no tree."""
    try:
        return within(os.path.realpath(path), tree)
    except ValueError:
        return False  # a null character, or half a surrogate pair


# -- searching -----------------------------------------------------------------------------------------------------------


def _search(top: str, found: _Found) -> None:
    """All that is at or below a directory. Links to directories are not followed: what they lead to inside the tree is found
    at its own place, and what is outside was not asked for."""
    tree = os.path.realpath(top)
    # Somebody who names an ignored directory means it.
    ignores = not found.excluded.is_ignored(top, directory=True)
    waiting = [shown_path(top)]
    while waiting and found.files <= found.limits.files:
        directory = waiting.pop()
        try:
            with os.scandir(directory) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            found.diagnostics.append(_unreadable(directory, "The directory cannot be read", error))
            continue
        prefix = "" if directory == "." else directory.rstrip("/") + "/"
        for entry in listed:
            name = entry.name
            if name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    if _is_searched(name, prefix + name, found, ignores):
                        # On the way down from above the current directory, `../here` is to be `.`.
                        waiting.append(shown_path(prefix + name) if directory.startswith("..") else prefix + name)
                elif _is_scanned(name) and not _is_left_out(prefix + name, found, ignores):
                    if not (why := _why_not_read(entry, tree)):
                        found.files += 1
                        if found.files > found.limits.files:
                            found.diagnostics.append(_too_many(prefix + name, found.limits))
                            break
                        _add_file(directory, prefix, name, found)
                    elif _is_printable(prefix + name, found):
                        found.skipped.append(problem(prefix + name, "The file is not read", why))
            except OSError as error:
                found.diagnostics.append(_unreadable(_printable(prefix + name), "The file cannot be read", error))


def _too_many(shown: str, limits: Limits) -> Diagnostic:
    detail = f"this one and those behind it are not read; {named('files', limits.files)}"
    return problem(_printable(shown), "Too many files", detail)


def _is_searched(name: str, path: str, found: _Found, ignores: bool) -> bool:
    if name in SKIPPED_DIRECTORIES or not _is_printable(path, found):
        return False
    return not _is_left_out(path, found, ignores, directory=True)


def _is_scanned(name: str) -> bool:
    return name.endswith((*TERRAFORM_SUFFIXES, *VARIABLE_SUFFIXES, *MANIFEST_SUFFIXES))


def _is_left_out(path: str, found: _Found, ignores: bool, *, directory: bool = False) -> bool:
    excluded = found.excluded
    return excluded.is_excluded(path, directory=directory) or (ignores and excluded.is_ignored(path, directory=directory))


def _add_file(directory: str, prefix: str, name: str, found: _Found) -> None:
    if name.endswith(TERRAFORM_SUFFIXES):
        found.terraform[directory] = None
    elif name.endswith(VARIABLE_SUFFIXES):
        return
    elif name == _CHART_FILE:
        found.charts[directory] = None
    elif _is_printable(prefix + name, found):
        found.manifests[prefix + name] = None


def _why_not_read(entry: os.DirEntry[str], tree: str) -> str:
    """Why an entry is no regular file of the tree, neither itself nor by a link; empty for one that is."""
    if not entry.is_symlink():
        return "" if entry.is_file(follow_symlinks=False) else "it is not a regular file"
    target = os.path.realpath(entry.path)
    if not within(target, tree):
        return "it is a link that leads out of the scanned tree"
    return "" if os.path.isfile(target) else "it is a link that leads to no regular file"


def _name_file(path: str, found: _Found) -> None:
    shown = shown_path(path)
    name = os.path.basename(path)
    directory = shown.rpartition("/")[0] or ("/" if shown.startswith("/") else ".")
    if name.endswith(TERRAFORM_SUFFIXES + VARIABLE_SUFFIXES):
        found.terraform[directory] = None
        found.named[directory] = None
    elif name.endswith(".json") and _holds_plan(path):
        found.plans[shown] = None
    elif name.endswith(MANIFEST_SUFFIXES):
        found.named_manifests[shown] = None
    else:
        raise HclscanError(
            f"{path}: this is neither Terraform nor a manifest",
            hint="name a directory, a .tf, .tofu, .yaml, .yml or .json file, or a plan written with `terraform show -json`",
        )


def _nothing_there(path: str) -> HclscanError:
    if os.path.exists(path):
        return HclscanError(f"{path}: this is not a regular file", hint="manifests can be piped into `hclscan scan -`")
    return HclscanError(f"{_printable(path)}: there is no such file or directory", hint="check the spelling of the path")


def _add_charts_above(path: str, found: _Found) -> None:
    """The chart that a path lies in, so that a template is known as one even when it is named by itself."""
    directory = os.path.dirname(os.path.abspath(path))
    while directory not in found.directories_above:
        found.directories_above.add(directory)
        if os.path.isfile(os.path.join(directory, _CHART_FILE)):
            found.charts[shown_path(directory)] = None
        directory = os.path.dirname(directory)


# -- reading -------------------------------------------------------------------------------------------------------------

KUSTOMIZATION_FILES = frozenset({"kustomization.yaml", "kustomization.yml"})
"""Read even without `apiVersion` and `kind`, which kustomize does not demand."""

_PIECE = 1 << 20
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PLAN_KEYS = ("planned_values", "format_version", "terraform_version", "resource_changes")
_PLAN_START = re.compile(r'\s*\{\s*"format_version"\s*:\s*"')


def is_plan(text: str) -> bool:
    """Whether a text is a plan or a state as `terraform show -json` writes it, its keys in any order."""
    if _PLAN_START.match(text) is not None:
        return True
    return text.lstrip()[:1] == "{" and all(f'"{key}"' in text for key in _PLAN_KEYS)


def may_hold_manifests(path: str, text: str) -> bool:
    """Whether it is worth parsing a file: a quick look that never says no to a manifest."""
    if "\\u" in text or "\\x" in text or "\\U" in text:
        return True  # a key can be written with escapes
    return ("apiVersion" in text and "kind" in text) or path.rpartition("/")[2] in KUSTOMIZATION_FILES


def read_source(path: str, shown: str, limits: Limits = LIMITS) -> str | Diagnostic:
    """The text of a file, without byte order mark; or why it cannot be read, placed in the file as `shown`."""
    content = read_bytes(path, shown, limits)
    return content if isinstance(content, Diagnostic) else decode_source(content, shown)


def read_bytes(path: str, shown: str, limits: Limits = LIMITS) -> bytes | Diagnostic:
    """The content of a file, or why it cannot be read."""
    try:
        # A pipe that has taken the place of a file must not make us wait.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return problem(shown, "The file cannot be read", "it is not a regular file")
            # As much as the file is said to hold, not as much as it may: room for that is made beforehand.
            content = file.read(min(status.st_size, limits.file_size) + 1) or b""
            while len(content) <= limits.file_size and (more := file.read(_PIECE)):
                content += more  # it grows, or does not say how large it is
    except (OSError, ValueError) as error:
        return _unreadable(shown, "The file cannot be read", error)
    if len(content) > limits.file_size:
        return problem(shown, "The file is too large", named("file_size", limits.file_size))
    return content


def decode_source(content: bytes, shown: str) -> str | Diagnostic:
    """The text of UTF-8 bytes, without byte order mark; or the place of the first byte that is not UTF-8."""
    if content.startswith(_UTF16_MARKS):
        return problem(shown, "The file is not UTF-8", "it is UTF-16; save it as UTF-8")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        detail = (
            f"byte 0x{content[error.start]:02x} at offset {error.start} is not part of any character; save the file as UTF-8"
        )
        return Diagnostic("The file is not UTF-8", Location(shown, line, column, line, column), detail)


def _holds_plan(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return is_plan(file.read(PLAN_START).decode("utf-8-sig", "replace"))
    except OSError:
        return False


def _is_printable(shown: str, found: _Found) -> bool:
    """Whether a name is text: on some systems it can be any bytes, which no report could show."""
    printable = _printable(shown)
    if printable == shown:
        return True
    found.diagnostics.append(problem(printable, "The name of the file is not UTF-8", "rename it"))
    return False


def _printable(name: str) -> str:
    return name if name.isascii() else name.encode("utf-8", "replace").decode()


def _unreadable(shown: str, summary: str, error: Exception) -> Diagnostic:
    return problem(shown, summary, (getattr(error, "strerror", None) or str(error)).lower())


def problem(shown: str, summary: str, detail: str) -> Diagnostic:
    """What is wrong with a file as a whole."""
    return Diagnostic(summary, Location(shown, 1, 1, 1, 1), detail)
