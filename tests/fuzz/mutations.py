"""Changes of bytes that keep some of the structure: what both hypothesis and libFuzzer do to the inputs of the corpus.

Bytes alone seldom make a call of a function or a closing bracket, so pieces of the language are put in, and spans moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from hclscan.hcl.functions import TERRAFORM_FUNCTIONS
from hclscan.policy.functions import POLICY_FUNCTIONS
from tests.hcl.generation import Expressions

HERE = Path(__file__).parent

MAX_BYTES = 6_000
"""What an input may grow to."""

_HCL = [
    "null", "true", "for x in y : x", "{ k = v }", "[for x in [1, 2] : x]", "{ for k, v in y : k => v }", "...", "[*]", ".*", "[0]",
    '["a"]', " ? ", " : ", " == ", " != ", " && ", " || ", "!", "-", " + ", " % ", ">=", "=>", "${", "%{ if ", "%{ else }",
    "%{ endif }", "%{ for x in y }", "%{ endfor }", "~}", "}", "{", "(", ")", '"', "<<E\n", "<<-E\n", "\nE\n", "\n", "\r\n", "#", "//",
    "/*", "*/", "\\", "\\u00e9", "\\U0001F600", "\ufeff", "\u2028", "\u202e", "\x00", "\x1b[2J", "1e3", "1e-999", "0.1",
    "99999999999999999999", "var.any", "var.open", "var.list", "var.map", "var.object", "local.a", "each.key", "count.index",
    "self", "path.module", "terraform.workspace", "module.m", "terraform_data.u.id", "data.x.y", "var.planted", "count = 2\n",
    'for_each = toset(["a"])\n', "for_each = var.any\n", 'dynamic "rule" {\n  for_each = [1]\n  content {}\n}\n', 'x "y" "z" {\n}\n',
    "a = 1\n", 'source = "./m"\n', "lifecycle {\n}\n", "depends_on = []\n", "type = list(any)\n", "sensitive = true\n",
    "ephemeral = true\n", "nullable = false\n", "default = null\n",
]  # fmt: skip
_YAML = [
    "- ", ": ", "&a ", "*a", "<<: *a\n", "? ", "| \n", ">-\n", "!!str ", "!!binary ", "!x ", "{", "}", "[", "]", ",", "---\n", "...\n",
    "%YAML 1.1\n", "'", '"', "#", "\t", "\n", "\r\n", "  ", "~", "null", "yes", "0x1f", "1_000", "1:30", ".nan", "2024-01-01", "\ufeff",
    "\u2028", "\u0085", "\x00", "\x1b", "{{ .Values.x }}", "apiVersion: v1\n", "kind: List\n", "items:\n", "metadata:\n  name: x\n",
    "spec:\n", "kind: Secret\n", "stringData: {a: b}\n", "template:\n", "annotations: {hclscan.dev/ignore: HCL_ENC}\n",
]  # fmt: skip
_JSON = [
    "{", "}", "[", "]", ",", ":", '"', "\\", "\\u", "\\ud800", "\\udc00", "null", "true", "1e999", "-0", "1.5", "[]", "{}", '""',
    '"after_unknown": {"id": true}', '"after_sensitive": true', '"index": "k"', '"references": ["var.v"]', '"actions": ["no-op"]',
    '"before": {}', '"mode": "data"', '"deposed": "x"', '"resources": []', '"child_modules": [{}]', '"constant_value": 1',
    '"module_calls": {"x": {}}', "\x00", "\ufeff",
]  # fmt: skip
_CONFIGURATION = [
    "paths: ", "limits: {steps: 1}\n", "limits: {file-size: 9}\n", "../..", "/etc/passwd", "policies: [x]\n", "trust: true\n", "~/x",
    "format: sarif=x\n", "baseline: x\n", "inputs: {a: [1, {b: c}]}\n", "# hclscan:ignore ", "hclscan:ignore-file ", "HCL_ENC_001 ",
    'reason="x" ', "until=2030-01-01 ", "checkov:skip=HCL_ENC_001:x\n", "*/", "//", "environments: {a: {names: [b]}}\n",
]  # fmt: skip
_POLICY = [
    "attrs.bucket", "attrs.tags", "attrs.id", "attrs.rule[0].days", "prior_attrs.x", "meta.type", "meta.operation", "input.names",
    "local.other", 'core::getresources("aws_s3_bucket", {})', 'core::getresources("aws_s3_bucket", { bucket = attrs.id })',
    'core::getdatasource("x", {})', "core::try(", "core::can(", 'enforce {\ncondition = true\nerror_message = "m"\n}\n',
    'resource_policy "aws_s3_bucket" "n" {\n', 'enforcement_level = "advisory"\n', "filter = ", "locals {\n",
]  # fmt: skip

PIECES: Mapping[str, Sequence[str]] = {
    "parser": [*_HCL, *_JSON],
    "evaluator": [*_HCL, *(f"{name}(" for name in TERRAFORM_FUNCTIONS)],
    "manifests": [*_YAML, *_JSON],
    "plans": _JSON,
    "policies": [*_HCL, *_POLICY, *(f"{name}(" for name in POLICY_FUNCTIONS), *_YAML],
    "configuration": [*_YAML, *_CONFIGURATION],
}
"""What is put into inputs, by target."""

_WORD = re.compile(rb"[\w.:-]+|[^\w\s]")


def seeds(target: str) -> list[Path]:
    """The inputs of the corpus of a target, and those that have broken it before."""
    return [path for folder in ("corpus", "regressions") for path in sorted((HERE / folder / target).glob("*"))]


def mutated(target: str, data: bytes, seed: int) -> bytes:
    """The input changed in a few places that the seed decides."""
    random = Random(seed)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        data = random.choice(_CHANGES)(data, random, target)
    return data[:MAX_BYTES]


def _piece(random: Random, target: str) -> bytes:
    if target == "evaluator" and random.random() < 0.3:
        return Expressions(random.getrandbits(32)).next().encode()
    return random.choice(PIECES[target]).encode()


def _span(data: bytes, random: Random) -> tuple[int, int]:
    """A word, a line, or any few bytes."""
    kind = random.random()
    if kind < 0.5 and (words := list(_WORD.finditer(data[:MAX_BYTES]))):
        return random.choice(words).span()
    if kind < 0.8:
        start = data.rfind(b"\n", 0, random.randint(0, len(data))) + 1
        end = data.find(b"\n", start) + 1
        return start, end or len(data)
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(0, 40))


def _inserted(data: bytes, random: Random, target: str) -> bytes:
    start, end = _span(data, random)
    place = random.choice((start, end))
    return data[:place] + _piece(random, target) + data[place:]


def _replaced(data: bytes, random: Random, target: str) -> bytes:
    start, end = _span(data, random)
    return data[:start] + _piece(random, target) + data[end:]


def _removed(data: bytes, random: Random, target: str) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _repeated(data: bytes, random: Random, target: str) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 8)) + data[end:]


def _moved(data: bytes, random: Random, target: str) -> bytes:
    """A copy of one span in the place of another."""
    start, end = _span(data, random)
    other, other_end = _span(data, random)
    return data[:other] + data[start:end] + data[other_end:]


def _flipped(data: bytes, random: Random, target: str) -> bytes:
    if not data:
        return b"\xff"
    place = random.randrange(len(data))
    return data[:place] + bytes((random.randrange(256),)) + data[place + 1 :]


_CHANGES: Sequence[Callable[[bytes, Random, str], bytes]] = (
    _inserted, _inserted, _replaced, _replaced, _removed, _repeated, _moved, _moved, _flipped,
)  # fmt: skip
