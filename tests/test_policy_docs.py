"""The documentation of the policies is what the policies say."""

from tools import policy_docs


def test_the_pages_in_docs_are_current() -> None:
    assert policy_docs.problems(policy_docs.pages()) == [], "make docs writes them"
