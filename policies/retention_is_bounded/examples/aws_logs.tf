# expect: fail
resource "aws_cloudwatch_log_group" "for_ever" {
  name = "/labora/import"
}

# expect: pass
resource "aws_cloudwatch_log_group" "half_a_year" {
  name              = "/labora/portal"
  retention_in_days = 180
}
