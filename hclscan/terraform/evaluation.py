"""What all module instances of one root module share while it is evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from hclscan.hcl import metering
from hclscan.hcl.constants import NOT_CONSTANT, constant
from hclscan.hcl.evaluate import Compiler
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, FunctionContext
from hclscan.hcl.limits import named
from hclscan.hcl.scope import Evaluator, Language
from hclscan.hcl.source import Diagnostic, Location, Source, diagnose
from hclscan.hcl.syntax import Block, Expression
from hclscan.hcl.values import EvaluationError, Value
from hclscan.records import mutable
from hclscan.resources import UnseenModule
from hclscan.terraform.module import Declaration, Module

LANGUAGE = Language(functions=TERRAFORM_FUNCTIONS)

_COMPILER = Compiler(LANGUAGE)


def compiled(module: Module, expression: Expression) -> Evaluator:
    """The closure of an expression of a module, which is kept for all instances: each is compiled once."""
    value = constant(expression)
    run = (lambda scope: value) if value is not NOT_CONSTANT else _COMPILER.compile(expression, frozenset())
    # The node is kept beside its closure, so that its identity is not reused while the closure is remembered.
    module.compiled[id(expression)] = (expression, run)
    return run


@mutable
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
    running: list[str] = field(default_factory=list)

    def afford(self, block: Block, instances: int) -> None:
        """Pays for the instances of a block: the first is free. Raises `EvaluationError` when they are too many."""
        meter = metering.current
        if block.type != "module":
            if meter.instances + instances > meter.limits.instances and instances > 1:
                raise EvaluationError("Too many instances in the root module", named("instances", meter.limits.instances))
            meter.repeat(instances - 1, 1 + ((block.end - block.start) >> 1))
            meter.instances += instances

    def enter(self, declaration: Declaration, instances: int) -> bool:
        """Pays for instances of a module; reports it when they are too many."""
        meter, block = metering.current, declaration.block
        meter.module_instances += instances
        if meter.module_instances <= meter.limits.module_instances:
            return True
        problem = EvaluationError("Too many module instances", named("module_instances", meter.limits.module_instances))
        self.report(declaration.source, problem.at(block.start, block.header_end))
        return False

    def report(self, source: Source, error: EvaluationError, *, warning: bool = False) -> None:
        kept = self.warnings if warning else self.diagnostics
        if len(kept) > metering.current.limits.problems:
            return
        start = max(error.start, 0)
        diagnostic = diagnose(source, start, max(error.end, start), error.summary, error.detail)
        key = (diagnostic.location, diagnostic.message)
        if key not in kept and len(kept) == metering.current.limits.problems:
            detail = f"this one and further ones are not listed: {named('problems', len(kept))}"
            diagnostic = diagnose(source, start, start, "Too many problems", detail)
        kept.setdefault(key, diagnostic)
