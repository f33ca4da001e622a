"""What an unknown value in a plan refers to, as far as the `configuration` part of the plan tells.

A plan says which names an expression mentions, not what it makes of them: `aws_s3_bucket.a.id` and `"${aws_s3_bucket.a.id}-x"`
look alike. An expression that mentions one name is taken to be that name, except in arguments that hold texts or name the
resource itself. Where a plan leaves out more (an index that is computed, the attribute behind it, local values), the instance
of the same key is meant when there is one, and otherwise nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from hclscan.hcl.values import Path, PathStep, Reference
from hclscan.records import record

Key = str | int | None
ModuleSteps = tuple[tuple[str, Key], ...]
"""The instance of a module: for each call its name and its key, from the root module on."""

MAX_STEPS = 64
"""How many variables and outputs are followed, one after the other."""

MAX_MENTIONS = 2000
"""How many names are looked at for one value: modules can multiply them."""

_KEYS = frozenset({"each.key", "count.index"})
_STEP = re.compile(r'\.?([^\W\d][\w-]*)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\.(\d+)')
_ESCAPED = re.compile(r"\\(.)")


@record
class InstanceKey:
    """What tells a resource instance of a plan from all others."""

    modules: ModuleSteps
    mode: str
    type: str
    name: str
    key: Key


@record
class Scope:
    """Where an expression stands: the module instance, the key of the block, and the expression of its `for_each`."""

    modules: ModuleSteps
    key: Key
    for_each: Any = None


@record
class Traced:
    """What an expression refers to. `only` is the one place it can be taken to be.

    `alone` is false when the expression mentions known values beside that place: it may be a text with both of them, or a
    choice between them.
    """

    causes: tuple[Reference, ...] = ()
    only: Reference | None = None
    alone: bool = True


NOTHING = Traced()
KNOWN = Traced(alone=False)
"""What a known value refers to."""


def steps_of(text: str) -> list[tuple[bool, PathStep]]:
    """The steps of a reference such as `module.a["x"].b[0].id`; each says whether it is an index."""
    steps: list[tuple[bool, PathStep]] = []
    for name, index, key, legacy in _STEP.findall(text):
        if name:
            steps.append((False, name))
        elif index or legacy:
            steps.append((True, int((index or legacy)[:9])))
        else:
            steps.append((True, _ESCAPED.sub(r"\1", key).replace("$${", "${").replace("%%{", "%{")))
    return steps


def modules_of(address: str) -> ModuleSteps:
    """The calls in the address of a module instance, such as `module.a["x"].module.b`."""
    modules: list[tuple[str, Key]] = []
    steps = steps_of(address)
    position = 0
    while position + 1 < len(steps) and steps[position] == (False, "module"):
        name, position = str(steps[position + 1][1]), position + 2
        key: Key = None
        if position < len(steps) and steps[position][0]:
            key, position = steps[position][1], position + 1
        modules.append((name, key))
    return tuple(modules)


def heads(references: Iterable[str]) -> list[str]:
    """One reference for each mention: a plan lists `a.b.c` with its beginning `a.b` behind it."""
    found: list[str] = []
    previous = ""
    for reference in references:
        if not (previous.startswith(reference) and previous[len(reference) : len(reference) + 1] in (".", "[")):
            found.append(reference)
        previous = reference
    return found


def mentioned(expression: Any) -> list[str]:
    """The names that an expression of the configuration part mentions, each once."""
    references = expression.get("references") if isinstance(expression, dict) else None
    if not isinstance(references, list):
        return []
    return heads(reference for reference in references if isinstance(reference, str))


class References:
    """Follows references through the configuration part of a plan to the instances that the plan has.

    `variables` names the variables of the root module that have a value: nothing is unknown because of them.
    """

    def __init__(self, configuration: Any, instances: Mapping[InstanceKey, str], variables: Collection[str] = ()) -> None:
        self.variables = variables
        self.root = _member(configuration, "root_module")
        self.instances = instances
        self.blocks: dict[InstanceKey, list[InstanceKey]] = {}
        for one in instances:
            block = InstanceKey(one.modules, one.mode, one.type, one.name, None)
            self.blocks.setdefault(block, []).append(one)
        self._left = 0
        self._resources: dict[tuple[str, ...], dict[tuple[Any, ...], Any]] = {}

    # -- configuration -----------------------------------------------------------------------------------------------

    def resource(self, one: InstanceKey) -> Any:
        """The block of an instance in the configuration part, or None."""
        path = tuple(name for name, _ in one.modules)
        found = self._resources.get(path)
        if found is None:
            blocks = _member(self.module(path), "resources")
            found = self._resources[path] = {
                tuple(block.get(part) for part in ("mode", "type", "name")): block
                for block in (blocks if isinstance(blocks, list) else ())
                if isinstance(block, dict) and all(isinstance(block.get(part), str) for part in ("mode", "type", "name"))
            }
        return found.get((one.mode, one.type, one.name))

    def module(self, path: Iterable[str]) -> Any:
        module = self.root
        for name in path:
            module = _member(self.call(module, name), "module")
        return module

    def call(self, module: Any, name: str) -> Any:
        return _member(_member(module, "module_calls"), name)

    # -- following ---------------------------------------------------------------------------------------------------

    def trace(self, one: InstanceKey, path: Path) -> Traced | None:
        """What the attribute of an instance refers to; None when the configuration does not set it."""
        block = self.resource(one)
        expression, rest = _expression(_member(block, "expressions"), path)
        if expression is None:
            return None
        self._left = MAX_MENTIONS
        return self.follow(expression, Scope(one.modules, one.key, _member(block, "for_each_expression")), rest, 0)

    def follow(self, expression: Any, scope: Scope, rest: Path, depth: int) -> Traced:
        """What an expression refers to, when `rest` is selected from its value."""
        names = mentioned(expression)
        keyed = any(name in _KEYS for name in names)
        names = [name for name in names if name not in _KEYS]
        self._left -= len(names)
        if self._left < 0:
            return NOTHING
        traced = [self.target(name, scope, rest, keyed, depth) for name in names] if depth < MAX_STEPS else []
        unknown = [one for one in traced if one is not KNOWN]
        if not unknown:
            return KNOWN
        causes = tuple(dict.fromkeys(cause for one in unknown for cause in one.causes))
        return Traced(causes, unknown[0].only if len(unknown) == 1 else None, len(traced) == 1 and unknown[0].alone)

    def target(self, name: str, scope: Scope, rest: Path, keyed: bool, depth: int) -> Traced:
        """The place that a name stands for. `keyed`: the key of the block is mentioned beside it, maybe as an index."""
        steps = steps_of(name)
        first = steps[0][1] if steps else ""
        if first == "var" and len(steps) > 1:
            return self.variable(str(steps[1][1]), scope, (*_path(steps[2:]), *rest), depth)
        if first == "each" and len(steps) > 1 and steps[1][1] == "value":
            return self.each_value(scope, (*_path(steps[2:]), *rest), depth)
        if first == "module" and len(steps) > 1:
            return self.output(steps[1:], scope, rest, keyed, depth)
        if first == "data" and len(steps) > 2:
            return self.instance("data", steps[1:], scope, rest, keyed)
        if first in ("path", "terraform"):
            return KNOWN
        if len(steps) > 1 and first not in ("local", "self", "each", "count"):
            return self.instance("managed", steps, scope, rest, keyed)
        return NOTHING

    def variable(self, name: str, scope: Scope, rest: Path, depth: int) -> Traced:
        if not scope.modules:
            reference = Reference("variable", f"var.{name}")
            return KNOWN if name in self.variables else Traced((reference,), reference)
        *outer, (call_name, key) = scope.modules
        call = self.call(self.module(module for module, _ in outer), call_name)
        expression = _member(_member(call, "expressions"), name)
        caller = Scope(tuple(outer), key, _member(call, "for_each_expression"))
        return self.follow(expression, caller, rest, depth + 1)

    def each_value(self, scope: Scope, rest: Path, depth: int) -> Traced:
        """`each.value` where `for_each` is another block: its instance of the same key."""
        names = mentioned(scope.for_each)
        if len(names) != 1 or depth >= MAX_STEPS:
            return NOTHING
        return self.target(names[0], Scope(scope.modules, scope.key), rest, True, depth + 1)

    def output(self, steps: list[tuple[bool, PathStep]], scope: Scope, rest: Path, keyed: bool, depth: int) -> Traced:
        name, selected = str(steps[0][1]), steps[1:]
        key: Key = None
        if selected and selected[0][0]:
            key, selected = selected[0][1], selected[1:]
        elif keyed and not selected:
            key = scope.key
        path = (*_path(selected), *rest)
        inner = (*scope.modules, (name, key))
        place = Reference("module", address_of(inner))
        if not path or depth >= MAX_STEPS:
            return Traced((place,))
        module = self.module(called for called, _ in inner)
        expression = _member(_member(_member(module, "outputs"), str(path[0])), "expression")
        traced = self.follow(expression, Scope(inner, None), path[1:], depth + 1)
        return traced if traced.causes else Traced((place,))

    def instance(self, mode: str, steps: list[tuple[bool, PathStep]], scope: Scope, rest: Path, keyed: bool) -> Traced:
        type_, name, selected = str(steps[0][1]), str(steps[1][1]), steps[2:]
        key: Key = None
        indexed = bool(selected) and selected[0][0]
        if indexed:
            key, selected = selected[0][1], selected[1:]
        path = (*_path(selected), *rest)
        one = InstanceKey(scope.modules, mode, type_, name, key)
        if not indexed and one not in self.instances:
            one = self.meant(one, scope.key, keyed)
            # The plan does not say which attribute stands behind a computed index. They all mean the same instance.
            path = path or ("id",)
        cause = _path(selected) or rest[:1]
        kind: Any = "resource" if mode == "managed" else "data"
        address = self.instances.get(one)
        if address is None:
            prefix = _prefix(scope.modules) + ("" if mode == "managed" else "data.")
            return Traced((Reference(kind, f"{prefix}{type_}.{name}", cause),))
        # Beside an attribute that is written out, the key of the block can only be part of a text.
        only = Reference(kind, address, path) if path and not (keyed and selected) else None
        return Traced((Reference(kind, address, cause),), only)

    def meant(self, block: InstanceKey, key: Key, keyed: bool) -> InstanceKey:
        """The instance of a block that is meant without saying so: that of the same key, or the only one."""
        instances = self.blocks.get(block, [])
        if keyed:
            return next((one for one in instances if one.key == key), block)
        return instances[0] if len(instances) == 1 and instances[0].key == 0 else block


def address_of(modules: ModuleSteps) -> str:
    """The address of a module instance."""
    return ".".join(f"module.{name}{_suffix(key)}" for name, key in modules)


def _suffix(key: Key) -> str:
    if key is None:
        return ""
    if isinstance(key, int):
        return f"[{key}]"
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{escaped}"]'


def _prefix(modules: ModuleSteps) -> str:
    return f"{address_of(modules)}." if modules else ""


def _path(steps: Iterable[tuple[bool, PathStep]]) -> Path:
    return tuple(step for _, step in steps)


def _member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _expression(expressions: Any, path: Path) -> tuple[Any, Path]:
    """The expression that sets an attribute, and the part of the path that leads into its value; None when nothing does.

    A plan holds the blocks of a set in another order than the configuration. So where a block occurs several times, all
    that its occurrences say is taken together.
    """
    found = list(_expressions(expressions, path, top=True))
    if not found:
        return None, ()
    if all(one == found[0] for one in found):
        return found[0]
    references = [name for expression, _ in found for name in mentioned(expression)]
    return {"references": references}, ()


def _expressions(node: Any, path: Path, *, top: bool = False) -> Iterator[tuple[Any, Path]]:
    if isinstance(node, list):
        for element in node:
            yield from _expressions(element, path[1:] if path and isinstance(path[0], int) else path)
    elif isinstance(node, dict):
        if not top and _is_expression(node):
            yield node, path
        elif path and path[0] in node:
            yield from _expressions(node[path[0]], path[1:])


def _is_expression(node: Mapping[str, Any]) -> bool:
    return not node or "references" in node or "constant_value" in node


def names_in(expressions: Any) -> Iterator[str]:
    """All names that an expression, or the expressions of a block, mention."""
    if isinstance(expressions, dict):
        if _is_expression(expressions):
            yield from mentioned(expressions)
            return
        expressions = list(expressions.values())
    if isinstance(expressions, list):
        for expression in expressions:
            yield from names_in(expression)
