"""The functions with which policies ask about other resources, and about what a resource belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from hclscan.hcl.functions.signature import invalid
from hclscan.hcl.values import EvaluationError, InstanceObject, Unknown, Value, is_deferred, type_name, unknown_from
from hclscan.policy import relations, unseen
from hclscan.policy.context import PolicyContext
from hclscan.policy.semver import admits
from hclscan.resources import Resource


def getresources(context: PolicyContext, type_: str, wanted: Value) -> Value:
    if wanted is not None and not isinstance(wanted, dict):
        raise invalid("filter", f"an object is needed, not a {type_name(wanted)}")
    return unseen.select(context.lookup, type_, wanted or {})


def getdatasource(context: PolicyContext, type_: str, config: Value) -> Value:
    return context.data(type_, config)


def gethttprequest(*arguments: Value) -> Value:
    raise EvaluationError("core::gethttprequest is not available offline")


def referrers(context: PolicyContext, resource: Value, type_: str, *names: str) -> Value:
    return unseen.referrers(context.lookup, resource, type_, relations.referrers(context.lookup, resource, type_, names))


def refers_to(context: PolicyContext, value: Value, resource: Value) -> Value:
    if is_deferred(resource):
        return unknown_from(resource)
    return relations.refers_to(context.lookup, value, resource)


def same_provider(context: PolicyContext, resource: Value, other: Value) -> Value:
    """Whether two resources are in one account and region. Mocks, which state no provider, are.

    They are when they use one provider configuration and, since version 6 of the AWS provider lets a resource name a region of
    its own, when their regions are the same.
    """
    found = [_evaluated(context, one) for one in (resource, other)]
    first, second = (None if one is None or one.provider is None else one.provider for one in found)
    if first is None or second is None:
        return True
    if (first.type, first.alias) != (second.type, second.alias):
        return False
    own = [context.lookup.attrs(one).get("region") for one in found if one is not None]
    if first.type != "aws" or own == [None, None]:
        return True
    usual = provider_config(context, resource).get("region", Unknown(reason="the provider configuration names no region"))
    return context.lookup.equal(*(usual if region is None else region for region in own))


def provider_allows(context: PolicyContext, resource: Value, constraint: str) -> Value:
    """Whether the configuration admits a version of a resource's provider that meets a constraint. Mocks require none."""
    found = _evaluated(context, resource)
    if found is None or found.provider is None:
        return True
    required = context.lookup.resources.provider_versions.get(found.provider.provider_address, ())
    try:
        return admits(required, constraint)
    except EvaluationError:
        return admits((), constraint)  # what Terraform would refuse requires nothing


def provider_config(context: PolicyContext, resource: Value) -> Mapping[str, Value]:
    """The attributes of the provider configuration that a resource uses; an empty object when none is written."""
    found = _evaluated(context, resource)
    if found is None or found.provider is None:
        return {}
    alias = f".{found.provider.alias}" if found.provider.alias else ""
    configured = context.lookup.find(f"provider.{found.provider.type}{alias}")
    return {} if configured is None else context.lookup.attrs(configured)


def _evaluated(context: PolicyContext, resource: Value) -> Resource | None:
    if not isinstance(resource, InstanceObject):
        raise EvaluationError("Invalid resource", "the attributes of a resource are needed, such as attrs")
    return context.lookup.find(resource.reference.address)


def environment(context: PolicyContext) -> Value:
    return context.environment
