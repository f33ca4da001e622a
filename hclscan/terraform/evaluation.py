"""What all module instances of one root module share while it is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hclscan.hcl.evaluate import compile_expression
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, FunctionContext
from hclscan.hcl.scope import Evaluator, Language
from hclscan.hcl.source import Diagnostic, Location, Source, diagnose
from hclscan.hcl.syntax import Expression
from hclscan.hcl.values import EvaluationError, Value
from hclscan.resources import UnseenModule
from hclscan.terraform.module import Module

LANGUAGE = Language(functions=TERRAFORM_FUNCTIONS)


@dataclass(slots=True)
class Evaluation:
    """The evaluation of one root module, with all that has come of it so far.

    `modules` finds the module of a call: by the calling module's directory, the call's path of names, and its source; None
    when it is not on disk. `context` gives the functions of a module what they may read.
    """

    root: str
    modules: Callable[[str, tuple[str, ...], str], Module | None]
    context: FunctionContext
    diagnostics: dict[tuple[Location, str], Diagnostic] = field(default_factory=dict)
    warnings: dict[tuple[Location, str], Diagnostic] = field(default_factory=dict)
    unseen: dict[str, UnseenModule] = field(default_factory=dict)
    passed: dict[str, Callable[[], tuple[Mapping[str, Value], ...]]] = field(default_factory=dict)
    compiled: dict[int, tuple[Expression, Evaluator]] = field(default_factory=dict)
    running: list[str] = field(default_factory=list)

    def evaluator(self, expression: Expression) -> Evaluator:
        """The closure of an expression, compiled once for all instances."""
        found = self.compiled.get(id(expression))
        if found is None:
            # The node is kept beside its closure, so that its identity is not reused while the closure is remembered.
            found = (expression, compile_expression(expression, LANGUAGE))
            self.compiled[id(expression)] = found
        return found[1]

    def report(self, source: Source, error: EvaluationError, *, warning: bool = False) -> None:
        start = max(error.start, 0)
        diagnostic = diagnose(source, start, max(error.end, start), error.summary, error.detail)
        (self.warnings if warning else self.diagnostics).setdefault((diagnostic.location, diagnostic.message), diagnostic)
