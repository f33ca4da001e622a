# A trail that records who reads objects of all buckets is as good as an access log of each.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_cloudtrail" "all_buckets" {
  attrs = {
    name           = "main"
    event_selector = [{ data_resource = [{ type = "AWS::S3::Object", values = ["arn:aws:s3"] }] }]
  }
}

resource "aws_s3_bucket" "exchange" {
  attrs = {
    id     = "exchange"
    bucket = "exchange"
  }
}
