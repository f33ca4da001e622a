import io
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hclscan.discovery import discover, is_plan
from hclscan.hcl.values import InstanceObject, Reference, Sensitive, Unknown, Value, origins
from hclscan.options import ScanOptions
from hclscan.report import resources_json, resources_text
from hclscan.resources import Evaluation, Resource, ResourceSet
from hclscan.scan import evaluate
from hclscan.terraform.plan import PlanResult, read_plan
from tests.terraform import evaluated, oracle
from tests.terraform.test_against_terraform import MODULES, NAMES, expectation, flat

PLANS = Path(__file__).parent / "plans"
FIRST = (PLANS / "first_create/plan.json").read_text(encoding="utf-8")
LATER = (PLANS / "later_changes/plan.json").read_text(encoding="utf-8")
STATE = (PLANS / "later_changes/state.json").read_text(encoding="utf-8")


def read(text: str) -> ResourceSet:
    """The resources of a plan in which nothing is wrong."""
    result = read_plan("stack/plan.json", text)
    assert result.diagnostics == ()
    return result.resources


def reference(value: Value) -> str | None:
    """The place that an unknown value is."""
    assert isinstance(value, Unknown)
    return None if value.reference is None else str(value.reference)


# -- plans of the real Terraform -----------------------------------------------------------------------------------------


def made_again(name: str, directory: Path) -> tuple[str, str]:
    """The plan of a stored module, and the state before it."""
    shutil.copytree(PLANS / name, directory, ignore=shutil.ignore_patterns("*.json", "before"))
    state = ""
    if (PLANS / name / "before").is_dir():
        shutil.copytree(PLANS / name / "before", directory, dirs_exist_ok=True)
        oracle.terraform(directory, "init", "-no-color")
        oracle.terraform(directory, "apply", "-no-color", "-auto-approve")
        state = oracle.terraform(directory, "show", "-json")
        shutil.copy(PLANS / name / "main.tf", directory)
    oracle.terraform(directory, "init", "-no-color")
    oracle.terraform(directory, "plan", "-no-color", "-out=plan")
    return oracle.terraform(directory, "show", "-json", "plan"), state


def settled(text: str) -> Any:
    """A plan without what differs from run to run."""
    identities: dict[str, str] = {}
    text = re.sub(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda match: identities.setdefault(match[0], ""), text)
    document = json.loads(text)
    for name in ("timestamp", "terraform_version", "prior_state", "relevant_attributes"):
        document.pop(name, None)
    return document


@pytest.mark.skipif(oracle.MISSING, reason=oracle.REASON)
@pytest.mark.parametrize("name", ["first_create", "later_changes"])
def test_the_stored_plans_are_what_terraform_makes(name: str, tmp_path: Path) -> None:
    plan, state = made_again(name, tmp_path / name)
    assert settled(plan) == settled((PLANS / name / "plan.json").read_text(encoding="utf-8"))
    if state:
        assert settled(state) == settled((PLANS / name / "state.json").read_text(encoding="utf-8"))


def test_a_plan_and_its_configuration_give_the_same_resources() -> None:
    from_plan = read(FIRST)
    from_configuration = evaluated.evaluate(PLANS / "first_create").resources
    addresses = {one.address for one in from_plan.resources if one.mode in ("managed", "data")}
    assert addresses == {one.address for one in from_configuration.resources if one.mode in ("managed", "data")}
    for one in from_configuration.managed:
        other = from_plan.by_address[one.address]
        for name, value in one.attrs.items():
            if one.address == "terraform_data.through_local" and name == "triggers_replace":
                continue  # plans leave out local values
            assert evaluated.plain(other.attrs.get(name)) == evaluated.plain(value), f"{one.address}.{name}"
            if isinstance(value, Unknown) and value.reference is not None:
                assert other.attrs[name] == value, f"{one.address}.{name}"
            assert set(origins(other.attrs.get(name))) == set(origins(value)), f"{one.address}.{name}"
        assert (other.type, other.name, other.key, other.block_address) == (one.type, one.name, one.key, one.block_address)
        assert (other.module_path, other.environment) == (one.module_path, "staging")


