"""What modules that are not on disk may hold: companions that a lookup would have found in them.

A module can only hold a companion of a resource that it was told of, so its arguments decide. What belongs to a whole account
may be in any module; there the words of its name and source decide, or every third-party module would leave each such
question open. A lookup that has found a companion elsewhere stays as it is: whether a module adds another one is for the note
that the module was not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from hclscan.hcl.values import InstanceObject, Sensitive, Unknown, Value
from hclscan.policy.lookup import Lookup
from hclscan.policy.relations import may_mention
from hclscan.resources import UnseenModule

_OF_ACCOUNTS = frozenset(
    ("account", "audit", "baseline", "compliance", "foundation", "landing", "logging", "organization", "platform", "security")
)
"""Words in the names of modules that set up whole accounts."""


def select(lookup: Lookup, type_: str, wanted: Mapping[str, Value]) -> Value:
    """`Lookup.select`, unknown where nothing was found but an unseen module may hold it."""
    found = lookup.select(type_, wanted)
    if found != ():
        return found
    if not wanted:
        return _unless_unseen(type_, (module for module in lookup.resources.unseen_modules if _is_about(module, type_)))
    return _unless_unseen(
        type_,
        (
            module
            for module in lookup.resources.unseen_modules
            if all(_may_know(lookup, module, value) for value in wanted.values())
        ),
    )


def _is_about(module: UnseenModule, type_: str) -> bool:
    """Whether the name or the source of a module has a word in common with a type, or is that of a basis for accounts."""
    words = {word for word in re.split(r"[^a-z0-9]+", f"{module.address} {module.source}".lower()) if len(word) > 2}
    return not words.isdisjoint({*type_.split("_")[1:], *_OF_ACCOUNTS})


def referrers(lookup: Lookup, resource: Value, type_: str, found: Value) -> Value:
    """The referrers of a resource that were found; unknown where there are none but an unseen module was told of it."""
    if found != () or not isinstance(resource, InstanceObject):
        return found
    return _unless_unseen(
        type_, (module for module in lookup.resources.unseen_modules if _is_told_of(lookup, module, resource))
    )


def _unless_unseen(type_: str, modules: Iterable[UnseenModule]) -> Value:
    module = next(iter(modules), None)
    if module is None:
        return ()
    return Unknown(reason=f"{module.address} ({module.source}) is not on disk, and may hold a resource of type {type_}")


def _may_know(lookup: Lookup, module: UnseenModule, value: Value) -> bool:
    """Whether a module can set an attribute to a value: texts and references only if its arguments contain them."""
    if type(value) is Sensitive:
        value = value.value
    if type(value) is Unknown and value.reference is not None:
        resource = lookup.find(value.reference.address)
        return resource is None or _is_told_of(lookup, module, lookup.attrs(resource))
    if isinstance(value, str):
        return any(_contains(dict(arguments), value) for arguments in module.arguments)
    return True


def _is_told_of(lookup: Lookup, module: UnseenModule, resource: Value) -> bool:
    return any(may_mention(lookup, arguments, resource) for arguments in module.arguments)


def _contains(argument: Value, text: str) -> bool:
    """Whether a text is, or may be, in an argument."""
    if isinstance(argument, str):
        return text in argument
    if isinstance(argument, (tuple, dict)):
        return any(_contains(element, text) for element in (argument.values() if isinstance(argument, dict) else argument))
    return not isinstance(argument, (int, bool)) and argument is not None
