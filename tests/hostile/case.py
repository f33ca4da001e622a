"""What a hostile case is: files of an attacker beside a neighbour whose finding must still be reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

NEIGHBOUR = 'resource "aws_db_instance" "neighbour" {\n  storage_encrypted = false\n}\n'
"""A database that is not encrypted: its finding is what no hostile file may hide."""


@dataclass(frozen=True)
class Case:
    """Files of a root module (or of manifests), by path.

    `says` are pieces of diagnostics, `silent` whether there must be none at all. `arrange` makes what is no plain file, such as
    links. With `beside`, the neighbour is in a root module of its own, since the attacker's one cannot be evaluated.
    `alone`: it takes long enough to get a process, and so 10 s, of its own.
    """

    name: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    silent: bool = False
    arrange: Callable[[Path], None] | None = None
    beside: bool = False
    alone: bool = False

    def write(self, directory: Path) -> None:
        """Writes the case into a directory, which is made."""
        for path, content in self.files.items():
            place = directory / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        neighbour = directory / ("neighbour" if self.beside else ".") / "neighbour.tf"
        neighbour.parent.mkdir(parents=True, exist_ok=True)
        neighbour.write_text(NEIGHBOUR)
        if self.arrange is not None:
            self.arrange(directory)


def terraform(name: str, text: str | bytes, *says: str, **more: object) -> Case:
    """A case of one Terraform file."""
    return Case(name, {"attack.tf": text}, says, **more)  # type: ignore[arg-type]


def local(name: str, expression: str, *says: str, **more: object) -> Case:
    """A case of one expression, in an attribute that is evaluated."""
    return terraform(name, f'resource "null_resource" "attack" {{\n  triggers = {{ a = {expression} }}\n}}\n', *says, **more)


def doubling(first: str, step: str, times: int) -> str:
    """Locals that each use the one before: `step` has `{}` for it."""
    lines = [f"  a0 = {first}", *(f"  a{n} = " + step.replace("{}", f"local.a{n - 1}") for n in range(1, times + 1))]
    return (
        "locals {\n" + "\n".join(lines) + "\n}\n"
        f'resource "null_resource" "attack" {{\n  triggers = {{ a = local.a{times} }}\n}}\n'
    )
