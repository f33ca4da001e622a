"""The class, the controller and the backends of an Ingress are those that a cluster would come to."""

from __future__ import annotations

from typing import Any

import pytest

from hclscan.findings import Finding
from hclscan.hcl.values import OneOf, Unknown, Value
from hclscan.resources import Resource
from tests.policy.examples import FROM_OUTSIDE, rule, value
from tests.policy.examples import findings as findings_of
from tests.policy.test_manifests import manifest

DEFAULT = {"ingressclass.kubernetes.io/is-default-class": "true"}
TRAEFIK = "traefik.io/ingress-controller"


def ingress(class_: object = None, annotations: object = None, **spec: Any) -> dict[str, Value]:
    """An Ingress of a class, which nothing is said of where it is None."""
    named = {} if class_ is None else {"ingressClassName": class_}
    return {"kind": "Ingress", "metadata": {"name": "web", "annotations": annotations}, "spec": {**named, **spec}}


def ingress_class(
    name: object, controller: object, *, namespace: object = None, default: object = None, certain: bool = True
) -> Resource:
    found = manifest("IngressClass", name, namespace, spec={"controller": controller}, certain=certain)
    if default is not None:
        found.attrs["manifest"]["metadata"]["annotations"] = default
    return found


def asked(function: str, subject: Value, *world: Resource) -> Value:
    return value(f"hclscan::{function}(attrs.manifest)", {"manifest": subject}, *world)


def controller(subject: Value, *world: Resource) -> Value:
    return asked("ingress_controller", subject, *world)


# -- class ---------------------------------------------------------------------------------------------------------------


def test_a_class_is_the_name_in_the_specification_before_that_of_the_annotation() -> None:
    annotations = {"kubernetes.io/ingress.class": "old"}
    assert asked("ingress_class", ingress("new", annotations)) == "new"
    assert asked("ingress_class", ingress(None, annotations)) == "old"
    assert asked("ingress_class", ingress("", annotations)) == "old"
    assert asked("ingress_class", ingress()) is None
    assert type(asked("ingress_class", ingress(FROM_OUTSIDE, annotations))) is Unknown


ODD = (None, "text", 7, (), {}, {"spec": "text"}, {"metadata": {"annotations": "text"}}, ingress((1,)))


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_ingress_has_no_class_controller_or_backend(odd: Value) -> None:
    assert asked("ingress_class", odd) is None
    assert controller(odd) is None
    assert asked("ingress_backends", odd) == ()


# -- controller ----------------------------------------------------------------------------------------------------------


def test_what_a_class_declares_comes_before_its_name_and_before_annotations() -> None:
    subject = ingress("traefik", {"konghq.com/plugins": "a"})
    assert controller(subject, ingress_class("traefik", "example.org/own")) == "example.org/own"
    assert controller(subject, ingress_class("other", "example.org/own")) == TRAEFIK
    assert controller(subject, ingress_class("traefik", None)) == TRAEFIK  # no cluster takes such a class


def test_a_class_counts_in_whatever_namespace_it_is_written() -> None:
    declared = manifest("IngressClass", "mine", "kube-system", spec={"controller": TRAEFIK})
    assert controller(ingress("mine"), declared) == TRAEFIK


def test_an_ingress_without_a_class_has_the_default_one() -> None:
    world = (ingress_class("a", "example.org/a"), ingress_class("b", "example.org/b", default=DEFAULT))
    assert controller(ingress(), *world) == "example.org/b"
    assert controller(ingress("a"), *world) == "example.org/a"
    assert controller(ingress(None, {"kubernetes.io/ingress.class": "a"}), *world) == "example.org/a"
    assert controller(ingress(), world[0]) is None