@pytest.mark.skipif(oracle.MISSING, reason=oracle.REASON)
@pytest.mark.parametrize("name", NAMES)
def test_the_plan_of_every_written_module_has_the_values_that_terraform_expects(name: str, tmp_path: Path) -> None:
    directory = tmp_path / name
    shutil.copytree(MODULES / name, directory)
    oracle.terraform(directory, "init", "-no-color")
    oracle.terraform(directory, "plan", "-no-color", "-out=plan")
    found = read(oracle.terraform(directory, "show", "-json", "plan"))
    for address, values in expectation(name)["resources"].items():
        attrs = evaluated.plain(found.by_address[address].attrs)
        assert flat(attrs) == flat({key: value for key, value in values.items() if value is not None}), address


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ('terraform_data.by_key["south"]', 'terraform_data.bucket["south"].id'),
        ('terraform_data.chained["north"]', 'terraform_data.bucket["north"].id'),
        ("terraform_data.by_name", 'terraform_data.bucket["north"].id'),
        ("terraform_data.by_index[1]", "terraform_data.counted[1].id"),
        ("terraform_data.from_output", 'module.store["south"].terraform_data.setting.id'),
        ("terraform_data.from_data", "data.terraform_remote_state.other.outputs"),
        ('module.store["north"].terraform_data.setting', 'terraform_data.bucket["north"].id'),
        ('module.store["north"].terraform_data.inner', 'module.store["north"].terraform_data.setting.id'),
        ("module.single.terraform_data.setting", 'module.store["north"].terraform_data.setting.id'),
        ("terraform_data.text", None),
        ("terraform_data.through_local", None),
    ],
)
def test_an_unknown_value_is_what_the_configuration_refers_to(address: str, place: str | None) -> None:
    assert reference(read(FIRST).by_address[address].attrs["triggers_replace"]) == place


def test_unknown_and_secret_parts_are_put_into_known_values() -> None:
    value = read(FIRST).by_address["terraform_data.mixed"].attrs["input"]
    assert value["known"] == "yes"
    assert value["secret"] == Sensitive("not-for-logs")
    assert value["list"][0] == "a"
    place = Reference("resource", "terraform_data.by_name", ("id",))
    assert value["list"][1] == value["unknown"] == Unknown(causes=(place,))


def test_operations_are_kept_and_what_is_deleted_is_left_out() -> None:
    found = read(LATER)
    assert {one.address: one.operation for one in found.managed} == {
        "terraform_data.changed": "update",
        "terraform_data.kept": "no-op",
        "terraform_data.refers_to_kept": "create",
        "terraform_data.refers_to_replaced": "create",
        "terraform_data.removed[0]": "no-op",
        "terraform_data.replaced": "replace",
    }
    changed, created = found.by_address["terraform_data.changed"], found.by_address["terraform_data.refers_to_kept"]
    assert changed.attrs["input"] == {"retention": 90, "secret": Sensitive("swordfish")}
    assert changed.prior is not None
    assert changed.prior["input"] == {"retention": 30}
    assert created.prior is None
    assert created.attrs["input"] == found.by_address["terraform_data.kept"].attrs["id"]
    assert reference(found.by_address["terraform_data.refers_to_replaced"].attrs["input"]) == "terraform_data.replaced.id"


def test_a_state_is_read_as_resources_that_stay() -> None:
    found = read(STATE)
    assert {one.address: one.operation for one in found.managed} == dict.fromkeys(
        ["terraform_data.changed", "terraform_data.kept", "terraform_data.removed[0]", "terraform_data.removed[1]",
         "terraform_data.replaced"], "no-op",
    )  # fmt: skip
    assert found.by_address["terraform_data.kept"].attrs["input"] == "same"


# -- places --------------------------------------------------------------------------------------------------------------


def test_a_resource_is_placed_at_its_address_and_an_attribute_at_itself() -> None:
    lines = LATER.split("\n")
    changed = read(LATER).by_address["terraform_data.changed"]
    assert lines[changed.location.start_line - 1].strip() == '"address": "terraform_data.changed",'
    place = changed.places["input", "retention"]
    assert lines[place.start_line - 1].strip() == '"retention": 90,'
    path, place = changed.locate(("output",))
    assert path == ("output",)
    assert lines[place.start_line - 1].strip() == '"output": true'
    assert changed.locate(("nothing",)) == ((), changed.location)
    assert ("input",) in set(changed.places)


