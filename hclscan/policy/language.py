"""Policy files: from blocks to records. Loading is strict: what is not understood is reported, never skipped.

Expressions are compiled once, when they are first run; what they mean is decided in `hclscan.policy.scope` and
`hclscan.policy.functions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache
from typing import Literal, TypeAlias

from hclscan.hcl import syntax
from hclscan.hcl.containers import untyped
from hclscan.hcl.conversion import convert
from hclscan.hcl.nearest import nearest
from hclscan.hcl.source import Diagnostic, Location, Source, diagnose
from hclscan.hcl.type_syntax import parse_type
from hclscan.hcl.types import Type
from hclscan.hcl.values import EvaluationError, Value
from hclscan.policy.constants import CONSTANT_SCOPE
from hclscan.policy.formula import Formula
from hclscan.policy.functions import POLICY_LANGUAGE
from hclscan.policy.narrowing import EVERYTHING, Narrowing, narrowing_of
from hclscan.policy.steady import Steady
from hclscan.policy.symbols import META_FIELDS, Symbols, local_names, mentions, problems
from hclscan.records import record

RuleKind: TypeAlias = Literal["resource_policy", "provider_policy", "module_policy"]
Parse: TypeAlias = Callable[[Source], "syntax.Body | Diagnostic"]

RuleIdentity: TypeAlias = tuple[str, str, str]
"""The kind, the pattern and the name of a rule."""

RULE_KINDS: tuple[RuleKind, ...] = ("resource_policy", "provider_policy", "module_policy")
TOP_BLOCKS = ("policy", "input", "locals", *RULE_KINDS)
OPERATIONS = ("create", "update", "delete", "no-op")
DEFAULT_OPERATIONS = ("create", "update", "no-op")
ENFORCEMENT_LEVELS = ("advisory", "mandatory", "mandatory_overridable")

_LABELS: Mapping[str, tuple[str, ...]] = {
    "policy": (),
    "input": ("name",),
    "locals": (),
    **dict.fromkeys(RULE_KINDS, ("type", "name")),
}
_INPUT_ARGUMENTS = ("type", "default", "description", "nullable", "sensitive")
_ENFORCE_ARGUMENTS = ("condition", "error_message", "info_message")


@record
class Input:
    """A declared input; `default` counts only if `required` is false."""

    name: str
    type: Type
    required: bool
    default: Value
    nullable: bool
    sensitive: bool
    description: str
    location: Location


@record
class Enforce:
    """One demand of a rule."""

    condition: Formula
    error_message: Formula | None
    info_message: Formula | None
    location: Location


@record
class Rule:
    """A `resource_policy`, `provider_policy` or `module_policy` block.

    `pattern` is its first label, in which `*` stands for any text. `operations` holds those it applies to, `narrowing` what its
    filter can let through, `steady` what need not be worked out for each resource.
    """

    kind: RuleKind
    pattern: str
    name: str
    filter: Formula | None
    locals: Mapping[str, Formula]
    enforcement_level: Formula | None
    operations: tuple[str, ...]
    enforces: tuple[Enforce, ...]
    location: Location
    narrowing: Narrowing = EVERYTHING
    steady: Steady = field(default_factory=Steady, compare=False, repr=False)

    @property
    def identity(self) -> RuleIdentity:
        """What tells the rule from the others of its file."""
        return self.kind, self.pattern, self.name


def matches(pattern: str, label: str) -> bool:
    """Whether a label has the form of a pattern: `*` stands for any text, nothing else is special."""
    return pattern == label or ("*" in pattern and _glob(pattern).fullmatch(label) is not None)


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


@record
class PolicyFile:
    """One policy file: a world of its own, whose inputs and locals no other file sees."""

    source: Source
    inputs: Mapping[str, Input]
    locals: Mapping[str, Formula]
    rules: tuple[Rule, ...]
    warnings: tuple[Diagnostic, ...] = field(default=(), compare=False)


def read_policy(source: Source, parse: Parse) -> PolicyFile | tuple[Diagnostic, ...]:
    """The policy file, or everything that is wrong with it."""
    body = parse(source)
    if isinstance(body, Diagnostic):
        return (body,)
    return _Reader(source).file(body)


def read_inputs(source: Source, blocks: Iterable[syntax.Block]) -> Mapping[str, Input]:
    """The inputs of the `input` blocks of a file that is known to be right."""
    reader = _Reader(source)
    for block in blocks:
        reader.input(block)
    return reader.inputs


class _Reader:
    """Reads one file, and collects what is wrong with it on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.wrong: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        self.inputs: dict[str, Input] = {}
        self.locals: dict[str, Formula] = {}
        self.seen_rules: set[tuple[str, ...]] = set()

    def report(self, node: syntax.Node, summary: str, detail: str = "") -> None:
        self.wrong.append(diagnose(self.source, node.start, node.end, summary, detail))

    def file(self, body: syntax.Body) -> PolicyFile | tuple[Diagnostic, ...]:
        for attribute in body.attributes:
            self.report(
                attribute, f"Unexpected argument {attribute.name!r}", "only blocks may stand at the top of a policy file"
            )
        blocks = [block for block in body.blocks if self.is_top_block(block)]
        for block in blocks:
            if block.type == "input":
                self.input(block)
        file_locals = [block for block in blocks if block.type == "locals"]
        names = {attribute.name for block in file_locals for attribute in block.body.attributes}
        symbols = Symbols(("input", "local"), self.inputs, names, None, POLICY_LANGUAGE.functions)
        for block in file_locals:
            self.locals.update(self.local_values(block, symbols, self.locals))
        self.cycles(self.locals, {})
        rules = [rule for block in blocks if block.type in RULE_KINDS and (rule := self.rule(block)) is not None]
        if self.wrong:
            return tuple(sorted(self.wrong, key=lambda one: (one.location.start_line, one.location.start_column)))
        return PolicyFile(self.source, self.inputs, self.locals, tuple(rules), tuple(self.warnings))

    def is_top_block(self, block: syntax.Block) -> bool:
        """Whether the block is known and labelled as it must be; reports what is not."""
        if block.type not in TOP_BLOCKS:
            self.report_header(block, f"Unknown block {block.type!r}", nearest(block.type, TOP_BLOCKS))
            return False
        expected = _LABELS[block.type]
        if len(block.labels) != len(expected):
            words = " and ".join(expected) if expected else "none"
            self.report_header(block, f"A {block.type} block takes {len(expected)} labels, not {len(block.labels)}", words)
            return False
        return True

    def report_header(self, block: syntax.Block, summary: str, detail: str = "") -> None:
        self.wrong.append(diagnose(self.source, block.start, block.header_end, summary, detail))

    # -- arguments ---------------------------------------------------------------------------------------------------

    def arguments(self, block: syntax.Block, known: Iterable[str], blocks: Iterable[str] = ()) -> dict[str, syntax.Attribute]:
        """The arguments of a block by name; unknown ones are reported."""
        known, blocks = tuple(known), tuple(blocks)
        found: dict[str, syntax.Attribute] = {}
        for attribute in block.body.attributes:
            if attribute.name not in known:
                hint = "this is a block, written without =" if attribute.name in blocks else nearest(attribute.name, known)
                self.report(attribute, f"Unknown argument {attribute.name!r} in {block.type}", hint)
            found[attribute.name] = attribute
        for inner in block.body.blocks:
            if inner.type == "connected":
                self.report_header(inner, "Blocks of type 'connected' are not supported", "use core::getresources instead")
            elif inner.type not in blocks:
                hint = "this is an argument, written with =" if inner.type in known else nearest(inner.type, blocks)
                self.report_header(inner, f"Unknown block {inner.type!r} in {block.type}", hint)
        return {name: attribute for name, attribute in found.items() if name in known}

    def formula(self, node: syntax.Expression, symbols: Symbols) -> Formula:
        for problem in problems(node, symbols):
            self.wrong.append(diagnose(self.source, problem.start, problem.end, problem.summary, problem.detail))
        return Formula(node)

    def constant(self, node: syntax.Expression) -> Value:
        """The value of an expression without symbols; null when it is wrong, which is reported."""
        formula = self.formula(node, Symbols((), functions=POLICY_LANGUAGE.functions))
        try:
            return formula.run(CONSTANT_SCOPE)
        except EvaluationError as error:
            start, end = (error.start, error.end) if error.start >= 0 else (node.start, node.end)
            self.wrong.append(diagnose(self.source, start, end, error.summary, error.detail))
            return None

    def flag(self, attribute: syntax.Attribute | None) -> bool:
        if attribute is None:
            return False
        value = self.constant(attribute.expression)
        if type(value) is not bool:
            self.report(attribute.expression, f"{attribute.name} must be true or false")
        return value is True

    # -- inputs and locals -------------------------------------------------------------------------------------------

    def input(self, block: syntax.Block) -> None:
        name = block.labels[0].value
        if name in self.inputs:
            self.report(
                block.labels[0], f"Input {name!r} is declared twice", f"first at line {self.inputs[name].location.start_line}"
            )
            return
        written = self.arguments(block, _INPUT_ARGUMENTS)
        if "type" not in written:
            self.report_header(block, f"Input {name!r} has no type", "add a type, such as type = string")
            return
        try:
            kind = parse_type(written["type"].expression, self.constant)
        except EvaluationError as error:
            self.wrong.append(diagnose(self.source, error.start, error.end, error.summary, error.detail))
            return
        default = written.get("default")
        description = written.get("description")
        self.inputs[name] = Input(
            name=name,
            type=kind,
            required=default is None,
            default=None if default is None else self.default(default, kind),
            nullable=self.flag(written.get("nullable")),
            sensitive=self.flag(written.get("sensitive")),
            description="" if description is None else str(self.constant(description.expression) or ""),
            location=self.source.location(block.start, block.header_end),
        )

    def default(self, attribute: syntax.Attribute, kind: Type) -> Value:
        try:
            return untyped(convert(self.constant(attribute.expression), kind))
        except EvaluationError as error:
            self.report(attribute.expression, "The default does not have the type of the input", error.summary)
            return None

    def local_values(self, block: syntax.Block, symbols: Symbols, seen: Mapping[str, Formula]) -> dict[str, Formula]:
        found: dict[str, Formula] = {}
        for attribute in block.body.attributes:
            if attribute.name in found or attribute.name in seen:
                self.report(attribute, f"Local {attribute.name!r} is given twice", "names of locals are unique")
            found[attribute.name] = self.formula(attribute.expression, symbols)
        for inner in block.body.blocks:
            self.report_header(inner, f"Unknown block {inner.type!r} in locals", "locals hold arguments only")
        return found

    def cycles(self, own: Mapping[str, Formula], outer: Mapping[str, Formula]) -> None:
        """Reports locals that need themselves, with the path that leads back."""
        edges = {
            name: [(used, node) for used, node in local_names(formula.node) if used in own] for name, formula in own.items()
        }
        finished: set[str] = set()
        for first in own:
            stack = [(first, iter(edges[first]))]
            path = [first]
            while stack and first not in finished:
                for used, node in stack[-1][1]:
                    if used in path:
                        circle = " → ".join(f"local.{name}" for name in [*path[path.index(used) :], used])
                        self.report(node, "Locals refer to each other in a circle", circle)
                        finished.update(path)
                        return
                    if used not in finished:
                        stack.append((used, iter(edges[used])))
                        path.append(used)
                        break
                else:
                    finished.add(stack.pop()[0])
                    path.pop()

    # -- rules -------------------------------------------------------------------------------------------------------

    def rule(self, block: syntax.Block) -> Rule | None:
        kind: RuleKind = block.type  # type: ignore[assignment]
        pattern, name = (label.value for label in block.labels)
        self.unique(block)
        known = ["filter", "enforcement_level", *(["operations"] if kind == "resource_policy" else [])]
        written = self.arguments(block, known, ("locals", "enforce"))
        own_blocks = block.body.blocks_of("locals")
        for extra in own_blocks[1:]:
            self.report_header(extra, f"A second locals block in {kind} {name!r}", "put all locals into the first one")
        names = {attribute.name for one in own_blocks[:1] for attribute in one.body.attributes}
        roots = ["attrs", "meta", "input", "local", *(["prior_attrs"] if kind == "resource_policy" else [])]
        functions = POLICY_LANGUAGE.functions
        symbols = Symbols(roots, self.inputs, {*self.locals, *names}, META_FIELDS[kind], functions)
        locals_: dict[str, Formula] = self.local_values(own_blocks[0], symbols, {}) if own_blocks else {}
        self.shadowed(own_blocks)
        self.cycles(locals_, self.locals)
        level = written.get("enforcement_level")
        outside = Symbols(("input", "local"), self.inputs, self.locals, None, functions)
        test = written.get("filter")
        enforces = tuple(
            enforce for inner in block.body.blocks_of("enforce") if (enforce := self.enforce(inner, symbols)) is not None
        )
        if not block.body.blocks_of("enforce"):
            self.report_header(block, f"{kind} {name!r} demands nothing", "add an enforce block")
        condition = None if test is None else self.formula(test.expression, symbols)
        return Rule(
            kind=kind,
            pattern=pattern,
            name=name,
            filter=condition,
            locals=locals_,
            enforcement_level=None if level is None else self.formula(level.expression, outside),
            operations=self.operations(block, written.get("operations")),
            enforces=enforces,
            location=self.source.location(block.start, block.header_end),
            narrowing=EVERYTHING if self.wrong else narrowing_of(condition, locals_, self.locals),
        )

    def unique(self, block: syntax.Block) -> None:
        identity = (block.type, *(label.value for label in block.labels))
        if identity in self.seen_rules:
            self.report_header(block, f"{block.type} {identity[1]!r} {identity[2]!r} is written twice", "rename one of them")
        self.seen_rules.add(identity)

    def shadowed(self, blocks: tuple[syntax.Block, ...]) -> None:
        for block in blocks[:1]:
            for attribute in block.body.attributes:
                if attribute.name in self.locals:
                    summary = f"Local {attribute.name!r} hides the one of the file"
                    self.warnings.append(diagnose(self.source, attribute.start, attribute.name_end, summary))

    def enforce(self, block: syntax.Block, symbols: Symbols) -> Enforce | None:
        written = self.arguments(block, _ENFORCE_ARGUMENTS)
        if "condition" not in written:
            self.report_header(block, "This enforce block has no condition", "add condition = …")
            return None
        formulas = {name: self.formula(attribute.expression, symbols) for name, attribute in written.items()}
        return Enforce(
            formulas["condition"],
            formulas.get("error_message"),
            formulas.get("info_message"),
            self.source.location(written["condition"].start, written["condition"].end),
        )

    def operations(self, block: syntax.Block, attribute: syntax.Attribute | None) -> tuple[str, ...]:
        """The operations a rule applies to; what the language rejects is reported."""
        # Nearly no rule does, and a search in the text is cheaper than one in the tree.
        written = self.source.text.find("prior_attrs", block.start, block.end) >= 0
        uses_prior = written and mentions(block.body, "prior_attrs")
        if attribute is None:
            if uses_prior:
                self.report_header(block, "prior_attrs needs operations", 'add operations = ["update"], ["delete"] or both')
            return DEFAULT_OPERATIONS
        node = attribute.expression
        if not isinstance(node, syntax.TupleConstructor):
            self.report(node, "operations must be a list of texts", f"such as {list(DEFAULT_OPERATIONS)}")
            return DEFAULT_OPERATIONS
        found: list[str] = []
        for element in node.elements:
            value = element.value if isinstance(element, syntax.Literal) else None
            if not isinstance(value, str) or value not in OPERATIONS:
                self.report(element, "Unknown operation", nearest(str(value), OPERATIONS))
            elif value in found:
                self.report(element, f"Operation {value!r} is listed twice")
            else:
                found.append(value)
        if "delete" in found and {"create", "no-op"} & set(found):
            self.report(
                node, "delete cannot stand beside create or no-op", "attributes are all null when a resource is deleted"
            )
        if uses_prior and (not found or not set(found) <= {"update", "delete"}):
            self.report(node, "prior_attrs exists for update and delete only", "list one of them, or both, and nothing else")
        return tuple(found) or OPERATIONS
