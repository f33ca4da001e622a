"""Small policies and resources for the tests of this folder."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hclscan.findings import Finding
from hclscan.hcl.grammar import parse, parse_expression
from hclscan.hcl.source import Diagnostic, Location, Source
from hclscan.hcl.values import InstanceObject, Reference, Unknown, Value
from hclscan.options import ScanOptions
from hclscan.policy.check import check
from hclscan.policy.context import PolicyContext
from hclscan.policy.evaluate import Outcome, Verdict, applies, judge
from hclscan.policy.expressions import compile_policy
from hclscan.policy.inputs import BoundFile, bind
from hclscan.policy.language import PolicyFile, read_policy
from hclscan.policy.load import load_policies
from hclscan.policy.lookup import Lookup
from hclscan.policy.policies import bind_policies
from hclscan.policy.scope import Subject, file_scope, rule_scope
from hclscan.resources import Resource, ResourceSet
from hclscan.scan import evaluate

HERE = Location("main.tf", 1, 1, 3, 2)
FROM_OUTSIDE = Unknown(reason="variable x has no value", reference=Reference("variable", "var.x"))
"""The value of a variable that nobody has given."""


def policy_source(text: str) -> Source:
    return Source.of("p.policy.hcl", textwrap.dedent(text))


def policy(text: str) -> PolicyFile:
    """The policy file of a text that is right."""
    result = read_policy(policy_source(text), parse)
    assert isinstance(result, PolicyFile), [str(one) for one in result]
    return result


def problems(text: str) -> list[str]:
    """What is wrong with a policy file: `line:column: message`."""
    result = read_policy(policy_source(text), parse)
    assert not isinstance(result, PolicyFile), "the policy loads"
    return [f"{one.location.start_line}:{one.location.start_column}: {one.message}" for one in result]


def rule(condition: str, *, type_: str = "aws_thing", before: str = "", inside: str = "") -> str:
    """A policy with one rule of one demand."""
    return (
        f'{before}\nresource_policy "{type_}" "r" {{\n{inside}\nenforce {{\n'
        f'condition = (\n{condition}\n)\nerror_message = "not met"\n}}\n}}\n'
    )


def resource(address: str, attrs: Mapping[str, Value] | None = None, **changes: Any) -> Resource:
    """A resource `type.name`; its attributes stand at no place."""
    type_, _, name = address.rpartition(".")[0].rpartition(".")[2], "", address.rpartition(".")[2]
    given: dict[str, Any] = {
        "address": address,
        "type": type_,
        "name": name.partition("[")[0],
        "mode": "managed",
        "attrs": InstanceObject(Reference("resource", address), attrs or {}),
        "location": HERE,
        "places": {},
        "root": ".",
    }
    return Resource(**{**given, **changes})


def refers(address: str, attribute: str = "id") -> Unknown:
    """The unknown value of an attribute of a resource, as Terraform's evaluation gives it."""
    return Unknown(reason=f"{address}.{attribute} is known after apply", reference=Reference("resource", address, (attribute,)))


def verdict(text: str, *resources: Resource, inputs: Mapping[str, Value] | None = None) -> Verdict | None:
    """What the first rule of a policy says of the first resource, in a set of all of them; None when it does not apply."""
    file = policy(text)
    bound = bind(file, inputs or {})
    assert isinstance(bound, BoundFile), bound
    lookup = Lookup(ResourceSet(resources))
    subject = Subject.of(resources[0], lookup.attrs(resources[0]))
    if not applies(file.rules[0], subject):
        return None
    context = PolicyContext(lookup, resources[0].environment)
    return judge(file.rules[0], file_scope(file.locals, bound.inputs, context), subject, context)


def outcome(condition: str, attrs: Mapping[str, Value] | None = None, *others: Resource, **rest: Any) -> Outcome:
    """The outcome of one condition on a resource `aws_thing.it`."""
    result = verdict(rule(condition, **rest), resource("aws_thing.it", attrs), *others)
    assert result is not None
    return result.outcome


def value(expression: str, attrs: Mapping[str, Value] | None = None, *others: Resource) -> Value:
    """The value of an expression of the policy language on a resource `aws_thing.it`; raises its error."""
    node = parse_expression(Source.of("e", expression))
    assert not isinstance(node, Diagnostic), node
    it = resource("aws_thing.it", attrs)
    lookup = Lookup(ResourceSet((it, *others)))
    context = PolicyContext(lookup, it.environment)
    scope = rule_scope(file_scope({}, {}, context), policy(rule("true")).rules[0], Subject.of(it, lookup.attrs(it)), context)
    return compile_policy(node)(scope)


def written(folder: Path, **files: str) -> Path:
    """A folder with files; `__` in a name stands for a dot, `___` for a slash."""
    for name, text in files.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    return folder


def findings(folder: Path, text: str, configuration: str, suffix: str = "tf", **inputs: Value) -> list[Finding]:
    """The findings of a policy on a configuration that is read from disk."""
    written(folder, p__policy__hcl=text)
    (folder / "stack").mkdir(exist_ok=True)
    (folder / "stack" / f"main.{suffix}").write_text(textwrap.dedent(configuration), encoding="utf-8")
    loaded = load_policies([folder / "p.policy.hcl"], parse)
    assert not isinstance(loaded, tuple), [str(one) for one in loaded]
    bound = bind_policies(loaded.policies, inputs)
    evaluation = evaluate([str(folder / "stack")], ScanOptions(cache=False))
    assert not evaluation.errors, [str(one) for one in evaluation.errors]
    return [one for group in evaluation.sets for one in check(group, bound, evaluation.sources)]  # type: ignore[arg-type]
