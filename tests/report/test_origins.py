import io
from collections.abc import Mapping

from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import InstanceObject, OneOf, Reference, Sensitive, Unknown, Value
from hclscan.report import resources_text
from hclscan.report.origins import attribute_name, unknown_parts
from hclscan.resources import Evaluation, Resource, ResourceSet
from tests.report.examples import place

VARIABLE = Reference("variable", "var.key")
KEY = Unknown(reason="var.key has no value", reference=VARIABLE)
ID = Unknown(reason="aws_b.b.id is known after apply", reference=Reference("resource", "aws_b.b", ("id",)))


def holding(attributes: Mapping[str, Value]) -> Resource:
    attrs = InstanceObject(Reference("resource", "aws_a.a"), attributes)
    return Resource("aws_a.a", "aws_a", "a", "managed", attrs, place("main.tf", 1, 1, 1, 2), {}, ".")


def reasons(attributes: Mapping[str, Value]) -> dict[str, list[str]]:
    return {attribute_name(path): [origin.reason for origin in found] for path, _, found in unknown_parts(holding(attributes))}


def test_every_unknown_part_goes_back_to_what_it_was_computed_from() -> None:
    attributes = {
        "name": "known",
        "list": ("a", KEY),
        "block": ({"x": text_with_holes(["p-", KEY, ID])},),
        "choice": OneOf(("a", "b"), (VARIABLE,)),
        "secret": Sensitive(ID),
        "module": Unknown(causes=(Reference("module", "module.m"), Reference("data", "data.aws_c.c", ("x",)))),
    }
    assert reasons(attributes) == {
        "list[1]": ["var.key has no value"],
        "block[0].x": ["var.key has no value", "aws_b.b.id is known after apply"],
        "choice": ["var.key has no value"],
        "secret": ["aws_b.b.id is known after apply"],
        "module": ["module.m is an output of a module that is not on disk", "data.aws_c.c.x is read by the provider"],
    }


def test_a_value_that_is_unknown_for_no_place_says_why_in_words() -> None:
    assert reasons({"a": Unknown(reason="the expression is in error"), "b": Unknown()}) == {
        "a": ["the expression is in error"],
        "b": ["a value that it depends on is not known"],
    }


def test_what_the_provider_decides_of_the_resource_itself_is_left_out() -> None:
    own = Unknown(reason="aws_a.a.id is known after apply", reference=Reference("resource", "aws_a.a", ("id",)))
    assert reasons({"id": own}) == {}


def test_people_read_each_reason_once_with_all_attributes_it_concerns() -> None:
    name = text_with_holes(["p-", KEY])
    stream = io.StringIO()
    resources_text.render(Evaluation((ResourceSet((holding({"a": name, "b": name, "c": KEY}),)),)), stream)
    assert "\n  # var.key has no value: a, b\n" in stream.getvalue()
