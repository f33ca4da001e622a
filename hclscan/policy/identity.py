"""Identity: when policies may call two values equal although Terraform does not know them yet.

A reference to an identifying attribute stands for one instance, and for no other; an instance whose natural key (a name the
author chose, such as the bucket of `aws_s3_bucket`) is written is that literal; two unknowns of the same provenance are equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TypeAlias

from hclscan.hcl.alternatives import apply
from hclscan.hcl.closures import only_alternative
from hclscan.hcl.containers import same
from hclscan.hcl.operators import all_equal
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.values import InstanceObject, OneOf, Reference, Sensitive, SetValue, Unknown, Value, is_number, unknown_from
from hclscan.policy.kinds import is_of_another_kind
from hclscan.policy.natural_keys import BEGINNINGS, COMPUTED, IDENTIFYING, NATURAL_KEYS, natural_keys
from hclscan.resources import Resource

Find: TypeAlias = "Callable[[str], Resource | None]"
"""The resource at an address, if the set has it."""

_PLAIN = frozenset((str, bool, int, type(None)))
_MANIFOLD = frozenset((OneOf, Sensitive))
_DEPTH = 4
_NO_IDENTITY = re.compile(r"\A\Z|[\s*]|\Aalias/")
_TYPE_IN_ADDRESS = re.compile(r"(?:^|\.)([\w-]+)\.[\w-]+(?:\[[^\]]*\])?\Z")


_EVER_IDENTIFYING = COMPUTED | {name for names in NATURAL_KEYS.values() for name in names}


class MockObject(InstanceObject):
    """The attributes of a mock in a policy test: what it does not write is missing, identities included."""

    __slots__ = ()


def absent(instance: InstanceObject, name: str) -> Unknown | None:
    """The identity that an attribute which is not written stands for; None when the attribute is simply missing."""
    if name not in _EVER_IDENTIFYING or isinstance(instance, MockObject) or instance.reference.path:
        return None
    type_ = _type_in(instance.reference.address)
    if name == "key_id" and not type_.startswith("aws_kms_"):
        return None  # the key that something is encrypted with, such as a parameter of Systems Manager
    if name in COMPUTED or name in NATURAL_KEYS.get(type_, ()):
        return instance.absent(name)
    return None


def _type_in(address: str) -> str:
    """The type in the address of an instance such as `module.a["x"].aws_s3_bucket.this[0]`; empty when there is none."""
    match = _TYPE_IN_ADDRESS.search(address)
    return match[1] if match else ""


def identifies(reference: Reference | None, find: Find) -> bool:
    """Whether a reference stands for an instance rather than for some property of it."""
    if reference is None or reference.kind != "resource" or len(reference.path) != 1:
        return False
    name = reference.path[0]
    if name in IDENTIFYING:
        return True
    resource = find(reference.address)
    return resource is not None and name in natural_keys(resource.type)


def natural_values(resource: Resource) -> list[Value]:
    """The written natural keys of a resource; unknown when the author left them to be computed."""
    attrs = resource.attrs
    return [attrs[name] for name in natural_keys(resource.type) if attrs.get(name) is not None]


@cache
def _names_of(type_: str) -> tuple[str, ...]:
    """The attributes by which a resource of a type may be known, its natural keys first."""
    return tuple(dict.fromkeys((*natural_keys(type_), *sorted(IDENTIFYING))))


def identity_literals(resource: Resource) -> list[str]:
    """Every text that is known to name the resource: written identifying attributes and natural keys."""
    attrs = resource.attrs
    found = (_plain(attrs[name]) for name in _names_of(resource.type) if name in attrs)
    return [value for value in found if isinstance(value, str) and value]


def equal(find: Find, left: Value, right: Value) -> Value:
    """`left == right` in policies: True, False or unknown. No conversion; lists, tuples and sets are alike."""
    if type(left) in _PLAIN and type(right) in _PLAIN:
        return type(left) is type(right) and left == right
    if left is right and isinstance(left, dict):
        return True  # the same object, such as a manifest that was looked up
    if type(left) not in _MANIFOLD and type(right) not in _MANIFOLD:
        return _equal(find, _DEPTH, left, right)
    return only_alternative(apply(partial(_equal, find, _DEPTH), left, right))


def _equal(find: Find, depth: int, left: Value, right: Value) -> Value:
    if type(left) is Unknown or type(right) is Unknown:
        verdict = _equal_unknown(find, depth, left, right)
        return unknown_from(left, right) if verdict is None else verdict
    if left is None or right is None:
        return left is right
    if is_number(left) and is_number(right):
        return left == right
    if isinstance(left, tuple) and isinstance(right, tuple):
        if type(left) is SetValue and type(right) is not SetValue:
            right = make_set(right)
        elif type(right) is SetValue and type(left) is not SetValue:
            left = make_set(left)
        if len(left) != len(right):
            return False
        return all_equal(zip(left, right, strict=True), partial(equal, find))
    if isinstance(left, dict) and isinstance(right, dict):
        if isinstance(left, InstanceObject) and isinstance(right, InstanceObject) and left.reference == right.reference:
            return True
        if left.keys() != right.keys():
            return False
        return all_equal(((element, right[key]) for key, element in left.items()), partial(equal, find))
    return type(left) is type(right) and left == right


def _equal_unknown(find: Find, depth: int, left: Value, right: Value) -> bool | None:
    if type(left) is not Unknown:
        left, right = right, left
    if right is None:
        return False if left.present or _is_text(left, find) else None
    if type(right) is Unknown:
        return _equal_unknowns(find, depth, left, right)
    if not isinstance(right, str):
        return False if _is_text(left, find) else None
    if left.template is not None and not _may_match(left.template, right):
        return False
    if not right.startswith(_beginning(left.reference, find)):
        return False
    if identifies(left.reference, find):
        return _is_called(find, depth, left, right)
    return None


def _equal_unknowns(find: Find, depth: int, left: Unknown, right: Unknown) -> bool | None:
    if surely_same(left, right):
        return True
    if (
        left.template is not None
        and right.template is not None
        and (_differ(left.template, right.template) or _differ_in_a_hole(find, depth, left.template, right.template))
    ):
        return False
    if _extends(left, right) or _extends(right, left):
        return False
    named = [one for one in (left, right) if identifies(one.reference, find)]
    if len(named) == 1 and _is_another(find, named[0], right if named[0] is left else left):
        return False
    for one in named:
        verdict = _by_natural_key(find, depth, one, right if one is left else left)
        if verdict is not None:
            return verdict
    if len(named) == 2:
        assert left.reference is not None
        assert right.reference is not None
        return left.reference.address == right.reference.address
    return None


def _is_another(find: Find, named: Unknown, other: Unknown) -> bool:
    """Whether the other one is read by a data source of another kind than the resource that is named."""
    assert named.reference is not None
    resource = find(named.reference.address)
    return resource is not None and is_of_another_kind(other.reference, resource.type)


def surely_same(left: Unknown, right: Unknown) -> bool:
    """Whether two unknowns have the same provenance, so that they will be equal whatever they turn out to be."""
    if left.reference is not None or right.reference is not None:
        return left.reference == right.reference
    if left.template is not None and right.template is not None and len(left.template) == len(right.template):
        return all(
            surely_same(one, other) if type(one) is Unknown and type(other) is Unknown else one == other
            for one, other in zip(left.template, right.template, strict=True)
        )
    if left.encodes is not None and right.encodes is not None:
        return left.encodes.format == right.encodes.format and _same_content(left.encodes.value, right.encodes.value)
    return False


def _same_content(left: Value, right: Value) -> bool:
    if type(left) is Unknown and type(right) is Unknown:
        return surely_same(left, right)
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(map(_same_content, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same_content(element, right[key]) for key, element in left.items())
    return type(left) is not OneOf and same(left, right)


def _by_natural_key(find: Find, depth: int, reference: Unknown, other: Unknown) -> bool | None:
    """Compares through the name of the instance: only what is certainly the same counts."""
    assert reference.reference is not None
    resource = find(reference.reference.address)
    if resource is None or depth == 0:
        return None
    for value in natural_values(resource):
        value = _plain(value)
        if isinstance(value, str) and other.reference is not None and identifies(other.reference, find):
            parent = find(other.reference.address)
            if parent is not None and _is_setting_of(resource.type, parent.type):
                return _is_called(find, depth - 1, other, value)
        if type(value) is not Unknown:
            continue
        if value.reference != reference.reference:
            verdict = _equal_unknowns(find, depth - 1, value, other)
            if verdict is not None:
                return verdict
    return None


def _is_setting_of(type_: str, parent: str) -> bool:
    """Whether resources of the type are settings of one of the other type, as `aws_s3_bucket_versioning` of `aws_s3_bucket`."""
    return parent == "aws_s3_bucket" and type_.startswith("aws_s3_bucket_")


def _is_called(find: Find, depth: int, reference: Unknown, literal: str) -> bool | None:
    """Whether the instance behind a reference is the one that a literal names."""
    assert reference.reference is not None
    resource = find(reference.reference.address)
    if resource is None or depth == 0:
        return None
    if literal in identity_literals(resource):
        return True
    if _names_nothing(literal, reference.reference, resource.type):
        return False
    verdicts: list[bool | None] = []
    for value in natural_values(resource):
        value = _plain(value)
        if isinstance(value, str):
            verdicts.append(_names_by_path(literal, value, resource.type))
        elif type(value) is Unknown and value.reference != reference.reference:
            verdicts.append(_equal_unknown(find, depth - 1, value, literal))
        else:
            verdicts.append(None)
    if True in verdicts:
        return True
    return None if None in verdicts or not verdicts else False


def _names_nothing(literal: str, reference: Reference, type_: str) -> bool:
    """Whether a text cannot be the value of an identity: empty, a pattern, the alias of a key, no ARN where one is due."""
    if _NO_IDENTITY.search(literal):
        return True
    return reference.path == ("arn",) and type_.startswith("aws_") and not literal.startswith("arn:")


def _names_by_path(literal: str, key: str, type_: str) -> bool | None:
    """Whether an ARN, a URL or a path such as Azure's ids ends with the key; the service of an ARN must be that of the type."""
    last = literal.replace("/", ":").rsplit(":", 1)[-1]
    if last == literal or last != key:
        return False
    parts = literal.split(":")
    if parts[0] != "arn" or len(parts) < 6:
        return None
    return True if parts[2] in type_.split("_") else None


