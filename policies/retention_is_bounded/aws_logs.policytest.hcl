policytest {
  targets = ["aws_logs.policy.hcl"]
}

resource "aws_cloudwatch_log_group" "half_a_year" {
  attrs = {
    name              = "portal"
    retention_in_days = 180
  }
}

resource "aws_cloudwatch_log_group" "for_ever" {
  expect_failure = true
  attrs = {
    name = "import"
  }
}

resource "aws_cloudwatch_log_group" "zero_is_for_ever" {
  expect_failure = true
  attrs = {
    name              = "import"
    retention_in_days = 0
  }
}

resource "aws_cloudwatch_log_group" "ten_years" {
  expect_failure = true
  attrs = {
    name              = "import"
    retention_in_days = 3653
  }
}

resource "aws_cloudwatch_log_group" "handed_on" {
  attrs = {
    name            = "waf"
    log_group_class = "DELIVERY"
  }
}

# Where logs are evidence, a lower bound may be asked for too.
resource "aws_cloudwatch_log_group" "too_short_for_evidence" {
  expect_failure = true
  inputs {
    min_log_retention_days = 180
  }
  attrs = {
    name              = "trail"
    retention_in_days = 30
  }
}
