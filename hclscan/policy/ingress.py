"""What policies ask about an Ingress: its class, the controller that serves it, and the backends that it leads to.

https://kubernetes.io/docs/concepts/services-networking/ingress/
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from hclscan.hcl.closures import only_alternative
from hclscan.hcl.containers import one_of
from hclscan.hcl.functions.pattern import compiled
from hclscan.hcl.values import OneOf, Path, Unknown, Value, is_deferred, is_number, reveal, unknown_from
from hclscan.policy.context import PolicyContext
from hclscan.policy.manifests import Entry, Manifests, field_of, name_text, of_context
from hclscan.records import record

_CLASS = "kubernetes.io/ingress.class"
_DEFAULT = "ingressclass.kubernetes.io/is-default-class"

_NGINX = "k8s.io/ingress-nginx"
_NGINX_OF_F5 = "nginx.org/ingress-controller"
_APP_ROUTING = "webapprouting.kubernetes.azure.com/nginx"


@record
class _Controller:
    """A controller, the classes that are called after it, and the prefixes of annotations that it alone reads.

    `name` is what its IngressClass has as `spec.controller`; where it has none, or where several are called so, the class.
    """

    name: str
    classes: tuple[str, ...]
    annotations: tuple[str, ...] = ()


_CONTROLLERS = (
    _Controller("ingress.k8s.aws/alb", ("alb",), ("alb.ingress.kubernetes.io/",)),
    _Controller("azure/application-gateway", ("azure-application-gateway",), ("appgw.ingress.kubernetes.io/",)),
    _Controller("alb.networking.azure.io/alb-controller", ("azure-alb-external",)),
    _Controller("gce", ("gce",)),
    _Controller("gce-internal", ("gce-internal",)),
    _Controller("haproxy", ("haproxy",), ("haproxy-ingress.github.io/", "haproxy.org/")),
    _Controller("pomerium.io/ingress-controller", ("pomerium",), ("ingress.pomerium.io/",)),
    _Controller("ingress-controllers.konghq.com/kong", ("kong",), ("konghq.com/",)),
    _Controller(_NGINX_OF_F5, (), ("nginx.com/", "nginx.org/")),
    _Controller("openshift.io/ingress-to-route", ("openshift-default",)),
    _Controller("projectcontour.io/ingress-controller", ("contour",)),
    _Controller("traefik.io/ingress-controller", ("traefik",), ("traefik.ingress.kubernetes.io/",)),
)
"""Where an Ingress has annotations for several, the first one counts. Of ingress-nginx and App Routing, see `_implied`."""

_BY_CLASS = {name: one.name for one in _CONTROLLERS for name in one.classes} | {
    "webapprouting.kubernetes.azure.com": _APP_ROUTING
}
_BY_ANNOTATION = tuple((prefix, one.name) for one in _CONTROLLERS for prefix in one.annotations)

_CALLED_NGINX = re.compile(r"(ingress-)?nginx(?![a-z])")


# -- class and controller ------------------------------------------------------------------------------------------------


def ingress_class(manifest: Value) -> Value:
    """The name of the class of an Ingress: `ingressClassName`, else the annotation that came before it; null without either."""
    content = reveal(manifest)
    for stated in (field_of(field_of(content, "spec"), "ingressClassName"), field_of(_annotations(content), _CLASS)):
        name = name_text(stated)
        if is_deferred(name) or (isinstance(name, str) and name):
            return name
    return None


def ingress_controller(context: PolicyContext, manifest: Value) -> Value:
    """The controller that serves an Ingress, as `spec.controller` of an IngressClass has it; null when nothing tells.

    That of its class, or of the default class when it names none. Where nobody declares the class, its name may tell, or
    annotations that only one controller reads. One of a few when classes of that name have several; unknown when what is
    not known of the Ingress, or of a class, decides.
    """
    content = reveal(manifest)
    name = ingress_class(content)
    annotations = _annotations(content)
    names = name.alternatives if type(name) is OneOf else (name,)
    return _one_controller([each for one in names for each in _controllers(of_context(context), reveal(one), annotations)])


def _controllers(known: Manifests, name: Value, annotations: Value) -> list[Value]:
    """The controllers that may serve what is of a class."""
    possible: list[Value] = []
    for declarations in (_classes, _app_routing):
        certain: list[Value] = []
        for entry, verdict, controller in declarations(known, name):
            if verdict is not False and controller is not None:
                (certain if verdict is True and entry.resource.certain else possible).append(controller)
        if certain:
            return certain
    return [*possible, _implied(name, annotations)]


def _one_controller(controllers: list[Value]) -> Value:
    if any(type(one) is Unknown for one in controllers) and any(one != controllers[0] for one in controllers):
        return unknown_from(*controllers)
    return only_alternative(one_of(controllers))


_Declarations: TypeAlias = "Iterable[tuple[Entry, Value, Value]]"
"""Objects that may declare a class: each with whether it does, and the controller that it declares, null for none."""


def _classes(known: Manifests, name: Value) -> _Declarations:
    """The IngressClasses of a name; the default ones where it is null."""
    if name is None:
        return known.lookup.remembered("default classes of Ingress", lambda: list(_default_classes(known)))
    found = known.candidates("IngressClass", None, name)
    return ((entry, known.are(entry, "IngressClass", None, name), _declared(entry)) for entry in found)


def _default_classes(known: Manifests) -> _Declarations:
    for entry in known.candidates("IngressClass"):
        if known.are(entry, "IngressClass") is True:
            mark = field_of(_annotations(reveal(entry.manifest)), _DEFAULT)
            yield entry, known.lookup.equal(mark, "true"), _declared(entry)


def _declared(entry: Entry) -> Value:
    """The controller of an IngressClass. The API server refuses one without: it declares none."""
    controller = field_of(field_of(reveal(entry.manifest), "spec"), "controller")
    return controller if is_deferred(controller) or (isinstance(controller, str) and controller) else None


def _app_routing(known: Manifests, name: Value) -> _Declarations:
    """What App Routing is asked for: https://learn.microsoft.com/azure/aks/app-routing-nginx-configuration."""
    for entry in known.candidates("NginxIngressController"):
        if entry.kind == "NginxIngressController" and name is not None:
            own = name_text(field_of(field_of(reveal(entry.manifest), "spec"), "ingressClassName"))
            yield entry, known.lookup.equal(own, name), _APP_ROUTING


