# Databases and services of Google Cloud whose logs have to be switched on.
#
# BigQuery records who reads its tables unasked; Memorystore sends what it logs to Cloud Logging by itself.

policy {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

locals {
  yes = [true, "true"]
  on  = ["on", "true", "yes", "1"]

  # Services that record who reads what they hold only when Data Access audit logs are on.
  # https://cloud.google.com/logging/docs/audit/services
  audited_services = {
    google_bigtable_instance     = { service = "bigtable.googleapis.com", subject = "this instance" }
    google_healthcare_dataset    = { service = "healthcare.googleapis.com", subject = "this set of health records" }
    google_pubsub_topic          = { service = "pubsub.googleapis.com", subject = "this topic" }
    google_secret_manager_secret = { service = "secretmanager.googleapis.com", subject = "this secret" }
    google_spanner_database      = { service = "spanner.googleapis.com", subject = "this database" }
  }

  reading_logged = [
    for config in core::flatten([
      for type in ["google_project_iam_audit_config", "google_folder_iam_audit_config", "google_organization_iam_audit_config"] :
      core::getresources(type, {})
    ]) : config
    if core::anytrue([for kind in core::try(config.audit_log_config, []) : kind.log_type == "DATA_READ"])
  ]
}

# -- Cloud SQL -----------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/sql/docs/postgres/flags
resource_policy "google_sql_database_instance" "google_sql_postgres" {
  filter = core::startswith(core::try(attrs.database_version, ""), "POSTGRES")

  locals {
    missing = [
      for name in ["log_connections", "log_disconnections"] : name
      if !core::anytrue([
        for flag in core::try(attrs.settings[0].database_flags, []) : flag.name == name && core::contains(local.on, core::lower(flag.value))
      ])
    ]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "Nobody can tell who was connected to this database, and for how long, without ${core::join(" and ", local.missing)}."
  }
}

# https://cloud.google.com/sql/docs/postgres/pg-audit
resource_policy "google_sql_database_instance" "google_sql_postgres_audit" {
  filter = core::startswith(core::try(attrs.database_version, ""), "POSTGRES")

  enforce {
    condition = core::anytrue([
      for flag in core::try(attrs.settings[0].database_flags, []) :
      flag.name == "cloudsql.enable_pgaudit" && core::contains(local.on, core::lower(flag.value))
    ])
    error_message = "What people do in this database is not recorded: its audit extension, pgaudit, is off."
  }

  # https://www.postgresql.org/docs/current/runtime-config-logging.html
  enforce {
    condition = core::alltrue([
      for flag in core::try(attrs.settings[0].database_flags, []) :
      !core::contains(["log_min_messages", "log_min_error_statement"], flag.name)
      || !core::contains(["fatal", "panic"], core::lower(flag.value))
    ])
    error_message = "This database keeps errors to itself: attempts that fail, such as guesses at what may be read, leave no trace."
  }
}

# Statements contain the values that they search for and write.
resource_policy "google_sql_database_instance" "google_sql_statements" {
  enforcement_level = "advisory"

  filter = core::startswith(core::try(attrs.database_version, ""), "POSTGRES")

  enforce {
    condition = core::alltrue([
      for flag in core::try(attrs.settings[0].database_flags, []) : !(
        flag.name == "log_min_duration_statement" && flag.value != "-1"
        || flag.name == "log_statement" && core::lower(flag.value) == "all"
      )
    ])
    error_message = "This database writes whole statements into its log, and with them the personal data that they contain."
  }
}

# https://cloud.google.com/sql/docs/mysql/db-audit
resource_policy "google_sql_database_instance" "google_sql_mysql" {
  filter = core::startswith(core::try(attrs.database_version, ""), "MYSQL")

  enforce {
    condition = core::anytrue([
      for flag in core::try(attrs.settings[0].database_flags, []) :
      flag.name == "cloudsql_mysql_audit" && core::contains(core::concat(local.on, ["force_plus_permanent"]), core::lower(flag.value))
    ])
    error_message = "What people do in this database is not recorded: its audit plugin, cloudsql_mysql_audit, is off."
  }
}

# https://cloud.google.com/sql/docs/sqlserver/use-db-audit
resource_policy "google_sql_database_instance" "google_sql_server" {
  filter = core::startswith(core::try(attrs.database_version, ""), "SQLSERVER")

  enforce {
    condition     = !core::contains([null, ""], core::try(attrs.settings[0].sql_server_audit_config[0].bucket, null))
    error_message = "What people do in this database is not recorded: no bucket receives its audit files."
  }
}

# -- AlloyDB -------------------------------------------------------------------------------------------------------------------

# https://cloud.google.com/alloydb/docs/reference/database-flags
resource_policy "google_alloydb_instance" "google_alloydb_instance" {
  locals {
    flags = core::try(attrs.database_flags, null) == null ? {} : attrs.database_flags
    missing = [
      for name in ["alloydb.enable_pgaudit", "log_connections"] : name
      if !core::contains(local.on, core::lower(core::try(local.flags[name], "off")))
    ]
  }

  enforce {
    condition     = core::length(local.missing) == 0
    error_message = "Who was connected to this database, and what they did, is not recorded without ${core::join(" and ", local.missing)}."
  }
}

# -- services ------------------------------------------------------------------------------------------------------------------

# Who reads is only recorded when somebody asks for it, for the service or for all of them.
# https://cloud.google.com/logging/docs/audit/configure-data-access
resource_policy "google_*" "google_data_access" {
  filter = core::contains(core::keys(local.audited_services), meta.type)

  locals {
    audited = local.audited_services[meta.type]
    project = core::try(attrs.project, hclscan::provider_config(attrs).project, null)
  }

  enforce {
    condition = core::anytrue([
      for config in local.reading_logged :
      core::contains(["allServices", local.audited.service], config.service)
      && (core::try(config.project, null) == null || local.project == null || config.project == local.project)
    ])
    error_message = "Nobody can tell who read ${local.audited.subject}: no Data Access audit log of ${local.audited.service} is switched on."
  }
}

# https://cloud.google.com/data-fusion/docs/how-to/view-logs
resource_policy "google_data_fusion_instance" "google_data_fusion" {
  enforce {
    condition     = core::contains(local.yes, core::try(attrs.enable_stackdriver_logging, false))
    error_message = "The logs of the pipelines here stay on machines that are deleted after each run: which data was moved where cannot be shown."
  }
}

# What people write to an assistant is personal; a security setting that redacts goes with its log.
# https://cloud.google.com/dialogflow/cx/docs/concept/logging
resource_policy "google_dialogflow_cx_*" "google_assistant" {
  filter = core::contains(["google_dialogflow_cx_agent", "google_dialogflow_cx_webhook"], meta.type)

  enforce {
    condition = (
      core::contains(local.yes, core::try(attrs.enable_stackdriver_logging, false))
      || core::contains(local.yes, core::try(attrs.advanced_settings[0].logging_settings[0].enable_stackdriver_logging, false))
    )
    error_message = "This assistant leaves no log: which data it handed out, and when, cannot be said."
  }
}
