"""What the first names of traversals stand for in a module: `var`, `local`, `module`, resource types and `data`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from hclscan.hcl.values import EvaluationError, Namespace, Value

if TYPE_CHECKING:
    from hclscan.terraform.instance import ModuleInstance


class DeclaredNames(Namespace):
    """`var`, `local` and `module`: declared names, worked out one by one."""

    __slots__ = ("declared", "kind", "lookup")

    def __init__(self, kind: str, declared: Mapping[str, Any], lookup: Callable[[str], Value]) -> None:
        self.kind = kind
        self.declared = declared
        self.lookup = lookup

    def attribute(self, name: str) -> Value:
        if name not in self.declared:
            raise EvaluationError(f"There is no {self.kind} {name!r}", nearest(name, self.declared) or "declare it first")
        return self.lookup(name)

    def whole(self) -> Value:
        raise EvaluationError("Incomplete reference", f"the name of a {self.kind} must follow")


class ResourceTypes(Namespace):
    """`data`, and resource types: first a type, then a name."""

    __slots__ = ("mode", "owner", "type")

    def __init__(self, owner: ModuleInstance, mode: str, type_: str = "") -> None:
        self.owner = owner
        self.mode = mode
        self.type = type_

    def attribute(self, name: str) -> Value:
        resources = self.owner.module.resources
        if not self.type:
            if (self.mode, name) not in self.owner.module.resource_types:
                types = {type_ for mode, type_, _ in resources if mode == self.mode}
                what = "resource of type" if self.mode == "managed" else f"{self.mode} source of type"
                raise EvaluationError(f"There is no {what} {name!r}", nearest(name, types) or "none is declared")
            return ResourceTypes(self.owner, self.mode, name)
        if (self.mode, self.type, name) not in resources:
            names = {other for mode, type_, other in resources if mode == self.mode and type_ == self.type}
            raise EvaluationError(f"There is no {self.type} {name!r}", nearest(name, names) or "none is declared")
        return self.owner.instances(self.mode, self.type, name)[1]


class Outputs(Namespace):
    """An instance of a called module, as its caller sees it."""

    __slots__ = ("instance",)

    def __init__(self, instance: ModuleInstance) -> None:
        self.instance = instance

    def attribute(self, name: str) -> Value:
        return self.instance.output(name)

    def whole(self) -> Value:
        return {name: self.instance.output(name) for name in self.instance.module.outputs}


def nearest(name: str, names: Iterable[str]) -> str:
    """The nearest of the names there are, as a hint; empty when none is near."""
    import difflib  # only where something is misspelt

    near = difflib.get_close_matches(name, names, 1)
    return f"did you mean {near[0]!r}?" if near else ""
