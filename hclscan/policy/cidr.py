"""Whether address ranges, taken together, let in the whole internet."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeAlias

from hclscan.hcl.alternatives import apply
from hclscan.hcl.values import EvaluationError, OneOf, Unknown, Value, unknown_from

Network: TypeAlias = "ipaddress.IPv4Network | ipaddress.IPv6Network"

_ANYONE = frozenset(("*", "any", "internet"))
"""How Azure writes all addresses."""

# Ranges that are not reached through the internet: who leaves them out has still let in everyone.
# IANA special-purpose address registries; all of IPv6 but 2000::/3 is not global unicast (RFC 4291).
_NOT_PUBLIC = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "::/3", "4000::/2", "8000::/1",
)  # fmt: skip

_SMALL_SUFFIX = re.compile(r"/(\d{1,3})\Z")
_SMALL = 8
_MAX_OPEN = 4
"""Ranges with alternatives that are tried in all combinations; more of them count as unknown."""


def is_public_cidr(cidrs: Value) -> Value:
    """Whether one range, or a list of ranges together, covers all public addresses of IPv4 or of IPv6.

    Null is no range. Unknown ranges leave the answer unknown unless the known ones cover everything already. Raises
    `EvaluationError` for a text that is no range.
    """
    if cidrs is None:
        return False
    return apply(_is_public, cidrs)


def _is_public(cidrs: Value) -> Value:
    elements = tuple(cidrs) if isinstance(cidrs, tuple) else (cidrs,)
    if sum(type(element) is OneOf for element in elements) > _MAX_OPEN:
        elements = tuple(unknown_from(element) if type(element) is OneOf else element for element in elements)
    return apply(_union_is_public, *elements) if elements else False


def _union_is_public(*ranges: Value) -> Value:
    known: list[str] = []
    unknown: list[Value] = []
    for one in ranges:
        if one is None:
            continue
        if type(one) is Unknown:
            unknown.append(one)
        elif isinstance(one, tuple):
            nested = _is_public(one)
            if nested is True:
                return True
            unknown += [nested] if type(nested) is Unknown else []
        elif isinstance(one, str) and one.strip().lower() in _ANYONE:
            return True
        else:
            known.append(_checked(one))
    if _cover_everything(tuple(known)):
        return True
    undecided = [one for one in unknown if not _is_small(one)]
    return unknown_from(*undecided) if undecided else False


def _checked(value: Value) -> str:
    """The text of a range, which is one."""
    if not isinstance(value, str):
        raise EvaluationError("Invalid address range", "a text such as 10.0.0.0/8 is needed")
    try:
        _network(value)
    except ValueError:
        raise EvaluationError("Invalid address range", f"{value!r} is not an address range such as 10.0.0.0/8") from None
    return value


@lru_cache(maxsize=2048)
def _network(text: str) -> Network:
    return ipaddress.ip_network(text.strip(), strict=False)


def _is_small(value: Value) -> bool:
    """Whether an unknown range ends in a literal prefix length that makes it far smaller than the internet."""
    last = value.template[-1] if type(value) is Unknown and value.template else None
    match = _SMALL_SUFFIX.search(last) if isinstance(last, str) else None
    return match is not None and int(match[1]) >= _SMALL


@lru_cache(maxsize=2048)
def _cover_everything(ranges: tuple[str, ...]) -> bool:
    """Whether ranges cover all public addresses. The same few are asked about again and again."""
    found = [_network(one) for one in ranges]
    return any(_covers_family(version, found) for version in (4, 6))


def _covers_family(version: int, networks: list[Network]) -> bool:
    own = [network for network in networks if network.version == version]
    if not own:
        return False
    union = list(_collapsed([*own, *_not_public(version)]))
    return len(union) == 1 and union[0].prefixlen == 0


def _collapsed(networks: list[Network]) -> Iterator[Network]:
    return ipaddress.collapse_addresses(networks)  # type: ignore[type-var]


@cache
def _not_public(version: int) -> tuple[Network, ...]:
    return tuple(network for network in map(ipaddress.ip_network, _NOT_PUBLIC) if network.version == version)
