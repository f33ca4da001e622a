# Where AWS encrypts new disks by default, disks need not say so themselves; databases and file systems still do.
policytest {
  targets = ["aws.policy.hcl"]
}

resource "aws_ebs_encryption_by_default" "this" {
  attrs = {}
}

resource "aws_ebs_volume" "silent" {
  attrs = {
    size = 200
  }
}

# The setting of the account wins over the argument.
resource "aws_ebs_volume" "switched_off" {
  attrs = {
    size      = 200
    encrypted = false
  }
}

resource "aws_instance" "silent" {
  attrs = {
    ami              = "ami-1"
    ebs_block_device = [{ device_name = "/dev/sdf" }]
  }
}

resource "aws_db_instance" "silent" {
  expect_failure = true
  attrs = {
    engine = "postgres"
  }
}

resource "aws_efs_file_system" "silent" {
  expect_failure = true
  attrs = {
    creation_token = "scans"
  }
}
