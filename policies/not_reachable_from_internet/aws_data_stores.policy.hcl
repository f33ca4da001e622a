# Databases, search, queues and migration tools of AWS that have an address on the internet.

policy {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  yes = [true, "true"]

  # Their argument publicly_accessible is false when it is not written.
  with_public_switch = [
    "aws_db_instance", "aws_rds_cluster_instance", "aws_neptune_cluster_instance", "aws_dms_replication_instance",
    "aws_mq_broker", "aws_redshiftserverless_workgroup", "aws_lightsail_database", "aws_timestreaminfluxdb_db_instance",
  ]

  search_domains = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
}

resource_policy "aws_*" "publicly_accessible" {
  filter = core::contains(local.with_public_switch, meta.type)

  enforce {
    condition     = !core::contains(local.yes, core::try(attrs.publicly_accessible, false))
    error_message = "This service holds or moves data and has a public address: everyone on the internet can try passwords and exploits against it."
  }
}

# Clusters of Aurora get their addresses from their instances; those with an instance class of their own are Multi-AZ clusters, and
# public unless they say otherwise or name a subnet group.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
resource_policy "aws_rds_cluster" "database_cluster" {
  filter = !core::startswith(core::try(attrs.engine, "aurora"), "aurora")

  locals {
    stated = core::try(attrs.publicly_accessible, null)
  }

  enforce {
    condition = (
      local.stated != null
      ? !core::contains(local.yes, local.stated)
      : !core::contains([null, "default"], core::try(attrs.db_subnet_group_name, null))
    )
    error_message = (
      core::try(attrs.publicly_accessible, null) == null
      ? "This database cluster gets a public address: that is what a Multi-AZ cluster without a subnet group of its own has."
      : "This database cluster has a public address: everyone on the internet can try passwords and exploits against it."
    )
  }
}

# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
resource_policy "aws_redshift_cluster" "data_warehouse" {
  locals {
    stated = core::try(attrs.publicly_accessible, null)
  }

  enforce {
    condition = local.stated != null ? !core::contains(local.yes, local.stated) : !hclscan::provider_allows(attrs, "< 6")
    error_message = (
      core::try(attrs.publicly_accessible, null) == null
      ? "This data warehouse has a public address with the provider's versions before 6, which the configuration allows and in which that is the default."
      : "This data warehouse has a public address: everyone on the internet can try passwords and exploits against it."
    )
  }
}

# -- search ------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
resource_policy "aws_*search_domain" "search_domain" {
  filter = core::contains(local.search_domains, meta.type)

  enforce {
    condition     = core::length(core::try(attrs.vpc_options, [])) > 0
    error_message = "This domain has an address on the internet, because it is in no network: one error in its access policy lets everyone search its documents."
  }
}

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
resource_policy "aws_opensearchserverless_security_policy" "search_collection" {
  filter = core::try(attrs.type, null) == "network"

  enforce {
    condition = core::alltrue([
      for policy in core::flatten([core::jsondecode(attrs.policy)]) : !core::contains(local.yes, core::try(policy.AllowFromPublic, false))
    ])
    error_message = "Collections under this policy have an address on the internet: one error in a data access policy lets everyone search their documents."
  }
}

# -- streams -----------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
resource_policy "aws_msk_cluster" "kafka_cluster" {
  enforce {
    condition     = core::try(attrs.broker_node_group_info[0].connectivity_info[0].public_access[0].type, "DISABLED") != "SERVICE_PROVIDED_EIPS"
    error_message = "The brokers of this cluster have public addresses: everyone on the internet can try to read what passes through them."
  }
}

# -- files -------------------------------------------------------------------------------------------------------------------

# https://docs.aws.amazon.com/filegateway/latest/files3/CreatingAnNFSFileShare.html
resource_policy "aws_storagegateway_nfs_file_share" "file_share" {
  enforce {
    condition     = !hclscan::is_public_cidr(core::try(attrs.client_list, null))
    error_message = "This file share takes clients from everywhere: whoever can reach the gateway can mount it, without a password."
  }
}
