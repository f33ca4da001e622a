"""What policies ask about manifests: those of a kind, in a namespace, of a name, behind a selector, and those that name one.

An object that states no namespace is in `default`, as in a cluster; objects of cluster-scoped kinds state none either, and are
found in the same way. Everything is answered through indexes of one set of resources. What is not known of an object leaves the
answer open as far as it matters: a list with members in doubt, or alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hclscan.hcl.closures import only_alternative
from hclscan.hcl.containers import one_of
from hclscan.hcl.functions.pattern import compiled
from hclscan.hcl.operators import conjunction
from hclscan.hcl.values import EvaluationError, Unknown, Value, is_deferred, reveal, unknown_from
from hclscan.policy.context import PolicyContext
from hclscan.policy.lookup import Answer, Lookup, partial_answer
from hclscan.policy.naming import Naming, names_in
from hclscan.policy.selectors import equalities, label_text, selects
from hclscan.policy.verdicts import any_of
from hclscan.resources import Resource

TYPE = "kubernetes_manifest"

DEFAULT_NAMESPACE = "default"

ANY_KIND = "*"

NAME_OF_NAMESPACE = "kubernetes.io/metadata.name"
"""The label that every namespace carries (https://kubernetes.io/docs/reference/labels-annotations-taints/)."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One manifest: where it stands among the others, and what identifies it. `kind` to `name` may be unknown."""

    position: int
    resource: Resource
    manifest: Value
    kind: Value
    namespace: Value
    name: Value


Verdict: TypeAlias = "Callable[[Entry], Value]"


class _Index:
    """The manifests of a set by keys of several parts; those whose key is not known are candidates for every key."""

    def __init__(self, entries: Iterable[Entry], keys_of: Callable[[Entry], Iterable[tuple[Value, ...]]]) -> None:
        self._by_key: dict[tuple[str, ...], list[Entry]] = {}
        self._open: list[Entry] = []
        for entry in entries:
            for key in keys_of(entry):
                if any(map(is_deferred, key)):
                    self._open.append(entry)
                elif all(isinstance(part, str) for part in key):
                    self._by_key.setdefault(key, []).append(entry)

    def of(self, key: tuple[str, ...]) -> list[Entry]:
        found = self._by_key.get(key, [])
        if not self._open:
            return found
        distinct = {entry.position: entry for entry in (*found, *self._open)}
        return [distinct[position] for position in sorted(distinct)]


class Manifests:
    """The manifests of one set of resources."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        group = lookup.resources.by_type.get(TYPE, ())
        manifests = [_sound(lookup.attrs(resource).get("manifest")) for resource in group]
        self.entries = [
            Entry(position, resource, manifest, *_identity(manifest))
            for position, (resource, manifest) in enumerate(zip(group, manifests, strict=True))
        ]

    def candidates(self, kind: Value, namespace: Value = None, name: Value = None) -> list[Entry]:
        """Those that may be of a kind, in a namespace, of a name; null for any."""
        parts = [("kind", None if kind == ANY_KIND else kind), ("namespace", namespace), ("name", name)]
        literal = tuple((part, value) for part, value in parts if isinstance(value, str))
        if not literal:
            return self.entries
        names = tuple(part for part, _ in literal)
        index = self.lookup.remembered(
            ("manifests", names),
            lambda: _Index(self.entries, lambda entry: [tuple(getattr(entry, part) for part in names)]),
        )
        return index.of(tuple(value for _, value in literal))

    def are(self, entry: Entry, kind: Value, namespace: Value = None, name: Value = None) -> Value:
        """Whether an entry is of a kind, in a namespace, of a name; null for any."""
        verdict: Value = True
        for own, wanted in ((entry.kind, None if kind == ANY_KIND else kind), (entry.namespace, namespace), (entry.name, name)):
            if wanted is not None:
                verdict = both(verdict, self.lookup.equal(own, wanted))
                if verdict is False:
                    return False
        return verdict

    def answer(self, candidates: Iterable[Entry], verdict_of: Verdict) -> Value:
        answer = Answer()
        for entry in candidates:
            verdict = verdict_of(entry)
            if verdict is not False:
                answer.add(entry.resource, entry.manifest, verdict)
        return answer.value()


def _identity(manifest: Value) -> tuple[Value, Value, Value]:
    """Kind, namespace and name of an object; each may be unknown."""
    content = reveal(manifest)
    metadata = field_of(content, "metadata")
    return field_of(content, "kind"), namespace_of(field_of(metadata, "namespace")), name_text(field_of(metadata, "name"))


def _sound(manifest: Value) -> Value:
    """The manifest as others see it: a name, label or annotation that no cluster takes is left out of its metadata.

    What somebody writes there must not keep the rules from judging the objects of others.
    """
    content = reveal(manifest)
    metadata = reveal(content.get("metadata")) if isinstance(content, dict) else None
    if metadata is None or is_deferred(metadata):
        return manifest
    if not isinstance(metadata, dict):
        return {**content, "metadata": {}}
    wrong = [key for key in _NAMES if not _is_plain(metadata.get(key, ""))]
    maps: dict[str, Value] = {}
    for key in _MAPS:
        entries = reveal(metadata.get(key))
        if isinstance(entries, dict):
            if not all(map(_is_plain, entries.values())):
                maps[key] = {name: one for name, one in entries.items() if _is_plain(one)}
        elif entries is not None and not is_deferred(entries):
            wrong.append(key)
    if not wrong and not maps:
        return manifest
    return {**content, "metadata": {**{key: one for key, one in metadata.items() if key not in wrong}, **maps}}


_NAMES = ("name", "namespace", "generateName")
_MAPS = ("labels", "annotations")


def _is_plain(value: Value) -> bool:
    return not isinstance(reveal(value), (tuple, dict))


def both(left: Value, right: Value) -> Value:
    """Whether both hold, of what was found by comparing."""
    return reveal(only_alternative(conjunction(left, right)))


def of_context(context: PolicyContext) -> Manifests:
    """The manifests that functions look things up in."""
    return context.lookup.remembered("manifests", lambda: Manifests(context.lookup))


# -- the functions -------------------------------------------------------------------------------------------------------


def manifests(context: PolicyContext, kind: str) -> Value:
    """The objects of a kind."""
    known = of_context(context)
    return known.answer(known.candidates(kind), lambda entry: known.are(entry, kind))


def manifests_in(context: PolicyContext, kind: str, namespace: Value) -> Value:
    """The objects of a kind in a namespace; null is `default`."""
    known = of_context(context)
    wanted = namespace_of(namespace)
    return known.answer(known.candidates(kind, wanted), lambda entry: known.are(entry, kind, wanted))


def manifest(context: PolicyContext, kind: str, namespace: Value, name: Value) -> Value:
    """The object of a kind with a name in a namespace; null when it is not here.

    Where several are, such as those of two environments, it is one of them.
    """
    name = name_text(reveal(name))
    if name is None:
        return None
    known = of_context(context)
    wanted = namespace_of(namespace)
    found: list[Value] = []
    undecided: list[Entry] = []
    because: Value = None
    for entry in known.candidates(kind, wanted, name):
        verdict = known.are(entry, kind, wanted, name)
        if verdict is True and entry.resource.certain:
            found.append(entry.manifest)
        elif verdict is not False:
            undecided.append(entry)
            because = verdict
    if found:
        return found[0] if len(found) == 1 else only_alternative(one_of(found))
    return partial_answer([entry.resource for entry in undecided], because) if undecided else None


def workloads(context: PolicyContext, namespace: Value, selector: Value) -> Value:
    """The objects in a namespace that run the pods which a selector selects: Deployments, Pods, CronJobs and so on.

    As for `selects`, an empty selector selects every pod and null none.
    """
    known = of_context(context)
    wanted = namespace_of(namespace)
    return known.answer(
        carriers(known, wanted, selector),
        lambda entry: both(known.are(entry, ANY_KIND, wanted), selects(selector, labels_of(pod(entry.manifest)))),
    )


def carriers(known: Manifests, namespace: Value, selector: Value) -> list[Entry]:
    """Those with pods in a namespace that may carry the labels of a selector."""
    labels = equalities(selector)
    if not isinstance(namespace, str) or labels is None:
        running: list[Entry] = known.lookup.remembered(
            "manifests with pods", lambda: [entry for entry in known.entries if pod(entry.manifest) is not None]
        )
        return running
    by_label = known.lookup.remembered("manifests by label", lambda: _Index(known.entries, _label_keys))
    return min((by_label.of((namespace, *label)) for label in labels or [_ANY_LABEL]), key=len)


_ANY_LABEL = ("", "")


def _label_keys(entry: Entry) -> Iterator[tuple[Value, Value, Value]]:
    """The keys under which a manifest with pods is found by its labels, and by selectors that ask for none."""
    template = pod(entry.manifest)
    if template is None:
        return
    labels = labels_of(template)
    if is_deferred(labels):
        yield entry.namespace, labels, ""
        return
    yield entry.namespace, *_ANY_LABEL
    for key, value in labels.items() if isinstance(labels, dict) else ():
        value = reveal(value)
        yield entry.namespace, key, value if is_deferred(value) else label_text(value)


def pod(manifest: Value) -> Value:
    """The pods that an object runs, as a map with `metadata` and `spec`: a Pod is its own; null when it runs none."""
    content = reveal(manifest)
    if is_deferred(content):
        return unknown_from(content)
    kind = field_of(content, "kind")
    if kind == "Pod":
        return content
    if kind == "PodTemplate":
        return field_of(content, "template")
    spec = field_of(content, "spec")
    if kind == "CronJob":
        spec = field_of(field_of(spec, "jobTemplate"), "spec")
    template = field_of(spec, "template")
    if is_deferred(template):
        return template
    # Other kinds have templates too, of other things: a SealedSecret that of a Secret.
    return template if field_of(field_of(template, "spec"), "containers") is not None else None


def manifests_naming(context: PolicyContext, kind: str, manifest: Value) -> Value:
    """The objects of a kind that refer to an object by its name: `naming.py` says what counts as a reference."""
    known = of_context(context)
    content = reveal(manifest)
    if not isinstance(content, dict):
        raise EvaluationError("Invalid manifest", "a manifest is a map, such as attrs.manifest")
    wanted = _identity(content)
    index = context.lookup.remembered("manifests by what they name", lambda: _Index(known.entries, _named_keys))
    literal = isinstance(wanted[0], str) and isinstance(wanted[2], str)
    return known.answer(
        index.of((wanted[0], wanted[2])) if literal else known.entries,
        lambda entry: False if reveal(entry.manifest) is content else both(
            known.are(entry, kind), _mentions(context.lookup, entry, wanted)
        ),
    )  # fmt: skip


def _named_keys(entry: Entry) -> Iterator[tuple[Value, Value]]:
    return ((reference.kind, reference.name) for reference in names_in(entry.manifest, entry.namespace))


def _mentions(lookup: Lookup, entry: Entry, wanted: tuple[Value, Value, Value]) -> Value:
    """Whether a manifest refers to the object of a kind, in a namespace, of a name."""
    kind, namespace, name = wanted

    def is_named(reference: Naming) -> Value:
        verdict = both(lookup.equal(reference.kind, kind), lookup.equal(reference.name, name))
        return verdict if reference.namespace is None else both(verdict, lookup.equal(reference.namespace, namespace))

    return any_of(map(is_named, names_in(entry.manifest, entry.namespace)))


def selects_namespace(context: PolicyContext, selector: Value, namespace: Value) -> Value:
    """Whether a selector selects a namespace by its labels. Unknown when it asks for labels of one that is not here."""
    wanted = namespace_of(namespace)
    found = manifest(context, "Namespace", None, wanted)
    own = {NAME_OF_NAMESPACE: wanted}
    if found is not None:
        labels = labels_of(reveal(found))
        return selects(selector, labels if is_deferred(labels) else {**(labels or {}), **own})
    return selects(selector, own, others=Unknown(reason=f"the labels of namespace {wanted} are not known"))


# -- what stands in them -------------------------------------------------------------------------------------------------


def may_match(context: PolicyContext, manifest: Value, pattern: str) -> bool:
    """Whether a key or a text anywhere in a manifest matches a pattern, or may do so: a cheap test before dear ones.

    False is certain; what is not known of a manifest may be anything. Of what is encoded, such as the data of a Secret, the
    keys count. The pattern is searched in all texts at once, each on lines of its own.
    """
    content = reveal(manifest)
    if not isinstance(content, dict):
        return is_deferred(content)
    known: dict[int, tuple[Value, str | None]] = context.lookup.remembered("texts of manifests", dict)
    found = known.get(id(content))
    if found is None or found[0] is not content:
        texts: dict[str, None] = {}
        # The manifest is kept beside its texts, so that its identity is not reused.
        found = known[id(content)] = (content, "\n".join(texts) if _read_texts(content, texts) else None)
    return found[1] is None or compiled(pattern, "pattern").search(found[1]) is not None


def _read_texts(value: Value, texts: dict[str, None]) -> bool:
    """Collects keys and texts of a value; says whether all of it is known."""
    if isinstance(value, str):
        texts[value] = None
    elif isinstance(value, dict):
        texts.update(dict.fromkeys(value))
        return all(_read_texts(element, texts) for element in value.values())
    elif isinstance(value, tuple):
        return all(_read_texts(element, texts) for element in value)
    else:
        plain = reveal(value)
        return not is_deferred(plain) and (plain is value or _read_texts(plain, texts))
    return True


# -- parts of manifests --------------------------------------------------------------------------------------------------


def labels_of(content: Value) -> Value:
    """The labels of an object or of a template of pods; null when it has none."""
    return content if is_deferred(content) else field_of(field_of(content, "metadata"), "labels")


def field_of(value: Value, name: str) -> Value:
    """A field of an object; null when there is none, unknown in what is unknown."""
    if isinstance(value, dict):
        return reveal(value.get(name))
    return value if is_deferred(value) else None


def name_text(value: Value) -> Value:
    """A name as the text that it is in the cluster."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def namespace_of(stated: Value) -> Value:
    """The namespace that is meant where an object or an argument states one, or none."""
    stated = name_text(reveal(stated))
    return DEFAULT_NAMESPACE if stated is None or stated == "" else stated
