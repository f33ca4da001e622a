"""Small policies with tests and examples, for the tests of this folder."""

from __future__ import annotations

import textwrap
from pathlib import Path

METADATA = """\
id: {id}
title: Disks are encrypted
severity: high
default: true
why: A disk that is stolen tells nothing.
references: [GDPR Art. 32]
rules:
  disk:
    fix: |
      encrypted = true
"""

RULE = """\
# Copies of a disk are as plain as the disk.
# https://example.com/disks
resource_policy "aws_disk" "disk" {
  enforce {
    condition     = core::try(attrs.encrypted, false) == true
    error_message = "Disk ${core::try(attrs.name, "")} is plain."
  }
}
"""

TESTS = """\
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_disk" "good" {
  attrs = { encrypted = true }
}

resource "aws_disk" "bad" {
  expect_failure = true
  attrs          = { encrypted = false }
}
"""


def write(folder: Path, files: dict[str, str]) -> None:
    """Writes files by their paths below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")


def policy(folder: Path, id_: str = "HCL_ENC_901", rule: str = RULE, tests: str = TESTS, **examples: str) -> Path:
    """Writes a policy with its tests into a folder; `fail__tf="…"` is the example `fail.tf`."""
    write(folder, {"policy.yaml": METADATA.format(id=id_), "aws.policy.hcl": rule, "aws.policytest.hcl": tests})
    write(folder / "examples", {name.replace("__", "."): text for name, text in examples.items()})
    return folder
