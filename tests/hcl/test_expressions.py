"""Written expressions: every operator and form, with null, unknown and sensitive values in every position."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hcl.expression_cases import FAMILIES, REJECTED
from tests.hcl.expressions import answers, shown, write_module
from tests.terraform.oracle import MISSING, REASON, Rejected, planned

ALL = {text: expected for family in FAMILIES.values() for text, expected in family.items()}

RANGES = "Terraform keeps the range of an unknown number; hclscan the possible values, which only policies use"
LENGTHS = "Terraform keeps the length of an unknown collection; hclscan the possible values, which only policies use"
TYPES = "Terraform knows the type of every part of the possible results"
PREFIX = "Terraform keeps the beginning that possible texts share"
EMPTY = "Terraform keeps the type that the elements of an empty collection would have"
DECODED = "Terraform keeps the beginning of encoded texts"

# Where hclscan does not know what Terraform knows: what it has instead, and why.
DIFFERENT: Mapping[str, tuple[str, str]] = {
    'element(split(",", local.id), 0) == 1': ("?", TYPES),
    '"x-${local.flag ? "a" : "b"}" == "y"': ("?", PREFIX),
    'jsonencode(local.id) == "{}"': ("?", DECODED),
}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return answers(tmp_path_factory.mktemp("expressions"), list(ALL), REJECTED)


@pytest.mark.parametrize("text", ALL)
def test_an_expression_has_the_value_that_terraform_gives_it(text: str, ours: Mapping[str, str]) -> None:
    expected = DIFFERENT[text][0] if text in DIFFERENT else ALL[text]
    assert ours[text] == expected


def test_hclscan_knows_nothing_that_terraform_does_not_know() -> None:
    assert {value for value, _ in DIFFERENT.values()} == {"?"}


def test_differences_are_differences() -> None:
    assert not [text for text, (value, _) in DIFFERENT.items() if ALL[text] == value]


@pytest.mark.skipif(MISSING, reason=REASON)
def test_the_stored_values_are_what_terraform_gives(tmp_path: Path) -> None:
    accepted = [text for text, expected in ALL.items() if expected is not REJECTED]
    write_module(tmp_path, accepted)
    outputs = planned(tmp_path)["outputs"]
    theirs = {text: shown(outputs.get(f"o{number}")) for number, text in enumerate(accepted)}
    assert theirs == {text: ALL[text] for text in accepted}


@pytest.mark.skipif(MISSING, reason=REASON)
def test_terraform_rejects_what_is_stored_as_rejected(tmp_path: Path) -> None:
    for text in (text for text, expected in ALL.items() if expected is REJECTED):
        write_module(tmp_path, [text])
        with pytest.raises(Rejected):
            planned(tmp_path)


def test_there_are_enough_expressions() -> None:
    assert len(ALL) >= 300
