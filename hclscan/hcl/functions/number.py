"""Functions on numbers: https://developer.hashicorp.com/terraform/language/functions#numeric-functions."""

from __future__ import annotations

import math
from decimal import Decimal

from hclscan.hcl.functions.signature import Function, Parameter, invalid, table, whole
from hclscan.hcl.numbers import MAX_DIGITS, Number, exact, negate, of_float, truncated
from hclscan.hcl.types import NUMBER, Primitive
from hclscan.hcl.values import EvaluationError, Value

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_SERIES = (
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01,
)


def _abs(value: Number) -> Value:
    return negate(value) if value < 0 or (isinstance(value, Decimal) and value.is_signed()) else value


def _ceil(value: Number) -> Value:
    if isinstance(value, Decimal) and value.is_infinite():
        return value
    whole_part = truncated(value)
    return whole_part + 1 if whole_part < exact(value) else whole_part


def _floor(value: Number) -> Value:
    if isinstance(value, Decimal) and value.is_infinite():
        return value
    whole_part = truncated(value)
    return whole_part - 1 if whole_part > exact(value) else whole_part


def _max(*values: Number) -> Value:
    if not values:
        raise EvaluationError("max() needs at least one number")
    return max(values)


def _min(*values: Number) -> Value:
    if not values:
        raise EvaluationError("min() needs at least one number")
    return min(values)


def _log(value: Number, base: Number) -> Value:
    # Terraform computes logarithms and powers with 64-bit floats; the digits that are shown depend on it.
    numerator, denominator = _float_log(_float(value)), _float_log(_float(base))
    if math.isnan(numerator) or math.isnan(denominator) or numerator == 0 == denominator:
        raise EvaluationError("the logarithm is not defined")
    if denominator == 0:
        return of_float(math.copysign(math.inf, numerator) * math.copysign(1, denominator))
    if math.isinf(numerator) and math.isinf(denominator):
        raise EvaluationError("the logarithm is not defined")
    return of_float(numerator / denominator)


def _float_log(value: float) -> float:
    """The natural logarithm as Terraform computes it: that of the C library differs in the last digit now and then.

    `x` is `2**k * (1 + f)`; the logarithm of `1 + f` is a series in `s = f / (2 + f)`, cut where 64 bits end.
    """
    if value <= 0 or not math.isfinite(value):
        return -math.inf if value == 0 else value if value > 0 else math.nan
    fraction, k = math.frexp(value)
    if fraction < math.sqrt(2) / 2:
        fraction, k = fraction * 2, k - 1
    f = fraction - 1
    s = f / (2 + f)
    s2 = s * s
    s4 = s2 * s2
    odd = s2 * (_SERIES[0] + s4 * (_SERIES[2] + s4 * (_SERIES[4] + s4 * _SERIES[6])))
    even = s4 * (_SERIES[1] + s4 * (_SERIES[3] + s4 * _SERIES[5]))
    half_square = 0.5 * f * f
    return k * _LN2_HIGH - ((half_square - (s * (half_square + odd + even) + k * _LN2_LOW)) - f)


def _float(value: Number) -> float:
    try:
        return float(exact(value))
    except OverflowError:
        raise EvaluationError("the number is too large for a power or a logarithm") from None


def _pow(value: Number, power: Number) -> Value:
    base, exponent = _float(value), _float(power)
    try:
        return of_float(_float_power(base, exponent))
    except OverflowError:
        return of_float(-math.inf if base < 0 and exponent % 2 == 1 else math.inf)
    except ZeroDivisionError:
        return of_float(math.copysign(math.inf, base) if exponent % 2 == 1 else math.inf)
    except ValueError:
        if base == 0:
            return of_float(math.copysign(math.inf, base) if exponent % 2 == 1 else math.inf)
        raise EvaluationError("the power is not a number") from None


def _float_power(base: float, power: float) -> float:
    """The power as Terraform computes it: by squaring, and the fraction of the exponent by logarithm.

    The C library's power would differ in the last digit now and then.
    """
    if base in (0, 1) or power in (0, 1) or abs(power) == 0.5 or abs(power) >= 2**63:
        return math.pow(base, power)
    fraction, whole_part = math.modf(abs(power))
    if fraction > 0.5:
        fraction, whole_part = fraction - 1, whole_part + 1
    result = math.exp(fraction * math.log(base)) if fraction else 1.0
    exponent = 0
    square, square_exponent = math.frexp(base)
    steps = int(whole_part)
    while steps and abs(square_exponent) <= 4096:
        if steps & 1:
            result *= square
            exponent += square_exponent
        square, square_exponent = square * square, square_exponent * 2
        if abs(square) < 0.5:
            square, square_exponent = square * 2, square_exponent - 1
        steps >>= 1
    if steps:
        exponent += square_exponent
    return math.ldexp(1 / result, -exponent) if power < 0 else math.ldexp(result, exponent)


def _signum(value: Value) -> Value:
    integer = whole(value, "num")
    return (integer > 0) - (integer < 0)


def _parseint(text: Value, base: Value) -> Value:
    if not isinstance(text, str):
        raise invalid("number", "text is required")
    if type(base) is not int or not 2 <= base <= 62:
        raise invalid("base", "it must be a whole number from 2 to 62")
    digits = text[1:] if text[:1] in ("+", "-") else text
    if len(digits) > MAX_DIGITS:
        raise invalid("number", f"it may have up to {MAX_DIGITS} digits")
    result = 0
    for digit in digits if base > 36 else digits.lower():
        worth = _DIGITS.find(digit)
        if not 0 <= worth < base:
            raise invalid("number", f"it is not an integer in base {base}")
        result = result * base + worth
    if not digits:
        raise invalid("number", "it has no digits")
    return -result if text.startswith("-") else result


_NUM = Parameter("num", NUMBER)

FUNCTIONS = table(
    Function("abs", _abs, (_NUM,)),
    Function("ceil", _ceil, (_NUM,)),
    Function("floor", _floor, (_NUM,)),
    Function("max", _max, variadic=Parameter("numbers", NUMBER)),
    Function("min", _min, variadic=Parameter("numbers", NUMBER)),
    Function("log", _log, (_NUM, Parameter("base", NUMBER))),
    Function("pow", _pow, (_NUM, Parameter("power", NUMBER))),
    Function("signum", _signum, (_NUM,)),
    Function("parseint", _parseint, (Parameter("number", among=(Primitive,)), Parameter("base", NUMBER))),
)
