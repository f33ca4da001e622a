"""Numbers are binary floats of 512 digits, written as the shortest decimal that stands for them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.hcl.numbers import (
    INFINITY,
    NEGATIVE_ZERO,
    Narrow,
    Number,
    add,
    divide,
    exact,
    less,
    multiply,
    negate,
    number_text,
    of_float,
    parse_number,
    remainder,
    subtract,
    truncated,
)
from hclscan.hcl.values import EvaluationError

TEXTS = st.one_of(
    st.integers(-(10**40), 10**40).map(str),
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6).map(lambda value: format(value, "f")),
    st.tuples(st.integers(1, 10**170), st.integers(-200, 100)).map(lambda pair: f"{pair[0]}e{pair[1]}"),
)
NUMBERS = TEXTS.map(parse_number)


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    assert add(parse_number("0.1"), parse_number("0.2")) == parse_number("0.3")


def test_a_third_times_three_is_one() -> None:
    assert multiply(divide(1, 3), 3) == 1
    assert number_text(divide(1, 3)) == "0." + "3" * 154 + "5"


def test_division_by_zero_is_infinite() -> None:
    assert divide(1, 0) == INFINITY
    assert number_text(divide(-1, 0)) == "-Inf"
    assert less(5, divide(1, 0))
    assert divide(1, NEGATIVE_ZERO) == INFINITY.copy_negate()


@pytest.mark.parametrize(
    ("operation", "left", "right"),
    [
        (divide, 0, 0),
        (multiply, 0, INFINITY),
        (subtract, INFINITY, INFINITY),
        (remainder, INFINITY, 3),
        (divide, INFINITY, INFINITY),
    ],
)
def test_what_is_not_defined_is_an_error(operation: object, left: Number, right: Number) -> None:
    with pytest.raises(EvaluationError):
        operation(left, right)  # type: ignore[operator]


def test_zero_has_a_sign_that_is_written() -> None:
    assert number_text(negate(0)) == "-0"
    assert number_text(multiply(0, -1)) == "-0"
    assert negate(0) == 0
    assert number_text(add(negate(0), 0)) == "0"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("5", "0", "5"), ("-5.5", "2", "-1.5"), ("5.5", "-2", "1.5"), ("1", "0.1", "0"), ("-5", "5", "0")],
)
def test_the_remainder_has_the_sign_of_the_left_operand(left: str, right: str, expected: str) -> None:
    assert number_text(remainder(parse_number(left), parse_number(right))) == expected


def test_a_power_has_the_digits_of_a_64_bit_float() -> None:
    root = of_float(2**0.5)
    assert number_text(root) == "1.4142135623730951"
    assert number_text(add(root, 1)) == "2.4142135623730951454746218587388284504413604736328125"
    assert number_text(multiply(root, root)) == "2.00000000000000027343234630647693"
    assert root == parse_number("1.4142135623730951")


def test_a_large_power_is_computed_with_to_the_last_digit() -> None:
    power = of_float(2.0**64)
    assert type(power) is Narrow
    assert number_text(power) == "18446744073709552000"
    assert subtract(power, 1) == 2**64 - 1
    assert truncated(power) == 2**64


def test_a_number_beyond_512_binary_digits_loses_its_last_ones() -> None:
    assert parse_number(str(2**512 + 1)) == 2**512
    assert number_text(parse_number("1" * 170))[:150] == "1" * 150
    assert number_text(parse_number("1" * 170))[-10:] == "0" * 10


@given(NUMBERS)
def test_the_text_of_a_number_stands_for_it(value: Number) -> None:
    assert parse_number(number_text(value)) == value


@given(NUMBERS, NUMBERS)
def test_the_order_of_two_numbers_is_that_of_their_floats(left: Number, right: Number) -> None:
    assert less(left, right) == (exact(left) < exact(right))
    assert (left == right) == (exact(left) == exact(right))


@given(NUMBERS, NUMBERS)
def test_addition_undoes_subtraction_within_a_rounding(left: Number, right: Number) -> None:
    there = add(subtract(left, right), right)
    scale = max(abs(exact(left)), abs(exact(right)), Decimal(1))
    assert abs(exact(there) - exact(left)) <= scale * Decimal("1e-25")


@given(st.integers(-(2**200), 2**200), st.integers(-(2**200), 2**200))
def test_whole_numbers_are_exact(left: int, right: int) -> None:
    assert add(left, right) == left + right
    assert multiply(left, right) == left * right
    assert type(add(left, right)) is int
