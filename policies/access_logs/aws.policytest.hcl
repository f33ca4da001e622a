policytest {
  targets = ["aws.policy.hcl"]
}

# -- buckets -----------------------------------------------------------------------------------------------------------------

resource "aws_s3_bucket" "logged" {
  attrs = {
    id     = "reports"
    bucket = "reports"
  }
}

resource "aws_s3_bucket_logging" "logged" {
  attrs = {
    bucket        = aws_s3_bucket.logged.id
    target_bucket = aws_s3_bucket.logs.id
    target_prefix = "s3/reports/"
  }
}

resource "aws_s3_bucket" "not_logged" {
  expect_failure = true
  attrs = {
    id     = "exchange"
    bucket = "exchange"
  }
}

# It receives the logs.
resource "aws_s3_bucket" "logs" {
  attrs = {
    id     = "logs"
    bucket = "logs"
  }
}

resource "aws_s3_bucket" "logged_in_the_bucket" {
  attrs = {
    id      = "old-style"
    bucket  = "old-style"
    logging = [{ target_bucket = "old-logs" }]
  }
}

resource "aws_s3_bucket" "old_logs" {
  attrs = {
    id     = "old-logs"
    bucket = "old-logs"
  }
}

resource "aws_s3_bucket" "balancer_logs" {
  attrs = {
    id     = "balancer-logs"
    bucket = "balancer-logs"
  }
}

resource "aws_s3_bucket" "classic_balancer_logs" {
  attrs = {
    id     = "classic-balancer-logs"
    bucket = "classic-balancer-logs"
  }
}

resource "aws_elb" "classic" {
  attrs = {
    name        = "classic"
    access_logs = [{ bucket = "classic-balancer-logs" }]
  }
}

# A trail that watches one bucket covers no other.
resource "aws_s3_bucket" "watched" {
  attrs = {
    id     = "watched"
    arn    = "arn:aws:s3:::watched"
    bucket = "watched"
  }
}

resource "aws_s3_bucket" "watched_for_writing" {
  expect_failure = true
  attrs = {
    id     = "half-watched"
    arn    = "arn:aws:s3:::half-watched"
    bucket = "half-watched"
  }
}

resource "aws_s3_bucket" "watched_by_advanced_selector" {
  attrs = {
    id     = "advanced"
    arn    = "arn:aws:s3:::advanced"
    bucket = "advanced"
  }
}

resource "aws_cloudtrail" "selected_buckets" {
  attrs = {
    name = "selected"
    event_selector = [
      { read_write_type = "All", data_resource = [{ type = "AWS::S3::Object", values = ["arn:aws:s3:::watched/"] }] },
      { read_write_type = "WriteOnly", data_resource = [{ type = "AWS::S3::Object", values = ["arn:aws:s3:::half-watched/"] }] },
      { read_write_type = "All", data_resource = [{ type = "AWS::Lambda::Function", values = ["arn:aws:lambda"] }] },
    ]
    advanced_event_selector = [
      {
        field_selector = [
          { field = "eventCategory", equals = ["Data"] },
          { field = "resources.type", equals = ["AWS::S3::Object"] },
          { field = "resources.ARN", starts_with = ["arn:aws:s3:::advanced/"] },
        ]
      },
      { field_selector = [{ field = "eventCategory", equals = ["Management"] }] },
    ]
  }
}

# -- entry points ------------------------------------------------------------------------------------------------------------

resource "aws_lb" "logged" {
  attrs = {
    arn         = "arn:lb:1"
    access_logs = [{ enabled = true, bucket = aws_s3_bucket.balancer_logs.id }]
  }
}

resource "aws_lb" "silent" {
  expect_failure = true
  attrs = {
    arn                = "arn:lb:2"
    load_balancer_type = "application"
  }
}

# The block alone switches nothing on.
resource "aws_lb" "block_without_switch" {
  expect_failure = true
  attrs = {
    arn         = "arn:lb:3"
    access_logs = [{ bucket = "balancer-logs" }]
  }
}

resource "aws_alb" "switched_off" {
  expect_failure = true
  attrs = {
    arn         = "arn:lb:4"
    access_logs = [{ enabled = false, bucket = "balancer-logs" }]
  }
}

resource "aws_lb" "network" {
  attrs = {
    arn                = "arn:lb:5"
    load_balancer_type = "network"
  }
}

resource "aws_lb_listener" "tcp" {
  attrs = {
    load_balancer_arn = "arn:lb:5"
    protocol          = "TCP"
  }
}

# No listener in sight says that it has none with TLS.
resource "aws_lb" "network_with_listeners_elsewhere" {
  expect_failure = true
  attrs = {
    arn                = "arn:lb:8"
    load_balancer_type = "network"
  }
}

resource "aws_lb" "network_with_tls" {
  expect_failure = true
  attrs = {
    arn                = "arn:lb:6"
    load_balancer_type = "network"
  }
}

resource "aws_lb_listener" "tls" {
  attrs = {
    load_balancer_arn = "arn:lb:6"
    protocol          = "TLS"
  }
}

resource "aws_lb" "gateway" {
  attrs = {
    arn                = "arn:lb:7"
    load_balancer_type = "gateway"
  }
}

resource "aws_elb" "silent" {
  expect_failure = true
  attrs = {
    name = "silent"
  }
}

resource "aws_elb" "switched_off" {
  expect_failure = true
  attrs = {
    name        = "switched-off"
    access_logs = [{ bucket = "classic-balancer-logs", enabled = false }]
  }
}

# -- file transfer -----------------------------------------------------------------------------------------------------------

resource "aws_transfer_server" "silent" {
  expect_failure = true
  attrs = {
    protocols = ["SFTP"]
  }
}

resource "aws_transfer_server" "with_role" {
  attrs = {
    logging_role = "arn:aws:iam::111122223333:role/logging"
  }
}

resource "aws_transfer_server" "with_destinations" {
  attrs = {
    structured_log_destinations = ["arn:aws:logs:eu-west-3:111122223333:log-group:sftp:*"]
  }
}

resource "aws_transfer_server" "with_nothing_in_it" {
  expect_failure = true
  attrs = {
    logging_role                = ""
    structured_log_destinations = []
  }
}

# -- file services -----------------------------------------------------------------------------------------------------------

resource "aws_storagegateway_nfs_file_share" "audited" {
  attrs = {
    location_arn          = "arn:aws:s3:::scans"
    audit_destination_arn = "arn:aws:logs:eu-west-3:111122223333:log-group:files"
  }
}

resource "aws_storagegateway_smb_file_share" "silent" {
  expect_failure = true
  attrs = {
    location_arn = "arn:aws:s3:::scans"
  }
}

resource "aws_fsx_windows_file_system" "audited" {
  attrs = {
    storage_capacity        = 300
    audit_log_configuration = [{ file_access_audit_log_level = "SUCCESS_AND_FAILURE" }]
  }
}

resource "aws_fsx_windows_file_system" "silent" {
  expect_failure = true
  attrs = {
    storage_capacity = 300
  }
}

# Refused attempts alone do not say who read what.
resource "aws_fsx_windows_file_system" "failures_only" {
  expect_failure = true
  attrs = {
    storage_capacity        = 300
    audit_log_configuration = [{ file_access_audit_log_level = "FAILURE_ONLY" }]
  }
}
