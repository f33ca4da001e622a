"""Module bombs: calls, counts and instances that multiply."""

from tests.hostile.case import Case, terraform

RESOURCE = 'resource "null_resource" "r" {\n  count = 1000\n}\n'


def _tower(levels: int, count: int) -> dict[str, str]:
    files = {"main.tf": 'module "m" {\n  source = "./m0"\n}\n'}
    for level in range(levels):
        below = f'module "m" {{\n  count  = {count}\n  source = "../m{level + 1}"\n}}\n'
        files[f"m{level}/main.tf"] = below if level < levels - 1 else RESOURCE
    return files


def _fan(levels: int) -> dict[str, str]:
    """Each module calls the next one twice: two to the power of levels instances."""
    files = {"main.tf": 'module "m" {\n  source = "./m0"\n}\n'}
    for level in range(levels):
        calls = "".join(f'module "{name}" {{\n  source = "../m{level + 1}"\n}}\n' for name in "ab")
        files[f"m{level}/main.tf"] = calls if level < levels - 1 else RESOURCE
    return files


CASES: tuple[Case, ...] = (
    terraform("count_too_high", 'resource "null_resource" "a" {\n  count = 1000000000\n}\n', "instances"),
    terraform("count_negative", 'resource "null_resource" "a" {\n  count = -1\n}\n', "count"),
    terraform("count_fraction", 'resource "null_resource" "a" {\n  count = 0.5\n}\n', "count"),
    terraform(
        "for_each_too_large",
        'resource "null_resource" "a" {\n  for_each = toset([for p in setproduct(range(1000), range(100)) : "${p[0]}-${p[1]}"])\n}\n',
        "instances",
        alone=True,
    ),
    terraform(
        "many_counts",
        "".join(f'resource "null_resource" "r{n}" {{\n  count = 10000\n}}\n' for n in range(100)),
        "instances",
        alone=True,
    ),
    terraform(
        "large_instances",
        'resource "null_resource" "a" {\n  count = 10000\n  triggers = { for n in range(1000) : n => "${count.index}-${n}" }\n}\n',
        "steps",
        alone=True,
    ),
    terraform(
        "dynamic_bomb",
        'resource "aws_security_group" "a" {\n  dynamic "ingress" {\n    for_each = range(1000)\n    content {\n'
        '      dynamic "x" {\n        for_each = range(1000)\n        content {\n          dynamic "y" {\n            for_each = range(1000)\n'
        "            content {\n              z = 1\n            }\n          }\n        }\n      }\n    }\n  }\n}\n",
        "steps",
        alone=True,
    ),
    Case("module_tower", _tower(6, 1000), ("module instances",), alone=True),
    Case("module_fan", _fan(25), ("module instances",), alone=True),
    Case("module_depth", _tower(200, 1), ("deep",)),
    Case("module_calls_itself", {"main.tf": 'module "a" {\n  source = "./"\n}\n'}, ("Module calls itself",)),
    Case(
        "module_cycle",
        {
            "main.tf": 'module "a" {\n  source = "./a"\n}\n',
            "a/main.tf": 'module "b" {\n  source = "../b"\n}\n',
            "b/main.tf": 'module "a" {\n  source = "../a"\n}\n',
        },
        ("Module calls itself",),
    ),
    Case(
        "module_outside",
        {"main.tf": 'module "a" {\n  source = "../../../../../../../../etc"\n}\n'},
        ("it lies outside",),
    ),
    Case(
        "module_list_outside",
        {
            "main.tf": 'module "a" {\n  source = "example/a/aws"\n}\n',
            ".terraform/modules/modules.json": '{"Modules": [{"Key": "a", "Dir": "../../../../../../../etc"}]}',
        },
    ),
    Case(
        "module_list_bomb",
        {
            "main.tf": 'module "a" {\n  source = "example/a/aws"\n}\n',
            ".terraform/modules/modules.json": '{"Modules": ' + "[" * 100_000 + "]" * 100_000 + "}",
        },
    ),
    Case(
        "module_list_of_other_things",
        {
            "main.tf": 'module "a" {\n  source = "example/a/aws"\n}\n',
            ".terraform/modules/modules.json": '{"Modules": [1, {"Key": 5, "Dir": []}, {"Key": "a", "Dir": "\\u0000"}]}',
        },
    ),
    terraform("variable_type_bomb", 'variable "a" {\n  type = ' + "list(" * 5_000 + "string" + ")" * 5_000 + "\n}\n", "deep"),
)