def test_columns_tell_resources_apart_when_the_plan_is_one_line() -> None:
    resource = read(FIRST).by_address["terraform_data.by_name"]
    assert resource.location.start_line == resource.location.end_line == 1
    start, end = resource.location.start_column - 1, resource.location.end_column - 1
    assert FIRST[start:end].startswith('"address":"terraform_data.by_name"')
    place = resource.places["triggers_replace",]
    assert FIRST[place.start_column - 1 : place.end_column - 1] == '"triggers_replace":true'


# -- plans for other providers -------------------------------------------------------------------------------------------


def change(address: str, after: Any, unknown: Any = None, actions: Iterable[str] = ("create",), **more: Any) -> dict[str, Any]:
    """An entry of `resource_changes`. The address is that of a resource, with `module` and `index` given apart."""
    mode = "data" if address.startswith("data.") else "managed"
    type_, name = address.removeprefix("data.").split(".")
    index, module = more.pop("index", None), more.pop("module", "")
    key = "" if index is None else f"[{json.dumps(index)}]"
    entry = {
        "address": f"{module}{'.' if module else ''}{address}{key}",
        "mode": mode,
        "type": type_,
        "name": name,
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "change": {
            "actions": list(actions),
            "before": more.pop("before", None),
            "after": after,
            "after_unknown": {} if unknown is None else unknown,
            "after_sensitive": more.pop("secret", {}),
        },
        **more,
    }
    return entry | ({} if index is None else {"index": index}) | ({"module_address": module} if module else {})


def block(address: str, expressions: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """A resource of the configuration part."""
    mode = "data" if address.startswith("data.") else "managed"
    type_, name = address.removeprefix("data.").split(".")
    return {"address": address, "mode": mode, "type": type_, "name": name, "provider_config_key": "aws",
            "expressions": expressions, **more}  # fmt: skip


def refers(*names: str) -> dict[str, list[str]]:
    return {"references": list(names)}


def document(changes: Iterable[Any], blocks: Iterable[Any] = (), calls: Mapping[str, Any] | None = None, **more: Any) -> str:
    root = {"resources": list(blocks), "module_calls": dict(calls or {})}
    configuration = {"provider_config": more.pop("providers", {}), "root_module": root}
    plan = {"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module": {}}}
    return json.dumps({**plan, "resource_changes": list(changes), "configuration": configuration, **more})


A_ID = refers("aws_s3_bucket.a.id", "aws_s3_bucket.a")
BUCKET = change("aws_s3_bucket.a", {"bucket_prefix": "x", "force_destroy": None}, {"id": True, "arn": True, "bucket": True})
BUCKET_BLOCK = block("aws_s3_bucket.a", {"bucket_prefix": {"constant_value": "x"}})


def setting(unknown: Any, expressions: Mapping[str, Any], after: Any = None) -> Resource:
    """A setting of the bucket, in a plan that creates both."""
    changes = [BUCKET, change("aws_s3_bucket_versioning.v", after or {}, unknown)]
    text = document(changes, [BUCKET_BLOCK, block("aws_s3_bucket_versioning.v", expressions)])
    return read(text).by_address["aws_s3_bucket_versioning.v"]


def test_a_companion_refers_to_the_bucket_it_belongs_to() -> None:
    found = setting({"id": True, "bucket": True}, {"bucket": A_ID})
    assert reference(found.attrs["bucket"]) == "aws_s3_bucket.a.id"
    assert reference(found.attrs["id"]) == "aws_s3_bucket_versioning.v.id"


def test_a_name_that_the_provider_makes_up_is_an_attribute_of_the_resource_itself() -> None:
    found = read(document([BUCKET], [BUCKET_BLOCK])).by_address["aws_s3_bucket.a"]
    assert reference(found.attrs["bucket"]) == "aws_s3_bucket.a.bucket"
    assert "force_destroy" not in found.attrs


@pytest.mark.parametrize(
    "expression",
    [
        refers("aws_s3_bucket.a.id", "aws_s3_bucket.a", "var.suffix"),
        refers("aws_s3_bucket.a.id", "aws_s3_bucket.a", "aws_s3_bucket.a.id", "aws_s3_bucket.a"),
        refers("local.bucket"),
        refers("aws_s3_bucket.a.bucket_prefix", "aws_s3_bucket.a"),
        refers("aws_s3_bucket.gone.id", "aws_s3_bucket.gone"),
        refers(),
        {},
    ],
)
def test_an_expression_that_may_be_a_text_is_no_reference(expression: Any) -> None:
    value = setting({"bucket": True}, {"bucket": expression}).attrs["bucket"]
    assert reference(value) is None


