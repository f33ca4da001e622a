"""No arguments make a function fail in any other way than by an `EvaluationError`."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hclscan.hcl.containers import one_of
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, call
from hclscan.hcl.ordered_sets import make_set
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    MapValue,
    Reference,
    Unknown,
    Value,
    is_wholly_known,
    sensitive,
)
from tests.hcl.functions.contexts import Files

FILES = Files({"a.txt": b"text", "b/c.bin": b"\xff"})
INSTANCE = InstanceObject(Reference("resource", "aws_s3_bucket.logs"), {"bucket": "logs"})
UNKNOWN = Unknown(reference=Reference("resource", "aws_s3_bucket.logs", ("id",)))
HOLED = Unknown(template=("arn:", UNKNOWN))

TELLING = st.sampled_from(
    [
        *("", "a", "true", "1", "-1.5e3", "e\u0301", "\x00", "\ud800", "a.txt"),
        *("%s", "%d-%v", "%05.2f", "/a(b)?/", "(?P<x>a)", "$1${x}", "**", "[a-", "{a,b}*"),
        *("{", '{"a":[1]}', "a: [1, {b: c}]", "- &x 1\n- *x", "a,b\n1,2", "YWJj", "UTF-16"),
        *("10.0.0.0/8", "fd00::/48", "2024-02-29T12:00:00Z", "1h30m", "YYYY-MM"),
    ]
)
NUMBERS = st.one_of(st.integers(-40, 40), st.sampled_from([Decimal("0.5"), Decimal("-1.25"), 2**70, 10**18, Decimal("1E-30")]))
SCALARS = st.one_of(
    st.none(), st.booleans(), NUMBERS, TELLING, st.text(max_size=5), st.sampled_from([UNKNOWN, HOLED, INSTANCE])
)


def containers(elements: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    lists = st.lists(elements, max_size=3)
    mappings = st.dictionaries(st.sampled_from(["a", "b", "x-y"]), elements, max_size=3)
    return st.one_of(
        lists.map(tuple),
        lists.map(ListValue),
        lists.map(make_set),
        mappings,
        mappings.map(MapValue),
        elements.map(sensitive),
        lists.map(lambda some: one_of(some or ["a"])),
    )


VALUES = st.recursive(SCALARS, containers, max_leaves=6)


@pytest.mark.parametrize("name", sorted(name for name in TERRAFORM_FUNCTIONS if not name.startswith("core::")))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_function_gives_a_value_or_an_evaluation_error(name: str, data: st.DataObject) -> None:
    function = TERRAFORM_FUNCTIONS[name]
    extra = data.draw(st.integers(0, 3)) if function.variadic else 0
    arguments = [data.draw(VALUES) for _ in range(len(function.parameters) + extra)]
    with contextlib.suppress(EvaluationError):
        is_wholly_known(call(function, arguments, FILES))
