"""Tags in the form that each provider has for them."""

from __future__ import annotations

import pytest

from hclscan.hcl.values import Unknown, Value
from hclscan.terraform.default_tags import stated_tags

WORDS = ("team-data", "environment=staging", "expires-at=2027-01-31")


@pytest.mark.parametrize(
    ("type_", "attributes", "stated"),
    [
        ("aws_s3_bucket", {"tags_all": {"env": "prod"}, "tags": {"env": "test"}}, {"env": "prod"}),
        ("scaleway_object_bucket", {"tags": {"env": "prod"}}, {"env": "prod"}),
        ("scaleway_rdb_instance", {"tags": WORDS}, {"environment": "staging", "expires-at": "2027-01-31"}),
        ("digitalocean_droplet", {"tags": ("env:staging", "url:http://a")}, {"env": "staging", "url": "http://a"}),
        ("scaleway_instance_server", {"tags": ("web", "pre-prod")}, {"environment": "pre-prod"}),
        ("scaleway_instance_server", {"tags": ("web", "staging-old")}, {}),
        ("scaleway_instance_server", {"tags": ("staging", "environment=test")}, {"environment": "staging"}),
        ("google_compute_instance", {"tags": ("staging", "environment=test")}, {}),
        ("openstack_compute_instance_v2", {"metadata": {"env": "test"}}, {"env": "test"}),
        ("openstack_compute_instance_v2", {"metadata": {"env": "test"}, "tags": ("a=b",)}, {"env": "test", "a": "b"}),
        ("google_compute_instance", {"metadata": {"env": "test"}}, {}),
        ("outscale_vm", {"tags": ({"key": "Env", "value": "test"}, {"key": "Name", "value": 1})}, {"Env": "test", "Name": 1}),
        ("outscale_vm", {"tags": ({"key": Unknown(), "value": "staging"}, {"value": "web"})}, {}),
        ("scaleway_instance_server", {"tags": (Unknown(), "env=test")}, {"env": "test"}),
        ("scaleway_instance_server", {"tags": Unknown()}, {}),
    ],
)  # fmt: skip
def test_tags_are_read_in_the_form_of_their_provider(
    type_: str, attributes: dict[str, Value], stated: dict[str, Value]
) -> None:
    assert stated_tags(attributes, type_) == stated
