"""Sensitive values: wherever they go in a configuration, no report, cache, log or crash report has them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hclscan.hcl.functions import TERRAFORM_FUNCTIONS, Function, call
from hclscan.hcl.values import EvaluationError, ListValue, MapValue, Sensitive, SetValue, Value
from hclscan.report import FORMATS
from hclscan.terraform.files import TreeFiles
from tests.hostile.case import NEIGHBOUR

ROOT = Path(__file__).resolve().parents[2]

SECRET = "swordfish"
"""What the value of each sensitive variable begins with; its number, or name, follows."""

TEXT = f'variable "s" {{\n  sensitive = true\n  default   = "{SECRET}-NAME"\n}}\n'

USES: Mapping[str, str] = {
    "attribute": 'resource "aws_db_instance" "r" {\n  username = var.s\n  storage_encrypted = false\n}\n',
    "attribute_that_decides": 'resource "aws_ebs_volume" "r" {\n  encrypted = var.s == "x"\n  kms_key_id = var.s\n}\n',
    "wrong_bool": 'resource "aws_ebs_volume" "r" {\n  encrypted = !var.s\n}\n',
    "wrong_number": 'resource "aws_ebs_volume" "r" {\n  size = var.s + 1\n}\n',
    "wrong_index": 'locals {\n  a = { x = 1 }\n}\nresource "aws_ebs_volume" "r" {\n  size = local.a[var.s]\n}\n',
    "wrong_key": 'resource "aws_ebs_volume" "r" {\n  tags = { (var.s) = 1, (var.s) = 2 }\n}\n',
    "wrong_element": 'resource "aws_ebs_volume" "r" {\n  size = tonumber([var.s][0])\n}\n',
    "wrong_argument": 'resource "aws_ebs_volume" "r" {\n  size = cidrsubnet(var.s, 1, 1)\n  tags = { a = regex("[", var.s) }\n}\n',
    "wrong_list": 'resource "aws_ebs_volume" "r" {\n  size = sum([1, var.s])\n}\n',
    "wrong_template": 'resource "aws_ebs_volume" "r" {\n  size = templatefile("${path.module}/${var.s}", {})\n}\n',
    "wrong_json": 'resource "aws_ebs_volume" "r" {\n  tags = jsondecode("{${var.s}}")\n}\n',
    "wrong_yaml": 'resource "aws_ebs_volume" "r" {\n  tags = yamldecode("[{${var.s}")\n}\n',
    "wrong_time": 'resource "aws_ebs_volume" "r" {\n  tags = { a = timeadd(var.s, "1h"), b = formatdate("YYYY", var.s) }\n}\n',
    "wrong_file": 'resource "aws_ebs_volume" "r" {\n  tags = { a = file(var.s), b = filemd5(var.s) }\n}\n',
    "count": 'resource "aws_ebs_volume" "r" {\n  count = var.s\n}\n',
    "for_each": 'resource "aws_ebs_volume" "r" {\n  for_each = toset([var.s])\n}\n',
    "for_each_of_a_map": 'resource "aws_ebs_volume" "r" {\n  for_each = { (var.s) = 1 }\n}\n',
    "for_each_values": 'resource "aws_ebs_volume" "r" {\n  for_each   = { a = var.s }\n  kms_key_id = each.value\n}\n',
    "dynamic": 'resource "aws_security_group" "r" {\n  dynamic "ingress" {\n    for_each = toset([var.s])\n    content {\n'
    '      description = ingress.value\n      cidr_blocks = ["0.0.0.0/0", ingress.key]\n      from_port = 0\n      to_port = 65535\n'
    "      protocol = -1\n    }\n  }\n}\n",
    "dynamic_of_a_list": 'resource "aws_security_group" "r" {\n  dynamic "ingress" {\n    for_each = split(",", var.s)\n    content {\n'
    '      description = ingress.value\n      cidr_blocks = ["0.0.0.0/0", ingress.value]\n      from_port = 22\n      to_port = 22\n'
    '      protocol = "tcp"\n    }\n  }\n}\n',
    "wrong_dynamic": 'resource "aws_security_group" "r" {\n  dynamic "ingress" {\n    for_each = var.s\n    content {}\n  }\n}\n',
    "tags": 'resource "aws_ebs_volume" "r" {\n  tags = { environment = var.s, (var.s) = "x", Name = var.s }\n}\n',
    "all_tags": 'resource "aws_ebs_volume" "r" {\n  tags = sensitive({ environment = var.s, Name = var.s })\n}\n',
    "default_tags": 'provider "aws" {\n  default_tags {\n    tags = { owner = var.s }\n  }\n}\nresource "aws_ebs_volume" "r" {\n  tags = {}\n}\n',
    "all_default_tags": 'provider "aws" {\n  default_tags {\n    tags = sensitive({ owner = var.s })\n  }\n}\n'
    'resource "aws_ebs_volume" "r" {\n}\n',
    "default_labels": 'provider "google" {\n  default_labels = sensitive({ owner = var.s })\n}\nresource "google_compute_disk" "r" {\n}\n',
    "document": 'data "aws_iam_policy_document" "d" {\n  source_policy_documents = [jsonencode({ Statement = [{ Effect = "Allow", Action = "*", '
    'Principal = "*", Resource = var.s, Sid = var.s }] })]\n  statement {\n    actions = ["s3:*"]\n    resources = [var.s]\n'
    '    principals {\n      type = "*"\n      identifiers = ["*"]\n    }\n  }\n}\nresource "aws_s3_bucket_policy" "r" {\n  bucket = "b"\n'
    "  policy = data.aws_iam_policy_document.d.json\n}\n",
    "json_policy": 'resource "aws_s3_bucket_policy" "r" {\n  bucket = "b"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", '
    'Principal = "*", Resource = var.s }] })\n}\n',
    "user_data": 'resource "aws_instance" "r" {\n  user_data = "export A=${var.s}"\n  ami = upper(var.s)\n}\n',
    "validation": 'variable "v" {\n  default = "x"\n  validation {\n    condition = var.s == ""\n    error_message = "it is ${var.s}"\n  }\n}\n',
    "precondition": 'resource "aws_ebs_volume" "r" {\n  lifecycle {\n    precondition {\n      condition = var.s == ""\n'
    '      error_message = "it is ${var.s}"\n    }\n  }\n}\n',
    "check": 'check "c" {\n  assert {\n    condition = var.s == ""\n    error_message = "it is ${var.s}"\n  }\n}\n',
    "wrong_type": 'variable "t" {\n  type = number\n  sensitive = true\n  default = "SECRET"\n}\nresource "aws_ebs_volume" "r" {\n  size = var.t\n}\n',
    "wrong_object": 'variable "t" {\n  type = object({ a = bool })\n  sensitive = true\n  default = { a = "SECRET" }\n}\n'
    'resource "aws_ebs_volume" "r" {\n  size = var.t.a\n}\n',
    "broken_validation": 'variable "t" {\n  sensitive = true\n  default = "SECRET"\n  validation {\n    condition = var.t == ""\n'
    '    error_message = "no"\n  }\n}\n',
    "manifest": 'resource "kubernetes_manifest" "r" {\n  manifest = { apiVersion = "v1", kind = "Pod", metadata = { name = var.s, namespace = var.s }, '
    "spec = { hostNetwork = true, containers = [{ name = var.s, image = var.s }] } }\n}\n",
    "typed_manifest": 'resource "kubernetes_deployment_v1" "r" {\n  metadata {\n    name = var.s\n    namespace = var.s\n    annotations = { "hclscan.dev/ignore" = '
    'var.s }\n  }\n  spec {\n    template {\n      spec {\n        host_network = true\n        container {\n          name = var.s\n          image = var.s\n'
    "          env {\n            name = var.s\n            value = var.s\n          }\n        }\n      }\n    }\n  }\n}\n",
    "sensitive_blocks": 'resource "kubernetes_service_v1" "r" {\n  metadata {\n    name = "a"\n  }\n  spec {\n    type = "LoadBalancer"\n'
    "    load_balancer_source_ranges = [var.s]\n    external_ips = split(\",\", var.s)\n  }\n}\n",
    "yaml_body": 'resource "kubectl_manifest" "r" {\n  yaml_body = "apiVersion: v1\\nkind: Pod\\nmetadata: {name: a}\\nspec: {hostNetwork: true, '
    'containers: [{name: ${var.s}}]}"\n}\n',
    "ports": 'resource "aws_security_group_rule" "r" {\n  type = "ingress"\n  cidr_blocks = [var.s, "0.0.0.0/0"]\n  from_port = 0\n  to_port = 65535\n'
    '  protocol = "-1"\n  security_group_id = var.s\n  description = var.s\n}\n',
    "module": 'module "m" {\n  source = "./m"\n  given = var.s\n}\n',
    "missing_module": 'module "m" {\n  source = "example/m/aws"\n  given = var.s\n}\n',
    "output": 'output "o" {\n  value = upper(var.s)\n}\n',
    "local_environment": 'locals {\n  environment = var.s\n}\nresource "aws_ebs_volume" "r" {\n  tags = { environment = local.environment }\n}\n',
    "alternatives": 'variable "c" {}\nresource "aws_ebs_volume" "r" {\n  kms_key_id = var.c == "x" ? var.s : "${var.s}-b"\n  encrypted = false\n}\n',
    "bucket": 'resource "aws_s3_bucket" "r" {\n  bucket = var.s\n  acl = "public-read"\n}\n',
    "whole_blocks": 'resource "google_sql_database_instance" "r" {\n  settings = sensitive([{ tier = var.s, ip_configuration = [{ '
    'authorized_networks = [{ value = "0.0.0.0/0", name = var.s }] }] }])\n}\n',
    "whole_manifest": 'resource "kubernetes_manifest" "r" {\n  manifest = sensitive({ apiVersion = "v1", kind = "Pod", metadata = { name = var.s }, '
    "spec = { hostNetwork = true, containers = [{ name = var.s, image = var.s }] } })\n}\n",
    "sensitive_by_text": 'variable "t" {\n  sensitive = "true"\n  default = "SECRET"\n}\nresource "aws_db_instance" "r" {\n  '
    "identifier = var.t\n  storage_encrypted = var.t == 1\n}\n",
    "holes": 'variable "c" {}\nresource "aws_instance" "r" {\n  user_data = "${var.c}-${var.s}"\n}\n',
}  # fmt: skip
"""What is done with a secret, each in a root module of its own."""

CALLED = 'variable "given" {\n  type = bool\n}\nresource "aws_ebs_volume" "r" {\n  encrypted = var.given\n}\n'


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All uses of secrets, and a manifest with one."""
    tree = tmp_path_factory.mktemp("secrets")
    (tree / ".git").mkdir()
    for name, text in USES.items():
        (tree / name / "m").mkdir(parents=True)
        own = f"{SECRET}-{name}"
        (tree / name / "variables.tf").write_text(TEXT.replace(f"{SECRET}-NAME", own))
        (tree / name / "main.tf").write_text(text.replace("SECRET", own))
        (tree / name / "m" / "main.tf").write_text(CALLED)
    (tree / "neighbour").mkdir()
    (tree / "neighbour" / "neighbour.tf").write_text(NEIGHBOUR)
    return tree


