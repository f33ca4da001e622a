"""Hashes and name-based identifiers: https://developer.hashicorp.com/terraform/language/functions#hash-and-crypto-functions.

`base64gzip` is not here but among the deferred functions: its bytes depend on the compressor.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import partial

from hclscan.hcl.functions.signature import Function, FunctionContext, Parameter, invalid, table
from hclscan.hcl.types import STRING
from hclscan.hcl.values import Unknown, Value

_NAMESPACES = {
    "dns": "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    "url": "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
    "oid": "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
    "x500": "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
}


def _digest(algorithm: str, content: bytes) -> bytes:
    import hashlib

    return hashlib.new(algorithm, content, usedforsecurity=False).digest()


def _hexadecimal(algorithm: str, text: str) -> Value:
    return _digest(algorithm, text.encode("utf-8", "replace")).hex()


def _base64(algorithm: str, text: str) -> Value:
    return b64encode(_digest(algorithm, text.encode("utf-8", "replace"))).decode()


def _of_file(write: Callable[[bytes], str], algorithm: str, context: FunctionContext, path: str) -> Value:
    content = context.read(path)
    return content if isinstance(content, Unknown) else write(_digest(algorithm, content))


def _write_base64(digest: bytes) -> str:
    return b64encode(digest).decode()


def _uuidv5(namespace: str, name: str) -> Value:
    from uuid import UUID, uuid5

    try:
        space = UUID(_NAMESPACES.get(namespace, namespace))
    except ValueError:
        known = ", ".join(_NAMESPACES)
        raise invalid("namespace", f"it must be a UUID or one of {known}") from None
    return str(uuid5(space, name))


_STR = (Parameter("str", STRING),)
_PATH = (Parameter("path", STRING),)

FUNCTIONS = table(
    *(Function(name, partial(_hexadecimal, name), _STR) for name in ("md5", "sha1", "sha256", "sha512")),
    *(Function(f"base64{name}", partial(_base64, name), _STR) for name in ("sha256", "sha512")),
    *(
        Function(f"file{name}", partial(_of_file, bytes.hex, name), _PATH, in_context=True, reads=True)
        for name in ("md5", "sha1", "sha256", "sha512")
    ),
    *(
        Function(f"filebase64{name}", partial(_of_file, _write_base64, name), _PATH, in_context=True, reads=True)
        for name in ("sha256", "sha512")
    ),
    Function("uuidv5", _uuidv5, (Parameter("namespace", STRING), Parameter("name", STRING))),
)
