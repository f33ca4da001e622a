# Findings arrive in the region of the detector: a rule elsewhere does not see them.
provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

# expect: pass
resource "aws_guardduty_detector" "here" {
  enable = true
}

# expect: fail
resource "aws_guardduty_detector" "ireland" {
  provider = aws.ireland

  enable = true
}

resource "aws_cloudwatch_event_rule" "findings" {
  name          = "findings"
  event_pattern = jsonencode({ source = ["aws.guardduty"] })
}

resource "aws_cloudwatch_event_target" "findings" {
  rule = aws_cloudwatch_event_rule.findings.name
  arn  = aws_lambda_function.paging.arn
}

resource "aws_lambda_function" "paging" {
  function_name = "paging"
  role          = "arn:aws:iam::111122223333:role/paging"
}
