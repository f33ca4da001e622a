# Everything is recorded, and nobody looks.
# expect: fail
resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = "lab-audit"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::111122223333:role/trail"
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "trail"
  retention_in_days = 180
}

# expect: fail
resource "aws_guardduty_detector" "suspended" {
  enable = false
}
