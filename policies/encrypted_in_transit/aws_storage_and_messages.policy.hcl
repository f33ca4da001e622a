# Storage and messages that accept plain requests until a policy denies them. Programs use HTTPS by default, so that this is
# hardening: the policy stops the one that does not.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "deny_plain_messages" {
  type        = bool
  default     = false
  description = "Whether the policies of topics and queues must deny requests that are not encrypted."
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
resource_policy "aws_s3_bucket" "bucket_requests" {
  enforcement_level = "advisory"

  locals {
    # Version 3 of the provider had the policy in the bucket itself.
    policies = core::concat(
      core::try(attrs.policy, null) == null ? [] : [attrs.policy],
      [for one in core::getresources("aws_s3_bucket_policy", { bucket = attrs.id }) : one.policy],
    )
    denied_to_all = [
      for statement in core::flatten([for policy in local.policies : core::jsondecode(policy).Statement]) : {
        actions   = core::flatten([core::try(statement.Action, [])])
        condition = core::try(statement.Condition, {})
      }
      if statement.Effect == "Deny" && core::contains(core::flatten([core::try(core::values(statement.Principal), statement.Principal)]), "*")
    ]
  }

  enforce {
    condition = core::anytrue([
      for statement in local.denied_to_all :
      (
        core::contains(statement.actions, "*")
        || core::contains(statement.actions, "s3:*")
        || (core::contains(statement.actions, "s3:GetObject") && core::contains(statement.actions, "s3:PutObject"))
      )
      && core::anytrue(core::flatten([
        for operator, tests in statement.condition : [
          for key, value in tests :
          core::lower(key) == "aws:securetransport" && core::contains([for one in core::flatten([value]) : core::lower(one)], "false")
        ]
        if core::startswith(operator, "Bool")
      ]))
    ])
    error_message = "Files of this bucket may be fetched and stored without encryption: no policy denies plain HTTP."
  }
}

resource_policy "aws_sns_topic" "topic_requests" {
  filter            = input.deny_plain_messages
  enforcement_level = "advisory"

  locals {
    policies = core::concat(
      core::try(attrs.policy, null) == null ? [] : [attrs.policy],
      [for one in core::getresources("aws_sns_topic_policy", { arn = attrs.arn }) : one.policy],
    )
  }

  enforce {
    condition = core::anytrue([
      for statement in core::flatten([for policy in local.policies : core::jsondecode(policy).Statement]) :
      statement.Effect == "Deny" && core::anytrue(core::flatten([
        for operator, tests in core::try(statement.Condition, {}) : [
          for key, value in tests :
          core::lower(key) == "aws:securetransport" && core::contains([for one in core::flatten([value]) : core::lower(one)], "false")
        ]
        if core::startswith(operator, "Bool")
      ]))
    ])
    error_message = "Messages may be sent to this topic without encryption: no policy denies plain HTTP."
  }
}

resource_policy "aws_sqs_queue" "queue_requests" {
  filter            = input.deny_plain_messages
  enforcement_level = "advisory"

  locals {
    policies = core::concat(
      core::try(attrs.policy, null) == null ? [] : [attrs.policy],
      [for one in core::getresources("aws_sqs_queue_policy", { queue_url = attrs.id }) : one.policy],
    )
  }

  enforce {
    condition = core::anytrue([
      for statement in core::flatten([for policy in local.policies : core::jsondecode(policy).Statement]) :
      statement.Effect == "Deny" && core::anytrue(core::flatten([
        for operator, tests in core::try(statement.Condition, {}) : [
          for key, value in tests :
          core::lower(key) == "aws:securetransport" && core::contains([for one in core::flatten([value]) : core::lower(one)], "false")
        ]
        if core::startswith(operator, "Bool")
      ]))
    ])
    error_message = "Messages may be sent to this queue without encryption: no policy denies plain HTTP."
  }
}

# https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html
resource_policy "aws_efs_file_system" "file_system_mounts" {
  enforcement_level = "advisory"

  enforce {
    condition = core::anytrue([
      for statement in core::flatten([
        for one in core::getresources("aws_efs_file_system_policy", { file_system_id = attrs.id }) : core::jsondecode(one.policy).Statement
      ]) :
      statement.Effect == "Deny" && core::anytrue(core::flatten([
        for operator, tests in core::try(statement.Condition, {}) : [
          for key, value in tests :
          core::lower(key) == "aws:securetransport" && core::contains([for one in core::flatten([value]) : core::lower(one)], "false")
        ]
        if core::startswith(operator, "Bool")
      ]))
    ])
    error_message = "Servers may mount this file system without TLS, as the plain mount command does: no policy denies it."
  }
}

# The volume is mounted without TLS unless it says so.
resource_policy "aws_ecs_task_definition" "task_volumes" {
  enforce {
    condition = core::alltrue(core::flatten([
      for volume in core::try(attrs.volume, []) : [
        for share in core::try(volume.efs_volume_configuration, []) : core::try(share.transit_encryption, null) == "ENABLED"
      ]
    ]))
    error_message = "These containers read and write a shared file system without encryption on the way."
  }
}
