"""Written cases by family of functions."""

from __future__ import annotations

from tests.hcl.functions.cases import (
    collection,
    conversion,
    date,
    encoding,
    file,
    formatting,
    hashing,
    json_text,
    mapping,
    network,
    number,
    pattern,
    sets,
    string,
    tabular,
    yaml_text,
)

FAMILIES = {
    "collection": collection.CASES,
    "conversion": conversion.CASES,
    "date": date.CASES,
    "encoding": encoding.CASES,
    "file": file.CASES,
    "formatting": formatting.CASES,
    "hashing": hashing.CASES,
    "json_text": json_text.CASES,
    "mapping": mapping.CASES,
    "network": network.CASES,
    "number": number.CASES,
    "pattern": pattern.CASES,
    "sets": sets.CASES,
    "string": string.CASES,
    "tabular": tabular.CASES,
    "yaml_text": yaml_text.CASES,
}
