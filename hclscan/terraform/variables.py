"""Variables: their declared types, and the values they get from files and options."""

from __future__ import annotations

from collections.abc import Callable

from hclscan.hcl.conversion import to_bool
from hclscan.hcl.evaluate import compile_expression
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS
from hclscan.hcl.scope import Language, Scope
from hclscan.hcl.source import Diagnostic, Source, diagnose
from hclscan.hcl.syntax import Body, Expression
from hclscan.hcl.type_syntax import parse_type
from hclscan.hcl.types import ANY, Primitive, Type
from hclscan.hcl.values import EvaluationError, Unknown, Value
from hclscan.records import record
from hclscan.terraform.module import Declaration


@record
class Given:
    """A value given to a variable, and where; it is worked out when the variable is first read."""

    source: Source
    start: int
    end: int
    value: Callable[[], Value]


def declared_type(declaration: Declaration, evaluate: Callable[[Expression], Value]) -> Type:
    """The type of a variable; any when it declares none. Raises `EvaluationError` when the type is not one."""
    argument = declaration.block.body.attribute("type")
    return ANY if argument is None else parse_type(argument.expression, evaluate)


def is_secret(declaration: Declaration, evaluate: Callable[[Source, Expression], Value]) -> bool:
    """Whether the block of a variable or output says that it is sensitive, or may say so."""
    argument = declaration.block.body.attribute("sensitive")
    try:
        return argument is not None and to_bool(evaluate(declaration.source, argument.expression)) not in (False, None)
    except EvaluationError:
        return True


def refused(
    declaration: Declaration, given: tuple[Source, int, int], why: str, evaluate: Callable[[Source, Expression], Value]
) -> tuple[Source, EvaluationError]:
    """The error for the value of a variable, in the file in which it is given.

    That of a sensitive one is at the declaration, since reports quote lines.
    """
    block = declaration.block
    summary = f"Invalid value for variable {block.labels[0].value!r}"
    if is_secret(declaration, evaluate):
        return declaration.source, EvaluationError(summary, "what is wrong would show the value", block.start, block.header_end)
    source, start, end = given
    return source, EvaluationError(summary, why, start, end)


def from_file(source: Source, body: Body, report: Callable[[Diagnostic], None]) -> dict[str, Given]:
    """The values of a variable file. Its expressions are constants; anything else is reported and unknown."""
    values = {}
    for attribute in body.attributes:
        value = _constant(source, attribute.expression, report)
        values[attribute.name] = Given(source, attribute.start, attribute.end, lambda value=value: value)  # type: ignore[misc]
    for block in body.blocks:
        report(diagnose(source, block.start, block.header_end, "A variable file holds no blocks", "write name = value"))
    return values


def from_option(
    name: str, text: str, declaration: Declaration | None, parse: Callable[[Source], Expression | Diagnostic]
) -> Given:
    """The value of a `--var name=text`: the text itself for a variable of a simple type, an expression for others."""
    source = Source.of(f"--var {name}", text)
    kind: Type = ANY
    if declaration is not None:
        try:
            kind = declared_type(declaration, lambda expression: None)
        except EvaluationError:
            kind = ANY  # reported where the variable is evaluated
    has_type = declaration is not None and declaration.block.body.attribute("type") is not None
    if isinstance(kind, Primitive) or not has_type:
        return Given(source, 0, len(text), lambda: text)
    expression = parse(source)
    if isinstance(expression, Diagnostic):
        problem = expression

        def refuse() -> Value:
            raise EvaluationError(problem.summary, problem.detail)

        return Given(source, 0, len(text), refuse)
    problems: list[Diagnostic] = []
    value = _constant(source, expression, problems.append)
    return Given(source, 0, len(text), lambda: value)


def _constant(source: Source, expression: Expression, report: Callable[[Diagnostic], None]) -> Value:
    def no_names(name: str) -> Value:
        raise EvaluationError("Variables are not allowed here", "write a constant")

    try:
        return compile_expression(expression, _CONSTANTS)(Scope(no_names))
    except EvaluationError as error:
        error.at(expression.start, expression.end)
        report(diagnose(source, error.start, error.end, error.summary, error.detail))
        return Unknown(reason="the value is in error")


_CONSTANTS = Language(functions=TERRAFORM_FUNCTIONS)
