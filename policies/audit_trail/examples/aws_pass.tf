# expect: pass
resource "aws_cloudtrail" "whole_account" {
  name                       = "whole-account"
  s3_bucket_name             = "lab-audit"
  is_multi_region_trail      = true
  enable_log_file_validation = true
}
