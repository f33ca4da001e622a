policytest {
  targets = ["aws_transfers.policy.hcl"]
}

# -- file transfer -----------------------------------------------------------------------------------------------------------

resource "aws_transfer_server" "modern" {
  attrs = {
    id                   = "s-1"
    protocols            = ["SFTP"]
    security_policy_name = "TransferSecurityPolicy-2024-01"
  }
}

resource "aws_transfer_server" "silent" {
  attrs = {
    id = "s-2"
  }
}

resource "aws_transfer_server" "ftp" {
  expect_failure = true
  attrs = {
    id                   = "s-3"
    protocols            = ["SFTP", "FTP"]
    security_policy_name = "TransferSecurityPolicy-2024-01"
  }
}

# With TLS, it is another protocol.
resource "aws_transfer_server" "ftps" {
  attrs = {
    id                   = "s-4"
    protocols            = ["FTPS"]
    security_policy_name = "TransferSecurityPolicy-FIPS-2024-05"
  }
}

resource "aws_transfer_user" "confined" {
  attrs = {
    user_name               = "jeanne.morel"
    home_directory_type     = "LOGICAL"
    home_directory_mappings = [{ entry = "/", target = "/inbound/jeanne.morel" }]
  }
}

resource "aws_transfer_user" "wandering" {
  expect_failure = true
  attrs = {
    user_name      = "karim.benali"
    home_directory = "/inbound"
  }
}

resource "aws_transfer_access" "wandering" {
  expect_failure = true
  attrs = {
    external_id         = "S-1-1-12-1234567890"
    home_directory_type = "PATH"
  }
}

resource "aws_transfer_workflow" "cleans_up" {
  attrs = {
    steps = [{ type = "COPY" }, { type = "DELETE" }]
  }
}

resource "aws_transfer_workflow" "leaves_everything" {
  expect_failure = true
  attrs = {
    steps = [{ type = "COPY" }]
  }
}

resource "aws_transfer_workflow" "only_checks" {
  attrs = {
    steps = [{ type = "CUSTOM" }]
  }
}

resource "aws_transfer_connector" "sealed" {
  attrs = {
    as2_config = [{ encryption_algorithm = "AES256_CBC", signing_algorithm = "SHA256" }]
  }
}

resource "aws_transfer_connector" "unencrypted" {
  expect_failure = true
  attrs = {
    as2_config = [{ encryption_algorithm = "NONE", signing_algorithm = "SHA256" }]
  }
}

resource "aws_transfer_connector" "unsigned" {
  expect_failure = true
  attrs = {
    as2_config = [{ encryption_algorithm = "AES256_CBC", signing_algorithm = "none" }]
  }
}

resource "aws_transfer_connector" "known_host" {
  attrs = {
    sftp_config = [{ trusted_host_keys = ["ssh-ed25519 AAAA"] }]
  }
}

resource "aws_transfer_connector" "any_host" {
  expect_failure = true
  attrs = {
    sftp_config = [{ user_secret_id = "partner" }]
  }
}

# -- what a migration says of itself -------------------------------------------------------------------------------------------

resource "aws_transfer_server" "migration_without_instruction" {
  expect_failure = true
  attrs = {
    tags = { Name = "labora-Migration" }
  }
}

resource "aws_transfer_server" "migration_with_instruction" {
  attrs = {
    tags_all = { Name = "labora-migration", "Instruction-Ref" = "INSTR-2026-031" }
  }
}

resource "aws_batch_job_definition" "migration_without_instruction" {
  expect_failure = true
  attrs = {
    name = "migrate-results"
  }
}

resource "aws_batch_job_definition" "something_else" {
  attrs = {
    name = "convert-scans"
    tags = { Project = "portal" }
  }
}

# -- DataSync --------------------------------------------------------------------------------------------------------------------

resource "aws_datasync_location_s3" "whole_bucket" {
  attrs = {
    arn          = "arn:location/whole"
    subdirectory = "/"
  }
}

resource "aws_datasync_location_nfs" "one_directory" {
  attrs = {
    arn          = "arn:location/directory"
    subdirectory = "/reports/2026"
  }
}

locals {
  reported = [{ s3_destination = [{ s3_bucket_arn = "arn:aws:s3:::evidence" }] }]
  logged   = [{ log_level = "TRANSFER" }]
}

