"""`csvdecode`: https://developer.hashicorp.com/terraform/language/functions/csvdecode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hclscan.hcl.functions.signature import Function, Parameter, invalid, max_elements, normalised, table, too_many_elements
from hclscan.hcl.types import STRING
from hclscan.hcl.values import ListValue, Value

# Stricter than Python's csv module, as Terraform is: quotes only around a whole field, every record of the same length.
_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|\Z)')


def _csvdecode(text: str) -> Value:
    records = _records(text.replace("\r\n", "\n"))
    header = next(records, None)
    if header is None:
        raise invalid("str", "it has no header line")
    if len(set(header)) < len(header):
        raise invalid("str", "two columns have the same name")
    rows: list[Value] = []
    for number, record in enumerate(records, 2):
        if len(record) != len(header):
            raise invalid("str", f"record {number} has {len(record)} fields, the header has {len(header)}")
        if len(rows) * len(header) > max_elements():
            raise too_many_elements()
        rows.append(dict(zip(header, record, strict=True)))
    return ListValue(rows)


def _records(text: str) -> Iterator[list[str]]:
    position = 0
    while position < len(text):
        if text[position] == "\n":
            position += 1
            continue
        record: list[str] = []
        separator = ","
        while separator == ",":
            match = _FIELD.match(text, position)
            if match is None:
                line = text.count("\n", 0, position) + 1
                raise invalid("str", f"line {line} has a quote in a field that is not quoted as a whole")
            quoted, plain, separator = match.groups()
            record.append(normalised(plain if quoted is None else quoted.replace('""', '"')))
            position = match.end()
        yield record


FUNCTIONS = table(Function("csvdecode", _csvdecode, (Parameter("str", STRING),)))
