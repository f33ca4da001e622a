# Migrations of files and records with other services of AWS: DataSync, Transfer Family, AppFlow, Glue, Batch.
#
# That a transfer server is on the internet, writes no log or speaks with old ciphers is said by HCL_PUB_002, HCL_LOG_001 and
# HCL_ENC_003; that the bucket at the end is public or keeps its files for ever by HCL_PUB_001 and HCL_RET_001.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

# Tags that name the instruction of the controller; case and - _ . : do not matter.
input "instruction_keys" {
  type    = list(string)
  default = ["instruction", "instruction-ref"]
}

input "migration_words" {
  type        = list(string)
  default     = ["migrat"]
  description = "Parts of names and tags by which a transfer or job that could be anything is told to be a migration."
}

locals {
  yes = [true, "true"]

  instruction_keys = [for key in input.instruction_keys : core::join("", core::regexall("[a-z0-9]+", core::lower(key)))]

  migration_word = "(?i)${core::join("|", input.migration_words)}"

  # Services that do many other things as well.
  may_migrate = ["aws_batch_job_definition", "aws_datasync_task", "aws_transfer_server"]

  # Places that stand for everything in them: the default of the argument is the root.
  location_types = [
    "aws_datasync_location_azure_blob", "aws_datasync_location_efs", "aws_datasync_location_fsx_lustre_file_system",
    "aws_datasync_location_fsx_ontap_file_system", "aws_datasync_location_fsx_openzfs_file_system",
    "aws_datasync_location_fsx_windows_file_system", "aws_datasync_location_hdfs", "aws_datasync_location_nfs",
    "aws_datasync_location_object_storage", "aws_datasync_location_s3", "aws_datasync_location_smb",
  ]
  whole_locations = core::concat([
    for type in local.location_types : [
      for location in core::getresources(type, {}) : location.arn if core::contains([null, "", "/"], core::try(location.subdirectory, null))
    ]
  ]...)
}

# -- what a migration says of itself -----------------------------------------------------------------------------------------

resource_policy "aws_*" "transfer_instruction" {
  filter = core::contains(local.may_migrate, meta.type) && core::anytrue([
    for text in core::concat([core::try(attrs.name, "")], core::keys(local.tags), core::values(local.tags)) : core::regex_match(text, local.migration_word)
  ])

  locals {
    tags = core::try(attrs.tags_all, attrs.tags, null) == null ? {} : core::try(attrs.tags_all, attrs.tags)
  }

  enforce {
    condition = core::anytrue([
      for key in core::keys(local.tags) :
      core::contains(local.instruction_keys, core::join("", core::regexall("[a-z0-9]+", core::lower(key))))
    ])
    error_message = "This migration does not say which instruction of the controller it carries out: no tag names one."
  }
}

# -- DataSync ----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/datasync/latest/userguide/configure-data-verification-options.html
resource_policy "aws_datasync_task" "transfer_check" {
  enforce {
    condition     = core::try(attrs.options[0].verify_mode, "POINT_IN_TIME_CONSISTENT") != "NONE"
    error_message = "This task does not compare what arrived with what left: lost or changed files stay unnoticed."
  }
}

# https://docs.aws.amazon.com/datasync/latest/userguide/configure-logging.html
resource_policy "aws_datasync_task" "transfer_log" {
  enforce {
    condition     = core::try(attrs.cloudwatch_log_group_arn, null) != null && core::contains(["BASIC", "TRANSFER"], core::try(attrs.options[0].log_level, "OFF"))
    error_message = "This task writes no log: which files were moved, and which were not, cannot be shown afterwards."
  }
}

# https://docs.aws.amazon.com/datasync/latest/userguide/filtering.html
resource_policy "aws_datasync_task" "transfer_scope" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::length(core::try(attrs.includes, [])) > 0 || !core::contains(local.whole_locations, core::try(attrs.source_location_arn, null))
    error_message = "This task takes everything from its source: it names neither a directory nor patterns of the files that are meant."
  }
}

# https://docs.aws.amazon.com/datasync/latest/userguide/task-reports.html
resource_policy "aws_datasync_task" "transfer_report" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::length(core::try(attrs.task_report_config, [])) > 0
    error_message = "No report says afterwards which files were transferred, skipped and checked; the log is kept for a while only."
  }
}

# https://docs.aws.amazon.com/datasync/latest/userguide/create-efs-location.html
resource_policy "aws_datasync_location_efs" "transfer_file_system" {
  enforce {
    condition     = core::try(attrs.in_transit_encryption, "NONE") == "TLS1_2"
    error_message = "Files travel to or from this file system unencrypted, which is the default."
  }
}