def _run(tree: Path, cache: Path, *arguments: str) -> str:
    """All that a command writes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HCLSCAN_CACHE_DIR": str(cache), "TMPDIR": str(cache.parent)}
    done = subprocess.run(
        [sys.executable, "-m", "hclscan", *arguments], cwd=tree, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout + done.stderr


def _leaks(text: str) -> set[str]:
    """The uses whose secret is in a text, in any case."""
    return set(re.findall(f"{SECRET}-([a-z_]+)", text, re.IGNORECASE))


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_has_a_sensitive_value(form: str, tree: Path, tmp_path: Path) -> None:
    said = _run(tree, tmp_path / "cache", "scan", ".", "--select", "ALL", "--show", "all", "--format", form, "-j", "1")
    assert "neighbour" in said
    assert _leaks(said) == set()


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_was_evaluated_is_shown_without_sensitive_values(form: str, tree: Path, tmp_path: Path) -> None:
    said = _run(tree, tmp_path / "cache", "resources", ".", "--format", form)
    assert "neighbour" in said
    assert _leaks(said) == set()


def _kept(cache: Path) -> Iterator[tuple[Path, str]]:
    for path in cache.rglob("*"):
        if path.is_file():
            yield path, path.read_text(encoding="utf-8", errors="replace")


def test_no_file_of_the_cache_has_a_sensitive_value(tree: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    said = _run(tree, cache, "scan", ".", "--select", "ALL", "--statistics", "-j", "2")
    again = _run(tree, cache, "scan", ".", "--select", "ALL", "--statistics", "-j", "2")
    assert _leaks(said + again) == set()
    assert any("results" in path.parts[-3] for path, _ in _kept(cache))
    assert any("syntax" in path.parts[-3] for path, _ in _kept(cache))
    assert [(path, leak) for path, text in _kept(cache) for leak in _leaks(text)] == []


# -- what nobody has marked ------------------------------------------------------------------------------------------------

# Assembled from parts, so that no tool takes this file for a leak.
SHAPED = {
    "aws": "AKIA" + "SWORDFISHSWORDFI",
    "token": "ghp_" + "sW0rdf1sh" * 4,
    "jwt": "eyJhbGciOiJI" + ".eyJzd29yZGZp." + "c3dvcmRmaXNo",
    "key": "-----BEGIN PRIVATE " + "KEY-----\\nMIIEsW0rdf1sh\\n-----END PRIVATE KEY-----",
    "url": "postgres://admin:" + "sw0rdf1sh@db/lab",
}
"""What looks like a credential, as a text of HCL."""

UNMARKED = """
resource "aws_ebs_volume" "keyed" {{
  for_each   = toset(["{0}"])
  kms_key_id = "{0}"
  tags       = {{ Name = "{0}", "{0}" = "x", environment = "{0}" }}
}}
resource "aws_security_group_rule" "rule" {{
  type        = "ingress"
  cidr_blocks = ["0.0.0.0/0", "{0}"]
  from_port   = 0
  to_port     = 65535
  protocol    = "{0}"
  description = "{0}"
}}
resource "kubernetes_manifest" "pod" {{
  manifest = {{ apiVersion = "v1", kind = "Pod", metadata = {{ name = "{0}" }}, spec = {{ hostNetwork = true, containers = [{{
    name = "a", image = "{0}", env = [{{ name = "X", value = "{0}" }}] }}] }} }}
}}
locals {{
  wrong = tonumber("{0}")
  worse = local.no["{0}"]
}}
"""

NAMED = """
resource "aws_db_instance" "named" {
  password          = "swordfish-named"
  storage_encrypted = tobool("x")
}
resource "aws_lambda_function" "named" {
  environment {
    variables = { DB_PASSWORD = "swordfish-named", api_key = "swordfish-named" }
  }
}
resource "kubernetes_secret_v1" "named" {
  metadata {
    name = "a"
  }
  data = { anything = "swordfish-named" }
}
"""
SECRET_MANIFEST = """
apiVersion: v1
kind: Secret
metadata: {name: a}
stringData: {anything: swordfish-named, a: [swordfish-named]}
---
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  hostNetwork: true
  containers: [{name: a, image: b, env: [{name: DB_PASSWORD, value: swordfish-named}], args: [--password=swordfish-named]}]
