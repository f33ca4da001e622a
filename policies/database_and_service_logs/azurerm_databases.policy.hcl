# What databases of Azure record of their users, and where it goes. Auditing of SQL is a resource of its own; PostgreSQL and MySQL need a
# parameter, so that they write, and a diagnostic setting, so that what they write is kept.

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  no     = [false, "false"]
  off    = ["", "off", "none", "false", "0"]
  groups = ["allLogs", "audit"]

  auditing_policies = {
    azurerm_mssql_server_extended_auditing_policy      = "server"
    azurerm_mssql_database_extended_auditing_policy    = "database"
    azurerm_synapse_workspace_extended_auditing_policy = "workspace"
    azurerm_synapse_sql_pool_extended_auditing_policy  = "pool"
  }

  # Parameters of PostgreSQL without which its log does not say who came and went.
  postgresql_parameters = ["connection_throttling", "log_checkpoints", "log_connections", "log_disconnections", "log_duration", "log_retention"]

  # https://learn.microsoft.com/en-us/azure/azure-monitor/reference/logs-index
  services = {
    azurerm_postgresql_flexible_server = { categories = ["PostgreSQLLogs"], subject = "database server" }
    azurerm_mysql_flexible_server      = { categories = ["MySqlAuditLogs"], subject = "database server" }
    azurerm_cosmosdb_account = {
      categories = ["DataPlaneRequests", "MongoRequests", "CassandraRequests", "GremlinRequests", "TableApiRequests"], subject = "database account"
    }
    azurerm_mongo_cluster = { categories = ["vCoreMongoRequests"], subject = "database cluster" }
    azurerm_redis_cache   = { categories = ["ConnectedClientList", "MSEntraAuthenticationAuditLog"], subject = "cache" }
    azurerm_kusto_cluster = { categories = ["Command", "Query", "DataOperation"], subject = "cluster" }
  }
}

# -- Microsoft SQL -----------------------------------------------------------------------------------------------------------

# The policy of a server covers its databases; a policy for each database covers the server.
# https://learn.microsoft.com/en-us/azure/azure-sql/database/auditing-overview
resource_policy "azurerm_*sql_server" "azurerm_sql_server" {
  filter = core::contains(["azurerm_mssql_server", "azurerm_sql_server"], meta.type)

  locals {
    policies = core::getresources("azurerm_mssql_server_extended_auditing_policy", { server_id = attrs.id })

    databases = core::getresources("azurerm_mssql_database", { server_id = attrs.id })
    each_database_has_one = core::length(local.databases) > 0 && core::alltrue([
      for database in local.databases :
      core::length(core::getresources("azurerm_mssql_database_extended_auditing_policy", { database_id = database.id })) > 0
    ])
  }

  enforce {
    condition = (
      core::length(core::try(attrs.extended_auditing_policy, [])) > 0
      || core::length(local.policies) > 0
      || local.each_database_has_one
    )
    error_message = "Nobody can tell who logged in to the databases of this server or what they asked for: it has no auditing policy."
  }
}

# https://learn.microsoft.com/en-us/azure/azure-sql/database/auditing-setup
resource_policy "azurerm_synapse_workspace" "azurerm_synapse_workspace" {
  locals {
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
    logs     = core::flatten([for setting in local.settings : core::try(setting.enabled_log, setting.log, [])])
  }

  enforce {
    condition = (
      core::length(core::getresources("azurerm_synapse_workspace_extended_auditing_policy", { synapse_workspace_id = attrs.id })) > 0
      || core::anytrue([
        for log in local.logs :
        core::contains(local.groups, core::try(log.category_group, null)) || core::try(log.category, null) == "SQLSecurityAuditEvents"
      ])
    )
    error_message = "Nobody can tell who logged in to this workspace or what they asked of its data: it has no auditing policy."
  }
}

resource_policy "azurerm_synapse_sql_pool" "azurerm_synapse_sql_pool" {
  locals {
    workspaces = core::getresources("azurerm_synapse_workspace_extended_auditing_policy", { synapse_workspace_id = attrs.synapse_workspace_id })
  }

  enforce {
    condition = (
      core::length(core::getresources("azurerm_synapse_sql_pool_extended_auditing_policy", { sql_pool_id = attrs.id })) > 0
      || core::length(local.workspaces) > 0
    )
    error_message = "Nobody can tell what was asked of this pool: neither it nor its workspace has an auditing policy."
  }
}

