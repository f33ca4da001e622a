# What holds or moves data on Azure has an alert. Whether anybody hears it is asked by HCL_ALR_002.
#
# A workload is watched by an alert whose scopes name it, or its resource group or subscription when the alert is about its type; and by a
# query in a workspace that is about the tables of its type.
# https://learn.microsoft.com/en-us/azure/azure-monitor/alerts/alerts-overview

policy {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
  }
}

locals {
  off = [false, "false"]

  # What is watched: its type as Azure calls it, words by which queries are known to be about it, and what happens when nobody watches.
  workloads = {
    azurerm_application_gateway = {
      type = "microsoft.network/applicationgateways", queries = "AGWAccessLogs|AGWFirewallLogs|ApplicationGateway", subject = "gateway"
      risk = "the application behind it fails or somebody tries every address"
    }
    azurerm_cosmosdb_account = {
      type = "microsoft.documentdb/databaseaccounts", queries = "CDB[A-Z][A-Za-z]*Requests|MICROSOFT.DOCUMENTDB", subject = "database"
      risk = "requests fail or it is read out"
    }
    azurerm_data_factory = {
      type = "microsoft.datafactory/factories", queries = "ADF[A-Z][A-Za-z]*Run|MICROSOFT.DATAFACTORY", subject = "data factory"
      risk = "a transfer stops halfway or records are lost on the way"
    }
    azurerm_kubernetes_cluster = {
      type    = "microsoft.containerservice/managedclusters", queries = "Kube[A-Z][A-Za-z]*|AKSAudit|ContainerLog|InsightsMetrics"
      subject = "cluster", risk = "it fails or behaves unlike itself"
    }
    azurerm_linux_virtual_machine = {
      type = "microsoft.compute/virtualmachines", queries = "Heartbeat|InsightsMetrics|Perf|SecurityEvent|Syslog", subject = "server"
      risk = "it stops, is overloaded or behaves unlike itself"
    }
    azurerm_windows_virtual_machine = {
      type = "microsoft.compute/virtualmachines", queries = "Heartbeat|InsightsMetrics|Perf|SecurityEvent|Event", subject = "server"
      risk = "it stops, is overloaded or behaves unlike itself"
    }
    azurerm_linux_web_app = {
      type = "microsoft.web/sites", queries = "AppService[A-Z][A-Za-z]*|AppRequests|AppExceptions|requests", subject = "application"
      risk = "it fails or somebody tries every address"
    }
    azurerm_windows_web_app = {
      type = "microsoft.web/sites", queries = "AppService[A-Z][A-Za-z]*|AppRequests|AppExceptions|requests", subject = "application"
      risk = "it fails or somebody tries every address"
    }
    azurerm_mssql_database = {
      type = "microsoft.sql/servers/databases", queries = "SQLSecurityAuditEvents|MICROSOFT.SQL", subject = "database"
      risk = "it fills up, slows down or is flooded with connections"
    }
    azurerm_mysql_flexible_server = {
      type = "microsoft.dbformysql/flexibleservers", queries = "MySql[A-Z][A-Za-z]*|MICROSOFT.DBFORMYSQL", subject = "database server"
      risk = "it fills up, slows down or is flooded with connections"
    }
    azurerm_postgresql_flexible_server = {
      type    = "microsoft.dbforpostgresql/flexibleservers", queries = "PGSQL[A-Z][A-Za-z]*|PostgreSQL[A-Z][A-Za-z]*|MICROSOFT.DBFORPOSTGRESQL"
      subject = "database server", risk = "it fills up, slows down or is flooded with connections"
    }
    azurerm_redis_cache = {
      type = "microsoft.cache/redis", queries = "ACR?ConnectedClientList|MICROSOFT.CACHE", subject = "cache", risk = "it fails or fills up"
    }
    azurerm_storage_account = {
      type = "microsoft.storage/storageaccounts", queries = "Storage(Blob|File|Queue|Table)Logs", subject = "storage account"
      risk = "it is read out or stops answering"
    }
  }

  alert_types = [
    "azurerm_monitor_metric_alert", "azurerm_monitor_activity_log_alert", "azurerm_monitor_scheduled_query_rules_alert_v2",
    "azurerm_monitor_scheduled_query_rules_alert",
  ]

  metric_alerts = [
    for alert in core::getresources("azurerm_monitor_metric_alert", {}) : alert if !core::contains(local.off, core::try(alert.enabled, true))
  ]
  activity_alerts = [
    for alert in core::getresources("azurerm_monitor_activity_log_alert", {}) : alert if !core::contains(local.off, core::try(alert.enabled, true))
  ]

  # Queries of both forms; the older one calls its scope data_source_id.
  query_alerts = [
    for alert in core::concat(
      core::getresources("azurerm_monitor_scheduled_query_rules_alert_v2", {}), core::getresources("azurerm_monitor_scheduled_query_rules_alert", {}),
    ) : alert
    if !core::contains(local.off, core::try(alert.enabled, true))
  ]
  queries = [for alert in local.query_alerts : core::try(alert.criteria[0].query, alert.query, "")]

  # Whole types that an alert on a group or a subscription watches.
  types_with_an_alert = core::concat(
    [for alert in local.metric_alerts : core::lower(alert.target_resource_type) if core::try(alert.target_resource_type, null) != null],
    core::flatten([
      for alert in local.activity_alerts : [
        for type in core::concat([core::try(alert.criteria[0].resource_type, null)], core::try(alert.criteria[0].resource_types, [])) :
        core::lower(type) if type != null
      ]
      if core::try(alert.criteria[0].category, null) == "ResourceHealth"
    ]),
  )

  # Accounts for logs are watched through what fills them.
  log_stores = core::concat(
    [for setting in core::getresources("azurerm_monitor_diagnostic_setting", {}) : core::try(setting.storage_account_id, null)],
    [for log in core::getresources("azurerm_network_watcher_flow_log", {}) : core::try(log.storage_account_id, null)],
  )
}

