# A key of one's own for all disks of the account counts for those that name none; one of Amazon does not.
policytest {
  targets = ["aws_disks_and_buckets.policy.hcl"]
}

resource "aws_ebs_default_kms_key" "own" {
  attrs = {
    key_arn = "arn:aws:kms:eu-west-3:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  }
}

resource "aws_ebs_volume" "silent" {
  attrs = {
    size = 200
  }
}

resource "aws_instance" "silent" {
  attrs = {
    ami              = "ami-1"
    ebs_block_device = [{ device_name = "/dev/sdf" }]
  }
}

# It has nothing to do with disks.
resource "aws_s3_bucket" "silent" {
  expect_failure = true
  attrs = {
    id     = "silent"
    bucket = "silent"
  }
}
