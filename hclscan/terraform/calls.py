"""Which module a call calls, and with which provider configurations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hclscan.hcl import metering
from hclscan.hcl.limits import named
from hclscan.hcl.syntax import Block, traversal
from hclscan.hcl.values import EvaluationError
from hclscan.resources import ProviderReference, UnseenModule
from hclscan.terraform.library import LOCAL_PREFIXES
from hclscan.terraform.module import Declaration, Module

if TYPE_CHECKING:
    from hclscan.terraform.instance import ModuleInstance


def find_module(caller: ModuleInstance, name: str, declaration: Declaration) -> Module | None:
    """The module of a call. What is wrong with the call is reported, and a module that is not on disk is noted; then None."""
    block = declaration.block
    place = declaration.source.location(block.start, block.header_end)
    argument = block.body.attribute("source")
    written = None if argument is None else caller.value(declaration.source, argument.expression)
    if not isinstance(written, str):
        problem = EvaluationError("Invalid module call", "source must be a literal text", block.start, block.header_end)
        caller.evaluation.report(declaration.source, problem)
        return None
    module = caller.evaluation.modules(caller.module.directory, (*caller.path, name), written)
    if module is None:
        address = f"{caller.address}module.{name}"
        caller.evaluation.unseen.setdefault(address, UnseenModule(address, written, place))
        if argument is not None and written.startswith(LOCAL_PREFIXES):
            detail = "there are no Terraform files, or it lies outside the scanned tree"
            problem = EvaluationError(f"There is no module in {written!r}", detail, argument.start, argument.end)
            caller.evaluation.report(declaration.source, problem)
    elif len(caller.path) >= metering.current.limits.module_depth:
        detail = named("module_depth", metering.current.limits.module_depth)
        problem = EvaluationError("Modules are nested too deeply", detail, block.start, block.header_end)
        caller.evaluation.report(declaration.source, problem)
        return None
    elif module.directory in (*caller.ancestors, caller.module.directory):
        chain = " → ".join([*caller.ancestors, caller.module.directory, module.directory])
        problem = EvaluationError("Module calls itself", chain, block.start, block.header_end)
        caller.evaluation.report(declaration.source, problem)
        return None
    return module


def passed_providers(caller: ModuleInstance, block: Block) -> Mapping[str, ProviderReference]:
    """The provider configurations of a called module: those passed to it, and the default ones, which it inherits."""
    inherited = {name: reference for name, reference in caller.providers.items() if "." not in name}
    argument = block.body.attribute("providers")
    for item in getattr(argument and argument.expression, "items", ()):
        names, target = traversal(item.value), traversal(item.key)
        if names is None:
            continue
        inner = ".".join(target) if target else str(getattr(item.key, "value", ""))
        inherited[inner] = caller.configuration(".".join(names))
    return inherited
