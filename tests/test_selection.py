from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.errors import HclscanError
from hclscan.findings import Finding, Status
from hclscan.selection import merged, passing_apart, selected, shown, within
from tests.report.examples import ADVISORY, DATABASE, EVERYTHING, UNDECIDED

POLICIES = ["HCL_ENC_001", "HCL_ENC_002", "HCL_PUB_001", "HCL_PUB_003", "HCL_GOV_001"]
DEFAULTS = POLICIES[:-1]


def test_without_selectors_the_policies_that_are_on_by_default_run() -> None:
    assert selected(POLICIES, [], [], DEFAULTS) == set(DEFAULTS)


def test_a_prefix_selects_a_family_and_an_id_one_policy() -> None:
    assert selected(POLICIES, ["HCL_ENC", "HCL_PUB_003"], [], DEFAULTS) == {"HCL_ENC_001", "HCL_ENC_002", "HCL_PUB_003"}


def test_all_selects_the_policies_that_are_off_by_default_too() -> None:
    assert selected(POLICIES, ["ALL"], [], DEFAULTS) == set(POLICIES)


def test_case_does_not_matter() -> None:
    assert selected(POLICIES, ["hcl_gov_001"], [], DEFAULTS) == {"HCL_GOV_001"}


def test_ignored_policies_do_not_run() -> None:
    assert selected(POLICIES, [], ["HCL_ENC"], DEFAULTS) == {"HCL_PUB_001", "HCL_PUB_003"}


def test_the_longer_of_two_contradicting_selectors_wins() -> None:
    assert selected(POLICIES, ["HCL_ENC_001"], ["HCL_ENC"], DEFAULTS) == {"HCL_ENC_001"}
    assert selected(POLICIES, ["HCL_ENC"], ["HCL_ENC_001"], DEFAULTS) == {"HCL_ENC_002"}


def test_a_policy_that_is_both_selected_and_ignored_does_not_run() -> None:
    assert selected(POLICIES, ["HCL_ENC"], ["HCL_ENC"], DEFAULTS) == set()
    assert selected(POLICIES, ["ALL"], ["ALL"], DEFAULTS) == set()


@pytest.mark.parametrize("selector", ["HCL_ENC_01", "HLC_ENC_001", "hcl_enc_0001"])
def test_a_selector_that_selects_nothing_is_an_error_that_offers_the_nearest_ids(selector: str) -> None:
    with pytest.raises(HclscanError) as caught:
        selected(POLICIES, [selector], [], DEFAULTS)
    assert selector in caught.value.message
    assert "HCL_ENC_001" in caught.value.hint


def test_a_selector_that_resembles_no_id_is_answered_with_all_of_them() -> None:
    with pytest.raises(HclscanError) as caught:
        selected(POLICIES, [], ["zzz"], DEFAULTS)
    assert all(policy in caught.value.hint for policy in POLICIES)


SELECTORS = st.lists(st.sampled_from([*POLICIES, "HCL_ENC", "HCL_PUB", "HCL", "ALL"]))


@given(SELECTORS, SELECTORS)
def test_only_known_policies_are_selected_and_the_order_of_selectors_does_not_matter(
    select: list[str], ignore: list[str]
) -> None:
    chosen = selected(POLICIES, select, ignore, DEFAULTS)
    assert chosen <= set(POLICIES)
    assert chosen == selected(POLICIES, select[::-1], ignore[::-1], DEFAULTS)
    assert chosen <= selected(POLICIES, select, [], DEFAULTS)


def test_findings_of_other_environments_are_left_out_but_not_those_that_may_belong_to_any() -> None:
    findings = (ADVISORY, DATABASE, UNDECIDED)
    assert within(findings, ["Staging"]) == (ADVISORY, DATABASE)
    assert within(findings, []) == findings


@given(st.permutations(EVERYTHING.findings))
def test_shown_findings_are_in_one_order_whatever_order_they_are_found_in(findings: list[Finding]) -> None:
    assert shown(findings, [Status.FAIL]) == shown(EVERYTHING.findings, [Status.FAIL])


def test_showing_keeps_findings_as_they_are() -> None:
    passed = replace(ADVISORY, status=Status.PASS)
    assert shown([passed, DATABASE], {Status.PASS}) == (passed,)


VERDICTS = st.lists(
    st.builds(
        lambda status, address, environment: replace(ADVISORY, status=status, address=address, environment=environment),
        st.sampled_from(Status),
        st.sampled_from("abcd"),
        st.sampled_from(("staging", "migration", None)),
    ),
    max_size=12,
)


@given(VERDICTS)
def test_setting_apart_what_passes_changes_nothing_of_what_is_reported(findings: list[Finding]) -> None:
    others, passing = passing_apart(findings)
    assert sorted(map(id, (*others, *passing))) == sorted(map(id, findings))
    together = merged(findings)
    assert set(merged(others)) == {finding for finding in together if finding.status is not Status.PASS}
    assert set(merged(passing)) == {finding for finding in together if finding.status is Status.PASS}
