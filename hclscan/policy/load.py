"""Policies from directories: a folder with a `policy.yaml` is one policy, a loose `.policy.hcl` file is one by itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from hclscan.cache import Store
from hclscan.errors import HclscanError
from hclscan.findings import Severity
from hclscan.hcl.collector import collector_paused
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.policy.compiled import PolicyReader
from hclscan.policy.language import Parse, PolicyFile, Rule
from hclscan.policy.metadata import RuleMetadata, unmatched
from hclscan.policy.policies import Policy, PolicyRule, PolicySet

Show: TypeAlias = "Callable[[Path], str]"
"""How a path is shown in messages."""

METADATA = "policy.yaml"
RULES_SUFFIX = ".rules.yaml"
POLICY_SUFFIX = ".policy.hcl"
TEST_SUFFIX = ".policytest.hcl"
MAX_FILE = 4 * 1024 * 1024
"""Characters a policy file may have."""


def shown_relative(path: Path) -> str:
    """A path as messages show it: relative to the current directory where that is possible, with forward slashes."""
    text = str(path)
    if not path.name or os.path.islink(text):
        return _shown(text, os.getcwd())
    folder = _shown(os.path.dirname(text) or ".", os.getcwd())
    return path.name if folder == "." else f"{folder}/{path.name}"


@lru_cache(maxsize=256)
def _shown(path: str, current: str) -> str:
    try:
        return Path(path).resolve().relative_to(current).as_posix()
    except ValueError:
        return Path(path).as_posix()


def load_policies(
    directories: Iterable[Path], parse: Parse, show: Show = shown_relative, store: Store | None = None
) -> PolicySet | tuple[Diagnostic, ...]:
    """The policies of directories (or of single `.policy.hcl` files), or everything that is wrong with them.

    `store` keeps what was read and found to be right.

    Raises `HclscanError` for a path that is not there or holds no policy.
    """
    with collector_paused():
        return _load(directories, PolicyReader(parse, store), show)


def _load(directories: Iterable[Path], reader: PolicyReader, show: Show) -> PolicySet | tuple[Diagnostic, ...]:
    policies: list[Policy] = []
    wrong: list[Diagnostic] = []
    for directory in directories:
        found = 0
        for unit in _units(directory):
            found += 1
            result = unit(reader, show)
            if isinstance(result, Policy):
                policies.append(result)
            else:
                wrong.extend(result)
        if not found:
            raise HclscanError(f"there are no policies in {show(directory)}", hint=f"policies are files named *{POLICY_SUFFIX}")
    wrong.extend(_repeated(policies, show))
    if wrong:
        return tuple(wrong)
    warnings = tuple(warning for policy in policies for file in policy.files for warning in file.warnings)
    return PolicySet(tuple(sorted(policies, key=lambda policy: policy.id)), warnings)


# -- finding files -------------------------------------------------------------------------------------------------------

Unit: TypeAlias = "Callable[[PolicyReader, Show], Policy | tuple[Diagnostic, ...]]"


def _units(path: Path) -> Iterator[Unit]:
    """What is loaded as one policy: folders with metadata, and files without."""
    if path.is_file():
        yield lambda reader, show: _loose(path, reader, show)
        return
    if not path.is_dir():
        raise HclscanError(f"there is no directory {shown_relative(path)}")
    yield from _folder_units(path)


def _folder_units(folder: Path) -> Iterator[Unit]:
    # What a directory says of its entries spares asking for each of a thousand.
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    files = [entry.name for entry in entries if entry.name.endswith(POLICY_SUFFIX) and _is_file(entry)]
    if any(entry.name == METADATA for entry in entries) and (folder / METADATA).is_file():
        names = [entry.name for entry in entries]
        links = frozenset(entry.name for entry in entries if entry.is_symlink())
        yield lambda reader, show: _with_metadata(_Folder(folder, names, links, reader, show), files)
    else:
        for name in files:
            yield lambda reader, show, file=folder / name: _loose(file, reader, show)  # type: ignore[misc]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".") and entry.name != "examples":
            yield from _folder_units(folder / entry.name)


def _is_file(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) or (entry.is_symlink() and Path(entry.path).is_file())


def read_source(path: Path, show: Show = shown_relative) -> Source | Diagnostic:
    """The text of a file, or why it cannot be read."""
    return _source(str(path), show(path))


def _source(path: str, shown: str) -> Source | Diagnostic:
    try:
        text = _text(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error.strerror)
        return Diagnostic("The file cannot be read", Location(shown, 1, 1, 1, 1), reason)
    if len(text) > MAX_FILE:
        return Diagnostic("The file is too large", Location(shown, 1, 1, 1, 1), f"it may have up to {MAX_FILE} characters")
    return Source.of(shown, text)


def _text(path: str) -> str:
    """What `Path.read_text` gives, in half the time."""
    with open(path, "rb", buffering=0) as file:
        text = file.readall().decode("utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_policy_file(path: Path, reader: PolicyReader, show: Show = shown_relative) -> PolicyFile | tuple[Diagnostic, ...]:
    """The policy file at a path, or everything that is wrong with it."""
    source = read_source(path, show)
    return (source,) if isinstance(source, Diagnostic) else reader.policy(source)


# -- policies ------------------------------------------------------------------------------------------------------------


class _Folder:
    """The folder of a policy, in which hundreds of files are read: where it is, and how it is shown, is found out once."""

    def __init__(self, path: Path, names: Sequence[str], links: frozenset[str], reader: PolicyReader, show: Show) -> None:
        self.path = path
        self.names = names
        self.reader = reader
        self._links = links
        self._show = show
        self._text = str(path)
        self._shown = None if METADATA in links else show(path / METADATA).removesuffix(METADATA)

    def source(self, name: str) -> Source | Diagnostic:
        """The text of a file, or why it cannot be read."""
        # A link is shown by what it leads to.
        shown = self._show(self.path / name) if self._shown is None or name in self._links else self._shown + name
        return _source(f"{self._text}/{name}", shown)


def _with_metadata(folder: _Folder, files: list[str]) -> Policy | tuple[Diagnostic, ...]:
    wrong: list[Diagnostic] = []
    read: list[PolicyFile] = []
    for name in files:
        source = folder.source(name)
        file = (source,) if isinstance(source, Diagnostic) else folder.reader.policy(source)
        if isinstance(file, PolicyFile):
            read.append(file)
        else:
            wrong.extend(file)
    source = folder.source(METADATA)
    metadata = (source,) if isinstance(source, Diagnostic) else folder.reader.metadata(source)
    if isinstance(metadata, tuple):
        return (*metadata, *wrong)
    entries = dict(metadata.rules)
    wrong.extend(_add_rules_files(entries, folder))
    rules = dict(_joined(read, entries, metadata.location.path, wrong, complete=len(read) == len(files)))
    if not files:
        wrong.append(Diagnostic("This policy has no rules", metadata.location, f"add a file named *{POLICY_SUFFIX}"))
    if wrong:
        return tuple(wrong)
    return Policy(
        id=metadata.id,
        title=metadata.title,
        severity=metadata.severity,
        default=metadata.default,
        why=metadata.why,
        references=metadata.references,
        rules=tuple(rules.values()),
        files=tuple(read),
        folder=folder.path,
        test_names=tuple(name for name in folder.names if name.endswith(TEST_SUFFIX)),
    )


def _add_rules_files(entries: dict[str, RuleMetadata], folder: _Folder) -> Iterator[Diagnostic]:
    """Adds what the `.rules.yaml` files of a folder say to the entries of its `policy.yaml`."""
    for name in folder.names:
        if not name.endswith(RULES_SUFFIX):
            continue
        source = folder.source(name)
        found = (source,) if isinstance(source, Diagnostic) else folder.reader.rules(source)
        if isinstance(found, tuple):
            yield from found
            continue
        for rule, entry in found.items():
            first = entries.setdefault(rule, entry)
            if first is not entry:
                yield Diagnostic(f"Rule {rule!r} has two fixes", entry.location, f"first at {first.location}")


def _joined(
    files: Iterable[PolicyFile],
    entries: Mapping[str, RuleMetadata],
    metadata_path: str,
    wrong: list[Diagnostic],
    complete: bool,
) -> Iterator[tuple[str, PolicyRule]]:
    """The rules of files, each with its entry.

    Adds to `wrong` rules without an entry and, when the files are `complete`, entries without a rule.
    """
    first: dict[str, Rule] = {}
    for file in files:
        for rule in file.rules:
            entry = entries.get(rule.name)
            if rule.name in first:
                detail = f"first at {first[rule.name].location}"
                wrong.append(Diagnostic(f"Rule {rule.name!r} is written twice in this policy", rule.location, detail))
            elif entry is None:
                own = PurePosixPath(file.source.path).name.removesuffix(POLICY_SUFFIX) + RULES_SUFFIX
                detail = f"add it to {own} beside the rule, or to rules in {metadata_path}"
                wrong.append(Diagnostic(f"Rule {rule.name!r} has no fix", rule.location, detail))
            else:
                yield rule.name, PolicyRule(rule.name, rule, file, entry.fix, entry.severity, entry.fixes)
            first.setdefault(rule.name, rule)
    if complete:
        wrong.extend(unmatched(entries, first))


def _loose(path: Path, reader: PolicyReader, show: Show) -> Policy | tuple[Diagnostic, ...]:
    """A policy file without metadata: named after the file, as severe as its enforcement levels say."""
    file = read_policy_file(path, reader, show)
    if not isinstance(file, PolicyFile):
        return file
    stem = path.name.removesuffix(POLICY_SUFFIX)
    names = [rule.name for rule in file.rules]
    rules = tuple(
        PolicyRule(rule.name if names.count(rule.name) == 1 else f"{rule.pattern}.{rule.name}", rule, file)
        for rule in file.rules
    )
    test = stem + TEST_SUFFIX
    return Policy(
        id=re.sub(r"\W", "_", stem, flags=re.ASCII),
        title=stem.replace("_", " ").replace("-", " "),
        severity=Severity.HIGH,
        default=True,
        why="",
        references=(),
        rules=rules,
        files=(file,),
        folder=path.parent,
        test_names=(test,) if path.with_name(test).is_file() else (),
        loose=True,
    )


def _repeated(policies: Iterable[Policy], show: Show) -> Iterator[Diagnostic]:
    seen: dict[str, Policy] = {}
    for policy in policies:
        first = seen.setdefault(policy.id, policy)
        if first is not policy:
            place = Location(show(policy.folder), 1, 1, 1, 1)
            yield Diagnostic(f"Policy {policy.id} exists twice", place, f"first in {show(first.folder)}")
