# expect: fail
resource "aws_cloudwatch_log_group" "for_ever" {
  name = "/labora/import"
}

# expect: pass
resource "aws_cloudwatch_log_group" "half_a_year" {
  name              = "/labora/portal"
  retention_in_days = 180
}

# The period is set where the stack is applied.
variable "log_days" {
  type = number
}

# expect: unknown
resource "aws_cloudwatch_log_group" "as_told" {
  name              = "/labora/as-told"
  retention_in_days = var.log_days
}

# expect: fail
resource "aws_lambda_function" "export" {
  function_name = "export"
  role          = "arn:aws:iam::111122223333:role/export"
}

# expect: pass
resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = "arn:aws:iam::111122223333:role/import"
}

# expect: pass
resource "aws_cloudwatch_log_group" "import" {
  name              = "/aws/lambda/${aws_lambda_function.import.function_name}"
  retention_in_days = 30
}

# expect: fail
resource "aws_codebuild_project" "portal" {
  name         = "portal"
  service_role = "arn:aws:iam::111122223333:role/build"
}

# expect: fail
resource "aws_eks_cluster" "labora" {
  name                      = "labora"
  role_arn                  = "arn:aws:iam::111122223333:role/cluster"
  enabled_cluster_log_types = ["audit", "authenticator"]
}

# expect: fail
resource "aws_ecs_cluster" "labora" {
  name = "labora"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

# expect: fail
resource "aws_api_gateway_stage" "results" {
  rest_api_id   = "a1b2c3"
  stage_name    = "results"
  deployment_id = "d4e5f6"
}

resource "aws_api_gateway_method_settings" "results" {
  rest_api_id = aws_api_gateway_stage.results.rest_api_id
  stage_name  = aws_api_gateway_stage.results.stage_name
  method_path = "*/*"

  settings {
    logging_level = "ERROR"
  }
}

# expect: fail
resource "aws_cloudtrail_event_data_store" "seven_years" {
  name = "audit"
}

# expect: fail
resource "aws_kinesis_stream" "a_year" {
  name             = "results"
  retention_period = 8760
}

# expect: fail
resource "aws_kinesis_video_stream" "a_year" {
  name                    = "ward"
  data_retention_in_hours = 8760
}

# expect: fail
resource "aws_sns_topic" "a_year" {
  name       = "results.fifo"
  fifo_topic = true

  archive_policy = jsonencode({
    MessageRetentionPeriod = 365
  })
}

# expect: fail
resource "aws_msk_configuration" "for_ever" {
  name = "records"

  server_properties = <<-EOT
    auto.create.topics.enable = false
    log.retention.hours = -1
  EOT
}

# expect: fail
resource "aws_timestreamwrite_table" "two_hundred_years" {
  database_name = "laboratory"
  table_name    = "measurements"
}

# expect: fail
resource "aws_dynamodb_table" "deliveries" {
  name         = "deliveries"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  tags = { environment = "staging" }
}

# expect: fail
resource "aws_keyspaces_table" "deliveries" {
  keyspace_name = "transit"
  table_name    = "deliveries"

  schema_definition {
    column {
      name = "id"
      type = "text"
    }

    partition_key {
      name = "id"
    }
  }

  tags = { environment = "staging" }
}
