"""What names mean in a policy: `attrs`, `prior_attrs`, `meta`, `input` and `local`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hclscan.hcl.evaluate import Scope
from hclscan.hcl.values import EvaluationError, Namespace, Unknown, Value
from hclscan.resources import Resource

if TYPE_CHECKING:
    from hclscan.policy.formula import Formula


class LocalValues(Namespace):
    """The locals of a file or a rule: each is evaluated when it is first read, and once."""

    __slots__ = ("_formulas", "_known", "_outer", "_scope")

    def __init__(self, formulas: Mapping[str, Formula], scope: Callable[[], Scope], outer: LocalValues | None = None) -> None:
        self._formulas = formulas
        self._scope = scope
        self._outer = outer
        self._known: dict[str, Value | EvaluationError] = {}

    def attribute(self, name: str) -> Value:
        formula = self._formulas.get(name)
        if formula is None:
            if self._outer is not None:
                return self._outer.attribute(name)
            raise EvaluationError(f"There is no local.{name}")
        if name not in self._known:
            self._known[name] = EvaluationError(f"local.{name} needs itself")
            try:
                self._known[name] = formula.run(self._scope())
            except EvaluationError as error:
                # What is kept must not keep the frames that it was raised in.
                self._known[name] = error.with_traceback(None)
        value = self._known[name]
        if isinstance(value, EvaluationError):
            raise value.again()
        return value

    def is_own(self, name: str) -> bool:
        """Whether the name is one of these, not one of the outer ones."""
        return name in self._formulas

    def origin(self, name: str) -> tuple[Formula, Scope] | None:
        """The expression of a local and the scope it runs in."""
        if name in self._formulas:
            return self._formulas[name], self._scope()
        return None if self._outer is None else self._outer.origin(name)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a policy is asked about: a resource with its attributes as policies see them, what happens to it, what it was.

    `operations` are those that policies may be restricted to; the first one is `meta.operation`. `meta` is what a test says of
    it on top. `worlds` are the attributes in every combination of their alternatives, when somebody has worked them out.
    """

    resource: Resource
    attrs: Value
    operations: tuple[str, ...] = ("create",)
    prior: Value = None
    meta: Mapping[str, Value] | None = None
    worlds: tuple[Value, ...] | None = None

    @classmethod
    def of(cls, resource: Resource, attrs: Value) -> Subject:
        """A resource as it was evaluated. What is replaced is created anew, and its attributes change."""
        operations = ("create", "update") if resource.operation == "replace" else (resource.operation,)
        return cls(resource, attrs, operations, resource.prior)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the first label of a policy is compared with: one of them has to match."""
        return self.resource.labels


def file_scope(formulas: Mapping[str, Formula], inputs: Mapping[str, Value], context: Any) -> Scope:
    """The scope of a file's own locals and of enforcement levels: inputs and locals, no resource."""
    names: dict[str, Value] = {"input": dict(inputs)}
    scope = Scope(_Names(names), context)
    names["local"] = LocalValues(formulas, lambda: scope)
    return scope


def rule_scope(outer: Scope, rule_locals: Mapping[str, Formula], subject: Subject, context: Any) -> Scope:
    """The scope of a rule on one subject, inside that of its file. The rule's own locals come before those of the file."""
    names: dict[str, Value] = {
        "input": outer.root("input"),
        "attrs": subject.attrs,
        "prior_attrs": subject.prior,
        "meta": meta_of(subject),
    }
    scope = Scope(_Names(names), context)
    names["local"] = LocalValues(rule_locals, lambda: scope, outer.root("local"))
    return scope


class _Names:
    """What names stand for in a scope."""

    __slots__ = ("names",)

    def __init__(self, names: dict[str, Value]) -> None:
        self.names = names

    def __call__(self, name: str) -> Value:
        try:
            return self.names[name]
        except KeyError:
            raise EvaluationError(f"There is no symbol {name!r} here") from None


def release(scope: Scope) -> None:
    """Lets go of what a scope knows, once nothing will be asked in it: locals refer to their scope, and it to them."""
    if isinstance(scope.root, _Names):
        scope.root.names.clear()


def meta_of(subject: Subject) -> dict[str, Value]:
    """The fields of `meta`: those of the mode of the subject, with what the subject states itself on top."""
    resource = subject.resource
    stack = {"deployment_name": "", "stack_name": "", "deployment_group": ""}
    if resource.mode == "provider":
        found: dict[str, Value] = _provider_meta(resource)
    elif resource.mode == "module":
        found = {"source": resource.attrs.get("source"), "version": resource.attrs.get("version"), "address": resource.address}
    else:
        provider = resource.provider.type if resource.provider is not None else resource.type.partition("_")[0]
        found = {
            "type": resource.type,
            "provider_type": provider,
            "operation": subject.operations[0],
            "module_path": resource.module_path,
            "tfe_workspace": {"tags": {}},
        }
    return {**found, "tfe_stack": stack, **(subject.meta or {})}


def _provider_meta(resource: Resource) -> dict[str, Value]:
    provider = resource.provider
    source = provider.source if provider is not None else ""
    return {
        "type": resource.type,
        "name": resource.type,
        "alias": provider.alias if provider is not None else None,
        "namespace": source.split("/")[-2] if source.count("/") >= 1 else Unknown(reason="the provider's source is not stated"),
        "source": source or Unknown(reason="the provider's source is not stated"),
        "version": Unknown(reason="the version of a provider is known after init"),
    }
