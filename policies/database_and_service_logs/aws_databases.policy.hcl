# What databases record of their users, and where it goes. Two switches are needed nearly everywhere: the engine writes a log, and
# the service exports it. DAX and MemoryDB have no log of data; DynamoDB is logged by a trail.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

input "dynamodb_data_events" {
  type        = bool
  default     = false
  description = "Whether a trail must record who reads and writes the items of each table."
}

locals {
  # For each engine, the logs of which one tells who did what; "general" and "error" do so together.
  # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
  telling_logs = [
    { engine = "postgres", logs = [["postgresql"]] },
    { engine = "mysql|mariadb", logs = [["audit"], ["general", "error"]] },
    { engine = "^oracle", logs = [["audit"]] },
    { engine = "^sqlserver", logs = [["error"]] },
    { engine = "^db2", logs = [["diag.log"], ["notify.log"]] },
  ]

  # Words that leave a parameter off.
  off = ["", "0", "off", "none", "false", "disabled"]
}

# -- relational databases ----------------------------------------------------------------------------------------------------

# Instances of Aurora belong to a cluster, which exports for all of them.
resource_policy "aws_db_instance" "db_instance" {
  filter = !core::startswith(local.engine, "aurora")

  locals {
    engine   = core::try(attrs.engine, null) == null ? "" : attrs.engine
    exported = core::try(attrs.enabled_cloudwatch_logs_exports, null) == null ? [] : attrs.enabled_cloudwatch_logs_exports
  }

  enforce {
    condition = core::length(local.exported) > 0 && core::alltrue([
      for row in local.telling_logs :
      core::anytrue([for logs in row.logs : core::alltrue([for log in logs : core::contains(local.exported, log)])])
      if core::regex_match(local.engine, row.engine)
    ])
    error_message = "Nobody can tell who logged in to this database or what they asked for: the log of its engine that says so goes nowhere."
  }
}