def test_arguments_that_hold_texts_are_computed_from_what_they_mention() -> None:
    found = setting({"policy": True, "name": True}, {"policy": A_ID, "name": A_ID})
    place = Reference("resource", "aws_s3_bucket.a", ("id",))
    assert found.attrs["policy"] == found.attrs["name"] == Unknown(causes=(place,))


def test_known_values_beside_a_reference_choose_when_only_another_resource_can_be_meant() -> None:
    mentioned = refers("var.encrypt", "aws_s3_bucket.a.id", "aws_s3_bucket.a")
    changes = [BUCKET, change("aws_a.a", {}, {"kms_key_id": True, "path": True})]
    blocks = [BUCKET_BLOCK, block("aws_a.a", {"kms_key_id": mentioned, "path": mentioned})]
    found = read(document(changes, blocks, variables={"encrypt": {"value": True}})).by_address["aws_a.a"]
    assert reference(found.attrs["kms_key_id"]) == "aws_s3_bucket.a.id"
    assert found.attrs["path"] == Unknown(causes=(Reference("resource", "aws_s3_bucket.a", ("id",)),))
    unsure = read(document(changes, blocks)).by_address["aws_a.a"]
    assert reference(unsure.attrs["kms_key_id"]) is None


def test_nested_blocks_keep_their_references_and_are_objects_of_what_is_written() -> None:
    rule = {"apply": [{"kms_master_key_id": A_ID}], "bucket_key_enabled": {"constant_value": True}}
    after = {"rule": [{"bucket_key_enabled": True, "apply": [{"algorithm": None}]}]}
    found = setting({"rule": [{"apply": [{"kms_master_key_id": True}]}]}, {"rule": [rule]}, after)
    (written,) = found.attrs["rule"]
    assert isinstance(written, InstanceObject)
    assert str(written.reference) == "aws_s3_bucket_versioning.v.rule[0]"
    assert written["bucket_key_enabled"] is True
    assert list(written["apply"][0]) == ["kms_master_key_id"]
    assert reference(written["apply"][0]["kms_master_key_id"]) == "aws_s3_bucket.a.id"


def test_blocks_that_occur_several_times_are_not_told_apart() -> None:
    other = refers("aws_s3_bucket.b.id", "aws_s3_bucket.b")
    found = setting({"rule": [{"key": True}, {"key": True}]}, {"rule": [{"key": A_ID}, {"key": other}]}, {"rule": [{}, {}]})
    assert [reference(one["key"]) for one in found.attrs["rule"]] == [None, None]
    found = setting({"rule": [{"key": True}, {"key": True}]}, {"rule": [{"key": A_ID}, {"key": A_ID}]}, {"rule": [{}, {}]})
    assert [reference(one["key"]) for one in found.attrs["rule"]] == ["aws_s3_bucket.a.id", "aws_s3_bucket.a.id"]


def test_the_only_instance_is_meant_by_a_splat() -> None:
    bucket = change("aws_s3_bucket.a", {}, {"id": True}, index=0)
    companion = change("aws_s3_bucket_versioning.v", {}, {"bucket": True})
    blocks = [block("aws_s3_bucket.a", {}), block("aws_s3_bucket_versioning.v", {"bucket": refers("aws_s3_bucket.a")})]
    one = read(document([bucket, companion], blocks)).by_address["aws_s3_bucket_versioning.v"]
    assert reference(one.attrs["bucket"]) == "aws_s3_bucket.a[0].id"
    second = change("aws_s3_bucket.a", {}, {"id": True}, index=1)
    two = read(document([bucket, second, companion], blocks)).by_address["aws_s3_bucket_versioning.v"]
    assert reference(two.attrs["bucket"]) is None


