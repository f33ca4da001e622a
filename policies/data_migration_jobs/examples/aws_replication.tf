# expect: fail
resource "aws_dms_replication_task" "everything" {
  replication_task_id      = "everything"
  migration_type           = "full-load"
  source_endpoint_arn      = "arn:aws:dms:eu-west-3:111122223333:endpoint:old"
  target_endpoint_arn      = "arn:aws:dms:eu-west-3:111122223333:endpoint:new"
  replication_instance_arn = "arn:aws:dms:eu-west-3:111122223333:rep:migration"

  table_mappings = jsonencode({
    rules = [{
      "rule-type"      = "selection"
      "rule-id"        = "1"
      "rule-name"      = "all"
      "rule-action"    = "include"
      "object-locator" = { "schema-name" = "%", "table-name" = "%" }
    }]
  })
}

# expect: pass
resource "aws_dms_replication_task" "as_instructed" {
  replication_task_id      = "as-instructed"
  migration_type           = "full-load"
  source_endpoint_arn      = "arn:aws:dms:eu-west-3:111122223333:endpoint:old"
  target_endpoint_arn      = "arn:aws:dms:eu-west-3:111122223333:endpoint:new"
  replication_instance_arn = "arn:aws:dms:eu-west-3:111122223333:rep:migration"

  table_mappings = jsonencode({
    rules = [{
      "rule-type"      = "selection"
      "rule-id"        = "1"
      "rule-name"      = "patients"
      "rule-action"    = "include"
      "object-locator" = { "schema-name" = "lims", "table-name" = "patient" }
    }]
  })

  replication_task_settings = jsonencode({
    Logging            = { EnableLogging = true }
    ValidationSettings = { EnableValidation = true }
  })

  tags = {
    instruction-ref = "INSTR-2026-031"
  }
}

# expect: fail
resource "aws_dms_replication_config" "without_validation" {
  replication_config_identifier = "without-validation"
  replication_type              = "full-load"
  source_endpoint_arn           = "arn:aws:dms:eu-west-3:111122223333:endpoint:old"
  target_endpoint_arn           = "arn:aws:dms:eu-west-3:111122223333:endpoint:new"

  # What is not known of a mapping leaves the rest of it to be judged.
  table_mappings = jsonencode({
    rules = [{
      "rule-type"      = "selection"
      "rule-id"        = "1"
      "rule-name"      = "patients"
      "rule-action"    = "include"
      "object-locator" = { "schema-name" = var.schema, "table-name" = "patient" }
    }]
  })

  replication_settings = jsonencode({
    Logging = { EnableLogging = true }
  })

  tags = {
    instruction-ref = "INSTR-2026-031"
  }
}

variable "schema" {
  type = string
}

# -- the machine and the databases -------------------------------------------------------------------------------------------

resource "aws_subnet" "public" {
  vpc_id                  = "vpc-1"
  cidr_block              = "10.20.1.0/24"
  map_public_ip_on_launch = true
}

# expect: fail
resource "aws_dms_replication_subnet_group" "public" {
  replication_subnet_group_id          = "public"
  replication_subnet_group_description = "Migration"
  subnet_ids                           = [aws_subnet.public.id]
}

# expect: fail
resource "aws_dms_replication_instance" "public" {
  replication_instance_id     = "public"
  replication_instance_class  = "dms.t3.medium"
  replication_subnet_group_id = aws_dms_replication_subnet_group.public.id
  publicly_accessible         = true
}

# expect: fail
resource "aws_dms_replication_instance" "in_the_default_network" {
  replication_instance_id    = "default"
  replication_instance_class = "dms.t3.medium"
}

# expect: pass
resource "aws_dms_replication_instance" "private" {
  replication_instance_id     = "private"
  replication_instance_class  = "dms.t3.medium"
  replication_subnet_group_id = "private"
  publicly_accessible         = false
}

# expect: fail
resource "aws_dms_event_subscription" "only_creation" {
  name             = "only-creation"
  sns_topic_arn    = "arn:aws:sns:eu-west-3:111122223333:oncall"
  source_type      = "replication-task"
  source_ids       = ["as-instructed"]
  event_categories = ["creation"]
}

# expect: fail
resource "aws_dms_endpoint" "plain" {
  endpoint_id   = "plain"
  endpoint_type = "source"
  engine_name   = "mysql"
  server_name   = "records.example.org"
  port          = 3306
  username      = "reader"
  password      = "not-a-real-password"
}

# expect: pass
resource "aws_dms_endpoint" "secret" {
  endpoint_id                     = "secret"
  endpoint_type                   = "source"
  engine_name                     = "mysql"
  ssl_mode                        = "verify-ca"
  secrets_manager_arn             = "arn:aws:secretsmanager:eu-west-3:111122223333:secret:source"
  secrets_manager_access_role_arn = "arn:aws:iam::111122223333:role/dms"
}
