# Without a policy, everything may pass: the default is not reported.
# expect: pass
resource "aws_vpc_endpoint" "logs" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-3.logs"
}

# expect: fail HCL_PUB_004
resource "aws_vpc_endpoint" "storage" {
  vpc_id       = "vpc-0123456789abcdef0"
  service_name = "com.amazonaws.eu-west-3.s3"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "*", Resource = "*" }]
  })
}

# expect: pass
resource "aws_vpc_endpoint_policy" "to_one_bucket" {
  vpc_endpoint_id = aws_vpc_endpoint.logs.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::reports/*" }]
  })
}
