"""Data sources that are computed: they read nothing, and put their arguments together to the text of a policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hclscan.hcl.values import InstanceObject
from hclscan.records import record
from hclscan.terraform.google_iam_policy import add_policy_data
from hclscan.terraform.policy_document import add_json


@record
class Computation:
    """How a data source gets what it makes. `attributes` are those that hold the text."""

    attributes: tuple[str, ...]
    add: Callable[[InstanceObject], InstanceObject]


COMPUTED: Mapping[str, Computation] = {
    "aws_iam_policy_document": Computation(("json", "minified_json"), add_json),
    "google_iam_policy": Computation(("policy_data",), add_policy_data),
}


def answered(type_: str, attributes: InstanceObject) -> InstanceObject:
    """The attributes of a data source, with those that are computed from them."""
    computation = COMPUTED.get(type_)
    return attributes if computation is None else computation.add(attributes)


def is_computed(type_: str, attribute: object) -> bool:
    """Whether a data source computes an attribute."""
    return type_ in COMPUTED and attribute in COMPUTED[type_].attributes
