"""Expressions of policies, decoded and compiled when they are first needed: most rules meet no resource they are about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hclscan.hcl.encoding import decode

if TYPE_CHECKING:
    from hclscan.hcl.scope import Evaluator, Scope
    from hclscan.hcl.syntax import Expression
    from hclscan.hcl.values import Value
    from hclscan.policy.steady import Steady


class Formula:
    """An expression: its syntax, and its value in a scope. Made from its syntax, or from the text of that in a cache."""

    __slots__ = ("_encoded", "_node", "_parts", "_run", "_warm")

    def __init__(self, node: Expression | None, encoded: str = "") -> None:
        self._node = node
        self._encoded = encoded
        self._run: Evaluator | None = None
        self._parts: list[str | Evaluator] | None = None
        self._warm = False

    @property
    def node(self) -> Expression:
        if self._node is None:
            self._node = decode(json.loads(self._encoded))
        return self._node

    def run(self, scope: Scope) -> Value:
        """The value of the expression. Raises `EvaluationError`."""
        run = self._run
        return (self.compile() if run is None else run)(scope)

    def compile(self, steady: Steady | None = None) -> Evaluator:
        """The closure of the expression, made anew for a rule that is warm."""
        from hclscan.policy.expressions import compile_policy

        self._run = compile_policy(self.node, steady=steady)
        return self._run

    def parts(self, steady: Steady | None = None) -> list[str | Evaluator]:
        """The parts of a text, one by one: what is written, and closures of what is put in. `steady` is that of its rule."""
        warm = steady is not None and steady.is_warm
        if self._parts is None or (warm and not self._warm):
            self._warm = warm
            self._parts = self._compiled_parts(steady if warm else None)
        return self._parts

    def _compiled_parts(self, steady: Steady | None) -> list[str | Evaluator]:
        from hclscan.hcl import syntax
        from hclscan.policy.expressions import compile_policy

        node = self.node
        assert isinstance(node, syntax.Template)
        found: list[str | Evaluator] = []
        for part in node.parts:
            if isinstance(part, syntax.Literal):
                found.append(str(part.value))
                continue
            if steady is not None:
                steady.find(part)
            found.append(compile_policy(syntax.Template(part.start, part.end, (part,)), steady=steady))
        return found
