policytest {
  targets = ["aws_replication.policy.hcl"]
}

# -- endpoints ---------------------------------------------------------------------------------------------------------------

resource "aws_dms_endpoint" "records" {
  attrs = {
    endpoint_arn                    = "arn:aws:dms:eu-west-3:111122223333:endpoint:records"
    endpoint_id                     = "records"
    engine_name                     = "postgres"
    ssl_mode                        = "verify-full"
    secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:records"
    secrets_manager_access_role_arn = "arn:aws:iam::111122223333:role/dms"
  }
}

# The connections of these engines are encrypted anyway, and need no password.
resource "aws_dms_endpoint" "stream" {
  attrs = {
    endpoint_id = "stream"
    id          = "stream"
    arn         = "arn:aws:dms:eu-west-3:111122223333:endpoint:stream"
    engine_name = "kinesis"
  }
}

resource "aws_dms_endpoint" "without_tls" {
  expect_failure = true
  attrs = {
    endpoint_id         = "without-tls"
    engine_name         = "mysql"
    secrets_manager_arn = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:source"
  }
}

resource "aws_dms_endpoint" "tls_switched_off" {
  expect_failure = true
  attrs = {
    endpoint_id         = "tls-off"
    engine_name         = "oracle"
    ssl_mode            = "none"
    secrets_manager_arn = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:source"
  }
}

resource "aws_dms_endpoint" "password" {
  expect_failure = true
  attrs = {
    endpoint_id = "password"
    engine_name = "postgres"
    ssl_mode    = "require"
    username    = "reader"
    password    = "not-a-real-password"
  }
}

# -- scope of tasks ----------------------------------------------------------------------------------------------------------

locals {
  good_settings = "{\"Logging\": {\"EnableLogging\": true}, \"ValidationSettings\": {\"EnableValidation\": true}}"
  one_table     = "{\"rules\": [{\"rule-type\": \"selection\", \"rule-action\": \"include\", \"object-locator\": {\"schema-name\": \"lims\", \"table-name\": \"patient\"}}]}"
}

resource "aws_dms_replication_task" "complete" {
  attrs = {
    replication_task_id       = "complete"
    table_mappings            = local.one_table
    replication_task_settings = local.good_settings
    tags_all                  = { "Instruction_Ref" = "INSTR-2026-031" }
  }
}

resource "aws_dms_replication_task" "everything" {
  expect_failure = true
  attrs = {
    replication_task_id       = "everything"
    table_mappings            = "{\"rules\": [{\"rule-type\": \"selection\", \"rule-action\": \"include\", \"object-locator\": {\"schema-name\": \"%\", \"table-name\": \"%\"}}]}"
    replication_task_settings = local.good_settings
    tags_all                  = { instruction = "INSTR-2026-031" }
  }
}

# What is left out does not make it an instruction.
resource "aws_dms_replication_task" "everything_but_one" {
  expect_failure = true
  attrs = {
    replication_task_id       = "everything-but-one"
    replication_task_settings = local.good_settings
    tags_all                  = { instruction = "INSTR-2026-031" }
    table_mappings            = <<-EOT
      {"rules": [
        {"rule-type": "selection", "rule-action": "include", "object-locator": {"schema-name": "%", "table-name": "%"}},
        {"rule-type": "selection", "rule-action": "exclude", "object-locator": {"schema-name": "sys", "table-name": "%"}}
      ]}
    EOT
  }
}

# A whole schema is named, the rest of the database is left; leaving everything out of it is no extraction either.
resource "aws_dms_replication_task" "one_schema" {
  attrs = {
    replication_task_id       = "one-schema"
    replication_task_settings = local.good_settings
    tags_all                  = { instruction = "INSTR-2026-031" }
    table_mappings            = <<-EOT
      {"rules": [
        {"rule-type": "selection", "rule-action": "include", "object-locator": {"schema-name": "lims", "table-name": "%"}},
        {"rule-type": "selection", "rule-action": "exclude", "object-locator": {"schema-name": "%", "table-name": "%"}},
        {"rule-type": "transformation", "rule-action": "convert-lowercase", "object-locator": {"schema-name": "%", "table-name": "%"}}
      ]}
    EOT
  }
}

resource "aws_dms_replication_task" "filtered" {
  attrs = {
    replication_task_id       = "filtered"
    replication_task_settings = local.good_settings
    tags_all                  = { instruction = "INSTR-2026-031" }
    table_mappings            = <<-EOT
      {"rules": [{
        "rule-type": "selection", "rule-action": "include", "object-locator": {"schema-name": "%", "table-name": "%"},
        "filters": [{"filter-type": "source", "column-name": "laboratory", "filter-conditions": [{"filter-operator": "eq", "value": "nord"}]}]
      }]}
    EOT
  }
}

# -- settings of tasks ---------------------------------------------------------------------------------------------------------

resource "aws_dms_replication_task" "without_settings" {
  expect_failure = true
  attrs = {
    replication_task_id = "without-settings"
    table_mappings      = local.one_table
    tags_all            = { instruction = "INSTR-2026-031" }
  }
}

resource "aws_dms_replication_task" "without_log" {
  expect_failure = true
  attrs = {
    replication_task_id       = "without-log"
    table_mappings            = local.one_table
    replication_task_settings = "{\"Logging\": {\"EnableLogging\": false}, \"ValidationSettings\": {\"EnableValidation\": true}}"
    tags_all                  = { instruction = "INSTR-2026-031" }
  }
}

