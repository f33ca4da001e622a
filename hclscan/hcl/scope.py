"""What an expression runs in: the meaning of names, and what the languages that share the syntax do differently."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from hclscan.hcl import operators
from hclscan.hcl.functions import Function
from hclscan.hcl.values import InstanceObject, Value
from hclscan.records import mutable, record

Evaluator: TypeAlias = "Callable[[Scope], Value]"
"""An expression, compiled: gives its value in a scope, or raises `EvaluationError`."""


@mutable
class Scope:
    """What names mean while an expression runs. Nobody changes one; it is not frozen only because loops make so many.

    `root` gives the value or namespace of a first name, or raises `EvaluationError`; `bound` holds what `for` has bound;
    `context` is handed to functions. `recovering`: expressions in error give an unknown value of the type that they would have,
    as Terraform needs it of a branch that is not taken.
    """

    root: Callable[[str], Value]
    context: Any = None
    bound: Mapping[str, Value] | None = None
    recovering: bool = False

    def binding(self, **names: Value) -> Scope:
        """This scope with further names, which hide others."""
        return Scope(self.root, self.context, {**(self.bound or {}), **names}, self.recovering)

    def recover(self, recovering: bool = True) -> Scope:
        """This scope, in which errors are recovered from, or not."""
        return self if self.recovering is recovering else Scope(self.root, self.context, self.bound, recovering)


def known_after_apply(instance: InstanceObject, name: str) -> Value:
    """An attribute that a configuration does not write is decided by the provider."""
    return instance.absent(name)


@record
class Language:
    """What the languages that share this syntax do differently.

    `absent(instance, name)` is the value of an attribute that a resource does not write, or raises. `refined`: `try`
    and `can` may use what is known of a value beyond what Terraform knows (policies). `lazy_logic`: the right operand of
    `&&` and `||` is not evaluated when the left one decides. `convert_branches`: both results of a conditional are
    converted to one type, as Terraform does. `identity(context, left, right)` takes the place of `equal` where equality
    depends on what the context of the scope knows.
    """

    functions: Mapping[str, Function]
    equal: operators.Equality = operators.equal
    identity: Callable[[Any, Value, Value], Value] | None = None
    absent: Callable[[InstanceObject, str], Value] = known_after_apply
    attempt: str = "try"
    possible: str = "can"
    refined: bool = False
    lazy_logic: bool = False
    convert_branches: bool = True
    index_sets: bool = False
