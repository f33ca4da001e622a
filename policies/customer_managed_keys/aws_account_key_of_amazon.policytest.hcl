policytest {
  targets = ["aws_disks_and_buckets.policy.hcl"]
}

resource "aws_ebs_default_kms_key" "of_amazon" {
  attrs = {
    key_arn = "arn:aws:kms:eu-west-3:111122223333:alias/aws/ebs"
  }
}

resource "aws_ebs_volume" "silent" {
  expect_failure = true
  attrs = {
    size = 200
  }
}