resource_policy "azurerm_*_extended_auditing_policy" "azurerm_auditing_policy" {
  filter = core::contains(core::keys(local.auditing_policies), meta.type)

  locals {
    subject          = local.auditing_policies[meta.type]
    to_storage       = core::try(attrs.storage_endpoint, null) != null
    to_azure_monitor = !core::contains(local.no, core::try(attrs.log_monitoring_enabled, true))
  }

  enforce {
    condition     = !core::contains(local.no, core::try(attrs.enabled, true))
    error_message = "Nobody can tell who logged in to this ${local.subject} or what they asked for: its auditing policy is switched off."
  }

  enforce {
    condition     = local.to_storage || local.to_azure_monitor
    error_message = "This auditing policy writes nowhere: neither a storage account nor Azure Monitor receives what it records."
  }
}

# What goes to Azure Monitor is dropped there unless a diagnostic setting of the database "master" passes it on.
resource_policy "azurerm_mssql_server_extended_auditing_policy" "azurerm_auditing_destination" {
  filter = (
    core::try(attrs.storage_endpoint, null) == null
    && !core::contains(local.no, core::try(attrs.enabled, true))
    && !core::contains(local.no, core::try(attrs.log_monitoring_enabled, true))
  )

  locals {
    servers = core::getresources("azurerm_mssql_server", { id = attrs.server_id })
  }

  enforce {
    condition = core::alltrue([
      for server in local.servers : core::anytrue([
        for setting in hclscan::referrers(server, "azurerm_monitor_diagnostic_setting", "target_resource_id") :
        core::length(core::try(setting.enabled_log, setting.log, [])) > 0
      ])
    ])
    error_message = "What this policy records is handed to Azure Monitor and dropped there: no diagnostic setting of the server keeps it."
  }
}

# -- other databases ---------------------------------------------------------------------------------------------------------

resource_policy "azurerm_*" "azurerm_database_log" {
  filter = core::contains(core::keys(local.services), meta.type)

  locals {
    service  = local.services[meta.type]
    settings = hclscan::referrers(attrs, "azurerm_monitor_diagnostic_setting", "target_resource_id")
    logs = core::flatten([
      for setting in local.settings : [
        core::try(setting.enabled_log, []),
        [for log in core::try(setting.log, []) : log if !core::contains(local.no, core::try(log.enabled, true))],
      ]
    ])
  }

  enforce {
    condition = core::anytrue([
      for log in local.logs :
      core::contains(local.groups, core::try(log.category_group, null)) || core::contains(local.service.categories, core::try(log.category, null))
    ])
    error_message = "Nobody can tell who used this ${local.service.subject} and for what: no diagnostic setting keeps its log."
  }
}

# https://learn.microsoft.com/en-us/azure/mysql/flexible-server/concepts-audit-logs
resource_policy "azurerm_mysql_flexible_server" "azurerm_mysql_audit" {
  locals {
    switches = core::getresources("azurerm_mysql_flexible_server_configuration", { server_name = attrs.name, name = "audit_log_enabled" })
  }

  enforce {
    condition     = core::anytrue([for one in local.switches : !core::contains(local.off, core::lower(one.value))])
    error_message = "This database server writes no audit log: its parameter audit_log_enabled is OFF unless it is set."
  }
}

# PostgreSQL writes who connects, and hardly more until pgaudit tells it to.
# https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-audit
resource_policy "azurerm_postgresql_flexible_server" "azurerm_postgresql_audit" {
  enforcement_level = "advisory"

  # A replica takes over the parameters of its source.
  filter = core::try(attrs.create_mode, null) != "Replica"

  locals {
    parameters = core::getresources("azurerm_postgresql_flexible_server_configuration", { server_id = attrs.id })
  }

  enforce {
    condition = core::anytrue([
      for one in local.parameters :
      core::contains(["pgaudit.log", "log_statement"], one.name) && !core::contains(local.off, core::lower(one.value))
    ])
    error_message = "The log of this database server says nothing about who changed what: neither pgaudit.log nor log_statement is set."
  }
}

resource_policy "azurerm_postgresql_*configuration" "azurerm_postgresql_parameter" {
  filter = (
    core::contains(["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"], meta.type)
    && core::contains(local.postgresql_parameters, core::try(attrs.name, null))
  )

  enforce {
    condition     = !core::contains(local.off, core::lower(attrs.value))
    error_message = "The log of this database server leaves out part of who came and went: the parameter ${attrs.name} is off."
  }
}
