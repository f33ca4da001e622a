"""Whether a program behind a Service asks who is calling before it answers, or before it passes a request on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hclscan.hcl.values import EvaluationError, Value, is_deferred, reveal, unknown_from
from hclscan.policy.context import PolicyContext
from hclscan.policy.lookup import partial_answer
from hclscan.policy.manifests import (
    ANY_KIND,
    Entry,
    Manifests,
    both,
    carriers,
    field_of,
    labels_of,
    name_text,
    namespace_of,
    of_context,
    pod,
)
from hclscan.policy.selectors import selects
from hclscan.policy.verdicts import any_of

_PROGRAMS = r"(?i)oauth2?-proxy|pomerium|authelia|authentik|keycloak|vouch-proxy|zitadel|(^|/)dex(:|@|$)"
"""Images of proxies that ask who is calling, and of programs at which people sign in."""

_ASKING_NOBODY = r"skip-auth-(regex|routes?)[= ]([A-Z]+=)?\^?/?[.][*]"
"""Arguments by which such a program lets everybody pass: https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview."""

_WORKLOADS = frozenset((
    "CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "ReplicationController", "StatefulSet",
))  # fmt: skip
"""Kinds that run pods, even where it is not known which."""


def service_authenticates(context: PolicyContext, namespace: Value, name: Value) -> Value:
    """Whether a program that asks for authentication itself runs behind the Service of a name in a namespace.

    False when there is no such Service, or when nothing behind it is known to ask. Unknown when that depends on what is not
    known: the names, a selector, labels or an image; what does not run such a program leaves nothing open.
    """
    name = name_text(reveal(name))
    if name is None:
        return False
    known = of_context(context)
    wanted = namespace_of(namespace)
    services = ((entry, known.are(entry, "Service", wanted, name)) for entry in known.candidates("Service", wanted, name))
    return any_of(
        _whenever_it_exists(entry, both(verdict, _asks(known, entry))) for entry, verdict in services if verdict is not False
    )


def _whenever_it_exists(entry: Entry, verdict: Value) -> Value:
    """What an object that may not exist says: what is true of it may come true."""
    return partial_answer([entry.resource]) if verdict is True and not entry.resource.certain else verdict


def _asks(known: Manifests, service: Entry) -> Value:
    """Whether one of the pods behind a Service runs a program that asks."""
    answers: dict[int, Value] = known.lookup.remembered("services that authenticate", dict)
    if service.position not in answers:
        answers[service.position] = _asked_of_pods(known, service)
    return answers[service.position]


def _asked_of_pods(known: Manifests, service: Entry) -> Value:
    programs = known.lookup.remembered("programs that authenticate", lambda: _programs(known))
    selector = field_of(field_of(reveal(service.manifest), "spec"), "selector")
    # A Service without a selector selects nothing: https://kubernetes.io/docs/concepts/services-networking/service/
    if not programs or (not is_deferred(selector) and not (isinstance(selector, dict) and selector)):
        return False
    return any_of(
        _whenever_it_exists(entry, both(programs[entry.position], _is_behind(known, service, selector, entry)))
        for entry in _carriers(known, service.namespace, selector)
        if entry.position in programs
    )


def _carriers(known: Manifests, namespace: Value, selector: Value) -> list[Entry]:
    try:
        return carriers(known, namespace, selector)
    except EvaluationError:  # labels that no cluster takes
        return []


def _is_behind(known: Manifests, service: Entry, selector: Value, entry: Entry) -> Value:
    try:
        return both(known.are(entry, ANY_KIND, service.namespace), selects(selector, labels_of(pod(entry.manifest))))
    except EvaluationError:  # a selector or labels that no cluster takes
        return False


def _programs(known: Manifests) -> dict[int, Value]:
    """The manifests whose pods ask, or may ask, by their positions: true or unknown."""
    verdicts = ((entry, _runs_one(entry)) for entry in known.entries)
    return {entry.position: verdict for entry, verdict in verdicts if verdict is not False}


def _runs_one(entry: Entry) -> Value:
    containers = field_of(field_of(pod(entry.manifest), "spec"), "containers")
    if is_deferred(containers):
        return unknown_from(containers) if is_deferred(entry.kind) or entry.kind in _WORKLOADS else False
    images = [field_of(reveal(container), "image") for container in (containers if isinstance(containers, tuple) else ())]
    runs_one = any(isinstance(image, str) and re.search(_PROGRAMS, image) for image in images)
    unknown = [image for image in images if is_deferred(image)]
    # What is not known of the arguments is not taken for an exception.
    if not (runs_one or unknown) or any(re.search(_ASKING_NOBODY, text) for text in _texts(containers)):
        return False
    return True if runs_one else unknown_from(*unknown)


def _texts(value: Value) -> Iterator[str]:
    """The texts in a value, as far as they are known."""
    value = reveal(value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, tuple)):
        for element in value.values() if isinstance(value, dict) else value:
            yield from _texts(element)