@pytest.mark.parametrize(
    ("class_", "annotation", "expected"),
    [
        ("nginx-public", None, "k8s.io/ingress-nginx"),
        ("ingress-nginx", "traefik.ingress.kubernetes.io/router.tls", "k8s.io/ingress-nginx"),
        ("nginx", "nginx.org/rewrites", "nginx.org/ingress-controller"),
        ("nginxinc", None, None),
        ("webapprouting.kubernetes.azure.com", "nginx.org/rewrites", "webapprouting.kubernetes.azure.com/nginx"),
        ("alb", None, "ingress.k8s.aws/alb"),
        ("gce-internal", None, "gce-internal"),
        ("contour", "alb.ingress.kubernetes.io/scheme", "projectcontour.io/ingress-controller"),
        ("unheard-of", "alb.ingress.kubernetes.io/scheme", "ingress.k8s.aws/alb"),
        (None, "haproxy.org/auth-type", "haproxy"),
        (None, "nginx.ingress.kubernetes.io/auth-url", "k8s.io/ingress-nginx"),
        (None, "nginx.com/jwt-key", "nginx.org/ingress-controller"),
        (None, "cert-manager.io/issuer", None),
    ],
)
def test_a_class_that_nobody_declares_is_told_by_its_name_or_by_annotations(
    class_: str | None, annotation: str | None, expected: str | None
) -> None:
    assert controller(ingress(class_, {annotation: "x"} if annotation else None)) == expected


def test_annotations_of_ingress_nginx_come_before_those_of_others() -> None:
    assert controller(ingress(None, {"nginx.ingress.kubernetes.io/a": "x", "konghq.com/b": "x"})) == "k8s.io/ingress-nginx"


def test_app_routing_declares_a_class_where_no_ingress_class_does() -> None:
    routing = manifest("NginxIngressController", "inside", spec={"ingressClassName": "mine"})
    assert controller(ingress("mine"), routing) == "webapprouting.kubernetes.azure.com/nginx"
    assert controller(ingress("other"), routing) is None
    assert controller(ingress("mine"), routing, ingress_class("mine", TRAEFIK)) == TRAEFIK


def test_classes_of_one_name_with_several_controllers_leave_these() -> None:
    world = (ingress_class("mine", TRAEFIK), ingress_class("mine", "k8s.io/ingress-nginx", namespace="overlay"))
    assert controller(ingress("mine"), *world) == OneOf((TRAEFIK, "k8s.io/ingress-nginx"))
    same = (ingress_class("mine", TRAEFIK), ingress_class("mine", TRAEFIK, namespace="overlay"))
    assert controller(ingress("mine"), *same) == TRAEFIK


def test_what_is_not_known_leaves_the_controller_open_only_where_it_decides() -> None:
    assert type(controller(ingress(FROM_OUTSIDE))) is Unknown
    assert controller(ingress("traefik", FROM_OUTSIDE)) == TRAEFIK
    assert type(controller(ingress(None, FROM_OUTSIDE))) is Unknown
    of_unknown_name = ingress_class(FROM_OUTSIDE, TRAEFIK)
    assert controller(ingress("traefik"), of_unknown_name) == TRAEFIK  # it is the same either way
    assert controller(ingress("kong"), of_unknown_name) == OneOf((TRAEFIK, "ingress-controllers.konghq.com/kong"))
    of_unknown_controller = ingress_class("mine", FROM_OUTSIDE)
    assert type(controller(ingress("mine"), of_unknown_controller)) is Unknown
    assert controller(ingress("traefik"), of_unknown_controller) == TRAEFIK


def test_a_class_that_may_not_exist_leaves_what_its_name_tells() -> None:
    perhaps = ingress_class("traefik", "example.org/own", certain=False)
    assert controller(ingress("traefik"), perhaps) == OneOf(("example.org/own", TRAEFIK))


# -- backends ------------------------------------------------------------------------------------------------------------


def backend(name: str) -> dict[str, Value]:
    return {"service": {"name": name, "port": {"number": 80}}}


