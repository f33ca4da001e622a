"""`kustomize build`: kustomizations are applied by kustomize itself, or by the one in kubectl, when somebody asks for it.

What is built is not trusted: the program gets no shell, no home directory, no network and no plugins, little time, and bounded
room for its output. What it makes is placed where its parts are written.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hclscan.hcl.source import Location
from hclscan.hcl.values import Path, Value
from hclscan.kubernetes.load import Manifest

if TYPE_CHECKING:
    import subprocess

MAX_SECONDS = 60
"""Time that one kustomization may take."""

MAX_OUTPUT = 16 * 1024 * 1024
"""Bytes that one kustomization may become."""

_COMMANDS = (("kustomize", ("build",)), ("kubectl", ("kustomize",)))

_NO_NETWORK = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "NO_PROXY": "",
}


class BuildFailed(Exception):
    """A kustomization that could not be built; the message says why."""


def builder() -> tuple[str, ...] | None:
    """The command that builds kustomizations; None when there is none on PATH."""
    import shutil  # few scans build kustomizations

    for name, arguments in _COMMANDS:
        program = shutil.which(name)
        if program is not None:
            return (program, *arguments)
    return None


def build(command: Iterable[str], directory: str) -> str:
    """The manifests of the kustomization in a directory. Raises `BuildFailed`."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as home:
        environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": home, "TMPDIR": home, **_NO_NETWORK}
        if "SYSTEMROOT" in os.environ:
            environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]  # without it, no program starts on Windows
        # An absolute path cannot be taken for an option.
        with (
            open(os.path.join(home, "errors"), "w+b") as errors,
            subprocess.Popen(
                [*command, os.path.abspath(directory)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                cwd=home,
                start_new_session=True,
            ) as process,
        ):
            return _output(process, errors)


def _output(process: subprocess.Popen[bytes], errors: object) -> str:
    late = threading.Event()

    def stop() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(MAX_SECONDS, stop)
    timer.start()
    try:
        assert process.stdout is not None
        output = process.stdout.read(MAX_OUTPUT + 1)
        if len(output) > MAX_OUTPUT:
            raise BuildFailed(f"it becomes more than {MAX_OUTPUT // 1024 // 1024} MiB")
        status = process.wait()
    finally:
        timer.cancel()
        _kill(process)
    if late.is_set():
        raise BuildFailed(f"it takes longer than {MAX_SECONDS} seconds")
    if status != 0:
        raise BuildFailed(_last_words(errors) or f"the program ended with exit status {status}")
    return output.decode("utf-8", "replace")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it has started, where it still runs."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _last_words(errors: object) -> str:
    file: object = errors
    file.seek(0)  # type: ignore[attr-defined]
    lines = file.read(64 * 1024).decode("utf-8", "replace").strip().splitlines()  # type: ignore[attr-defined]
    return str(lines[-1][:300]) if lines else ""


# -- places --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class BuiltPlaces(Mapping[Path, Location]):
    """Places of an object that was built: those in the file it comes from, for whatever is still the same there."""

    written: Manifest
    built: Value

    def __getitem__(self, path: Path) -> Location:
        if path[:1] != ("manifest",) or not _is_kept(self.written.value, self.built, path[1:]):
            raise KeyError(path)
        return self.written.places[path[1:]]

    def __iter__(self) -> Iterator[Path]:
        for path in self.written.places:
            if _is_kept(self.written.value, self.built, path):
                yield ("manifest", *path)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_kept(old: Value, new: Value, path: Path) -> bool:
    """Whether what is at a path has come through: the same value, or the same object or list with something changed in it."""
    for step in path:
        if isinstance(old, dict) and isinstance(new, dict) and step in old and step in new:
            old, new = old[step], new[step]
        elif isinstance(old, tuple) and isinstance(new, tuple) and isinstance(step, int) and step < min(len(old), len(new)):
            old, new = old[step], new[step]
            if isinstance(old, dict) and isinstance(new, dict) and old.get("name") != new.get("name"):
                return False
        else:
            return False
    return bool(old == new) or (isinstance(old, (dict, tuple)) and isinstance(new, (dict, tuple)))


def origin_of(built: Manifest, candidates: Iterable[Manifest]) -> Manifest | None:
    """The manifest that an object was built from: of the same kind, its name the same or with a prefix or suffix added."""
    name = built.metadata("name") or ""
    best: Manifest | None = None
    for one in candidates:
        own = one.metadata("name") or ""
        if one.kind != built.kind or not own or own not in name:
            continue
        if own == name:
            return one
        if best is None or len(own) > len(best.metadata("name") or ""):
            best = one
    return best
