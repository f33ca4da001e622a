# Databases of Alibaba Cloud record who ran what when SQL Explorer is switched on, or, with PostgreSQL, who signed in and out when its
# parameters say so.
# https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-mysql/use-the-sql-explorer-and-audit-feature

policy {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

locals {
  yes = ["on", "1", "true"]

  sign_in_parameters = ["log_connections", "log_disconnections"]
}

resource_policy "alicloud_db_instance" "alicloud_db_instance" {
  locals {
    parameters = core::try(attrs.parameters, null) == null ? [] : attrs.parameters
  }

  enforce {
    condition = core::try(attrs.sql_collector_status, null) == "Enabled" || core::anytrue([
      for parameter in local.parameters :
      core::contains(local.sign_in_parameters, core::lower("${parameter.name}")) && core::contains(local.yes, core::lower("${parameter.value}"))
    ])
    error_message = "Nobody can tell afterwards who signed in to this database or asked it for what: it keeps no such log."
  }
}
