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

# -- groups that AWS makes by itself -----------------------------------------------------------------------------------------

resource "aws_lambda_function" "import" {
  attrs = {
    function_name = "import"
  }
}

resource "aws_cloudwatch_log_group" "import" {
  attrs = {
    name              = "/aws/lambda/import"
    retention_in_days = 30
  }
}

# The group of another function is not its own.
resource "aws_lambda_function" "export" {
  expect_failure = true
  attrs = {
    function_name = "export"
  }
}

resource "aws_lambda_function" "writes_elsewhere" {
  attrs = {
    function_name  = "convert"
    logging_config = [{ log_format = "JSON", log_group = "/labora/convert" }]
  }
}

resource "aws_codebuild_project" "implicit" {
  expect_failure = true
  attrs = {
    name = "portal"
  }
}

resource "aws_codebuild_project" "switched_off" {
  attrs = {
    name        = "portal"
    logs_config = [{ cloudwatch_logs = [{ status = "DISABLED" }] }]
  }
}

resource "aws_codebuild_project" "own_group" {
  attrs = {
    name        = "portal"
    logs_config = [{ cloudwatch_logs = [{ group_name = "/labora/build" }] }]
  }
}

resource "aws_eks_cluster" "implicit" {
  expect_failure = true
  attrs = {
    name                      = "labora"
    enabled_cluster_log_types = ["audit"]
  }
}

# Without logs there is no group; HCL_LOG_002 asks for the logs.
resource "aws_eks_cluster" "silent" {
  attrs = {
    name = "labora"
  }
}

resource "aws_eks_cluster" "declared" {
  attrs = {
    name                      = "portal"
    enabled_cluster_log_types = ["audit"]
  }
}

resource "aws_cloudwatch_log_group" "cluster" {
  attrs = {
    name              = "/aws/eks/portal/cluster"
    retention_in_days = 180
  }
}

resource "aws_ecs_cluster" "implicit" {
  expect_failure = true
  attrs = {
    name    = "labora"
    setting = [{ name = "containerInsights", value = "enabled" }]
  }
}

resource "aws_ecs_cluster" "without_insights" {
  attrs = {
    name = "labora"
  }
}

resource "aws_ecs_cluster" "declared" {
  attrs = {
    name    = "portal"
    setting = [{ name = "containerInsights", value = "enhanced" }]
  }
}

resource "aws_cloudwatch_log_group" "insights" {
  attrs = {
    name              = "/aws/ecs/containerinsights/portal/performance"
    retention_in_days = 30
  }
}

resource "aws_api_gateway_stage" "implicit" {
  expect_failure = true
  attrs = {
    rest_api_id = "a1"
    stage_name  = "v1"
  }
}

resource "aws_api_gateway_stage" "declared" {
  attrs = {
    rest_api_id = "a1"
    stage_name  = "v2"
  }
}

# Its method settings write no execution log.
resource "aws_api_gateway_stage" "without_execution_log" {
  attrs = {
    rest_api_id = "a1"
    stage_name  = "v3"
  }
}

resource "aws_api_gateway_method_settings" "v1" {
  attrs = {
    rest_api_id = "a1"
    stage_name  = "v1"
    settings    = [{ logging_level = "INFO" }]
  }
}

resource "aws_api_gateway_method_settings" "v2" {
  attrs = {
    rest_api_id = "a1"
    stage_name  = "v2"
    settings    = [{ logging_level = "ERROR" }]
  }
}

resource "aws_api_gateway_method_settings" "v3" {
  attrs = {
    rest_api_id = "a1"
    stage_name  = "v3"
    settings    = [{ logging_level = "OFF" }]
  }
}

resource "aws_cloudwatch_log_group" "execution" {
  attrs = {
    name              = "API-Gateway-Execution-Logs_a1/v2"
    retention_in_days = 30
  }
}

resource "aws_cloudtrail_event_data_store" "seven_years" {
  expect_failure = true
  attrs = {
    name = "audit"
  }
}

resource "aws_cloudtrail_event_data_store" "a_year" {
  attrs = {
    name             = "audit"
    retention_period = 365
  }
}

# -- streams and topics --------------------------------------------------------------------------------------------------------

