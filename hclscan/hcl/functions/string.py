"""Functions on text: https://developer.hashicorp.com/terraform/language/functions#string-functions.

Where text with holes comes in, what is known of it is kept as far as that is exact.
"""

from __future__ import annotations

from math import prod

from hclscan.hcl.alternatives import apply
from hclscan.hcl.functions.graphemes import graphemes
from hclscan.hcl.functions.signature import (
    MAX_COMBINATIONS,
    Function,
    Parameter,
    check_length,
    invalid,
    max_elements,
    table,
    too_many_elements,
    whole,
)
from hclscan.hcl.texts import known_prefix, text_with_holes
from hclscan.hcl.types import NUMBER, STRING, ListType
from hclscan.hcl.values import EvaluationError, ListValue, OneOf, Unknown, Value, unknown_from

_SPACE = "\t\n\v\f\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"


def _lower(text: str) -> Value:
    return text.lower() if text.isascii() else "".join(map(_simple_lower, text))


def _upper(text: str) -> Value:
    return text.upper() if text.isascii() else "".join(map(_simple_upper, text))


def _simple_lower(character: str) -> str:
    # One character for one: the dotted capital I is the only one whose full mapping is longer.
    return character.lower()[0]


def _simple_upper(character: str) -> str:
    for mapped in (character.upper(), character.title()):
        if len(mapped) == 1:
            return mapped
    return character


def _title(text: str) -> Value:
    result = ""
    start = True
    for character in text:
        titled = character.title()
        result += titled if start and len(titled) == 1 else character
        start = _separates(character)
    return result


def _separates(character: str) -> bool:
    if character.isascii():
        return not (character.isalnum() or character == "_")
    return character in _SPACE


def _chomp(text: str) -> Value:
    return text.rstrip("\r\n")


def _trimspace(text: str) -> Value:
    return text.strip(_SPACE)


def _trim(text: str, cutset: str) -> Value:
    return text.strip(cutset) if cutset else text


def _trimprefix(text: Value, prefix: str) -> Value:
    if type(text) is Unknown:
        first = text.template[0] if text.template else None
        if isinstance(first, str) and text.template is not None and (first.startswith(prefix) or not prefix.startswith(first)):
            return text_with_holes((first.removeprefix(prefix), *text.template[1:]))
        return unknown_from(text)
    return text.removeprefix(prefix)


def _trimsuffix(text: Value, suffix: str) -> Value:
    if type(text) is Unknown:
        last = text.template[-1] if text.template else None
        if isinstance(last, str) and text.template is not None and (last.endswith(suffix) or not suffix.endswith(last)):
            return text_with_holes((*text.template[:-1], last.removesuffix(suffix)))
        return unknown_from(text)
    return text.removesuffix(suffix)


def _startswith(text: Value, prefix: str) -> Value:
    if type(text) is Unknown:
        known = known_prefix(text)
        if known.startswith(prefix):
            return True
        # Of a longer prefix Terraform says nothing, even where the beginning differs.
        return unknown_from(text) if len(prefix) > len(known) or prefix == known else False
    return text.startswith(prefix)


def _endswith(text: str, suffix: str) -> Value:
    return text.endswith(suffix)


def _strcontains(text: str, part: str) -> Value:
    return part in text


def _split(separator: str, text: str) -> Value:
    if not separator:
        return ListValue(text)
    if text.count(separator) >= max_elements():
        raise too_many_elements()
    return ListValue(text.split(separator))


def _join(separator: str, *lists: Value) -> Value:
    if not lists:
        raise EvaluationError("join() needs at least one list")
    if any(type(elements) is Unknown for elements in lists):
        return unknown_from(*lists)
    parts = [element for elements in lists for element in elements]
    if None in parts:
        raise invalid("lists", f"element {parts.index(None)} is null, which has no text")
    check_length(sum(len(part) for part in parts if isinstance(part, str)) + len(separator) * len(parts))
    if all(isinstance(part, str) for part in parts):
        return separator.join(parts)
    joints = [separator] * (2 * len(parts) - 1)
    joints[::2] = parts
    return _concatenated(joints)


def _concatenated(parts: list[Value]) -> Value:
    """The parts in a row, each known, unknown or one of several."""
    choices = [len(part.alternatives) for part in parts if type(part) is OneOf]
    if not choices:
        return text_with_holes(parts)
    if prod(choices) > MAX_COMBINATIONS:
        return text_with_holes(unknown_from(part) if type(part) is OneOf else part for part in parts)
    return apply(lambda *plain: text_with_holes(plain), *parts)


def _strrev(text: str) -> Value:
    return "".join(reversed(graphemes(text)))


def _substr(text: str, offset: Value, length: Value) -> Value:
    clusters = graphemes(text)
    start, count = whole(offset, "offset"), whole(length, "length")
    if start < 0:
        start = max(0, start + len(clusters))
        count = count or -1  # counted from the end, no length is all of it
    return "".join(clusters[start:] if count < 0 else clusters[start : start + count])


def _indent(spaces: Value, text: str) -> Value:
    width = whole(spaces, "spaces")
    if width < 0:
        raise invalid("spaces", "it must not be negative")
    if "\n" not in text:
        return text
    check_length(len(text) + width * text.count("\n"))
    return text.replace("\n", "\n" + " " * width)


_STR = Parameter("str", STRING)
_HOLED = Parameter("str", STRING, unknown=True)

FUNCTIONS = table(
    Function("lower", _lower, (_STR,)),
    Function("upper", _upper, (_STR,)),
    Function("title", _title, (_STR,)),
    Function("chomp", _chomp, (_STR,)),
    Function("trimspace", _trimspace, (_STR,)),
    Function("trim", _trim, (_STR, Parameter("cutset", STRING))),
    Function("trimprefix", _trimprefix, (_HOLED, Parameter("prefix", STRING))),
    Function("trimsuffix", _trimsuffix, (_HOLED, Parameter("suffix", STRING))),
    Function("startswith", _startswith, (_HOLED, Parameter("prefix", STRING))),
    Function("endswith", _endswith, (_STR, Parameter("suffix", STRING))),
    Function("strcontains", _strcontains, (_STR, Parameter("substr", STRING))),
    Function("split", _split, (Parameter("separator", STRING), _STR)),
    Function(
        "join",
        _join,
        (Parameter("separator", STRING),),
        Parameter("lists", ListType(STRING), unknown=True, holes=True),
    ),
    Function("strrev", _strrev, (_STR,)),
    Function("substr", _substr, (_STR, Parameter("offset", NUMBER), Parameter("length", NUMBER))),
    Function("indent", _indent, (Parameter("spaces", NUMBER), _STR)),
)
