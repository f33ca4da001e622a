from pathlib import Path

from hclscan.shipped import shipped_policies


def test_in_a_checkout_the_policies_of_the_repository_are_the_shipped_ones() -> None:
    assert shipped_policies() == Path(__file__).resolve().parents[1] / "policies"
