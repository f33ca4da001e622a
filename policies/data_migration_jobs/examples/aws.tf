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
