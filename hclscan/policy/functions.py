"""The functions policies may call: those of Terraform that the policy language lists, its own, and those of hclscan.

A bare name, or one that is not listed, is an error where it is evaluated.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from hclscan.hcl.containers import rebuilt
from hclscan.hcl.conversion import to_bool
from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, Function, Parameter, decode_with_holes, yaml_with_holes
from hclscan.hcl.functions.json_text import parse_json
from hclscan.hcl.functions.pattern import compiled
from hclscan.hcl.functions.signature import invalid
from hclscan.hcl.numbers import number_text
from hclscan.hcl.operators import conjunction, disjunction
from hclscan.hcl.scope import Language
from hclscan.hcl.types import NUMBER, STRING, AnyType
from hclscan.hcl.values import (
    EvaluationError,
    InstanceObject,
    ListValue,
    OneOf,
    Sensitive,
    Unknown,
    Value,
    is_deferred,
    is_number,
    reveal,
    type_name,
    unknown_from,
)
from hclscan.policy import identity, ingress, manifests, questions
from hclscan.policy.authentication import service_authenticates
from hclscan.policy.cidr import is_public_cidr
from hclscan.policy.context import PolicyContext
from hclscan.policy.iam import grants_public
from hclscan.policy.named_values import named_value
from hclscan.policy.selectors import selects
from hclscan.policy.semver import compare_versions, satisfies

_SHARED = (
    "abs", "ceil", "floor", "log", "max", "min", "pow", "signum",
    "chomp", "format", "formatdate", "indent", "join", "regex", "regexall", "split", "strrev", "substr", "title",
    "trim", "trimprefix", "trimspace", "trimsuffix",
    "chunklist", "compact", "concat", "element", "flatten", "formatlist", "keys", "length", "merge", "one",
    "range", "reverse", "setintersection", "setproduct", "setsubtract", "setunion", "slice", "sort", "tolist", "toset",
    "values", "zipmap",
    "csvdecode", "jsonencode", "yamlencode", "timeadd", "timecmp",
    "type", "issensitive", "sensitive", "nonsensitive",
)  # fmt: skip
"""Functions that mean in policies what they mean in Terraform."""

_WHOLE_OBJECTS = ("jsonencode", "keys", "merge", "values", "yamlencode")
"""Functions for which a configuration cannot tell what a resource does not write, while policies take it as it is written."""


# -- text ----------------------------------------------------------------------------------------------------------------


def _contains_substring(text: Value, part: str) -> Value:
    if type(text) is Unknown:
        literals = [piece for piece in text.template or () if isinstance(piece, str)]
        return True if any(part in literal for literal in literals) else unknown_from(text)
    return part in text


def _regex_match(text: Value, pattern_text: str) -> Value:
    pattern = compiled(pattern_text, "pattern")
    if type(text) is not Unknown:
        return pattern.search(text) is not None
    # What matches inside a literal part matches the whole text, unless the pattern looks at what stands around it.
    anchored = any(sign in pattern_text for sign in ("^", "$", "\\b", "\\B", "\\A", "\\z"))
    literals = [piece for piece in text.template or () if isinstance(piece, str)]
    if not anchored and any(pattern.search(literal) for literal in literals):
        return True
    return unknown_from(text)


def _startswith(text: Value, prefix: str) -> Value:
    place = text.reference if type(text) is Unknown else None
    if place is not None and place.kind == "resource" and place.path[-1:] == ("arn",) and ".aws_" in f".{place.address}":
        return True if "arn:".startswith(prefix) else unknown_from(text) if prefix.startswith("arn:") else False
    return TERRAFORM_FUNCTIONS["startswith"].implementation(text, prefix)


def _endswith(text: Value, suffix: str) -> Value:
    if type(text) is not Unknown:
        return text.endswith(suffix)
    last = text.template[-1] if text.template else ""
    known = last if isinstance(last, str) else ""
    if known.endswith(suffix):
        return True
    return unknown_from(text) if suffix.endswith(known) else False


def _changing_case(name: str, text: Value) -> Value:
    change = TERRAFORM_FUNCTIONS[f"core::{name}"].implementation
    if type(text) is not Unknown:
        return change(text)
    if text.template is None:
        return unknown_from(text)
    # A hole in another case is another text: it loses its reference, the literal parts stay.
    parts = tuple(change(part) if isinstance(part, str) else unknown_from(part) for part in text.template)
    return Unknown(reason=text.reason, causes=text.causes, template=parts)


def _jsondecode(text: Value) -> Value:
    if type(text) is not Unknown:
        return parse_json(text)
    decoded = decode_with_holes(text)
    return unknown_from(text) if decoded is None else decoded


def _yamldecode(text: Value) -> Value:
    if type(text) is not Unknown:
        return TERRAFORM_FUNCTIONS["yamldecode"].implementation(text)
    decoded = yaml_with_holes(text)
    return unknown_from(text) if decoded is None else decoded


def _valuetostring(value: Value) -> str:
    return _shown(value, "")


def _shown(value: Value, margin: str) -> str:
    if value is None:
        return "(null)"
    if type(value) is Unknown or type(value) is OneOf:
        return "(unknown)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(value)
    if isinstance(value, str):
        return value if not margin else _quoted(value)
    inner = margin + "  "
    if isinstance(value, tuple):
        items = [_element(element, inner) for element in value]
        brackets = "[]"
    else:
        items = [f"{_quoted(key)}: {_element(value[key], inner)}" for key in sorted(value)]
        brackets = "{}"
    if not items:
        return brackets
    lines = ",\n".join(inner + item for item in items)
    return f"{brackets[0]}\n{lines}\n{margin}{brackets[1]}"


def _element(value: Value, margin: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return _quoted(value)
    return '"(unknown)"' if is_deferred(value) else _shown(value, margin)


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def _timestamp(context: PolicyContext) -> str:
    """The time of the judgement: what Terraform knows only when it applies, a policy knows now."""
    from datetime import datetime, timezone

    context.lookup.asked_for_the_day = True
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


# -- collections ---------------------------------------------------------------------------------------------------------


def _contains(context: PolicyContext, values: Value, wanted: Value) -> Value:
    elements = _sequence(values, "list")
    if isinstance(wanted, dict) and any(element is wanted for element in elements):
        return True
    verdict: Value = False
    for element in context.lookup.that_may_equal(wanted, elements):
        equal = context.lookup.equal(element, wanted)
        if equal is not False:
            verdict = reveal(disjunction(verdict, equal))
            if verdict is True:
                return True
    return verdict


def _distinct(context: PolicyContext, values: Value) -> Value:
    kept: list[Value] = []
    for element in _sequence(values, "list"):
        verdicts = [reveal(context.lookup.equal(element, other)) for other in kept]
        if any(verdict is True for verdict in verdicts):
            continue
        if any(is_deferred(verdict) for verdict in verdicts):
            return unknown_from(values)
        kept.append(element)
    return type(values)(kept) if isinstance(values, ListValue) else tuple(kept)


def _coalescelist(*candidates: Value) -> Value:
    written = [candidate for candidate in candidates if candidate is not None]
    return TERRAFORM_FUNCTIONS["coalescelist"].implementation(*written)


def _sequence(value: Value, name: str) -> tuple[Value, ...]:
    if isinstance(value, tuple):
        return value
    raise invalid(name, f"a list, set or tuple is needed, not a {type_name(value)}")


def _alltrue(values: Value) -> Value:
    return _over(values, conjunction, True, null=False)


def _anytrue(values: Value) -> Value:
    return _over(values, disjunction, False, null=False)


def _over(values: Value, combine: Callable[[Value, Value], Value], start: bool, null: bool) -> Value:
    verdict: Value = start
    secret = False
    for element in _sequence(values, "list"):
        secret = secret or type(element) is Sensitive
        plain = reveal(element)
        if isinstance(plain, (tuple, dict)) or is_number(plain):
            raise invalid("list", f"true and false are needed, not a {type_name(plain)}")
        verdict = combine(verdict, null if plain is None else plain if is_deferred(plain) else to_bool(plain))
    return Sensitive(verdict) if secret else verdict


def _without_identity(function: Function) -> Function:
    """The function, given resources as plain objects."""
    implementation = function.implementation
    if function.name == "core::keys":
        return dataclasses.replace(function, implementation=lambda mapping: implementation(_shallow(mapping)))

    def run(*arguments: Value) -> Value:
        return implementation(*map(_plain, arguments))

    return dataclasses.replace(function, implementation=run)


def _shallow(value: Value) -> Value:
    """A resource as a plain object, for those who do not look into its attributes."""
    return dict(value) if isinstance(value, InstanceObject) else value


def _plain(value: Value) -> Value:
    if isinstance(value, InstanceObject):
        return {key: _plain(element) for key, element in value.items()}
    return rebuilt(value, _plain) if isinstance(value, (tuple, dict)) else value


# -- the table -----------------------------------------------------------------------------------------------------------

_HOLED = Parameter("string", STRING, unknown=True)
_TYPE = Parameter("type", STRING)
_BASE = Parameter("base", NUMBER)
_ELEMENTS = Parameter("list", holes=True, marks=True)
_CRITERIA = Parameter("filter", nullable=True, holes=True, marks=True)
_RESOURCE = Parameter("resource", holes=True, marks=True)
_OTHER = Parameter("other", holes=True, marks=True)
_CONSTRAINT = Parameter("constraint", STRING)
_KIND = Parameter("kind", STRING)
_EXCLUDED = Parameter("excluded", STRING)


def _any(name: str, marks: bool = True) -> Parameter:
    """A parameter that takes everything: null, unknown, and containers with unknown parts."""
    return Parameter(name, nullable=True, unknown=True, holes=True, marks=marks)


_OWN = (
    Function("core::contains_substring", _contains_substring, (_HOLED, Parameter("substring", STRING))),
    Function("core::regex_match", _regex_match, (_HOLED, Parameter("pattern", STRING))),
    Function("core::endswith", _endswith, (_HOLED, Parameter("suffix", STRING))),
    Function("core::lower", partial(_changing_case, "lower"), (_HOLED,)),
    Function("core::upper", partial(_changing_case, "upper"), (_HOLED,)),
    Function("core::startswith", _startswith, (_HOLED, Parameter("prefix", STRING))),
    Function("core::parseint", TERRAFORM_FUNCTIONS["parseint"].implementation, (Parameter("number", STRING), _BASE)),
    Function("core::jsondecode", _jsondecode, (_HOLED,)),
    Function("core::yamldecode", _yamldecode, (_HOLED,)),
    Function("core::timestamp", _timestamp, in_context=True),
    Function("core::valuetostring", _valuetostring, (_any("value", marks=False),)),
    Function("core::semverconstraint", satisfies, (Parameter("version", STRING), Parameter("constraint", STRING))),
    Function("core::semvercmp", compare_versions, (Parameter("a", STRING), Parameter("b", STRING))),
    Function("core::contains", _contains, (_ELEMENTS, _any("value")), in_context=True),
    Function("core::coalescelist", _coalescelist, variadic=_any("list", marks=False)),
    Function("core::distinct", _distinct, (_ELEMENTS,), in_context=True),
    Function("core::alltrue", _alltrue, (_ELEMENTS,)),
    Function("core::anytrue", _anytrue, (_ELEMENTS,)),
    Function("core::getresources", questions.getresources, (_TYPE, _CRITERIA), in_context=True),
    Function("core::getdatasource", questions.getdatasource, (_TYPE, _CRITERIA), in_context=True),
    Function("core::gethttprequest", questions.gethttprequest, variadic=_any("options")),
    Function("hclscan::refers_to", questions.refers_to, (_any("value"), _RESOURCE), in_context=True, sees_marks=True),
    Function(
        "hclscan::referrers", questions.referrers, (_RESOURCE, _TYPE), variadic=Parameter("attribute", STRING), in_context=True
    ),
    Function(
        "hclscan::same_provider",
        questions.same_provider,
        (_RESOURCE, Parameter("other", holes=True, marks=True)),
        in_context=True,
    ),
    Function(
        "hclscan::provider_allows", questions.provider_allows, (_RESOURCE, Parameter("constraint", STRING)), in_context=True
    ),
    Function("hclscan::provider_config", questions.provider_config, (_RESOURCE,), in_context=True),
    Function("hclscan::grants_public", grants_public, (_any("policy", marks=False),)),
    Function("hclscan::is_public_cidr", is_public_cidr, (_any("cidrs", marks=False),)),
    dataclasses.replace(TERRAFORM_FUNCTIONS["base64decode"], name="hclscan::base64decode"),
    Function("hclscan::environment", questions.environment, in_context=True),
    Function("hclscan::manifests", manifests.manifests, (_KIND,), in_context=True),
    Function("hclscan::manifests_in", manifests.manifests_in, (_KIND, _any("namespace")), in_context=True),
    Function("hclscan::manifest", manifests.manifest, (_KIND, _any("namespace"), _any("name")), in_context=True),
    Function("hclscan::manifests_naming", manifests.manifests_naming, (_KIND, _any("manifest")), in_context=True),
    Function("hclscan::workloads", manifests.workloads, (_any("namespace"), _any("selector")), in_context=True),
    Function("hclscan::may_match", manifests.may_match, (_any("manifest"), Parameter("pattern", STRING)), in_context=True),
    Function("hclscan::named_value", named_value, (_any("values"), Parameter("name", STRING))),
    Function("hclscan::pod", manifests.pod, (_any("manifest"),)),
    Function("hclscan::selects_namespace", manifests.selects_namespace, (_any("selector"), _any("namespace")), in_context=True),
    Function("hclscan::selects", selects, (_any("selector"), _any("labels"))),
    Function("hclscan::ingress_class", ingress.ingress_class, (_any("manifest"),)),
    Function("hclscan::ingress_controller", ingress.ingress_controller, (_any("manifest"),), in_context=True),
    Function(
        "hclscan::ingress_backends", ingress.ingress_backends, (_any("manifest"),), variadic=Parameter("excluded", STRING)
    ),
    Function("hclscan::service_authenticates", service_authenticates, (_any("namespace"), _any("name")), in_context=True),
)


_GIVING_RESOURCES = frozenset((
    "core::getresources", "core::contains", "core::alltrue", "core::anytrue", "hclscan::referrers", "hclscan::manifests",
    "hclscan::manifests_in", "hclscan::manifest", "hclscan::manifests_naming", "hclscan::workloads", "hclscan::pod",
    "hclscan::may_match", "hclscan::ingress_backends", "hclscan::service_authenticates", "hclscan::named_value",
))  # fmt: skip
"""Functions whose results need not be searched for typed nulls: resources have none, and there may be thousands."""


def _shared_functions() -> Iterable[Function]:
    for name in _SHARED:
        function = dataclasses.replace(TERRAFORM_FUNCTIONS[f"core::{name}"], name=f"core::{name}")
        yield _without_identity(function) if name in _WHOLE_OBJECTS else function


def _without_search(function: Function) -> Function:
    """The function, whose arguments need not be searched for typed nulls: what policies pass on has none."""
    return dataclasses.replace(
        function,
        parameters=tuple(map(_as_it_is, function.parameters)),
        variadic=None if function.variadic is None else _as_it_is(function.variadic),
        plain=function.name in _GIVING_RESOURCES,
    )


def _as_it_is(parameter: Parameter) -> Parameter:
    return dataclasses.replace(parameter, nulls=True) if isinstance(parameter.type, AnyType) else parameter


POLICY_FUNCTIONS: Mapping[str, Function] = {
    function.name: _without_search(function) for function in (*_shared_functions(), *_OWN)
}


# -- the language --------------------------------------------------------------------------------------------------------


def _absent(instance: InstanceObject, name: str) -> Value:
    """The value of an attribute that is not written: the identity it stands for, or an error."""
    known = identity.absent(instance, name)
    if known is not None:
        return known
    raise EvaluationError(f"There is no attribute {name!r}", f"{instance.reference} does not have it")


def same(context: Any, left: Value, right: Value) -> Value:
    """`left == right`, with the identities of the resources that are looked things up in."""
    if isinstance(context, PolicyContext):
        return context.lookup.equal(left, right)
    return identity.equal(lambda address: None, left, right)


POLICY_LANGUAGE = Language(
    functions=POLICY_FUNCTIONS,
    identity=same,
    absent=_absent,
    attempt="core::try",
    possible="core::can",
    refined=True,
    lazy_logic=True,
    convert_branches=False,
    index_sets=True,
)