resource "aws_datasync_task" "complete" {
  attrs = {
    name                     = "migration"
    source_location_arn      = "arn:location/directory"
    cloudwatch_log_group_arn = "arn:log"
    options                  = local.logged
    task_report_config       = local.reported
    tags                     = { instruction = "INSTR-2026-031" }
  }
}

resource "aws_datasync_task" "without_instruction" {
  expect_failure = true
  attrs = {
    name                     = "migration"
    source_location_arn      = "arn:location/directory"
    cloudwatch_log_group_arn = "arn:log"
    options                  = local.logged
    task_report_config       = local.reported
  }
}

resource "aws_datasync_task" "unchecked" {
  expect_failure = true
  attrs = {
    name                     = "scans"
    source_location_arn      = "arn:location/directory"
    cloudwatch_log_group_arn = "arn:log"
    options                  = [{ log_level = "BASIC", verify_mode = "NONE" }]
    task_report_config       = local.reported
  }
}

resource "aws_datasync_task" "without_log" {
  expect_failure = true
  attrs = {
    name                     = "scans"
    source_location_arn      = "arn:location/directory"
    cloudwatch_log_group_arn = "arn:log"
    task_report_config       = local.reported
  }
}

resource "aws_datasync_task" "without_log_group" {
  expect_failure = true
  attrs = {
    name                = "scans"
    source_location_arn = "arn:location/directory"
    options             = local.logged
    task_report_config  = local.reported
  }
}

resource "aws_datasync_task" "everything" {
  expect_failure = true
  attrs = {
    name                     = "scans"
    source_location_arn      = "arn:location/whole"
    cloudwatch_log_group_arn = "arn:log"
    options                  = local.logged
    task_report_config       = local.reported
  }
}

resource "aws_datasync_task" "patterns" {
  attrs = {
    name                     = "scans"
    source_location_arn      = "arn:location/whole"
    cloudwatch_log_group_arn = "arn:log"
    options                  = local.logged
    includes                 = [{ filter_type = "SIMPLE_PATTERN", value = "/reports" }]
    task_report_config       = local.reported
  }
}

resource "aws_datasync_task" "without_report" {
  expect_failure = true
  attrs = {
    name                     = "scans"
    source_location_arn      = "arn:location/directory"
    cloudwatch_log_group_arn = "arn:log"
    options                  = local.logged
  }
}

resource "aws_datasync_location_efs" "silent" {
  expect_failure = true
  attrs = {
    arn = "arn:location/efs"
  }
}

resource "aws_datasync_location_efs" "encrypted" {
  attrs = {
    arn                   = "arn:location/efs-2"
    in_transit_encryption = "TLS1_2"
  }
}

resource "aws_datasync_agent" "over_the_internet" {
  expect_failure = true
  attrs = {
    name = "laboratory"
  }
}

resource "aws_datasync_agent" "on_a_private_line" {
  attrs = {
    vpc_endpoint_id = "vpce-1"
  }
}

# -- AppFlow and Glue ------------------------------------------------------------------------------------------------------------

resource "aws_appflow_flow" "everything" {
  expect_failure = true
  attrs = {
    task = [{ task_type = "Filter" }, { task_type = "Map_all" }]
  }
}

resource "aws_appflow_flow" "named_fields" {
  attrs = {
    task = [{ task_type = "Map", source_fields = ["PatientNumber"] }]
  }
}

resource "aws_glue_connection" "complete" {
  attrs = {
    connection_properties = { JDBC_ENFORCE_SSL = "true", SECRET_ID = "source" }
  }
}

resource "aws_glue_connection" "without_tls" {
  expect_failure = true
  attrs = {
    connection_type       = "JDBC"
    connection_properties = { SECRET_ID = "source" }
  }
}

resource "aws_glue_connection" "password" {
  expect_failure = true
  attrs = {
    connection_properties = { JDBC_ENFORCE_SSL = true, USERNAME = "reader", PASSWORD = "not-a-real-password" }
  }
}

resource "aws_glue_connection" "network" {
  attrs = {
    connection_type = "NETWORK"
  }
}

resource "aws_glue_job" "endless" {
  expect_failure = true
  attrs = {
    name = "migrate-results"
  }
}

resource "aws_glue_job" "ends" {
  attrs = {
    name    = "migrate-results"
    timeout = 240
  }
}

resource "aws_glue_job" "something_else" {
  attrs = {
    name = "statistics"
  }
}
