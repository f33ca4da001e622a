"""`for`: the items of a collection, and what is collected of them."""

from __future__ import annotations

from collections.abc import Iterator

from hclscan.hcl import metering, operators
from hclscan.hcl.alternatives import apply
from hclscan.hcl.conversion import to_string
from hclscan.hcl.scope import Evaluator, Scope
from hclscan.hcl.types import Primitive, describe
from hclscan.hcl.values import (
    EvaluationError,
    Namespace,
    Sensitive,
    SetValue,
    Unknown,
    Value,
    is_deferred,
    is_known,
    is_null,
    sensitive,
    type_name,
    unknown_from,
)
from hclscan.records import record


def entries(source: Value) -> Iterator[tuple[Value, Value]] | None:
    """Keys and values of a collection, in Terraform's order; None for what is no collection."""
    if type(source) is SetValue:
        return ((item, item) for item in source)
    if isinstance(source, tuple):
        return iter(enumerate(source))
    if isinstance(source, dict):
        return ((key, source[key]) for key in sorted(source))
    return None


def items(source: Value) -> Iterator[tuple[Value, Value]]:
    """Keys and values of a collection, as `for` sees them. Raises for what cannot be iterated."""
    found = entries(source)
    if found is not None:
        return found
    if is_null(source):
        raise EvaluationError("Iteration over null", "the collection of a for expression is null")
    if isinstance(source, Namespace):
        raise EvaluationError("Iteration over a namespace", "name an object in it")
    raise EvaluationError("Iteration over a single value", f"a {type_name(source)} cannot be iterated")


def check_iterable(source: Unknown) -> None:
    """Raises for an unknown value that is surely no collection."""
    if isinstance(source.kind, Primitive):
        raise EvaluationError("Iteration over a single value", f"a {describe(source.kind)} cannot be iterated")


def iteration(scope: Scope, key_name: str, value_name: str, key: Value, value: Value) -> Scope:
    names = {value_name: value}
    if key_name:
        names[key_name] = key
    return Scope(scope.root, scope.context, {**scope.bound, **names} if scope.bound else names, scope.recovering)


def object_key(value: Value) -> Value:
    """A value as an object's key: a text, or what is unknown of it."""
    if is_null(value):
        raise EvaluationError("The key is null", "a key must be a text")
    if isinstance(value, (tuple, dict)):
        raise EvaluationError("Invalid key", f"a {type_name(value)} cannot be a key")
    return apply(lambda plain: plain if type(plain) is Unknown else to_string(plain), value)


@record
class Loop:
    """A `for` expression, compiled. `cost` is what a round takes, in steps."""

    key_name: str
    value_name: str
    key: Evaluator | None
    value: Evaluator
    condition: Evaluator | None
    grouping: bool
    tested_first: bool = True
    cost: int = 1

    def run(self, scope: Scope, source: Value) -> Value:
        """The result over one plain collection."""
        if type(source) is Unknown:
            check_iterable(source)
        if self.tested_first and self.condition is not None and not (type(source) is Unknown and source.kind is None):
            # A test that can be no test is an error even where there is nothing to test.
            self.included(iteration(scope, self.key_name, self.value_name, Unknown(), Unknown()))
        if type(source) is Unknown:
            return unknown_from(source)
        undecided: list[Value] = []
        entries: list[tuple[Value, Value]] = []
        secret = False
        meter = metering.current
        for key, value in items(source):
            meter.spend(self.cost)
            inner = iteration(scope, self.key_name, self.value_name, key, value)
            included = True if self.condition is None else self.condition(inner)
            name = None if self.key is None or included is False else self.key(inner)
            try:
                included = included if included is True else self.truth(included)
                if is_deferred(included):
                    undecided.append(included)
                    continue
                if not included:
                    continue
                name = None if self.key is None else object_key(name)
            except EvaluationError:
                if undecided:
                    continue  # as Terraform does when the result is unknown anyway
                raise
            if type(name) is Sensitive:
                name, secret = name.value, True
            if is_deferred(name):
                undecided.append(name)
            else:
                entries.append((name, self.value(inner)))
        result = tuple([value for _, value in entries]) if self.key is None else self.collected(entries)
        meter.weigh(result)
        if undecided:
            result = unknown_from(*undecided)
        return sensitive(result) if secret else result

    def included(self, scope: Scope) -> Value:
        assert self.condition is not None
        return self.truth(self.condition(scope))

    def truth(self, value: Value) -> Value:
        """The result of the condition: `True`, `False` or unknown."""
        if is_null(value):
            raise EvaluationError("The condition is null", "the if clause of a for expression must be true or false")
        result = apply(operators.truth, value)
        return result.value if type(result) is Sensitive and is_known(result) else result

    def collected(self, entries: list[tuple[Value, Value]]) -> Value:
        result: dict[str, Value] = {}
        for name, value in entries:
            if self.grouping:
                group = result.get(name, ())
                metering.current.spend(len(group) >> 6)
                result[name] = (*group, value)
            elif name in result:
                raise EvaluationError(
                    "Duplicate key", f"two elements give the key {name!r}; write ... after the value to group them"
                )
            else:
                result[name] = value
        return result
