"""Manifests, JSON and plans of an attacker."""

import json

from tests.hostile.case import Case

OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"
PLAN_START = '{"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [], "planned_values": '


def manifest(name: str, text: str | bytes, *says: str, **more: object) -> Case:
    """A case of one YAML file."""
    return Case(name, {"attack.yaml": text}, says, **more)  # type: ignore[arg-type]


def in_json(name: str, text: str | bytes, *says: str, **more: object) -> Case:
    """A case of one file in JSON syntax of Terraform."""
    return Case(name, {"attack.tf.json": text}, says, **more)  # type: ignore[arg-type]


_LAUGHS = "".join(f"  a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]\n" for n in range(1, 12))

CASES: tuple[Case, ...] = (
    manifest("yaml_aliases", OBJECT + "data:\n  a0: &a0 x\n" + _LAUGHS, "The aliases expand to too much"),
    manifest("yaml_merge_keys", OBJECT + "data:\n  a0: &a0 {x: 1}\n" + "".join(
        f"  a{n}: &a{n}\n    <<: [" + ", ".join([f"*a{n - 1}"] * 10) + f"]\n    k{n}: 1\n" for n in range(1, 12)),
        "The aliases expand to too much"),
    manifest("yaml_alias_to_itself", OBJECT + "data: &a\n  b: *a\n", "Unknown alias"),
    manifest("yaml_flow_depth", OBJECT + "data: " + "[" * 50_000, "nested too deeply"),
    manifest("yaml_block_depth", OBJECT + "data:\n" + "".join("  " * n + "  a:\n" for n in range(1, 1_500)), "nested too deeply"),
    manifest("yaml_sequence_depth", OBJECT + "data:\n  " + "- " * 50_000, "nested too deeply"),
    manifest("yaml_objects", OBJECT + 'data: !!python/object/apply:os.system ["touch ran"]\n'),
    manifest("yaml_odd_keys", OBJECT + "data:\n  ? [a, {b: c}]\n  : 1\n", "Unsupported key"),
    manifest("yaml_many_documents", ("---\n" + OBJECT) * 3_000, alone=True),
    manifest("yaml_many_nodes", OBJECT + "data: [" + "a," * 1_100_000 + "]\n", "The file is too large", alone=True),
    manifest("yaml_long_key", OBJECT + "data:\n  ? " + "a" * 1_000_000 + "\n  : 1\n"),
    manifest("yaml_anchors", OBJECT + "data:\n" + "".join(f"  a{n}: &a{n} 1\n" for n in range(20_000)), alone=True),
    manifest("yaml_control_characters", OBJECT + "data:\n  a: \x00\x1b\n", "Invalid YAML"),
    manifest("yaml_lists_of_lists", "apiVersion: v1\nkind: List\nitems:\n" + "".join(
        "  " * n + "- apiVersion: v1\n" + "  " * n + "  kind: List\n" + "  " * n + "  items:\n" for n in range(1, 90)),
        "nested too deeply"),
    manifest("yaml_dates_and_numbers", OBJECT + "data:\n  a: 9999-99-99\n  b: 0x" + "f" * 100_000 + "\n  c: 1e999999999\n  d: .nan\n"
             "  e: 190:20:30:59:59:59:59:59:59\n"),
    manifest("yaml_numbers_of_many_digits", OBJECT + "data:\n  a: " + "9" * 1_000_000 + "\n"),
    Case("yaml_json_depth", {"attack.json": '{"apiVersion": "v1", "kind": "ConfigMap", "data": ' + "[" * 50_000},
         ("nested too deeply",)),
    in_json("json_depth", '{"locals": {"a": ' + "[" * 100_000 + "]" * 100_000 + "}}", "levels deep"),
    in_json("json_objects", '{"a": ' * 50_000 + "1" + "}" * 50_000, "levels deep"),
    in_json("json_number", '{"locals": {"a": ' + "9" * 500_000 + "}}", "digits"),
    in_json("json_exponent", '{"locals": {"a": 1e999999999}}', "exponent"),
    in_json("json_template", '{"locals": {"a": "' + "${" * 5_000 + '"}}', "attack.tf.json"),
    in_json("json_surrogates", '{"locals": {"a": "\\ud800"}}'),
    in_json("json_names", '{"resource": {"null_resource": {"\\u001b[2J": {"triggers": {"a": "${"}}}}}', "attack.tf.json"),
    in_json("json_of_other_types", '{"resource": [[[1]], null, {"a": 1}], "variable": 5, "module": {"m": {"source": []}}}', "attack"),
    in_json("json_not_finite", '{"locals": {"a": NaN, "b": Infinity}}', "attack.tf.json"),
    in_json("json_unfinished", '{"locals": {"a": "', "attack.tf.json"),
    Case("yaml_body_aliases", {"attack.tf": 'resource "kubectl_manifest" "a" {\n  yaml_body = <<EOT\n' + OBJECT + "data:\n  a0: &a0 x\n"
                               + _LAUGHS + "EOT\n}\n"}),
    Case("yaml_body_outside", {"attack.tf": 'resource "kubectl_manifest" "a" {\n  yaml_body = file("/etc/passwd")\n}\n'}, silent=True),
    Case("chart_of_links", {"Chart.yaml": "name: [", "templates/a.yaml": "{{" * 50_000}),
    Case("kustomization_outside", {"kustomization.yaml": "resources:\n  - ../../../../../../../etc\n  - /etc/passwd\n  - .\n"}),
    Case("plan_depth", {"plan.json": PLAN_START + "[" * 100_000}),
    Case("plan_of_other_types", {"plan.json": json.dumps({"format_version": [], "terraform_version": 1, "resource_changes": {"a": 1},
                                                          "planned_values": [1]})}),
)  # fmt: skip