# PostgreSQL exports its log, but writes hardly more than errors to it until it is told to.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
resource_policy "aws_db_instance" "db_instance_content" {
  enforcement_level = "advisory"

  # A database that exports nothing has the finding above; a replica takes over the parameters of its source.
  filter = (
    core::startswith(core::try(attrs.engine, null) == null ? "" : attrs.engine, "postgres")
    && core::contains(core::try(attrs.enabled_cloudwatch_logs_exports, null) == null ? [] : attrs.enabled_cloudwatch_logs_exports, "postgresql")
  )

  locals {
    group    = core::try(attrs.parameter_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_db_parameter_group", { id = local.group })
    parameters = (
      core::length(local.declared) > 0 ? core::flatten([for group in local.declared : core::try(group.parameter, [])])
      : local.group == null || core::try(core::startswith(local.group, "default."), false) ? []
      : core::getdatasource("aws_db_parameter_group", { name = local.group }).parameters
    )
    switched_on = [for one in local.parameters : one.name if !core::contains(local.off, core::lower(one.value))]
  }

  enforce {
    condition     = core::contains(local.switched_on, "pgaudit.log") || core::contains(local.switched_on, "log_statement")
    error_message = "The log of this database says nothing about who changed what: neither pgaudit.log nor log_statement is set."
  }

  enforce {
    condition     = core::contains(local.switched_on, "log_connections")
    error_message = "The log of this database does not say who connected and from where: log_connections is off."
  }
}

# A group that no database here uses is judged by itself.
resource_policy "aws_db_parameter_group" "db_parameter_group" {
  enforcement_level = "advisory"

  filter = core::startswith(core::try(attrs.family, ""), "postgres") && core::length(hclscan::referrers(attrs, "aws_db_instance")) == 0

  locals {
    switched_on = [for one in core::try(attrs.parameter, []) : one.name if !core::contains(local.off, core::lower(one.value))]
  }

  enforce {
    condition     = core::contains(local.switched_on, "pgaudit.log") || core::contains(local.switched_on, "log_statement")
    error_message = "The log of databases with these parameters says nothing about who changed what: neither pgaudit.log nor log_statement is set."
  }

  enforce {
    condition     = core::contains(local.switched_on, "log_connections")
    error_message = "The log of databases with these parameters does not say who connected and from where: log_connections is off."
  }
}

# A stream of activities (aws_rds_cluster_activity_stream) records more than the exported logs do.
resource_policy "aws_rds_cluster" "rds_cluster" {
  locals {
    engine   = core::try(attrs.engine, null) == null ? "" : attrs.engine
    exported = core::try(attrs.enabled_cloudwatch_logs_exports, null) == null ? [] : attrs.enabled_cloudwatch_logs_exports

    # The first Aurora, "aurora" for short, is a MySQL.
    is_mysql    = core::contains(["aurora", "aurora-mysql"], local.engine)
    is_postgres = core::contains(["aurora-postgresql", "postgres"], local.engine)
    has_stream  = core::length(hclscan::referrers(attrs, "aws_rds_cluster_activity_stream")) > 0
  }

  enforce {
    condition = local.has_stream || (
      core::length(local.exported) > 0
      && (!local.is_mysql || core::contains(local.exported, "audit"))
      && (!local.is_postgres || core::contains(local.exported, "postgresql"))
    )
    error_message = "Nobody can tell who logged in to this database cluster or what they asked for: the log of its engine that says so goes nowhere."
  }
}

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
resource_policy "aws_rds_cluster" "aurora_mysql_content" {
  filter = (
    core::contains(["aurora", "aurora-mysql"], core::try(attrs.engine, null))
    && core::contains(core::try(attrs.enabled_cloudwatch_logs_exports, null) == null ? [] : attrs.enabled_cloudwatch_logs_exports, "audit")
    && core::length(hclscan::referrers(attrs, "aws_rds_cluster_activity_stream")) == 0
  )

  locals {
    group    = core::try(attrs.db_cluster_parameter_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_rds_cluster_parameter_group", { id = local.group })
    parameters = (
      core::length(local.declared) > 0 ? core::flatten([for group in local.declared : core::try(group.parameter, [])])
      : local.group == null || core::try(core::startswith(local.group, "default."), false) ? []
      : core::getdatasource("aws_rds_cluster_parameter_group", { name = local.group }).parameters
    )
  }

  enforce {
    condition = core::anytrue([
      for one in local.parameters : one.name == "server_audit_logging" && !core::contains(local.off, core::lower(one.value))
    ])
    error_message = "The audit log of this cluster is exported but never written: its parameter server_audit_logging is off."
  }
}

# -- document and graph databases --------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
resource_policy "aws_docdb_cluster" "docdb_cluster" {
  enforce {
    condition     = core::contains(core::try(attrs.enabled_cloudwatch_logs_exports, null) == null ? [] : attrs.enabled_cloudwatch_logs_exports, "audit")
    error_message = "Nobody can tell who logged in to this database or changed its collections: its audit log goes nowhere."
  }
}

resource_policy "aws_docdb_cluster" "docdb_cluster_content" {
  filter = core::contains(core::try(attrs.enabled_cloudwatch_logs_exports, null) == null ? [] : attrs.enabled_cloudwatch_logs_exports, "audit")

  locals {
    group    = core::try(attrs.db_cluster_parameter_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_docdb_cluster_parameter_group", { id = local.group })
    parameters = (
      core::length(local.declared) > 0 ? core::flatten([for group in local.declared : core::try(group.parameter, [])])
      : local.group == null || core::try(core::startswith(local.group, "default."), false) ? []
      : core::getdatasource("aws_docdb_cluster_parameter_group", { name = local.group }).parameters
    )
  }

  enforce {
    condition = core::anytrue([
      for one in local.parameters : one.name == "audit_logs" && !core::contains(local.off, core::lower(one.value))
    ])
    error_message = "The audit log of this database is exported but never written: its parameter audit_logs is off."
  }
}

# A group that no cluster here uses is judged by itself.
resource_policy "aws_docdb_cluster_parameter_group" "docdb_parameter_group" {
  filter = core::length(hclscan::referrers(attrs, "aws_docdb_cluster")) == 0

  enforce {
    condition = core::anytrue([
      for one in core::try(attrs.parameter, []) : one.name == "audit_logs" && !core::contains(local.off, core::lower(one.value))
    ])
    error_message = "Clusters with these parameters write no audit log: audit_logs is off unless it is switched on."
  }
}

# https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html
resource_policy "aws_neptune_cluster" "neptune_cluster" {
  enforce {
    condition     = core::contains(core::try(attrs.enable_cloudwatch_logs_exports, null) == null ? [] : attrs.enable_cloudwatch_logs_exports, "audit")
    error_message = "Nobody can tell who queried this database: its audit log goes nowhere."
  }
}

resource_policy "aws_neptune_cluster" "neptune_cluster_content" {
  filter = core::contains(core::try(attrs.enable_cloudwatch_logs_exports, null) == null ? [] : attrs.enable_cloudwatch_logs_exports, "audit")

  locals {
    group    = core::try(attrs.neptune_cluster_parameter_group_name, null)
    declared = local.group == null ? [] : core::getresources("aws_neptune_cluster_parameter_group", { id = local.group })
    parameters = (
      core::length(local.declared) > 0 ? core::flatten([for group in local.declared : core::try(group.parameter, [])])
      : local.group == null || core::try(core::startswith(local.group, "default."), false) ? []
      : core::getdatasource("aws_neptune_cluster_parameter_group", { name = local.group }).parameters
    )
  }

  enforce {
    condition = core::anytrue([
      for one in local.parameters : one.name == "neptune_enable_audit_log" && !core::contains(local.off, core::lower(one.value))
    ])
    error_message = "The audit log of this database is exported but never written: its parameter neptune_enable_audit_log is off."
  }
}

# -- warehouses and tables ---------------------------------------------------------------------------------------------------

# Version 6 of the provider moved the block to a resource of its own.
# https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
resource_policy "aws_redshift_cluster" "redshift_cluster" {
  enforce {
    condition = (
      core::contains([true, "true"], core::try(attrs.logging[0].enable, false))
      || core::length(core::getresources("aws_redshift_logging", { cluster_identifier = attrs.id })) > 0
    )
    error_message = "Nobody can tell who logged in to this warehouse or what they asked for: its audit log goes nowhere."
  }
}

resource_policy "aws_redshiftserverless_namespace" "redshift_namespace" {
  locals {
    exported = core::try(attrs.log_exports, null) == null ? [] : attrs.log_exports
  }

  enforce {
    condition     = core::contains(local.exported, "useractivitylog") || core::contains(local.exported, "connectionlog")
    error_message = "Nobody can tell who logged in to this warehouse or what they asked for: its audit log goes nowhere."
  }
}

# Data events cost money for each request, and therefore only where they are asked for.
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/logging-using-cloudtrail.html
resource_policy "aws_dynamodb_table" "dynamodb_table" {
  enforcement_level = "advisory"
  filter            = input.dynamodb_data_events

  enforce {
    condition = core::anytrue(core::flatten([
      for trail in core::getresources("aws_cloudtrail", {}) : core::contains([false, "false"], core::try(trail.enable_logging, true)) ? [] : [
        [
          for selector in core::try(trail.event_selector, []) : [
            for data in core::try(selector.data_resource, []) :
            data.type == "AWS::DynamoDB::Table"
            && core::anytrue([for value in data.values : value == "arn:aws:dynamodb" || hclscan::refers_to(value, attrs)])
          ]
        ],
        [
          for selector in core::try(trail.advanced_event_selector, []) :
          core::anytrue([
            for field in selector.field_selector :
            field.field == "resources.type" && core::try(core::contains(field.equals, "AWS::DynamoDB::Table"), false)
          ])
          && core::alltrue([
            for field in selector.field_selector : field.field != "resources.ARN" || hclscan::refers_to(field, attrs)
          ])
        ],
      ]
    ]))
    error_message = "Nobody can tell who read or changed items of this table: no trail records it."
  }
}
