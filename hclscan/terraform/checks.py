"""What is checked of a module instance beside its resources: what nothing refers to, and the conditions it states."""

from __future__ import annotations

from hclscan.terraform.conditions import check_assertions, check_outputs, check_resources, check_variables
from hclscan.terraform.instance import ModuleInstance


def check(instance: ModuleInstance) -> None:
    """Evaluates what nothing else may have asked for, so that its errors are reported; checks all conditions."""
    for name in instance.module.locals:
        instance.local(name)
    for name in instance.module.outputs:
        instance.output(name)
    check_variables(instance)
    check_resources(instance)
    check_outputs(instance)
    check_assertions(instance)
