# expect: fail
resource "aws_s3_bucket" "for_ever" {
  bucket = "migration-copy"
}

# expect: fail
resource "aws_s3_directory_bucket" "for_ever" {
  bucket = "transit--euw3-az1--x-s3"

  location {
    name = "euw3-az1"
  }
}

# Cheaper storage is still storage: the files stay, and so do their versions and the parts of broken uploads.
resource "aws_s3_bucket" "moved" {
  bucket = "archive"
}

resource "aws_s3_bucket_versioning" "moved" {
  bucket = aws_s3_bucket.moved.id

  versioning_configuration {
    status = "Enabled"
  }
}

# expect: fail
resource "aws_s3_bucket_lifecycle_configuration" "moved" {
  bucket = aws_s3_bucket.moved.id

  rule {
    id     = "archive"
    status = "Enabled"

    filter {}

    transition {
      days          = 30
      storage_class = "GLACIER"
    }
  }
}

# As version 3 of the provider has it.
# expect: fail
resource "aws_s3_bucket" "moved_inline" {
  bucket = "archive-inline"

  lifecycle_rule {
    id      = "archive"
    enabled = true

    transition {
      days          = 30
      storage_class = "GLACIER"
    }
  }
}

# expect: fail
resource "aws_s3_bucket_object_lock_configuration" "locked" {
  bucket = "archive-locked"

  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 365
    }
  }
}

# expect: fail
resource "aws_efs_file_system" "scans" {
  creation_token = "scans"
  encrypted      = true

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}

# expect: fail
resource "aws_s3tables_table_bucket" "statistics" {
  name = "statistics"

  maintenance_configuration = {
    iceberg_unreferenced_file_removal = {
      status   = "disabled"
      settings = { unreferenced_days = 3, non_current_days = 10 }
    }
  }
}

# expect: fail
resource "aws_s3tables_table" "results" {
  name             = "results"
  namespace        = "laboratory"
  table_bucket_arn = aws_s3tables_table_bucket.statistics.arn
  format           = "ICEBERG"

  maintenance_configuration = {
    iceberg_snapshot_management = {
      status   = "disabled"
      settings = { max_snapshot_age_hours = 120, min_snapshots_to_keep = 1 }
    }
  }
}
