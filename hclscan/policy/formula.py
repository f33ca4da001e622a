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

    __slots__ = ("_encoded", "_node", "_parts", "_run")

    def __init__(self, node: Expression | None, encoded: str = "") -> None:
        self._node = node
        self._encoded = encoded
        self._run: Evaluator | None = None
        self._parts: list[str | Evaluator] | None = None

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

    def parts(self) -> list[str | Evaluator]:
        """The parts of a text, one by one: what is written, and closures of what is put in."""
        if self._parts is None:
            from hclscan.hcl import syntax
            from hclscan.policy.expressions import compile_policy

            node = self.node
            assert isinstance(node, syntax.Template)
            self._parts = [
                str(part.value)
                if isinstance(part, syntax.Literal)
                else compile_policy(syntax.Template(part.start, part.end, (part,)))
                for part in node.parts
            ]
        return self._parts
