# Managed databases of OVHcloud show their last thousand lines; what is to be kept goes to a stream of the Logs Data Platform that is
# subscribed to them.
# https://help.ovhcloud.com/csm/en-public-cloud-databases-logs-to-customers

policy {
  required_providers {
    ovh = { source = "ovh/ovh" }
  }
}

locals {
  # The subscriptions of databases, in either interface of the provider.
  databases = {
    ovh_cloud_managed_analytics = "ovh_cloud_managed_analytics_log_subscription"
    ovh_cloud_managed_database  = "ovh_cloud_managed_database_log_subscription"
    ovh_cloud_project_database  = "ovh_cloud_project_database_log_subscription"
  }
}

resource_policy "ovh_cloud_*" "ovh_database" {
  filter = core::contains(core::keys(local.databases), meta.type)

  enforce {
    condition     = core::length(core::getresources(local.databases[meta.type], { cluster_id = attrs.id })) > 0
    error_message = "The log of this database is kept nowhere: after a breach nobody can say who read which records."
  }
}