resource "aws_dms_replication_config" "without_validation" {
  expect_failure = true
  attrs = {
    replication_config_identifier = "without-validation"
    table_mappings                = local.one_table
    replication_settings          = "{\"Logging\": {\"EnableLogging\": true}}"
    tags_all                      = { instruction = "INSTR-2026-031" }
  }
}

# There are no tables in a stream that could be compared.
resource "aws_dms_replication_task" "into_a_stream" {
  attrs = {
    replication_task_id       = "into-a-stream"
    table_mappings            = local.one_table
    replication_task_settings = "{\"Logging\": {\"EnableLogging\": true}}"
    target_endpoint_arn       = "arn:aws:dms:eu-west-3:111122223333:endpoint:stream"
    tags_all                  = { instruction = "INSTR-2026-031" }
  }
}

resource "aws_dms_replication_task" "without_instruction" {
  expect_failure = true
  attrs = {
    replication_task_id       = "without-instruction"
    table_mappings            = local.one_table
    replication_task_settings = local.good_settings
    tags_all                  = { Project = "labora", owner = "migration-office" }
  }
}

resource "aws_dms_replication_task" "without_tags" {
  expect_failure = true
  attrs = {
    replication_task_id       = "without-tags"
    table_mappings            = local.one_table
    replication_task_settings = local.good_settings
    tags                      = null
  }
}

# -- replication instances -------------------------------------------------------------------------------------------------------

resource "aws_dms_replication_instance" "private" {
  attrs = {
    replication_instance_id     = "private"
    publicly_accessible         = false
    replication_subnet_group_id = "private"
  }
}

resource "aws_dms_replication_instance" "silent" {
  attrs = {
    replication_instance_id     = "silent"
    replication_subnet_group_id = "private"
  }
}

resource "aws_dms_replication_instance" "in_the_default_network" {
  expect_failure = true
  attrs = {
    replication_instance_id = "default"
  }
}

resource "aws_dms_replication_instance" "public" {
  expect_failure = true
  attrs = {
    replication_instance_id     = "public"
    replication_subnet_group_id = "private"
    publicly_accessible         = true
  }
}

resource "aws_subnet" "public" {
  attrs = {
    id                      = "subnet-public"
    map_public_ip_on_launch = true
  }
}

resource "aws_subnet" "private" {
  attrs = {
    id = "subnet-private"
  }
}

resource "aws_dms_replication_subnet_group" "with_a_public_subnet" {
  expect_failure = true
  attrs = {
    subnet_ids = ["subnet-private", "subnet-public"]
  }
}

resource "aws_dms_replication_subnet_group" "private" {
  attrs = {
    subnet_ids = ["subnet-private", "subnet-elsewhere"]
  }
}

# -- events ----------------------------------------------------------------------------------------------------------------------

resource "aws_dms_event_subscription" "failures" {
  attrs = {
    event_categories = ["failure", "state change"]
  }
}

resource "aws_dms_event_subscription" "everything" {
  attrs = {
    name             = "everything"
    event_categories = []
  }
}

resource "aws_dms_event_subscription" "only_creation" {
  expect_failure = true
  attrs = {
    event_categories = ["creation"]
  }
}

resource "aws_dms_event_subscription" "switched_off" {
  expect_failure = true
  attrs = {
    enabled          = false
    event_categories = ["failure"]
  }
}

# -- documents that are none -----------------------------------------------------------------------------------------------------

resource "aws_dms_replication_task" "unreadable_settings" {
  expect_failure = true
  attrs = {
    replication_task_id       = "unreadable"
    table_mappings            = local.one_table
    replication_task_settings = "{"
    tags_all                  = { instruction = "INSTR-2026-031" }
  }
}

# -- what almost looks like it -------------------------------------------------------------------------------------------------

resource "aws_dms_replication_task" "settings_of_all_tables" {
  attrs = {
    replication_task_id       = "settings"
    replication_task_settings = local.good_settings
    tags_all                  = { instruction = "INSTR-2026-031" }
    table_mappings            = <<-EOT
      {"rules": [
        {"rule-type": "selection", "rule-action": "explicit", "object-locator": {"schema-name": "lims", "table-name": "patient"}},
        {"rule-type": "pre-process", "rule-action": "include", "object-locator": {"schema-name": "%", "table-name": "%"}}
      ]}
    EOT
  }
}

resource "aws_dms_replication_task" "one_table_of_every_schema" {
  attrs = {
    replication_task_id       = "one-table"
    replication_task_settings = local.good_settings
    tags_all                  = { instruction = "INSTR-2026-031" }
    table_mappings            = <<-EOT
      {"rules": [{"rule-type": "selection", "rule-action": "include", "object-locator": {"schema-name": "%", "table-name": "patient"}}]}
    EOT
  }
}

# Where there is an account and no secret, there is a password, wherever it comes from.
resource "aws_dms_endpoint" "account_without_secret" {
  expect_failure = true
  attrs = {
    endpoint_id = "account"
    engine_name = "postgres"
    ssl_mode    = "require"
    username    = "reader"
  }
}

resource "aws_dms_endpoint" "password_without_account" {
  expect_failure = true
  attrs = {
    endpoint_id = "redis"
    engine_name = "redis"
    password    = "not-a-real-password"
  }
}

# The account is in the secret too; the engine wants it named again.
resource "aws_dms_endpoint" "account_and_secret" {
  attrs = {
    endpoint_id         = "account-and-secret"
    engine_name         = "oracle"
    ssl_mode            = "verify-ca"
    username            = "reader"
    secrets_manager_arn = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:source"
  }
}