def test_backends_are_those_of_all_paths_and_the_default_one() -> None:
    paths = ({"path": "/", "backend": backend("a")}, {"path": "/healthz", "backend": backend("b")})
    rules = ({"host": "x", "http": {"paths": paths}}, {"host": "y"}, {"http": {"paths": ({"backend": backend("c")},)}})
    subject = ingress(rules=rules, defaultBackend=backend("d"))

    def named(*patterns: str) -> list[str]:
        arguments = ", ".join(f'"{one}"' for one in patterns)
        found = value(f"hclscan::ingress_backends(attrs.manifest, {arguments})", {"manifest": subject})
        return [one["service"]["name"] for one in found]

    assert named() == ["a", "b", "c", "d"]
    assert named("^/healthz$") == ["a", "c", "d"]
    assert named("^/healthz$", "^/$") == ["d"]
    assert asked("ingress_backends", ingress()) == ()


def test_backends_are_open_where_rules_or_the_paths_to_leave_out_are() -> None:
    unknown_path = ingress(rules=({"http": {"paths": ({"path": FROM_OUTSIDE, "backend": backend("a")},)}},))
    assert type(asked("ingress_backends", ingress(rules=FROM_OUTSIDE))) is Unknown
    assert len(asked("ingress_backends", unknown_path)) == 1
    assert type(value('hclscan::ingress_backends(attrs.manifest, "^/a")', {"manifest": unknown_path})) is Unknown


# -- places --------------------------------------------------------------------------------------------------------------

MANIFESTS = """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: web
      annotations:
        konghq.com/plugins: a
    spec:
      ingressClassName: {class_}
      rules:
        - http:
            paths:
              - path: /
                backend: {{service: {{name: portal, port: {{number: 80}}}}}}
"""


def found(tmp_path: Any, condition: str, class_: str) -> Finding:
    policy = rule(condition, type_="kubernetes_manifest", inside='filter = attrs.manifest.kind == "Ingress"')
    [finding] = findings_of(tmp_path, policy, MANIFESTS.format(class_=class_), "yaml")
    return finding


@pytest.mark.parametrize(
    ("condition", "class_", "line", "evidence"),
    [
        ('hclscan::ingress_class(attrs.manifest) == "kong"', "traefik", 9, ["spec.ingressClassName"]),
        ('hclscan::ingress_controller(attrs.manifest) == "a"', "traefik", 9, ["spec.ingressClassName"]),
        ('hclscan::ingress_controller(attrs.manifest) == "a"', "mine", 9, ["spec.ingressClassName", "metadata.annotations"]),
        (
            'core::alltrue([for one in hclscan::ingress_backends(attrs.manifest) : one.service.name == "a"])',
            "mine", 14, ["spec.rules[0].http.paths[0].backend.service.name"],
        ),
        (
            'core::length(hclscan::ingress_backends(attrs.manifest, "/")) > 0',
            "mine", 13, ["spec.rules[0].http.paths[0].path"],
        ),
    ],
)  # fmt: skip
def test_findings_point_at_what_was_read(tmp_path: Any, condition: str, class_: str, line: int, evidence: list[str]) -> None:
    finding = found(tmp_path, condition, class_)
    assert [one.attribute for one in finding.evidence] == [f"manifest.{one}" for one in evidence]
    assert finding.location.start_line == line


TYPED = """
    resource "kubernetes_ingress_v1" "web" {
      count = 60
      metadata {
        name        = "web"
        annotations = count.index % 3 == 0 ? { "kubernetes.io/ingress.class" = "kong" } : { "x" = "y" }
      }
      spec {
        ingress_class_name = count.index % 3 == 0 ? null : "kong"
      }
    }
"""


def test_each_instance_of_a_block_is_shown_where_it_states_its_class(tmp_path: Any) -> None:
    policy = rule('hclscan::ingress_controller(attrs.manifest) == "traefik.io/ingress-controller"', type_="kubernetes_manifest")
    found = findings_of(tmp_path, policy, TYPED)
    stated = ["annotations" in one.evidence[0].attribute for one in sorted(found, key=lambda one: int(one.address[26:-1]))]
    assert stated == [number % 3 == 0 for number in range(60)]
