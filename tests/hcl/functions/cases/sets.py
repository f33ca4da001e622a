"""What Terraform 1.11.4 says of the functions in `sets`."""

from hclscan.hcl.values import ListValue, SetValue
from tests.hcl.functions.cases.case import REJECTED, Case

CASES = [
    Case('setintersection(["a","b"],["b","c"])', "setintersection", (("a", "b"), ("b", "c")), SetValue(("b",))),
    Case('setintersection(["a","b"],["b"])', "setintersection", (("a", "b"), ("b",)), SetValue(("b",))),
    Case('setintersection(["a"],["a"],["a"])', "setintersection", (("a",), ("a",), ("a",)), SetValue(("a",))),
    Case('setintersection([1],["1"])', "setintersection", ((1,), ("1",)), SetValue(("1",))),
    Case(
        'setproduct(["a","b"],["c"],["d","e"])',
        "setproduct",
        (("a", "b"), ("c",), ("d", "e")),
        ListValue((("a", "c", "d"), ("a", "c", "e"), ("b", "c", "d"), ("b", "c", "e"))),
    ),
    Case(
        'setproduct(["a","b"],[1,2])', "setproduct", (("a", "b"), (1, 2)), ListValue((("a", 1), ("a", 2), ("b", 1), ("b", 2)))
    ),
    Case('setproduct(["a"])', "setproduct", (("a",),), REJECTED),
    Case('setproduct(["a"],[1],[true])', "setproduct", (("a",), (1,), (True,)), ListValue((("a", 1, True),))),
    Case('setproduct(["a"],toset(["x"]))', "setproduct", (("a",), SetValue(("x",))), SetValue((("a", "x"),))),
    Case('setproduct([1,"a"],[true])', "setproduct", ((1, "a"), (True,)), ListValue((("1", True), ("a", True)))),
    Case('setproduct([],["a"])', "setproduct", ((), ("a",)), ListValue(())),
    Case("setproduct([{a=1}],[2])", "setproduct", (({"a": 1},), (2,)), ListValue((({"a": 1}, 2),))),
    Case(
        'setproduct(toset(["a"]),toset(["x","y"]))',
        "setproduct",
        (SetValue(("a",)), SetValue(("x", "y"))),
        SetValue((("a", "x"), ("a", "y"))),
    ),
    Case('setproduct(toset([]),["a"])', "setproduct", (SetValue(()), ("a",)), SetValue(())),
    Case('setsubtract(["a","b"],["a"])', "setsubtract", (("a", "b"), ("a",)), SetValue(("b",))),
    Case('setsubtract(["a","b"],["b"])', "setsubtract", (("a", "b"), ("b",)), SetValue(("a",))),
    Case('setsubtract([1,2],["2"])', "setsubtract", ((1, 2), ("2",)), SetValue(("1",))),
    Case('setsubtract([],["a"])', "setsubtract", ((), ("a",)), SetValue(())),
    Case('setsubtract(toset(["a"]),toset(["a"]))', "setsubtract", (SetValue(("a",)), SetValue(("a",))), SetValue(())),
    Case('setunion(["a","b"],["c"],[1])', "setunion", (("a", "b"), ("c",), (1,)), SetValue(("1", "a", "b", "c"))),
    Case('setunion(["a"],["b"])', "setunion", (("a",), ("b",)), SetValue(("a", "b"))),
    Case('setunion(["a"],[1],[true])', "setunion", (("a",), (1,), (True,)), SetValue(("1", "a", "true"))),
    Case("setunion([1],[true])", "setunion", ((1,), (True,)), REJECTED),
    Case('setunion([[1]],[["a"]])', "setunion", (((1,),), (("a",),)), SetValue((("1",), ("a",)))),
    Case("setunion([],[])", "setunion", ((), ()), SetValue(())),
]
