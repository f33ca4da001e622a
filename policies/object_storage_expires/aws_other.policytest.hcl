policytest {
  targets = ["aws_other.policy.hcl"]
}

# -- file systems ------------------------------------------------------------------------------------------------------------

resource "aws_efs_file_system" "dated" {
  attrs = {
    tags_all = { Name = "scans", expires-at = "2027-06-30" }
  }
}

# Case and the signs between the words make no difference.
resource "aws_efs_file_system" "dated_otherwise" {
  attrs = {
    tags = { Expires_On = "2027-06-30" }
  }
}

resource "aws_efs_file_system" "no_tags" {
  expect_failure = true
  attrs = {
    creation_token = "scans"
  }
}

resource "aws_efs_file_system" "empty_date" {
  expect_failure = true
  attrs = {
    tags = { expires-at = "" }
  }
}

# A lifecycle of a file system moves files, and deletes none.
resource "aws_efs_file_system" "only_moves" {
  expect_failure = true
  attrs = {
    lifecycle_policy = [{ transition_to_ia = "AFTER_30_DAYS" }]
    tags             = { Name = "scans" }
  }
}

resource "aws_efs_file_system" "own_key" {
  inputs {
    expiry_tags = ["delete-after"]
  }
  attrs = {
    tags = { "Delete.After" = "2027-06-30" }
  }
}

resource "aws_glacier_vault" "no_tags" {
  expect_failure = true
  attrs = {
    name = "archive"
  }
}

resource "aws_lightsail_bucket" "no_tags" {
  expect_failure = true
  attrs = {
    name = "exchange"
  }
}

resource "aws_fsx_lustre_file_system" "dated" {
  attrs = {
    tags = { expiry = "2027-06-30" }
  }
}

# -- tables ------------------------------------------------------------------------------------------------------------------

resource "aws_s3tables_table_bucket" "default" {
  attrs = {
    name = "statistics"
  }
}

resource "aws_s3tables_table_bucket" "keeps_files" {
  expect_failure = true
  attrs = {
    name                      = "statistics"
    maintenance_configuration = { iceberg_unreferenced_file_removal = { status = "disabled" } }
  }
}

resource "aws_s3tables_table" "keeps_snapshots" {
  expect_failure = true
  attrs = {
    name                      = "results"
    maintenance_configuration = { iceberg_snapshot_management = { status = "disabled" } }
  }
}

resource "aws_s3tables_table" "expires_snapshots" {
  attrs = {
    name                      = "results"
    maintenance_configuration = { iceberg_snapshot_management = { status = "enabled", settings = { max_snapshot_age_hours = 120, min_snapshots_to_keep = 1 } } }
  }
}
