policytest {
  targets = ["aws.policy.hcl"]
}

inputs {
  today = "2026-06-15"
}

# Nothing says which environment this is.
resource "aws_s3_bucket" "of_no_environment" {
  attrs = {
    bucket = "results"
  }
}

resource "aws_s3_bucket" "of_production" {
  meta = { environment = "production" }
  attrs = {
    bucket = "results"
  }
}

resource "aws_s3_bucket" "of_staging" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    bucket = "results-staging"
  }
}

resource "aws_db_instance" "null_tags" {
  expect_failure = true
  meta           = { environment = "migration" }
  attrs = {
    identifier = "copy"
    tags       = null
  }
}

resource "aws_db_instance" "day_ahead" {
  meta = { environment = "migration" }
  attrs = {
    identifier = "copy"
    tags_all   = { ExpiresAt = "2026-09-30" }
  }
}

resource "aws_instance" "last_day" {
  meta = { environment = "test" }
  attrs = {
    tags = { "janitor/expires" = "2026-06-15T08:00:00Z" }
  }
}

resource "aws_instance" "yesterday" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    tags = { expires_on = "2026-06-14" }
  }
}

# One of two days has passed: which one holds, nobody knows.
resource "aws_instance" "two_days" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    tags = { expires_on = "2026-09-30", ttl = "2026-06-14" }
  }
}

resource "aws_instance" "no_such_day" {
  expect_failure = true
  meta           = { environment = "test" }
  attrs = {
    tags = { expires_on = "2026-09-31" }
  }
}

resource "aws_efs_file_system" "duration" {
  meta = { environment = "staging" }
  attrs = {
    tags = { TTL = "90d" }
  }
}

resource "aws_efs_file_system" "duration_in_words" {
  meta = { environment = "staging" }
  attrs = {
    tags = { ttl = "6 weeks" }
  }
}

resource "aws_efs_file_system" "duration_of_years" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { ttl = "1000 days" }
  }
}

resource "aws_efs_file_system" "too_far_ahead" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expires-at = "2036-06-15" }
  }
}

resource "aws_efs_file_system" "no_day" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expires-at = "when we are done" }
  }
}

resource "aws_efs_file_system" "empty" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expires-at = " " }
  }
}

# A key that merely begins like one of them is another key.
resource "aws_ebs_volume" "similar_key" {
  expect_failure = true
  meta           = { environment = "staging" }
  attrs = {
    tags = { expiry-warning = "2026-09-30" }
  }
}

# What migrates is temporary wherever it is not known to stay.
resource "aws_dms_replication_task" "of_no_environment" {
  expect_failure = true
  attrs = {
    replication_task_id = "records"
  }
}

resource "aws_transfer_server" "of_production" {
  meta = { environment = "production" }
  attrs = {
    protocols = ["SFTP"]
  }
}

# It holds no data and costs nothing.
resource "aws_iam_role" "of_staging" {
  meta = { environment = "staging" }
  attrs = {
    name = "reader"
  }
}
