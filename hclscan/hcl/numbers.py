"""Numbers as Terraform has them: binary floats of 512 digits, written as the shortest decimal that stands for them.

A whole number is an `int`. Every other number is a `Decimal` with the digits that Terraform would print, which stands for the
nearest float of `PRECISION` binary digits: so `==` on Python's numbers is Terraform's, which compares what is printed.
Infinity and negative zero are `Decimal`s as well. Lengths, positions and powers have fewer binary digits in Terraform, which
shows in what is computed from them: see `Narrow`.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

from hclscan.hcl import metering
from hclscan.hcl.values import EvaluationError, number

Number: TypeAlias = "int | Decimal"

PRECISION: Final = 512
"""Binary digits of a number that is written in a configuration."""

MAX_DIGITS: Final = 1000
"""Numbers of more decimal digits than this, before or after the point, are refused."""

INFINITY: Final = Decimal("Infinity")
NEGATIVE_ZERO: Final = Decimal("-0")

_FLOAT_STEPS = 10  # of evaluation, for what takes about as long as so many others: arithmetic with 512 binary digits
_CERTAIN_DIGITS = 153  # decimal digits that survive 512 binary ones
_MAX_BITS = MAX_DIGITS * 4
_SPELLING = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?(?:([eEp])([+-]?[0-9]+))?")


class Narrow(Decimal):
    """A number that Terraform holds with fewer binary digits than others, such as a power, computed with 64-bit floats.

    Its digits are those that are printed; computing with it uses the float they stand for. It may be whole.
    """

    __slots__ = ("precision",)
    precision: int

    @classmethod
    def of(cls, digits: Decimal, precision: int) -> Narrow:
        narrow = cls(digits)
        narrow.precision = precision
        return narrow


# -- text ----------------------------------------------------------------------------------------------------------------


def number_text(value: Number) -> str:
    """A number as Terraform writes it: plain decimal notation without needless zeros; `+Inf` and `-Inf`."""
    if isinstance(value, int):
        if value.bit_length() <= PRECISION:
            return str(value)
        value = _shortest(value, 0, PRECISION)
    elif value.is_infinite():
        return "-Inf" if value < 0 else "+Inf"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def parse_number(text: str) -> Number:
    """The number that `text` spells: an optional sign, decimal digits, a fraction, an exponent; or infinity.

    Raises `EvaluationError`.
    """
    if text.lstrip("+-").lower() == "inf" and len(text) <= len("+inf"):
        return INFINITY.copy_negate() if text[0] == "-" else INFINITY
    if len(text) > 4 * MAX_DIGITS:
        raise _too_many_digits()
    match = _SPELLING.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        shown = text if len(text) <= 40 else text[:40] + "…"
        raise EvaluationError("a number is required", f'the text "{shown}" is not a number in decimal notation')
    sign, digits, fraction, base, power = match[1], match[2] or "", match[3] or "", match[4], int(match[5] or "0")
    if abs(power) > 4 * MAX_DIGITS:
        if not (digits + fraction).strip("0"):
            return NEGATIVE_ZERO if sign == "-" else 0
        raise _too_many_digits()
    spelled = f"{sign}{digits or 0}.{fraction or 0}"
    if base != "p":
        return of_decimal(Decimal(f"{spelled}e{power}"))
    numerator, denominator = Decimal(spelled).as_integer_ratio()
    return _of_ratio(numerator << max(power, 0), denominator << max(-power, 0), PRECISION)


def literal(text: str) -> Decimal:
    """The decimal that digits and an exponent spell; "not a number" when no decimal has such an exponent."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def of_decimal(value: Decimal) -> Number:
    """The number that a decimal stands for, in its normal form. Raises `EvaluationError` when it has too many digits."""
    if value.is_infinite():
        return value
    if not value:
        return NEGATIVE_ZERO if value.is_signed() else 0
    if abs(value.adjusted()) > MAX_DIGITS:
        raise _too_many_digits()
    if len(value.as_tuple().digits) > _CERTAIN_DIGITS:
        return _of_ratio(*value.as_integer_ratio(), PRECISION)
    return number(value)


def of_float(value: float) -> Number:
    """A number that Terraform computes with 64-bit floats."""
    if value in (float("inf"), float("-inf")):
        return Decimal(value)
    if value.is_integer() and abs(value) <= 2**53:
        return NEGATIVE_ZERO if value == 0 and str(value)[0] == "-" else int(value)
    digits = Decimal(repr(value))
    if abs(digits.adjusted()) > MAX_DIGITS:
        raise _too_many_digits()
    return Narrow.of(digits, 53)


def _too_many_digits() -> EvaluationError:
    return EvaluationError("the number is too large", f"numbers may have up to {MAX_DIGITS} digits")


# -- arithmetic ----------------------------------------------------------------------------------------------------------