# https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
resource_policy "aws_datasync_agent" "transfer_agent" {
  enforcement_level = "advisory"

  enforce {
    condition     = core::try(attrs.vpc_endpoint_id, null) != null
    error_message = "This agent reaches DataSync through its public address, over the internet rather than through a private line."
  }
}

# -- Transfer Family ---------------------------------------------------------------------------------------------------------

resource_policy "aws_transfer_server" "transfer_server" {
  enforce {
    condition     = !core::contains(core::try(attrs.protocols, null) == null ? [] : attrs.protocols, "FTP")
    error_message = "This server also speaks FTP, which sends files and passwords unencrypted."
  }
}

# With a path as home directory, users can walk through the bucket as far as their role lets them.
# https://docs.aws.amazon.com/transfer/latest/userguide/logical-dir-mappings.html
resource_policy "aws_transfer_*" "transfer_user" {
  filter = core::contains(["aws_transfer_user", "aws_transfer_access"], meta.type)

  enforce {
    condition     = core::try(attrs.home_directory_type, null) == "LOGICAL"
    error_message = "This user is not confined to a directory and can look into the deliveries of others, as far as the role allows."
  }
}

# https://docs.aws.amazon.com/transfer/latest/userguide/transfer-workflows.html
resource_policy "aws_transfer_workflow" "transfer_workflow" {
  enforcement_level = "advisory"
  filter            = core::anytrue([for step in core::try(attrs.steps, []) : core::upper(step.type) == "COPY"])

  enforce {
    condition     = core::anytrue([for step in attrs.steps : core::upper(step.type) == "DELETE"])
    error_message = "What this workflow has copied stays where it was delivered as well: no step removes it from there."
  }
}

# https://docs.aws.amazon.com/transfer/latest/userguide/create-connector.html
resource_policy "aws_transfer_connector" "transfer_partner" {
  filter = core::length(core::try(attrs.as2_config, [])) > 0

  enforce {
    condition     = core::upper(core::try(attrs.as2_config[0].encryption_algorithm, "NONE")) != "NONE"
    error_message = "Files are sent to this partner unencrypted."
  }

  enforce {
    condition     = core::upper(core::try(attrs.as2_config[0].signing_algorithm, "NONE")) != "NONE"
    error_message = "Files are sent to this partner without a signature: nobody can tell whether they were changed on the way."
  }
}

resource_policy "aws_transfer_connector" "transfer_partner_host" {
  filter = core::length(core::try(attrs.sftp_config, [])) > 0

  locals {
    keys = core::try(attrs.sftp_config[0].trusted_host_keys, null)
  }

  enforce {
    condition     = local.keys == null ? false : core::length(local.keys) > 0
    error_message = "Files are sent to whoever answers at the address of this partner: no key of the host is written down."
  }
}

# -- AppFlow and Glue --------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/appflow/1.0/APIReference/API_Task.html
resource_policy "aws_appflow_flow" "flow_scope" {
  enforce {
    condition     = !core::anytrue([for task in core::try(attrs.task, []) : core::try(task.task_type, null) == "Map_all"])
    error_message = "This flow takes every field of every record, also those that will be added tomorrow: nobody has instructed that all of it be extracted."
  }
}

# Properties of a connection to a database, which is what a connection is unless it says otherwise.
# https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
resource_policy "aws_glue_connection" "glue_connection_tls" {
  filter = core::try(attrs.connection_type, "JDBC") == "JDBC"

  enforce {
    condition     = core::lower(core::try(attrs.connection_properties["JDBC_ENFORCE_SSL"], "false")) == "true"
    error_message = "Records may travel to or from this database unencrypted: the connection does not insist on TLS, which is the default."
  }
}

resource_policy "aws_glue_connection" "glue_connection_credentials" {
  enforce {
    condition     = core::try(attrs.connection_properties["PASSWORD"], null) == null
    error_message = "The password of this database is part of the configuration: whoever reads the code or the state has it."
  }
}

# Two days, which is the default, are enough to copy nearly everything twice.
# https://docs.aws.amazon.com/glue/latest/webapi/API_CreateJob.html
resource_policy "aws_glue_job" "glue_job_end" {
  enforcement_level = "advisory"
  filter            = core::regex_match(core::try(attrs.name, ""), local.migration_word)

  enforce {
    condition     = core::try(attrs.timeout, null) != null
    error_message = "Nothing ends this migration when it hangs: without a timeout, it may run for two days."
  }
}
