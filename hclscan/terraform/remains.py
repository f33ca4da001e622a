"""What is left of an expression in error: one wrong element does not hide the others."""

from __future__ import annotations

from collections.abc import Callable

from hclscan.hcl.conversion import to_string
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, FunctionContext, call
from hclscan.hcl.loops import object_key
from hclscan.hcl.source import Source
from hclscan.hcl.syntax import (
    Call,
    Expression,
    GetAttribute,
    ObjectConstructor,
    Parenthesized,
    Template,
    TemplateFor,
    TemplateIf,
    TupleConstructor,
    Wrapped,
)
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import EvaluationError, Value, is_null, reveal
from hclscan.records import record
from hclscan.terraform.blocks import Names


@record
class Remains:
    """Evaluates the parts of an expression in error one by one.

    `value` evaluates an expression and reports what is wrong with it, `attempt` raises `EvaluationError` instead.
    """

    value: Callable[[Source, Expression, Names], Value]
    attempt: Callable[[Expression, Names], Value]
    context: FunctionContext

    def of(self, source: Source, expression: Expression, names: Names) -> Value:
        """What is left of an object, list or text in which something is in error: that is unknown, and reported; else None."""
        match expression:
            case Parenthesized(expression=inner) | Wrapped(expression=inner):
                return self.of(source, inner, names)
            case TupleConstructor(elements=elements):
                return tuple([self.value(source, element, names) for element in elements])
            case ObjectConstructor():
                return self.of_object(source, expression, names)
            case Template() if not any(isinstance(part, (TemplateIf, TemplateFor)) for part in expression.parts):
                return self.of_text(source, expression, names)
            case Call(name="jsonencode", arguments=(argument,), expand=False):
                left = self.of(source, argument, names)
                return None if left is None else call(TERRAFORM_FUNCTIONS["jsonencode"], [left], self.context)
        return None

    def of_object(self, source: Source, expression: ObjectConstructor, names: Names) -> Value:
        if any(isinstance(item.key, GetAttribute) for item in expression.items):
            return None
        try:
            keys = [object_key(self.attempt(item.key, names)) for item in expression.items]
        except EvaluationError:
            return None
        if not all(isinstance(key, str) for key in keys):
            return None
        return {key: self.value(source, item.value, names) for key, item in zip(keys, expression.items, strict=True)}

    def of_text(self, source: Source, expression: Template, names: Names) -> Value:
        parts = [part for part in expression.parts if not isinstance(part, (TemplateIf, TemplateFor))]
        texts = [self.value(source, part, names) for part in parts]
        try:
            pieces = [to_string(text) for text in texts]
        except EvaluationError:
            return None
        return None if any(is_null(reveal(piece)) for piece in pieces) else text_with_holes(pieces)
