"""Types of the configuration language and their names.

The rules are those of https://developer.hashicorp.com/terraform/language/expressions/types and
https://developer.hashicorp.com/terraform/language/expressions/type-constraints, pinned by tests that ask Terraform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal, TypeAlias

from hclscan.hcl.values import Value
from hclscan.records import record


@record
class Primitive:
    """A text, a number or a boolean."""

    name: Literal["string", "number", "bool"]


@record
class AnyType:
    """No constraint; as element type of a collection: the one type that all elements share.

    `of_null`: it is the type of a literal `null`, which is no other type's, and not one that will be known later.
    """

    of_null: bool = field(default=False, compare=False)


@record
class ListType:
    """A list, its elements all of one type."""

    element: Type


@record
class SetType:
    """A set, its elements all of one type."""

    element: Type


@record
class MapType:
    """A map, its values all of one type."""

    element: Type


@record
class TupleType:
    """A tuple, each element of a type of its own."""

    elements: tuple[Type, ...]


@record
class Attribute:
    """An attribute of an object type. `default` (None: null) stands in when an optional attribute is absent or null."""

    type: Type
    optional: bool = False
    default: Value = None


@record
class ObjectType:
    """An object: its attributes by name."""

    attributes: Mapping[str, Attribute]


Type: TypeAlias = "Primitive | AnyType | ListType | SetType | MapType | TupleType | ObjectType"

STRING: Final = Primitive("string")
NUMBER: Final = Primitive("number")
BOOL: Final = Primitive("bool")
ANY: Final = AnyType()
TYPE_OF_NULL: Final = AnyType(of_null=True)


def describe(kind: Type) -> str:
    """A type as it is written in a `type` argument: `list(string)`, `object({name = string, size = optional(number)})`."""
    match kind:
        case Primitive(name):
            return name
        case AnyType():
            return "any"
        case ListType(element):
            return f"list({describe(element)})"
        case SetType(element):
            return f"set({describe(element)})"
        case MapType(element):
            return f"map({describe(element)})"
        case TupleType(elements):
            return f"tuple([{', '.join(map(describe, elements))}])"
        case ObjectType(attributes):
            return f"object({{{', '.join(f'{name} = {_describe_attribute(attributes[name])}' for name in attributes)}}})"


def _describe_attribute(attribute: Attribute) -> str:
    return f"optional({describe(attribute.type)})" if attribute.optional else describe(attribute.type)


def has_any(kind: Type) -> bool:
    """Whether a part of the type is left open."""
    match kind:
        case AnyType():
            return True
        case ListType(element) | SetType(element) | MapType(element):
            return has_any(element)
        case TupleType(elements):
            return any(map(has_any, elements))
        case ObjectType(attributes):
            return any(has_any(attribute.type) for attribute in attributes.values())
        case _:
            return False


def _is_open(kind: Type) -> bool:
    """Whether a part of the type is not known yet."""
    match kind:
        case AnyType(of_null):
            return not of_null
        case ListType(element) | SetType(element) | MapType(element):
            return _is_open(element)
        case TupleType(elements):
            return any(map(_is_open, elements))
        case ObjectType(attributes):
            return any(_is_open(attribute.type) for attribute in attributes.values())
        case _:
            return False


def differ(first: Type, second: Type) -> bool:
    """Whether no value can be of both types, whatever the parts are that they leave open."""
    if isinstance(first, AnyType) or isinstance(second, AnyType):
        return not _is_open(first) and not _is_open(second) and type(first) is not type(second)
    if type(first) is not type(second):
        return True
    match first, second:
        case (ListType(one), ListType(other)) | (SetType(one), SetType(other)) | (MapType(one), MapType(other)):
            return differ(one, other)
        case TupleType(ones), TupleType(others):
            return len(ones) != len(others) or any(map(differ, ones, others))
        case ObjectType(ones), ObjectType(others):
            return ones.keys() != others.keys() or any(differ(ones[name].type, others[name].type) for name in ones)
    return first != second
