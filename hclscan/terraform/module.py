"""The declarations of one module directory, before anything is evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from hclscan.hcl.source import Diagnostic, Source, diagnose
from hclscan.hcl.syntax import Attribute, Block, Body, Expression, Literal, ObjectConstructor
from hclscan.records import record
from hclscan.terraform.outline import Outline, outline
from hclscan.terraform.override import is_override, joined, overridden

if TYPE_CHECKING:
    from hclscan.hcl.scope import Evaluator

K = TypeVar("K")

RESOURCE_MODES = {"resource": "managed", "data": "data", "ephemeral": "ephemeral"}


@record
class Declaration:
    """A block and the file it stands in."""

    source: Source
    block: Block
    _outlines: list[Outline] = field(default_factory=list, repr=False, compare=False)

    @property
    def outline(self) -> Outline:
        """What all instances of a resource, data, provider or module block have in common."""
        if not self._outlines:
            self._outlines.append(outline(self.source, self.block))
        return self._outlines[0]


@record
class LocalValue:
    """An entry of a `locals` block."""

    source: Source
    attribute: Attribute


@record
class Module:
    """A module as written. `directory` is its path as shown to the user; resources are keyed by (mode, type, name).

    `resource_types` has the (mode, type) of each resource. `compiled` has the closures of expressions that were evaluated, by
    the identity of the node: all instances of the module share them, whatever root module they are in.
    """

    directory: str
    variables: Mapping[str, Declaration] = field(default_factory=dict)
    locals: Mapping[str, LocalValue] = field(default_factory=dict)
    outputs: Mapping[str, Declaration] = field(default_factory=dict)
    resources: Mapping[tuple[str, str, str], Declaration] = field(default_factory=dict)
    calls: Mapping[str, Declaration] = field(default_factory=dict)
    providers: tuple[Declaration, ...] = ()
    checks: tuple[Declaration, ...] = ()
    required_providers: Mapping[str, Declaration] = field(default_factory=dict)
    resource_types: frozenset[tuple[str, str]] = frozenset()
    compiled: dict[int, tuple[Expression, Evaluator]] = field(default_factory=dict, repr=False, compare=False)

    def call_sources(self) -> dict[str, str]:
        """The `source` of each module call, as written; calls without a literal source are left out."""
        sources = {}
        for name, call in self.calls.items():
            attribute = call.block.body.attribute("source")
            if attribute is not None and isinstance(attribute.expression, Literal):
                sources[name] = str(attribute.expression.value)
        return sources


def load_module(directory: str, files: Iterable[tuple[Source, Body]]) -> tuple[Module, list[Diagnostic]]:
    """The declarations of the files of a directory, and what is declared twice or with the wrong labels."""
    loader = _Loader()
    overrides = []
    for source, body in files:
        for block in body.blocks:
            if is_override(source.path):
                overrides.append(Declaration(source, block))
            else:
                loader.add(Declaration(source, block))
    for declaration in overrides:
        loader.override(declaration)
    module = Module(
        directory,
        loader.variables,
        loader.locals,
        loader.outputs,
        loader.resources,
        loader.calls,
        tuple(loader.providers),
        tuple(loader.checks.values()),
        loader.required_providers,
        frozenset((mode, type_) for mode, type_, _ in loader.resources),
    )
    return module, loader.diagnostics


_LABELS = {"resource": 2, "data": 2, "ephemeral": 2, "variable": 1, "output": 1, "module": 1, "provider": 1, "check": 1}


class _Loader:
    """Collects declarations; the first of two with one name stays."""

    def __init__(self) -> None:
        self.variables: dict[str, Declaration] = {}
        self.locals: dict[str, LocalValue] = {}
        self.outputs: dict[str, Declaration] = {}
        self.resources: dict[tuple[str, str, str], Declaration] = {}
        self.calls: dict[str, Declaration] = {}
        self.providers: list[Declaration] = []
        self.checks: dict[str, Declaration] = {}
        self.required_providers: dict[str, Declaration] = {}
        self.diagnostics: list[Diagnostic] = []

    def add(self, declaration: Declaration) -> None:
        block = declaration.block
        if not self.has_labels(declaration):
            return
        labels = [label.value for label in block.labels]
        match block.type:
            case "resource" | "data" | "ephemeral":
                self.once(self.resources, (RESOURCE_MODES[block.type], labels[0], labels[1]), declaration, ".".join(labels))
            case "variable":
                self.once(self.variables, labels[0], declaration, labels[0])
            case "output":
                self.once(self.outputs, labels[0], declaration, labels[0])
            case "module":
                self.once(self.calls, labels[0], declaration, labels[0])
            case "provider":
                self.providers.append(declaration)
            case "check":
                self.once(self.checks, labels[0], declaration, labels[0])
            case "locals":
                self.add_locals(declaration)
            case "terraform":
                self.add_requirements(declaration)
            case _:
                pass  # moved, import, removed and what later versions add declare nothing that policies see

    def has_labels(self, declaration: Declaration) -> bool:
        """Whether a block has as many labels as its type wants; reported when it has not."""
        block = declaration.block
        wanted = _LABELS.get(block.type)
        if wanted is None or len(block.labels) == wanted:
            return True
        names = "a type and a name" if wanted == 2 else "a name"
        self.report(declaration, f"Invalid {block.type} block", f"expected {names} in quotes after {block.type!r}")
        return False

    def override(self, declaration: Declaration) -> None:
        """Changes what is declared by a block of an override file."""
        block = declaration.block
        if not self.has_labels(declaration):
            return
        labels = [label.value for label in block.labels]
        match block.type:
            case "resource" | "data" | "ephemeral":
                self.change(self.resources, (RESOURCE_MODES[block.type], labels[0], labels[1]), declaration)
            case "variable":
                self.change(self.variables, labels[0], declaration)
            case "output":
                self.change(self.outputs, labels[0], declaration)
            case "module":
                self.change(self.calls, labels[0], declaration)
            case "provider":
                self.change_provider(declaration)
            case "locals":
                for attribute in block.body.attributes:
                    if attribute.name not in self.locals:
                        self.missing(declaration, attribute.start, attribute.name_end, f"local value {attribute.name!r}")
                    self.locals[attribute.name] = LocalValue(declaration.source, attribute)
            case "terraform":
                for requirements in block.body.blocks_of("required_providers"):
                    for attribute in requirements.body.attributes:
                        self.required_providers[attribute.name] = Declaration(declaration.source, requirements)
            case _:
                pass

    def change(self, known: dict[K, Declaration], key: K, declaration: Declaration) -> None:
        base = known.get(key)
        if base is None:
            block = declaration.block
            name = ".".join(label.value for label in block.labels)
            self.missing(declaration, block.start, block.header_end, f"{block.type} {name!r}")
        else:
            known[key] = merged(base, declaration)

    def change_provider(self, declaration: Declaration) -> None:
        for index, base in enumerate(self.providers):
            if _provider_key(base.block) == _provider_key(declaration.block):
                self.providers[index] = merged(base, declaration)
                return
        self.providers.append(declaration)

    def missing(self, declaration: Declaration, start: int, end: int, what: str) -> None:
        detail = "an override file can only change what another file declares"
        self.diagnostics.append(diagnose(declaration.source, start, end, f"There is no {what} to override", detail))

    def once(self, known: dict[K, Declaration], key: K, declaration: Declaration, name: str) -> None:
        earlier = known.setdefault(key, declaration)
        if earlier is not declaration:
            place = earlier.source.location(earlier.block.start, earlier.block.header_end)
            kind = declaration.block.type
            self.report(declaration, f"Duplicate {kind} {name!r}", f"it is already declared at {place.path}:{place.start_line}")

    def add_locals(self, declaration: Declaration) -> None:
        for attribute in declaration.block.body.attributes:
            earlier = self.locals.setdefault(attribute.name, LocalValue(declaration.source, attribute))
            if earlier.attribute is not attribute:
                place = earlier.source.location(earlier.attribute.start, earlier.attribute.end)
                self.diagnostics.append(
                    diagnose(
                        declaration.source,
                        attribute.start,
                        attribute.name_end,
                        f"Duplicate local value {attribute.name!r}",
                        f"it is already declared at {place.path}:{place.start_line}",
                    )
                )

    def add_requirements(self, declaration: Declaration) -> None:
        for block in declaration.block.body.blocks_of("required_providers"):
            for attribute in block.body.attributes:
                self.required_providers.setdefault(attribute.name, Declaration(declaration.source, block))

    def report(self, declaration: Declaration, summary: str, detail: str) -> None:
        block = declaration.block
        self.diagnostics.append(diagnose(declaration.source, block.start, block.header_end, summary, detail))


def merged(base: Declaration, override: Declaration) -> Declaration:
    """A declaration changed by a block of an override file."""
    source, begin = joined(base.source, override.source)
    return Declaration(source, overridden(base.block, override.block, begin))


def _provider_key(block: Block) -> tuple[str, object]:
    alias = block.body.attribute("alias")
    return block.labels[0].value, getattr(alias and alias.expression, "value", None)


def required_source(module: Module, name: str) -> str:
    """The `source` that `required_providers` gives for a local name; Terraform's default when it gives none."""
    declared = module.required_providers.get(name)
    attribute = None if declared is None else declared.block.body.attribute(name)
    if attribute is not None and isinstance(attribute.expression, ObjectConstructor):
        for item in attribute.expression.items:
            if isinstance(item.key, Literal) and item.key.value == "source" and isinstance(item.value, Literal):
                return str(item.value.value)
    return f"hashicorp/{name}"
