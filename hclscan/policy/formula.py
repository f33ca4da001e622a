"""Expressions of policies, decoded and compiled when they are first needed: most rules meet no resource they are about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hclscan.hcl.encoding import decode
from hclscan.hcl.evaluate import Evaluator, compile_expression

if TYPE_CHECKING:
    from hclscan.hcl.scope import Scope
    from hclscan.hcl.syntax import Expression
    from hclscan.hcl.values import Value


class Formula:
    """An expression: its syntax, and its value in a scope. Made from its syntax, or from the text of that in a cache."""

    __slots__ = ("_encoded", "_node", "_run")

    def __init__(self, node: Expression | None, encoded: str = "") -> None:
        self._node = node
        self._encoded = encoded
        self._run: Evaluator | None = None

    @property
    def node(self) -> Expression:
        if self._node is None:
            self._node = decode(json.loads(self._encoded))
        return self._node

    def run(self, scope: Scope) -> Value:
        """The value of the expression. Raises `EvaluationError`."""
        if self._run is None:
            from hclscan.policy.functions import POLICY_LANGUAGE

            self._run = compile_expression(self.node, POLICY_LANGUAGE)
        return self._run(scope)
