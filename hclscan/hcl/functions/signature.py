"""What a function declares of itself, and the one way to call it.

`call` takes care of what all functions have in common (number of arguments, conversion, null, unknown and sensitive values,
bounds), so that implementations see plain known values unless their parameters say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from hclscan.hcl import metering
from hclscan.hcl.alternatives import apply
from hclscan.hcl.containers import unmarked, untyped
from hclscan.hcl.conversion import convert
from hclscan.hcl.limits import named
from hclscan.hcl.numbers import Narrow, truncated
from hclscan.hcl.texts import composed
from hclscan.hcl.types import ANY, STRING, AnyType, ListType, MapType, ObjectType, SetType, TupleType, Type, describe
from hclscan.hcl.unification import type_of
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    Null,
    OneOf,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    is_null,
    sensitive,
    type_name,
    unknown_from,
)
from hclscan.records import record

SMALL_TEXT = 64
"""Going through a shorter text costs nothing by itself."""

MAX_DEPTH = 200
"""Levels to which decoded documents may nest."""

MAX_COMBINATIONS = 64
"""Combinations of alternatives that are tried before the result of a call degrades to unknown."""


class FunctionContext(Protocol):
    """What functions may ask of the module in which they are called. Paths are relative to it, as in `file(…)`."""

    def read(self, path: str) -> bytes | Unknown:
        """The content of a file; unknown outside the scanned tree. Raises `EvaluationError` when there is no such file."""
        ...

    def exists(self, path: str) -> bool | Unknown:
        """Whether there is such a file; unknown outside the scanned tree. Raises `EvaluationError` for a directory."""
        ...

    def files(self, directory: str) -> Iterator[str] | Unknown:
        """All files below a directory, relative to it, with forward slashes; unknown outside the scanned tree."""
        ...

    def conceal(self) -> None:
        """Says that a sensitive value decides what is asked next."""
        ...

    def render(self, text: str, path: str, variables: Mapping[str, Value]) -> Value:
        """The template `text` rendered with `variables`; `path` names it in messages. Raises `EvaluationError`."""
        ...


@record
class Parameter:
    """A parameter: what its argument is converted to, and what the implementation copes with.

    `nullable`: null is a valid argument. `nulls`: the implementation sees nulls, of and in the argument, with their types, as
    those do that hand elements on; others see `None`. `unknown`: it sees an argument that is unknown as a whole. `holes`: it
    sees containers with unknown elements. `marks`: it sees containers with sensitive elements. Without these, an unknown
    anywhere makes the result unknown, and a sensitive element anywhere makes the result sensitive.
    `among`: where any type is taken (`type` is `ANY`), the families of types that the implementation copes with, for arguments
    that are unknown; what is known it checks itself.
    """

    name: str
    type: Type = ANY
    nullable: bool = False
    nulls: bool = False
    unknown: bool = False
    holes: bool = False
    marks: bool = False
    among: tuple[Any, ...] = ()


SEQUENCES = (ListType, TupleType)
COLLECTIONS = (ListType, TupleType, SetType)
MAPPINGS = (MapType, ObjectType)


@record
class Function:
    """A function of the language. `implementation` takes the arguments by position, after the context if `in_context`.

    `sees_marks`: sensitive marks of the arguments are part of what the implementation works on. `result` gives the type of a
    result that must wait for unknown arguments, where these decide it; such a result is not null. `plain` says of a function of
    policies that its result has no typed nulls: it is made of what policies see. `reads`: its arguments name files.
    """

    name: str
    implementation: Callable[..., Value]
    parameters: tuple[Parameter, ...] = ()
    variadic: Parameter | None = None
    in_context: bool = False
    sees_marks: bool = False
    result: Callable[..., Type | None] | None = None
    plain: bool = False
    reads: bool = False

    def parameter(self, position: int) -> Parameter:
        """The parameter that the argument at `position` (from 0) belongs to."""
        if position < len(self.parameters):
            return self.parameters[position]
        assert self.variadic is not None
        return self.variadic


def table(*functions: Function) -> dict[str, Function]:
    """The functions by name."""
    return {function.name: function for function in functions}


def call(function: Function, arguments: Sequence[Value], context: FunctionContext) -> Value:
    """The result of a function call. Raises `EvaluationError` for what Terraform rejects, naming the argument."""
    _check_count(function, len(arguments))
    operation = partial(function.implementation, context) if function.in_context else function.implementation
    if function.sees_marks:
        for argument in arguments:
            metering.current.weigh(argument)
        return operation(*arguments)
    try:
        if all(type(argument) is not OneOf and type(argument) is not Sensitive for argument in arguments):
            return _call_plain(function, operation, *arguments)
        if _combinations(arguments) > MAX_COMBINATIONS:
            arguments = [unknown_from(argument) if type(argument) is OneOf else argument for argument in arguments]
        if function.reads and any(type(argument) is Sensitive for argument in arguments):
            context.conceal()
        return apply(partial(_call_plain, function, operation), *arguments)
    except RecursionError:
        raise EvaluationError(f"an argument of {function.name}() is nested too deeply") from None
    except UnicodeEncodeError:
        # Half of a surrogate pair, as JSON and command lines can give: no text that could be written anywhere.
        raise EvaluationError(f"an argument of {function.name}() is not valid Unicode") from None


Acceptable = tuple[frozenset[type], ...]
"""For each argument of a call, the types of values that need no preparation."""

_TEXTS = frozenset((str,))
_SCALARS = frozenset((str, bool, int))
_ANYTHING = _SCALARS | {tuple, dict, ListValue, SetValue, MapValue, InstanceObject}
_NULL = frozenset((type(None),))


def acceptable(function: Function, count: int) -> Acceptable | None:
    """What `call` hands to the implementation of a trusted caller as it is; None when it refuses so many arguments.

    Trusted are callers whose arguments need not be paid for, such as policies.
    """
    if count < len(function.parameters) or (count > len(function.parameters) and function.variadic is None):
        return None
    return tuple(_acceptable(function.parameter(position), function.sees_marks) for position in range(count))


def _acceptable(parameter: Parameter, sees_marks: bool) -> frozenset[type]:
    if parameter.type is STRING:
        return _TEXTS
    if not isinstance(parameter.type, AnyType):
        return frozenset()
    whole = sees_marks or (parameter.holes and parameter.marks and parameter.nulls)
    return (_ANYTHING if whole else _SCALARS) | (_NULL if parameter.nullable and parameter.nulls else frozenset())


def invalid(name: str, problem: str) -> EvaluationError:
    """The error for an argument that a function does not accept."""
    return EvaluationError(f'invalid value for the argument "{name}": {problem}')


def _check_count(function: Function, count: int) -> None:
    if count < len(function.parameters):
        missing = function.parameters[count].name
        raise EvaluationError(f'{function.name}() is missing the argument "{missing}"')
    if count > len(function.parameters) and function.variadic is None:
        expected = len(function.parameters)
        raise EvaluationError(f"{function.name}() takes {expected} argument{'s' * (expected != 1)}, not {count}")


def _combinations(arguments: Iterable[Value]) -> int:
    product = 1
    for argument in arguments:
        plain = argument.value if type(argument) is Sensitive else argument
        if type(plain) is OneOf:
            product *= max(1, len(plain.alternatives))
    return product


def _call_plain(function: Function, operation: Callable[..., Value], *arguments: Value) -> Value:
    prepared: list[Value] = []
    deferred = secret = False
    for argument in arguments:
        if type(argument) is str:
            if len(argument) > SMALL_TEXT:
                metering.current.spend(len(argument) >> 4)
        else:
            metering.current.weigh(argument)
    for position, argument in enumerate(arguments):
        parameter = function.parameter(position)
        if is_null(argument):
            if not parameter.nullable:
                raise invalid(parameter.name, "it must not be null")
            argument = argument if parameter.nulls else None
            prepared.append(argument)
            continue
        if type(argument) is Unknown:
            argument = _typed(argument, parameter)
        if type(argument) is Unknown:
            deferred = deferred or not parameter.unknown
        else:
            argument, marked, partial_ = _prepared(argument, parameter)
            secret = secret or marked
            deferred = deferred or partial_
        prepared.append(argument)
    if deferred and any(type(argument) is Unknown and _is_open(argument) for argument in prepared):
        # Of an argument of unknown type Terraform knows so little that it does not look at the others.
        result: Value = unknown_from(*prepared)
    elif deferred:
        _check_families(function, prepared)
        kind = None if function.result is None else function.result(*prepared)
        result = unknown_from(*prepared, kind=kind, present=kind is not None)
    else:
        for position, argument in enumerate(prepared):
            if type(argument) is Unknown or type(argument) is Null:
                _check_family(argument, function.parameter(position))
        result = _concealing(operation, prepared) if secret else checked(operation(*prepared))
    return sensitive(result) if secret else result


def _concealing(operation: Callable[..., Value], arguments: Sequence[Value]) -> Value:
    """The result for arguments of which some are sensitive, which no error may show."""
    try:
        return checked(operation(*arguments))
    except EvaluationError as error:
        raise error.concealed() from None


def _check_families(function: Function, arguments: Sequence[Value]) -> None:
    """Raises `EvaluationError` for known arguments of a wrong family, when the implementation does not run to refuse them."""
    for position, argument in enumerate(arguments):
        _check_family(argument, function.parameter(position))


def _check_family(argument: Value, parameter: Parameter) -> None:
    kind = type_of(argument)
    if parameter.among and not isinstance(kind, (AnyType, *parameter.among)):
        found = describe(kind) if type(argument) is Unknown else type_name(argument)
        raise invalid(parameter.name, f"it must not be a {found}")


def _is_open(argument: Unknown) -> bool:
    return argument.kind is None or isinstance(argument.kind, AnyType)


def _typed(argument: Unknown, parameter: Parameter) -> Value:
    """An unknown argument as the parameter's type. Raises `EvaluationError` when it surely cannot be that."""
    return argument if isinstance(parameter.type, AnyType) else _converted(argument, parameter)


