"""How files are parsed that are not HCL; their parser is imported when there is such a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hclscan.hcl.source import Diagnostic, Source
    from hclscan.hcl.syntax import Body


def _configuration(source: Source) -> Body | Diagnostic:
    from hclscan.terraform.json_syntax import parse_configuration

    return parse_configuration(source)


def _variables(source: Source) -> Body | Diagnostic:
    from hclscan.terraform.json_syntax import parse_variables

    return parse_variables(source)


SYNTAXES: Mapping[str, Callable[[Source], Body | Diagnostic]] = {
    ".tf.json": _configuration,
    ".tofu.json": _configuration,
    ".json": _variables,
}
"""How files are parsed that are not HCL, by the end of their names; the first that fits. The last one is for files given
with `--var-file`, whose names are free."""
