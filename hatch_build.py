"""Build hook: compiles the published HCL grammar into the parse tables that the wheel ships, and the policies with them.

The grammar is python-hcl2's. It is read as a file and never imported, because another distribution installs the same
top-level module; at run time only the tables and Lark's table-driven parser are used (see docs/architecture.md).
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLES = Path("hclscan/hcl/_tables.json")
COMPILED = Path("hclscan/_compiled")
STARTS = ["start", "expression", "string"]

# (the text as published, how often it stands there, the text as compiled, why). A build against another text fails.
ADAPTED = (
    (
        "function_call : identifier (COLONS identifier COLONS identifier)? LPAR",
        1,
        "function_call : identifier (COLONS identifier)* LPAR",
        "policies call core::try(…), with one namespace instead of two",
    ),
    (
        "!unary_op : (MINUS | NOT) expr_term",
        1,
        "!unary_op : (MINUS | NOT) unary_expr",
        "HCL allows a unary operator before another one: !!x, - -1",
    ),
    (
        "_binary_term new_line_or_comment? -> binary_op",
        6,
        "_binary_term -> binary_op",
        "the line end after an expression separates arguments; inside brackets the lexer drops line ends",
    ),
)


def published_grammar() -> tuple[str, str]:
    """The text of python-hcl2's grammar and the version it comes from."""
    distribution = importlib.metadata.distribution("python-hcl2")
    text = Path(str(distribution.locate_file("hcl2/hcl2.lark"))).read_text(encoding="utf-8")
    return text, distribution.version


def adapted(grammar: str) -> str:
    """The grammar with the texts of `ADAPTED` replaced. Raises `ValueError` when one of them is not there as expected."""
    for published, times, compiled, reason in ADAPTED:
        if grammar.count(published) != times:
            raise ValueError(f"the grammar no longer contains {published!r} {times} times, which is adapted because {reason}")
        grammar = grammar.replace(published, compiled)
    return grammar


def compile_tables(grammar: str) -> dict[str, Any]:
    """The LALR(1) tables of a grammar as plain dicts, lists, strings and integers: what `Lark.load` takes."""
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    parser = Lark(grammar, parser="lalr", start=STARTS, maybe_placeholders=False)
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    return {"data": data, "memo": memo}


def write_tables(target: Path) -> None:
    grammar, version = published_grammar()
    tables = {"grammar": f"python-hcl2 {version}", **compile_tables(adapted(grammar))}
    target.write_text(json.dumps(tables, separators=(",", ":")), encoding="utf-8")


def compile_policies(root: Path, target: Path) -> None:
    """Writes the compiled policies of the package, with hclscan itself: its tables are written already."""
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-c", COMPILE, str(root / "policies"), str(target)],
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])},
    )


COMPILE = """
import pathlib, sys, tempfile
from hclscan.cache import Store, write_pack
from hclscan.hcl.grammar import parse
from hclscan.policy.compiled import pack_in, store_kind
from hclscan.policy.load import load_policies
policies, target = map(pathlib.Path, sys.argv[1:])
with tempfile.TemporaryDirectory() as folder:
    store = Store(pathlib.Path(folder), store_kind())
    loaded = load_policies([policies], parse, store=store)
    if isinstance(loaded, tuple):
        sys.exit("\\n".join(map(str, loaded)))
    target.mkdir(parents=True, exist_ok=True)
    write_pack(store, pack_in(target))
"""


class GrammarHook(BuildHookInterface[Any]):
    """Runs for wheels and for editable installs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        write_tables(Path(self.root) / TABLES)
        compile_policies(Path(self.root), Path(self.root) / COMPILED)
        build_data["artifacts"] += [f"/{TABLES.as_posix()}", f"/{COMPILED.as_posix()}/"]
        if self.target_name == "wheel" and version == "standard":
            # An editable install finds the policies in the repository.
            build_data["force_include"][str(Path(self.root) / "policies")] = "hclscan/_policies"
