"""Questions about manifests are answered as a cluster would: by namespace, name, labels and references."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hclscan.hcl.containers import decided
from hclscan.hcl.values import EvaluationError, InstanceObject, Reference, Unknown, Value
from hclscan.resources import Resource
from tests.policy.examples import FROM_OUTSIDE, resource, value


def manifest(
    kind: str, name: object = None, namespace: object = None, *, certain: bool = True, labels: object = None, **content: Any
) -> Resource:
    metadata = {"name": name, "namespace": namespace, "labels": labels}
    written = {"kind": kind, "metadata": {key: one for key, one in metadata.items() if one is not None}, **content}
    address = f"{kind}/{namespace}/{name}"
    return resource(address, {"manifest": written}, type="kubernetes_manifest", certain=certain)


def deployment(name: str, namespace: object = None, **changes: Any) -> Resource:
    template = {"metadata": {"labels": changes.pop("labels", {"app": name})}, "spec": {"containers": ({"name": name},)}}
    return manifest(changes.pop("kind", "Deployment"), name, namespace, spec={"template": template}, **changes)


def names(expression: str, *resources: Resource) -> Any:
    """The names of the manifests that an expression gives; the value itself when it is open."""
    found = value(expression, None, *resources)
    return [one["metadata"]["name"] for one in found] if isinstance(found, tuple) else found


# -- kind, namespace, name -----------------------------------------------------------------------------------------------


def test_manifests_are_found_by_kind_and_namespace() -> None:
    world = [manifest("Service", "a"), manifest("Service", "b", "shop"), manifest("Ingress", "c", "shop")]
    assert names('hclscan::manifests("Service")', *world) == ["a", "b"]
    assert names('hclscan::manifests("*")', *world) == ["a", "b", "c"]
    assert names('hclscan::manifests_in("Service", "shop")', *world) == ["b"]
    assert names('hclscan::manifests_in("*", "shop")', *world) == ["b", "c"]
    assert names('hclscan::manifests_in("PrometheusRule", "shop")', *world) == []


@pytest.mark.parametrize("stated", [None, "", "default"])
@pytest.mark.parametrize("asked", ["null", '""', '"default"'])
def test_what_states_no_namespace_is_in_the_default_one(stated: object, asked: str) -> None:
    assert names(f'hclscan::manifests_in("Service", {asked})', manifest("Service", "a", stated)) == ["a"]


def test_a_manifest_is_found_by_its_name() -> None:
    world = [manifest("Service", "a", "shop"), manifest("Service", "a"), manifest("StorageClass", "fast"), manifest("Job", 7)]
    assert value('hclscan::manifest("Service", "shop", "a").metadata.namespace', None, *world) == "shop"
    assert value('hclscan::manifest("Service", "other", "a")', None, *world) is None
    assert value('hclscan::manifest("Service", "shop", null)', None, *world) is None
    assert value('hclscan::manifest("StorageClass", null, "fast").kind', None, *world) == "StorageClass"
    assert value('hclscan::manifest("Job", null, "7").kind', None, *world) == "Job"


def test_a_name_that_several_have_may_be_either() -> None:
    public, internal = (
        replace(manifest("Service", "a", spec=spec), attrs=InstanceObject(Reference("resource", spec["type"]), {
            "manifest": {"kind": "Service", "metadata": {"name": "a"}, "spec": spec}}))
        for spec in ({"type": "LoadBalancer", "x": 1}, {"type": "ClusterIP", "x": 1})
    )  # fmt: skip
    assert decided(value('hclscan::manifest("Service", null, "a").spec.x', None, public, internal)) == 1
    assert type(value('hclscan::manifest("Service", null, "a").spec.type == "ClusterIP"', None, public, internal)) is not bool


@pytest.mark.parametrize(
    "open_one",
    [
        manifest("Service", "a", "shop", certain=False),
        manifest("Service", "a", FROM_OUTSIDE),
        manifest("Service", FROM_OUTSIDE, "shop"),
        resource("x.y", {"manifest": FROM_OUTSIDE}, type="kubernetes_manifest"),
    ],
)
def test_what_is_not_known_of_an_object_leaves_the_answer_open(open_one: Resource) -> None:
    assert type(value('hclscan::manifest("Service", "shop", "a")', None, open_one)) is Unknown
    assert names('hclscan::manifests_in("Service", "shop")', manifest("Service", "b")) == []


def test_a_kind_or_namespace_that_rules_out_an_object_decides_although_the_rest_is_open() -> None:
    open_one = manifest("Service", FROM_OUTSIDE, "shop")
    assert value('hclscan::manifest("Service", "other", "a")', None, open_one) is None
    assert value('hclscan::manifest("Ingress", "shop", "a")', None, open_one) is None


def test_the_same_unknown_namespace_is_the_same_namespace() -> None:
    world = [manifest("Ingress", "web", FROM_OUTSIDE), manifest("Service", "a", FROM_OUTSIDE)]
    asked = 'hclscan::manifests("Ingress")[0].metadata.namespace'
    assert names(f'hclscan::manifests_in("Service", {asked})', *world) == ["a"]
    assert value(f'hclscan::manifest("Service", {asked}, "a").kind', None, *world) == "Service"


# -- labels --------------------------------------------------------------------------------------------------------------


def test_workloads_are_those_whose_pods_a_selector_selects() -> None:
    cron = manifest("CronJob", "cron", "shop", spec={"jobTemplate": {"spec": {"template": {
        "metadata": {"labels": {"app": "web"}}, "spec": {"containers": ()}}}}})  # fmt: skip
    pod = manifest("Pod", "pod", "shop", labels={"app": "web", "tier": "front"}, spec={"containers": ()})
    sealed = manifest("SealedSecret", "s", "shop", spec={"template": {"metadata": {"labels": {"app": "web"}}}})
    world = [deployment("web", "shop"), deployment("web", "other"), deployment("db", "shop"), cron, pod, sealed]
    assert names('hclscan::workloads("shop", {app = "web"})', *world) == ["web", "cron", "pod"]
    assert names('hclscan::workloads("shop", {matchLabels = {app = "web", tier = "front"}})', *world) == ["pod"]
    assert names('hclscan::workloads("shop", {})', *world) == ["web", "db", "cron", "pod"]
    assert names('hclscan::workloads("shop", null)', *world) == []
    expression = '{matchExpressions = [{key = "app", operator = "NotIn", values = ["web"]}]}'
    assert names(f'hclscan::workloads("shop", {expression})', *world) == ["db"]


def test_labels_that_are_not_known_may_be_selected() -> None:
    asked = 'hclscan::workloads("shop", {app = "web"})'
    for labels in (FROM_OUTSIDE, {"app": FROM_OUTSIDE}):
        assert type(value(asked, None, deployment("web", "shop", labels=labels))) is Unknown
    assert names(asked, deployment("web", "shop", labels={"app": "db", "x": FROM_OUTSIDE})) == []


def test_a_label_without_quotes_is_a_text() -> None:
    one = deployment("a", labels={"ready": True, "n": "1"})
    assert names('hclscan::workloads(null, {ready = "true", n = 1})', one) == ["a"]


def test_the_pods_of_an_object() -> None:
    assert value('hclscan::pod(hclscan::manifests("Deployment")[0]).spec.containers[0].name', None, deployment("web")) == "web"
    assert value('hclscan::pod({kind = "Pod", spec = {hostNetwork = true}}).spec.hostNetwork') is True
    assert value('hclscan::pod({kind = "Service", spec = {}})') is None
    assert value("hclscan::pod(null)") is None


def test_a_namespace_is_selected_by_its_labels() -> None:
    world = [manifest("Namespace", "shop", labels={"team": "a"})]

    def selected(selector: str, name: str = "shop") -> Value:
        return value(f'hclscan::selects_namespace({selector}, "{name}")', None, *world)

    assert selected('{matchLabels = {team = "a"}}') is True
    assert selected('{matchLabels = {team = "b"}}') is False
    assert selected('{matchLabels = {"kubernetes.io/metadata.name" = "shop"}}') is True
    assert selected("{}") is True
    assert selected('{matchLabels = {"kubernetes.io/metadata.name" = "shop", team = "a"}}', "elsewhere") is False
    assert type(selected('{matchLabels = {team = "a"}}', "elsewhere")) is Unknown
    assert selected('{matchLabels = {"kubernetes.io/metadata.name" = "elsewhere"}}', "elsewhere") is True


# -- references ----------------------------------------------------------------------------------------------------------

CLASS = manifest("StorageClass", "fast")
SERVICE = manifest("Service", "web", "shop")
GATEWAY = manifest("Gateway", "edge", "shop")
ACCOUNT = manifest("ServiceAccount", "bot", "shop")


@pytest.mark.parametrize(
    ("named", "by"),
    [
        (SERVICE, {"rules": ({"http": {"paths": ({"backend": {"service": {"name": "web", "port": {"number": 80}}}},)}},)}),
        (SERVICE, {"rules": ({"http": {"paths": ({"backend": {"serviceName": "web", "servicePort": 80}},)}},)}),
        (SERVICE, {"rules": ({"backendRefs": ({"name": "web", "port": 80},)},)}),
        (SERVICE, {"targetRefs": ({"group": "", "kind": "Service", "name": "web"},)}),
        (GATEWAY, {"parentRefs": ({"name": "edge", "sectionName": "https"},)}),
        (GATEWAY, {"targetRef": {"group": "gateway.networking.k8s.io", "kind": "Gateway", "name": "edge"}}),
        (ACCOUNT, {"template": {"spec": {"serviceAccountName": "bot", "containers": ()}}}),
        (ACCOUNT, {"subjects": ({"kind": "ServiceAccount", "name": "bot", "namespace": "shop"},)}),
        (CLASS, {"storageClassName": "fast"}),
        (manifest("ClusterRole", "admin"), {"roleRef": {"kind": "ClusterRole", "name": "admin"}}),
        (manifest("Middleware", "auth", "shop"), {"routes": ({"middlewares": ({"name": "auth"},)},)}),
    ],
)
def test_an_object_is_named_by_those_that_refer_to_it(named: Resource, by: dict[str, Any]) -> None:
    kind = named.attrs["manifest"]["kind"]
    other = manifest(kind, "another", "shop")
    asked = f'hclscan::manifests_naming("*", hclscan::manifests("{kind}")[0])'
    assert names(asked, named, other, manifest("Thing", "here", "shop", spec=by), manifest("Thing", "x", "shop")) == ["here"]


def test_a_name_is_looked_for_in_the_namespace_of_the_reference() -> None:
    route = {"rules": ({"backendRefs": ({"name": "web"},)},)}
    across = {"rules": ({"backendRefs": ({"name": "web", "namespace": "shop"},)},)}
    world = [
        SERVICE,
        manifest("HTTPRoute", "elsewhere", "other", spec=route),
        manifest("HTTPRoute", "here", "shop", spec=route),
    ]
    asked = 'hclscan::manifests_naming("HTTPRoute", hclscan::manifests("Service")[0])'
    assert names(asked, *world) == ["here"]
    assert names(asked, *world, manifest("HTTPRoute", "across", "other", spec=across)) == ["here", "across"]
    assert names(asked, SERVICE, manifest("Other", "o", "shop", spec=route)) == []


def test_a_reference_that_is_not_known_may_be_one() -> None:
    open_one = manifest("HTTPRoute", "r", "shop", spec={"backendRefs": ({"name": FROM_OUTSIDE},)})
    asked = 'hclscan::manifests_naming("HTTPRoute", hclscan::manifests("Service")[0])'
    assert type(value(asked, None, SERVICE, open_one)) is Unknown


def test_what_is_no_manifest_is_an_error() -> None:
    with pytest.raises(EvaluationError, match="Invalid manifest"):
        value('hclscan::manifests_naming("*", "web")')


# -- what stands in them -------------------------------------------------------------------------------------------------


def test_whether_a_manifest_may_match_is_told_from_its_keys_and_texts() -> None:
    world = [deployment("web", "shop"), manifest("ConfigMap", "settings", data={"app.ini": "[log]\nlevel = info"})]

    def may(kind: str, pattern: str) -> Value:
        return value(f'hclscan::may_match(hclscan::manifests("{kind}")[0], "{pattern}")', None, *world)

    assert may("Deployment", "containers") is True
    assert may("Deployment", "^web$") is False
    assert may("Deployment", "(?m)^web$") is True
    assert may("ConfigMap", "level = info") is True
    assert may("ConfigMap", "level = debug") is False
    assert value('hclscan::may_match(null, "a")', None) is False


def test_what_is_not_known_of_a_manifest_may_match_anything() -> None:
    for open_one in (manifest("Pod", "a", spec={"image": FROM_OUTSIDE}), resource("x.y", {"manifest": FROM_OUTSIDE})):
        asked = f'hclscan::may_match(core::getresources("{open_one.type}", {{}})[0].manifest, "kube-apiserver")'
        assert value(asked, None, open_one) is True
