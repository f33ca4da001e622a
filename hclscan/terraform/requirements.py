"""Which versions of providers a configuration admits: `required_providers` of all its modules, and the dependency lock file.

https://developer.hashicorp.com/terraform/language/providers/requirements (constraints of all modules apply together),
https://developer.hashicorp.com/terraform/language/files/dependency-lock (the one version that was selected).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hclscan.hcl.syntax import Block, Body, Expression, Literal, ObjectConstructor
from hclscan.resources import provider_address
from hclscan.terraform.module import Module


def provider_versions(modules: Iterable[Module], lock: Body | None) -> Mapping[str, tuple[str, ...]]:
    """The version constraints by provider address; exactly one version where the lock file of the root module has it."""
    found: dict[str, tuple[str, ...]] = {}
    for module in modules:
        for name, declaration in module.required_providers.items():
            attribute = declaration.block.body.attribute(name)
            if attribute is not None:
                source, version = _requirement(name, attribute.expression)
                _add(found, source, version)
        for declaration in module.providers:  # the form of Terraform 0.12
            name = declaration.block.labels[0].value
            attribute = declaration.block.body.attribute("version")
            if attribute is not None:
                _add(found, f"hashicorp/{name}", _text(attribute.expression))
    return {**found, **dict(_locked(lock))}


def _add(found: dict[str, tuple[str, ...]], source: str, version: str | None) -> None:
    if version:
        address = provider_address(source)
        found[address] = tuple(dict.fromkeys((*found.get(address, ()), version)))


def _requirement(name: str, expression: Expression) -> tuple[str, str | None]:
    """The source and the version constraint of an entry of `required_providers`."""
    source, version = f"hashicorp/{name}", _text(expression)
    if isinstance(expression, ObjectConstructor):
        for item in expression.items:
            key = _text(item.key)
            if key == "source":
                source = _text(item.value) or source
            elif key == "version":
                version = _text(item.value)
    return source, version


def _locked(lock: Body | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in lock.blocks if lock is not None else ():
        version = _version_of(block)
        if block.type == "provider" and block.labels and version:
            yield provider_address(block.labels[0].value), (f"= {version}",)


def _version_of(block: Block) -> str | None:
    attribute = block.body.attribute("version")
    return None if attribute is None else _text(attribute.expression)


def _text(expression: Expression) -> str | None:
    return expression.value if isinstance(expression, Literal) and isinstance(expression.value, str) else None
