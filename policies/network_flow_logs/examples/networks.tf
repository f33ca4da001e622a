resource "aws_cloudwatch_log_group" "flow" {
  name              = "/labora/flow"
  retention_in_days = 90
}

resource "aws_iam_role" "flow_log" {
  name = "flow-log"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "vpc-flow-logs.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

# expect: fail HCL_LOG_004
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# expect: pass
resource "aws_vpc" "recorded" {
  cidr_block = "10.1.0.0/16"
}

# expect: pass
resource "aws_flow_log" "recorded" {
  vpc_id          = aws_vpc.recorded.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.flow.arn
  iam_role_arn    = aws_iam_role.flow_log.arn
}

# All its subnets are recorded, one by one.
# expect: pass
resource "aws_vpc" "recorded_by_subnet" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_subnet" "recorded" {
  for_each = { a = "10.2.0.0/24", b = "10.2.1.0/24" }

  vpc_id     = aws_vpc.recorded_by_subnet.id
  cidr_block = each.value
}

# expect: pass
resource "aws_flow_log" "each_subnet" {
  for_each = aws_subnet.recorded

  subnet_id       = each.value.id
  traffic_type    = "REJECT"
  log_destination = aws_cloudwatch_log_group.flow.arn
  iam_role_arn    = aws_iam_role.flow_log.arn
}

# expect: fail HCL_LOG_004
resource "aws_flow_log" "only_what_was_accepted" {
  vpc_id          = aws_vpc.recorded.id
  traffic_type    = "ACCEPT"
  log_destination = aws_cloudwatch_log_group.flow.arn
  iam_role_arn    = aws_iam_role.flow_log.arn
}
