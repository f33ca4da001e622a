"""Which environment a resource belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hclscan.environment import ENVIRONMENTS, environment_named, environment_of
from hclscan.hcl.values import Sensitive, Unknown


@pytest.mark.parametrize(
    ("text", "environment"),
    [
        ("staging", "staging"),
        ("STG", "staging"),
        ("pre-prod", "staging"),
        ("preprod", "staging"),
        ("acme-prod-eu-1", "production"),
        ("prod2", "production"),
        ("lab.uat", "staging"),
        ("Recette", "staging"),
        ("int", "test"),
        ("e2e", "test"),
        ("sandbox", "development"),
        ("migration", "migration"),
        ("staging-migration", "migration"),
        ("db_migrations", None),
        ("non-prod", None),
        ("nonprod", None),
        ("dev-to-prod", None),
        ("product", None),
        ("reproduction", None),
        ("web", None),
        ("", None),
    ],
)
def test_a_text_names_an_environment_or_none(text: str, environment: str | None) -> None:
    assert environment_named(text) == environment


@pytest.mark.parametrize("key", ["Environment", "env", "STAGE", "acme.example/environment"])
def test_a_tag_or_label_says_it(key: str) -> None:
    assert environment_of({"Name": "prod", key: "stg"}) == "staging"


def test_names_decide_which_tags_count() -> None:
    assert environment_of({"env": "dev", "Lebens_Phase": "prod"}, names=["lebens-phase", "env"]) == "production"
    assert environment_of({"env": "dev", "stage": "prod"}) == "development"


def test_tags_win_over_variables_over_workspace_over_namespace_over_directory() -> None:
    assert environment_of({"env": "test"}, variables={"env": "dev"}) == "test"
    assert environment_of({}, variables={"environment": "dev"}, workspace="prod") == "development"
    assert environment_of({}, variables={"name": "dev"}, workspace="prod", namespace="uat") == "production"
    assert environment_of({}, workspace="default", namespace="lab-uat", path="prod/main.tf") == "staging"
    assert environment_of({}, path="envs/prod/main.tf") == "production"


def test_the_nearest_directory_counts_and_the_file_name_does_not() -> None:
    assert environment_of({}, path="prod/staging/network/dev.tf") == "staging"
    assert environment_of({}, path="envs\\prod\\main.tf") == "production"
    assert environment_of({}, path="main.tf") is None


@pytest.mark.parametrize("value", [Unknown(reason="var.env"), Sensitive("prod"), None, 5, "blue", {"a": "prod"}])
def test_what_names_no_environment_is_passed_over(value: object) -> None:
    assert environment_of({"Environment": value, "env": "dev"}) == "development"


def test_nothing_says_so() -> None:
    assert environment_of({}) is None


def test_no_name_stands_for_two_environments() -> None:
    names = [name for canonical, aliases in ENVIRONMENTS.items() for name in (canonical, *aliases)]
    assert len(names) == len(set(names))


@given(st.text(), st.text())
def test_any_text_is_accepted(text: str, path: str) -> None:
    assert environment_of({text: text}, workspace=text, path=path) in {None, *ENVIRONMENTS}
