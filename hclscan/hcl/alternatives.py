"""Running an operation on values that are sensitive, or one of several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from hclscan.hcl.containers import one_of
from hclscan.hcl.values import EvaluationError, OneOf, Sensitive, Unknown, Value, reveal, sensitive, unknown_from


def apply(operation: Callable[..., Value], *arguments: Value) -> Value:
    """Run an operation whose arguments may be sensitive or one of several.

    Sensitive marks are taken off and put on the result; alternatives are tried one by one. `operation` sees plain values,
    containers and `Unknown`, and handles those itself. Terraform knows nothing of alternatives: what it makes of the value
    as an unknown one, known or in error, is the result, and the alternatives say more of a result that is unknown.
    """
    for argument in arguments:
        kind = type(argument)
        if kind is Sensitive or kind is OneOf:
            return _applied(operation, arguments)
    return operation(*arguments)


def _applied(operation: Callable[..., Value], arguments: tuple[Value, ...]) -> Value:
    for position, argument in enumerate(arguments):
        kind = type(argument)
        if kind is Sensitive:
            try:
                return sensitive(apply(operation, *arguments[:position], argument.value, *arguments[position + 1 :]))
            except EvaluationError as error:
                raise error.concealed() from None
        if kind is OneOf:
            before, after = arguments[:position], arguments[position + 1 :]
            certain = apply(operation, *before, undecided(argument), *after)
            plain = reveal(certain)
            if type(plain) is not Unknown and type(plain) is not OneOf:
                return certain
            results = list(_each_alternative(operation, before, argument.alternatives, after))
            return _known_to_be(one_of(results, argument.causes), plain) if results else certain
    return operation(*arguments)


def undecided(choice: OneOf) -> Unknown:
    """What Terraform sees of a value that is one of several."""
    return replace(unknown_from(choice, kind=choice.kind, present=choice.present), bounds=choice.bounds)


def _known_to_be(choice: Value, certain: Unknown | OneOf) -> Value:
    if type(choice) is Sensitive:
        return Sensitive(_known_to_be(choice.value, certain))
    return replace(choice, kind=certain.kind, present=certain.present, bounds=certain.bounds)


def _each_alternative(
    operation: Callable[..., Value], before: tuple[Value, ...], alternatives: tuple[Value, ...], after: tuple[Value, ...]
) -> Iterator[Value]:
    # An alternative in error cannot be the one that holds.
    for alternative in alternatives:
        with suppress(EvaluationError):
            yield apply(operation, *before, alternative, *after)