def test_variables_and_outputs_are_followed_through_modules_with_their_keys() -> None:
    keys = ['n"x', "s"]
    changes = []
    for key in keys:
        module = f"module.lab[{json.dumps(key)}]"
        changes.append(change("aws_s3_bucket.b", {}, {"id": True}, module=f"{module}.module.store"))
        changes.append(change("aws_s3_bucket_versioning.v", {}, {"bucket": True}, module=module))
        changes.append(change("aws_s3_bucket_policy.p", {}, {"bucket": True}, module=f"{module}.module.policy[0]"))
    store = {
        "resources": [block("aws_s3_bucket.b", {})],
        "outputs": {"bucket": {"expression": refers("aws_s3_bucket.b")}},
    }
    policy = {"resources": [block("aws_s3_bucket_policy.p", {"bucket": refers("var.bucket.id", "var.bucket")})]}
    from_store = refers("module.store.bucket.id", "module.store.bucket", "module.store")
    lab = {
        "resources": [block("aws_s3_bucket_versioning.v", {"bucket": from_store})],
        "module_calls": {
            "store": {"module": store},
            "policy": {
                "module": policy,
                "expressions": {"bucket": refers("module.store.bucket", "module.store")},
                "count_expression": {"constant_value": 1},
            },
        },
    }
    found = read(document(changes, [], {"lab": {"module": lab, "for_each_expression": refers("local.labs")}}))
    for key in keys:
        module = f"module.lab[{json.dumps(key)}]"
        expected = Reference("resource", f"{module}.module.store.aws_s3_bucket.b", ("id",))
        versioning = found.by_address[f"{module}.aws_s3_bucket_versioning.v"]
        assert versioning.attrs["bucket"].reference == expected
        assert versioning.module_path == "lab"
        attached = found.by_address[f"{module}.module.policy[0].aws_s3_bucket_policy.p"]
        assert attached.attrs["bucket"].reference == expected
        assert attached.block_address == "module.lab.module.policy.aws_s3_bucket_policy.p"


def test_references_that_lead_in_a_circle_end() -> None:
    call = {
        "expressions": {"x": refers("module.m.y", "module.m", "var.z")},
        "module": {
            "outputs": {"y": {"expression": refers("var.x", "var.x")}},
            "resources": [block("aws_a.a", {"x": refers("var.x")})],
        },
    }
    found = read(document([change("aws_a.a", {}, {"x": True}, module="module.m")], [], {"m": call}))
    assert reference(found.by_address["module.m.aws_a.a"].attrs["x"]) is None
    changes = [change("aws_a.a", {}, {"x": True}), change("aws_a.b", {}, {"x": True})]
    blocks = [block("aws_a.a", {"x": refers("aws_a.b.x", "aws_a.b")}), block("aws_a.b", {"x": refers("aws_a.a.x", "aws_a.a")})]
    assert reference(read(document(changes, blocks)).by_address["aws_a.a"].attrs["x"]) is None


def test_a_policy_document_that_is_read_on_apply_is_known_but_for_its_holes() -> None:
    statement = {"effect": "Allow", "actions": ["s3:*"], "principals": [{"type": "*", "identifiers": ["*"]}]}
    changes = [
        BUCKET,
        change(
            "data.aws_iam_policy_document.d",
            {"statement": [statement]},
            {"json": True, "id": True, "statement": [{"resources": True}]},
            ["read"],
        ),
        change("aws_s3_bucket_policy.p", {}, {"policy": True}),
    ]
    json_of = refers("data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d")
    blocks = [BUCKET_BLOCK, block("aws_s3_bucket_policy.p", {"policy": json_of}), block("data.aws_iam_policy_document.d", {
        "statement": [{"resources": refers("aws_s3_bucket.a.arn", "aws_s3_bucket.a")}],
    })]  # fmt: skip
    policy = read(document(changes, blocks)).by_address["aws_s3_bucket_policy.p"].attrs["policy"]
    assert policy.encodes is not None
    (found,) = policy.encodes.value["Statement"]
    assert (found["Effect"], found["Principal"], found["Action"]) == ("Allow", "*", "s3:*")
    assert reference(found["Resource"]) == "aws_s3_bucket.a.arn"


def test_an_access_policy_of_google_that_is_read_on_apply_is_known_but_for_its_holes() -> None:
    binding = {"role": "roles/storage.objectViewer", "members": ["allUsers", None]}
    changes = [
        change(
            "data.google_iam_policy.p",
            {"binding": [binding]},
            {"policy_data": True, "id": True, "binding": [{"members": [False, True]}]},
            ["read"],
        ),
        change("google_storage_bucket_iam_policy.b", {}, {"policy_data": True}),
    ]
    text = refers("data.google_iam_policy.p.policy_data", "data.google_iam_policy.p")
    blocks = [block("google_storage_bucket_iam_policy.b", {"policy_data": text}), block("data.google_iam_policy.p", {})]
    policy = read(document(changes, blocks)).by_address["google_storage_bucket_iam_policy.b"].attrs["policy_data"]
    assert policy.encodes is not None
    (found,) = policy.encodes.value["bindings"]
    assert found["members"][0] == "allUsers"
    assert isinstance(found["members"][1], Unknown)


