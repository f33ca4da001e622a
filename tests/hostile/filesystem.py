"""Tricks with files: what leads out of the scanned tree, what never ends, and what is no text."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case, local

OUTSIDE = "/etc/hostname"


def _link(name: str, target: str) -> Callable[[Path], None]:
    return lambda directory: os.symlink(target, directory / name)


def _pipe(name: str) -> Callable[[Path], None]:
    return lambda directory: os.mkfifo(directory / name)


def _socket(directory: Path) -> None:
    # Paths of sockets are short; made where we are, and moved.
    before = os.getcwd()
    os.chdir(directory)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("attack.tf")
    finally:
        os.chdir(before)


def _loop(directory: Path) -> None:
    os.symlink("b.tf", directory / "a.tf")
    os.symlink("a.tf", directory / "b.tf")


def _deep_tree(directory: Path) -> None:
    below = directory
    for _ in range(300):
        below = below / "deeper"
    os.makedirs(below)
    (below / "main.tf").write_text("locals {\n  a = 1\n}\n")


def _many(directory: Path) -> None:
    for n in range(2_000):
        (directory / f"attack{n}.yaml").write_text("apiVersion: v1\nkind: ConfigMap\n")


def _odd_names(directory: Path) -> None:
    for name in ("\x1b[2Jred.tf", "\u202egnp.tf", "new\nline.tf", " .tf", "-rf.tf", "$(id).tf"):
        (directory / name).write_text("locals {\n  a =\n}\n")


def _undecodable_name(directory: Path) -> None:
    (Path(os.fsdecode(os.fsencode(directory) + b"/caf\xe9"))).mkdir()
    Path(os.fsdecode(os.fsencode(directory) + b"/caf\xe9/main.tf")).write_text("locals {\n}\n")


CASES: tuple[Case, ...] = (
    Case("link_out_of_the_tree", arrange=_link("attack.tf", OUTSIDE), says=("attack.tf: The file is not read: it is a link",)),
    Case("link_to_a_device", arrange=_link("attack.tf", "/dev/zero"), says=("attack.tf: The file is not read: it is a link",)),
    Case("link_to_a_directory_outside", arrange=_link("attack", "/etc"), silent=True),
    Case("link_to_the_tree_itself", arrange=_link("attack", "."), silent=True),
    Case("links_in_a_loop", arrange=_loop, says=("a.tf: The file is not read",)),
    Case("dangling_link", arrange=_link("attack.tf", "nowhere.tf"), says=("attack.tf: The file is not read",)),
    Case("pipe", arrange=_pipe("attack.tf"), says=("attack.tf: The file is not read: it is not a regular file",)),
    Case("pipe_of_variables", arrange=_pipe("terraform.tfvars"), says=("terraform.tfvars: The file is not read",)),
    Case("pipe_of_manifests", arrange=_pipe("attack.yaml"), says=("attack.yaml: The file is not read",)),
    Case("socket", arrange=_socket, says=("attack.tf: The file is not read: it is not a regular file",)),
    Case("directory_with_the_name_of_a_file", arrange=lambda directory: (directory / "attack.tf").mkdir(), silent=True),
    Case("deep_tree", arrange=_deep_tree, silent=True),
    Case("many_files", arrange=_many, alone=True),
    Case("odd_names", arrange=_odd_names, says=("red.tf: ", "gnp.tf: ")),
    Case("undecodable_name", arrange=_undecodable_name),
    local("file_outside", 'file("/etc/passwd")', silent=True),
    local("file_above", 'file("../../../../../../../../../etc/passwd")', silent=True),
    local("file_by_link", 'file("${path.module}/secret")', arrange=_link("secret", "/etc/passwd"), silent=True),
    local("file_of_a_device", 'file("${path.module}/zero")', arrange=_link("zero", "/dev/zero"), silent=True),
    local("file_of_a_pipe", 'file("${path.module}/pipe")', "No such file", arrange=_pipe("pipe")),
    local("file_of_the_home", 'file("~/.ssh/id_rsa")', silent=True),
    local("templatefile_outside", 'templatefile("/etc/passwd", {})', silent=True),
    local("templatefile_of_itself", 'templatefile("${path.module}/t", { a = file("${path.module}/t") })',
          arrange=lambda directory: (directory / "t").write_text("${a}${a}") and None, silent=True),
    local("fileset_outside", 'fileset("/", "**")', silent=True),
    local("fileset_above", 'fileset(path.module, "../../../../../etc/*")', silent=True),
    local("fileset_by_links", 'fileset(path.module, "**/**/**/**/**/*")', arrange=_link("again", "."), silent=True),
    local("fileexists_outside", 'fileexists("/etc/passwd")', silent=True),
    local("filesha_of_a_large_file", 'filesha256("${path.module}/large")', "too large",
          arrange=lambda directory: os.truncate(_made(directory / "large"), 2**34)),
    Case("large_file", arrange=lambda directory: os.truncate(_made(directory / "attack.tf"), 2**34),
         says=("attack.tf: The file is too large",)),
    Case("large_file_of_zeros", {"attack.tf": b"\0" * 4_000_000}, ("attack.tf",)),
    Case("utf16", {"attack.tf": "locals {\n}\n".encode("utf-16")}, ("it is UTF-16",)),
    Case("utf16_without_mark", {"attack.tf": "locals {\n}\n".encode("utf-16-le")}, ("attack.tf",)),
    Case("utf32", {"attack.tf": "locals {\n}\n".encode("utf-32")}, ("attack.tf",)),
    Case("byte_order_mark", {"attack.tf": b"\xef\xbb\xbflocals {\n}\n"}, silent=True),
    Case("undecodable", {"attack.tf": b'locals {\n  a = "\xff"\n}\n'}, ("byte 0xff at offset 16",)),
    Case("overlong", {"attack.tf": b'locals {\n  a = "\xc0\xaf"\n}\n'}, ("byte 0xc0",)),
    Case("half_a_character", {"attack.tf": b"locals {\n}\n# \xe2\x82"}, ("byte 0xe2",)),
    Case("surrogates", {"attack.tf": b'locals {\n  a = "\xed\xa0\x80"\n}\n'}, ("byte 0xed",)),
    Case("variables_of_bytes", {"terraform.tfvars": bytes(range(256))}, ("terraform.tfvars",)),
    Case("lock_file_of_bytes", {".terraform.lock.hcl": bytes(range(128, 256))}, (".terraform.lock.hcl",)),
)  # fmt: skip


def _made(path: Path) -> Path:
    path.write_bytes(b"")
    return path
