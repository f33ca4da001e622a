"""What has changed in a repository since a commit: committed, uncommitted and untracked files alike.

Git is asked, as a program. The scanned repository is hostile, and what its configuration names must not run: no external
differences, text conversions, filters, hooks, monitors or transports. Whether a file that looks touched is different is decided
here, by its hash.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from hclscan.discovery import STDIN, within
from hclscan.errors import HclscanError
from hclscan.records import record

DEFAULT_BRANCH = ""
"""The reference that stands for the branch that changes are merged into."""

_TIMEOUT = 60.0
_SHALLOW = "the history may be cut off here: fetch all of it (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab)"

# A name, with what Git allows behind it (HEAD~2, main@{1}, v1^); no option, no range, no path.
_REFERENCE = re.compile(r"[\w.@/][^\s:?*\[\\\x00-\x20\x7f]*")

_SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.untrackedCache=false"),
    *("-c", "protocol.allow=never"),
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
_LEFT_OUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_OBJECT_DIRECTORY")
"""Variables that a hook is run with: they speak of the repository that the hook is for."""


@record
class Changes:
    """Real paths of what has changed; a directory among them stands for all that is below it."""

    paths: frozenset[str]

    def has(self, path: str) -> bool:
        """Whether a file has changed, been added or been removed."""
        real = _real(path)
        return real in self.paths or any(above in self.paths for above in _above(real))

    def touches(self, path: str) -> bool:
        """Whether a file, or anything in a directory, has changed."""
        real = os.path.realpath(path)
        return self.has(path) or any(within(one, real) for one in self.paths)


def changes_since(paths: Sequence[str], reference: str) -> Changes:
    """What has changed in the repositories of the paths since their history left that of a reference.

    Raises `HclscanError` without Git, outside of a repository, and for a reference that is no commit or shares no history.
    """
    if reference and (not _REFERENCE.fullmatch(reference) or ".." in reference):
        raise HclscanError(f"{reference!r} is not the name of a commit", hint="name a branch, a tag or a commit")
    program = shutil.which("git")
    if program is None:
        raise HclscanError("changes are found by git, which is not installed", hint="install git, or scan everything")
    found: set[str] = set()
    for top in dict.fromkeys(_top(program, path) for path in paths if path != STDIN):
        repository = _Repository(program, top)
        found.update(os.path.join(top, name) for name in repository.changed(repository.base(reference)))
    return Changes(frozenset(found))


def _real(path: str) -> str:
    """The real path of a file that may be gone, or a link: its directory is followed, the file is not."""
    directory, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(directory), name)


def _above(path: str) -> Iterator[str]:
    parent = os.path.dirname(path)
    while parent != path:
        yield parent
        path, parent = parent, os.path.dirname(parent)


def _top(program: str, path: str) -> str:
    """The real path of the top of the repository that a path is in."""
    directory = os.path.realpath(path)
    while not os.path.isdir(directory):
        directory = os.path.dirname(directory)
    status, out, said = _ask(program, directory, "rev-parse", "--show-toplevel")
    if status != 0 or not out.strip():
        if "dubious ownership" in said:
            raise HclscanError(f"git does not trust the repository of {path}: {_first_line(said)}", hint=_OWNER)
        raise HclscanError(f"{path} is not in a git repository", hint="--since and --changed need one; scan everything without")
    top = os.path.realpath(out.rstrip("\n"))
    if not within(directory, top) or not os.path.lexists(os.path.join(top, ".git")):
        raise HclscanError(f"the repository of {path} says that its files are in {top}", hint="see its core.worktree")
    return top


_OWNER = "it belongs to somebody else; git config --global --add safe.directory DIR trusts it"


@record
class _Repository:
    program: str
    top: str

    def ask(self, *arguments: str, settings: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        return _ask(self.program, self.top, *arguments, settings=settings)

    def _without_filters(self) -> dict[str, str]:
        """Settings that take the programs out of all filters: Git runs them to compare files that were written just now."""
        _, out, _ = self.ask("config", "-z", "--name-only", "--get-regexp", r"^filter\.")
        drivers = {name.rpartition(".")[0] for name in out.split("\0") if name}
        programs = {f"{driver}.{key}": "" for driver in sorted(drivers) for key in ("clean", "smudge", "process")}
        return programs | {f"{driver}.required": "false" for driver in sorted(drivers)}

    def commit(self, reference: str) -> str | None:
        """The id of the commit that a reference names."""
        status, out, _ = self.ask("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
        return out.strip() if status == 0 and out.strip() else None

    def base(self, reference: str) -> str:
        """The commit at which the history of the working tree left that of a reference."""
        head = self.commit("HEAD")
        if head is None:
            raise HclscanError(f"{self.top} has no commit yet", hint="scan everything: all of it is new")
        named = self.commit(reference) if reference else self.default_branch()
        if named is None:
            hint = "fetch it, or name another; a branch of a remote is called origin/NAME"
            raise HclscanError(f"git knows no commit {reference!r}", hint=hint)
        status, out, _ = self.ask("merge-base", named, head)
        if status != 0 or not out.strip():
            raise HclscanError(f"{reference or 'the default branch'} and HEAD share no history", hint=_SHALLOW)
        return out.split()[0]

    def default_branch(self) -> str:
        """The commit that changes are compared with when none is named."""
        for candidate in _default_branches():
            found = self.commit(candidate) if _REFERENCE.fullmatch(candidate) else None
            if found is not None:
                return found
        hint = "name the branch with --since, such as --since origin/main"
        raise HclscanError("it is not known which branch changes are merged into", hint=hint)

    def changed(self, base: str) -> Iterator[str]:
        """Paths below the top that are different from a commit, and those that Git does not know and does not ignore."""
        comparison = ("diff-index", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv")
        status, out, said = self.ask(*comparison, "--ignore-submodules=dirty", base, "--", settings=self._without_filters())
        if status != 0:
            raise HclscanError(f"git cannot compare the files with {base}: {_first_line(said)}", hint=_SHALLOW)
        fields = out.split("\0")
        for entry, name in zip(fields[::2], fields[1::2], strict=False):
            old_mode, new_mode, old_id, _, _ = entry.removeprefix(":").split(" ")
            if old_mode != new_mode or not self._is_same(name, old_mode, old_id):
                yield name
        status, out, said = self.ask("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--")
        if status != 0:
            raise HclscanError(f"git cannot list untracked files: {_first_line(said)}")
        yield from (name.rstrip("/") for name in out.split("\0") if name)

    def _is_same(self, name: str, mode: str, identity: str) -> bool:
        """Whether a file has the content of an object after all: its times alone make it look touched."""
        path = os.path.join(self.top, name)
        if mode not in ("100644", "100755") or os.path.islink(path) or not os.path.isfile(path):
            return False
        digest = hashlib.sha256() if len(identity) == 64 else hashlib.sha1(usedforsecurity=False)
        try:
            with open(path, "rb") as file:
                digest.update(b"blob %d\0" % os.fstat(file.fileno()).st_size)
                while block := file.read(1 << 20):
                    digest.update(block)
        except OSError:
            return False
        return digest.hexdigest() == identity


def _default_branches() -> Iterator[str]:
    """Candidates, the best first: what the pipeline of a pull or merge request says, what the remote says, usual names."""
    if os.environ.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        yield os.environ["CI_MERGE_REQUEST_DIFF_BASE_SHA"]
    if os.environ.get("GITHUB_BASE_REF"):
        yield f"refs/remotes/origin/{os.environ['GITHUB_BASE_REF']}"
    yield "refs/remotes/origin/HEAD"
    for name in ("main", "master"):
        yield f"refs/remotes/origin/{name}"
    yield "@{upstream}"
    for name in ("main", "master"):
        yield f"refs/heads/{name}"


def _ask(program: str, directory: str, *arguments: str, settings: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Runs git in a directory: its status, its output with names as the file system has them, and what it complains about."""
    environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT} | _ENVIRONMENT
    environment |= _as_variables(settings or {})
    try:
        run = subprocess.run(
            [program, "-C", directory, *_SAFE, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HclscanError(f"git does not answer: {error}") from None
    return run.returncode, os.fsdecode(run.stdout), run.stderr.decode("utf-8", "replace")


def _as_variables(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings behind those that the environment gives already; a name with = could not be an option."""
    given = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isdecimal() else 0
    variables = {"GIT_CONFIG_COUNT": str(first + len(settings))} if settings else {}
    for number, (key, value) in enumerate(settings.items(), first):
        variables[f"GIT_CONFIG_KEY_{number}"], variables[f"GIT_CONFIG_VALUE_{number}"] = key, value
    return variables


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "it says nothing"