def test_sensitive_values_are_never_printed() -> None:
    secret = {"password": True, "tags": {"owner": True}, "list": [False, {"x": True}], "unknown": True}
    after = {"password": "swordfish", "tags": {"owner": "jane"}, "list": ["a", {"x": "hidden", "y": 1}]}
    whole = change("aws_b.b", {"x": "swordfish"}, {}, ["update"], before={"x": "swordfish"}, secret=True)
    entries = [change("aws_a.a", after, {"unknown": True}, secret=secret), whole]
    whole["change"]["before_sensitive"] = True
    found = read(document(entries))
    attrs = found.by_address["aws_a.a"].attrs
    assert attrs["password"] == Sensitive("swordfish")
    assert attrs["tags"] == {"owner": Sensitive("jane")}
    assert attrs["list"] == ("a", {"x": Sensitive("hidden"), "y": 1})
    assert isinstance(attrs["unknown"], Sensitive)
    assert found.by_address["aws_b.b"].attrs == {"x": Sensitive("swordfish")}
    assert found.by_address["aws_b.b"].prior == {"x": Sensitive("swordfish")}


def test_provider_configurations_are_resources_and_resources_know_theirs() -> None:
    providers = {
        "aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                "expressions": {"region": {"constant_value": "eu-west-1"},
                                "default_tags": [{"tags": {"constant_value": {"env": "staging"}}}]}},
        "aws.us": {"name": "aws", "alias": "us", "full_name": "registry.terraform.io/hashicorp/aws",
                   "expressions": {"region": refers("var.region")}},
        "module.m:aws": {"name": "aws", "module_address": "module.m"},
    }  # fmt: skip
    blocks = [{**BUCKET_BLOCK, "provider_config_key": "aws.us"}]
    found = read(document([BUCKET], blocks, providers=providers))
    configured = {one.address: one for one in found.resources if one.mode == "provider"}
    assert list(configured) == ["provider.aws", "provider.aws.us"]
    assert configured["provider.aws"].attrs == {"region": "eu-west-1", "default_tags": ({"tags": {"env": "staging"}},)}
    assert isinstance(configured["provider.aws.us"].attrs["region"], Unknown)
    used = found.by_address["aws_s3_bucket.a"].provider
    assert used is not None
    assert (used.type, used.alias, used.source) == ("aws", "us", "hashicorp/aws")


@pytest.mark.parametrize(
    ("actions", "operation"),
    [
        (["create"], "create"),
        (["update"], "update"),
        (["no-op"], "no-op"),
        (["read"], "read"),
        (["delete", "create"], "replace"),
        (["create", "delete"], "replace"),
        (["delete"], None),
        (["forget"], None),
    ],
)
def test_each_action_is_an_operation_or_leaves_nothing(actions: list[str], operation: str | None) -> None:
    found = read(document([change("aws_a.a", {"x": 1}, {}, actions)])).by_address.get("aws_a.a")
    assert (found and found.operation) == operation


def test_what_is_left_of_a_replaced_instance_is_no_resource() -> None:
    entries = [change("aws_a.a", {"x": 1}), change("aws_a.a", {"x": 0}, {}, ["update"], deposed="12ab")]
    assert [one.attrs for one in read(document(entries)).managed] == [{"x": 1}]


def test_data_that_was_read_while_planning_is_there() -> None:
    data = {"address": "data.aws_ami.x", "mode": "data", "type": "aws_ami", "name": "x", "values": {"id": "ami-1"}}
    managed = {"address": "aws_a.gone", "mode": "managed", "type": "aws_a", "name": "gone", "values": {}}
    prior = {"format_version": "1.0", "values": {"root_module": {"resources": [data, managed]}}}
    found = read(document([], prior_state=prior))
    assert [(one.address, one.mode, one.operation) for one in found.resources] == [("data.aws_ami.x", "data", "read")]


# -- what is wrong with plans --------------------------------------------------------------------------------------------


