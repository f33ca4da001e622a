"""`data "google_iam_policy"`: computed, because every `google_*_iam_policy` takes its text.

The text is that of the provider (registry documentation of `google_iam_policy`; its names are those of the REST resource
`Policy`): audit configurations, then bindings in the order of their roles, with their members in order. Parts that are not
known stay as holes in it.
"""

from __future__ import annotations

from collections.abc import Callable

from hclscan.hcl.values import InstanceObject, Value, is_wholly_known, unknown_from
from hclscan.terraform.policy_document import encoded

_CONDITION = ("description", "expression", "title")


def add_policy_data(attributes: InstanceObject) -> InstanceObject:
    """The attributes of the data source with `policy_data`."""
    policy: dict[str, Value] = {}
    audited = _each(attributes.get("audit_config"), _audit_config)
    if audited != ():
        policy["auditConfigs"] = audited
    bindings = _each(attributes.get("binding"), _binding)
    if isinstance(bindings, tuple) and all(isinstance(one, dict) and isinstance(one["role"], str) for one in bindings):
        bindings = tuple(sorted(bindings, key=lambda one: str(one["role"])))
    policy["bindings"] = bindings
    return InstanceObject(attributes.reference, {**attributes, "policy_data": encoded(policy, None)})


def _each(blocks: Value, make: Callable[[dict[str, Value]], Value]) -> Value:
    if blocks is None:
        return ()
    if not isinstance(blocks, tuple):
        return unknown_from(blocks)
    return tuple(make(block) if isinstance(block, dict) else unknown_from(block) for block in blocks)


def _binding(block: dict[str, Value]) -> Value:
    made: dict[str, Value] = {}
    conditions = block.get("condition")
    if conditions:
        made["condition"] = conditions[0] if isinstance(conditions, tuple) else unknown_from(conditions)
        if isinstance(made["condition"], dict):
            made["condition"] = {name: made["condition"][name] for name in _CONDITION if name in made["condition"]}
    return {**made, "members": _sorted(block.get("members")), "role": block.get("role")}


def _audit_config(block: dict[str, Value]) -> Value:
    return {"auditLogConfigs": _each(block.get("audit_log_configs"), _log_config), "service": block.get("service")}


def _log_config(block: dict[str, Value]) -> Value:
    exempted = _sorted(block.get("exempted_members"))
    return {**({"exemptedMembers": exempted} if exempted != () else {}), "logType": block.get("log_type")}


def _sorted(members: Value) -> Value:
    if members is None:
        return ()
    if not isinstance(members, tuple):
        return members
    return tuple(sorted(members)) if is_wholly_known(members) else tuple(members)
