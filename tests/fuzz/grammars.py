"""Inputs that a grammar makes: mostly well-formed, so that they get further than changed bytes do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml
from hypothesis import strategies as st

from hclscan.config import KEYS
from hclscan.hcl.limits import KEYS as BOUNDS
from tests.fuzz.mutations import HERE
from tests.hcl.generation import Expressions
from tests.policy.test_monotonicity import EXPRESSIONS as CONDITIONS

Texts = st.SearchStrategy[str]

WORDS = st.sampled_from(("a", "b", "name", "tags", "each", "count", "rule", "größe", "_x", "a-b"))
STRINGS = st.one_of(WORDS, st.text(max_size=6), st.sampled_from(("", "0.0.0.0/0", "*", "AES256", "10.0.0.0/8", "staging")))


def _joined(pattern: str, *parts: Texts) -> Texts:
    return st.tuples(*parts).map(lambda written: pattern.format(*written))


# -- HCL -------------------------------------------------------------------------------------------------------------------


def _quoted(text: str) -> str:
    return json.dumps(text).replace("${", "$${").replace("%{", "%%{")


LEAVES = st.one_of(
    st.sampled_from(("null", "true", "false", "0", "1.5", "-1", "1e3", "var.a", "local.b", "each.key", "x.y.z", "x[0].y")),
    STRINGS.map(_quoted),
)


def _larger(inner: Texts) -> Texts:
    return st.one_of(
        _joined("({})", inner),
        _joined("[{}, {}]", inner, inner),
        _joined("{{ {} = {} }}", WORDS, inner),
        _joined("{{ ({}) : {} }}", inner, inner),
        _joined("[for x in {} : {} if {}]", inner, inner, inner),
        _joined("{{ for k, v in {} : k => {}... }}", inner, inner),
        _joined("{} ? {} : {}", inner, inner, inner),
        _joined("{} {} {}", inner, st.sampled_from(("+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||")), inner),
        _joined("!{}", inner),
        _joined("{}[*].a", inner),
        _joined("{}[{}]", inner, inner),
        _joined('"a${{{}}}b"', inner),
        _joined('"%{{ if {} ~}}x%{{ else }}${{{}}}%{{ endif }}"', inner, inner),
        _joined("{}({})", st.sampled_from(("upper", "length", "merge", "try", "can", "tolist", "jsonencode", "no")), inner),
    )


EXPRESSIONS = st.recursive(LEAVES, _larger, max_leaves=8)
ARGUMENTS = _joined("{} = {}\n", WORDS, EXPRESSIONS)


def _blocks(inner: Texts) -> Texts:
    body = st.lists(st.one_of(ARGUMENTS, inner), max_size=3, unique=True).map("".join)
    return st.one_of(
        _joined('{} "{}" {{\n{}}}\n', WORDS, WORDS, body),
        _joined('dynamic "{}" {{\nfor_each = {}\ncontent {{\n{}}}\n}}\n', WORDS, EXPRESSIONS, body),
        _joined("{} {{ {} = {} }}\n", WORDS, WORDS, EXPRESSIONS),
        _joined("{} = <<-EOT\n  {}\n  ${{{}}}\n  EOT\n", WORDS, WORDS, EXPRESSIONS),
    )


BLOCKS = st.recursive(ARGUMENTS, _blocks, max_leaves=5)
SYNTAX = st.lists(BLOCKS, max_size=4, unique=True).map("".join)

NAMES = (HERE / "corpus" / "evaluator" / "names.tf").read_text(encoding="utf-8")
TYPES = st.sampled_from(
    ("aws_s3_bucket", "aws_ebs_volume", "azurerm_storage_account", "kubernetes_service_v1", "null_resource")
)
VALUES = st.integers(0, 2**32).map(lambda seed: Expressions(seed).next())
MODULES = st.lists(
    st.one_of(
        _joined('resource "{}" "r" {{\n{}{}}}\n', TYPES, ARGUMENTS, BLOCKS),
        _joined('resource "{}" "c" {{\ncount = {}\ntags = {}\n}}\n', TYPES, VALUES, VALUES),
        _joined('resource "{}" "e" {{\nfor_each = {}\ntags = each.value\n}}\n', TYPES, VALUES),
        _joined('module "m" {{\nsource = "./m"\nwanted = {}\n}}\n', VALUES),
        _joined("output \"v\" {{\nvalue = {}\n}}\n", VALUES),
        _joined("locals {{\na = {}\n}}\n", EXPRESSIONS),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda block: block[:20],
).map(lambda blocks: NAMES + "".join(blocks))  # fmt: skip


# -- documents -------------------------------------------------------------------------------------------------------------

PLAIN = st.one_of(st.none(), st.booleans(), st.integers(-5, 70_000), st.floats(allow_nan=False, allow_infinity=False), STRINGS)
FIELDS = st.one_of(
    STRINGS,
    st.sampled_from(
        ("spec", "template", "containers", "image", "env", "rules", "host", "ports", "subjects", "selector", "type")
    ),
)
DOCUMENTS: st.SearchStrategy[Any] = st.recursive(
    PLAIN, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(FIELDS, inner, max_size=4)), max_leaves=12
)
KINDS = ("Deployment", "Service", "Ingress", "Secret", "ConfigMap", "ClusterRoleBinding", "PersistentVolumeClaim", "List")
OBJECTS = st.fixed_dictionaries(
    {"apiVersion": st.sampled_from(("v1", "apps/v1")), "kind": st.sampled_from(KINDS), "metadata": DOCUMENTS},
    optional={"spec": DOCUMENTS, "data": DOCUMENTS, "items": st.lists(DOCUMENTS, max_size=2), "subjects": DOCUMENTS},
)
MANIFESTS = st.one_of(
    st.lists(OBJECTS, min_size=1, max_size=3).map(lambda many: yaml.safe_dump_all(many, allow_unicode=True)),
    OBJECTS.map(json.dumps),
)

CHANGES = st.fixed_dictionaries(
    {
        "address": st.sampled_from(("aws_s3_bucket.a", 'module.m["k"].aws_ebs_volume.v[0]', "data.x.y", "")),
        "mode": st.sampled_from(("managed", "data")),
        "type": TYPES,
        "name": WORDS,
        "change": st.fixed_dictionaries(
            {"actions": st.sampled_from((["create"], ["no-op"], ["delete", "create"], ["update"], []))},
            optional={"before": DOCUMENTS, "after": DOCUMENTS, "after_unknown": DOCUMENTS, "after_sensitive": DOCUMENTS},
        ),
    },
    optional={"index": PLAIN, "deposed": STRINGS, "module_address": STRINGS, "provider_name": STRINGS},
)
PLANS = st.fixed_dictionaries(
    {
        "format_version": st.sampled_from(("1.2", "0.1", "9")),
        "terraform_version": STRINGS,
        "resource_changes": st.lists(CHANGES, max_size=3),
        "planned_values": DOCUMENTS,
    },
    optional={"configuration": DOCUMENTS, "variables": DOCUMENTS, "prior_state": DOCUMENTS, "values": DOCUMENTS},
).map(json.dumps)

POLICIES = st.one_of(
    _joined('resource_policy "{}" "r" {{\nenforce {{\ncondition = {}\nerror_message = {}\n}}\n}}\n', TYPES, CONDITIONS, EXPRESSIONS),
    _joined('locals {{\na = {}\n}}\nresource_policy "*" "r" {{\nfilter = {}\nenforce {{\ncondition = local.a\n}}\n}}\n',
            CONDITIONS, CONDITIONS),
    SYNTAX,
    st.dictionaries(st.sampled_from(("id", "title", "severity", "default", "why", "references", "rules")), DOCUMENTS).map(
        yaml.safe_dump
    ),
)  # fmt: skip

CONFIGURATIONS = st.one_of(
    st.dictionaries(
        st.sampled_from((*KEYS, "unknown")),
        st.one_of(DOCUMENTS, st.dictionaries(st.sampled_from((*BOUNDS, "x")), st.integers(-1, 10**12), max_size=3)),
        max_size=5,
    ).map(yaml.safe_dump),
    st.lists(
        _joined("{} hclscan:{} {} {}\n", st.sampled_from(("#", "//", "/*")), st.sampled_from(("ignore", "ignore-file")),
                st.sampled_from(("HCL_ENC", "HCL_ENC_001,HCL_PUB", "ALL", "")), st.sampled_from(('reason="x"', "until=2020-01-01", "x=")))
    ).map("".join),
)  # fmt: skip

GRAMMARS: Mapping[str, Texts] = {
    "parser": SYNTAX,
    "evaluator": MODULES,
    "manifests": MANIFESTS,
    "plans": PLANS,
    "policies": POLICIES,
    "configuration": CONFIGURATIONS,
}
"""The texts of each target."""