def _converted(argument: Value, parameter: Parameter) -> Value:
    try:
        return convert(argument, parameter.type)
    except EvaluationError as error:
        raise invalid(parameter.name, f"{error.summary}{f' ({error.detail})' if error.detail else ''}") from None


def _prepared(argument: Value, parameter: Parameter) -> tuple[Value, bool, bool]:
    """The argument as the implementation takes it, whether it was sensitive, and whether it must wait for its unknowns."""
    secret = False
    if type(argument) is str and (parameter.type is STRING or type(parameter.type) is AnyType):
        return argument, False, False
    if not isinstance(parameter.type, AnyType):
        argument = _converted(argument, parameter)
        if type(argument) is Sensitive:
            argument, secret = argument.value, True
        if type(argument) is Unknown or type(argument) is OneOf:
            return argument, secret, True
    if not isinstance(argument, (tuple, dict)):
        return argument, secret, False
    if not parameter.nulls:
        argument = untyped(argument)
    if not parameter.marks:
        argument, marked = unmarked(argument)
        secret = secret or marked
    return argument, secret, not parameter.holes and not is_complete(argument)


def is_complete(value: Value) -> bool:
    """Whether all of a value is known. An instance of a resource is not: what is not written in it is unknown."""
    if isinstance(value, InstanceObject):
        return False
    if isinstance(value, tuple):
        return all(map(is_complete, value))
    if isinstance(value, dict):
        return all(map(is_complete, value.values()))
    if type(value) is Sensitive:
        return is_complete(value.value)
    return type(value) is not Unknown and type(value) is not OneOf


def checked(result: Value) -> Value:
    """The result of an implementation. Raises `EvaluationError` when it is too large."""
    if isinstance(result, str):
        result = normalised(result)
    elif isinstance(result, (tuple, dict)) and len(result) > max_elements():
        raise too_many_elements()
    metering.current.made(result)
    return result


def normalised(text: str) -> str:
    """The text in the form in which Terraform keeps strings (Unicode NFC). Raises `EvaluationError` when it is too long."""
    check_length(len(text))
    return composed(text)


def check_length(characters: int) -> None:
    """Raises `EvaluationError` when a text would be too long; asked before it is made."""
    if characters > max_text():
        raise EvaluationError("the text is too long", named("text", max_text()))


def max_text() -> int:
    """Characters a text may have."""
    return metering.current.limits.text


def max_elements() -> int:
    """Elements a collection may have."""
    return metering.current.limits.elements


def too_many_elements() -> EvaluationError:
    return EvaluationError("the collection is too large", named("elements", max_elements()))


def whole(value: Value, name: str) -> int:
    """A number that must be an integer. Raises `EvaluationError` naming the argument."""
    if type(value) is Narrow and value == value.to_integral_value():
        value = truncated(value)
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise invalid(name, "a whole number is required")
    return value
