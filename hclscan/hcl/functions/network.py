"""Functions on network prefixes: https://developer.hashicorp.com/terraform/language/functions#ip-network-functions."""

from __future__ import annotations

from hclscan.hcl.functions.signature import Function, Parameter, invalid, table
from hclscan.hcl.types import NUMBER, STRING
from hclscan.hcl.values import EvaluationError, ListValue, Value
from hclscan.records import record


@record
class Prefix:
    """A network prefix: the first address as a number, the length of the prefix, the bits of an address (32 or 128)."""

    address: int
    length: int
    bits: int

    @property
    def size(self) -> int:
        return 1 << (self.bits - self.length)

    def __str__(self) -> str:
        return f"{format_address(self.address, self.bits)}/{self.length}"


def format_address(address: int, bits: int) -> str:
    """An address in its usual notation."""
    if bits == 32:
        return ".".join(str(address >> shift & 255) for shift in (24, 16, 8, 0))
    from ipaddress import IPv6Address

    return str(IPv6Address(address))


def parse_prefix(text: str) -> Prefix:
    """A prefix such as `10.0.0.0/8`; host bits are cleared. Raises `EvaluationError`."""
    address_text, _, length_text = text.partition("/")
    address = _parse_ipv4(address_text)
    bits = 32
    if address is None:
        address, bits = _parse_ipv6(address_text), 128
    if address is None or not (length_text.isascii() and length_text.isdigit() and len(length_text) <= 3):
        raise invalid("prefix", f'"{text[:50]}" is not an address prefix such as 10.0.0.0/8')
    length = int(length_text)
    if length > bits:
        raise invalid("prefix", f"a prefix may have up to {bits} bits, not {length}")
    return Prefix(address >> (bits - length) << (bits - length), length, bits)


def _parse_ipv4(text: str) -> int | None:
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 20 for part in parts):
        return None
    address = 0
    for part in parts:
        # Leading zeros are tolerated, and decimal.
        if int(part) > 255:
            return None
        address = address << 8 | int(part)
    return address


def _parse_ipv6(text: str) -> int | None:
    from ipaddress import AddressValueError, IPv6Address

    if "%" in text:
        return None
    try:
        return int(IPv6Address(text))
    except AddressValueError:
        return None


def _whole(value: Value, name: str) -> int:
    if type(value) is not int:
        raise invalid(name, "a whole number is required")
    return value


def _cidrhost(prefix_text: str, number: Value) -> Value:
    prefix, host = parse_prefix(prefix_text), _whole(number, "hostnum")
    offset = host if host >= 0 else prefix.size + host
    if not 0 <= offset < prefix.size:
        raise EvaluationError(f"a prefix of {prefix.length} bits has no host {host}")
    return format_address(prefix.address + offset, prefix.bits)


def _cidrnetmask(prefix_text: str) -> Value:
    prefix = parse_prefix(prefix_text)
    if prefix.bits != 32:
        raise invalid("prefix", "only IPv4 prefixes have a netmask")
    return format_address((1 << 32) - prefix.size, 32)


def _cidrsubnet(prefix_text: str, extension: Value, number: Value) -> Value:
    prefix, newbits, netnum = parse_prefix(prefix_text), _whole(extension, "newbits"), _whole(number, "netnum")
    length = prefix.length + newbits
    if not 0 <= length <= prefix.bits:
        raise EvaluationError(f"a prefix of {prefix.length} bits cannot be extended by {newbits} bits")
    if (newbits >= 0 and abs(netnum) >= 1 << newbits) or netnum.bit_length() > length:
        raise EvaluationError(f"an extension by {newbits} bits has no subnet {netnum}")
    # Terraform lets a negative number set the bits of the prefix, and takes the result without its sign.
    return str(Prefix(abs(prefix.address | netnum << (prefix.bits - length)), length, prefix.bits))


def _cidrsubnets(prefix_text: str, *extensions: Value) -> Value:
    prefix = parse_prefix(prefix_text)
    subnets: list[Value] = []
    start = prefix.address
    for extension in extensions:
        newbits = _whole(extension, "newbits")
        length = prefix.length + newbits
        if newbits < 1:
            raise invalid("newbits", "each subnet must be longer than the prefix by at least one bit")
        if newbits > 32:
            raise invalid("newbits", "a subnet may be longer than the prefix by up to 32 bits")
        if length > prefix.bits:
            raise invalid("newbits", f"a subnet of {length} bits is longer than an address")
        size = 1 << (prefix.bits - length)
        start = -(-start // size) * size
        if start + size > prefix.address + prefix.size:
            raise invalid("newbits", f"there is no room left for a subnet of {length} bits")
        subnets.append(str(Prefix(start, length, prefix.bits)))
        start += size
    return ListValue(subnets)


_PREFIX = Parameter("prefix", STRING)

FUNCTIONS = table(
    Function("cidrhost", _cidrhost, (_PREFIX, Parameter("hostnum", NUMBER))),
    Function("cidrnetmask", _cidrnetmask, (_PREFIX,)),
    Function("cidrsubnet", _cidrsubnet, (_PREFIX, Parameter("newbits", NUMBER), Parameter("netnum", NUMBER))),
    Function("cidrsubnets", _cidrsubnets, (_PREFIX,), Parameter("newbits", NUMBER)),
)
