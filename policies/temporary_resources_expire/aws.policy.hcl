# Until when resources of passing environments are needed, as their tags say.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "environments" {
  type        = list(string)
  default     = ["migration", "staging", "test"]
  description = "Environments whose resources are not meant to stay."
}

input "expiry_keys" {
  type        = list(string)
  default     = ["expires-at", "expires-on", "expiry", "ttl", "janitor/expires", "janitor/ttl", "delete-after"]
  description = "Keys that are accepted; case and - _ . : do not matter."
}

input "longest_days" {
  type        = number
  default     = 366
  description = "How far ahead the end may lie."
}

input "today" {
  type        = string
  default     = ""
  description = "The day on which is judged, such as 2026-12-31; empty for the real one."
}

locals {
  # What a migration is made with is temporary wherever it stands.
  machinery = [
    "aws_datasync_task", "aws_dms_replication_config", "aws_dms_replication_instance", "aws_dms_replication_task", "aws_transfer_server",
  ]
  resources = core::concat(local.machinery, [
    "aws_ami", "aws_db_instance", "aws_db_snapshot", "aws_docdb_cluster", "aws_dynamodb_table", "aws_ebs_snapshot", "aws_ebs_volume",
    "aws_efs_file_system", "aws_eks_cluster", "aws_elasticache_replication_group", "aws_emr_cluster", "aws_fsx_windows_file_system",
    "aws_instance", "aws_kinesis_stream", "aws_neptune_cluster", "aws_opensearch_domain", "aws_rds_cluster", "aws_redshift_cluster",
    "aws_s3_bucket", "aws_sqs_queue", "aws_workspaces_workspace",
  ])

  # Keys as they are compared: letters, digits and slashes.
  keys = [for key in input.expiry_keys : core::join("", core::regexall("[a-z0-9/]+", core::lower(key)))]

  # A day, with or without the time; or how long from the beginning.
  day      = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?$"
  duration = "^([0-9]+) ?(h|hours?|d|days?|w|weeks?)$"
  hours    = { h = 1, d = 24, w = 168 }

  now    = input.today == "" ? core::timestamp() : "${input.today}T00:00:00Z"
  latest = core::timeadd(local.now, "${input.longest_days * 24}h")
}

# tags_all are the tags of the resource and the default tags of its provider together.
resource_policy "aws_*" "aws_expiry_tag" {
  filter = core::contains(local.resources, meta.type) && (
    core::contains(input.environments, hclscan::environment())
    || (core::contains(local.machinery, meta.type) && hclscan::environment() != "production")
  )

  locals {
    tags = core::try(attrs.tags_all, null) != null ? attrs.tags_all : core::try(attrs.tags, null) != null ? attrs.tags : {}

    # A tag without a value says nothing; a value that is only known later does.
    said = [
      for key in core::keys(local.tags) : key
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.tags[key])))
    ]
  }

  enforce {
    condition     = core::length(local.said) > 0
    error_message = "Nothing says until when this is needed: when its purpose is over, nobody will know that it has to go."
  }
}

resource_policy "aws_*" "aws_expiry_day" {
  filter = core::contains(local.resources, meta.type) && core::length(local.said) > 0 && (
    core::contains(input.environments, hclscan::environment())
    || (core::contains(local.machinery, meta.type) && hclscan::environment() != "production")
  )

  locals {
    tags = core::try(attrs.tags_all, null) != null ? attrs.tags_all : core::try(attrs.tags, null) != null ? attrs.tags : {}
    said = [
      for key in core::keys(local.tags) : { value = local.tags[key] }
      if core::contains(local.keys, core::join("", core::regexall("[a-z0-9/]+", core::lower(key))))
      && !core::contains(["", "(null)"], core::trimspace(core::valuetostring(local.tags[key])))
    ]
  }

  enforce {
    condition = core::alltrue([
      for end in local.said : core::regex_match(end.value, local.day) || core::regex_match(core::lower(end.value), local.duration)
    ])
    error_message = "The tag that should say until when this is needed names neither a day nor a number of days."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      !core::regex_match(end.value, local.day)
      || core::try(core::timecmp("${core::substr(end.value, 0, 10)}T23:59:59Z", local.now) >= 0, false)
    ])
    error_message = "The day until which this was needed has passed: it and the data in it should be gone."
  }

  enforce {
    condition = core::alltrue([
      for end in local.said :
      core::regex_match(end.value, local.day)
      ? core::try(core::timecmp("${core::substr(end.value, 0, 10)}T00:00:00Z", local.latest) <= 0, true)
      : core::try(
        core::parseint(core::regex(local.duration, core::lower(end.value))[0], 10)
        * local.hours[core::substr(core::regex(local.duration, core::lower(end.value))[1], 0, 1)] <= input.longest_days * 24,
        true
      )
    ])
    error_message = "The day until which this is needed lies further ahead than anything temporary should last (${input.longest_days} days)."
  }
}
