"""What a policy says of a manifest, written as Terraform has it: blocks and arguments of the resource that declares the object.

Fixes are written once, as YAML. Whoever declares an Ingress as `kubernetes_ingress_v1` reads the same fix in HCL, and what
stands beside the object becomes a resource of its own. This is the way back from `typed.py`, with the
names of `typed_fields.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from hclscan.kubernetes.compose import HAS_LIBYAML
from hclscan.kubernetes.fix_comments import Comments
from hclscan.kubernetes.typed_fields import argument_of, blocks_of, is_map, is_object, object_of, type_of
from hclscan.records import record

MANIFEST_TYPE = "kubernetes_manifest"

_SEPARATOR = re.compile(r"^---[ \t]*\n", re.MULTILINE)
_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]*")
_REMOVAL = re.compile(r"\s*#\s*Remove this\b")
_LOADER = yaml.CSafeLoader if HAS_LIBYAML else yaml.SafeLoader
_LINE = 96
"""Characters from which a list gets a line for each of its elements."""

Lines = Iterator[str]


@lru_cache(maxsize=1024)
def written(fix: str, type_: str) -> str:
    """A fix in HCL for a resource of a type that declares an object; as it is, when it is no YAML of mappings."""
    try:
        return "\n".join(_aligned("\n".join(_written(fix, type_)).split("\n"))) + ("\n" if fix.endswith("\n") else "")
    except (yaml.YAMLError, _NoMapping):
        return fix


class _NoMapping(Exception):
    """A document of a fix is no mapping."""


def _written(fix: str, type_: str) -> Lines:
    removes = _REMOVAL.match(fix) is not None
    declared = object_of(type_)
    for number, text in enumerate(_SEPARATOR.split(fix)):
        if number:
            yield ""
        node = yaml.compose(text, Loader=_LOADER)
        comments = Comments.of(text, node)
        if node is None:
            yield from comments.rest("")
            continue
        if not isinstance(node, yaml.MappingNode):
            raise _NoMapping
        kind, api_version = _text(node, "kind"), _text(node, "apiVersion")
        if kind and api_version and (number or removes or declared is None or kind != declared[2]):
            yield from _beside(node, kind, api_version, comments)
        elif declared is None:
            yield from _Writer(comments).manifest(node, "")
        else:
            yield from _Writer(comments).fields(_as_of(node, declared[2]), declared[0], "")
            yield from comments.rest("")


def _beside(node: yaml.MappingNode, kind: str, api_version: str, comments: Comments) -> Lines:
    """A resource of its own, for an object that stands beside the one that fails."""
    type_ = type_of(kind, api_version)
    name = re.sub(r"\W+", "_", _text(_mapping(node, "metadata"), "name")) or "this"
    yield from comments.before(node.start_mark.line + 1, "")
    yield f'resource "{type_ or MANIFEST_TYPE}" "{name}" {{'
    if type_ is None:
        yield from _Writer(comments).manifest(node, "  ")
    else:
        declared = object_of(type_)
        assert declared is not None
        yield from _Writer(comments).fields(_without(node, ("apiVersion", "kind")), declared[0], "  ")
    yield from comments.rest("  ")
    yield "}"


# -- parts of documents --------------------------------------------------------------------------------------------------


def _mapping(node: yaml.MappingNode | None, key: str) -> yaml.MappingNode | None:
    found = None if node is None else next((value for name, value in node.value if name.value == key), None)
    return found if isinstance(found, yaml.MappingNode) else None


def _text(node: yaml.MappingNode | None, key: str) -> str:
    found = None if node is None else next((value for name, value in node.value if name.value == key), None)
    return found.value if isinstance(found, yaml.ScalarNode) else ""


def _without(node: yaml.MappingNode, keys: tuple[str, ...]) -> yaml.MappingNode:
    return _like(node, [(name, value) for name, value in node.value if name.value not in keys])


def _like(node: yaml.Node, entries: list[tuple[yaml.Node, yaml.Node]]) -> yaml.MappingNode:
    return yaml.MappingNode("tag:yaml.org,2002:map", entries, node.start_mark, node.end_mark)


_CRON_JOB = frozenset((
    "concurrencyPolicy", "failedJobsHistoryLimit", "jobTemplate", "schedule", "startingDeadlineSeconds",
    "successfulJobsHistoryLimit", "suspend", "timeZone",
))  # fmt: skip
_PODS_OF = frozenset(("DaemonSet", "Deployment", "Job", "ReplicationController", "StatefulSet"))
_POD_FIELDS = frozenset(("containers", "hostNetwork", "initContainers", "serviceAccountName", "volumes"))


def _as_of(node: yaml.MappingNode, kind: str) -> yaml.MappingNode:
    """A change with the pods where a kind has them: rules on pods write it for one kind."""
    node = _without(node, ("apiVersion", "kind"))
    spec = _mapping(node, "spec")
    if spec is None:
        return node
    names = {name.value for name, _ in spec.value}
    if kind == "Pod" and "template" in names:
        inner = _mapping(_mapping(spec, "template"), "spec")
        return node if inner is None else _with(node, "spec", inner)
    if kind in _PODS_OF and names & _POD_FIELDS:
        return _with(node, "spec", _inside(("template", "spec"), spec))
    if kind == "CronJob" and names - _CRON_JOB:
        if names & _POD_FIELDS:
            spec = _inside(("template", "spec"), spec)
        return _with(node, "spec", _inside(("jobTemplate", "spec"), spec))
    return node


def _with(node: yaml.MappingNode, key: str, content: yaml.MappingNode) -> yaml.MappingNode:
    return _like(node, [(name, content if name.value == key else value) for name, value in node.value])


def _inside(path: tuple[str, ...], content: yaml.MappingNode) -> yaml.MappingNode:
    for key in reversed(path):
        # The key stands where its content begins, so that comments stay before what they are about.
        name = yaml.ScalarNode("tag:yaml.org,2002:str", key, content.start_mark, content.start_mark)
        content = _like(content, [(name, content)])
    return content


# -- layout --------------------------------------------------------------------------------------------------------------

_ARGUMENT = re.compile(r'( *)([\w-]+|"[^"]*") = (?!.*[{\[]$)(.*)')


def _aligned(lines: list[str]) -> Lines:
    """The lines as `terraform fmt` writes them: the signs of arguments that follow each other below each other."""
    run: list[tuple[re.Match[str], list[str]]] = []
    is_text = False
    for line in lines:
        if is_text:
            run[-1][1].append(line)
            is_text = line.strip() != "EOT"
            continue
        match = _ARGUMENT.fullmatch(line)
        if run and (match is None or match[1] != run[0][0][1]):
            yield from _below_each_other(run)
            run = []
        if match is None:
            yield line
        else:
            run.append((match, []))
            is_text = line.endswith("<<-EOT")
    yield from _below_each_other(run)


def _below_each_other(run: list[tuple[re.Match[str], list[str]]]) -> Lines:
    """Arguments with one width of names; behind each, the lines of its text."""
    width = max((len(match[2]) for match, _ in run), default=0)
    for match, text in run:
        yield f"{match[1]}{match[2].ljust(width)} = {match[3]}"
        yield from text


# -- writing -------------------------------------------------------------------------------------------------------------


@record
class _Writer:
    """Writes the nodes of one document. `parent` is the block, or the type, that something is the content of."""

    comments: Comments

    def fields(self, node: yaml.MappingNode, parent: str, margin: str) -> Lines:
        for name, value in node.value:
            yield from self.comments.before(name.start_mark.line, margin)
            yield from self.field(name.value, value, parent, margin)

    def field(self, field: str, value: yaml.Node, parent: str, margin: str) -> Lines:
        block = blocks_of(parent, field)
        argument = argument_of(parent, field)
        if block is not None and isinstance(value, yaml.SequenceNode):
            if not value.value:
                yield self.removed(block, value, margin)
            for element in value.value:
                yield from self.block(block, element, parent, margin)
        elif isinstance(value, yaml.MappingNode) and not is_map(parent, argument, {name.value for name, _ in value.value}):
            yield from self.block(argument, value, parent, margin)
        elif _is_null(value) and is_object(argument):
            yield self.removed(argument, value, margin)
        else:
            yield f"{margin}{argument} = {self.value(value, margin)}{self.comments.behind(value)}"

    def removed(self, block: str, value: yaml.Node, margin: str) -> str:
        return f"{margin}# Remove the block {block}{self.comments.behind(value).replace(' # ', '; ', 1)}"

    def block(self, name: str, node: yaml.Node, parent: str, margin: str) -> Lines:
        if not isinstance(node, yaml.MappingNode):
            raise _NoMapping
        if not node.value:
            yield f"{margin}{name} {{}}"
            return
        yield f"{margin}{name} {{"
        yield from self.fields(
            node, parent if name == "spec" and parent in ("daemon_set", "daemonset") else name, margin + "  "
        )
        yield f"{margin}}}"

    def manifest(self, node: yaml.MappingNode, margin: str) -> Lines:
        yield from self.comments.before(node.start_mark.line + 1, margin)
        yield f"{margin}manifest = {self.value(node, margin)}"

    # -- values ----------------------------------------------------------------------------------------------------------

    def value(self, node: yaml.Node, margin: str) -> str:
        if isinstance(node, yaml.MappingNode):
            return self.object(node, margin)
        if isinstance(node, yaml.SequenceNode):
            return self.list(node, margin)
        return _scalar(node, margin)

    def object(self, node: yaml.MappingNode, margin: str) -> str:
        if not node.value:
            return "{}"
        inner = margin + "  "
        lines = ["{"]
        for name, value in node.value:
            lines += self.comments.before(name.start_mark.line, inner)
            key = name.value if _IDENTIFIER.fullmatch(name.value) else _quoted(name.value)
            lines.append(f"{inner}{key} = {self.value(value, inner)}{self.comments.behind(value)}")
        return "\n".join((*lines, margin + "}"))

    def list(self, node: yaml.SequenceNode, margin: str) -> str:
        inner = margin + "  "
        elements = [self.value(element, inner) for element in node.value]
        short = f"[{', '.join(elements)}]"
        if len(short) <= _LINE and "\n" not in short:
            return short
        return "\n".join(("[", *(f"{inner}{element}," for element in elements), margin + "]"))


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _scalar(node: yaml.Node, margin: str) -> str:
    text: str = node.value
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return "null"
    if kind == "bool":
        return "true" if text.lower() in ("true", "yes", "on") else "false"
    if kind in ("int", "float") and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", text):
        return text
    if "\n" in text.rstrip("\n") and text.endswith("\n"):
        inner = margin + "  "
        lines = [f"{inner}{line}" if line else "" for line in _plain(text).rstrip("\n").split("\n")]
        return "\n".join(("<<-EOT", *lines, f"{margin}EOT"))
    return _quoted(text)


def _plain(text: str) -> str:
    """A text in which no template begins."""
    return text.replace("${", "$${").replace("%{", "%%{")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_plain(escaped)}"'
