# A member account: another one looks after its findings.
policytest {
  targets = ["aws_findings.policy.hcl"]
}

resource "aws_guardduty_detector" "member" {
  attrs = {
    enable = true
  }
}

resource "aws_guardduty_invite_accepter" "security" {
  attrs = {
    master_account_id = "444455556666"
  }
}