resource "aws_kinesis_stream" "a_day" {
  attrs = {
    name = "results"
  }
}

resource "aws_kinesis_stream" "a_year" {
  expect_failure = true
  attrs = {
    name             = "results"
    retention_period = 8760
  }
}

resource "aws_kinesis_video_stream" "a_week" {
  attrs = {
    name                    = "ward"
    data_retention_in_hours = 168
  }
}

resource "aws_kinesis_video_stream" "a_year" {
  expect_failure = true
  attrs = {
    name                    = "ward"
    data_retention_in_hours = 8760
  }
}

resource "aws_sns_topic" "no_archive" {
  attrs = {
    name = "results.fifo"
  }
}

resource "aws_sns_topic" "a_month" {
  attrs = {
    name           = "results.fifo"
    archive_policy = "{\"MessageRetentionPeriod\": 30}"
  }
}

# AWS takes the number as a text too.
resource "aws_sns_topic" "a_year" {
  expect_failure = true
  attrs = {
    name           = "results.fifo"
    archive_policy = "{\"MessageRetentionPeriod\": \"365\"}"
  }
}

resource "aws_msk_configuration" "a_week" {
  attrs = {
    name              = "records"
    server_properties = "auto.create.topics.enable = false\nlog.retention.hours = 168\n"
  }
}

# Seven days unless told otherwise.
resource "aws_msk_configuration" "default" {
  attrs = {
    name              = "records"
    server_properties = "auto.create.topics.enable = false\n"
  }
}

resource "aws_msk_configuration" "for_ever" {
  expect_failure = true
  attrs = {
    name              = "records"
    server_properties = "log.retention.ms=-1\nlog.retention.hours=168"
  }
}

resource "aws_msk_configuration" "a_year" {
  expect_failure = true
  attrs = {
    name              = "records"
    server_properties = "log.retention.hours=8760"
  }
}

# The finest unit counts.
resource "aws_msk_configuration" "milliseconds_win" {
  attrs = {
    name              = "records"
    server_properties = "log.retention.hours=8760\nlog.retention.ms=86400000"
  }
}

# -- tables ------------------------------------------------------------------------------------------------------------------

resource "aws_timestreamwrite_table" "a_month" {
  attrs = {
    table_name           = "measurements"
    retention_properties = [{ magnetic_store_retention_period_in_days = 30, memory_store_retention_period_in_hours = 24 }]
  }
}

resource "aws_timestreamwrite_table" "two_hundred_years" {
  expect_failure = true
  attrs = {
    table_name = "measurements"
  }
}

resource "aws_timestreamwrite_table" "ten_years" {
  expect_failure = true
  attrs = {
    table_name           = "measurements"
    retention_properties = [{ magnetic_store_retention_period_in_days = 3650, memory_store_retention_period_in_hours = 24 }]
  }
}

resource "aws_dynamodb_table" "staging_for_ever" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    name = "deliveries"
  }
}

resource "aws_dynamodb_table" "switched_off" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    name = "deliveries"
    ttl  = [{ attribute_name = "expires_at", enabled = false }]
  }
}

resource "aws_dynamodb_table" "expires" {
  meta = { environment = "migration" }
  attrs = {
    name = "deliveries"
    ttl  = [{ attribute_name = "expires_at", enabled = true }]
  }
}

resource "aws_dynamodb_table" "says_when" {
  meta = { environment = "migration" }
  attrs = {
    name = "deliveries"
    tags = { expires-at = "2027-06-30" }
  }
}

# What a production table is for decides how long it keeps records.
resource "aws_dynamodb_table" "production" {
  meta = { environment = "production" }
  attrs = {
    name = "results"
  }
}

resource "aws_keyspaces_table" "staging_for_ever" {
  expect_failure = true
  meta = { environment = "staging" }
  attrs = {
    table_name = "deliveries"
  }
}

resource "aws_keyspaces_table" "a_month" {
  meta = { environment = "staging" }
  attrs = {
    table_name           = "deliveries"
    default_time_to_live = 2592000
  }
}

resource "aws_keyspaces_table" "says_when" {
  meta = { environment = "staging" }
  attrs = {
    table_name = "deliveries"
    tags       = { Expires_At = "2027-06-30" }
  }
}
