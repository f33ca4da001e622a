"""What names mean in a policy: `attrs`, `prior_attrs`, `meta`, `input` and `local`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from hclscan.hcl.evaluate import Scope
from hclscan.hcl.values import EvaluationError, Namespace, Unknown, Value
from hclscan.policy.recording import unnoted
from hclscan.records import record
from hclscan.resources import Resource

if TYPE_CHECKING:
    from hclscan.policy.formula import Formula
    from hclscan.policy.language import Rule
    from hclscan.policy.steady import Needs


class SameFor:
    """What many resources have in common, such as their type: what depends on no more is the same for all of them."""

    __slots__ = ("_keys",)

    def __init__(self, type_: Value = None, provider: tuple[str, str | None] | None = None) -> None:
        self._keys = (None, type_, provider, (type_, provider))

    def known_by(self, needs: Needs) -> Any:
        """The key of what depends on the type or the provider or both, as `needs` says; never on the resource itself."""
        return self._keys[needs]


_ANY = SameFor()
_UNREAD: Any = object()


class LocalValues(Namespace):
    """The locals of a file or a rule: each is evaluated when it is first read, and once.

    `kept` has values that are the same for other resources, `steady` the locals that are among them; `subject` says for which.
    """

    __slots__ = ("_formulas", "_known", "_outer", "_scope", "_steady", "kept", "subject")

    def __init__(
        self,
        formulas: Mapping[str, Formula],
        scope: Callable[[], Scope],
        outer: LocalValues | None = None,
        steady: Mapping[str, Needs] | None = None,
        subject: SameFor = _ANY,
    ) -> None:
        self._formulas = formulas
        self._scope = scope
        self._outer = outer
        self._known: dict[str, Value] = {}
        self._steady = steady
        self.kept: dict[Any, Value] = {} if outer is None else outer.kept
        self.subject = subject

    def attribute(self, name: str) -> Value:
        value = self._known.get(name, _UNREAD)
        if value is _UNREAD:
            value = self._known[name] = self._read(name)
        if type(value) is EvaluationError:
            raise value.again()
        return value

    def _read(self, name: str) -> Value:
        formula = self._formulas.get(name)
        if formula is None:
            if self._outer is None:
                raise EvaluationError(f"There is no local.{name}")
            return self._outer.attribute(name)
        self._known[name] = EvaluationError(f"local.{name} needs itself")
        needs = self._steady.get(name) if self._steady else None
        key = None if needs is None else (id(formula), self.subject.known_by(needs))
        value = self.kept.get(key, _UNREAD)
        if value is _UNREAD:
            try:
                value = formula.run(self._scope()) if key is None else unnoted(formula.run, self._scope())
            except EvaluationError as error:
                # What is kept must not keep the frames that it was raised in.
                return error.with_traceback(None)
            if key is not None:
                self.kept[key] = value
        return value

    def is_own(self, name: str) -> bool:
        """Whether the name is one of these, not one of the outer ones."""
        return name in self._formulas

    def origin(self, name: str) -> tuple[Formula, Scope] | None:
        """The expression of a local and the scope it runs in."""
        if name in self._formulas:
            return self._formulas[name], self._scope()
        return None if self._outer is None else self._outer.origin(name)


@record
class Subject:
    """What a policy is asked about: a resource with its attributes as policies see them, what happens to it, what it was.

    `operations` are those that policies may be restricted to; the first one is `meta.operation`. `meta` is what a test says of
    it on top. `worlds` are the attributes in every combination of their alternatives, `known` is what scopes say of it beside
    them, when somebody has worked that out.
    """

    resource: Resource
    attrs: Value
    operations: tuple[str, ...] = ("create",)
    prior: Value = None
    meta: Mapping[str, Value] | None = None
    worlds: tuple[Value, ...] | None = None
    known: Known | None = None

    @classmethod
    def of(cls, resource: Resource, attrs: Value) -> Subject:
        """A resource as it was evaluated. What is replaced is created anew, and its attributes change."""
        operations = ("create", "update") if resource.operation == "replace" else (resource.operation,)
        return cls(resource, attrs, operations, resource.prior)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the first label of a policy is compared with: one of them has to match."""
        return self.resource.labels


@record
class Known:
    """What scopes say of a subject beside its attributes: `meta`, and what it has in common with others."""

    meta: Mapping[str, Value]
    same_for: SameFor

    @classmethod
    def of(cls, subject: Subject) -> Known:
        provider = subject.resource.provider
        meta = meta_of(subject)
        return cls(meta, SameFor(meta.get("type"), None if provider is None else (provider.type, provider.alias)))


def file_scope(formulas: Mapping[str, Formula], inputs: Mapping[str, Value], context: Any) -> Scope:
    """The scope of a file's own locals and of enforcement levels: inputs and locals, no resource."""
    names = _Names(input=dict(inputs))
    scope = Scope(names.__getitem__, context)
    names["local"] = LocalValues(formulas, lambda: scope)
    return scope


def rule_scope(outer: Scope, rule: Rule, subject: Subject, context: Any) -> Scope:
    """The scope of a rule on one subject, inside that of its file. The rule's own locals come before those of the file."""
    known = subject.known or Known.of(subject)
    names = _RuleNames(input=outer.root("input"), attrs=subject.attrs, prior_attrs=subject.prior, meta=known.meta)
    names.inside = (outer, rule, known.same_for, context)
    return Scope(names.__getitem__, context)


class _Names(dict[str, Value]):
    """What names stand for in a scope."""

    __slots__ = ()

    def __missing__(self, name: str) -> Value:
        raise EvaluationError(f"There is no symbol {name!r} here")


class _RuleNames(_Names):
    """What names stand for in a rule. Its locals are made when the first one is read: many a filter reads none."""

    __slots__ = ("inside",)
    inside: tuple[Scope, Rule, SameFor, Any]

    def __missing__(self, name: str) -> Value:
        if name != "local":
            return super().__missing__(name)
        outer, rule, same_for, context = self.inside
        scope = Scope(self.__getitem__, context)
        found = self[name] = LocalValues(rule.locals, lambda: scope, outer.root(name), rule.steady.locals, same_for)
        return found


def release(scope: Scope) -> None:
    """Lets go of what a scope knows, once nothing will be asked in it: locals refer to their scope, and it to them."""
    names = getattr(scope.root, "__self__", None)
    if isinstance(names, _Names):
        names.clear()


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
