"""Random modules: variables with types and defaults, local values, counted and keyed resources, nested calls, outputs."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

TYPES: Mapping[str, tuple[str, ...]] = {
    "string": ('"a"', '"5"', "3", "true", "null", "terraform_data.base.id"),
    "number": ("1", '"2"', "2.5", "null", "length(terraform_data.base.id)"),
    "bool": ("true", '"false"', "null", 'terraform_data.base.id == "x"'),
    "list(string)": ('["a", "b"]', "[1, true]", "[]", "[terraform_data.base.id]", "null"),
    "set(string)": ('["b", "a", "b"]', "[]", '["k", terraform_data.base.id]'),
    "map(number)": ('{ a = 1, b = "2" }', "{}", "{ c = length(terraform_data.base.id) }"),
    "object({ name = string, size = optional(number, 3), tags = optional(map(string), {}) })": (
        '{ name = "n" }',
        '{ name = 1, size = "4", tags = { a = true } }',
        "{ name = terraform_data.base.id, size = null }",
        '{ name = "n", other = 1 }',
    ),
    "list(object({ key = string, on = optional(bool) }))": ('[{ key = "k" }, { key = "l", on = "true" }]', "[]"),
    "map(object({ n = optional(number, 1) }))": ('{ x = {}, y = { n = "2" } }', "{ z = { n = null } }"),
    "any": ("1", '["a", 1]', "{ a = [1] }", "null", "terraform_data.base.id"),
}
EXPANSIONS = (
    "count = 2",
    "count = 0",
    'count = var.v0 == null ? 1 : 2',
    'for_each = toset(["a", "b"])',
    'for_each = { k = "x", l = terraform_data.base.id }',
    "for_each = { for i, x in [1, 2] : \"n${i}\" => x }",
    "",
    "",
)  # fmt: skip


class Modules:
    """Modules that a seed decides. Each is a mapping of file names to texts."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def next(self) -> dict[str, str]:
        files: dict[str, str] = {}
        self.module("", 0, files)
        return files

    def module(self, folder: str, depth: int, files: dict[str, str]) -> list[str]:
        """Writes a module with the modules it calls; returns the types of its variables `v0`, `v1`, …"""
        types = [self.random.choice(list(TYPES)) for _ in range(self.random.randint(1, 4))]
        text = "".join(self.variable(number, kind, depth) for number, kind in enumerate(types))
        text += 'resource "terraform_data" "base" {\n  input = "base"\n}\n'
        values = [f"var.v{number}" for number in range(len(types))]
        text += f"locals {{\n  all = [{', '.join(values)}]\n  first = {self.random.choice(values)}\n}}\n"
        outputs = ["local.all", "local.first"]
        for number in range(self.random.randint(1, 3)):
            text += self.resource(number, values)
            whole = f"terraform_data.r{number}"
            expansion = self.random.choice(("[*].input", "[*].output", "[*].id"))
            outputs.append(
                f"{whole}{expansion}" if "count" in text.split(f'"r{number}"')[1] else f"[for x in [{whole}] : x][0] != null"
            )
        for number in range(self.random.randint(0, 2) if depth < 2 else 0):
            inner = self.module(f"{folder}m{number}/", depth + 1, files)
            text += self.call(number, inner)
            outputs.append(f"module.m{number}")
        text += "".join(f'output "o{number}" {{\n  value = {value}\n}}\n' for number, value in enumerate(outputs))
        files[f"{folder}main.tf"] = text
        return types

    def variable(self, number: int, kind: str, depth: int) -> str:
        plain = [value for value in TYPES[kind] if "terraform_data" not in value]
        default = f"  default = {self.random.choice(plain)}\n" if depth == 0 or self.random.random() < 0.3 else ""
        nullable = "  nullable = false\n" if "null" not in default and self.random.random() < 0.2 else ""
        return f'variable "v{number}" {{\n  type = {kind}\n{default}{nullable}}}\n'

    def expansion(self) -> tuple[str, str]:
        chosen = self.random.choice(EXPANSIONS)
        key = "count.index" if chosen.startswith("count") else "[each.key, each.value]" if chosen else '"single"'
        return (f"  {chosen}\n" if chosen else ""), key

    def resource(self, number: int, values: list[str]) -> str:
        expansion, key = self.expansion()
        content = self.random.choice(
            (key, f"{{ key = {key}, value = {self.random.choice(values)} }}", self.random.choice(values))
        )
        return f'resource "terraform_data" "r{number}" {{\n{expansion}  input = {content}\n}}\n'

    def call(self, number: int, types: list[str]) -> str:
        expansion, _ = self.expansion()
        arguments = "".join(f"  v{position} = {self.random.choice(TYPES[kind])}\n" for position, kind in enumerate(types))
        return f'module "m{number}" {{\n  source = "./m{number}"\n{expansion}{arguments}}}\n'
