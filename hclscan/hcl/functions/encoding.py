"""Base64, URLs and character encodings: https://developer.hashicorp.com/terraform/language/functions#encoding-functions."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from hclscan.hcl.functions.signature import Function, Parameter, invalid, table
from hclscan.hcl.types import STRING
from hclscan.hcl.values import EvaluationError, Value

_WINDOWS = range(1250, 1259)
_ISO_8859 = (*range(1, 11), 13, 14, 15, 16)

CHARACTER_ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "ascii",
    "latin1": "iso8859-1",
    "shift_jis": "shift_jis",
    "euc-jp": "euc_jp",
    "euc-kr": "euc_kr",
    "iso-2022-jp": "iso2022_jp",
    "big5": "big5",
    "gbk": "gbk",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "ibm437": "cp437",
    "ibm850": "cp850",
    "ibm852": "cp852",
    "ibm866": "cp866",
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in _ISO_8859},
    **{f"windows-{page}": f"cp{page}" for page in _WINDOWS},
}
"""IANA names, in lower case, that `textencodebase64` and `textdecodebase64` know, and Python's names for them."""


def _base64encode(text: str) -> Value:
    return b64encode(text.encode("utf-8", "replace")).decode()


def _base64decode(encoded: str) -> Value:
    try:
        return _from_base64(encoded, "str").decode()
    except UnicodeDecodeError:
        raise EvaluationError("the decoded bytes are not text", "they are not valid UTF-8") from None


def _from_base64(encoded: str, name: str) -> bytes:
    try:
        return b64decode(encoded.replace("\n", "").replace("\r", "").encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise invalid(name, "it is not valid base64") from None


def _urlencode(text: str) -> Value:
    from urllib.parse import quote_plus

    return quote_plus(text, safe="", errors="replace")


def _codec(encoding: str) -> str:
    codec = CHARACTER_ENCODINGS.get(encoding.lower())
    if codec is None:
        raise invalid("encoding", f'"{encoding[:40]}" is not the IANA name of a supported encoding')
    return codec


def _textencodebase64(text: str, encoding: str) -> Value:
    if encoding.lower() == "utf-16":
        return b64encode(b"\xfe\xff" + text.encode("utf-16-be", "replace")).decode()
    try:
        return b64encode(text.encode(_codec(encoding))).decode()
    except UnicodeEncodeError:
        raise invalid("string", f"it has characters that {encoding} cannot represent") from None


def _textdecodebase64(source: str, encoding: str) -> Value:
    codec = "utf-16" if encoding.lower() == "utf-16" else _codec(encoding)
    try:
        return _from_base64(source, "source").decode(codec)
    except UnicodeDecodeError:
        raise invalid("source", f"it has bytes that mean nothing in {encoding}") from None


_STR = (Parameter("str", STRING),)
_ENCODING = Parameter("encoding", STRING)

FUNCTIONS = table(
    Function("base64encode", _base64encode, _STR),
    Function("base64decode", _base64decode, _STR),
    Function("urlencode", _urlencode, _STR),
    Function("textencodebase64", _textencodebase64, (Parameter("string", STRING), _ENCODING)),
    Function("textdecodebase64", _textdecodebase64, (Parameter("source", STRING), _ENCODING)),
)
