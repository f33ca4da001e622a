"""The files of a new policy, with words in `@` to be replaced. They demand an owner, which every resource can be asked for."""

from __future__ import annotations

from collections.abc import Mapping

_METADATA = """\
id: @ID@
title: @TITLE@
severity: medium
default: true
why: >-
  Say here which obligation this is, and what happens when it is not met. Whoever has to act on a finding reads it.
references:
  - The document that demands it
rules:
  @RULE@:
    fix: |
"""

TERRAFORM: Mapping[str, str] = {
    "policy.yaml": _METADATA
    + """\
      @LABELS@ = {
        owner = "platform-team"
      }
""",
    "@PROVIDER@.policy.hcl": """\
# Every @RESOURCE@ names the team that owns it.
resource_policy "@RESOURCE@" "@RULE@" {
  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.@LABELS@.owner, null))
    error_message = "Nobody owns this resource: its @LABELS@ name no owner."
  }
}
""",
    "@PROVIDER@.policytest.hcl": """\
policytest {
  targets = ["@PROVIDER@.policy.hcl"]
}

resource "@RESOURCE@" "owned" {
  attrs = {
    @LABELS@ = { owner = "platform-team" }
  }
}

resource "@RESOURCE@" "without_owner" {
  expect_failure = true
  attrs = {
    @LABELS@ = { purpose = "reports" }
  }
}

resource "@RESOURCE@" "without_@LABELS@" {
  expect_failure = true
  attrs          = {}
}
""",
    "examples/@PROVIDER@_fail.tf": """\
# expect: fail
resource "@RESOURCE@" "without_owner" {
  @LABELS@ = {
    purpose = "reports"
  }
}
""",
    "examples/@PROVIDER@_pass.tf": """\
# expect: pass
resource "@RESOURCE@" "owned" {
  @LABELS@ = {
    owner = "platform-team"
  }
}
""",
    "examples/@PROVIDER@_unknown.tf": """\
variable "owner" {
  type = string
}

# expect: unknown
resource "@RESOURCE@" "owned_by_somebody" {
  @LABELS@ = {
    owner = var.owner
  }
}
""",
}

KUBERNETES: Mapping[str, str] = {
    "policy.yaml": _METADATA
    + """\
      metadata:
        labels:
          owner: platform-team
""",
    "kubernetes.policy.hcl": """\
# Every @RESOURCE@ names the team that owns it.
resource_policy "kubernetes_manifest" "@RULE@" {
  filter = core::try(attrs.manifest.kind, "") == "@RESOURCE@"

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.manifest.metadata.labels.owner, null))
    error_message = "Nobody owns this @RESOURCE@: its labels name no owner."
  }
}
""",
    "kubernetes.policytest.hcl": """\
policytest {
  targets = ["kubernetes.policy.hcl"]
}

resource "kubernetes_manifest" "owned" {
  attrs = {
    manifest = {
      apiVersion = "@API_VERSION@"
      kind       = "@RESOURCE@"
      metadata   = { name = "reports", labels = { owner = "platform-team" } }
    }
  }
}

resource "kubernetes_manifest" "without_owner" {
  expect_failure = true
  attrs = {
    manifest = {
      apiVersion = "@API_VERSION@"
      kind       = "@RESOURCE@"
      metadata   = { name = "reports" }
    }
  }
}
""",
    "examples/kubernetes_fail.yaml": """\
# expect: fail
apiVersion: @API_VERSION@
kind: @RESOURCE@
metadata:
  name: without-owner
""",
    "examples/kubernetes_pass.yaml": """\
# expect: pass
apiVersion: @API_VERSION@
kind: @RESOURCE@
metadata:
  name: owned
  labels:
    owner: platform-team
""",
}
