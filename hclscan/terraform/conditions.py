"""Conditions that a configuration states of itself: validations, pre- and postconditions, assertions of checks.

Terraform evaluates them while it plans: one that is false is an error, in a `check` a warning; one that is unknown is left for
apply. https://developer.hashicorp.com/terraform/language/validate
"""

from __future__ import annotations

from collections.abc import Mapping

from hclscan.hcl.operators import truth
from hclscan.hcl.syntax import Attribute, Block
from hclscan.hcl.values import EvaluationError, InstanceObject, Namespace, Reference, Value, is_deferred, is_null, reveal
from hclscan.terraform.blocks import Names
from hclscan.terraform.instance import NO_NAMES, ModuleInstance, ResourceInstance
from hclscan.terraform.module import Declaration
from hclscan.terraform.names import nearest
from hclscan.terraform.variables import refused


def check_variables(instance: ModuleInstance) -> None:
    """Reports the values of variables that break a validation, where the values are given."""
    for name, declaration in instance.module.variables.items():
        for block in declaration.block.body.blocks_of("validation"):
            instance.variable(name)
            if is_broken(instance, declaration, block, NO_NAMES):
                _report_variable(instance, name, declaration, block)


def _report_variable(instance: ModuleInstance, name: str, declaration: Declaration, block: Block) -> None:
    given, default = instance.given.get(name), declaration.block.body.attribute("default")
    if given is not None:
        source, start, end = given.source, given.start, given.end
    else:
        place = declaration.block if default is None else default
        source, start, end = declaration.source, place.start, place.end
    why = message_of(instance, declaration, block, NO_NAMES)
    instance.evaluation.report(*refused(declaration, (source, start, end), why, instance.value))


def check_resources(instance: ModuleInstance) -> None:
    """Reports pre- and postconditions of resources that are not met by an instance that is certain to be."""
    for (mode, type_, name), declaration in instance.module.resources.items():
        conditions = declaration.outline.conditions
        if not conditions:
            continue
        try:
            instances = instance.instances(mode, type_, name)[0]
        except EvaluationError:
            continue  # a cycle, which is reported where it is found
        for each in instances:
            for block in conditions:
                _check_resource(instance, each, block)


def _check_resource(instance: ModuleInstance, each: ResourceInstance, block: Block) -> None:
    names: Names = each.slot.names or NO_NAMES
    if block.type == "postcondition":
        names = {**names, "self": each.attributes}
    if is_broken(instance, each.declaration, block, names) and instance.certain and each.slot.certain:
        what = f"The {block.type} of {each.address} is not met"
        _report(instance, each.declaration, block, what, message_of(instance, each.declaration, block, names))


def check_outputs(instance: ModuleInstance) -> None:
    """Reports preconditions of outputs that are not met."""
    for name, declaration in instance.module.outputs.items():
        for block in declaration.block.body.blocks_of("precondition"):
            if is_broken(instance, declaration, block, NO_NAMES) and instance.certain:
                what = f"The precondition of {instance.address}output.{name} is not met"
                _report(instance, declaration, block, what, message_of(instance, declaration, block, NO_NAMES))


def check_assertions(instance: ModuleInstance) -> None:
    """Warns of assertions of `check` blocks that are not met."""
    for declaration in instance.module.checks:
        label = declaration.block.labels[0].value
        names = _names_of_check(instance, declaration.block)
        for block in declaration.block.body.blocks_of("assert"):
            if is_broken(instance, declaration, block, names) and instance.certain:
                what = f"The assertion of {instance.address}check.{label} is not met"
                message = message_of(instance, declaration, block, names)
                _report(instance, declaration, block, what, message, warning=True)


def is_broken(instance: ModuleInstance, declaration: Declaration, block: Block, names: Names) -> bool:
    """Whether the condition of a block is known to be false. What is wrong with it is reported."""
    condition = block.body.attribute("condition")
    if condition is None:
        return False
    value = reveal(instance.value(declaration.source, condition.expression, names))
    try:
        if is_null(value):
            raise EvaluationError("The condition is null", "it must be true or false")
        return not is_deferred(value) and truth(value) is False
    except EvaluationError as error:
        start, end = condition.expression.start, condition.expression.end
        instance.evaluation.report(declaration.source, error.at(start, end))
        return False


def message_of(instance: ModuleInstance, declaration: Declaration, block: Block, names: Names) -> str:
    """The error message of a block; empty when it is not known, or sensitive."""
    message = block.body.attribute("error_message")
    text = None if message is None else instance.value(declaration.source, message.expression, names)
    return text if isinstance(text, str) else ""


def _report(
    instance: ModuleInstance, declaration: Declaration, block: Block, what: str, message: str, *, warning: bool = False
) -> None:
    condition: Attribute | Block = block.body.attribute("condition") or block
    problem = EvaluationError(what, message, condition.start, condition.end)
    instance.evaluation.report(declaration.source, problem, warning=warning)


# -- what only a check knows ---------------------------------------------------------------------------------------------


def _names_of_check(instance: ModuleInstance, block: Block) -> Names:
    """`data` as a check sees it: the data source in the check stands beside those of the module."""
    scoped = {
        (one.labels[0].value, one.labels[1].value): InstanceObject(
            Reference("data", f"{instance.address}data.{one.labels[0].value}.{one.labels[1].value}"), {}
        )
        for one in block.body.blocks_of("data")
        if len(one.labels) == 2
    }
    return {"data": _ScopedData(instance, scoped)} if scoped else NO_NAMES


class _ScopedData(Namespace):
    """`data` in a check that has a data source of its own: first a type, then a name."""

    __slots__ = ("owner", "scoped", "type")

    def __init__(self, owner: ModuleInstance, scoped: Mapping[tuple[str, str], InstanceObject], type_: str = "") -> None:
        self.owner = owner
        self.scoped = scoped
        self.type = type_

    def attribute(self, name: str) -> Value:
        if not self.type:
            if any(type_ == name for type_, _ in self.scoped):
                return _ScopedData(self.owner, self.scoped, name)
            outer = self.owner.name("data")
            return outer.attribute(name)
        if (self.type, name) in self.scoped:
            return self.scoped[self.type, name]
        if ("data", self.type, name) in self.owner.module.resources:
            return self.owner.instances("data", self.type, name)[1]
        names = [other for type_, other in self.scoped if type_ == self.type]
        raise EvaluationError(f"There is no {self.type} {name!r}", nearest(name, names) or "none is declared")