"""


def _plan() -> str:
    """A plan with secrets that Terraform has marked."""
    after = {
        "username": "swordfish-plan",
        "storage_encrypted": False,
        "tags": {"a": "swordfish-plan"},
        "list": ["x", "swordfish-plan"],
    }
    marks = {"username": True, "tags": {"a": True}, "list": [False, True]}
    change = {"actions": ["update"], "before": after, "after": after, "before_sensitive": marks, "after_sensitive": marks}
    one = {"address": "aws_db_instance.p", "mode": "managed", "type": "aws_db_instance", "name": "p", "change": change}
    whole = {
        **one,
        "address": "aws_ebs_volume.p",
        "type": "aws_ebs_volume",
        "change": {**change, "after_sensitive": True, "before_sensitive": True},
    }
    values = {"root_module": {"resources": []}}
    return json.dumps(
        {"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": values, "resource_changes": [one, whole]}
    )


@pytest.fixture(scope="module")
def unmarked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("unmarked")
    (tree / ".git").mkdir()
    for name, credential in SHAPED.items():
        (tree / name).mkdir()
        (tree / name / "main.tf").write_text(UNMARKED.format(credential))
    (tree / "named").mkdir()
    (tree / "named" / "main.tf").write_text(NAMED)
    (tree / "named" / "terraform.tfvars").write_text('undeclared = "x"\ndb_password = "swordfish-named\n')
    (tree / "secret.yaml").write_text(SECRET_MANIFEST)
    (tree / "plan.json").write_text(_plan())
    (tree / "neighbour").mkdir()
    (tree / "neighbour" / "neighbour.tf").write_text(NEIGHBOUR)
    return tree


_SHAPES = re.compile("sw0?[o0]rdf[i1]sh|c3dvcmRmaXNo|eyJzd29yZGZp", re.IGNORECASE)


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_has_what_looks_like_a_secret(form: str, unmarked: Path, tmp_path: Path) -> None:
    said = _run(
        unmarked, tmp_path / "cache", "scan", ".", "plan.json", "--select", "ALL", "--show", "all", "--format", form, "-j", "1"
    )
    assert "neighbour" in said
    assert [said[max(0, one.start() - 80) : one.end()] for one in _SHAPES.finditer(said)] == []
    assert [
        text[max(0, one.start() - 80) : one.end()] for _, text in _kept(tmp_path / "cache") for one in _SHAPES.finditer(text)
    ] == []


# -- what is wrong with a secret -------------------------------------------------------------------------------------------

OTHERS = (1, "a", "[", True, ("x",), {"k": "v"}, None)
SECRETS = (
    SECRET,
    f"1{SECRET}",
    (SECRET, 1),
    ListValue((SECRET,)),
    SetValue((SECRET,)),
    MapValue({"k": SECRET}),
    {SECRET: SECRET, "l": (SECRET,)},
)
INSIDE = ((Sensitive(SECRET), 1), {"k": Sensitive(SECRET)}, ListValue((Sensitive(SECRET),)), {"k": (Sensitive(SECRET),)})


@pytest.mark.parametrize("name", TERRAFORM_FUNCTIONS)
def test_no_function_says_what_the_sensitive_value_is_that_it_refuses(name: str, tmp_path: Path) -> None:
    function, files = TERRAFORM_FUNCTIONS[name], TreeFiles(str(tmp_path), str(tmp_path))
    for value in (*(Sensitive(one) for one in SECRETS), *INSIDE):
        for other in OTHERS:
            for arguments in (
                [value],
                [value, other],
                [other, value],
                [value, other, other],
                [other, value, other],
                [other, other, value],
            ):
                said = _refusal(function, list(arguments), files)
                assert SECRET not in said, (arguments, said)


def _refusal(function: Function, arguments: list[Value], files: TreeFiles) -> str:
    """What is said of arguments that a function does not take; empty when it takes them."""
    try:
        call(function, arguments, files)
    except EvaluationError as error:
        return f"{error.summary} {error.detail}"
    return ""