def problems(text: str) -> PlanResult:
    result = read_plan("plan.json", text)
    lines = text.split("\n")
    for problem in result.diagnostics:
        assert 1 <= problem.location.start_line <= len(lines)
        assert 1 <= problem.location.start_column <= len(lines[problem.location.start_line - 1]) + 1
    return result


def test_a_plan_of_another_format_is_refused() -> None:
    (problem,) = problems('{"format_version": "2.0", "resource_changes": []}').diagnostics
    assert (problem.summary, problem.location.start_column) == ("The format of the plan is not known", 2)


def test_a_plan_that_ends_too_early_is_reported_at_its_end() -> None:
    (problem,) = problems(FIRST[:1000]).diagnostics
    assert problem.summary == "The plan is not valid JSON"
    assert problem.location.start_column > 900


def test_a_resource_of_the_wrong_shape_is_reported_and_the_others_are_read() -> None:
    entries = [change("aws_a.a", {"x": 1}), 5, {"address": "x"}, change("aws_a.b", ["x"]), change("aws_a.c", {"x": 1})]
    result = problems(document(entries))
    assert [one.address for one in result.resources.resources] == ["aws_a.a", "aws_a.c"]
    assert len(result.diagnostics) == 3


@pytest.mark.parametrize("text", ["", "[", "null", "5", '"x"', "[]", "{}", '{"format_version": 1}', "NaN", "[1e99999999999]"])
def test_what_is_no_plan_is_reported(text: str) -> None:
    assert len(problems(text).diagnostics) == 1


def test_deep_nesting_is_no_crash() -> None:
    deep = "[" * 300 + "]" * 300
    result = problems(document([change("aws_a.a", {"x": "DEEP"}, {"y": "DEEP"})]).replace('"DEEP"', deep))
    assert "the limit is 200 (limits: json-depth)" in str(result.resources.resources[0].attrs)
    problems('{"format_version": "1.2", "resource_changes": ' + "[" * 100_000)


WRONG = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.just([]), st.just({}), st.just([1]), st.just({"a": 1})
)


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, child in children for found in places_in(child, (*path, key)))]


TEXTS = {"first": FIRST, "later": LATER, "state": STATE}
PLACES = {name: places_in(json.loads(text)) for name, text in TEXTS.items()}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(TEXTS)), st.data())
def test_wrong_types_anywhere_make_no_traceback(name: str, data: st.DataObject) -> None:
    plan = json.loads(TEXTS[name])
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(PLACES[name]))
        wrong = json.loads(json.dumps(data.draw(WRONG)))
        target = plan
        try:
            for step in path[:-1]:
                target = target[step]
            if path:
                target[path[-1]] = wrong
        except (KeyError, IndexError, TypeError):
            continue
    result = problems(json.dumps(plan))
    for resource in result.resources.resources:
        assert str(resource.address)
        for path in resource.attrs:
            resource.locate((path,))
    for render in (resources_json.render, resources_text.render):
        render(Evaluation((result.resources,), result.diagnostics), io.StringIO())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(TEXTS)), st.integers(0, 20_000))
def test_a_plan_cut_anywhere_makes_no_traceback(name: str, length: int) -> None:
    text = TEXTS[name].rstrip()
    assert length >= len(text) or problems(text[:length]).diagnostics


# -- in a scan -----------------------------------------------------------------------------------------------------------


def test_plans_are_known_by_their_content(tmp_path: Path) -> None:
    assert is_plan(FIRST)
    assert is_plan(json.dumps(json.loads(FIRST), sort_keys=True, indent=2))
    assert not is_plan('{"apiVersion": "v1", "kind": "ConfigMap", "data": {"format_version": "1"}}')
    file = tmp_path / "tfplan.json"
    file.write_text(json.dumps(json.loads(FIRST), sort_keys=True), encoding="utf-8")
    assert len(discover([str(file)]).plans) == 1


def test_a_named_plan_is_evaluated_and_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_text(LATER, encoding="utf-8")
    evaluation = evaluate(["plan.json"], ScanOptions(cache=False))
    assert evaluation.files == 1
    assert [one.root for one in evaluation.sets] == ["."]
    assert evaluation.sources["plan.json"] == tuple(LATER.split("\n"))


def test_a_plan_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FIRST.encode())))
    evaluation = evaluate(["-"], ScanOptions(cache=False))
    assert any(resource.address == "terraform_data.by_name" for resource in evaluation.resources)
