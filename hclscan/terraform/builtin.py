"""Resources whose schema is part of Terraform itself, so that what is not written in them is known all the same."""

from __future__ import annotations

from hclscan.hcl.types import STRING, has_any
from hclscan.hcl.unification import type_of
from hclscan.hcl.values import EvaluationError, InstanceObject, Reference, Unknown, Value


class CompleteInstance(InstanceObject):
    """An instance of which all attributes are there."""

    __slots__ = ()

    def absent(self, name: str) -> Unknown:
        raise EvaluationError(f"There is no attribute {name!r}", f"it has {', '.join(sorted(self))}")


def completed(type_: str, attributes: InstanceObject) -> InstanceObject:
    """The attributes of a managed resource with those that Terraform itself adds when it plans to create it.

    Terraform documentation, "The terraform_data Managed Resource Type".
    """
    if type_ != "terraform_data":
        return attributes
    written = attributes.get("input")
    kind = type_of(written)
    output: Value = None
    if written is not None:
        output = _after_apply(attributes.reference, "output", None if has_any(kind) else kind)
    added = {
        "input": written,
        "triggers_replace": attributes.get("triggers_replace"),
        "id": _after_apply(attributes.reference, "id", STRING, present=True),
        "output": output,
    }
    return CompleteInstance(attributes.reference, {**attributes, **added})


def _after_apply(place: Reference, name: str, kind: object, *, present: bool = False) -> Unknown:
    reference = Reference(place.kind, place.address, (*place.path, name))
    return Unknown(reason=f"{reference} is known after apply", reference=reference, kind=kind, present=present)