def add(left: Number, right: Number) -> Number:
    """The sum. Raises `EvaluationError` for infinity less infinity."""
    if type(left) is int and type(right) is int:
        return _bounded(left + right)
    if _is_infinite(left) or _is_infinite(right):
        if _is_infinite(left) and _is_infinite(right) and left != right:
            raise EvaluationError("The sum is not defined", "infinity is taken from infinity")
        return left if _is_infinite(left) else right
    if not left and not right:
        return NEGATIVE_ZERO if _is_negative(left) and _is_negative(right) else 0
    metering.current.spend(_FLOAT_STEPS)
    first, first_exponent = _binary(left)
    second, second_exponent = _binary(right)
    exponent = min(first_exponent, second_exponent)
    mantissa = (first << (first_exponent - exponent)) + (second << (second_exponent - exponent))
    return _of_binary(mantissa, exponent, max(_precision(left), _precision(right)))


def subtract(left: Number, right: Number) -> Number:
    """The difference. Raises `EvaluationError` for infinity less infinity."""
    if type(left) is int and type(right) is int:
        return _bounded(left - right)
    return add(left, negate(right))


def multiply(left: Number, right: Number) -> Number:
    """The product. Raises `EvaluationError` for zero times infinity."""
    if type(left) is int and type(right) is int and left and right:
        return _bounded(left * right)
    negative = _is_negative(left) is not _is_negative(right)
    if _is_infinite(left) or _is_infinite(right):
        if not left or not right:
            raise EvaluationError("The product is not defined", "zero is multiplied by infinity")
        return INFINITY.copy_negate() if negative else INFINITY
    if not left or not right:
        return NEGATIVE_ZERO if negative else 0
    metering.current.spend(_FLOAT_STEPS)
    first, first_exponent = _binary(left)
    second, second_exponent = _binary(right)
    mantissa, exponent, precision = first * second, first_exponent + second_exponent, max(_precision(left), _precision(right))
    if precision < PRECISION:
        # As many digits as the product needs, though no more than any number has.
        odd = abs(mantissa) >> ((mantissa & -mantissa).bit_length() - 1)
        precision = max(precision, min(PRECISION, odd.bit_length()))
    return _of_binary(mantissa, exponent, precision)


def divide(left: Number, right: Number) -> Number:
    """The quotient; of a number and zero it is infinity. Raises `EvaluationError` for zero by zero."""
    if type(left) is int and type(right) is int and left and right and left % right == 0:
        return left // right
    negative = _is_negative(left) is not _is_negative(right)
    if (not left and not right) or (_is_infinite(left) and _is_infinite(right)):
        raise EvaluationError("The quotient is not defined", "zero is divided by zero, or infinity by infinity")
    if not right or _is_infinite(left):
        return INFINITY.copy_negate() if negative else INFINITY
    if not left or _is_infinite(right):
        return NEGATIVE_ZERO if negative else 0
    metering.current.spend(_FLOAT_STEPS)
    first, first_exponent = _binary(left)
    second, second_exponent = _binary(right)
    shift = first_exponent - second_exponent
    return _of_ratio(first << max(shift, 0), second << max(-shift, 0), max(_precision(left), _precision(right)))


def remainder(left: Number, right: Number) -> Number:
    """What division leaves, with the sign of the left operand. Of a number and zero it is the number.

    Raises `EvaluationError` for infinity.
    """
    if _is_infinite(left) or _is_infinite(right):
        raise EvaluationError("The remainder is not defined", "an operand is infinite")
    if not right:
        return left
    if type(left) is int and type(right) is int and max(left.bit_length(), right.bit_length()) <= PRECISION // 2:
        magnitude = abs(left) % abs(right)
        return -magnitude if left < 0 else magnitude
    # The quotient is rounded before it is cut: so has Terraform it.
    quotient = truncated(divide(left, right))
    return subtract(left, multiply(right, quotient)) if quotient else left


def negate(value: Number) -> Number:
    """The number with the other sign."""
    if isinstance(value, int):
        return -value if value else NEGATIVE_ZERO
    if not value:
        return 0 if value.is_signed() else NEGATIVE_ZERO
    negated = value.copy_negate()
    return Narrow.of(negated, value.precision) if type(value) is Narrow else negated


def truncated(value: Number) -> int:
    """The whole part. Raises `EvaluationError` for infinity."""
    if isinstance(value, int):
        return value
    if value.is_infinite():
        raise EvaluationError("the number is infinite")
    mantissa, exponent = _binary(value)
    magnitude = abs(mantissa) << exponent if exponent >= 0 else abs(mantissa) >> -exponent
    return -magnitude if mantissa < 0 else magnitude


