"""Functions whose result is not decided by the configuration: the time, chance, a secret, or the machine decides it."""

from __future__ import annotations

from functools import partial

from hclscan.hcl.functions.signature import Function, Parameter, table
from hclscan.hcl.types import NUMBER, STRING
from hclscan.hcl.values import Unknown, Value


def _deferred(reason: str, *arguments: Value) -> Value:
    return Unknown(reason=reason)


def _pathexpand(path: str) -> Value:
    return Unknown(reason="pathexpand() depends on the home directory") if path.startswith("~") else path


_PATH = (Parameter("path", STRING),)

FUNCTIONS = table(
    Function("timestamp", partial(_deferred, "timestamp() is known after apply")),
    Function("plantimestamp", partial(_deferred, "plantimestamp() is known when the plan is made")),
    Function("uuid", partial(_deferred, "uuid() is known after apply")),
    Function(
        "bcrypt",
        partial(_deferred, "bcrypt() is salted anew each time"),
        (Parameter("str", STRING),),
        Parameter("cost", NUMBER),
    ),
    Function(
        "rsadecrypt",
        partial(_deferred, "rsadecrypt() needs a private key"),
        (Parameter("ciphertext", STRING), Parameter("privatekey", STRING)),
    ),
    Function(
        "base64gzip", partial(_deferred, "the bytes of base64gzip() depend on the compressor"), (Parameter("str", STRING),)
    ),
    Function("abspath", partial(_deferred, "abspath() depends on where the configuration is stored"), _PATH),
    Function("pathexpand", _pathexpand, _PATH),
)
