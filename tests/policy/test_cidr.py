"""Whether ranges let in the whole internet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.containers import decided
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import EvaluationError, OneOf, Unknown, Value
from hclscan.policy.cidr import is_public_cidr
from tests.policy.examples import FROM_OUTSIDE, refers


def verdict(cidrs: Value) -> bool | None:
    found = decided(is_public_cidr(cidrs))
    return found if type(found) is bool else None


@pytest.mark.parametrize(
    ("cidrs", "public"),
    [
        ("0.0.0.0/0", True),
        ("::/0", True),
        ("10.0.0.0/8", False),
        ("1.2.3.4", False),
        ("0.0.0.0/1", False),
        (("0.0.0.0/1", "128.0.0.0/1"), True),
        (("0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/1"), True),
        (("::/1", "8000::/1"), True),
        ("2000::/3", True),
        (("0.0.0.0/1", "8000::/1"), False),
        (("10.0.0.0/8", "0.0.0.0/0"), True),
        (tuple(f"{first}.0.0.0/8" for first in range(256) if first not in (10, 127)), True),
        (tuple(f"{first}.0.0.0/8" for first in range(256) if first != 8), False),
        ((), False),
        (None, False),
        ((None,), False),
        ((("0.0.0.0/0",),), True),
        ("*", True),
        ("Internet", True),
        ("10.0.0.5/8", False),
    ],
)
def test_the_union_of_ranges_decides(cidrs: Value, public: bool) -> None:
    assert verdict(cidrs) is public


@pytest.mark.parametrize("text", ["", "everyone", "10.0.0.0/33", "300.0.0.0/8"])
def test_a_text_that_is_no_range_is_an_error(text: str) -> None:
    with pytest.raises(EvaluationError, match="Invalid address range"):
        is_public_cidr(text)


def test_unknown_ranges_leave_the_answer_open_unless_the_known_ones_cover_everything() -> None:
    assert verdict(FROM_OUTSIDE) is None
    assert verdict((FROM_OUTSIDE, "10.0.0.0/8")) is None
    assert verdict((FROM_OUTSIDE, "0.0.0.0/0")) is True
    assert verdict(OneOf(("0.0.0.0/0", "10.0.0.0/8"))) is None
    assert verdict((OneOf(("0.0.0.0/0", "::/0")),)) is True
    assert verdict(OneOf((("10.0.0.0/8",), ("10.1.0.0/16",)))) is False
    assert verdict(tuple([OneOf(("0.0.0.0/0", "10.0.0.0/8"))] * 9)) is None


def test_an_unknown_address_with_a_long_prefix_is_not_the_internet() -> None:
    assert verdict(text_with_holes([FROM_OUTSIDE, "/32"])) is False
    assert verdict(text_with_holes([refers("aws_eip.a", "public_ip"), "/32"])) is False
    assert verdict(text_with_holes([FROM_OUTSIDE, "/0"])) is None
    assert type(is_public_cidr(text_with_holes([FROM_OUTSIDE, "/", FROM_OUTSIDE]))) is Unknown


@given(st.lists(st.integers(0, 7), max_size=10))
def test_eighths_are_public_together_only(parts: list[int]) -> None:
    assert verdict(tuple(f"{part * 32}.0.0.0/3" for part in parts)) is (set(range(7)) <= set(parts))