resource_policy "azurerm_*" "azurerm_workload_alert" {
  filter = core::contains(core::keys(local.workloads), meta.type)

  locals {
    workload = local.workloads[meta.type]

    # Application Insights looks at an application from inside, and a pool is what its databases share.
    insights = core::endswith(meta.type, "_web_app") ? [
      for one in core::getresources("azurerm_application_insights", {}) : one
      if hclscan::refers_to([core::try(attrs.app_settings, null), core::try(attrs.site_config, null)], one)
    ] : []
    pools   = core::try(attrs.elastic_pool_id, null) == null ? [] : core::getresources("azurerm_mssql_elasticpool", { id = attrs.elastic_pool_id })
    watched = core::concat([attrs], local.insights, local.pools)

    alerts = [
      for type in local.alert_types : core::flatten([
        for one in local.watched : hclscan::referrers(one, type, "scopes", "data_source_id", "criteria", "query")
      ])
    ]
  }

  enforce {
    condition = (
      core::anytrue([
        for found in local.alerts : core::anytrue([for alert in found : !core::contains(local.off, core::try(alert.enabled, true))])
      ])
      || core::contains(local.types_with_an_alert, local.workload.type)
      || core::anytrue([for query in local.queries : core::regex_match(query, "(^|[^A-Za-z])(${local.workload.queries})([^A-Za-z]|$)")])
      || (
        meta.type == "azurerm_kubernetes_cluster"
        && core::length(hclscan::referrers(attrs, "azurerm_monitor_alert_prometheus_rule_group", "cluster_name", "scopes")) > 0
      )
      || (meta.type == "azurerm_storage_account" && core::contains(local.log_stores, attrs.id))
    )
    error_message = "No alert watches this ${local.workload.subject}: nobody is told when ${local.workload.risk}."
  }
}
