"""For each way into a cluster, the examples have one that asks nobody, one that asks, and near-misses with the right verdict.

`test_shipped_examples.py` shows that the verdicts are these; here, that no controller lacks an example.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "policies" / "entrypoints_require_authentication" / "examples"

# What fails, what passes, and near-misses with their verdicts; each by the name of the object.
CONTROLLERS: dict[str, tuple[str, str, dict[str, str]]] = {
    "ingress-nginx": ("results", "portal", {"at-the-service": "fail", "secret-alone": "fail", "excluded-path": "fail"}),
    "ingress-nginx, for all": ("but-not-this", "like-all", {"words-of-traefik": "fail"}),
    "Traefik, Ingress": ("traefik-nothing", "traefik-chain", {"traefik-elsewhere": "fail", "traefik-undefined": "unknown"}),
    "Traefik, chains": ("chain-of-nothing", "traefik-chain", {"chain-undefined": "unknown"}),
    "Traefik, IngressRoute": ("route-nothing", "route-chain", {"route-elsewhere": "fail", "route-path-excluded": "fail"}),
    "HAProxy, for all": ("haproxy-of-the-other", "haproxy-like-all", {"haproxy-words-of-nginx": "fail"}),
    "HAProxy": ("haproxy-nothing", "haproxy-basic", {"haproxy-wrong-dialect": "fail", "haproxy-at-the-service": "fail"}),
    "Kong": (
        "kong-nothing",
        "kong-openid",
        {"kong-elsewhere": "fail", "kong-undefined": "unknown", "kong-one-service": "fail"},
    ),
    "Contour": ("contour-nothing", "contour-asks", {"contour-excluded": "fail", "contour-tokens-unused": "fail"}),
    "Istio, AuthorizationPolicy": ("istio-nothing", "istio-checked", {"istio-other-pods": "fail", "istio-dry-run": "fail"}),
    "Istio, RequestAuthentication": ("istio-checks-tokens", "istio-wants-a-token", {"istio-policy-elsewhere": "fail"}),
    "Istio, ext-authz": (
        "istio-ext-authz-path",
        "istio-ext-authz",
        {"istio-ext-authz-except": "fail", "istio-ext-authz-other-host": "fail"},
    ),
    "Envoy Gateway": ("eg-nothing", "eg-oidc", {"eg-elsewhere": "fail", "near-wrong-kind": "fail"}),
    "Gateway API, Traefik": ("near-filter-headers", "near-filter", {"near-filter-undefined": "unknown"}),
    "Gateway API, Istio": ("near-istio-elsewhere", "near-istio", {"near-istio-open": "fail", "near-istio-other-host": "fail"}),
    "Gateway API, Google": ("google-nothing", "google-iap", {"near-one-service": "fail", "near-iap-off": "fail"}),
    "Gateway API, Kuadrant": ("kuadrant-anonymous", "kuadrant", {"near-kuadrant-elsewhere": "fail"}),
    "Gateway API, kgateway": ("near-kgateway-off", "kgateway", {"near-gateway-elsewhere": "fail"}),
    "AWS Load Balancer Controller": ("alb-nothing", "alb-oidc", {"alb-oidc-on-http": "fail", "alb-one-service-asks": "fail"}),
    "GKE": ("gce-nothing", "gce-iap", {"gce-elsewhere": "fail", "gce-at-the-ingress": "fail", "gce-undefined": "unknown"}),
    "Azure AGIC": ("agic-nothing", "agic-private", {"agic-at-the-service": "fail", "agic-firewall": "fail"}),
    "Azure App Routing": (
        "approuting-nothing",
        "approuting-asks",
        {"approuting-at-the-service": "fail", "approuting-outside": "fail"},
    ),
    "oauth2-proxy in front": ("past-the-program", "before-the-portal", {"only-in-name": "fail", "proxy-elsewhere": "fail"}),
    "Authelia in front": ("authelia-lenient", "authelia", {"lets-all-pass": "fail"}),
    "Pomerium": ("pomerium-public", "pomerium", {"only-in-name": "fail"}),
    "Ambassador": ("mapping-nothing", "mapping-asked", {"mapping-past-it": "fail", "another-host": "fail"}),
    "Ambassador, filters": ("other-filter", "filtered", {"path-excluded": "fail", "filter-undefined": "unknown"}),
    "OpenShift Route": ("shift-nothing", "shift-proxied", {"shift-elsewhere": "fail", "shift-half": "fail"}),
    "F5 NGINX": ("f5-nothing", "f5-basic", {"f5-jwt": "fail", "f5-undefined": "unknown"}),
    "F5 NGINX, VirtualServer": ("server-nothing", "server-oidc", {"server-elsewhere": "fail", "server-past-it": "fail"}),
    "APISIX": ("apisix-nothing", "apisix-keys", {"apisix-config-elsewhere": "fail"}),
    "of nobody known": ("results", "portal", {"unheard-of": "unknown", "declared-unheard-of": "unknown"}),
}


@cache
def expectations() -> dict[str, set[str]]:
    """What is expected of the objects of the examples, by their name."""
    found: dict[str, set[str]] = {}
    for path in EXAMPLES.rglob("kubernetes*/main.yaml"):
        _collect(path, found)
    for path in EXAMPLES.glob("kubernetes*.yaml"):
        _collect(path, found)
    return found


def _collect(path: Path, found: dict[str, set[str]]) -> None:
    for document in re.split(r"^---$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        expected = re.search(r"^# expect: (\w+)$", document, re.MULTILINE)
        name = re.search(r"^  name: (\S+)$", document, re.MULTILINE)
        if expected and name:
            found.setdefault(name[1], set()).add(expected[1])


@pytest.mark.parametrize("controller", CONTROLLERS)
def test_each_controller_has_an_example_that_fails_one_that_passes_and_a_near_miss(controller: str) -> None:
    failing, passing, near_misses = CONTROLLERS[controller]
    assert "fail" in expectations()[failing]
    assert "pass" in expectations()[passing]
    assert near_misses
    for name, verdict in near_misses.items():
        assert verdict in expectations()[name], name
