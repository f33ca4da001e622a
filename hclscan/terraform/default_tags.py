"""Tags and labels that resources get from their provider: `default_tags` of AWS, `default_labels` of Google.

A resource is given both together under the name that its provider has for them: `tags_all`, `terraform_labels`.
https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block
https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference#default_labels
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from hclscan.environment import is_environment
from hclscan.hcl.alternatives import apply
from hclscan.hcl.values import InstanceObject, MapValue, Value, reveal
from hclscan.terraform.places import Places

TOGETHER = ("tags_all", "terraform_labels")
"""Attributes that hold the tags of a resource and the default ones."""

_OWN = (*TOGETHER, "tags", "labels", "resource_labels", "user_labels")

_WORDS = ("digitalocean_", "openstack_", "scaleway_")
"""Beginnings of types whose tags are lists of words, some of them pairs such as `environment=staging`."""

_WITHOUT_DEFAULT_LABELS = frozenset((
    "google_monitoring_alert_policy", "google_monitoring_metric_descriptor", "google_monitoring_notification_channel",
    "google_sql_database_instance",
))  # fmt: skip
"""Types of Google whose `labels` are something else, or whose labels go by another name and stay without the default ones."""


def default_tags(provider: Mapping[str, Value]) -> Value:
    """The tags or labels that a provider configuration gives to everything, an object that may be sensitive.

    It is empty when the provider gives none, or unknown ones.
    """
    labels = provider.get("default_labels")
    if isinstance(reveal(labels), dict):
        return labels
    blocks = provider.get("default_tags")
    if isinstance(blocks, tuple) and blocks and isinstance(blocks[0], dict):
        tags = blocks[0].get("tags")
        if isinstance(reveal(tags), dict):
            return tags
    return {}


def with_default_tags(attributes: InstanceObject, type_: str, defaults: Value) -> InstanceObject:
    """The attributes of a managed resource with its own tags over the default ones, where its provider merges them."""
    names = _names(type_)
    if names is None:
        return attributes
    own, together = names
    written = attributes.get(own)
    merged = None if written is None and not defaults else apply(_merged, written, defaults)
    if merged is None:
        return attributes
    result = InstanceObject(attributes.reference, attributes)
    result[together] = merged
    return result


def _merged(tags: Value, defaults: Value) -> Value:
    if not isinstance(tags, dict):
        # Unknown tags may hide default ones, so they are all that can be said.
        return dict(defaults) if tags is None and defaults else tags
    return MapValue({**defaults, **tags})


def with_tags_in_place(places: Places, type_: str, attributes: Mapping[str, Value]) -> Places:
    """The places with that of the own tags standing for all tags too: who looks for a tag finds where to write it."""
    names = _names(type_)
    if names is None or names[1] not in attributes:
        return places
    return places.standing_for(*names)


def stated_tags(attributes: Mapping[str, Value], type_: str = "") -> Mapping[str, Value]:
    """The tags or labels of a resource, the default ones included where they are known.

    Where tags are words, such as on Scaleway, pairs among them count (`environment=staging`, `environment:staging`), and a word
    that is nothing but the name of an environment. The `tags` of servers of Google are a list of network tags, which says
    nothing here.
    """
    for name in _OWN:
        tags = attributes.get(name)
        if tags is None:
            continue
        tags = reveal(tags)
        if isinstance(tags, dict):
            return tags
        if isinstance(tags, tuple) and (stated := _listed(tags, type_)):
            return {**_metadata(attributes, type_), **stated}
    settings = attributes.get("settings")
    if isinstance(settings, tuple) and settings and isinstance(settings[0], dict):
        labels = reveal(settings[0].get("user_labels"))
        if isinstance(labels, dict):
            return labels
    return _metadata(attributes, type_)


def _metadata(attributes: Mapping[str, Value], type_: str) -> Mapping[str, Value]:
    """What OpenStack has instead of tags with a value."""
    metadata = reveal(attributes.get("metadata")) if type_.startswith("openstack_") else None
    return metadata if isinstance(metadata, dict) else {}


def _listed(tags: tuple[Value, ...], type_: str) -> Mapping[str, Value]:
    """Tags that are written one by one: blocks with a key and a value, or words."""
    stated: dict[str, Value] = {}
    for tag in map(reveal, tags):
        if isinstance(tag, dict):
            key = reveal(tag.get("key"))
            if isinstance(key, str):
                stated.setdefault(key, tag.get("value"))
        elif isinstance(tag, str) and type_.startswith(_WORDS):
            pair = re.split("[=:]", tag, maxsplit=1)
            if len(pair) == 2:
                stated.setdefault(pair[0].strip(), pair[1].strip())
            elif is_environment(tag):
                stated.setdefault("environment", tag)
    return stated


@lru_cache(maxsize=4096)
def _names(type_: str) -> tuple[str, str] | None:
    """How a type calls its own tags, and its own together with the default ones; None for types without default tags."""
    if type_.startswith("aws_"):
        return "tags", "tags_all"
    if type_.startswith("google_") and type_ not in _WITHOUT_DEFAULT_LABELS:
        return "resource_labels" if type_ == "google_container_cluster" else "labels", "terraform_labels"
    return None
