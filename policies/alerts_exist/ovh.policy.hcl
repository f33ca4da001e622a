# OVHcloud has no alarms of its own for databases: their metrics go to a Prometheus that somebody runs, and whose rules are elsewhere. That is
# why these findings fail no run.
# https://help.ovhcloud.com/csm/en-public-cloud-databases-prometheus

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

locals {
  # The endpoints for metrics of databases, in either interface of the provider; that of MongoDB has a type of its own.
  databases = {
    ovh_cloud_managed_database = ["ovh_cloud_managed_database_mongodb_prometheus", "ovh_cloud_managed_database_prometheus"]
    ovh_cloud_project_database = ["ovh_cloud_project_database_mongodb_prometheus", "ovh_cloud_project_database_prometheus"]
  }
}

resource_policy "ovh_cloud_*" "ovh_database" {
  enforcement_level = "advisory"

  filter = core::contains(core::keys(local.databases), meta.type)

  enforce {
    condition     = core::anytrue([for type in local.databases[meta.type] : core::length(core::getresources(type, { cluster_id = attrs.id })) > 0])
    error_message = "Nothing watches this database: it has no endpoint from which a Prometheus could fetch its metrics, and nobody is told when it fills up or slows down."
  }
}
