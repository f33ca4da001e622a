"""Applying fixes to examples, as somebody would who pastes them: what the tests of fixes do."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from hclscan.findings import Finding
from hclscan.hcl.grammar import parse
from hclscan.hcl.source import Source
from hclscan.hcl.syntax import Attribute, Block, Body, Literal

BESIDE = frozenset({"resource", "data", "module", "provider", "variable"})
"""Blocks that stand beside a resource and not in it; in a fix they have labels."""

_NAMES = ("name", "key", "parameter_key", "namespace", "id", "sid", "protocol")
"""Arguments by which one of several blocks of a type is told from the others."""

_REFERENCE = re.compile(r"(?<![\w.\"-])(?:(data)\.)?([a-z][a-z0-9]*_[a-z0-9_]+)\.([A-Za-z_][\w-]*)(?=[.\[])")
_VARIABLE = re.compile(r"(?<![\w.-])var\.([A-Za-z_][\w-]*)")

_REMOVAL = re.compile(r"\s*#\s*Remove this\b")
"""How a fix begins when the resource itself is what is wrong."""

_REMOVED = re.compile(r"^\s*#\s*Remove the (?:block|argument) ([a-z]\w*)", re.MULTILINE)
"""How a fix says, in the place where it stands, that a block or an argument has to go."""

_GIVEN = {
    "_arn": "arn:aws:iam::123456789012:role/partner",
    "_cidr": "203.0.113.0/24",
    "_date": (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=90)).date().isoformat(),
    "_email": "oncall@example.org",
}
"""Values for variables by the ends of their names."""

_STATED = {"aws_vpc": '  cidr_block = "10.0.0.0/16"\n'}
"""What resources that fixes refer to say, where a rule asks for it."""

Texts = Mapping[str, str]
"""The texts of the files of an example, by path."""


def mended(texts: Texts, findings: Sequence[Finding]) -> dict[str, str]:
    """The texts with the fix of each finding applied to its resource, and with what the fixes refer to declared."""
    result = dict(texts)
    added: list[str] = []
    by_path: dict[str, list[Finding]] = {}
    for finding in {(one.block, one.fix): one for one in findings}.values():
        by_path.setdefault(finding.block.path, []).append(finding)
    for path, here in by_path.items():
        # From the last to the first, so that the lines of those to come stay where they are.
        for finding in sorted(here, key=lambda one: one.block.start_line, reverse=True):
            if path.endswith((".yaml", ".yml")):
                result[path] = _mended_manifest(result[path], finding, texts[path])
            else:
                added += _beside(finding.fix, _provider(result[path], finding))
                result[path] = _mended_block(result[path], finding)
    for block in dict.fromkeys(added):
        _add(result, block)
    fixes = "\n".join(finding.fix for finding in findings)
    hcl = [path for path in result if path.endswith((".tf", ".tofu"))]
    if hcl:
        result[hcl[0]] += "".join(_declarations(fixes, [_body(result[path]) for path in hcl]))
    return result


# -- Terraform -----------------------------------------------------------------------------------------------------------


def _body(text: str) -> Body:
    body = parse(Source.of("fix.tf", text))
    assert isinstance(body, Body), f"{body}\n{text}"
    return body


def _block(text: str, finding: Finding) -> Block:
    source = Source.of("fix.tf", text)
    return next(one for one in _body(text).blocks if source.position(one.start)[0] == finding.block.start_line)


def _provider(text: str, finding: Finding) -> str:
    """The argument by which the resource chooses a configuration of its provider; empty when it takes the default one."""
    block = _block(text, finding)
    return next((text[one.start : one.end].strip() for one in block.body.attributes if one.name == "provider"), "")


def _mended_block(text: str, finding: Finding) -> str:
    block = _block(text, finding)
    if _REMOVAL.match(finding.fix):
        return text[: block.start] + text[block.end :]
    fix = _body(finding.fix)
    attributes = list(fix.attributes)
    blocks = [one for one in fix.blocks if not (one.type in BESIDE and one.labels)]
    return _apply(text, _merged(text, block, finding.fix, attributes, blocks))


def _beside(fix: str, provider: str) -> Iterator[str]:
    """The blocks that a fix puts beside the resource, in the same region and account."""
    for block in _body(fix).blocks:
        if block.type in BESIDE and block.labels:
            text = fix[block.start : block.end]
            yield text.replace("{\n", f"{{\n  {provider}\n", 1) if provider and block.type == "resource" else text


def _add(texts: dict[str, str], block_text: str) -> None:
    """Adds a block to an example, or merges it into the one of its name."""
    (wanted,) = _body(block_text).blocks
    for path, text in texts.items():
        if not path.endswith((".tf", ".tofu")):
            continue
        for block in _body(text).blocks:
            if _key(block) == _key(wanted):
                edits = _merged(text, block, block_text, list(wanted.body.attributes), list(wanted.body.blocks))
                texts[path] = _apply(text, edits)
                return
    path = next(path for path in texts if path.endswith((".tf", ".tofu")))
    texts[path] = f"{texts[path].rstrip()}\n\n{block_text}\n"


def _key(block: Block) -> tuple[str, ...]:
    return (block.type, *(label.value for label in block.labels))


Edit = tuple[int, int, str]


def _merged(
    text: str,
    block: Block,
    fix: str,
    attributes: Sequence[Attribute],
    blocks: Sequence[Block],
    span: tuple[int, int] | None = None,
) -> list[Edit]:
    """What has to change in a block so that it says what the fix says, all of it or what stands in a span of it."""
    edits: list[Edit] = _removals(block, fix, blocks, span)
    added: list[str] = []
    for attribute in attributes:
        piece = fix[attribute.start : attribute.end]
        present = block.body.attribute(attribute.name)
        if present is not None:
            edits.append((present.start, present.end, piece))
        else:
            edits += [(one.start, one.end, "") for one in block.body.blocks if one.type == attribute.name]
            added.append(piece)
    for type_ in dict.fromkeys(one.type for one in blocks):
        wanted = [one for one in blocks if one.type == type_]
        present_attribute = block.body.attribute(type_)
        if present_attribute is not None:
            edits.append((present_attribute.start, present_attribute.end, ""))
        present = [one for one in block.body.blocks if one.type == type_ or _key(one) == ("dynamic", type_)]
        pairs = None if _is_replaced(type_, wanted) else _pairs(present, wanted)
        if pairs is None:
            edits += [(one.start, one.end, "") for one in present]
            added += [fix[one.start : one.end] for one in wanted]
            continue
        matched = {id(one) for _, one in pairs}
        for old, new in pairs:
            edits += _merged(text, old, fix, new.body.attributes, new.body.blocks, (new.start, new.end))
        added += [fix[one.start : one.end] for one in wanted if id(one) not in matched]
    if added:
        closing = text.rindex("}", block.start, block.end)
        edits.append((closing, closing, "\n" + "\n".join(added) + "\n"))
    return edits


def _removals(block: Block, fix: str, blocks: Sequence[Block], span: tuple[int, int] | None) -> list[Edit]:
    """What comments of a fix take out of a block; those in the blocks of the fix are about blocks in it."""
    start, end = span or (0, len(fix))
    matches = [match for match in _REMOVED.finditer(fix) if start <= match.start() < end]
    here = [match[1] for match in matches if not any(one.start <= match.start() < one.end for one in blocks)]
    gone = [
        one
        for one in (*block.body.attributes, *block.body.blocks)
        if (one.name if isinstance(one, Attribute) else one.type) in here
    ]
    return [(one.start, one.end, "") for one in gone]


_SINGLE = frozenset({"metadata", "service"})
"""Blocks of manifests that are no element of a list: one that is there changes its name."""


def _is_replaced(type_: str, wanted: Sequence[Block]) -> bool:
    """Whether blocks of a manifest are replaced as a whole, although they have names: those of `_WHOLE`."""
    return f"{type_}s" in _WHOLE and all(one.body.attribute("kind") is not None for one in wanted)


def _pairs(present: Sequence[Block], wanted: Sequence[Block]) -> list[tuple[Block, Block]] | None:
    """Which block of a fix changes which one that is there; None when those of the fix take the place of all."""
    if any(one.type == "dynamic" for one in present):
        return None
    if len(present) == len(wanted) == 1 and wanted[0].type in _SINGLE:
        return [(present[0], wanted[0])]
    if all(_name(one) for one in wanted):
        return [(old, new) for new in wanted for old in present if _name(old) == _name(new)]
    return [(old, wanted[0]) for old in present] if len(wanted) == 1 else None


def _name(block: Block) -> tuple[str, ...]:
    found = []
    for name in _NAMES:
        attribute = block.body.attribute(name)
        if attribute is not None and isinstance(attribute.expression, Literal):
            found.append(f"{name}={attribute.expression.value}")
    return tuple(found[:1])


def _apply(text: str, edits: Sequence[Edit]) -> str:
    for start, end, piece in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        text = text[:start] + piece + text[end:]
    return text


def _declarations(fixes: str, bodies: Sequence[Body]) -> Iterator[str]:
    """Declarations of what the fixes refer to and nobody declares."""
    declared = {_key(block) for body in bodies for block in body.blocks}
    wanted: dict[tuple[str, ...], None] = {}
    for match in _REFERENCE.finditer(fixes):
        wanted["data" if match[1] else "resource", match[2], match[3]] = None
    for match in _VARIABLE.finditer(fixes):
        wanted["variable", match[1]] = None
    for kind, *labels in wanted:
        if (kind, *labels) not in declared:
            yield f"\n{kind} {' '.join(map(_quoted, labels))} {{\n{_content(kind, labels)}}}\n"


def _content(kind: str, labels: Sequence[str]) -> str:
    if kind != "variable":
        return _STATED.get(labels[0], "")
    given = next((value for end, value in _GIVEN.items() if labels[0].endswith(end)), "given")
    return f"  default = {_quoted(given)}\n"


def _quoted(text: str) -> str:
    return f'"{text}"'


# -- manifests -----------------------------------------------------------------------------------------------------------


def _mended_manifest(text: str, finding: Finding, original: str) -> str:
    """The text with a fix applied; lines count in the original, since mending writes the documents anew."""
    nodes = [node for node in yaml.compose_all(original, yaml.SafeLoader) if node is not None]
    documents = [one for one in yaml.safe_load_all(text) if one is not None]
    line = finding.block.start_line
    position = max(index for index, node in enumerate(nodes) if node.start_mark.line + 1 <= line)
    if _REMOVAL.match(finding.fix):
        del documents[position]
    for fix in yaml.safe_load_all(finding.fix):
        if not isinstance(fix, dict):
            continue
        if "kind" in fix and fix["kind"] != documents[position].get("kind"):
            documents.append(fix)
        else:
            change = {key: value for key, value in fix.items() if key not in ("apiVersion", "kind")}
            documents[position] = _overlaid(documents[position], change)
    return yaml.safe_dump_all(documents, sort_keys=False)


_WHOLE = frozenset({"subjects"})
"""Lists that Kubernetes replaces as a whole, although their elements have names."""


def _overlaid(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        result = dict(old)
        for key, value in new.items():
            result[key] = _overlaid(old[key], value) if key in old and key not in _WHOLE else copy.deepcopy(value)
        return result
    if isinstance(old, list) and new and isinstance(new, list) and all(isinstance(one, dict) for one in (*old, *new)):
        if all("name" in one for one in (*old, *new)):
            by_name = {one["name"]: one for one in new}
            kept = [_overlaid(one, by_name.pop(one["name"], {})) for one in old]
            return kept + list(by_name.values())
        if len(new) == 1:
            return [_overlaid(one, new[0]) for one in old]
    return copy.deepcopy(new)
