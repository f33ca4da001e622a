"""What Terraform 1.11.4 says of the functions in `json_text`."""

from decimal import Decimal

from hclscan.hcl.values import ListValue, MapValue, SetValue
from tests.hcl.functions.cases.case import REJECTED, Case

CASES = [
    Case('jsondecode(" [1] ")', "jsondecode", (" [1] ",), (1,)),
    Case('jsondecode("")', "jsondecode", ("",), REJECTED),
    Case('jsondecode("-0.5e1")', "jsondecode", ("-0.5e1",), -5),
    Case('jsondecode("01")', "jsondecode", ("01",), REJECTED),
    Case('jsondecode("1.50")', "jsondecode", ("1.50",), Decimal("1.5")),
    Case('jsondecode("12345678901234567890123")', "jsondecode", ("12345678901234567890123",), 12345678901234567890123),
    Case('jsondecode("NaN")', "jsondecode", ("NaN",), REJECTED),
    Case('jsondecode("[1,]")', "jsondecode", ("[1,]",), REJECTED),
    Case('jsondecode("[1] x")', "jsondecode", ("[1] x",), REJECTED),
    Case('jsondecode("\\"\\\\ud800\\"")', "jsondecode", ('"\\ud800"',), "�"),
    Case('jsondecode("\\"\\\\ud83d\\\\ude00\\"")', "jsondecode", ('"\\ud83d\\ude00"',), "😀"),
    Case('jsondecode("\\"a\\"")', "jsondecode", ('"a"',), "a"),
    Case('jsondecode("\\"a\\tb\\"")', "jsondecode", ('"a\tb"',), REJECTED),
    Case('jsondecode("nul")', "jsondecode", ("nul",), REJECTED),
    Case('jsondecode("null")', "jsondecode", ("null",), None),
    Case('jsondecode("true")', "jsondecode", ("true",), True),
    Case('jsondecode("{")', "jsondecode", ("{",), REJECTED),
    Case('jsondecode("{\\"a\\":1,\\"a\\":2}")', "jsondecode", ('{"a":1,"a":2}',), {"a": 2}),
    Case(
        'jsondecode("{\\"a\\":1,\\"b\\":[1,\\"x\\",null]}")',
        "jsondecode",
        ('{"a":1,"b":[1,"x",null]}',),
        {"a": 1, "b": (1, "x", None)},
    ),
    Case('jsondecode("{}")', "jsondecode", ("{}",), {}),
    Case('jsonencode("\\ufffd")', "jsonencode", ("�",), '"�"'),
    Case('jsonencode("a")', "jsonencode", ("a",), '"a"'),
    Case("jsonencode(0.1)", "jsonencode", (Decimal("0.1"),), "0.1"),
    Case("jsonencode(1e21)", "jsonencode", (1000000000000000000000,), "1000000000000000000000"),
    Case('jsonencode([1,"a",{b=null}])', "jsonencode", ((1, "a", {"b": None}),), '[1,"a",{"b":null}]'),
    Case("jsonencode([{}, tomap({})])", "jsonencode", (({}, MapValue({})),), "[{},{}]"),
    Case(
        'jsonencode(jsondecode("\\"\\\\b\\\\f\\\\u007f\\\\u2028\\\\u2029\\\\u0001\\\\n\\\\r\\\\t\\\\\\"\\\\\\\\/\\\\u0000\\""))',
        "jsonencode",
        ('\x08\x0c\x7f\u2028\u2029\x01\n\r\t"\\/\x00',),
        '"\\b\\f\x7f\\u2028\\u2029\\u0001\\n\\r\\t\\"\\\\/\\u0000"',
    ),
    Case("jsonencode(null)", "jsonencode", (None,), "null"),
    Case("jsonencode(tolist([]))", "jsonencode", (ListValue(()),), "[]"),
    Case('jsonencode(toset(["b","a"]))', "jsonencode", (SetValue(("a", "b")),), '["a","b"]'),
    Case(
        'jsonencode({"b<"=1,"a"=[1,null,true,1.5]})',
        "jsonencode",
        ({"b<": 1, "a": (1, None, True, Decimal("1.5"))},),
        '{"a":[1,null,true,1.5],"b\\u003c":1}',
    ),
    Case('jsonencode({"é"=1,"z"=2,"Z"=3})', "jsonencode", ({"é": 1, "z": 2, "Z": 3},), '{"Z":3,"z":2,"é":1}'),
    Case(
        "jsonencode({a=0.5,b=100.0,c=1e-10,d=-0.5})",
        "jsonencode",
        ({"a": Decimal("0.5"), "b": 100, "c": Decimal("1E-10"), "d": Decimal("-0.5")},),
        '{"a":0.5,"b":100,"c":0.0000000001,"d":-0.5}',
    ),
    Case("jsonencode({})", "jsonencode", ({},), "{}"),
]
