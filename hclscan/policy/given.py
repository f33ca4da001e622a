"""Values that somebody gives to the inputs of policies: on the command line, in the environment, in a file.

A later source of `given_inputs` comes before an earlier one: file, environment, command line. Policies and their tests come
before all of them where they state a value themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from hclscan.errors import HclscanError
from hclscan.hcl.source import Diagnostic, Source, diagnose
from hclscan.hcl.values import EvaluationError, Value
from hclscan.policy.constants import constant
from hclscan.policy.load import read_source

VARIABLE_PREFIX = "TFPOLICY_INPUT_"
"""What names of environment variables with values of inputs begin with; the rest is the name of the input."""


def given_inputs(
    options: Mapping[str, str], files: Iterable[Path] = (), environment: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """The values of inputs by name. Raises `HclscanError` for a file or a value that cannot be read."""
    found: dict[str, Value] = {}
    for path in files:
        found.update(read_inputs(path))
    for name, text in (environment or {}).items():
        if name.startswith(VARIABLE_PREFIX) and name != VARIABLE_PREFIX:
            found[name.removeprefix(VARIABLE_PREFIX)] = text
    for name, text in options.items():
        found[name] = _value(Source.of(f"--input {name}", text))
    return found


def read_inputs(path: Path) -> dict[str, Value]:
    """The inputs of a file: `name = value` on lines of their own, or an object in a file named `*.json`.

    Raises `HclscanError` for everything that is wrong with it, with its place.
    """
    source = read_source(path)
    if isinstance(source, Diagnostic):
        raise HclscanError(str(source))
    return _from_json(source) if path.suffix == ".json" else _from_hcl(source)


def _from_hcl(source: Source) -> dict[str, Value]:
    from hclscan.hcl.grammar import parse

    body = parse(source)
    if isinstance(body, Diagnostic):
        raise HclscanError(str(body))
    wrong = [
        diagnose(source, block.start, block.header_end, "A file of inputs holds no blocks", "write name = value")
        for block in body.blocks
    ]
    values: dict[str, Value] = {}
    for attribute in body.attributes:
        try:
            values[attribute.name] = constant(attribute.expression)
        except EvaluationError as error:
            wrong.append(diagnose(source, error.start, error.end, error.summary, error.detail))
    if wrong:
        raise HclscanError("\n".join(map(str, wrong)))
    return values


def _from_json(source: Source) -> dict[str, Value]:
    from hclscan.hcl.functions.json_text import parse_json

    try:
        values = parse_json(source.text)
    except EvaluationError as error:
        raise HclscanError(f"{source.path}: {error.summary}{': ' if error.detail else ''}{error.detail}") from None
    if not isinstance(values, dict):
        raise HclscanError(f"{source.path}: an object is needed", hint='such as {"minimum-days": 30}')
    return dict(values)


def _value(source: Source) -> Value:
    """The value of an option: a list or object where the text is written as one, else the text itself."""
    if not source.text.startswith(("[", "{")):
        return source.text
    from hclscan.hcl.grammar import parse_expression

    node = parse_expression(source)
    if isinstance(node, Diagnostic):
        raise HclscanError(str(node))
    try:
        return constant(node)
    except EvaluationError as error:
        raise HclscanError(str(diagnose(source, error.start, error.end, error.summary, error.detail))) from None
