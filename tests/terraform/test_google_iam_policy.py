"""`data "google_iam_policy"`: its text, as the provider would make it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hclscan.hcl.functions import decode_with_holes
from hclscan.hcl.values import Unknown, Value
from tests.terraform.evaluated import plain
from tests.terraform.stacks import messages, stack

HEAD = (
    'variable "u" {}\nresource "google_service_account" "a" {}\noutput "x" { value = data.google_iam_policy.p.policy_data }\n'
)


def made(tmp_path: Path, body: str) -> Value:
    result = stack(tmp_path, HEAD + 'data "google_iam_policy" "p" {\n' + body + "\n}\n")
    assert messages(result) == []
    return result.outputs["x"]


def decoded(tmp_path: Path, body: str) -> Any:
    value = made(tmp_path, body)
    return json.loads(value) if isinstance(value, str) else plain(decode_with_holes(value))


def test_the_text_is_what_the_provider_writes(tmp_path: Path) -> None:
    body = """
      binding {
        role    = "roles/storage.objectViewer"
        members = ["user:b@example.org", "allUsers"]
      }
      binding {
        role    = "roles/editor"
        members = ["group:a@example.org"]
        condition {
          title      = "until"
          expression = "request.time < timestamp(\\"2030-01-01T00:00:00Z\\")"
        }
      }
      audit_config {
        service = "allServices"
        audit_log_configs {
          log_type         = "DATA_READ"
          exempted_members = ["user:c@example.org"]
        }
      }
    """
    assert made(tmp_path, body) == (
        '{"auditConfigs":[{"auditLogConfigs":[{"exemptedMembers":["user:c@example.org"],"logType":"DATA_READ"}],'
        '"service":"allServices"}],"bindings":[{"condition":'
        '{"expression":"request.time \\u003c timestamp(\\"2030-01-01T00:00:00Z\\")",'
        '"title":"until"},"members":["group:a@example.org"],"role":"roles/editor"},'
        '{"members":["allUsers","user:b@example.org"],"role":"roles/storage.objectViewer"}]}'
    )


def test_what_is_not_known_leaves_holes(tmp_path: Path) -> None:
    body = """
      binding {
        role    = var.u
        members = ["allUsers", google_service_account.a.email]
      }
    """
    value = made(tmp_path, body)
    assert isinstance(value, Unknown)
    found = decode_with_holes(value)
    assert isinstance(found, dict)
    (binding,) = found["bindings"]
    assert binding["members"][0] == "allUsers"
    assert isinstance(binding["members"][1], Unknown)
    assert isinstance(binding["role"], Unknown)


def test_bindings_and_members_of_unknown_number_are_unknown(tmp_path: Path) -> None:
    dynamic = """
      dynamic "binding" {
        for_each = var.u
        content {
          role    = "roles/viewer"
          members = ["allUsers"]
        }
      }
    """
    found = decode_with_holes(made(tmp_path, dynamic))
    assert isinstance(found, dict)
    assert isinstance(found["bindings"], Unknown)
    found = decode_with_holes(made(tmp_path, 'binding {\nrole = "roles/viewer"\nmembers = var.u\n}'))
    assert isinstance(found, dict)
    assert isinstance(found["bindings"][0]["members"], Unknown)


def test_a_policy_without_bindings_lets_in_nobody(tmp_path: Path) -> None:
    assert made(tmp_path, "") == '{"bindings":[]}'
