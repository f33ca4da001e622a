# Where somebody switches the default of the account off, disks are plain again; the setting is a finding of its own.
policytest {
  targets = ["aws_disks.policy.hcl"]
}

resource "aws_ebs_encryption_by_default" "this" {
  expect_failure = true
  attrs = {
    enabled = "false"
  }
}

resource "aws_ebs_volume" "silent" {
  expect_failure = true
  attrs = {
    size = 200
  }
}

resource "aws_eks_node_group" "silent" {
  expect_failure = true
  attrs = {
    node_group_name = "workers"
  }
}
