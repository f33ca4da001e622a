"""Type constraints as they are written: `list(object({ name = string, size = optional(number, 1) }))`."""

from __future__ import annotations

from collections.abc import Callable

from hclscan.hcl.syntax import Call, Expression, Literal, ObjectConstructor, Parenthesized, TupleConstructor, Variable, Wrapped
from hclscan.hcl.types import ANY, BOOL, NUMBER, STRING, Attribute, ListType, MapType, ObjectType, SetType, TupleType, Type
from hclscan.hcl.values import EvaluationError, Value

_NAMED: dict[str, Type] = {
    "string": STRING, "number": NUMBER, "bool": BOOL, "any": ANY,
    "list": ListType(ANY), "set": SetType(ANY), "map": MapType(ANY),
}  # fmt: skip
_COLLECTIONS: dict[str, Callable[[Type], Type]] = {"list": ListType, "set": SetType, "map": MapType}


def parse_type(expression: Expression, constant: Callable[[Expression], Value]) -> Type:
    """The type that an expression names. `constant` evaluates the defaults of `optional`.

    Raises `EvaluationError` at the part that is not a type. A type in quotes is the notation of Terraform 0.11.
    """
    match expression:
        case Literal(value=str(name)) if name in _NAMED:
            return _NAMED[name]
        case Wrapped(expression=inner) | Parenthesized(expression=inner):
            return parse_type(inner, constant)
        case Variable(name=name) if name in _NAMED:
            return _NAMED[name]
        case Call(name=name, arguments=(element,)) if name in _COLLECTIONS:
            return _COLLECTIONS[name](parse_type(element, constant))
        case Call(name="tuple", arguments=(TupleConstructor(elements=elements),)):
            return TupleType(tuple(parse_type(element, constant) for element in elements))
        case Call(name="object", arguments=(ObjectConstructor(items=items),)):
            attributes = {}
            for item in items:
                if not isinstance(item.key, Literal) or not isinstance(item.key.value, str):
                    raise EvaluationError("Invalid type", "an attribute needs a plain name", item.key.start, item.key.end)
                attributes[item.key.value] = _attribute(item.value, constant)
            return ObjectType(attributes)
    raise EvaluationError(
        "Invalid type",
        "expected string, number, bool, any, list(…), set(…), map(…), object({…}) or tuple([…])",
        expression.start,
        expression.end,
    )


def _attribute(expression: Expression, constant: Callable[[Expression], Value]) -> Attribute:
    match expression:
        case Call(name="optional", arguments=(kind,)):
            return Attribute(parse_type(kind, constant), optional=True)
        case Call(name="optional", arguments=(kind, default)):
            return Attribute(parse_type(kind, constant), optional=True, default=constant(default))
    return Attribute(parse_type(expression, constant))