def _beginning(reference: Reference | None, find: Find) -> str:
    """How the text behind a reference is known to begin; empty when it may begin with anything."""
    resource = find(reference.address) if reference is not None and len(reference.path) == 1 else None
    return "" if resource is None or reference is None else BEGINNINGS.get((resource.type, str(reference.path[0])), "")


def _is_text(value: Unknown, find: Find) -> bool:
    """Whether an unknown is surely a text: an identity, a template with literal parts, or an encoded value."""
    if value.encodes is not None or identifies(value.reference, find) or _beginning(value.reference, find):
        return True
    return value.template is not None and any(isinstance(part, str) for part in value.template)


def _may_match(template: tuple[str | Unknown, ...], literal: str) -> bool:
    """Whether a literal can be what a template becomes: its literal parts occur in order, at the ends where they belong."""
    first, last = template[0], template[-1]
    position, end = 0, len(literal)
    if isinstance(first, str):
        if not literal.startswith(first):
            return False
        position = len(first)
    if isinstance(last, str) and len(template) > 1:
        if not literal.endswith(last):
            return False
        end -= len(last)
    if position > end:
        return False
    for part in template[1:-1]:
        if isinstance(part, str):
            found = literal.find(part, position, end)
            if found < 0:
                return False
            position = found + len(part)
    return True


