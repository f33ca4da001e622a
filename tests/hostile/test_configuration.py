"""What stands beside scanned files and configures the scan: it points nowhere else, runs nothing, and hides nobody's findings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.case import NEIGHBOUR
from tests.hostile.test_hostile import cache as cache
from tests.hostile.test_hostile import scanned

CONFIG = ".hclscan.yaml"
BROKEN = "error: .hclscan.yaml"


@dataclass(frozen=True)
class Case:
    """Files of a repository beside the neighbour, and what is said of them; without `says` the scan goes on.

    `never` are files, relative to the directory above the repository, that must not be made.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    says: str = ""
    arrange: Callable[[Path], None] | None = None
    never: tuple[str, ...] = ()


def configured(text: str, says: str = "", **more: Any) -> Case:
    return Case({CONFIG: text}, says, **more)


def _laughs(key: str) -> str:
    return f"{key}:\n  a0: &a0 [x, x]\n" + "".join(f"  a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))


def _linked(name: str, target: str) -> Callable[[Path], None]:
    return lambda tree: os.symlink(target, tree / name)


LIMITS_RAISED = "is only raised by a configuration that is trusted"
OUTSIDE = "lies outside the directory of the configuration"

REFUSED: Mapping[str, Case] = {
    "loads_policies": Case({CONFIG: "policies: [p]\n", "p/a.policy.hcl": "x {\n"}, "Policies are only loaded by a configuration that is trusted"),
    "loads_policies_from_outside": configured("policies: [/etc]\n", "Policies are only loaded"),
    "scans_above": configured("paths: [../..]\n", OUTSIDE),
    "scans_the_root": configured("paths: [/]\n", OUTSIDE),
    "scans_through_a_link": configured("paths: [out]\n", OUTSIDE, arrange=_linked("out", "/etc")),
    "variables_from_outside": configured("var-files: {infra: [/etc/passwd]}\n", OUTSIDE),
    "variables_for_outside": configured("var-files: {../..: [a.tfvars]}\n", OUTSIDE),
    "variables_through_a_link": configured("var-files: {infra: [a.tfvars]}\n", OUTSIDE, arrange=_linked("a.tfvars", "/etc/passwd")),
    "baseline_outside": configured("baseline: /etc/passwd\n", OUTSIDE),
    "report_outside": configured("format: json=../stolen.json\n", OUTSIDE, never=("stolen.json",)),
    "report_through_a_link": configured("format: json=a.json\n", OUTSIDE, arrange=_linked("a.json", "../../stolen.json"), never=("stolen.json",)),
    "report_into_a_hook": configured("format: text=.git/hooks/pre-commit\n", "is no file for a report", never=("tree/.git/hooks/pre-commit",)),
    "report_into_a_hook_by_a_link": configured(
        "format: json=a.json\n", "is no file for a report", arrange=_linked("a.json", ".git/hook"), never=("tree/.git/hook",)
    ),
    "report_over_a_script": configured("format: text=build.sh\n", "is no file for a report", never=("tree/build.sh",)),
    "report_into_workflows": configured("format: text=.github/workflows/a.md\n", "is no file for a report", never=("tree/.github",)),
    "more_steps": configured("limits: {steps: 99999999999}\n", LIMITS_RAISED),
    "larger_files": configured("limits: {file-size: 99999999999}\n", LIMITS_RAISED),
    "deeper_yaml": configured("limits: {yaml-depth: 101}\n", LIMITS_RAISED),
    "no_steps": configured("limits: {steps: 0}\n", "must be a whole number of at least 1"),
    "negative_files": configured("limits: {files: -1}\n", "must be a whole number of at least 1"),
    "limits_of_other_types": configured("limits: {steps: [1], memory: .inf, text: 1e9, files: 0x10, depth: ~}\n", "must be a whole number"),
    "alias_bomb": configured(_laughs("inputs"), "The aliases expand to too much"),
    "alias_to_itself": configured("inputs: &a {a: *a}\n", "nested too deeply"),
    "deep": configured("inputs: {a: " + "[" * 50_000 + "\n", BROKEN),
    "deep_and_closed": configured("inputs: {a: " + "[" * 500 + "]" * 500 + "}\n", "nested too deeply"),
    "large": configured("# " + "x" * 2_000_000, "The file is too large"),
    "objects": configured('inputs: {a: !!python/object/apply:os.system ["touch ran"]}\nunknown: 1\n', "Unknown key", never=("tree/ran", "ran")),
    "not_yaml": configured("\x00\x1b[2J: ][", "Invalid YAML"),
    "bytes": Case({}, "The file is not UTF-8", lambda tree: (tree / CONFIG).write_bytes(bytes(range(256))) and None),
    "utf16": Case({}, "UTF-16", lambda tree: (tree / CONFIG).write_bytes("paths: []".encode("utf-16")) and None),
    "list": configured("[]\n", "must be a mapping"),
    "text": configured("paths\n", "must be a mapping"),
    "odd_types": configured("paths: {a: b}\nselect: 5\nseverity: []\nformat: {}\nvar-files: x\nbaseline: []\n", "must be"),
    "odd_keys": configured("? [a]\n: b\n? {c: d}\n: e\n", "Unknown key"),
    "repeated_keys": configured("paths: [a]\npaths: [b]\n", "is given twice"),
    "patterns_that_are_none": configured('exclude: ["[z-a]"]\n', "is no pattern"),
    "null_characters": configured('paths: ["a\\0b"]\n', OUTSIDE),
    "terminal_escapes": configured('"\\e[2J": 1\n', "\\x1b[2J"),
    "newlines": configured('"a\\nerror: all is well": 1\n', "a\\nerror: all is well"),
    "workflow_commands": configured('"::error::owned": 1\n::set-output name=a::b\n', BROKEN),
    "bidirectional": configured('"\u202egnp": 1\n', "\\u202egnp"),
    "baseline_bomb": Case({CONFIG: "baseline: b.json\n", "b.json": "[" * 200_000}, "this is no baseline"),
    "baseline_of_other_things": Case(
        {CONFIG: "baseline: b.json\n", "b.json": '{"schema_version": 1, "findings": [1, {"fingerprint": []}]}'}, "findings must be a list"
    ),
    "baseline_is_a_pipe": Case({CONFIG: "baseline: b\n"}, "it is not a regular file", lambda tree: os.mkfifo(tree / "b")),
    "baseline_is_large": Case({CONFIG: "baseline: b\n"}, "limits: file-size", lambda tree: os.truncate(_made(tree / "b"), 2**34)),
    "baseline_of_bytes": Case({CONFIG: "baseline: b\n"}, "is not part of any character", lambda tree: (tree / "b").write_bytes(b"\xff") and None),
    "sarif_without_a_file": configured("format: sarif=\n", "names no file"),
    "unknown_format": configured("format: exec=a.json\n", "is not one of"),
    "unknown_input": configured("inputs: {no_such_input: 1}\n", "no_such_input"),
}  # fmt: skip
"""Configurations that end the run, with their place and without having done anything."""


def _made(path: Path) -> Path:
    path.write_bytes(b"")
    return path


STEAL = 'resource "aws_db_instance" "other" {\n  storage_encrypted = false\n}\n'
IGNORE = 'hclscan:ignore-file HCL_ENC reason="x"'

HARMLESS: Mapping[str, Case] = {
    "lower_limits": configured("limits: {steps: 1, memory: 1, elements: 1, instances: 1}\n"),
    "configuration_in_the_directory_of_a_module": Case({"modules/.hclscan.yaml": "exclude: ['*']\npolicies: [/]\n", "modules/main.tf": STEAL}),
    "configuration_is_a_directory": Case(arrange=lambda tree: (tree / CONFIG).mkdir()),
    "configuration_is_a_pipe": Case(arrange=lambda tree: os.mkfifo(tree / CONFIG)),
    "gitignore_of_patterns_that_are_none": Case({".gitignore": "[z-a]\n\\\n!\n[[:foo:]]\n"}),
    "gitignore_bomb": Case({".gitignore": ("*a" * 60 + "b\n") * 200}, arrange=lambda tree: (tree / ("a" * 200 + ".tf")).write_text("") and None),
    "gitignore_of_a_link": Case(arrange=_linked(".gitignore", "/dev/zero")),
    "ignore_file_in_another_file": Case({"attack.tf": f"# {IGNORE}\n"}),
    "ignore_in_another_file": Case({"a.tf": '# hclscan:ignore HCL_ENC_001 reason="x"\n'}),
    "ignore_at_the_end_of_the_file_before": Case({"main.tf": STEAL + '# hclscan:ignore HCL_ENC reason="x"'}),
    "ignore_in_a_text": Case({"attack.tf": f'locals {{\n  a = "# {IGNORE}"\n}}\n'}),
    "ignore_in_a_heredoc": Case({"attack.tf": f"locals {{\n  a = <<EOT\n# {IGNORE}\nEOT\n}}\n"}),
    "ignore_in_a_variable_file": Case({"terraform.tfvars": f"# {IGNORE}\n"}),
    "ignore_in_a_manifest": Case({"a.yaml": f"# {IGNORE}\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\n"}),
    "ignore_everything_everywhere": Case({"attack.tf": '# hclscan:ignore-file * reason="x"\n# hclscan:ignore-file ALL reason="x"\n'}),
    "ignore_with_a_path": Case({"attack.tf": '# hclscan:ignore-file HCL_ENC neighbour.tf reason="x"\n'}),
    "ignore_with_other_line_ends": Case({"attack.tf": f"# x\r# {IGNORE}\u2028# {IGNORE}\x85# {IGNORE}\x0c\n"}),
    "ignore_of_a_module_call": Case({
        "attack.tf": f'# {IGNORE}\nmodule "m" {{\n  source = "./m"\n}}\n', "m/main.tf": STEAL,
    }),
    "skip_in_another_file": Case({"attack.tf": "#checkov:skip=HCL_ENC_001:x\n"}),
    "annotation_with_another_name": Case({
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aws_db_instance.neighbour\n  annotations:\n"
        '    hclscan.dev/ignore: HCL_ENC reason="x"\n',
    }),
    "baseline_that_nobody_named": Case({".hclscan-baseline.json": '{"schema_version": 1, "findings": []}'}),
    "many_suppressions": Case({"attack.tf": f"# {IGNORE}\n" * 20_000}),
    "suppression_bomb": Case({"attack.tf": "# hclscan:ignore " + "HCL_ENC_001," * 100_000 + "\n" + "# hclscan:ignore" + " " * 200_000 + "x\n"}),
}  # fmt: skip
"""What hides nothing: the neighbour is reported as ever."""


def _written(case: Case, folder: Path) -> Path:
    tree = folder / "tree"
    (tree / ".git" / "hooks").mkdir(parents=True)
    for name, text in {"neighbour.tf": NEIGHBOUR, **case.files}.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, encoding="utf-8", newline="")
    if case.arrange is not None:
        case.arrange(tree)
    return tree


def _failures(done: Any) -> list[str]:
    report = json.loads(done.stdout)
    return [one["resource"]["address"] for one in report["findings"] if one["status"] == "fail"]


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_configuration_that_was_found_and_asks_too_much_ends_the_run(case: Case, tmp_path: Path, cache: Path) -> None:
    tree = _written(case, tmp_path)
    done = scanned(tree, cache, "--statistics")
    assert done.returncode == 2, done.stderr[-2000:]
    assert case.says in done.stderr
    assert "\x1b" not in done.stderr
    assert not any(line.lstrip().startswith("::") for line in done.stderr.splitlines())
    assert not [name for name in case.never if os.path.lexists(tmp_path / name)]
    without = scanned(tree, cache, "--no-config", "--format", "json")
    assert "aws_db_instance.neighbour" in _failures(without)


@pytest.mark.parametrize("case", HARMLESS.values(), ids=HARMLESS)
def test_what_is_written_elsewhere_does_not_hide_the_neighbour(case: Case, tmp_path: Path, cache: Path) -> None:
    done = scanned(_written(case, tmp_path), cache, "--format", "json", "--keep-going")
    assert done.returncode == 1, done.stderr[-2000:]
    assert "aws_db_instance.neighbour" in _failures(done)
