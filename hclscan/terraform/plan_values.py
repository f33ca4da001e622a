"""The attributes of the resources of a plan: what is known, what is known after apply, and what must not be printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hclscan.hcl.limits import LIMITS, Limits, named
from hclscan.hcl.source import Location
from hclscan.hcl.values import InstanceObject, Path, Reference, Unknown, Value, is_wholly_known, reveal, sensitive
from hclscan.records import record
from hclscan.resources import Operation
from hclscan.terraform.computed_data import answered, is_computed
from hclscan.terraform.plan_references import InstanceKey, References, names_in

MAX_PASSED_ON = 64
"""How many resources an unknown value is followed through."""

# An expression in one of these that mentions a name is a text around it, or a name derived from it, as a rule.
_NEVER_A_REFERENCE = re.compile(
    r"(?:\w+_)?(?:policy|json|description|content|template|template_body|definition|definitions|document|user_data)"
    r"|name|name_prefix|bucket_prefix|identifier|tags|tags_all|(?:default_|effective_|resource_|terraform_|user_)?labels"
)
_OWN_NAME = {"aws_s3_bucket": "bucket", "aws_s3_directory_bucket": "bucket"}


@record
class Change:
    """What a plan says of one resource instance. `after` are its attributes, `unknown` and `secret` have their shape."""

    key: InstanceKey
    address: str
    operation: Operation
    after: Mapping[str, Any]
    unknown: Any
    secret: Any
    before: Any
    before_secret: Any
    place: int
    location: Location
    provider: str


def _too_deep(limits: Limits) -> Unknown:
    return Unknown(reason=f"the value is nested too deeply: {named('json_depth', limits.json_depth)}")


def _known(value: Any, depth: int) -> Value:
    """A value of a plan with lists as tuples."""
    if depth > LIMITS.json_depth:
        return _too_deep(LIMITS)
    if isinstance(value, list):
        return tuple(_known(element, depth + 1) for element in value)
    if isinstance(value, dict):
        return {name: _known(element, depth + 1) for name, element in value.items()}
    return value


def configured_value(expression: Any, depth: int) -> Value:
    """The value of an argument in the configuration part: a constant, or unknown, since a plan does not compute it."""
    if isinstance(expression, list):
        return tuple(configured_value(element, depth + 1) for element in expression)
    if isinstance(expression, dict) and "constant_value" in expression:
        return _known(expression["constant_value"], depth)
    if isinstance(expression, dict) and expression and "references" not in expression:
        return {name: configured_value(element, depth + 1) for name, element in expression.items()}
    names = ", ".join(dict.fromkeys(names_in(expression)))
    return Unknown(reason=f"a plan does not give the value of {names}" if names else "a plan does not give the value")


def prior_attributes(change: Change) -> Mapping[str, Value] | None:
    if not isinstance(change.before, dict):
        return None
    merged = _marked(_known(change.before, 0), change.before_secret)
    return merged if isinstance(merged, dict) else {name: sensitive(value) for name, value in change.before.items()}


def _marked(value: Value, secret: Any) -> Value:
    """The value, sensitive where `secret`, which has its shape, says so."""
    if secret is True:
        return sensitive(value)
    if isinstance(secret, dict) and isinstance(value, dict):
        return {name: _marked(element, secret.get(name)) for name, element in value.items()}
    if isinstance(secret, list) and isinstance(value, tuple):
        return tuple(_marked(element, secret[i] if i < len(secret) else None) for i, element in enumerate(value))
    return value


class PlanValues:
    """The attributes of the instances of a plan, each worked out when it is first asked for."""

    def __init__(self, changes: Mapping[InstanceKey, Change], references: References, limits: Limits = LIMITS) -> None:
        self.references = references
        self.limits = limits
        self.by_address = {change.address: change for change in changes.values()}
        self._attributes: dict[tuple[str, str], Value] = {}
        self._depth = 0

    def attributes(self, change: Change) -> InstanceObject:
        """All attributes of an instance that are not null: those, a configuration would not write."""
        names = dict.fromkeys((*change.after, *(change.unknown if isinstance(change.unknown, dict) else ())))
        found = {name: self.attribute(change, name) for name in names}
        own = self.own(change)
        attributes = InstanceObject(own, {name: value for name, value in found.items() if value is not None})
        return self.with_document(change, attributes)

    def own(self, change: Change, path: Path = ()) -> Reference:
        return Reference("data" if change.key.mode == "data" else "resource", change.address, path)

    def with_document(self, change: Change, attributes: InstanceObject) -> InstanceObject:
        """A policy document that is read on apply is known but for the holes in it."""
        texts = [value for name, value in attributes.items() if is_computed(change.key.type, name)]
        return answered(change.key.type, attributes) if any(isinstance(text, Unknown) for text in texts) else attributes

    def attribute(self, change: Change, name: str) -> Value:
        """The value of one attribute."""
        place = (change.address, name)
        if place not in self._attributes:
            unknown = change.unknown if change.unknown is True else _part(change.unknown, name)
            secret = change.secret if change.secret is True else _part(change.secret, name)
            self._attributes[place] = self.merged(change, (name,), change.after.get(name), unknown, secret)
        return self._attributes[place]

    def merged(self, change: Change, path: Path, value: Any, unknown: Any, secret: Any) -> Value:
        """A known value and the unknown parts in it, put together."""
        if secret is True:
            return sensitive(self.merged(change, path, value, unknown, None))
        if unknown is True:
            return self.unknown(change, path)
        if len(path) > self.limits.json_depth:
            return _too_deep(self.limits)
        if isinstance(value, list) or (value is None and isinstance(unknown, list)):
            listed = value or []
            marks = unknown if isinstance(unknown, list) else []
            return tuple(
                self.merged(change, (*path, i), _at(listed, i), _at(marks, i), _at(secret, i))
                for i in range(max(len(listed), len(marks)))
            )
        if isinstance(value, dict) or (value is None and isinstance(unknown, dict) and unknown):
            return self.merged_object(change, path, value or {}, unknown, secret)
        return value

    def merged_object(self, change: Change, path: Path, value: Mapping[str, Any], unknown: Any, secret: Any) -> Value:
        names = dict.fromkeys((*value, *(unknown if isinstance(unknown, dict) else ())))
        result = {
            name: self.merged(change, (*path, name), value.get(name), _part(unknown, name), _part(secret, name))
            for name in names
        }
        if isinstance(path[-1], int):  # an element of a list is a block, as a rule, of which only some arguments are written
            written = {name: element for name, element in result.items() if element is not None}
            return InstanceObject(self.own(change, path), written)
        return result

    # -- unknown values ----------------------------------------------------------------------------------------------

    def unknown(self, change: Change, path: Path) -> Value:
        """The unknown value of an attribute: what it refers to, where the plan tells."""
        traced = self.references.trace(change.key, path)
        own = self.own(change, path)
        if traced is None:
            if len(path) == 1 and self.references.resource(change.key) is None and path[0] not in ("id", "arn"):
                # Without its configuration nothing tells a name that the provider makes up from one that is referred to.
                return Unknown(reason=f"{own} is known after apply")
            return Unknown(reason=f"{own} is known after apply", reference=own)
        if traced.only is not None:
            found = self.referred(traced.only)
            if isinstance(found, Unknown) and (found.encodes is not None or self.is_reference(change, path, traced.alone)):
                return found
        causes = tuple(cause for cause in traced.causes if not self.is_known(cause))
        if causes:
            return Unknown(causes=causes)
        return Unknown(reason=f"a plan does not tell what {own} is computed from")

    def is_known(self, reference: Reference) -> bool:
        """Whether the plan has a value for the place of a reference, so that nothing is unknown because of it."""
        found = self.referred(reference)
        return found is not None and is_wholly_known(found)

    def is_reference(self, change: Change, path: Path, alone: bool) -> bool:
        """Whether an argument is what it mentions, rather than a text around it.

        `alone`: nothing else is mentioned. Otherwise the argument must be one that holds nothing but the name of another
        resource, such as `var.encrypt ? aws_kms_key.a.arn : null`.
        """
        name = next((step for step in reversed(path) if isinstance(step, str)), "")
        if _NEVER_A_REFERENCE.fullmatch(name) is not None or _OWN_NAME.get(change.key.type) == name:
            return False
        return alone or name.endswith(("_id", "_arn"))

    def referred(self, reference: Reference) -> Value:
        """What is at the place of a reference; None when the plan does not say."""
        if reference.kind == "variable":
            return Unknown(reason=f"{reference} is known after apply", reference=reference)
        change = self.by_address.get(reference.address)
        if change is None or not reference.path or self._depth >= MAX_PASSED_ON:
            return None
        self._depth += 1
        try:
            value = self.passed_on(change, reference.path)
        finally:
            self._depth -= 1
        return value

    def passed_on(self, change: Change, path: Path) -> Value:
        name = path[0]
        if not isinstance(name, str):
            return None
        if is_computed(change.key.type, name):
            return self.attributes(change).get(name)
        value = reveal(self.attribute(change, name))
        for step in path[1:]:
            if isinstance(value, dict) and isinstance(step, str):
                value = reveal(value.get(step))
            elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
                value = reveal(value[step])
        return value


def _part(shape: Any, name: str) -> Any:
    return shape.get(name) if isinstance(shape, dict) else None


def _at(shape: Any, index: int) -> Any:
    return shape[index] if isinstance(shape, list) and index < len(shape) else None