def _implied(name: Value, annotations: Value) -> Value:
    """The controller that the name of a class stands for where nobody declares it, else that annotations are meant for."""
    if is_deferred(name):
        return unknown_from(name)
    if name in _BY_CLASS:
        return _BY_CLASS[name]
    is_called_nginx = name is not None and _CALLED_NGINX.match(name) is not None
    if is_deferred(annotations):
        return unknown_from(annotations)
    keys = [key for key in annotations if isinstance(key, str)] if isinstance(annotations, dict) else []
    if not is_called_nginx and any(key.startswith("nginx.ingress.kubernetes.io/") for key in keys):
        return _NGINX
    read_by = (controller for prefix, controller in _BY_ANNOTATION if any(key.startswith(prefix) for key in keys))
    if is_called_nginx:
        return _NGINX_OF_F5 if _NGINX_OF_F5 in read_by else _NGINX
    return next(read_by, None)


def _annotations(content: Value) -> Value:
    return field_of(field_of(content, "metadata"), "annotations")


def class_paths(context: PolicyContext, manifest: Value) -> list[Path]:
    """What says of which class an Ingress is, the first that does first; where neither does, both are missing."""
    annotations = _annotations(reveal(manifest))
    stated: Path = ("spec", "ingressClassName")
    annotated: Path = ("metadata", "annotations") if annotations is None else ("metadata", "annotations", _CLASS)
    if field_of(field_of(reveal(manifest), "spec"), "ingressClassName") is not None:
        return [stated]
    return [stated, annotated] if field_of(annotations, _CLASS) is None else [annotated, stated]


def controller_paths(context: PolicyContext, manifest: Value) -> list[Path]:
    """What decides by which controller an Ingress is served: its class, and its annotations where that does not tell."""
    content = reveal(manifest)
    name = ingress_class(content)
    told = is_deferred(name) or _controllers(of_context(context), name, None) != [None]
    return [*class_paths(context, content), *([] if told else [("metadata", "annotations")])]


# -- backends ------------------------------------------------------------------------------------------------------------


def ingress_backends(manifest: Value, *excluded: str) -> Value:
    """The backends of an Ingress, as they are written: those of the paths of its rules in order, and the default one.

    Those of paths that match one of the patterns `excluded` are left out; a path that is not written is `/`. Unknown when
    it is not known which there are.
    """
    spec = field_of(reveal(manifest), "spec")
    paths = _paths(field_of(spec, "rules"))
    default = field_of(spec, "defaultBackend")
    if is_deferred(spec) or is_deferred(paths):
        return unknown_from(spec, paths)
    patterns = [compiled(pattern, "excluded") for pattern in excluded]
    found: list[Value] = []
    for path in paths:
        text = field_of(path, "path")
        if patterns and is_deferred(text):
            return unknown_from(text)
        shown = "/" if text is None else str(text) if isinstance(text, str) or is_number(text) else ""
        if not any(pattern.search(shown) for pattern in patterns):
            found.append(field_of(path, "backend"))
    return (*found, *(() if default is None else (default,)))


def backend_paths(context: PolicyContext, manifest: Value, *excluded: Value) -> Iterable[Path]:
    """What would say which backends an Ingress has, where there are none: its rules, and the paths that are left out."""
    if ingress_backends(manifest, *(one for one in excluded if isinstance(one, str))):
        return
    rules = field_of(field_of(reveal(manifest), "spec"), "rules")
    for step, rule in enumerate(rules) if isinstance(rules, tuple) else ():
        paths = field_of(field_of(reveal(rule), "http"), "paths")
        if not paths or not isinstance(paths, tuple):
            yield "spec", "rules", step
            continue
        yield from (("spec", "rules", step, "http", "paths", position, "path") for position in range(len(paths)))
    if not rules:
        yield "spec", "rules"


def _paths(rules: Value) -> Value:
    """The paths of rules; unknown where a list of them is not known."""
    if is_deferred(rules):
        return unknown_from(rules)
    found: list[Value] = []
    for rule in rules if isinstance(rules, tuple) else ():
        paths = field_of(field_of(reveal(rule), "http"), "paths")
        if is_deferred(paths):
            return unknown_from(paths)
        found += map(reveal, paths) if isinstance(paths, tuple) else ()
    return tuple(found)
