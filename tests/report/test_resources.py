import io
import json
from decimal import Decimal
from pathlib import Path

from hclscan.hcl.source import Diagnostic
from hclscan.hcl.texts import text_with_holes
from hclscan.hcl.values import InstanceObject, OneOf, Reference, Sensitive, Unknown
from hclscan.report import resources_json, resources_text
from hclscan.resources import Evaluation, Resource, ResourceSet
from tests import golden
from tests.report.examples import SYNTAX_ERROR, place

GOLDEN = Path(__file__).parent / "golden"

ACCOUNT = Unknown(
    reason="data.aws_caller_identity.me.account_id is known after apply",
    reference=Reference("data", "data.aws_caller_identity.me", ("account_id",)),
)
ATTRIBUTES = {
    "bucket": text_with_holes(["labora-", ACCOUNT]),
    "force_destroy": False,
    "algorithm": OneOf(("AES256", "aws:kms"), (Reference("variable", "var.key"),)),
    "price": Decimal("0.10"),
    "secret": Sensitive("swordfish"),
    "tags": {"purpose": "migration", "owner": None},
    "lifecycle_rule": (
        {"id": "expire", "enabled": True, "expiration": ({"days": 90},), "prefix": "a rather long prefix that fills the line/"},
    ),
}
BUCKET = Resource(
    address='module.lab["north"].aws_s3_bucket.landing',
    type="aws_s3_bucket",
    name="landing",
    mode="managed",
    attrs=InstanceObject(Reference("resource", 'module.lab["north"].aws_s3_bucket.landing'), ATTRIBUTES),
    location=place("modules/lab/main.tf", 3, 1, 2, 20),
    places={},
    root=".",
    environment="staging",
    certain=False,
)
ASSERTION = Diagnostic("The assertion of check.c is not met", place("main.tf", 9, 3, 20), "the site is down")
EVALUATION = Evaluation(
    sets=(ResourceSet((BUCKET,)),), errors=(SYNTAX_ERROR,), warnings=(ASSERTION,), notes=("module.vpc was not seen",), files=3
)


def test_programs_get_what_terraform_knows_and_the_rest_as_unknown() -> None:
    stream = io.StringIO()
    resources_json.render(EVALUATION, stream)
    golden.check(GOLDEN / "resources.json", stream.getvalue())
    values = json.loads(stream.getvalue(), parse_float=Decimal)["resources"][0]["values"]
    assert values["price"] == Decimal("0.10")
    assert values["algorithm"] == {"__unknown__": True, "one_of": ["AES256", "aws:kms"]}
    assert values["secret"] == {"__sensitive__": True}


def test_people_get_the_notation_of_the_language() -> None:
    stream = io.StringIO()
    resources_text.render(EVALUATION, stream)
    golden.check(GOLDEN / "resources.txt", stream.getvalue())
