"""Every written case: what a function makes of its arguments is what Terraform made of them."""

from __future__ import annotations

import pytest

from hclscan.hcl.containers import same
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, call
from hclscan.hcl.values import EvaluationError, type_name
from tests.hcl.functions.cases import FAMILIES
from tests.hcl.functions.cases.case import REJECTED, Case
from tests.hcl.functions.contexts import NO_FILES


def all_cases() -> list[object]:
    return [pytest.param(case, id=f"{family}:{case.expression}") for family, cases in FAMILIES.items() for case in cases]


@pytest.mark.parametrize("case", all_cases())
def test_a_function_gives_what_terraform_gives(case: Case) -> None:
    function = TERRAFORM_FUNCTIONS[case.function]
    if case.expected is REJECTED:
        with pytest.raises(EvaluationError) as raised:
            call(function, case.arguments, NO_FILES)
        assert raised.value.summary
        return
    result = call(function, case.arguments, NO_FILES)
    assert same(result, case.expected), f"{result!r} ({type_name(result)}) is not {case.expected!r}"


def test_every_family_has_cases() -> None:
    assert all(FAMILIES.values())


def test_no_expression_is_written_twice() -> None:
    expressions = [case.expression for cases in FAMILIES.values() for case in cases]
    assert len(expressions) == len(set(expressions)) >= 250
