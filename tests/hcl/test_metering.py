"""What looking through values costs."""

from __future__ import annotations

import pytest

from hclscan.hcl.constants import constant, elements
from hclscan.hcl.limits import Limits
from hclscan.hcl.metering import Meter
from hclscan.hcl.values import EvaluationError
from tests.hcl.test_constants import parsed

CONSTANTS = ["[]", "{}", '[1, "a", null]', "[[1], {a = 2}]", "{a = {b = [1, 2]}, c = []}"]


@pytest.mark.parametrize("text", CONSTANTS)
@pytest.mark.parametrize("limits", [Limits(), Limits(steps=1), Limits(elements=3), Limits(depth=3)])
def test_a_constant_that_is_counted_beforehand_costs_what_looking_through_it_costs(text: str, limits: Limits) -> None:
    value = constant(parsed(text))
    looking, counted = Meter(limits), Meter(limits)
    try:
        looking.weigh(value)
    except EvaluationError:
        assert not counted.pays(elements(value), 3)
        assert counted.steps == 0
    else:
        assert counted.pays(elements(value), 3)
        assert counted.steps == looking.steps
