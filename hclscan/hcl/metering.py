"""The meter of an evaluation: what it has cost so far, and the error when that is too much.

One root module is evaluated at a time in a process, so there is one current meter. Everything that can grow beyond the text of
the configuration pays: rounds of loops, elements of collections that are looked through, repeated blocks. What is evaluated
once costs nothing, so what stands beside a bomb is still evaluated when the bomb has used everything up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.values import EvaluationError, OneOf, Sensitive, Value

_SMALL_TEXT = 256
"""Shorter texts cost nothing by themselves: making them has a price already."""

_ELEMENT_BYTES = 64
"""What an element of a collection takes, roughly."""


class Meter:
    """Counts what one root module costs. Each method raises `EvaluationError` when a bound is exceeded."""

    __slots__ = ("instances", "limits", "memory", "module_instances", "steps")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.steps = 0
        self.memory = 0
        self.instances = 0
        self.module_instances = 0

    def spend(self, steps: int) -> None:
        """Pays for steps. What would exceed the bound is not done, and not paid either."""
        if self.steps + steps > self.limits.steps:
            # A little is left to others: many cheap loops go on where one was too dear.
            raise EvaluationError("Too many evaluation steps", named("steps", self.limits.steps))
        self.steps += steps

    def text(self, characters: int) -> None:
        """Pays for a text that is to be made."""
        if characters > self.limits.text:
            raise EvaluationError("the text is too long", named("text", self.limits.text))
        if characters > _SMALL_TEXT:
            self.take(characters)

    def take(self, count: int) -> None:
        """Pays for memory, in bytes."""
        if self.memory + count > self.limits.memory:
            raise EvaluationError("The values take too much memory", named("memory", self.limits.memory))
        self.memory += count

    def weigh(self, value: Value) -> None:
        """Pays for looking through a value with all its elements, which may be shared and so be more than memory holds."""
        if isinstance(value, (tuple, dict)) and value:
            try:
                count = _weight(value, self.limits)
            except EvaluationError:
                self.steps = min(self.steps + (self.limits.elements >> 1), self.limits.steps)
                raise
            self.spend(count >> 1)

    def pays(self, count: int, depth: int) -> bool:
        """Pays for a value of which the elements are counted already; false, and nothing is paid, where `weigh` would raise."""
        steps = self.steps + (count >> 1)
        if steps > self.limits.steps or count > self.limits.elements or depth > self.limits.depth:
            return False
        self.steps = steps
        return True

    def made(self, value: Value) -> None:
        """Pays for the result of a function."""
        if type(value) is str:
            self.text(len(value))
        elif isinstance(value, (tuple, dict)) and value:
            self.take(len(value) * _ELEMENT_BYTES)
            self.weigh(value)

    def repeat(self, times: int, cost: int) -> None:
        """Pays for further instances of a block."""
        self.spend(times * cost)


class _Free(Meter):
    """The meter of what is trusted, such as policies: only single values are bounded."""

    __slots__ = ()

    def spend(self, steps: int) -> None:
        pass

    def take(self, count: int) -> None:
        pass

    def weigh(self, value: Value) -> None:
        pass


def _weight(value: Value, limits: Limits) -> int:
    """How many elements a value has, counted until it is surely too many. Nothing is recursive, since values are hostile."""
    count, depth = 0, 0
    level: list[Value] = [value]
    while level:
        depth += 1
        if depth > limits.depth:
            raise EvaluationError("The value is nested too deeply", named("depth", limits.depth))
        below: list[Value] = []
        for container in level:
            count += len(container)
            if count > limits.elements:
                raise EvaluationError("The value is too large", named("elements", limits.elements))
            for element in container.values() if isinstance(container, dict) else container:
                while type(element) is Sensitive:
                    element = element.value
                if type(element) is OneOf:
                    below += [one for one in element.alternatives if isinstance(one, (tuple, dict)) and one]
                elif isinstance(element, (tuple, dict)) and element:
                    below.append(element)
        level = below
    return count


FREE = _Free()

current: Meter = FREE
"""The meter of the root module that is evaluated now."""


@contextmanager
def metered(limits: Limits) -> Iterator[Meter]:
    """A meter of its own for what is evaluated meanwhile."""
    global current
    before, current = current, Meter(limits)
    try:
        yield current
    finally:
        current = before
