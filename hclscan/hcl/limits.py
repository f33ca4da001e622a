"""What one scan may cost: the bounds of reading and evaluating, each with a name that its diagnostic says."""

from __future__ import annotations

from hclscan.records import record


@record
class Limits:
    """The bounds of a scan. The names of the fields, with hyphens, are the keys of `limits` in the configuration.

    Scanned files are hostile: each bound is far above what people write, and low enough that all of them together leave a scan
    within a gigabyte and a few seconds for a root module.
    """

    # Measured in seconds of the processor of a virtual machine of 2026: of 35 programs that each spend all steps in another way
    # (loops in loops around arithmetic, texts, formats, patterns, sets, decoding, files), the dearest took 5.3 s. What takes
    # longer than others, such as arithmetic with 512 binary digits and asking the disk, pays for more steps.
    steps: int = 2_000_000
    memory: int = 256 * 1024 * 1024
    text: int = 16 * 1024 * 1024
    elements: int = 1_000_000
    depth: int = 200
    instances_per_block: int = 10_000
    instances: int = 10_000
    module_depth: int = 30
    module_instances: int = 2_000
    nested_blocks: int = 10_000
    problems: int = 1_000
    files: int = 100_000
    file_size: int = 16 * 1024 * 1024
    total_size: int = 512 * 1024 * 1024
    tokens: int = 1_000_000
    syntax_depth: int = 200
    json_depth: int = 200
    yaml_depth: int = 100
    yaml_nodes: int = 1_000_000
    yaml_aliases: int = 100_000


LIMITS = Limits()

MEANINGS = {
    "steps": "steps of evaluating one root module: rounds of loops, elements that functions go through, repeated blocks",
    "memory": "bytes of the texts and collections that the expressions of one root module make",
    "text": "characters of a text",
    "elements": "elements of a value, those of its elements among them",
    "depth": "levels to which a value may nest",
    "instances_per_block": "instances of one resource or module block",
    "instances": "instances of all resources of a root module",
    "module_depth": "how deeply modules may call each other",
    "module_instances": "instances of all modules of a root module",
    "nested_blocks": "blocks of one type in a block",
    "problems": "errors, and warnings, of one root module that are listed",
    "files": "files of a scan",
    "file_size": "bytes of a file",
    "total_size": "bytes of memory that the texts of all files take",
    "tokens": "words, numbers and marks of one file in HCL, or values of one in Terraform's JSON syntax",
    "syntax_depth": "levels to which brackets, texts and blocks of HCL may nest",
    "json_depth": "levels to which JSON may nest: Terraform's JSON syntax, and plans",
    "yaml_depth": "levels to which a manifest may nest",
    "yaml_nodes": "values of one file of manifests",
    "yaml_aliases": "values that the aliases of one file of manifests repeat",
}
"""What each bound counts."""

KEYS = {name.replace("_", "-"): name for name in MEANINGS}
"""The keys of the configuration, each with the field that it sets."""


def named(bound: str, value: int) -> str:
    """How diagnostics name a bound: what it is, and under which key it can be changed."""
    return f"the limit is {value:,} (limits: {bound.replace('_', '-')})"
