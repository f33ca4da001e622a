"""What one root module has read, and how it was: enough to tell later that evaluating it again would give the same.

Everything counts that an answer depended on, also that a file or a directory was *not* there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from hclscan.disk import Disk, digest
from hclscan.records import mutable
from hclscan.terraform.library import joined, terraform_files, variable_files

LOCK_FILE = ".terraform.lock.hcl"
INSTALLED = ".terraform/modules/modules.json"
"""Where `terraform init` lists the modules that it has installed."""


@mutable
class Readings:
    """Asks the disk on behalf of a root module, and notes what was asked with a digest of the answer.

    `directory` is that of the root module, `tree` the real path of the directory that files may be read in.
    """

    disk: Disk
    directory: str
    tree: str
    noted: dict[str, str] = field(default_factory=dict)

    def note(self, question: str) -> None:
        """Remembers how things are that a question is about."""
        if question not in self.noted:
            self.noted[question] = self._answer(question)

    def unchanged(self, noted: Mapping[str, str]) -> bool:
        """Whether all questions that were noted have the same answers now."""
        return all(self._answer(question) == answer for question, answer in noted.items())

    def files(self) -> Iterator[str]:
        """The files of modules, variables and requirements that were read."""
        for question in self.noted:
            kind, _, path = question.partition(":")
            if kind == "module":
                yield from terraform_files(path, self.disk)
            elif kind == "text":
                yield path

    def modules(self) -> Iterator[str]:
        """The directories of modules that were looked into."""
        return (question[7:] for question in self.noted if question.startswith("module:"))

    # -- questions ---------------------------------------------------------------------------------------------------

    def module(self, directory: str) -> None:
        """Notes all Terraform files of a directory."""
        self.note(f"module:{directory}")

    def text(self, path: str) -> None:
        """Notes a file that is parsed."""
        self.note(f"text:{path}")

    def variable_files(self) -> list[str]:
        """The variable files of the root module."""
        self.note("variables:")
        return variable_files(self.directory, self.disk)

    def has_lock_file(self) -> bool:
        """Whether there is a lock file."""
        self.note("locked:")
        return LOCK_FILE in self.disk.names(self.directory)

    def installed(self) -> str | None:
        """The text of the list of installed modules."""
        path = joined(self.directory, INSTALLED)
        self.note(f"list:{path}")
        text = self.disk.text(path)
        return text if isinstance(text, str) else None

    def allows(self, place: str) -> bool:
        """Whether a directory lies in the tree."""
        question = f"inside:{place}"
        self.note(question)
        return self.noted[question] == str(True)

    # -- answers -----------------------------------------------------------------------------------------------------

    def _answer(self, question: str) -> str:
        kind, _, path = question.partition(":")
        match kind:
            case "module":
                return self.disk.combined(terraform_files(path, self.disk))
            case "text" | "list":
                return self.disk.digest(path)
            case "variables":
                return digest("\0".join(variable_files(self.directory, self.disk)))
            case "locked":
                return str(LOCK_FILE in self.disk.names(self.directory))
            case "inside":
                return str(self.disk.leads_within(path, self.tree))
        from hclscan.terraform.files import TreeFiles  # functions that read files are few

        return TreeFiles(self.directory, self.tree).answer(kind, path)
