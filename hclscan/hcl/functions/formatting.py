"""`format` and `formatlist`: https://developer.hashicorp.com/terraform/language/functions/format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal

from hclscan.hcl.containers import untyped
from hclscan.hcl.conversion import to_bool, to_number, to_string
from hclscan.hcl.functions.graphemes import graphemes
from hclscan.hcl.functions.json_text import json_text
from hclscan.hcl.functions.signature import Function, Parameter, check_length, invalid, is_complete, table
from hclscan.hcl.numbers import Number, exact, number_text
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.types import STRING, ListType, Primitive
from hclscan.hcl.unification import of_elements
from hclscan.hcl.values import EvaluationError, ListValue, OneOf, Unknown, Value, is_number, unknown_from
from hclscan.records import record

_MAX_WIDTH = 100_000
_VERB = re.compile(r"%(?:%|([ #0+-]*)([1-9][0-9]*)?(?:\.([0-9]*))?(?:\[([1-9][0-9]*)\])?([A-Za-z]))", re.ASCII)


@record
class Verb:
    """One `%…` of a format: its letter, flags, width, precision, and which argument (from 0) it shows."""

    letter: str
    flags: str
    width: int
    precision: int | None
    argument: int
    text: str


def parse_format(layout: str) -> list[str | Verb]:
    """The literal parts and verbs of a format. Raises `EvaluationError`."""
    parts: list[str | Verb] = []
    position = following = 0
    while (start := layout.find("%", position)) >= 0:
        parts.append(layout[position:start])
        match = _VERB.match(layout, start)
        if match is None:
            raise invalid("format", f"the verb at offset {len(layout[:start].encode())} is malformed")
        position = match.end()
        if match[0] == "%%":
            parts.append("%")
            continue
        if match[5] not in "vsqdfeEgGxXobt":
            raise invalid("format", f'there is no verb "%{match[5]}"')
        argument = int(match[4][:9]) - 1 if match[4] else following
        following = argument + 1
        width, precision = int((match[2] or "0")[:9]), match[3]
        if width > _MAX_WIDTH or int((precision or "0")[:9]) > _MAX_WIDTH:
            raise invalid("format", f"width and precision may be up to {_MAX_WIDTH}")
        parts.append(Verb(match[5], match[1], width, None if precision is None else int(precision or "0"), argument, match[0]))
    parts.append(layout[position:])
    return parts


def _format(layout: str, *arguments: Value) -> Value:
    parts = parse_format(layout)
    _check_arguments(parts, len(arguments))
    if any(argument is None for argument in arguments):
        # Terraform does not know the text of a null that is of no type; of one with a type it does, or refuses it.
        return unknown_from(*arguments, reason="format() was given null")
    return _rendered(parts, [untyped(argument) for argument in arguments])


def _check_arguments(parts: Sequence[str | Verb], count: int) -> None:
    used = max((part.argument + 1 for part in parts if isinstance(part, Verb)), default=0)
    if used > count:
        raise EvaluationError("the format needs more arguments", f"it shows argument {used}, but there are {count}")
    if used < count:
        raise invalid("args", f"there are {count} arguments, but the format shows {used}")


def _rendered(parts: Sequence[str | Verb], arguments: Sequence[Value]) -> Value:
    try:
        pieces = [part if isinstance(part, str) else _shown(part, arguments[part.argument]) for part in parts]
    except EvaluationError:
        if all(map(is_complete, arguments)):
            raise
        # Terraform looks at the arguments when it knows all of them.
        return unknown_from(*arguments, kind=STRING, present=True)
    check_length(sum(len(piece) for piece in pieces if isinstance(piece, str)))
    return text_with_holes(pieces)


def _shown(verb: Verb, value: Value) -> Value:
    if type(value) is Unknown and verb.letter in "sv" and not (verb.flags or verb.width or verb.precision):
        return value
    if not is_complete(value):
        return unknown_from(value)
    try:
        return _padded(verb, _written(verb, value))
    except EvaluationError as error:
        raise EvaluationError(f'"{verb.text}" cannot show the argument: {error.summary}', error.detail) from None


def _written(verb: Verb, value: Value) -> str:
    letter = verb.letter
    if letter == "v":
        return _default_form(verb, value)
    if value is None:
        raise EvaluationError("null has no text")
    if letter == "s":
        return _clipped(to_string(value), verb)
    if letter == "q":
        return json_text(_clipped(to_string(value), verb))
    if letter == "t":
        return "true" if to_bool(value) else "false"
    number = to_number(value)
    if letter in "feEgG":
        return _sign(verb, number) + _fraction_form(letter, verb.precision, number)
    if not isinstance(number, int):
        raise EvaluationError("a whole number is required")
    return _sign(verb, number) + _integer_form(verb, abs(number))


def _default_form(verb: Verb, value: Value) -> str:
    if value is None:
        return "null"
    if "#" in verb.flags or isinstance(value, (tuple, dict)):
        return json_text(value)
    if isinstance(value, str):
        return value
    if is_number(value):
        return _sign(verb, value) + _fraction_form("g", verb.precision, value)
    return "true" if value else "false"


def _clipped(text: str, verb: Verb) -> str:
    return "".join(graphemes(text)[: verb.precision]) if verb.precision else text


def _sign(verb: Verb, number: Number) -> str:
    if number < 0 or (isinstance(number, Decimal) and number.is_signed()):
        return "-"
    return "+" if "+" in verb.flags else " " if " " in verb.flags else ""


def _integer_form(verb: Verb, number: int) -> str:
    base = {"d": "d", "b": "b", "o": "o", "x": "x", "X": "X"}[verb.letter]
    prefix = {"b": "0b", "o": "0", "x": "0x", "X": "0X"}.get(base, "") if "#" in verb.flags else ""
    return prefix + format(number, base).rjust(verb.precision or 0, "0")


def _fraction_form(letter: str, precision: int | None, value: Number) -> str:
    lower = letter.lower()
    if isinstance(value, Decimal) and value.is_infinite():
        return "Inf"
    # The digits that are printed of a number are not all digits it has.
    number = (Decimal(value) if lower == "g" and precision is None else exact(value)).copy_abs()
    if lower == "f":
        text = f"{_rounded(number, -(6 if precision is None else precision)):f}"
    elif lower == "e":
        text = _scientific(number, 6 if precision is None else precision)
    else:
        text = _shortest(number, precision)
    return text.upper() if letter in "EG" else text


def _rounded(number: Decimal, exponent: int) -> Decimal:
    digits = max(1, number.adjusted() - exponent + 2)
    return number.quantize(Decimal(1).scaleb(exponent), context=Context(prec=digits + len(number.as_tuple().digits)))


def _scientific(number: Decimal, precision: int) -> str:
    if not number:
        mantissa, exponent = Decimal(0), 0
        return f"{mantissa:.{precision}f}e+00"
    rounded = _rounded(number, number.adjusted() - precision)
    exponent = rounded.adjusted()
    digits = "".join(map(str, rounded.as_tuple().digits))[: precision + 1].ljust(precision + 1, "0")
    mantissa_text = digits[0] + ("." + digits[1:] if precision else "")
    return f"{mantissa_text}e{'-' if exponent < 0 else '+'}{abs(exponent):02}"


def _shortest(number: Decimal, precision: int | None) -> str:
    """The `%g` form: as many digits as needed, or `precision` of them; with an exponent when it is large or small."""
    if precision is not None and number:
        number = _rounded(number, number.adjusted() - max(precision, 1) + 1)
    plain = number_text(number)
    digits = len(plain.replace(".", "").strip("0")) or 1
    threshold = 6 if precision is None else max(precision, 1)
    if precision is not None and threshold > digits >= number.adjusted() + 1:
        threshold = digits
    if number and not -4 <= number.adjusted() < threshold:
        return _scientific(number, digits - 1)
    return plain


def _padded(verb: Verb, text: str) -> str:
    missing = verb.width - len(graphemes(text)) if verb.width and verb.letter != "t" else 0
    if missing <= 0:
        return text
    if "-" in verb.flags:
        return text + " " * missing
    if "0" in verb.flags:
        signed = verb.letter not in "sqv" and text[0] in "+- "
        return text[:signed] + "0" * missing + text[signed:]
    return " " * missing + text


def _formatlist(layout: str, *arguments: Value) -> Value:
    parts = parse_format(layout)
    _check_arguments(parts, len(arguments))
    length = -1
    if any(argument is None for argument in arguments):
        return unknown_from(*arguments, reason="formatlist() was given null")
    for position, argument in enumerate(arguments, 1):
        if type(argument) is Unknown and not isinstance(argument.kind, Primitive):
            # It may be a list of any length.
            return unknown_from(*arguments, kind=ListType(STRING), present=True)
        if isinstance(argument, tuple):
            if length not in (-1, len(argument)):
                raise invalid("args", f"argument {position} has {len(argument)} elements, another list has {length}")
            length = len(argument)
    rows = _rows(arguments, 1 if length < 0 else length)
    plain = ([unknown_from(cell) if type(cell) is OneOf else untyped(cell) for cell in row] for row in rows)
    return of_elements(ListValue(_rendered(parts, row) for row in plain), STRING)


def _rows(arguments: Sequence[Value], length: int) -> Iterator[list[Value]]:
    for position in range(length):
        yield [argument[position] if isinstance(argument, tuple) else argument for argument in arguments]


_FORMAT = (Parameter("format", STRING),)
_ARGUMENTS = Parameter("args", nullable=True, nulls=True, unknown=True, holes=True)

FUNCTIONS = table(
    Function("format", _format, _FORMAT, _ARGUMENTS),
    Function("formatlist", _formatlist, _FORMAT, _ARGUMENTS, result=lambda *arguments: ListType(STRING)),
)
