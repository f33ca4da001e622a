"""A module of HCL files, written anew in JSON syntax: what one says, the other must say too."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from hclscan.hcl.evaluate import compile_expression
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS
from hclscan.hcl.grammar import parse
from hclscan.hcl.scope import Language, Scope
from hclscan.hcl.source import Source
from hclscan.hcl.syntax import Attribute, Block, Body, Expression, Literal, ObjectConstructor, TupleConstructor
from hclscan.report.json_text import encode

# Arguments whose texts are read as references or types.
REFERENCES = {
    "depends_on", "provider", "providers", "type", "ignore_changes", "iterator", "replace_triggered_by", "when", "on_failure",
    "from", "to",
}  # fmt: skip
LITERALS = {
    ("variable", "default"), ("variable", "description"), ("module", "source"), ("output", "description"),
    ("terraform", "required_version"), ("provider", "alias"),
}  # fmt: skip


def rewrite(module: Path, directory: Path) -> Path:
    """A copy of a module with its `.tf` and `.tfvars` files in JSON syntax."""
    shutil.copytree(module, directory)
    for file in sorted(directory.rglob("*.tf")) + sorted(directory.rglob("*.tfvars")):
        source = Source.of(file.name, file.read_bytes().decode("utf-8-sig"))
        body = parse(source)
        assert isinstance(body, Body)
        writer = Writer(source)
        content = writer.body(body, "variables" if file.suffix == ".tfvars" else "")
        file.with_name(f"{file.name}.json").write_text(encode(content, 2), encoding="utf-8")
        file.unlink()
    return directory


class Writer:
    """Turns syntax nodes of one file into JSON values."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def body(self, body: Body, around: str) -> dict[str, Any]:
        content: dict[str, Any] = {attribute.name: self.attribute(attribute, around) for attribute in body.attributes}
        for block in body.blocks:
            content.setdefault(block.type, []).append(self.block(block, around))
        return content

    def block(self, block: Block, around: str) -> Any:
        content: Any = self.body(block.body, around or block.type)
        for label in reversed(block.labels):
            content = {label.value: content}
        return content

    def attribute(self, attribute: Attribute, around: str) -> Any:
        if attribute.name in REFERENCES and around not in ("locals", "variables"):
            return self.reference(attribute.expression)
        if around == "variables" or (around, attribute.name) in LITERALS:
            return compile_expression(attribute.expression, Language(TERRAFORM_FUNCTIONS))(Scope(lambda name: None))
        return self.value(attribute.expression)

    def reference(self, expression: Expression) -> Any:
        if isinstance(expression, TupleConstructor):
            return [self.reference(element) for element in expression.elements]
        if isinstance(expression, ObjectConstructor):
            return {str(getattr(item.key, "value", "")): self.reference(item.value) for item in expression.items}
        return self.written(expression)

    def value(self, expression: Expression) -> Any:
        if isinstance(expression, Literal) and not isinstance(expression.value, str):
            return expression.value
        if isinstance(expression, TupleConstructor):
            return [self.value(element) for element in expression.elements]
        return f"${{{self.written(expression)}\n}}"  # the line end closes a heredoc

    def written(self, expression: Expression) -> str:
        return self.source.text[expression.start : expression.end]
