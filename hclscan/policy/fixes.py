"""Fixes as they are shown: written for any resource of a rule, and made out to the one that fails.

Rules on manifests have fixes in YAML; where Terraform declares the object, they are shown as it is written there.

In a fix, `this` is the failing resource: `this.id` is shown as `aws_s3_bucket.landing.id`, and what is added beside it under
the name "this" takes over its name. Where the resource has instances, what is added gets one for each of them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hclscan.resources import Resource

_BLOCK = re.compile(r'^resource\s+"[\w-]+"\s+"[\w-]+"\s*\{\n.*?^\}$', re.MULTILINE | re.DOTALL)
_LABEL = re.compile(r'^(resource\s+"[\w-]+"\s+)"this"', re.MULTILINE)


def fix_for(fix: str, resource: Resource) -> str:
    """A fix, made out to a resource."""
    if resource.spelling is not None and fix:
        fix = resource.spelling(fix)
    if "this" not in fix or resource.mode != "managed":
        return fix
    if resource.key is not None:
        fix = _BLOCK.sub(lambda match: _for_each_instance(match[0], resource), fix)
    return made_out(fix, resource.type, resource.name)


@lru_cache(maxsize=1024)
def made_out(fix: str, type_: str, name: str) -> str:
    """A fix, made out to the only instance of a block."""
    return _LABEL.sub(rf'\1"{name}"', _references(type_).sub(f"{type_}.{name}", fix))


def _for_each_instance(block: str, resource: Resource) -> str:
    """A block that is added beside a resource with instances: one for each of them."""
    address = f"{resource.type}.{resource.name}"
    references = _references(resource.type)
    if references.search(block) is None:
        return block
    header, _, rest = block.partition("\n")
    if isinstance(resource.key, int):
        return f"{header}\n  count = length({address})\n\n{references.sub(f'{address}[count.index]', rest)}"
    return f"{header}\n  for_each = {address}\n\n{references.sub('each.value', rest)}"


@cache
def _references(type_: str) -> re.Pattern[str]:
    return re.compile(rf'(?<![\w."-])(?:{re.escape(type_)}\.)?this(?=\.\w|\[)')
