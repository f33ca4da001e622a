"""A module instance: what every name in it means, worked out when first asked for and then remembered.

There is no scheduler: a value is computed when something refers to it, and a value that is asked for while it is being
computed is a cycle. Errors of what the user wrote become diagnostics at the expression, which is unknown from then on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from hclscan.hcl import metering
from hclscan.hcl.containers import settled, untyped
from hclscan.hcl.conversion import convert
from hclscan.hcl.scope import Scope
from hclscan.hcl.source import Location, Source
from hclscan.hcl.syntax import (
    Attribute,
    Expression,
    Literal,
)
from hclscan.hcl.values import EvaluationError, InstanceObject, Reference, Unknown, Value, is_null, sensitive
from hclscan.records import mutable, record
from hclscan.resources import ProviderReference
from hclscan.terraform.blocks import Names, read
from hclscan.terraform.builtin import completed
from hclscan.terraform.calls import find_module, passed_providers
from hclscan.terraform.computed_data import answered
from hclscan.terraform.evaluation import Evaluation, compiled
from hclscan.terraform.expansion import SINGLE, Expansion, Key, Slot, expand_count, expand_for_each
from hclscan.terraform.module import Declaration, Module
from hclscan.terraform.names import DeclaredNames, Outputs, ResourceTypes, nearest
from hclscan.terraform.outline import META_ARGUMENTS
from hclscan.terraform.places import Place, Places
from hclscan.terraform.remains import Remains
from hclscan.terraform.variables import Given, declared_type, is_secret, refused

NO_NAMES: Names = {}

_PLAIN = frozenset((str, bool, int, Decimal, type(None), Unknown))
"""Types of values that have no elements, no marks and no types of their own: they are as they are everywhere."""

CONSTANTS = {"true": "true", "false": "false", "null": "null", "none": "null", "nil": "null"}
"""What is meant by a word that is a constant in another language, or in capitals."""

_RESERVED = frozenset({"var", "local", "module", "data", "ephemeral", "path", "terraform", "each", "count", "self", *CONSTANTS})
"""Names that are never those of types of resources."""


@record
class ResourceInstance:
    """An evaluated instance of a resource or data block."""

    declaration: Declaration
    slot: Slot
    address: str
    attributes: InstanceObject
    places: Places


@mutable
class ModuleInstance:
    """One instance of a module. `given` are the values of its variables; `path` the names of the calls that lead to it."""

    evaluation: Evaluation
    module: Module
    given: Mapping[str, Given]
    address: str = ""
    path: tuple[str, ...] = ()
    via: tuple[Location, ...] = ()
    certain: bool = True
    providers: Mapping[str, ProviderReference] = field(default_factory=dict)
    ancestors: tuple[str, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict)

    # -- evaluation --------------------------------------------------------------------------------------------------

    def value(self, source: Source, expression: Expression, names: Names = NO_NAMES) -> Value:
        """The value of an expression of this module; unknown, and reported, when it is in error."""
        if type(expression) is Literal:
            return expression.value  # nothing can be wrong with it
        try:
            return self.attempt(expression, names)
        except EvaluationError as error:
            return self.refused(source, expression, names, error)

    def refused(self, source: Source, expression: Expression, names: Names, error: EvaluationError) -> Value:
        """What stands for the value of an expression in error."""
        left = self.remains(source, expression, names)
        if left is not None:
            return left
        self.evaluation.report(source, error.at(expression.start, expression.end))
        return Unknown(reason=f"the expression is in error: {error.summary}")

    def remains(self, source: Source, expression: Expression, names: Names) -> Value:
        """What is left of an expression in error; None when nothing is, or when looking would cost too much."""
        try:
            # Each level of what is nested is evaluated again.
            metering.current.spend((expression.end - expression.start) >> 3)
            return Remains(self.value, self.attempt, self.evaluation.context).of(source, expression, names)
        except EvaluationError:
            return None

    def written(self, source: Source, expression: Expression, names: Names = NO_NAMES) -> Value:
        """The value of an expression as the attribute of a block: a null has no type any more."""
        try:
            result = self.attempt(expression, names)
        except EvaluationError as error:
            result = self.refused(source, expression, names, error)
        return result if type(result) in _PLAIN else untyped(result)

    def attempt(self, expression: Expression, names: Names = NO_NAMES) -> Value:
        """The value of an expression of this module. Raises `EvaluationError`."""
        root = (lambda name: names[name] if name in names else self.name(name)) if names else self.name
        found = self.module.compiled.get(id(expression))
        try:
            run = compiled(self.module, expression) if found is None else found[1]
            result = run(Scope(root, self.evaluation.context))
        except RecursionError:
            raise EvaluationError("The expression is nested too deeply", "", expression.start, expression.end) from None
        if type(result) in _PLAIN:
            return result
        metering.current.weigh(result)
        return settled(result)

    def once(self, key: str, compute: Callable[[], Any]) -> Any:
        """What `compute` gives, computed once. Raises `EvaluationError` when it is asked for while it is computed."""
        if key in self.memo:
            return self.memo[key]
        label = self.address + key
        running = self.evaluation.running
        if label in running:
            cycle = " → ".join([*running[running.index(label) :], label])
            raise EvaluationError("Cycle", f"the value depends on itself: {cycle}")
        running.append(label)
        try:
            result = compute()
        finally:
            running.pop()
        self.memo[key] = result
        return result

    # -- names -------------------------------------------------------------------------------------------------------

    def name(self, name: str) -> Value:
        """What the first name of a traversal stands for."""
        if name not in _RESERVED and ("managed", name) in self.module.resource_types:
            return ResourceTypes(self, "managed", name)
        match name:
            case "var":
                return DeclaredNames("variable", self.module.variables, self.variable)
            case "local":
                return DeclaredNames("local value", self.module.locals, self.local)
            case "module":
                return DeclaredNames("module", self.module.calls, self.module_value)
            case "data":
                return ResourceTypes(self, "data")
            case "ephemeral":
                return ResourceTypes(self, "ephemeral")
            case "path":
                return {
                    "module": relative(self.module.directory, self.evaluation.root),
                    "root": ".",
                    "cwd": Unknown(reason="path.cwd differs by machine"),
                }
            case "terraform":
                return {"workspace": "default", "applying": False}
            case "each" | "count" | "self":
                block = "for_each" if name == "each" else name
                raise EvaluationError(f"There is no {name!r} here", f"it exists only in a block with {block}")
        if name.lower() in CONSTANTS:
            raise EvaluationError(f"There is no {name!r} here", f"write {CONSTANTS[name.lower()]}")
        return ResourceTypes(self, "managed").attribute(name)

    def variable(self, name: str) -> Value:
        return self.once(f"var.{name}", lambda: self.compute_variable(name))

    def compute_variable(self, name: str) -> Value:
        declaration = self.module.variables[name]
        source, body = declaration.source, declaration.block.body
        given = self.given.get(name)
        default = body.attribute("default")
        value: Value
        if given is not None:
            source, start, end, value = given.source, given.start, given.end, None
        elif default is not None:
            start, end, value = default.start, default.end, self.value(source, default.expression)
        else:
            reason = f"var.{name} has no value"
            return self.marked(declaration, self.without_value(declaration, name, reason))
        nullable = body.attribute("nullable")
        required = nullable is not None and self.value(declaration.source, nullable.expression) is False
        try:
            if given is not None:
                value = given.value()
            if is_null(value) and default is not None and required:
                value = self.value(declaration.source, default.expression)
            if is_null(value) and required:
                raise EvaluationError("it must not be null, since the variable is not nullable")
            value = convert(value, declared_type(declaration, self.attempt))
        except EvaluationError as error:
            self.evaluation.report(*refused(declaration, (source, start, end), error.detail or error.summary, self.value))
            value = self.unknown(f"var.{name}", f"the value of var.{name} is in error")
        return self.marked(declaration, value)

    def marked(self, declaration: Declaration, value: Value) -> Value:
        """The value of a variable or output, sensitive when its block says so."""
        return sensitive(value) if is_secret(declaration, self.value) else value

    def without_value(self, declaration: Declaration, name: str, reason: str) -> Unknown:
        """The unknown value of a variable, of its declared type."""
        value = self.unknown(f"var.{name}", reason)
        try:
            return convert(value, declared_type(declaration, self.attempt))  # type: ignore[no-any-return]
        except EvaluationError as error:
            self.evaluation.report(declaration.source, error)
            return value

    def unknown(self, name: str, reason: str) -> Unknown:
        return Unknown(reason=reason, reference=Reference("variable", self.address + name))

    def local(self, name: str) -> Value:
        entry = self.module.locals[name]
        return self.once(f"local.{name}", lambda: self.value(entry.source, entry.attribute.expression))

    def output(self, name: str) -> Value:
        """The value of an output. Raises `EvaluationError` when there is none of that name."""
        declaration = self.module.outputs.get(name)
        if declaration is None:
            raise EvaluationError(f"There is no output {name!r}", nearest(name, self.module.outputs))
        body = declaration.block.body

        def compute() -> Value:
            attribute = body.attribute("value")
            if attribute is None:
                return Unknown(reason=f"the output {name} has no value")
            return self.marked(declaration, self.value(declaration.source, attribute.expression))

        return self.once(f"output.{name}", compute)

    # -- expansion ---------------------------------------------------------------------------------------------------

    def expansion(self, declaration: Declaration) -> Expansion:
        """The instances of a resource, data or module block."""
        count, for_each = declaration.outline.count, declaration.outline.for_each
        if count is not None and for_each is not None:
            problem = EvaluationError("Both count and for_each", "a block has one of them", for_each.start, for_each.end)
            self.evaluation.report(declaration.source, problem)
            return expand_count(Unknown(reason="count and for_each are both given"))
        for name, argument, expand in (("count", count, expand_count), ("for_each", for_each, expand_for_each)):
            if argument is not None:
                value = self.value(declaration.source, argument.expression)
                try:
                    found = expand(value)
                    self.evaluation.afford(declaration.block, len(found.slots))
                    return found
                except EvaluationError as error:
                    self.evaluation.report(declaration.source, error.at(argument.start, argument.end))
                    return expand(Unknown(reason=f"{name} is in error"))
        return SINGLE

    # -- resources ---------------------------------------------------------------------------------------------------

    def instances(self, mode: str, type_: str, name: str) -> tuple[tuple[ResourceInstance, ...], Value]:
        """The instances of a resource block, and what a reference to the block stands for."""
        key = f"{'' if mode == 'managed' else mode + '.'}{type_}.{name}"
        if key in self.memo:
            return self.memo[key]  # type: ignore[no-any-return]
        declaration = self.module.resources[mode, type_, name]
        return self.once(key, lambda: self.compute_instances(mode, type_, key, declaration))  # type: ignore[no-any-return]

    def compute_instances(
        self, mode: str, type_: str, key: str, declaration: Declaration
    ) -> tuple[tuple[ResourceInstance, ...], Value]:
        expansion = self.expansion(declaration)
        if expansion is SINGLE:
            only = self.resource_instance(mode, type_, key, declaration, SINGLE.slots[0])
            return (only,), only.attributes
        instances = {slot.key: self.resource_instance(mode, type_, key, declaration, slot) for slot in expansion.slots}
        value = expansion.collect({slot_key: instance.attributes for slot_key, instance in instances.items()})
        return tuple(instances.values()), value

    def resource_instance(self, mode: str, type_: str, key: str, declaration: Declaration, slot: Slot) -> ResourceInstance:
        address = self.address + key + slot.suffix
        reference = Reference("resource" if mode == "managed" else mode, address)  # type: ignore[arg-type]
        names = slot.names or NO_NAMES
        source, outline = declaration.source, declaration.outline
        attributes, places = read(source, outline, reference, names, self.written, self.evaluation.report)
        if mode == "data":
            attributes = answered(type_, attributes)
        elif mode == "managed":
            attributes = completed(type_, attributes)
        return ResourceInstance(declaration, slot, address, attributes, places)

    def configuration(self, local: str) -> ProviderReference:
        """The provider configuration that a name such as `aws` or `aws.west` stands for in this module."""
        return self.providers.get(local) or _unconfigured(local)

    # -- module calls ------------------------------------------------------------------------------------------------

    def module_value(self, name: str) -> Value:
        """What `module.name` stands for."""
        return self.called(name)[1]

    def called(self, name: str) -> tuple[tuple[ModuleInstance, ...], Value]:
        """The instances of a module call, and what a reference to the call stands for."""
        return self.once(f"module.{name}", lambda: self.compute_called(name, self.module.calls[name]))  # type: ignore[no-any-return]

    def compute_called(self, name: str, declaration: Declaration) -> tuple[tuple[ModuleInstance, ...], Value]:
        expansion = self.expansion(declaration)
        module = find_module(self, name, declaration)
        if module is None:
            address = f"{self.address}module.{name}"
            self.evaluation.passed[address] = partial(self.arguments, declaration, expansion)
            unknown = Unknown(reason=f"module.{name} is not on disk", reference=Reference("module", address))
            return (), expansion.collect({slot.key: unknown for slot in expansion.slots})
        if not self.evaluation.enter(declaration, len(expansion.slots)):
            unknown = Unknown(reason=f"module.{name} has too many instances")
            return (), expansion.collect({slot.key: unknown for slot in expansion.slots})
        instances: dict[Key, ModuleInstance] = {}
        for slot in expansion.slots:
            instances[slot.key] = self.instantiate(name, declaration, module, slot)
        value = expansion.collect({key: Outputs(instance) for key, instance in instances.items()})
        return tuple(instances.values()), value

    def instantiate(self, name: str, declaration: Declaration, module: Module, slot: Slot) -> ModuleInstance:
        """The instance of a called module, its variables bound to the arguments of the call."""
        source, block = declaration.source, declaration.block
        names = slot.names or NO_NAMES
        given = {}
        for argument in block.body.attributes:
            if argument.name in module.variables:
                given[argument.name] = Given(source, argument.start, argument.end, self.argument(source, argument, names))
            elif argument.name not in (*META_ARGUMENTS, "source", "version", "providers"):
                hint = nearest(argument.name, module.variables)
                problem = EvaluationError(
                    f"module.{name} has no variable {argument.name!r}", hint, argument.start, argument.name_end
                )
                self.evaluation.report(source, problem)
        for variable, declared in module.variables.items():
            if variable not in given and declared.block.body.attribute("default") is None:
                problem = EvaluationError(f"module.{name} needs the argument {variable!r}", "", block.start, block.header_end)
                self.evaluation.report(source, problem)
        return ModuleInstance(
            self.evaluation,
            module,
            given,
            address=f"{self.address}module.{name}{slot.suffix}.",
            path=(*self.path, name),
            via=(*self.via, source.location(block.start, block.end)),
            certain=self.certain and slot.certain,
            providers=passed_providers(self, block),
            ancestors=(*self.ancestors, self.module.directory),
        )

    def arguments(self, declaration: Declaration, expansion: Expansion) -> tuple[Mapping[str, Value], ...]:
        """The arguments of a module call by name, for each of its instances."""
        return tuple(
            {
                argument.name: self.written(declaration.source, argument.expression, slot.names or NO_NAMES)
                for argument in declaration.block.body.attributes
                if argument.name not in (*META_ARGUMENTS, "source", "version", "providers")
            }
            for slot in expansion.slots
        )

    def argument(self, source: Source, argument: Attribute, names: Names) -> Callable[[], Value]:
        return lambda: self.value(source, argument.expression, names)


@lru_cache(maxsize=1024)
def _unconfigured(local: str) -> ProviderReference:
    type_, _, alias = local.partition(".")
    return ProviderReference(type_, alias or None)


def relative(directory: str, root: str) -> str:
    """A module's directory as `path.module` has it: seen from the root module, where Terraform runs."""
    return os.path.relpath(directory, root).replace(os.sep, "/")


def header(declaration: Declaration) -> Place:
    """The place of a block's header."""
    return Place(declaration.source, declaration.block.start, declaration.block.header_end)
