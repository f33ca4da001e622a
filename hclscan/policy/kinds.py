"""What a data source reads cannot be a resource of another kind: nobody asks whether a subscription is a vault."""

from __future__ import annotations

from hclscan.hcl.values import Reference

_SURROUNDINGS = frozenset((
    "aws_caller_identity", "aws_partition", "aws_region", "azurerm_client_config", "azurerm_management_group",
    "azurerm_resource_group", "azurerm_subscription", "google_client_config", "google_project",
))  # fmt: skip
"""Data sources that stand for what resources are in."""


def is_of_another_kind(place: Reference | None, type_: str) -> bool:
    """Whether a reference to a data source cannot be one to a resource of a type.

    Types of Azure without a word in common stand for different things; `virtual_machine` may be `linux_virtual_machine`.
    """
    if place is None or place.kind != "data":
        return False
    read = place.address.rpartition("data.")[2].partition(".")[0]
    if read == type_:
        return False
    if read in _SURROUNDINGS:
        return True
    both_of_azure = read.startswith("azurerm_") and type_.startswith("azurerm_")
    return both_of_azure and place.path == ("id",) and _words(read).isdisjoint(_words(type_))


def _words(type_: str) -> frozenset[str]:
    return frozenset(type_.split("_")[1:])