def _differ(left: tuple[str | Unknown, ...], right: tuple[str | Unknown, ...]) -> bool:
    """Whether two templates cannot become the same text: they begin or end differently."""
    for one, other, forwards in ((left[0], right[0], True), (left[-1], right[-1], False)):
        if isinstance(one, str) and isinstance(other, str):
            size = min(len(one), len(other))
            if size and (one[:size] != other[:size] if forwards else one[-size:] != other[-size:]):
                return True
    return False


def _differ_in_a_hole(find: Find, depth: int, left: tuple[str | Unknown, ...], right: tuple[str | Unknown, ...]) -> bool:
    """Whether two templates are the same but for one hole, which stands for different instances."""
    if len(left) != len(right) or depth == 0:
        return False
    apart = []
    for one, other in zip(left, right, strict=True):
        if type(one) is Unknown and type(other) is Unknown:
            if not surely_same(one, other):
                apart.append((one, other))
        elif one != other:
            return False
    return len(apart) == 1 and _equal_unknowns(find, depth - 1, *apart[0]) is False


def _extends(text: Unknown, part: Unknown) -> bool:
    """Whether a text is another one and more, as `"${x.id}/blobServices/default"` is more than `x.id`."""
    pieces = text.template or ()
    return any(isinstance(piece, str) and piece for piece in pieces) and any(
        type(piece) is Unknown and surely_same(piece, part) for piece in pieces
    )


def _plain(value: Value) -> Value:
    return value.value if type(value) is Sensitive else value


def references_in(value: Value) -> Iterator[Unknown]:
    """Every unknown in a value, holes of texts and encoded values included, alternatives excluded."""
    if type(value) is Unknown:
        yield value
        for part in value.template or ():
            if type(part) is Unknown:
                yield from references_in(part)
        if value.encodes is not None:
            yield from references_in(value.encodes.value)
    elif type(value) is Sensitive:
        yield from references_in(value.value)
    elif isinstance(value, tuple):
        for element in value:
            yield from references_in(element)
    elif isinstance(value, dict):
        for element in value.values():
            yield from references_in(element)
