"""What in a rule is the same for many resources: worked out for one of them, it need not be for the others.

`core::keys(local.workloads)` is the same for every resource that a rule is asked about, `local.workloads[meta.type]` for every
one of a type, and what is read of `hclscan::provider_config(attrs)` for every one of a provider configuration. Which parts are
so can be seen in the syntax. Looking for them takes time, so it is done for rules that have been judged a few times.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hclscan.hcl import syntax
from hclscan.policy.symbols import children
from hclscan.records import record

if TYPE_CHECKING:
    from hclscan.hcl.scope import Evaluator
    from hclscan.policy.formula import Formula
    from hclscan.policy.language import Rule

JUDGED = 6
"""After so many judgements of a rule, its steady parts are looked for."""

_COSTLY = (syntax.Call, syntax.For, syntax.Splat, syntax.TemplateFor)


class Needs(enum.IntFlag):
    """What the value of an expression depends on, beside the resources of the set and the inputs of the policy."""

    NOTHING = 0
    TYPE = 1
    PROVIDER = 2
    RESOURCE = 4


@dataclass(slots=True)
class Steady:
    """The steady parts of a rule: its locals by name, expressions by the identity of their syntax. Empty until it is warm.

    `changing` are the names of the locals that are not steady.
    `compiled` are closures of parts of the rule that others have made, each with its syntax so that no other node can take its
    identity; they are to be made anew once the rule is warm. `invoked` are those of its calls.
    """

    judged: int = 0
    locals: dict[str, Needs] = field(default_factory=dict)
    changing: frozenset[str] = frozenset()
    nodes: dict[int, Needs] = field(default_factory=dict)
    compiled: dict[int, tuple[Any, Evaluator]] = field(default_factory=dict)
    invoked: dict[int, tuple[Any, Any]] = field(default_factory=dict)
    _finder: _Finder | None = None

    @property
    def is_warm(self) -> bool:
        """Whether the steady parts have been looked for."""
        return self.judged >= JUDGED

    def count(self, rule: Rule) -> None:
        """Counts a judgement of the rule; finds its steady parts when it is time."""
        self.judged += 1
        if self.judged != JUDGED:
            return
        finder = self._finder = _Finder(rule.locals, self.nodes)
        for name in rule.locals:
            needs = finder.of_local(name)
            if not needs & Needs.RESOURCE:
                self.locals[name] = needs
        self.changing = frozenset(rule.locals.keys() - self.locals.keys())
        formulas = [*rule.locals.values(), *(one.condition for one in rule.enforces)]
        formulas += [] if rule.filter is None else [rule.filter]
        for formula in formulas:
            finder.look_into(formula.node)
        for formula in formulas:
            formula.compile(self)
        self.compiled.clear()

    def find(self, node: Any) -> None:
        """Finds the steady parts of a further expression of a warm rule."""
        if self._finder is not None:
            self._finder.look_into(node)


@record
class _Part:
    """What an expression needs, the names that it has from loops around it, and whether it is worth keeping its value."""

    needs: Needs
    names: frozenset[str] = frozenset()
    costly: bool = False

    @property
    def is_steady(self) -> bool:
        return not self.needs & Needs.RESOURCE and not self.names


_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Finder:
    """Goes through the expressions of a rule. Puts the outermost steady ones into `found`."""

    formulas: Mapping[str, Formula]
    found: dict[int, Needs]
    known: dict[str, Needs] = field(default_factory=dict)

    def of_local(self, name: str) -> Needs:
        """What a local needs. Those of the file see no resource."""
        if name not in self.formulas:
            return Needs.NOTHING
        if name not in self.known:
            self.known[name] = Needs.RESOURCE  # while it is looked at: a circle is no constant
            self.known[name] = self.part(self.formulas[name].node, _NONE).needs
        return self.known[name]

    def look_into(self, node: Any) -> None:
        """Finds the steady parts of a whole expression."""
        part = self.part(node, _NONE)
        if part.is_steady and part.costly:
            self.found[id(node)] = part.needs

    def part(self, node: Any, bound: frozenset[str]) -> _Part:
        """What a node needs. `bound` are the names that loops around it give."""
        kind = type(node)
        if kind is syntax.Literal:
            return _Part(Needs.NOTHING)
        if kind is syntax.Variable or kind is syntax.GetAttribute:
            part = self.named(node, bound)
            if part is not None:
                return part
        if kind is syntax.SplatItem:
            return _Part(Needs.NOTHING, frozenset("*"))
        if kind is syntax.Call and node.name == "hclscan::provider_config" and "attrs" not in bound and _is_of_subject(node):
            return _Part(Needs.PROVIDER, costly=True)
        return self.whole(node, bound)

    def named(self, node: Any, bound: frozenset[str]) -> _Part | None:
        """What a name, or a field of `local` and `meta`, needs; None for another path."""
        if type(node) is syntax.Variable:
            if node.name in bound:
                return _Part(Needs.NOTHING, frozenset((node.name,)))
            return _Part(Needs.NOTHING if node.name == "input" else Needs.RESOURCE)
        source = node.source
        if type(source) is not syntax.Variable or source.name in bound:
            return None
        if source.name == "local":
            return _Part(self.of_local(node.name))
        if source.name == "meta":
            return _Part(Needs.TYPE if node.name == "type" else Needs.RESOURCE)
        return None

    def whole(self, node: Any, bound: frozenset[str]) -> _Part:
        """What a node of several parts needs; where that is too much, its steady parts are kept."""
        kind = type(node)
        own = _NONE
        if kind is syntax.For or kind is syntax.TemplateFor:
            own = frozenset((node.key_name, node.value_name)) - {""}
        elif kind is syntax.Splat:
            own = frozenset("*")
        parts = []
        for child in children(node):
            outside = child is getattr(node, "collection", None) or (kind is syntax.Splat and child is node.source)
            part = self.part(child, bound if outside else bound | own)
            parts.append((child, part, part.names if outside else part.names - own))
        needs, names = Needs.NOTHING, _NONE
        for _, part, left in parts:
            needs, names = needs | part.needs, names | left
        whole = _Part(needs, names, isinstance(node, _COSTLY) or any(part.costly for _, part, _ in parts))
        if not whole.is_steady:
            self.found.update((id(child), part.needs) for child, part, _ in parts if part.is_steady and part.costly)
        return whole


def _is_of_subject(node: syntax.Call) -> bool:
    return [type(one) for one in node.arguments] == [syntax.Variable] and getattr(node.arguments[0], "name", "") == "attrs"
