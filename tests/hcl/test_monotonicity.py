"""Making an unknown value known leaves what was known before as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.hcl.generation import Expressions
from tests.hcl.test_generated_expressions import MODULE, REJECTED, brief, difference, hclscan

COUNT = 400
IDENTIFIERS = ('"an-id"', '"15"', '""')


def test_making_an_unknown_known_changes_no_known_value(tmp_path: Path) -> None:
    source = Expressions(7)
    expressions = {f"o{number}": source.next() for number in range(COUNT)}
    open_module = tmp_path / "open"
    shutil.copytree(MODULE, open_module)
    before = hclscan(open_module, expressions)
    changed = []
    for position, identifier in enumerate(IDENTIFIERS):
        module = tmp_path / str(position)
        shutil.copytree(MODULE, module)
        main = module / "main.tf"
        main.write_text(main.read_text(encoding="utf-8").replace("terraform_data.u.id", identifier), encoding="utf-8")
        after = hclscan(module, expressions)
        for name, text in expressions.items():
            if REJECTED in (before[name], after[name]):
                continue  # what is in error may depend on the value
            if "__unknown__" in str(before[name]):
                continue  # elements of a set may become equal
            if difference(before[name], after[name]) == "wrong":
                changed.append(f"{text} with {identifier}\n    {brief(before[name])}\n    {brief(after[name])}")
    assert not changed, "\n".join(changed)