def exact(value: Number) -> Decimal:
    """The decimal expansion of the float that a number is, to the last digit."""
    if isinstance(value, int):
        return Decimal(value)
    if not value or value.is_infinite():
        return value
    mantissa, exponent = _binary(value)
    if exponent >= 0:
        return Decimal(mantissa << exponent)
    return Decimal(f"{mantissa * 5**-exponent}e{exponent}")


def less(left: Number, right: Number) -> bool:
    """Whether a number is smaller, to the last binary digit."""
    if type(left) is Narrow or type(right) is Narrow:
        return exact(left) < exact(right)
    return left < right


def _is_infinite(value: Number) -> bool:
    return isinstance(value, Decimal) and value.is_infinite()


def _is_negative(value: Number) -> bool:
    return value < 0 if isinstance(value, int) else value.is_signed()


def _precision(value: Number) -> int:
    return value.precision if type(value) is Narrow else PRECISION


# -- binary floats -------------------------------------------------------------------------------------------------------


def _binary(value: Number) -> tuple[int, int]:
    """Mantissa and exponent of the float that a number is."""
    if isinstance(value, int) or not value:
        return int(value), 0
    return _rounded(*value.as_integer_ratio(), _precision(value))


def _rounded(numerator: int, denominator: int, precision: int) -> tuple[int, int]:
    """The nearest float of `precision` binary digits, as mantissa and exponent; of two, the one with even mantissa."""
    negative = (numerator < 0) is not (denominator < 0)
    numerator, denominator = abs(numerator), abs(denominator)
    shift = precision + 1 - (numerator.bit_length() - denominator.bit_length())
    mantissa, rest = divmod(numerator << max(shift, 0), denominator << max(-shift, 0))
    surplus = mantissa.bit_length() - precision
    half, tail = 1 << (surplus - 1), mantissa & ((1 << surplus) - 1)
    mantissa >>= surplus
    if tail > half or (tail == half and (rest or mantissa & 1)):
        mantissa += 1
    return (-mantissa if negative else mantissa), surplus - shift


def _bounded(value: int) -> Number:
    if value.bit_length() <= PRECISION:
        return value
    return _of_binary(value, 0, PRECISION)


def _of_binary(mantissa: int, exponent: int, precision: int) -> Number:
    """The number `mantissa * 2**exponent`, rounded."""
    if not mantissa:
        return 0
    return _of_ratio(mantissa << max(exponent, 0), 1 << max(-exponent, 0), precision)


def _of_ratio(numerator: int, denominator: int, precision: int) -> Number:
    mantissa, exponent = _rounded(numerator, denominator, precision)
    if abs(mantissa.bit_length() + exponent) > _MAX_BITS:
        raise _too_many_digits()
    if exponent >= 0 or mantissa & ((1 << -exponent) - 1) == 0:
        whole = mantissa << exponent if exponent >= 0 else mantissa >> -exponent
        if precision == PRECISION or whole.bit_length() <= precision:
            return whole
    digits = _shortest(mantissa, exponent, precision)
    return digits if precision == PRECISION else Narrow.of(digits, precision)


def _shortest(mantissa: int, exponent: int, precision: int) -> Decimal:
    """The fewest decimal digits that stand for a float among those of its precision."""
    magnitude = abs(mantissa)
    missing = precision + 1 - magnitude.bit_length()
    magnitude = magnitude << missing if missing >= 0 else magnitude >> -missing
    # Its last binary digit is now worth half of what distinguishes floats: its neighbours bound what is rounded to it.
    exponent -= missing
    scale = max(-exponent, 0)
    factor = 5**scale if exponent < 0 else 1 << exponent
    value, lower, upper = (str((magnitude + step) * factor) for step in (0, -1, 1))
    inclusive = magnitude & 2 == 0
    digits = _cut(value.rstrip("0"), lower.rstrip("0"), upper.rstrip("0"), inclusive)
    sign = "-" if mantissa < 0 else ""
    return Decimal(f"{sign}{digits[0]}e{len(value) - scale - len(digits[0]) + digits[1]}")


def _cut(value: str, lower: str, upper: str, inclusive: bool) -> tuple[str, int]:
    """The first digits of `value` that suffice between the bounds, rounded, and by how many places that lengthened them."""
    for position, digit in enumerate(value):
        below = lower[position] if position < len(lower) else "0"
        above = upper[position] if position < len(upper) else "0"
        down = below != digit or (inclusive and position + 1 == len(lower))
        up = digit != above and (inclusive or int(digit) + 1 < int(above) or position + 1 < len(upper))
        if down or up:
            kept, rest = value[: position + 1], value[position + 1 :]
            if up and (not down or _rounds_up(kept, rest)):
                raised = str(int(kept) + 1)
                return raised, len(raised) - len(kept)
            return kept, 0
    return value, 0


def _rounds_up(kept: str, rest: str) -> bool:
    if rest[:1] == "5" and not rest[1:].strip("0"):
        return int(kept[-1]) % 2 == 1
    return rest[:1] >= "5"
