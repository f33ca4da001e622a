"""Terraform's JSON syntax (`.tf.json`, `.tofu.json`, `.tfvars.json`) to the same syntax nodes as HCL.

Follows "JSON Configuration Syntax" of Terraform's documentation: which keys are blocks, and what a text means, depends on where
it stands. Texts are templates, except where Terraform takes them literally (the default of a variable, the source of a module,
values of variable files), as references (`provider`, `depends_on`) or as types.

Inside resources JSON does not say whether an object is a nested block or a map; only the provider's schema does. Here an
object, or a list of objects, is a block when all its keys could be names of arguments (`[a-z][a-z0-9_]*`) and its name is not
among those that hold maps in the large providers (`tags`, `labels`, `variables`, …). Built-in types (`terraform_data`) have no
blocks. A block that occurs once can be read both as `x.versioning[0].enabled` and as `x.versioning.enabled`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, fields, replace
from enum import Enum
from typing import Any

from hclscan.hcl.collector import collector_paused
from hclscan.hcl.source import Diagnostic, Source, SyntaxProblem, diagnose
from hclscan.hcl.syntax import (
    Attribute,
    Block,
    Body,
    Expression,
    Label,
    Literal,
    ObjectConstructor,
    ObjectItem,
    Template,
    TemplateFor,
    TemplateIf,
    TupleConstructor,
    Wrapped,
)
from hclscan.records import record
from hclscan.terraform.json_reader import (
    JsonArray,
    JsonConstant,
    JsonMember,
    JsonNode,
    JsonObject,
    JsonString,
    raw_offsets,
    read_json,
)

COMMENT = "//"
"""A key of a body that Terraform ignores."""

MAPS = frozenset((
    "annotations", "app_settings", "attributes", "binary_data", "body", "config", "connection_properties", "data",
    "default_arguments", "default_labels", "docker_labels", "effective_labels", "encryption_context", "environment_variables",
    "headers", "http_headers",
    "input", "keepers", "kms_encryption_context", "labels", "limits", "manifest", "match_labels", "metadata",
    "node_labels", "node_selector", "object", "options", "parameters", "properties", "query", "request_models",
    "request_parameters", "request_templates", "requests", "resource_labels", "response_models", "response_parameters",
    "response_templates", "selector", "stage_variables", "storage_labels", "string_data", "tags", "tags_all",
    "terraform_labels", "triggers", "triggers_replace", "user_labels", "values", "variables", "vars",
))  # fmt: skip
"""Arguments that hold a map, or any value, rather than blocks."""

_BUILT_IN = "terraform_"
_ARGUMENT_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


class Style(Enum):
    """What a text means in an argument that Terraform itself reads."""

    TEMPLATE = "template"
    LITERAL = "literal"
    REFERENCE = "reference"
    FLAG = "flag"


@record
class BlockShape:
    """Blocks of one type: how many labels they have, and what is in them.

    `styles` names the arguments whose texts are no templates, `other` is the style of the rest; `blocks` names the nested
    blocks; `open` says that a provider decides what else is a block.
    """

    labels: int = 0
    styles: Mapping[str, Style] = field(default_factory=dict)
    blocks: Mapping[str, BlockShape] = field(default_factory=dict)
    other: Style = Style.TEMPLATE
    open: bool = False


_LITERAL, _REFERENCE, _FLAG = Style.LITERAL, Style.REFERENCE, Style.FLAG
_PLAIN = BlockShape()
_CONDITIONS = {"precondition": _PLAIN, "postcondition": _PLAIN}
_LIFECYCLE = BlockShape(
    styles={
        "ignore_changes": _REFERENCE,
        "replace_triggered_by": _REFERENCE,
        "create_before_destroy": _FLAG,
        "prevent_destroy": _FLAG,
    },
    blocks=_CONDITIONS,
)
_PROVISIONER = BlockShape(labels=1, styles={"when": _REFERENCE, "on_failure": _REFERENCE}, blocks={"connection": _PLAIN})
_RESOURCE = BlockShape(
    labels=2,
    styles={"provider": _REFERENCE, "depends_on": _REFERENCE},
    blocks={"lifecycle": _LIFECYCLE, "provisioner": _PROVISIONER, "connection": _PLAIN},
    open=True,
)
_CONTENT = BlockShape(open=True)
_DYNAMIC = BlockShape(labels=1, styles={"iterator": _REFERENCE}, blocks={"content": _CONTENT})
_VARIABLE = BlockShape(
    labels=1,
    styles={"type": _REFERENCE, "sensitive": _FLAG, "nullable": _FLAG, "ephemeral": _FLAG},
    blocks={"validation": _PLAIN},
    other=_LITERAL,
)
_OUTPUT = BlockShape(
    labels=1,
    styles={"description": _LITERAL, "sensitive": _FLAG, "ephemeral": _FLAG, "depends_on": _REFERENCE},
    blocks={"precondition": _PLAIN},
)
_MODULE = BlockShape(
    labels=1, styles={"source": _LITERAL, "version": _LITERAL, "providers": _REFERENCE, "depends_on": _REFERENCE}
)
_PROVIDER = BlockShape(labels=1, styles={"alias": _LITERAL, "version": _LITERAL}, open=True)
_SETTINGS = BlockShape(
    blocks={
        "required_providers": BlockShape(other=_LITERAL),
        "backend": BlockShape(labels=1, other=_LITERAL),
        "cloud": BlockShape(other=_LITERAL),
        "provider_meta": BlockShape(labels=1),
    },
    other=_LITERAL,
)
_FILE = BlockShape(
    blocks={
        "resource": _RESOURCE,
        "data": _RESOURCE,
        "ephemeral": _RESOURCE,
        "variable": _VARIABLE,
        "output": _OUTPUT,
        "module": _MODULE,
        "provider": _PROVIDER,
        "locals": _PLAIN,
        "terraform": _SETTINGS,
        "check": BlockShape(labels=1, blocks={"data": _RESOURCE, "assert": _PLAIN}),
    }
)
_VARIABLE_FILE = BlockShape(other=_LITERAL)


def parse_configuration(source: Source) -> Body | Diagnostic:
    """The syntax tree of a `.tf.json` file, or what is wrong with it. Top-level keys that declare nothing are left out."""
    return _parsed(source, lambda reader, node: reader.file(node))


def parse_variables(source: Source) -> Body | Diagnostic:
    """The syntax tree of a `.tfvars.json` file: one attribute for each variable, its texts taken literally."""
    return _parsed(source, lambda reader, node: reader.body(node, _VARIABLE_FILE, ""))


def _parsed(source: Source, build: Callable[[_Reader, JsonNode], Body]) -> Body | Diagnostic:
    try:
        with collector_paused():
            return build(_Reader(source), read_json(source.text, source.limits))
    except SyntaxProblem as problem:
        return diagnose(source, problem.start, problem.end, problem.summary, problem.detail)
    except RecursionError:
        return diagnose(source, 0, 1, "An expression in the file is nested too deeply")


@record
class _Reader:
    """Turns the JSON nodes of one file into syntax nodes. Methods raise `SyntaxProblem`."""

    source: Source

    # -- bodies ------------------------------------------------------------------------------------------------------

    def file(self, node: JsonNode) -> Body:
        """The blocks of a file. What `moved`, `check` and later additions say is nothing that values depend on."""
        blocks: list[Block] = []
        for member in self.members(node, "a configuration file"):
            shape = _FILE.blocks.get(member.key.value)
            if shape is not None:
                blocks += self.blocks(member.key, member.value, shape)
        return Body(node.start, node.end, (), tuple(blocks))

    def body(self, node: JsonNode, shape: BlockShape, type_: str) -> Body:
        """The arguments and blocks of an object. `type_` is the type of the resource around it."""
        attributes: dict[str, Attribute] = {}
        blocks: list[Block] = []
        for member in self.members(node, "the content of a block"):
            key, value, name = member.key, member.value, member.key.value
            nested = self.nested(shape, name, value, type_)
            if nested is not None:
                blocks += self.blocks(key, value, nested, type_)
                continue
            if name in attributes:
                line = self.source.position(attributes[name].start)[0]
                raise SyntaxProblem(f"Argument {name!r} is set twice", key.start, key.end, f"it is already set on line {line}")
            expression = self.expression(value, shape.styles.get(name, shape.other))
            attributes[name] = Attribute(key.start, value.end, name, key.end, expression)
        return Body(node.start, node.end, tuple(attributes.values()), tuple(blocks))

    def members(self, node: JsonNode, what: str) -> Iterator[JsonMember]:
        """The members of an object, or of all objects of a list, without comments."""
        objects = node.elements if isinstance(node, JsonArray) else (node,)
        for one in objects:
            if not isinstance(one, JsonObject):
                raise SyntaxProblem("Unexpected JSON value", one.start, one.end, f"{what} is an object")
            yield from (member for member in one.members if member.key.value != COMMENT)

    def nested(self, shape: BlockShape, name: str, value: JsonNode, type_: str) -> BlockShape | None:
        """What blocks a member stands for; None when it is an argument."""
        known = shape.blocks.get(name)
        if known is not None or not shape.open or name in shape.styles or type_.startswith(_BUILT_IN):
            return known
        if name == "dynamic":
            return _DYNAMIC
        return _CONTENT if _looks_like_blocks(name, value, type_) else None

    # -- blocks ------------------------------------------------------------------------------------------------------

    def blocks(
        self, key: JsonString, node: JsonNode, shape: BlockShape, type_: str = "", labels: tuple[Label, ...] = ()
    ) -> Iterator[Block]:
        """The blocks of one type: objects for each label, then the content of one block or a list of them."""
        if len(labels) < shape.labels:
            members = [] if _is_null(node) else list(self.labelled(node, key.value))
            if not members:
                raise SyntaxProblem(
                    "Missing label", key.start, key.end, f"{key.value!r} needs an object whose keys name its blocks"
                )
            for member in members:
                label = Label(member.key.start, member.key.end, member.key.value)
                yield from self.blocks(key, member.value, shape, type_, (*labels, label))
            return
        if _is_null(node):
            return
        type_ = type_ or (labels[0].value if shape is _RESOURCE else "")
        if isinstance(node, JsonArray):
            for element in node.elements:
                body = self.body(element, shape, type_)
                yield Block(element.start, element.end, key.value, labels, element.start + 1, body)
            return
        if not isinstance(node, JsonObject):
            raise SyntaxProblem(
                "Unexpected JSON value", node.start, node.end, f"{key.value!r} is an object or a list of objects"
            )
        start, header_end = (labels[-1].start, labels[-1].end) if labels else (key.start, key.end)
        yield Block(start, node.end, key.value, labels, header_end, self.body(node, shape, type_))

    def labelled(self, node: JsonNode, name: str) -> Iterable[JsonMember]:
        # Comments are not allowed here: Terraform takes the key for a label.
        for one in node.elements if isinstance(node, JsonArray) else (node,):
            if not isinstance(one, JsonObject):
                raise SyntaxProblem(
                    "Unexpected JSON value", one.start, one.end, f"an object whose keys label {name!r} is needed"
                )
            yield from one.members

    # -- expressions -------------------------------------------------------------------------------------------------

    def expression(self, node: JsonNode, style: Style) -> Expression:
        if isinstance(node, JsonConstant):
            return Literal(node.start, node.end, node.value)
        if isinstance(node, JsonString):
            return self.text(node, style)
        if isinstance(node, JsonArray):
            elements = tuple(self.expression(element, style) for element in node.elements)
            return TupleConstructor(node.start, node.end, elements)
        seen: dict[str, JsonString] = {}
        items = []
        for member in node.members:
            earlier = seen.setdefault(member.key.value, member.key)
            if earlier is not member.key:
                line = self.source.position(earlier.start)[0]
                raise SyntaxProblem(
                    f"Key {earlier.value!r} is there twice",
                    member.key.start,
                    member.key.end,
                    f"it is already set on line {line}",
                )
            key = self.text(member.key, Style.TEMPLATE if style is Style.TEMPLATE else Style.LITERAL)
            value = self.expression(member.value, style)
            items.append(ObjectItem(member.key.start, member.value.end, key, value))
        return ObjectConstructor(node.start, node.end, tuple(items))

    def text(self, node: JsonString, style: Style) -> Expression:
        if style is Style.FLAG and node.value in ("true", "false"):
            return Literal(node.start, node.end, node.value == "true")
        if style is Style.REFERENCE:
            return self.embedded(node, expression=True)
        if style is Style.TEMPLATE and ("${" in node.value or "%{" in node.value):
            return self.embedded(node, expression=False)
        return Literal(node.start, node.end, node.value)

    def embedded(self, node: JsonString, *, expression: bool) -> Expression:
        """The expression or template in a text, with its places in the file."""
        from hclscan.hcl.grammar import parse_expression, parse_template  # most texts need no parser

        inner = Source.of(self.source.path, node.value)
        parsed = parse_expression(inner) if expression else parse_template(inner)
        offsets = raw_offsets(self.source.text, node)
        if isinstance(parsed, Diagnostic):
            place = parsed.location
            start = offsets[_offset(inner, place.start_line, place.start_column)]
            end = max(offsets[_offset(inner, place.end_line, place.end_column)], start + 1)
            raise SyntaxProblem(parsed.summary, start, end, parsed.detail)
        moved: Expression = _moved(parsed, offsets)
        if isinstance(moved, Literal):
            return Literal(node.start, node.end, moved.value)
        if isinstance(moved, Template):
            only = moved.parts[0] if len(moved.parts) == 1 else None
            whole = node.value.startswith("${") and node.value.endswith("}")
            if whole and only is not None and not isinstance(only, (Literal, TemplateIf, TemplateFor)):
                return Wrapped(node.start, node.end, only)
            return Template(node.start, node.end, moved.parts)
        return moved


def _looks_like_blocks(name: str, value: JsonNode, type_: str) -> bool:
    objects = value.elements if isinstance(value, JsonArray) else (value,)
    keys: set[str] = set()
    for one in objects:
        if not isinstance(one, JsonObject):
            return False
        keys.update(member.key.value for member in one.members)
    if not objects or not all(_ARGUMENT_NAME.match(key) or key == COMMENT for key in keys):
        return False
    if name == "metadata" and type_.startswith("kubernetes_"):
        return True
    if name == "selector" and keys & {"match_labels", "match_expressions"}:
        return True
    return name not in MAPS


def _is_null(node: JsonNode) -> bool:
    return isinstance(node, JsonConstant) and node.value is None


def _offset(source: Source, line: int, column: int) -> int:
    return min(source.line_starts[line - 1] + column - 1, len(source.text))


def _moved(node: Any, offsets: list[int]) -> Any:
    """A syntax tree with each offset replaced by the one it stands for."""
    if isinstance(node, tuple):
        return tuple(_moved(child, offsets) for child in node)
    if not hasattr(node, "start"):
        return node
    changes: dict[str, Any] = {"start": offsets[node.start], "end": offsets[node.end]}
    for part in fields(node):
        if part.name not in changes:
            changes[part.name] = _moved(getattr(node, part.name), offsets)
    return replace(node, **changes)
