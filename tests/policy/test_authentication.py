"""Whether a program that asks who is calling runs behind a Service."""

from __future__ import annotations

from typing import Any

import pytest

from hclscan.hcl.values import Unknown, Value
from hclscan.resources import Resource
from tests.policy.examples import FROM_OUTSIDE, value
from tests.policy.test_manifests import manifest

PROXY = "quay.io/oauth2-proxy/oauth2-proxy:v7.6.0"


def program(name: str, image: object, namespace: object = "shop", **changes: Any) -> Resource:
    """A Deployment whose pods carry `app = name` and run an image."""
    containers = ({"name": "main", "image": image, **changes.pop("container", {})},)
    template = {"metadata": {"labels": changes.pop("labels", {"app": name})}, "spec": {"containers": containers}}
    kind = changes.pop("kind", "Deployment")
    if kind == "Pod":
        return manifest(kind, name, namespace, labels={"app": name}, spec=template["spec"], **changes)
    return manifest(kind, name, namespace, spec={"template": template}, **changes)


def service(name: object, selector: object, namespace: object = "shop", **changes: Any) -> Resource:
    return manifest("Service", name, namespace, spec={"selector": selector}, **changes)


def authenticates(*world: Resource, namespace: str = '"shop"', name: str = '"door"') -> Value:
    return value(f"hclscan::service_authenticates({namespace}, {name})", {"unknown": FROM_OUTSIDE}, *world)


DOOR = service("door", {"app": "proxy"})


@pytest.mark.parametrize(
    "image",
    [PROXY, "openshift/oauth-proxy", "ghcr.io/dexidp/dex:v2", "dex", "registry/Keycloak:24", "authelia/authelia@sha256:0"],
)
def test_a_proxy_or_a_program_to_sign_in_at_authenticates(image: str) -> None:
    assert authenticates(DOOR, program("proxy", image)) is True


@pytest.mark.parametrize("image", ["nginx", "dexter:1", "org/index:2", "", 7, None, {"name": "keycloak"}])
def test_other_programs_do_not(image: object) -> None:
    assert authenticates(DOOR, program("proxy", image)) is False


@pytest.mark.parametrize("kind", ["StatefulSet", "DaemonSet", "Pod", "ReplicaSet"])
def test_whatever_runs_the_pods(kind: str) -> None:
    assert authenticates(DOOR, program("proxy", PROXY, kind=kind)) is True


def test_it_has_to_run_behind_the_service_that_is_named() -> None:
    proxy = program("proxy", PROXY)
    assert authenticates(DOOR, program("other", PROXY)) is False
    assert authenticates(DOOR, program("proxy", PROXY, "elsewhere")) is False
    assert authenticates(DOOR, proxy, name='"window"') is False
    assert authenticates(DOOR, proxy, namespace="null") is False
    assert authenticates(DOOR, proxy, name="null") is False
    assert authenticates(service("door", {"app": "proxy"}, None), program("proxy", PROXY, None), namespace="null") is True
    assert authenticates(proxy) is False


@pytest.mark.parametrize("selector", [None, {}, "app", ("app",)])
def test_a_service_without_a_selector_has_nothing_behind_it(selector: object) -> None:
    assert authenticates(service("door", selector), program("proxy", PROXY)) is False


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--skip-auth-regex=.*",), False),
        (("--skip-auth-route=GET=^/.*",), False),
        (("--skip-auth-route=^/healthz$",), True),
        (("--upstream=http://portal",), True),
        ((FROM_OUTSIDE,), True),
    ],
)
def test_one_that_lets_everybody_pass_asks_nobody(args: tuple[Value, ...], expected: bool) -> None:
    assert authenticates(DOOR, program("proxy", PROXY, container={"args": args})) is expected


def test_what_is_not_known_leaves_it_open_only_where_such_a_program_may_be_behind() -> None:
    proxy, plain = program("proxy", PROXY), program("proxy", "nginx")
    assert type(authenticates(DOOR, program("proxy", FROM_OUTSIDE))) is Unknown
    assert type(authenticates(DOOR, program("proxy", PROXY, labels={"app": FROM_OUTSIDE}))) is Unknown
    assert type(authenticates(service("door", {"app": FROM_OUTSIDE}), proxy)) is Unknown
    assert type(authenticates(service("door", FROM_OUTSIDE), proxy)) is Unknown
    assert type(authenticates(service(FROM_OUTSIDE, {"app": "proxy"}), proxy)) is Unknown
    assert type(authenticates(DOOR, proxy, name="attrs.unknown")) is Unknown
    assert authenticates(service("door", FROM_OUTSIDE), plain) is False
    assert authenticates(service(FROM_OUTSIDE, {"app": "proxy"}), plain) is False
    assert authenticates(DOOR, plain, name="attrs.unknown") is False
    assert authenticates(DOOR, program("other", FROM_OUTSIDE)) is False


def test_what_may_not_exist_is_no_proof() -> None:
    perhaps = program("proxy", PROXY, certain=False)
    assert type(authenticates(DOOR, perhaps)) is Unknown
    assert type(authenticates(service("door", {"app": "proxy"}, certain=False), program("proxy", PROXY))) is Unknown
    assert authenticates(DOOR, perhaps, program("second", PROXY, labels={"app": "proxy"})) is True


def test_an_object_of_another_kind_that_is_not_known_runs_no_program() -> None:
    assert authenticates(DOOR, manifest("HelmRelease", "x", "shop", spec=FROM_OUTSIDE)) is False
    assert type(authenticates(DOOR, manifest("Deployment", "x", "shop", spec=FROM_OUTSIDE))) is Unknown


def test_labels_that_no_cluster_takes_are_nobodys() -> None:
    odd = program("odd", PROXY, labels={"app": ("proxy",)})
    assert authenticates(DOOR, odd, program("proxy", "nginx")) is False
