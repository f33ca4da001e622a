"""What is checked of a module instance beside its resources: the values of its variables, and what nothing refers to."""

from __future__ import annotations

from hclscan.hcl.syntax import Block
from hclscan.hcl.values import EvaluationError, reveal
from hclscan.terraform.instance import ModuleInstance
from hclscan.terraform.module import Declaration


def check(instance: ModuleInstance) -> None:
    """Evaluates what nothing else may have asked for, so that its errors are reported; checks the values of variables."""
    for name in instance.module.locals:
        instance.local(name)
    for name in instance.module.outputs:
        instance.output(name)
    for name, declaration in instance.module.variables.items():
        for block in declaration.block.body.blocks_of("validation"):
            _validate(instance, name, declaration, block)


def _validate(instance: ModuleInstance, name: str, declaration: Declaration, block: Block) -> None:
    """Reports the value of a variable that breaks one of its validations, where the value is given."""
    condition, message = block.body.attribute("condition"), block.body.attribute("error_message")
    instance.variable(name)
    if condition is None or reveal(instance.value(declaration.source, condition.expression)) is not False:
        return
    detail = None if message is None else instance.value(declaration.source, message.expression)
    given, default = instance.given.get(name), declaration.block.body.attribute("default")
    if given is not None:
        source, start, end = given.source, given.start, given.end
    else:
        place = declaration.block if default is None else default
        source, start, end = declaration.source, place.start, place.end
    # A message that is sensitive is not shown.
    problem = EvaluationError(f"Invalid value for variable {name!r}", detail if isinstance(detail, str) else "", start, end)
    instance.evaluation.report(source, problem)
